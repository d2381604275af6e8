"""The words around a quotation, which say what its own are about.

Goes in: a quotation and its article's text. Comes out: content stems of the sentence around it. Nothing is
looked for in a record here.
"""

from __future__ import annotations

from compare.alignment.words import content_stems, fold_words
from compare.model import Claim, Span
from compare.segment.sentences import sentence_spans

__all__ = ["words_around"]

VICINITY = 1_000
"""Code points on either side of a quotation within which its sentence is looked for."""


def words_around(claim: Claim, text: str) -> frozenset[str]:
    """Content stems of the sentence that a quotation stands in, the quotation's own left out.

    Args:
        claim: A quotation.
        text: The article's kept text.

    Returns:
        None at all for a quotation that stands by itself.
    """
    low, high = max(0, claim.span.start - VICINITY), min(len(text), claim.span.end + VICINITY)
    begin = text.rfind("\n\n", low, claim.span.start)
    low = begin + 2 if begin >= 0 else low
    end = text.find("\n\n", claim.span.end, high)
    paragraph = Span(low, end if end >= 0 else high)
    touched = [
        span
        for span in sentence_spans(text, paragraph)
        if span.start < claim.span.end and claim.span.start < span.end
    ]
    outside = []
    start = touched[0].start if touched else claim.span.start
    for part in claim.parts:
        outside.append(Span(start, max(start, part.start)))
        start = part.end
    outside.append(Span(start, max(start, touched[-1].end if touched else start)))
    return frozenset(content_stems(fold_words(text, outside).folded))
