"""Directions: words of rising and falling."""

from __future__ import annotations

import pytest

from compare.meaning.directions import direction_of


@pytest.mark.parametrize(
    ("word", "way"), [("rises", 1), ("grown", 1), ("lower", -1), ("fewer", -1), ("stays", 0), ("", 0)]
)
def test_a_word_goes_up_down_or_nowhere(word: str, way: int) -> None:
    """+1, −1, and 0 for every other word."""
    assert direction_of(word) == way
