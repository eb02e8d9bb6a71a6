"""What commands share: what the environment says, and the words for it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from ..site.options import Options, read_switch

SITE = "site"
"""The folder that is published if nobody names another."""
INTERRUPTED = 130
"""What a shell gives for Ctrl-C."""


def options_of_environment(for_disk: bool = False) -> Options:
    """How the site is published, from the same variables that `mkdocs.yml` reads. Raises `BadSetting`."""
    return Options(
        site_url=os.environ.get("SITE_URL", ""),
        edit=os.environ.get("EDIT_URL", ""),
        offline=read_switch("OFFLINE", os.environ.get("OFFLINE")),
        for_disk=for_disk,
    )


def today() -> date:
    """The day of the build; one that has to come out the same again says SOURCE_DATE_EPOCH, seconds since 1970."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdigit() else date.today()
