"""Remainders: what a sentence says outside its quotations, and which of its words only frame it.

Goes in: a sentence as `compare.segment.attribution` read it. Comes out: the slices outside quotation marks,
and of these the slices that are compared with a record ("Roe said that", "According to the mayor,",
"he added" left out). Not done here: what kind of claim it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from compare.model import Span
from compare.segment.attribution import ReadSentence
from compare.segment.contents import content_clause
from compare.segment.cues import (
    ADVERBS,
    AUXILIARIES,
    CONNECTIVES,
    NEWS_VERBS,
    PREPOSITIONS,
    SPEECH_NOUNS,
    STOP_WORDS,
    TIME_WORDS,
    UNABLE,
    VERBS,
)
from compare.segment.frames import Frame
from compare.segment.tokens import Token
from compare.segment.verbless import is_that

__all__ = ["core_slices", "n_content_words", "outer_slices", "says_something"]

_NOT_BY_THE_WAY = frozenset(
    [
        "to",
        "may",
        "might",
        "must",
        "could",
        "would",
        "will",
        "can",
        "should",
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "been",
    ]
)
"""Before the verb of a second frame: it is part of what was said ("going to tell", "he might say")."""
_OPENERS = PREPOSITIONS | frozenset(["speaking", "asked", "pressed", "turning", "addressing", "responding"])
_ADDRESSEE = 6
_NEAR = 4
_DATELINE = 14
_WITH_ADDRESSEE = frozenset(["tell", "remind", "assure", "warn", "ask", "inform"])
_EVENT_WORDS = SPEECH_NOUNS | frozenset(
    ["session", "event", "debate", "hearing", "meeting", "conference", "forum", "interview", "appearance"]
)


def outer_slices(tokens: Sequence[Token], kept: frozenset[int]) -> tuple[Span, ...]:
    """The slices of a sentence outside quotation marks.

    Args:
        tokens: The sentence.
        kept: Numbers of quotations that stay in place (one-word scare quotes, which are no claim to count).
    """
    inside = [token.quotation < 0 or token.quotation in kept for token in tokens]
    return _slices(tokens, inside)


def core_slices(read: ReadSentence, kept: frozenset[int]) -> tuple[Span, ...]:
    """`outer_slices` without what frames them; empty where a sentence only frames its quotations."""
    tokens = read.tokens
    clause = content_clause(tokens, read.main) if read.main else range(0)
    if clause:
        return _slices(tokens, [at in clause for at in range(len(tokens))])
    inside = [token.quotation < 0 or token.quotation in kept for token in tokens]
    for frame in read.frames:
        for at in _framing(tokens, frame, is_main=frame is read.main):
            inside[at] = False
    for at in _leading(tokens, read.main):
        inside[at] = False
    return _slices(tokens, inside)


def says_something(tokens: Sequence[Token], spans: Sequence[Span]) -> bool:
    """True if slices hold a verb and three words with content or more: a statement, not an adverbial."""
    starts = [token.start for token in tokens]
    inner = [
        token
        for span in spans
        for token in tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    ]
    return _has_verb(inner) and n_content_words(inner) >= 3


def n_content_words(tokens: Sequence[Token]) -> int:
    """Words that are neither grammar words nor names of days and months."""
    return sum(
        token.text[0].isalnum() and token.low not in STOP_WORDS | TIME_WORDS | PREPOSITIONS | ADVERBS
        for token in tokens
        if token.quotation < 0
    )


def _has_verb(tokens: Sequence[Token]) -> bool:
    return any(
        token.low in AUXILIARIES - {"to"}
        or token.low in VERBS
        or token.low in NEWS_VERBS
        or (token.text[0].islower() and token.low.endswith(("ed", "ing", "es")) and len(token.low) > 4)
        for token in tokens
    )


def _slices(tokens: Sequence[Token], inside: Sequence[bool]) -> tuple[Span, ...]:
    """Runs of tokens that are inside, without punctuation at their ends; runs without a word are none."""
    slices: list[Span] = []
    at = 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and inside[last]:
            last += 1
        run = tokens[at:last]
        while run and not _is_word(run[0]):
            run = run[1:]
        while run and not _is_word(run[-1]) and run[-1].low not in (")", "]", "%"):
            run = run[:-1]
        if run:
            slices.append(Span(run[0].start, run[-1].end))
        at = max(last, at + 1)
    return tuple(slices)


def _is_word(token: Token) -> bool:
    return token.quotation >= 0 or token.text[0].isalnum() or token.text[0] in "$£€([#"


def _framing(tokens: Sequence[Token], frame: Frame, *, is_main: bool) -> range:
    """The tokens of a frame that say who spoke and that, and nothing of what was said."""
    source = frame.source
    if frame.order in ("phrase", "colon", "inverted"):
        return range(frame.first, frame.last)
    if frame.order == "noun" and is_main and is_that(tokens, frame.last):
        return range(frame.first, frame.last + 2)
    if frame.order == "noun":
        verb = VERBS.get(tokens[frame.last].low) if is_main and frame.last < len(tokens) else None
        saying = verb is not None and verb.strength == "saying"
        return range(frame.first, _past_link(tokens, frame.last + 1)) if saying else range(0)
    if frame.verb is None or source is None or not (is_main or _is_by_the_way(tokens, frame)):
        return range(0)
    near = frame.order == "shared" and is_main and frame.cue - source.last <= _NEAR
    unable = any(token.low in UNABLE for token in tokens[source.last : frame.cue])  # "could not say whether"
    if frame.negated or unable or frame.verb.strength != "saying":
        return _subject_only(tokens, frame) if is_main and frame.order == "before" else range(0)
    first = source.first if frame.order == "before" or near else frame.cue
    last = frame.last
    if frame.verb.lemma in _WITH_ADDRESSEE and not frame.relative:
        last = _past_addressee(tokens, last)
    end = _past_link(tokens, last)
    nothing_behind = end > last and not any(_is_word(token) for token in tokens[end:])
    return range(0) if nothing_behind and not is_main else range(first, end)


def _subject_only(tokens: Sequence[Token], frame: Frame) -> range:
    """A subject with the parenthesis behind it ("Roe, whose term ends in May,")."""
    if frame.source is None:
        return range(0)
    aside = tokens[frame.source.last].low in (",", "(")
    return range(frame.source.first, frame.cue if aside else frame.source.last)


def _is_by_the_way(tokens: Sequence[Token], frame: Frame) -> bool:
    """True for a frame that repeats who speaks: "which he said is …", "…, adding that", "…, he noted"."""
    source = frame.source
    if frame.verb is None or frame.verb.strength != "saying" or source is None:
        return False
    told = tokens[source.last : frame.cue] if frame.order == "before" else tokens[frame.cue - 1 : frame.cue]
    if any(token.low in _NOT_BY_THE_WAY for token in told):
        return False
    pronoun = source.kind == "pronoun" and tokens[source.first].low in ("he", "she")
    beside = source.first > 0 and tokens[source.first - 1].quotation >= 0
    apart = source.first > 0 and tokens[source.first - 1].low in (",", "–", "—")
    return frame.order == "shared" or pronoun or beside or (apart and frame.last >= len(tokens) - 2)


def _past_link(tokens: Sequence[Token], at: int) -> int:
    """Past "that", and past an adverb between commas before it ("added, however, that")."""
    aside = tokens[at : at + 3]
    if len(aside) == 3 and aside[0].low == aside[2].low == "," and aside[1].low in CONNECTIVES | ADVERBS:
        at += 3
    links = ("to", "out", "at") if tokens[at - 1].low.startswith("point") else ("that", "how", ":")
    return at + 1 if at < len(tokens) and tokens[at].low in links else at


def _past_addressee(tokens: Sequence[Token], at: int) -> int:
    """Past the person spoken to ("told reporters that"), where "that" or a mark shows its end."""
    for end in range(at, min(len(tokens), at + _ADDRESSEE)):
        if tokens[end].quotation >= 0 or tokens[end].low in ("that", ",", ":"):
            return end
    return at


def _dateline(tokens: Sequence[Token]) -> int:
    """Where the words begin after "HARBOUR CITY (Agency) —" or "(Agency)"; 0 without such an opening."""
    at = 0
    while at < len(tokens) and tokens[at].text.isupper() and tokens[at].text[0].isalpha():
        at += 1
    named = at > 0 and len(tokens[0].text) > 2
    for end in range(at, min(len(tokens), at + _DATELINE)):
        if tokens[end].low in ("—", "–", "-") and named:
            return end + 1
        if tokens[end].low == ")" and end < at + 6 and tokens[at].low == "(" and (named or at == 0):
            after = tokens[end + 1].low if end + 1 < len(tokens) else ""
            return end + 2 if after in ("—", "–", "-") else (end + 1 if at == 0 else 0)
        inside = tokens[end].low in (",", "(", ".") or tokens[end].text[0].isupper()
        if tokens[end].quotation >= 0 or not inside:
            return 0
    return 0


def _leading(tokens: Sequence[Token], main: Frame | None) -> range:
    """What stands before the frame that opens a report: "Meanwhile,", "In a speech on Monday,"."""
    dateline = _dateline(tokens)
    if dateline and (main is None or main.first >= dateline):
        return range(dateline)
    if main is None or main.order not in ("before", "phrase"):
        first = 0
        while first < len(tokens) and tokens[first].low in CONNECTIVES | {","}:
            first += 1
        return range(first)
    opening = tokens[: main.first]
    plain = not any(token.quotation >= 0 or token.low in AUXILIARIES - {"to"} for token in opening)
    adverbial = bool(opening) and opening[0].low in _OPENERS | CONNECTIVES | ADVERBS
    saying = main.verb is not None and main.verb.strength == "saying"
    of_event = any(token.low in _EVENT_WORDS | {"speaking"} for token in opening)
    return range(main.first if plain and adverbial and (saying or of_event) else 0)
