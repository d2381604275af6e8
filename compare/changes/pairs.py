"""What of one state is the same thing in another: articles, claims and findings that belong together.

Goes in: two states. Comes out: pairs by id. An article is the same with the same text; else it is its later
version (same address, or outlet and title), else what lies under the name of its file. Claims and findings of
such an article are the same with the same words between the same sentences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from compare.changes.snapshot import ArticleState, ClaimState, FindingState, Snapshot
from compare.segment.versions import same_address, same_title

__all__ = ["counting", "paired_articles", "paired_claims", "paired_findings"]


def counting(snapshot: Snapshot) -> tuple[ArticleState, ...]:
    """The articles that count: no earlier versions."""
    return tuple(one for one in snapshot.articles if one.superseded_by is None)


def paired_articles(earlier: Snapshot, later: Snapshot) -> dict[str, str]:
    """For each counting article of `earlier` that goes on, the id of the counting one of `later`.

    Each later article is the continuation of one earlier one at most.
    """
    now = counting(later)
    by_id = {one.id: one for one in later.articles}
    pairs: dict[str, str] = {}
    for one in counting(earlier):
        if same := by_id.get(one.id):
            pairs[one.id] = same.superseded_by or same.id
    keys = (
        lambda one: same_address(one.url),
        lambda one: same_title(one.outlet, one.title),
        lambda one: one.file,
    )
    for key in keys:
        taken = set(pairs.values())
        free = {key(one): one.id for one in reversed(now) if key(one) and one.id not in taken}
        for one in counting(earlier):
            found = free.get(key(one)) if key(one) else None
            if one.id not in pairs and found and found not in pairs.values():
                pairs[one.id] = found
    return pairs


def paired_claims(
    earlier: Iterable[ClaimState], later: Iterable[ClaimState], articles: Mapping[str, str]
) -> dict[str, str]:
    """For each claim of `earlier` with the same words in the later text of its article, that claim's id.

    Args:
        earlier: Claims; those of articles without a later text have no pair.
        later: Claims that may be theirs.
        articles: As `paired_articles` gives them.
    """
    known: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for claim in later:
        for key in (claim.key, ""):
            known[claim.article, key, _words(claim.text)].append(claim.id)
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    ordered = tuple(earlier)
    # First with the sentences around, then the words alone: a correction beside a claim leaves it the same.
    for with_key in (True, False):
        for claim in ordered:
            if claim.id in pairs or claim.article not in articles:
                continue
            place = (articles[claim.article], claim.key if with_key else "", _words(claim.text))
            free = next((one for one in known[place] if one not in taken), None)
            if free:
                pairs[claim.id] = free
                taken.add(free)
    return pairs


def paired_findings(
    earlier: Sequence[FindingState], later: Sequence[FindingState], claims: Mapping[str, str]
) -> dict[str, str]:
    """For each finding of `earlier` that is still there, its id in `later`.

    A finding about a claim goes on with that claim, the same type and the same words on both sides; one about
    a record with its own id.
    """
    same = {one.id for one in later}
    known: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in later:
        if one.claim:
            known[one.claim, one.kind, one.type, one.words, one.passage].append(one.id)
    pairs: dict[str, str] = {}
    for one in earlier:
        if one.id in same:
            pairs[one.id] = one.id
        elif one.claim and one.claim in claims:
            alike = known[claims[one.claim], one.kind, one.type, one.words, one.passage]
            if alike:
                pairs[one.id] = alike.pop(0)
    return pairs


def _words(text: str) -> str:
    return " ".join(text.split())
