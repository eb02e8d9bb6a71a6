"""What an editor is told of a field, in few words and in all: for tools that show fields one by one."""

from __future__ import annotations

from ..source.fields import Help


def title_of(help: Help) -> str:
    """What a field is called in few words: «Когда сверяли с источниками»."""
    words = help.about
    for end in (":", ";", ", ", "—", " из faq/", " из instructions/"):
        before = words.partition(end)[0]
        # A comma in quotation marks ends nothing.
        words = before if before.count("«") == before.count("»") else words
    return words[:1].upper() + words[1:].rstrip()


def about_of(help: Help) -> str:
    """What to write in a field, and how much at the most."""
    about = "; ".join(part for part in (help.about, help.more) if part)
    return about + (f", {help.limit}" if help.limit and help.limit not in about else "")


def hint_of(help: Help) -> str:
    """All that an editor is told of a field, as the reference tells it."""
    hint = about_of(help)
    if not help.required and help.when:
        hint += f" (обязательно {help.when})"
    return f"{hint[:1].upper()}{hint[1:]}." + (f" Пример: {help.example}" if help.example else "")
