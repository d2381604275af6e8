"""Bounds and periods: what the words around a number make of it.

Goes in: the tokens of a text and the place of a number. Comes out: "about", "up to" … with the place where it
begins or ends, and the time in which something is counted ("a month"). Lists stand in `quantity_words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.ingest.wordlists import word_set
from compare.meaning.numerals import Token, low_at, lows_at
from compare.meaning.quantity_words import BEHIND, BOUNDS, DATE_BOUNDS, PERIODS, RATES, SOFTENERS, Bound

__all__ = ["CLAUSE_WORDS", "bound_before", "bound_behind", "period_of"]

CLAUSE_WORDS = word_set("until till when while if because since before after")
"""Words that begin a clause: what stands before them is no count."""

_AROUND_A_RATE = 5
"""Tokens behind or before a number among which its period is looked for."""


def bound_before(tokens: Sequence[Token], start: int, *, dated: bool) -> tuple[Bound, int]:
    """The bound that stands before token `start`, and where it begins."""
    for skip in (0, 1, 2):
        if skip and low_at(tokens, start - skip) not in SOFTENERS:
            break
        for count in (4, 3, 2, 1):
            begin = start - skip - count
            words = lows_at(tokens, begin, count) if begin >= 0 else ""
            found = BOUNDS.get(words) or (DATE_BOUNDS.get(words) if dated else None)
            if found:
                return found, begin
    return "exact", start


def bound_behind(tokens: Sequence[Token], end: int) -> tuple[Bound, int]:
    """The bound that stands behind token `end`, or behind the word counted there, and where it ends."""
    for gap in (0, 1):
        if gap and not _may_count(low_at(tokens, end)):
            break
        for count in (2, 1):
            found, stop = BEHIND.get(lows_at(tokens, end + gap, count)), end + gap + count
            if found and stop <= len(tokens) and not low_at(tokens, stop)[:1].isdecimal():
                return found, stop
    return "exact", end


def _may_count(word: str) -> bool:
    """True for a word between a number and its bound: "40 people or more", "16,500-plus"."""
    return word == "-" or (word.isalpha() and word not in CLAUSE_WORDS)


def period_of(tokens: Sequence[Token], start: int, end: int, taken: set[int]) -> str:
    """The time in which the number from token `start` to `end` is counted: behind it first ("a month"), else
    before it ("monthly"); "" for none.
    """
    behind = range(end, min(len(tokens), end + _AROUND_A_RATE))
    before = range(start - 1, max(-1, start - 1 - _AROUND_A_RATE), -1)
    for places in (behind, before):
        for at in places:
            if at in taken or tokens[at].low in ",.;:!?—–":
                break
            period = _period_at(tokens, at)
            if period:
                return period
    return ""


def _period_at(tokens: Sequence[Token], at: int) -> str:
    """The period that token `at` names: "monthly", the "month" of "a month"."""
    low = tokens[at].low
    if low in PERIODS and low_at(tokens, at - 1) in {"a", "an", "per", "each", "every"}:
        return low
    return RATES.get(low, "")
