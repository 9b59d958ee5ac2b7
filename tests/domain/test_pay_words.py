"""Pay and shift as ads word them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.domain.pay_words import PaySaid, find_pay, parse_pay
from pathways.domain.shift_words import find_shift


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$34-41/hr", 34 * 2080, 41 * 2080),
        ("$34 TO $41/HR + OT", 34 * 2080, 41 * 2080),
        ("$21.50-$25.00/hr + 10% shift premium", 44_720, 52_000),
        ("$70,000 - $85k", 70_000, 85_000),
        ("$70-85k", 70_000, 85_000),
        ("up to $38 an hour", 0, 38 * 2080),
        ("from $21 per hour", 21 * 2080, 0),
        ("Pay: $29.75 start, $33.25 at one year", 61_880, 69_160),
        ("Hourly range 28.00 to 37.00.", 58_240, 76_960),
        ("Salary 68,000-82,000", 68_000, 82_000),
        ("Sueldo de $20 a $24 por hora según experiencia", 41_600, 49_920),
        ("$1,200 weekly", 62_400, 62_400),
        ("$5,000 a month", 60_000, 60_000),
        ("$2,400 biweekly", 62_400, 62_400),
        ("base $175-205K, 30% bonus", 175_000, 205_000),
        ("Assembler - we train! $18.75/hr, $1,000 sign-on", 39_000, 39_000),
    ],
)
def test_pay_is_read_in_dollars_a_year(text: str, low: int, high: int) -> None:
    assert find_pay(text) == PaySaid(low, high)


@pytest.mark.parametrize(
    "text",
    [
        "$1,000 sign-on bonus",
        "401(k) match",
        "401k with 6% match",
        "a $60M site",
        "Lead small projects (under $150k)",
        "the rate is going from 9 to 14 shipsets a month",
        "run-at-rate at 25 suppliers",
        "12-hour shifts, 3 on 4 off",
        "Nights pay 15% more",
        "$75 boot allowance",
        "budget of $3 million",
        "",
    ],
)
def test_other_sums_are_no_pay(text: str) -> None:
    assert find_pay(text) is None


def test_a_field_that_holds_only_pay_needs_no_words_around_it() -> None:
    assert parse_pay("72,500") == PaySaid(72_500, 72_500)
    assert parse_pay("27.40 per hour") == PaySaid(56_992, 56_992)
    assert parse_pay("negotiable") is None


@given(st.text(max_size=300))
def test_any_text_gives_pay_within_bounds_or_none(text: str) -> None:
    said = find_pay(text)
    assert said is None or all(end == 0 or 10_000 <= end <= 500_000 for end in (said.low, said.high))


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("CNC OPERATOR - 2ND SHIFT (3:00 PM - 1:30 AM, Mon-Thu)", "second"),
        ("Second shift, Monday to Friday.", "second"),
        ("nights, 12-hr rotating", "rotating"),
        ("12-hour rotating nights, 2-2-3", "rotating"),
        ("Rotor Blade Shop, Nights", "third"),
        ("Day shift with some early starts", "day"),
        ("6:00 am - 2:30 pm", "day"),
        ("10 pm to 6 am", "third"),
        ("Shift: Days, with support of nights by phone", "day"),
        ("turno de la tarde", "second"),
        ("turno de noche", "third"),
        ("1st or 3rd shift", "unknown"),
        ("2nd and 3rd shift", "unknown"),
        ("rotating equipment and pumps", None),
        ("Write the setup sheet so second shift can run it", None),
        ("Hand over to the next shift", None),
        ("Weld frames", None),
    ],
)
def test_a_shift_is_told_and_a_choice_is_no_shift(text: str, shift: str | None) -> None:
    assert find_shift(text) == shift
