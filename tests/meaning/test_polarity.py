"""Negation: what is denied in one text and not in the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.wordlists import word_list
from compare.meaning.polarity import polarity_conflicts, read_polarity, same_polarity


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The bridge was closed.", "The bridge was not closed."),
        ("The bridge wasn't closed.", "The bridge was closed."),
        ("We never closed the bridge.", "We closed the bridge."),
        ("We have plans for the bridge.", "We have no plans for the bridge."),
        ("He denied that the bridge was closed.", "The bridge was closed."),
        ("He admitted the bridge was closed.", "He denied the bridge was closed."),
        ("The council repaired the bridge.", "The council failed to repair the bridge."),
        ("The council will repair it.", "The council refused to repair it."),
        ("The bridge is safe.", "The bridge is unsafe."),
        ("The bridge is safe.", "The bridge is no longer safe."),
        ("The repair is possible.", "The repair is hardly possible."),
        ("We left with the keys.", "We left without the keys."),
    ],
)
def test_a_denial_of_one_side_is_found(claim: str, passage: str) -> None:
    """A negation that only one side has is a conflict, whichever side has it."""
    assert not same_polarity(claim, passage)
    assert not same_polarity(passage, claim)


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("The bridge is not safe.", "The bridge is unsafe."),
        ("He did not deny that the bridge was closed.", "The bridge was closed."),
        ("We did not close the bridge.", "The bridge was not closed by us."),
        ("We closed not only the bridge.", "We closed the bridge and the road."),
        ("The bridge is closed, isn't it?", "The bridge is closed."),
        ("There is no doubt the bridge is closed.", "The bridge is closed."),
        ("The road was not closed, but the bridge was repaired.", "The bridge was repaired."),
        ("No more than 40 boats came.", "40 boats came."),
        ("It is not impossible.", "It is possible."),
        ("The ferry did not sail.", "The bridge was closed."),
    ],
)
def test_equal_polarity_is_no_conflict(claim: str, passage: str) -> None:
    """Two negations cancel, "not only" denies nothing, and a scope ends with its clause."""
    assert same_polarity(claim, passage)
    assert same_polarity(passage, claim)


def test_the_scope_of_a_negation_ends_with_its_clause() -> None:
    """What stands behind "but" is not denied; the subject of a denied clause is neither."""
    read = read_polarity("The road is not closed but the bridge leaks")
    signs = dict(zip(read.words, read.signs, strict=True))
    assert (signs["closed"], signs["leaks"], signs["road"]) == (-1, 1, 0)


def test_given_links_replace_equal_stems() -> None:
    """A caller that knows which words belong together says so."""
    claim, passage = read_polarity("They did not mend it"), read_polarity("They repaired it")
    assert polarity_conflicts(claim, passage) == ()
    [conflict] = polarity_conflicts(claim, passage, {3: 1})
    assert (conflict.side, conflict.claim, conflict.passage) == ("claim", 3, 1)


@given(
    st.lists(
        st.sampled_from(
            word_list("we do not never close the bridge and no road but deny it , . don't unsafe safe")
        )
    )
)
def test_a_text_never_conflicts_with_itself(words: list[str]) -> None:
    """Whatever stands in it, a text denies what it denies."""
    text = " ".join(words)
    read = read_polarity(text)
    assert all(sign in {-1, 0, 1} for sign in read.signs)
    assert polarity_conflicts(read, read) == ()
