"""Articles that agree with each other and not with the record: then the record may be wrong.

Goes in: the drafts of all articles. Comes out: drafts of the type *the record may be wrong here*, one
beside each difference that independent articles share, and one sentence per place for the record itself.
Copies of one text, texts of one agency and articles of one outlet count once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from compare.alignment.words import fold, fold_words
from compare.differences import say
from compare.differences.frame import Context, Draft
from compare.differences.types import DifferenceType
from compare.language import Message, Words, gettext_lazy, ngettext_lazy
from compare.meaning.quantities import read_quantities
from compare.model import Alignment, Article, Claim, Difference, Span, Transcript

__all__ = ["DOUBT", "find_agreement", "record_doubts", "tells_agreement"]

DOUBT: DifferenceType = "the record may be wrong here"

LEAST = 2
"""Independent articles that print the same words against the record."""

COPIES = 80.0
"""Likeness of two articles' texts, 0–100 (rapidfuzz, sorted words), from which they count as one."""

_KIN = frozenset({"copy", "version"})
"""Notes on an article that name others with its text."""

_OF_SPEAKERS: DifferenceType = "words explicitly given, by name, to another speaker"

IN_ANY_WORDS: frozenset[DifferenceType] = frozenset({"number", "unit", "date", "named entity or term"})
"""Differences that reported speech may share: other words are changed by whoever reports."""

IN_QUOTATIONS: frozenset[DifferenceType] = IN_ANY_WORDS | {
    "negation",
    "person or pronoun inside quotation marks",
    "content word replaced otherwise",
    "synonym",
    "cause or comparison",
}


def find_agreement(context: Context, drafts: Mapping[str, Sequence[Draft]]) -> Iterator[tuple[str, Draft]]:
    """A doubt beside each difference that independent articles share, word for word, at one place of the
    record.

    Args:
        context: The run.
        drafts: By claim id, what was found in each claim.
    """
    claims = {claim.id: claim for claim in context.claims}
    places: dict[tuple[str, int, str], list[tuple[Claim, Draft]]] = {}
    for claim_id, found in drafts.items():
        for draft in found:
            key = _place(claims[claim_id], draft, context)
            if key is not None:
                places.setdefault(key, []).append((claims[claim_id], draft))
    for shared in places.values():
        articles = {claim.article_id: context.articles[claim.article_id] for claim, _ in shared}
        n_independent = _independent(list(articles.values()))
        if n_independent >= LEAST:
            for claim, draft in shared:
                yield claim.id, _doubt(context, claim, draft, n_independent)


def _place(claim: Claim, draft: Draft, context: Context) -> tuple[str, int, str] | None:
    """Place of the record and what the article has there; ``None`` for a difference that says nothing about
    the record.
    """
    if draft.passage is None or draft.passage_id is None:
        return None
    if draft.type == _OF_SPEAKERS:
        return draft.passage_id, -1, fold(claim.attribution.speaker or "")
    allowed = IN_QUOTATIONS if claim.quotation is not None else IN_ANY_WORDS
    sense = _sense(draft.claim.slice(context.articles[claim.article_id].document.text))
    return (draft.passage_id, draft.passage.start, sense) if draft.type in allowed and sense else None


def _sense(printed: str) -> str:
    """Words in the form in which articles agree: of numbers the values, whatever their print."""
    numbers = [(one.kind, one.low, one.high, one.unit, one.bound) for one in read_quantities(printed)]
    return str(numbers) if numbers else " ".join(fold_words(printed, (Span(0, len(printed)),)).folded)


def _independent(articles: Sequence[Article]) -> int:
    """How many of the articles are texts of their own: copies and texts of one agency count once."""
    groups = {article.id: article.id for article in articles}
    for one, other in combinations(articles, 2):
        if _same_source(one, other):
            old, new = groups[other.id], groups[one.id]
            groups = {key: new if value == old else value for key, value in groups.items()}
    return len(set(groups.values()))


def _same_source(one: Article, other: Article) -> bool:
    """True for one outlet, one agency, or two texts that are largely one."""
    stated = (one.info.outlet, other.info.outlet), (one.info.wire_agency, other.info.wire_agency)
    if any(left is not None and left == right for left, right in stated):
        return True
    if any(other.id in note.others for note in one.health if note.code in _KIN):
        return True
    return fuzz.token_sort_ratio(one.document.text, other.document.text, score_cutoff=COPIES) > 0


def _doubt(context: Context, claim: Claim, draft: Draft, n_articles: int) -> Draft:
    return Draft(
        type=DOUBT,
        claim=draft.claim,
        passage=draft.passage,
        passage_id=draft.passage_id,
        explanation=_given(context, claim, draft, n_articles)
        if draft.type == _OF_SPEAKERS
        else _printed(context, claim, draft, n_articles),
    )


def _printed(context: Context, claim: Claim, draft: Draft, n_articles: int) -> Words:
    printed = draft.claim.slice(context.articles[claim.article_id].document.text)
    record = context.records[context.passages[draft.passage_id or ""].transcript_id]
    said = draft.passage.slice(record.document.text) if draft.passage else ""
    return ngettext_lazy(
        "{n} independent article prints “{ours}” where the record reads “{theirs}”: check the recording.",
        "{n} independent articles print “{ours}” where the record reads “{theirs}”: check the recording.",
        n_articles,
        ours=say.shown(printed),
        theirs=say.shown(said),
    )


def _given(context: Context, claim: Claim, draft: Draft, n_articles: int) -> Words:
    return ngettext_lazy(
        "{n} independent article gives these words to {named}; the record labels them as those of {spoken}: "
        "check the recording.",
        "{n} independent articles give these words to {named}; the record labels them as those of {spoken}: "
        "check the recording.",
        n_articles,
        named=claim.attribution.speaker or "",
        spoken=context.passages[draft.passage_id or ""].speaker or gettext_lazy("a speaker not named"),
    )


def record_doubts(
    record: Transcript, alignments: Sequence[Alignment], claims: Sequence[Claim]
) -> tuple[Words, ...]:
    """One sentence for each place of a record at which articles agree against it, in the order of the record.

    Args:
        record: The record.
        alignments: With their differences.
        claims: In the same order.
    """
    labels = {passage.id: passage.label for passage in record.passages}
    places: dict[tuple[int, str], Words] = {}
    for claim, alignment in zip(claims, alignments, strict=True):
        for one in alignment.differences:
            if one.type == DOUBT and one.passage_id in labels and one.passage_span is not None:
                key = one.passage_span.start, _shared(claim, alignment, one)
                places.setdefault(key, _told(labels[one.passage_id], one.explanation))
    return tuple(doubt for _, doubt in sorted(places.items(), key=lambda item: item[0]))


def _shared(claim: Claim, alignment: Alignment, doubt: Difference) -> str:
    """What the articles have alike at the place of a doubt: a name, or words."""
    given = any(
        one.type == _OF_SPEAKERS and one.claim_span == doubt.claim_span for one in alignment.differences
    )
    return fold(claim.attribution.speaker or "") if given else _sense(doubt.claim_text)


def tells_agreement(doubt: Words) -> bool:
    """True for a doubt of `record_doubts`, and not for one about how the record was read."""
    return isinstance(doubt, Message) and doubt.pattern == _told("", "").pattern


def _told(passage: str, doubt: Words) -> Message:
    return gettext_lazy(
        "{passage}: several articles agree against the record here. {doubt}", passage=passage, doubt=doubt
    )
