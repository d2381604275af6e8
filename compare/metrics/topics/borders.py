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

STEPS = 14
_HIGHEST = 20.0

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


def cut(rows: _Floats, weights: _Floats, worth: _Floats, most: int) -> tuple[int, ...]:
    """The first passages of the segments but the first, ascending.

    Args:
        rows: Shape (n, m): as `prepare` gives them.
        weights: Shape (n,).
        worth: Shape (n,): what other signs of a border before each passage are worth.
        most: Segments at most, ≥ 1; the search ends at the largest number that is not more.

    Returns:
        At most ``most - 1`` numbers in 1 … n - 1; none for a record of one passage or less.
    """
    if most < 2 or len(rows) < 2 or not weights.any():
        return ()
    costs = _costs(rows, weights)
    unit = weights.sum() / len(rows)
    low, high = 0.0, _HIGHEST
    found: tuple[int, ...] = ()
    for _ in range(STEPS):
        price = (low + high) / 2
        borders = _cheapest(costs, (price - worth) * unit)
        if len(borders) + 1 > most:
            low = price
        else:
            high, found = price, borders
    return found


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


def _cheapest(costs: _Floats, price: _Floats) -> tuple[int, ...]:
    """The borders of the cheapest cut, each passage's price paid where a segment begins with it."""
    n, longest = len(costs) - 1, costs.shape[1]
    best = np.zeros(n + 1)
    back = np.zeros(n + 1, dtype=np.intp)
    paid = np.r_[0.0, price[1:]]
    for end in range(1, n + 1):
        first = max(0, end - longest)
        total = best[first:end] + costs[end, longest - (end - first) :] + paid[first:end]
        at = int(total.argmin())
        best[end], back[end] = total[at], first + at
    borders = []
    at = int(back[n])
    while at > 0:
        borders.append(at)
        at = int(back[at])
    return tuple(reversed(borders))
