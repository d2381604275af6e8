"""The bundled event's record, written in each form by another program and read back: the same turns."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest

from compare.ingest.files import read_document
from compare.model import RecordInfo, Transcript
from compare.segment.transcript import load_transcript, segment_transcript

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / "sources" / "harbour-address" / "transcript.txt"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")


@cache
def original() -> Transcript:
    """The record as it is bundled."""
    return load_transcript(RECORD)


def turns(transcript: Transcript) -> list[tuple[str | None, str]]:
    """Speaker and words of each turn."""
    return [
        (turn.speaker, " ".join(p.text for p in transcript.passages if p.turn_id == turn.id))
        for turn in transcript.turns
    ]


def words_of(transcript: Transcript) -> list[tuple[str | None, list[str]]]:
    """Speaker and words of each turn, however its sentences are cut."""
    return [(speaker, words.split()) for speaker, words in turns(transcript)]


def converted(folder: Path, source: Path, form: str) -> Path:
    """A file that LibreOffice makes of another one."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    done = subprocess.run(
        [
            str(OFFICE),
            profile,
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    made = folder / "out" / f"{source.stem}.{form}"
    assert made.is_file(), done.stderr
    return made


def word_file(folder: Path) -> Path:
    """The record as python-docx writes it, a paragraph each, below a heading."""
    document = docx.Document()
    document.add_heading("Address at the Fish Hall", 1)
    for paragraph in RECORD.read_text(encoding="utf-8").split("\n\n"):
        document.add_paragraph(" ".join(paragraph.split()))
    document.save(folder / "record.docx")
    return folder / "record.docx"


def rows() -> list[tuple[float, float, str, str]]:
    """Start, end, speaker and text of each passage, as a table has them."""
    return [
        (at * 4.0, at * 4.0 + 3.5, passage.speaker or "", passage.text)
        for at, passage in enumerate(original().passages)
    ]


def clock(seconds: float, mark: str) -> str:
    """A time as captions have it."""
    whole, rest = int(seconds), round(seconds % 1 * 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{mark}{rest:03d}"


def test_word_files_of_python_docx(tmp_path: Path) -> None:
    """A Word file of python-docx gives the turns of the text, sentence by sentence."""
    assert turns(load_transcript(word_file(tmp_path))) == turns(original())


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_files_of_libreoffice(tmp_path: Path, form: str) -> None:
    """What LibreOffice writes of a Word file gives the same turns."""
    made = converted(tmp_path, word_file(tmp_path), form)
    transcript = load_transcript(made)

    assert turns(transcript) == turns(original())
    places = {passage.place for passage in transcript.passages}
    assert places == {None} if form == "html" else len(places) > 1


@needs_office
@pytest.mark.slow
def test_a_pdf_with_running_lines(tmp_path: Path) -> None:
    """Headers, footers and page numbers of a printed file are in no turn."""
    document = docx.Document(word_file(tmp_path))
    document.sections[0].header.paragraphs[0].text = "Harbour Office, record of 9 May"
    document.sections[0].footer.paragraphs[0].text = "Not for sale"
    document.save(tmp_path / "running.docx")
    transcript = load_transcript(converted(tmp_path, tmp_path / "running.docx", "pdf"))

    assert words_of(transcript) == words_of(original())
    assert any(repair.kind == "running line" for repair in transcript.document.repairs)


def test_tables(tmp_path: Path) -> None:
    """CSV of the standard library and XLSX of openpyxl, a row per sentence."""
    text = io.StringIO()
    csv.writer(text).writerows([("start", "end", "speaker", "text"), *rows()])
    (tmp_path / "a.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    book = openpyxl.Workbook()
    for row in [("Start", "End", "Speaker", "Text"), *rows()]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")

    for name in ("a.csv", "a.xlsx"):
        transcript = load_transcript(tmp_path / name)
        assert words_of(transcript) == words_of(original())
        assert [turn.time for turn in transcript.turns][:1] == ["0:00:00"]


@needs_office
@pytest.mark.slow
def test_a_table_of_libreoffice(tmp_path: Path) -> None:
    """A CSV that LibreOffice saves as XLSX is read as the CSV is, where its spreadsheets are installed."""
    text = io.StringIO()
    csv.writer(text).writerows([("start", "end", "speaker", "text"), *rows()])
    (tmp_path / "a.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    try:
        made = converted(tmp_path, tmp_path / "a.csv", "xlsx")
    except AssertionError:
        pytest.skip("LibreOffice Calc is not here")

    assert words_of(load_transcript(made)) == words_of(original())


@pytest.mark.parametrize("form", ["srt", "vtt"])
def test_captions(tmp_path: Path, form: str) -> None:
    """Captions with a label or a voice tag in each cue."""
    mark = "," if form == "srt" else "."
    cues = ["WEBVTT\n"] if form == "vtt" else []
    for number, (start, end, speaker, text) in enumerate(rows(), 1):
        words = f"<v {speaker}>{text}</v>" if form == "vtt" else f"{speaker}: {text}"
        cues.append(f"{number}\n{clock(start, mark)} --> {clock(end, mark)}\n{words}\n")
    (tmp_path / f"a.{form}").write_text("\n".join(cues), encoding="utf-8")

    assert words_of(load_transcript(tmp_path / f"a.{form}")) == words_of(original())


def test_recognition(tmp_path: Path) -> None:
    """The JSON of a recognition that knows its speakers."""
    segments = [{"start": a, "end": b, "speaker": who, "text": f" {text}"} for a, b, who, text in rows()]
    (tmp_path / "a.json").write_text(json.dumps({"segments": segments}), encoding="utf-8")

    assert words_of(load_transcript(tmp_path / "a.json")) == words_of(original())


def test_a_text_with_byte_order_mark_and_line_ends_of_windows(tmp_path: Path) -> None:
    """The text as an editor on Windows saves it."""
    text = RECORD.read_text(encoding="utf-8").replace("\n", "\r\n")
    (tmp_path / "a.txt").write_bytes(text.encode("utf-8-sig"))
    (tmp_path / "b.txt").write_bytes(text.encode("utf-16"))

    for name in ("a.txt", "b.txt"):
        document = read_document(tmp_path / name, source=name, role="transcript")
        assert turns(segment_transcript(document, RecordInfo(file=name))) == turns(original())
