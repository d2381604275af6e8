"""Word files (DOCX): their paragraphs, headings and tables, in reading order.

Goes in: the bytes of the file. Comes out: an `Extract` with a piece per line, or a `SourceError`. Tracked
deletions, comments, footnotes, headers and footers are no part of the text and are left out; tracked
insertions are in it. Who speaks is not decided here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from compare.errors import SourceError
from compare.ingest.archives import check_archive
from compare.ingest.pieces import Extract, Piece, missing_library
from compare.language import gettext_lazy

__all__ = ["read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK}
_BREAKS = {f"{_W}br", f"{_W}cr"}
_BLANKS = {f"{_W}tab": " ", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|заголовок)\s*([1-6])$", re.IGNORECASE)
_TITLE = re.compile(r"title$|titel$", re.IGNORECASE)


def read_docx(data: bytes, *, source: str) -> Extract:
    """The text of a Word file.

    Args:
        data: The whole file.
        source: Its name, for messages.

    Returns:
        A piece per line of text; `place` counts paragraphs from 1 as they stand in the file, those of tables
        too. Nothing is stated: the title among a file's properties is mostly that of another text.

    Raises:
        SourceError: ``damaged-file``, ``encrypted-file``, ``archive-bomb``, ``xml-entities`` or
            ``missing-library``.
    """
    check_archive(data, source=source, part="word/document.xml")
    try:
        import docx
    except ImportError as error:
        raise missing_library("python-docx", source) from error
    try:
        document = docx.Document(io.BytesIO(data))
        pieces = tuple(_pieces(document))
    except Exception as error:  # whatever the library makes of a damaged file
        raise _damaged(source) from error
    return Extract(pieces=pieces)


def _damaged(source: str) -> SourceError:
    return SourceError(
        gettext_lazy("the Word file is damaged and could not be read."),
        code="damaged-file",
        source=source,
        hint=gettext_lazy("Open it in Word or LibreOffice, and save it again as .docx."),
    )


def _pieces(document: Any) -> Iterator[Piece]:
    levels = {style.style_id: level for style in document.styles if (level := _level(style.name or ""))}
    for number, paragraph in enumerate(_paragraphs(document.element.body), 1):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        level = levels.get(style.get(f"{_W}val"), 0) if style is not None else 0
        for line in _text(paragraph).split("\n"):
            yield Piece(text=line, place=gettext_lazy("paragraph {n}", n=str(number)), level=level)


def _level(name: str) -> int:
    found = _HEADING.match(name)
    return int(found.group(1)) if found else int(bool(_TITLE.match(name)))


def _paragraphs(body: Any) -> Iterator[Any]:
    """All paragraphs, once each: what is written for old programs beside a text box is left out."""
    for paragraph in body.iter(f"{_W}p"):
        if not any(above.tag in _SKIPPED for above in paragraph.iterancestors()):
            yield paragraph


def _text(paragraph: Any) -> str:
    """The words of a paragraph; a line break is a line feed. A text box inside it has its own paragraphs."""
    parts: list[str] = []
    pending = list(reversed(paragraph))
    while pending:
        node = pending.pop()
        if node.tag in _SKIPPED or node.tag == f"{_W}p":
            continue
        if node.tag == f"{_W}t":
            parts.append((node.text or "").replace("\n", " ").replace("\r", " "))
        elif node.tag in _BREAKS:
            parts.append("\n")
        elif node.tag in _BLANKS:
            parts.append(_BLANKS[node.tag])
        else:
            pending.extend(reversed(node))
    return "".join(parts)
