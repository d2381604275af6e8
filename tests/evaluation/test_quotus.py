"""QUOTUS's rules for quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from compare.evaluation.quotus import TranscriptWords, match

LINES = [
    "The ferry will sail again in the spring of next year.",
    "Nobody in the harbour has been paid since the storm.",
    "We shall mend the northern pier before the first frost.",
]


@pytest.mark.parametrize(
    ("quotation", "lines"),
    [
        ("the ferry will sail again in the spring", {0}),
        ("The ferry shall sail again in spring of next year", {0}),
        ("since the storm. We shall mend the northern pier", {1, 2}),
        ("will sail again in the spring … mend the northern pier before the first frost", {0, 2}),
    ],
)
def test_near_enough_quotations_are_placed(quotation: str, lines: set[int]) -> None:
    """Exact words, a changed word, words of two lines, and segments cut by an ellipsis are found."""
    found = match(quotation, TranscriptWords(LINES))

    assert found is not None
    assert found.lines == lines
    assert found.score >= -0.4


@pytest.mark.parametrize(
    "quotation",
    [
        "sail again in the spring",
        "the ferry will sail again in the spring … mend the pier",
        "the tramway shall stop again in the autumn of next year",
        "",
    ],
)
def test_what_the_rules_give_up_on(quotation: str) -> None:
    """Fewer than six words, a short segment, too few content words, and nothing at all are not placed."""
    assert match(quotation, TranscriptWords(LINES)) is None


words = st.lists(st.sampled_from("abcd"), min_size=1, max_size=6)


@given(words, words)
def test_the_alignment_is_the_nearest_stretch(segment: list[str], line: list[str]) -> None:
    """The score is that of the stretch at the least word edit distance, and the stretch returned has it."""
    score, start, end = TranscriptWords([" ".join(line)]).align(segment)
    stretches = [line[i:j] for i in range(len(line) + 1) for j in range(i, len(line) + 1)]

    assert -score * len(segment) == pytest.approx(
        min(Levenshtein.distance(segment, one) for one in stretches)
    )
    assert -score * len(segment) == pytest.approx(Levenshtein.distance(segment, line[start:end]))


def test_a_transcript_without_words_has_no_place() -> None:
    """Every word of the segment is missing."""
    assert TranscriptWords([]).align(["a", "b"]) == (-1.0, 0, 0)
