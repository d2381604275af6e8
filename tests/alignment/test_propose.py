"""Proposal scores and the pull of neighbours."""

from __future__ import annotations

import numpy as np

from compare.alignment.encoder import Encoder
from compare.alignment.index import build_index
from compare.alignment.propose import Query, propose, pull

RECORD = [
    "The barrier will be two hundred metres long.",
    "We start dredging in the spring, when the ice has gone.",
    "Ferries run until midnight from June.",
    "I keep bees on the roof of the customs house.",
    "Nobody will be moved out of the fishermen's quarter.",
    "Thank you.",
]


def _queries(encoder: Encoder, texts: list[str], group: str | None = "a") -> list[Query]:
    encoded = encoder.encode_full(texts)
    return [
        Query(text=text, encoded=item, group=group, position=place)
        for place, (text, item) in enumerate(zip(texts, encoded, strict=True))
    ]


def test_proposal_finds_a_paraphrase_first(encoder: Encoder) -> None:
    """A claim in other words scores best on the passage that it paraphrases."""
    index = build_index(RECORD, encoder.encode_full(RECORD))
    proposal = propose(
        index, _queries(encoder, ["She has beehives on top of the old customs building."], None)
    )

    assert int(proposal.score[0].argmax()) == 3


def test_proposal_is_empty_where_there_is_nothing_to_compare(encoder: Encoder) -> None:
    """No claims or no passages give matrices without cells."""
    index = build_index([], [])

    assert propose(index, []).score.shape == (0, 0)
    assert propose(index, _queries(encoder, ["Anything at all."])).score.shape == (1, 0)


def test_passages_without_content_are_never_proposed(encoder: Encoder) -> None:
    """A courtesy made of function words has score 0 for every claim."""
    record = [*RECORD, "And so we will."]
    index = build_index(record, encoder.encode_full(record))
    proposal = propose(index, _queries(encoder, ["And so we will dredge."], None))

    assert proposal.own[0, 6] == 0.0


def test_neighbours_pull_towards_the_place_where_they_stand() -> None:
    """A query that fits two places gains where its neighbour lies; one alone gains nothing."""
    own = np.zeros((3, 40), np.float32)
    own[0, [5, 30]] = 1.0
    own[1, 7] = 1.0
    own[2, [5, 30]] = 1.0
    blank = Encoder.load()._empty()
    queries = [
        Query(text="a", encoded=blank, group="x", position=0),
        Query(text="b", encoded=blank, group="x", position=1),
        Query(text="c", encoded=blank, group=None),
    ]
    gained = pull(own, queries)

    assert gained[0, 5] > gained[0, 30]
    assert not gained[2].any()


def test_articles_do_not_influence_one_another(encoder: Encoder) -> None:
    """The scores of a group are the same whatever other groups are asked beside it."""
    index = build_index(RECORD, encoder.encode_full(RECORD))
    first = _queries(encoder, ["The barrier is 200 metres long.", "Dredging begins in spring."], "a")
    second = _queries(encoder, ["Ferries will go until twelve.", "Nobody has to leave."], "b")

    together = propose(index, [*first, *second]).score
    np.testing.assert_array_equal(together[:2], propose(index, first).score)
