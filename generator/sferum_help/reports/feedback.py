"""Exported tickets → how often readers sent «Справка 1010, причина К: …», by page and by reason."""

from __future__ import annotations

import email
import email.policy
import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

from ..model import damm as codes
from ..model.content import Content

SENT = re.compile(
    r"справка\W{0,10}(?P<code>[0-9](?:[\s-]?[0-9]){2,8})(?![0-9])\W{0,10}причина\W{0,10}(?P<letter>[а-яёa-z])(?!\w)",
    re.IGNORECASE,
)
"""The text of «Помогло?» (see `_helped.html.j2`) as it survives copying: any case, line breaks, quote marks
of letters, and spaces or hyphens between the digits."""

TAG = re.compile(r"<[^<>]{1,300}>")

LOOKALIKES = str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")
"""Latin capitals that look Russian: somebody has typed the letter by hand."""

MAIL = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:From \S|(?:[A-Za-z][A-Za-z-]*: .*\r?\n){2})")
"""How a file of letters begins: `From ` of an mbox, or two header lines of a single letter."""

NEXT_LETTER = re.compile(rb"^From .*\r?\n", re.MULTILINE)


@dataclass
class Counts:
    """What was found; pages by code, reasons by letter."""

    pages: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(Code, letter) → how often, for codes and letters that were given."""
    typos: Counter[str] = field(default_factory=Counter)
    """Codes whose digits do not agree."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Codes that are sound and were never given: of another site, perhaps."""
    letters: Counter[str] = field(default_factory=Counter)
    """Letters of no reason, on known pages."""

    def total(self) -> int:
        return sum(sum(one.values()) for one in (self.pages, self.typos, self.unknown, self.letters))


def texts(data: bytes) -> Iterator[str]:
    """The texts in a file: each letter of an mbox or .eml without what it quotes; else the whole file.

    UTF-8, UTF-16 with its mark, or Windows-1251; never fails, whatever the bytes.
    """
    if not MAIL.match(data):
        yield decode(data)
        return
    for letter in NEXT_LETTER.split(data):
        if letter.strip():
            text = letter_text(letter)
            yield "\n".join(line for line in text.splitlines() if not line.startswith(">"))


def letter_text(data: bytes) -> str:
    """The words of one letter, its transfer encoding undone; the plain version if there are two."""
    letter = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(letter, EmailMessage)
    body = letter.get_body(("plain", "html"))
    if body is None or body.is_multipart():
        return decode(data)
    payload = body.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else data
    try:
        return content.decode(body.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(content)


def decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace")


def find(text: str) -> Iterator[tuple[str, str]]:
    """Every (code, letter) in a text, tags and character references of HTML undone."""
    for match in SENT.finditer(html.unescape(TAG.sub(" ", text))):
        yield re.sub(r"\D", "", match["code"]), match["letter"].upper().translate(LOOKALIKES)


def reason_texts(content: Content) -> dict[str, str]:
    """Letter of a reason → its words."""
    return {one.letter: one.text for one in content.helped.reasons.values()} if content.helped else {}


def count(content: Content, files: list[bytes]) -> Counts:
    """What the files hold, sorted into known, mistyped and unknown."""
    counts = Counts()
    given = set(content.codes.every())
    letters = set(reason_texts(content))
    for data in files:
        for text in texts(data):
            for code, letter in find(text):
                if not codes.is_code(code):
                    counts.typos[code] += 1
                elif code not in given:
                    counts.unknown[code] += 1
                elif letter not in letters:
                    counts.letters[letter] += 1
                else:
                    counts.pages[code, letter] += 1
    return counts


def report(content: Content, counts: Counts) -> str:
    """The counts in words, the most frequent first."""
    reasons = reason_texts(content)
    lines = [f"Сообщений: {counts.total()}"]

    def section(title: str, found: Counter[str], describe: dict[str, str]) -> None:
        if found:
            lines.extend(["", f"{title}:"])
            for key, number in sorted(found.items(), key=lambda item: (-item[1], item[0])):
                lines.append(f"  {number:>4}  {key}  {describe.get(key, '')}".rstrip())

    by_page: Counter[str] = Counter()
    by_letter: Counter[str] = Counter()
    for (code, letter), number in counts.pages.items():
        by_page[code] += number
        by_letter[letter] += number
    described = {}
    for code in by_page:
        own = Counter({letter: number for (one, letter), number in counts.pages.items() if one == code})
        why = ", ".join(f"{reasons[letter]} {number}" for letter, number in own.most_common())
        described[code] = f"{name_of(content, code)}: {why}"
    section("По страницам", by_page, described)
    section("По причинам", by_letter, reasons)
    guesses = {}
    for code in counts.typos:
        near = codes.neighbours(code, content.codes.every())
        guesses[code] = (
            f"возможно, {', '.join(f'{one} {name_of(content, one)}' for one in near)}" if near else ""
        )
    section("Коды с опечаткой: цифры не сходятся", counts.typos, guesses)
    section("Кодов без опечатки, но таких мы не давали", counts.unknown, {})
    section("Неизвестные причины", counts.letters, {})
    return "\n".join(lines) + "\n"


def name_of(content: Content, code: str) -> str:
    """The id of the page that a code leads or led to."""
    return content.codes.pages.get(code) or f"{content.codes.retired[code]} (удалена)"
