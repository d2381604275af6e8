"""Which way a number goes: up or down.

Goes in: a folded word. Comes out: +1, −1 or 0. A short list, written for this, of the verbs of change and the
comparatives of amounts that reports on markets use; the idea of naming trends by such words is Lavrenko et
al.'s (2000). "More than" and "up to" are bounds; that is for the caller to know.
"""

from __future__ import annotations

from compare.ingest.wordlists import word_set

__all__ = ["direction_of"]

_UP = word_set(
    "up more higher rise rises rose risen rising increase increases increased increasing grow grows grew"
    " grown growing climb climbs climbed climbing raise raises raised raising"
)
_DOWN = word_set(
    "down fewer less lower lowers lowered lowering fall falls fell fallen falling decrease decreases"
    " decreased decreasing decline declines declined declining drop drops dropped dropping shrink shrinks"
    " shrank shrunk shrinking reduce reduces reduced reducing"
)


def direction_of(word: str) -> int:
    """+1 for a word of rising, −1 for one of falling, 0 for any other.

    Example:
        >>> [direction_of(word) for word in ("rose", "fewer", "stood")]
        [1, -1, 0]
    """
    return (word in _UP) - (word in _DOWN)
