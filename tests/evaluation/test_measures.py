"""Measures over ranks, scores and decisions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.evaluation.measures import (
    balanced_accuracy,
    best_threshold,
    cross_fitted,
    hit_rate,
    mean,
    paired_accuracy,
    reciprocal_rank,
    share_reaching,
    threshold_at_recall,
)

scored = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30)


def test_nothing_to_divide_by_is_none() -> None:
    """Of no items, or of one kind of label, there is no figure."""
    assert mean([]) is None
    assert hit_rate([], [], 1) is None
    assert paired_accuracy([], []) is None
    assert balanced_accuracy([True], [True]) is None
    assert share_reaching([], 0.5) is None


def test_ranks_count_where_the_first_wanted_item_stands() -> None:
    """Hit rates look at the first k; the reciprocal rank is 0 where nothing wanted is listed."""
    ranked, wanted = [[1, 2, 3], [4, 5, 6], []], [{2}, {6, 5}, {1}]

    assert hit_rate(ranked, wanted, 1) == 0
    assert hit_rate(ranked, wanted, 2) == pytest.approx(2 / 3)
    assert reciprocal_rank(ranked, wanted) == pytest.approx((1 / 2 + 1 / 2 + 0) / 3)


def test_a_tie_counts_half() -> None:
    """Equal scores are neither right nor wrong."""
    assert paired_accuracy([0.9, 0.5, 0.1], [0.1, 0.5, 0.9]) == 0.5


def test_balanced_accuracy_weighs_both_kinds_alike() -> None:
    """Calling everything true is worth one half, whatever the shares."""
    assert balanced_accuracy([True] * 10, [True] * 9 + [False]) == 0.5
    assert balanced_accuracy([True, True, False, False], [True, False, False, False]) == pytest.approx(5 / 6)


@given(scored)
def test_the_best_threshold_beats_every_other(items: list[tuple[float, bool]]) -> None:
    """No score taken as the threshold gives a better balanced accuracy."""
    scores, labels = [score for score, _ in items], [label for _, label in items]
    cut = best_threshold(scores, labels)

    reached = balanced_accuracy([score >= cut for score in scores], labels)
    for other in scores:
        rival = balanced_accuracy([score >= other for score in scores], labels)
        assert rival is None or (reached is not None and reached >= rival - 1e-9)


def test_a_group_is_decided_by_the_others() -> None:
    """The threshold of a group comes from all other groups: its own labels do not help it."""
    scores, labels, groups = [0.2, 0.8, 0.6, 0.4], [False, True, False, True], ["a", "a", "b", "b"]

    assert cross_fitted(scores, labels, groups) == [False, True, True, False]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40), st.sampled_from([0.1, 0.5, 0.9, 1.0]))
def test_a_threshold_keeps_its_recall(scores: list[float], recall: float) -> None:
    """At least the wanted share reaches the threshold, and a higher score would lose it."""
    cut = threshold_at_recall(scores, recall)
    share = share_reaching(scores, cut)

    assert share is not None
    assert share >= recall - 1e-9
    assert all((share_reaching(scores, other) or 0) < recall - 1e-9 for other in scores if other > cut)
