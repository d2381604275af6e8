"""What decisions were worth, as a report says it."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from compare.comparison import Comparison
from compare.model import RecordInfo
from compare.report.build import build_view
from compare.report.edition import Edition
from compare.report.html import render_layout
from compare.report.quality import (
    ABOUT,
    QUALITY,
    SHARES,
    forms_of,
    own_texts,
    quality_values,
    worth_line,
    worth_of,
    worth_sentences,
)
from compare.report.results import results_dict
from compare.report.shown import prepare
from compare.runner.folder import bundled_event
from compare.segment.sketch import sketch_of
from compare.testing import make_article, make_comparison, make_transcript


def decision(kind: str, called: int, right: int, **fields: Any) -> dict[str, Any]:
    """A decision as the file holds it."""
    return {
        "kind": kind,
        "called": called,
        "right": right,
        "actual": right,
        "form": "as spoken",
        "fitted": False,
        **fields,
    }


@pytest.fixture
def quality(tmp_path: Path) -> Path:
    """A file of measured quality with one set."""
    decisions = [
        decision("quotation called not located", 110, 107),
        decision("quotation called located", 12, 11),
        decision("reported speech called located", 200, 150, fitted=True),
        decision("quotation called located", 29, 25, form="translation"),
    ]
    path = tmp_path / "quality.json"
    path.write_text(json.dumps({"sets": {"s": {"about": "old letters", "decisions": decisions}}}), "utf-8")
    return path


def compared(**info: Any) -> Comparison:
    """A comparison of one record and one article, nothing decided."""
    words = "The ferry will sail again in the spring, and nobody in the town will have to wait for it."
    record = make_transcript([("Ilse Brandvold", [words])], info=RecordInfo(file="t.txt", **info))
    return make_comparison([record], [make_article([("paragraph", words)])])


def test_decisions_are_told_in_hundreds_with_their_interval(quality: Path) -> None:
    """From twenty cases a share of 100 with its interval; below, counts; what was fitted is left out."""
    (sentence,) = worth_sentences(compared(spoken_language="English", language="English"), {}, quality)

    assert sentence == (
        "What these decisions were worth on labelled texts that they were not fitted to (old letters; "
        "records in the language that was spoken): of 12 quotations called located, 11 were there; of 100 "
        "quotations called not located, 3 were there after all (95 % interval 1 to 8, from 110 cases); "
        "reported statements: not measured for this form of record."
    )


def test_figures_for_speech_are_limited_where_the_language_is_not_stated(quality: Path) -> None:
    """A record that may be a translation is not given the figures of spoken records without a word."""
    (sentence,) = worth_sentences(compared(), {}, quality)

    assert sentence.endswith("if a side is a translation, these figures do not hold here.")


def test_a_translation_has_its_own_figures(quality: Path) -> None:
    """Where a side is a translation, only what was measured on translations counts."""
    (sentence,) = worth_sentences(compared(spoken_language="Norwegian", language="English"), {}, quality)

    assert "a record in translation" in sentence
    assert "86 were there" in sentence


@pytest.mark.parametrize("kind", ["captions", "machine recognition"])
def test_forms_that_were_not_measured_say_so(kind: str, quality: Path) -> None:
    """Captions and recognised speech have no labelled set."""
    comparison = compared(kind=kind)

    assert forms_of(comparison) == (kind,)
    assert worth_sentences(comparison, {}, quality) == (
        f"What these decisions are worth: not measured for this form of record ({kind}).",
    )
    assert quality_values(comparison, {}, quality) == []


def test_without_the_file_nothing_is_claimed(tmp_path: Path) -> None:
    """A package without measured quality says that nothing was measured."""
    (sentence,) = worth_sentences(compared(), {}, tmp_path / "quality.json")

    assert sentence.endswith("not measured for this form of record (as spoken).")


def test_the_report_and_the_data_carry_what_ships() -> None:
    """The sentence stands beside the counts, in HTML and PDF alike; results.json has what is behind it."""
    comparison = compared()
    view = build_view(comparison)
    sentences = worth_sentences(comparison, {})

    assert view.findings.worth == sentences
    assert set(sentences) <= set(view.method.paragraphs)
    for layout in ("screen", "print"):
        page = unescape(render_layout(view, layout=layout, sparing=False))
        assert page.count(sentences[0]) == 2
    assert results_dict(comparison)["quality"] == quality_values(comparison, {})


def test_what_ships_has_the_main_decisions() -> None:
    """The shipped file measures quotations for both forms of record, and what else it has is printable."""
    for form in ("as spoken", "translation"):
        decisions = {one.decision for one in worth_of(form)}
        assert {"quotation called located", "quotation called not located"} <= decisions <= set(SHARES)


def test_every_set_that_is_spoken_of_has_a_message() -> None:
    """What the sets of the shipped file are about can be said in another language."""
    sets = json.loads(QUALITY.read_text("utf-8"))["sets"].values()
    told = {one["about"] for one in sets if any(not item["fitted"] for item in one["decisions"])}

    assert told <= set(ABOUT)


SPEECH = " ".join(f"The ferry sails at {hour} and the tide turns at {hour + 3}." for hour in range(40))
ELSEWHERE = " ".join(f"The mill grinds {sacks} sacks while the weir holds." for sacks in range(40))


def labelled(tmp_path: Path, *events: str) -> Path:
    """A file of measured quality whose one set has these events."""
    one = {
        "about": "old letters",
        "decisions": [decision("quotation called located", 12, 11)],
        "texts": [[" ".join(sketch_of(text))] for text in events],
    }
    path = tmp_path / f"{len(' '.join(events))}.json"
    path.write_text(json.dumps({"sets": {"letters": one}}), "utf-8")
    return path


def told_of(path: Path, words: str = SPEECH) -> tuple[str, str]:
    """What is said in short and at length of a record with these words."""
    comparison = compared_words(words, spoken_language="en", language="en")
    own = own_texts(comparison, path)
    (sentence,) = worth_sentences(comparison, own, path)
    return worth_line(comparison, ["quotation called located"], own, path), sentence


def test_figures_of_the_event_s_own_texts_are_not_said_of_others(tmp_path: Path) -> None:
    """Where the record is the labelled one, both sentences say so; where it is one of several, too."""
    other, at_length = told_of(labelled(tmp_path, ELSEWHERE))
    some, some_at_length = told_of(labelled(tmp_path, ELSEWHERE, SPEECH))
    own, own_at_length = told_of(labelled(tmp_path, SPEECH))

    parts = "of 12 quotations called located, 11 were there."
    assert other == f"On other texts: {parts}"
    assert some == f"On labelled texts, some of them of this very event: {parts}"
    assert own == f"These figures come from texts of this very event, not from others: {parts}"
    assert at_length.endswith("not measured for this form of record.")
    assert some_at_length.endswith("Some of these are texts of this very event.")
    assert own_at_length.endswith("what such decisions are worth on others was not measured.")


def test_an_excerpt_says_the_same_of_whose_texts_these_are(tmp_path: Path) -> None:
    """What an edition leaves out does not hide that its texts are the labelled ones."""
    words = (bundled_event() / "transcript.txt").read_text("utf-8")
    comparison = compared_words(words)
    assert own_texts(comparison, labelled(tmp_path, words)) == {"letters": "own"}
    whole, short = (prepare(comparison, Edition(kind=kind)).own_texts for kind in ("private", "excerpt"))
    assert whole == short == {"planted-differences": "own"}


def test_the_file_that_ships_knows_the_texts_that_it_was_measured_on() -> None:
    """Every set that a report speaks of has sketches of its texts, and no words of them; those of the bundled
    record are right, so that its report does not call its own words "other texts".
    """
    sets = json.loads(QUALITY.read_text("utf-8"))["sets"]
    spoken = [one for one in sets.values() if any(not item["fitted"] for item in one["decisions"])]
    hashes = [
        key for one in sets.values() for event in one["texts"] for text in event for key in text.split()
    ]
    words = (bundled_event() / "transcript.txt").read_text("utf-8")

    assert spoken
    assert all(one["texts"] for one in spoken)
    assert all(len(key) == 12 and int(key, 16) >= 0 for key in hashes)
    assert own_texts(compared_words(words)) == {"planted-differences": "own"}
    worths = [statement.worth for statement in build_view(compared_words(words)).first.statements]
    assert sum("planted in the words of this very record only" in worth for worth in worths) == 2


def compared_words(words: str, **info: Any) -> Comparison:
    """A comparison of a record of these words and an article."""
    record = make_transcript([("Ilse Brandvold", [words])], info=RecordInfo(file="t.txt", **info))
    return make_comparison([record], [make_article([("paragraph", "A word.")])])
