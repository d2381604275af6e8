"""A number that goes up in the article and down in the record, or the other way round.

Read: the words of rising and falling in the clause of a number that both sides have. Told where each side has
such words of one kind only, neither denies them, and the clauses speak of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.differences.texts import SideText
from compare.meaning.agreement import agree
from compare.meaning.directions import direction_of
from compare.meaning.quantities import Quantity

__all__ = ["find_directions"]

LEAST = 0.5
"""Share of the other content words of the claim's clause that the record must have."""

_KINDS = frozenset({"number", "percent", "percentage points", "money", "times"})


def find_directions(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """At most one draft: the first number that both sides have and that goes another way."""
    if pair.doubtful:
        return
    for pairing in agree(pair.ours.quantities, pair.theirs.quantities):
        if pairing.passage is None or pairing.relation != "same" or pairing.claim.kind not in _KINDS:
            continue
        ours, theirs = _moves(pair.ours, pairing.claim), _moves(pair.theirs, pairing.passage)
        ways = [
            {direction_of(side.words[at]) for at in places}
            for side, places in ((pair.ours, ours), (pair.theirs, theirs))
        ]
        if {1} not in ways or {-1} not in ways or not _speaks_of_it(pair, ours[0]):
            continue
        here, there = (ours[0], ours[0] + 1), (theirs[0], theirs[0] + 1)
        spans = pair.ours.span_of(*here), pair.theirs.span_of(*there)
        if any(draft.claim.overlaps(pair.ours.place(spans[0])) for draft in found):
            continue
        words = spans[0].slice(pair.ours.text), spans[1].slice(pair.theirs.text)
        yield pair.draft("cause or comparison", *spans, say.instead(*words))
        return


def _moves(side: SideText, quantity: Quantity) -> list[int]:
    """Numbers of the words of rising or falling in a number's clause, or in the one before a short one; none
    where one of them is denied.
    """
    first = side.words_in(quantity.number)[0]
    clause = side.clause_of(first)
    inside = {at for one in side.quantities for at in range(*side.words_in(one.span))}
    places = [at for at in clause if at not in inside and direction_of(side.words[at])]
    if not places and clause.start and sum(at in side.content for at in clause) <= SHORT:
        clause = side.clause_of(clause.start - 1)
        places = [at for at in clause if at not in inside and direction_of(side.words[at])]
    return [] if any(side.polarity.signs[at] < 0 for at in places) else places


SHORT = 3
"""Content words of a clause that only says what the one before leads to: ", to 3.25 percent"."""


def _speaks_of_it(pair: Pair, at: int) -> bool:
    """True if the record has most of the other words of the claim's clause."""
    words = [
        one
        for one in pair.ours.clause_of(at)
        if one in pair.ours.content and not direction_of(pair.ours.words[one])
    ]
    return sum(one in pair.links for one in words) >= max(2.0, LEAST * len(words))
