"""What the speech at a glance and the topics show, as frozen values.

Goes in: nothing. Comes out: the types that `glance`, `strip` and `runs` fill and the templates loop over.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.report.view_tables import Table

__all__ = [
    "LaneView",
    "StripRow",
    "StripView",
    "TopicBand",
    "TopicCell",
    "TopicColumn",
    "TopicRow",
    "TopicTable",
    "UnmatchedTopic",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneView:
    """A speaker's lane under the strip: label, words, and where the bars are (an SVG path, x in 0–1000)."""

    label: str
    words: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """An article's row of the strip: paths of quotation and paraphrase bars, and the row in words."""

    id: str
    letter: str
    name: str
    quoted: str
    reported: str
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicBand:
    """A topic on the strip.

    Attributes:
        left, width: Place in percent of the strip, as CSS takes it.
        number: Its number, without the letter.
        size: ``wide``, ``middle`` or ``narrow``: on how small a page its number still fits.
    """

    id: str
    label: str
    title: str
    number: str
    left: str
    width: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StripView:
    """One record as a strip.

    Attributes:
        axis: Labels at 0, ¼, ½ and ¾ of the record's words; `end` stands at the right.
        bands: The topics; `shading` is the path of every second one, `borders` that of the lines between.
        bands_alternative: The bands in words.
        dense: True for more rows than can be high.
        table: The same by tenths of the record.
    """

    heading: str
    axis: tuple[str, ...]
    end: str
    bands: tuple[TopicBand, ...]
    bands_alternative: str
    shading: str
    borders: str
    rows: tuple[StripRow, ...]
    lanes: tuple[LaneView, ...]
    dense: bool
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicColumn:
    """An article at the head of a column; `named` where there is room for its name."""

    id: str
    letter: str
    name: str
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCell:
    """What an article passed on of a topic.

    Attributes:
        count: Its claims on the topic.
        words: Its words on it, where there is room for them.
        emphasis: Signed log₂ beside the record's share; empty where counts are all that can be said.
        shade: 0–4, by its words on the topic: grey behind the number, nothing that is not also printed.
        link: Anchor of the first of these claims; empty where there is none.
    """

    count: str
    words: str
    emphasis: str
    shade: int
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic with the record's own share of words, and a cell per article.

    Attributes:
        id: The topic's anchor; empty in a further table with other articles.
        told: The articles that have claims on it, each with how many, where there is no column for each.
        reported: By how many of the articles, copies of one text told.
    """

    id: str
    label: str
    title: str
    lang: str
    speaker: str
    words: str
    share: str
    minutes: str
    cells: tuple[TopicCell, ...]
    told: str
    reported: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicTable:
    """Topics × articles of one record, as many articles as go side by side.

    Attributes:
        columns: The articles; empty where their claims stand in one cell per topic.
        narrow: True where only counts have room.
        timed: True if the length of a topic is known.
        notes: How it is counted, and what cannot be said; empty in all tables of a record but the last.
    """

    caption: str
    columns: tuple[TopicColumn, ...]
    rows: tuple[TopicRow, ...]
    narrow: bool
    timed: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedTopic:
    """A topic that no article was matched to, with its length and who speaks."""

    id: str
    label: str
    title: str
    lang: str
    facts: str
