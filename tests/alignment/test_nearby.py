"""Reported speech beside the places of the text around it."""

from __future__ import annotations

import pytest

from compare.alignment.claims import align_article
from compare.alignment.encoder import Encoder
from compare.alignment.records import Records, prepare_records
from compare.alignment.verifier import Verifier
from compare.model import Alignment, Article, Claim
from compare.testing import make_article, make_claim, make_transcript

FILLING = [
    "The tide tables are printed every autumn.",
    "Our gulls are as loud as they have ever been.",
    "The lighthouse was painted by pupils of the school.",
    "Two cranes were sold to a yard in the south.",
    "The choir sang on the quay in the rain.",
    "Nobody has counted the herring of this year.",
    "The library keeps the old charts of the bay.",
    "A bell was found under the boathouse.",
]
SAID = [
    "The harbour needs more money for its dredging.",
    *FILLING,
    "I will not be silenced by a committee of pilots.",
    "The harbour needs money for dredging, and it needs it before the winter.",
    *FILLING[::-1],
    "Good night.",
]


@pytest.fixture(scope="module")
def records(encoder: Encoder) -> Records:
    """A record that says one thing twice, far apart."""
    return prepare_records([make_transcript([("Ada Holm", SAID)])], encoder)


def _decide(records: Records, encoder: Encoder, article: Article, *claims: Claim) -> list[Alignment]:
    return [alignment for _, alignment in align_article(article, claims, records, encoder, Verifier.load())]


def _rows(alignment: Alignment, records: Records) -> list[int]:
    return [records.rows[match.passage_id] for match in alignment.passages]


def test_the_rest_of_a_sentence_stands_beside_its_quotation(records: Records, encoder: Encoder) -> None:
    """Of two places that are nearly as likely the one beside the quoted words is taken."""
    report = "the harbour needed more money for its dredging"
    quoted = "I will not be silenced by a committee of pilots"
    article = make_article([("paragraph", f"Holm said {report}, adding: “{quoted}.”")])
    alone = _decide(records, encoder, article, make_claim(article, report, speaker="Ada Holm"))[0]
    together = _decide(
        records,
        encoder,
        article,
        make_claim(article, report, speaker="Ada Holm"),
        make_claim(article, quoted, kind="direct quotation", speaker="Ada Holm"),
    )[0]

    assert _rows(alone, records) == [0]
    assert _rows(together, records) == [10]


def test_a_clearly_better_place_stays(records: Records, encoder: Encoder) -> None:
    """A quotation draws the rest of its sentence from no place that is much likelier."""
    report = "pupils of the school had painted the lighthouse"
    quoted = "Good night"
    article = make_article([("paragraph", f"Holm said {report}, adding: “{quoted}.”")])
    claims = (
        make_claim(article, report, speaker="Ada Holm"),
        make_claim(article, quoted, kind="direct quotation", speaker="Ada Holm"),
    )
    rest, night = _decide(records, encoder, article, *claims)

    assert _rows(night, records) == [19]
    assert SAID[_rows(rest, records)[0]].startswith("The lighthouse")
