"""Sketches of texts: a text is told again, and another is not taken for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.segment.sketch import SIZE, hashes_of, is_sketch_of, sketch_of

WORDS = " ".join(f"word{number} stands" for number in range(200))
OTHER = " ".join(f"word{number} falls" for number in range(200))


def test_a_text_is_told_again_in_other_layout_and_surroundings() -> None:
    """Case, punctuation, what stands around it and a small part that is missing do not hide it."""
    lines = ",\n".join(WORDS.upper().split())
    shown = f"MENU\n{OTHER}\n{lines}!\nFooter"
    cut = " ".join(WORDS.split()[20:])

    assert is_sketch_of(sketch_of(WORDS), hashes_of(shown))
    assert is_sketch_of(sketch_of(WORDS), hashes_of(cut))


def test_another_text_with_many_of_its_words_is_another() -> None:
    """The same words in another order are no sign."""
    assert not is_sketch_of(sketch_of(WORDS), hashes_of(OTHER))


def test_a_short_text_has_no_sketch_and_matches_nothing() -> None:
    """What is shorter than a sketch could be told by chance."""
    assert sketch_of("Good evening, and welcome to all of you who came tonight.") == ()
    assert not is_sketch_of((), hashes_of(WORDS))


@given(st.text(max_size=400))
def test_a_sketch_is_hashes_and_no_words(text: str) -> None:
    """Of any text: in order, each once, no longer than its size, twelve hexadecimal signs each."""
    sketch = sketch_of(text + WORDS)

    assert sketch == tuple(sorted(set(sketch)))
    assert len(sketch) == SIZE
    assert all(len(one) == 12 and int(one, 16) >= 0 for one in sketch)
