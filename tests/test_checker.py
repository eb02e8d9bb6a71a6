"""The checker: its proof and tables, its stories, and every way through it in a real browser."""

from __future__ import annotations

import csv
import random
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sferum_help.model.addresses import node_address
from sferum_help.checker.proof import prove
from sferum_help.model.checker import Checker, Option, Question
from sferum_help.model.proof import Journey
from sferum_help.pages.checker import graph_data, revision
from sferum_help.model.content import Content
from sferum_help.reports.journeys import journeys_table
from sferum_help.source.tree import read_content

from .conftest import ROOT, SMALL

FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(ROOT)


def token(journey: Journey, answers: int | None = None) -> str:
    """The fragment of the address after so many answers; after all of them by default."""
    taken = journey.answers[:answers]
    text = ".".join(f"{question.id}~{option.id}~{revision(question)}" for question, option in taken)
    return f"#v1:{journey.entry.id}:{text}"


def walk(page: Page, journey: Journey) -> None:
    """Tap through; the summary shows that the script of each page has run before the next tap."""
    for count, (_, option) in enumerate(journey.answers, 1):
        page.locator(f'[data-option="{option.id}"]').click()
        expect(page.locator("[data-checker=list] li")).to_have_count(count)


# The proof and the tables


def test_the_proof_counts_what_it_walked() -> None:
    proof = prove(read_content(SMALL).checker)
    assert (proof.situations, proof.wrong, proof.rounds, proof.longest) == (15, 14, 2, 3)
    assert len(proof.journeys) == 10


def test_every_path_is_in_the_table_for_reviewers(content: Content) -> None:
    table = (FOLDER / "journeys.txt").read_text("utf-8")
    assert journeys_table(content) == table, "обновите: sferum-help journeys > tests/journeys.txt"


def test_each_story_ends_as_a_class_teacher_expects(content: Content) -> None:
    with (FOLDER / "stories.csv").open(encoding="utf-8", newline="") as file:
        stories = list(csv.DictReader(file, delimiter=";"))
    assert len(stories) >= 40
    journeys = {
        (one.entry.id, " ".join(option.id for _, option in one.answers)): one
        for one in content.proof.journeys
    }
    for line, story in enumerate(stories, 2):
        journey = journeys.get((story["entry"], story["answers"]))
        assert journey, f"stories.csv:{line}: такого пути нет: {story['entry']}: {story['answers']}"
        assert journey.outcome.id == story["outcome"], f"stories.csv:{line}: {story['story']}"


def test_every_outcome_has_a_story(content: Content) -> None:
    with (FOLDER / "stories.csv").open(encoding="utf-8", newline="") as file:
        told = {story["outcome"] for story in csv.DictReader(file, delimiter=";")}
    assert set(content.checker.outcomes) - told == set()


# Mutations of the real checker: each of them has to stop the build


def with_options(checker: Checker, question: Question, options: tuple[Option, ...]) -> Checker:
    changed = replace(question, options=options)
    return replace(checker, questions={**checker.questions, question.id: changed})


def test_no_option_can_be_dropped(content: Content) -> None:
    checker = content.checker
    for question in checker.questions.values():
        for option in question.options:
            rest = tuple(one for one in question.options if one is not option)
            assert prove(with_options(checker, question, rest)).breaches, f"{question.id}: {option.id}"


def test_no_two_targets_can_be_swapped(content: Content) -> None:
    checker = content.checker
    for question in checker.questions.values():
        for first, second in combinations(question.options, 2):
            if first.to == second.to:
                continue
            swap = {first.id: second.to, second.id: first.to}
            options = tuple(replace(one, to=swap.get(one.id, one.to)) for one in question.options)
            assert prove(with_options(checker, question, options)).breaches, f"{question.id}: {swap}"


def test_no_advice_can_lose_its_effect(content: Content) -> None:
    checker = content.checker
    for outcome in checker.outcomes.values():
        if outcome.changes:
            outcomes = {**checker.outcomes, outcome.id: replace(outcome, changes={})}
            assert prove(replace(checker, outcomes=outcomes)).breaches, outcome.id


def test_no_outcome_can_call_itself_something_else(content: Content) -> None:
    checker = content.checker
    for outcome in checker.outcomes.values():
        for severity in {"ok", "wait", "fix", "school"} - {outcome.severity}:
            if outcome.severity == "elsewhere" and severity == "school":
                continue
            outcomes = {**checker.outcomes, outcome.id: replace(outcome, severity=severity)}
            assert prove(replace(checker, outcomes=outcomes)).breaches, f"{outcome.id}: {severity}"


# In the browser


def test_every_way_is_walked_without_scripts(browser: Browser, address: str, content: Content) -> None:
    """Each transition once, by its link; the whole way is then the sum of its transitions."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for question in content.checker.questions.values():
        page.goto(address + node_address(question.id))
        links = page.locator("[data-option]")
        hrefs = {
            link.get_attribute("data-option"): link.evaluate("link => link.href") for link in links.all()
        }
        assert hrefs == {option.id: address + node_address(option.to) for option in question.options}
        if question.look:
            page.get_by_role("link", name="Не знаю").click()
            page.get_by_role("link", name="Теперь знаю").click()
            expect(page).to_have_url(address + node_address(question.id))
    context.close()


def test_every_way_is_walked_with_scripts(browser: Browser, address: str, content: Content) -> None:
    """Every entry and every transition by tapping; every path's own address opens with its answers."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    walked: set[tuple[str, str]] = set()
    for journey in content.proof.journeys:
        transitions = {
            ("", journey.entry.id),
            *((question.id, option.id) for question, option in journey.answers),
        }
        if transitions - walked:
            walked |= transitions
            page.goto(f"{address}{node_address(journey.entry.question)}#v1:{journey.entry.id}")
            walk(page, journey)
            assert page.url == address + node_address(journey.outcome.id) + token(journey)
        else:
            page.goto(address + node_address(journey.outcome.id) + token(journey))
        shown = [item.inner_text() for item in page.locator("[data-checker=list] li").all()]
        assert shown == [
            f"{question.question} {option.text} Изменить" for question, option in journey.answers
        ]
    context.close()


@pytest.fixture
def longest(content: Content) -> Journey:
    return max(content.proof.journeys, key=lambda journey: len(journey.answers))


def test_back_and_reload_keep_the_answers(phone: Page, address: str, longest: Journey) -> None:
    phone.goto(f"{address}{node_address(longest.entry.question)}#v1:{longest.entry.id}")
    walk(phone, longest)
    items = phone.locator("[data-checker=list] li")
    phone.reload()
    expect(items).to_have_count(len(longest.answers))
    phone.go_back()
    expect(items).to_have_count(len(longest.answers) - 1)
    phone.reload()
    expect(items).to_have_count(len(longest.answers) - 1)
    phone.go_forward()
    expect(items).to_have_count(len(longest.answers))


def test_changing_an_answer_keeps_later_ones_that_fit_and_names_those_that_do_not(
    phone: Page, address: str, content: Content
) -> None:
    ways = {
        (one.entry.id, tuple(option.id for _, option in one.answers)): one for one in content.proof.journeys
    }
    done = ways["all-right", ("parent", "vk", "own", "own", "yes", "phone")]
    phone.goto(address + node_address(done.outcome.id) + token(done))
    phone.get_by_role("link", name=f"Изменить: {done.answers[1][0].question}").click()
    # The old answer is marked; with it everything after it still fits.
    expect(phone.locator('[data-option="vk"] span')).to_be_visible()
    phone.locator("[data-checker=kept] a").click()
    assert phone.url == address + node_address(done.outcome.id) + token(done)
    phone.get_by_role("link", name=f"Изменить: {done.answers[4][0].question}").click()
    phone.locator('[data-option="no"]').click()
    dropped = phone.locator("h1 + [data-checker=dropped]")
    expect(dropped).to_be_visible()
    question, option = done.answers[5]
    expect(dropped).to_contain_text(f"{question.question} {option.text}")


def test_another_way_pasted_into_the_same_tab_is_shown(phone: Page, address: str, content: Content) -> None:
    first, second = [one for one in content.proof.journeys if one.outcome.severity == "ok"][:2]
    phone.goto(address + node_address(first.outcome.id) + token(first))
    phone.evaluate("fragment => { location.hash = fragment }", token(second))
    phone.wait_for_url(address + node_address(second.outcome.id) + "*")
    expect(phone.locator("[data-checker=list] li")).to_have_count(len(second.answers))


def test_labels_of_a_picture_never_lie_upon_each_other(phone: Page, address: str, content: Content) -> None:
    for outcome in content.checker.outcomes.values():
        if not outcome.picture:
            continue
        phone.goto(address + node_address(outcome.id))
        boxes = [text.bounding_box() for text in phone.locator(".sh-pair > *").all()]
        for one, other in combinations(boxes, 2):
            apart = (
                one["x"] + one["width"] <= other["x"]
                or other["x"] + other["width"] <= one["x"]
                # Lines of one label touch; a pixel of a font's box is no overlap to the eye.
                or one["y"] + one["height"] <= other["y"] + 6
                or other["y"] + other["height"] <= one["y"] + 6
            )
            assert apart, outcome.id


def test_the_heading_gets_the_focus_after_an_answer(phone: Page, address: str, longest: Journey) -> None:
    phone.goto(address + node_address(longest.outcome.id) + token(longest))
    assert phone.evaluate("document.activeElement.tagName") == "H1"


def test_not_knowing_leads_to_help_and_back_with_the_answers_kept(
    phone: Page, address: str, longest: Journey
) -> None:
    question = longest.answers[2][0]
    phone.goto(address + node_address(question.id) + token(longest, 2))
    phone.get_by_role("link", name="Не знаю").click()
    phone.get_by_role("link", name="Теперь знаю").click()
    assert phone.url == address + node_address(question.id) + token(longest, 2)
    expect(phone.locator("[data-checker=list] li")).to_have_count(2)


def test_the_text_for_support_holds_answers_outcome_and_address(
    browser: Browser, address: str, longest: Journey
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + node_address(longest.outcome.id) + token(longest))
    page.get_by_role("button", name="Скопировать для поддержки").click()
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied[:-2] == [f"{question.question} {option.text}" for question, option in longest.answers]
    assert copied[-2:] == [f"Вывод: {longest.outcome.title}", f"Адрес: {page.url}"]
    context.close()


def test_the_day_of_waiting_has_a_calendar_file(phone: Page, address: str, content: Content) -> None:
    (waiting,) = [one for one in content.checker.outcomes.values() if one.severity == "wait"]
    phone.goto(address + node_address(waiting.id))
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Напомнить через сутки").click()
    text = Path(download.value.path()).read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert f"URL:{phone.url}" in text.replace("\r\n ", "")
    assert re.search(r"\r\nDTSTART:\d{8}T\d{6}Z\r\n", text)


def test_nothing_is_stored_and_there_is_no_field_to_type_in(
    phone: Page, address: str, content: Content, longest: Journey
) -> None:
    phone.goto(address + node_address(longest.outcome.id) + token(longest))
    assert phone.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    for node in (*content.checker.questions, *content.checker.outcomes):
        phone.goto(address + node_address(node))
        assert phone.locator("main").locator("input, textarea, select, [contenteditable]").count() == 0


def test_question_pages_are_not_offered_by_search_engines(site: Path, content: Content) -> None:
    def robots(node: str) -> bool:
        return 'name="robots" content="noindex"' in (site / "checker" / node / "index.html").read_text(
            "utf-8"
        )

    assert all(robots(node) for node in content.checker.questions)
    assert not any(robots(node) for node in content.checker.outcomes)


def test_an_old_address_opens_the_first_question_that_changed_its_meaning(
    phone: Page, address: str, longest: Journey
) -> None:
    question = longest.answers[2][0]
    old = re.sub(rf"({question.id}~[a-z0-9-]+~)\w+", r"\1zzz", token(longest))
    phone.goto(address + node_address(longest.outcome.id) + old)
    phone.wait_for_url(address + node_address(question.id) + "*")
    assert phone.url == address + node_address(question.id) + token(longest, 2)


def test_targets_are_large_enough_for_a_finger(phone: Page, address: str, content: Content) -> None:
    for question in content.checker.questions.values():
        phone.goto(address + node_address(question.id))
        for link in phone.locator(".sh-option, .sh-restart a").all():
            assert link.bounding_box()["height"] >= 44


def hostile_tokens(content: Content, count: int) -> list[str]:
    """Garbage, cut and crossed tokens, and markup; the same ones in every run."""
    chance = random.Random(20261123)
    whole = [token(one) for one in content.proof.journeys]
    pieces = [
        "<img src=x onerror=alert(1)>",
        "__proto__",
        "constructor",
        "~",
        ".",
        "!",
        "?",
        ":",
        "#v1:",
        "%00",
        "v9",
        "я",
    ]
    pieces += [
        "javascript:alert(1)",
        "../../",
        "parent",
        "toString~hasOwnProperty~valueOf",
        "\u202e",
        "\\",
        '"',
    ]
    tokens = []
    for _ in range(count):
        text = chance.choice(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randint(0, len(text))
            text = (
                text[:at]
                + chance.choice([*pieces, chance.choice(whole), ""])
                + text[at + chance.randint(0, 9) :]
            )
        tokens.append(text[: chance.randint(0, 400)])
    return tokens


def test_10000_hostile_tokens_open_a_defined_page(phone: Page, modules: str, content: Content) -> None:
    """On every one the script stays calm: no exception, a known page, and answers that are in the graph."""
    phone.goto(modules)
    graph = graph_data(content.checker)
    failures = phone.evaluate(
        """async ([graph, tokens]) => {
            const { open, write, follow } = await import("/checker/way.js");
            const nodes = new Set([...Object.keys(graph.questions), ...Object.keys(graph.outcomes)]);
            const failures = [];
            for (const text of tokens) {
                for (const node of ["parent-messenger", "parent-ok"]) {
                    try {
                        const state = open(graph, node, text);
                        const page = state.go ?? node;
                        const known = page === "" || nodes.has(page);
                        const token = state.token;
                        const fresh = { node: page, taken: [] };
                        const way = token?.answers.length ? follow(graph, token.entry, token.answers) : fresh;
                        const whole = way?.node === page && way.taken.length === (token?.answers.length ?? 0);
                        const clean = !token || /^#v1:[a-z0-9.:~!?-]*$/.test(write(token));
                        if (!known || !whole || !clean) failures.push([node, text, page]);
                    } catch (error) {
                        failures.push([node, text, String(error)]);
                    }
                }
            }
            return failures;
        }""",
        [graph, hostile_tokens(content, 10_000)],
    )
    assert failures == []


def test_hostile_addresses_bring_no_foreign_markup(phone: Page, address: str, content: Content) -> None:
    errors = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    phone.on("dialog", lambda dialog: errors.append(dialog.message))
    for text in hostile_tokens(content, 40):
        phone.goto("about:blank")
        phone.goto(f"{address}checker/parent-ok/{text if text.startswith('#') else '#' + text}")
        expect(phone.locator("h1")).to_be_visible()
        assert phone.locator("main img, main script, main iframe").count() == 0
        assert phone.url.startswith(f"{address}checker/")
    assert errors == []


def test_a_worried_parent_gets_from_the_symptom_to_the_fix(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator('main a[href="checker/"]').first.click()
    phone.locator("#no-parent-chat a").click()
    for answer in ("vk", "own", "child"):
        phone.locator(f'[data-option="{answer}"]').click()
    expect(phone).to_have_url(re.compile("/checker/parent-mixed/#"))
    expect(phone.locator(".sh-pair--wrong")).to_be_visible()
    phone.locator("#steps").locator("xpath=following-sibling::ul").get_by_role("link").first.click()
    expect(phone).to_have_url(f"{address}instructions/link-mixed-up/")
