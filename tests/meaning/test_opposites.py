"""Opposites: by the list, by a denying prefix, by an ending."""

from __future__ import annotations

import pytest

from compare.meaning.opposites import are_opposites


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("old", "new", True),
        ("strengthens", "weakened", True),
        ("fair", "unfair", True),
        ("impossible", "possible", True),
        ("harmless", "harmful", True),
        ("hopeless", "hopeful", True),
        ("town", "city", False),
        ("migration", "immigration", False),
        ("large", "big", False),
        ("able", "table", False),
        ("less", "ful", False),
        ("careless", "fearless", False),
        ("old", "old", False),
    ],
)
def test_opposites_are_told_from_words_that_are_only_near(word: str, other: str, expected: object) -> None:
    """Each way round the same answer; a word is no opposite of itself or of one like it."""
    assert are_opposites(word, other) is expected
    assert are_opposites(other, word) is expected
