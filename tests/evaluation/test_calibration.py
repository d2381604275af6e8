"""Does a score mean what a probability means."""

from __future__ import annotations

import numpy as np
import pytest

from compare.evaluation.calibration import (
    brier,
    calibrate,
    calibration_error,
    cross_fitted_probabilities,
    ideal_error,
)


def drawn(n: int, sharpen: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities with labels drawn from them; `sharpen` above 1 makes the scores too sure."""
    random = np.random.default_rng(7)
    true = random.uniform(0.05, 0.95, n)
    odds = (true / (1 - true)) ** sharpen
    return odds / (1 + odds), random.random(n) < true


def test_a_perfect_score_has_slope_one() -> None:
    """Labels drawn from the scores give slope 1, intercept 0, a Brier score below that of the base rate."""
    found = calibrate(*drawn(20_000))

    assert found.slope == pytest.approx(1, abs=0.05)
    assert found.intercept == pytest.approx(0, abs=0.05)
    assert found.brier < found.base_brier == pytest.approx(0.25, abs=0.01)
    assert found.error == pytest.approx(found.ideal, abs=0.01)


def test_a_score_too_sure_of_itself_has_a_slope_below_one() -> None:
    """Doubled log-odds give half the slope, and a calibration error above that of chance."""
    found = calibrate(*drawn(20_000, sharpen=2.0))

    assert found.slope == pytest.approx(0.5, abs=0.05)
    assert found.error > 3 * found.ideal


def test_recalibration_by_other_groups_mends_it() -> None:
    """Slope and intercept of the other groups bring a sharpened score back to its Brier score."""
    scores, labels = drawn(4_000, sharpen=2.0)
    groups = [place % 4 for place in range(4_000)]

    mended = cross_fitted_probabilities(list(scores), list(labels), groups)
    assert brier(mended, labels) < brier(scores, labels)
    assert calibrate(mended, labels).slope == pytest.approx(1, abs=0.1)


def test_errors_of_few_items_are_mostly_chance() -> None:
    """A perfect model with few items shows an error, the smaller the more items there are."""
    few, many = np.full(20, 0.5), np.full(2_000, 0.5)

    assert ideal_error(few) > 5 * ideal_error(many) > 0
    assert ideal_error(few) == ideal_error(few)
    assert calibration_error([0.0, 1.0], [0, 1]) == 0


def test_one_kind_of_label_has_no_slope() -> None:
    """Where everything is true nothing can be said of the slope."""
    with pytest.raises(ValueError, match="labels of both kinds"):
        calibrate([0.2, 0.4], [1, 1])
