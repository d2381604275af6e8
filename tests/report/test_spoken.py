"""Cards, lists, the reading view, changes and exports in another language than English."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import openpyxl
import pytest

from compare.changes import counts
from compare.changes.find import find_changes
from compare.changes.snapshot import snapshot_of
from compare.comparison import Comparison
from compare.findings import findings_of
from compare.language import speaking
from compare.model import State
from compare.report.build import build_view
from compare.report.cards import list_claim
from compare.report.changes_view import COUNTS, build_changes
from compare.report.context import Context, Limits
from compare.report.exports.markdown import markdown_text
from compare.report.exports.xlsx import SHEETS, workbook
from compare.report.html import render_html
from compare.report.outlets import STATES
from compare.report.shown import prepare
from compare.report.tables import tables_of
from compare.review.apply import review_of
from compare.review.decide import Desk
from compare.review.effect import apply_review

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: pt_BR\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)
CAVEAT = "The search found no corresponding words {place} ({kinds}). The outlet may have used another source."
WORDS = {
    CAVEAT: "A busca nada achou {place} ({kinds}).",
    "list": "lista",
    "Word for word": "Palavra por palavra",
    "not located": "sem trecho",
    "claims": "[afirmações]/com um nome longo demais para uma folha",
    "The article prints: “{words}”": "O <b>artigo</b> | publica «{words}»",
    "Claims shown: {shown} of {claims}. Passages of the record: {passages}.": "{shown}/{claims} à vista",
}

Speak = Callable[..., str]


@pytest.fixture
def catalogue(tmp_path: Path) -> Speak:
    """Writes a catalogue of one's own."""

    def written(words: Mapping[str, str] = WORDS) -> str:
        path = tmp_path / "own.po"
        pairs = (f'\nmsgid "{one}"\nmsgstr "{other}"\n' for one, other in words.items())
        path.write_text(HEAD + "".join(pairs), encoding="utf-8")
        return str(path)

    return written


def test_links_of_a_choice_name_the_same_in_every_language(sample: Comparison, catalogue: Speak) -> None:
    """A state is shown in the language of the report; the address of a view keeps its English words."""
    with speaking(catalogue()):
        page = render_html(build_view(sample))

    assert re.search(r'data-key="Word for word">Palavra por palavra \(1\)</option>', page)
    assert 'data-counted="{shown}/{claims} à vista"' in page


def test_a_link_to_a_list_looks_alike_in_every_language(sample: Comparison, catalogue: Speak) -> None:
    """What tells a link to several claims from a label is no English word."""
    english = render_html(build_view(sample))
    with speaking(catalogue()):
        page = render_html(build_view(sample))

    assert page.count('class="ref list"') == english.count('class="ref list"') > 0
    assert ">lista</a>" in page


def test_the_caveat_goes_with_a_review_in_every_language(sample: Comparison, catalogue: Speak) -> None:
    """A list that says of a claim, by its review, that it was not located says what that means."""
    finding = next(one for one in findings_of(sample) if one.type == "not located")
    desk = Desk(comparison=sample, by="Ada", at=datetime(2031, 9, 5, 12, tzinfo=UTC))
    reviewed = apply_review(sample, review_of(sample, [desk.decide(finding.id, "note", "Read it again.")]))
    claim = next(one for one in reviewed.claim_records if one.id == finding.claim_id)
    with speaking(catalogue()):
        remark = list_claim(Context(shown=prepare(reviewed), limits=Limits()), claim).remark

    assert "“sem trecho”: open" in remark
    assert remark.endswith(
        "A busca nada achou in the record supplied (as delivered, completeness not stated)."
    )


def test_markdown_says_what_not_located_means_and_escapes_the_catalogue(
    sample: Comparison, catalogue: Speak
) -> None:
    """The caveat does not hang on English words, and a catalogue brings no markup in."""
    with speaking(catalogue()):
        text = markdown_text(prepare(sample))

    assert text.count("A busca nada achou") > 2
    assert "O &lt;b&gt;artigo&lt;/b&gt; \\| publica «" in text


def test_a_sheet_has_a_name_that_excel_allows(sample: Comparison, catalogue: Speak) -> None:
    """Signs that no sheet may have in its name are taken out, and a long name is cut."""
    with speaking(catalogue()):
        book = openpyxl.load_workbook(io.BytesIO(workbook(prepare(sample))))

    assert book.sheetnames[1].strip().startswith("afirmações")
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in book.sheetnames)


def test_every_value_that_is_printed_has_words(sample: Comparison) -> None:
    """A state, a count or a table that is new would not be said."""
    assert set(STATES) == set(get_args(State))
    assert set(COUNTS) == {"articles", "passages matched by none", *counts.COUNTS}
    assert set(SHEETS) == {"codebook", "review", *tables_of(prepare(sample))}


def test_changes_are_spoken_when_they_are_shown(sample: Comparison, catalogue: Speak) -> None:
    """A state recorded in one language is told in another."""
    state = snapshot_of(sample, caveat="The search found no corresponding words.")
    changes = find_changes(replace(state, claims=(), findings=(), state="before"), state)
    english = build_changes(changes)
    words = {"New findings": "Achados novos", "Not located: {caveat}": "Sem trecho: {caveat}"}
    with speaking(catalogue(words)):
        view = build_changes(changes)

    assert [one.caption for one in english.lists] == ["New findings"]
    assert [one.caption for one in view.lists] == ["Achados novos"]
    assert view.lists[0].caveat == "Sem trecho: The search found no corresponding words."
