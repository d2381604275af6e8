"""The findings of a comparison: one per thing that a person can confirm."""

from __future__ import annotations

from dataclasses import replace

from compare.comparison import Comparison
from compare.findings import findings_of
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)

RECORD = make_transcript([("Ada Winter", ["We bought three boats.", "The quay is closed."])])
ARTICLE = make_article(
    [("paragraph", "Winter said they bought four boats. Brown said the quay is closed. A ferry comes.")],
    file="articles/a.txt",
)
OTHER = make_article([("paragraph", "The quay is closed.")], file="articles/b.txt")


def compared(*, other: bool) -> Comparison:
    """A difference, an attribution that differs and a claim not located, alone or beside another article."""
    boats = make_claim(ARTICLE, "they bought four boats", speaker="Ada Winter")
    quay = make_claim(ARTICLE, "the quay is closed", speaker="Brown")
    ferry = make_claim(ARTICLE, "A ferry comes")
    number = make_difference(boats, ARTICLE, RECORD, "four", "three")
    decided = [
        (boats, make_alignment(boats, RECORD, "We bought three boats.", differences=(number,))),
        (quay, make_alignment(quay, RECORD, "The quay is closed.", attribution="differs")),
        (ferry, make_alignment(ferry, RECORD, location="not located")),
    ]
    record = replace(RECORD, doubts=("P002: the label may be wrong.",))
    return make_comparison([record], [OTHER, ARTICLE] if other else [ARTICLE], decided)


def test_each_thing_to_confirm_is_one_finding() -> None:
    """A difference, an attribution that differs, a claim not located and a doubt are one finding each."""
    found = findings_of(compared(other=False))
    assert [finding.kind for finding in found] == [
        "difference",
        "attribution differs",
        "not located",
        "doubt about the record",
    ]
    assert len({finding.id for finding in found}) == 4
    assert found[0].severity == 2
    assert found[2].claim_id is not None
    assert found[3].transcript_id == RECORD.id


def test_words_given_to_another_are_told_once() -> None:
    """The difference that says who spoke them is no second finding beside the attribution that differs."""
    quay = make_claim(ARTICLE, "the quay is closed", speaker="Brown")
    kind = "words explicitly given, by name, to another speaker"
    given = make_difference(quay, ARTICLE, RECORD, "the quay", "The quay", kind=kind)
    alignment = make_alignment(
        quay, RECORD, "The quay is closed.", attribution="differs", differences=(given,)
    )
    found = findings_of(make_comparison([RECORD], [ARTICLE], [(quay, alignment)]))
    assert [finding.kind for finding in found] == ["attribution differs"]


def test_ids_outlast_another_article() -> None:
    """With another article beside it every finding keeps its id."""
    alone = {finding.id for finding in findings_of(compared(other=False))}
    beside = {finding.id for finding in findings_of(compared(other=True))}
    assert alone <= beside


def test_a_doubt_keeps_its_id_where_labels_move() -> None:
    """The label of a passage, which is of one run, is no part of a doubt's id."""
    doubt = findings_of(compared(other=False))[-1]
    passages = tuple(replace(p, label=f"P10{n}") for n, p in enumerate(RECORD.passages, 1))
    moved = replace(RECORD, passages=passages, doubts=("P102: the label may be wrong.",))
    assert findings_of(make_comparison([moved], [ARTICLE]))[-1].id == doubt.id


def test_nothing_differs() -> None:
    """A comparison without claims has no finding."""
    assert findings_of(make_comparison([RECORD], [ARTICLE])) == ()
