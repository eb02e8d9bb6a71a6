"""`sferum-help`: what an editor runs by hand."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from . import readability
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
    try:
        options.run(content)
    except BrokenPipeError:
        # Somebody has read enough: `sferum-help read | head`.
        sys.stderr.close()
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


def read(content: Content) -> None:
    for role in content.roles.values():
        report = readability.report(content, role.id)
        id, ease = report.hardest
        print(
            f"{role.tag}: лёгкость чтения {report.ease:.1f} (нужно {readability.TARGETS[role.id]}), "
            f"в предложении {report.average:.1f} слова, труднее всего {id} ({ease:.0f})"
        )
    print("\nСначала упростите эти предложения:")
    for sentence in readability.worst(content):
        print(f"  {sentence.source}: {sentence.text}")
    for title, found in (
        (f"Длиннее {readability.LONGEST} слов", [(one, "") for one in readability.too_long(content)]),
        ("Страдательный залог и канцелярит", readability.stilted(content)),
    ):
        print(f"\n{title}: {len(found) or 'нет'}")
        for sentence, words in found:
            print(f"  {sentence.source}: {sentence.text}{f' ← {words}' if words else ''}")


WEAK = {"press", "technical"}
"""Levels of sources that are not enough to state a thing without a reservation."""


def todo(content: Content) -> None:
    print("Чему нет подтверждения:")
    for article in content.articles():
        reasons = list(article.confirm)
        if {content.sources[id].level for id in article.sources} <= WEAK:
            reasons.append("все источники — пресса или технические признаки: нужна официальная страница")
        for reason in reasons:
            print(f"  {article.source}: {reason}")
    print("\nСлова с экранов, которые известны не из официального источника:")
    for word in content.screen_words.values():
        if content.sources[word.source].level in WEAK:
            print(f"  faq/_words.yml: «{word.text}», {word.app} — нужен снимок или официальная инструкция")
    print("\nВидео без проверенного адреса — досмотрите и впишите host, url, duration и checked:")
    for video in content.videos.values():
        if not video.url:
            print(f"  instructions/_videos.yml: {video.title}")


COMMANDS: dict[str, tuple[Callable[[Content], None], str]] = {
    "validate": (validate, "проверить все тексты и показать ошибки"),
    "permalinks": (permalinks, "перечислить адреса всех страниц"),
    "todo": (todo, "показать, чему ещё нет подтверждения и что его даст"),
    "read": (read, "показать, легко ли читать тексты"),
    "checker": (checker, "показать числа проверки"),
    "journeys": (journeys, "показать все пути проверки, по строке на путь"),
    "mermaid": (mermaid, "нарисовать схему проверки для Mermaid"),
}
