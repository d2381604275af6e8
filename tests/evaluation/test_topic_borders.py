"""How borders between topics are held against a key."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compare.evaluation.measures import border_hits
from compare.evaluation.sets.topic_borders import sentence_numbers, uniform
from compare.testing import make_transcript

BORDERS = st.lists(st.integers(1, 60), max_size=12, unique=True)


def test_passages_are_placed_in_another_cut_of_the_same_text() -> None:
    """A header of the key is passed over, and a sentence that is cut in two places both of its parts."""
    record = make_transcript(
        [("Ada", ["We begin with the mill tonight.", "It is old.", "The weir came later than that."])]
    )
    key = [
        "A page and its header",
        "We begin with the mill tonight. It is old.",
        "The weir came later than that.",
    ]

    assert sentence_numbers(record.passages, key) == [1, 1, 2]


def test_a_border_is_hit_once_and_within_its_distance() -> None:
    """Two borders near one of the key are one hit; what is further off is none."""
    assert border_hits([10, 11], [10], within=2) == 1
    assert border_hits([13], [10], within=2) == 0
    assert border_hits([8, 12], [10, 12], within=2) == 2
    assert border_hits([], [10], within=2) == 0


@given(found=BORDERS, key=BORDERS)
def test_hits_are_the_same_both_ways_and_no_more_than_there_are(found: list[int], key: list[int]) -> None:
    """Pairing is symmetric, whole for a key against itself, and never more than the shorter list."""
    hits = border_hits(found, key, within=2)

    assert hits == border_hits(key, found, within=2)
    assert hits <= min(len(found), len(key))
    assert border_hits(key, key, within=2) == len(key)


@given(n=st.integers(1, 200), k=st.integers(1, 40))
def test_equal_segments_differ_by_one_passage_at_most(n: int, k: int) -> None:
    """The baseline has k segments of nearly equal length."""
    edges = [0, *uniform(n, k), n]
    lengths = [high - low for low, high in pairwise(edges)]

    assert len(lengths) == k
    assert max(lengths) - min(lengths) <= 1
