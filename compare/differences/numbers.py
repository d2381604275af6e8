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
from compare.ingest.wordlists import word_set
from compare.language import Words, gettext_lazy
from compare.meaning.agreement import Pairing, agree

__all__ = ["find_numbers"]

AROUND = 6
"""Words on either side of a number that tell what it counts."""

_LIMITS = word_set("only just merely limit limits limited maximum cap capped most")
"""Words before a number that make it the most there may be."""

_DATES = frozenset({"date", "day of the year"})


def find_numbers(pair: Pair, _found: Sequence[Draft]) -> Iterator[Draft]:
    """Numbers of the claim that the passages give with another value, unit or bound."""
    if pair.doubtful:
        return
    for pairing in agree(pair.ours.quantities, pair.theirs.quantities):
        if pairing.passage is None or not _same_subject(pair, pairing):
            continue
        if not pair.close and _unsure(pair, pairing):
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
    if _same_limit(pair, pairing):
        return None
    if pairing.bound_changed or pairing.relation == "bound differs":
        return "quantifier or bound"
    if pairing.relation == "carried" and not pair.close:
        return None
    return "date" if pairing.claim.kind in _DATES else "number"


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
