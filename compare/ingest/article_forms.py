"""The forms that articles come in: one file to one article, or to many.

Goes in: a path. Comes out: the articles that the file offers, each a document or the error that says why it
is none. Which of them are used, and which state the same, is the matter of `compare.ingest.event`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from compare.errors import SourceError
from compare.ingest.article_table import ArticleRow, json_rows, table_rows
from compare.ingest.decode import decode_bytes
from compare.ingest.files import document_of, read_bytes, read_document, with_form_note
from compare.ingest.glued import without_glued_links
from compare.ingest.mail import MessageText, read_message
from compare.ingest.parsed import Parsed, RawFile
from compare.ingest.sniff import form_of
from compare.ingest.tables import read_table
from compare.ingest.texts import read_page_text, read_plain_text
from compare.ingest.wordlists import word_set
from compare.model import Document

__all__ = ["ARTICLE_FORMS", "EXPERIMENTAL", "OfferedText", "read_articles"]


_HEADER = re.compile(rb"[a-z-]{2,40}:[ \t]")
EXPERIMENTAL = word_set(".eml .json .jsonl .csv .tsv .tab .xlsx")
"""Endings of forms whose reader was not tried on files that others wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedText:
    """One article that a file offers.

    Attributes:
        source: The file, with ``#`` and its number behind it where there are several.
        content: The document, or why there is none.
    """

    source: str
    content: Document | SourceError


def read_articles(path: Path, *, source: str) -> tuple[OfferedText, ...]:
    """Reads the articles of one file.

    Args:
        path: The file.
        source: Its name for messages and the report.

    Returns:
        At least one article, in the order of the file.

    Raises:
        SourceError: If the file as a whole cannot be read; see `compare.ingest.files.read_document`, and
            ``not-a-message``, ``no-article-column`` and ``broken-json``.
    """
    data = read_bytes(path, source)
    form = _form_of(data, path.suffix.lower())
    read = _READERS.get(form)
    if read is None:
        return (OfferedText(source=source, content=read_document(path, source=source, role="article")),)
    return read(RawFile(data=data, source=source, suffix=form, role="article"), path.suffix.lower())


def _form_of(data: bytes, suffix: str) -> str:
    """The form of a file; a page that a browser saved with all that belongs to it goes by many endings."""
    head = data[:4096].lower()
    if _HEADER.match(head) and b"\ncontent-type: multipart/related" in b"\n" + head and suffix != ".eml":
        return ".mhtml"
    return form_of(data, suffix)


def _message(raw: RawFile, named: str) -> tuple[OfferedText, ...]:
    """The article of a saved page or a mail: of its page, or where that has no words of its text."""
    parts, stated = read_message(raw.data, source=raw.source)
    for part in parts[:-1]:
        try:
            return (_message_part(part, stated, raw, named),)
        except SourceError as error:
            if error.code != "empty-file":
                raise
    return (_message_part(parts[-1], stated, raw, named),)


def _message_part(part: MessageText, stated: Mapping[str, str], raw: RawFile, named: str) -> OfferedText:
    read = read_page_text if part.is_page else read_plain_text
    parsed = with_form_note(read(part.text, part.encoding, "article"), named, raw.suffix)
    # A mail's subject and date are those of the article; of a saved page its own statements go first.
    both = {**parsed.stated, **stated} if raw.suffix == ".eml" else {**stated, **parsed.stated}
    return OfferedText(source=raw.source, content=_document(replace(parsed, stated=both), raw, raw.source))


def _document(parsed: Parsed, raw: RawFile, source: str) -> Document:
    return document_of(
        without_glued_links(parsed),
        source=source,
        sha256=hashlib.sha256(raw.data).hexdigest(),
        experimental=raw.suffix in EXPERIMENTAL,
    )


def _table(raw: RawFile, named: str) -> tuple[OfferedText, ...]:
    table = read_table(raw.data, source=raw.source, suffix=raw.suffix)
    return _texts(table_rows(table.rows, source=raw.source), table.encoding, raw, named)


def _json(raw: RawFile, named: str) -> tuple[OfferedText, ...]:
    text, encoding = decode_bytes(raw.data, source=raw.source)
    rows = json_rows(text, source=raw.source, by_line=raw.suffix == ".jsonl")
    return _texts(rows, encoding, raw, named)


def _texts(rows: tuple[ArticleRow, ...], encoding: str, raw: RawFile, named: str) -> tuple[OfferedText, ...]:
    names = [f"{raw.source}#{row.number}" for row in rows]
    return tuple(
        OfferedText(source=name, content=_row(row, encoding, raw, name, named))
        for row, name in zip(rows, names, strict=True)
    )


def _row(row: ArticleRow, encoding: str, raw: RawFile, source: str, named: str) -> Document | SourceError:
    if row.error is not None:
        return row.error
    parsed = with_form_note(read_plain_text(row.text, encoding, "article"), named, raw.suffix)
    try:
        return _document(replace(parsed, stated={**parsed.stated, **row.stated}), raw, source)
    except SourceError as error:
        return error


_READERS: Mapping[str, Callable[[RawFile, str], tuple[OfferedText, ...]]] = MappingProxyType(
    {
        **dict.fromkeys((".mhtml", ".mht", ".eml"), _message),
        **dict.fromkeys((".csv", ".tsv", ".tab", ".xlsx"), _table),
        **dict.fromkeys((".jsonl", ".json"), _json),
    }
)
ARTICLE_FORMS = frozenset(_READERS)
"""Endings of the forms that articles are read from in a way of their own."""
