"""Two centres on one host share its storage and its caches, and leave each other's things alone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sferum_help.site.make import make_site
from sferum_help.site.options import Options
from sferum_help.site.worker import make_kill_switch
from sferum_help.site.write import write_site
from sferum_help.source.tree import read_content

from .browser import until
from .conftest import SITE_URL, Once
from .server import serve
from .test_second_centre import CENTRE

OURS, OTHER = "sferum", "sferum-help"
"""One slug begins with the other, and is what caches began with before there were slugs."""

STORED = ("role", "sight", "support")


@pytest.fixture
def host(site: Path, once: Once, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A host with the first centre at /a/ and the second one, as `OTHER`, at /b/; and its folder."""
    shutil.copytree(site, tmp_path / "a")
    shutil.copytree(once("centre-of-other-slug", build_other), tmp_path / "b")
    with serve(tmp_path) as server:
        yield server, tmp_path


def build_other(folder: Path) -> None:
    content = read_content(CENTRE)
    content = replace(content, centre=replace(content.centre, slug=OTHER))
    write_site(make_site(content, Options(SITE_URL), root=CENTRE), folder)


def version_of(folder: Path) -> str:
    return re.search(r'"version":"(\w+)"', (folder / "sw.js").read_text("utf-8"))[1]


def visit(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, f"navigator.serviceWorker.controller?.scriptURL === '{address}sw.js'")


def update(page: Page, folder: Path, worker: str) -> None:
    (folder / "sw.js").write_text(worker, "utf-8")
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")


def caches(page: Page) -> set[str]:
    return set(page.evaluate("caches.keys()"))


def keep(page: Page, cache: str, *addresses: str) -> None:
    page.evaluate(
        "([name, all]) => caches.open(name).then((cache) => cache.addAll(all))", [cache, list(addresses)]
    )


def test_a_new_version_takes_and_drops_the_caches_of_its_own_centre(
    phone: Page, host: tuple[str, Path]
) -> None:
    server, folder = host
    worker = (folder / "a" / "sw.js").read_text("utf-8")
    version = version_of(folder / "a")
    visit(phone, f"{server}b/")
    visit(phone, f"{server}a/")
    theirs, ours = f"{OTHER}/b/{version_of(folder / 'b')}", f"{OURS}/a/{version}"
    assert caches(phone) == {theirs, ours}
    # As builds without a slug have left them: named alike, whosever they are.
    keep(phone, "sferum-help-1", f"{server}a/offline/", f"{server}a/faq/day-delay/")
    keep(phone, "sferum-help-2", f"{server}b/offline/")
    # Another copy of the same centre, somewhere below.
    keep(phone, f"{OURS}/a/old/3", f"{server}a/offline/")
    update(phone, folder / "a", worker.replace(version, "next"))
    until(phone, f"caches.has('{ours}').then((there) => !there)")
    left = {theirs, "sferum-help-2", f"{OURS}/a/old/3"}
    assert caches(phone) == {f"{OURS}/a/next", *left}
    page = f"{server}a/faq/day-delay/"
    assert phone.evaluate(f"caches.open('{OURS}/a/next').then(cache => cache.match('{page}')).then(Boolean)")
    update(phone, folder / "a", make_kill_switch(OURS))
    until(phone, f"caches.has('{OURS}/a/next').then((there) => !there)")
    assert caches(phone) == left


def test_choices_role_and_snippets_stay_with_their_centre(phone: Page, host: tuple[str, Path]) -> None:
    server, _ = host
    phone.goto(f"{server}a/parents/")
    phone.get_by_role("button", name="Версия для слабовидящих").click()
    phone.get_by_role("button", name="125 %").click()
    phone.goto(f"{server}a/support/")
    phone.get_by_text("Свои заготовки").click()
    phone.get_by_label("Название").fill("Перезвоню")
    phone.get_by_label("Текст", exact=True).fill("Перезвоню вам сегодня.")
    phone.get_by_role("button", name="Добавить").click()
    # The names that readers' browsers have had since before there were slugs.
    assert set(phone.evaluate("Object.keys(localStorage)")) == {f"{OURS}-{name}" for name in STORED}
    for name, kept in (("b", False), ("a", True)):
        phone.goto(f"{server}{name}/")
        assert phone.evaluate("'size' in document.documentElement.dataset") is kept
        expect(phone.locator("[data-module=role-again]:visible")).to_have_count(int(kept))
        phone.goto(f"{server}{name}/support/")
        phone.get_by_text("Свои заготовки").click()
        expect(phone.get_by_role("button", name="Перезвоню", exact=True)).to_have_count(int(kept))
