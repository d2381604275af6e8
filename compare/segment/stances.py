"""Stances: sentences in the outlet's own voice that may pass on what somebody said.

Goes in: the tokens of a sentence. Comes out: whose stance it tells ("The mayor wants …", "For Roe, the veto is
a stunt"), or nothing. The words alone do not tell whether somebody said so or the outlet reads it so: only a
record that has it does (`compare.alignment.claims`).
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.segment.cues import ATTITUDES
from compare.segment.phrases import Source, first_subject, phrase_at
from compare.segment.tokens import Token, is_adverb, pronoun_of

__all__ = ["is_authors_own", "stance_source"]

_AUTHORS = frozenset(["i", "we"])
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
