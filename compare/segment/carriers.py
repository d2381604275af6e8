"""Carriers: which frame of a sentence carries a quotation, and which the words outside quotation marks.

Goes in: the tokens and frames of a sentence. Comes out: one of its frames, or none. Not done here: who is
meant by it (`compare.segment.persons`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.segment.contents import content_clause
from compare.segment.cues import (
    ADVERBS,
    CONNECTIVES,
    DASHES,
    GLOSSES,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    TOPIC_VERBS,
    VERBS,
)
from compare.segment.frames import Frame, is_verb
from compare.segment.tokens import Token, is_adverb
from compare.segment.verbless import is_that

__all__ = ["is_answer", "main_frame", "names_topic_only", "outer_frame", "quotation_frame"]

_ASKED_OF = frozenset(["whether", "where", "how", "why", "who", "what", "when", "if"])
_ANSWER = re.compile(r"[A-Z][\w’'-]*[,.!?…]")
_OPENING = CONNECTIVES | ADVERBS | {","}
_NO_FRAME_BETWEEN = frozenset(["and", "but", "as", "while", "that", "which", "of", "when", "where"])
_RELATIVES = frozenset(["what", "which", "whom", "who", "where", "whose", "that"])
_LINKS = frozenset([",", "it", "him", "her", "them", "as", "back", "on", "out", "aloud", "loudly"])
_OF_PHRASE = 9  # words in which a phrase such as "of the old harbour" ends
_OPENERS = frozenset(["when", "while", "after", "before", "although", "though", "as", "if", "since"])


def main_frame(tokens: Sequence[Token], frames: Sequence[Frame]) -> Frame | None:
    """The frame of what a sentence says outside quotation marks; ``None`` where nothing is reported.

    The first frame outside relative clauses; one in a clause that opens the sentence ("When Roe said …, the
    mayor replied") gives way to a later one, and any to one that closes the sentence ("The minister had told
    her to wait, Roe said").
    """
    usable = [
        frame
        for frame in frames
        if not frame.relative and frame.source and _reports(tokens, frame) and _governs(tokens, frame)
    ]
    if not usable:  # "Roe's claim that crime has fallen was disputed"
        return next((frame for frame in frames if frame.source and content_clause(tokens, frame)), None)
    usable = [frame for frame in usable if not frame.negated] or usable
    usable = [frame for frame in usable if not _is_bare(tokens, frame)] or usable
    main = [frame for frame in usable if not _is_subordinate(tokens, frame)]
    usable = main or [frame for frame in usable if frame.verb and frame.verb.strength == "saying"]
    opening = next((token.low for token in tokens if not is_adverb(token)), "")
    if usable and opening in _OPENERS:
        comma = next((at for at, token in enumerate(tokens) if token.low == ","), len(tokens))
        later = [frame for frame in usable if frame.cue > comma]
        usable = later if later or opening == "if" else usable
    closing = next((frame for frame in usable[1:] if _closes(tokens, frame)), None)
    return closing or next(iter(usable), None)


def _closes(tokens: Sequence[Token], frame: Frame) -> bool:
    """True for ", Roe said" at the end of a sentence whose other words stand outside quotation marks."""
    if frame.order not in ("before", "inverted") or frame.verb is None or frame.verb.strength != "saying":
        return False
    if frame.verb.form not in ("past", "s"):
        return False  # "she might add"
    behind = [token for token in tokens[frame.last :] if token.low.isalnum()]
    quoted = any(token.quotation >= 0 for token in tokens)
    return not behind and not quoted and frame.first > 0 and tokens[frame.first - 1].low == ","


def _is_subordinate(tokens: Sequence[Token], frame: Frame) -> bool:
    """True if "when", "after", "even as" … stands before the subject of a frame."""
    at = frame.source.first - 1 if frame.source and frame.order == "before" else -1
    while at >= 0 and is_adverb(tokens[at]):
        at -= 1
    return at >= 0 and tokens[at].low in _OPENERS


def _reports(tokens: Sequence[Token], frame: Frame) -> bool:
    """True if a verb reports by itself, or has a quotation, "that" or a colon beside it."""
    if frame.order == "colon":
        return True
    if frame.verb is None or frame.verb.strength != "weak" or frame.verb.lemma in PARTICLES:
        return True
    before = tokens[max(0, frame.first - 2) : frame.first]
    if any(token.quotation >= 0 for token in before):
        return True
    for token in tokens[frame.last : frame.last + 4]:
        if token.quotation >= 0 or token.low in ("that", ":"):
            return True
        if token.low not in _LINKS:
            return False
    return False


def _is_bare(tokens: Sequence[Token], frame: Frame) -> bool:
    """True for "But Roe countered and won", "Roe apologised": nothing says what was said."""
    if frame.order != "before" or any(token.quotation >= 0 for token in tokens):
        return False
    if not all(token.low in _OPENING for token in tokens[: frame.first]):
        return False
    after = [token.low for token in tokens[frame.last :] if not is_adverb(token)]
    return not after or after[0] in ("and", "but", ".", "!")


def _governs(tokens: Sequence[Token], frame: Frame) -> bool:
    """A noun frame reports only as the subject of a reporting verb ("his remarks suggested")."""
    if frame.order != "noun":
        return True
    before = tokens[frame.first - 1].low if frame.first else ""
    if before in PREPOSITIONS or frame.last >= len(tokens):
        return False
    if is_that(tokens, frame.last):
        return True
    of_phrase = tokens[frame.last].low in ("of", "on", "about", "for", "to")
    for at in range(frame.last, min(len(tokens), frame.last + (_OF_PHRASE if of_phrase else 1))):
        verb = VERBS.get(tokens[at].low) if tokens[at].quotation < 0 else None
        if tokens[at].low in PRONOUNS | _RELATIVES:
            return False
        if verb and verb.form in ("past", "s") and is_verb(tokens, at, verb):
            return verb.strength != "weak" or verb.lemma in PARTICLES
    return False


def quotation_frame(tokens: Sequence[Token], frames: Sequence[Frame], number: int) -> Frame | None:
    """The frame of a quotation in its sentence: between its parts, after it, or nearest before it."""
    places = [at for at, token in enumerate(tokens) if token.quotation == number]
    first, last = places[0], places[-1]
    usable = [frame for frame in frames if frame.source or frame.order == "shared"]
    between = [frame for frame in usable if first < frame.cue < last]
    if between:
        return between[0]
    before = _nearest_before(tokens, usable, first)
    after = next((frame for frame in usable if frame.first > last and _follows(tokens, last, frame)), None)
    if before and (not after or _is_tight(tokens, before, first)):
        return before
    return after or _trailing(tokens, usable, last)


def _nearest_before(tokens: Sequence[Token], frames: Sequence[Frame], first: int) -> Frame | None:
    before = [frame for frame in frames if frame.last <= first and _leads(tokens, frame, first)]
    return max(before, key=lambda frame: (frame.cue, frame.last)) if before else None


def _leads(tokens: Sequence[Token], frame: Frame, first: int) -> bool:
    """True if the words after a frame may lead up to a quotation."""
    if frame.order == "colon":
        return frame.last == first or frame.first == 0
    if frame.order == "noun":
        return all(token.low not in ("as", "by") for token in tokens[frame.last : first])
    return _reports(tokens, frame)


def _is_tight(tokens: Sequence[Token], frame: Frame, first: int) -> bool:
    """True if only a comma, a colon or "that" stands between a frame and the quotation."""
    return first - frame.last <= 1 or tokens[first - 1].low in (":", "that")


def _follows(tokens: Sequence[Token], last: int, frame: Frame) -> bool:
    """True if a frame stands right behind a quotation ("…,” he later said")."""
    between = tokens[last + 1 : frame.first]
    plain = frame.order not in ("shared", "noun", "colon") and not frame.relative and len(between) <= 2
    return plain and all(token.quotation < 0 and token.low not in _NO_FRAME_BETWEEN for token in between)


def _trailing(tokens: Sequence[Token], frames: Sequence[Frame], last: int) -> Frame | None:
    """A frame that ends the sentence after a comma: "a point of “resistance”, he added"."""
    for frame in frames:
        if frame.order == "colon" and frame.first > last:  # "We go" – Roe
            return frame
        ends = frame.order in ("before", "inverted", "phrase") and frame.first > last + 1
        apart = ends and tokens[frame.first - 1].low in DASHES | {","}
        enclosed = frame.last < len(tokens) and tokens[frame.last].low == ","
        if apart and (enclosed or len(tokens) - frame.last <= 8):
            return frame
    return None


def is_answer(words: str, tokens: Sequence[Token], frame: Frame, number: int) -> bool:
    """True for one word that is a whole utterance: "No," she said.

    Args:
        words: The quotation.
        tokens: The sentence that its frame stands in.
        frame: The frame that carries it.
        number: The quotation's number.
    """
    if not _ANSWER.fullmatch(words) or frame.order not in ("before", "inverted") or frame.relative:
        return False
    place = next((at for at, token in enumerate(tokens) if token.quotation == number), -1)
    behind = frame.first == place + 1
    before = frame.last < place and all(token.low in (",", ":") for token in tokens[frame.last : place])
    return (behind or before) and frame.verb is not None and frame.verb.strength == "saying"


def outer_frame(tokens: Sequence[Token], frames: Sequence[Frame], main: Frame | None) -> Frame | None:
    """The frame of what stands outside a sentence's quotations; one that only carries a quotation is none.

    Args:
        tokens: A sentence with quotations.
        frames: Its frames.
        main: Its main frame.
    """
    usable = [frame for frame in frames if frame.source and not frame.relative]
    carrying = [frame for frame in usable if _carries(tokens, frame)]
    free = [frame for frame in usable if frame not in carrying and not _is_gloss(frame)]
    if main is None or free:
        return free[0] if main and free else None
    # "a point of “resistance” in the West, she added" : the frame carries the words around the mark, too
    trailing = [frame for frame in carrying if frame.first and tokens[frame.first - 1].quotation < 0]
    return trailing[0] if trailing and main in trailing else None


def _carries(tokens: Sequence[Token], frame: Frame) -> bool:
    """True for a frame that stands right behind a quotation, or right before one."""
    before = tokens[max(0, frame.first - 2) : frame.first]
    after = tokens[frame.last : frame.last + 2]
    ends = frame.order in ("before", "inverted") and any(token.quotation >= 0 for token in before)
    linked = bool(after) and after[0].low in (":", ",", "that") and after[-1].quotation >= 0
    return ends or linked or (bool(after) and after[0].quotation >= 0)


def _is_gloss(frame: Frame) -> bool:
    return frame.order == "shared" and frame.verb is not None and frame.verb.lemma in GLOSSES


def names_topic_only(tokens: Sequence[Token], frames: Sequence[Frame], frame: Frame) -> bool:
    """True for "Roe addressed pressing issues on Monday": a subject is named, and nothing said of it.

    Also for "But Roe countered" and "Roe had this to say:", which name none, and for "Roe sought to …", which
    tells an aim.
    """
    if _is_bare(tokens, frame) or (frame.order == "colon" and frame.last >= len(tokens)):
        return True
    if frame.verb is None or frame.verb.lemma not in TOPIC_VERBS or frame.verb.strength == "saying":
        return False
    quoted = any(token.quotation >= 0 for token in tokens[max(0, frame.first - 2) :])
    if frame.last < len(tokens) and tokens[frame.last].low in _ASKED_OF:
        return False  # "questioned where the money would come from"
    return not quoted and not any(
        other.cue > frame.cue and other.verb and other.verb.strength != "weak" and not other.relative
        for other in frames
    )
