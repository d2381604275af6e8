"""PDF files with a text layer: the lines of their pages.

Goes in: the bytes of the file. Comes out: an `Extract` with a piece per line and an empty piece where a
paragraph ends, or a `SourceError`. Pages are read in the order in which their text was written into the file.
Pictures of text are not read: that is the work of an OCR program.
"""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from compare.errors import SourceError
from compare.ingest.pieces import Extract, Piece, missing_library
from compare.language import Words, gettext_lazy

__all__ = ["MAX_PAGES", "read_pdf"]

MAX_PAGES = 5_000
"""Pages that a PDF may have."""

_LEAST_LETTERS = 8  # a page with fewer has no text layer worth the name
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_GAP = 1.25  # of the usual distance of two lines: above it a paragraph ends


@dataclass(slots=True)
class _Line:
    text: str
    y: float
    size: float


def read_pdf(data: bytes, *, source: str) -> Extract:
    """The text layer of a PDF.

    Args:
        data: The whole file.
        source: Its name, for messages.

    Returns:
        A piece per printed line, its `place` the page ("page 3"), and a piece without words between
        paragraphs (where the distance of lines or the size of the letters says so) and nowhere else. Running
        headers and footers are still there (`compare.ingest.running`). Pages without text have a note.

    Raises:
        SourceError: ``damaged-file``, ``encrypted-file``, ``no-text-layer``, ``file-too-large`` (too many
            pages) or ``missing-library``.
    """
    try:
        import pypdf
    except ImportError as error:
        raise missing_library("pypdf", source) from error
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every blemish of every file
    try:
        pages = [list(_lines(page)) for page in _pages(pypdf.PdfReader(io.BytesIO(data)), source)]
    except SourceError:
        raise
    except pypdf.errors.DependencyError as error:  # a cipher that pypdf cannot undo by itself
        raise _encrypted(source) from error
    except Exception as error:  # whatever the library makes of a damaged file
        raise _damaged(source) from error
    return _extract(pages, source)


def _pages(reader: Any, source: str) -> Any:
    if reader.is_encrypted and not reader.decrypt(""):
        raise _encrypted(source)
    if len(reader.pages) > MAX_PAGES:
        raise _too_long(source)
    return reader.pages


def _extract(pages: Sequence[Sequence[_Line]], source: str) -> Extract:
    letters = [sum(char.isalnum() for line in page for char in line.text) for page in pages]
    bare = [number for number, count in enumerate(letters, 1) if count < _LEAST_LETTERS]
    if len(bare) == len(pages):
        raise _no_text(source)
    pieces: list[Piece] = []
    for number, page in enumerate(pages, 1):
        place = gettext_lazy("page {n}", n=str(number))
        pieces.extend(Piece(text=line.text if line else "", place=place) for line in _spaced(page))
    notes: tuple[tuple[int, str, Words], ...] = ()
    if bare:
        listed = ", ".join(map(str, bare[:20])) + (" …" if len(bare) > 20 else "")
        said = gettext_lazy("Pages without a text layer were not read: {pages}.", pages=listed)
        notes = ((0, "page without text", said),)
    return Extract(pieces=tuple(pieces), notes=notes)


def _lines(page: Any) -> Iterator[_Line]:
    """The lines of a page with their height on it and the size of their letters."""
    done: list[_Line] = []
    current = _Line("", 0.0, 0.0)

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float) -> None:
        nonlocal current
        for number, part in enumerate(text.translate(_LIGATURES).replace("\r", "\n").split("\n")):
            if number:
                done.append(current)
                current = _Line("", 0.0, 0.0)
            if part.strip() and not current.text.strip():
                height = abs(tm[3]) or abs(tm[1]) or 1.0
                current.y, current.size = tm[4] * cm[1] + tm[5] * cm[3] + cm[5], abs(size) * height
            current.text += part

    page.extract_text(visitor_text=visit)
    done.append(current)
    return (line for line in done if line.text.strip())


def _spaced(page: Sequence[_Line]) -> Iterator[_Line | None]:
    """The lines, and ``None`` between two paragraphs."""
    gaps = [left.y - right.y for left, right in pairwise(page)]
    usual = (
        median(sorted(down)[: max(1, len(down) * 3 // 4)]) if (down := [g for g in gaps if g > 1]) else 0.0
    )
    sizes = Counter(round(line.size, 1) for line in page)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    for at, line in enumerate(page):
        if at and usual:
            left = page[at - 1]
            resized = round(left.size, 1) != round(line.size, 1) and body in {
                round(left.size, 1),
                round(line.size, 1),
            }
            if gaps[at - 1] > _GAP * usual or (resized and abs(gaps[at - 1]) > 0.5 * usual):
                yield None
        yield line


def _damaged(source: str) -> SourceError:
    return SourceError(
        gettext_lazy("the PDF is damaged and could not be read."),
        code="damaged-file",
        source=source,
        hint=gettext_lazy("Open it in another program, and print it into a new PDF."),
    )


def _encrypted(source: str) -> SourceError:
    return SourceError(
        gettext_lazy("the PDF is protected by a password."),
        code="encrypted-file",
        source=source,
        hint=gettext_lazy("Open it, and save it without a password."),
    )


def _no_text(source: str) -> SourceError:
    return SourceError(
        gettext_lazy("the PDF has no text layer: its pages are pictures."),
        code="no-text-layer",
        source=source,
        hint=gettext_lazy("Run OCR first (for example ocrmypdf), and add the file that it writes."),
    )


def _too_long(source: str) -> SourceError:
    return SourceError(
        gettext_lazy("the PDF has more than {n} pages and was not read.", n=MAX_PAGES),
        code="file-too-large",
        source=source,
        hint=gettext_lazy("Cut out the pages that matter."),
    )
