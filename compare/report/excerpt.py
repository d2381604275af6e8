"""What an excerpt leaves of each article: the words of findings and a sentence of context, up to a limit.

Goes in: a `Comparison` and a limit. Comes out: the same comparison with every other word of the articles
taken out, so that no format can print it, and of the records what `record_excerpt` leaves. Lengths, offsets,
ids, states and counts stay as they are. The same rule holds for every article.

1. The title comes first: without it nobody could tell which article is meant.
2. Then the words of the claims that have a finding, the most severe first, then in the order of the text.
   What does not fit into the limit is left out as a whole, and counted.
3. Then, in the same order and as far as they fit, a sentence of context each: the rest of the sentence that
   the claim stands in; of a claim that fills its sentence, the sentence before it in the same block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.comparison import Comparison
from compare.findings import Finding, findings_of
from compare.language import Message, Words, gettext_lazy
from compare.model import Alignment, Article, Claim, Document, OffsetMap, Sentence, Span, join_words
from compare.report.edition import ExcerptLimit
from compare.report.record_excerpt import WITHHELD, RecordShare, blanked, cut_records
from compare.segment.sentences import count_words

__all__ = ["WITHHELD", "Excerpt", "Share", "excerpted"]

_IN_MARKS = re.compile(r"“\{(\w+)\}”")
NO_WORDS = gettext_lazy("The words of this finding are not reproduced in this edition.")
SEVERITY = {"attribution differs": 3, "not located": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of one article an excerpt reproduces.

    Attributes:
        n_words: Of the article.
        n_reproduced: Of them, those that the edition prints.
        n_findings: Claims with a finding.
        n_left_out: Of them, those whose words went beyond the limit.
    """

    article_id: str
    n_words: int
    n_reproduced: int
    n_findings: int
    n_left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A comparison without what is not reproduced.

    Attributes:
        kept: Per article id the stretches that are reproduced, in text order, apart from one another.
        shares: By article in the order of the comparison.
        record_shares: By record in the same way.
        kept_passages: Ids of the passages of the records that are reproduced.
    """

    comparison: Comparison
    kept: dict[str, tuple[Span, ...]]
    shares: tuple[Share, ...]
    record_shares: tuple[RecordShare, ...]
    kept_passages: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Choice:
    """The stretches chosen of one article, the claims whose words are among them, and the count."""

    kept: tuple[Span, ...]
    shown: frozenset[str]
    share: Share


def excerpted(
    comparison: Comparison, limit: ExcerptLimit, findings: Sequence[Finding] | None = None
) -> Excerpt:
    """The comparison as an excerpt.

    Args:
        comparison: The result of a run.
        limit: Of the words of each article.
        findings: Those whose words may be reproduced; ``None`` stands for all.
    """
    chosen = findings_of(comparison) if findings is None else findings
    ranks: dict[str, int] = {}
    for finding in chosen:
        if finding.claim_id is not None:
            rank = SEVERITY.get(finding.kind, finding.severity or 0)
            ranks[finding.claim_id] = max(rank, ranks.get(finding.claim_id, 0))
    choices = {article.id: _choose(comparison, article, ranks, limit) for article in comparison.articles}
    shown = frozenset(claim_id for choice in choices.values() for claim_id in choice.shown)
    records, record_shares, passages = cut_records(comparison, ranks)
    return Excerpt(
        comparison=replace(_without(comparison, choices, shown), transcripts=records),
        kept={article_id: choice.kept for article_id, choice in choices.items()},
        shares=tuple(choice.share for choice in choices.values()),
        record_shares=record_shares,
        kept_passages=passages,
    )


def _choose(comparison: Comparison, article: Article, ranks: dict[str, int], limit: ExcerptLimit) -> _Choice:
    """What of an article is reproduced, by the rule of the module."""
    text = article.document.text
    claims = [claim for claim in comparison.claims_of(article.id) if claim.id in ranks]
    claims.sort(key=lambda claim: (-ranks[claim.id], claim.span, claim.id))
    allowed = limit.of(article.n_words)
    kept = list(_title_spans(article))
    shown = set()
    for claim in claims:
        if _count(text, [*kept, *claim.parts]) <= allowed:
            kept = _joined([*kept, *claim.parts])
            shown.add(claim.id)
    for claim in claims:
        context = _context(article, claim)
        if claim.id in shown and _count(text, [*kept, *context]) <= allowed:
            kept = _joined([*kept, *context])
    share = Share(
        article_id=article.id,
        n_words=article.n_words,
        n_reproduced=min(_count(text, kept), article.n_words),
        n_findings=len(claims),
        n_left_out=len(claims) - len(shown),
    )
    return _Choice(tuple(kept), frozenset(shown), share)


def _title_spans(article: Article) -> tuple[Span, ...]:
    """Where the title that is printed stands in the text: the head of the first block that begins with it."""
    words = (article.title or "").split()
    if not words:
        return ()
    title = re.compile(r"\s+".join(map(re.escape, words)) + r"(?!\w)")
    for block in article.blocks:
        found = title.match(article.document.text, block.span.start, block.span.end)
        if found:
            return (Span(*found.span()),)
    return ()


def _context(article: Article, claim: Claim) -> tuple[Span, ...]:
    """The sentence of context of a claim; empty where it fills the first sentence of its block."""
    text = article.document.text
    places = [at for at, item in enumerate(article.sentences) if item.span.overlaps(claim.span)]
    own = [article.sentences[at] for at in places if article.sentences[at].id == claim.sentence_id]
    if not own:
        return ()
    around = count_words(own[0].span.slice(text)) - _count(text, claim.parts)
    if around > 0:
        return (own[0].span,)
    before = _before(article.sentences, places[0])
    return (before,) if before else ()


def _before(sentences: Sequence[Sentence], at: int) -> Span | None:
    if at and sentences[at - 1].block == sentences[at].block:
        return sentences[at - 1].span
    return None


def _count(text: str, spans: Iterable[Span]) -> int:
    return sum(count_words(span.slice(text)) for span in _joined(list(spans)))


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in text order, those that touch made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif len(span):
            found.append(span)
    return found


def _without(comparison: Comparison, choices: dict[str, _Choice], shown: frozenset[str]) -> Comparison:
    """The comparison without the words that were not chosen."""
    articles = tuple(_cut_article(article, choices[article.id].kept) for article in comparison.articles)
    documents = {article.info.file: (article.info, article.document) for article in articles}
    event = comparison.event
    printed = {
        article.id: " ".join(span.slice(article.document.text) for span in choices[article.id].kept)
        for article in comparison.articles
    }
    given = tuple(documents[info.file] for info, _ in event.articles if info.file in documents)
    return replace(
        comparison,
        event=replace(event, articles=given),
        articles=articles,
        claim_records=tuple(
            _cut_evidence(claim, printed[claim.article_id]) if claim.id in shown else _cut_claim(claim)
            for claim in comparison.claim_records
        ),
        alignment_records=tuple(
            item if item.claim_id in shown else _cut_alignment(item) for item in comparison.alignment_records
        ),
    )


def _cut_article(article: Article, kept: Sequence[Span]) -> Article:
    """An article with everything but `kept` blanked; it keeps its title."""
    document = article.document
    edges = {0, len(document.text)}
    parts = [*(block.span for block in article.blocks), *(item.span for item in article.sentences), *kept]
    for span in parts:
        edges.update((span.start, span.end))
    pieces = []
    for start, end in pairwise(sorted(edges)):
        words = document.text[start:end]
        whole = any(span.start <= start and end <= span.end for span in kept)
        pieces.append(words if whole else blanked(words))
    text = "".join(pieces)
    return replace(
        article,
        info=replace(article.info, title=article.title),
        document=_cut_document(document, text),
        health=tuple(replace(note, text=_unquoted(note.text)) for note in article.health),
        doubts=tuple(_unquoted(doubt) for doubt in article.doubts),
    )


def _cut_document(document: Document, text: str) -> Document:
    """A document with another text of the same length, and without everything that comes from the file."""
    return replace(
        document,
        source_text="",
        text=text,
        offsets=OffsetMap(()),
        repairs=tuple(replace(repair, note=_unquoted(repair.note)) for repair in document.repairs),
        title=None,
        meta=(),
        cut=(),
        marks=(),
    )


def _unquoted(sentence: Words) -> Words:
    """A sentence of ours without the words of the text that it quotes."""
    if isinstance(sentence, Message):
        ours = frozenset(_IN_MARKS.findall(sentence.pattern + sentence.many))
        values = (
            (name, WITHHELD if name in ours else _unquoted(value) if isinstance(value, Message) else value)
            for name, value in sentence.values
        )
        return replace(sentence, values=tuple(values))
    head, mark, rest = sentence.partition("“")
    if not mark:
        return sentence
    quoted, end, tail = rest.rpartition("”")
    return f"{head}“{WITHHELD}”{tail}" if end and quoted else f"{head}“{WITHHELD}”"


def _cut_evidence(claim: Claim, printed: str) -> Claim:
    """A claim whose words are printed, without what it has from sentences that are not."""
    given, outside = claim.attribution, claim.placed_outside
    if given.evidence not in printed:
        given = replace(given, evidence="", verb=None)
    if outside is not None and outside not in printed:
        outside = WITHHELD
    return replace(claim, attribution=given, placed_outside=outside)


def _cut_claim(claim: Claim) -> Claim:
    return replace(
        claim,
        text=join_words(WITHHELD for _ in claim.parts),
        attribution=replace(claim.attribution, evidence="", verb=None),
        placed_outside=None if claim.placed_outside is None else WITHHELD,
    )


def _cut_alignment(alignment: Alignment) -> Alignment:
    return replace(
        alignment,
        halves=tuple(half for half in alignment.halves if half.location == "not located"),
        differences=tuple(
            replace(item, claim_text=WITHHELD, explanation=NO_WORDS) for item in alignment.differences
        ),
    )
