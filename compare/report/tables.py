"""The result as tables, and as CSV files: the frames' rows, the caveat beside what was not located, findings,
every passage, passages × articles, the ledger.

Goes in: a `Comparison`, or what an edition shows of it. Comes out: tables by name, or the files' bytes.
Columns stand in a frozen order (`docs/results.md`); text that a spreadsheet would take for a formula gets a
leading apostrophe, and signs that hide or reorder text are written out.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from compare.comparison import Comparison
from compare.language import gettext
from compare.metrics.coverage import matched_passages
from compare.metrics.frames import (
    ALIGNMENT_COLUMNS,
    CLAIM_COLUMNS,
    COVERAGE_COLUMNS,
    DIFFERENCE_COLUMNS,
    Cell,
    alignment_rows,
    claim_rows,
    coverage_rows,
    difference_rows,
)
from compare.report.exports.matrix import MATRIX_COLUMNS, MATRIX_TAIL, article_columns, matrix_rows
from compare.report.review_values import REVIEW_COLUMNS, review_rows
from compare.report.shown import Shown, prepare
from compare.report.text import visible
from compare.report.wording import MISSES, caveat

__all__ = [
    "FINDING_COLUMNS",
    "LEDGER_COLUMNS",
    "PASSAGE_COLUMNS",
    "DataTable",
    "csv_files",
    "csv_text",
    "tables_of",
]

LEDGER_COLUMNS = ("file", "role", "outcome", "code", "reason", "sha256")
PASSAGE_COLUMNS = (
    "transcript",
    "passage",
    "passage_label",
    "turn",
    "speaker",
    "time",
    "start",
    "end",
    "n_words",
    "procedural",
    "n_articles_matched",
    "text",
    "caveat",
)
FINDING_COLUMNS = (
    "finding",
    "kind",
    "type",
    "severity",
    "article",
    "outlet",
    "claim",
    "transcript",
    "text",
    "claim_text",
    "passage_text",
    "caveat",
)
DIGITS = 4
# What a spreadsheet reads as the beginning of a formula, or skips before one.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# The mark that lets Excel read the file as UTF-8; Python's utf-8-sig and pandas drop it.
BOM = "\ufeff"


class DataTable(NamedTuple):
    """A table of the result: the names of its columns in their frozen order, and its rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]


def tables_of(shown: Shown) -> dict[str, DataTable]:
    """Every table of an edition by its name, in a fixed order; a table without rows has its columns."""
    comparison = shown.comparison
    articles = article_columns(comparison.articles)
    matrix = (*MATRIX_COLUMNS, *articles, *MATRIX_TAIL)
    return {
        "claims": DataTable(
            (*CLAIM_COLUMNS, "caveat"), _with_caveat(comparison, claim_rows(comparison), CLAIM_COLUMNS)
        ),
        "alignments": DataTable(
            (*ALIGNMENT_COLUMNS, "caveat"),
            _with_caveat(comparison, alignment_rows(comparison), ALIGNMENT_COLUMNS),
        ),
        "differences": DataTable(DIFFERENCE_COLUMNS, difference_rows(comparison)),
        "findings": DataTable(FINDING_COLUMNS, _finding_rows(shown)),
        "coverage": DataTable(COVERAGE_COLUMNS, coverage_rows(comparison)),
        "passages": DataTable(PASSAGE_COLUMNS, list(_passage_rows(comparison))),
        "matrix": DataTable(matrix, matrix_rows(comparison, counts=False)),
        "matrix-counts": DataTable(matrix, matrix_rows(comparison, counts=True)),
        "ledger": DataTable(LEDGER_COLUMNS, _ledger_rows(comparison)),
        **({"review": DataTable(REVIEW_COLUMNS, review_rows(comparison))} if comparison.review else {}),
    }


def csv_files(shown: Comparison | Shown) -> dict[str, bytes]:
    """Every CSV file by name, as bytes: UTF-8 with a mark, comma, lines end as RFC 4180 says.

    Args:
        shown: What an edition shows; a comparison stands for its private edition.
    """
    tables = tables_of(prepare(shown) if isinstance(shown, Comparison) else shown)
    return {
        f"{name}.csv": (BOM + csv_text(table.columns, table.rows)).encode("utf-8", "replace")
        for name, table in tables.items()
    }


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table as CSV: a line of names, then the rows; missing values are empty, truth is ``true`` or
    ``false``.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_cell(name) for name in columns])
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return round(value, DIGITS) + 0.0
    if isinstance(value, str):
        text = visible(value)
        return f"'{text}" if text.startswith(FORMULA) else text
    return value


def _with_caveat(
    comparison: Comparison, rows: Iterable[tuple[Cell, ...]], columns: Sequence[str]
) -> list[tuple[Cell, ...]]:
    """The rows with what "not located" means behind those that are so, wholly or in part."""
    location = columns.index("location")
    meaning = caveat(comparison.transcripts)
    return [(*row, meaning if row[location] in ("not located", "partly located") else None) for row in rows]


def _ledger_rows(comparison: Comparison) -> list[tuple[Cell, ...]]:
    return [
        (entry.file, entry.role, entry.outcome, entry.code, str(entry.reason), entry.sha256)
        for entry in sorted(comparison.ledger, key=lambda entry: (entry.role, entry.file))
    ]


def _finding_rows(shown: Shown) -> list[tuple[Cell, ...]]:
    """One row per finding: both texts in full, and the caveat where one says "not located"."""
    comparison = shown.comparison
    claims = {claim.id: claim for claim in comparison.claim_records}
    meaning = caveat(comparison.transcripts)
    rows: list[tuple[Cell, ...]] = []
    for finding in shown.findings:
        claim = claims[finding.claim_id] if finding.claim_id else None
        info = comparison.articles_by_id[claim.article_id].info if claim else None
        matches = comparison.alignments_by_claim[claim.id].passages if claim else ()
        rows.append(
            (
                finding.id,
                finding.kind,
                finding.type,
                finding.severity,
                finding.article_id,
                info.outlet_label if info else None,
                finding.claim_id,
                finding.transcript_id,
                str(finding.text),
                claim.text if claim else None,
                " … ".join(comparison.passages[match.passage_id].text for match in matches) or None,
                meaning if finding.kind == "not located" else None,
            )
        )
    return rows


def _passage_rows(comparison: Comparison) -> Iterable[tuple[Cell, ...]]:
    """One row per passage of every record, with the articles that were matched to it; where there is none,
    with what that means.
    """
    matched = matched_passages(comparison.transcripts, comparison.claim_records, comparison.alignment_records)
    articles = Counter(passage_id for ids in matched.values() for passage_id in ids)
    for passage in comparison.passages.values():
        yield (
            passage.transcript_id,
            passage.id,
            passage.label,
            passage.turn_id,
            passage.speaker,
            passage.time,
            passage.span.start,
            passage.span.end,
            passage.n_words,
            passage.procedural,
            articles[passage.id],
            passage.text,
            None if passage.procedural or articles[passage.id] else gettext(MISSES),
        )
