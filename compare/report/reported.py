"""What an article reported and how prominently: by topic where the record has topics, and by speaker.

Goes in: a context. Comes out: tables of indicators per article, and a sentence on what it was not matched to.
No score is made of the indicators, and no two articles are compared here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from compare.metrics.prominence import Prominence, count_prominence
from compare.model import Article
from compare.report.context import Context
from compare.report.text import count, listed, number, percent
from compare.report.view_tables import Table, TableRow

__all__ = ["build_reported"]

COLUMNS = (
    "Claims",
    "Quotations",
    "Headline or standfirst",
    "First in paragraph",
    "Words of the article",
    "Words of the record",
)
MOST_NAMES = 6
RULE = (
    "Counted: claims that were located, wholly or in part; one on several topics or speakers counts in each, "
    "and its words are shared equally among its passages."
)


def build_reported(context: Context, article: Article) -> tuple[tuple[Table, ...], str]:
    """The tables of one article, none where nothing was matched, and the sentence behind them."""
    by_speaker = _counted(context, article, context.speaker_of)
    if not by_speaker:
        return (), "No claim of this article was matched to a passage."
    by_topic = _counted(context, article, context.topic_of)
    tables = [_table(context, article, "Topic", by_topic, context.topic_of)] if by_topic else []
    if not by_topic or (len(by_speaker) > 1 and not context.dense):
        tables.append(_table(context, article, "Speaker", by_speaker, context.speaker_of))
    if context.dense:
        return tuple(tables), ""
    length = f"The article has {count(article.n_words, 'word')}."
    rest = [name for name in sorted(set(context.speaker_of.values())) if name not in by_speaker]
    return tuple(tables), " ".join(filter(None, (RULE, length, _unmatched(rest))))


def _counted(context: Context, article: Article, groups: Mapping[str, str]) -> dict[str, Prominence]:
    """Counts of an article by group of passages, those with most words first."""
    found = count_prominence(
        article, context.claims_by_article[article.id], context.comparison.alignments_by_claim, groups
    )
    return {one.group: one for one in sorted(found, key=lambda one: (-one.words, one.group))}


def _table(
    context: Context,
    article: Article,
    corner: str,
    found: Mapping[str, Prominence],
    groups: Mapping[str, str],
) -> Table:
    spoken: Counter[str] = Counter()
    for passage in context.denominator:
        spoken[groups.get(passage.id, "")] += passage.n_words
    most = context.reported
    rows = [_row(article, one, spoken) for one in list(found.values())[:most]]
    by = "topic" if corner == "Topic" else "speaker"
    left = len(found) - len(rows)
    more = f"; {count(left, f'further {by}')} with fewer words" if left else ""
    return Table(
        caption=f"What it reported by {by}, and where{more}", corner=corner, columns=COLUMNS, rows=tuple(rows)
    )


def _row(article: Article, one: Prominence, spoken: Counter[str]) -> TableRow:
    total = sum(block.kind == "paragraph" for block in article.blocks)
    return TableRow(
        id="",
        heading=one.group,
        cells=(
            number(one.n_claims),
            number(one.n_quotations),
            "yes" if one.in_heading else "no",
            f"{number(one.paragraph)} of {number(total)}" if one.paragraph else "none",
            _share(round(one.words), article.n_words),
            _share(spoken[one.group], sum(spoken.values())),
        ),
    )


def _share(part: int, whole: int) -> str:
    """A count, with its share where there is enough to divide by."""
    share = percent(part, whole)
    return f"{number(part)} ({share})" if share else number(part)


def _unmatched(names: Sequence[str]) -> str:
    """Whose passages the article was not matched to."""
    if not names:
        return ""
    rest = len(names) - MOST_NAMES
    shown = [*names[:MOST_NAMES], *([count(rest, "other")] if rest > 0 else [])]
    return f"It was matched to no passage of {listed(shown, joint='or')}."
