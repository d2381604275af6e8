"""How counts moved between two states, and which passages are matched now that were not.

Goes in: two states and which articles and claims of them belong together. Comes out: what is not equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from compare.changes.model import ClaimMoved, CountMoved, PassageMoved
from compare.changes.pairs import counting
from compare.changes.snapshot import ArticleState, ClaimState, FindingState, Snapshot

__all__ = ["count_changes", "counting_claims", "counting_findings", "moved_claims", "moved_passages"]

COUNTS = (
    "claims",
    "quotations",
    "located",
    "partly located",
    "ambiguous",
    "attribution differs",
    "not located",
    "not checkable",
    "differences of severity 2 or 3",
)
_PLAIN = frozenset({"partly located", "ambiguous", "attribution differs", "not located", "not checkable"})


def counting_claims(snapshot: Snapshot) -> tuple[ClaimState, ...]:
    """The claims of the articles that count."""
    ids = {one.id for one in counting(snapshot)}
    return tuple(claim for claim in snapshot.claims if claim.article in ids)


def counting_findings(snapshot: Snapshot) -> tuple[FindingState, ...]:
    """Findings of the articles that count, and doubts about records."""
    ids = {one.id for one in counting(snapshot)}
    return tuple(one for one in snapshot.findings if one.article is None or one.article in ids)


def moved_claims(earlier: Snapshot, later: Snapshot, pairs: Mapping[str, str]) -> Iterator[ClaimMoved]:
    """Counted claims of the same words that came out otherwise, in the order of the later report."""
    old = {claim.id: claim for claim in earlier.claims}
    back = {after: before for before, after in pairs.items()}
    for claim in counting_claims(later):
        before = old.get(back.get(claim.id, ""))
        same = before is not None and before.text.split() == claim.text.split()
        if before and same and (claim.counted or before.counted) and before.state != claim.state:
            yield ClaimMoved(earlier=before, later=claim)


def count_changes(earlier: Snapshot, later: Snapshot, pairs: Mapping[str, str]) -> Iterator[CountMoved]:
    """The counts that moved: of all together, then of each article that is in both states."""
    yield from _moved_counts(None, _counts(earlier, None), _counts(later, None))
    back = {after: before for before, after in pairs.items()}
    for one in counting(later):
        if one.id in back:
            yield from _moved_counts(one, _counts(earlier, back[one.id]), _counts(later, one.id))


def _moved_counts(
    article: ArticleState | None, before: Mapping[str, int], after: Mapping[str, int]
) -> Iterator[CountMoved]:
    names = ("articles", "passages matched by none", *COUNTS) if article is None else COUNTS
    for name in names:
        if before[name] != after[name]:
            yield CountMoved(article=article, name=name, before=before[name], after=after[name])


def _counts(snapshot: Snapshot, article: str | None) -> Counter[str]:
    """Counts of one article, or of all that count, as the report makes them."""
    claims = [one for one in counting_claims(snapshot) if one.counted and article in (None, one.article)]
    found = Counter(one.state if one.state in _PLAIN else "located" for one in claims)
    found["claims"] = len(claims)
    found["quotations"] = sum(one.quotation for one in claims)
    found["articles"] = len(counting(snapshot))
    found["passages matched by none"] = sum(not one.articles for one in snapshot.passages)
    found["differences of severity 2 or 3"] = sum(
        (one.severity or 0) >= 2 and article in (None, one.article) for one in counting_findings(snapshot)
    )
    return found


def moved_passages(matched_in: Snapshot, unmatched_in: Snapshot) -> Iterator[PassageMoved]:
    """Passages that an article of the one state is matched to, and none of the other that has them, too."""
    ids = {one.id for one in unmatched_in.passages if not one.articles}
    letters = {one.id: one.letter for one in matched_in.articles}
    for passage in matched_in.passages:
        if passage.articles and passage.id in ids:
            yield PassageMoved(
                passage=passage, articles=tuple(letters[key] for key in passage.articles if key in letters)
            )
