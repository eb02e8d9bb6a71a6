"""What README.md and CONTRIBUTING.md promise, and the files of tests that prove it; `make test` ends so.

A new file of tests is written behind the promise that it keeps.
"""

from __future__ import annotations

from collections.abc import Sequence

PROMISES: dict[str, tuple[str, ...]] = {
    "Ошибку в тексте видно сразу: файл, строка, что не так и как исправить": (
        "cases",
        "cli",
        "load",
        "remembered",
        "schema",
        "terminal",
        "wall",
    ),
    "new, rename, retire меняют тексты целиком или никак, ссылки и коды остаются верны": (
        "contributing",
        "edit",
    ),
    "make serve: сохранили файл — страница обновилась, с ошибкой осталась прошлая": ("serve", "workshop"),
    "Из файлов YAML выходит сайт: страницы, выгрузки, коды, типографика": (
        "asked_first",
        "assets",
        "codes",
        "drawing",
        "memory",
        "once",
        "one_maker",
        "pages",
        "prose",
        "typography",
    ),
    "Ссылки ведут куда надо, прежние адреса и коды живы, страницы лёгкие": (
        "cards",
        "identity",
        "ledger",
        "site",
    ),
    "Публикация целиком или никак: что бы ни случилось, читатель видит целый сайт": (
        "hosting",
        "publish",
        "reading",
    ),
    "Тексты написаны без ошибок, понятно, по источникам и вовремя сверены": ("freshness", "texts"),
    "Поиск находит ответ с опечаткой, не в той раскладке и своими словами": (
        "large",
        "search_index",
        "search_page",
        "search_scripts",
    ),
    "Проверка из любого положения приводит к решению": ("checker",),
    "Сайт доступен: WCAG 2.2 AA, клавиатура, крупный текст, слабое зрение": (
        "accessibility",
        "colours",
        "hear",
        "keyboard",
        "pictures",
        "sight",
    ),
    "Сайт работает на телефоне, на бумаге и без скриптов": (
        "browser",
        "face",
        "floor",
        "lists",
        "other_browsers",
        "paper",
        "poor_browsers",
    ),
    "Без интернета и с диска; ничего не просит у чужих сайтов": ("offline", "policy", "two_centres"),
    "Инструкцию можно показать классу, посмотреть как видео и переслать": (
        "lost",
        "meeting",
        "one_file",
        "share",
        "show",
        "video",
        "videos",
    ),
    "Ответы правят и в таблице: возвращается только то, что исправили": ("sheets",),
    "Правку видно до публикации: что для читателей изменится": ("diff",),
    "Поддержка отвечает готовым текстом и видит, что не помогло": ("feedback", "queries", "support", "todo"),
    "Из своих файлов выходит другой справочник, а в генераторе ничего о нашем": (
        "generator_words",
        "init",
        "optional",
        "second_centre",
    ),
    "Ответ правят в форме в браузере, без YAML и без Python": ("form",),
    "Разработчику: устройство, описания и инструменты такие, как сказано": (
        "audit",
        "bench",
        "docs",
        "fields",
        "install",
        "layers",
        "promises",
        "supply",
    ),
}
"""The promise → names of test files without `test_` and `.py`."""


def file_of(nodeid: str) -> str:
    """`tests/test_site.py::test_x[1]` → `site`."""
    return nodeid.partition("::")[0].rpartition("/")[2].removeprefix("test_").removesuffix(".py")


def summary(passed: list[str], failed: list[str], skipped: Sequence[str] = ()) -> list[str]:
    """Promises of which something was checked, each with how many checks passed and were skipped, by names of tests."""
    lines = []
    for promise, files in PROMISES.items():
        good = sum(file_of(one) in files for one in passed)
        bad = len({one for one in failed if file_of(one) in files})
        left = sum(file_of(one) in files for one in skipped)
        if good or bad or left:
            verdict = f"не прошло {bad}, прошло {good}" if bad else f"прошло {good}"
            verdict += f", пропущено {left}" if left else ""
            lines += [f"{promise} — {verdict}", f"    {', '.join(f'test_{name}.py' for name in files)}"]
    return lines
