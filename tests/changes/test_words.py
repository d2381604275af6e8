"""Where two texts differ in their words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.changes.words import word_changes

words = st.lists(st.sampled_from(["a", "bb", "ccc", "dd,", "“e”"]), max_size=30).map(" ".join)


def test_a_corrected_number_is_one_place_with_words_around_it() -> None:
    """Removed and added words stand between words that both texts have."""
    (hunk,) = word_changes("It cost forty crowns a year.", "It cost fifty crowns a year.")

    assert (hunk.before, hunk.removed, hunk.added, hunk.after) == (
        "It cost",
        "forty",
        "fifty",
        "crowns a year.",
    )


@given(words, words)
def test_what_is_shown_are_slices(earlier: str, later: str) -> None:
    """Every part is a slice of one of the texts, places are those of the later one, and equal texts differ
    nowhere.
    """
    hunks = word_changes(earlier, later)

    assert (earlier.split() == later.split()) == (not hunks)
    for hunk in hunks:
        assert hunk.removed in earlier
        assert hunk.at.slice(later) == hunk.added
        assert hunk.before in later
        assert hunk.after in later
    assert sum(len(hunk.removed.split()) - len(hunk.added.split()) for hunk in hunks) == len(
        earlier.split()
    ) - len(later.split())
