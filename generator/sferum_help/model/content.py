"""Everything the sources say, as one frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from .article import Answer, Instruction
from .centre import Centre
from .checker import Checker
from .codes import Codes
from .document import Document
from .meeting import Meeting
from .phrases import Danger, Phrases
from .proof import Proof
from .reasons import Helped
from .retired import Retired
from .role import Role
from .sources import Source
from .spelling import Spelling
from .steps import Account, Device, Person
from .support import Support
from .synonyms import Synonyms
from .topics import ANY_MESSENGER, Messenger, Topic
from .video import Video, VideoPage
from .words import ScreenWord


@dataclass(frozen=True)
class Content:
    """Everything the sources say. Mappings keep the order in which things are shown."""

    centre: Centre
    roles: Mapping[str, Role]
    topics: Mapping[str, Topic]
    messengers: Mapping[str, Messenger]
    levels: Mapping[str, str]
    """How far a source can be trusted, in words."""
    weak: tuple[str, ...]
    """Levels that are not enough to state a thing without a reservation."""
    alone: Mapping[str, str]
    """Level → what a page says if nothing better stands behind it; the first one of the levels counts."""
    sources: Mapping[str, Source]
    screen_words: Mapping[str, ScreenWord]
    phones: tuple[str, ...]
    """Those that readers may be told, digits only."""
    spoken: Mapping[str, str]
    """How a voice says what is written short or not in Russian letters."""
    people: Mapping[str, Person]
    accounts: Mapping[str, Account]
    devices: Mapping[str, Device]
    video_pages: Mapping[str, VideoPage]
    videos: Mapping[str, Video]
    answers: Mapping[str, Answer]
    instructions: Mapping[str, Instruction]
    checker: Checker | None
    """None: the site has none; likewise the support desk."""
    synonyms: Synonyms
    proof: Proof
    """That the checker ends well from every situation, and its numbers."""
    codes: Codes
    """Which short code leads to which page."""
    retired: Mapping[str, Retired]
    """Pages that are gone for good, by the names that their codes have."""
    helped: Helped | None
    """What stands behind «Помогло?» below every article; None: nobody asks that."""
    support: Support | None
    """The words and cues of the support desk."""
    meeting: Meeting | None
    """The kit for a meeting."""
    spelling: Spelling | None
    """Words that a dictionary does not know; None: nobody looks the spelling over."""
    phrases: Phrases
    """What search learns from."""
    danger: Danger | None
    """How trouble is told; None: search knows no danger."""
    documents: Mapping[str, Document]
    """Pages written by hand."""

    def article(self, id: str) -> Answer | Instruction:
        """The answer or instruction with this id; both share one space of ids."""
        return self.answers[id] if id in self.answers else self.instructions[id]

    def named_messengers(self) -> tuple[Messenger, ...]:
        """Every messenger but the one that stands for all."""
        return tuple(one for id, one in self.messengers.items() if id != ANY_MESSENGER)

    def messengers_of(self, article: Answer | Instruction) -> tuple[str, ...]:
        """The messengers for which an article is true, each by its own id."""
        if ANY_MESSENGER not in article.applies_to:
            return article.applies_to
        return tuple(one.id for one in self.named_messengers())

    def basis_of(self, article: Answer | Instruction) -> str:
        """What a reader has to know of its sources: that none of them is a strong one; else empty."""
        levels = {self.sources[id].level for id in article.sources}
        if not levels <= set(self.alone):
            return ""
        return next(self.alone[level] for level in self.levels if level in levels)

    def fresh_until(self, article: Answer | Instruction) -> date | None:
        """The last day on which its check can be relied on; None: it does not age."""
        days = self.fresh_days(article)
        return article.checked + timedelta(days=days) if days else None

    def fresh_days(self, article: Answer | Instruction) -> int:
        """For how many days after its check an article can be relied on; 0: it does not age."""
        topic = self.topics[article.topic]
        return topic.fresh_critical if article.critical and topic.fresh_critical else topic.fresh

    def last_checked(self) -> date:
        """The day when somebody last compared a text with its sources: today, as far as the content knows."""
        return max(article.checked for article in self.articles())

    def is_weak(self, source: str) -> bool:
        """Whether a thing that only this source says still waits for a better one."""
        return self.sources[source].level in self.weak

    def articles(self) -> Iterator[Answer | Instruction]:
        yield from self.answers.values()
        yield from self.instructions.values()
