"""Clauses of a quotation in other words that come from sentences which do not follow each other.

Goes in: a located quotation whose words were not found, only their content. Comes out: drafts of the type
*joined*: two clauses beside one another, each with its own sentence of the record, and a whole sentence of
one turn between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.differences import say
from compare.differences.frame import Draft
from compare.differences.structure.case import Case
from compare.differences.structure.joins import SKIPPED, left_out
from compare.differences.texts import Piece, lay_out
from compare.language import gettext_lazy
from compare.model import Passage, Span

__all__ = ["find_joined_clauses"]

LEAST = 2
"""Content words of a clause that its sentence must have."""

_CLAUSE_END = re.compile(r"[.;:!?…]+[\s”\"’']*|\s+[–—-]+\s+|—")


def find_joined_clauses(case: Case) -> Iterator[Draft]:
    """One draft per two clauses beside one another that leave out a sentence between theirs."""
    pair = case.pair
    if case.claim.quotation is None or case.found_by_words or pair.doubtful or len(case.passages) < 2:
        return
    rows = {passage.id: row for row, passage in enumerate(case.record.passages)}
    spans = [span for part in pair.ours.pieces for span in _clauses(case.printed_text, part.span)]
    homes = [(span, _home(case, span)) for span in spans]
    for (left, first), (right, second) in pairwise(homes):
        if first is None or second is None or first.turn_id != second.turn_id:
            continue
        if rows[second.id] - rows[first.id] < 2 or left_out(case, rows[first.id], rows[second.id]) < SKIPPED:
            continue
        yield Draft(
            type="joined within a turn or reordered",
            claim=Span(left.start, right.end),
            passage=Span(first.span.start, second.span.end),
            passage_id=first.id,
            explanation=gettext_lazy(
                "One pair of quotation marks joins “{first}” and “{second}”; the sentences of the record "
                "that come nearest to them do not follow each other.",
                first=say.shown(left.slice(case.printed_text)),
                second=say.shown(right.slice(case.printed_text)),
            ),
        )


def _clauses(text: str, part: Span) -> list[Span]:
    """The stretches between full stops, semicolons, colons and dashes."""
    cuts = [found.span() for found in _CLAUSE_END.finditer(text, part.start, part.end)]
    starts = [part.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), part.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _home(case: Case, span: Span) -> Passage | None:
    """The aligned passage with most of a clause's content words, if it has two and more than half of those
    that any of the passages has.
    """
    own = _content(case.printed_text, (span,))
    shared = {passage.id: own & _content(case.said_text, passage.parts) for passage in case.passages}
    best, second, *_ = sorted(case.passages, key=lambda one: -len(shared[one.id]))
    held = set().union(*shared.values())
    clear = len(shared[best.id]) > len(shared[second.id]) and 2 * len(shared[best.id]) > len(held)
    return best if len(shared[best.id]) >= LEAST and clear else None


def _content(text: str, spans: Sequence[Span]) -> set[str]:
    """Stems of the content words of some stretches."""
    side = lay_out(text, [Piece(span=span) for span in spans])
    return {token.stem for token in side.tokens if token.content}
