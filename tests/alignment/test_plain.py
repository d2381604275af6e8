"""Claims and passages given as they are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from compare.alignment.plain import _read, candidates, support


@pytest.mark.parametrize(
    "text",
    [
        'The signs were painted as meaning "open," "the highest water," and "to ask Ilse," in turn.',
        'She had a note in which the word "pier" stood in tar, then the name of "Jo. Toby 12" in chalk.',
        "The ferry will sail again in the spring.",
    ],
)
def test_no_word_of_a_claim_counts_twice(text: str) -> None:
    """A quotation inside reported speech lies in two claims; its words are compared once, in order."""
    core = _read(text, ()).core

    assert all(one.end <= other.start for one, other in pairwise(core))
    assert core[0].start >= 0
    assert core[-1].end <= len(text)


def test_a_number_and_a_not_take_the_support_away() -> None:
    """The same words carry a claim; with another bound, or with a "not", they do not."""
    tax = support("They will raise taxes.", "We will raise taxes.")

    assert tax > 0.9
    assert support("They will raise taxes.", "We will not raise taxes.") < 0.5
    assert support("The city will build 40 homes.", "We want to build up to 40 homes.") < 0.5
    assert support("", "We will raise taxes.") == 0.0


def test_a_list_of_turns_is_searched_sentence_by_sentence() -> None:
    """A long string is found by one of its sentences, and named once."""
    filler = "The council met on the pier and spoke of boats and nets and of the long winter behind it. " * 3
    turns = [filler, f"{filler}Nobody will lose the old lighthouse.", "Thank you."]

    found = candidates(["The old lighthouse will not be lost."], turns, 3)[0]

    assert found[0][0] == 1
    assert len({place for place, _ in found}) == len(found)
