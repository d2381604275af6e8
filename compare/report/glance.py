"""Topics × articles: what each article passed on of each topic, beside the record's own share.

Goes in: a context. Comes out: `TopicTable` values. Counts stand everywhere; log₂ ratios only where at least
five mentions are expected, percentages only from 20 words on. Nothing is said of why a topic was not
reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from compare.language import gettext, gettext_noop, ngettext, number, pgettext
from compare.metrics.emphasis import LEAST_EXPECTED, TopicCount, TopicTotal, topic_counts, topic_totals
from compare.model import Article, Transcript
from compare.report.context import Context
from compare.report.text import NOT_APPLICABLE, percent, ratio, shorten, signed
from compare.report.view_topics import TopicCell, TopicColumn, TopicRow, TopicTable
from compare.report.wording import SPEAKER_NOT_STATED
from compare.segment.language import language_tag
from compare.topics import Topic

__all__ = ["build_topic_tables", "duration_words", "speaker_of"]

SIDE_BY_SIDE = 20
"""Articles of one table: more are not read side by side on a page."""

ROOMY = 6
"""Articles up to which a cell has room for words, and a column for a name."""

SHADES = (0, 15, 40, 90)
"""Words on a topic above which a cell is a shade darker."""

RULE = gettext_noop(
    "A claim on passages of several topics counts in each; its words are shared among its passages. "
    "Procedural lines and headings are in no count."
)
CELL = gettext_noop("Each cell: claims on the topic, and the words that the article gives it.")
NARROW_CELL = gettext_noop("Each cell: claims on the topic.")
BEHIND = gettext_noop("Behind each article: its claims on the topic.")
DARKER = gettext_noop("The darker the cell, the more words.")
COMPARED = gettext_noop(
    "A signed number is the log₂ of the article’s share of words on the topic to the record’s, with half a "
    "mention added to each topic: +1 is twice the record’s share, −1 half of it. Where fewer than {least} "
    "claims are to be expected on a topic, counts are all that can be said."
)
NOT_COMPARED = gettext_noop(
    "On no topic are {least} claims of an article to be expected: counts are all that can be said, and no "
    "share of an article is compared with the record’s."
)
TIMED = gettext_noop(
    "Minutes are estimated by words between the record’s time marks, and behind the last mark at the rate "
    "between them; n/a where these do not tell."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """What is counted of each topic, and of each topic and article."""

    totals: dict[str, TopicTotal]
    counts: dict[tuple[str, str], TopicCount]

    @property
    def compared(self) -> bool:
        """True if enough claims are expected anywhere for a share to be compared with the record's."""
        return any(one.emphasis is not None for one in self.counts.values())


def build_topic_tables(context: Context) -> tuple[TopicTable, ...]:
    """One table per record and twenty articles at most; none where no topics were looked for."""
    comparison = context.comparison
    counted = _Counted(
        totals={total.topic_id: total for total in topic_totals(comparison)},
        counts={(one.topic_id, one.article_id): one for one in topic_counts(comparison)},
    )
    topics_of: dict[str, list[Topic]] = {record.id: [] for record in comparison.transcripts}
    for topic in comparison.topics:
        topics_of[topic.transcript_id].append(topic)
    return tuple(
        _table(context, record, topics_of[record.id], articles, counted)
        for record in comparison.transcripts
        if topics_of[record.id]
        for articles in _side_by_side(comparison.articles, each=context.limits.each)
    )


def _side_by_side(articles: Sequence[Article], *, each: bool) -> list[Sequence[Article]]:
    """The articles in as few tables as they go into, of nearly equal width; in one if none has a column."""
    if not each:
        return [articles]
    n_tables = max(1, ceil(len(articles) / SIDE_BY_SIDE))
    width = max(1, ceil(len(articles) / n_tables))
    return [articles[first : first + width] for first in range(0, len(articles), width)]


def _table(
    context: Context,
    record: Transcript,
    topics: Sequence[Topic],
    articles: Sequence[Article],
    counted: _Counted,
) -> TopicTable:
    narrow = len(articles) > ROOMY
    timed = any(counted.totals[topic.id].seconds is not None for topic in topics)
    last = articles[-1].id == context.comparison.articles[-1].id
    return TopicTable(
        caption=_caption(context, record, articles),
        columns=tuple(
            TopicColumn(
                id=article.id,
                letter=context.letter_of[article.id],
                name=context.name(article),
                named=not narrow,
            )
            for article in (articles if context.limits.each else ())
        ),
        rows=tuple(_row(context, topic, articles, counted, narrow=narrow) for topic in topics),
        narrow=narrow,
        timed=timed,
        notes=_notes(context, compared=counted.compared, narrow=narrow, timed=timed) if last else (),
    )


def _caption(context: Context, record: Transcript, articles: Sequence[Article]) -> str:
    of_several = len(context.comparison.transcripts) > 1
    letters = [context.letter_of[article.id] for article in articles]
    values = {"file": record.info.file, "first": letters[0] if letters else "", "last": "".join(letters[-1:])}
    if len(articles) == len(context.comparison.articles):
        if of_several:
            return gettext("Topics of the record, and the claims of each article on them: {file}", **values)
        return gettext("Topics of the record, and the claims of each article on them")
    if of_several:
        return gettext(
            "Topics of the record, and the claims of each article on them: {file}, articles {first} to {last}"
            "",
            **values,
        )
    return gettext(
        "Topics of the record, and the claims of each article on them, articles {first} to {last}", **values
    )


def _row(
    context: Context, topic: Topic, articles: Sequence[Article], counted: _Counted, *, narrow: bool
) -> TopicRow:
    record = context.comparison.transcripts_by_id[topic.transcript_id]
    total = counted.totals[topic.id]
    first = articles[0].id == context.comparison.articles[0].id
    cells = {article.id: counted.counts[topic.id, article.id] for article in articles}
    return TopicRow(
        id=topic.id if first else "",
        label=topic.label,
        title=shorten(topic.title, 80),
        lang=language_tag(record.info.language) or "",
        speaker=shorten(speaker_of(context, topic), 40),
        words=number(total.n_words),
        share=percent(total.n_words, total.n_words_record) or ratio(total.n_words, total.n_words_record),
        minutes=duration_words(total.seconds),
        cells=tuple(_cell(one, narrow=narrow) for one in cells.values()) if context.limits.each else (),
        told="" if context.limits.each else _told(context, cells),
        reported=_reported(context, total),
    )


def speaker_of(context: Context, topic: Topic) -> str:
    """Who speaks most of a topic, with a remark where others speak, too."""
    words: Counter[str] = Counter()
    for key in topic.passage_ids:
        passage = context.comparison.passages[key]
        words[passage.speaker or gettext(SPEAKER_NOT_STATED)] += passage.n_words
    first = min(words, key=lambda name: (-words[name], name))
    return first if len(words) == 1 else gettext("{speaker} and others", speaker=first)


def duration_words(seconds: float | None) -> str:
    """A length as people say it, in minutes; ``n/a`` where it is not known.

    >>> duration_words(None), duration_words(40), duration_words(130)
    ('n/a', 'under 1', '2')
    """
    if seconds is None:
        return gettext(NOT_APPLICABLE)
    # Translators: minutes.
    return number(round(seconds / 60)) if seconds >= 60 else gettext("under 1")


def _cell(one: TopicCount, *, narrow: bool) -> TopicCell:
    return TopicCell(
        count=number(one.n_claims),
        words="" if narrow or not one.n_claims else ngettext("{n} word", "{n} words", round(one.words)),
        emphasis="" if one.emphasis is None else signed(one.emphasis),
        shade=sum(one.words > limit for limit in SHADES),
        link=one.claim_ids[0] if one.claim_ids else "",
    )


def _told(context: Context, cells: Mapping[str, TopicCount]) -> str:
    """``A 2, C 12 (+1.0)``: the articles with claims on a topic; ``none`` for none."""
    some = [(context.letter_of[key], _cell(one, narrow=True)) for key, one in cells.items() if one.n_claims]
    told = [f"{letter}\u00a0{cell.count}{cell.emphasis and f' ({cell.emphasis})'}" for letter, cell in some]
    return ", ".join(told) or pgettext("articles", "none")


def _reported(context: Context, total: TopicTotal) -> str:
    """``2 of 5``; where copies of one text are among them, how many texts that is."""
    found, offered = len(total.articles), len(context.comparison.articles)
    if total.n_texts == found:
        return gettext("{part} of {whole}", part=found, whole=offered)
    return ngettext(
        "{part} of {whole} ({n} text)",
        "{part} of {whole} ({n} texts)",
        total.n_texts,
        part=found,
        whole=offered,
    )


def _notes(context: Context, *, compared: bool, narrow: bool, timed: bool) -> tuple[str, ...]:
    """How the table is to be read, and what it cannot say."""
    if context.limits.each:
        cell = gettext(NARROW_CELL if narrow else CELL)
        rule = f"{cell} {gettext(RULE)} {gettext(DARKER)}"
    else:
        rule = f"{gettext(BEHIND)} {gettext(RULE)}"
    notes = (
        rule,
        gettext(COMPARED if compared else NOT_COMPARED, least=LEAST_EXPECTED),
        gettext(TIMED) if timed else "",
        _copies(context),
    )
    return tuple(filter(None, notes))


def _copies(context: Context) -> str:
    """How articles that are copies of one text are counted; empty where there are none."""
    n = len(context.comparison.articles)
    texts = len({context.text_of[article.id] for article in context.comparison.articles})
    if texts == n:
        return ""
    return ngettext(
        "The {articles} articles are {n} text, copies taken together: each column stands for an article, and "
        "the last one counts the texts besides.",
        "The {articles} articles are {n} texts, copies taken together: each column stands for an article, "
        "and the last one counts the texts besides.",
        texts,
        articles=n,
    )
