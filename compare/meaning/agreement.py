"""What the numbers of a claim have to do with those of a passage.

Goes in: the quantities of both sides. Comes out: for each quantity of the claim the one of the passage it
goes with, and how the two relate. Not done here: whether claim and passage speak of the same thing.

A value is what is printed, give or take half of the last printed digit of a rounded number ("5 million" is
carried by 4,983,112). A bound is read as a set: "more than 1.1 million" is carried by 1,148,000, "up to 40"
does not carry "40". Known failure: two numbers of one kind in one sentence are told apart only by the words
close to them and by how near their values are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from compare.meaning.quantities import Quantity
from compare.meaning.quantity_words import DURATIONS, Bound

__all__ = ["Pairing", "Relation", "agree", "relate"]

Relation = Literal["same", "carried", "bound differs", "unit differs", "contradicted", "unmatched"]
"""``same``: value, unit and bound. ``carried``: follows from the passage's. ``bound differs``: the value is
the same, what the words make of it is not. ``unit differs``: the same figure, another unit."""

_KINDS = {
    frozenset({"number", "money"}): 0.6,
    frozenset({"number", "ordinal"}): 0.5,
    frozenset({"number", "times"}): 0.5,
    frozenset({"number", "date"}): 0.2,
    frozenset({"date", "day of the year"}): 0.9,
    frozenset({"age", "duration"}): 0.8,
    frozenset({"number", "age"}): 0.5,
    frozenset({"percent", "percentage points"}): 0.7,
    frozenset({"number", "percent"}): 0.2,
    frozenset({"percent", "times"}): 0.2,
    frozenset({"number", "duration"}): 0.1,
}
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A quantity of a claim and what it goes with.

    Attributes:
        passage: ``None`` where the passage has nothing of the kind (``unmatched``).
        bound_changed: True if the value is the same and "about", "up to" … is not, ``carried`` or not.
    """

    claim: Quantity
    passage: Quantity | None
    relation: Relation
    bound_changed: bool = False

    @property
    def departs(self) -> bool:
        """True if the passage does not carry the number. A date, rank or label that it does not mention at
        all is none: an article may say when, where the speaker takes it for granted.
        """
        if self.relation == "unmatched":
            return self.claim.kind not in {"date", "day of the year", "label", "ordinal"}
        return self.relation not in {"same", "carried"}


MOST = 300
"""Quantities of a side that are paired; with n of them there are n² pairs."""


def agree(claim: Sequence[Quantity], passage: Sequence[Quantity]) -> tuple[Pairing, ...]:
    """One pairing per quantity of the claim, in its order.

    The pairs that fit best are made first; a quantity of the passage serves twice only where the claim has
    more of the kind than the passage.

    Args:
        claim: May be empty: nothing to pair.
        passage: Empty: every quantity of the claim is ``unmatched``.

    Returns:
        Shape (n,); of a side with more than `MOST` quantities, which is a table, the first `MOST` are read.
    """
    claim, passage = claim[:MOST], passage[:MOST]
    fits = sorted((-fit, at, to) for to, other in enumerate(passage) for at, fit in _fits(claim, other))
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, to in fits:
        if at not in chosen and to not in taken:
            chosen[at] = to
            taken.add(to)
    for _, at, to in fits:
        chosen.setdefault(at, to)
    return tuple(
        _pairing(mine, passage[chosen[at]] if at in chosen else None) for at, mine in enumerate(claim)
    )


def relate(claim: Quantity, passage: Quantity) -> tuple[Relation, bool]:
    """How a claim's quantity relates to one of a passage, and whether only the bound changed.

    Example:
        >>> from compare.meaning.quantities import read_quantities
        >>> [claim], [passage] = read_quantities("exactly 40"), read_quantities("up to 40")
        >>> relate(claim, passage)
        ('bound differs', True)
    """
    claim, passage = _alike(claim, passage)
    equal = _equal(claim, passage)
    if _units_differ(claim, passage):
        return ("unit differs" if equal else "contradicted"), False
    same_bound = _class(claim) == _class(passage)
    if equal and same_bound:
        return "same", False
    if equal:
        return ("carried" if _implied(claim.bound, passage.bound) else "bound differs"), True
    if claim.bound == "exact" and claim.low == claim.high:
        return ("carried" if _within(claim, passage) else "contradicted"), False
    return ("carried" if _inside(claim, passage) else "contradicted"), False


def _pairing(quantity: Quantity, other: Quantity | None) -> Pairing:
    if other is None:
        return Pairing(claim=quantity, passage=None, relation="unmatched")
    relation, bound_changed = relate(quantity, other)
    return Pairing(claim=quantity, passage=other, relation=relation, bound_changed=bound_changed)


def _fits(claim: Sequence[Quantity], other: Quantity) -> Iterator[tuple[int, float]]:
    """How well each quantity of the claim fits one of the passage, of those that fit at all."""
    shared = [_shared(mine, other) for mine in claim]
    best, second, *_ = (*sorted(shared, reverse=True), 0.0, 0.0)
    for at, mine in enumerate(claim):
        fit = _fit(mine, other, shared[at], second if shared[at] == best else best)
        if fit > 0:
            yield at, fit


def _fit(quantity: Quantity, other: Quantity, words: float, rival: float) -> float:
    """How likely two quantities speak of the same thing, > 0; 0 for kinds that have nothing in common.

    Args:
        quantity: Of the claim.
        other: Of the passage.
        words: What `_shared` says of the two.
        rival: The most that it says of another one of the claim.
    """
    kinds = 1.0 if quantity.kind == other.kind else _KINDS.get(frozenset({quantity.kind, other.kind}), 0.0)
    figures_only = {quantity.kind, other.kind} in ({"number", "date"}, {"percent", "times"})
    if not kinds or (figures_only and not _equal(*_alike(quantity, other))):
        return 0.0
    if quantity.kind == "label" and quantity.context[:1] != other.context[:1]:
        return 0.0
    return kinds + words - 0.5 * max(0.0, rival - words) + _closeness(quantity, other)


def _shared(quantity: Quantity, other: Quantity) -> float:
    """Share of the words around `quantity` that stand around `other`, the nearer the heavier, 0–1."""
    weights = {word: 1.0 / (2 + rank) for rank, word in enumerate(quantity.context)}
    total = sum(weights.values())
    beside = dict.fromkeys(other.context)  # in their order: a sum of floats depends on it
    return sum(weights.get(word, 0.0) for word in beside) / total if total else 0.0


def _closeness(quantity: Quantity, other: Quantity) -> float:
    """1 for equal values, less the further apart they are; dates by days, the rest by ratio."""
    mine, theirs = _alike(quantity, other)
    if _equal(mine, theirs):
        return 1.0
    if mine.kind in {"date", "day of the year"}:
        gap = max(mine.low - theirs.high, theirs.low - mine.high, 0.0)
        return math.exp(-gap / 700)
    first, second = abs(mine.low) + 1e-9, abs(theirs.low) + 1e-9
    return 0.9 * math.exp(-4 * abs(math.log(first / second)))


def _alike(claim: Quantity, passage: Quantity) -> tuple[Quantity, Quantity]:
    """Both in one measure: a date beside a day of the year gives up its year, an age becomes days."""
    kinds = {claim.kind, passage.kind}
    if kinds == {"date", "day of the year"}:
        return _without_year(claim), _without_year(passage)
    if kinds == {"age", "duration"}:
        return _in_days(claim), _in_days(passage)
    if kinds == {"date", "number"}:
        return _as_number(claim), _as_number(passage)
    if kinds == {"duration", "number"}:
        return _in_figures(claim, passage), _in_figures(passage, claim)
    return claim, passage


def _without_year(quantity: Quantity) -> Quantity:
    if quantity.kind != "date":
        return quantity
    first, last = date.fromordinal(int(quantity.low)), date.fromordinal(int(quantity.high))
    if first.year != last.year:
        return quantity
    low, high = (float(day.replace(year=_LEAP_YEAR).toordinal()) for day in (first, last))
    return replace(quantity, low=low, high=high, kind="day of the year")


def _in_days(quantity: Quantity) -> Quantity:
    if quantity.kind != "age":
        return quantity
    factor = DURATIONS["year"]
    low, high, step = (factor * value for value in (quantity.low, quantity.high, quantity.step))
    return replace(quantity, low=low, high=high, step=step, kind="duration")


def _in_figures(quantity: Quantity, bare: Quantity) -> Quantity:
    """A duration as the figure that is printed, where the other side prints that and leaves out of what."""
    if quantity.kind != "duration":
        return quantity
    for factor in DURATIONS.values():
        if math.isclose(quantity.low / factor, bare.low, rel_tol=1e-6):
            low, high, step = (value / factor for value in (quantity.low, quantity.high, quantity.step))
            return replace(quantity, low=low, high=high, step=step, kind="number")
    return quantity


def _as_number(quantity: Quantity) -> Quantity:
    """A year as the number that is printed; other dates as they are."""
    if quantity.kind != "date" or not 360 <= quantity.high - quantity.low <= 370:
        return quantity
    year = float(date.fromordinal(int(quantity.low)).year)
    return replace(quantity, low=year, high=year, kind="number")


def _equal(claim: Quantity, passage: Quantity) -> bool:
    """The same value at both ends, give or take unlike measures ("a third" and 33 percent)."""
    slack = 0.011 if claim.kind == "duration" and not _of_one_unit(claim, passage) else 1e-9
    rounded = 0.5 if claim.kind == "percent" and (_fraction(claim) or _fraction(passage)) else 0.0
    return math.isclose(claim.low, passage.low, rel_tol=slack, abs_tol=rounded) and math.isclose(
        claim.high, passage.high, rel_tol=slack, abs_tol=rounded
    )


def _of_one_unit(claim: Quantity, passage: Quantity) -> bool:
    """True for durations that are whole numbers of one unit: 90 and 91 days; not 12 months and 52 weeks."""
    values = (claim.low, claim.high, passage.low, passage.high)
    return any(
        all(math.isclose(value / DURATIONS[unit], round(value / DURATIONS[unit])) for value in values)
        for unit in ("year", "month", "week", "day")
    )


def _fraction(quantity: Quantity) -> bool:
    """True for a share that percentages cannot print exactly: a third, two in seven."""
    return quantity.kind == "percent" and not math.isclose(quantity.low, round(quantity.low, 4), rel_tol=1e-9)


def _units_differ(claim: Quantity, passage: Quantity) -> bool:
    if {claim.kind, passage.kind} in (
        {"percent", "percentage points"},
        {"number", "percent"},
        {"percent", "times"},
    ):
        return True
    return bool(claim.unit and passage.unit and claim.unit != passage.unit)


def _class(quantity: Quantity) -> str:
    """Bounds that say the same of whole numbers are one: "more than" stands apart from "at least"."""
    return "less than" if quantity.bound == "nearly" else quantity.bound


def _implied(claim: Bound, passage: Bound) -> bool:
    """True if a claim's bound of the same value follows from the passage's."""
    if passage == "exact":
        return claim in {"about", "at least", "at most"}
    if claim == "about":
        return passage == "nearly"
    return (claim, passage) in {("at least", "more than"), ("at most", "less than"), ("at most", "nearly")}


def _within(claim: Quantity, passage: Quantity) -> bool:
    """True if the claim's exact number is the passage's, rounded to the claim's last printed digit."""
    if passage.low < claim.low <= claim.high < passage.high and claim.kind != passage.kind:
        return False
    slack = _rounding(claim)
    return bool(slack) and abs(passage.low - claim.low) <= slack and abs(passage.high - claim.high) <= slack


def _rounding(quantity: Quantity) -> float:
    """Half of the last digit that counts: of 1.2 million 50,000, of 40,000 500 (two and a half percent)."""
    if quantity.kind in {"date", "day of the year", "ordinal", "age"} or quantity.low == 0:
        return 0.0
    step = quantity.step
    while step >= 1 and quantity.low >= 1000 and quantity.low % (step * 10) == 0:
        step *= 10
    rounded = step > 1 or quantity.step < 1
    return min(step / 2, abs(quantity.low) * 0.025) if rounded else 0.0


def _inside(claim: Quantity, passage: Quantity) -> bool:
    """True if what the passage states lies in the set that the claim's bound or range allows."""
    slack = 0.1 * abs(claim.low)
    allowed: dict[Bound, bool] = {
        "more than": passage.low > claim.low,
        "at least": passage.low >= claim.low,
        "less than": passage.high < claim.low,
        "at most": passage.high <= claim.high,
        "nearly": claim.low - slack <= passage.low and passage.high < claim.low,
        "about": claim.low - slack <= passage.low and passage.high <= claim.high + slack,
        "exact": claim.low <= passage.low and passage.high <= claim.high,
    }
    return allowed[claim.bound]
