"""Measures over ranks, scores and decisions.

Goes in: ranked lists, scores, labels. Comes out: one number each, ``None`` where there is nothing to divide
by. No text is looked at here.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence

import numpy as np

from compare.evaluation.outcome import Value

__all__ = [
    "balanced_accuracy",
    "best_threshold",
    "border_hits",
    "cross_fitted",
    "hit_rate",
    "mean",
    "paired_accuracy",
    "reciprocal_rank",
    "share_reaching",
    "threshold_at_recall",
]


def mean(values: Sequence[float]) -> Value:
    """The mean; ``None`` of nothing."""
    return float(np.mean(values)) if len(values) else None


def hit_rate(ranked: Sequence[Sequence[Hashable]], wanted: Sequence[Collection[Hashable]], k: int) -> Value:
    """Share of the m lists whose first `k` items hold a wanted one, 0–1.

    >>> hit_rate([["a", "b"], ["c", "a"]], [{"b"}, {"b"}], 2)
    0.5
    """
    return mean(
        [float(any(item in right for item in one[:k])) for one, right in zip(ranked, wanted, strict=True)]
    )


def reciprocal_rank(ranked: Sequence[Sequence[Hashable]], wanted: Sequence[Collection[Hashable]]) -> Value:
    """Mean of 1 / rank of the first wanted item, 0 where none is in the list (MRR)."""
    ranks = [
        next((1.0 / place for place, item in enumerate(one, 1) if item in right), 0.0)
        for one, right in zip(ranked, wanted, strict=True)
    ]
    return mean(ranks)


def paired_accuracy(better: Sequence[float], worse: Sequence[float]) -> Value:
    """Share of pairs in which the first score beats the second; a tie counts half."""
    return mean([(a > b) + 0.5 * (a == b) for a, b in zip(better, worse, strict=True)])


def border_hits(found: Sequence[int], key: Sequence[int], *, within: int) -> int:
    """How many borders of a key have one of those found within some places, each taken once.

    Borders on a line are paired best from its beginning on.

    >>> border_hits([9, 12, 30], [10, 11, 40], within=2)
    2
    """
    left = sorted(found)
    hits = 0
    for border in sorted(key):
        while left and left[0] < border - within:
            left.pop(0)
        if left and left[0] <= border + within:
            left.pop(0)
            hits += 1
    return hits


def balanced_accuracy(decided: Sequence[bool], labels: Sequence[bool]) -> Value:
    """Mean of the shares of true and of false items that were decided so; ``None`` if one kind lacks."""
    called, true = np.asarray(decided, bool), np.asarray(labels, bool)
    if not true.any() or true.all():
        return None
    return float((called[true].mean() + (~called[~true]).mean()) / 2)


def best_threshold(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """The threshold with the best balanced accuracy (true at or above it), the lowest of equals.

    Halfway between two neighbouring scores; 0.5 if one kind of label lacks.
    """
    values, true = np.asarray(scores, float), np.asarray(labels, bool)
    if not true.any() or true.all():
        return 0.5
    levels = np.unique(values)
    lower, upper = levels[:-1], levels[1:]
    halfway = (lower + upper) / 2
    # Between two floats that follow each other there is no third one.
    cuts = np.concatenate([levels[:1], np.where(halfway > lower, halfway, upper)])
    above = [((values[true] >= cut).mean() + (values[~true] < cut).mean()) / 2 for cut in cuts]
    return float(cuts[int(np.argmax(above))])


def cross_fitted(scores: Sequence[float], labels: Sequence[bool], groups: Sequence[Hashable]) -> list[bool]:
    """Each item decided by the threshold that is best on the items of all other groups."""
    decided = [False] * len(scores)
    for group in dict.fromkeys(groups):
        others = [place for place, other in enumerate(groups) if other != group]
        cut = best_threshold([scores[i] for i in others], [labels[i] for i in others])
        for place, other in enumerate(groups):
            if other == group:
                decided[place] = scores[place] >= cut
    return decided


def threshold_at_recall(scores: Sequence[float], recall: float) -> float:
    """The highest threshold that at least the share `recall` of the scores reaches.

    >>> threshold_at_recall([0.1, 0.2, 0.3, 0.4], 0.75)
    0.2
    """
    ordered = sorted(scores, reverse=True)
    needed = int(np.ceil(recall * len(ordered) - 1e-9))
    return ordered[max(needed, 1) - 1] if ordered else 0.0


def share_reaching(scores: Sequence[float], threshold: float) -> Value:
    """Share of the scores at or above a threshold."""
    return mean([float(score >= threshold) for score in scores])
