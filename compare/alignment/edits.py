"""The words of a quotation set against those of the passages that it was tied to, word by word.

Goes in: two texts and the spans of each that belong together. Comes out: `WordEdit`s with the place of every
word on both sides. Words are compared in one form (`compare.alignment.canonical`); what an edit means is not
judged here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from compare.alignment.canonical import Pieces, pieces_of
from compare.alignment.spans import segments_of
from compare.alignment.words import Words, fold_words
from compare.model import Span

__all__ = ["WordEdit", "aligned_words"]

EditKind = Literal["equal", "replaced", "added", "dropped"]
_KINDS: dict[str, EditKind] = {
    "equal": "equal",
    "replace": "replaced",
    "insert": "added",
    "delete": "dropped",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordEdit:
    """A stretch of words that agrees, or one that differs.

    Attributes:
        kind: ``added`` words are the article's alone, ``dropped`` ones the record's.
        claim_spans: The words in the article's kept text; none for ``dropped``.
        passage_spans: The words in the record's kept text; none for ``added``.
        claim_words: The same in one form ("$1tn" is ``1000000000000 dollars``).
        passage_words: Likewise.
        at_gap: True where the article marks a cut ("…", "[…]") here: what is dropped was dropped openly.
    """

    kind: EditKind
    claim_spans: tuple[Span, ...]
    passage_spans: tuple[Span, ...]
    claim_words: tuple[str, ...]
    passage_words: tuple[str, ...]
    at_gap: bool = False


def aligned_words(
    article: str, parts: Sequence[Span], record: str, places: Sequence[Span]
) -> tuple[WordEdit, ...]:
    """The words of a quotation beside those of its places.

    Args:
        article: The article's kept text.
        parts: The quotation's parts, in order; bracketed insertions in them are left out.
        record: The kept text of the record that the places are in.
        places: Spans of the record in the order of the quotation, as `Alignment.passages` has them.

    Returns:
        Stretches in order; together they cover every word of both sides that is more than a filler. A word of
        several pieces may stand in two ("can't" beside "can": the "not" is dropped). Empty where neither side
        has a word.
    """
    segments, _ = segments_of(article, parts)
    printed = fold_words(article, segments)
    said = fold_words(record, places)
    left, right = pieces_of(article, printed), pieces_of(record, said)
    gaps = _gaps(printed, left, segments)
    return tuple(
        WordEdit(
            kind=_KINDS[code.tag],
            claim_spans=_spans(printed, left, code.dest_start, code.dest_end),
            passage_spans=_spans(said, right, code.src_start, code.src_end),
            claim_words=left.items[code.dest_start : code.dest_end],
            passage_words=right.items[code.src_start : code.src_end],
            at_gap=code.tag == "delete" and code.dest_start in gaps,
        )
        for code in Levenshtein.opcodes(right.items, left.items)
    )


def _spans(words: Words, pieces: Pieces, low: int, high: int) -> tuple[Span, ...]:
    """The words that some pieces come from, each once."""
    wanted: dict[int, None] = {}
    for first, last in zip(pieces.firsts[low:high], pieces.lasts[low:high], strict=True):
        wanted.update(dict.fromkeys(range(first, last + 1)))
    return tuple(words.spans[place] for place in wanted)


def _gaps(words: Words, pieces: Pieces, segments: Sequence[Span]) -> frozenset[int]:
    """Numbers of the pieces that begin a segment, the first apart."""
    starts = [segment.start for segment in segments[1:]]
    return frozenset(
        number
        for number, first in enumerate(pieces.firsts)
        if any(words.spans[max(first - 1, 0)].start < start <= words.spans[first].start for start in starts)
    )
