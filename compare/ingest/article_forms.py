"""The forms that articles come in: one file to one article, or to many.

Goes in: a path. Comes out: the articles that the file offers, each a document or the error that says why it
is none. Which of them are used, and which state the same, is the matter of `compare.ingest.event`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from compare.errors import SourceError
from compare.ingest.article_table import ArticleRow, json_rows, table_rows
from compare.ingest.decode import decode_bytes
from compare.ingest.files import (
    Parsed,
    article_of,
    document_of,
    parse_html,
    parse_text,
    read_bytes,
    read_document,
)
from compare.ingest.mail import MessageText, read_message
from compare.ingest.mapping import MappedText
from compare.model import Document

__all__ = ["ARTICLE_FORMS", "FORM_REMARKS", "OfferedText", "read_articles"]

_EXPERIMENTAL = (
    "The reader of this form is experimental: it was tried with no file that another program had written."
)
FORM_REMARKS: Mapping[str, str] = MappingProxyType(dict.fromkeys((".eml", ".json", ".jsonl"), _EXPERIMENTAL))
"""What the ledger says of articles of a form, by its ending."""


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
            ``not-a-message``, ``no-text-column``, ``broken-table`` and ``broken-json``.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        return (OfferedText(source=source, content=read_document(path, source=source, role="article")),)
    return read(read_bytes(path, source), source)


def _message(data: bytes, source: str) -> tuple[OfferedText, ...]:
    """The article of a saved page or a mail: of its page, or where that has no words of its text."""
    parts, stated = read_message(data, source=source)
    for part in parts[:-1]:
        try:
            return (_message_part(part, stated, data, source),)
        except SourceError as error:
            if error.code != "empty-file":
                raise
    return (_message_part(parts[-1], stated, data, source),)


def _message_part(part: MessageText, stated: Mapping[str, str], data: bytes, source: str) -> OfferedText:
    def parse(base: MappedText) -> Parsed:
        parsed = parse_html(base, "article") if part.is_page else parse_text(base, "article")
        return _with(article_of(parsed), stated, overrule="published" in stated)

    document = document_of(
        part.text, parse, source=source, encoding=part.encoding, sha256=hashlib.sha256(data).hexdigest()
    )
    return OfferedText(source=source, content=document)


def _with(parsed: Parsed, stated: Mapping[str, str], *, overrule: bool) -> Parsed:
    """A text with what is stated of it elsewhere; `overrule` puts that above what it states itself."""
    both = {**parsed.stated, **stated} if overrule else {**stated, **parsed.stated}
    return replace(parsed, stated=both)


def _table(data: bytes, source: str) -> tuple[OfferedText, ...]:
    text, encoding = decode_bytes(data, source=source)
    return _rows(table_rows(text, source=source), source, encoding, data)


def _json(data: bytes, source: str, *, by_line: bool) -> tuple[OfferedText, ...]:
    text, encoding = decode_bytes(data, source=source)
    return _rows(json_rows(text, source=source, by_line=by_line), source, encoding, data)


def _rows(rows: tuple[ArticleRow, ...], source: str, encoding: str, data: bytes) -> tuple[OfferedText, ...]:
    sha256 = hashlib.sha256(data).hexdigest()
    return tuple(
        OfferedText(source=name, content=_row(row, name, encoding, sha256))
        for row in rows
        for name in (f"{source}#{row.number}",)
    )


def _row(row: ArticleRow, source: str, encoding: str, sha256: str) -> Document | SourceError:
    if row.error is not None:
        return row.error

    def parse(base: MappedText) -> Parsed:
        return _with(article_of(parse_text(base, "article")), row.stated, overrule=True)

    try:
        return document_of(row.text, parse, source=source, encoding=encoding, sha256=sha256)
    except SourceError as error:
        return error


_READERS: Mapping[str, Callable[[bytes, str], tuple[OfferedText, ...]]] = MappingProxyType(
    {
        **dict.fromkeys((".mhtml", ".mht", ".eml"), _message),
        **dict.fromkeys((".csv", ".tsv"), _table),
        ".jsonl": partial(_json, by_line=True),
        ".json": partial(_json, by_line=False),
    }
)
ARTICLE_FORMS = frozenset(_READERS)
"""Endings of the forms that hold articles and no records."""
