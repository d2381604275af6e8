"""Frames: the words of a sentence that say that somebody spoke.

Goes in: the tokens of a sentence (`compare.segment.phrases`). Comes out: the frames in it: a reporting verb
with its subject before it ("the mayor said"), behind it ("said Jan Roe") or shared with a verb before it
("…, adding that"), and phrases without a verb ("according to Roe", "in Roe's words", "Roe's claim that",
"Roe: …"). Not done here: which frame carries what
(`compare.segment.carriers`), and who is meant (`compare.segment.persons`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from compare.segment.cues import (
    ATTITUDES,
    AUXILIARIES,
    CONNECTIVES,
    COUNTING_NOUNS,
    DETERMINERS,
    NEGATIONS,
    OPINION_NOUNS,
    ORGANISATIONS,
    PARTICLES,
    PLURAL_ROLES,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SPEECH_NOUNS,
    STANCES,
    STOP_WORDS,
    SUBORDINATORS,
    TIME_WORDS,
    VERBS,
    VerbForm,
)
from compare.segment.phrases import (
    Source,
    across_parenthesis,
    first_subject,
    name_after,
    phrase_at,
    phrase_before,
    simple_before,
    with_apposition,
)
from compare.segment.tokens import Token, is_adverb, is_possessive

__all__ = ["LONGEST_SENTENCE", "Frame", "find_frames", "is_reporting_verb", "is_that", "is_verb"]

_BE = frozenset(["is", "are", "was", "were", "been", "being", "be", "got", "gets"])
_RELATIVES = frozenset(["what", "which", "whom", "who", "where", "whose", "why", "whether", "how"])
_JOINTS = frozenset(["and", "but", "or", "then"])
_DASHES = frozenset(["–", "—", "-", "--", "―"])
_NOUN_LEADS = frozenset(["that", "of", "to", "for", "about", "on", ":", "was", "is", "were", "are"])
_SEEMS = frozenset(["seems", "seemed", "appears", "appeared", "seem", "appear"])
_OF_MIND = frozenset(["feel", "think", "believe", "know", "understand", "want", "hope", "love", "like"])
_SILENT = frozenset(["declined", "declines", "refused", "refuses"])
_TO_SAY = frozenset(["comment", "elaborate", "answer", "respond"])
_UNABLE = frozenset(["could", "can", "couldn't", "cannot", "can't"])
_OPEN = frozenset(["whether", "how", "when", "if", "where", "what", "who", "yet"])
_PUTS = frozenset(["put", "puts", "sees", "saw", "tells", "told"])
_NOT_DETERMINING = frozenset(
    ["both", "all", "that", "this", "those", "these", "some", "others", "one", "another"]
)
LONGEST_SENTENCE = 600  # tokens; what is longer is a list or a table, and would cost much to read
_NO_NOUNS = STOP_WORDS | PREPOSITIONS | TIME_WORDS | AUXILIARIES | CONNECTIVES | SUBORDINATORS
_OPENERS = frozenset(["when", "while", "after", "before", "although", "though", "as", "if", "since"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame.

    Attributes:
        source: Whom the words name; ``None`` where a shared subject was not found.
        first: First token of the frame's own words (subject and verb, or the phrase).
        last: One past its last token.
        cue: Token of the verb, of the noun, or of the mark.
        verb: The verb's entry; ``None`` for a phrase.
        order: ``before`` (subject first), ``inverted``, ``shared`` (participle, infinitive, second verb),
            ``phrase`` ("according to"), ``noun`` ("Roe's claim that") or ``colon`` ("Roe: …").
        negated: "did not say".
        relative: Inside a relative clause ("what he called", "Roe, who said").
    """

    source: Source | None
    first: int
    last: int
    cue: int
    verb: VerbForm | None
    order: Literal["before", "inverted", "shared", "phrase", "noun", "colon"]
    negated: bool = False
    relative: bool = False


def find_frames(tokens: Sequence[Token], *, heading: bool = False) -> tuple[Frame, ...]:
    """The frames of one sentence, in text order.

    Args:
        tokens: From `tokenize`.
        heading: True for headings: verbs may be capitalised, and "Roe: …" and "… – Roe" are frames.

    Returns:
        Frames; none for more than 600 tokens, which no sentence has.
    """
    frames: list[Frame] = []
    if len(tokens) > LONGEST_SENTENCE:
        return ()
    bracketed = _bracketed(tokens)
    for at, token in enumerate(tokens):
        if token.quotation >= 0:
            continue
        verb = VERBS.get(token.low)
        frame: Frame | None = None
        if verb and (token.text[0].islower() or heading or at == 0) and is_verb(tokens, at, verb):
            frame = _verb_frame(tokens, at, verb, frames)
        frame = frame or _phrase_frame(tokens, at)
        if frame and bracketed[at]:
            frame = replace(frame, relative=True)
        if frame:
            frames.append(frame)
    ends = {frame.last for frame in frames}
    frames.extend(frame for frame in _colon_frames(tokens, heading=heading) if frame.cue not in ends)
    return tuple(frames)


def _bracketed(tokens: Sequence[Token]) -> list[bool]:
    """Which tokens stand in round brackets inside a sentence; one that is all in brackets has none."""
    inside: list[bool] = []
    depth = 0
    for at, token in enumerate(tokens):
        depth = max(0, depth + (token.low == "(" and at > 0) - (token.low == ")"))
        inside.append(depth > 0)
    return inside


def is_that(tokens: Sequence[Token], at: int) -> bool:
    """True for "is that", "was: “…”": what follows says what the noun before holds."""
    if at + 1 >= len(tokens) or tokens[at].low not in ("is", "was", "remains"):
        return False
    return tokens[at + 1].quotation >= 0 or tokens[at + 1].low in ("that", ":")


def is_reporting_verb(tokens: Sequence[Token], at: int) -> bool:
    """True if a token is a finite reporting verb, and no noun, participle or passive of its form."""
    verb = VERBS.get(tokens[at].low) if tokens[at].quotation < 0 else None
    return verb is not None and verb.form != "ing" and is_verb(tokens, at, verb)


def is_verb(tokens: Sequence[Token], at: int, verb: VerbForm) -> bool:
    """False for a noun, an adjective or a passive of the same form, and for "take" without "aim"."""
    before = tokens[at - 1] if at else None
    low = before.low if before and before.quotation < 0 else ""
    if low in DETERMINERS - _NOT_DETERMINING or low in POSSESSIVES or (at and is_possessive(tokens, at - 1)):
        return False
    noun_form = verb.form == "ing" or (tokens[at].low in SPEECH_NOUNS and not _known_person(low))
    if noun_form and at > 1 and _is_noun_phrase_end(tokens, at):
        return False
    if verb.lemma == "blame" and low == "to" and at > 1 and tokens[at - 2].low in _BE | {"partly"}:
        return False
    passive = verb.form == "past" and (low in _BE or _before_adverbs(tokens, at) in _BE)
    passive |= verb.form == "past" and low in PREPOSITIONS and verb.lemma not in ("say", "tell")
    noun = verb.form in ("base", "s") and (low in PREPOSITIONS - {"to"} or _is_adjective(low))
    if passive or noun or (verb.form == "base" and before is None):
        return False
    wanted = PARTICLES.get(verb.lemma)
    return wanted is None or any(
        tokens[place].low in wanted
        and (tokens[place].low != "at" or _has_figure(tokens[place + 1 : place + 4]))
        for place in range(at + 1, min(len(tokens), at + 7))
    )


def _has_figure(tokens: Sequence[Token]) -> bool:
    """True for "(put it at) £2,300", "(at) about 12 percent"."""
    return any(token.text[0].isdigit() for token in tokens)


def _known_person(low: str) -> bool:
    return low in ROLES or low in PLURAL_ROLES or low in ORGANISATIONS


def _is_noun_phrase_end(tokens: Sequence[Token], at: int) -> bool:
    """True for "a stark warning": a plain word before the form, and an article before that."""
    before = tokens[at - 1]
    plain = before.quotation < 0 and before.text[0].islower() and before.low not in VERBS
    return plain and not is_adverb(before) and tokens[at - 2].low in DETERMINERS | POSSESSIVES


def _before_adverbs(tokens: Sequence[Token], at: int) -> str:
    at -= 1
    while at >= 0 and is_adverb(tokens[at]):
        at -= 1
    return tokens[at].low if at >= 0 else ""


def _is_adjective(low: str) -> bool:
    return low.endswith(("ous", "ful", "ic", "ive", "able", "al", "less")) and len(low) > 4


def _verb_frame(tokens: Sequence[Token], at: int, verb: VerbForm, frames: Sequence[Frame]) -> Frame | None:
    negated = any(token.low in NEGATIONS for token in tokens[max(0, at - 3) : at])
    negated = (negated and not _cannot_say(tokens, at)) or _says_nothing(tokens, at)
    left = _subject_end(tokens, at)
    subject, relative = _subject(tokens, left)
    if subject and not _agrees(tokens, subject, at, verb):
        if verb.form != "ing":
            return None
        subject = None
    if subject and _is_predicate(tokens, subject, verb):
        return None
    if subject:
        first = subject.first
        return Frame(
            source=subject,
            first=first,
            last=at + 1,
            cue=at,
            verb=verb,
            order="before",
            negated=negated,
            relative=relative,
        )
    behind = _inverted(tokens, at, verb)
    if behind:
        return Frame(source=behind, first=at, last=behind.last, cue=at, verb=verb, order="inverted")
    if left > 0 and tokens[left].low == "to" and _is_no_deed(tokens, left - 1, verb):
        return None
    if verb.form == "ing" or (left >= 0 and tokens[left].low in _JOINTS | {"to"}):
        shared = _shared_subject(tokens, at, frames)
        return Frame(source=shared, first=at, last=at + 1, cue=at, verb=verb, order="shared", negated=negated)
    return None


def _is_no_deed(tokens: Sequence[Token], at: int, verb: VerbForm) -> bool:
    """True for "seems to feel", "wants to paint" and "was pressed to answer": nobody says that it was said."""
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    mind = low in _SEEMS and verb.lemma in _OF_MIND
    will = low in ATTITUDES and verb.strength != "saying"
    return mind or will or (before in _BE and (low.endswith("ed") or low in ("made", "told")))


def _cannot_say(tokens: Sequence[Token], at: int) -> bool:
    """True for "could not say whether", "would not say yet how": that it is open is what was said."""
    modal = any(token.low in _UNABLE for token in tokens[max(0, at - 3) : at])
    after = {token.low for token in tokens[at + 1 : at + 3]}
    before = {token.low for token in tokens[: max(0, at - 3)]}
    return tokens[at].low == "say" and modal and bool((after | before) & _OPEN)


def _says_nothing(tokens: Sequence[Token], at: int) -> bool:
    """True for "declined to comment": nothing was said."""
    first = at - 2 if tokens[at].low in _TO_SAY else at
    words = [token.low for token in tokens[max(0, first) : first + 3]]
    return len(words) == 3 and words[0] in _SILENT and words[1] == "to" and words[2] in _TO_SAY


def _is_predicate(tokens: Sequence[Token], subject: Source, verb: VerbForm) -> bool:
    """True for "There is a thing called …": behind "is" stands what is, and the participle goes with it."""
    before = tokens[subject.first - 1].low if subject.first else ""
    return verb.form == "past" and before in _BE and subject.kind not in ("name", "pronoun")


def _agrees(tokens: Sequence[Token], subject: Source, at: int, verb: VerbForm) -> bool:
    """False for a participle that only stands beside a noun, and for a noun of a verb's form after one."""
    between = [token.low for token in tokens[subject.last : at]]
    if verb.form == "ing":
        led_in = subject.first > 0 and tokens[subject.first - 1].low == "with"
        return led_in or any(word in _BE for word in between)
    if verb.form == "base" and not any(word in AUXILIARIES for word in between):
        last = tokens[subject.last - 1].low
        return (
            subject.kind == "pronoun"
            or last in PLURAL_ROLES
            or (subject.kind != "name" and last.endswith("s"))
        )
    return True


def _subject_end(tokens: Sequence[Token], at: int) -> int:
    """The token before a verb and its adverbs and auxiliaries."""
    left = at - 1
    while left >= 0 and tokens[left].quotation < 0:
        low = tokens[left].low
        if not (is_adverb(tokens[left]) or low in AUXILIARIES - {"to"} or low in NEGATIONS):
            break
        left -= 1
    return left


def _subject(tokens: Sequence[Token], left: int) -> tuple[Source | None, bool]:
    """The noun phrase that ends with token `left`, and whether a relative clause holds the verb."""
    if left < 0 or tokens[left].quotation >= 0:
        return None, False
    low = tokens[left].low
    if low in ("who", "whom", "which", "that"):
        comma = left > 0 and tokens[left - 1].low == ","
        return simple_before(tokens, left - 2 if comma else left - 1), True
    if low in _JOINTS or low == "to":
        return None, False
    if low in (",", ")") or low in _DASHES:
        return across_parenthesis(tokens, left), False
    source = phrase_before(tokens, left)
    before = tokens[source.first - 1].low if source and source.first else ""
    if source and _is_joint(tokens, source):
        return Source(source.first, source.last, "unknown"), False
    inside = tokens[source.first : source.last] if source else ()
    relative = (
        any(token.low in _RELATIVES for token in inside)
        or before in _RELATIVES
        or (before == "that" and not _completes(tokens, source))
    )
    return source, relative or (source is not None and _is_reduced_relative(tokens, source))


def _is_joint(tokens: Sequence[Token], source: Source) -> bool:
    """True for the second of two subjects: "He and Roe offered"."""
    if source.first < 2 or tokens[source.first - 1].low != "and":
        return False
    other = simple_before(tokens, source.first - 2)
    if not other or other.kind not in ("name", "pronoun", "role"):
        return False
    before = tokens[other.first - 1] if other.first else None
    return before is None or (before.quotation < 0 and (before.low == "," or before.low in _OPENERS))


def _is_reduced_relative(tokens: Sequence[Token], source: Source) -> bool:
    """True for "the rhetoric he used": a noun stands right before the subject, and no adverbial opens."""
    before = tokens[source.first - 1] if source.first else None
    if before is None or before.quotation >= 0 or not before.text[0].islower():
        return False
    low = before.low
    if low in _NO_NOUNS or low in VERBS or is_adverb(before):
        return False
    opening = tokens[: source.first]
    if source.kind == "name" and not any(token.low in DETERMINERS | POSSESSIVES for token in opening[-5:]):
        return False  # "Fed-up gran Jan Roe said"
    adverbial = opening[0].low in PREPOSITIONS | _OPENERS
    return not (adverbial and not any(token.low == "," or _is_finite(token) for token in opening))


def _is_finite(token: Token) -> bool:
    verb = VERBS.get(token.low) if token.quotation < 0 else None
    return verb is not None and verb.form in ("past", "s")


def _completes(tokens: Sequence[Token], source: Source | None) -> bool:
    """True if "that" before a phrase opens what a verb reports ("said that he"), not a relative clause."""
    at = source.first - 2 if source else -1
    while at >= 0 and (is_adverb(tokens[at]) or tokens[at].low == ","):
        at -= 1
    return at < 0 or tokens[at].low in VERBS or tokens[at].low in SPEECH_NOUNS


def _inverted(tokens: Sequence[Token], at: int, verb: VerbForm) -> Source | None:
    """The subject behind a verb of saying that follows a quotation or the words reported."""
    left = at - 1
    while left >= 0 and is_adverb(tokens[left]):
        left -= 1
    opens = left < 0 or (
        tokens[left].quotation >= 0 or tokens[left].low in (",", "as") or tokens[left].low in _DASHES
    )
    right = at + 1
    while right < len(tokens) and (is_adverb(tokens[right]) or tokens[right].low in TIME_WORDS):
        right += 1
    weak = verb.strength == "act" or (verb.form == "base" and verb.strength != "saying")
    if verb.form == "ing" or verb.lemma == "tell" or weak or not opens or right >= len(tokens):
        return None
    source = phrase_at(tokens, right) if tokens[right].quotation < 0 else None
    if source and source.kind == "pronoun" and _starts_clause(tokens, source):
        return None
    source = source or (None if tokens[right].low == "by" else name_after(tokens, right))
    return with_apposition(tokens, source) if source else None


def _starts_clause(tokens: Sequence[Token], source: Source) -> bool:
    """True for "says he's been trying": the pronoun has a verb of its own behind it."""
    after = tokens[source.last] if source.last < len(tokens) else None
    return "'" in tokens[source.first].low or (after is not None and after.low in AUXILIARIES)


def _shared_subject(tokens: Sequence[Token], at: int, frames: Sequence[Frame]) -> Source | None:
    """The subject of the nearest finite frame before; else the first subject of the sentence."""
    for frame in reversed(frames):
        if frame.order in ("before", "inverted") and not frame.relative and frame.source:
            return frame.source
    return first_subject(tokens[:at])


def _phrase_frame(tokens: Sequence[Token], at: int) -> Frame | None:
    low = tokens[at].low
    if low == "according" and at + 2 < len(tokens) and tokens[at + 1].low == "to":
        source = phrase_at(tokens, at + 2) or name_after(tokens, at + 2)
        source = _with_noun(tokens, with_apposition(tokens, source)) if source else None
        last = source.last if source else at + 2
        return Frame(source=source, first=at, last=last, cue=at, verb=None, order="phrase")
    if low == "as":
        return _as_put(tokens, at)
    return _noun_frame(tokens, at) if low in STANCES | OPINION_NOUNS | COUNTING_NOUNS else None


def _with_noun(tokens: Sequence[Token], source: Source) -> Source:
    """A name with the noun that it only describes: "(according to) Roe data" is no person."""
    after = tokens[source.last] if source.last < len(tokens) else None
    noun = after is not None and after.quotation < 0 and after.text[0].islower()
    if source.kind != "name" or after is None or not noun or is_adverb(after):
        return source
    other = after.low in _NO_NOUNS or after.low in VERBS or after.low in _RELATIVES | _JOINTS
    return source if other else Source(source.first, source.last + 1, "body")


def _as_put(tokens: Sequence[Token], at: int) -> Frame | None:
    """ "As Roe put it", "as the mayor sees it"."""
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


def _colon_frames(tokens: Sequence[Token], *, heading: bool) -> list[Frame]:
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
        source = phrase_at(tokens, at + 1) if tokens[at].low in _DASHES else None
        if source and source.kind in ("name", "role") and source.last == len(tokens):
            frames.append(Frame(source=source, first=at, last=source.last, cue=at, verb=None, order="colon"))
    return frames


def _object_before(tokens: Sequence[Token], at: int) -> Source | None:
    """A name right before a colon: "This did not surprise the pollster Jan Roe: “…”"."""
    source = simple_before(tokens, at - 1)
    bare = source is not None and (not source.first or tokens[source.first - 1].low not in PREPOSITIONS)
    return source if bare else None
