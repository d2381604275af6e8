"""Article: the blocks of a page's text and their sentences.

Goes in: an article's `Document` and what is stated of it. Comes out: an `Article` with blocks (headline,
standfirst, subheadings, paragraphs, captions, link teasers, residue), sentences and a word count. Not done
here: how a block is told (`compare.segment.blocks`), attribution and claims.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from compare.language import Words, gettext_lazy
from compare.model import (
    Article,
    ArticleInfo,
    Block,
    BlockKind,
    Document,
    Quotation,
    Sentence,
    Span,
    content_id,
)
from compare.segment.blocks import find_blocks
from compare.segment.cues import PREPOSITIONS, TIME_WORDS
from compare.segment.frames import find_frames
from compare.segment.health import article_health
from compare.segment.marks import ALL_MARKS
from compare.segment.phrases import phrase_at
from compare.segment.quotations import find_quotations, with_marks
from compare.segment.sentences import count_words, sentence_spans
from compare.segment.tokens import tokenize

__all__ = ["COUNTED_BLOCKS", "HEADINGS", "article_quotations", "segment_article"]

COUNTED_BLOCKS: frozenset[BlockKind] = frozenset(
    ["headline", "standfirst", "subheading", "paragraph", "caption"]
)
HEADINGS: frozenset[BlockKind] = frozenset(["headline", "standfirst", "subheading", "teaser"])


def segment_article(document: Document, info: ArticleInfo) -> Article:
    """Blocks, sentences and word count of an article.

    Args:
        document: The kept text; paragraphs are separated by an empty line.
        info: What is stated of the article; title and language are used.

    Returns:
        An article whose blocks cover every word of the text and whose sentences cover every word outside
        residue. A text of residue only gives no sentences and a doubt. Ids depend on content only.
    """
    text = document.text
    blocks = find_blocks(document, info.title)
    sentences = tuple(_sentences(text, blocks, info.language or "en"))
    n_words = sum(count_words(block.span.slice(text)) for block in blocks if block.kind in COUNTED_BLOCKS)
    return Article(
        id=content_id("a", text),
        info=info,
        document=document,
        blocks=blocks,
        sentences=sentences,
        n_words=n_words,
        doubts=tuple(_doubts(blocks)),
        health=article_health(document, info, blocks, n_words),
    )


def article_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """All quotations of an article, in text order.

    A quotation may run from one paragraph into the next, also over a teaser, a caption or residue between
    them, but not over a heading. Residue holds no quotation.
    """
    found: list[Quotation] = []
    run: list[Span] = []
    for block in blocks:
        if block.kind == "paragraph":
            run.append(block.span)
        elif block.kind != "residue":
            found.extend(find_quotations(text, (block.span,)))
        if block.kind in ("headline", "standfirst", "subheading"):
            found.extend(find_quotations(text, run))
            run = []
    found.extend(find_quotations(text, run))
    return tuple(sorted(found, key=lambda quotation: quotation.parts))


def _sentences(text: str, blocks: Sequence[Block], language: str) -> list[Sentence]:
    quotations = article_quotations(text, blocks)
    parts = sorted(with_marks(text, part) for quotation in quotations for part in quotation.parts)
    spans: list[tuple[int, Span]] = []
    starts = [part.start for part in parts]
    for at, block in enumerate(blocks):
        if block.kind == "residue":
            continue
        inside = parts[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        whole = block.kind in ("headline", "subheading", "teaser")
        cut = (block.span,) if whole else sentence_spans(text, block.span, language=language)
        spans.extend((at, span) for span in _kept_whole(text, cut or (block.span,), inside))
    ids = _ids([span.slice(text) for _, span in spans])
    return [Sentence(id=id_, block=at, span=span) for id_, (at, span) in zip(ids, spans, strict=True)]


def _kept_whole(text: str, spans: Sequence[Span], quotations: Sequence[Span]) -> list[Span]:
    """Sentences joined where a boundary would cut a quotation, or a quotation from the frame after it."""
    kept: list[Span] = []
    for span in spans:
        if kept and (_cuts(kept[-1], quotations) or _frame_alone(text, kept[-1], span, quotations)):
            kept[-1] = Span(kept[-1].start, span.end)
        else:
            kept.append(span)
    return kept


def _cuts(before: Span, quotations: Sequence[Span]) -> bool:
    return any(part.start < before.end < part.end for part in quotations)


def _frame_alone(text: str, before: Span, after: Span, quotations: Sequence[Span]) -> bool:
    """True for “Why?” | Jan Roe asked. : a question or a cry in quotation marks and its frame."""
    closing = text[before.end - 2 : before.end]
    if closing[:1] not in ("?", "!") or closing[1:] not in ALL_MARKS:
        return False
    tokens = tokenize(text, after, [(0, part) for part in quotations if after.contains(part)])
    frames = [frame for frame in find_frames(tokens) if frame.order == "before" and frame.verb]
    if not frames or frames[0].source != phrase_at(tokens, 0) or frames[0].negated:
        return False
    frame = frames[0]
    named = frame.source is not None and frame.source.kind == "name"
    says = frame.verb is not None and (frame.verb.strength == "saying" or frame.verb.lemma == "go")
    following = tokens[frame.last : frame.last + 2]
    ends = not following or following[0].low in PREPOSITIONS | TIME_WORDS | {",", ".", "reporters"}
    return named and says and ends and not any(token.quotation >= 0 for token in following)


def _ids(texts: Sequence[str]) -> list[str]:
    """Ids by content; equal texts are told apart by their neighbours, and only then by their order."""
    count = Counter(texts)
    seen: Counter[tuple[str, ...]] = Counter()
    ids: list[str] = []
    for at, words in enumerate(texts):
        key: tuple[str, ...] = (words,)
        if count[words] > 1:
            key = (words, texts[at - 1] if at else "", texts[at + 1] if at + 1 < len(texts) else "")
        seen[key] += 1
        ids.append(content_id("s", *key, *([str(seen[key])] if seen[key] > 1 else [])))
    return ids


def _doubts(blocks: Sequence[Block]) -> list[Words]:
    if any(block.kind == "paragraph" for block in blocks):
        return []
    return [gettext_lazy("No paragraph of running text was found in this article.")]
