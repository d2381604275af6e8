"""Everything that the templates show, as frozen values: HTML and PDF are two layouts of one `ReportView`.

Goes in: nothing. Comes out: the types that `build` fills and the templates loop over. Every string is ready
to be printed (and is escaped by the templates); every count has been made. No arithmetic is left to a
template.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.report.edition_view import EditionView
from compare.report.view_tables import CountTable, Table, TableGroup, TableRow

__all__ = [
    "ArticleLine",
    "CardView",
    "ClaimRow",
    "CountTable",
    "DifferenceView",
    "Fact",
    "FindingsView",
    "FirstPage",
    "HalfView",
    "IndexGroup",
    "LaneView",
    "LedgerLine",
    "ListedClaim",
    "MethodView",
    "OutletFindings",
    "OutletView",
    "PassageView",
    "Piece",
    "RecordView",
    "Ref",
    "ReportView",
    "RunView",
    "Sentence",
    "Slice",
    "SpeakerLine",
    "StateIndex",
    "StripRow",
    "StripView",
    "Table",
    "TableGroup",
    "TableRow",
    "UncheckedGroup",
    "UnmatchedView",
    "VoiceView",
]

SliceKind = Literal["match", "changed", "context", "gap"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A link inside the report: the id it leads to and the label it carries."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A stretch of a record or an article, as it stands there.

    Attributes:
        kind: ``match`` the words compared, ``changed`` those of them that differ, ``context`` the words
        around,
            ``gap`` a sign of omission set by the report.
    """

    text: str
    kind: SliceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A passage of the record as printed: its label for people, who speaks, when, and the words."""

    label: str
    speaker: str
    time: str
    slices: tuple[Slice, ...]
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceView:
    """Passages that one speaker speaks under one time mark; who and when are printed once."""

    speaker: str
    time: str
    lang: str
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfView:
    """One part of a claim that is located in part: how it came out, its words and its passages' labels."""

    words: str
    text: str
    places: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """A typed difference; `severity` in words."""

    id: str
    type: str
    severity: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """One claim beside its passages.

    Attributes:
        id: Of the claim; the anchor of links.
        label: For people, of one run: the article's letter and the claim's number.
        state: The state in words.
        quoted: True for a quotation.
        heading: What stands over the record's side: ``The record (as delivered) reads``.
        record: The passages it is aligned to, by voice; empty where there are none.
        article: The sentence it stands in, the claim's own words as ``match`` or ``changed``.
        attribution: Who the article gives the words to, in a few words.
        halves: Of a claim that is located in part.
        alternatives: The places of a claim that fits several.
        caveat: What "not located" means; empty where nothing is said to be not located.
        related_note: What stands above these, or instead of them.
        related: Passages on the same theme, for what is not located.
        notes: Further sentences.
        basis: Support, and the next best place with its own, in a few words.
        evidence: The same in full: level, score, support, runner-up and reasons.
        review: What people decided about it; empty where nobody did.
    """

    id: str
    label: str
    kind: str
    quoted: bool
    state: str
    heading: str
    record: tuple[VoiceView, ...]
    article: tuple[Slice, ...]
    article_lang: str
    attribution: str
    halves: tuple[HalfView, ...]
    alternatives: tuple[tuple[VoiceView, ...], ...]
    caveat: str
    related_note: str
    related: tuple[RunView, ...]
    notes: tuple[str, ...]
    differences: tuple[DifferenceView, ...]
    basis: str
    evidence: str
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """A claim that is shown and not compared, or not counted: its words, one remark, and its differences."""

    id: str
    label: str
    text: str
    remark: str
    differences: tuple[DifferenceView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UncheckedGroup:
    """Claims that were not checked for the same reason."""

    reason: str
    claims: tuple[ListedClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """Neighbouring passages of one turn: labels, speaker, time, words, how it begins, and a remark."""

    label: str
    speaker: str
    time: str
    words: str
    text: str
    remark: str
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateIndex:
    """The claims of an article that share a state, with their number.

    Attributes:
        ids: Anchors to which the counts of these claims link.
        part: True for a selection of the claims of the line above, which are not counted again.
    """

    words: str
    count: str
    refs: tuple[Ref, ...]
    ids: tuple[str, ...] = ()
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexGroup:
    """The quotations of an article by state, or its reported statements."""

    id: str
    heading: str
    count: str
    entries: tuple[StateIndex, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """One article's section.

    Attributes:
        letter: Its label for people, of one run.
        name: The outlet as stated, else the file's label.
        unstated: A remark where the outlet is not stated; else empty.
        index: Its counted claims by kind and state, for quick reading.
        index_caveat: What "not located" means, where the index names such claims.
        others: Passages reported by other supplied articles and not matched here.
        others_note: The sentence above or instead of them.
    """

    id: str
    letter: str
    name: str
    unstated: str
    title: str
    facts: str
    url: str
    index: tuple[IndexGroup, ...]
    index_caveat: str
    translation: str
    quotations: tuple[CardView, ...]
    reported: tuple[CardView, ...]
    not_located: tuple[CardView, ...]
    others: tuple[RunView, ...]
    others_note: str
    others_more: str
    unchecked: tuple[UncheckedGroup, ...]
    scare_quotes: tuple[ListedClaim, ...]
    headings: tuple[ListedClaim, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneView:
    """A speaker's lane under the strip: label, words, and where the bars are (an SVG path, x in 0–1000)."""

    label: str
    words: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """An article's row of the strip: paths of quotation and paraphrase ticks, and the row in words."""

    id: str
    letter: str
    name: str
    quoted: str
    reported: str
    alternative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StripView:
    """One record as a strip.

    Attributes:
        axis: Labels at 0, ¼, ½ and ¾ of the record's words; `end` stands at the right.
        table: The same by tenths of the record.
        speakers: Coverage by speaker.
    """

    heading: str
    axis: tuple[str, ...]
    end: str
    rows: tuple[StripRow, ...]
    lanes: tuple[LaneView, ...]
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedView:
    """What none of the supplied articles was matched to; `note` says what that can bear."""

    sentence: str
    note: str
    table: Table
    runs: tuple[RunView, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim with its variables, as words and figures."""

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
    """The whole report."""

    edition: EditionView
    title: str
    byline: str
    draft: str
    scope: str
    first: FirstPage
    findings: FindingsView
    strips: tuple[StripView, ...]
    coverage: Table
    coverage_notes: tuple[str, ...]
    outlets: tuple[OutletView, ...]
    unmatched: UnmatchedView
    claims: tuple[ClaimRow, ...]
    claims_more: str
    claims_caveat: str
    method: MethodView
