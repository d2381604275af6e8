"""The speech at a glance: each record as a strip, its topics above, a row per article, a lane per speaker.

Goes in: a context. Comes out: `StripView` values: SVG paths whose x runs over the words of the record from
0 to 1000, and the same in numbers for those who do not see them. Quotation stands above the row's line and
paraphrase hangs below it, the longer the more words the article has on the passage: told apart by place, not
by colour. The paths are drawn here: no plotting library has this chart, and one that draws text as curves
would take it from readers who enlarge it, search it or have it read to them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import accumulate

from compare.language import gettext, gettext_noop, ngettext, number
from compare.metrics.emphasis import PassageWords, passage_words
from compare.model import Article, Passage, Transcript
from compare.report.context import Context
from compare.report.index import all_links
from compare.report.text import percent, ratio, shorten
from compare.report.view_tables import Table, TableRow
from compare.report.view_topics import LaneView, StripRow, StripView, TopicBand
from compare.topics import Topic

__all__ = ["WIDTH", "build_coverage_table", "build_strip", "coverage_note"]

WIDTH = 1000
# In a row 24 high: quotation stands on the line at 13, paraphrase hangs below it.
LINE, TALLEST, SHORTEST = 13, 12, 4
FULL = 30
"""Words on one passage from which a bar is no longer."""
ROW_HEIGHT = 24
LANE_HEIGHT = 10
DENSE = 18
"""Articles from which rows are low."""
WIDE, MIDDLE = 6.0, 1.9
"""Percent of the strip from which a topic's number fits on a small page, and on any other."""
NARROWEST = 2.4
HAIRLINE = 0.06
MAX_LANES = 6
MAX_COLUMNS = 4
TENTHS = 10
ORDINALS = (
    # Translators: the tenths of the record, as heads of columns.
    gettext_noop("1st"),
    gettext_noop("2nd"),
    gettext_noop("3rd"),
    gettext_noop("4th"),
    gettext_noop("5th"),
    gettext_noop("6th"),
    gettext_noop("7th"),
    gettext_noop("8th"),
    gettext_noop("9th"),
    gettext_noop("10th"),
)


def build_strip(context: Context, record: Transcript) -> StripView:
    """One record as a strip; a record without words gives rows without bars."""
    starts = [0, *accumulate(passage.n_words for passage in record.passages)]
    total = starts[-1]
    many = len(context.comparison.transcripts) > 1
    own = passage_words(context.comparison)
    bands = _bands(context, record, starts)
    return StripView(
        heading=gettext("Record: {file}", file=record.info.file) if many else "",
        axis=tuple(number(total * quarter // 4) for quarter in range(4)),
        end=ngettext("{n} words", "{n} words", total),
        bands=bands,
        bands_alternative=_in_words(bands),
        shading="".join(_box(float(band.left), float(band.width), LANE_HEIGHT) for band in bands[1::2]),
        borders="".join(_box(float(band.left), HAIRLINE, ROW_HEIGHT) for band in bands[1:]),
        rows=tuple(
            _row(context, record, article, starts, own[article.id]) for article in context.comparison.articles
        ),
        lanes=_lanes(record, starts),
        dense=len(context.comparison.articles) >= DENSE,
        table=_tenths(context, record, starts),
    )


def _bands(context: Context, record: Transcript, starts: list[int]) -> tuple[TopicBand, ...]:
    """The topics of a record by place; none for a record without words."""
    place = {passage.id: number for number, passage in enumerate(record.passages)}
    total = starts[-1]
    topics = [topic for topic in context.comparison.topics if topic.transcript_id == record.id]
    return tuple(_band(topic, starts, place, total) for topic in topics if total)


def _band(topic: Topic, starts: list[int], place: dict[str, int], total: int) -> TopicBand:
    left = 100 * starts[place[topic.passage_ids[0]]] / total
    width = 100 * starts[place[topic.passage_ids[-1]] + 1] / total - left
    return TopicBand(
        id=topic.id,
        label=topic.label,
        title=topic.title,
        number=topic.label.lstrip("T0"),
        left=f"{left:.2f}",
        width=f"{width:.2f}",
        size="wide" if width >= WIDE else "middle" if width >= MIDDLE else "narrow",
    )


def _in_words(bands: tuple[TopicBand, ...]) -> str:
    if not bands:
        return ""
    return ngettext(
        "{n} topic in the order of the record; the table below has them by name.",
        "{n} topics in the order of the record; the table below has them by name.",
        len(bands),
    )


def _box(left: float, width: float, height: int) -> str:
    """A rectangle from the top, its place and width in percent of the strip."""
    return f"M{10 * left:.1f} 0h{10 * width:.1f}v{height}h-{10 * width:.1f}z"


def _row(
    context: Context, record: Transcript, article: Article, starts: list[int], own: dict[str, PassageWords]
) -> StripRow:
    quoted, reported = context.matched_quoted[article.id], context.matched_reported[article.id]
    n_quoted = sum(passage.id in quoted for passage in record.passages)
    n_reported = sum(passage.id in reported for passage in record.passages)
    name = context.name(article)
    # Translators: {passages} is for example "3 passages".
    alternative = ngettext(
        "{article}: {n} passage quoted and {passages} reported in other words, by place in the record; the "
        "table below gives the numbers.",
        "{article}: {n} passages quoted and {passages} reported in other words, by place in the record; the "
        "table below gives the numbers.",
        n_quoted,
        article=name,
        passages=ngettext("{n} passage", "{n} passages", n_reported),
    )
    above = {key: own[key].quoted if key in own else 0.0 for key in quoted}
    below = {key: own[key].reported if key in own else 0.0 for key in reported}
    return StripRow(
        id=article.id,
        letter=context.letter_of[article.id],
        name=name,
        quoted=_bars(record.passages, above, starts, -1),
        reported=_bars(record.passages, below, starts, 1),
        alternative=alternative,
    )


def _bars(passages: Iterable[Passage], words: Mapping[str, float], starts: list[int], way: int) -> str:
    """A path with one bar per passage of `words`, as wide as its words, never narrower than can be seen.

    Args:
        passages: Of the record, in order.
        words: The article's words by passage id; a passage that repeats another has 0 and the shortest bar.
        starts: Words before each passage.
        way: -1 for bars that stand on the line, 1 for those that hang below it.
    """
    total = max(starts[-1], 1)
    bars = []
    for place, passage in enumerate(passages):
        if passage.id in words:
            left = WIDTH * starts[place] / total
            width = max(WIDTH * passage.n_words / total, NARROWEST)
            left = min(left, WIDTH - width)
            height = SHORTEST + (_room(way) - SHORTEST) * min(words[passage.id] / FULL, 1)
            bars.append(
                f"M{left:.1f} {LINE if way < 0 else LINE + 1}h{width:.1f}v{way * height:.1f}h-{width:.1f}z"
            )
    return "".join(bars)


def _room(way: int) -> int:
    """How long a bar above, or below the line may be."""
    return TALLEST if way < 0 else ROW_HEIGHT - LINE - 2


def _lanes(record: Transcript, starts: list[int]) -> tuple[LaneView, ...]:
    """Where each speaker speaks: the six who speak most, the others together."""
    words: Counter[str] = Counter()
    for passage in record.passages:
        words[passage.speaker or ""] += passage.n_words
    ranked = sorted(words, key=lambda name: (-words[name], name))
    keep = ranked if len(ranked) <= MAX_LANES + 1 else ranked[:MAX_LANES]
    lanes = [
        _lane(record, starts, {name}, name or gettext("Speaker not stated"), words[name]) for name in keep
    ]
    rest = set(ranked) - set(keep)
    if rest:
        label = ngettext("{n} further speaker", "{n} further speakers", len(rest))
        lanes.append(_lane(record, starts, rest, label, sum(words[name] for name in rest)))
    return tuple(lanes)


def _lane(record: Transcript, starts: list[int], names: set[str], label: str, words: int) -> LaneView:
    """The bars of some speakers, neighbouring passages in one bar."""
    total = max(starts[-1], 1)
    stretches: list[tuple[int, int]] = []
    for place, passage in enumerate(record.passages):
        if (passage.speaker or "") in names:
            if stretches and stretches[-1][1] == starts[place]:
                stretches[-1] = (stretches[-1][0], starts[place + 1])
            else:
                stretches.append((starts[place], starts[place + 1]))
    bars = [
        f"M{WIDTH * start / total:.1f} 0h{max(WIDTH * (end - start) / total, 0.8):.1f}v{LANE_HEIGHT}"
        f"h-{max(WIDTH * (end - start) / total, 0.8):.1f}z"
        for start, end in stretches
    ]
    return LaneView(
        label=shorten(label, 60), words=ngettext("{n} word", "{n} words", words), path="".join(bars)
    )


def _tenths(context: Context, record: Transcript, starts: list[int]) -> Table:
    """Passages matched per tenth of the record, a passage counted where it begins."""
    total = max(starts[-1], 1)
    bounds = [total * tenth / TENTHS for tenth in range(1, TENTHS)]
    rows = []
    for article in context.comparison.articles:
        counts: Counter[int] = Counter()
        for place, passage in enumerate(record.passages):
            if passage.id in context.matched[article.id]:
                counts[bisect_right(bounds, starts[place])] += 1
        cells = tuple(number(counts[tenth]) for tenth in range(TENTHS))
        rows.append(
            TableRow(
                id=article.id,
                heading=f"{context.letter_of[article.id]} {context.name(article)}",
                cells=cells,
                links=all_links(article.id, cells),
            )
        )
    return Table(
        caption=gettext("Passages matched in each tenth of the record, by words"),
        corner=gettext("Article"),
        columns=tuple(map(gettext, ORDINALS)),
        rows=tuple(rows),
    )


def coverage_note(context: Context) -> str:
    """Who has no column in the table of coverage; empty where everybody has one."""
    rest = len(_speakers(context)[MAX_COLUMNS:])
    if not rest:
        return ""
    return ngettext(
        "Those who speak most have a column; {n} further speaker stands in coverage.csv.",
        "Those who speak most have a column; {n} further speakers stand in coverage.csv.",
        rest,
    )


def _speakers(context: Context) -> list[str]:
    """Those whose coverage is counted, who speaks most first."""
    totals = {
        item.speaker: item.n_words for item in context.comparison.coverage_records if item.speaker is not None
    }
    return sorted(totals, key=lambda name: (-totals[name], name))


def build_coverage_table(context: Context) -> Table:
    """Coverage per article: all speakers together, and those who speak most."""
    records = [item for item in context.comparison.coverage_records if item.speaker is None]
    speakers = _speakers(context)[:MAX_COLUMNS]
    by_key = {(item.article_id, item.speaker): item for item in context.comparison.coverage_records}
    rows = []
    for item in records:
        passages = ratio(item.n_passages_matched, item.n_passages)
        cells = [passages, _words(item.n_words_matched, item.n_words)]
        for name in speakers:
            part = by_key[item.article_id, name]
            cells.append(_words(part.n_words_matched, part.n_words))
        article = context.comparison.articles_by_id[item.article_id]
        rows.append(
            TableRow(
                id=article.id,
                heading=f"{context.letter_of[article.id]} {context.name(article)}",
                cells=tuple(cells),
                links=all_links(article.id, cells),
            )
        )
    return Table(
        caption=gettext("How much of the record each article was matched to"),
        corner=gettext("Article"),
        columns=(
            gettext("Passages"),
            gettext("Words"),
            *(gettext("Words of {speaker}", speaker=shorten(name, 40)) for name in speakers),
        ),
        rows=tuple(rows),
    )


def _words(part: int, whole: int) -> str:
    """Words with their share, or counts where there are few."""
    share = percent(part, whole)
    return gettext("{part} ({share})", part=part, share=share) if share else ratio(part, whole)
