"""Editions are numbered, corrected, and never changed."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest

from compare.errors import ConfigError, RenderError, SourceError
from compare.publication.corrections import corrections_between
from compare.publication.edition import Imprint
from compare.publication.registry import FindingRecord, read_editions
from compare.report.pdf import PdfUnavailableError


def record(id_: str, **fields: str) -> FindingRecord:
    """A finding of an edition."""
    stated = {"key": id_, "outlet": "O", "type": "number", "words": id_, "printed": "p", "reply": "r"}
    return FindingRecord(id=id_, **{**stated, **fields})


def test_an_edition_is_kept_with_the_hash_of_every_file(office) -> None:
    """The list of editions names each file that was written, with its hash."""
    office.ready()
    issued = office.publish()
    kept = read_editions(office.folder / "published.jsonl")

    assert [one.number for one in kept] == [1]
    assert dict(kept[0].files) == {
        name: hashlib.sha256((issued.folder / name).read_bytes()).hexdigest() for name in issued.files
    }
    assert {one.name for one in issued.folder.iterdir()} == set(issued.files)


def test_the_same_again_is_no_new_edition(office) -> None:
    """Without a change the files of the edition are written again, byte for byte, and nothing is numbered."""
    office.ready()
    first = office.publish()
    kept = {name: (first.folder / name).read_bytes() for name in first.files}
    (first.folder / "edition.html").unlink()
    again = office.publish(on=date(2031, 12, 1))

    assert (again.again, again.edition.number) == (True, 1)
    assert {name: (first.folder / name).read_bytes() for name in first.files} == kept
    assert len(read_editions(office.folder / "published.jsonl")) == 1


def test_files_that_would_come_out_otherwise_are_left_alone(office, monkeypatch) -> None:
    """Where another version of the program would write other bytes, what was published stays as it is."""
    office.ready()
    first = office.publish()
    before = (first.folder / "citation.txt").read_bytes()
    monkeypatch.setattr("compare.publication.files.citations", lambda _edition: "other")
    again = office.publish()

    assert again.files == ()
    assert "other bytes for citation.txt" in again.notes[0]
    assert (first.folder / "citation.txt").read_bytes() == before


def test_a_later_edition_lists_what_it_corrects(office) -> None:
    """Withdrawn, added and newly answered findings are listed, with the publisher's sentence."""
    office.ready()
    first = office.publish().edition
    attribution, modality = office.finding("attribution differs").id, office.finding("modality").id
    office.decide(attribution, "reject")
    office.decide(modality, "confirm")
    office.ask(day=20)
    office.answer("Now we see.", day=25)
    edition = office.publish(correction="A finding was not borne out by the recording.").edition

    assert edition.number == 2
    assert [(one.change, one.finding) for one in edition.corrections][:2] == [
        ("withdrawn", attribution),
        ("added", modality),
    ]
    assert [one.told for one in edition.corrections[2:]] == [
        "Valley Tidings: another reply stands beside 2 findings."
    ]
    assert attribution not in {one.id for one in edition.findings}
    assert attribution in {one.id for one in first.findings}
    page = (office.output / "edition-2" / "edition.html").read_text(encoding="utf-8")
    assert "A finding was not borne out by the recording." in page
    assert "Edition 2, 1 October 2031, corrects edition 1" in page


def test_a_superseded_edition_is_marked_and_left_as_it_was(office) -> None:
    """The earlier files keep their bytes; a page for the old address says what holds now."""
    office.ready()
    imprint = Imprint(publisher="The Fair Desk", contact="desk@fair.example", address="https://fair.test/e")
    first = office.publish(imprint=imprint)
    before = {name: (first.folder / name).read_bytes() for name in first.files}
    office.answer("More.", day=20)
    second = office.publish(on=date(2031, 11, 2), imprint=Imprint(), correction="A second answer came.")

    assert {name: (first.folder / name).read_bytes() for name in first.files} == before
    assert second.edition.imprint == imprint
    line = (
        "Edition 1 of 1 October 2031 is superseded by edition 2 of 2 November 2031 at https://fair.test/e, "
        "which says what was corrected."
    )
    assert line in (second.folder / "superseded.html").read_text(encoding="utf-8")
    errata = (second.folder / "errata.html").read_text(encoding="utf-8")
    assert "A second answer came." in errata
    assert "Edition 1, 1 October 2031: superseded" in errata
    assert "superseded.html" not in first.files


def test_the_third_edition_keeps_what_the_second_corrected(office) -> None:
    """The list of corrections holds those of every edition, the latest first."""
    office.ready()
    office.publish()
    for day, sentence in ((20, "First."), (21, "Second.")):
        office.answer(sentence, day=day)
        edition = office.publish(correction=sentence).edition

    assert [(one.number, one.sentence) for one in edition.history] == [(3, "Second."), (2, "First."), (1, "")]


def test_a_correction_needs_a_sentence(office) -> None:
    """Nobody reads out of a list what was wrong: a person says it; and a first edition corrects nothing."""
    office.ready()
    with pytest.raises(ConfigError) as caught:
        office.publish(correction="Nothing.")
    assert caught.value.code == "nothing-to-correct"

    office.publish()
    office.answer("More.", day=20)
    with pytest.raises(ConfigError, match="this would be edition 2") as caught:
        office.publish()
    assert caught.value.code == "no-correction"
    assert not (office.output / "edition-2").exists()


@pytest.mark.parametrize("address", ["fair.example", "javascript:alert(1)", "https://fair.example/a b"])
def test_an_address_is_one_of_the_web(office, address: str) -> None:
    """An address that nobody can follow is refused."""
    office.ready()
    with pytest.raises(ConfigError) as caught:
        office.publish(imprint=Imprint(publisher="P", contact="C", address=address))

    assert caught.value.code == "bad-address"


@pytest.mark.parametrize("change", ["edit", "drop", "text"])
def test_a_changed_list_of_editions_is_noticed(office, change: str) -> None:
    """A line that was edited, taken out or broken stops everything: what was published stays published."""
    office.ready()
    office.publish()
    office.answer("More.", day=20)
    office.publish(correction="More.")
    path = office.folder / "published.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    if change == "edit":
        lines[0] = lines[0].replace("The Fair Desk", "The Fair Deck")
    elif change == "drop":
        del lines[0]
    else:
        lines[1] = json.dumps({"number": 2})
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_editions(path)

    assert caught.value.code == ("damaged-line" if change == "text" else "changed-registry")


def test_a_finding_is_known_again_in_a_changed_article() -> None:
    """Where an article's text has changed, ids differ; words, type and outlet tell what is the same."""
    before = [record("a", key="k1"), record("b", key="k2"), record("c")]
    now = [record("x", key="k1"), record("y", key="k2", printed="other"), record("z", reply="new")]

    assert [(one.change, one.finding) for one in corrections_between(before, now)] == [
        ("withdrawn", "c"),
        ("changed", "y"),
        ("added", "z"),
    ]
    assert corrections_between(before, before) == ()
    told = corrections_between([record("c")], [record("c", reply="new")])
    assert [one.told for one in told] == ["O: another reply stands beside 1 finding."]


def test_without_the_libraries_of_the_pdf_the_rest_is_published(office, monkeypatch) -> None:
    """A machine that cannot make the PDF says so, and writes the other files."""

    def missing(_page: str) -> None:
        raise PdfUnavailableError("report.pdf was not written.", code="pdf-libraries-missing")

    monkeypatch.setattr("compare.publication.files.pdf_of", missing)
    office.ready()
    issued = office.publish()

    assert issued.notes[0] == "edition.pdf was not written."
    assert "edition.pdf" not in issued.files
    assert "edition.html" in issued.files


def test_what_was_not_located_is_corrected_with_its_meaning(office) -> None:
    """A list of corrections that names such a finding says what it means, and links lead to the edition."""
    office.ready()
    office.publish()
    office.decide(office.finding("not located").id, "reject")
    folder = office.publish(correction="The words stand in the recording.").folder

    for name in ("edition.html", "errata.html", "superseded.html"):
        page = (folder / name).read_text(encoding="utf-8")
        assert "the finding “not located” (“We shall build a road to the sea”) is withdrawn" in page, name
        assert page.count("The outlet may have used another source.") == 1, name
    office.decide(office.finding("modality").id, "confirm")
    office.ask(day=20)
    office.answer("Yes.", day=21)
    folder = office.publish(correction="One more.").folder
    modality = office.finding("modality").id
    assert f'href="edition.html#{modality}"' in (folder / "errata.html").read_text(encoding="utf-8")


def test_what_cannot_be_written_is_not_published(office) -> None:
    """Where the folder cannot be made no edition is numbered."""
    office.ready()
    office.output.write_text("a file", encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        office.publish()

    assert caught.value.code == "cannot-write"
    assert read_editions(office.folder / "published.jsonl") == ()
