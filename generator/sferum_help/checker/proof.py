"""The proof that following the checker's advice ends well.

The proof walks the checker as a truthful person would, from every situation an entry is for; applies the
advice; waits where it says wait; and enters again, until everything works or only others can help.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model.checker import (
    HAND_OVER,
    MEND,
    OTHER,
    READER,
    RIGHT,
    TIME,
    WAIT,
    Checker,
    Entry,
    Fact,
    Option,
    Outcome,
    Question,
    Says,
    Situation,
)
from ..model.proof import Breach, Journey, Proof
from ..russian.plural import plural
from .graph import check_graph, check_paths, find_journeys

CHANGER = {MEND: READER, WAIT: TIME}
"""What a severity means → what kind of changer makes things right after such an outcome."""

MOST_SITUATIONS = 5000
"""Situations of one entry, at the most: each fact multiplies them."""


@dataclass
class _Findings:
    """A proof in the making: what the walks have found so far."""

    breaches: list[Breach] = field(default_factory=list)
    journeys: list[Journey] = field(default_factory=list)
    situations: int = 0
    wrong: int = 0
    rounds: int = 0
    longest: int = 0
    reached_in: dict[str, list[tuple[Entry, Situation]]] = field(default_factory=dict)

    def proof(self) -> Proof:
        return Proof(
            breaches=tuple(self.breaches),
            journeys=tuple(self.journeys),
            situations=self.situations,
            wrong=self.wrong,
            rounds=self.rounds,
            longest=self.longest,
            reached_in={id: tuple(found) for id, found in self.reached_in.items()},
        )


def prove(checker: Checker) -> Proof:
    """Check every law. The graph comes first: without a sound one there is nothing to walk."""
    found = _Findings()
    found.breaches += check_graph(checker)
    if not found.breaches:
        found.breaches += check_paths(checker)
    if found.breaches:
        return found.proof()
    found.journeys += find_journeys(checker)
    found.longest = max((len(journey.answers) for journey in found.journeys), default=0)
    for entry in checker.entries.values():
        solve_entry(checker, entry, found)
    found.breaches += check_walked(checker, found.proof())
    return found.proof()


def value_of(checker: Checker, fact: str, situation: Situation) -> str | None:
    """The value of a fact, derived ones included; None if the situation is not about it."""
    if conditions := checker.facts[fact].yes_if:
        # What the situation is not about is not what is wrong.
        holds = all(situation.get(name, value) == value for name, value in conditions.items())
        return "yes" if holds else "no"
    return situation.get(fact)


def agrees(checker: Checker, says: Says, situation: Situation) -> bool:
    """Whether a truthful person in this situation would say so."""
    # Asked tens of thousands of times, so it is a plain loop; `exists` likewise.
    for fact, values in says.items():
        if value_of(checker, fact, situation) not in values:
            return False
    return True


def exists(checker: Checker, situation: Situation) -> bool:
    """Whether nothing in the situation rules out the rest of it."""
    for rule in checker.never:
        for fact, values in rule.items():
            if situation.get(fact) not in values:
                break
        else:
            return False
    return True


def situations_of(checker: Checker, entry: Entry) -> list[Situation]:
    """Every combination of the entry's facts that exists and agrees with what entering here says."""
    found: list[Situation] = [{}]
    for id in entry.facts:
        fact = checker.facts[id]
        # What cannot exist already cannot exist with more facts either.
        found = [
            further
            for situation in found
            for further in with_fact(checker, fact, situation)
            if exists(checker, further)
        ]
        if len(found) > MOST_SITUATIONS:
            hint = "уберите из facts то, чего ответы этого входа не различают"
            message = f"у входа «{entry.id}» больше {MOST_SITUATIONS} положений"
            raise _Stuck(Breach(f"entries/{entry.id}", message, hint))
    return [situation for situation in found if agrees(checker, entry.says, situation)]


def with_fact(checker: Checker, fact: Fact, situation: Situation) -> Iterator[Situation]:
    """A situation with each value of one more fact, if it is one that the fact exists in."""
    if agrees(checker, fact.when, situation):
        yield from ({**situation, fact.id: value} for value in fact.values)
    else:
        yield situation


def wrong_facts(checker: Checker, situation: Situation) -> list[Fact]:
    facts = (checker.facts[id] for id in situation)
    return [fact for fact in facts if fact.right and situation[fact.id] not in fact.right]


def in_words(checker: Checker, entry: Entry, situation: Situation) -> str:
    """The situation as an editor reads it."""
    facts = (f"{checker.facts[id].about} — {checker.facts[id].values[v]}" for id, v in situation.items())
    return f"вход «{entry.id}», положение: {'; '.join(facts)}"


class _Stuck(Exception):
    """The walk cannot go on; the breach says why."""

    def __init__(self, breach: Breach) -> None:
        super().__init__(breach.message)
        self.breach = breach


def walk(checker: Checker, entry: Entry, situation: Situation) -> Outcome:
    """The outcome that a truthful person gets."""
    node = entry.question
    while node in checker.questions:
        question = checker.questions[node]
        fitting = [option for option in question.options if agrees(checker, option.says, situation)]
        if len(fitting) != 1:
            said = (
                "подходят сразу: " + ", ".join(one.id for one in fitting)
                if fitting
                else "не подходит ни один вариант"
            )
            raise _Stuck(Breach(f"questions/{question.id}", said, in_words(checker, entry, situation)))
        node = fitting[0].to
    return checker.outcomes[node]


def advise(checker: Checker, entry: Entry, situation: Situation) -> tuple[Outcome, Situation]:
    """One round: the outcome, and the situation after its advice. Breaks the law → _Stuck."""
    outcome = walk(checker, entry, situation)
    wrong = wrong_facts(checker, situation)
    severity = checker.severity(outcome)

    def refuse(message: str) -> None:
        raise _Stuck(Breach(f"outcomes/{outcome.id}", message, in_words(checker, entry, situation)))

    if not agrees(checker, outcome.says, situation):
        refuse("вывод говорит о читателе неправду")
    if severity.means == RIGHT and wrong:
        refuse(f"вывод говорит, что всё верно, но неверно: {', '.join(fact.about for fact in wrong)}")
    if severity.means != RIGHT and not wrong:
        refuse("вывод говорит об ошибке там, где всё верно")
    if severity.means == HAND_OVER and all(checker.kind_of_changer(fact) != OTHER for fact in wrong):
        refuse("вывод отправляет за помощью, хотя человек может всё исправить сам")
    if not severity.advises:
        return outcome, situation
    # Advice about somebody's account says nothing of facts that this entry is not about.
    changes = {fact: value for fact, value in outcome.changes.items() if fact in situation}
    for id, value in changes.items():
        fact = checker.facts[id]
        # Linking anew starts the day again: advice may undo what time has done, never do it.
        kind = checker.kind_of_changer(fact)
        undone = kind == TIME and value not in fact.right
        if value != situation[id] and kind != CHANGER[severity.means] and not undone:
            words = checker.changers[fact.changed_by].words
            refuse(f"такой совет этого не меняет: {fact.about} (кто это меняет: {words})")
    after = {**situation, **changes}
    if after == situation:
        refuse("после совета ничего не изменилось")
    if not exists(checker, after):
        refuse("после совета получается то, чего не бывает")
    return outcome, after


def solve_entry(checker: Checker, entry: Entry, found: _Findings) -> None:
    """Walk from every situation of the entry until it ends; the first breach of each kind is kept."""
    before = found.situations
    try:
        situations = situations_of(checker, entry)
    except _Stuck as stuck:
        found.breaches.append(stuck.breach)
        return
    for situation in situations:
        found.situations += 1
        found.wrong += bool(wrong_facts(checker, situation))
        here, rounds = situation, 0
        try:
            while True:
                outcome, after = advise(checker, entry, here)
                found.reached_in.setdefault(outcome.id, []).append((entry, here))
                if not checker.severity(outcome).advises:
                    break
                here, rounds = after, rounds + 1
                if rounds > checker.rounds:
                    advice = plural(checker.rounds, "совета", "советов", "советов")
                    message = f"после {checker.rounds} {advice} всё ещё не работает"
                    raise _Stuck(Breach(f"entries/{entry.id}", message, in_words(checker, entry, situation)))
        except _Stuck as stuck:
            known = {(breach.part, breach.message) for breach in found.breaches}
            if (stuck.breach.part, stuck.breach.message) not in known:
                found.breaches.append(stuck.breach)
        found.rounds = max(found.rounds, rounds)
    if found.situations == before:
        hint = "проверьте says, facts и never: так не бывает ни с кем"
        found.breaches.append(Breach(f"entries/{entry.id}", "вход не подходит ни к одному положению", hint))


def check_walked(checker: Checker, proof: Proof) -> Iterator[Breach]:
    """What only the walks show: an option that fits nobody, a picture of what is not certain."""
    if proof.breaches:
        return
    taken = {
        (before.id, option.id)
        for entry in checker.entries.values()
        for situation in reached_situations(proof, entry)
        for before, option in path(checker, entry, situation)
    }
    for question in checker.questions.values():
        for option in question.options:
            if (question.id, option.id) not in taken:
                message = f"вариант «{option.id}» не подходит ни к одному положению"
                hint = "проверьте says у варианта и never: так ответить не может никто"
                yield Breach(f"questions/{question.id}", message, hint)
    for outcome in checker.outcomes.values():
        for fact in outcome.picture:
            if len(values_in(proof, outcome, fact)) != 1:
                message = f"рисунок показал бы «{checker.facts[fact].about}», но это ещё не известно"
                yield Breach(
                    f"outcomes/{outcome.id}", message, "уберите имя из picture или задайте вопрос раньше"
                )


def reached_situations(proof: Proof, entry: Entry) -> list[Situation]:
    return [
        situation for found in proof.reached_in.values() for one, situation in found if one.id == entry.id
    ]


def path(checker: Checker, entry: Entry, situation: Situation) -> Iterator[tuple[Question, Option]]:
    node = entry.question
    while question := checker.questions.get(node):
        option = next(one for one in question.options if agrees(checker, one.says, situation))
        yield question, option
        node = option.to


def values_in(proof: Proof, outcome: Outcome, fact: str) -> set[str | None]:
    """The values a fact has wherever this outcome is reached."""
    return {situation.get(fact) for _, situation in proof.reached_in.get(outcome.id, [])}


def roles_in(proof: Proof, outcome: Outcome) -> set[str]:
    """The roles of the people who get this outcome."""
    return {role for entry, _ in proof.reached_in.get(outcome.id, []) for role in entry.roles}
