"""An exception from "every" or "all" that a report leaves out: "every day except Friday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.differences import say
from compare.differences.frame import Draft, Pair

__all__ = ["EXCEPTING", "find_exceptions"]

EXCEPTING = frozenset({"except", "apart from", "other than"})

REACH = 4
"""Words between an "every" and its exception, and before it to a word that the claim has."""

LEAST = 0.5
"""Share of the content words of the clause before it that the claim must have."""


def find_exceptions(pair: Pair, _found: Sequence[Draft]) -> Iterator[Draft]:
    """The "except" right behind an "every" or "all" that the claim has without one."""
    if pair.doubtful or pair.quoted:
        return
    ours, theirs = (
        [one for one in side.qualifiers if one.family == "quantifier" and one.strength == 1]
        for side in (pair.ours, pair.theirs)
    )
    if not ours or {one.form for one in pair.ours.qualifiers} & EXCEPTING:
        return
    for item in pair.theirs.qualifiers:
        last = item.words[0] - 1
        near = any(0 <= item.words[0] - one.words[1] <= REACH for one in theirs)
        if item.form not in EXCEPTING or not near or last < 0 or pair.told(last) < LEAST:
            continue
        here = next((pair.back[at] for at in range(last, last - REACH, -1) if at in pair.back), None)
        if here is not None:
            words = say.dropped(item.span.slice(pair.theirs.text))
            yield pair.draft("condition or scope cut", pair.ours.span_of(here, here + 1), item.span, words)
