"""Sources of styles and scripts → what is published. A joined script does what its modules do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page
from sferum_help.source.tree import read_content
from sferum_help.theme.assets import (
    FOLDER,
    ROLES,
    SCRIPTS,
    STATIC,
    STYLES,
    Assets,
    data_script,
    join,
    make_assets,
    point_to_published,
)

from .conftest import ROOT

MODULES = {
    "entry.js": """import { double } from "./numbers/double.js";
import {
  one,
  two as second,
} from "./numbers/few.js";
import "./noisy.js";

globalThis.got = [double(one), second, globalThis.noise];
""",
    "numbers/double.js": """import { two } from "./few.js";

const factor = two;

export function double(number) {
  return number * factor;
}
""",
    "numbers/few.js": 'export const one = 1;\nexport const two = 2;\nconst factor = "not the other one";\n',
    "noisy.js": "globalThis.noise = (globalThis.noise || 0) + 1;\n",
}


def test_joined_modules_are_one_classic_script(phone: Page) -> None:
    phone.goto("about:blank")
    phone.add_script_tag(content=join("entry.js", MODULES.__getitem__))
    assert phone.evaluate("got") == [2, 2, 1]
    assert phone.evaluate("typeof double") == "undefined"


def test_modules_in_a_circle_are_named() -> None:
    modules = {"a.js": 'import { b } from "./b.js";', "b.js": 'import { a } from "./a.js";'}
    with pytest.raises(ValueError, match=r"a\.js → b\.js → a\.js"):
        join("a.js", modules.__getitem__)


@pytest.mark.parametrize("line", ["export default 1;", 'import x from "./x.js";', 'export * from "./x.js";'])
def test_what_the_build_cannot_join_is_said(line: str) -> None:
    with pytest.raises(ValueError, match="cannot join"):
        join("a.js", {"a.js": line}.__getitem__)


def test_data_comes_by_name_in_any_order_and_is_no_markup(phone: Page, modules: str) -> None:
    phone.goto(modules)
    words = {"a": ["</script>", "«ё»\u2028", "\\"]}
    read = "name => import('/data.js').then(({ data }) => data(name))"
    assert phone.evaluate(read, "one") is None
    for name, value in (("two", words), ("one", 1)):
        phone.add_script_tag(content=data_script(name, value))
    assert phone.evaluate(read, "one") == 1 and phone.evaluate(read, "two") == words


def test_the_name_changes_with_the_content() -> None:
    assets = Assets()
    first, second = assets.add("folder/a.css", "a{}"), assets.add("folder/a.css", "b{}")
    assert first == "assets/a.5f546eb4.css" and second != first
    assert assets.addresses == {"folder/a.css": second}


def test_a_style_loads_its_files_by_their_published_names() -> None:
    assets = Assets()
    assets.add("fonts/a.woff2", b"font")
    style = point_to_published('src:url("fonts/a.woff2")', assets)
    assert style == f"src:url({assets.addresses['fonts/a.woff2'].removeprefix('assets/')})"


def test_no_script_knows_whose_help_it_is() -> None:
    content = read_content(ROOT)
    ids = [content.centre.slug, *content.roles, *content.messengers.keys() - {"any"}]
    # `Math.max` is no messenger.
    named = re.compile(rf"(?<!\.)\b(?:{'|'.join(ids)})\b|сферум|мэш", re.IGNORECASE)
    for path in FOLDER.rglob("*.js"):
        assert not named.search(path.read_text("utf-8")), path.name


def test_every_source_is_published_once() -> None:
    # The file for a chat stands alone: it brings its own copy.
    styles = [sources for name, sources in STYLES.items() if name != "one-file.css"]
    sources = [source for style in styles for source in style if source != ROLES]
    assert len(sources) == len(set(sources))
    read: list[str] = []

    def note(name: str) -> str:
        read.append(name)
        return (FOLDER / name).read_text("utf-8")

    for script in SCRIPTS:
        join(script, note)
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    # The service worker is published by site/worker.py, at the root.
    # Styles of an editor's reports stand inside them.
    apart = {"offline/sw.js", "changes.css", "todo.css"}
    assert files == {*sources, *STYLES["one-file.css"], *read, *STATIC, *apart} - {ROLES}
    assert set(make_assets().addresses) == {*STYLES, *SCRIPTS, *STATIC}
