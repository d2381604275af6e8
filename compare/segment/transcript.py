"""A record to turns and passages.

Goes in: a record as a document, with what the event states of it. Comes out: a `Transcript`: speakers, turns,
passages (a sentence inside one turn each), everything that was taken off, and doubts. Every word of the kept
text is in a passage or logged as removed. No other text is looked at; nothing is compared.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from compare.errors import SegmentationError
from compare.ingest.files import read_document
from compare.language import Words, english, gettext_lazy, ngettext_lazy
from compare.model import (
    Document,
    Passage,
    RecordInfo,
    Removed,
    Span,
    Transcript,
    Turn,
    content_id,
)
from compare.segment.inline_labels import RecordParts, split_paragraphs
from compare.segment.labels import Label, label_key
from compare.segment.record_body import find_body, find_captions, is_notice, tail_of_page
from compare.segment.record_layout import Layout, TimeMark
from compare.segment.record_text import (
    Piece,
    TurnText,
    distinct_ids,
    ends_paragraphs,
    has_no_sentences,
    is_procedural,
)
from compare.segment.sentences import count_words
from compare.segment.speakers import Cast, is_anonymous

__all__ = ["load_transcript", "segment_records", "segment_transcript"]


@dataclass(slots=True)
class _Draft:
    """A turn while it is being made."""

    speaker: str | None
    label: Label | None
    pieces: list[Piece] = field(default_factory=list)
    text: TurnText = field(default_factory=TurnText)
    sentences: list[tuple[Span, ...]] = field(default_factory=list)


def load_transcript(path: str | Path) -> Transcript:
    """Reads and segments a single file of which nothing is stated.

    Raises:
        SourceError: If the file cannot be read.
        SegmentationError: If it has no speech.
    """
    path = Path(path)
    document = read_document(path, source=path.name, role="transcript")
    return segment_transcript(document, RecordInfo(file=path.name))


def segment_records(records: Iterable[tuple[RecordInfo, Document]]) -> tuple[Transcript, ...]:
    """Segments all records of an event; ids of passages and turns are distinct over all of them.

    A sentence that two records share has its content's id in the first and one that also depends on the
    record in the others.
    """
    done: list[Transcript] = []
    taken: set[str] = set()
    for info, document in records:
        transcript = _renamed(segment_transcript(document, info), taken)
        taken.update(turn.id for turn in transcript.turns)
        taken.update(passage.id for passage in transcript.passages)
        done.append(transcript)
    return tuple(done)


def _renamed(transcript: Transcript, taken: set[str]) -> Transcript:
    def other(name: str) -> str:
        return content_id(name[0], name, transcript.id) if name in taken else name

    return replace(
        transcript,
        turns=tuple(replace(turn, id=other(turn.id)) for turn in transcript.turns),
        passages=tuple(
            replace(passage, id=other(passage.id), turn_id=other(passage.turn_id))
            for passage in transcript.passages
        ),
    )


def segment_transcript(document: Document, info: RecordInfo) -> Transcript:
    """Segments one record.

    Args:
        document: The record as read.
        info: What is stated of it; its speakers' names and aliases settle who is who.

    Returns:
        The transcript. In a record without labels everything is said by one unknown speaker (``None``), and
        a doubt says so.

    Raises:
        SegmentationError: ``no-speech`` if no word of the record is speech.
    """
    layout = Layout(times=[TimeMark(mark.at, mark.time) for mark in document.marks if mark.time])
    parts = split_paragraphs(document, info, layout)
    labelled = [number for number, label in enumerate(parts.labels) if label]
    body = range(len(parts.stretches))
    if not document.speech_only:
        found = find_body(
            document.text,
            parts.stretches,
            first_label=labelled[0] if labelled else None,
            last_label=labelled[-1] if labelled else None,
            layout=layout,
        )
        body = range(*found)
        _log_lines(document, parts, body, layout)
    _log_labels(parts.labels, body, layout)
    drafts = _drafts(document, parts.stretches, parts.labels, body, parts.cast, layout)
    drafts = _merged_turns(document, drafts, layout)
    _cut_sentences(document, drafts, info, layout)
    drafts = [draft for draft in drafts if draft.sentences]
    if not drafts:
        raise SegmentationError(
            "no speech was found in this record.",
            code="no-speech",
            source=document.source,
            hint="Check that the file holds the text of what was said.",
        )
    return _transcript(document, info, drafts, parts.cast, layout)


def _log_lines(document: Document, parts: RecordParts, body: range, layout: Layout) -> None:
    """Logs headings and the page's own lines inside the body."""
    stretches = parts.stretches
    headings = {span for _, span in document.headings}
    captions = set(find_captions(document.text, stretches[: body.stop], body.start))
    for number in body:
        span = stretches[number]
        if parts.labels[number] is not None:
            continue
        if span in headings:
            layout.remove("heading", span)
        elif span in captions:
            layout.remove("caption", span)
        elif is_notice(span.slice(document.text)):
            layout.remove("notice", span)
    tail = tail_of_page(document.text, stretches[body.stop - 1]) if body else None
    if tail is not None:
        layout.remove("site footer", tail)


def _log_labels(labels: Sequence[Label | None], body: range, layout: Layout) -> None:
    for number in body:
        label = labels[number]
        if label is not None:
            layout.remove("label", label.span)
            if label.time:
                layout.times.append(TimeMark(label.span.start, label.time))


def _drafts(
    document: Document,
    stretches: Sequence[Span],
    labels: Sequence[Label | None],
    body: range,
    cast: Cast,
    layout: Layout,
) -> list[_Draft]:
    off = _merged(removed.span for removed in layout.removed)
    drafts: list[_Draft] = []
    at = 0
    for number in body:
        label = labels[number]
        if label is not None or not drafts:
            speaker = _speaker(label, cast)
            drafts.append(_Draft(speaker, label))
        while at < len(off) and off[at].end <= stretches[number].start:
            at += 1
        drafts[-1].pieces.extend(_pieces(document.text, stretches[number], off, at, number))
    return drafts


def _speaker(label: Label | None, cast: Cast) -> str | None:
    """Who speaks behind a label; behind a bare mark of change nobody known, before any label the sole
    speaker.
    """
    if label is None:
        return cast.sole
    return None if label.form == "change" else cast.of_label[label_key(label.text)]


def _merged_turns(document: Document, drafts: Sequence[_Draft], layout: Layout) -> list[_Draft]:
    """Turns that follow one another and are one person's, joined; "Q" and "Q" may be two.

    Where the speaker stands beside the text (a table), rows of stage directions do not part a turn; a row
    whose words were not heard does.
    """
    gaps = {removed.span.start for removed in layout.removed if removed.kind == "gap"}
    merged: list[_Draft] = []
    for draft in drafts:
        last = merged[-1] if merged else None
        form = draft.label.form if draft.label else None
        spoken = any(any(map(str.isalnum, piece.span.slice(document.text))) for piece in draft.pieces)
        if form == "stated" and not spoken and draft.label and draft.label.span.start not in gaps:
            continue
        named = draft.label is not None and form != "change" and not is_anonymous(draft.label.text)
        if last and named and last.speaker == draft.speaker:
            last.pieces.extend(draft.pieces)
        else:
            merged.append(draft)
    return merged


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _pieces(text: str, stretch: Span, off: Sequence[Span], at: int, block: int) -> list[Piece]:
    """What is left of a stretch between the spans that are taken off; `at` is the first that may touch it."""
    pieces: list[Piece] = []
    start = stretch.start
    while start < stretch.end:
        cut = off[at] if at < len(off) and off[at].start < stretch.end else Span(stretch.end, stretch.end)
        end = max(cut.start, start)
        words = text[start:end]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            pieces.append(Piece(Span(first, start + len(words.rstrip())), block))
        start, at = max(cut.end, end), at + 1
    return pieces


def _cut_sentences(document: Document, drafts: Sequence[_Draft], info: RecordInfo, layout: Layout) -> None:
    language = (info.language or dict(document.meta).get("language") or "en").split("-")[0].lower()
    texts = [piece.span.slice(document.text) for draft in drafts for piece in draft.pieces]
    punctuated, layout.bare = ends_paragraphs(texts), has_no_sentences(texts)
    for draft in drafts:
        draft.text = TurnText.of(document.text, draft.pieces, punctuated=punctuated, bare=layout.bare)
        draft.sentences = draft.text.sentences(document.text, language)
        for gap in draft.text.breaks:
            layout.remove("page break", gap)


def _transcript(
    document: Document, info: RecordInfo, drafts: Sequence[_Draft], cast: Cast, layout: Layout
) -> Transcript:
    transcript_id = content_id("r", document.text)
    times = sorted(layout.times, key=lambda mark: mark.at)
    turns = _turns(drafts, times)
    passages = _passages(document, drafts, turns, times, transcript_id)
    spoken = {turn.speaker for turn in turns}
    speakers = tuple(speaker for speaker in cast.speakers if speaker.name in spoken)
    return Transcript(
        id=transcript_id,
        info=info,
        document=document,
        speakers=speakers,
        turns=turns,
        passages=passages,
        removed=_ordered(layout.removed),
        proposed_partial=layout.partial,
        unpunctuated=layout.bare,
        doubts=_doubts(document, turns, passages, cast, layout, info, unlabelled=drafts[0].label is None),
    )


def _turns(drafts: Sequence[_Draft], times: Sequence[TimeMark]) -> tuple[Turn, ...]:
    ids = distinct_ids("t", [draft.text.text for draft in drafts])
    turns: list[Turn] = []
    end = 0
    for name, draft in zip(ids, drafts, strict=True):
        span = Span(draft.sentences[0][0].start, draft.sentences[-1][-1].end)
        at = bisect_right(times, span.start, key=lambda mark: mark.at) - 1
        own = times[at].printed if at >= 0 and times[at].at >= end else None
        time = (draft.label.time if draft.label else None) or own
        turns.append(Turn(id=name, speaker=draft.speaker, span=span, time=time))
        end = span.end
    return tuple(turns)


def _passages(
    document: Document,
    drafts: Sequence[_Draft],
    turns: Sequence[Turn],
    times: Sequence[TimeMark],
    transcript_id: str,
) -> tuple[Passage, ...]:
    rows = [(turn, parts) for draft, turn in zip(drafts, turns, strict=True) for parts in draft.sentences]
    texts = [" ".join(part.slice(document.text) for part in parts) for _, parts in rows]
    ids = distinct_ids("p", texts)
    width = max(3, len(str(len(rows))))
    passages: list[Passage] = []
    at = -1
    for number, (turn, parts) in enumerate(rows):
        while at + 1 < len(times) and times[at + 1].at <= parts[0].start:
            at += 1
        passages.append(
            Passage(
                id=ids[number],
                label=f"P{number + 1:0{width}d}",
                transcript_id=transcript_id,
                turn_id=turn.id,
                speaker=turn.speaker,
                span=Span(parts[0].start, parts[-1].end),
                parts=parts,
                text=texts[number],
                n_words=count_words(texts[number]),
                procedural=is_procedural(texts[number]),
                time=times[at].printed if at >= 0 else None,
                place=document.place(parts[0]),
            )
        )
    return tuple(passages)


def _ordered(removed: Sequence[Removed]) -> tuple[Removed, ...]:
    """In text order, without what lies inside a larger one."""
    ordered = sorted(removed, key=lambda item: (item.span.start, -item.span.end, item.kind))
    kept: list[Removed] = []
    for item in ordered:
        if not kept or item.span.end > kept[-1].span.end:
            kept.append(item)
    return tuple(kept)


def _doubts(
    document: Document,
    turns: Sequence[Turn],
    passages: Sequence[Passage],
    cast: Cast,
    layout: Layout,
    info: RecordInfo,
    *,
    unlabelled: bool,
) -> tuple[Words, ...]:
    last = turns[-1].span.end
    doubts = [said for at, said in sorted(cast.doubts, key=_in_order) if at <= last]
    if not cast.speakers:
        doubts.insert(0, gettext_lazy("The record has no speakers' labels; who said what is not known."))
    elif unlabelled:
        n_words = sum(passage.n_words for passage in passages if passage.turn_id == turns[0].id)
        doubts.insert(0, _before_labels(n_words, turns[0].speaker))
    if document.experimental:
        doubts.append(
            gettext_lazy(
                "The reader of this form ({form}) is experimental: hold what was read against the file.",
                form=Path(document.source).suffix or document.encoding,
            )
        )
    if layout.bare:
        doubts.append(
            gettext_lazy(
                "The record has (nearly) no punctuation: its passages end at pauses and after about 30 words."
            )
        )
    if layout.partial:
        doubts.append(_partial(layout.partial, info))
    n_breaks = sum(1 for removed in layout.removed if removed.kind == "page break")
    if n_breaks and not any(mark.time for mark in document.marks):
        doubts.append(
            gettext_lazy("Sentences that a page break cut and that were joined again: {n}.", n=str(n_breaks))
        )
    return (*doubts, *_mended(document))


def _in_order(doubt: tuple[int, Words]) -> tuple[int, str]:
    at, said = doubt
    return at, english(said)


def _before_labels(n_words: int, speaker: str | None) -> Words:
    if speaker:
        return ngettext_lazy(
            "The first word stands before any speaker's label; it was taken to be that of {speaker}.",
            "The first {n} words stand before any speaker's label; they were taken to be those of {speaker}.",
            n_words,
            speaker=speaker,
        )
    return ngettext_lazy(
        "The first word stands before any speaker's label.",
        "The first {n} words stand before any speaker's label.",
        n_words,
    )


def _partial(words: str, info: RecordInfo) -> Words:
    if info.completeness == "complete":
        return gettext_lazy(
            "The record's own words “{words}” show that it is partial, though it is stated to be complete.",
            words=words,
        )
    return gettext_lazy("The record's own words “{words}” show that it is partial.", words=words)


def _mended(document: Document) -> Iterator[Words]:
    """What was mended on reading: how often, where that is all there is to say, else its own sentences."""
    kinds = Counter(repair.kind for repair in document.repairs)
    n_characters = kinds["double encoding"] + kinds["place unknown"]
    if n_characters:
        yield gettext_lazy(
            "Places where characters of the file had to be repaired: {n}.", n=str(n_characters)
        )
    if kinds["running line"]:
        yield gettext_lazy(
            "Running headers, footers and page numbers that were left out: {n}.", n=str(kinds["running line"])
        )
    counted = {"double encoding", "place unknown", "running line"}
    yield from dict.fromkeys(repair.note for repair in document.repairs if repair.kind not in counted)
