"""What an article reported and how prominently: by topic where the record has topics, and by speaker.

Goes in: a context. Comes out: tables of indicators per article, and a sentence on what it was not matched to.
No score is made of the indicators, and no two articles are compared here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from compare.language import gettext, gettext_noop, ngettext, number, pgettext
from compare.metrics.prominence import Prominence, count_prominence
from compare.model import Article
from compare.report.context import Context
from compare.report.text import listed, percent
from compare.report.view_tables import Table, TableRow

__all__ = ["build_reported"]

COLUMNS = (
    gettext_noop("Claims"),
    gettext_noop("Quotations"),
    gettext_noop("Headline or standfirst"),
    gettext_noop("First in paragraph"),
    gettext_noop("Words of the article"),
    gettext_noop("Words of the record"),
)
MOST_NAMES = 6
RULE = gettext_noop(
    "Counted: claims that were located, wholly or in part; one on several topics or speakers counts in each, "
    "and its words are shared equally among its passages."
)


def build_reported(context: Context, article: Article) -> tuple[tuple[Table, ...], str]:
    """The tables of one article, none where nothing was matched, and the sentence behind them."""
    by_speaker = _counted(context, article, context.speaker_of)
    if not by_speaker:
        return (), gettext("No claim of this article was matched to a passage.")
    by_topic = _counted(context, article, context.topic_of)
    tables = [_table(context, article, by_topic, context.topic_of, topics=True)] if by_topic else []
    if not by_topic or (len(by_speaker) > 1 and not context.dense):
        tables.append(_table(context, article, by_speaker, context.speaker_of, topics=False))
    if context.dense:
        return tuple(tables), ""
    length = ngettext("The article has {n} word.", "The article has {n} words.", article.n_words)
    rest = [name for name in sorted(set(context.speaker_of.values())) if name not in by_speaker]
    return tuple(tables), " ".join(filter(None, (gettext(RULE), length, _unmatched(rest))))


def _counted(context: Context, article: Article, groups: Mapping[str, str]) -> dict[str, Prominence]:
    """Counts of an article by group of passages, those with most words first."""
    found = count_prominence(
        article,
        context.claims_by_article[article.id],
        context.comparison.alignments_by_claim,
        groups,
        context.comparison.claim_words,
    )
    return {one.group: one for one in sorted(found, key=lambda one: (-one.words, one.group))}


def _table(
    context: Context,
    article: Article,
    found: Mapping[str, Prominence],
    groups: Mapping[str, str],
    *,
    topics: bool,
) -> Table:
    spoken: Counter[str] = Counter()
    for passage in context.denominator:
        spoken[groups.get(passage.id, "")] += passage.n_words
    most = context.reported
    rows = [_row(article, one, spoken) for one in list(found.values())[:most]]
    left = len(found) - len(rows)
    return Table(
        caption=_by_topic(left) if topics else _by_speaker(left),
        corner=gettext("Topic") if topics else gettext("Speaker"),
        columns=tuple(map(gettext, COLUMNS)),
        rows=tuple(rows),
    )


def _by_topic(left: int) -> str:
    if not left:
        return gettext("What it reported by topic, and where")
    return ngettext(
        "What it reported by topic, and where; {n} further topic with fewer words",
        "What it reported by topic, and where; {n} further topics with fewer words",
        left,
    )


def _by_speaker(left: int) -> str:
    if not left:
        return gettext("What it reported by speaker, and where")
    return ngettext(
        "What it reported by speaker, and where; {n} further speaker with fewer words",
        "What it reported by speaker, and where; {n} further speakers with fewer words",
        left,
    )


def _row(article: Article, one: Prominence, spoken: Counter[str]) -> TableRow:
    total = sum(block.kind == "paragraph" for block in article.blocks)
    return TableRow(
        id="",
        heading=one.group,
        cells=(
            number(one.n_claims),
            number(one.n_quotations),
            gettext("yes") if one.in_heading else gettext("no"),
            gettext("{part} of {whole}", part=one.paragraph, whole=total)
            if one.paragraph
            # Translators: no paragraph.
            else pgettext("paragraph", "none"),
            _share(round(one.words), article.n_words),
            _share(spoken[one.group], sum(spoken.values())),
        ),
    )


def _share(part: int, whole: int) -> str:
    """A count, with its share where there is enough to divide by."""
    share = percent(part, whole)
    return gettext("{part} ({share})", part=part, share=share) if share else number(part)


def _unmatched(names: Sequence[str]) -> str:
    """Whose passages the article was not matched to."""
    if not names:
        return ""
    rest = len(names) - MOST_NAMES
    others = [ngettext("{n} other", "{n} others", rest)] if rest > 0 else []
    shown = listed([*names[:MOST_NAMES], *others], joint="or")
    return gettext("It was matched to no passage of {speakers}.", speakers=shown)
