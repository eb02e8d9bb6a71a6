"""Numbers → a short text: the more usual a number is among those of its kind, the fewer bits it takes.

Numbers are written as bits, and bits by a range coder: each narrows a range by how likely it was, as counted among the
bits that were written there before. `theme/assets/search/packed.js` counts the same and reads them in the same order.
gzip cannot do that: it knows whole bits and repetitions, and such tables have none. They are a fifth shorter so.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Mapping
from itertools import pairwise

WHOLE, LEAST, BYTE = 1 << 32, 1 << 24, 1 << 8
"""The range is divided anew as long as it is not smaller than `LEAST`; then a byte of it is written."""

PARTS = 1 << 16
"""The range in so many parts."""

FEW = 4
"""How many numbers are still to come tells how far the next one is, but more than so many are many."""


class Packer:
    """What is added in turn is read in turn. `kind`: numbers of one kind are like each other."""

    def __init__(self) -> None:
        self._from, self._range = 0, WHOLE - 1
        self._bytes = bytearray()
        self._seen: dict[tuple[str, int], list[int]] = {}

    def number(self, kind: str, number: int) -> None:
        """A number from 0 on: how many binary digits it has after the first one, then these."""
        digits = (number + 1).bit_length() - 1
        for at in range(digits):
            self._bit(kind, -at, 1)
        self._bit(kind, -digits, 0)
        before = 1
        for at in reversed(range(digits)):
            bit = (number + 1) >> at & 1
            self._bit(kind, (1 << digits) + before, bit)
            before = 2 * before + bit

    def signed(self, kind: str, number: int) -> None:
        """A number that may be below 0: of each size first the one above."""
        self.number(kind, 2 * number - 1 if number > 0 else -2 * number)

    def rising(self, kind: str, numbers: Collection[int]) -> None:
        """Numbers in order, none twice: how many, then each as its distance from the one before."""
        self.number(f"{kind}s", len(numbers))
        for at, (before, one) in enumerate(pairwise([-1, *numbers])):
            self.number(f"{kind}{min(FEW, len(numbers) - at)}", one - before - 1)

    def row(self, kind: str, row: Mapping[int, int]) -> None:
        """Places in order and what each of them weighs."""
        self.rising(kind, sorted(row))
        for place in sorted(row):
            self.signed(f"{kind}=", row[place])

    def _bit(self, kind: str, place: int, bit: int) -> None:
        """`place`: where in a number it is, after what."""
        seen = self._seen.setdefault((kind, place), [0, 0])
        bound = self._range // PARTS * odds(*seen)
        seen[bit] += 1
        if bit:
            self._from += bound
            self._range -= bound
        else:
            self._range = bound
        while self._range < LEAST:
            self._byte()
            self._range *= BYTE

    def _byte(self) -> None:
        if self._from >= WHOLE:
            self._carry()
        self._bytes.append(self._from // LEAST)
        self._from = self._from % LEAST * BYTE

    def _carry(self) -> None:
        self._from -= WHOLE
        at = len(self._bytes) - 1
        while self._bytes[at] == BYTE - 1:
            self._bytes[at] = 0
            at -= 1
        self._bytes[at] += 1

    def text(self) -> str:
        """All that was added; nothing can be added after it."""
        for _ in range(4):
            self._byte()
        return b64encode(self._bytes.rstrip(b"\0")).decode()


def odds(zeros: int, ones: int) -> int:
    """How many parts of the range a 0 gets."""
    return max(1, PARTS * (2 * zeros + 1) // (2 * (zeros + ones + 1)))
