"""Frames: the words of a sentence that say that somebody spoke.

Goes in: the tokens of a sentence (`compare.segment.phrases`). Comes out: the frames in it: a reporting verb
with its subject before it ("the mayor said"), behind it ("said Jan Roe") or shared with a verb before it
("…, adding that"), and phrases without a verb ("according to Roe", "in Roe's words", "Roe's claim that",
"Roe: …"). Not done here: which frame carries what
(`compare.segment.carriers`), and who is meant (`compare.segment.persons`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.segment.cues import (
    ATTITUDES,
    AUXILIARIES,
    DASHES,
    DETERMINERS,
    NEGATIONS,
    ORGANISATIONS,
    PARTICLES,
    PLURAL_ROLES,
    POSSESSIVES,
    PREPOSITIONS,
    ROLES,
    SPEECH_NOUNS,
    TIME_WORDS,
    UNABLE,
    VERBS,
    VerbForm,
)
from compare.segment.frame import Frame
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
from compare.segment.verbless import NO_NOUNS, colon_frames, phrase_frame

__all__ = ["LONGEST_SENTENCE", "Frame", "find_frames", "is_reporting_verb", "is_verb"]

_BE = frozenset(["is", "are", "was", "were", "been", "being", "be", "got", "gets"])
_RELATIVES = frozenset(["what", "which", "whom", "who", "where", "whose", "why", "whether", "how"])
_JOINTS = frozenset(["and", "but", "or", "then"])
_SEEMS = frozenset(["seems", "seemed", "appears", "appeared", "seem", "appear"])
_OF_MIND = frozenset(["feel", "think", "believe", "know", "understand", "want", "hope", "love", "like"])
_SILENT = frozenset(["declined", "declines", "refused", "refuses"])
_TO_SAY = frozenset(["comment", "elaborate", "answer", "respond"])
_OPEN = frozenset(["whether", "how", "when", "if", "where", "what", "who", "yet"])
_NOT_DETERMINING = frozenset(
    ["both", "all", "that", "this", "those", "these", "some", "others", "one", "another"]
)
LONGEST_SENTENCE = 600  # tokens; what is longer is a list or a table, and would cost much to read
_OPENERS = frozenset(["when", "while", "after", "before", "although", "though", "as", "if", "since"])


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
        frame = frame or phrase_frame(tokens, at)
        if frame and (bracketed[at] or _is_cleft(tokens, frame)):
            frame = replace(frame, relative=True)
        if frame:
            frames.append(frame)
    ends = {frame.last for frame in frames}
    frames.extend(frame for frame in colon_frames(tokens, heading=heading) if frame.cue not in ends)
    return tuple(frames)


def _is_cleft(tokens: Sequence[Token], frame: Frame) -> bool:
    """True for "What Roe is doing here is telling a tale"."""
    shared = frame.order == "shared" and frame.source is not None and frame.source.first == 1
    return shared and tokens[0].low == "what"


def _bracketed(tokens: Sequence[Token]) -> list[bool]:
    """Which tokens stand in round brackets inside a sentence; one that is all in brackets has none."""
    inside: list[bool] = []
    depth = 0
    for at, token in enumerate(tokens):
        depth = max(0, depth + (token.low == "(" and at > 0) - (token.low == ")"))
        inside.append(depth > 0)
    return inside


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
    if verb.lemma == "inform" and at + 1 < len(tokens) and tokens[at + 1].low in PREPOSITIONS | {",", "."}:
        return False  # "fluid and informed on"
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
    agrees = subject is None or _agrees(tokens, subject, at, verb)
    if not agrees and verb.form != "ing":
        return None
    if subject and agrees and _is_predicate(tokens, subject, verb):
        return None
    if subject and agrees:
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
    to = left > 0 and tokens[left].low == "to"
    deed = not (to and _is_no_deed(tokens, left - 1, verb))
    if deed and (verb.form == "ing" or (left >= 0 and tokens[left].low in _JOINTS | {"to"})):
        shared = _shared_subject(tokens, at, frames)
        return Frame(source=shared, first=at, last=at + 1, cue=at, verb=verb, order="shared", negated=negated)
    return None


def _is_no_deed(tokens: Sequence[Token], at: int, verb: VerbForm) -> bool:
    """True for "seems to feel", "wants to paint", "was pressed to answer": nobody says that it was said."""
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    mind = low in _SEEMS and verb.lemma in _OF_MIND
    will = low in ATTITUDES and verb.strength != "saying"
    return mind or will or (before in _BE and (low.endswith("ed") or low in ("made", "told")))


def _cannot_say(tokens: Sequence[Token], at: int) -> bool:
    """True for "could not say whether", "would not say yet how": that it is open is what was said."""
    modal = any(token.low in UNABLE for token in tokens[max(0, at - 3) : at])
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
    if low in (",", ")") or low in DASHES:
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
    verb = low in VERBS and not (source.first > 1 and tokens[source.first - 2].low in DETERMINERS)
    if low in NO_NOUNS or verb or is_adverb(before):
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
        tokens[left].quotation >= 0 or tokens[left].low in (",", "as") or tokens[left].low in DASHES
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
