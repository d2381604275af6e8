"""The speech at a glance: each record as a strip, a row of ticks per article, a lane per speaker.

Goes in: a context. Comes out: `StripView` values: SVG paths whose x runs over the words of the record from
0 to 1000, and the same in numbers for those who do not see them. Quotation stands above the row's line and
paraphrase below it: told apart by place and height, not by colour.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from compare.model import Article, Passage, Transcript
from compare.report.context import Context
from compare.report.index import all_links
from compare.report.text import count, number, percent, plural, ratio, shorten
from compare.report.view import LaneView, StripRow, StripView, Table, TableRow

__all__ = ["WIDTH", "build_coverage_table", "build_strip"]

WIDTH = 1000
# In a row 24 high: quotation from the top to the line at 15, paraphrase from below the line to the foot.
QUOTED_TOP, QUOTED_HEIGHT = 0, 14
REPORTED_TOP, REPORTED_HEIGHT = 17, 7
LANE_HEIGHT = 10
NARROWEST = 2.4
MAX_LANES = 6
TENTHS = 10


def build_strip(context: Context, record: Transcript) -> StripView:
    """One record as a strip; a record without words gives rows without ticks."""
    starts = [0, *accumulate(passage.n_words for passage in record.passages)]
    total = starts[-1]
    many = len(context.comparison.transcripts) > 1
    return StripView(
        heading=f"Record: {record.info.file}" if many else "",
        axis=tuple(number(total * quarter // 4) for quarter in range(4)),
        end=f"{number(total)} words",
        rows=tuple(_row(context, record, article, starts) for article in context.comparison.articles),
        lanes=_lanes(record, starts),
        table=_tenths(context, record, starts),
    )


def _row(context: Context, record: Transcript, article: Article, starts: list[int]) -> StripRow:
    quoted, reported = context.matched_quoted[article.id], context.matched_reported[article.id]
    n_quoted = sum(passage.id in quoted for passage in record.passages)
    n_reported = sum(passage.id in reported for passage in record.passages)
    name = context.name(article)
    alternative = (
        f"{name}: {count(n_quoted, 'passage')} quoted and {count(n_reported, 'passage')} reported in other "
        "words, by place in the record; the table below gives the numbers."
    )
    return StripRow(
        id=article.id,
        letter=context.letter_of[article.id],
        name=name,
        quoted=_ticks(record.passages, quoted, starts, QUOTED_TOP, QUOTED_HEIGHT),
        reported=_ticks(record.passages, reported, starts, REPORTED_TOP, REPORTED_HEIGHT),
        alternative=alternative,
    )


def _ticks(
    passages: Iterable[Passage], wanted: frozenset[str], starts: list[int], top: int, height: int
) -> str:
    """A path with one bar per wanted passage, as wide as its words, never narrower than can be seen."""
    total = max(starts[-1], 1)
    bars = []
    for place, passage in enumerate(passages):
        if passage.id in wanted:
            left = WIDTH * starts[place] / total
            width = max(WIDTH * passage.n_words / total, NARROWEST)
            left = min(left, WIDTH - width)
            bars.append(f"M{left:.1f} {top}h{width:.1f}v{height}h-{width:.1f}z")
    return "".join(bars)


def _lanes(record: Transcript, starts: list[int]) -> tuple[LaneView, ...]:
    """Where each speaker speaks: the six who speak most, the others together."""
    words: Counter[str] = Counter()
    for passage in record.passages:
        words[passage.speaker or ""] += passage.n_words
    ranked = sorted(words, key=lambda name: (-words[name], name))
    keep = ranked if len(ranked) <= MAX_LANES + 1 else ranked[:MAX_LANES]
    lanes = [_lane(record, starts, {name}, name or "Speaker not stated", words[name]) for name in keep]
    rest = set(ranked) - set(keep)
    if rest:
        label = f"{number(len(rest))} further {plural(len(rest), 'speaker')}"
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
    return LaneView(label=shorten(label, 60), words=count(words, "word"), path="".join(bars))


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
        caption="Passages matched in each tenth of the record, by words",
        corner="Article",
        columns=tuple(_ordinal(tenth) for tenth in range(1, TENTHS + 1)),
        rows=tuple(rows),
    )


def _ordinal(value: int) -> str:
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value, 'th') }"


def build_coverage_table(context: Context) -> Table:
    """Coverage per article: all speakers together, and those who speak most."""
    records = [item for item in context.comparison.coverage_records if item.speaker is None]
    totals = {
        item.speaker: item.n_words for item in context.comparison.coverage_records if item.speaker is not None
    }
    speakers = sorted(totals, key=lambda name: (-totals[name], name))[:4]
    by_key = {(item.article_id, item.speaker): item for item in context.comparison.coverage_records}
    rows = []
    for item in records:
        cells = [
            f"{ratio(item.n_passages_matched, item.n_passages)}",
            _words(item.n_words_matched, item.n_words),
        ]
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
        caption="How much of the record each article was matched to",
        corner="Article",
        columns=("Passages", "Words", *(f"Words of {shorten(name, 40)}" for name in speakers)),
        rows=tuple(rows),
    )


def _words(part: int, whole: int) -> str:
    """Words with their share, or counts where there are few."""
    share = percent(part, whole)
    return f"{number(part)} ({share})" if share else ratio(part, whole)
