"""What the first pages show: records, articles, selection, and the sentences that are written by rule.

Goes in: nothing. Comes out: the types that `front` and `findings` fill. Every string is ready to be printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.report.view_cards import Ref
from compare.report.view_outlets import IndexGroup
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
    "SettleLine",
    "SpeakerLine",
    "Statement",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something stated, or "not stated": name, value, and the address it links to (http or https), if any;
    `inside` is the name inside a list of what is not stated.
    """

    name: str
    value: str
    stated: bool = True
    url: str = ""
    inside: str = ""


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
    """What is known of one record: `facts` on the first page, `more_facts` with the speakers."""

    id: str
    heading: str
    facts: tuple[Fact, ...]
    more_facts: tuple[Fact, ...]
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
class SettleLine:
    """Something to settle before the report is used: what it is, and what it bears on."""

    what: str
    bears: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Sentences on one matter, with a note in small type.

    Attributes:
        label: The number that the sentences and their note share.
        counted: How what they count is counted.
        worth: What decisions of that kind were worth on other texts.
        remark: What else belongs beside them; empty for most.
    """

    label: str
    sentences: tuple[Sentence, ...]
    counted: str
    worth: str
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """What was compared and what is to settle before it is used.

    Attributes:
        reading: Whether a person has confirmed that the texts were read right.
        settle: What is open, each with what it bears on.
        statements: Five to eight sentences by rule; see `compare.report.statements`.
        caveat: What "not located" means, where one of them says it.
        means: What "located" says and does not say.
        measured: What coders of this event found the program's decisions worth; empty where nobody measured.
    """

    records: tuple[RecordView, ...]
    articles: tuple[ArticleLine, ...]
    selection: tuple[Fact, ...]
    selection_note: str
    skipped: tuple[str, ...]
    settle: tuple[SettleLine, ...]
    reading: str
    statements: tuple[Statement, ...]
    caveat: str
    means: str
    measured: str


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
    """The findings behind the first page: the table, differences by kind, the sentences per article
    (`dense` for many).

    Attributes:
        worth: What such decisions were worth on labelled texts, a sentence per form of record.
        more: Where the sentences per article stand, if not here; else empty.
        table: How the claims of each article came out.
        tables: How those located are worded, and what is known of those that were not located.
        kinds: The differences of all articles together, by severity and type, with their claims.
        kinds_note: How they are counted, and what is not told; empty where there are none.
    """

    worth: tuple[str, ...]
    table: CountTable
    tables: tuple[CountTable, ...]
    kinds: tuple[IndexGroup, ...]
    kinds_note: str
    more: str
    outlets: tuple[OutletFindings, ...]
    dense: bool
