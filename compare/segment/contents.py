"""Contents: the clause that says what somebody's claim, promise or argument is.

Goes in: the tokens of a sentence and a frame whose cue is a noun of speech ("Roe's claim that crime has
fallen was disputed"). Comes out: the tokens of that clause. Not done here: whether such a frame is the one
that counts (`compare.segment.carriers`).
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.segment.cues import AUXILIARIES, FINITE, NEWS_VERBS, PROMISES, VERBS
from compare.segment.frames import Frame
from compare.segment.tokens import Token, is_adverb

__all__ = ["content_clause"]

_RELATIVES = frozenset(["who", "which", "that", "whom", "whose"])
_COORDINATES = frozenset(["and", "or", "but", ";", ","])


def content_clause(tokens: Sequence[Token], frame: Frame) -> range:
    """The tokens of the clause that fills a noun of speech.

    Args:
        tokens: The sentence.
        frame: A frame in it.

    Returns:
        From behind "that" to the verb of the main clause, or from behind "to" ("her promise to …"). Empty for
        a frame of another order, where the clause's end is not sure (it is coordinated, or no verb follows
        it), and in a sentence with a quotation, which stands for itself.
    """
    at = frame.last
    if frame.order != "noun" or at >= len(tokens) or any(token.quotation >= 0 for token in tokens):
        return range(0)
    promised = tokens[at].low == "to" and tokens[frame.cue].low in PROMISES
    if tokens[at].low != "that" and not promised:
        return range(0)
    own = 0 if promised else 1
    verbs = _verbs(tokens, at + 1, own=own)
    end = verbs[own] if len(verbs) > own else at
    while end > at and is_adverb(tokens[end - 1]):
        end -= 1
    sure = not any(token.low in _COORDINATES | _RELATIVES for token in tokens[at + 1 : end])
    return range(at + 1, end) if sure else range(0)


def _verbs(tokens: Sequence[Token], first: int, *, own: int) -> list[int]:
    """Where finite verbs begin; a word in -ed may be a participle, and counts only behind another."""
    found: list[int] = []
    last = -1
    for at in range(first, len(tokens)):
        low = tokens[at].low
        verb = VERBS.get(low)
        known = low in FINITE or low in NEWS_VERBS or (verb is not None and verb.form == "past")
        likely = len(found) >= own and low.endswith("ed") and len(low) > 4
        if not (known or likely):
            continue
        grouped = last >= 0 and all(token.low in AUXILIARIES or is_adverb(token) for token in tokens[last:at])
        if not grouped:
            found.append(at)
        last = at
    return found
