"""What an article reported and how prominently: by topic where the record has topics, else by speaker.

Goes in: a context. Comes out: a table of indicators per article, and a sentence on what it was not matched
to. No score is made of the indicators, and no two articles are compared here.
"""

from __future__ import annotations

from collections import Counter

from compare.metrics.prominence import Prominence, count_prominence
from compare.model import Article
from compare.report.context import Context
from compare.report.text import count, listed, number, percent
from compare.report.view_tables import Table, TableRow

__all__ = ["build_reported"]

MOST_ROWS = 12
COLUMNS = (
    "Claims",
    "Quotations",
    "Headline or standfirst",
    "First in paragraph",
    "Words of the article",
    "Words of the record",
)


def build_reported(context: Context, article: Article) -> tuple[Table, str]:
    """The table of one article, without rows where nothing was matched, and the sentence behind it."""
    groups = context.speaker_of
    found = count_prominence(
        article, context.claims_by_article[article.id], context.comparison.alignments_by_claim, groups
    )
    spoken: Counter[str] = Counter()
    for passage in context.denominator:
        spoken[groups[passage.id]] += passage.n_words
    ranked = sorted(found, key=lambda one: (-one.words, one.group))
    rows = tuple(_row(article, one, spoken) for one in ranked[:MOST_ROWS])
    table = Table(
        caption="What it reported, and where",
        corner="Speaker",
        columns=COLUMNS,
        rows=rows,
    )
    return table, _note(article, found, spoken)


def _row(article: Article, one: Prominence, spoken: Counter[str]) -> TableRow:
    total = sum(block.kind == "paragraph" for block in article.blocks)
    record = sum(spoken.values())
    return TableRow(
        id="",
        heading=one.group,
        cells=(
            number(one.n_claims),
            number(one.n_quotations),
            "yes" if one.in_heading else "no",
            f"{number(one.paragraph)} of {number(total)}" if one.paragraph else "none",
            _share(round(one.words), article.n_words),
            _share(spoken[one.group], record),
        ),
    )


def _share(part: int, whole: int) -> str:
    """A count, with its share where there is enough to divide by."""
    share = percent(part, whole)
    return f"{number(part)} ({share})" if share else number(part)


def _note(article: Article, found: tuple[Prominence, ...], spoken: Counter[str]) -> str:
    """How the words are counted, and whose passages the article was not matched to."""
    rest = [name for name in sorted(spoken) if name not in {one.group for one in found}]
    counted = (
        "Counted: claims that were located, wholly or in part; the words of a claim are shared equally among "
        f"its passages. The article has {count(article.n_words, 'word')}."
    )
    if not rest or not found:
        return counted if found else "No claim of this article was matched to a passage."
    names = [*rest[:6], *([count(len(rest) - 6, "other")] if len(rest) > 6 else [])]
    return f"{counted} It was matched to no passage of {listed(names, joint='or')}."
