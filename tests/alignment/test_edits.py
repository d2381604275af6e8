"""Word edits between a quotation and its places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.alignment.edits import aligned_words
from compare.alignment.words import fold_words
from compare.model import Span


def _edits(printed: str, said: str) -> list[tuple[str, str, str]]:
    edits = aligned_words(printed, [Span(0, len(printed))], said, [Span(0, len(said))])
    return [
        (
            edit.kind + (" at a gap" if edit.at_gap else ""),
            " ".join(span.slice(printed) for span in edit.claim_spans),
            " ".join(span.slice(said) for span in edit.passage_spans),
        )
        for edit in edits
        if edit.kind != "equal"
    ]


def test_each_edit_has_its_place_on_both_sides() -> None:
    """A changed word, an added and a dropped one are slices of the two texts."""
    assert _edits("The quay will never shut at noon.", "The quay may shut at about noon.") == [
        ("added", "will", ""),
        ("replaced", "never", "may"),
        ("dropped", "", "about"),
    ]


def test_another_form_of_a_word_is_no_edit() -> None:
    """Number forms, contractions and fillers leave nothing to type."""
    assert (
        _edits(
            "It’ll cost $1.2bn, 40% of it ours.",
            "It will cost, um, 1.2 billion dollars, 40 percent of it ours.",
        )
        == []
    )


def test_words_dropped_at_a_marked_gap_are_dropped_openly() -> None:
    """What stands at the place of three dots is known to be cut openly; what is missing elsewhere is not."""
    assert _edits("We tried … and we failed.", "We really tried all summer and we failed.") == [
        ("dropped", "", "really"),
        ("dropped at a gap", "", "all summer"),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_edits_cover_both_sides_in_order(printed: str, said: str) -> None:
    """Whatever the texts, the spans of each side come in order and are those of its words."""
    edits = aligned_words(printed, [Span(0, len(printed))], said, [Span(0, len(said))])
    for side, text in (("claim_spans", printed), ("passage_spans", said)):
        spans = [span for edit in edits for span in getattr(edit, side)]
        assert spans == sorted(spans, key=lambda span: span.start)
        assert set(spans) <= set(fold_words(text).spans)


def test_a_word_of_two_pieces_may_be_kept_in_part() -> None:
    """With "can" for "can't" the "not" is dropped; its place is the word that holds it."""
    assert _edits("We can sail.", "We can't sail.") == [("dropped", "", "can't")]
