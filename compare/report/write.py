"""The files of a report, written whole or not at all.

Goes in: a `Comparison`, an edition and a folder. Comes out: `report.html`, `report.pdf`, `report.md`,
`results.json`, `results.xlsx`, `annotations.jsonld`, the CSV files and `manifest.json`, as far as they are
asked for. Everything is rendered before the first file is touched; each file is then put in place as a whole.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.changes.model import Changes
from compare.comparison import Comparison
from compare.config import FORMATS
from compare.errors import RenderError
from compare.report.build import view_of
from compare.report.changes_json import CHANGES, changes_text
from compare.report.edition import Edition
from compare.report.environment import check_templates
from compare.report.exports.annotations import annotations_text
from compare.report.exports.markdown import markdown_text
from compare.report.exports.xlsx import workbook
from compare.report.html import render_html
from compare.report.limits import paper_limits, screen_limits
from compare.report.manifest import MANIFEST, Provenance, manifest_text
from compare.report.pdf import PdfUnavailableError, render_pdf
from compare.report.results import results_text
from compare.report.shown import Shown, prepare
from compare.report.tables import csv_files

__all__ = ["FORMATS", "WrittenReport", "write_file", "write_reports"]

NAMES = {
    "html": "report.html",
    "pdf": "report.pdf",
    "json": "results.json",
    "xlsx": "results.xlsx",
    "jsonld": "annotations.jsonld",
    "md": "report.md",
}


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
    provenance: Provenance | None = None,
) -> WrittenReport:
    """Writes a report.

    Args:
        comparison: The result of a run.
        output: The folder; made if it is missing. Files of formats that are not asked for stay as they are.
        formats: Any of `FORMATS`.
        edition: What is shown and how it is dressed; ``None`` stands for a private one.
        provenance: What is kept beside the report, and what has changed since the state before; with ``None``
            nothing is kept, and the report does not speak of changes.

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
    # Words of whole articles stand among what has changed: other editions leave it out.
    changes = provenance.changes if provenance and edition.whole else None
    files, notes = _render(shown, output, formats, changes)
    if changes is not None:
        files["changes"] = (CHANGES, changes_text(changes).encode("utf-8"))
    content = dict(files.values())
    manifest = manifest_text(comparison, content, formats=formats, edition=edition, provenance=provenance)
    files["manifest"] = (MANIFEST, manifest.encode("utf-8"))
    # The manifest comes last: it never speaks of a file that is not there yet.
    _put_in_place({**content, **(provenance.files if provenance else {}), **dict(files.values())}, output)
    return WrittenReport(paths={key: output / name for key, (name, _) in files.items()}, notes=notes)


def _render(
    shown: Shown, output: Path, formats: Sequence[str], changes: Changes | None
) -> tuple[dict[str, tuple[str, bytes]], tuple[str, ...]]:
    """Every file asked for as key → (name, bytes), in memory, and the notes."""
    files: dict[str, tuple[str, bytes]] = {}
    notes: list[str] = []
    templates = shown.edition.templates
    if "html" in formats:
        view = view_of(shown, limits=screen_limits(shown.comparison), changes=changes)
        files["html"] = (NAMES["html"], render_html(view, templates=templates).encode("utf-8"))
    if "pdf" in formats:
        try:
            pdf = render_pdf(
                view_of(shown, limits=paper_limits(shown.comparison), changes=changes), templates=templates
            )
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
                for place in (Path(folder), output):
                    (place / name).parent.mkdir(parents=True, exist_ok=True)
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
