"""What the page of a check shows: each record and article as it was read, and what of it was left out.

Goes in: an event's texts, segmented. Comes out: a `CheckView`. Every word of a kept text stands in it exactly
once, as speech, as a part of an article, as left out, or as outside all of these, so that nothing hides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from compare.language import gettext, ngettext, number
from compare.model import (
    Article,
    Block,
    Cut,
    Event,
    Removed,
    Transcript,
    Turn,
)
from compare.report.check_words import (
    BLOCKS,
    CUT,
    OUT,
    as_it_reads,
    in_words,
    left_out,
    mended,
    name_of,
    outlet_of,
    pieces_cut,
    unused,
)
from compare.report.reading import confirmation_sentence, health_lines, ledger_sentence
from compare.report.text import day, language_name, shorten
from compare.segment.language import language_tag
from compare.segment.sentences import count_words

__all__ = ["ArticlePage", "CheckView", "RecordPage", "Row", "Stretch", "build_check_view"]

N_SHADES = 8
_LONG_TURN, _FIRST_WORDS, _LAST_WORDS = 160, 60, 40
_SHOWN_CUTS = 2
"""Pieces that were cut in one place are folded up where there are more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of one fate: ``kept``, ``out`` (left out, `why`) or ``lost`` (in no turn, and not left out)."""

    fate: str
    text: str
    why: str = ""

    @property
    def reason(self) -> str:
        """Why it was left out, as people read it."""
        return gettext(self.why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One turn, one block of an article, or what stands between them.

    Attributes:
        label: What stands before a turn and only names its speaker.
        head: The speaker, or the kind of block in words; empty for what is in none.
        part: The kind of a block that is no paragraph; empty for everything else.
        voice: 1, 2 … in the order of words spoken; 0 for none.
        shade: The class of the speaker's colour, 0–7.
        note: The time mark, or how much is folded up here.
        folded: Show the note first, and the stretches on request.
        middle: Of a long turn, shown on request between the stretches and the tail.
        tail: The end of a long turn.
    """

    head: str
    stretches: tuple[Stretch, ...]
    part: str = ""
    label: tuple[Stretch, ...] = ()
    middle: tuple[Stretch, ...] = ()
    tail: tuple[Stretch, ...] = ()
    voice: int = 0
    shade: int = 0
    note: str = ""
    folded: bool = False

    @property
    def middle_words(self) -> str:
        """How much is shown on request."""
        n = sum(count_words(stretch.text) for stretch in self.middle)
        return ngettext("{n} further word", "{n} further words", n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker of a record in its legend."""

    number: int
    shade: int
    name: str
    turns: str
    words: str
    labels: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """A record as it was read."""

    id: str
    file: str
    size: str
    left_out: str
    lang: str
    voices: tuple[Voice, ...]
    remarks: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article as it was read."""

    id: str
    name: str
    file: str
    facts: str
    size: str
    left_out: str
    lang: str
    remarks: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """The page: what was offered and whether it is confirmed, the records, the articles."""

    title: str
    reading: str
    ledger: str
    unused: tuple[str, ...]
    records: tuple[RecordPage, ...]
    articles: tuple[ArticlePage, ...]


def build_check_view(
    event: Event, transcripts: Sequence[Transcript], articles: Sequence[Article], failures: Sequence[str] = ()
) -> CheckView:
    """The view of an event that was read.

    Args:
        event: As it was read.
        transcripts: Its records.
        articles: Its articles, in the order to show them in.
        failures: A sentence for each text that could not be segmented.
    """
    numbers = {article.id: str(number) for number, article in enumerate(articles, 1)}
    not_used = [unused(entry) for entry in event.ledger if entry.outcome != "accepted"]
    return CheckView(
        title=shorten(event.title or event.name, 160),
        reading=confirmation_sentence(event.confirmation),
        ledger=ledger_sentence(event.ledger),
        unused=(*not_used, *failures),
        records=tuple(_record(record) for record in transcripts),
        articles=tuple(_article(article, numbers) for article in articles),
    )


# records


def _record(record: Transcript) -> RecordPage:
    words: Counter[str] = Counter()
    for passage in record.passages:
        words[name_of(passage.speaker)] += passage.n_words
    ranked = sorted(words, key=lambda name: (-words[name], name))
    voices = {name: number for number, name in enumerate(ranked, 1)}
    turns = ngettext("{n} turn", "{n} turns", len(record.turns))
    return RecordPage(
        id=record.id,
        file=record.info.file,
        size=f"{in_words(sum(words.values()))}, {turns}",
        left_out=left_out(Counter(item.kind for item in record.removed), record.document.cut),
        lang=language_tag(record.info.language) or "",
        voices=_voices(record, words, voices),
        remarks=tuple(map(str, record.doubts)),
        rows=tuple(_with_cuts(_record_rows(record, voices), record.document.cut)),
    )


def _voices(record: Transcript, words: Counter[str], places: dict[str, int]) -> tuple[Voice, ...]:
    turns = Counter(name_of(turn.speaker) for turn in record.turns)
    labels = {speaker.name: speaker.labels for speaker in record.speakers}
    return tuple(
        Voice(
            number=place,
            shade=(place - 1) % N_SHADES,
            name=shorten(name, 80),
            turns=number(turns[name]),
            words=number(words[name]),
            labels=shorten(", ".join(label for label in labels.get(name, ()) if label != name), 200),
        )
        for name, place in places.items()
    )


Placed = tuple[int, Row]


def _record_rows(record: Transcript, voices: dict[str, int]) -> Iterator[Placed]:
    """Turn by turn, what stands between them in rows of its own; each with its place in the text."""
    text, removed = record.document.text, record.removed
    done = 0
    for turn in record.turns:
        before = _before(text, removed, done, turn.span.start)
        label = before[-1:] if before and before[-1].why == "label" else ()
        if before[: len(before) - len(label)]:
            yield done, Row(head="", stretches=before[: len(before) - len(label)])
        yield turn.span.start, _turn_row(record, turn, voices, label)
        done = max(done, turn.span.end)
    after = _before(text, removed, done, len(text))
    if after:
        yield done, Row(head="", stretches=after)


def _turn_row(record: Transcript, turn: Turn, voices: dict[str, int], label: tuple[Stretch, ...]) -> Row:
    name = name_of(turn.speaker)
    place = voices.get(name, 0)
    text, span = record.document.text, turn.span
    whole = tuple(_stretches(text, record.removed, span.start, span.end, "kept"))
    first, middle, tail = _folded(whole)
    return Row(
        head=shorten(name, 80),
        voice=place,
        shade=(place - 1) % N_SHADES if place else 0,
        note=turn.time or "",
        label=label,
        stretches=first,
        middle=middle,
        tail=tail,
    )


Stretches = tuple[Stretch, ...]


def _folded(whole: Stretches) -> tuple[Stretches, Stretches, Stretches]:
    """The first words, the middle and the last words of a long turn; a short one has only the first."""
    total = sum(len(stretch.text.split()) for stretch in whole)
    if total <= _LONG_TURN:
        return whole, (), ()
    first, rest = _cut_at(whole, _FIRST_WORDS)
    middle, tail = _cut_at(rest, total - _FIRST_WORDS - _LAST_WORDS)
    return first, middle, tail


def _cut_at(whole: Stretches, n_words: int) -> tuple[Stretches, Stretches]:
    """The stretches cut behind this many words."""
    head: list[Stretch] = []
    for at, stretch in enumerate(whole):
        words = stretch.text.split(" ")
        if len(words) >= n_words:
            parts = (" ".join(words[:n_words]), " ".join(words[n_words:]))
            before, after = (tuple([replace(stretch, text=part)] if part else []) for part in parts)
            return (*head, *before), (*after, *whole[at + 1 :])
        head.append(stretch)
        n_words -= len(words)
    return whole, ()


def _before(text: str, removed: Sequence[Removed], start: int, end: int) -> Stretches:
    return tuple(_stretches(text, removed, start, end, "lost")) if start < end else ()


def _stretches(text: str, removed: Sequence[Removed], start: int, end: int, other: str) -> Iterator[Stretch]:
    """`text[start:end]` cut at what was left out; the rest has the fate `other`."""
    first = bisect_left(removed, start, key=lambda item: item.span.end)
    at = start
    for item in removed[first:]:
        if item.span.start >= end:
            break
        yield from _stretch(other, text[at : max(at, item.span.start)])
        yield from _stretch("out", text[max(at, item.span.start) : min(item.span.end, end)], item.kind)
        at = max(at, min(item.span.end, end))
    yield from _stretch(other, text[at:end])


def _stretch(fate: str, text: str, why: str = "") -> Iterator[Stretch]:
    bare = not any(char.isalnum() for char in text)
    if text.strip() and not (fate == "lost" and bare):
        yield Stretch(fate=fate, text=" ".join(text.split()), why=why)


# articles


def _article(article: Article, numbers: dict[str, str]) -> ArticlePage:
    info, text = article.info, article.document.text
    kinds = Counter(OUT[block.kind] for block in article.blocks if block.kind in OUT)
    facts = (
        shorten(article.title or gettext("title not stated"), 200),
        day(info.published) or gettext("date not stated"),
        gettext("language: {language}", language=language_name(info.language) or as_it_reads(text)),
    )
    repairs = Counter(repair.kind for repair in article.document.repairs)
    return ArticlePage(
        id=article.id,
        name=outlet_of(info),
        file=info.file,
        facts=" · ".join(facts),
        size=in_words(article.n_words),
        left_out=left_out(kinds, article.document.cut),
        lang=language_tag(info.language) or "",
        remarks=(
            *health_lines(article, numbers),
            *map(str, article.doubts),
            *(mended(kind, n) for kind, n in sorted(repairs.items())),
        ),
        rows=tuple(_with_cuts(_article_rows(text, article.blocks), article.document.cut)),
    )


def _article_rows(text: str, blocks: Sequence[Block]) -> Iterator[Placed]:
    for block in blocks:
        why = OUT.get(block.kind, "")
        stretch = Stretch(fate="out" if why else "kept", text=block.span.slice(text), why=why)
        part = block.kind if block.kind in BLOCKS else ""
        head = gettext(BLOCKS[block.kind]) if part else ""
        yield block.span.start, Row(head=head, part=part, stretches=(stretch,))


def _with_cuts(rows: Iterator[Placed], cuts: Sequence[Cut]) -> Iterator[Row]:
    """The rows with what a page shows beside the kept text, in its places."""
    waiting = [(cut.at, cut.text) for cut in cuts]
    done = 0
    for at, row in rows:
        until = bisect_left(waiting, (at + 1,))
        yield from _cut_rows(waiting[done:until])
        done = max(done, until)
        yield row
    yield from _cut_rows(waiting[done:])


def _cut_rows(cuts: Sequence[tuple[int, str]]) -> Iterator[Row]:
    for _at, group in groupby(cuts, key=lambda cut: cut[0]):
        stretches = tuple(Stretch(fate="out", text=text, why=CUT) for _place, text in group)
        folded = len(stretches) > _SHOWN_CUTS
        note = pieces_cut([stretch.text for stretch in stretches]) if folded else ""
        yield Row(head="", stretches=stretches, note=note, folded=folded)
