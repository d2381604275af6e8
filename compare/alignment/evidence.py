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

from compare.alignment.index import RecordIndex
from compare.alignment.propose import Proposal, Query
from compare.alignment.words import FUNCTION_WORDS, fold_words, stem
from compare.model import Reason

__all__ = ["COEFFICIENTS", "Evidence", "best_window", "weigh", "windows_around"]

COEFFICIENTS = {"sentence vector": 3.38, "word pieces": 2.17, "words": 2.53}
"""Weights of the measures: a logistic regression on `debate-claims`, grouped by transcript."""

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
        """The measures and what each adds to the log-odds; intercept first; their sum is the score's logit."""
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
    candidates = [weigh(index, query, window) for window in windows_around(turns, order[:TOP])]
    rank = {row: place for place, row in enumerate(order[:TOP])}
    return max(
        (item for item in candidates if item is not None),
        key=lambda item: (
            round(item.support - 0.03 * len(item.rows), 6),
            -min(rank.get(row, TOP) for row in item.rows),
        ),
        default=None,
    )


def weigh(index: RecordIndex, query: Query, rows: Sequence[int]) -> Evidence | None:
    """The evidence of one window for one claim.

    Args:
        index: The records.
        query: The claim, encoded.
        rows: Numbers of the passages of the window.

    Returns:
        The evidence, or ``None`` if the claim or the window has no word pieces.
    """
    pieces = [index.pieces[row].piece_vectors() for row in rows if len(index.pieces[row].ids)]
    if not pieces or not len(query.encoded.ids):
        return None
    measures = (
        ("sentence vector", max(0.0, _window_cosine(index, query, rows))),
        ("word pieces", _soft_share(index, query, np.concatenate(pieces))),
        ("words", exact_share(index, query.text, rows)),
    )
    logit = INTERCEPT + sum(COEFFICIENTS[name] * value for name, value in measures)
    return Evidence(rows=tuple(rows), measures=measures, support=1.0 / (1.0 + exp(-logit)))


def _window_cosine(index: RecordIndex, query: Query, rows: Sequence[int]) -> float:
    """Cosine of the claim with the window: its sentence vectors added up."""
    vector = index.vectors[list(rows)].sum(axis=0)
    length = float(np.linalg.norm(vector))
    return float(query.encoded.vector @ vector) / length if length else 0.0


def _soft_share(index: RecordIndex, query: Query, pieces: np.ndarray) -> float:
    """Weighted mean over the claim's word pieces of the best cosine in the window, 0–1."""
    weights = index.weights_of(query.encoded.ids.tolist())
    if not weights.sum():
        return 0.0
    best = (query.encoded.piece_vectors() @ pieces.T).max(axis=1)
    return float(np.clip((weights * best).sum() / weights.sum(), 0.0, 1.0))


def exact_share(index: RecordIndex, text: str, rows: Sequence[int]) -> float:
    """Share of the claim's content stems, weighted by rarity in the record, that stand in the window; 0–1."""
    stems = [stem(word) for word in fold_words(text).folded if word not in FUNCTION_WORDS]
    if not stems:
        return 0.0
    present = {stem(word) for row in rows for word in fold_words(index.texts[row]).folded}
    weights = [index.word_weight(item) for item in stems]
    return sum(weight for item, weight in zip(stems, weights, strict=True) if item in present) / sum(weights)


def order_of(proposal: Proposal, row: int, allowed: np.ndarray | None = None) -> list[int]:
    """Passages by score for one query, best first, ties in record order; only `allowed` ones if given."""
    scores = proposal.score[row]
    if allowed is not None:
        scores = np.where(allowed, scores, -1.0)
    order = np.argsort(-scores, kind="stable")
    return [int(place) for place in order if scores[place] > 0.0]
