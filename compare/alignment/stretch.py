"""Does one contiguous stretch of a record say what a quotation says, in other words.

Goes in: a quotation, encoded, and passages. Comes out: a cosine. A window of passages can hold all the words
of a quotation scattered over three sentences on its theme; a translation has them side by side.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from compare.alignment.index import RecordIndex
from compare.alignment.propose import Query

__all__ = ["CONTIGUOUS", "stretch"]

CONTIGUOUS = 0.65
"""Least cosine of a quotation in other words with the best contiguous stretch of its window. On debate-claims
and news-quotations those that report the very utterance have .72 or more; of those that reach the threshold
of support in the record of another event a quarter has less than .65."""

_LENGTHS = (0.5, 0.75, 1.0, 1.5, 2.0)
_SHORTEST = 3


def stretch(index: RecordIndex, query: Query, rows: Sequence[int]) -> float:
    """Cosine of a text with the stretch of some passages that comes nearest to it.

    Both sides are the mean of their word pieces in context; a stretch has half to twice as many pieces as the
    text.

    Args:
        index: The records.
        query: The text, encoded.
        rows: Numbers of the passages, in order.

    Returns:
        −1–1; 0 where either side has no word pieces.
    """
    pieces = [index.piece_vectors(row) for row in rows if len(index.pieces[row].ids)]
    n_pieces = len(query.encoded.ids)
    if not pieces or not n_pieces:
        return 0.0
    own = query.encoded.piece_vectors().sum(axis=0)
    sums = np.cumsum(np.concatenate(pieces), axis=0, dtype=np.float64)
    sums = np.concatenate([np.zeros((1, sums.shape[1])), sums])
    best = 0.0
    for length in sorted({min(len(sums) - 1, max(_SHORTEST, int(n_pieces * share))) for share in _LENGTHS}):
        found = sums[length:] - sums[:-length]
        norms = np.linalg.norm(found, axis=1) * np.linalg.norm(own)
        best = max(best, float(((found @ own) / np.maximum(norms, 1e-9)).max()))
    return best
