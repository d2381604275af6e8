"""Verbless frames: words without a reporting verb that say whose words follow.

Goes in: the tokens of a sentence. Comes out: frames: "according to Roe", "in Roe's words", "by the mayor's
count", "as Roe put it", "Roe's claim that", "Roe: …". Not done here: frames with a verb
(`compare.segment.frames`).
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.segment.cues import (
    AUXILIARIES,
    CONNECTIVES,
    COUNTING_NOUNS,
    DASHES,
    DETERMINERS,
    OPINION_NOUNS,
    PREPOSITIONS,
    ROLES,
    SPEECH_NOUNS,
    STANCES,
    STOP_WORDS,
    SUBORDINATORS,
    TIME_WORDS,
    VERBS,
)
from compare.segment.frame import Frame
from compare.segment.phrases import (
    Source,
    first_subject,
    name_after,
    phrase_at,
    simple_before,
    with_apposition,
)
from compare.segment.tokens import Token, is_adverb, is_possessive

__all__ = ["NO_NOUNS", "colon_frames", "is_that", "phrase_frame"]

NO_NOUNS = STOP_WORDS | PREPOSITIONS | TIME_WORDS | AUXILIARIES | CONNECTIVES | SUBORDINATORS
_NOUNS = STANCES | OPINION_NOUNS | COUNTING_NOUNS
_NOUN_LEADS = frozenset(["that", "of", "to", "for", "about", "on", ":", "was", "is", "were", "are"])
_PUTS = frozenset(["put", "puts", "sees", "saw", "tells", "told"])


def is_that(tokens: Sequence[Token], at: int) -> bool:
    """True for "is that", "was: “…”": what follows says what the noun before holds."""
    if at + 1 >= len(tokens) or tokens[at].low not in ("is", "was", "remains"):
        return False
    return tokens[at + 1].quotation >= 0 or tokens[at + 1].low in ("that", ":")


def phrase_frame(tokens: Sequence[Token], at: int) -> Frame | None:
    """The frame without a verb whose cue is a token; ``None`` where it is none."""
    low = tokens[at].low
    if low == "according" and at + 2 < len(tokens) and tokens[at + 1].low == "to":
        source = phrase_at(tokens, at + 2) or name_after(tokens, at + 2)
        source = _with_noun(tokens, with_apposition(tokens, source)) if source else None
        last = source.last if source else at + 2
        return Frame(source=source, first=at, last=last, cue=at, verb=None, order="phrase")
    if low == "as":
        return _as_put(tokens, at)
    return _noun_frame(tokens, at) if low in _NOUNS else None


def _with_noun(tokens: Sequence[Token], source: Source) -> Source:
    """A name with the noun that it only describes: "(according to) Roe data" is no person."""
    if source.kind != "name" or source.last >= len(tokens):
        return source
    after = tokens[source.last]
    plain = after.quotation < 0 and after.text[0].islower() and not is_adverb(after)
    noun = plain and after.low not in VERBS and after.low not in NO_NOUNS | {"whose"}
    return Source(source.first, source.last + 1, "body") if noun else source


def _as_put(tokens: Sequence[Token], at: int) -> Frame | None:
    """The frame of "as Roe put it", "as the mayor sees it"."""
    source = phrase_at(tokens, at + 1) if at + 1 < len(tokens) else None
    if source is None or source.last + 1 >= len(tokens) or tokens[source.last + 1].low != "it":
        return None
    if tokens[source.last].low not in _PUTS:
        return None
    return Frame(source=source, first=at, last=source.last + 2, cue=source.last, verb=None, order="phrase")


def _noun_frame(tokens: Sequence[Token], at: int) -> Frame | None:
    """Phrases whose source is a possessor: "in Roe's words", "Roe's claim that", "his remarks suggested"."""
    source = _possessor(tokens, at)
    if not source:
        return None
    before = tokens[source.first - 1].low if source.first else ""
    by_count = before in ("by", "on") and tokens[at].low in COUNTING_NOUNS
    if by_count or (before == "in" and tokens[at].low in OPINION_NOUNS):
        first = source.first - 1
        return Frame(source=source, first=first, last=at + 1, cue=at, verb=None, order="phrase")
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].low not in SPEECH_NOUNS | OPINION_NOUNS and not is_that(tokens, at + 1):
        return None
    leads = after is not None and (after.quotation >= 0 or after.low in _NOUN_LEADS or after.low in VERBS)
    if not leads:
        return None
    return Frame(source=source, first=source.first, last=at + 1, cue=at, verb=None, order="noun")


def _possessor(tokens: Sequence[Token], at: int) -> Source | None:
    """Whose words a noun of speech are: "his", "Roe's", "the president's"."""
    for before in range(at - 1, max(-1, at - 4), -1):
        if tokens[before].quotation >= 0:
            return None
        if tokens[before].low in ("his", "her", "their"):
            return Source(before, before + 1, "pronoun")
        if is_possessive(tokens, before):
            return _owner(tokens, before)
        if not tokens[before].text[0].islower() and tokens[before].text not in ("’", "'"):
            return None
    return None


def _owner(tokens: Sequence[Token], at: int) -> Source | None:
    """The possessor that ends with token `at`."""
    for first in range(max(0, at - 5), at + 1):
        source = phrase_at(tokens, first)
        if source and source.kind == "name" and source.last == at + 1:
            return source
        if tokens[first].low in DETERMINERS:
            head = tokens[at].low.removesuffix("'s")
            if head in ROLES:
                return Source(first, at + 1, "role" if tokens[first].low == "the" else "others")
    return None


def colon_frames(tokens: Sequence[Token], *, heading: bool) -> list[Frame]:
    """Frames by a mark: "Roe: we go", "Roe had one answer: “…”", in a heading also "we go – Roe"."""
    frames: list[Frame] = []
    for at, token in enumerate(tokens):
        if token.low != ":" or token.quotation >= 0:
            continue
        quoted = at + 1 == len(tokens) or tokens[at + 1].quotation >= 0
        source = phrase_at(tokens, 0)
        starts = source is not None and source.last == at and source.kind in ("name", "role")
        if not (starts and (heading or quoted)):
            source = (first_subject(tokens[:at]) or _object_before(tokens, at)) if quoted else None
        if source and source.kind in ("name", "role", "pronoun"):
            frames.append(
                Frame(source=source, first=source.first, last=at + 1, cue=at, verb=None, order="colon")
            )
    for at in range(max(1, len(tokens) - 6), len(tokens) - 1) if heading else ():
        source = phrase_at(tokens, at + 1) if tokens[at].low in DASHES else None
        if source and source.kind in ("name", "role") and source.last == len(tokens):
            frames.append(Frame(source=source, first=at, last=source.last, cue=at, verb=None, order="colon"))
    return frames


def _object_before(tokens: Sequence[Token], at: int) -> Source | None:
    """A name right before a colon: "This did not surprise the pollster Jan Roe: “…”"."""
    source = simple_before(tokens, at - 1)
    bare = source is not None and (not source.first or tokens[source.first - 1].low not in PREPOSITIONS)
    return source if bare else None
