"""Every error an editor can make: the change in, the exact message out. One case is one file of `cases/`.

A case changes the small content in `content/`: `change` replaces words of a file, `files` writes whole files
(`directory: true` makes a folder, `pipe: true` a pipe, `link` a link to another file, `encoding` saves in it,
`repeat` writes the text many times), `remove` lists files to delete. `errors` is what `sferum-help validate` says, word for word; `""`: all is well.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from sferum_help.source.known import UNKNOWN
from sferum_help.source.nodes import parse
from sferum_help.source.problems import ContentError, suggest
from sferum_help.source.tree import read_content
from sferum_help.source.values import Reading

from .conftest import SMALL

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


def apply(case: dict, tree: Callable[[dict], Path]) -> Path:
    files: dict[str, object] = {name: None for name in case.get("remove", ())}
    for name, changes in case.get("change", {}).items():
        text = (SMALL / name).read_text("utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, f"«{old}» stands {text.count(old)} times in {name}"
            text = text.replace(old, new)
        files[name] = text
    others: list[tuple[str, Callable[[Path], object]]] = []
    for name, text in case.get("files", {}).items():
        options = text if isinstance(text, dict) else {"text": text}
        if options.get("directory"):
            others.append((name, lambda path: path.mkdir(parents=True)))
        elif options.get("pipe"):
            others.append((name, os.mkfifo))
        elif target := options.get("link"):
            others.append((name, lambda path, target=target: path.symlink_to(target)))
        else:
            files[name] = (options["text"] * options.get("repeat", 1)).encode(
                options.get("encoding", "utf-8")
            )
    root = tree(files)
    for name, make in others:
        (root / name).unlink(missing_ok=True)
        make(root / name)
    return root


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tree: Callable[[dict], Path], request: pytest.FixtureRequest) -> None:
    text = path.read_text("utf-8")
    case = yaml.safe_load(text)
    root = apply(case, tree)
    try:
        read_content(root)
        errors = ""
    except ContentError as error:
        errors = f"{error}\n"
    if request.config.getoption("--update-cases"):
        before = text[: text.index("\nerrors:") + 1]
        after = "errors: |\n" + "".join(f"  {line}".rstrip() + "\n" for line in errors.splitlines())
        path.write_text(before + (after if errors else 'errors: ""\n'), "utf-8")
    else:
        assert errors == case["errors"]


def test_the_small_content_is_correct() -> None:
    read_content(SMALL)


SOURCE = (SMALL / "faq/_sources.yml").read_text("utf-8").partition("  rules:\n")[2]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("sources: [rules]", "sources: [zzz]", "все имена — faq/_sources.yml"),
        (
            "see: [sign-in]",
            "see: [zzz]",
            "имя — имя файла без .yml: все они лежат в папках faq и instructions",
        ),
    ],
)
def test_a_name_like_no_other_of_many_has_a_way_out(
    tree: Callable[[dict], Path], old: str, new: str, hint: str
) -> None:
    """With few the hint is the list itself: `source-unknown.yml`."""
    answer = (SMALL / "faq/no-chat.yml").read_text("utf-8")
    files = {"faq/no-chat.yml": answer.replace(old, new)}
    assert new in files["faq/no-chat.yml"]
    files["faq/_sources.yml"] = (SMALL / "faq/_sources.yml").read_text("utf-8") + "".join(
        f"  source-{number}:\n{SOURCE}" for number in range(20)
    )
    files |= {
        f"faq/question-{number}.yml": answer.replace("question: ", f"question: Номер {number}. ")
        for number in range(20)
    }
    with pytest.raises(ContentError) as found:
        read_content(tree(files))
    assert [one.hint for one in found.value.problems if "zzz" in one.message] == [hint]


@pytest.mark.parametrize("kind", [*UNKNOWN, "page or article", "answer", "screen word"])
@pytest.mark.parametrize("number", [0, 1, 20, 21, 5000])
def test_every_unknown_name_has_a_way_out(kind: str, number: int) -> None:
    names = [f"name-{at}" for at in range(number)]
    reading = Reading()
    reading.known[kind] = names
    assert suggest("совсем другое", names, reading.known.where(kind))
    if kind in UNKNOWN:
        node, _ = parse("совсем другое", "faq/x.yml")
        reading.reference(node, kind)
        (problem,) = reading.problems
        assert problem.hint and len(problem.hint) < 1000
