"""The files of a report, written whole or not at all.

Goes in: a `Comparison`, an edition and a folder. Comes out: `report.html`, `report.pdf`, `report.md`,
`results.json`, `results.xlsx`, `annotations.jsonld`, the CSV files and `manifest.json`, as far as they are
asked for. Everything is rendered before the first file is touched; the files are then put in place as one set
(`compare.report.place`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from compare.changes.model import Changes
from compare.comparison import Comparison
from compare.config import FORMATS
from compare.errors import RenderError
from compare.keep import Keep
from compare.language import ENGLISH, speaking
from compare.language.files import file_of
from compare.report.build import view_of
from compare.report.changes_json import CHANGES, changes_text
from compare.report.context import Limits
from compare.report.edition import Edition
from compare.report.environment import check_templates, template_names
from compare.report.exports.annotations import annotations_text
from compare.report.exports.markdown import markdown_text
from compare.report.exports.xlsx import workbook
from compare.report.html import render_html
from compare.report.limits import paper_limits, screen_limits
from compare.report.manifest import MANIFEST, Provenance, manifest_text
from compare.report.pdf import PdfUnavailableError, RenderedPdf, render_pdf
from compare.report.place import put_in_place
from compare.report.results import results_text
from compare.report.shown import Shown, prepare
from compare.report.tables import csv_files
from compare.report.view import ReportView
from compare.report.wording import caveat

__all__ = ["FORMATS", "WrittenReport", "write_file", "write_reports"]

Value = TypeVar("Value")

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
    keep: Keep | None = None,
) -> WrittenReport:
    """Writes a report.

    Args:
        comparison: The result of a run.
        output: The folder; made if it is missing. Files of formats that are not asked for stay as they are.
        formats: Any of `FORMATS`.
        edition: What is shown and how it is dressed; ``None`` stands for a private one.
        provenance: What is kept beside the report, and what has changed since the state before; with ``None``
            nothing is kept, and the report does not speak of changes.
        keep: What earlier runs kept: a file of the same comparison, edition and changes is not made again.

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
    with speaking(edition.language):
        changes = _changes(comparison, edition, provenance)
        pages = _Pages(comparison=comparison, edition=edition, changes=changes, keep=keep)
        files, notes = _render(pages, output, formats)
        if changes is not None:
            files["changes"] = (CHANGES, changes_text(changes).encode("utf-8"))
    content = dict(files.values())
    manifest = manifest_text(comparison, content, formats=formats, edition=edition, provenance=provenance)
    files["manifest"] = (MANIFEST, manifest.encode("utf-8"))
    # The manifest comes last: it never speaks of a file that is not there yet.
    put_in_place({**content, **(provenance.files if provenance else {}), **dict(files.values())}, output)
    return WrittenReport(paths={key: output / name for key, (name, _) in files.items()}, notes=notes)


def _changes(comparison: Comparison, edition: Edition, provenance: Provenance | None) -> Changes | None:
    """What has changed; words of whole articles stand in it, so that other editions leave it out."""
    if provenance is None or not edition.whole:
        return None
    return replace(provenance.changes, caveat=caveat(comparison.transcripts))


@dataclass(kw_only=True)
class _Pages:
    """How a file is had: made, or as it was made before of all that a file may depend on."""

    comparison: Comparison
    edition: Edition
    changes: Changes | None
    keep: Keep | None

    @cached_property
    def shown(self) -> Shown:
        """What the edition shows; not worked out where every file was made before."""
        return prepare(self.comparison, self.edition)

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What every file depends on; templates and the catalogue of messages by what is in them."""
        if self.keep is None:
            return ()
        folder = self.edition.templates
        own = {} if folder is None else {name: (folder / name) for name in template_names()}
        texts = {name: path.read_bytes() for name, path in own.items() if path.is_file()}
        language = self.edition.language
        texts |= {} if language == ENGLISH else {"messages": file_of(language).read_bytes()}
        changes = None if self.changes is None else self.keep.digest(self.changes)
        return self.keep.digest(self.comparison), replace(self.edition, templates=None), texts, changes

    def page(self, name: str, kind: Any, make: Callable[[], Value], *options: str) -> Value:
        """A file, or several, made of `shown` and `changes`, and of nothing else but what `options` say."""
        if self.keep is None:
            return make()
        slot = f"{self.edition.kind} {name}"
        return self.keep("report", (self.key, name, options), kind, make, slot=slot)

    def view(self, limits: Limits) -> ReportView:
        """What a layout shows."""
        return view_of(self.shown, changes=self.changes, limits=limits)


def _render(
    pages: _Pages, output: Path, formats: Sequence[str]
) -> tuple[dict[str, tuple[str, bytes]], tuple[str, ...]]:
    """Every file asked for as key → (name, bytes), in memory, and the notes."""
    files: dict[str, tuple[str, bytes]] = {}
    notes: list[str] = []
    for name in (name for name in _MAKERS if name in formats):
        make = partial(_MAKERS[name], pages)
        files[name] = (NAMES[name], pages.page(NAMES[name], bytes, make))
    if "csv" in formats:
        tables = pages.page("csv", dict[str, bytes], lambda: csv_files(pages.shown))
        files.update({name: (name, data) for name, data in tables.items()})
    if "pdf" in formats:
        try:
            pdf = pages.page("report.pdf", RenderedPdf, partial(_pdf, pages), _time_of_pdf())
            files["pdf"] = (NAMES["pdf"], pdf.content)
            notes.extend(pdf.notes)
        except PdfUnavailableError as error:
            notes.append(error.message)
            if (output / NAMES["pdf"]).exists():
                notes.append(f"The {NAMES['pdf']} in {output} is of an earlier run.")
    return files, tuple(notes)


def _html(pages: _Pages) -> bytes:
    return render_html(
        pages.view(screen_limits(pages.shown.comparison)), templates=pages.edition.templates
    ).encode("utf-8")


def _pdf(pages: _Pages) -> RenderedPdf:
    return render_pdf(pages.view(paper_limits(pages.shown.comparison)), templates=pages.edition.templates)


def _time_of_pdf() -> str:
    """The time that is set for a PDF, which stands in it; empty where none is."""
    return os.environ.get("SOURCE_DATE_EPOCH", "")


_MAKERS: dict[str, Callable[[_Pages], bytes]] = {
    "html": _html,
    "json": lambda pages: results_text(pages.shown).encode("utf-8"),
    "jsonld": lambda pages: annotations_text(pages.shown).encode("utf-8"),
    "md": lambda pages: markdown_text(pages.shown).encode("utf-8"),
    "xlsx": lambda pages: workbook(pages.shown),
}
"""What each of the formats with one file is made by."""


def write_file(path: Path, text: str) -> Path:
    """Writes one file as a whole, its folder made if it is missing.

    Raises:
        RenderError: ``cannot-write`` if the folder cannot be written to.
    """
    put_in_place({path.name: text.encode("utf-8", "replace")}, path.parent)
    return path
