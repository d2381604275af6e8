"""Files that are broken, dangerous or misnamed: one clear sentence, and nothing read outside the event."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest

from compare.errors import SourceError
from compare.ingest import archives
from compare.ingest.decode import GUESSED
from compare.ingest.event import load_event
from compare.ingest.files import MAX_BYTES, Role, read_document
from compare.model import Document

WORDS = "Ann Reed: Good morning, everybody."


def _read(folder: Path, name: str, data: bytes, role: Role = "transcript") -> Document:
    path = folder / name
    path.write_bytes(data)
    return read_document(path, source=name, role=role)


def _refused(folder: Path, name: str, data: bytes) -> str:
    """The code of the error, which must name the file and say what to do."""
    with pytest.raises(SourceError) as caught:
        _read(folder, name, data)
    assert caught.value.source == name
    assert caught.value.hint
    return caught.value.code


def _docx() -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.save(out)
    return out.getvalue()


def _xlsx() -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(("speaker", "text"))
    book.active.append(("Ann Reed", "Good morning, everybody."))
    book.save(out)
    return out.getvalue()


def _pdf(*, locked: bool = False) -> bytes:
    """A PDF with one empty page, with a password or without."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    if locked:
        writer.encrypt("word", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _changed(data: bytes, part: str, new: bytes) -> bytes:
    """An archive with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            bad.writestr(name, new if name == part else good.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "part"), [("docx", "word/document.xml"), ("xlsx", "xl/worksheets/sheet1.xml")]
)
def test_zip_bombs_are_not_unpacked(tmp_path: Path, form: str, part: str) -> None:
    """A part that unpacks to far more than a text is refused by what the directory states."""
    data = _changed(_docx() if form == "docx" else _xlsx(), part, b"<a>" + b" " * 50_000_000 + b"</a>")

    assert len(data) < 200_000
    assert _refused(tmp_path, f"a.{form}", data) == "archive-bomb"


def test_many_parts_and_a_large_sum_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sum of all parts counts, and so does their number."""
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1000)
    assert _refused(tmp_path, "a.docx", _docx()) == "archive-bomb"
    monkeypatch.undo()
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    assert _refused(tmp_path, "b.docx", _docx()) == "archive-bomb"


ENTITIES = (
    b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">',
)


@pytest.mark.parametrize("declared", ENTITIES)
def test_xml_with_entities_is_refused(tmp_path: Path, declared: bytes) -> None:
    """Entities of a file's own, which grow or name other files, are never resolved."""
    tei = b'<?xml version="1.0"?>' + declared + b"<TEI><text><u><seg>&b; hello there</seg></u></text></TEI>"

    assert _refused(tmp_path, "a.xml", tei) == "xml-entities"
    assert _refused(tmp_path, "a.docx", _changed(_docx(), "word/document.xml", tei)) == "xml-entities"
    assert _refused(tmp_path, "a.xlsx", _changed(_xlsx(), "xl/workbook.xml", tei)) == "xml-entities"
    wide = tei.decode().encode("utf-16")
    assert _refused(tmp_path, "b.docx", _changed(_docx(), "word/document.xml", wide)) == "xml-entities"


def test_a_pdf_without_text_asks_for_ocr(tmp_path: Path) -> None:
    """A PDF of pictures says what to do first."""
    with pytest.raises(SourceError, match="Run OCR first") as caught:
        _read(tmp_path, "a.pdf", _pdf())

    assert caught.value.code == "no-text-layer"


def test_files_with_a_password_are_refused(tmp_path: Path) -> None:
    """An encrypted PDF, and the container that Office puts around an encrypted file."""
    assert _refused(tmp_path, "a.pdf", _pdf(locked=True)) == "encrypted-file"
    assert _refused(tmp_path, "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == "encrypted-file"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", b"PK\x03\x04" + bytes(300), "damaged-file"),
        ("a.pdf", b"%PDF-1.7\n" + bytes(300), "damaged-file"),
        ("a.xlsx", _docx()[:400], "damaged-file"),
        ("a.xml", b"<TEI><u>Good morning", "damaged-file"),
        ("a.json", b'{"segments": [', "damaged-file"),
        ("a.json", b"[" * 100_000, "damaged-file"),
        ("a.srt", b"Good morning", "no-cues"),
        ("a.csv", b"1,2,3\n4,5,6\n", "no-text-column"),
    ],
)
def test_damaged_files_say_so(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    """Each kind of damage has its code, names the file and says what to do."""
    assert _refused(tmp_path, name, data) == code


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", _docx()),
        ("a.pdf", _docx()),
        ("a.html", _docx()),
        ("a.docx", WORDS.encode()),
        ("a.pdf", b"<html><body><p><b>Ann Reed:</b> Good morning, everybody.</p></body></html>"),
        ("a.txt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Reed>Good morning, everybody."),
        ("a.txt", b"1\r\n00:00:01,000 --> 00:00:02,000\r\nAnn Reed: Good morning, everybody."),
        ("a.txt", b"<TEI><text><u who='#x'><seg>Good morning, everybody.</seg></u></text></TEI>"),
    ],
)
def test_a_wrong_ending_is_read_by_its_content_and_noted(tmp_path: Path, name: str, data: bytes) -> None:
    """The words are there, and a repair says that the name was wrong."""
    document = _read(tmp_path, name, data)

    assert "Good morning, everybody." in document.text
    assert [repair.kind for repair in document.repairs] == ["other form"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252", "utf-32"])
def test_encodings_are_made_out(tmp_path: Path, encoding: str) -> None:
    """UTF-16 with and without its mark, UTF-32, and windows-1252."""
    text = "Ann Reed: Good morning, “everybody” – café.\n" * 5

    assert "“everybody” – café." in _read(tmp_path, "a.txt", text.encode(encoding)).text


def test_two_encodings_in_one_file_are_mended_and_noted(tmp_path: Path) -> None:
    """Lines in UTF-8 and lines in windows-1252 are each read as what they are."""
    data = "Ann Reed: “One” café.\n\n".encode() + "Ben Stone: “Two” café.\n".encode("cp1252")
    document = _read(tmp_path, "a.txt", data)

    assert document.text == "Ann Reed: “One” café.\n\nBen Stone: “Two” café."
    assert [repair.kind for repair in document.repairs] == ["mixed encoding"]


def test_an_encoding_that_was_guessed_is_noted(tmp_path: Path) -> None:
    """A text in no encoding that could be proved is read as well as can be, and says so."""
    text = "Ада Ларсен сказала, что порт останется открытым до весны.\n" * 4
    guessed = _read(tmp_path, "a.txt", text.encode("cp1251"))
    (note,) = guessed.repairs

    assert note.kind == "guessed encoding"
    assert guessed.encoding.removesuffix(GUESSED) in str(note.note)
    assert guessed.encoding.endswith(GUESSED)
    assert _read(tmp_path, "b.txt", "Ann Reed: “Good” café.\n".encode("cp1252")).repairs == ()


def test_double_encoding_in_captions_is_mended_and_noted(tmp_path: Path) -> None:
    """What was encoded twice is read as what it was, in the text taken out of a form as in a text."""
    twice = "It’s “good” café".encode().decode("cp1252", "replace").replace("\ufffd", "").encode()
    document = _read(tmp_path, "a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nAnn Reed: " + twice + b"\n")

    assert "It’s “good" in document.text
    assert {repair.kind for repair in document.repairs} == {"double encoding"}


def test_stray_nul_bytes_are_dropped(tmp_path: Path) -> None:
    """A NUL in a long text is no reason to refuse it."""
    document = _read(tmp_path, "a.txt", (WORDS * 20).encode().replace(b"morning", b"mor\x00ning", 1))

    assert document.text.startswith(WORDS)


@pytest.mark.skipif(sys.platform == "win32", reason="files with holes are made otherwise there")
@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.docx", "a.vtt", "a.csv"])
def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, name: str) -> None:
    """A file of two gigabytes is refused by its size."""
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(2_000_000_000)

    with pytest.raises(SourceError) as caught:
        read_document(path, source=name, role="transcript")
    assert caught.value.code == "file-too-large"
    assert MAX_BYTES < 2_000_000_000


def test_a_table_that_never_ends_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows over the limit are not read."""
    monkeypatch.setattr("compare.ingest.tables.MAX_ROWS", 10)

    assert (
        _refused(tmp_path, "a.csv", b"speaker,text\n" + b"Ann Reed,Good morning all\n" * 20)
        == "file-too-large"
    )


OFFICE = (("docx", "a.docx", _docx), ("pypdf", "a.pdf", _pdf))


def test_a_missing_library_names_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra the two office forms say how to get it."""
    files = [(library, name, make()) for library, name, make in OFFICE]
    for library, name, data in files:
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(SourceError, match=r"pressdiff\[office\]") as caught:
            _read(tmp_path, name, data)
        assert caught.value.code == "missing-library"


def test_tracked_changes_and_comments_of_a_word_file(tmp_path: Path) -> None:
    """Inserted words are read, deleted ones and field codes are not, and a text box is read once."""
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>Ann Reed: We </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>always </w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText>"
        "<w:t>go.</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Ben Stone   0:12</w:t><w:br/><w:t>Is it safe?</w:t></w:r></w:p></w:body></w:document>"
    )

    assert _read(tmp_path, "a.docx", _changed(_docx(), "word/document.xml", body.encode())).text == (
        "Ann Reed: We always go.\n\nBen Stone 0:12\n\nIs it safe?"
    )


def _event(folder: Path) -> Path:
    """An event folder with a record and an article."""
    (folder / "event" / "articles").mkdir(parents=True)
    (folder / "event" / "transcript.txt").write_text(WORDS, encoding="utf-8")
    (folder / "event" / "articles" / "a.txt").write_text("She began.", encoding="utf-8")
    return folder / "event"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_out_of_the_event_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link to a file outside is refused as a record and entered as an article."""
    folder = _event(tmp_path)
    (tmp_path / "secret.txt").write_text("not to be read", encoding="utf-8")
    (folder / "articles" / "b.txt").symlink_to(tmp_path / "secret.txt")
    event = load_event(folder)

    assert [entry.code for entry in event.ledger if entry.file == "articles/b.txt"] == ["outside-event"]
    assert all("not to be read" not in document.text for _, document in event.articles)
    (folder / "transcript.txt").unlink()
    (folder / "transcript.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(SourceError) as caught:
        load_event(folder)
    assert caught.value.code == "outside-event"


@pytest.mark.parametrize(
    "name", ["../secret.txt", "articles/../../secret.txt", "/etc/passwd", "C:\\secret.txt"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    """An event file cannot name a record outside its folder."""
    folder = _event(tmp_path)
    (tmp_path / "secret.txt").write_text("not to be read", encoding="utf-8")
    (folder / "event.toml").write_text(f"[[record]]\nfile = '{name}'\n", encoding="utf-8")

    with pytest.raises(SourceError) as caught:
        load_event(folder)
    assert caught.value.code == "outside-event"


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be there")
def test_odd_names_are_read_under_their_name(tmp_path: Path) -> None:
    """Quotation marks, line breaks and dots in names do no harm."""
    folder = _event(tmp_path)
    names = ['say "hello".txt', "two\nlines.txt", "..hidden..txt", "it's.txt"]
    for number, name in enumerate(names):
        (folder / "articles" / name).write_text(f"She said {number}.", encoding="utf-8")
    event = load_event(folder)

    accepted = {entry.file for entry in event.ledger if entry.outcome == "accepted"}
    assert {f"articles/{name}" for name in names if not name.startswith(".")} <= accepted


def test_a_file_that_is_no_file(tmp_path: Path) -> None:
    """A pipe in the place of a file is refused and not waited for."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(SourceError) as caught:
        read_document(tmp_path / "a.txt", source="a.txt", role="transcript")
    assert caught.value.code == "unreadable-file"
