"""Every claim's differences: pairs built, detectors asked in turn, drafts made into findings.

Goes in: claims with their alignments, and the texts. Comes out: the alignments with their differences. What
a difference is, the detectors say; in what order they are asked stands here. An article is looked at by
itself first (`article_drafts`); what several articles share is looked for afterwards (`finish`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.differences.added import find_added
from compare.differences.conditions import find_conditions
from compare.differences.cosmetic import find_cosmetic
from compare.differences.directions import find_directions
from compare.differences.edges import find_edges
from compare.differences.exceptions import find_exceptions
from compare.differences.exchanges import find_exchanges
from compare.differences.frame import Context, Detector, Draft, Pair, WideDetector, build_pair
from compare.differences.left_out import find_left_out
from compare.differences.names import find_names
from compare.differences.nearness import Nearness
from compare.differences.negation import find_negations
from compare.differences.numbers import find_numbers
from compare.differences.openings import find_openings
from compare.differences.persons import find_persons
from compare.differences.qualifiers import find_qualifiers
from compare.differences.structure.agreement import find_agreement
from compare.differences.structure.detect import find_across, find_structure
from compare.differences.terms import find_terms
from compare.differences.types import IN_TRANSLATION, by_house_style, severity_of
from compare.differences.wording import find_wording
from compare.language import english
from compare.model import Alignment, Article, Claim, Difference, Passage, Span, Transcript, content_id
from compare.segment.language import translated_sides

__all__ = [
    "DETECTORS",
    "WIDE_DETECTORS",
    "ClaimDrafts",
    "article_drafts",
    "find_differences",
    "finish",
    "pairs_of",
]

DETECTORS: tuple[Detector, ...] = (
    find_structure,
    find_numbers,
    find_negations,
    find_exceptions,
    find_qualifiers,
    find_directions,
    find_openings,
    find_left_out,
    find_conditions,
    find_edges,
    find_names,
    find_exchanges,
    find_persons,
    find_cosmetic,
    find_added,
    find_wording,
)
"""Asked in this order; what an earlier one has found, a later one sees."""

WIDE_DETECTORS: tuple[WideDetector, ...] = (find_across, find_terms)
"""Asked once per article, after the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDrafts:
    """What was found in one claim, before other articles are looked at.

    Attributes:
        translated: A side is a translation of what was spoken.
        unpunctuated: The record of its passages has no punctuation.
    """

    claim_id: str
    drafts: tuple[Draft, ...]
    translated: bool = False
    unpunctuated: bool = False


def find_differences(
    claims: Sequence[Claim],
    alignments: Sequence[Alignment],
    articles: Sequence[Article],
    records: Sequence[Transcript],
    *,
    near: Nearness | None = None,
) -> tuple[Alignment, ...]:
    """Look for the differences between every located claim and its passages.

    Args:
        claims: Shape (n,).
        alignments: Shape (n,), one per claim in the same order.
        articles: Those that the claims are of.
        records: Those that the passages are of.
        near: Cosines of words; without them a replaced word is never a synonym.

    Returns:
        Shape (n,): the alignments, each with its differences in the order of the article's text.
    """
    found: list[ClaimDrafts] = []
    for article in articles:
        own = [place for place, claim in enumerate(claims) if claim.article_id == article.id]
        mine, places = [claims[at] for at in own], [alignments[at] for at in own]
        found += article_drafts(mine, places, article, records, near=near)
    return finish(claims, alignments, articles, records, found)


def article_drafts(
    claims: Sequence[Claim],
    alignments: Sequence[Alignment],
    article: Article,
    records: Sequence[Transcript],
    *,
    near: Nearness | None = None,
) -> tuple[ClaimDrafts, ...]:
    """What is found in the claims of one article; no other article matters.

    Args:
        claims: All claims of the article, shape (n,).
        alignments: Shape (n,), in the same order.
        article: Theirs.
        records: Those that the passages are of.
        near: As for `find_differences`.

    Returns:
        One entry per claim in which something was found, in the order of the claims.
    """
    context = pairs_of(claims, alignments, [article], records, near=near)
    drafts = {key: _drafts(pair) for key, pair in context.pairs.items()}
    for detector in WIDE_DETECTORS:
        for claim_id, draft in detector(context):
            drafts.setdefault(claim_id, []).append(draft)
    return tuple(
        _of_claim(claim, drafts[claim.id], context.pairs.get(claim.id))
        for claim in claims
        if drafts.get(claim.id)
    )


def finish(
    claims: Sequence[Claim],
    alignments: Sequence[Alignment],
    articles: Sequence[Article],
    records: Sequence[Transcript],
    found: Iterable[ClaimDrafts],
) -> tuple[Alignment, ...]:
    """The alignments with what was found in each claim, and with what independent articles share against a
    record.

    Args:
        claims: Shape (n,), of all articles.
        alignments: Shape (n,), in the same order.
        articles: All of them.
        records: Those that the passages are of.
        found: Of each article.

    Returns:
        Shape (n,): the alignments, each with its differences in the order of the article's text.
    """
    context = Context(
        articles={article.id: article for article in articles},
        records={record.id: record for record in records},
        passages={passage.id: passage for record in records for passage in record.passages},
        claims=tuple(claims),
        alignments=tuple(alignments),
        pairs={},
    )
    known = {one.claim_id: one for one in found}
    drafts = {claim.id: list(known[claim.id].drafts) for claim in claims if claim.id in known}
    for claim_id, draft in list(find_agreement(context, drafts)):
        drafts[claim_id].append(draft)
    return tuple(
        replace(alignment, differences=_finished(claim, drafts[claim.id], known[claim.id], context))
        if claim.id in drafts
        else alignment
        for claim, alignment in zip(claims, alignments, strict=True)
    )


def _of_claim(claim: Claim, drafts: Sequence[Draft], pair: Pair | None) -> ClaimDrafts:
    return ClaimDrafts(
        claim_id=claim.id,
        drafts=tuple(drafts),
        translated=pair is not None and pair.translated,
        unpunctuated=pair is not None and pair.record.unpunctuated,
    )


def pairs_of(
    claims: Sequence[Claim],
    alignments: Sequence[Alignment],
    articles: Sequence[Article],
    records: Sequence[Transcript],
    *,
    near: Nearness | None = None,
) -> Context:
    """The pairs of all located claims, with what lies around them."""
    by_id = {record.id: record for record in records}
    passages = {passage.id: passage for record in records for passage in record.passages}
    own = {article.id: article for article in articles}
    translated = {
        (article.id, record.id): any(translated_sides(record, article))
        for article in articles
        for record in records
    }
    pairs = {}
    for claim, alignment in zip(claims, alignments, strict=True):
        article = own[claim.article_id]
        first = alignment.passages[0].passage_id if alignment.passages else None
        foreign = first is not None and translated[article.id, passages[first].transcript_id]
        pair = build_pair(claim, alignment, article, by_id, passages, translated=foreign, near=near)
        if pair is not None:
            pairs[claim.id] = pair
    if near is not None:
        _prepare(near, pairs.values())
    return Context(
        articles=own,
        records=by_id,
        passages=passages,
        claims=tuple(claims),
        alignments=tuple(alignments),
        pairs=pairs,
    )


def _prepare(near: Nearness, pairs: Iterable[Pair]) -> None:
    """The vectors of all sides, read or encoded together."""
    near.prepare((side.text, side.spans) for pair in pairs for side in (pair.ours, pair.theirs))


def _drafts(pair: Pair) -> list[Draft]:
    found: list[Draft] = []
    for detector in DETECTORS:
        new = list(detector(pair, found))
        found.extend(draft for draft in new if not pair.translated or draft.type in IN_TRANSLATION)
    clauses = [draft.claim for draft in found if draft.type == "claim added"]
    return [draft for draft in found if not (_is_put_in(draft) and _lies_inside(draft.claim, clauses))]


def _is_put_in(draft: Draft) -> bool:
    return draft.type == "modality, hedge or qualifier added"


def _lies_inside(span: Span, others: Iterable[Span]) -> bool:
    return any(other.contains(span) for other in others)


def _finished(
    claim: Claim, drafts: Sequence[Draft], own: ClaimDrafts, context: Context
) -> tuple[Difference, ...]:
    """Drafts as findings, in the order of the article's text; equal ones once."""
    unique = dict.fromkeys(sorted(drafts, key=_order))
    seen: Counter[str] = Counter()
    found = []
    for draft in unique:
        difference = _difference(claim, draft, own, context)
        seen[difference.id] += 1
        if seen[difference.id] > 1:
            again = content_id("d", difference.id, str(seen[difference.id]))
            difference = replace(difference, id=again)
        found.append(difference)
    return tuple(found)


def _order(draft: Draft) -> tuple[int, int, int, str, str]:
    passage = draft.passage.start if draft.passage is not None else -1
    return draft.claim.start, draft.claim.end, passage, draft.type, english(draft.explanation)


def _difference(claim: Claim, draft: Draft, own: ClaimDrafts, context: Context) -> Difference:
    article = context.articles[claim.article_id]
    severity = severity_of(draft.type, translated=own.translated, unpunctuated=own.unpunctuated)
    words = draft.claim.slice(article.document.text)
    there = _words_of(draft, context.passages, context.records)
    return Difference(
        id=content_id("d", claim.id, draft.type, words, draft.passage_id or "", there),
        type=draft.type,
        severity=severity,
        by_house_style=by_house_style(draft.type, severity, article.info.house_style)
        if claim.quotation is not None
        else severity,
        claim_span=draft.claim,
        claim_text=words,
        passage_id=draft.passage_id,
        passage_span=draft.passage,
        passage_text=there,
        explanation=draft.explanation,
    )


def _words_of(draft: Draft, passages: Mapping[str, Passage], records: Mapping[str, Transcript]) -> str:
    if draft.passage is None or draft.passage_id is None:
        return ""
    return draft.passage.slice(records[passages[draft.passage_id].transcript_id].document.text)
