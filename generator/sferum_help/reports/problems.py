"""Problems in the content for those who ask: people, GitHub, GitLab, other programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256

from ..source.problems import ContentError, Problem, made_visible


def as_text(problems: Sequence[Problem]) -> str:
    """As an editor reads them; nothing if there are none."""
    return f"{ContentError(problems)}\n" if problems else ""


def as_github(problems: Sequence[Problem]) -> str:
    """Commands of a GitHub workflow: they mark the lines of a merge request."""
    return "".join(map(github_command, problems))


def github_command(problem: Problem) -> str:
    place = problem.place
    where = {
        "file": place.path,
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + place.length,
    }
    said = ",".join(f"{name}={escaped(str(value), property=True)}" for name, value in where.items())
    return f"::error {said}::{escaped(told(problem))}\n"


def escaped(text: str, property: bool = False) -> str:
    """Signs that end a command, or a part of it, as GitHub wants them."""
    signs = {"%": "%25", "\r": "%0D", "\n": "%0A"} | ({":": "%3A", ",": "%2C"} if property else {})
    return "".join(signs.get(sign, sign) for sign in text)


def as_gitlab(problems: Sequence[Problem]) -> str:
    """A report of code quality, as GitLab shows it beside a merge request."""
    seen: Counter[str] = Counter()
    issues = []
    for problem in problems:
        # The line may move; what is wrong with it is the same problem all the same.
        made_from = f"{problem.place.path}\0{problem.message}\0{problem.place.text}"
        seen[made_from] += 1
        issues.append(
            {
                "description": told(problem),
                "check_name": "validate",
                "fingerprint": sha256(f"{made_from}\0{seen[made_from]}".encode()).hexdigest(),
                "severity": "major",
                "location": {"path": problem.place.path, "lines": {"begin": problem.place.line}},
            }
        )
    return in_json(issues)


def as_json(problems: Sequence[Problem]) -> str:
    """For other programs, with nothing left out."""
    return in_json(
        [
            {
                "file": one.place.path,
                "line": one.place.line,
                "column": one.place.column,
                "length": one.place.length,
                "message": made_visible(one.message),
                "hint": made_visible(one.hint),
            }
            for one in problems
        ]
    )


def in_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def told(problem: Problem) -> str:
    """What is wrong, and on a line of its own how to mend it."""
    return made_visible(problem.message) + (f"\n{made_visible(problem.hint)}" if problem.hint else "")


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "gitlab": as_gitlab,
    "json": as_json,
}
