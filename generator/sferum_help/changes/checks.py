"""The checker → what stands on its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.addresses import CHECKER, node_address, outcome_name
from ..model.checker import Checker, Outcome, Question
from ..model.content import Content
from .items import CHECKS, LABEL, Names, Sheet, item, message, told_fact, words_of


def checker_sheets(content: Content, names: Names) -> Iterator[Sheet]:
    checker = content.checker
    if checker is None:
        return
    titles = {id: one.question for id, one in checker.questions.items()}
    titles |= {id: one.title for id, one in checker.outcomes.items()}
    entries = (
        entry
        for one in checker.entries.values()
        for entry in item(
            "entry", LABEL["leads"].format(text=one.title, to=titles.get(one.question, one.question)), one.id
        )
    )
    root = (
        *item("title", checker.title),
        *item("intro", checker.intro),
        *entries,
        *item("aliases", words_of(checker.aliases)),
    )
    yield Sheet(CHECKER, CHECKS, checker.title, root)
    for question in checker.questions.values():
        yield question_sheet(question, titles, names)
    for outcome in checker.outcomes.values():
        yield outcome_sheet(content, checker, outcome, names)


def question_sheet(question: Question, titles: Mapping[str, str], names: Names) -> Sheet:
    options = (
        option
        for one in question.options
        for option in item(
            "option", LABEL["leads"].format(text=one.text, to=titles.get(one.to, one.to)), one.id
        )
    )
    items = (
        *item("question", question.question),
        *names.prose("because", question.why),
        *options,
        *names.prose("look", question.look),
    )
    return Sheet(
        node_address(question.id),
        CHECKS,
        question.question,
        items,
        was=tuple(map(node_address, question.was)),
    )


def outcome_sheet(content: Content, checker: Checker, outcome: Outcome, names: Names) -> Sheet:
    code = content.codes.of.get(outcome_name(outcome.id), "")
    severity = checker.severities.get(outcome.severity)
    items = (
        *item("title", outcome.title),
        *item("severity", severity.title if severity else outcome.severity),
        *names.prose("because", outcome.because),
        *names.links("outcome-steps", outcome.steps),
        *item("first", LABEL.get(f"first-{outcome.first}", outcome.first)),
        *item("said-first", words_of(outcome.said_first.values())),
        *message(outcome.message),
        *names.prose("result", outcome.result),
        *names.prose("otherwise", outcome.otherwise),
        *item("picture", words_of(told_fact(checker, one) for one in outcome.picture)),
        *item("code", code),
    )
    was = tuple(map(node_address, outcome.was))
    return Sheet(node_address(outcome.id), CHECKS, outcome.title, items, code=code, was=was)
