"""The result as CSV files: the frames' rows, the caveat beside what was not located, every passage, the
ledger.

Goes in: a `Comparison`. Comes out: the files' bytes by name. Columns stand in a frozen order
(`docs/results.md`); text that a spreadsheet would take for a formula gets a leading apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

from compare.comparison import Comparison
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
from compare.report.review_values import REVIEW_COLUMNS, review_rows
from compare.report.wording import caveat

__all__ = ["LEDGER_COLUMNS", "PASSAGE_COLUMNS", "csv_files", "csv_text"]

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
)
DIGITS = 4
# What a spreadsheet reads as the beginning of a formula, or skips before one.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# The mark that lets Excel read the file as UTF-8; Python's utf-8-sig and pandas drop it.
BOM = "\ufeff"


def csv_files(comparison: Comparison) -> dict[str, bytes]:
    """Every CSV file by name, as bytes: UTF-8 with a mark, comma, lines end as RFC 4180 says."""
    ledger = [
        (entry.file, entry.role, entry.outcome, entry.code, entry.reason, entry.sha256)
        for entry in sorted(comparison.ledger, key=lambda entry: (entry.role, entry.file))
    ]
    tables: dict[str, tuple[Sequence[str], Iterable[Sequence[Cell]]]] = {
        "claims.csv": (
            (*CLAIM_COLUMNS, "caveat"),
            _with_caveat(comparison, claim_rows(comparison), CLAIM_COLUMNS),
        ),
        "alignments.csv": (
            (*ALIGNMENT_COLUMNS, "caveat"),
            _with_caveat(comparison, alignment_rows(comparison), ALIGNMENT_COLUMNS),
        ),
        "differences.csv": (DIFFERENCE_COLUMNS, difference_rows(comparison)),
        "coverage.csv": (COVERAGE_COLUMNS, coverage_rows(comparison)),
        "passages.csv": (PASSAGE_COLUMNS, _passage_rows(comparison)),
        "ledger.csv": (LEDGER_COLUMNS, ledger),
    }
    if comparison.review:
        tables["review.csv"] = (REVIEW_COLUMNS, review_rows(comparison))
    return {
        name: (BOM + csv_text(columns, rows)).encode("utf-8", "replace")
        for name, (columns, rows) in tables.items()
    }


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A table as CSV: a line of names, then the rows; missing values are empty, truth is ``true`` or
    ``false``.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
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
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def _with_caveat(
    comparison: Comparison, rows: Iterable[tuple[Cell, ...]], columns: Sequence[str]
) -> Iterable[tuple[Cell, ...]]:
    """The rows with what "not located" means behind those that are so, wholly or in part."""
    location = columns.index("location")
    meaning = caveat(comparison.transcripts)
    for row in rows:
        yield (*row, meaning if row[location] in ("not located", "partly located") else None)


def _passage_rows(comparison: Comparison) -> Iterable[tuple[Cell, ...]]:
    """One row per passage of every record, with the number of articles that were matched to it."""
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
        )
