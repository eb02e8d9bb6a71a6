"""The checker: its proof and tables, its stories, and every way through it in a real browser."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect
from sferum_help.checker.proof import prove
from sferum_help.cli import main
from sferum_help.model.addresses import address_of, node_address, outcome_name
from sferum_help.model.checker import Checker, Option, Outcome, Question
from sferum_help.model.content import Content
from sferum_help.model.proof import Journey
from sferum_help.pages.checker import graph_data, option_pictures, revision
from sferum_help.reports.journeys import (
    REVIEWED,
    elsewhere,
    journeys_table,
    read_reviewed,
)
from sferum_help.source.tree import read_content

from .conftest import ROOT, SMALL, Tree

FOLDER = Path(__file__).parent


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


def test_the_table_for_reviewers_has_a_line_for_every_path() -> None:
    small = read_content(SMALL)
    lines = journeys_table(small).splitlines()
    assert len(lines) == len(small.proof.journeys)
    assert "parent: whose=own day-passed=yes chat-seen=no → ask-school" in lines


def test_no_reviewed_path_ends_elsewhere_now(real: Content) -> None:
    changed = [f"{path}: {before} → {now}" for path, before, now in elsewhere(read_reviewed(ROOT), real)]
    assert changed == [], "прочитайте разницу: sferum-help journeys --read"


def test_who_has_read_the_paths_says_so(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that ends elsewhere is shown, and is what is expected from then on."""
    root = tree({})
    assert main(["--root", str(root), "journeys", "--read"]) == 0
    table = (root / REVIEWED).read_text("utf-8")
    assert table == journeys_table(read_content(root))
    (root / REVIEWED).write_text(table.replace("whose=none → link-own", "whose=none → mixed"), "utf-8")
    capsys.readouterr()
    assert main(["--root", str(root), "journeys", "--read"]) == 0
    assert "parent: whose=none: было mixed, стало link-own\n" in capsys.readouterr().out
    assert (root / REVIEWED).read_text("utf-8") == table
    assert main(["--root", str(root), "journeys", "--write"]) == 2


def test_each_story_ends_as_a_class_teacher_expects(real: Content) -> None:
    with (FOLDER / "stories.csv").open(encoding="utf-8", newline="") as file:
        stories = list(csv.DictReader(file, delimiter=";"))
    assert stories
    journeys = {
        (one.entry.id, " ".join(option.id for _, option in one.answers)): one for one in real.proof.journeys
    }
    for line, story in enumerate(stories, 2):
        journey = journeys.get((story["entry"], story["answers"]))
        assert journey, f"stories.csv:{line}: такого пути нет: {story['entry']}: {story['answers']}"
        assert journey.outcome.id == story["outcome"], f"stories.csv:{line}: {story['story']}"


# Mutations of the real checker: each of them has to stop the build


def with_options(checker: Checker, question: Question, options: tuple[Option, ...]) -> Checker:
    changed = replace(question, options=options)
    return replace(checker, questions={**checker.questions, question.id: changed})


def test_no_option_can_be_dropped(real: Content) -> None:
    checker = real.checker
    for question in checker.questions.values():
        for option in question.options:
            rest = tuple(one for one in question.options if one is not option)
            assert prove(with_options(checker, question, rest)).breaches, f"{question.id}: {option.id}"


def test_no_two_targets_can_be_swapped(real: Content) -> None:
    checker = real.checker
    for question in checker.questions.values():
        for first, second in combinations(question.options, 2):
            if first.to == second.to:
                continue
            swap = {first.id: second.to, second.id: first.to}
            options = tuple(replace(one, to=swap.get(one.id, one.to)) for one in question.options)
            assert prove(with_options(checker, question, options)).breaches, f"{question.id}: {swap}"


def test_no_advice_can_lose_its_effect(real: Content) -> None:
    checker = real.checker
    for outcome in checker.outcomes.values():
        if outcome.changes:
            outcomes = {**checker.outcomes, outcome.id: replace(outcome, changes={})}
            assert prove(replace(checker, outcomes=outcomes)).breaches, outcome.id


def other_severities(outcome: Outcome) -> list[str]:
    """What else an outcome could wrongly be said to be; `elsewhere` may as well be said by `school`."""
    others = sorted({"ok", "wait", "fix", "school"} - {outcome.severity})
    return [one for one in others if (outcome.severity, one) != ("elsewhere", "school")]


def test_no_outcome_can_call_itself_something_else(real: Content) -> None:
    small = read_content(SMALL).checker
    tried = [
        (small, outcome, one) for outcome in small.outcomes.values() for one in other_severities(outcome)
    ]
    # Of the large one each outcome once, in turns: to prove it anew takes a third of a second.
    for number, outcome in enumerate(real.checker.outcomes.values()):
        others = other_severities(outcome)
        tried.append((real.checker, outcome, others[number % len(others)]))
    for checker, outcome, severity in tried:
        outcomes = {**checker.outcomes, outcome.id: replace(outcome, severity=severity)}
        assert prove(replace(checker, outcomes=outcomes)).breaches, f"{outcome.id}: {severity}"


# In the browser


def test_every_transition_is_a_link_without_scripts(site: Path, real: Content) -> None:
    """The whole way is then the sum of its transitions."""
    for question in real.checker.questions.values():
        here = node_address(question.id)
        html = (site / here / "index.html").read_text("utf-8")
        links = [
            dict(re.findall(r'([\w-]+)="([^"]*)"', one))
            for one in re.findall("<a [^>]*data-option[^>]*>", html)
        ]
        hrefs = {one["data-option"]: urljoin(f"/{here}", one["href"]) for one in links}
        assert hrefs == {option.id: f"/{node_address(option.to)}" for option in question.options}


def test_a_way_is_walked_without_scripts(browser: Browser, address: str, longest: Journey) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}checker/")
    page.locator(f"#{longest.entry.id} a").click()
    for question, option in longest.answers:
        assert page.url.partition("#")[0] == address + node_address(question.id)
        if question.look:
            page.get_by_role("link", name="Не знаю").click()
            page.get_by_role("link", name="Теперь знаю").click()
            assert page.url == address + node_address(question.id)
        page.locator(f'[data-option="{option.id}"]').click()
    expect(page).to_have_url(address + node_address(longest.outcome.id))
    context.close()


def told(journey: Journey) -> list[str]:
    """The list of answers as the page shows it at the end."""
    return [f"{question.question} {option.text} Изменить" for question, option in journey.answers]


def test_every_question_is_answered_with_scripts(glance: Page, address: str, real: Content) -> None:
    """By tapping, on as few ways as that takes. All other answers: the next test."""
    ways = [
        (one, {one.entry.id, *(question.id for question, _ in one.answers)}) for one in real.proof.journeys
    ]
    missing = set().union(*(met for _, met in ways))
    while missing:
        journey, met = max(ways, key=lambda way: len(way[1] & missing))
        missing -= met
        glance.goto(f"{address}{node_address(journey.entry.question)}#v1:{journey.entry.id}")
        walk(glance, journey)
        assert glance.url == address + node_address(journey.outcome.id) + token(journey)
        shown = glance.locator("[data-checker=list] li").all_inner_texts()
        assert [" ".join(text.split()) for text in shown] == [
            " ".join(text.split()) for text in told(journey)
        ]


WAY = """async ([graph, ways]) => {
  const { choose, open, write } = await import("/checker/way.js");
  return ways.map(([entry, answers, address, end]) => {
    let token = { entry, answers: [], waiting: [] };
    const nodes = [];
    for (const [question, option] of answers) {
      const next = choose(graph, token, question, option);
      nodes.push(next.node);
      token = { waiting: [], ...next.token };
    }
    const opened = open(graph, end, address);
    const taken = opened.token.answers.map(({ question, option }) => [question, option]);
    return [nodes, write(token), opened.go ?? end, opened.token.entry, taken];
  });
}"""


def test_every_path_is_chosen_and_opened_by_the_script(glance: Page, modules: str, real: Content) -> None:
    """Answer by answer it comes to the same address, and that address opens the outcome with these answers."""
    glance.goto(modules)
    graph = graph_data(real.checker)
    ways, expected = [], []
    for one in real.proof.journeys:
        answers = [[question.id, option.id] for question, option in one.answers]
        ways.append([one.entry.id, answers, token(one), one.outcome.id])
        nodes = [option.to for _, option in one.answers]
        expected.append([nodes, token(one), one.outcome.id, one.entry.id, answers])
    assert glance.evaluate(WAY, [graph, ways]) == expected


@pytest.fixture
def longest(real: Content) -> Journey:
    return max(real.proof.journeys, key=lambda journey: len(journey.answers))


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


@dataclass(frozen=True)
class Change:
    """An answer of a way that may be changed so that a later one no longer fits."""

    way: Journey
    at: int
    option: Option
    """What is answered instead."""
    dropped: tuple[Question, Option]
    """The first later answer that does not fit then."""


def changes(content: Content) -> Iterator[Change]:
    for way in content.proof.journeys:
        for at, (question, taken) in enumerate(way.answers[1:-1], 1):
            following = way.answers[at + 1]
            for option in question.options:
                if option is not taken and option.to in content.checker.outcomes:
                    yield Change(way, at, option, following)


def test_changing_an_answer_keeps_later_ones_that_fit_and_names_those_that_do_not(
    phone: Page, address: str, real: Content
) -> None:
    change = next(changes(real))
    answers, way = change.way.answers, change.way
    phone.goto(address + node_address(way.outcome.id) + token(way))
    phone.get_by_role("link", name=f"Изменить: {answers[1][0].question}").click()
    # The old answer is marked; with it everything after it still fits.
    expect(phone.locator(f'[data-option="{answers[1][1].id}"] span')).to_be_visible()
    phone.locator("[data-checker=kept] a").click()
    assert phone.url == address + node_address(way.outcome.id) + token(way)
    phone.get_by_role("link", name=f"Изменить: {answers[change.at][0].question}").click()
    phone.locator(f'[data-option="{change.option.id}"]').click()
    dropped = phone.locator(".sh-verdict + [data-checker=dropped]")
    expect(dropped).to_be_visible()
    question, option = change.dropped
    expect(dropped).to_contain_text(f"{question.question} {option.text}")


def test_another_way_pasted_into_the_same_tab_is_shown(phone: Page, address: str, real: Content) -> None:
    first, second = [one for one in real.proof.journeys if one.outcome.severity == "ok"][:2]
    phone.goto(address + node_address(first.outcome.id) + token(first))
    phone.evaluate("fragment => { location.hash = fragment }", token(second))
    phone.wait_for_url(address + node_address(second.outcome.id) + "*")
    expect(phone.locator("[data-checker=list] li")).to_have_count(len(second.answers))


def test_labels_of_a_picture_never_lie_upon_each_other(glance: Page, address: str, real: Content) -> None:
    glance.set_viewport_size({"width": 360, "height": 740})
    for outcome in real.checker.outcomes.values():
        if not outcome.picture:
            continue
        glance.goto(address + node_address(outcome.id))
        boxes = [text.bounding_box() for text in glance.locator(".sh-pair > *").all()]
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


def test_the_text_for_support_holds_answers_outcome_and_code(
    browser: Browser, address: str, real: Content, longest: Journey
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + node_address(longest.outcome.id) + token(longest))
    button = page.get_by_role("button", name="Скопировать для поддержки")
    expect(button).to_be_hidden()
    page.get_by_text("Для тех, кто помогает").click()
    button.click()
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied[:-2] == [f"{question.question} {option.text}" for question, option in longest.answers]
    code = real.codes.of[outcome_name(longest.outcome.id)]
    assert copied[-2:] == [f"Вывод: {longest.outcome.title}", f"Код вывода: {code}"]
    # The code opens the outcome, the link opens it with the answers.
    way = page.get_by_role("link", name="Ссылка с ответами")
    assert way.evaluate("(link) => link.href") == page.url
    page.goto(f"{address}o/{code}/")
    page.wait_for_url(address + node_address(longest.outcome.id))
    context.close()


def test_an_outcome_has_one_filled_button_at_the_most_and_it_comes_first(
    glance: Page, address: str, real: Content
) -> None:
    """To open, to send, or to be reminded; where all is well there is nothing to do."""
    glance.set_viewport_size({"width": 360, "height": 740})
    for outcome in real.checker.outcomes.values():
        glance.goto(address + node_address(outcome.id))
        expect(
            glance.locator(".sh-message button").first if outcome.message else glance.locator("h1")
        ).to_be_visible()
        large = glance.locator("main .sh-button:not(.sh-button--quiet):visible")
        reminds = real.checker.severity(outcome).reminder
        assert large.count() == bool(outcome.first or reminds), outcome.id
        if outcome.first == "steps":
            article = real.article(outcome.steps[0])
            expect(large).to_contain_text(article.title)
            assert large.evaluate("(link) => link.href") == address + address_of(article)
        elif outcome.first:
            expect(large).to_have_text("Скопировать текст")
        elif reminds:
            expect(large).to_have_text(reminds.link)


def test_an_outcome_says_its_status_in_words_and_shapes(site: Path, real: Content) -> None:
    """Colour alone says nothing: each severity has a word and a mark of its own."""
    marks = {}
    for outcome in real.checker.outcomes.values():
        html = (site / node_address(outcome.id) / "index.html").read_text("utf-8")
        band = re.search(r'<div class="sh-verdict.*?</div>', html, re.DOTALL)[0]
        severity = real.checker.severity(outcome)
        assert severity.title in band.replace("\xa0", " ")
        marks.setdefault(severity.id, set()).add(re.search(r"<svg.*?</svg>", band, re.DOTALL)[0])
    assert all(len(drawn) == 1 for drawn in marks.values())
    assert len(set().union(*marks.values())) == len(marks) == len(real.checker.severities)


def test_options_about_links_are_drawn_without_saying_which_is_right(
    glance: Page, address: str, real: Content
) -> None:
    glance.goto(address + node_address("parent-link-whose"))
    drawn = glance.locator("[data-option] .sh-pair").all_inner_texts()
    assert [text.split("\n") for text in drawn] == [
        ["МЭШ родителя", "Профиль родителя"],
        ["МЭШ родителя", "Профиль ребёнка"],
        ["МЭШ родителя", "нет профиля"],
    ]
    # A screen reader is told the words alone.
    expect(glance.get_by_role("link", name="Мой", exact=True)).to_be_visible()


def test_an_option_that_leaves_a_link_open_leaves_the_others_undrawn() -> None:
    content = read_content(SMALL)
    question = content.checker.questions["whose"]
    assert all(option_pictures(content, question))
    own, *others = question.options
    open_now = replace(question, options=(replace(own, says={"link": ("own", "none")}), *others))
    assert option_pictures(content, open_now) == [None] * 3


def test_what_is_done_and_what_may_come_is_drawn(phone: Page, address: str, longest: Journey) -> None:
    question = longest.answers[2][0]
    phone.goto(address + node_address(question.id) + token(longest, 2))
    expect(phone.locator(".sh-left__bar b")).to_have_count(2)
    left = int(re.search(r"больше\s(\d+)", phone.locator(".sh-left").inner_text())[1])
    expect(phone.locator(".sh-left__bar i")).to_have_count(left)


def test_the_day_of_waiting_has_a_calendar_file(phone: Page, address: str, real: Content) -> None:
    waiting = next(one for one in real.checker.outcomes.values() if one.severity == "wait")
    phone.goto(address + node_address(waiting.id))
    with phone.expect_download() as download:
        phone.get_by_role("link", name="Напомнить через сутки").click()
    text = Path(download.value.path()).read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert f"URL:{phone.url}" in text.replace("\r\n ", "")
    assert re.search(r"\r\nDTSTART:\d{8}T\d{6}Z\r\n", text)


def test_nothing_is_stored_and_there_is_no_field_to_type_in(
    phone: Page, address: str, site: Path, longest: Journey
) -> None:
    phone.goto(address + node_address(longest.outcome.id) + token(longest))
    assert phone.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    for path in (site / "checker").rglob("index.html"):
        main = re.search(r"<main.*</main>", path.read_text("utf-8"), re.DOTALL)[0]
        assert not re.search(r"<(input|textarea|select)\b|contenteditable", main), path


def test_question_pages_are_not_offered_by_search_engines(site: Path, real: Content) -> None:
    def robots(node: str) -> bool:
        return 'name="robots" content="noindex"' in (site / "checker" / node / "index.html").read_text(
            "utf-8"
        )

    assert all(robots(node) for node in real.checker.questions)
    assert not any(robots(node) for node in real.checker.outcomes)


def test_an_old_address_opens_the_first_question_that_changed_its_meaning(
    phone: Page, address: str, longest: Journey
) -> None:
    question = longest.answers[2][0]
    old = re.sub(rf"({question.id}~[a-z0-9-]+~)\w+", r"\1zzz", token(longest))
    phone.goto(address + node_address(longest.outcome.id) + old)
    phone.wait_for_url(address + node_address(question.id) + "*")
    assert phone.url == address + node_address(question.id) + token(longest, 2)


def test_targets_are_large_enough_for_a_finger(glance: Page, address: str, longest: Journey) -> None:
    """The longest and the shortest texts to tap on a small phone."""
    glance.set_viewport_size({"width": 320, "height": 740})
    for question, _ in longest.answers:
        glance.goto(address + node_address(question.id))
        links = glance.locator(".sh-option, .sh-restart a")
        heights = links.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
        assert heights and min(heights) >= 44


def hostile_tokens(real: Content, count: int) -> list[str]:
    """Garbage, cut and crossed tokens, and markup; the same ones in every run."""
    chance = random.Random(20261123)
    whole = [token(one) for one in real.proof.journeys]
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


def test_hostile_tokens_open_a_defined_page(phone: Page, modules: str, real: Content) -> None:
    """On every one the script stays calm: no exception, a known page, and answers that are in the graph."""
    phone.goto(modules)
    graph = graph_data(real.checker)
    failures = phone.evaluate(
        """async ([graph, tokens, starts]) => {
            const { open, write, follow } = await import("/checker/way.js");
            const nodes = new Set([...Object.keys(graph.questions), ...Object.keys(graph.outcomes)]);
            const failures = [];
            for (const text of tokens) {
                for (const node of starts) {
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
        [
            graph,
            hostile_tokens(real, 5_000),
            [next(iter(real.checker.questions)), next(iter(real.checker.outcomes))],
        ],
    )
    assert failures == []


def test_hostile_addresses_bring_no_foreign_markup(phone: Page, address: str, real: Content) -> None:
    errors = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    phone.on("dialog", lambda dialog: errors.append(dialog.message))
    start = next(iter(real.checker.outcomes))
    for text in hostile_tokens(real, 12):
        phone.goto("about:blank")
        phone.goto(f"{address}{node_address(start)}{text if text.startswith('#') else '#' + text}")
        expect(phone.locator("h1")).to_be_visible()
        assert phone.locator("main img, main script, main iframe").count() == 0
        assert phone.url.startswith(f"{address}checker/")
    assert errors == []


def test_a_worried_parent_gets_from_the_symptom_to_the_fix(phone: Page, address: str, real: Content) -> None:
    """Every link of the way is a link of a page: home, checker, symptom, answers, outcome, instruction."""
    way = next(
        one
        for one in real.proof.journeys
        if one.entry.symptom and one.outcome.first == "steps" and one.outcome.steps[0] in real.instructions
    )
    phone.goto(address)
    phone.locator('main a[href="checker/"]').first.click()
    phone.locator(f"#{way.entry.id} a").click()
    walk(phone, way)
    expect(phone).to_have_url(re.compile(f"/{node_address(way.outcome.id)}#"))
    phone.get_by_role("link", name="Открыть инструкцию").click()
    expect(phone).to_have_url(address + address_of(real.article(way.outcome.steps[0])))
