from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from compare.comparison import Comparison
from compare.report.edition import Edition
from compare.report.exports.codebook import COLUMNS, TABLES
from compare.report.exports.xlsx import CELL_LIMIT, fitting, workbook
from compare.report.results import results_dict
from compare.report.review_values import REVIEW_COLUMNS
from compare.report.shown import prepare
from compare.report.tables import tables_of


@pytest.fixture(scope="module")
def book(sample: Comparison) -> openpyxl.Workbook:
    """The sample as a workbook, opened again."""
    return openpyxl.load_workbook(io.BytesIO(workbook(prepare(sample))))


def test_every_table_has_a_sheet_behind_the_codebook(sample: Comparison, book: openpyxl.Workbook) -> None:
    """The sheets are the tables of the CSV files, column by column and row by row."""
    tables = tables_of(prepare(sample))

    assert book.sheetnames == ["codebook", *tables]
    for name, table in tables.items():
        rows = list(book[name].iter_rows(values_only=True))
        assert rows[0] == table.columns
        assert len(rows) - 1 == len(table.rows)


def test_heads_are_frozen_and_filtered(book: openpyxl.Workbook) -> None:
    """Each sheet keeps its head in sight, can be filtered, and has columns wide enough to read."""
    for sheet in book.worksheets:
        assert sheet.freeze_panes in ("A2", "B2")
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(dimension.width > 8 for dimension in sheet.column_dimensions.values())


def test_the_codebook_explains_every_column(sample: Comparison, book: openpyxl.Workbook) -> None:
    """No column and no table is left without a sentence, and no sentence is of a column that is not there."""
    tables = tables_of(prepare(sample))
    rows = {(row[0], row[1]): row[2] for row in book["codebook"].iter_rows(min_row=2, values_only=True)}
    articles = {name for name in tables["matrix"].columns if name.endswith("]")}

    assert len(articles) == len(sample.articles)
    used = {"by_article", *REVIEW_COLUMNS}
    for name, table in tables.items():
        for column in table.columns:
            assert column in articles or rows[name, column], (name, column)
            used.add(column)
    assert set(COLUMNS) - used == set()
    assert set(TABLES) == {*tables, "review"}
    assert set(REVIEW_COLUMNS) <= set(COLUMNS)


def test_the_codebook_carries_status_scope_and_caveat(book: openpyxl.Workbook) -> None:
    """Draft mark, scope, what "not located" means and the citation travel with the tables."""
    told = {row[1]: row[2] for row in book["codebook"].iter_rows(min_row=2, values_only=True)}

    assert "Draft" in told["status"]
    assert "whether statements are true" in told["scope"]
    assert "another source" in told["not located"]
    assert "pressdiff" in told["citation"]


def test_not_located_carries_its_meaning_in_its_row(book: openpyxl.Workbook) -> None:
    """Each row that says not located has the caveat beside it."""
    for name in ("claims", "findings"):
        rows = list(book[name].iter_rows(values_only=True))
        caveat = rows[0].index("caveat")
        said = [row for row in rows[1:] if "not located" in row or "partly located" in row]
        assert said
        assert all("another source" in row[caveat] for row in said)


def test_no_cell_is_a_formula_and_hidden_signs_are_shown(hostile: Comparison) -> None:
    """Whatever text begins with, its cell is text; controls and signs that reorder are written out."""
    content = workbook(prepare(hostile, Edition(title="=1+1", note="@SUM(A1) \x00\u202e")))
    seen = []
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                if isinstance(cell.value, str):
                    seen.append(cell.value)
                    assert "\u202e" not in cell.value
                    assert cell.quotePrefix == cell.value.startswith(("=", "+", "-", "@"))
    assert "=cmd [" in " ".join(seen) or "=2+2" in seen or any(text.startswith("@SUM") for text in seen)
    assert any("[U+202E]gnirts" in text for text in seen)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("sign", ["w", "\U0001f30d", "é"])
def test_what_is_longer_than_a_cell_is_cut_and_says_so(sign: str) -> None:
    """A text beyond the limit of a cell fits it, and names its length."""
    text = sign * 40_000
    short = fitting(text)

    assert len(short.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert short.endswith("[cut here: 40,000 signs in all; results.json has the whole]")
    assert text.startswith(short.split(" [cut")[0])
    assert fitting("w" * CELL_LIMIT) == "w" * CELL_LIMIT


def test_the_same_edition_gives_the_same_bytes(build_sample) -> None:
    """Two runs, and articles in another order, give one file; no time stands in it."""
    one, other = workbook(prepare(build_sample())), workbook(prepare(build_sample(reverse=True)))

    assert one == other == workbook(prepare(build_sample()))


def test_counts_are_those_of_the_data(sample: Comparison, book: openpyxl.Workbook) -> None:
    """The matrix adds up to coverage, and the claims to those of results.json."""
    results = results_dict(sample)
    matrix, counts = (
        list(book[name].iter_rows(min_row=2, values_only=True)) for name in ("matrix", "matrix-counts")
    )
    whole = {
        item["article"]: item["n_passages_matched"] for item in results["coverage"] if not item["speaker"]
    }

    assert book["claims"].max_row - 1 == len(results["claims"])
    for place, article in enumerate(sample.articles, start=5):
        assert sum(row[place] for row in matrix) == whole[article.id]
        assert [min(row[place], 1) for row in counts] == [row[place] for row in matrix]
