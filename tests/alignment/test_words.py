"""Words as they are compared."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.alignment.canonical import canonical, pieces_of, said_once
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


def _pieces(text: str) -> str:
    return " ".join(pieces_of(text, fold_words(text)).items)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("$1tn", "one trillion dollars"),
        ("94 million", "Ninety-four million"),
        ("1 in 3", "one in three"),
        ("250,000 people", "two hundred and fifty thousand people"),
        ("12.5%", "12.5 per cent"),
        ("a hundred and one", "101"),
        ("€3.5m", "3.5 million euros"),
        ("It's been raining", "It has been raining"),
        ("from, you know, the harbour", "from the harbor"),
        ("the boats [laughter] came", "the boats came"),
        ("OK, e-mail me", "okay email me"),
    ],
)
def test_forms_of_one_thing_are_the_same_pieces(printed: str, said: str) -> None:
    """Numbers of several words, signs, fillers of two words and notes in brackets come to one form."""
    assert _pieces(printed) == _pieces(said)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("five, six", "5 6"),
        ("five and six", "5 and 6"),
        ("nineteen ninety-five", "19 95"),
        ("you know the harbour", "you know the harbor"),
        ("millions of it", "millions of it"),
        ("hundred", "hundred"),
    ],
)
def test_what_only_looks_like_a_number_or_a_filler_stays(text: str, pieces: str) -> None:
    """Numbers are not run together, and "you know" with an object is said, not filled in."""
    assert _pieces(text) == pieces


def test_a_piece_knows_the_words_that_it_comes_from() -> None:
    """A number of four words is one piece from the first to the last of them."""
    text = "some two hundred and fifty boats"
    pieces = pieces_of(text, fold_words(text))

    assert (pieces.items[1], pieces.firsts[1], pieces.lasts[1]) == ("250", 1, 4)


def test_false_starts_are_said_once() -> None:
    """A stretch said twice counts once; what was given up before a dash goes only where the dash stands."""
    again = "we are in a much harder -- we are in a much higher place"
    pieces = pieces_of(again, fold_words(again))

    assert said_once("I was I was late".lower().split()) == ("i", "was", "late")
    assert said_once(pieces.items, pieces.breaks) == ("we", "are", "in", "a", "much", "higher", "place")
    assert said_once(pieces.items) == pieces.items
