"""A claim cut into the clauses that are judged one by one.

Goes in: a claim and its article's text. Comes out: spans, two or more, or none. A quotation is cut at its
parts and sentences, other claims where a conjunction or a participle begins a new clause; no grammar is
parsed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from compare.alignment.words import fold_words
from compare.model import Claim, Span
from compare.segment.article import HEADINGS
from compare.segment.cues import FINITE
from compare.segment.sentences import count_words, sentence_spans

__all__ = ["clauses_of", "has_verb", "phrases_of"]

_CONTRACTED = ("'ll", "'d", "'ve", "'re", "n't")

LEAST = 5
"""Words of a clause; a shorter piece stays with its neighbour."""

SHORTEST = 4
"""Words of a phrase between two marks that may stand for itself."""

_MARKS = re.compile(r"[,;:.!?]\s+|\s[–—-]{1,2}\s")
_BORDER = re.compile(
    r"(?:[,;:]|\s[–—-])\s+(?=(?:and|but|or|nor|yet|so|while|whereas|though|although|because|since|as|which|who"
    r"|where|when|if|unless|after|before|until|adding|saying|arguing|noting|calling|citing|resulting|suggesting"
    r"|pointing|referring|referencing|underscoring|advancing|making|leading|including|rather)\b)"
    r"|[;:]\s+|\s[–—]\s+|\s(?=(?:but|while|whereas|although|because)\s)",
    re.IGNORECASE,
)


def clauses_of(text: str, claim: Claim) -> tuple[Span, ...]:
    """The clauses of a claim's core.

    Args:
        text: The article's kept text.
        claim: Any claim.

    Returns:
        Disjoint spans in text order, each of `LEAST` words or more; empty for a claim of one clause. Outside
        quotations and headings a piece without a finite verb ("at the town hall on Monday") is no clause.
    """
    spans: list[Span] = []
    for part in claim.core:
        spans.extend(_sentences(text, part) if claim.quotation is not None else _pieces(text, part))
    merged = _merge(text, spans, keep_parts=claim.quotation is not None)
    if claim.quotation is None and claim.block not in HEADINGS:
        merged = tuple(span for span in merged if has_verb(span.slice(text)))
    return merged if len(merged) > 1 else ()


def phrases_of(text: str, claim: Claim) -> tuple[Span, ...]:
    """A quotation cut at its marks (comma, semicolon, colon, dash, full stop).

    Args:
        text: The article's kept text.
        claim: Any claim.

    Returns:
        Disjoint spans in text order, a piece of fewer than `SHORTEST` words joined to the one before it;
        empty for what is no quotation of a clause, and for one phrase.
    """
    if claim.kind != "direct quotation":
        return ()
    spans: list[Span] = []
    for part in claim.core:
        edges = [
            part.start,
            *(match.end() for match in _MARKS.finditer(text, part.start, part.end)),
            part.end,
        ]
        for low, high in pairwise(edges):
            last = spans[-1] if spans else None
            short = count_words(text[low:high]) < SHORTEST
            if last is not None and last.end == low and (short or count_words(last.slice(text)) < SHORTEST):
                spans[-1] = Span(last.start, high)
            elif high > low:
                spans.append(Span(low, high))
    return tuple(spans) if len(spans) > 1 else ()


def has_verb(words: str) -> bool:
    """True if a word can only be a finite verb, or has the ending of a past form; "she'll" holds one."""
    folded = fold_words(words).folded
    return any(
        word in FINITE or (len(word) > 4 and word.endswith("ed")) or word.endswith(_CONTRACTED)
        for word in folded
    )


def _sentences(text: str, part: Span) -> Sequence[Span]:
    return sentence_spans(text, part) or (part,)


def _pieces(text: str, part: Span) -> list[Span]:
    borders = [match.end() for match in _BORDER.finditer(text, part.start, part.end)]
    edges = [part.start, *borders, part.end]
    return [Span(low, high) for low, high in pairwise(edges) if high > low]


def _merge(text: str, spans: Sequence[Span], *, keep_parts: bool) -> tuple[Span, ...]:
    """Pieces that are too short joined to the piece before them (the first: to the one after)."""
    merged: list[Span] = []
    for span in spans:
        short = count_words(span.slice(text)) < LEAST or (
            merged and count_words(merged[-1].slice(text)) < LEAST
        )
        if merged and short and (not keep_parts or span.start - merged[-1].end < 3):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(span for span in merged if count_words(span.slice(text)))
