"""A number that goes up in the article and down in the record, or the other way round.

Read: the words of rising and falling in the clause of a number that both sides have. Told where each side has
such words of one kind only, neither denies them, and the clauses speak of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.differences.texts import SideText
from compare.meaning.directions import direction_of
from compare.meaning.quantities import Quantity

__all__ = ["find_directions"]

LEAST = 0.5
"""Share of the other content words of the claim's clause that the record must have."""

SHORT = 3
"""Content words of a clause that only says what the one before leads to: ", to 3.25 percent"."""

_KINDS = frozenset({"number", "percent", "percentage points", "money", "times"})


def find_directions(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """At most one draft: the first number that both sides have and that goes another way."""
    if pair.doubtful:
        return
    for pairing in pair.pairings:
        if pairing.passage is None or pairing.relation != "same" or pairing.claim.kind not in _KINDS:
            continue
        ours, theirs = _moves(pair.ours, pairing.claim), _moves(pair.theirs, pairing.passage)
        ways = [
            {direction_of(side.words[at]) for at in places}
            for side, places in ((pair.ours, ours), (pair.theirs, theirs))
        ]
        if {1} not in ways or {-1} not in ways or not _speaks_of_it(pair, ours[0]):
            continue
        spans = pair.ours.spans[ours[0]], pair.theirs.spans[theirs[0]]
        if any(draft.claim.overlaps(pair.ours.place(spans[0])) for draft in found):
            continue
        words = pair.ours.printed[ours[0]], pair.theirs.printed[theirs[0]]
        yield pair.draft("cause or comparison", *spans, say.instead(*words))
        return


def _moves(side: SideText, quantity: Quantity) -> list[int]:
    """Numbers of the words of rising or falling in a number's clause, or in the one before a short one; none
    where one of them is denied.
    """
    inside = {at for one in side.quantities for at in range(*side.words_in(one.span))}
    clauses = [side.clause_of(side.words_in(quantity.number)[0])]
    if clauses[0].start and sum(at in side.content for at in clauses[0]) <= SHORT:
        clauses.append(side.clause_of(clauses[0].start - 1))
    moves = ([at for at in one if at not in inside and direction_of(side.words[at])] for one in clauses)
    places = next(filter(None, moves), [])
    return [] if any(side.polarity.signs[at] < 0 for at in places) else places


def _speaks_of_it(pair: Pair, at: int) -> bool:
    """True if the record has most of the other words of the claim's clause."""
    words = [
        one
        for one in pair.ours.clause_of(at)
        if one in pair.ours.content and not direction_of(pair.ours.words[one])
    ]
    return sum(one in pair.links for one in words) >= max(2.0, LEAST * len(words))
