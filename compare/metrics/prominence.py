"""Prominence: where an article places what it reports, and how many of its words it gives it, as counts.

Goes in: an article, its claims with their alignments, and groups of passages (speakers, topics). Comes out:
`Prominence` counts per group. They are indicators (`docs/method.md`, 5); no score is made of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compare.metrics.coverage import MATCHED_LOCATIONS, UNCOUNTED_KINDS, is_counted
from compare.model import Alignment, Article, Claim

__all__ = ["Prominence", "count_prominence", "n_words_of", "paragraph_of"]

HEADS = frozenset({"headline", "standfirst"})
QUOTATIONS = frozenset({"direct quotation", "partial quotation"})
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prominence:
    """Where and how much one article reports of one group of passages.

    Attributes:
        n_claims: Counted claims matched to a passage of the group; one that is matched to passages of two
            groups counts in each.
        n_quotations: Those of them that are quotations.
        in_heading: True if the headline or the standfirst has a claim on the group.
        in_lead: True if the first paragraph has one.
        paragraph: The first paragraph that has one, from 1; ``None`` if no paragraph has.
        words: Words of the article on the group: those of its claims, shared equally among the passages of
            each.
    """

    article_id: str
    group: str
    n_claims: int
    n_quotations: int
    in_heading: bool
    in_lead: bool
    paragraph: int | None
    words: float


def count_prominence(
    article: Article,
    claims: Iterable[Claim],
    alignments: Mapping[str, Alignment],
    group_of: Mapping[str, str],
    words: Mapping[str, tuple[int, int]],
) -> tuple[Prominence, ...]:
    """Counts for each group that the article was matched to, by name.

    Args:
        article: The article.
        claims: Its claims.
        alignments: By id of the claim.
        group_of: Group per passage id; passages without one are left out.
        words: `Comparison.claim_words`.

    Returns:
        Groups in the order of the alphabet; none for an article that was matched to nothing.
    """
    found: dict[str, list[tuple[Claim, float]]] = defaultdict(list)
    for claim in claims:
        alignment = alignments.get(claim.id)
        if alignment is None or alignment.location not in MATCHED_LOCATIONS or _is_aside(claim):
            continue
        passages = [match.passage_id for match in alignment.passages]
        groups = [group_of[passage_id] for passage_id in passages if passage_id in group_of]
        for group in dict.fromkeys(groups):
            found[group].append((claim, groups.count(group) / len(passages)))
    return tuple(_of_group(article, group, found[group], words) for group in sorted(found))


def _is_aside(claim: Claim) -> bool:
    """True for what tells nothing of prominence: links to other pieces, single words, context."""
    return claim.block == "teaser" or claim.kind in UNCOUNTED_KINDS


def _of_group(
    article: Article, group: str, found: list[tuple[Claim, float]], words: Mapping[str, tuple[int, int]]
) -> Prominence:
    counted = [(claim, share) for claim, share in found if is_counted(claim)]
    paragraphs = [place for claim, _ in found if (place := paragraph_of(article, claim)) is not None]
    return Prominence(
        article_id=article.id,
        group=group,
        n_claims=len(counted),
        n_quotations=sum(claim.kind in QUOTATIONS for claim, _ in counted),
        in_heading=any(claim.block in HEADS for claim, _ in found),
        in_lead=1 in paragraphs,
        paragraph=min(paragraphs, default=None),
        words=sum(share * n_words_of(claim, words) for claim, share in counted),
    )


def n_words_of(claim: Claim, counted: Mapping[str, tuple[int, int]]) -> int:
    """The words of a claim, as counted before where words of the texts are left out; else as it has them."""
    return counted[claim.id][0] if claim.id in counted else len(WORD.findall(claim.text))


def paragraph_of(article: Article, claim: Claim) -> int | None:
    """The number of the paragraph in which a claim begins, from 1; ``None`` outside paragraphs."""
    paragraphs = [block.span for block in article.blocks if block.kind == "paragraph"]
    at = claim.span.start
    return next((n for n, span in enumerate(paragraphs, 1) if span.start <= at < span.end), None)
