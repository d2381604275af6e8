"""The files of a published edition.

Goes in: a `PublishedEdition`. Comes out: bytes by name, the same for the same edition (of the PDF with
``SOURCE_DATE_EPOCH``). Nothing is written here.
"""

from __future__ import annotations

from compare.language import gettext
from compare.publication.citation import PAGE, bibtex, citation, citations, link
from compare.publication.edition import PublishedEdition
from compare.publication.tables import edition_csv, edition_json
from compare.report.html import render_page
from compare.report.paper import for_paper
from compare.report.pdf import PdfUnavailableError, pdf_of

__all__ = ["edition_files", "superseded_line"]

TEMPLATE = "published/edition.html.jinja"
ERRATA = "published/errata.html.jinja"


def edition_files(edition: PublishedEdition) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Every file by name, and notes for the person who runs it.

    Returns:
        `edition.html`, `edition.pdf`, `edition.json`, `statements.csv`, `citation.txt`, `citation.bib`,
        `errata.html` and, from the second edition on, `superseded.html`, a page for the address of the one
        before. Without the system libraries of the PDF that file is missing, and a note says so.

    Raises:
        RenderError: If a template cannot be rendered, or the PDF cannot be made.
    """
    page = _page(edition, "screen")
    texts = {
        PAGE: page,
        "edition.json": edition_json(edition),
        "statements.csv": edition_csv(edition),
        "citation.txt": citations(edition),
        "citation.bib": bibtex(edition),
        "errata.html": render_page(ERRATA, sparing=True, edition=edition, superseded="", base=link(edition)),
    }
    if edition.number > 1:
        told = superseded_line(edition)
        texts["superseded.html"] = render_page(
            ERRATA, sparing=True, edition=edition, superseded=told, base=link(edition)
        )
    files = {name: text.encode("utf-8", "replace") for name, text in texts.items()}
    try:
        pdf = pdf_of(for_paper(_page(edition, "print")))
    except PdfUnavailableError as error:
        return files, (error.message.replace("report.pdf", "edition.pdf"),)
    return files | {"edition.pdf": pdf.content}, pdf.notes


def _page(edition: PublishedEdition, layout: str) -> str:
    sparing = layout == "screen"
    return render_page(TEMPLATE, sparing=sparing, edition=edition, layout=layout, citation=citation(edition))


def superseded_line(edition: PublishedEdition) -> str:
    """The line for the address at which the edition before stands."""
    now, before = edition.history[:2]
    values: dict[str, str | int] = {
        "before": before.number,
        "day_before": before.day,
        "number": now.number,
        "day": now.day,
    }
    if edition.imprint.address:
        return gettext(
            "Edition {before} of {day_before} is superseded by edition {number} of {day} at {address}, which "
            "says what was corrected.",
            **values,
            address=edition.imprint.address,
        )
    return gettext(
        "Edition {before} of {day_before} is superseded by edition {number} of {day}, which says what was "
        "corrected.",
        **values,
    )
