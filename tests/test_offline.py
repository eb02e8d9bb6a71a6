"""Reading without the internet: the service worker, its page, its kill switch, and the site on a disk."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect
from sferum_help.site.worker import SHELL, make_kill_switch, make_service_worker, trace_of
from sferum_help.theme.assets import Assets

from .browser import until
from .server import Network, serve


@pytest.fixture
def online(small_site: Path, tmp_path: Path, network: Network) -> Iterator[tuple[str, Path]]:
    """The small site on a server of its own, and its folder: a service worker belongs to an address."""
    folder = tmp_path / "help"
    shutil.copytree(small_site, folder)
    with serve(tmp_path, network) as server:
        yield f"{server}help/", folder


def ready(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, "navigator.serviceWorker.controller !== null")


def keep_all(page: Page, address: str) -> int:
    """Keep everything, as a reader does; how many addresses that are."""
    page.goto(f"{address}offline/")
    page.get_by_role("button", name="Сохранить для чтения").click()
    expect(page.get_by_text("Сохранено всё")).to_be_visible(timeout=60_000)
    return page.evaluate(KEPT)


KEPT = "caches.keys().then((all) => caches.open(all.sort().pop())).then((one) => one.keys()).then((all) => all.length)"
"""How much the newest version holds; `deploy` names it so that it comes last."""


def deploy(folder: Path) -> None:
    """Publish another version, whose headings begin with «Новое»."""
    for page in folder.rglob("index.html"):
        page.write_text(re.sub("(<h1[^>]*>)", r"\1Новое: ", page.read_text("utf-8")), "utf-8")
    worker = (folder / "sw.js").read_text("utf-8")
    (folder / "sw.js").write_text(re.sub(r'"version":"\w+"', '"version":"zzz"', worker), "utf-8")


UPDATE = "navigator.serviceWorker.ready.then((registration) => registration.update())"


def test_a_visited_page_is_read_without_a_connection(phone: Page, online: tuple[str, Path]) -> None:
    address, _ = online
    phone.goto(address)
    ready(phone)
    phone.goto(f"{address}faq/no-chat/")
    title = phone.locator("h1").inner_text()
    phone.goto(address)
    phone.context.set_offline(True)
    phone.goto(f"{address}faq/no-chat/?from=chat#answer")
    expect(phone.locator("h1")).to_have_text(title)
    assert phone.evaluate("getComputedStyle(document.body).display") == "flex", "no style"


def test_a_page_that_is_not_kept_is_offered_again(phone: Page, online: tuple[str, Path]) -> None:
    address, _ = online
    phone.goto(address)
    ready(phone)
    phone.context.set_offline(True)
    phone.goto(f"{address}instructions/find-chat/")
    expect(phone.get_by_text("Связи нет")).to_be_visible()
    phone.context.set_offline(False)
    phone.get_by_role("link", name="Открыть её, когда связь появится").click()
    expect(phone).to_have_url(f"{address}instructions/find-chat/")


def test_everything_can_be_kept_and_forgotten(phone: Page, online: tuple[str, Path]) -> None:
    address, _ = online
    keep_all(phone, address)
    phone.context.set_offline(True)
    for path in ("students/", "checker/mixed/", "faq/camera/"):
        phone.goto(address + path)
        expect(phone.locator("main h1")).to_be_visible()
        assert phone.url == address + path
    phone.context.set_offline(False)
    forget(phone, address)
    assert phone.evaluate(KEPT) == len(SHELL) + 1


def forget(page: Page, address: str) -> None:
    page.goto(f"{address}offline/")
    page.get_by_role("button", name="Удалить").click()
    expect(page.get_by_role("button", name="Сохранить для чтения")).to_be_visible()


def test_what_is_removed_without_a_connection_leaves_a_page_that_says_so(
    phone: Page, online: tuple[str, Path]
) -> None:
    address, _ = online
    keep_all(phone, address)
    phone.context.set_offline(True)
    forget(phone, address)
    phone.reload()
    expect(phone.get_by_role("button", name="Сохранить для чтения")).to_be_visible()
    phone.goto(f"{address}faq/camera/")
    expect(phone.get_by_text("Связи нет")).to_be_visible()


def test_an_emptied_storage_without_a_connection_is_no_endless_way(
    phone: Page, online: tuple[str, Path]
) -> None:
    address, _ = online
    phone.goto(address)
    ready(phone)
    phone.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    phone.context.set_offline(True)
    for path in ("offline/", "faq/camera/", "faq/camera"):
        with pytest.raises(Error, match="ERR_FAILED"):
            phone.goto(address + path)
    phone.context.set_offline(False)
    phone.goto(f"{address}faq/camera/")
    expect(phone.locator("h1")).to_be_visible()


def test_the_page_lists_what_was_opened(phone: Page, online: tuple[str, Path]) -> None:
    address, _ = online
    phone.goto(address)
    ready(phone)
    phone.goto(f"{address}faq/no-chat/")
    title = phone.locator("h1").inner_text()
    phone.goto(f"{address}offline/")
    expect(phone.locator('[data-offline="pages"]').get_by_role("link", name=title)).to_be_visible()


def test_a_new_version_takes_along_what_was_kept(phone: Page, online: tuple[str, Path]) -> None:
    address, folder = online
    phone.goto(address)
    ready(phone)
    phone.goto(f"{address}faq/no-chat/")
    deploy(folder)
    phone.goto(address)
    phone.evaluate(UPDATE)
    until(phone, "caches.keys().then((names) => names.join() === 'small/help/zzz')")
    phone.context.set_offline(True)
    phone.goto(f"{address}faq/no-chat/")
    expect(phone.locator("h1")).to_contain_text("Новое: ")


COMES = """navigator.serviceWorker.ready.then(({ active, installing, waiting }) => caches.has('small/help/zzz')
    .then((begun) => begun && !installing && !waiting && active.state === 'activated'))"""
"""Whether the version of `deploy` answers."""


def test_a_new_version_makes_nobody_wait(phone: Page, online: tuple[str, Path], network: Network) -> None:
    address, folder = online
    everything = keep_all(phone, address)
    deploy(folder)
    network.before = lambda path: time.sleep(0.3)
    began = time.monotonic()
    phone.evaluate(UPDATE)
    until(phone, COMES)
    # At once: an answer for the script, and one for the page of the shell.
    assert time.monotonic() - began < 3
    assert phone.evaluate(KEPT) < everything, "it has waited for the copies"
    for path in ("students/", "faq/camera/", "checker/mixed/"):
        began = time.monotonic()
        phone.goto(address + path)
        # An answer, and a style that has changed its name: not all that was kept.
        assert time.monotonic() - began < 3
        assert phone.locator("main h1").inner_text().startswith("Новое: ")
    # And nobody needs to open anything for the rest to come.
    network.before = lambda path: None
    until(phone, "caches.keys().then((names) => names.join() === 'small/help/zzz')")
    assert phone.evaluate(KEPT) == everything


def test_a_version_that_is_coming_is_not_dropped_by_the_one_that_answers(
    phone: Page, online: tuple[str, Path], network: Network
) -> None:
    address, folder = online
    phone.goto(f"{address}offline/")
    ready(phone)
    deploy(folder)
    network.before = lambda path: time.sleep(2 if path.endswith("/offline/") else 0)
    phone.evaluate(UPDATE)
    until(phone, "caches.has('small/help/zzz')")
    phone.goto(f"{address}students/")
    until(phone, COMES)
    kept = phone.evaluate(
        "caches.open('small/help/zzz').then((one) => one.match('../offline/')).then(Boolean)"
    )
    assert kept, "the shell is gone"


def test_a_server_that_says_nothing_of_caches_leaves_no_old_text(
    phone: Page, silent: tuple[str, Path]
) -> None:
    address, folder = silent
    phone.goto(f"{address}faq/camera/")
    ready(phone)
    for path in ("students/", "faq/camera/"):
        phone.goto(address + path)
    deploy(folder)
    phone.goto(f"{address}faq/camera/")
    expect(phone.locator("h1")).to_contain_text("Новое: ")
    # Nor is a page that was not opened again kept as it was.
    until(phone, "caches.keys().then((names) => names.join() === 'small/help/zzz')")
    phone.context.set_offline(True)
    for path in ("students/", "faq/camera/"):
        phone.goto(address + path)
        expect(phone.locator("h1")).to_contain_text("Новое: ")


def test_an_address_that_a_server_leads_on_from_stays_whole(phone: Page, online: tuple[str, Path]) -> None:
    address, _ = online
    phone.goto(address)
    ready(phone)
    phone.goto(f"{address}faq/camera?from=chat#answer")
    expect(phone).to_have_url(f"{address}faq/camera/?from=chat#answer")
    expect(phone.locator("h1")).to_be_visible()


def test_an_update_loses_nothing_that_did_not_come(
    phone: Page, online: tuple[str, Path], network: Network
) -> None:
    address, folder = online
    kept = keep_all(phone, address)
    deploy(folder)

    def fail(path: str) -> None:
        if path.endswith("/") and "offline" not in path:
            raise ConnectionResetError

    network.before = fail
    phone.goto(f"{address}offline/")
    phone.evaluate(UPDATE)
    until(phone, "caches.keys().then((names) => names.includes('small/help/zzz'))")
    until(phone, UPDATE + ".then(({ installing, waiting }) => !installing && !waiting)")
    phone.goto(f"{address}faq/camera/")
    old = phone.locator("main h1").inner_text()
    assert old and not old.startswith("Новое: ")
    assert phone.evaluate("getComputedStyle(document.body).display") == "flex", "no style"
    # The network is back: the next page brings the rest.
    network.before = lambda path: None
    restart(phone)
    phone.goto(f"{address}students/")
    until(phone, "caches.keys().then((names) => names.join() === 'small/help/zzz')")
    assert phone.evaluate(KEPT) == kept


def restart(page: Page) -> None:
    """A browser ends a worker that has nothing to do; it starts again with the next page."""
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")


def test_the_page_of_a_first_visit_is_kept(phone: Page, online: tuple[str, Path]) -> None:
    """It came before there was a worker, and so did what it loads."""
    address, _ = online
    phone.goto(f"{address}checker/mixed/")
    title = phone.locator("h1").inner_text()
    ready(phone)
    phone.context.set_offline(True)
    phone.goto(f"{address}checker/mixed/")
    expect(phone.locator("h1")).to_have_text(title)
    assert phone.evaluate("helpCentre.checkerGraph !== undefined"), "no script of the checker"


def test_without_room_pages_come_from_the_network(phone: Page, online: tuple[str, Path]) -> None:
    address, _ = online
    phone.goto(address)
    ready(phone)
    fill_the_disk(phone, address)
    phone.goto(f"{address}faq/camera/")
    assert phone.url == f"{address}faq/camera/"
    phone.goto(f"{address}checker/mixed/")
    assert phone.url == f"{address}checker/mixed/"
    assert phone.evaluate("helpCentre.checkerGraph !== undefined"), "no script of the checker"
    phone.goto(f"{address}offline/")
    phone.get_by_role("button", name="Сохранить для чтения").click()
    expect(phone.get_by_text("Место в браузере кончилось")).to_be_visible()


def fill_the_disk(page: Page, address: str) -> None:
    session = page.context.new_cdp_session(page)
    origin = address.removesuffix("/help/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1000})


def test_without_room_from_the_start_nothing_is_promised(phone: Page, online: tuple[str, Path]) -> None:
    address, _ = online
    fill_the_disk(phone, address)
    phone.goto(f"{address}offline/")
    expect(phone.get_by_text("Здесь страницы не сохраняются")).to_be_visible()
    expect(phone.get_by_text("Страница сохраняется в браузере сама")).to_be_hidden()
    phone.goto(f"{address}faq/camera/")
    assert phone.url == f"{address}faq/camera/"


LEADS_ON = {
    "faq/camera": "faq/camera/",
    "faq/camera/index.html": "faq/camera/",
    "o/1143/": "instructions/find-chat/",
    "o/1143": "instructions/find-chat/",
    "faq/chat-lost/": "faq/no-chat/",
    "checker/none": "offline/#/checker/none/",
}
"""Address → where it leads without a connection, when everything is kept."""


def test_an_address_that_leads_on_does_so_without_a_connection(phone: Page, online: tuple[str, Path]) -> None:
    address, _ = online
    keep_all(phone, address)
    phone.context.set_offline(True)
    for asked, shown in LEADS_ON.items():
        phone.goto(address + asked)
        expect(phone).to_have_url(address + shown)
        expect(phone.locator("h1")).to_be_visible()
        assert phone.evaluate("getComputedStyle(document.body).display") == "flex", "no style"


NO_WORKER = {
    "no https": "delete Navigator.prototype.serviceWorker",
    "refused": "navigator.serviceWorker.register = () => Promise.reject(new DOMException('', 'SecurityError'))",
    "no storage": "Object.defineProperty(window, 'caches', { get() { throw new DOMException('', 'SecurityError') } })",
}
"""Why a browser keeps nothing → how that is done here."""


@pytest.mark.parametrize("why", NO_WORKER)
def test_a_browser_that_keeps_nothing_promises_nothing(phone: Page, address: str, why: str) -> None:
    errors: list[str] = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    phone.add_init_script(NO_WORKER[why])
    phone.goto(f"{address}offline/")
    expect(phone.get_by_text("Здесь страницы не сохраняются")).to_be_visible()
    expect(phone.get_by_text("Страница сохраняется в браузере сама")).to_be_hidden()
    expect(phone.locator("main .sh-lead")).to_be_hidden()
    assert errors == []


def test_on_a_disk_nothing_needs_to_be_kept(reader: Page, small_disk: Path) -> None:
    reader.goto((small_disk / "offline" / "index.html").as_uri())
    expect(reader.get_by_text("Страница сохраняется в браузере сама")).to_be_hidden()


def test_without_a_worker_the_page_says_so(phone: Page, online: tuple[str, Path]) -> None:
    """As a site that is built with OFFLINE=0."""
    address, folder = online
    page = folder / "offline" / "index.html"
    page.write_text(page.read_text("utf-8").replace(' data-worker="../sw.js"', ""), "utf-8")
    phone.goto(f"{address}offline/")
    expect(phone.get_by_text("Сейчас на этом сайте страницы не сохраняются")).to_be_visible()
    expect(phone.locator("main .sh-lead")).to_be_hidden()


def test_the_kill_switch_removes_everything(phone: Page, online: tuple[str, Path]) -> None:
    address, folder = online
    phone.goto(address)
    ready(phone)
    (folder / "sw.js").write_text(make_kill_switch("small"), "utf-8")
    phone.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    until(phone, "caches.keys().then((names) => names.length === 0)")
    until(phone, "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")


def test_the_shell_is_what_every_page_loads(site: Path) -> None:
    html = (site / "sources" / "index.html").read_text("utf-8")
    loaded = re.findall(r'<(?:link|script)[^>]+(?:href|src)="\.\./assets/([\w-]+)\.[0-9a-f]{8}(\.\w+)"', html)
    assert {name + suffix for name, suffix in loaded} <= {name.rpartition("/")[2] for name in SHELL}


def test_the_version_follows_the_content() -> None:
    assets = Assets()
    for name in SHELL:
        assets.add(name, name)
    one, same, other = (make_service_worker({"": trace_of(html)}, assets, "small") for html in (b"a", b"a", b"b"))
    assert one == same != other


def test_pages_that_only_send_on_are_not_kept(site: Path) -> None:
    build = json.loads(re.match(r"const BUILD = (.*);\n", (site / "sw.js").read_text("utf-8"))[1])
    pages = [address for address in build["all"] if address.endswith("/") or not address]
    assert {"", "o/", "faq/day-delay/"} <= set(pages)
    for address in pages:
        assert 'http-equiv="refresh"' not in (site / address / "index.html").read_text("utf-8"), address


def test_without_scripts_nothing_is_promised(browser: Browser, small_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_address}offline/")
    expect(page.locator("main noscript .sh-box")).to_be_visible()
    expect(page.locator('[data-offline="intro"]')).to_be_hidden()
    context.close()


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_the_site_is_read_from_a_disk(reader: Page, small_disk: Path) -> None:
    errors = []
    reader.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    reader.goto((small_disk / "index.html").as_uri())
    for click in ("Родителям", "Вопросы"):
        reader.locator(".sh-footer").get_by_role("link", name=click, exact=True).click()
        assert reader.url.endswith("/index.html")
    reader.goto((small_disk / "checker" / "index.html").as_uri())
    reader.locator("#chat-missing a").click()
    reader.locator('[data-option="other"]').click()
    expect(reader).to_have_url(re.compile("/checker/mixed/index.html"))
    assert errors == []


def test_every_link_on_a_disk_names_a_file(disk: Path) -> None:
    for path in disk.rglob("index.html"):
        for link in re.findall(r'<a [^>]*href="(?!\w+:)([^"#?]+)', path.read_text("utf-8")):
            assert (path.parent / link).resolve().is_file(), f"{path.relative_to(disk)}: {link}"
