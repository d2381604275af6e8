"""Readers fed with anything: they read it or raise an error of the project, and nothing else."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.errors import CompareError
from compare.ingest.files import READERS, read_document
from compare.model import RecordInfo
from compare.segment.transcript import segment_transcript

TEXT_FORMS = sorted(set(READERS) - {".docx", ".pdf", ".xlsx"})
FRAGMENTS = (
    "WEBVTT\n\n", "00:00:01.000 --> 00:00:02.000\n", "00:00:05,000 --> 00:00:01,000\n",
    "<v Ann Reed>", "</v>", "<c>", "&amp;", "\n\n", "\n", "\t", ",", ";", '"', "'", "ANN REED: ",
    "Ben Stone  0:06\n", "Q ", "[crosstalk]", "(Laughter.)", "(", "[", ">> ", "1 Note", "done.1",
    "\x0c", "Page 2 of 3\n", "{", "}", "[", "]", ":", '"segments"', '"text"', '"start"',
    "1.5", "<u who='#a'>", "</u>", "<seg>", "</seg>", "<TEI>", "</TEI>", "<p>", "</p>", "<b>",
    "</b>", "<html>", "<!--", "-->", "<![CDATA[", "]]>", "---\n", "# ", "**", "\\", "\x00", "é",
    "â€™", "\u2028", "\ufeff", "😀", "́", "speaker,text\n", "start", "Good morning, everybody. ",
)  # fmt: skip
ODD = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@cache
def office_file(form: str) -> bytes:
    """A small file that another program's library wrote."""
    out = io.BytesIO()
    if form == ".docx":
        document = docx.Document()
        document.add_heading("The bridge", 1)
        document.add_paragraph("Ann Reed: Good morning, everybody.")
        document.add_table(2, 2).cell(0, 0).text = "Ben Stone: Is it safe?"
        document.save(out)
    else:
        book = openpyxl.Workbook()
        for row in (
            ("start", "speaker", "text"),
            (0.5, "Ann Reed", "Good morning."),
            (3, "Ben Stone", "Is it?"),
        ):
            book.active.append(row)
        book.save(out)
    return out.getvalue()


PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 58>>stream
BT /F1 12 Tf 20 100 Td (Ann Reed: Good morning all.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R/Size 6>>
%%EOF
"""


def read(form: str, data: bytes) -> None:
    """Reads a file for both roles and segments it; only errors of the project may be raised."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file{form}"
        path.write_bytes(data)
        for role in ("transcript", "article"):
            try:
                document = read_document(path, source=path.name, role=role)
                if role == "transcript":
                    segment_transcript(document, RecordInfo(file=path.name))
            except CompareError:
                continue


@pytest.mark.parametrize("form", TEXT_FORMS)
@ODD
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=40))
def test_readers_of_text_survive_anything(form: str, parts: list[str]) -> None:
    """Fragments of every form in any order."""
    read(form, "".join(parts).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("form", sorted(READERS))
@ODD
@given(st.binary(max_size=300))
def test_readers_survive_any_bytes(form: str, data: bytes) -> None:
    """Bytes that mean nothing."""
    read(form, data)


@pytest.mark.parametrize("form", [".docx", ".xlsx", ".pdf"])
@ODD
@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=20), st.booleans()
)
def test_readers_of_packed_forms_survive_damage(form: str, edits: list[tuple[int, int]], cut: bool) -> None:
    """A good file with bytes changed, or cut short."""
    data = bytearray(PDF if form == ".pdf" else office_file(form))
    for at, byte in edits:
        data[at % len(data)] = byte
    read(form, bytes(data[: len(data) // 2]) if cut else bytes(data))


@pytest.mark.parametrize(
    ("form", "part"), [(".docx", "word/document.xml"), (".xlsx", "xl/worksheets/sheet1.xml")]
)
@ODD
@given(
    st.lists(
        st.tuples(st.integers(0, 10**6), st.sampled_from(["<", ">", "&", "w:", "/", '"', "\x01", "é"])),
        max_size=8,
    )
)
def test_readers_of_packed_forms_survive_damaged_parts(
    form: str, part: str, edits: list[tuple[int, str]]
) -> None:
    """A good archive whose main part is no longer good XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office_file(form))) as good, zipfile.ZipFile(out, "w") as bad:
        for name in good.namelist():
            text = good.read(name).decode("utf-8", "replace")
            for at, new in edits if name == part else []:
                text = text[: at % len(text)] + new + text[at % len(text) + 1 :]
            bad.writestr(name, text)
    read(form, out.getvalue())
