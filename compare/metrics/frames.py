"""The records of a comparison as pandas frames: one boundary, one column list per frame.

Goes in: a `Comparison`. Comes out: frames whose columns are the constants below, in that order, and the
same rows as plain tuples for those who need no frame. Nothing is counted or decided here; pandas is
imported nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from compare.metrics.coverage import is_counted

if TYPE_CHECKING:
    import pandas as pd

    from compare.comparison import Comparison
    from compare.model import Alignment, Claim

__all__ = [
    "ALIGNMENT_COLUMNS",
    "CLAIM_COLUMNS",
    "COVERAGE_COLUMNS",
    "DIFFERENCE_COLUMNS",
    "Cell",
    "alignment_rows",
    "alignments_frame",
    "claim_rows",
    "claims_frame",
    "coverage_frame",
    "coverage_rows",
    "difference_rows",
    "differences_frame",
]

Cell = str | int | float | bool | None

CLAIM_COLUMNS = (
    "claim",
    "article",
    "outlet",
    "outlet_stated",
    "sentence_id",
    "kind",
    "block",
    "counted",
    "start",
    "end",
    "text",
    "speaker",
    "attribution_evidence",
    "attribution",
    "checkable",
    "not_checkable_reason",
    "location",
    "wording",
    "state",
    "level",
    "score",
    "support",
    "n_passages",
    "n_related",
    "n_alternatives",
    "n_differences",
    "runner_up",
    "runner_up_score",
    "second_opinion",
    "placed_outside",
    "repeats",
)
ALIGNMENT_COLUMNS = (
    "claim",
    "article",
    "transcript",
    "passage",
    "passage_label",
    "passage_speaker",
    "time",
    "location",
    "state",
    "start",
    "end",
    "text",
    "score",
)
DIFFERENCE_COLUMNS = (
    "difference",
    "claim",
    "article",
    "type",
    "severity",
    "severity_by_house_style",
    "claim_start",
    "claim_end",
    "claim_text",
    "passage",
    "passage_start",
    "passage_end",
    "passage_text",
    "explanation",
)
COVERAGE_COLUMNS = (
    "article",
    "outlet",
    "speaker",
    "n_passages",
    "n_passages_matched",
    "n_words",
    "n_words_matched",
    "coverage",
)


def claim_rows(comparison: Comparison) -> list[tuple[Cell, ...]]:
    """One row per claim in the order of the comparison; offsets count in the article's kept text."""
    return [
        _claim_row(comparison, claim, comparison.alignments_by_claim[claim.id])
        for claim in comparison.claim_records
    ]


def _claim_row(comparison: Comparison, claim: Claim, alignment: Alignment) -> tuple[Cell, ...]:
    info = comparison.articles_by_id[claim.article_id].info
    runner_up = alignment.runner_up
    return (
        claim.id,
        claim.article_id,
        info.outlet_label,
        info.outlet is not None,
        claim.sentence_id,
        claim.kind,
        claim.block,
        is_counted(claim),
        claim.span.start,
        claim.span.end,
        claim.text,
        claim.attribution.speaker,
        claim.attribution.evidence or None,
        alignment.attribution,
        claim.checkable,
        claim.reason,
        alignment.location,
        alignment.wording,
        alignment.state,
        alignment.level,
        alignment.score,
        alignment.support,
        len(alignment.passages),
        len(alignment.related),
        len(alignment.alternatives),
        len(alignment.differences),
        runner_up.passage_id if runner_up else None,
        runner_up.score if runner_up else None,
        alignment.second_opinion,
        claim.placed_outside,
        claim.repeats,
    )


def alignment_rows(comparison: Comparison) -> list[tuple[Cell, ...]]:
    """One row per pair of claim and passage; offsets count in the record's kept text."""
    rows: list[tuple[Cell, ...]] = []
    for claim in comparison.claim_records:
        alignment = comparison.alignments_by_claim[claim.id]
        for match in alignment.passages:
            passage = comparison.passages[match.passage_id]
            record = comparison.transcripts_by_id[passage.transcript_id]
            rows.append(
                (
                    claim.id,
                    claim.article_id,
                    record.id,
                    passage.id,
                    passage.label,
                    passage.speaker,
                    passage.time,
                    alignment.location,
                    alignment.state,
                    match.span.start,
                    match.span.end,
                    match.span.slice(record.document.text),
                    match.score,
                )
            )
    return rows


def difference_rows(comparison: Comparison) -> list[tuple[Cell, ...]]:
    """One row per difference, in the order of the claims; empty where no detector found one."""
    return [
        (
            item.id,
            claim.id,
            claim.article_id,
            item.type,
            item.severity,
            item.by_house_style,
            item.claim_span.start,
            item.claim_span.end,
            item.claim_text,
            item.passage_id,
            item.passage_span.start if item.passage_span else None,
            item.passage_span.end if item.passage_span else None,
            item.passage_text,
            str(item.explanation),
        )
        for claim in comparison.claim_records
        for item in comparison.alignments_by_claim[claim.id].differences
    ]


def coverage_rows(comparison: Comparison) -> list[tuple[Cell, ...]]:
    """One row per article and speaker; ``speaker`` is ``None`` for all together, ``coverage`` 0–1 or
    ``None``.
    """
    return [
        (
            item.article_id,
            comparison.articles_by_id[item.article_id].info.outlet_label,
            item.speaker,
            item.n_passages,
            item.n_passages_matched,
            item.n_words,
            item.n_words_matched,
            item.coverage,
        )
        for item in comparison.coverage_records
    ]


def claims_frame(comparison: Comparison) -> pd.DataFrame:
    """`claim_rows` under `CLAIM_COLUMNS`; no claims give no rows and all columns."""
    return _frame(claim_rows(comparison), CLAIM_COLUMNS)


def alignments_frame(comparison: Comparison) -> pd.DataFrame:
    """`alignment_rows` under `ALIGNMENT_COLUMNS`."""
    return _frame(alignment_rows(comparison), ALIGNMENT_COLUMNS)


def differences_frame(comparison: Comparison) -> pd.DataFrame:
    """`difference_rows` under `DIFFERENCE_COLUMNS`."""
    return _frame(difference_rows(comparison), DIFFERENCE_COLUMNS)


def coverage_frame(comparison: Comparison) -> pd.DataFrame:
    """`coverage_rows` under `COVERAGE_COLUMNS`."""
    return _frame(coverage_rows(comparison), COVERAGE_COLUMNS)


def _frame(rows: Sequence[tuple[Cell, ...]], columns: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame.from_records(list(rows), columns=list(columns))
