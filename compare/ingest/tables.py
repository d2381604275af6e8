"""Tables: the rows of CSV, TSV and XLSX files.

Goes in: the bytes of the file. Comes out: its rows as texts, each with the place where it stands, or a
`SourceError`. What a column means is not known here.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from compare.errors import SourceError
from compare.ingest.archives import check_archive
from compare.ingest.decode import decode_bytes
from compare.language import Words, gettext_lazy

__all__ = ["MAX_ROWS", "Row", "Table", "read_delimited", "read_table", "read_xlsx"]

MAX_ROWS = 1_000_000
"""Rows that a table may have."""

_MAX_CELL = 20_000_000  # characters of one cell; a whole article may stand in one
_MAX_CELLS = 20_000_000
_SAMPLE = 60  # lines by which the separator is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of one row, white space at their ends off; `place` is ``row 12``, with the sheet's name if
    several.
    """

    cells: tuple[str, ...]
    place: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows with at least one word in them, in order; and the encoding of the file (``xlsx`` for a
    workbook).
    """

    rows: tuple[Row, ...]
    encoding: str


def read_table(data: bytes, *, source: str, suffix: str) -> Table:
    """The rows of a table file.

    Args:
        data: The whole file.
        source: Its name, for messages.
        suffix: ``.csv``, ``.tsv``, ``.tab`` or ``.xlsx``.

    Returns:
        Rows of different lengths are kept as they are; rows without a word are left out and still counted.

    Raises:
        SourceError: What `decode_bytes` or `check_archive` raise; ``damaged-file`` or ``file-too-large``.
    """
    if suffix == ".xlsx":
        return read_xlsx(data, source=source)
    text, encoding = decode_bytes(data, source=source)
    return Table(rows=read_delimited(text, source=source, suffix=suffix), encoding=encoding)


def read_delimited(text: str, *, source: str, suffix: str) -> tuple[Row, ...]:
    """The rows of a CSV or TSV text.

    The separator of ``.tsv`` is the tab; that of ``.csv`` the one of comma, semicolon, tab and bar that gives
    most of the first lines the same number of cells, two or more. In a TSV a quotation mark is a character
    like any other where quoting would swallow line ends.
    """
    delimiter = "\t" if suffix in {".tsv", ".tab"} else _delimiter(text)
    quoted = delimiter != "\t" or _is_quoted(text)
    csv.field_size_limit(_MAX_CELL)
    lines = io.StringIO(text.replace("\0", ""), newline="")
    reader = csv.reader(
        lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE, strict=False
    )
    try:
        return tuple(_rows(reader, source))
    except csv.Error as error:
        raise _damaged(source, reader.line_num) from error


def _delimiter(text: str) -> str:
    sample = "\n".join(text[:200_000].splitlines()[:_SAMPLE])
    best, score = ",", 0.0
    for mark in ",;\t|":
        try:
            rows = [row for row in csv.reader(io.StringIO(sample), delimiter=mark) if any(row)]
        except csv.Error:
            continue
        length, count = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
        if length > 1 and count / len(rows) > score:
            best, score = mark, count / len(rows)
    return best


def _is_quoted(text: str) -> bool:
    """True if cells of a TSV stand between quotation marks: as many open at a cell's start as close at one's
    end.
    """
    cells = [cell for line in text[:500_000].splitlines() for cell in line.split("\t")]
    opened = sum(1 for cell in cells if cell.startswith('"'))
    both = sum(1 for cell in cells if cell.startswith('"') and cell.endswith('"') and len(cell) > 1)
    return bool(opened) and both >= 0.9 * opened


def _rows(rows: Iterable[Sequence[Any]], source: str, sheet: str | None = None) -> Iterator[Row]:
    n_cells = 0
    for number, cells in enumerate(rows, 1):
        n_cells += len(cells)
        if number > MAX_ROWS or n_cells > _MAX_CELLS:
            raise SourceError(
                gettext_lazy(
                    "the table has more than {rows} rows or {cells} cells and was not read.",
                    rows=MAX_ROWS,
                    cells=_MAX_CELLS,
                ),
                code="file-too-large",
                source=source,
                hint=gettext_lazy("Cut it into parts."),
            )
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if any(any(map(str.isalnum, text)) for text in texts):
            yield Row(cells=tuple(texts), place=_row_place(sheet, str(number)))


def _row_place(sheet: str | None, row: str) -> Words:
    if sheet is None:
        return gettext_lazy("row {n}", n=row)
    return gettext_lazy("sheet {sheet}, row {n}", sheet=sheet, n=row)


def _text(cell: Any) -> str:
    """A cell as people see it: dates as 2031-05-04, times as 0:05:30."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(timedelta(seconds=round(cell.total_seconds())))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def read_xlsx(data: bytes, *, source: str) -> Table:
    """The rows of all sheets of a workbook, as `read_table`; formulas give the value that was saved with
    them.
    """
    check_archive(data, source=source, part="xl/workbook.xml")
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        rows: list[Row] = []
        for sheet in sheets:
            name = sheet.title if len(sheets) > 1 else None
            rows.extend(_rows(sheet.iter_rows(values_only=True), source, name))
    except SourceError:
        raise
    except Exception as error:  # whatever the library makes of a damaged file
        raise _damaged(source) from error
    return Table(rows=tuple(rows), encoding="xlsx")


def _damaged(source: str, line: int | None = None) -> SourceError:
    return SourceError(
        gettext_lazy("the table could not be read.")
        if line is None
        else gettext_lazy("the table could not be read (line {line}).", line=str(line)),
        code="damaged-file",
        source=source,
        hint=gettext_lazy("Open it in a spreadsheet program, and save it again as .xlsx or .csv."),
    )
