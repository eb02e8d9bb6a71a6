"""The index of a large site in pieces: a head that every search needs, and scripts of which a query asks for some.

What one file of `search/index.py` says whole is cut here; what a search finds is the same. The head is that index
without what grows with the number of documents, and has instead:

- `rolesOf`: a letter from `A` on for each document: which of `sets` its roles are;
- `having`: in how many documents each term is, base 36;
- `from`: the first term of each piece of terms; `sizes`: how many documents or codes are in a piece of them;
  `counts`: how many pieces of names and of codes there are;
- `grain`: into how many parts one is divided, where lengths are measured;
- `pieces`: for each kind the hash in the names of its scripts; who publishes them tells it.

The kinds of pieces, each a script of its own:

- `terms`: of each term in alphabetical order where it stands, parted by commas: for each document the distance from
  the one before, base 36, then for each of its phrases that has the term a letter from `A` on, which is the title,
  and two digits, base 36: the length of that phrase as a vector. So few aliases of a large site are searched that
  the letters do;
- `documents`: a block of `documents`, each behind what is shown below its title;
- `names`: former and present addresses → documents, of those the sum of whose last step's letters, divided by the
  number of pieces, leaves the number of this one;
- `codes`: a part of `codes`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from .index import base36

T = TypeVar("T")

OPENER = "search-pieces.js"
"""The name of the script that reads them; it comes in the file of the head."""

PIECE = 2000
"""Characters in a piece of terms, if not one term alone has more: a query needs few of each, but of many."""

BLOCK = 8
"""Documents in a piece of them: a search shows seven from anywhere, each with its neighbours."""

NAMES, CODES = 500, 4000
"""About how many names or codes are in a piece."""

GRAIN = 16
NEGATION = 0.9
"""As `index.js` has it."""

Pieces = dict[str, list[Any]]
"""Kind → what each script of that kind brings."""


def cut(index: Mapping[str, Any], shorts: Sequence[str]) -> tuple[dict[str, Any], Pieces]:
    """The head, which still has to be told its `pieces`, and the pieces.

    Args:
        index: As `site_index` makes it; of so many documents that it searches no texts.
        shorts: What is shown below the title of each document.
    """
    found, terms = index["documents"], unpack_terms(index["terms"])
    phrases = [
        [[int(term, 36) for term in phrase.split()] for phrase in one.split(",")]
        for one in index["phrases"].split(";")
    ]
    places = places_of(phrases, len(terms))
    having = [len(one) for one in places]
    weights = [rarity(count, len(found)) for count in having]
    if index["negation"] in terms:
        weights[terms.index(index["negation"])] = NEGATION
    lengths = [[pack_length(phrase, weights) for phrase in one] for one in phrases]
    packed, starts = gather(pack_places(one, lengths) for one in places)
    pieces = {
        "terms": packed,
        "documents": list(slices([[short, *one] for one, short in zip(found, shorts, strict=True)], BLOCK)),
        "names": names(index),
        "codes": [" ".join(part) for part in slices(index["codes"].split(), CODES)],
    }
    head = {
        **index,
        "documents": [],
        "phrases": "",
        "bodies": "",
        "codes": "",
        "was": {},
        "rolesOf": "".join(chr(ord("A") + one[3]) for one in found),
        "having": " ".join(map(base36, having)),
        "from": starts,
        "sizes": {"documents": BLOCK, "codes": CODES},
        "counts": {"names": len(pieces["names"]), "codes": len(pieces["codes"])},
        "grain": GRAIN,
    }
    return head, pieces


def unpack_terms(packed: str) -> list[str]:
    """What `pack_terms` has packed."""
    found = [""]
    for shared, rest in re.findall("([A-Z])([^A-Z]*)", packed):
        found.append(found[-1][: ord(shared) - ord("A")] + rest)
    return found[1:]


def places_of(phrases: Sequence[Sequence[Iterable[int]]], terms: int) -> list[dict[int, list[int]]]:
    """For each term the documents that have it, and which of their phrases."""
    places: list[dict[int, list[int]]] = [{} for _ in range(terms)]
    for document, of_one in enumerate(phrases):
        for at, phrase in enumerate(of_one):
            for term in dict.fromkeys(phrase):
                places[term].setdefault(document, []).append(at)
    return places


def rarity(having: int, total: int) -> float:
    """As `index.js` has it."""
    return math.log(1 + (total - having + 0.5) / (having + 0.5))


def pack_length(phrase: Iterable[int], weights: Sequence[float]) -> str:
    """The length of a phrase as a vector, in two digits."""
    length = math.sqrt(sum(weights[term] ** 2 for term in phrase)) or 1
    return base36(min(round(length * GRAIN), 36**2 - 1)).rjust(2, "0")


def pack_places(found: Mapping[int, Sequence[int]], lengths: Sequence[Sequence[str]]) -> str:
    packed = []
    for before, document in pairwise([-1, *found]):
        phrases = (f"{chr(ord('A') + at)}{lengths[document][at]}" for at in found[document])
        packed.append(base36(document - before) + "".join(phrases))
    return "".join(packed)


def gather(texts: Iterable[str]) -> tuple[list[str], list[int]]:
    """Texts in order, joined by commas to pieces of at most `PIECE`, and the number of the first of each."""
    pieces: list[list[str]] = []
    starts = []
    size = PIECE
    for number, text in enumerate(texts):
        if size + len(text) > PIECE:
            pieces.append([])
            starts.append(number)
            size = 0
        pieces[-1].append(text)
        size += len(text)
    return [",".join(piece) for piece in pieces], starts


def names(index: Mapping[str, Any]) -> list[dict[str, int]]:
    """Addresses, the former ones too, by the sum of the letters of their last step."""
    folders = index["folders"]
    known = dict(index["was"])
    for number, (id, kind, _, _, _, *address) in enumerate(index["documents"]):
        known[address[0] if address else f"{folders[kind]}{id}/"] = number
    pieces: list[dict[str, int]] = [{} for _ in range(math.ceil(len(known) / NAMES))]
    for address, number in known.items():
        last = address.rstrip("/").rpartition("/")[2]
        pieces[sum(map(ord, last)) % len(pieces)][address] = number
    return pieces


def slices(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(things), size):
        yield things[start : start + size]
