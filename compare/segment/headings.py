"""Headings: what a heading claims, and which claim of the body it repeats.

Goes in: a heading as it was read, and an article's claims. Comes out: whether it claims anything, and the
claims with headings tied to what they repeat. Not done here: other claims (`compare.segment.claims`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from compare.model import Attribution, Claim, ClaimKind, Span
from compare.segment.article import HEADINGS
from compare.segment.attribution import ReadSentence
from compare.segment.cues import FINITE, NEWS_VERBS, NOUNS_OF_WILL, STOP_WORDS
from compare.segment.frames import is_reporting_verb
from compare.segment.persons import folded
from compare.segment.sentences import word_spans

__all__ = ["is_statement", "tie_headings"]

_REPEAT_SCORE = 90.0
_CONTRACTED = ("'re", "'ll", "'ve", "it's", "he's", "that's")
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")


def is_statement(read: ReadSentence) -> bool:
    """True if a heading claims something: a verb, a noun of will, or words in quotation marks."""
    words = [token for token in read.tokens if token.quotation < 0 and token.text[0].isalnum()]
    if len(words) < len(read.tokens) and any(token.quotation >= 0 for token in read.tokens):
        return True
    if len(words) < 3 or (read.tokens[-1].low == "?" and not read.frames):
        return False
    verb = any(
        token.low in FINITE
        or token.low in NEWS_VERBS
        or token.low.endswith(_CONTRACTED)
        or is_reporting_verb(read.tokens, at)
        or (at > 0 and token.low.endswith("ed") and len(token.low) > 4)
        for at, token in enumerate(read.tokens)
        if token.quotation < 0
    )
    return verb or any(token.low in NOUNS_OF_WILL for token in words[:3])


def _content(text: str, spans: Iterable[Span]) -> list[str]:
    words = [folded(word.slice(text)) for span in spans for word in word_spans(text, span)]
    return [word for word in words if word not in STOP_WORDS]


def tie_headings(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Headings tied to the claim of the body that they repeat; assertions told from other headings."""
    body = [claim for claim in claims if claim.block not in HEADINGS and claim.kind != "context"]
    words = [_content(text, claim.core) for claim in body]
    done: list[Claim] = []
    for claim in claims:
        if claim.block not in HEADINGS or claim.kind == "context":
            done.append(claim)
            continue
        found = _repeated(text, claim, body, words)
        kind: ClaimKind = "speaker's assertion" if found and _asserts(claim) else claim.kind
        attribution = claim.attribution
        if found and attribution.basis == "none" and found.attribution.speaker:
            attribution = replace(found.attribution, basis="context")
        tied = found.id if found else None
        done.append(replace(claim, repeats=tied, kind=kind, attribution=attribution))
    quoted: dict[str, dict[str, Attribution]] = {}
    for claim in done:
        if claim.quotation and claim.attribution.speaker:
            found_in = quoted.setdefault(claim.sentence_id, {})
            found_in.setdefault(claim.attribution.speaker, claim.attribution)
    return tuple(_with_quoted_speaker(claim, quoted.get(claim.sentence_id, {})) for claim in done)


def _with_quoted_speaker(claim: Claim, quoted: Mapping[str, Attribution]) -> Claim:
    """A heading without a source of its own takes that of the words it quotes, where they have one."""
    if claim.kind != "heading" or claim.attribution.basis != "none" or len(quoted) != 1:
        return claim
    return replace(claim, attribution=replace(next(iter(quoted.values())), basis="context"))


def _asserts(claim: Claim) -> bool:
    plain = claim.kind == "heading" and claim.block == "subheading" and claim.attribution.basis == "none"
    words = {word.lower() for word in _WORD.findall(claim.text)}
    return plain and bool(words & (FINITE | NEWS_VERBS))


def _repeated(text: str, claim: Claim, body: Sequence[Claim], words: Sequence[list[str]]) -> Claim | None:
    """The first claim of the body that holds a heading's words; ``None`` where none does."""
    own = _content(text, claim.core)
    if claim.quotation:
        holding = [other for at, other in enumerate(body) if _holds(words[at], own)]
        return next((other for other in holding if other.quotation), holding[0] if holding else None)
    if len(own) < 2:
        return None
    heading = " ".join(own)
    scores = [fuzz.token_set_ratio(heading, " ".join(other)) for other in words]
    best = max(scores, default=0.0)
    covered = best >= _REPEAT_SCORE and len(set(own) & set(words[scores.index(best)])) >= min(
        2, len(set(own))
    )
    return body[scores.index(best)] if covered else None


def _holds(words: Sequence[str], own: Sequence[str]) -> bool:
    size = len(own)
    return size > 0 and any(list(words[at : at + size]) == list(own) for at in range(len(words) - size + 1))
