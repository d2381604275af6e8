"""Passages × articles: which passage each article was matched to, as 0 or 1 and as counts of claims.

Goes in: what an edition shows. Comes out: rows for spreadsheets and statistics. A 1 is the x(o, p) of
coverage (`docs/method.md`, 5): repeats of one statement count for one another; procedural lines are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.comparison import Comparison
from compare.language import gettext
from compare.metrics.coverage import count_matches
from compare.metrics.frames import Cell
from compare.model import Article
from compare.report.wording import MISSES

__all__ = ["MATRIX_COLUMNS", "MATRIX_TAIL", "article_columns", "matrix_rows"]

MATRIX_COLUMNS = ("transcript", "passage", "passage_label", "speaker", "n_words")
MATRIX_TAIL = ("n_articles_matched", "caveat")


def article_columns(articles: Sequence[Article]) -> tuple[str, ...]:
    """A column's name per article: its outlet's label and its id, which tells two of one outlet apart."""
    return tuple(f"{article.info.outlet_label} [{article.id}]" for article in articles)


def matrix_rows(comparison: Comparison, *, counts: bool) -> list[tuple[Cell, ...]]:
    """A row per passage that is not procedural, in the order of the records.

    Args:
        comparison: What is shown.
        counts: The number of claims that are located, wholly or in part, and aligned to the passage or a
            repeat of it; else 1 where there is one, and 0.

    Returns:
        Under `MATRIX_COLUMNS`, a column per article and `MATRIX_TAIL`; the caveat stands where an article has
        a 0.
    """
    numbers = count_matches(comparison.transcripts, comparison.claim_records, comparison.alignment_records)
    none: Counter[str] = Counter()
    rows: list[tuple[Cell, ...]] = []
    for passage in comparison.passages.values():
        if passage.procedural:
            continue
        found = [numbers.get(article.id, none)[passage.id] for article in comparison.articles]
        matched = sum(1 for number in found if number)
        rows.append(
            (
                passage.transcript_id,
                passage.id,
                passage.label,
                passage.speaker,
                passage.n_words,
                *(found if counts else [min(number, 1) for number in found]),
                matched,
                gettext(MISSES) if matched < len(found) else None,
            )
        )
    return rows
