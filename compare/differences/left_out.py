"""Qualifiers that a quotation in other words leaves out, and restrictions that it puts in.

Two translations of one sentence choose other words; they do not lose an "only", a "not just", an "at least"
or an "in my opinion". Told where the clause around it stands in the quotation nearly whole, and nothing in
the quotation says the like. Reported speech is not asked: a summary may leave things out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.differences import say
from compare.differences.conditions import sentence_around
from compare.differences.edges import tells_opinion
from compare.differences.frame import Draft, Pair
from compare.differences.texts import SideText
from compare.differences.types import DifferenceType
from compare.meaning.modality import Family, Qualifier

__all__ = ["find_left_out"]

TOLD = 0.8
"""Share of the other content words of its clause that the other side must have."""

LEAST = 3
"""How many of them, at least."""


def _forms(listing: str) -> frozenset[str]:
    return frozenset(" ".join(listing.split()).split(" | "))


_KEPT: dict[Family, frozenset[str]] = {
    "restriction": _forms(
        """
        only | solely | exclusively | not only | not just | not merely | not simply | at least | except
        | at the very least | so far | until now | for now | for the time being | in most cases | on average
        | in many cases | in some cases | in certain cases | in principle | in theory | for the most part
        | by and large | if possible | if necessary
        """
    ),
    "hedge": _forms(
        """
        i think | i believe | in my opinion | in my view | partly | partially | in part | largely | mainly
        | mostly | generally | in general | almost | nearly | virtually | to some extent | to a degree
        | reportedly | allegedly | supposedly
        """
    ),
}
"""What every wording of a sentence keeps; "just", "quite" or "rather" come and go in translation."""

_DROPPED: dict[Family, DifferenceType] = {
    "restriction": "condition or scope cut",
    "hedge": "modality, hedge or qualifier dropped",
}

_LIKE: dict[Family, frozenset[Family]] = {
    "restriction": frozenset({"restriction", "addition"}),
    "hedge": frozenset({"hedge", "likelihood", "quantifier", "frequency"}),
}
"""Families of which a qualifier may say the like of it."""


def find_left_out(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """Restrictions and hedges of one side of a quotation in other words without anything like it on the
    other.
    """
    if pair.close or pair.doubtful or not pair.quoted:
        return
    for item in pair.theirs.qualifiers:
        at = _counterpart(pair.theirs, pair.ours, item, pair.back)
        if at is None or (item.family == "hedge" and tells_opinion(pair)):
            continue
        if not any(one.passage and one.passage.overlaps(pair.theirs.place(item.span)) for one in found):
            here = pair.ours.span_of(at, at + 1)
            words = say.dropped(item.span.slice(pair.theirs.text))
            yield pair.draft(_DROPPED[item.family], here, item.span, words)
    for item in pair.ours.qualifiers:
        at = _counterpart(pair.ours, pair.theirs, item, pair.links)
        if at is None or item.family != "restriction":
            continue
        if not any(one.claim.overlaps(pair.ours.place(item.span)) for one in found):
            there = pair.theirs.span_of(at, at + 1)
            words = say.added(item.span.slice(pair.ours.text))
            yield pair.draft("modality, hedge or qualifier added", item.span, there, words)


def _counterpart(own: SideText, other: SideText, item: Qualifier, links: Mapping[int, int]) -> int | None:
    """The word of the other side nearest to where the qualifier is missing; ``None`` where nothing can be
    said of it.
    """
    if item.form not in _KEPT.get(item.family, ()):
        return None
    if any(one.family in _LIKE[item.family] for one in other.qualifiers):
        return None
    words = _around(own, item)
    told = [at for at in words if at in links]
    if len(told) < max(LEAST, TOLD * len(words)):
        return None
    return links[min(told, key=lambda at: (abs(at - item.words[1]), at))]


def _around(side: SideText, item: Qualifier) -> list[int]:
    """The other content words of its clause; of its sentence where the clause has too few."""
    for place in (side.clause_of(item.words[0]), range(*sentence_around(side, item.words[0]))):
        words = [at for at in place if at in side.content and at not in range(*item.words)]
        if len(words) >= LEAST:
            break
    return words
