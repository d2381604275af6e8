"""The files of a report, written whole or not at all.

Goes in: a `Comparison`, an edition and a folder. Comes out: `report.html`, `report.pdf`, `report.md`,
`results.json`, `results.xlsx`, `annotations.jsonld`, the CSV files and `manifest.json`, as far as they are
asked for. Everything is rendered before the first file is touched; each file is then put in place as a whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from compare.comparison import Comparison
from compare.config import FORMATS
from compare.errors import RenderError
from compare.report.build import view_of
from compare.report.edition import Edition
from compare.report.environment import check_templates
from compare.report.exports.annotations import annotations_text
from compare.report.exports.markdown import markdown_text
from compare.report.exports.xlsx import workbook
from compare.report.html import render_html
from compare.report.limits import paper_limits, screen_limits
from compare.report.pdf import PdfUnavailableError, render_pdf
from compare.report.results import results_text
from compare.report.shown import Shown, prepare
from compare.report.tables import csv_files
from compare.report.text import escaped_json

__all__ = ["FORMATS", "WrittenReport", "manifest_text", "write_file", "write_reports"]

NAMES = {
    "html": "report.html",
    "pdf": "report.pdf",
    "json": "results.json",
    "xlsx": "results.xlsx",
    "jsonld": "annotations.jsonld",
    "md": "report.md",
}
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReport:
    """What was written.

    Attributes:
        paths: By format (``html``, ``xlsx`` …), by name for the CSV files, and ``manifest``.
        notes: Sentences for the person who ran it, such as what a PDF needs that could not be made.
    """

    paths: dict[str, Path]
    notes: tuple[str, ...] = ()


def write_reports(
    comparison: Comparison,
    output: Path,
    *,
    formats: Sequence[str] = FORMATS,
    edition: Edition | None = None,
) -> WrittenReport:
    """Writes a report.

    Args:
        comparison: The result of a run.
        output: The folder; made if it is missing. Files of formats that are not asked for stay as they are.
        formats: Any of `FORMATS`.
        edition: What is shown and how it is dressed; ``None`` stands for a private one.

    Returns:
        The paths and notes. Where the PDF's system libraries are missing the other files are written.

    Raises:
        RenderError: If a format is unknown, a file cannot be rendered, or the folder cannot be written to;
            no file has been changed then.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise RenderError(
            f'"{unknown[0]}" is not a format.',
            code="unknown-format",
            hint=f"Choose among {', '.join(FORMATS)}.",
        )
    edition = edition or Edition()
    if edition.templates:
        check_templates(edition.templates)
    shown = prepare(comparison, edition)
    files, notes = _render(shown, output, formats)
    content = dict(files.values())
    files["manifest"] = (MANIFEST, manifest_text(comparison, content).encode("utf-8"))
    _put_in_place(dict(files.values()), output)
    return WrittenReport(paths={key: output / name for key, (name, _) in files.items()}, notes=notes)


def _render(
    shown: Shown, output: Path, formats: Sequence[str]
) -> tuple[dict[str, tuple[str, bytes]], tuple[str, ...]]:
    """Every file asked for as key → (name, bytes), in memory, and the notes."""
    files: dict[str, tuple[str, bytes]] = {}
    notes: list[str] = []
    templates = shown.edition.templates
    if "html" in formats:
        view = view_of(shown, limits=screen_limits(shown.comparison))
        files["html"] = (NAMES["html"], render_html(view, templates=templates).encode("utf-8"))
    if "pdf" in formats:
        try:
            pdf = render_pdf(view_of(shown, limits=paper_limits(shown.comparison)), templates=templates)
            files["pdf"] = (NAMES["pdf"], pdf.content)
            notes.extend(pdf.notes)
        except PdfUnavailableError as error:
            notes.append(error.message)
            if (output / NAMES["pdf"]).exists():
                notes.append(f"The {NAMES['pdf']} in {output} is of an earlier run.")
    if "json" in formats:
        files["json"] = (NAMES["json"], results_text(shown).encode("utf-8"))
    if "jsonld" in formats:
        files["jsonld"] = (NAMES["jsonld"], annotations_text(shown).encode("utf-8"))
    if "md" in formats:
        files["md"] = (NAMES["md"], markdown_text(shown).encode("utf-8"))
    if "xlsx" in formats:
        files["xlsx"] = (NAMES["xlsx"], workbook(shown))
    if "csv" in formats:
        files.update({name: (name, data) for name, data in csv_files(shown).items()})
    return files, tuple(notes)


def write_file(path: Path, text: str) -> Path:
    """Writes one file as a whole, its folder made if it is missing.

    Raises:
        RenderError: ``cannot-write`` if the folder cannot be written to.
    """
    _put_in_place({path.name: text.encode("utf-8", "replace")}, path.parent)
    return path


def _put_in_place(files: Mapping[str, bytes], output: Path) -> None:
    """Writes all files beside their places, then moves each over the old one."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".pressdiff-", dir=output) as folder:
            for name, data in files.items():
                (Path(folder) / name).write_bytes(data)
            for name in files:
                (Path(folder) / name).replace(output / name)
    except OSError as error:
        raise RenderError(
            f"the report cannot be written: {error.strerror or error}.",
            code="cannot-write",
            source=str(output),
            hint="Name a folder that you may write to, with --output, and close files of it that are open.",
        ) from error


def manifest_text(comparison: Comparison, files: Mapping[str, bytes]) -> str:
    """`manifest.json`: what is true of this run only, and the hashes that tie its files together.

    The time is that of ``SOURCE_DATE_EPOCH`` where it is set.
    """
    manifest: dict[str, Any] = {
        "format": "pressdiff-manifest",
        "version": 1,
        "tool": {"name": "pressdiff", "version": _version()},
        "time": _now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "platform": {
            "python": platform.python_version(),
            "system": platform.system(),
            "machine": platform.machine(),
        },
        "inputs": [
            {"file": entry.file, "role": entry.role, "outcome": entry.outcome, "sha256": entry.sha256}
            for entry in sorted(comparison.ledger, key=lambda entry: (entry.role, entry.file))
        ],
        "outputs": [
            {"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(files.items())
        ],
    }
    return escaped_json(json.dumps(manifest, ensure_ascii=False, indent=1)) + "\n"


def _version() -> str:
    try:
        return metadata.version("pressdiff")
    except metadata.PackageNotFoundError:
        return "unknown"


def _now() -> datetime:
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)
