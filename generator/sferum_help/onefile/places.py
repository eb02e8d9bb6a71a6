"""Where things are when many pages are one file: the address of a page is the name of its section.

`faq/how-much/#free` is a page and a place on it; in the file both are ids, `faq/how-much/` and
`faq/how-much/free`. What is not in the file is written out, so that it can be read and typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..model.addresses import address_of, code_address, readable
from ..model.content import Content
from ..model.labels import LABELS
from ..model.prose import Bold, Outside, Paragraph, Prose, Reference, Span, Text


@dataclass(frozen=True)
class Places:
    """What one file holds, and where everything else is. Templates ask it for addresses (`pages/templating.py`)."""

    content: Content
    site_url: str
    """Where the site is published, with a slash at its end; empty if nobody knows."""
    held: frozenset[str]
    """Addresses of the pages that are sections of this file."""
    codes: Mapping[str, str]
    """Address of a page → its code."""
    told: dict[str, tuple[bool, str]] = field(default_factory=dict)
    """What was asked: address of a page → whether the file holds it, and its code."""

    def id(self, address: str) -> str:
        """The id of a place. What a script writes into an address (`#v1:…`) is no place."""
        page, _, place = address.partition("#")
        return page if ":" in place else page + place

    def holds(self, address: str) -> bool:
        return self._known(address)[0]

    def still(self, told: Mapping[str, tuple[bool, str]]) -> bool:
        """Whether all that was told once would be told now."""
        return all(self._answer(page) == answer for page, answer in told.items())

    def _known(self, address: str) -> tuple[bool, str]:
        page = address.partition("#")[0]
        self.told[page] = self._answer(page)
        return self.told[page]

    def _answer(self, page: str) -> tuple[bool, str]:
        return page in self.held, self.codes.get(page, "")

    def url(self, address: str) -> str:
        """What a link leads to; empty if it is not in the file and the site does not know its own address."""
        if self.holds(address):
            return f"#{self.id(address)}"
        return self.site_url and self.site_url + address

    def beside(self, address: str) -> str:
        """What stands in brackets behind a link, for who cannot follow it; empty if the file holds it."""
        if self.holds(address):
            return ""
        if self.site_url:
            return f" ({self.written_address(address)})"
        code = self._known(address)[1]
        return f" ({LABELS['macros']['link'].format(code=code)})" if code else ""

    def written_address(self, address: str) -> str:
        """The whole address of a page in the words of somebody who types it; by its code, if it has one."""
        code = self._known(address)[1]
        return readable(self.site_url + (code_address(code) if code else address))

    def written(self, text: Prose) -> Prose:
        """The text with every address that is not in the file behind the words that lead there."""
        return text.rewritten(self._write_out)

    def resolve(self, id: str, anchor: str) -> str:
        """The address of a symbolic link, for `Prose.html`."""
        return self.url(self._address(id, anchor))

    def _address(self, id: str, anchor: str) -> str:
        address = address_of(self.content.article(id))
        return f"{address}#{anchor}" if anchor else address

    def _write_out(self, spans: tuple[Span, ...]) -> Iterator[Span]:
        for span in spans:
            match span:
                case Bold(inside):
                    yield Bold(tuple(self._write_out(inside)))
                case Reference(id, anchor, inside):
                    address = self._address(id, anchor)
                    yield from [span] if self.url(address) else inside
                    yield from as_text(self.beside(address))
                case Outside(address, inside):
                    yield span
                    # A phone number is its own address, and some links are called by theirs.
                    told = address.startswith("tel:") or readable(address) == words_of(inside)
                    yield from as_text("" if told else f" ({readable(address)})")
                case _:
                    yield span


def as_text(words: str) -> Iterable[Span]:
    return [Text(words)] if words else []


def words_of(spans: tuple[Span, ...]) -> str:
    return Prose((Paragraph(spans),)).plain
