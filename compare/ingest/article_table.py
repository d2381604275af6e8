"""Files of many articles: a table (CSV, TSV, XLSX) or a list of objects (JSON, one JSON object per line).

Goes in: the rows of a table, or the decoded file. Comes out: for each row its number, its text and what it
states. Which column holds what is told by its name. A row is never dropped: one that cannot be used comes out
with its error.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compare.errors import SourceError
from compare.ingest.markdown import ADDRESS_START, META_KEYS
from compare.ingest.tables import Row
from compare.ingest.wordlists import word_set
from compare.language import gettext_lazy, gettext_noop

__all__ = ["TEXT_COLUMNS", "ArticleRow", "json_rows", "table_rows"]

TEXT_COLUMNS = word_set("text body content article article_text article_body articlebody maintext fulltext")
_TEXT_ORDER = ("text", "body", "content")
_NO_OBJECT = gettext_noop("row {row} is no object.")
_NO_TEXT = gettext_noop("row {row} has no text.")

Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article of a file of many.

    Attributes:
        number: From 1, rows without any content not counted.
        text: Of the article, as it stands in the file.
        stated: What the other columns state, by the keys of a front matter.
        error: Why there is no text, or ``None``.
    """

    number: int
    text: str = ""
    stated: Mapping[str, str]
    error: SourceError | None = None


def table_rows(rows: Sequence[Row], *, source: str) -> tuple[ArticleRow, ...]:
    """The articles of a table whose first row names its columns.

    Raises:
        SourceError: ``no-article-column`` if no column is called like a text, ``empty-file`` if there is no
            row.
    """
    head = rows[0].cells if rows else ()
    return _rows(
        [{**dict.fromkeys(head, ""), **dict(zip(head, row.cells, strict=False))} for row in rows[1:]], source
    )


def json_rows(text: str, *, source: str, by_line: bool) -> tuple[ArticleRow, ...]:
    """The objects of a JSON file: of a list, of the one list in an object, or one on each line.

    Raises:
        SourceError: ``broken-json``, ``no-article-column`` or ``empty-file``, as for `table_rows`.
    """
    if by_line:
        return _rows([_line(line) for line in text.splitlines() if line.strip()], source)
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise SourceError(
            gettext_lazy("this is not valid JSON."),
            code="broken-json",
            source=source,
            hint=gettext_lazy("Save it again; one object on each line goes by the ending .jsonl."),
        ) from error
    if isinstance(value, dict) and not _has_text(value):
        value = next((item for item in value.values() if isinstance(item, list)), [value])
    return _rows(value if isinstance(value, list) else [value], source)


def _line(line: str) -> Any:
    try:
        return json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return None


def _rows(items: Iterable[Any], source: str) -> tuple[ArticleRow, ...]:
    filled = [item for item in items if not isinstance(item, dict) or any(item.values())]
    if not filled:
        raise SourceError(
            gettext_lazy("the file has no words in it."),
            code="empty-file",
            source=source,
            hint=gettext_lazy("Put the text in, or take the file away."),
        )
    if not any(isinstance(item, dict) and _has_text(item) for item in filled):
        raise SourceError(
            gettext_lazy("no column of this file is called text, body or content."),
            code="no-article-column",
            source=source,
            hint=gettext_lazy(
                'Call the column that holds the articles "text"; title, outlet, url and date are read, too.'
            ),
        )
    return tuple(_row(number, item, source) for number, item in enumerate(filled, 1))


def _has_text(item: Cells) -> bool:
    return any(_plain(key) in TEXT_COLUMNS for key in item)


def _plain(key: object) -> str:
    return "_".join(str(key).lower().split())


def _row(number: int, item: Any, source: str) -> ArticleRow:
    if not isinstance(item, dict):
        return ArticleRow(number=number, stated={}, error=_no_text(source, number, _NO_OBJECT))
    named = [(_plain(key), value) for key, value in item.items() if isinstance(value, str | int)]
    texts = [(key, str(value)) for key, value in named if key in TEXT_COLUMNS and str(value).strip()]
    stated: dict[str, str] = {}
    for key, value in _statements(named):
        stated.setdefault(key, value)
    if not texts:
        return ArticleRow(number=number, stated=stated, error=_no_text(source, number, _NO_TEXT))
    _key, text = min(texts, key=lambda pair: _TEXT_ORDER.index(pair[0]) if pair[0] in _TEXT_ORDER else 3)
    return ArticleRow(number=number, text=text, stated=stated)


def _statements(named: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, str]]:
    for key, value in named:
        line, name = " ".join(str(value).split()), META_KEYS.get(key)
        if name and line:
            yield ("url" if name == "outlet" and ADDRESS_START.match(line) else name), line


def _no_text(source: str, number: int, message: str) -> SourceError:
    return SourceError(
        gettext_lazy(message, row=str(number)),
        code="empty-row",
        source=source,
        hint=gettext_lazy("Fill it in, or take the row away."),
    )
