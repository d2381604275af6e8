"""Numbers: what is written can be read back, whatever its form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.wordlists import word_list
from compare.meaning.numerals import numeral_at, tokens_of
from compare.meaning.quantities import read_quantities

ONES = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
TENS = word_list("_ _ twenty thirty forty fifty sixty seventy eighty ninety")
MONTHS = word_list("January February March April May June July August September October November December")


def in_words(value: int) -> str:
    """An English number name, the British way ("two hundred and five")."""
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    for name, scale in (("million", 10**6), ("thousand", 1000), ("hundred", 100)):
        if value >= scale:
            head, rest = in_words(value // scale), value % scale
            joint = " and " if rest < 100 else " "
            return f"{head} {name}" + (f"{joint}{in_words(rest)}" if rest else "")
    raise AssertionError


@given(st.integers(2, 999_999_999))
def test_a_number_in_words_is_read_back(value: int) -> None:
    """Every number below a thousand million, written in words, has its value; so has it in digits."""
    words = in_words(value)
    numeral = numeral_at(words, tokens_of(words), 0)
    assert numeral is not None
    assert numeral.value == value
    [found] = read_quantities(f"They counted {value:,} apples.")
    assert (found.low, found.high, found.kind) == (value, value, "number")


@given(
    st.integers(1, 9999),
    st.sampled_from(["million", "bn", "billion", "tn", "trillion", "thousand"]),
    st.sampled_from(["$", "€", "£"]),
)
def test_money_is_read_in_every_scale(tenths: int, scale: str, sign: str) -> None:
    """Both "$1.2 bn" and "$1.2bn" have one value, a currency, and a step of their last digit."""
    factor = {"t": 1e12, "b": 1e9, "m": 1e6}[scale[0]] if scale != "thousand" else 1e3
    for text in (f"It cost {sign}{tenths / 10} {scale}.", f"It cost {sign}{tenths / 10}-{scale}."):
        [found] = read_quantities(text)
        assert found.kind == "money"
        assert found.low == pytest.approx(tenths / 10 * factor)
        assert found.unit == {"$": "USD", "€": "EUR", "£": "GBP"}[sign]
        assert found.step == pytest.approx(factor / 10)


@given(st.dates(date(1500, 1, 1), date(2150, 12, 31)))
def test_a_date_is_read_in_either_order(day: date) -> None:
    """A date is its day, whether day or month stands first; without its year it is a day of the year."""
    month = MONTHS[day.month - 1]
    for text in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}"):
        [found] = read_quantities(f"It began on {text}")
        assert (found.kind, found.low, found.high) == ("date", day.toordinal(), day.toordinal())
    [found] = read_quantities(f"It began on {month} {day.day}")
    assert found.kind == "day of the year"


@given(st.text(max_size=60))
def test_any_text_is_read_and_every_place_lies_inside(text: str) -> None:
    """No text breaks the reader; what it finds is in order, disjoint and inside the text."""
    last = 0
    for found in read_quantities(text):
        assert last <= found.number.start < found.number.end <= len(text)
        assert found.span.contains(found.number)
        assert found.low <= found.high
        last = found.number.end


@pytest.mark.parametrize(
    ("text", "kind", "value", "bound"),
    [
        ("more than 1.1 million views", "number", 1.1e6, "more than"),
        ("up to 40 states", "number", 40, "at most"),
        ("just over 40 states", "number", 40, "more than"),
        ("nearly 40 states", "number", 40, "nearly"),
        ("no fewer than forty states", "number", 40, "at least"),
        ("40 states or more", "number", 40, "at least"),
        ("half a million people", "number", 5e5, "exact"),
        ("a quarter of a million people", "number", 2.5e5, "exact"),
        ("one in five people", "percent", 20, "exact"),
        ("a quarter of our people", "percent", 25, "exact"),
        ("a fourth of our people", "percent", 25, "exact"),
        ("three-fourths of our people", "percent", 75, "exact"),
        ("the third of our boats", "ordinal", 3, "exact"),
        ("2.4 percent", "percent", 2.4, "exact"),
        ("2.4 per cent", "percent", 2.4, "exact"),
        ("2.4 percentage points", "percentage points", 2.4, "exact"),
        ("a 17-year-old boy", "age", 17, "exact"),
        ("two weeks", "duration", 14, "exact"),
        ("about half an hour", "duration", 1 / 48, "about"),
        ("twice the size", "times", 2, "exact"),
        ("the 3rd time", "ordinal", 3, "exact"),
        ("three dollars", "money", 3, "exact"),
        ("94 million", "number", 94e6, "exact"),
        ("Ninety-four million", "number", 94e6, "exact"),
        ("$1tn", "money", 1e12, "exact"),
        ("80 000 boats", "number", 80_000, "exact"),
        ("ten o'clock", "clock time", 10, "exact"),
    ],
)
def test_a_quantity_has_value_kind_and_bound(text: str, kind: str, value: float, bound: str) -> None:
    """The forms in which English prints a quantity."""
    [found] = read_quantities(f"They saw {text} there")
    assert (found.kind, found.bound) == (kind, bound)
    assert found.low == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["One of them spoke.", "COVID-19 spread.", "At first he spoke.", "Wait a second."]
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    """A pronoun, a digit inside a name and a turn of phrase are no numbers."""
    assert read_quantities(text) == ()


def test_a_range_has_two_ends() -> None:
    """Each of "10 to 12 percent", "10–12 percent", "between 10 and 12 percent" are one range."""
    for text in (
        "10 to 12 percent",
        "10 per cent to 12 percent",
        "10–12 percent",
        "between 10 and 12 percent",
        "$5 million to $10 million",
    ):
        [found] = read_quantities(text)
        assert found.low < found.high


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two dollars fifty", 2.5),
        ("the fare stays at two crowns fifty until May", 2.5),
        ("he paid ten dollars fifty times", 10.0),
        ("for five dollars ten people came", 5.0),
    ],
)
def test_hundredths_behind_a_currency(text: str, value: float) -> None:
    """Words behind a currency are its hundredths, unless they count what follows."""
    [money] = [item for item in read_quantities(text) if item.kind == "money"]
    assert money.low == money.high == value


@pytest.mark.parametrize(
    ("text", "kind", "low", "per"),
    [
        ("a quarter of a percentage point", "percentage points", 0.25, ""),
        ("half a percent", "percent", 0.5, ""),
        ("cut by a third last year", "percent", 100 / 3, ""),
        ("more than a decade", "duration", 3652.5, ""),
        ("on the thirty-first", "ordinal", 31.0, ""),
        ("seven in twenty boats", "percent", 35.0, ""),
        ("30 kilowatt hours", "number", 30.0, ""),
        ("60 crowns a night", "money", 60.0, "night"),
        ("a monthly fee of 60 crowns", "money", 60.0, "month"),
        ("every week some 300 rowers", "number", 300.0, "week"),
    ],
)
def test_parts_of_points_ordinals_and_periods(text: str, kind: str, low: float, per: str) -> None:
    """What a number is a part of, and by what time it is counted, is read with it."""
    [found] = read_quantities(text)
    assert (found.kind, found.per) == (kind, per)
    assert found.low == pytest.approx(low)


@given(st.integers(2, 9), st.sampled_from(TENS[2:]))
def test_an_ordinal_in_words_is_read_back(ones: int, tens: str) -> None:
    """The thirty-second of a row is 32nd, and "a thirty-second wait" is a time."""
    word = word_list("second third fourth fifth sixth seventh eighth ninth")[ones - 2]
    [found] = read_quantities(f"on the {tens}-{word}, they said")
    assert (found.kind, found.low) == ("ordinal", 10 * TENS.index(tens) + ones)
    [wait] = read_quantities(f"a {tens}-second wait")
    assert wait.kind == "duration"


def test_a_change_and_what_it_leads_to_are_two_numbers() -> None:
    """Points and percent make no range, and months on either side of "and" are both read."""
    found = read_quantities("cut by 0.5 percentage points to 3 percent between March and June")
    assert [item.kind for item in found] == [
        "percentage points",
        "percent",
        "day of the year",
        "day of the year",
    ]
