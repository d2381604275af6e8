"""What a report says of the reading: ledger, health, omission, confirmation."""

from __future__ import annotations

import html
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from compare.comparison import Comparison
from compare.model import Confirmation, HealthNote
from compare.report.build import build_view
from compare.report.html import render_html
from compare.report.reading import confirmation_sentence, health_lines
from compare.report.results import results_dict

sys.path.insert(0, str(Path(__file__).resolve().parent))

from wording_rules import faults_of_page

CUT = HealthNote(code="ends-open", text="The text ends in the middle: “and of”.", incomplete=True)
MARKED = HealthNote(code="opinion", text="This is marked as an opinion piece.")


def with_notes(comparison: Comparison, *notes: HealthNote, **stated: str) -> Comparison:
    """The comparison with notes on its first article."""
    first, *others = comparison.articles
    info = replace(first.info, **stated)  # type: ignore[arg-type]
    return replace(comparison, articles=(replace(first, info=info, health=notes), *others))


def test_health_stands_beside_the_article(sample: Comparison) -> None:
    """In the report and in the results, in the words of the note."""
    comparison = with_notes(sample, CUT, MARKED)
    page = render_html(build_view(comparison))
    articles = {article["id"]: article for article in results_dict(comparison)["articles"]}
    found = articles[sample.articles[0].id]

    assert CUT.text in page
    assert MARKED.text in page
    assert [note["code"] for note in found["health"]] == ["ends-open", "opinion"]
    assert found["omission_assessed"] is False


def test_a_doubt_about_an_article_says_what_not_located_means(sample: Comparison) -> None:
    """That none of its claims was located stands nowhere without the caveat: on the page, in the results."""
    first, *others = sample.articles
    doubted = replace(
        first, doubts=("None of its 4 checkable claims was located: does it report this event?",)
    )
    comparison = replace(sample, articles=(doubted, *others))
    page = render_html(build_view(comparison))
    articles = {article["id"]: article for article in results_dict(comparison)["articles"]}
    (told,) = articles[first.id]["doubts"]

    assert told.startswith(doubted.doubts[0])
    assert "another source" in told
    assert html.escape(told, quote=False) in page
    assert faults_of_page(page) == []


def test_omission_is_not_assessed_for_an_incomplete_article(sample: Comparison) -> None:
    """Nothing is listed as reported by others and missing in it; the other articles are as they were."""
    before = build_view(sample).outlets
    after = build_view(with_notes(sample, CUT)).outlets

    assert after[0].others == ()
    assert after[0].others_note.startswith("Not assessed: ")
    assert before[0].others_note != after[0].others_note
    assert after[1:] == before[1:]
    note = build_view(with_notes(sample, CUT)).unmatched.note
    assert "The text of article A may be incomplete" in note


@pytest.mark.parametrize(
    ("notes", "stated", "assessed"),
    [((CUT,), "complete", True), ((), "partial", False), ((MARKED,), None, True)],
)
def test_what_the_event_states_settles_it(
    sample: Comparison, notes: tuple[HealthNote, ...], stated: str | None, assessed: bool
) -> None:
    """`completeness` goes before the notes, and a note that is no doubt of the text changes nothing."""
    options = {"completeness": stated} if stated else {}
    outlet = build_view(with_notes(sample, *notes, **options)).outlets[0]

    assert outlet.others_note.startswith("Not assessed: ") is not assessed


def test_copies_are_named_by_their_letters(sample: Comparison) -> None:
    """The note itself names no outlet, so that names change nothing but names."""
    note = HealthNote(code="copy", text="Copies.", others=(sample.articles[1].id,))
    article = replace(sample.articles[0], health=(note,))

    assert health_lines(article, {sample.articles[1].id: "B"}) == ("Copies. (Article B.)",)
    assert health_lines(article, {}) == ("Copies.",)
    assert health_lines(replace(article, health=(CUT,)), {})[-1].startswith("Omission is not assessed")


def test_the_ledger_adds_up_in_the_results(sample: Comparison) -> None:
    """Offered is accepted, duplicates and rejected together."""
    results = results_dict(sample)
    counts = results["ledger_counts"]

    assert counts["offered"] == len(results["ledger"])
    assert counts["offered"] == counts["accepted"] + counts["duplicates"] + counts["rejected"]


@pytest.mark.parametrize(
    ("confirmation", "words"),
    [
        (Confirmation(), "No person has confirmed yet that these texts were read right."),
        (
            Confirmation(status="confirmed", by="Ada Example", at="2031-05-04T10:30:00+00:00"),
            "Ada Example confirmed on 4 May 2031 that these texts were read right.",
        ),
        (
            Confirmation(status="void", by="Ada Example", at="2031-05-04 10:30:00", changed=tuple("abcdefg")),
            "since then were changed, added or taken away: a, b, c, d and 3 further ones.",
        ),
        (Confirmation(status="void", changed=("reading.toml",)), "cannot be read: reading.toml."),
    ],
)
def test_a_report_says_whether_its_reading_is_confirmed(
    sample: Comparison, confirmation: Confirmation, words: str
) -> None:
    """On the first page, and in the results."""
    comparison = replace(sample, event=replace(sample.event, confirmation=confirmation))

    assert words in confirmation_sentence(confirmation)
    assert words in render_html(build_view(comparison))
    assert results_dict(comparison)["reading"]["status"] == confirmation.status
