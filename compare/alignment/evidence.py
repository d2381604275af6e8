"""Do these passages carry this claim: a score in 0–1 from named measures, with what each contributed.

Goes in: a claim and a window of one to three passages. Comes out: `Evidence`. The score is a logistic
combination fitted on claims about debates (docs/alignment.md says on which and how); it is no probability
of anything in another kind of record, and numbers and negations are not its business.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from compare.alignment.index import RecordIndex
from compare.alignment.propose import Proposal, Query
from compare.alignment.words import content_stems, fold_words
from compare.model import Reason

__all__ = ["COEFFICIENTS", "Evidence", "best_window", "order_of", "weigh", "windows_around"]

COEFFICIENTS = {"sentence vector": 3.28, "word pieces": 2.34, "words": 2.48}
"""Weights of the measures: a logistic regression on `debate-claims` (`scripts/fit_support.py`)."""

INTERCEPT = -3.86

WINDOW = 3
"""Longest window, in passages of one turn."""

TOP = 10
"""How many of the best passages windows are built around."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One claim held against one window.

    Attributes:
        rows: Numbers of the passages of the window, in order.
        measures: Name → value in 0–1: cosine with the window, soft share and exact share of weighted words.
        support: 0–1.
    """

    rows: tuple[int, ...]
    measures: tuple[tuple[str, float], ...]
    support: float

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What each measure adds to the log-odds, the intercept first; the sum is the support's logit."""
        parts = [Reason(name="base", value=1.0, weight=INTERCEPT)]
        parts.extend(
            Reason(name=name, value=round(value, 4), weight=round(value * COEFFICIENTS[name], 4))
            for name, value in self.measures
        )
        return tuple(parts)


def windows_around(turns: Sequence[int], rows: Iterable[int]) -> list[tuple[int, ...]]:
    """All windows of one to `WINDOW` passages of one turn that hold one of `rows`; each once, in order."""
    found: dict[tuple[int, ...], None] = {}
    for row in rows:
        for size in range(1, WINDOW + 1):
            for start in range(max(0, row - size + 1), row + 1):
                window = tuple(range(start, start + size))
                if window[-1] < len(turns) and len({turns[place] for place in window}) == 1:
                    found[window] = None
    return list(found)


def best_window(
    index: RecordIndex, query: Query, turns: Sequence[int], order: Sequence[int]
) -> Evidence | None:
    """The window around the best-scored passages that carries the query best.

    Args:
        index: The records, n passages.
        query: The claim.
        turns: Shape (n,): number of each passage's turn.
        order: Passages to look at, best first; only the first `TOP` are used.

    Returns:
        The evidence of the best window; each passage beyond the first has to earn its place. ``None`` where
        there is no passage or the claim has no words.
    """
    rank = {row: place for place, row in enumerate(order[:TOP])}
    found = weigh_all(index, query, windows_around(turns, order[:TOP]))
    return max(
        found,
        key=lambda item: (
            round(item.support - 0.03 * len(item.rows), 6),
            -min(rank.get(row, TOP) for row in item.rows),
        ),
        default=None,
    )


def weigh(index: RecordIndex, query: Query, rows: Sequence[int]) -> Evidence | None:
    """The evidence of one window for one claim; ``None`` if either has no word pieces."""
    return next(iter(weigh_all(index, query, [tuple(rows)])), None)


def weigh_all(index: RecordIndex, query: Query, windows: Sequence[tuple[int, ...]]) -> list[Evidence]:
    """The evidence of several windows for one claim.

    Args:
        index: The records.
        query: The claim, encoded.
        windows: Numbers of the passages of each window.

    Returns:
        One value per window, in order, windows without word pieces left out; none for a claim without.
    """
    if not len(query.encoded.ids):
        return []
    rows = sorted({row for window in windows for row in window if len(index.pieces[row].ids)})
    claim = query.encoded.piece_vectors()
    best = {row: (claim @ index.piece_vectors(row).T).max(axis=1) for row in rows}
    weights = index.weights_of(query.encoded.ids.tolist())
    stems = [item for item in content_stems(fold_words(query.text).folded) if item not in index.names]
    stem_weights = [(item, index.word_weight(item)) for item in stems]
    found = []
    for window in windows:
        held = [best[row] for row in window if row in best]
        if held:
            measures = (
                ("sentence vector", max(0.0, _window_cosine(index, query, window))),
                ("word pieces", _weighted_mean(np.max(held, axis=0), weights)),
                ("words", _exact_share(index, stem_weights, window)),
            )
            found.append(_evidence(window, measures))
    return found


def _evidence(rows: tuple[int, ...], measures: tuple[tuple[str, float], ...]) -> Evidence:
    logit = INTERCEPT + sum(COEFFICIENTS[name] * value for name, value in measures)
    return Evidence(rows=rows, measures=measures, support=1.0 / (1.0 + exp(-logit)))


def _window_cosine(index: RecordIndex, query: Query, rows: Sequence[int]) -> float:
    """Cosine of the claim with the window: its sentence vectors added up."""
    vector = index.vectors[list(rows)].sum(axis=0)
    length = float(np.linalg.norm(vector))
    return float(query.encoded.vector @ vector) / length if length else 0.0


def _weighted_mean(values: NDArray[np.float32], weights: NDArray[np.float32]) -> float:
    """Weighted mean, kept in 0–1; 0 where nothing weighs anything."""
    total = float(weights.sum())
    return float(np.clip(float(weights @ values) / total, 0.0, 1.0)) if total else 0.0


def _exact_share(index: RecordIndex, stems: Sequence[tuple[str, float]], rows: Sequence[int]) -> float:
    """Share of the claim's content stems, weighted by rarity in the record, that stand in the window; 0–1."""
    total = sum(weight for _, weight in stems)
    if not total:
        return 0.0
    return sum(weight for item, weight in stems if any(item in index.stems[row] for row in rows)) / total


def order_of(proposal: Proposal, row: int, allowed: np.ndarray | None = None) -> list[int]:
    """Passages by score for one query, best first, ties in record order; only `allowed` ones if given."""
    scores = proposal.score[row]
    if allowed is not None:
        scores = np.where(allowed, scores, -1.0)
    order = np.argsort(-scores, kind="stable")
    return [int(place) for place in order if scores[place] > 0.0]
