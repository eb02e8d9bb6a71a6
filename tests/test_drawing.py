"""Pages are drawn side by side, from parts and from the memory: what a reader gets is what one page alone would be."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sferum_help.memory.memory import Memory
from sferum_help.model.addresses import file_of
from sferum_help.model.content import Content
from sferum_help.site import spread as module
from sferum_help.site.make import every_page, lazily, make_site
from sferum_help.site.options import Options
from sferum_help.site.spread import spread
from sferum_help.source.tree import read_content

from .conftest import SMALL

OPTIONS = Options("https://site.example/help/")


def test_a_page_is_the_same_alone_and_among_others() -> None:
    """Parts that it shares were drawn for another page of its folder."""
    content = read_content(SMALL)
    site = make_site(content, OPTIONS)
    for page in site.pages:
        path = file_of(page.address)
        assert make_site(content, OPTIONS).read(path) == site.read(path), path


def test_all_that_shapes_a_page_is_told_by_its_repr(real: Content) -> None:
    """By that it is known in the memory: nothing may hide behind an address in the machine."""
    told = [one.all_told() for one in (*real.articles(), *real.roles.values())]
    assert not [one for one in told if " at 0x" in one]
    assert not [page.address for page in every_page(real, OPTIONS.site_url, {}, {}) if " at 0x" in repr(page)]


def test_what_is_remembered_belongs_to_one_way_of_publishing(tmp_path: Path) -> None:
    content, memory = read_content(SMALL), Memory(tmp_path / "memory")

    def built(options: Options) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        make_site(content, options, memory=memory).put_pages(found.__setitem__)
        return found

    on_host, on_disk = Options("https://site.example/help/"), Options(for_disk=True)
    first = [built(on_host), built(on_disk)]
    assert first == [built(on_host), built(on_disk)]
    assert first[0]["faq/index.html"] != first[1]["faq/index.html"]


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine with three processors, whatever threads the tests have."""
    monkeypatch.setattr(module, "processors", lambda: 3)


def test_work_is_shared_out_and_comes_back_in_order(forking: None) -> None:
    done = spread(lambda number: (number * number, os.getpid()), range(10))
    assert [square for square, _ in done] == [number * number for number in range(10)]
    assert len({process for _, process in done}) == 3
    assert done[0][1] == os.getpid()


def test_a_few_things_are_not_worth_a_process(forking: None) -> None:
    assert {process for process in spread(lambda _: os.getpid(), range(10), least=6)} == {os.getpid()}


def test_what_is_known_is_worth_no_process(forking: None) -> None:
    made = spread(
        lambda number: (number, os.getpid()), range(9), 3, lambda number: (-number, 0) if number % 3 else None
    )
    assert made == [(-number, 0) if number % 3 else (number, os.getpid()) for number in range(9)]


@pytest.mark.parametrize("fall", [lambda: os._exit(3), lambda: 1 / 0])
def test_what_another_process_could_not_do_is_done_here(forking: None, fall: Callable[[], object]) -> None:
    def make(number: int) -> int:
        if os.getpid() != here:
            fall()
        return number

    here = os.getpid()
    assert spread(make, range(5)) == [0, 1, 2, 3, 4]


def test_an_error_is_raised_as_without_processes(forking: None) -> None:
    def make(number: int) -> int:
        raise LookupError(f"нет {number}")

    with pytest.raises(LookupError, match="нет 0"):
        spread(make, range(5))


def test_what_several_threads_want_is_made_once() -> None:
    made: list[str] = []

    def make() -> str:
        time.sleep(0.05)
        made.append("made")
        return "made"

    read = lazily(make)
    with ThreadPoolExecutor(4) as pool:
        assert [*pool.map(lambda _: read(), range(4))] == ["made"] * 4
    assert made == ["made"]
