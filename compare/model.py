"""The data of a comparison: frozen records from a source file to a decided alignment.

Goes in: nothing. Comes out: the types that every stage passes on. No text is read and nothing is
decided here; the only logic is the span law and the derived `state` (`docs/method.md`, "States").

Offsets are half open and count Unicode code points of `Document.text`:
``document.text[span.start:span.end]`` is exactly what a report shows.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from compare.language import Words

__all__ = [
    "Alignment",
    "Article",
    "ArticleInfo",
    "Attribution",
    "AttributionStatus",
    "Block",
    "BlockKind",
    "Claim",
    "ClaimKind",
    "Confirmation",
    "Coverage",
    "Cut",
    "Difference",
    "Document",
    "Event",
    "Half",
    "HealthNote",
    "LedgerEntry",
    "Location",
    "Mark",
    "OffsetMap",
    "Passage",
    "PassageMatch",
    "Quotation",
    "Reason",
    "RecordInfo",
    "Removed",
    "Repair",
    "RunnerUp",
    "Selection",
    "Span",
    "Speaker",
    "SpeakerInfo",
    "State",
    "TopicInfo",
    "Transcript",
    "Turn",
    "Wording",
    "content_id",
    "derive_state",
    "join_words",
    "text_hash",
]

BlockKind = Literal["headline", "standfirst", "subheading", "paragraph", "caption", "teaser", "residue"]
ClaimKind = Literal[
    "direct quotation",
    "partial quotation",
    "scare quote",
    "reported speech",
    "speaker's assertion",
    "context",
    "heading",
]
Location = Literal["located", "partly located", "not located", "ambiguous"]
Wording = Literal[
    "verbatim",
    "cleaned",
    "edited, marked",
    "edited, unmarked",
    "corresponds in other words",
    "summary in quotation marks",
    "joined",
]
AttributionStatus = Literal["agrees", "differs", "undetermined", "not assessed"]
State = Literal[
    "not checkable",
    "attribution differs",
    "not located",
    "ambiguous",
    "partly located",
    "joined",
    "summary in quotation marks",
    "edited, unmarked",
    "edited, marked",
    "corresponds in other words",
    "cleaned",
    "verbatim",
    "located",
]
RecordKind = Literal[
    "as delivered", "as prepared", "official edited", "agency", "captions", "machine recognition"
]
Completeness = Literal["complete", "partial"]
HouseStyle = Literal["strict", "light clean-up", "unknown"]


def content_id(prefix: str, *parts: str) -> str:
    """A short id that depends on content only.

    Args:
        prefix: One letter that tells the kind of thing (``c`` claim, ``p`` passage, …).
        *parts: The texts the id depends on; their order counts.

    Returns:
        ``prefix`` followed by 12 hexadecimal digits of the SHA-256 of the parts.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}{digest[:12]}"


def text_hash(text: str) -> str:
    """SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points, ``0 <= start <= end``.

    Raises:
        ValueError: If ``start`` is negative or ``end`` lies before ``start``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"not a half-open span: {self.start}, {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def slice(self, text: str) -> str:
        """The part of `text` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """True if `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The same length, `by` code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each code point of a kept text stands in its file.

    Attributes:
        runs: ``(text_start, source_start, text_length, source_length)``, ordered by both starts;
            where the two lengths are equal the run maps one to one, otherwise as a whole. Code points
            of the text in no run (an inserted blank) map to the end of the run before them.
    """

    runs: tuple[tuple[int, int, int, int], ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that was kept as it is; ``length`` 0 gives a map without runs."""
        return cls(((0, 0, length, length),) if length else ())

    def to_source(self, span: Span) -> Span:
        """The smallest stretch of the file that holds what `span` covers; empty map → ``Span(0, 0)``."""
        return Span(
            self._point(span.start, end=False),
            max(self._point(span.start, end=False), self._point(span.end, end=True)),
        )

    def _point(self, offset: int, *, end: bool) -> int:
        find = bisect_left if end and offset else bisect_right
        index = find(self.runs, offset, key=lambda run: run[0]) - 1
        if index < 0:
            return self.runs[0][1] if self.runs else 0
        text_start, source_start, text_length, source_length = self.runs[index]
        within = offset - text_start
        if text_length == source_length:
            return source_start + min(within, source_length)
        return source_start + (source_length if (end and within) or within >= text_length else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A change made on the way from the file to the kept text that a reader may want to know of.

    Attributes:
        kind: Stable name, such as ``page break inside a sentence`` or ``double encoding``.
        span: Place in the kept text.
        note: One sentence for people, spoken when it is printed.
    """

    kind: str
    span: Span
    note: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Words of a source that are not in the kept text, for a person to look at.

    Attributes:
        at: Where they would stand in the kept text, an offset into it.
        text: The words, on one line.
    """

    at: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What the form of a file states of its text from a place on, until the next mark.

    Attributes:
        at: Offset in the kept text.
        place: Where a person finds it in the file: ``page 3``, ``row 12``, ``cue 40``, ``paragraph 7``.
        time: Its time for people (``0:01:05``), or ``None``.
        speaker: Who speaks, as a column or a tag says; ``None`` where the form says nothing of it.
    """

    at: int
    place: Words
    time: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A source as the run keeps it.

    Attributes:
        source: The file as the event names it (relative, with forward slashes).
        source_text: The decoded file; of a form that is no text (a PDF, a table), the text taken out of it.
        text: The kept text: NFC, markup and layout taken out; every offset counts in it.
        offsets: Where `text` stands in `source_text`.
        encoding: The encoding that the file was read with.
        sha256: Of the bytes of the file.
        repairs: What was mended.
        title: Headline as the page's own markup states it, if it does.
        meta: What the page's own markup states (``outlet``, ``url`` …); unstated keys are absent.
        headings: Level (1–6) and place of each paragraph that is a heading by markup, in text order.
        cut: What a page shows beside the kept text, in its order; in no result file.
        marks: Where the pieces of a form that is no plain text stand, in text order; empty for a text.
        experimental: The reader of this form was not tried on files that others wrote.
        speech_only: The form holds what was said and no page around it (captions, a table of utterances).
    """

    source: str
    source_text: str
    text: str
    offsets: OffsetMap
    encoding: str
    sha256: str
    repairs: tuple[Repair, ...] = ()
    title: str | None = None
    meta: tuple[tuple[str, str], ...] = ()
    headings: tuple[tuple[int, Span], ...] = ()
    cut: tuple[Cut, ...] = ()
    marks: tuple[Mark, ...] = ()
    experimental: bool = False
    speech_only: bool = False

    @property
    def text_sha256(self) -> str:
        """Of the kept text, in hexadecimal digits: what offsets count in."""
        return text_hash(self.text)

    def place(self, span: Span) -> Words | None:
        """Where a person finds a stretch of the kept text in the file; ``None`` in a plain text."""
        at = bisect_right(self.marks, span.start, key=lambda mark: mark.at) - 1
        return self.marks[at].place if at >= 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerInfo:
    """What `event.toml` states of a speaker."""

    name: str
    role: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordInfo:
    """What is stated of a record; ``None`` and empty mean "not stated" and are printed so.

    Attributes:
        not_speakers: Words before a colon that name nobody, though they look like a speaker's label.
    """

    file: str
    kind: RecordKind | None = None
    completeness: Completeness | None = None
    spoken_language: str | None = None
    language: str | None = None
    publisher: str | None = None
    address: str | None = None
    retrieved: date | None = None
    licence: str | None = None
    note: str | None = None
    gaps: tuple[str, ...] = ()
    speakers: tuple[SpeakerInfo, ...] = ()
    not_speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleInfo:
    """What is stated of an article; ``None`` means "not stated".

    Attributes:
        outlet: The outlet as the event states it; never taken from a file name.
        label: What a report prints where no outlet is stated: the file's stem.
        completeness: Whether this is the whole of what the outlet printed.
        text_group: The name of a group of articles that are copies of one text; one that no other article
            has says that the text is the outlet's own.
    """

    file: str
    label: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: date | None = None
    language: str | None = None
    wire_agency: str | None = None
    house_style: HouseStyle = "unknown"
    completeness: Completeness | None = None
    text_group: str | None = None

    @property
    def outlet_label(self) -> str:
        """The stated outlet, else the file's label."""
        return self.outlet or self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """How the articles came in; ``None`` means "not stated"."""

    by: str | None = None
    query: str | None = None
    dates: str | None = None
    exclusions: str | None = None
    interest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """What became of one text that was offered.

    Attributes:
        file: The file; with ``#`` and a number behind it for one of several articles in it.
        outcome: ``accepted``, ``duplicate``, ``superseded`` (an earlier version of an article) or
            ``rejected``.
        reason: One sentence, spoken when it is printed; empty for what was accepted without remark.
        code: Stable name of the reason, ``ok`` where there is none.
    """

    file: str
    role: Literal["transcript", "article"]
    outcome: Literal["accepted", "duplicate", "superseded", "rejected"]
    code: str
    reason: Words
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicInfo:
    """A topic as the event states it: where it begins, and its title if one is given.

    Attributes:
        begins: The first words of its first passage.
        passage: The id of its first passage, instead of `begins`.
        record: The file of its record; ``None`` for an event with one record.
    """

    begins: str | None = None
    passage: str | None = None
    title: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Whether a person has looked at what was read and found it right.

    Attributes:
        status: ``none``, ``confirmed``, or ``void`` where files were changed, added or taken away since.
        by: Who confirmed it; empty for ``none``.
        at: When, in UTC, as ISO 8601; empty for ``none``.
        changed: The files for which it no longer holds, by name.
    """

    status: Literal["none", "confirmed", "void"] = "none"
    by: str = ""
    at: str = ""
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event folder, read: nothing is segmented or decided yet.

    Attributes:
        name: The folder's name.
        records: Each record's information with its document, in the order stated.
        articles: Each accepted article's information with its document, ordered by content hash.
        ledger: One entry per text that was offered, ordered by role and file; a file of many articles offers
            as many.
        confirmation: Whether a person has confirmed this reading.
        reviewers: How many people have to agree on severity 3, and on what is not located; 1 or more.
        topics: The topics that are stated, in the order stated.
    """

    name: str
    title: str | None
    date: date | None
    place: str | None
    selection: Selection
    records: tuple[tuple[RecordInfo, Document], ...]
    articles: tuple[tuple[ArticleInfo, Document], ...]
    ledger: tuple[LedgerEntry, ...]
    confirmation: Confirmation = field(default_factory=Confirmation)
    reviewers: int = 2
    topics: tuple[TopicInfo, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One person of a record: all the labels that name him or her, joined."""

    name: str
    role: str | None
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A stretch of the kept text that is not speech: shown on request, never counted.

    Attributes:
        kind: ``site header``, ``site footer``, ``stage direction``, ``time mark``, ``label``, ``notice`` …
    """

    kind: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says until another speaks.

    Attributes:
        speaker: The speaker's name; ``None`` in a record without labels.
        span: From the first to the last word of the turn, label excluded.
        time: The last time mark before the turn or inside it at its start, as printed.
    """

    id: str
    speaker: str | None
    span: Span
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The citable unit: one sentence inside one turn.

    Attributes:
        label: For people, of one run (``P042``); the id is what lasts.
        text: The words: slices of the kept text with stage directions and marks left out, joined by a blank.
        parts: The slices of the kept text that make up `text`.
        procedural: "Thank you", "Next question, please": out of every denominator.
        time: The time mark that holds for it, as printed.
        place: Where it begins in a file that is no plain text (``page 3``, ``row 12``).
    """

    id: str
    label: str
    transcript_id: str
    turn_id: str
    speaker: str | None
    span: Span
    parts: tuple[Span, ...]
    text: str
    n_words: int
    procedural: bool = False
    time: str | None = None
    place: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """A record, segmented.

    Attributes:
        proposed_partial: The words of the text that show it to be partial ("To be continued."), if any.
        unpunctuated: It has (nearly) no punctuation, so that where its passages end is our rule, not the
            record's; no difference found in it is more severe than 1.
        removed: Everything of the kept text that is no speech.
        doubts: Sentences for people, spoken when they are printed: labels seen once, a text without labels …
    """

    id: str
    info: RecordInfo
    document: Document
    speakers: tuple[Speaker, ...]
    turns: tuple[Turn, ...]
    passages: tuple[Passage, ...]
    removed: tuple[Removed, ...] = ()
    proposed_partial: str | None = None
    unpunctuated: bool = False
    doubts: tuple[Words, ...] = ()

    @property
    def completeness(self) -> Completeness | None:
        """As stated; where nothing is stated, ``partial`` if the text itself says so."""
        return self.info.completeness or ("partial" if self.proposed_partial else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of an article's layout."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an article, or one heading."""

    id: str
    block: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthNote:
    """Something about an article's text that bears on what a comparison with it is worth.

    Attributes:
        code: Stable name, such as ``ends-open`` (`docs/articles.md` lists them).
        text: One sentence for people, spoken when it is printed.
        incomplete: True if a part of the article may be missing, so that no omission can be assessed.
        others: The ids of the articles that it is about, for copies and versions of one text.
    """

    code: str
    text: Words
    incomplete: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One outlet's text, segmented.

    Attributes:
        blocks: In text order, without gaps of words between them.
        n_words: Words of headline, standfirst, subheadings, paragraphs and captions.
        health: What a person should know of the text before relying on what is found in it.
    """

    id: str
    info: ArticleInfo
    document: Document
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    n_words: int
    doubts: tuple[Words, ...] = ()
    health: tuple[HealthNote, ...] = ()

    @property
    def complete(self) -> bool:
        """False if a part of the text is missing: as stated, else as its health notes say."""
        if self.info.completeness is not None:
            return self.info.completeness == "complete"
        return not any(note.incomplete for note in self.health)

    @property
    def title(self) -> str | None:
        """As stated, else the page's own, else the text of the headline block, else ``None``."""
        if self.info.title or self.document.title:
            return self.info.title or self.document.title
        headline = next((block for block in self.blocks if block.kind == "headline"), None)
        return headline.span.slice(self.document.text) if headline else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """The words between quotation marks; one that is cut by "he said" has two parts.

    Attributes:
        parts: Spans of the words, marks excluded, in text order.
        marks: The opening and closing mark as printed.
        nested: Spans of quotations inside it, marks excluded.
    """

    parts: tuple[Span, ...]
    marks: str
    nested: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who the article says spoke.

    Attributes:
        speaker: The record's name for the person, else the article's; ``None`` = undetermined.
        evidence: The words that say so ("Putin said"), a slice of the article; empty where there are none.
        basis: ``name`` (named in the sentence), ``role`` ("the president"), ``pronoun`` (of the last named
            speaker), ``context`` (carried on from the sentence before) or ``none``.
        in_record: True if `speaker` is a speaker of the record.
        verb: The reporting verb as printed, or ``None``.
    """

    speaker: str | None = None
    evidence: str = ""
    basis: Literal["name", "role", "pronoun", "context", "none"] = "none"
    in_record: bool = False
    verb: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one sentence of an article, or one half of it, says was said.

    Attributes:
        id: From the article's text and `key`: other articles do not change it.
        key: From the claim's sentence and those beside it: a correction elsewhere in the article does not
            change it, and copies of one text share it.
        parts: The slices of the article's kept text that make up the claim (for a quotation: its parts).
        text: The slices joined by `` … ``.
        core: What is compared with the record: `parts` without what frames them ("She said that").
        reason: Why it is not checkable, in the words of `method.md` §3; ``None`` if it is.
        placed_outside: The article's words that place it outside the part supplied, or ``None``.
        tentative: Whose words a sentence in the outlet's own voice may pass on, if the record has them there.
        repeats: Id of the claim of the body that a heading repeats, or ``None``.
    """

    id: str
    article_id: str
    sentence_id: str
    kind: ClaimKind
    block: BlockKind
    parts: tuple[Span, ...]
    text: str
    core: tuple[Span, ...]
    quotation: Quotation | None = None
    attribution: Attribution = field(default_factory=Attribution)
    checkable: bool = True
    reason: str | None = None
    placed_outside: str | None = None
    tentative: Attribution = field(default_factory=Attribution)
    repeats: str | None = None
    key: str = ""

    @property
    def span(self) -> Span:
        """The hull of the parts."""
        return Span(self.parts[0].start, self.parts[-1].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageMatch:
    """A passage that carries a claim, or a part of one.

    Attributes:
        span: The words of the passage that correspond, in the transcript's kept text.
        score: 0–1, higher is closer.
    """

    passage_id: str
    span: Span
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerUp:
    """The best place that was not chosen; `score` is its support of the claim, 0–1."""

    passage_id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One piece of evidence of a decision: its value in 0–1 and its signed contribution to the score."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One part of a claim, judged by itself."""

    span: Span
    location: Location
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A typed way in which a claim departs from the passages it is aligned to.

    Attributes:
        type: A type of `docs/differences.md`.
        severity: 0–3 by the table there: the strict scale.
        by_house_style: 0–3 by the outlet's own quotation policy; the same where none is stated.
        explanation: Sentences for people, spoken when they are printed.
    """

    id: str
    type: str
    severity: int
    by_house_style: int
    claim_span: Span
    claim_text: str
    passage_id: str | None
    passage_span: Span | None
    passage_text: str
    explanation: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A claim's decided place in the records.

    Attributes:
        location: ``None`` for a claim that is not checkable.
        wording: Quotations only; ``None`` where not located or no detector decides it.
        level: The rung that decided (``verbatim``, ``near``, ``support`` …).
        score: 0–1; no probability.
        support: 0–1: do the passages carry this claim.
        related: Ids of passages on the same theme, for what is not located.
        alternatives: For ambiguous claims, the other places it fits, each a tuple of passage ids.
        second_opinion: What a model that the user added makes of the claim and its passages, 0–1;
            decides nothing.
    """

    claim_id: str
    location: Location | None
    passages: tuple[PassageMatch, ...] = ()
    halves: tuple[Half, ...] = ()
    alternatives: tuple[tuple[str, ...], ...] = ()
    wording: Wording | None = None
    attribution: AttributionStatus = "not assessed"
    level: str = "none"
    score: float = 0.0
    support: float = 0.0
    runner_up: RunnerUp | None = None
    reasons: tuple[Reason, ...] = ()
    related: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    second_opinion: float | None = None

    @property
    def state(self) -> State:
        """The one state printed beside the claim, derived from its variables."""
        return derive_state(self.location, self.wording, self.attribution)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Counts of what one article passed on of one speaker's words; ratios are derived.

    Attributes:
        speaker: ``None`` stands for all speakers together.
        n_passages: Passages of the records in the denominator (procedural lines are out).
        n_passages_matched: Those to which a claim of the article is aligned.
        n_words: Words of these passages.
        n_words_matched: Words of the matched ones.
    """

    article_id: str
    speaker: str | None
    n_passages: int
    n_passages_matched: int
    n_words: int
    n_words_matched: int

    @property
    def coverage(self) -> float | None:
        """Share of words in matched passages, 0–1; ``None`` where there is nothing to divide by."""
        return self.n_words_matched / self.n_words if self.n_words else None


def derive_state(location: Location | None, wording: Wording | None, attribution: AttributionStatus) -> State:
    """The printed state of a claim: the first row of the table of `method.md` §3 that fits.

    Args:
        location: ``None`` if the claim is not checkable.
        wording: ``None`` for reported speech or where no detector decided.
        attribution: Of the claim.
    """
    if location is None:
        return "not checkable"
    if attribution == "differs":
        return "attribution differs"
    if location != "located":
        return location
    return wording or "located"


def join_words(parts: Iterable[str]) -> str:
    """Slices of one text as one line for people: joined by `` … ``."""
    return " … ".join(part.strip() for part in parts)
