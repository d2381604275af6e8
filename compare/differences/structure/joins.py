"""Words of several places in one pair of quotation marks.

Goes in: a quotation that was found by its words. Comes out: drafts of the types *joined*, *reordered*,
*joined across turns* and *joined across speakers*. An interjection that breaks a turn in two ("Right.")
does not make two turns of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from compare.alignment.words import fold_words
from compare.differences import say
from compare.differences.frame import Draft
from compare.differences.structure.case import GAP, Case, tokens_of
from compare.differences.types import DifferenceType
from compare.ingest.wordlists import word_set
from compare.language import Words, gettext_lazy, gettext_noop
from compare.model import Passage, Span, Transcript
from compare.segment.sentences import sentence_spans

__all__ = ["SKIPPED", "find_joins", "left_out", "same_turn"]

ACROSS: DifferenceType = "words of two speakers, or of two turns, in one pair of quotation marks"
WITHIN: DifferenceType = "joined within a turn or reordered"

_TWO_SPEAKERS = gettext_noop(
    "One pair of quotation marks holds “{first}” and “{second}”, words of {one} and of {other}."
)
_TWO_TURNS = gettext_noop("One pair of quotation marks holds “{first}” and “{second}”, words of two turns.")
_TURNED_ROUND = gettext_noop(
    "The article prints “{first}” and “{second}”; in the record the second comes before the first."
)
_NOT_IN_A_ROW = gettext_noop(
    "One pair of quotation marks joins “{first}” and “{second}”, which do not follow each other in the "
    "record."
)

SHARE = 0.6
"""Least share of a piece's words that its passage must carry in their order for it to count as its place."""

LEAST = 3
"""Words of a piece below which its place is not judged."""

LEAST_ELSEWHERE = 5
"""Words of a piece that is looked for in the whole record."""

SKIPPED = 3
"""Words left out between two passages from which an unmarked join is called one."""

INTERJECTIONS = word_set(
    "yes yeah no right okay ok sure exactly correct true wow hm mm uh huh oh well thank thanks you sir go"
    " on ahead of course all absolutely"
)
"""Words of a turn that only breaks another one in two."""

AUDIENCE = re.compile(r"\b(?:audience|crowd|chant\w*|members|hecklers?|protest\w+)\b", re.IGNORECASE)
"""Labels of those whose calls do not end a turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A sentence of a quotation, and the passage that carries it."""

    span: Span
    passage: Passage
    row: int


def find_joins(case: Case) -> Iterator[Draft]:
    """One draft per place at which a pair of marks joins what the record does not."""
    if case.claim.quotation is None or not case.passages or not case.found_by_words:
        return
    for part in case.claim.quotation.parts:
        for left, right in pairwise(_pieces(case, part)):
            if left.passage.id != right.passage.id:
                yield from _judged(case, left, right)


def _pieces(case: Case, part: Span) -> list[_Piece]:
    """The sentences of a part, and those that an ellipsis cuts, each with its passage where it has one."""
    rows = {passage.id: row for row, passage in enumerate(case.record.passages)}
    pieces: list[_Piece] = []
    for span in _cut_at_gaps(case.printed_text, part):
        passage = _carrier(case, span, pieces[-1].passage if pieces else None)
        if passage is not None:
            pieces.append(_Piece(span=span, passage=passage, row=rows[passage.id]))
    return pieces


def _cut_at_gaps(text: str, part: Span) -> list[Span]:
    spans: list[Span] = []
    start = part.start
    for found in [*GAP.finditer(text, part.start, part.end), None]:
        end = found.start() if found else part.end
        spans.extend(sentence_spans(text, Span(start, end), split_quotations=True) if start < end else ())
        start = found.end() if found else end
    return spans


def _carrier(case: Case, span: Span, before: Passage | None) -> Passage | None:
    """The aligned passage that shares most of a piece's words, in their order; of two that share as many the
    one of the piece before.
    """
    words, _ = tokens_of(fold_words(case.printed_text, (span,)).folded)
    if len(words) < LEAST:
        return None
    best: tuple[float, Passage] | None = None
    for passage in case.passages:
        said, _ = tokens_of(fold_words(case.said_text, passage.parts).folded)
        share = (len(words) + len(said) - Indel.distance(words, said)) / 2 / len(words)
        if best is None or share > best[0] or (share == best[0] and passage is before):
            best = (share, passage)
    return best[1] if best and best[0] >= SHARE else _elsewhere(case, words)


def _elsewhere(case: Case, words: Sequence[str]) -> Passage | None:
    """The passage that holds all of a piece's words, one behind the other, nearest to the aligned ones."""
    if len(words) < LEAST_ELSEWHERE or not case.passages:
        return None
    wanted, home = f" {' '.join(words)} ", case.passages[0].span.start
    holding = [one for one in case.record.passages if wanted in _spelled(case.said_text, one)]
    return min(holding, key=lambda one: (abs(one.span.start - home), one.span.start), default=None)


def _spelled(text: str, passage: Passage) -> str:
    tokens, _ = tokens_of(fold_words(text, passage.parts).folded)
    return f" {' '.join(tokens)} "


def _judged(case: Case, left: _Piece, right: _Piece) -> Iterator[Draft]:
    first, second = left.passage, right.passage
    hull = Span(left.span.start, right.span.end)
    mark = GAP.search(case.printed_text, left.span.start, right.span.end)

    def draft(kind: DifferenceType, explanation: Words) -> Draft:
        return Draft(
            type=kind, claim=hull, passage=second.span, passage_id=second.id, explanation=explanation
        )

    if first.speaker != second.speaker:
        yield draft(ACROSS, _of_two_speakers(case, left, right))
    elif not same_turn(case.record, first, second):
        yield draft(ACROSS, _said(_TWO_TURNS, case, left, right))
    elif right.row < left.row:
        yield draft(WITHIN, _said(_TURNED_ROUND, case, left, right))
    elif left_out(case, left.row, right.row) >= SKIPPED:
        yield (
            _skipped(case, left, right, mark)
            if mark
            else draft(WITHIN, _said(_NOT_IN_A_ROW, case, left, right))
        )


def _of_two_speakers(case: Case, left: _Piece, right: _Piece) -> Words:
    nobody = gettext_lazy("a speaker not named")
    return _said(
        _TWO_SPEAKERS,
        case,
        left,
        right,
        one=left.passage.speaker or nobody,
        other=right.passage.speaker or nobody,
    )


def _said(message: str, case: Case, left: _Piece, right: _Piece, **values: Words) -> Words:
    """A sentence about the words of two pieces."""
    words = [say.shown(piece.span.slice(case.printed_text)) for piece in (left, right)]
    return gettext_lazy(message, first=words[0], second=words[1], **values)


def _skipped(case: Case, left: _Piece, right: _Piece, mark: re.Match[str]) -> Draft:
    """Whole sentences left out at a mark."""
    first, last = case.record.passages[left.row + 1], case.record.passages[right.row - 1]
    return Draft(
        type="marked deletion",
        claim=Span(*mark.span()),
        passage=Span(first.span.start, last.span.end),
        passage_id=first.id,
        explanation=say.cut(Span(first.span.start, last.span.end).slice(case.said_text), marked=True),
    )


def left_out(case: Case, first: int, last: int) -> int:
    """The speaker's words between two rows that the quotation does not print either."""
    printed = f" {' '.join(tokens_of(case.printed.folded)[0])} "
    between = case.record.passages[first + 1 : last]
    own = case.record.passages[first].speaker
    return sum(
        one.n_words for one in between if one.speaker == own and _spelled(case.said_text, one) not in printed
    )


def same_turn(record: Transcript, first: Passage, second: Passage) -> bool:
    """True for one turn, also where no more than interjections of others break it.

    Args:
        record: The record of both.
        first: A passage.
        second: Another one, of the same speaker.
    """
    if first.turn_id == second.turn_id:
        return True
    order = [turn.id for turn in record.turns]
    low, high = sorted((order.index(first.turn_id), order.index(second.turn_id)))
    between = record.turns[low + 1 : high]
    return all(
        turn.speaker == first.speaker
        or AUDIENCE.search(turn.speaker or "")
        or INTERJECTIONS.issuperset(fold_words(turn.span.slice(record.document.text)).folded)
        for turn in between
    )
