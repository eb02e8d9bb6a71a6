"""How what is written is said aloud, for the script that reads a page (`theme/assets/hear.js`)."""

from __future__ import annotations

from ..model.content import Content
from ..model.labels import LABELS
from ..russian import aloud
from ..theme.assets import data_script


def hear_data(content: Content) -> str:
    """Comes with the script. What the centre says of a word goes before what is usual."""
    words = {
        "labels": LABELS["hear"],
        "said": {**aloud.SAID, **content.spoken},
        "shortForms": aloud.SHORT_FORMS,
        "closingForms": aloud.CLOSING_FORMS,
        "signs": aloud.SIGNS,
        "units": aloud.UNITS,
        "marks": aloud.MARKS,
        "numbered": aloud.NUMBERED,
        "code": aloud.CODE,
        "letters": aloud.LETTERS,
        "genitiveAfter": aloud.GENITIVE_AFTER,
        "numerals": aloud.NUMERALS,
        "thousands": aloud.THOUSANDS,
        "ordinals": aloud.ORDINALS,
        "year": aloud.YEAR,
        "shortYears": aloud.SHORT_YEARS,
        "months": aloud.MONTHS,
    }
    return data_script("hear", words)
