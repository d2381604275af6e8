"""The reading view: the record as base text, and beside each passage what the articles print of it.

Goes in: nothing. Comes out: the types that `reading_view` fills and `parts/reading.jinja` loops over. Every
string is ready to be printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.report.view_cards import Ref, Slice

__all__ = [
    "BaseSlice",
    "EntryView",
    "FilterOption",
    "FilterView",
    "FindingMark",
    "Heat",
    "ReadingLine",
    "ReadingPassage",
    "ReadingRecord",
    "ReadingRow",
    "ReadingTurn",
    "ReadingView",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseSlice:
    """A stretch of the record's text; `claims` are the labels of the claims that differ in it, by blanks."""

    text: str
    claims: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """How many articles were matched to a passage.

    Attributes:
        quoted: Articles that quote it.
        reported: Articles that report it in other words only; no article is in both.
        quoted_width: Width of the bar in tenths, 0 for none, at least 1 else.
        reported_width: The same.
        words: Both counts in words.
    """

    quoted: str
    reported: str
    quoted_width: int
    reported_width: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPassage:
    """A passage of the base text.

    Attributes:
        id: The passage's id: its anchor.
        see: Claims that rest on it, and stand at another passage.
        remark: Why a passage counts as matched that no claim stands at; else empty.
    """

    id: str
    label: str
    slices: tuple[BaseSlice, ...]
    see: tuple[Ref, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingMark:
    """A finding as a link: its own anchor, the place of both texts, and its name."""

    anchor: str
    target: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """What one claim of an article prints, in the apparatus.

    Attributes:
        anchor: Its own anchor.
        target: The claim's id, where both texts stand.
        name: Of the article; empty where the articles are too many to name each at every place.
        quoted: True for a quotation.
        state: In words.
        remark: What else has to be known of it; mostly empty.
        places: The passages it rests on, where they are more than the one it stands at.
        slices: The sentence it stands in, with the claim's words and those that differ.
        lang: Of the article; empty where it is that of the record.
        findings: Its findings.
        tokens: Which options of which filters it belongs to.
    """

    anchor: str
    target: str
    label: str
    name: str
    quoted: bool
    state: str
    remark: str
    places: str
    slices: tuple[Slice, ...]
    lang: str
    findings: tuple[FindingMark, ...]
    tokens: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """A passage that articles were matched to, or a run of passages that none was."""

    passages: tuple[ReadingPassage, ...]
    heat: Heat | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """Lines of the base text, and the claims that stand beside them; `topic` where one begins here."""

    lines: tuple[ReadingLine, ...]
    entries: tuple[EntryView, ...]
    tokens: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTurn:
    """What one speaker says under one time mark."""

    speaker: str
    time: str
    tokens: str
    rows: tuple[ReadingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRecord:
    """One record; `doubts` are findings about it, each with its anchor."""

    heading: str
    lang: str
    doubts: tuple[FindingMark, ...]
    turns: tuple[ReadingTurn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterOption:
    """One value of a filter: `token` in this page, `key` in a link, which another run understands too."""

    token: str
    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterView:
    """A filter by name; `every` is what stands for no choice."""

    name: str
    label: str
    every: str
    options: tuple[FilterOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """The section.

    Attributes:
        lead: What is shown.
        legend: How to read the margin.
        loose: Claims that stand at no passage: not located, or fitting several places.
        loose_note: What "not located" means, where one of them is that.
        more: What a layout leaves out, and where it stands; else empty.
    """

    lead: str
    legend: str
    records: tuple[ReadingRecord, ...]
    loose: tuple[EntryView, ...]
    loose_note: str
    filters: tuple[FilterView, ...]
    more: str = ""
