"""Dates: days, months, years, decades and centuries as ranges of days.

Goes in: the tokens of a text and a position. Comes out: the first and the last day that are meant.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from compare.ingest.wordlists import word_set
from compare.meaning.numerals import Token, low_at
from compare.meaning.quantity_words import BOUNDS, DASHES, MONTHS, ORDINALS, SIGNS

__all__ = ["Dated", "read_date"]

_LEAP_YEAR = 2000
_BEFORE_A_YEAR = word_set(
    "in since of by until before after during from year season early late mid through to between and for"
    " spring summer autumn fall winter"
)
_BEFORE_A_MONTH = word_set(
    "in since by until before after last next this early late mid of during through from between"
)
_COUNTED = word_set("percent per % people dollars million billion thousand feet km kg /")


class Dated(NamedTuple):
    """First and last day; without a year both are days of a leap year. ``end``: first token behind."""

    low: float
    high: float
    end: int
    has_year: bool


def read_date(text: str, tokens: Sequence[Token], at: int) -> Dated | None:
    """The date that begins at token `at`; ``None`` if none does.

    A month alone counts after a preposition and with a capital; four digits count as a year unless they
    count something.
    """
    if _month(text, tokens, at):
        return _from_month(text, tokens, at)
    day = _day(tokens, at)
    if day is not None:
        month_at = day[1] + (low_at(tokens, day[1]) == "of")
        month = _month(text, tokens, month_at)
        if month and day[0] <= monthrange(_LEAP_YEAR, month)[1]:
            return _dated(tokens, month, day[0], month_at + 1)
    return _century(text, tokens, at) or _year(tokens, at)


def _month(text: str, tokens: Sequence[Token], at: int) -> int:
    low = low_at(tokens, at)
    return MONTHS.get(low, 0) if low and text[tokens[at].start].isupper() else 0


def _day(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A day of a month in digits, and the token behind it."""
    low = low_at(tokens, at)
    if low in ORDINALS:
        return int(ORDINALS[low]), at + 1
    if low in {"twenty", "thirty"}:
        behind = at + 1 + (low_at(tokens, at + 1) == "-")
        unit = int(ORDINALS.get(low_at(tokens, behind), 0))
        return (10 * (2 + (low == "thirty")) + unit, behind + 1) if 1 <= unit <= 9 else None
    if low == "thirtieth":
        return 30, at + 1
    if not (low.isdecimal() and len(low) <= 2 and 1 <= int(low) <= 31):
        return None
    suffix = low_at(tokens, at + 1) in {"st", "nd", "rd", "th"}
    return int(low), at + 1 + suffix


def _plain_year(tokens: Sequence[Token], at: int) -> int:
    low = low_at(tokens, at)
    return int(low) if low.isdecimal() and len(low) == 4 and 1000 <= int(low) <= 2199 else 0


def _from_month(text: str, tokens: Sequence[Token], at: int) -> Dated | None:
    month = _month(text, tokens, at)
    after = at + 1 + (low_at(tokens, at + 1) == ".")
    year = _plain_year(tokens, after + (low_at(tokens, after) == ","))
    if year:
        end = after + (low_at(tokens, after) == ",") + 1
        days = monthrange(year, month)[1]
        return Dated(
            date(year, month, 1).toordinal(), date(year, month, days).toordinal(), end, has_year=True
        )
    day = _day(tokens, after)
    if day is not None and day[0] <= monthrange(_LEAP_YEAR, month)[1]:
        return _dated(tokens, month, day[0], day[1])
    if low_at(tokens, at - 1) not in _BEFORE_A_MONTH and not _is_second(text, tokens, at):
        return None
    last = monthrange(_LEAP_YEAR, month)[1]
    first, final = date(_LEAP_YEAR, month, 1), date(_LEAP_YEAR, month, last)
    return Dated(first.toordinal(), final.toordinal(), at + 1, has_year=False)


def _is_second(text: str, tokens: Sequence[Token], at: int) -> bool:
    """True for the "May" of "between March and May"."""
    return low_at(tokens, at - 1) in {"and", "or", "to"} and at > 1 and bool(_month(text, tokens, at - 2))


def _dated(tokens: Sequence[Token], month: int, day: int, end: int) -> Dated:
    comma = low_at(tokens, end) == ","
    year = _plain_year(tokens, end + comma)
    if year and day <= monthrange(year, month)[1]:
        value = float(date(year, month, day).toordinal())
        return Dated(value, value, end + comma + 1, has_year=True)
    value = float(date(_LEAP_YEAR, month, day).toordinal())
    return Dated(value, value, end, has_year=False)


def _century(text: str, tokens: Sequence[Token], at: int) -> Dated | None:
    low = low_at(tokens, at)
    suffix = low_at(tokens, at + 1) in {"st", "nd", "rd", "th"}
    number = int(low) if low.isdecimal() and suffix and len(low) <= 2 else int(ORDINALS.get(low, 0))
    hyphen = low_at(tokens, at + 1 + suffix) == "-"
    word = at + 1 + suffix + hyphen
    if not 1 <= number <= 21 or low_at(tokens, word) != "century" or text[tokens[word].start].isupper():
        return None
    first, last = date(100 * number - 99, 1, 1), date(100 * number, 12, 31)
    return Dated(first.toordinal(), last.toordinal(), at + 2 + suffix + hyphen, has_year=True)


def _year(tokens: Sequence[Token], at: int) -> Dated | None:
    year = _plain_year(tokens, at)
    if not year or low_at(tokens, at - 1) in SIGNS:
        return None
    attached = at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end
    decade = attached and low_at(tokens, at + 1) in {"s", "'s"} and year % 10 == 0
    if decade:
        first, last = date(year, 1, 1), date(year + 9, 12, 31)
        return Dated(first.toordinal(), last.toordinal(), at + 2, has_year=True)
    if _counts_something(tokens, at):
        return None
    end, final = at + 1, year
    second = low_at(tokens, at + 2)
    if low_at(tokens, at + 1) in DASHES and second.isdecimal() and len(second) in {2, 4}:
        until = int(second) if len(second) == 4 else year // 100 * 100 + int(second)
        end, final = (at + 3, until) if year < until <= year + 100 else (end, final)
    return Dated(date(year, 1, 1).toordinal(), date(final, 12, 31).toordinal(), end, has_year=True)


def _counts_something(tokens: Sequence[Token], at: int) -> bool:
    """True for four digits that count: a unit or a plural behind them, a bound before them."""
    behind, before = low_at(tokens, at + 1), low_at(tokens, at - 1)
    if behind in _COUNTED or before in {*BOUNDS, "than", "least", "most"}:
        return before not in {"around", "about", "before", "beyond"} or behind in _COUNTED
    year = int(tokens[at].low)
    if before in _BEFORE_A_YEAR or 1900 <= year <= 2050:
        return False
    plural = behind.endswith("s") and behind.isalpha() and behind not in {"is", "was", "has", "as", "s"}
    return plural or not year >= 1500
