"""Numbers that differ: value, unit, date, bound; and the same number in another form.

Read: the quantities of both sides (`compare.meaning`), paired by what they count. In quotation marks a number
is a number: what reported speech may round, a quotation may not. Silent where the two need not speak of the
same thing, and where the article has a number that the passages do not mention. Known failure: two numbers of
one kind in one sentence that count the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.differences.texts import SideText
from compare.differences.types import DifferenceType
from compare.ingest.wordlists import word_set
from compare.language import Words, gettext_lazy
from compare.meaning.agreement import Pairing
from compare.meaning.numerals import SCALES
from compare.meaning.quantities import Quantity
from compare.meaning.quantity_words import PERIODS

__all__ = ["find_numbers"]

AROUND = 6
"""Words on either side of a number that tell what it counts."""

_LIMITS = word_set("only just merely limit limits limited maximum cap capped most")
"""Words before a number that make it the most there may be."""

_OF_ALL = word_set("of total altogether")
"""Words before a number that sums up others."""

_SCALES = sorted({value for value in SCALES.values() if value >= 1000})

_DATES = frozenset({"date", "day of the year"})


def find_numbers(pair: Pair, _found: Sequence[Draft]) -> Iterator[Draft]:
    """Numbers of the claim that the passages give with another value, unit or bound."""
    if pair.doubtful:
        return
    for pairing in pair.pairings:
        if pairing.passage is None or not _same_subject(pair, pairing):
            continue
        if not pair.close and (_unsure(pair, pairing) or _another(pair, pairing)):
            continue
        kind = _type(pair, pairing)
        if kind is None:
            continue
        ours, theirs = pairing.claim.span, pairing.passage.span
        words = ours.slice(pair.ours.text), theirs.slice(pair.theirs.text)
        yield pair.draft(kind, ours, theirs, say.instead(*words, _remark(kind)))


def _type(pair: Pair, pairing: Pairing) -> DifferenceType | None:
    """The type of a pairing; ``None`` where there is no difference to tell."""
    assert pairing.passage is not None  # noqa: S101 - asked only for pairings with a passage
    printed = pairing.claim.span.slice(pair.ours.text).casefold()
    if pairing.relation == "same" and not _other_period(pairing):
        same = printed == pairing.passage.span.slice(pair.theirs.text).casefold()
        return None if same else "the same number in another form"
    if _says_the_same(pair, pairing):
        return None
    if pairing.relation == "unit differs" or _other_period(pairing):
        return "unit"
    if pairing.bound_changed or pairing.relation == "bound differs":
        return "quantifier or bound"
    if pairing.relation == "carried" and not pair.close and not _other_limit(pairing):
        return None
    return "date" if pairing.claim.kind in _DATES else "number"


def _says_the_same(pair: Pair, pairing: Pairing) -> bool:
    """True for a number that is told otherwise than the record tells it, and is the same."""
    if _same_limit(pair, pairing) or _scale_understood(pair, pairing) or _same_rate(pairing):
        return True
    if pair.quoted:
        return False
    converted = pairing.bound_changed and _about_a_share(pair, pairing)
    return converted or (pairing.relation == "unit differs" and _unit_understood(pair, pairing))


def _other_period(pairing: Pairing) -> bool:
    """True for one number that is counted by another time: "140 crowns a year" for "140 crowns a month"."""
    mine, other = pairing.claim.per, pairing.passage.per if pairing.passage else ""
    if not mine or not other or {mine, other} == {"day", "night"} or mine == other:
        return False
    return pairing.relation in {"same", "carried"} or pairing.bound_changed


def _same_rate(pairing: Pairing) -> bool:
    """True for "1,200 a year" where the record has "100 a month"."""
    mine, other = pairing.claim, pairing.passage
    if other is None or not (mine.per and other.per) or mine.per == other.per:
        return False
    return math.isclose(mine.low * PERIODS[mine.per], other.low * PERIODS[other.per], rel_tol=0.02)


def _scale_understood(pair: Pair, pairing: Pairing) -> bool:
    """True for the "three million" of "three" behind "two million": speech leaves the second word out."""
    mine, other = pairing.claim, pairing.passage
    if other is None or other.low <= 0 or mine.low <= other.low:
        return False
    scale = next((one for one in _SCALES if math.isclose(mine.low / other.low, one, rel_tol=1e-9)), None)
    bare = _is_bare(pair.theirs, other)
    return scale is not None and bare and any(one.low >= scale for one in pair.whole.quantities)


def _unit_understood(pair: Pair, pairing: Pairing) -> bool:
    """True for the "1.5 percent" of "in June we said 1.5", either way."""
    sides = (pair.ours, pairing.claim), (pair.theirs, pairing.passage)
    return any(
        one is not None and one.kind == "number" and not one.unit and _is_bare(side, one)
        for side, one in sides
    )


def _is_bare(side: SideText, quantity: Quantity) -> bool:
    """True for a number behind which nothing stands that it could count."""
    last = side.words_in(quantity.span)[1]
    if last >= len(side.words) or last not in side.content:
        return True
    return any(mark in side.text[quantity.span.end : side.spans[last].start] for mark in ",.;:!?—–")


def _about_a_share(pair: Pair, pairing: Pairing) -> bool:
    """True for "about 12 percent" where the record says "one in eight": who converts it says "about"."""
    mine, other = pairing.claim, pairing.passage
    if other is None or (mine.bound, other.bound) != ("about", "exact"):
        return False
    figures = (one.number.slice(side.text) for one, side in ((mine, pair.ours), (other, pair.theirs)))
    return mine.kind == other.kind == "percent" and len({any(map(str.isdigit, one)) for one in figures}) == 2


def _other_limit(pairing: Pairing) -> bool:
    """True for "under 18" where the record has "under 16": the same bound of another number, which follows
    from the record's and is not what it says; not for a rounded number.
    """
    mine, other = pairing.claim, pairing.passage
    if other is None or mine.bound != other.bound or mine.bound in {"exact", "about", "nearly"}:
        return False
    if mine.kind != other.kind:
        return False
    if mine.kind in _DATES:
        return (
            mine.high - mine.low == other.high - other.low or mine.high < other.low or other.high < mine.low
        )
    return abs(mine.low - other.low) >= _last_digit(mine)


def _last_digit(quantity: Quantity) -> float:
    """What one of the last digit that counts is worth: of 1.2 million 100,000; below 100 every digit counts,
    of a share ten times as much.
    """
    step = quantity.step * (5 if quantity.kind == "percent" else 1)
    while quantity.low >= 100 and step >= 1 and quantity.low % (step * 10) == 0:
        step *= 10
    return step


def _another(pair: Pair, pairing: Pairing) -> bool:
    """True for a number that need not be another value of the passages': theirs has its own in the claim, or
    it is the sum of two of theirs ("two of the nine" where seven and two are named).
    """
    mine, other = pairing.claim, pairing.passage
    if pairing.relation != "contradicted" or other is None:
        return False
    if any(one.passage is other and one.relation in {"same", "carried"} for one in pair.pairings):
        return True
    first = pair.ours.words_in(mine.number)[0]
    if not _OF_ALL & set(pair.ours.words[max(0, first - 2) : first]):
        return False
    values = [one.low for one in pair.theirs.quantities if one.kind == other.kind and one.bound == "exact"]
    return any(math.isclose(mine.low, one + two) for one, two in combinations(values, 2))


def _same_limit(pair: Pair, pairing: Pairing) -> bool:
    """True for "only two" against "not more than two", the denial anywhere before the number."""
    assert pairing.passage is not None  # noqa: S101 - asked only for pairings with a passage
    sides = (pair.ours, pairing.claim), (pair.theirs, pairing.passage)
    (plain, only), (bound, most) = sides if pairing.claim.bound == "exact" else sides[::-1]
    if only.bound != "exact" or most.bound != "more than" or only.low != most.low:
        return False
    limited = _LIMITS & set(plain.words[: plain.words_in(only.number)[0]])
    first = bound.words_in(most.number)[0]
    denied = any(one.cue[0] < first for one in bound.polarity.negations)
    return bool(limited) and denied


def _unsure(pair: Pair, pairing: Pairing) -> bool:
    """True in other words for two kinds of numbers, and for a bound that a denial turns round."""
    assert pairing.passage is not None  # noqa: S101 - asked only for pairings with a passage
    if pairing.relation == "contradicted":
        kinds = {pairing.claim.kind, pairing.passage.kind}
        return len(kinds) > 1 and kinds != {"number", "money"}
    places = (pair.ours, pairing.claim), (pair.theirs, pairing.passage)
    return pairing.relation != "same" and any(
        quantity.bound != "exact" and side.polarity.signs[side.words_in(quantity.number)[0]] < 0
        for side, quantity in places
    )


def _remark(kind: DifferenceType) -> Words:
    if kind == "the same number in another form":
        return gettext_lazy("Both give the same value.")
    return gettext_lazy("The bound differs.") if kind == "quantifier or bound" else ""


def _same_subject(pair: Pair, pairing: Pairing) -> bool:
    """True if the two stand beside words that belong together, or in the same place of a quotation."""
    assert pairing.passage is not None  # noqa: S101 - asked only for pairings with a passage
    ours, theirs = pairing.claim, pairing.passage
    here, there = pair.ours.words_in(ours.number), pair.theirs.words_in(theirs.number)
    if pair.close:
        return any(pair.links.get(at) in range(there[0] - 1, there[1] + 1) for at in range(here[0], here[1]))
    around = range(there[0] - AROUND, there[1] + AROUND)
    beside = (at for at in range(here[0] - AROUND, here[1] + AROUND) if at not in range(*here))
    linked = sum(pair.links.get(at) in around for at in beside)
    counted = bool(set(ours.context) & set(theirs.context))
    if pairing.relation == "contradicted":
        return linked >= (2 if counted else 3)
    return counted or linked >= 2
