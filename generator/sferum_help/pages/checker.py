"""The checker → its pages: the start, a page for each question and outcome, and what its script needs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from ..checker.diagram import mermaid_diagram
from ..checker.graph import longest_from
from ..model.addresses import (
    CHECKER,
    CODES,
    LOOK,
    NUMBERS,
    Link,
    entry_address,
    node_address,
    outcome_name,
    page_address,
)
from ..model.checker import STEPS, Checker, Guard, Option, Outcome, Question, Severity
from ..model.content import Content
from ..model.labels import LABELS
from ..model.proof import Proof
from ..model.topics import Messenger
from ..theme.assets import data_script
from .entries import ArticleEntry
from .entries import entry as article_entry
from .linking import Picture, draw_facts
from .page import MovedView, Page

GRAPH = "checker-graph.js"
SCRIPTS = (GRAPH, "checker.js")
STYLES = ("checker.css",)


@dataclass(frozen=True)
class StartView:
    kind: ClassVar[str] = "checker"
    intro: str
    roles: tuple[Link, ...]
    symptoms: tuple[tuple[str, Link], ...]
    """Id of an entry and where it begins."""


@dataclass(frozen=True)
class OptionView:
    option: Option
    link: Link
    picture: Picture | None
    """What it says, drawn, if every option of its question can be."""
    messenger: Messenger | None
    """The one it says that the chat is in."""


@dataclass(frozen=True)
class QuestionView:
    kind: ClassVar[str] = "checker-question"
    question: Question
    options: tuple[OptionView, ...]
    look: Link | None
    """The page behind «Не знаю»."""
    left: int
    """Questions at the most, this one included."""
    start: Link


@dataclass(frozen=True)
class LookView:
    kind: ClassVar[str] = "checker-look"
    question: Question
    back: Link
    start: Link


@dataclass(frozen=True)
class OutcomeView:
    kind: ClassVar[str] = "checker-outcome"
    outcome: Outcome
    severity: Severity
    said_first: tuple[tuple[Guard, str], ...]
    """What has to be said before the steps, each with its guard."""
    opens: ArticleEntry | None
    """What the large button opens, if that is what it does."""
    others: tuple[ArticleEntry, ...]
    """The rest of what helps."""
    picture: Picture | None
    code: str
    code_link: Link
    start: Link


@dataclass(frozen=True)
class NumbersView:
    kind: ClassVar[str] = "checker-numbers"
    proof: Proof
    checker: Checker
    mermaid: str


def revision(question: Question) -> str:
    """Three characters that change when the question or an answer changes its meaning; words may change."""
    meaning = [question.id, [[option.id, sorted(option.says.items())] for option in question.options]]
    return hashlib.sha256(json.dumps(meaning).encode()).hexdigest()[:3]


def outcome_picture(content: Content, outcome: Outcome) -> Picture | None:
    """The picture of an outcome: what is certain there, as the proof has shown."""
    reached = content.proof.reached_in[outcome.id]
    return draw_facts(content, {fact: reached[0][1][fact] for fact in outcome.picture})


def option_pictures(content: Content, question: Question) -> list[Picture | None]:
    """The pictures of the links that options speak of; none at all if one of them leaves the link open."""
    drawn = [
        {
            fact: says[0]
            for fact, says in option.says.items()
            if content.checker.facts[fact].link_of and len(says) == 1
        }
        for option in question.options
    ]
    return [draw_facts(content, facts) if all(drawn) else None for facts in drawn]


def messenger_of(content: Content, option: Option) -> Messenger | None:
    said = option.says.get(content.checker.messenger, ())
    return content.messengers.get(said[0]) if len(said) == 1 else None


def entry_link(content: Content, id: str) -> Link:
    entry = content.checker.entries[id]
    return Link(entry.title, entry_address(entry))


def checker_link(content: Content) -> Link | None:
    """Where the checker starts; None if the site has none."""
    return Link(content.checker.title, CHECKER) if content.checker else None


def checker_pages(content: Content) -> Iterator[Page]:
    """Every page of the checker, if there is one."""
    checker = content.checker
    if checker is None:
        return
    entries = [(one, entry_link(content, one.id)) for one in checker.entries.values()]
    crumbs = (Link(checker.title, CHECKER),)
    start = StartView(
        intro=checker.intro,
        roles=tuple(link for one, link in entries if not one.symptom),
        symptoms=tuple((one.id, link) for one, link in entries if one.symptom),
    )
    yield Page(CHECKER, checker.title, checker.intro, start, menu=CHECKER, scripts=SCRIPTS, styles=STYLES)
    for question in checker.questions.values():
        yield from question_pages(content, question, crumbs)
        yield from moved_pages(question.was, question.id, question.question)
        if question.look:
            yield from moved_pages(
                [LOOK + old for old in question.was], LOOK + question.id, question.question
            )
    for outcome in checker.outcomes.values():
        yield outcome_page(content, outcome, crumbs)
        yield from moved_pages(outcome.was, outcome.id, outcome.title)
    title = LABELS["checker"]["numbers"]
    numbers = NumbersView(content.proof, checker, mermaid_diagram(checker))
    yield Page(node_address(NUMBERS), title, title, numbers, crumbs=crumbs, menu=CHECKER, indexed=False)


def moved_pages(was: Iterable[str], id: str, title: str) -> Iterator[Page]:
    """A page at each address that a question or an outcome had before."""
    for old in was:
        now = Link(title, node_address(id))
        yield Page(node_address(old), title, title, MovedView(now), moved_to=now.address)


def question_pages(content: Content, question: Question, crumbs: tuple[Link, ...]) -> Iterator[Page]:
    """The page of a question, and the one behind «Не знаю»."""
    checker = content.checker
    look = Link("", node_address(LOOK + question.id)) if question.look else None
    view = QuestionView(
        question=question,
        options=tuple(
            OptionView(
                option, Link(option.text, node_address(option.to)), picture, messenger_of(content, option)
            )
            for option, picture in zip(question.options, option_pictures(content, question), strict=True)
        ),
        look=look,
        left=longest_from(checker, question.id),
        start=crumbs[0],
    )
    page = Page(
        node_address(question.id),
        question.question,
        question.question,
        view,
        crumbs=crumbs,
        menu=CHECKER,
        indexed=False,
        scripts=SCRIPTS,
        styles=STYLES,
    )
    yield page
    if look:
        back = Link(question.question, page.address)
        title = LABELS["checker"]["look"].format(question=question.question)
        yield replace(page, address=look.address, title=title, view=LookView(question, back, crumbs[0]))


def outcome_page(content: Content, outcome: Outcome, crumbs: tuple[Link, ...]) -> Page:
    articles = [article_entry(content, content.article(id)) for id in outcome.steps]
    opened = 1 if outcome.first == STEPS else 0
    code = content.codes.of[outcome_name(outcome.id)]
    view = OutcomeView(
        outcome=outcome,
        severity=content.checker.severity(outcome),
        said_first=tuple((content.checker.guards[id], text) for id, text in outcome.said_first.items()),
        opens=articles[0] if opened else None,
        others=tuple(articles[opened:]),
        picture=outcome_picture(content, outcome),
        code=code,
        code_link=Link(content.centre.index_pages[CODES].title, page_address(CODES)),
        start=crumbs[0],
    )
    return Page(
        node_address(outcome.id),
        outcome.title,
        outcome.title,
        view,
        crumbs=crumbs,
        menu=CHECKER,
        scripts=SCRIPTS,
        styles=STYLES,
    )


def graph_script(checker: Checker) -> str:
    return data_script("checkerGraph", graph_data(checker))


def graph_data(checker: Checker) -> dict[str, Any]:
    """The graph for the script: words and ways only."""
    return {
        "entries": {one.id: one.question for one in checker.entries.values()},
        "questions": {
            one.id: {
                "text": one.question,
                "revision": revision(one),
                "options": {option.id: [option.text, option.to] for option in one.options},
            }
            for one in checker.questions.values()
        },
        "outcomes": {one.id: one.title for one in checker.outcomes.values()},
    }
