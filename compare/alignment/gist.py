"""A summary in quotation marks: every phrase is carried somewhere, and no one place carries all.

Goes in: the phrases of a quotation, encoded, and the records. Comes out: the passage of each phrase, or
nothing. A phrase has to be carried as surely as a whole quotation.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.alignment.evidence import Evidence, weigh_all
from compare.alignment.index import RecordIndex
from compare.alignment.propose import Query
from compare.alignment.words import content_stems, fold_words

__all__ = ["gist_of"]

LEAST_STEMS = 2
"""Content stems, names of speakers apart, of each phrase."""

NEAREST = 10
"""How many of the nearest passages are weighed for a phrase."""


def gist_of(
    index: RecordIndex, phrases: Sequence[Query], allowed: NDArray[np.bool_], least: float
) -> tuple[Evidence, ...]:
    """The passage that carries each phrase best, if all are carried.

    Args:
        index: The records, n passages.
        phrases: In the order of the quotation.
        allowed: Shape (n,): passages in which to look.
        least: Score that each phrase must reach, 0–1.

    Returns:
        One value per phrase; none at all if there are fewer than two phrases, or if one of them has too few
        words or is carried nowhere.
    """
    if len(phrases) < 2 or not allowed.any():
        return ()
    found = []
    for phrase in phrases:
        best = _best(index, phrase, allowed)
        if best is None or best.score < least:
            return ()
        found.append(best)
    return tuple(found)


def _best(index: RecordIndex, phrase: Query, allowed: NDArray[np.bool_]) -> Evidence | None:
    if len(set(content_stems(fold_words(phrase.text).folded)) - index.names) < LEAST_STEMS:
        return None
    cosine = np.where(allowed, index.vectors @ phrase.encoded.vector, -1.0)
    order = [int(row) for row in np.argsort(-cosine, kind="stable")[:NEAREST] if allowed[row]]
    weighed = weigh_all(index, phrase, [(row,) for row in order])
    return max(weighed, key=lambda item: (item.score, -item.rows[0]), default=None)
