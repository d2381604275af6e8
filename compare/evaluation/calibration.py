"""Does a score mean what a probability means: logistic recalibration, Brier score, calibration error.

Goes in: scores in 0–1 and what is the case. Comes out: the figures that say how far the one can be read as
the probability of the other. Nothing is decided by them.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "Calibration",
    "brier",
    "calibrate",
    "calibration_error",
    "cross_fitted_probabilities",
    "ideal_error",
]

BINS = 10
"""Bins of equal size for the calibration error."""

DRAWS = 500
"""How many times the perfectly calibrated model is drawn."""

_EDGE = 1e-4
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How a score reads as a probability.

    Attributes:
        slope: Of the logistic recalibration logit P(y) = a + b · logit(score) (Cox 1958); 1 is right, below 1
            the score is too sure of itself, above 1 not sure enough.
        intercept: Its a; 0 is right.
        brier: Mean of (score − y)², lower is better (Brier 1950).
        base_brier: The same for the base rate as everybody's score.
        error: Expected calibration error over bins of equal size, 0–1 (Naeini, Cooper & Hauskrecht 2015).
        ideal: Mean error of a perfectly calibrated model with the same scores: what chance alone gives.
        n: Items.
    """

    slope: float
    intercept: float
    brier: float
    base_brier: float
    error: float
    ideal: float
    n: int


def calibrate(scores: ArrayLike, labels: ArrayLike, *, seed: int = 0) -> Calibration:
    """All figures for scores in 0–1, shape (n,), and labels, shape (n,); both kinds of label must be there.

    Raises:
        ValueError: If one kind of label lacks: there is no slope.
    """
    values, true = np.asarray(scores, float), np.asarray(labels, float)
    slope, intercept = _recalibration(values, true)
    return Calibration(
        slope=slope,
        intercept=intercept,
        brier=brier(values, true),
        base_brier=brier(np.full(len(true), true.mean()), true),
        error=calibration_error(values, true),
        ideal=ideal_error(values, seed=seed),
        n=len(true),
    )


def brier(scores: ArrayLike, labels: ArrayLike) -> float:
    """Mean squared distance of score and label, 0–1, lower is better."""
    return float(np.mean((np.asarray(scores, float) - np.asarray(labels, float)) ** 2))


def calibration_error(scores: ArrayLike, labels: ArrayLike) -> float:
    """Mean over items of the distance between their bin's mean score and its share of true labels."""
    values, true = np.asarray(scores, float), np.asarray(labels, float)
    order = np.argsort(values, kind="stable")
    bins = [part for part in np.array_split(order, min(BINS, len(order))) if len(part)]
    return float(sum(abs(values[part].sum() - true[part].sum()) for part in bins) / len(values))


def ideal_error(scores: ArrayLike, *, seed: int = 0) -> float:
    """Mean calibration error of labels drawn with exactly these probabilities."""
    values = np.asarray(scores, float)
    random = np.random.default_rng(seed)
    drawn = random.random((DRAWS, len(values))) < values
    return float(np.mean([calibration_error(values, one) for one in drawn]))


def cross_fitted_probabilities(
    scores: Sequence[float], labels: Sequence[bool], groups: Sequence[Hashable]
) -> _Floats:
    """Shape (n,): scores recalibrated by the slope and intercept of all other groups."""
    values, true = np.asarray(scores, float), np.asarray(labels, float)
    keys = np.array([str(group) for group in groups])
    result = np.empty(len(values))
    for key in np.unique(keys):
        slope, intercept = _recalibration(values[keys != key], true[keys != key])
        result[keys == key] = 1 / (1 + np.exp(-(intercept + slope * _logit(values[keys == key]))))
    return result


def _logit(values: _Floats) -> _Floats:
    kept = np.clip(values, _EDGE, 1 - _EDGE)
    return np.asarray(np.log(kept / (1 - kept)))


def _recalibration(values: _Floats, true: _Floats) -> tuple[float, float]:
    """Slope and intercept by maximum likelihood."""
    from sklearn.linear_model import LogisticRegression

    if len(np.unique(true)) < 2:
        raise ValueError("a slope needs labels of both kinds")
    model = LogisticRegression(C=1e6).fit(_logit(values)[:, None], true)
    return float(model.coef_[0, 0]), float(model.intercept_[0])
