"""`sferum-help checker`: how large the checker is, and what was proven of it."""

from __future__ import annotations

from pathlib import Path

from ..russian.plural import plural
from ..source.tree import read_content

NO_CHECKER = "Проверки на этом сайте нет: нет файла instructions/_checker.yml."


def run(root: Path, words: list[str]) -> int:
    content = read_content(root)
    graph, proof = content.checker, content.proof
    if graph is None:
        print(NO_CHECKER)
        return 0
    print(
        f"Вопросов: {len(graph.questions)}, выводов: {len(graph.outcomes)}, входов: {len(graph.entries)}.\n"
        f"Путей: {len(proof.journeys)}, самый длинный — {proof.longest} "
        f"{plural(proof.longest, 'вопрос', 'вопроса', 'вопросов')}.\n"
        f"Положений: {proof.situations}, из них что-то не так: {proof.wrong}.\n"
        f"Советов подряд нужно не больше {proof.rounds}. Из каждого положения проверка приводит\n"
        "к тому, что всё работает, или честно говорит, кто поможет."
    )
    return 0
