"""How sure a share is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.metrics.intervals import wilson


@pytest.mark.parametrize(
    ("part", "whole", "ends"), [(0, 4, (0, 49)), (3, 12, (9, 53)), (0, 12, (0, 24)), (30, 120, (18, 33))]
)
def test_intervals_are_those_of_the_method(part: int, whole: int, ends: tuple[int, int]) -> None:
    """The examples of the method's page."""
    found = wilson(part, whole)

    assert found is not None
    assert tuple(round(100 * end) for end in found) == ends


def test_of_nothing_there_is_no_interval() -> None:
    """Nothing to divide by."""
    assert wilson(0, 0) is None


@given(st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_an_interval_holds_the_share(counts: tuple[int, int]) -> None:
    """The ends lie in 0–1 around the share."""
    part, whole = counts
    found = wilson(part, whole)

    assert found is not None
    assert 0 <= found[0] <= part / whole <= found[1] <= 1
