"""Files to documents: kept text, offsets, what a file states, and every way in which it can be unusable."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from compare.errors import SourceError
from compare.ingest import files
from compare.ingest.files import Role, read_document
from compare.model import Document, Span


def _read(tmp_path: Path, name: str, data: bytes | str, role: Role = "article") -> Document:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_document(path, source=name, role=role)


def test_a_document_keeps_text_source_and_map(tmp_path: Path) -> None:
    """The kept text has one empty line between paragraphs; its words map to the decoded file."""
    data = "# Title\r\n\r\nIt\u2019s a *test*.\r\n\r\n\r\nWith [a link](https://x.example)\u00a0here.\r\n"

    document = _read(tmp_path, "a.md", data)

    assert document.text == "Title\n\nIt’s a test.\n\nWith a link here."
    assert document.source_text == data
    assert document.encoding == "utf-8"
    assert document.sha256 == hashlib.sha256(data.encode()).hexdigest()
    assert document.headings == ((1, Span(0, 5)),)
    at = document.text.index("link")
    assert document.offsets.to_source(Span(at, at + 4)).slice(data) == "link"
    assert document.offsets.to_source(Span(at, at + 9)).slice(data) == "link](https://x.example)\u00a0here"


def test_front_matter_states_title_and_more(tmp_path: Path) -> None:
    """What a file's own head states is in `title` and `meta`, and not in the text."""
    document = _read(tmp_path, "a.txt", "---\ntitle: No bridge\ndate: 2031-05-04\n---\nThe text.\n")

    assert (document.title, document.meta) == ("No bridge", (("published", "2031-05-04"),))
    assert document.text == "The text."


def test_double_encoding_is_logged_where_it_stood(tmp_path: Path) -> None:
    """A repaired character is a repair with its place in the kept text."""
    document = _read(tmp_path, "a.txt", "She said itâ€™s late.")

    assert document.text == "She said it’s late."
    assert [(repair.kind, repair.span.slice(document.text)) for repair in document.repairs] == [
        ("double encoding", "’")
    ]


def test_html_in_a_text_file_is_read_as_html(tmp_path: Path) -> None:
    """A page saved under another name is still a page."""
    page = "<!doctype html><html><p>Ann Bell: We begin.</p><p>Ben Orlo: Yes.</p></html>"

    assert _read(tmp_path, "a.txt", page, "transcript").text == "Ann Bell: We begin.\n\nBen Orlo: Yes."


def test_rows_in_a_text_file_are_read_as_rows(tmp_path: Path) -> None:
    """Time, name and words between tabs, as a table is pasted, are a table."""
    path = tmp_path / "a.txt"
    path.write_text("0:01\tAnn Reed\tIs it safe?\n0:04\tBen Stone\tIt is.\n0:09\tAnn Reed\tGood.\n", "utf-8")
    document = read_document(path, source="a.txt", role="transcript")

    assert [mark.speaker for mark in document.marks] == ["Ann Reed", "Ben Stone", "Ann Reed"]
    assert [repair.kind for repair in document.repairs] == ["other form"]


def test_stage_marks_stay_in_records_only(tmp_path: Path) -> None:
    """The asterisks of "*applause*" are kept for segmentation, and are none of an article's."""
    assert _read(tmp_path, "t.txt", "We go. *Applause*", "transcript").text == "We go. *Applause*"
    assert _read(tmp_path, "a.txt", "We go. *Applause*").text == "We go. Applause"


def test_an_unknown_ending_is_tried_as_text(tmp_path: Path) -> None:
    """A file of an ending that nobody knows is read if it is text."""
    assert _read(tmp_path, "a.story", "The text.").text == "The text."
    assert _read(tmp_path, "noending", "The text.").text == "The text."


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty-file"),
        ("a.txt", b" \r\n\t ", "empty-file"),
        ("a.md", b"* * *\n\n---\n", "empty-file"),
        ("a.html", b"<html><body></body></html>", "empty-file"),
        ("a.txt", b"\x00\x01\x02", "binary-file"),
        ("a.txt", b"%PDF-1.5 text", "damaged-file"),
        ("a.txt", b"\xff\xfe\x00", "unreadable-encoding"),
        ("a.docx", b"PK\x03\x04 and so on", "damaged-file"),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHi.", "unsupported-form"),
        ("a.weird", b"\x00\x01", "unsupported-form"),
    ],
)
def test_unusable_files_are_named_with_a_remedy(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    """Each kind of unusable file has its code, names the file and says what to do."""
    with pytest.raises(SourceError) as caught:
        _read(tmp_path, name, data)

    assert caught.value.code == code
    assert caught.value.source == name
    assert caught.value.hint
    assert caught.value.exit_code == 2


def test_missing_files_and_folders(tmp_path: Path) -> None:
    """A file that is not there and a folder in a file's place are told apart."""
    with pytest.raises(SourceError) as missing:
        read_document(tmp_path / "no.txt", source="no.txt", role="article")
    with pytest.raises(SourceError) as folder:
        read_document(tmp_path, source="x", role="article")

    assert (missing.value.code, folder.value.code) == ("missing-file", "unreadable-file")


def test_files_that_are_too_large_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file over the limit is refused by its size alone."""
    monkeypatch.setattr(files, "MAX_BYTES", 3)

    with pytest.raises(SourceError) as caught:
        _read(tmp_path, "a.txt", "four")

    assert caught.value.code == "file-too-large"
