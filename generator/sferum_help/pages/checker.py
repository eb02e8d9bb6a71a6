"""The checker → its pages: the start, a page for each question and outcome, and what its script needs."""

from __future__ import annotations

import hashlib
import json

from ..model.addresses import CHECKER, LOOK, NUMBERS, Link, entry_address, node_address
from ..checker.graph import longest_from
from ..model.checker import Checker, Outcome, Question
from ..model.proof import Journey
from ..model.content import Content
from ..model.labels import LABELS
from .linking import Picture, draw_facts
from .views import Add
from .views import entry as article_entry

GRAPH = "checker-graph.js"
SCRIPTS = (GRAPH, "checker.js")


def revision(question: Question) -> str:
    """Three characters that change when the question or an answer changes its meaning; words may change."""
    meaning = [question.id, [[option.id, sorted(option.says.items())] for option in question.options]]
    return hashlib.sha256(json.dumps(meaning).encode()).hexdigest()[:3]


def outcome_picture(content: Content, outcome: Outcome) -> Picture | None:
    """The picture of an outcome: what is certain there, as the proof has shown."""
    reached = content.proof.reached_in[outcome.id]
    return draw_facts(content.checker, {fact: reached[0][1][fact] for fact in outcome.picture})


def entry_link(content: Content, id: str) -> Link:
    entry = content.checker.entries[id]
    return Link(entry.title, entry_address(entry))


def add_checker(content: Content, add: Add) -> None:
    """Add every page of the checker."""
    checker = content.checker
    entries = [(one, entry_link(content, one.id)) for one in checker.entries.values()]
    crumbs = (Link(checker.title, CHECKER),)
    view = {
        "intro": checker.intro,
        "roles": [link for one, link in entries if not one.symptom],
        "symptoms": [
            (one.id, link, [content.roles[id] for id in one.roles]) for one, link in entries if one.symptom
        ],
    }
    add(CHECKER, "checker", checker.title, checker.intro, view, menu=CHECKER, scripts=SCRIPTS)
    for question in checker.questions.values():
        add_question(content, question, crumbs, add)
    for outcome in checker.outcomes.values():
        add_outcome(content, outcome, crumbs, add)
    numbers = {"proof": content.proof, "checker": checker, "mermaid": mermaid_diagram(checker)}
    title = LABELS["checker"]["numbers"]
    add(
        node_address(NUMBERS),
        "checker-numbers",
        title,
        title,
        numbers,
        crumbs=crumbs,
        menu=CHECKER,
        indexed=False,
    )


def add_question(content: Content, question: Question, crumbs: tuple[Link, ...], add: Add) -> None:
    checker = content.checker
    look = Link("", node_address(LOOK + question.id)) if question.look else None
    common = {"crumbs": crumbs, "menu": CHECKER, "indexed": False, "scripts": SCRIPTS}
    view = {
        "question": question,
        "options": [(option, Link(option.text, node_address(option.to))) for option in question.options],
        "look": look,
        "left": longest_from(checker, question.id),
        "start": crumbs[0],
    }
    add(node_address(question.id), "checker-question", question.question, question.question, view, **common)
    if look:
        back = Link(question.question, node_address(question.id))
        view = {"question": question, "back": back, "start": crumbs[0]}
        add(
            look.address,
            "checker-look",
            LABELS["checker"]["look"].format(question=question.question),
            question.question,
            view,
            **common,
        )


def add_outcome(content: Content, outcome: Outcome, crumbs: tuple[Link, ...], add: Add) -> None:
    articles = [article_entry(content, content.article(id)) for id in outcome.steps]
    view = {
        "outcome": outcome,
        "steps": [one for one in articles if one.stepwise],
        "reading": [one for one in articles if not one.stepwise],
        "picture": outcome_picture(content, outcome),
        "start": crumbs[0],
    }
    add(
        node_address(outcome.id),
        "checker-outcome",
        outcome.title,
        outcome.title,
        view,
        crumbs=crumbs,
        menu=CHECKER,
        scripts=SCRIPTS,
    )


def graph_script(checker: Checker) -> str:
    """The graph for the script: words and ways only. A script, not JSON, so that it loads from a disk too."""
    graph = {
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
    return f"globalThis.checkerGraph = {json.dumps(graph, ensure_ascii=False, separators=(',', ':'))};\n"


def mermaid_diagram(checker: Checker) -> str:
    """The whole flow as a Mermaid diagram."""

    def quoted(text: str) -> str:
        return '"' + text.replace('"', "'") + '"'

    lines = ["flowchart TD"]
    lines += [f"  {one.id}{{{quoted(one.question)}}}" for one in checker.questions.values()]
    lines += [f"  {one.id}[{quoted(one.title)}]" for one in checker.outcomes.values()]
    lines += [
        f"  {one.id} -->|{quoted(option.text)}| {option.to}"
        for one in checker.questions.values()
        for option in one.options
    ]
    return "\n".join(lines) + "\n"


def journeys_table(content: Content) -> str:
    """Every path by its names, one a line, sorted: what a reviewer reads in a diff.

    Names, not words: words of a node stand once, in the source, and changing them changes no path.
    """

    def line(journey: Journey) -> str:
        answers = " ".join(f"{question.id}={option.id}" for question, option in journey.answers)
        return f"{journey.entry.id}: {answers} → {journey.outcome.id}"

    return "\n".join(sorted(line(journey) for journey in content.proof.journeys)) + "\n"
