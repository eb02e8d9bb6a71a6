"""The checker as frozen data: a graph of questions and outcomes, and a model of the situations it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .article import Message
from .prose import Prose

Situation = Mapping[str, str]
"""Fact → value: how things really are."""

Says = Mapping[str, tuple[str, ...]]
"""Fact → the values that agree with what a person said."""


READER, TIME, OTHER = "reader", "time", "other"
"""Kinds of what can change a fact: the reader, time alone, somebody else or nobody."""

RIGHT, WAIT, MEND, HAND_OVER = "right", "wait", "mend", "hand-over"
"""What a severity can mean: all is well; time will mend it; the reader can; somebody else has to."""


STEPS, MESSAGE = "steps", "message"
"""What an outcome can say to do first: open an article, or send its message."""


@dataclass(frozen=True)
class Changer:
    """Who can make facts right."""

    id: str
    words: str
    """Who it is, for editors."""
    kind: str
    """READER, TIME or OTHER."""


@dataclass(frozen=True)
class Reminder:
    """A file for the reader's calendar."""

    link: str
    """The words that lead to it."""
    title: str
    text: str
    file: str
    """Its name on the reader's device."""
    hours: int
    """After how many hours it reminds."""


@dataclass(frozen=True)
class Severity:
    """How an outcome looks, and what it means to the proof."""

    id: str
    title: str
    """In words, above the outcome."""
    means: str
    """RIGHT, WAIT, MEND or HAND_OVER."""
    icon: str
    """One of `looks.MARKS`, beside the title."""
    needs_message: bool
    """Whether such an outcome has to bring a text to send."""
    reminder: Reminder | None

    @property
    def advises(self) -> bool:
        """Whether there is something to do after which things are better."""
        return self.means in (WAIT, MEND)


@dataclass(frozen=True)
class Guard:
    """Somebody must not be led into another person's account without a word about it."""

    id: str
    role: str
    """Whose way is guarded."""
    owner: str
    """The person whose accounts and devices they are."""
    title: str
    """Above what is said, for the reader."""
    message: str
    """What is wrong with an outcome that says nothing, for editors."""
    hint: str


@dataclass(frozen=True)
class Fact:
    """Something about the reader that can be one of a few ways."""

    id: str
    about: str
    values: Mapping[str, str]
    """Value → its words."""
    right: tuple[str, ...]
    """The values with which things work; empty if the fact is neither right nor wrong."""
    changed_by: str
    """The changer that can make it right; empty for a fact that follows from others."""
    when: Says
    """The fact exists only where this holds; empty: always."""
    yes_if: Situation
    """For a fact that follows from others: it is `yes` if they all are so, else `no`. Empty otherwise."""
    owner: str
    """The person whose account or device it is about, or empty."""
    link_of: str
    """The person whose record this link belongs to, for the picture; or empty."""


@dataclass(frozen=True)
class LinkingExample:
    """Links to show where nobody has asked yet: on the home page and on sheets."""

    facts: Situation
    caption: str


@dataclass(frozen=True)
class Linking:
    """How links between records and profiles are drawn and said. `{whose}` is filled in."""

    record: str
    profile: str
    nobody: str
    """In place of a profile that is not there."""
    stranger: str
    """In place of the profile of somebody the site does not know."""
    arrows: Mapping[str, str]
    """Kind of a link (`LINK_KINDS`) → the word at its arrow."""
    sentences: Mapping[str, str]
    """The same → the link as a sentence, with `{record}` and `{profile}` filled in."""
    values: Mapping[str, str]
    """Value of a link fact → whose profile it is, where it is not the person's own."""
    right: LinkingExample
    wrong: LinkingExample


LINK_KINDS = ("none", "right", "wrong", "stranger")
"""Nothing is linked; one's own profile; another person's; that of somebody the site does not know."""


@dataclass(frozen=True)
class Entry:
    """A way into the checker: a role or a symptom."""

    id: str
    title: str
    roles: tuple[str, ...]
    symptom: bool
    """Chosen by what is wrong, not by who asks."""
    says: Says
    """What a person who enters here has said by that."""
    facts: tuple[str, ...]
    """What the entry is about: every combination of these facts is tried."""
    question: str


@dataclass(frozen=True)
class Option:
    id: str
    text: str
    says: Says
    to: str
    """A question or an outcome."""


@dataclass(frozen=True)
class Question:
    id: str
    question: str
    why: Prose
    """Why we ask; may be empty."""
    options: tuple[Option, ...]
    look: Prose
    """How to find out: the page behind «Не знаю»; empty: nobody can fail to know it."""
    was: tuple[str, ...] = ()
    """Former ids, likewise of outcomes: old addresses lead here."""


@dataclass(frozen=True)
class Outcome:
    id: str
    title: str
    severity: str
    """The id of a severity."""
    says: Says
    """What it tells the reader about the situation; must be so wherever it is reached."""
    because: Prose
    steps: tuple[str, ...]
    """Articles that hold the steps."""
    result: Prose
    """How to see that it worked."""
    otherwise: Prose
    """What to do if it did not."""
    message: Message | None
    first: str
    """What to do before all else: STEPS or MESSAGE; empty: nothing, or to be reminded by the severity."""
    changes: Situation
    """What is so when the advice has been followed."""
    said_first: Mapping[str, str]
    """Guard → what is said in advance to whom it guards."""
    picture: tuple[str, ...]
    """Facts to draw: links between a record and a profile."""
    was: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checker:
    title: str
    intro: str
    aliases: tuple[str, ...]
    """How people ask for it."""
    rounds: int
    """After so many pieces of advice at the most everything works, or only others can help."""
    changers: Mapping[str, Changer]
    severities: Mapping[str, Severity]
    guards: Mapping[str, Guard]
    messenger: str
    """The fact whose values are messengers, or empty: advice is held to what its articles are true for."""
    linking: Linking | None
    """Without it nothing is drawn."""
    facts: Mapping[str, Fact]
    never: tuple[Says, ...]
    """Combinations that do not exist."""
    entries: Mapping[str, Entry]
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]

    def severity(self, outcome: Outcome) -> Severity:
        return self.severities[outcome.severity]

    def kind_of_changer(self, fact: Fact) -> str:
        """READER, TIME or OTHER."""
        return self.changers[fact.changed_by].kind
