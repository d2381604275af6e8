"""Which form a file has, where its first bytes say it more surely than its name.

Goes in: the bytes and the ending of a file. Comes out: the ending of the form that it is read as.
"""

from __future__ import annotations

import io
import re
import zipfile

__all__ = ["form_of"]

_ZIP_PARTS = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx"}
_PACKED = frozenset((".docx", ".pdf", ".xlsx"))
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_TEXTS = frozenset((".txt", ".text", ".md", ".markdown", ""))
_HEADS = (
    (".vtt", re.compile(rb"WEBVTT(?:[ \t\r\n]|$)")),
    (
        ".srt",
        re.compile(
            rb"\d{1,6}[ \t]*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}[ ]*-->[ ]*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}"
        ),
    ),
    (
        ".tsv",
        re.compile(
            rb"(?:\[?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\]?"
            rb"\t[^\t\r\n]{1,80}\t[^\t\r\n]+(?:[\r\n]+|$)){3}"
        ),
    ),
    (
        ".xml",
        re.compile(rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:TEI|teiCorpus)\b", re.DOTALL),
    ),
)


def form_of(data: bytes, suffix: str) -> str:
    """The ending of the form that a file is read as.

    PDF, Word and Excel files are told by their first bytes whatever they are called, and so is a text that is
    called one of them; captions, TEI and rows of time, name and words in a file that is called a text, too.
    Everything else is what its name says.

    >>> form_of(b"%PDF-1.7", ".txt")
    '.pdf'
    """
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return ".pdf"
    if data.startswith(b"PK\3\4"):
        return _zip_form(data) or suffix
    if suffix in _PACKED and _is_text(data):
        suffix = ".html" if _PAGE.match(data[:4096].lstrip()) else ".txt"
    if suffix in _TEXTS:
        head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
        return next((form for form, pattern in _HEADS if pattern.match(head)), suffix)
    return suffix


def _is_text(data: bytes) -> bool:
    """True for what is text although its name says that it is packed: UTF-8, without the characters of no
    text.
    """
    try:
        head = data[:65_536].decode("utf-8", "strict" if len(data) <= 65_536 else "ignore")
    except UnicodeDecodeError:
        return False
    return not re.search(r"[\x00-\x08\x0e-\x1f]", head)


def _zip_form(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except Exception:  # noqa: BLE001 - a damaged archive is told so by the reader of its form
        return None
    return next((form for part, form in _ZIP_PARTS.items() if part in names), None)
