"""What the first pages show: records, articles, selection, and the sentences that are written by rule.

Goes in: nothing. Comes out: the types that `front` and `findings` fill. Every string is ready to be printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.report.view_cards import Ref
from compare.report.view_tables import CountTable

__all__ = [
    "ArticleLine",
    "Fact",
    "FindingsView",
    "FirstPage",
    "OutletFindings",
    "Piece",
    "RecordView",
    "Sentence",
    "SpeakerLine",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something stated, or "not stated": name, value, and the address it links to (http or https), if any."""

    name: str
    value: str
    stated: bool = True
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLine:
    """A speaker of a record with turns and words."""

    name: str
    role: str
    turns: str
    words: str
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """What is known of one record."""

    id: str
    heading: str
    facts: tuple[Fact, ...]
    speakers: tuple[SpeakerLine, ...]
    speakers_more: str
    remarks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """One article on the first page."""

    id: str
    letter: str
    name: str
    unstated: str
    title: str
    published: str
    words: str
    language: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """What was compared and what is not stated; `reading` says whether a person has confirmed it."""

    records: tuple[RecordView, ...]
    articles: tuple[ArticleLine, ...]
    selection: tuple[Fact, ...]
    selection_note: str
    skipped: tuple[str, ...]
    missing: str
    reading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a sentence with the claims behind it."""

    text: str
    refs: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A finding in plain words: its pieces one behind the other, links behind each."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words without the links."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletFindings:
    """The sentences on one article; `caveat` where one of them says "not located"."""

    id: str
    letter: str
    name: str
    unstated: str
    sentences: tuple[Sentence, ...]
    caveat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """The second section: sentences over all, the table, the sentences per article (`dense` for many).

    Attributes:
        overall_note: What stands beside the sentences over all: the caveat, and that nobody reviewed them.
        worth: What such decisions were worth on labelled texts, a sentence per form of record.
    """

    overall: tuple[Sentence, ...]
    overall_note: str
    worth: tuple[str, ...]
    table: CountTable
    outlets: tuple[OutletFindings, ...]
    dense: bool
