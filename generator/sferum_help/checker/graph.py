"""The laws of the checker's graph: every node reached, no circle, no idle question, no two outcomes alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..model.checker import Checker, Entry, Option, Question
from ..model.proof import Breach, Journey

LONGEST = 7
"""Questions on any path, at the most."""

MOST_PATHS = 2000
"""Paths from all entries together, at the most: each is walked, listed and told."""


def check_graph(checker: Checker) -> Iterator[Breach]:
    yield from find_cycles(checker)
    yield from find_unreachable(checker)
    yield from find_idle_questions(checker)
    yield from find_twins(checker)
    yield from find_lost_facts(checker)
    yield from find_nested_facts(checker)


def targets(checker: Checker, node: str) -> list[str]:
    question = checker.questions.get(node)
    return [option.to for option in question.options] if question else []


def find_cycles(checker: Checker) -> Iterator[Breach]:
    """Depth first, without recursion: a thousand questions in a row are an error to tell, not a crash."""
    done: set[str] = set()
    for entry in checker.entries.values():
        # The way to where we are, each question with the targets still to visit.
        way: dict[str, Iterator[str]] = {"": iter([entry.question])}
        while way:
            here = next(reversed(way))
            node = next(way[here], None)
            if node is None:
                del way[here]
                done.add(here)
            elif node in way:
                names = [*way]
                circle = " → ".join((*names[names.index(node) :], node))
                hint = "направьте один из вариантов к другому вопросу или к выводу"
                yield Breach(f"questions/{here}", f"вопросы идут по кругу: {circle}", hint)
            elif node not in done:
                way[node] = iter(targets(checker, node))


def find_unreachable(checker: Checker) -> Iterator[Breach]:
    reached: set[str] = set()
    todo = [entry.question for entry in checker.entries.values()]
    while todo:
        if (node := todo.pop()) not in reached:
            reached.add(node)
            todo += targets(checker, node)
    hint = "направьте сюда вариант ответа или удалите"
    for kind, name, nodes in (
        ("questions", "вопросу", checker.questions),
        ("outcomes", "выводу", checker.outcomes),
    ):
        for id in nodes:
            if id not in reached:
                yield Breach(f"{kind}/{id}", f"к {name} «{id}» не ведёт ни один путь", hint)


def find_idle_questions(checker: Checker) -> Iterator[Breach]:
    for question in checker.questions.values():
        if len({option.to for option in question.options}) < 2:
            hint = "направьте варианты в разные места или удалите вопрос"
            message = f"ответ на вопрос «{question.id}» ничего не меняет"
            yield Breach(f"questions/{question.id}", message, hint)


def find_twins(checker: Checker) -> Iterator[Breach]:
    asked: dict[str, str] = {}
    for question in checker.questions.values():
        first = asked.setdefault(question.question.casefold(), question.id)
        if first != question.id:
            hint = "спросите другими словами: вопрос — это название страницы"
            message = f"вопросы «{first}» и «{question.id}» одинаковы"
            yield Breach(f"questions/{question.id}", message, hint)
    known: dict[tuple[object, ...], str] = {}
    for outcome in checker.outcomes.values():
        for key in (
            ("title", outcome.title.casefold()),
            ("advice", outcome.because, outcome.steps, tuple(outcome.changes.items())),
        ):
            if key in known:
                message = f"выводы «{known[key]}» и «{outcome.id}» одинаковы"
                yield Breach(f"outcomes/{outcome.id}", message, "оставьте один и направьте варианты к нему")
                break
            known[key] = outcome.id


def find_lost_facts(checker: Checker) -> Iterator[Breach]:
    """A fact that depends on another one is decided after it; else it would be left out without a word."""
    for entry in checker.entries.values():
        for id in entry.says:
            if id not in entry.facts and not checker.facts[id].yes_if:
                message = f"вход говорит о факте «{id}», а в его facts этого факта нет"
                yield Breach(f"entries/{entry.id}", message, f"впишите {id} в facts")
        for place, id in enumerate(entry.facts):
            if checker.facts[id].yes_if:
                message = f"факт «{id}» следует из других"
                yield Breach(
                    f"entries/{entry.id}", message, "впишите в facts те факты, из которых он следует"
                )
            for needed in checker.facts[id].when:
                if needed not in entry.facts[:place]:
                    message = f"факт «{id}» есть не всегда, это решает «{needed}»"
                    yield Breach(f"entries/{entry.id}", message, f"впишите {needed} в facts раньше, чем {id}")


def find_nested_facts(checker: Checker) -> Iterator[Breach]:
    """A fact that follows from others follows from plain ones, and no advice changes it."""
    for fact in checker.facts.values():
        for id in fact.yes_if:
            if checker.facts[id].yes_if:
                message = f"факт «{id}» сам следует из других"
                yield Breach(f"facts/{fact.id}", message, "впишите в yes-if те факты, из которых он следует")
    for outcome in checker.outcomes.values():
        for id in outcome.changes:
            if checker.facts[id].yes_if:
                message = f"совет не может изменить факт «{id}»: он следует из других"
                yield Breach(
                    f"outcomes/{outcome.id}", message, "впишите в changes то, что меняется на самом деле"
                )


def find_journeys(checker: Checker) -> Iterator[Journey]:
    """Every path, in the order of the source."""

    def go(entry: Entry, node: str, answers: tuple[tuple[Question, Option], ...]) -> Iterator[Journey]:
        if outcome := checker.outcomes.get(node):
            yield Journey(entry, answers, outcome)
            return
        question = checker.questions[node]
        for option in question.options:
            yield from go(entry, option.to, (*answers, (question, option)))

    for entry in checker.entries.values():
        yield from go(entry, entry.question, ())


def check_paths(checker: Checker) -> Iterator[Breach]:
    """Not too long, not too many: counted, because listing them doubles with each question."""
    ways = Counter(entry.question for entry in checker.entries.values())
    paths = 0
    for _ in range(LONGEST):
        after: Counter[str] = Counter()
        for node, number in ways.items():
            for target in targets(checker, node):
                if target in checker.outcomes:
                    paths += number
                else:
                    after[target] += number
        ways = after
    for node in ways:
        message = f"до вопроса «{node}» вопросов уже {LONGEST}"
        hint = f"допустимо не больше {LONGEST} на любом пути: сократите путь"
        yield Breach(f"questions/{node}", message, hint)
        return
    if paths > MOST_PATHS:
        message = f"слишком много путей через проверку: {paths}"
        hint = f"допустимо не больше {MOST_PATHS}: столько никто не перечитает; уберите лишние вопросы"
        yield Breach(f"entries/{next(iter(checker.entries))}", message, hint)


def longest_from(checker: Checker, node: str) -> int:
    """How many questions are left at the most, this one included."""
    return max((1 + longest_from(checker, target) for target in targets(checker, node)), default=0)
