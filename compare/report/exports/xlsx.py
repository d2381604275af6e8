"""The tables as one Excel workbook: a sheet per table, and a codebook that explains each column.

Goes in: what an edition shows. Comes out: the file's bytes, the same for the same edition. Text is text: no
cell is a formula, signs that no sheet can hold are written out, and what is longer than a cell is cut and
marked.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from compare.language import gettext, gettext_noop, ngettext
from compare.metrics.frames import Cell
from compare.report import wording
from compare.report.edition import EditionKind
from compare.report.edition_view import edition_sentences
from compare.report.exports.citation import cite
from compare.report.exports.codebook import COLUMNS, TABLES
from compare.report.shown import Shown
from compare.report.tables import DIGITS, FORMULA, DataTable, tables_of
from compare.report.text import ratio, visible
from compare.report.zipped import unzipped, zipped

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

__all__ = ["CELL_LIMIT", "workbook"]

# Of Excel, in UTF-16 units; rows beyond the second limit are in the CSV files.
CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_576
WIDE = {"text", "claim_text", "passage_text", "explanation", "caveat", "reason", "meaning"}
NARROW = (
    "n_",
    "start",
    "end",
    "score",
    "support",
    "severity",
    "counted",
    "checkable",
    "procedural",
    "claim_",
)
SHEETS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Translators: names of sheets: at most 31 signs, none of them []:*?/\'.
        "codebook": gettext_noop("codebook"),
        "claims": gettext_noop("claims"),
        "alignments": gettext_noop("alignments"),
        "differences": gettext_noop("differences"),
        "findings": gettext_noop("findings"),
        "coverage": gettext_noop("coverage"),
        "passages": gettext_noop("passages"),
        "matrix": gettext_noop("matrix"),
        "matrix-counts": gettext_noop("matrix-counts"),
        "ledger": gettext_noop("ledger"),
        "review": gettext_noop("review"),
    }
)
EDITIONS: Final[Mapping[EditionKind, str]] = MappingProxyType(
    {"private": gettext_noop("private"), "excerpt": gettext_noop("excerpt")}
)
MISSING_VALUES = gettext_noop("An empty cell means not stated, not assessed or nothing to divide by.")
OFFSETS = gettext_noop("Half open; they count Unicode code points of the kept text of a document.")
_UNFIT = re.compile(r"[\[\]:*?/\\']")
_PROPERTIES = "docProps/core.xml"
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
STAMP = rb"\g<1>1980-01-01T00:00:00Z\g<2>"


def workbook(shown: Shown) -> bytes:
    """The workbook: ``codebook`` first, then a sheet per table with its head frozen and a filter."""
    from openpyxl import Workbook

    tables = tables_of(shown)
    book = Workbook(write_only=True)
    _codebook(book.create_sheet(_title("codebook")), shown, tables)
    for name, table in tables.items():
        _sheet(book.create_sheet(_title(name)), table)
    out = io.BytesIO()
    book.save(out)
    return _settled(out.getvalue())


def _title(table: str) -> str:
    """The name of a table's sheet, as Excel allows it."""
    return _UNFIT.sub(" ", gettext(SHEETS[table]))[:31]


def _sheet(sheet: WriteOnlyWorksheet, table: DataTable) -> None:
    from openpyxl.utils import get_column_letter

    for place, name in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _width(name)
    sheet.freeze_panes = "B2"
    rows = table.rows[: ROW_LIMIT - 1]
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(rows) + 1}"
    sheet.append([_head(sheet, name) for name in table.columns])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _width(column: str) -> float:
    if column in WIDE:
        return 60
    return 11 if column.startswith(NARROW) and column != "claim_text" else 18


def _head(sheet: WriteOnlyWorksheet, name: str) -> Any:
    from openpyxl.styles import Alignment, Font

    cell = _cell(sheet, name)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> Any:
    """A cell; text is marked as text, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, float):
        return round(value, DIGITS) + 0.0
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet)
    text = fitting(visible(value))
    cell.value = text
    if text.startswith(FORMULA):
        # Set behind the value: openpyxl takes "=" for a formula, and Excel would on the next edit.
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def fitting(text: str) -> str:
    """`text`, cut and marked where it is longer than a cell may be.

    >>> fitting("short"), len(fitting("w" * 40_000)) <= CELL_LIMIT
    ('short', True)
    """
    units = len(text.encode("utf-16-le", "replace")) // 2
    if units <= CELL_LIMIT:
        return text
    tail = gettext("[cut here: {n} signs in all; results.json has the whole]", n=len(text))
    tail = f" {tail}"
    room = CELL_LIMIT - len(tail)
    return text.encode("utf-16-le", "replace")[: 2 * room].decode("utf-16-le", "ignore") + tail


def _codebook(sheet: WriteOnlyWorksheet, shown: Shown, tables: dict[str, DataTable]) -> None:
    """What the report says of itself, then every column of every table."""
    from openpyxl.styles import Alignment

    for letter, width in (("A", 22), ("B", 26), ("C", 110)):
        sheet.column_dimensions[letter].width = width
    rows = _about(shown)
    rows += [
        (gettext("table"), _title(name), f"{gettext(TABLES[name])} {_rows(len(table.rows))}")
        for name, table in tables.items()
    ]
    fixed = {name: [c for c in table.columns if c in COLUMNS] for name, table in tables.items()}
    rows += [
        (_title(name), column, gettext(COLUMNS[column]))
        for name, columns in fixed.items()
        for column in columns
    ]
    each = gettext("[each article]")
    rows += [(_title(name), each, gettext(COLUMNS["by_article"])) for name in ("matrix", "matrix-counts")]
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:C{len(rows) + 1}"
    sheet.append([_head(sheet, name) for name in (gettext("table"), gettext("column"), gettext("meaning"))])
    for row in rows:
        cells = [_cell(sheet, value) for value in row]
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append(cells)


def _rows(n: int) -> str:
    return ngettext("{n} row.", "{n} rows.", n)


def _about(shown: Shown) -> list[tuple[str, str, str]]:
    """Draft mark, scope, caveat, edition, note and citation: what has to travel with the tables."""
    edition = shown.edition
    rows = [
        (gettext("status"), wording.draft_words(shown.comparison.review)),
        (gettext("scope"), gettext(wording.SCOPE)),
        (gettext("not located"), wording.caveat(shown.comparison.transcripts)),
        (gettext("not matched"), gettext(wording.MISSES)),
        (gettext("edition"), gettext(EDITIONS[edition.kind])),
        *((gettext("edition"), sentence) for sentence in edition_sentences(shown)),
        (gettext("citation"), cite(shown).text),
        (gettext("missing values"), gettext(MISSING_VALUES)),
        (gettext("offsets"), gettext(OFFSETS)),
    ]
    if edition.note:
        rows.append((gettext("editor's note"), edition.note))
    articles = shown.comparison.articles_by_id
    for share in shown.shares:
        name, counts = articles[share.article_id].info.outlet_label, ratio(share.n_reproduced, share.n_words)
        printed = gettext("{article}: {counts} words", article=name, counts=counts)
        rows.append((gettext("printed of an article"), printed))
    return [(gettext("report"), *row) for row in rows]


def _settled(content: bytes) -> bytes:
    """The file with fixed times, so that it is the same on every run."""
    files = unzipped(content)
    files[_PROPERTIES] = _TIMES.sub(STAMP, files[_PROPERTIES])
    return zipped(files)
