"""Tokens: the words of a sentence, every quotation in it as one token.

Goes in: a sentence of an article and the quotations in it. Comes out: its tokens, and what a single token
is. Not done here: which tokens belong together (`compare.segment.phrases`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from compare.model import Span
from compare.segment.cues import ADVERBS, NOT_ADVERBS, PRONOUNS

__all__ = ["Token", "is_adverb", "is_possessive", "pronoun_of", "tokenize"]

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Gov|Rep|Reps|Gen|Lt|Col|Sgt|St|Prof|Rev|Hon|Jr|Sr|Messrs|[A-Z])\.(?=\s)"
    r"|[^\W_]+(?:[’'\-‑.,][^\W_]+)*|[^\w\s]"
)
_CONTRACTED = frozenset(["it's", "that's", "he's", "she's", "there's", "what's", "who's", "here's", "let's"])


class Token(NamedTuple):
    """A word or a punctuation mark outside quotation marks, or a whole quotation (``quotation`` >= 0)."""

    text: str
    low: str
    start: int
    end: int
    quotation: int = -1


def tokenize(text: str, span: Span, quotations: Sequence[tuple[int, Span]]) -> tuple[Token, ...]:
    """The words of a sentence; each quotation (number, and span with its marks) is one token."""
    tokens: list[Token] = []
    at = span.start
    for number, part in quotations:
        tokens.extend(_plain(text, at, part.start))
        tokens.append(Token(part.slice(text), "", part.start, part.end, number))
        at = max(at, part.end)
    tokens.extend(_plain(text, at, span.end))
    return tuple(tokens)


def _plain(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(found.group(), found.group().lower().replace("’", "'"), *found.span())
        for found in _TOKEN.finditer(text, start, max(start, end))
    ]


def is_possessive(tokens: Sequence[Token], at: int) -> bool:
    """True for "Roe's" and for "workers" before its apostrophe."""
    if tokens[at].quotation >= 0:
        return False
    low = tokens[at].low
    mark_after = at + 1 < len(tokens) and tokens[at + 1].text in "’'" and low.endswith("s")
    return (low.endswith("'s") and low not in _CONTRACTED) or mark_after


def pronoun_of(token: Token) -> str:
    """The personal pronoun of a token, also of "he's" and "I'd"; empty for any other word."""
    word, _, ending = token.low.partition("'")
    return word if word in PRONOUNS and ending in ("", "d", "ll", "ve", "m", "re", "s") else ""


def is_adverb(token: Token) -> bool:
    """True for words that may stand between a subject and its verb."""
    plain = token.text[:1].islower() and token.low.endswith("ly") and token.low not in NOT_ADVERBS
    return token.quotation < 0 and (token.low in ADVERBS or plain)
