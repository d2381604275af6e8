"""Quantities: every number of a text with its value, unit and bound.

Goes in: any English text. Comes out: its quantities in text order, each with its place. What two
quantities have to do with one another is settled in `compare.meaning.agreement`.

A quantity keeps the value as it stands ("up to 40": 40, at most). Dates are days (`date.toordinal`), a
date without a year is a day of a leap year, durations are in days, clock times in hours; a share ("one
in five", "half of", "20 percent") is a percentage. The number in a name ("Chapter 3") is a label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from compare.ingest.wordlists import word_set
from compare.meaning.bounds import CLAUSE_WORDS, bound_before, bound_behind, period_of
from compare.meaning.calendar_words import read_date
from compare.meaning.lexicon import is_light
from compare.meaning.numerals import DIGITS, SCALES, Numeral, Token, low_at, lows_at, numeral_at, tokens_of
from compare.meaning.quantity_words import (
    BOUNDS,
    CURRENCIES,
    DASHES,
    DURATIONS,
    FRACTIONS,
    MEASURES,
    MONTHS,
    ORDINALS,
    PLAIN_MEASURES,
    SCALES_MANY,
    SIGNS,
    TIMES,
    Bound,
)
from compare.meaning.stems import stem
from compare.model import Span

__all__ = ["Quantity", "QuantityKind", "read_quantities"]

_NO_CONTEXT = word_set(
    "the and than more less fewer over under about around least most from between with for was were are has"
    " have had been that this its their his her our your nearly almost some only just"
)

QuantityKind = Literal[
    "number",
    "percent",
    "percentage points",
    "money",
    "date",
    "day of the year",
    "duration",
    "age",
    "ordinal",
    "times",
    "clock time",
    "label",
]


_NO_RATE: frozenset[QuantityKind] = frozenset(
    {"date", "day of the year", "duration", "age", "clock time", "ordinal", "label"}
)
"""Kinds that are not counted by the day or month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number of a text, read.

    Attributes:
        span: The number with its bound and unit, in the text that was read.
        number: The number alone.
        low: The stated value; of a range its lower end. See the module for the unit of each kind.
        high: The stated value; of a range its upper end, ``low <= high``.
        step: What one unit of the last printed digit is worth.
        bound: What the words around it make of it.
        unit: Currency code of money, measure ("mile") or "" (what is counted is no unit).
        context: Stems of the words close by, those behind it first: what is counted is among them.
        per: The time in which it is counted: "month" of "140 crowns a month"; "" where none is named.
    """

    span: Span
    number: Span
    kind: QuantityKind
    low: float
    high: float
    step: float = 1.0
    bound: Bound = "exact"
    unit: str = ""
    context: tuple[str, ...] = ()
    per: str = ""


class _Draft(NamedTuple):
    """A quantity without its bound: the tokens ``start`` to ``end`` (half open)."""

    start: int
    end: int
    kind: QuantityKind
    low: float
    high: float
    step: float = 1.0
    unit: str = ""
    number_end: int = 0
    bound: Bound | None = None


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order; disjoint; empty where there are none.

    Example:
        >>> [found] = read_quantities("It cost more than $1.2 bn.")
        >>> found.kind, found.low, found.bound, found.unit
        ('money', 1200000000.0, 'more than', 'USD')
    """
    tokens = tokens_of(text)
    drafts = tuple(_drafts(text, tokens))
    taken = {at for draft in drafts for at in range(draft.start, draft.end)}
    return tuple(_finish(tokens, draft, taken) for draft in drafts)


def _drafts(text: str, tokens: Sequence[Token]) -> Iterator[_Draft]:
    at = 0
    while at < len(tokens):
        draft = _draft_at(text, tokens, at)
        if draft is None:
            at += 1
            continue
        yield draft
        at = draft.end


def _draft_at(text: str, tokens: Sequence[Token], at: int) -> _Draft | None:
    if _is_part_of_a_name(tokens, at):
        return None
    dated = read_date(text, tokens, at)
    if dated is not None:
        kind: QuantityKind = "date" if dated.has_year else "day of the year"
        return _Draft(at, dated.end, kind, dated.low, dated.high)
    numeral = numeral_at(text, tokens, at)
    if numeral is None or _is_pronoun(tokens, at, numeral):
        return _in_words(tokens, at)
    return _measured(text, tokens, at, numeral)


def _is_part_of_a_name(tokens: Sequence[Token], at: int) -> bool:
    """True for digits that hang on a word: the 19 of "COVID-19", the 52 of "B52"."""
    if tokens[at].low[0] not in DIGITS or at == 0:
        return False
    start = tokens[at].start
    before = tokens[at - 1]
    if before.end != start:
        return False
    if before.low.isalpha():
        return before.low not in {"x", "us", "usd", "eur", "gbp", "rs"}
    hyphenated = before.low in DASHES and at > 1 and tokens[at - 2].end == before.start
    return hyphenated and tokens[at - 2].low.isalpha() and tokens[at - 2].low not in {"mid", "pre", "post"}


def _is_pronoun(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """True for the "one" that counts nothing: "one of them", "no one", "this one"."""
    if not (numeral.words and numeral.value == 1.0 and numeral.end == at + 1):
        return False
    if low_at(tokens, at + 1) in {"in", "hundred", "percent", "per", "-", "or", "out", "dollar"}:
        return False
    if _singular(low_at(tokens, at + 1)) in {*DURATIONS, *FRACTIONS}:
        return False
    return bound_before(tokens, at, dated=False)[1] == at


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s") if word not in {"us", "is", "was", "has"} else word


def _measured(text: str, tokens: Sequence[Token], at: int, numeral: Numeral) -> _Draft:
    """A numeral with what stands around it: a second numeral, a currency, a unit."""
    value, step, end = numeral.value, numeral.step, numeral.end
    ordinal = low_at(tokens, end) in {"st", "nd", "rd", "th"} and tokens[end].start == tokens[end - 1].end
    if ordinal:
        return _Draft(at, end + 1, "ordinal", value, value)
    share = _ordinal_in_words(tokens, at, numeral) or _share(text, tokens, at, numeral)
    if share is not None:
        return share
    low, high, behind = value, value, end
    second = _range_end(text, tokens, at, numeral)
    if second is not None:
        behind = second.end
        low = value * second.step if value < second.step <= second.value else value
        low, high, step = min(low, second.value), max(low, second.value), min(step, second.step)
    draft = _with_unit(tokens, _Draft(at, behind, "number", low, high, step, "", behind))
    return draft._replace(kind="label") if _is_label(text, tokens, draft, numeral) else draft


def _ordinal_in_words(tokens: Sequence[Token], at: int, numeral: Numeral) -> _Draft | None:
    """Such as "the twenty-third"; "a twenty-second delay" is a time."""
    behind = numeral.end + (low_at(tokens, numeral.end) == "-")
    unit = ORDINALS.get(low_at(tokens, behind), 10.0)
    if not numeral.words or numeral.value % 10 or not 20 <= numeral.value < 100 or unit > 9:
        return None
    if low_at(tokens, behind) == "second" and low_at(tokens, at - 1) != "the":
        return None
    return _Draft(at, behind + 1, "ordinal", numeral.value + unit, numeral.value + unit)


def _is_label(text: str, tokens: Sequence[Token], draft: _Draft, numeral: Numeral) -> bool:
    """True for the number that is part of a name: a capital before it, nothing counted behind it."""
    if draft.kind != "number" or numeral.words or draft.unit or draft.start < 2 or draft.high >= 1000:
        return False
    before = tokens[draft.start - 1 - (low_at(tokens, draft.start - 1) == ".")]
    named = (
        before.low.isalpha() and text[before.start].isupper() and before.end + 2 >= tokens[draft.start].start
    )
    behind = low_at(tokens, draft.end)
    return (
        named
        and before.low not in BOUNDS
        and not (behind.isalpha() and behind.endswith("s") and len(behind) > 3)
    )


def _range_end(text: str, tokens: Sequence[Token], at: int, numeral: Numeral) -> Numeral | None:
    """The upper end of "10 to 12", "10–12", "between 10 and 12"; ``None`` where there is no range."""
    end = numeral.end
    link = low_at(tokens, end)
    percent = _percent_end(tokens, end)
    if percent:
        link, end = low_at(tokens, end + percent), end + percent
    dashed = link != "" and link in DASHES and not numeral.words
    between = link == "and" and low_at(tokens, at - 1 - (low_at(tokens, at - 1) in SIGNS)) == "between"
    if link == "to" and low_at(tokens, at - 1) == "from":
        return None  # a change from one number to another
    if not (link in {"to", "or"} or dashed or between) or end + 1 >= len(tokens):
        return None
    skip = low_at(tokens, end + 1) in SIGNS
    if end + 1 + skip >= len(tokens):
        return None
    second = numeral_at(text, tokens, end + 1 + skip)
    if second is not None and link == "or" and second.value > numeral.value + 1:
        return None  # "304 or 306": two numbers, no range
    if second is not None and percent and _is_points(tokens, numeral.end) != _is_points(tokens, second.end):
        return None  # "by 0.25 percentage points to 3 percent": a change and what it leads to
    return second if second is not None and second.value > numeral.value else None


def _share(text: str, tokens: Sequence[Token], at: int, numeral: Numeral) -> _Draft | None:
    """Such as "one in five", "3 out of 4", "two-thirds", "67 out of 100", "5.6/10"."""
    value, end = numeral.value, numeral.end
    hyphen = low_at(tokens, end) == "-"
    fraction = FRACTIONS.get(_singular(low_at(tokens, end + hyphen)))
    plural = low_at(tokens, end + hyphen).endswith("s")
    if fraction and (numeral.words or plural) and value < 20 and low_at(tokens, end + hyphen) != "second":
        part = _part_of_a_point(tokens, at, end + hyphen + 1, value * fraction)
        share = 100 * value * fraction
        return part or _Draft(at, end + hyphen + 1, "percent", share, share)
    link = 1 if low_at(tokens, end) in {"in", "/"} else 2 if lows_at(tokens, end, 2) == "out of" else 0
    inner = BOUNDS.get(low_at(tokens, end + link)) if link else None
    link += inner is not None
    whole = numeral_at(text, tokens, end + link) if link and end + link < len(tokens) else None
    if whole is None or not 0 < value <= whole.value:
        return None
    if low_at(tokens, end) == "in" and (whole.value > 1000 or value > whole.value / 1.2):
        return None
    if whole.value not in _WHOLES and not (whole.value <= 10 and value < whole.value):
        return None
    if whole.value > 10 and _singular(low_at(tokens, whole.end)) in DURATIONS:
        return None  # "two in 20 years"
    share, step = 100 * value / whole.value, 100 * numeral.step / whole.value
    return _Draft(at, whole.end, "percent", share, share, step, bound=inner)


_WHOLES = frozenset({5.0, 10.0, 12.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 100.0, 1000.0})
"""Out of how many a share is told: "six in twenty"."""


def _part_of_a_point(tokens: Sequence[Token], at: int, end: int, value: float) -> _Draft | None:
    """Such as "a quarter of a percentage point", "half a percent": `end` is the token behind the fraction."""
    end += low_at(tokens, end) == "of"
    end += low_at(tokens, end) in {"a", "one"}
    percent = _percent_end(tokens, end)
    if percent:
        kind: QuantityKind = "percentage points" if _is_points(tokens, end) else "percent"
        return _Draft(at, end + percent, kind, value, value, 0.01)
    return None


def _is_points(tokens: Sequence[Token], at: int) -> bool:
    """True if "percentage points" begins at token `at`."""
    return _percent_end(tokens, at) > 2 or "point" in lows_at(tokens, at, 2)


def _with_unit(tokens: Sequence[Token], draft: _Draft) -> _Draft:
    """The draft as money, percent, age, duration, measure, clock time — or as it is."""
    end = draft.end
    sign = SIGNS.get(low_at(tokens, draft.start - 1)) or CURRENCIES.get(low_at(tokens, draft.start - 1))
    hyphen = low_at(tokens, end) == "-"
    at = end + hyphen
    word = _singular(low_at(tokens, at))
    if sign:
        start = draft.start - 1 - (low_at(tokens, draft.start - 2) == "us")
        return draft._replace(start=start, kind="money", unit=sign)
    percent = _percent_end(tokens, at)
    if percent:
        kind: QuantityKind = "percentage points" if _is_points(tokens, at) else "percent"
        return draft._replace(end=at + percent, kind=kind)
    if word in CURRENCIES or word == "cent":
        factor = 0.01 if word == "cent" else 1.0
        unit = CURRENCIES.get(word, "USD")
        money = _times(draft, factor)._replace(end=at + 1, kind="money", unit=unit)
        return money if word == "cent" else _with_cents(tokens, money)
    if word in DURATIONS:
        return _duration(tokens, draft, at, word)
    if low_at(tokens, draft.start - 1) in {"aged", "age"}:
        return draft._replace(kind="age", start=draft.start - 1)
    return _with_measure(tokens, draft, at, word)


def _with_cents(tokens: Sequence[Token], money: _Draft) -> _Draft:
    """The hundredths that stand in words behind a currency, before no noun: "two dollars fifty"."""
    at = money.end
    if at >= len(tokens) or not tokens[at].low.isalpha():
        return money
    part = numeral_at("", tokens, at)
    if part is None or not 10 <= part.value < 100 or money.step < 1 or money.low % 1:
        return money
    behind = low_at(tokens, part.end)
    if behind.isalpha() and not (is_light(behind) or behind in CLAUSE_WORDS):
        return money
    cents = part.value / 100
    return money._replace(low=money.low + cents, high=money.high + cents, step=0.01, end=part.end)


def _times(draft: _Draft, factor: float) -> _Draft:
    return draft._replace(low=draft.low * factor, high=draft.high * factor, step=draft.step * factor)


def _percent_end(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` say "percent" or "percentage points"; 0 if none."""
    for count in (3, 2, 1):
        words = lows_at(tokens, at, count).replace(" - ", " ")
        if words in {"percentage points", "percentage point", "percent points"}:
            return count
        if words in {"%", "percent", "per cent", "pct", "percentage"}:
            return count
    return 0


def _duration(tokens: Sequence[Token], draft: _Draft, at: int, word: str) -> _Draft:
    old = at + 1 + (low_at(tokens, at + 1) == "-")
    if word == "year" and low_at(tokens, old) in {"old", "olds"}:
        return draft._replace(end=old + 1, kind="age")
    return _times(draft, DURATIONS[word])._replace(end=at + 1, kind="duration")


def _with_measure(tokens: Sequence[Token], draft: _Draft, at: int, word: str) -> _Draft:
    unit = MEASURES.get(low_at(tokens, at), MEASURES.get(word, word if word in PLAIN_MEASURES else ""))
    if unit:
        hours = at + 1 + (low_at(tokens, at + 1) == "-")
        if unit.endswith("watt") and _singular(low_at(tokens, hours)) == "hour":
            return draft._replace(end=hours + 1, unit=f"{unit} hour")
        return draft._replace(end=at + 1, unit=unit)
    if lows_at(tokens, at, 2) in {"a .", "p ."} or low_at(tokens, at) in {"am", "pm", "o'clock"}:
        afternoon = 12.0 if low_at(tokens, at)[0] == "p" and draft.low < 12 else 0.0
        hour = draft.low + afternoon
        return draft._replace(kind="clock time", low=hour, high=hour, end=at + 1)
    if word == "time" and low_at(tokens, at) == "times":
        return draft._replace(end=at + 1, kind="times")
    return draft


def _counts_in_order(tokens: Sequence[Token], at: int, part: int) -> bool:
    """True for "the third of his books" and "a fourth of July", which are no parts of anything."""
    named = low_at(tokens, part) in {"half", "quarter"}
    return (0 < at == part and not named) or low_at(tokens, part + 2) in MONTHS


def _in_words(tokens: Sequence[Token], at: int) -> _Draft | None:
    """Quantities without a numeral: "half of", "a third of", "twice", "dozens of", "second"."""
    low = low_at(tokens, at)
    if low in TIMES:
        return _Draft(at, at + 1, "times", TIMES[low], TIMES[low])
    if low in SCALES_MANY:
        inner = SCALES_MANY.get(low_at(tokens, at + 2)) if low_at(tokens, at + 1) == "of" else None
        scale, end = SCALES_MANY[low] * (inner or 1.0), at + (3 if inner else 1)
        return _Draft(at, end, "number", 2 * scale, 20 * scale, scale)
    if low == "half" and low_at(tokens, at + 1) in {"an", "a"} and low_at(tokens, at + 2) in DURATIONS:
        value = DURATIONS[low_at(tokens, at + 2)] / 2
        return _Draft(at, at + 3, "duration", value, value, value / 10)
    return _fraction(tokens, at) or _one_time(tokens, at) or _ordinal_word(tokens, at)


def _fraction(tokens: Sequence[Token], at: int) -> _Draft | None:
    """Such as "half of", "a third of", "by a quarter", "a tenth of a million", "half a percentage point"."""
    part = at + (low_at(tokens, at) == "a")
    fraction, behind = FRACTIONS.get(low_at(tokens, part)), low_at(tokens, part + 1)
    if fraction is None or _counts_in_order(tokens, at, part):
        return None
    scale = SCALES.get(low_at(tokens, part + 3)) if lows_at(tokens, part + 1, 2) == "of a" else None
    if scale:
        value = fraction * scale
        return _Draft(at, part + 4, "number", value, value, value / 10)
    half = low_at(tokens, at) == "half" and behind in {"the", "our", "all"}
    changed = low_at(tokens, at - 1) == "by" and not _counts(behind)
    whole = behind == "of" or half or changed
    share = _Draft(at, part + 1, "percent", 100 * fraction, 100 * fraction) if whole else None
    return _part_of_a_point(tokens, at, part + 1, fraction) or share


def _counts(word: str) -> bool:
    """True for a word that a fraction before it counts or measures: "by half an hour", "a third party"."""
    if word in {"a", "an", "of", "-"}:
        return True
    return word.isalpha() and not is_light(word) and word not in CLAUSE_WORDS | {"last", "this", "next"}


def _one_time(tokens: Sequence[Token], at: int) -> _Draft | None:
    """Such as the "a decade" of "more than a decade"; without a bound "a year" counts nothing."""
    value = DURATIONS.get(low_at(tokens, at + 1))
    if value is None or low_at(tokens, at) not in {"a", "an"}:
        return None
    bounded = bound_before(tokens, at, dated=False)[1] != at
    return _Draft(at, at + 2, "duration", value, value, value) if bounded else None


def _ordinal_word(tokens: Sequence[Token], at: int) -> _Draft | None:
    low, before, behind = low_at(tokens, at), low_at(tokens, at - 1), low_at(tokens, at + 1)
    if low not in ORDINALS or not behind.isalpha():
        return None
    if low == "second" and before in {"a", "split", "per", "every", "each"}:
        return None
    if low == "first" and (before == "at" or behind in {"of", "lady", "and", "to", "name", "place"}):
        return None
    return _Draft(at, at + 1, "ordinal", ORDINALS[low], ORDINALS[low])


def _finish(tokens: Sequence[Token], draft: _Draft, taken: set[int]) -> Quantity:
    dated = draft.kind in {"date", "day of the year"}
    bound, start = bound_before(tokens, draft.start, dated=dated)
    end = draft.end
    if bound == "exact" and draft.bound is not None:
        bound = draft.bound
    if bound == "exact":
        bound, end = bound_behind(tokens, end)
    if _means_during(tokens, draft, start):
        bound, start = "exact", draft.start
    return Quantity(
        span=Span(tokens[start].start, tokens[end - 1].end),
        number=Span(tokens[draft.start].start, tokens[(draft.number_end or draft.end) - 1].end),
        kind=draft.kind,
        low=draft.low,
        high=draft.high,
        step=draft.step,
        bound=bound,
        unit=draft.unit,
        context=_context(tokens, draft, taken),
        per="" if draft.kind in _NO_RATE else period_of(tokens, draft.start, draft.end, taken),
    )


_LASTING = word_set("for after by of lasted lasts took takes take taken spent waited waiting delayed")
"""Words before an "over" that exceeds a time: "by over an hour"."""


def _means_during(tokens: Sequence[Token], draft: _Draft, start: int) -> bool:
    """True where "over" spans a time or a set instead of exceeding it ("over two years", "averaged over")."""
    if start == draft.start or lows_at(tokens, start, draft.start - start) != "over":
        return False
    before = low_at(tokens, start - 1)
    if draft.kind == "duration":
        return before not in _LASTING and low_at(tokens, draft.end) != "ago"
    return before in {"averaged", "spread", "divided"}


def _context(tokens: Sequence[Token], draft: _Draft, taken: set[int]) -> tuple[str, ...]:
    if draft.kind == "label":
        return (stem(tokens[draft.start - 1 - (low_at(tokens, draft.start - 1) == ".")].low),)
    behind = [at for at in range(draft.end, min(len(tokens), draft.end + 5)) if at not in taken]
    before = [at for at in range(max(0, draft.start - 6), draft.start) if at not in taken]
    words = [tokens[at].low for at in (*behind, *reversed(before))]
    counted = (word for word in words if word.isalpha() and len(word) > 2 and word not in _NO_CONTEXT)
    return tuple(dict.fromkeys(map(stem, counted)))
