"""A quotation whose words alone would not place it, in a passage that its content points to as well.

Goes in: a quotation and the passages that carry its content. Comes out: `Located` or nothing. Words that
nearly agree and content that agrees are two signs, each too weak for itself: one word of a short sentence
exchanged, a name put for another.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.alignment.canonical import pieces_of
from compare.alignment.quotations import BRIEF, SHORT, Located
from compare.alignment.records import Records
from compare.alignment.spans import find_near, segments_of
from compare.alignment.wording import Segment, wording_of
from compare.alignment.words import FUNCTION_WORDS, fold_words, stem
from compare.model import Claim

__all__ = ["locate_backed"]

FEW = 0.78
"""Least share of word agreement of a quotation of fewer than `BRIEF` words: one of five may be another."""

MOST = 0.72
"""The same of longer ones: with fewer equal words it is the content that corresponds, clause by clause."""

SURE = 0.85
"""Least support of such a quotation: few words agree by chance, and so does what they are about."""


def locate_backed(
    text: str, claim: Claim, records: Records, rows: Sequence[int], support: float
) -> Located | None:
    """Look for the words of a quotation in the passages that carry its content.

    Args:
        text: The article's kept text.
        claim: A claim with a quotation.
        records: What it is looked for in.
        rows: Numbers of the passages of its best window.
        support: Of that window, 0–1.

    Returns:
        The near run, if it lies inside these passages; ``None`` for a quotation that is cut, that has fewer
        than five words, or whose words do not agree enough.
    """
    if claim.quotation is None:
        return None
    spans, marked = segments_of(text, claim.quotation.parts)
    if len(spans) != 1:
        return None
    words = fold_words(text, spans)
    pieces = pieces_of(text, words)
    brief = len(words) < BRIEF
    if len(words) < SHORT or (brief and support < SURE):
        return None
    run = find_near(records.words, pieces.items, len(words), rows)
    if run is None or run.similarity < (FEW if brief else MOST):
        return None
    said = {stem(item) for item in records.words.pieces_in(*records.words.stretches_of(run))[0]}
    shared = any(item not in FUNCTION_WORDS and stem(item) in said for item in pieces.items)
    if not shared or not set(records.words.passages_of(run)) <= set(rows):
        return None
    segment = Segment(span=spans[0], words=words, pieces=pieces, runs=(run,))
    wording = wording_of([(segment, run)], records, text, marked=marked)
    return Located(location="located", level="near", runs=(run,), wording=wording)
