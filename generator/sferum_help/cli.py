"""`sferum-help`: what an editor runs by hand."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from .checker_pages import journeys_table, mermaid_diagram
from .content import Content
from .pages import make_site
from .problems import ContentError, plural
from .validate import read_content


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if all is well, 1 if the content has problems."""
    parser = argparse.ArgumentParser(prog="sferum-help", description="Справочный центр: проверка текстов.")
    parser.add_argument("--root", type=Path, default=Path(), help="корень проекта (обычно текущая папка)")
    commands = parser.add_subparsers(required=True, metavar="команда")
    for name, (run, help) in COMMANDS.items():
        commands.add_parser(name, help=help, description=help).set_defaults(run=run)
    options = parser.parse_args(arguments)
    try:
        content = read_content(options.root)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    options.run(content)
    return 0


def validate(content: Content) -> None:
    answers, instructions = len(content.answers), len(content.instructions)
    print(
        f"Ошибок нет: {answers} {plural(answers, 'ответ', 'ответа', 'ответов')}, "
        f"{instructions} {plural(instructions, 'инструкция', 'инструкции', 'инструкций')}."
    )


def permalinks(content: Content) -> None:
    for page in sorted(page.address for page in make_site(content).pages):
        print(f"/{page}")


def checker(content: Content) -> None:
    graph, proof = content.checker, content.proof
    print(
        f"Вопросов: {len(graph.questions)}, выводов: {len(graph.outcomes)}, входов: {len(graph.entries)}.\n"
        f"Путей: {len(proof.journeys)}, самый длинный — {proof.longest} "
        f"{plural(proof.longest, 'вопрос', 'вопроса', 'вопросов')}.\n"
        f"Положений: {proof.situations}, из них что-то не так: {proof.wrong}.\n"
        f"Советов подряд нужно не больше {proof.rounds}. Из каждого положения проверка приводит\n"
        "к тому, что всё работает, или честно отправляет в школу."
    )


def journeys(content: Content) -> None:
    print(journeys_table(content), end="")


def mermaid(content: Content) -> None:
    print(mermaid_diagram(content.checker), end="")


COMMANDS: dict[str, tuple[Callable[[Content], None], str]] = {
    "validate": (validate, "проверить все тексты и показать ошибки"),
    "permalinks": (permalinks, "перечислить адреса всех страниц"),
    "checker": (checker, "показать числа проверки"),
    "journeys": (journeys, "показать все пути проверки, по строке на путь"),
    "mermaid": (mermaid, "нарисовать схему проверки для Mermaid"),
}
