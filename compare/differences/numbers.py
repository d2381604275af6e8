"""Numbers that differ: value, unit, date, bound; and the same number in another form.

Read: the quantities of both sides (`compare.meaning`), paired by what they count. In quotation marks a number
is a number: what reported speech may round, a quotation may not. Silent where the two need not speak of the
same thing, and where the article has a number that the passages do not mention. Known failure: two numbers of
one kind in one sentence that count the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.differences.types import DifferenceType
from compare.meaning.agreement import Pairing, agree
from compare.meaning.quantities import Quantity

__all__ = ["find_numbers"]

_CERTAIN = frozenset({"percent", "money", "percentage points"})
_DATES = frozenset({"date", "day of the year"})


def find_numbers(pair: Pair, _found: Sequence[Draft]) -> Iterator[Draft]:
    """Numbers of the claim that the passages give with another value, unit or bound."""
    for pairing in agree(pair.ours.quantities, pair.theirs.quantities):
        if pairing.passage is None or not _same_subject(pair, pairing.claim, pairing.passage):
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
    if pairing.relation == "same":
        same = printed == pairing.passage.span.slice(pair.theirs.text).casefold()
        return None if same else "the same number in another form"
    if pairing.relation == "unit differs":
        return "unit"
    if pairing.bound_changed or pairing.relation == "bound differs":
        return "quantifier or bound"
    if pairing.relation == "carried" and not pair.by_words:
        return None
    return "date" if pairing.claim.kind in _DATES else "number"


def _remark(kind: DifferenceType) -> str:
    if kind == "the same number in another form":
        return "Both say the same number."
    return "The bound differs." if kind == "quantifier or bound" else ""


def _same_subject(pair: Pair, ours: Quantity, theirs: Quantity) -> bool:
    """True if the two stand beside words that belong together, or in the same place of a quotation."""
    here, there = pair.ours.words_in(ours.number), pair.theirs.words_in(theirs.number)
    if pair.by_words:
        return any(pair.links.get(at) in range(there[0] - 1, there[1] + 1) for at in range(here[0], here[1]))
    if set(ours.context) & set(theirs.context):
        return True
    around = range(there[0] - 5, there[1] + 5)
    linked = sum(pair.links.get(at) in around for at in range(here[0] - 5, here[1] + 5) if at not in here)
    return linked >= (1 if ours.kind in _CERTAIN and ours.kind == theirs.kind else 2)
