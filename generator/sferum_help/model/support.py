"""The words of the support desk, and the cues by which it guesses who writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Support:
    greeting: str
    more: str
    """Stands before the address of a page."""
    checker: str
    """Stands before the address of the checker."""
    ask_role: str
    ask_messenger: str
    ask_which: str
    """Stands before the titles of two answers that compete."""
    senders: Mapping[str, tuple[str, ...]]
    """Role → words and phrases by which its messages are known."""
    messengers: Mapping[str, tuple[str, ...]]
    """Messenger → words by which people call it."""
    also: tuple[str, ...] = ()
    """With which words another question begins in a message."""
    asks: tuple[str, ...] = ()
    """With which words a question begins: two of them parted by a comma are two questions."""
    upset: tuple[str, ...] = ()
    """Words and phrases by which an angry message is known."""
    calm: str = ""
    """What the reply to an angry message begins with."""
    not_ours: str = ""
    """What to answer to a question that nothing here answers; who may know follows, if anybody does."""
    thanks: tuple[str, ...] = ()
    """Words of a message that only thanks."""
    polite: tuple[str, ...] = ()
    """More words of greetings and signatures."""
    welcome: str = ""
    """What is written back to it."""
    hello: tuple[str, ...] = ()
    """Words of a message that only greets."""
    invite: str = ""
    """What is written back to it."""
    trouble: Mapping[str, str] = field(default_factory=dict)
    """Role → what a reply to somebody in danger begins with."""
