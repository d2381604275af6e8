"""What is kept between runs serves every language: sentences are kept unspoken, and no id depends on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from compare import load_event, run
from compare.changes.codec import read_snapshot, snapshot_text
from compare.changes.find import find_changes
from compare.changes.snapshot import snapshot_of
from compare.comparison import Comparison
from compare.findings import findings_of
from compare.language import Words, english, gettext_lazy, ngettext_lazy, opening, sentences, speaking
from compare.report.edition import Edition
from compare.report.wording import caveat
from compare.report.write import write_reports
from compare.runner.history import provenance_of
from compare.runner.keeper import Keeper, keeping
from compare.runner.store import MemoryStore

TRANSCRIPT = """Marit Voll: Good evening. The lamp has burned for one hundred and forty years. I may retire in
the autumn.

Odd Bakke: Thank you, Mr Bakke. The boat belongs to the parish."""
LAMP = (
    "Lamp to burn on\n\n“I will retire in the autumn,” Marit Voll said. “The lamp is made of gold,” she said."
)
OPEN = "Who pays?\n\n“The boat belongs to the parish,” Odd Bakke said. It has been so for years and"
CATALOGUE = """msgid ""
msgstr "Language: nl\\n"

msgid "The article prints “{ours}”; the record reads “{theirs}”."
msgstr "Hier „{ours}“, daar „{theirs}“."

msgid "the PDF is damaged and could not be read."
msgstr "de PDF is beschadigd."

msgid "Open it in another program, and print it into a new PDF."
msgstr "Maak hem opnieuw."

msgid "The text ends in the middle of a sentence: “{words}”."
msgstr "Het slot ontbreekt: „{words}“."

msgid "{passage}: the words are labelled as those of {speaker} and call {speaker} by name: "
"the label may be wrong, check the recording."
msgstr "{passage}: noemt {speaker}."

msgid "The search found no corresponding words {place} ({kinds}). The outlet may have used another source."
msgstr "Niets gevonden {place}."
"""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A catalogue with one sentence of each stage."""
    path = tmp_path_factory.mktemp("catalogue") / "own.po"
    path.write_text(CATALOGUE, encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An event with a difference, a text that breaks off, a damaged file and a label that is doubted."""
    folder = tmp_path_factory.mktemp("events") / "lamp"
    (folder / "articles").mkdir(parents=True)
    (folder / "transcript.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (folder / "articles" / "lamp.txt").write_text(LAMP, encoding="utf-8")
    (folder / "articles" / "open.txt").write_text(OPEN, encoding="utf-8")
    (folder / "articles" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    return folder


@pytest.fixture(scope="module")
def kept(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """The event as a second run finds it in what the first one kept, both in English."""
    output = tmp_path_factory.mktemp("output")
    run(load_event(folder), output=output)
    with keeping(output) as keep:
        comparison = run(load_event(folder, keep=keep), keep=keep)
        assert not {"segment", "alignment", "differences"} & set(keep.made)
    return comparison


def _told(comparison: Comparison) -> Iterator[Words]:
    for alignment in comparison.alignment_records:
        yield from (difference.explanation for difference in alignment.differences)
    yield from (note.text for article in comparison.articles for note in article.health)
    yield from (doubt for record in comparison.transcripts for doubt in record.doubts)
    yield from (entry.reason for entry in comparison.ledger)


def test_what_an_earlier_run_kept_speaks_another_language(kept: Comparison, catalogue: str) -> None:
    """Differences, notes on texts, doubts and lines of the ledger of an English run are in the language that
    is spoken when they are printed.
    """
    before = [str(words) for words in _told(kept)]
    with speaking(catalogue):
        told = [str(words) for words in _told(kept)]
    assert {
        "Hier „will“, daar „may“.",
        "Het slot ontbreekt: „has been so for years and“.",
        "De PDF is beschadigd. Maak hem opnieuw.",
        "P004: noemt Odd Bakke.",
    } <= set(told)
    assert [str(words) for words in _told(kept)] == before


def test_ids_are_the_same_in_every_language(folder: Path, kept: Comparison, catalogue: str) -> None:
    """A run and its findings have the same ids, whatever is spoken while they are made."""
    with speaking(catalogue):
        other = run(load_event(folder))
        found = [(one.id, one.type) for one in findings_of(other)]
    assert found == [(one.id, one.type) for one in findings_of(kept)]
    assert other.alignment_records == kept.alignment_records


def test_a_recorded_state_keeps_sentences_unspoken(kept: Comparison, catalogue: str) -> None:
    """A state read again is the same, speaks the language of the moment, and an older one with plain words is
    read, too.
    """
    state = snapshot_of(kept, caveat="")
    again = read_snapshot(snapshot_text(state), source="state")
    assert again == state
    with speaking(catalogue):
        assert snapshot_text(again) == snapshot_text(state)
        assert "Hier „will“, daar „may“." in [str(one.text) for one in again.findings]
    plain = replace(state, findings=tuple(replace(one, text=english(one.text)) for one in state.findings))
    assert read_snapshot(snapshot_text(plain), source="state") == plain


def test_what_has_changed_is_told_in_the_language_of_the_report(
    folder: Path, kept: Comparison, catalogue: str, tmp_path: Path
) -> None:
    """What “not located” means stands in the list of changes as the report says it, whatever was recorded."""
    bare = replace(kept, claim_records=(), alignment_records=())
    changes = find_changes(*(snapshot_of(one, caveat="as recorded") for one in (bare, kept)))
    provenance = replace(provenance_of(folder, kept, tmp_path), changes=changes)
    edition = Edition(language=catalogue)
    write_reports(kept, tmp_path, formats=("json",), edition=edition, provenance=provenance)
    written = json.loads((tmp_path / "changes.json").read_text(encoding="utf-8"))
    with speaking(catalogue):
        meaning = caveat(kept.transcripts)
    lost = [one for one in written["findings"]["new"] if one["kind"] == "not located"]
    assert {one["caveat"] for one in lost} == {meaning}


@pytest.mark.parametrize(
    "words",
    [
        "plain words",
        gettext_lazy("the PDF is damaged and could not be read."),
        opening(gettext_lazy("“{words}” {n}", words="{n} “x”", n=1234)),
        ngettext_lazy("{n} of {of}", "{n} of {of}", 2, of=gettext_lazy("row {n}", n="7")),
        sentences(gettext_lazy("One."), "", gettext_lazy("Two {n}.", n=2)),
    ],
)
def test_words_are_kept_as_they_are(words: Words) -> None:
    """Pattern, values, count and capital come back from the store, and other values are another key."""
    keep = Keeper(MemoryStore())
    kinds: object = str | type(gettext_lazy("x"))
    assert keep("segment", words, kinds, lambda: words) == words
    assert keep("segment", words, kinds, lambda: "never") == words
    assert keep.digest(words) != keep.digest(sentences(words, "more"))
