"""Everything that the templates show, as frozen values: HTML and PDF are two layouts of one `ReportView`.

Goes in: nothing. Comes out: the types that `build` fills and the templates loop over. Every string is ready
to be printed (and is escaped by the templates); every count has been made. No arithmetic is left to a
template.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.report.changes_view import ChangesView
from compare.report.edition_view import EditionView
from compare.report.heads import distinct_heads
from compare.report.view_cards import (
    CardView,
    DifferenceView,
    HalfView,
    ListedClaim,
    PassageView,
    Ref,
    RunView,
    Slice,
    VoiceView,
)
from compare.report.view_first import (
    ArticleLine,
    Fact,
    FindingsView,
    FirstPage,
    OutletFindings,
    Piece,
    RecordView,
    Sentence,
    SettleLine,
    SpeakerLine,
    Statement,
)
from compare.report.view_outlets import CardGroup, IndexGroup, OutletView, StateIndex, UncheckedGroup
from compare.report.view_reading import ReadingView
from compare.report.view_tables import CountTable, Table, TableGroup, TableRow
from compare.report.view_topics import StripView, TopicTable, UnmatchedTopic

__all__ = [
    "ArticleLine",
    "CardGroup",
    "CardView",
    "ClaimRow",
    "CountTable",
    "DifferenceView",
    "Fact",
    "FindingsView",
    "FirstPage",
    "HalfView",
    "IndexGroup",
    "LedgerLine",
    "ListedClaim",
    "MethodView",
    "OutletFindings",
    "OutletView",
    "PassageView",
    "Piece",
    "ReadingView",
    "RecordView",
    "Ref",
    "ReportView",
    "RunView",
    "Sentence",
    "SettleLine",
    "Slice",
    "SpeakerLine",
    "StateIndex",
    "Statement",
    "Table",
    "TableGroup",
    "TableRow",
    "UncheckedGroup",
    "UnmatchedView",
    "VoiceView",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedView:
    """What none of the supplied articles was matched to: topics, words by speaker, the longest runs.

    Attributes:
        note: What "not matched" can bear.
        worth: How much of what is there such searches missed on labelled texts.
    """

    sentence: str
    note: str
    worth: tuple[str, ...]
    topics_sentence: str
    topics_lead: str
    topics: tuple[UnmatchedTopic, ...]
    table: Table
    runs: tuple[RunView, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim with its variables, as words and figures; `lost` for one that was not located."""

    id: str
    label: str
    text: str
    kind: str
    speaker: str
    located: str
    wording: str
    attribution: str
    level: str
    score: str
    places: str
    lost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One file that was offered."""

    file: str
    role: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """Method and limits."""

    paragraphs: tuple[str, ...]
    review: tuple[str, ...]
    states: tuple[Fact, ...]
    repairs: tuple[str, ...]
    ledger_sentence: str
    ledger: tuple[LedgerLine, ...]
    signature: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """The whole report; `changes` is ``None`` where no history is kept."""

    edition: EditionView
    title: str
    byline: str
    draft: str
    scope: str
    many: bool
    first: FirstPage
    findings: FindingsView
    strips: tuple[StripView, ...]
    topics: tuple[TopicTable, ...]
    coverage: Table
    coverage_notes: tuple[str, ...]
    reading: ReadingView
    outlets: tuple[OutletView, ...]
    outlets_note: str
    unmatched: UnmatchedView
    claims: tuple[ClaimRow, ...]
    claims_more: tuple[str, ...]
    claims_caveat: str
    method: MethodView
    changes: ChangesView | None = None

    @property
    def heads(self) -> tuple[tuple[str, ...], ...]:
        """The heads of its tables, each set once: on a phone they stand before the values."""
        tables: list[Table | CountTable | None] = [
            self.findings.table,
            *self.findings.tables,
            *(strip.table for strip in self.strips),
            self.coverage,
            *(table for outlet in self.outlets for table in outlet.reported),
            self.unmatched.table,
            self.edition.shares,
            self.changes.counts if self.changes else None,
        ]
        return distinct_heads(table.columns for table in tables if table is not None)
