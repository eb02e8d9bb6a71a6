"""Who does a step, in which account, on which device."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Who does a step."""

    id: str
    name: str
    role: str
    """The role whose colours are theirs; empty: none."""
    whose: str
    """The name as an owner, «гостя», for pictures of links; empty if nothing of theirs is drawn."""


@dataclass(frozen=True)
class Account:
    """In which account a step is done."""

    id: str
    name: str
    owner: str
    """The person it belongs to; empty if nobody signs in."""


@dataclass(frozen=True)
class Device:
    """On which device a step is done."""

    id: str
    name: str
    picture: str
    """One of `looks.PICTURES`, or empty."""
