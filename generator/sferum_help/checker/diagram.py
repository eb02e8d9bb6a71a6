"""The checker as a drawing."""

from __future__ import annotations

from ..model.checker import Checker


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
