"""Qualifiers: what makes a statement weaker, stronger, narrower or conditional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.meaning.modality import read_qualifiers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We may close it", [("may", "likelihood")]),
        ("We'll close it", [("will", "likelihood")]),
        ("We couldn't close it", [("could", "likelihood")]),
        ("He must go", [("must", "obligation")]),
        ("Almost everyone came", [("almost everyone", "quantifier")]),
        ("We hope to close it", [("hope to", "intention")]),
        ("Not only the bridge", [("not only", "restriction")]),
        ("It closes if it rains", [("if", "condition")]),
        ("in May, after all", []),
        ("the will of the people", []),
    ],
)
def test_qualifiers_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    """Each expression of the lists, the longest that fits, and not the words that only look like one."""
    assert [(item.form, item.family) for item in read_qualifiers(text)] == expected


def test_a_family_has_an_order() -> None:
    """May < likely < will, some < most < all, should < must."""
    for texts in (
        ("may", "likely", "will", "certainly"),
        ("some", "many", "most", "all"),
        ("should", "must"),
    ):
        strengths = [read_qualifiers(text)[0].strength for text in texts]
        assert strengths == sorted(set(strengths))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """No text breaks the reader; places are in order and inside the text."""
    found = read_qualifiers(text)
    assert all(0 <= item.span.start < item.span.end <= len(text) for item in found)
    assert [item.span for item in found] == sorted(item.span for item in found)
