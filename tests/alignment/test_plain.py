"""Claims and passages given as they are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from compare.alignment.plain import _read


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
