"""Short codes: what the check digit catches, and what a mistyped code could have meant."""

from __future__ import annotations

import random
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page
from sferum_help.model.content import Content
from sferum_help.model.damm import (
    FIRST,
    TABLE,
    check_digit,
    is_code,
    is_slip,
    make_code,
    neighbours,
    next_number,
    number_of,
)

DIGITS = "0123456789"
NUMBERS = st.integers(FIRST, 99_999_999)


def wrong_digits(code: str) -> set[str]:
    """Every string that differs from the code in one digit."""
    return {
        code[:place] + digit + code[place + 1 :]
        for place, digit in product(range(len(code)), DIGITS)
        if code[place] != digit
    }


def swaps(code: str) -> set[str]:
    """Every string that comes of swapping two different neighbours."""
    swapped = (
        code[:place] + code[place + 1] + code[place] + code[place + 2 :] for place in range(len(code) - 1)
    )
    return set(swapped) - {code}


def test_the_table_is_what_damm_asks_for() -> None:
    table = [[int(digit) for digit in row] for row in TABLE]
    every = set(range(10))
    assert all(set(row) == every for row in table)
    assert all({row[column] for row in table} == every for column in every)
    assert all(table[digit][digit] == 0 for digit in every)
    for state, one, other in product(every, repeat=3):
        # Weakly totally anti-symmetric: no swap goes unnoticed, not even the one with the check digit.
        assert one == other or table[table[state][one]][other] != table[table[state][other]][one]


def test_known_check_digits() -> None:
    assert check_digit("572") == "4"
    assert make_code(101) == "1010"
    assert is_code("1010") and not is_code("1011")
    assert not any(is_code(text) for text in ("", "0", "000", "0101", "101o", "1010 ", "١٠١٠", "1" * 10))


@given(NUMBERS)
def test_every_wrong_digit_and_every_swap_is_caught(number: int) -> None:
    code = make_code(number)
    assert is_code(code) and number_of(code) == number
    for slip in wrong_digits(code) | swaps(code):
        assert not is_code(slip)
        assert is_slip(slip, code)


def test_every_slip_in_a_code_that_was_given_is_caught_and_its_neighbours_offered(real: Content) -> None:
    given_codes = set(real.codes.every())
    for code in given_codes:
        for slip in wrong_digits(code) | swaps(code):
            assert slip not in given_codes and not is_code(slip)
            assert code in neighbours(slip, given_codes)


@given(st.text(DIGITS, max_size=6), st.text(DIGITS, max_size=6))
def test_a_slip_is_one_wrong_digit_or_one_swap(typed: str, meant: str) -> None:
    assert is_slip(typed, meant) == (typed in wrong_digits(meant) | swaps(meant))


@given(st.sets(NUMBERS, max_size=20))
def test_the_next_code_is_new(numbers: set[int]) -> None:
    given_codes = {make_code(number) for number in numbers}
    assert make_code(next_number(given_codes)) not in given_codes
    assert next_number([]) == FIRST


def test_the_browser_knows_the_same_codes(glance: Page, modules: str) -> None:
    """The page that takes a code has its own copy of the arithmetic."""
    numbers = random.Random(0).sample(range(FIRST, 100_000), 150)
    texts = [text for number in numbers for text in (make_code(number), f"{number}7", str(number + 9))]
    pairs = [(one, other) for one in texts[:40] for other in sorted(swaps(one) | wrong_digits(one))]
    pairs += list(product(texts[:60], repeat=2))
    glance.goto(modules)
    sound, slips, digits = glance.evaluate(
        """async ([texts, pairs, typed]) => {
            const { digitsOf, isSound } = await import("/codes/damm.js");
            const { isSlip } = await import("/codes/slip.js");
            return [texts.map(isSound), pairs.map(([one, other]) => isSlip(one, other)), typed.map(digitsOf)];
        }""",
        [texts, pairs, ["№ 10-10", " 10 10 ", "https://site2.example/o/1010/", "нет"]],
    )
    assert sound == [check_digit(text) == "0" for text in texts]
    assert slips == [is_slip(one, other) for one, other in pairs]
    assert digits == ["1010", "1010", "1010", ""]
