"""What was compared, as the first page states it."""

from __future__ import annotations

import json
from html import unescape

import pytest

from compare.comparison import Comparison
from compare.language import speaking
from compare.report.build import build_view
from compare.report.html import render_layout
from compare.report.results import results_text
from compare.report.shown import prepare

NAMES = {"en": ("Russian", "English"), "de": ("Russisch", "Englisch")}


@pytest.fixture(scope="module")
def foreign(build_sample) -> Comparison:
    """The sample, spoken in Russian and supplied in English, both by their codes."""
    return build_sample(spoken_language="ru", language="en")


@pytest.mark.parametrize("language", ["en", "de"])
def test_languages_have_their_names_in_the_language_of_the_report(foreign: Comparison, language: str) -> None:
    """Page and paper print names, in what is to be settled, too."""
    spoken, printed = NAMES[language]
    with speaking(language):
        view = build_view(foreign)
        pages = [unescape(render_layout(view, layout=one, sparing=False)) for one in ("screen", "print")]

    facts = [fact.value for fact in view.first.records[0].facts]
    assert {spoken, printed} <= set(facts)
    assert [article.language for article in view.first.articles][1] == printed
    assert any(f"({spoken})" in line.what for line in view.first.settle)
    for page in pages:
        assert f"<dd>{spoken}</dd>" in page
        assert f">{printed}</td>" in page
        assert "<dd>ru</dd>" not in page


def test_data_keep_the_codes(foreign: Comparison) -> None:
    """A name is for people: results.json has what the event states."""
    record = json.loads(results_text(prepare(foreign)))["transcripts"][0]

    assert (record["spoken_language"], record["language"]) == ("ru", "en")
