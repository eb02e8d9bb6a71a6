"""Laws of the checker that look beyond it: at the steps which its advice leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.article import Answer, Instruction
from ..model.checker import Checker, Outcome
from ..model.proof import Breach, Journey, Proof
from ..model.prose import Reference
from ..model.steps import Account
from ..model.topics import ANY_MESSENGER
from .proof import roles_in

Articles = Mapping[str, Answer | Instruction]


def find_silent_acts(
    checker: Checker, proof: Proof, articles: Articles, accounts: Mapping[str, Account]
) -> Iterator[Breach]:
    """Advice that leads somebody into a guarded account without saying so first."""
    for outcome in checker.outcomes.values():
        roles, touched = roles_in(proof, outcome), owners_touched(checker, outcome, articles, accounts)
        for guard in checker.guards.values():
            if guard.role in roles and guard.owner in touched and guard.id not in outcome.said_first:
                message = f"вывод «{outcome.id}» {guard.message}"
                yield Breach(f"outcomes/{outcome.id}", message, guard.hint)


def find_foreign_advice(checker: Checker, proof: Proof, articles: Articles) -> Iterator[Breach]:
    """Advice that sends somebody to an article which is not true for the messenger of that person.

    Who was not asked may have any of them.
    """
    if not checker.messenger:
        return
    told = set()
    for journey in proof.journeys:
        possible = possible_values(checker, journey, checker.messenger)
        for id in articles_named(journey.outcome):
            article = articles.get(id)
            if article is None or ANY_MESSENGER in article.applies_to or possible <= {*article.applies_to}:
                continue
            if (journey.outcome.id, id) not in told:
                told.add((journey.outcome.id, id))
                others = ", ".join(sorted(possible - {*article.applies_to}))
                message = (
                    f"вывод «{journey.outcome.id}» ведёт к странице «{id}», а она не для мессенджера {others}"
                )
                hint = f"спросите о мессенджере раньше или уберите страницу; вход «{journey.entry.id}»"
                yield Breach(f"outcomes/{journey.outcome.id}", message, hint)


def possible_values(checker: Checker, journey: Journey, fact: str) -> set[str]:
    """What a fact may be at the end of a journey, after all that was said on the way."""
    possible = {*checker.facts[fact].values}
    for says in (journey.entry.says, *(option.says for _, option in journey.answers)):
        possible &= {*says.get(fact, possible)}
    return possible


def articles_named(outcome: Outcome) -> list[str]:
    """Every article that the words of an outcome lead to."""
    texts = (outcome.because, outcome.result, outcome.otherwise)
    linked = (link.id for text in texts for link in text.links() if isinstance(link, Reference))
    return list(dict.fromkeys((*outcome.steps, *linked)))


def owners_touched(
    checker: Checker, outcome: Outcome, articles: Articles, accounts: Mapping[str, Account]
) -> set[str]:
    """Whose accounts and devices the advice of an outcome changes something in."""
    instructions = (one for id in outcome.steps if isinstance(one := articles.get(id), Instruction))
    # An unknown account has been reported where it stands.
    used = (accounts.get(step.account) for one in instructions for step in one.steps)
    owners = {account.owner for account in used if account}
    return owners | {checker.facts[fact].owner for fact in outcome.changes}
