"""Where a record's vocabulary shifts: the cheapest cut into a number of segments.

Goes in: sentence vectors, weights, and what other signs of a border are worth. Comes out: the first passages
of the segments. A segment costs the scatter of its sentences around their mean (Utiyama & Isahara 2001 and
Alemi & Ginsparg 2015 cut texts by the like); the best cut is found exactly, by dynamic programming.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["LONGEST", "cut", "prepare"]

LONGEST = 400
"""Passages of the longest segment; it bounds time and memory for records of thousands of sentences."""

NEIGHBOUR = 0.5
"""How much the sentences beside one count in its vector: a single sentence says little of its topic."""

DIRECTIONS = 50
"""Directions in which the sentences of a record differ most; what is beyond them is noise of the wording."""

_Floats = NDArray[np.float64]


def prepare(vectors: NDArray[np.floating], weights: _Floats) -> _Floats:
    """Sentence vectors smoothed over their neighbours, without what all sentences of the record share.

    Args:
        vectors: Shape (n, d).
        weights: Shape (n,), 0 for what does not count.

    Returns:
        Shape (n, m), m ≤ `DIRECTIONS`, rows of length 1 or 0.
    """
    rows = np.asarray(vectors, np.float64) * weights[:, None]
    smooth = rows.copy()
    smooth[1:] += NEIGHBOUR * rows[:-1]
    smooth[:-1] += NEIGHBOUR * rows[1:]
    unit = _unit(smooth)
    centred = unit - unit.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    return _unit(centred @ directions[:, ::-1][:, :DIRECTIONS])


def _unit(rows: _Floats) -> _Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def cut(rows: _Floats, weights: _Floats, worth: _Floats, n_segments: int) -> tuple[int, ...]:
    """The first passages of the segments but the first, ascending.

    Args:
        rows: Shape (n, m): as `prepare` gives them.
        weights: Shape (n,).
        worth: Shape (n,): what other signs of a border before each passage are worth, in the mean weight.
        n_segments: How many, ≥ 1.

    Returns:
        ``n_segments - 1`` numbers in 1 … n - 1, or as many as there are passages for; none where nothing
        has weight.
    """
    n = len(rows)
    if n < 2 or n_segments < 2 or not weights.any():
        return ()
    return _cheapest(_costs(rows, weights), worth * weights.sum() / n, min(n_segments, n))


def _costs(rows: _Floats, weights: _Floats) -> _Floats:
    """Shape (n + 1, L): the scatter of the segment that ends before j and is L - k passages long.

    Columns count from the earliest start; there is none before the record's first passage: infinite.
    """
    n = len(rows)
    longest = min(LONGEST, n)
    sums = np.vstack([np.zeros(rows.shape[1]), np.cumsum(rows * weights[:, None], axis=0)])
    totals = np.r_[0.0, np.cumsum(weights)]
    squares = np.r_[0.0, np.cumsum(weights * (rows * rows).sum(axis=1))]
    lengths = (sums * sums).sum(axis=1)
    costs = np.full((n + 1, longest), np.inf)
    for end in range(1, n + 1):
        first = max(0, end - longest)
        apart = lengths[end] + lengths[first:end] - 2 * (sums[first:end] @ sums[end])
        within = np.maximum(totals[end] - totals[first:end], 1e-9)
        costs[end, longest - (end - first) :] = squares[end] - squares[first:end] - apart / within
    return costs


def _cheapest(costs: _Floats, worth: _Floats, n_segments: int) -> tuple[int, ...]:
    """The borders of the cheapest cut into a number of segments; what a border is worth is taken off."""
    n, longest = len(costs) - 1, costs.shape[1]
    # best[k, j]: the first j passages in k + 1 segments.
    best = np.full((n_segments, n + 1), np.inf)
    back = np.zeros((n_segments, n + 1), dtype=np.intp)
    for end in range(1, n + 1):
        first = max(0, end - longest)
        last = costs[end, longest - (end - first) :]
        if first == 0:
            best[0, end] = last[0]
        total = best[:-1, first:end] + (last - worth[first:end])
        at = total.argmin(axis=1)
        best[1:, end] = np.take_along_axis(total, at[:, None], axis=1)[:, 0]
        back[1:, end] = first + at
    borders = []
    at = n
    for number in range(n_segments - 1, 0, -1):
        at = int(back[number, at])
        borders.append(at)
    return tuple(reversed(borders))
