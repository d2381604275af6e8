from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from compare.comparison import Comparison
from compare.errors import RenderError
from compare.report import write as write_module
from compare.report import write_reports
from compare.report.pdf import PdfUnavailableError

QUICK = ("html", "json", "csv")


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of an output folder that are for readers."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_all_files_are_written(sample: Comparison, tmp_path: Path) -> None:
    """HTML, JSON, every CSV file and the manifest lie in the folder, and nothing else."""
    done = write_reports(sample, tmp_path / "new" / "deep", formats=QUICK)

    there = {path.name for path in (tmp_path / "new" / "deep").iterdir()}
    assert there - {".pressdiff"} == {path.name for path in done.paths.values()}
    assert set(done.paths) >= {"html", "json", "claims.csv", "passages.csv", "manifest"}
    assert done.notes == ()


def test_the_manifest_ties_the_files_together(
    sample: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hashes of inputs and outputs, version, platform and the time that is set."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    done = write_reports(sample, tmp_path, formats=("html", "json"))
    manifest = json.loads(done.paths["manifest"].read_text(encoding="utf-8"))

    assert manifest["time"] == "2030-03-17T17:46:40Z"
    assert {entry["file"] for entry in manifest["inputs"]} >= {"transcript.txt", "articles/empty.txt"}
    for entry in manifest["outputs"]:
        data = (tmp_path / entry["file"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert entry["bytes"] == len(data)
    assert str(tmp_path) not in done.paths["manifest"].read_text(encoding="utf-8")


def test_two_runs_write_the_same_bytes(sample: Comparison, tmp_path: Path) -> None:
    """HTML, JSON and CSV of two runs are equal."""
    one = write_reports(sample, tmp_path / "one", formats=QUICK).paths
    other = write_reports(sample, tmp_path / "other", formats=QUICK).paths

    for key in one:
        if key != "manifest":
            assert one[key].read_bytes() == other[key].read_bytes()


def test_formats_that_are_not_asked_for_stay(sample: Comparison, tmp_path: Path) -> None:
    """A file of an earlier run of another format is left alone."""
    (tmp_path / "report.pdf").write_bytes(b"earlier")
    write_reports(sample, tmp_path, formats=("json",))

    assert (tmp_path / "report.pdf").read_bytes() == b"earlier"
    assert not (tmp_path / "report.html").exists()


def test_a_failed_rendering_changes_nothing(
    sample: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one format cannot be made the files of the last run stay, and nothing new appears."""
    write_reports(sample, tmp_path, formats=QUICK)
    before = files_of(tmp_path)

    def fail(_: Comparison) -> str:
        raise RenderError("it cannot be rendered.", code="template-error")

    monkeypatch.setattr(write_module, "results_text", fail)
    with pytest.raises(RenderError):
        write_reports(sample, tmp_path, formats=QUICK)

    assert files_of(tmp_path) == before


def test_without_libraries_the_other_files_are_written(
    sample: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where WeasyPrint cannot be loaded a note says what it needs, and what an old PDF is."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    (tmp_path / "report.pdf").write_bytes(b"earlier")
    done = write_reports(sample, tmp_path)

    assert "pdf" not in done.paths
    assert done.paths["html"].exists()
    assert "the PDF needs" in done.notes[0]
    assert "earlier run" in done.notes[1]


def test_libraries_that_do_not_load_are_told_apart(
    sample: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing system library is a note, not a failure."""

    def fail(_: object, **__: object) -> bytes:
        raise PdfUnavailableError("The PDF needs something.", code="pdf-libraries-missing")

    monkeypatch.setattr(write_module, "render_pdf", fail)

    assert write_reports(sample, tmp_path, formats=("pdf",)).notes == ("The PDF needs something.",)


def test_an_unknown_format_is_named(sample: Comparison, tmp_path: Path) -> None:
    """A format that does not exist ends before anything is written."""
    with pytest.raises(RenderError, match="docx"):
        write_reports(sample, tmp_path, formats=("html", "docx"))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_a_file_is_told(sample: Comparison, tmp_path: Path) -> None:
    """An output path that is a file ends in a sentence with a remedy."""
    place = tmp_path / "taken"
    place.write_text("x", encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        write_reports(sample, place, formats=("json",))
    assert caught.value.code == "cannot-write"


@pytest.mark.pdf
def test_the_pdf_is_written_with_the_rest(sample: Comparison, tmp_path: Path) -> None:
    """All formats together give all files."""
    done = write_reports(sample, tmp_path)
    if "pdf" not in done.paths:
        pytest.skip(done.notes[0])
    assert done.paths["pdf"].read_bytes().startswith(b"%PDF-1.7")
