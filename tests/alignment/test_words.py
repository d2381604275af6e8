"""Words as they are compared."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compare.alignment.canonical import canonical
from compare.alignment.words import content_stems, fold, fold_words
from compare.model import Span


def test_words_fold_case_and_apostrophe_and_keep_their_place() -> None:
    """A folded word is the slice of the text at its span, lower case, with a straight apostrophe."""
    text = "Don’t dredge the Old Basin!"
    words = fold_words(text)

    assert words.folded == ("don't", "dredge", "the", "old", "basin")
    assert [fold(span.slice(text)) for span in words.spans] == list(words.folded)


def test_words_of_slices_leave_out_what_lies_between() -> None:
    """Only the words inside the given parts are returned."""
    text = "“We built it,” she said, “and we keep it.”"
    words = fold_words(text, (Span(1, 13), Span(26, 41)))

    assert words.folded == ("we", "built", "it", "and", "we", "keep", "it")


@given(st.text(max_size=200))
def test_words_lie_in_order_and_never_overlap(text: str) -> None:
    """The spans of the words of any text are ordered and disjoint."""
    spans = fold_words(text).spans

    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_content_stems_leave_out_function_words() -> None:
    """What carries content is kept as stems, possessives resolved."""
    assert content_stems(fold_words("The harbours of the city's council").folded) == (
        "harbour",
        "citi",
        "council",
    )


def test_canonical_resolves_contraction_spelling_hyphen_and_filler() -> None:
    """Two spellings of one word are the same sequence; a filler is none."""
    assert canonical("didn't") == ("did", "not")
    assert canonical("labour") == canonical("labor")
    assert canonical("modernise") == canonical("modernize")
    assert canonical("flood-proof") == ("flood", "proof")
    assert canonical("um") == ()
    assert canonical("sixty-five") == canonical("65")
