"""Negation that only one side has.

Read: the signs of words that stand for one another (`compare.meaning.polarity`). A difference is told where a
denied word has an undenied counterpart; a denial of something that the other side does not speak of is none.
In a quotation aligned word by word a "not" that was put in or left out is told as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.meaning.polarity import Negation, Polarity, polarity_conflicts
from compare.model import Span

__all__ = ["find_negations"]


def find_negations(pair: Pair, _found: Sequence[Draft]) -> Iterator[Draft]:
    """Negations of one side whose word the other side has without."""
    ours, theirs = pair.ours.polarity, pair.theirs.polarity
    told: set[Negation] = set()
    for conflict in polarity_conflicts(ours, theirs, pair.links):
        told.add(conflict.negation)
        here, there = (conflict.claim, conflict.claim + 1), (conflict.passage, conflict.passage + 1)
        if conflict.side == "claim":
            yield _draft(pair, _with(conflict.negation, ours), theirs.span_of(there))
        else:
            yield _draft(pair, ours.span_of(here), _with(conflict.negation, theirs))
    if pair.by_words and not told:
        yield from _unbalanced(pair, ours, theirs)


def _with(negation: Negation, side: Polarity) -> Span:
    """The cue and the word it denies first."""
    places = [*range(*negation.cue), *([] if negation.focus is None else [negation.focus])]
    return side.span_of((min(places), max(places) + 1))


def _draft(pair: Pair, ours: Span, theirs: Span) -> Draft:
    words = ours.slice(pair.ours.text), theirs.slice(pair.theirs.text)
    return pair.draft("negation", ours, theirs, say.instead(*words, "Only one of the two denies it."))


def _unbalanced(pair: Pair, ours: Polarity, theirs: Polarity) -> Iterator[Draft]:
    """A negation of one side of a quotation to whose words the other side has no negation at all."""
    left = [item for item in ours.negations if not _answered(item, pair.links, theirs)]
    right = [item for item in theirs.negations if not _answered(item, pair.back, ours)]
    if left and right:
        return
    for item in left:
        at = _beside(item.cue[0], pair.links)
        if at is not None:
            yield _draft(pair, _with(item, ours), theirs.span_of((at, at + 1)))
    for item in right:
        at = _beside(item.cue[0], pair.back)
        if at is not None and item.focus in pair.back:
            yield _draft(pair, ours.span_of((at, at + 1)), _with(item, theirs))


def _answered(item: Negation, links: Mapping[int, int], other: Polarity) -> bool:
    """True if a word of the cue stands for a word of a cue of the other side."""
    cues = {at for negation in other.negations for at in range(*negation.cue)}
    return any(links.get(at) in cues for at in range(*item.cue))


def _beside(at: int, links: Mapping[int, int]) -> int | None:
    for step in (0, 1, -1, 2, -2):
        found = links.get(at + step)
        if found is not None:
            return found
    return None
