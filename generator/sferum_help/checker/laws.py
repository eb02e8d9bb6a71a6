"""Laws of the checker that look beyond it: at the steps which its advice leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.article import Answer, Instruction
from ..model.checker import Checker, Outcome
from ..model.proof import Breach, Proof
from ..model.steps import Account
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


def owners_touched(
    checker: Checker, outcome: Outcome, articles: Articles, accounts: Mapping[str, Account]
) -> set[str]:
    """Whose accounts and devices the advice of an outcome changes something in."""
    instructions = (one for id in outcome.steps if isinstance(one := articles.get(id), Instruction))
    # An unknown account has been reported where it stands.
    used = (accounts.get(step.account) for one in instructions for step in one.steps)
    owners = {account.owner for account in used if account}
    return owners | {checker.facts[fact].owner for fact in outcome.changes}
