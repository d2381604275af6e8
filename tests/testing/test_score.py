from __future__ import annotations

from dataclasses import replace

from compare.model import Alignment, Span
from compare.testing import (
    Planted,
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)
from compare.testing.score import HEADLINE, LaidOut, generated_event, lay_out, score_differences

LINE = "The old bridge carries forty wagons."
RECORD = make_transcript([("Ida Brandt", [LINE, "It was built by hand."])])
FIRST, SECOND = RECORD.passages


def piece(kind: str, text: str, words: str, *, passage: str = FIRST.id, severity: int = 2) -> Planted:
    """A paragraph with the changed words."""
    start = text.index(words)
    return Planted(
        type=kind,
        severity=severity,
        blocks=(("paragraph", text),),
        changed=(Span(start, start + len(words)),),
        passage_ids=(passage,),
    )


NUMBER = piece("number", "“The old bridge carries fifty wagons,” Brandt said.", "fifty")
HARMLESS = piece("verbatim", "“It was built by hand,” Brandt said.", "hand", passage=SECOND.id, severity=0)


def scored(*types: tuple[str, str, str, int]):
    """The tallies of one article with both pieces: differences as type, words, quotation, severity."""
    (laid,) = lay_out([NUMBER, HARMLESS])
    article = make_article([("paragraph", part) for part in laid.text.split("\n\n")], file=laid.file)
    decided: list = []
    for quoted, said in (
        ("The old bridge carries fifty wagons", LINE),
        ("It was built by hand", "It was built by hand."),
    ):
        claim = make_claim(article, quoted, kind="direct quotation", speaker="Ida Brandt")
        alignment: Alignment = make_alignment(claim, RECORD, said)
        found = tuple(
            make_difference(claim, article, RECORD, words, "", kind=kind, severity=severity)
            for kind, words, inside, severity in types
            if inside == quoted
        )
        decided.append((claim, replace(alignment, differences=found)))
    return score_differences(make_comparison([RECORD], [article], decided), [laid])


def test_a_finding_of_the_type_at_the_changed_words_counts() -> None:
    """Recall and precision are 1, the harmless piece stays alone."""
    tallies = scored(("number", "fifty", "The old bridge carries fifty wagons", 2))

    assert (tallies["number"].recall, tallies["number"].precision) == (1.0, 1.0)
    assert tallies["number"].located == 1
    assert tallies["harmless"].found == 0


def test_another_type_or_another_place_does_not_count() -> None:
    """A finding of another type is wrong, one of the type at other words finds nothing."""
    other = scored(("negation", "fifty", "The old bridge carries fifty wagons", 2))
    elsewhere = scored(("number", "The old", "The old bridge carries fifty wagons", 2))

    assert other["number"].recall == 0.0
    assert other["negation"].precision == 0.0
    assert elsewhere["number"].recall == 0.0


def test_a_finding_on_a_harmless_piece_counts_from_severity_1() -> None:
    """A cosmetic difference is no wrong alarm; an edited word is one."""
    cosmetic = scored(("case", "hand", "It was built by hand", 0))
    alarm = scored(("synonym", "hand", "It was built by hand", 1))

    assert cosmetic["harmless"].found == 0
    assert alarm["harmless"].found == 1
    assert alarm["synonym"].precision == 0.0


def test_no_article_reports_a_passage_twice() -> None:
    """Pieces of one passage go into different articles, and a piece that needs it has one for itself."""
    whole = replace(NUMBER, whole=True)
    laid = lay_out([NUMBER, NUMBER, HARMLESS, whole])

    assert [len(one.places) for one in laid] == [2, 1, 1]
    assert all(one.text.startswith(HEADLINE) for one in laid)
    assert all(one.text[start:].startswith(item.text) for one in laid for item, start in one.places)


def test_the_event_holds_every_article() -> None:
    """Each article stands in the event and in its ledger."""
    laid = lay_out([NUMBER, NUMBER])
    event = generated_event(RECORD, laid)

    assert [info.file for info, _ in event.articles] == [one.file for one in laid]
    assert {entry.file for entry in event.ledger} == {one.file for one in laid}


def test_a_place_outside_every_piece_has_none() -> None:
    """The headline belongs to no piece."""
    (laid,) = lay_out([NUMBER])

    assert laid.piece_at(Span(0, 4)) is None
    assert isinstance(laid, LaidOut)
