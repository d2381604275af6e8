"""Stances: sentences in the outlet's own voice that may pass on what somebody said, and the author's own.

Goes in: the tokens of a sentence and its frames. Comes out: whose stance it tells ("The mayor wants …", "For
Roe, the veto is a stunt"), or nothing; whether "I" speaks, or a document. The words alone do not tell whether
somebody said so or the outlet reads it so: only a record that has it does (`compare.alignment.claims`).
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.segment.cues import ATTITUDES, DOCUMENTS
from compare.segment.frames import Frame
from compare.segment.phrases import Source, first_subject, phrase_at
from compare.segment.tokens import Token, is_adverb, pronoun_of

__all__ = ["is_asked", "is_authors", "is_authors_own", "is_written", "stance_source"]

_AUTHORS = frozenset(["i", "we"])
_ASKED = frozenset(["ask", "say", "tell", "reply", "answer", "remark", "point", "inquire"])
_AUTHORS_OWN = frozenset(["my", "our", "me", "us", "mine", "ours"])


def stance_source(tokens: Sequence[Token]) -> Source | None:
    """Whose wish or view a sentence tells; ``None`` where it tells none, and for a question."""
    if is_authors_own(tokens):
        return None
    if tokens and tokens[0].low == "for" and len(tokens) > 1:
        source = phrase_at(tokens, 1)
        comma = source is not None and source.last < len(tokens) and tokens[source.last].low == ","
        return source if source and comma and source.kind in ("name", "role") else None
    subject = first_subject(tokens)
    at = subject.last if subject else len(tokens)
    while at < len(tokens) and is_adverb(tokens[at]):
        at += 1
    return subject if at < len(tokens) and tokens[at].low in ATTITUDES else None


def is_authors_own(tokens: Sequence[Token]) -> bool:
    """True for a sentence that speaks of "I" or "we" outside quotation marks, or that asks."""
    plain = [token for token in tokens if token.quotation < 0]
    asks = bool(plain) and plain[-1].low == "?"
    return asks or any(pronoun_of(token) in _AUTHORS or token.low in _AUTHORS_OWN for token in plain)


def is_authors(tokens: Sequence[Token], frame: Frame) -> bool:
    """True for a frame of the author's own: "I think", "we asked"."""
    return frame.source is not None and pronoun_of(tokens[frame.source.first]) in _AUTHORS


def is_asked(frame: Frame) -> bool:
    """True for "I asked", "I told her": what was said there, and no opinion held now."""
    return frame.verb is not None and frame.verb.form == "past" and frame.verb.lemma in _ASKED


def is_written(tokens: Sequence[Token], frames: Sequence[Frame]) -> bool:
    """True if a document is what speaks: "Her letter to staff says …"."""
    first = next((frame for frame in frames if frame.source), None)
    if first is None or first.source is None:
        return False
    last = max(first.source.last, first.last if first.order == "noun" else 0)
    return any(token.low in DOCUMENTS for token in tokens[first.source.first : last])
