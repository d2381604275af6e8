"""The report as a PDF: tagged, with bookmarks, contents and page numbers, from the same view as the HTML.

Goes in: a `ReportView`. Comes out: the file's bytes. WeasyPrint may fetch nothing but what stands in the
page itself (``data:``), and a rendering of which it complains is no report. With ``SOURCE_DATE_EPOCH`` set,
equal views give equal bytes on one machine.
"""

from __future__ import annotations

import gc
import io
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import RenderError
from compare.report.html import render_layout
from compare.report.paper import for_paper
from compare.report.pdf_tags import finish_tags

if TYPE_CHECKING:
    from compare.report.view import ReportView

__all__ = ["PdfUnavailableError", "RenderedPdf", "missing_libraries_note", "pdf_of", "render_pdf"]

VARIANT = "pdf/ua-1"
REPLACEMENT = "[?]"
ASCII = 0x7F
# What WeasyPrint logs for a sign that neither the bundled nor the machine's fonts have.
MISSING = re.compile(r"^\.notdef glyph rendered .*\(U\+([0-9A-F]{4,6})\)$", re.DOTALL)
REMEDIES = {
    "linux": (
        "the Pango library (Debian and Ubuntu: "
        "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)"
    ),
    "darwin": "the Pango library (macOS: brew install pango)",
    "win32": "the Pango library (Windows: see “Installation” in WeasyPrint’s documentation)",
}


class PdfUnavailableError(RenderError):
    """WeasyPrint or a system library that it needs is not there; the other formats do not need it."""


def missing_libraries_note(platform: str = sys.platform) -> str:
    """What the PDF needs, as one sentence."""
    return f"report.pdf was not written: the PDF needs {REMEDIES.get(platform, REMEDIES['linux'])}."


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPdf:
    """The file's bytes, and sentences for the person who ran it."""

    content: bytes
    notes: tuple[str, ...] = ()


def render_pdf(view: ReportView, *, templates: Path | None = None) -> RenderedPdf:
    """The PDF file; raises as `pdf_of` does.

    Args:
        view: What is shown.
        templates: A folder whose templates and styles come first.
    """
    return pdf_of(for_paper(render_layout(view, layout="print", sparing=False, templates=templates)))


def pdf_of(page: str) -> RenderedPdf:
    """The PDF file of a page that was laid out for print.

    Raises:
        PdfUnavailableError: If WeasyPrint or its libraries cannot be loaded.
        RenderError: If a template cannot be rendered, or WeasyPrint complains of the page.
    """
    try:
        # Where its libraries are missing, WeasyPrint prints a page of advice first: ours is one sentence.
        with redirect_stdout(io.StringIO()):
            from weasyprint import HTML  # type: ignore[import-untyped]
            from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        raise PdfUnavailableError(missing_libraries_note(), code="pdf-libraries-missing") from error
    content, heard = _rendered(page, HTML, URLFetcher(allowed_protocols=["data"]))
    missing = _missing_signs(heard)
    if missing:
        # A sign that no font has would be an empty box. None of them stands in the layout's own ASCII.
        page = re.sub(f"[{''.join(map(chr, missing))}]+", REPLACEMENT, page)
        content, heard = _rendered(page, HTML, URLFetcher(allowed_protocols=["data"]))
    if heard or not content:
        raise RenderError(
            f"the PDF cannot be made: {'; '.join(heard) or 'there is no content'}.",
            code="pdf-not-clean",
            source="report.pdf",
            hint="Write the other formats with --format html,json,csv.",
        )
    return RenderedPdf(content=content, notes=_note_on(missing))


def _rendered(page: str, html: Any, fetcher: Any) -> tuple[bytes, list[str]]:
    """The file, and what WeasyPrint complained of."""
    with _complaints() as heard, _without_collector():
        content = html(string=page, url_fetcher=fetcher).write_pdf(pdf_variant=VARIANT, finisher=finish_tags)
    return content or b"", heard


def _missing_signs(heard: list[str]) -> list[int]:
    """The code points without a glyph, if these are all that was complained of; else none. Of the blanks
    between such signs it is complained, too: what markup is made of stays.
    """
    found = [MISSING.search(line) for line in heard]
    points = {int(match.group(1), 16) for match in found if match}
    return sorted(point for point in points if point > ASCII) if all(found) else []


def _note_on(missing: list[int]) -> tuple[str, ...]:
    if not missing:
        return ()
    some = ", ".join(f"U+{point:04X}" for point in missing[:5])
    more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
    return (f"report.pdf shows {REPLACEMENT} for signs that no font of this machine has: {some}{more}.",)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Nothing of a layout is garbage before it is written: looking for some takes a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collects what WeasyPrint logs from warnings upwards, and keeps it off the terminal."""
    logger = logging.getLogger("weasyprint")
    heard: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    collector = Collector(level=logging.WARNING)
    handlers, propagate = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        yield heard
    finally:
        logger.handlers, logger.propagate = handlers, propagate
