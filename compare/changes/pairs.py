"""What of one state is the same thing in another: articles, claims and findings that belong together.

Goes in: two states. Comes out: pairs by id. An article is the same with the same text; else it is its later
version (same address, or outlet and title), else what lies under the name of its file. Claims and findings of
such an article are the same with the same words between the same sentences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from compare.changes.snapshot import ArticleState, ClaimState, FindingState, Snapshot
from compare.language import english
from compare.segment.versions import same_address, same_title

NEAR = 75
"""Least likeness of two claims (rapidfuzz, 0–100) of which one may be the corrected other."""

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
    """For each claim of `earlier` that is also in the later text of its article, that claim's id.

    First those with the same words between the same sentences, then those with the same words, last those
    whose words are nearly the same, such as a quotation with a corrected number.

    Args:
        earlier: Claims; those of articles without a later text have no pair.
        later: Claims that may be theirs.
        articles: As `paired_articles` gives them.
    """
    free: dict[str, dict[str, ClaimState]] = defaultdict(dict)
    for claim in later:
        free[claim.article][claim.id] = claim
    pairs: dict[str, str] = {}
    rest = [claim for claim in earlier if claim.article in articles]
    for fits in (_same_place, _same_words):
        known: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for candidates in free.values():
            for claim in candidates.values():
                known[claim.article, *fits(claim)].append(claim.id)
        for claim in rest:
            found = known[articles[claim.article], *fits(claim)]
            if found:
                pairs[claim.id] = found.pop(0)
                del free[articles[claim.article]][pairs[claim.id]]
        rest = [claim for claim in rest if claim.id not in pairs]
    for claim in rest:
        candidates = free[articles[claim.article]]
        near = process.extractOne(
            claim.text,
            {key: one.text for key, one in candidates.items() if one.quotation == claim.quotation},
            scorer=fuzz.ratio,
            score_cutoff=NEAR,
        )
        if near:
            pairs[claim.id] = near[2]
            del candidates[near[2]]
    return pairs


def paired_findings(
    earlier: Sequence[FindingState], later: Sequence[FindingState], claims: Mapping[str, str]
) -> dict[str, str]:
    """For each finding of `earlier` that is still there, its id in `later`.

    A difference goes on with its claim, its type and the words of both sides; what else is found of a claim,
    with the claim's own words; what is found of a record, with its id.
    """
    same = {one.id for one in later}
    known: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in later:
        if one.claim:
            known[_key(one, one.claim)].append(one.id)
    pairs: dict[str, str] = {}
    for one in earlier:
        if one.id in same:
            pairs[one.id] = one.id
        elif one.claim and one.claim in claims:
            alike = known[_key(one, claims[one.claim])]
            if alike:
                pairs[one.id] = alike.pop(0)
    return pairs


def _key(one: FindingState, claim: str) -> tuple[str, ...]:
    if one.kind == "difference":
        return claim, one.type, one.words, one.passage
    return claim, one.type, _squeezed(english(one.text))


def _same_place(claim: ClaimState) -> tuple[str, ...]:
    return claim.key, _squeezed(claim.text)


def _same_words(claim: ClaimState) -> tuple[str, ...]:
    return (_squeezed(claim.text),)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
