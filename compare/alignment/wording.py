"""How the words of a quotation relate to those of the places where it was found.

Goes in: the segments of a quotation, each with its place in the records. Comes out: the wording, from
verbatim to joined. What an edit means is not judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from compare.alignment.canonical import Pieces, said_once
from compare.alignment.record_words import Run
from compare.alignment.records import Records
from compare.alignment.words import Words
from compare.model import Span, Wording

__all__ = ["ADJACENT", "Segment", "follows", "same_words", "wording_of"]

ADJACENT = 12
"""Most words left out between two segments, of one sentence or of two that follow each other, that count as
an edit; beyond, the quotation is joined."""

_STYLE = str.maketrans('’‘“”"–—', "'''''--")
_SENTENCE_END = re.compile(r"[.!?](?!\.)")

Follows = Literal["directly", "nearby", "after an interruption", "elsewhere"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a quotation between two gaps.

    Attributes:
        span: Its place in the article.
        words: Its words.
        pieces: The words in one form.
        runs: Every place where it stands.
    """

    span: Span
    words: Words
    pieces: Pieces
    runs: tuple[Run, ...] = ()

    @property
    def is_whole(self) -> bool:
        """True if all its words stand somewhere one after another, inflection and spelling apart."""
        return any(run.similarity == 1.0 for run in self.runs)


def wording_of(
    chosen: Sequence[tuple[Segment, Run]], records: Records, text: str, *, marked: bool
) -> Wording:
    """Verbatim, cleaned, edited or joined, from the words and from how the segments follow one another.

    Args:
        chosen: The segments in order, each with one place.
        records: Where the places lie.
        text: The article's kept text.
        marked: Whether the quotation shows that it was cut.
    """
    edited = any(not same_words(segment, run, records) or run.skipped for segment, run in chosen)
    gaps = [low for _, run in chosen for low, _ in run.skipped]
    if any(not _breaks_off(low - 1, records) for low in gaps) and not marked:
        return "joined"
    order = [follows(left, right, records) for left, right in pairwise([run for _, run in chosen])]
    if "elsewhere" in order and not marked:
        return "joined"
    if edited or (not marked and any(item != "directly" for item in order)):
        return "edited, unmarked"
    if marked:
        return "edited, marked"
    same = all(run.exact and _same_print(segment, run, records, text) for segment, run in chosen)
    return "verbatim" if same else "cleaned"


def follows(left: Run, right: Run, records: Records) -> Follows:
    """How one run follows another: at once, behind a few words, behind what others say in between."""
    words = records.words
    gap = right.start - left.end
    one_voice = words.voice_at(left.end - 1) == words.voice_at(right.start)
    if gap >= 0 and one_voice and not words.pieces_in((left.end, right.start))[0]:
        return "directly"
    last, first = words.passage_at(left.end - 1), words.passage_at(right.start)
    if 0 <= gap <= ADJACENT and first - last <= 1 and one_voice:
        return "nearby"
    chain, place = words.stream_of[last]
    resumed = words.stream_of[first] in ((chain, place), (chain, place + 1))
    own = words.starts[last + 1] - left.end + right.start - words.starts[first]
    line = gap >= 0 and resumed and own <= ADJACENT and _breaks_off(words.starts[last + 1] - 1, records)
    return "after an interruption" if line else "elsewhere"


def _breaks_off(word: int, records: Records) -> bool:
    """True if the sentence of the record does not end with this word, the last of its passage."""
    passage = records.passages[records.words.passage_at(word)]
    text = records.transcripts[passage.transcript_id].document.text
    rest = text[records.words.spans[word].end : passage.span.end]
    return not _SENTENCE_END.match(rest)


def same_words(segment: Segment, run: Run, records: Records) -> bool:
    """True if no word differs beyond contraction, spelling, hyphen, number form, filler and false start."""
    if run.exact:
        return True
    record = records.words.pieces_in(*records.words.stretches_of(run))
    return not _forms(segment.pieces.items, segment.pieces.breaks).isdisjoint(_forms(*record))


def _forms(items: Sequence[str], breaks: Sequence[bool]) -> frozenset[str]:
    """The letters of the words: as they stand, and with false starts said once."""
    forms = (items, said_once(items), said_once(items, breaks))
    return frozenset("".join(form) for form in forms)


def _same_print(segment: Segment, run: Run, records: Records, text: str) -> bool:
    """True if both sides print the same characters, the first letter's case and outer marks apart."""
    first, last = records.words.spans[run.start], records.words.spans[run.end - 1]
    transcript = records.transcripts[records.passages[records.words.passage_at(run.start)].transcript_id]
    said = transcript.document.text[first.start : last.end]
    own = segment.words.spans
    return _plain(said) == _plain(text[own[0].start : own[-1].end])


def _plain(words: str) -> str:
    """The characters, with one kind of dash and of mark: which marks stand inside others is style."""
    folded = words.translate(_STYLE)
    return folded[:1].casefold() + " ".join(folded[1:].split())
