"""What people decided, as reports and data files show it: beside the program's values, and as text."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from compare.comparison import Comparison
from compare.findings import findings_of
from compare.report.build import build_view
from compare.report.html import render_html
from compare.report.results import results_dict, results_text
from compare.report.tables import csv_files
from compare.review.apply import review_of
from compare.review.decide import Desk
from compare.review.decisions import Action, Decision
from compare.review.effect import apply_review
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)

HOSTILE = '<script>alert(1)</script> =cmd|" /C calc"!A0 {{ 7*7 }}'


@pytest.fixture
def comparison() -> Comparison:
    """A number that differs and a claim that is not located."""
    record = make_transcript([("Ada Winter", ["We bought three boats.", "The fog came early."])])
    article = make_article([("paragraph", "Winter said they bought four boats. Winter spoke of a mist.")])
    boats = make_claim(article, "they bought four boats", speaker="Ada Winter")
    mist = make_claim(article, "Winter spoke of a mist")
    number = make_difference(boats, article, record, "four", "three")
    return make_comparison(
        [record],
        [article],
        [
            (boats, make_alignment(boats, record, "We bought three boats.", differences=(number,))),
            (mist, make_alignment(mist, record, location="not located")),
        ],
    )


def decide(
    comparison: Comparison, kind: str, *actions: tuple[Action, str], by: str = "Ada"
) -> list[Decision]:
    """Decisions about the finding of a kind."""
    desk = Desk(comparison=comparison, by=by, at=datetime(2031, 9, 5, 12, tzinfo=UTC))
    target = next(one.id for one in findings_of(comparison) if kind in (one.kind, one.type))
    return [desk.decide(target, action, value) for action, value in actions]


def applied(comparison: Comparison, *decisions: Decision) -> Comparison:
    """The comparison with decisions taken in."""
    return apply_review(comparison, review_of(comparison, decisions))


def page(comparison: Comparison) -> str:
    """The report as HTML."""
    return render_html(build_view(comparison))


def test_without_decisions_nothing_changes(comparison: Comparison) -> None:
    """No decision leaves every format as it is, byte for byte, and adds no file."""
    same = applied(comparison)

    assert page(same) == page(comparison)
    assert results_text(same) == results_text(comparison)
    assert csv_files(same) == csv_files(comparison)
    assert "review" not in results_dict(same)
    assert "review.csv" not in csv_files(same)


def test_what_people_set_stands_beside_the_programs_value(comparison: Comparison) -> None:
    """The severity that a person set is shown as that person's, with the program's beside it."""
    given = decide(
        comparison, "number", ("confirm", ""), ("set severity", "1"), ("changes the meaning", "no")
    )
    after = applied(comparison, *given)
    html, results = page(after), results_dict(after)
    claim = next(one for one in results["claims"] if one["differences"])

    assert "“number”: confirmed by Ada (5 September 2031). Severity set to 1 by Ada; the program: 2." in html
    assert "Changes the meaning: no, by Ada." in html
    assert claim["differences"][0]["severity"] == 1
    assert claim["review"]["findings"][0]["program"] == {
        "kind": "difference",
        "type": "number",
        "severity": 2,
    }
    assert "reviewed in part, not for publication" in html
    assert "machine findings, not reviewed" not in html


def test_what_was_rejected_is_kept_in_the_data(comparison: Comparison) -> None:
    """A rejected difference leaves the claim, and stands with its rejection on the card and in the tables."""
    after = applied(comparison, *decide(comparison, "number", ("reject", "")))
    rows = list(csv.DictReader(io.StringIO(csv_files(after)["review.csv"].decode("utf-8-sig"), newline="")))

    assert not any(one["differences"] for one in results_dict(after)["claims"])
    assert "“number”: rejected by Ada (5 September 2031)." in page(after)
    assert [(row["program_type"], row["program_severity"], row["status"]) for row in rows] == [
        ("number", "2", "rejected"),
        ("not located", "", "open"),
    ]


def test_an_open_finding_says_how_many_people_it_wants(comparison: Comparison) -> None:
    """One of two people is shown as open, and two who differ as open with both sides."""
    one = decide(comparison, "not located", ("confirm", ""))
    two = decide(comparison, "not located", ("reject", ""), by="Bo")

    assert "“not located”: open, 1 of 2: Ada confirms." in page(applied(comparison, *one))
    assert "open, because people differ: Ada confirms; Bo rejects." in page(applied(comparison, *one, *two))


def test_a_claim_that_is_no_longer_not_located_does_not_use_the_words(comparison: Comparison) -> None:
    """Where its caveat is gone, the words "not located" are gone, too; the passage is shown as people's."""
    given = [
        decision
        for by in ("Ada", "Bo")
        for decision in decide(comparison, "not located", ("set passage", "P002"), by=by)
    ]
    after = applied(comparison, *given)
    card = page(after).split('class="card"')[2]

    assert "Passage set to P002 by Ada and Bo; the program: no passage." in card
    assert "rejected by Ada and Bo" in card
    assert "not located" not in card.split("</article>")[0].lower()
    assert "support" not in card.split("</article>")[0]


def test_a_hostile_note_is_text(comparison: Comparison) -> None:
    """Markup, formulas and template marks of a note are shown as they are."""
    after = applied(comparison, *decide(comparison, "number", ("note", HOSTILE)))
    html = page(after)

    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; =cmd|" in html
    assert "{{ 7*7 }}" in html
    row = csv_files(applied(comparison, *decide(comparison, "number", ("note", "=1+1"), by="=Bo")))[
        "review.csv"
    ]
    assert b",'=Bo" in row


def test_what_holds_no_longer_is_listed(comparison: Comparison) -> None:
    """A decision about another text stands in the report as void, with the reason."""
    given = decide(comparison, "number", ("confirm", ""))
    after = applied(comparison, replace(given[0], record_sha256="0" * 64))

    assert "1 decision is void. A text has changed since:" in page(after)
    assert results_dict(after)["review"]["void"][0]["reason"] == "The record’s text has changed since."
    assert "machine findings, not reviewed" in page(after)
