"""The tables of the view: rows of cells with what they link to.

Goes in: nothing. Comes out: the types that `compare.report.view` shows again. Cells are ready to be printed.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CountTable", "Table", "TableGroup", "TableRow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of cells under a heading that links to `id` where there is one.

    Attributes:
        links: An id per cell, empty for a cell without a link; empty where no cell has one.
    """

    id: str
    heading: str
    cells: tuple[str, ...]
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A small table: caption, head of the first column, heads of the others, rows."""

    caption: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableGroup:
    """Rows under a heading of their own."""

    heading: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """Groups of rows under the same columns, with its anchor; `span` is the number of columns, the first
    included. `caveat` is what stands below every part of it that a page holds; empty for none.
    """

    id: str
    caption: str
    corner: str
    columns: tuple[str, ...]
    span: int
    groups: tuple[TableGroup, ...]
    notes: tuple[str, ...]
    caveat: str = ""
