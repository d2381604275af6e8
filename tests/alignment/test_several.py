"""Reported speech that two places far apart carry about as well."""

from __future__ import annotations

import pytest

from compare.alignment.claims import align_article
from compare.alignment.encoder import Encoder
from compare.alignment.records import prepare_records
from compare.alignment.verifier import Verifier
from compare.model import Alignment
from compare.testing import make_article, make_claim, make_transcript

FILLING = [
    "The tide tables are printed every autumn.",
    "Our gulls are as loud as they have ever been.",
    "The lighthouse was painted by pupils of the school.",
    "Two cranes were sold to a yard in the south.",
    "The choir sang on the quay in the rain.",
    "Nobody has counted the herring of this year.",
    "The library keeps the old charts of the bay.",
]
FIRST = "We want the pilots to be paid better than they are."
SECOND = "Pilots should be paid better, and we want that."


def _report(encoder: Encoder, said: list[str]) -> tuple[Alignment, list[str]]:
    """One report decided against a record, and the words of its places."""
    report = "better wages for harbour pilots were demanded"
    records = prepare_records([make_transcript([("Ada Holm", said)])], encoder)
    article = make_article([("paragraph", f"Holm said {report}.")])
    claim = make_claim(article, report, speaker="Ada Holm")
    [(_, alignment)] = align_article(article, [claim], records, encoder, Verifier.load())
    places = alignment.alternatives or (tuple(match.passage_id for match in alignment.passages),)
    return alignment, [said[records.rows[place[0]]] for place in places]


def test_two_places_far_apart_are_both_listed(encoder: Encoder) -> None:
    """Where nothing tells two places apart, the report fits both, and neither is counted as passed on."""
    alignment, places = _report(encoder, [FIRST, *FILLING, SECOND])

    assert (alignment.location, alignment.passages, alignment.attribution) == (
        "ambiguous",
        (),
        "undetermined",
    )
    assert sorted(places) == sorted([FIRST, SECOND])


@pytest.mark.parametrize("said", [[FIRST, *FILLING], [FIRST, *FILLING[:2], SECOND, *FILLING[2:]]])
def test_one_place_is_one_place(encoder: Encoder, said: list[str]) -> None:
    """What is said once, or again within a few sentences, is located."""
    alignment, places = _report(encoder, said)

    assert alignment.location == "located"
    assert places[0] in (FIRST, SECOND)
