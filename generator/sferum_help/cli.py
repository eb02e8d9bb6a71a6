"""`sferum-help`: what an editor runs by hand."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path

from .checker.diagram import mermaid_diagram
from .memory.memory import memory_of
from .model.content import Content
from .publish.ledger import LEDGER, read_ledger
from .publish.publish import publication
from .publish.stage import CannotPublish, NotOurFolder, previous_of, roll_back
from .reports import feedback, queries, readability
from .reports.fields import fields_reference
from .reports.journeys import journeys_table
from .reports.todo import unconfirmed
from .russian.latin import latin
from .russian.plural import plural
from .site.anchors import dead_anchors
from .site.make import make_site
from .site.options import BadSetting, Options, read_switch
from .site.write import write_site
from .source.codes import REGISTRY
from .source.files import SHARED
from .source.problems import ContentError
from .source.starter import NotEmpty, write_starter
from .source.tree import read_content, read_tree
from .source.values import ID, ID_HINT
from .video.fresh import fresh_videos

INTERRUPTED = 130
"""What a shell gives for Ctrl-C."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command: `[--root FOLDER] COMMAND`, some with words of their own (WITH_WORDS).

    Returns 0, 1 for problems in the content, 2 for a wrong call, 130 if it was stopped. Parsed by hand, because
    argparse speaks English to editors.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    named, words = take_root(words)
    root = named or find_root(Path())
    if "--version" in words:
        print(f"sferum-help {version('sferum-help')}")
        return 0
    if {"--help", "-h"} & {*words}:
        print(usage(words[0]))
        return 0
    known = words and (words[0] in WITH_WORDS or words[0] in COMMANDS and len(words) == 1)
    if not known:
        wrong = f"неизвестная команда «{' '.join(words)}»\n\n" if words else ""
        print(wrong + usage(), file=sys.stderr)
        return 2
    if words[0] not in ANYWHERE and not any((root / folder).is_dir() for folder in SHARED):
        print(f"{root.resolve()}: {NO_CENTRE}", file=sys.stderr)
        return 2
    try:
        if words[0] in WITH_WORDS:
            run_with, _ = WITH_WORDS[words[0]]
            return run_with(root, words[1:])
        run, _ = COMMANDS[words[0]]
        run(read_content(root))
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except BadSetting as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nОстановлено.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Somebody has read enough: `sferum-help read | head`.
        sys.stderr.close()
    return 0


MARK = "faq/_site.yml"
"""Every centre has this file."""
NO_CENTRE = f"""\
здесь нет справочника: нет папок {" и ".join(SHARED)}.
Перейдите в папку справочника или назовите её: sferum-help --root папка команда.
Начать новый справочник: sferum-help init папка"""


def take_root(words: list[str]) -> tuple[Path | None, list[str]]:
    """The folder behind `--root`, wherever that stands, and the other words."""
    if "--root" not in words[:-1]:
        return None, words
    at = words.index("--root")
    return Path(words[at + 1]), [*words[:at], *words[at + 2 :]]


def find_root(start: Path) -> Path:
    """The centre that a folder lies in, as git finds its own; the folder itself if there is none."""
    here = start.resolve()
    found = next((folder for folder in (here, *here.parents) if (folder / MARK).is_file()), here)
    return start if found == here else found


def usage(command: str = "") -> str:
    """All commands, or the line of one."""
    known = WITH_WORDS | COMMANDS
    shown = {command: known[command]} if command in known else known
    lines = [f"  {name:<12}{help}" for name, (_, help) in shown.items()]
    return "\n".join(["sferum-help [--root папка] команда", "", *lines])


def codes(root: Path, words: list[str]) -> int:
    """List the codes; with `--add` first append a line to the registry for every page without a code."""
    if words not in ([], ["--add"]):
        print("можно только: sferum-help codes или sferum-help codes --add", file=sys.stderr)
        return 2
    if words:
        _, reading = read_tree(root)
        if reading.missing_codes:
            path = root / REGISTRY
            text = path.read_text("utf-8").rstrip("\n")
            path.write_text("\n".join([text, *reading.missing_codes]) + "\n", "utf-8")
    content = read_content(root)
    for code, id in content.codes.pages.items():
        print(f"{code} {id}")
    for code, id in content.codes.retired.items():
        print(f"{code} {id} (удалена)")
    return 0


SITE = "site"
"""The folder that is published if nobody names another."""

INIT = "init папка [--title название] [--slug имя]"


def init(root: Path, words: list[str]) -> int:
    """Write a small help centre into a new folder, for its editor to go on from."""
    options = {"--title": "", "--slug": ""}
    folders = []
    left = iter(words)
    for word in left:
        if word in options:
            options[word] = next(left, "").strip()
            if not options[word]:
                print(f"после {word} нужно слово: {INIT}", file=sys.stderr)
                return 2
        else:
            folders.append(word)
    if len(folders) != 1 or folders[0].startswith("-") or not folders[0].strip():
        print(f"можно только: sferum-help {INIT}", file=sys.stderr)
        return 2
    folder = root / folders[0]
    slug = options["--slug"] or latin(folder.resolve().name)[:60].strip("-") or "help"
    if not ID.fullmatch(slug):
        print(f"имя «{slug}» не подходит: {ID_HINT}", file=sys.stderr)
        return 2
    try:
        write_starter(folder, slug, options["--title"])
    except NotEmpty:
        print(f"{folders[0]}: здесь уже что-то лежит, назовите новую или пустую папку", file=sys.stderr)
        return 2
    print(f"Справочный центр готов: {folders[0]}\nЧто дальше, сказано в {folders[0]}/README.md")
    return 0


def fields(root: Path, words: list[str]) -> int:
    """Print the reference of fields; it asks the code, not the content."""
    if words:
        print("можно только: sferum-help fields", file=sys.stderr)
        return 2
    print(fields_reference(), end="")
    return 0


def count_feedback(root: Path, names: list[str]) -> int:
    """Count what readers sent; see `feedback.py`."""
    if not names:
        print("назовите файлы с обращениями: sferum-help feedback файл…", file=sys.stderr)
        return 2
    files = []
    for name in names:
        try:
            files.append(Path(name).read_bytes())
        except OSError:
            print(f"{name}: файл не читается, проверьте имя", file=sys.stderr)
            return 2
    content = read_content(root)
    print(feedback.report(content, feedback.count(content, files)), end="")
    return 0


def ask_queries(root: Path, names: list[str]) -> int:
    """Ask what people really asked; see `queries.py`."""
    if not names:
        print("назовите файлы с вопросами: sferum-help queries файл…", file=sys.stderr)
        return 2
    questions = []
    for name in names:
        try:
            questions += queries.read_questions(name, Path(name).read_bytes())
        except OSError:
            print(f"{name}: файл не читается, проверьте имя", file=sys.stderr)
            return 2
    content = read_content(root)
    try:
        print(queries.report(content, queries.ask(content, questions)), end="")
    except queries.NoNode as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def options_of_environment(for_disk: bool = False) -> Options:
    """How the site is published, from the same variables that `mkdocs.yml` reads. Raises `BadSetting`."""
    return Options(
        site_url=os.environ.get("SITE_URL", ""),
        edit=os.environ.get("EDIT_URL", ""),
        offline=read_switch("OFFLINE", os.environ.get("OFFLINE")),
        for_disk=for_disk,
    )


def today() -> date:
    """The day of the build; one that has to come out the same again says SOURCE_DATE_EPOCH, seconds since 1970."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC).date() if seconds.isdigit() else date.today()


def build(root: Path, words: list[str]) -> int:
    """Write the whole site into a folder, as MkDocs would."""
    disk = "--disk" in words
    folders = [word for word in words if word != "--disk"]
    if len(folders) != 1 or folders[0].startswith("-"):
        print("назовите папку для сайта: sferum-help build папка [--disk]", file=sys.stderr)
        return 2
    return put_site(root, Path(folders[0]), options_of_environment(disk), None)


PUBLISH = "publish [папка]"


def publish_site(root: Path, words: list[str]) -> int:
    """Build the site, look it over, hold it against all that was published before, and put it live in one step."""
    if len(words) > 1 or words and words[0].startswith("-"):
        print(f"можно только: sferum-help {PUBLISH}; без папки — в {SITE}", file=sys.stderr)
        return 2
    return put_site(root, Path(words[0]) if words else root / SITE, options_of_environment(), today())


def put_site(root: Path, folder: Path, options: Options, day: date | None) -> int:
    """Read, make, publish, and tell how it went. `day`: as `publish.publication` takes it."""
    content = read_content(root)
    memory = memory_of(root)
    site = make_site(content, options, fresh_videos(root, content, memory), root, memory)
    if dead := list(dead_anchors(content, site)):
        print("\n".join(dead), file=sys.stderr)
        return 1
    keeps = not options.for_disk
    try:
        with publication(content, site, folder, root, options.site_url, day, keeps) as done:
            files = write_site(site, done.new, done.old)
    except KeyboardInterrupt:
        # Whatever it was at: the two versions change places in one step.
        print(f"\nОстановлено. Сайт в {folder} цел.", file=sys.stderr)
        return INTERRUPTED
    except NotOurFolder as error:
        print(error, file=sys.stderr)
        return 2
    except CannotPublish as error:
        print(error, file=sys.stderr)
        return 1
    pages, links = done.survey.pages, done.survey.links
    print(
        f"Сайт собран: {files} {plural(files, 'файл', 'файла', 'файлов')} в {folder}. "
        f"Проверено: {pages} {plural(pages, 'страница', 'страницы', 'страниц')}, "
        f"{links} {plural(links, 'ссылка', 'ссылки', 'ссылок')}."
    )
    if (previous := previous_of(folder.resolve())).exists():
        print(f"Прошлая версия: {previous}; вернуть её: {rollback_of(root, folder)}")
    if done.foreign:
        print(f"Перенесено то, что положили в папку сами: {', '.join(done.foreign)}")
    if done.starts:
        print(
            f"Файла {LEDGER} не было, он начат заново: пропавших адресов эта сборка не видела.",
            file=sys.stderr,
        )
    if done.added:
        lines = f"{done.added} {plural(done.added, 'строка', 'строки', 'строк')}"
        print(f"В {LEDGER} дописано: {lines}. Сохраните этот файл в хранилище вместе с текстами.")
    return 0


def rollback_of(root: Path, folder: Path) -> str:
    """The command that brings the version before back."""
    return "sferum-help rollback" if folder == root / SITE else f"sferum-help rollback {folder}"


def rollback(root: Path, words: list[str]) -> int:
    """Put the version before back; once more, and the newer one is there again."""
    if len(words) > 1 or words and words[0].startswith("-"):
        print(f"можно только: sferum-help rollback [папка]; без папки — в {SITE}", file=sys.stderr)
        return 2
    folder = Path(words[0]) if words else root / SITE
    try:
        roll_back(folder, today())
    except CannotPublish as error:
        print(error, file=sys.stderr)
        return 1
    print(f"В {folder} снова прошлая версия. Ещё раз {rollback_of(root, folder)} — и вернётся новая.")
    return 0


def validate(root: Path, words: list[str]) -> int:
    """Read everything that an editor can have spoilt; see `read_ledger` for what is not in the content."""
    if words:
        print("можно только: sferum-help validate", file=sys.stderr)
        return 2
    content = read_content(root)
    if problems := read_ledger(root)[1]:
        raise ContentError(problems)
    answers, instructions = len(content.answers), len(content.instructions)
    print(
        f"Ошибок нет: {answers} {plural(answers, 'ответ', 'ответа', 'ответов')}, "
        f"{instructions} {plural(instructions, 'инструкция', 'инструкции', 'инструкций')}."
    )
    return 0


def permalinks(content: Content) -> None:
    for page in sorted(page.address for page in make_site(content).pages if page.kind != "not-found"):
        print(f"/{page}")


NO_CHECKER = "Проверки на этом сайте нет: нет файла instructions/_checker.yml."


def checker(content: Content) -> None:
    graph, proof = content.checker, content.proof
    if graph is None:
        print(NO_CHECKER)
        return
    print(
        f"Вопросов: {len(graph.questions)}, выводов: {len(graph.outcomes)}, входов: {len(graph.entries)}.\n"
        f"Путей: {len(proof.journeys)}, самый длинный — {proof.longest} "
        f"{plural(proof.longest, 'вопрос', 'вопроса', 'вопросов')}.\n"
        f"Положений: {proof.situations}, из них что-то не так: {proof.wrong}.\n"
        f"Советов подряд нужно не больше {proof.rounds}. Из каждого положения проверка приводит\n"
        "к тому, что всё работает, или честно говорит, кто поможет."
    )


def journeys(content: Content) -> None:
    print(journeys_table(content) if content.checker else f"{NO_CHECKER}\n", end="")


def mermaid(content: Content) -> None:
    print(mermaid_diagram(content.checker) if content.checker else f"{NO_CHECKER}\n", end="")


def read(content: Content) -> None:
    for role in content.roles.values():
        report = readability.report(content, role.id)
        if report is None:
            print(f"{role.tag}: пока ни одной страницы")
            continue
        id, ease = report.hardest
        print(
            f"{role.tag}: лёгкость чтения {report.ease:.1f} (нужно {role.ease}), "
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


def todo(content: Content) -> None:
    print(unconfirmed(content), end="")


COMMANDS: dict[str, tuple[Callable[[Content], None], str]] = {
    "permalinks": (permalinks, "перечислить адреса всех страниц"),
    "todo": (todo, "показать, чему ещё нет подтверждения и что его даст"),
    "read": (read, "показать, легко ли читать тексты"),
    "checker": (checker, "показать числа проверки"),
    "journeys": (journeys, "показать все пути проверки, по строке на путь"),
    "mermaid": (mermaid, "нарисовать схему проверки для Mermaid"),
}

WITH_WORDS: dict[str, tuple[Callable[[Path, list[str]], int], str]] = {
    "validate": (validate, "проверить все тексты и показать ошибки"),
    "build": (build, "собрать сайт в папку без MkDocs: build папка; для чтения с диска — ещё --disk"),
    "publish": (publish_site, "собрать, проверить и опубликовать сайт целиком: publish [папка]"),
    "rollback": (rollback, "вернуть прошлую опубликованную версию: rollback [папка]"),
    "codes": (codes, "перечислить короткие коды страниц; codes --add даст код новым"),
    "fields": (fields, "показать все поля файлов: так сделан handbook/fields.md"),
    "init": (init, f"начать новый справочный центр: {INIT}"),
    "queries": (ask_queries, "спросить у поиска то, что спрашивали люди: queries файл…"),
    "feedback": (count_feedback, "посчитать ответы «не помогло» в обращениях: feedback файл…"),
}
"""Commands that take words of their own: run with the root and the words, return what `main` returns."""

ANYWHERE = ("init", "fields", "rollback")
"""Commands that need no centre."""
