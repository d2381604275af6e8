"""Tables that people fill in: an Excel workbook or a CSV file, written and read back.

Goes in: columns and rows. Comes out: the bytes of a file; or the rows of a file that somebody filled in, with
the place of each cell. What a spreadsheet would take for a formula is kept as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from typing import Any

from compare.errors import ConfigError, SourceError

__all__ = [
    "REFERENCE",
    "CellError",
    "Column",
    "Row",
    "Table",
    "cell_errors",
    "codebook_table",
    "csv_bytes",
    "read_table",
    "xlsx_bytes",
]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BOM = "\ufeff"
REFERENCE = "reference (do not change)"
"""The hidden column by which a row that comes back is known."""
MOST_ERRORS = 20
LINE = 14.0
HIGHEST_ROW = 409.0  # Excel's limit
_LONGEST_CELL = 32_767  # Excel's limit
_LONGEST_LIST = 250  # of a drop-down that stands in the rule itself; longer ones point to a sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        width: In characters.
        choices: What may be filled in, as a drop-down; empty for text.
        fill: People fill it in.
        hidden: It is for the program, and not shown.
        help: Shown when a cell of it is entered.
    """

    name: str
    width: int = 12
    choices: tuple[str, ...] = ()
    fill: bool = False
    hidden: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet.

    Attributes:
        rows: One text per column.
        closed: Per row the columns that are not to be filled in, shown grey; none for a row not named.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    closed: Mapping[int, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row as it was read back.

    Attributes:
        number: As the spreadsheet counts it.
        values: Text per column, without blanks around it; columns that the file lacks are missing.
    """

    sheet: str
    number: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellError:
    """What is wrong with one cell, and what is allowed."""

    row: Row
    column: str
    wrong: str
    allowed: str

    def __str__(self) -> str:
        place = f"sheet “{self.row.sheet}”, " if self.row.sheet else ""
        return f"{place}row {self.row.number}, column “{self.column}”: {self.wrong} Allowed: {self.allowed}"


def codebook_table(rows: Sequence[tuple[str, str, str]]) -> Table:
    """The codebook as a sheet."""
    columns = (
        Column(name="column", width=22),
        Column(name="value", width=44),
        Column(name="meaning", width=90),
    )
    return Table(title="Codebook", columns=columns, rows=tuple(rows))


def cell_errors(path: Path, errors: Sequence[CellError]) -> ConfigError:
    """The error that names every wrong cell, the first 20 in full."""
    lines = [f"  {error}" for error in errors[:MOST_ERRORS]]
    if len(errors) > MOST_ERRORS:
        lines.append(f"  … and {len(errors) - MOST_ERRORS} more.")
    cells = "a cell is wrong" if len(errors) == 1 else f"{len(errors)} cells are wrong"
    return ConfigError(
        "\n".join([f"{cells}; nothing was taken.", *lines, ""]),
        code="wrong-cells",
        source=str(path),
        hint="Mend them in the file, and read it in again.",
    )


def csv_bytes(table: Table) -> bytes:
    """The table as CSV: UTF-8 with a mark, commas, a line of names first."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([f"'{value}" if value.startswith(FORMULA) else value for value in row])
    return (BOM + out.getvalue()).encode("utf-8", "replace")


def xlsx_bytes(tables: Sequence[Table]) -> bytes:
    """The tables as one workbook, the first one in front: frozen heads, wrapped text, drop-downs."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    lists = book.create_sheet("Lists")
    for table in tables:
        _sheet(book.create_sheet(table.title), table, lists)
    book.move_sheet("Lists", len(tables))
    lists.sheet_state = "hidden"
    book.active = 0
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(sheet: Any, table: Table, lists: Any) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    grey = PatternFill("solid", start_color="E4E4E4")
    head, yellow = PatternFill("solid", start_color="D9D9D9"), PatternFill("solid", start_color="FFF7D6")
    for at, column in enumerate(table.columns, 1):
        _put(sheet.cell(1, at), column.name)
        sheet.cell(1, at).font, sheet.cell(1, at).fill = Font(bold=True), head
        sheet.cell(1, at).alignment = Alignment(wrap_text=True, vertical="top")
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.hidden
        for number, row in enumerate(table.rows):
            cell = sheet.cell(number + 2, at)
            _put(cell, row[at - 1])
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if column.fill:
                cell.fill = grey if column.name in table.closed.get(number, ()) else yellow
        _choices(sheet, table, at, lists)
    for number, row in enumerate(table.rows):
        sheet.row_dimensions[number + 2].height = _height(table.columns, row)
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _height(columns: Sequence[Column], row: Sequence[str]) -> float:
    """Points that a row needs to show its wrapped texts: a spreadsheet does not work it out by itself."""
    lines = max(
        sum(ceil(max(len(line), 1) / column.width) for line in value.split("\n"))
        for column, value in zip(columns, row, strict=True)
        if not column.hidden
    )
    return min(LINE * lines + 2, HIGHEST_ROW)


def _put(cell: Any, value: str) -> None:
    """Text as text: what begins like a formula is none."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if value:
        cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value)[:_LONGEST_CELL]
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA)


def _choices(sheet: Any, table: Table, at: int, lists: Any) -> None:
    """The drop-down of a column, on the rows where it may be filled in."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    column = table.columns[at - 1]
    if not column.fill or not table.rows:
        return
    if column.choices:
        rule = DataValidation(type="list", formula1=_source(column.choices, lists), allow_blank=True)
        rule.showErrorMessage = True
        rule.errorTitle, rule.error = "Not among the choices", "Choose one of the list, or leave it empty."
    else:
        rule = DataValidation(allow_blank=True)
    rule.showInputMessage, rule.promptTitle, rule.prompt = True, column.name[:32], column.help[:255]
    for number in range(len(table.rows)):
        if column.name not in table.closed.get(number, ()):
            rule.add(f"{get_column_letter(at)}{number + 2}")
    if rule.cells:
        sheet.add_data_validation(rule)


def _source(choices: Sequence[str], lists: Any) -> str:
    """Where a drop-down takes its list from: the rule itself, or a column of the hidden sheet."""
    from openpyxl.utils import get_column_letter

    plain = ",".join(choices)
    if len(plain) <= _LONGEST_LIST and not any("," in choice or '"' in choice for choice in choices):
        return f'"{plain}"'
    at = lists.max_column + 1 if lists.cell(1, 1).value else 1
    for number, choice in enumerate(choices, 1):
        _put(lists.cell(number, at), choice)
    letter = get_column_letter(at)
    return f"Lists!${letter}$1:${letter}${len(choices)}"


def read_table(path: Path, title: str, needed: Iterable[str]) -> tuple[Row, ...]:
    """The rows of a file that somebody filled in; empty rows are left out.

    Args:
        path: ``.xlsx`` or ``.csv``.
        title: The sheet of a workbook.
        needed: The columns that have to be there; their order is free, and others may stand beside them.

    Raises:
        SourceError: ``damaged-file``, ``unreadable-file`` or ``no-worklist``.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            "the file cannot be read.",
            code="unreadable-file",
            source=str(path),
            hint="Check its name, and that you may read it.",
        ) from error
    grid = _workbook(data, path, title) if path.suffix.lower() == ".xlsx" else _delimited(data)
    sheet = title if path.suffix.lower() == ".xlsx" else ""
    names = [value.strip().lower() for value in grid[0]] if grid else []
    missing = [name for name in needed if name not in names]
    if missing:
        raise SourceError(
            f"there is no column “{missing[0]}”" + (f" on a sheet “{title}”." if sheet else "."),
            code="no-worklist",
            source=str(path),
            hint="Read in the file that pressdiff wrote, with its first row as it was.",
        )
    return tuple(
        Row(sheet=sheet, number=number, values=_values(names, cells))
        for number, cells in enumerate(grid[1:], 2)
        if any(cell.strip() for cell in cells)
    )


def _values(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=False):
        text = cell.strip()
        text = text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text
        found.setdefault(name, text)
    return found


def _workbook(data: bytes, path: Path, title: str) -> list[list[str]]:
    """The cells of a sheet as text; of a workbook without it, of the first sheet."""
    import openpyxl

    from compare.ingest.archives import check_archive

    check_archive(data, source=str(path), part="xl/workbook.xml")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data))
        sheet = book[title] if title in book.sheetnames else book.worksheets[0]
        return [[_text(cell.value) for cell in row] for row in sheet.iter_rows()]
    except Exception as error:  # whatever the library makes of a damaged file
        raise SourceError(
            "the file is damaged, or is no Excel workbook.",
            code="damaged-file",
            source=str(path),
            hint="Open it in the program it comes from, and save it again as .xlsx.",
        ) from error


def _text(value: object) -> str:
    """A cell as a person sees it: 2, not 2.0."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _delimited(data: bytes) -> list[list[str]]:
    """CSV as spreadsheets save it: UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs."""
    text = _decoded(data)
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
