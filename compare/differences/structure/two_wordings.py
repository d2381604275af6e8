"""One article that prints a line of the record in two ways.

Goes in: the quotations of an article that were found by their words. Comes out: drafts of the type *two
wordings*. A shorter quotation inside a longer one is no second wording, nor is a line that the speaker said
in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any

from rapidfuzz.distance import Levenshtein

from compare.differences import say
from compare.differences.frame import Draft
from compare.differences.structure.case import GAP, Case, tokens_of
from compare.language import gettext_lazy
from compare.model import Span

__all__ = ["find_two_wordings"]

LEAST = 4
"""Words that both quotations share, from which they count as one line."""

LIKE = 0.7
"""Least share of the shorter quotation's words that stand in the longer one, in order."""


_BRACKETED = re.compile(r"\[[^\[\]]*\]")

SHORT = 3
"""Words at an end of both quotations that may stand for each other."""


def find_two_wordings(cases: Sequence[Case]) -> Iterator[tuple[Case, Draft]]:
    """One draft per pair of quotations that print the same words of the record differently.

    Args:
        cases: The located claims of one article, in text order.
    """
    quoted = [case for case in cases if case.claim.quotation is not None and case.found_by_words]
    for first, second in combinations(quoted, 2):
        if _same_place(first, second) and not (_verbatim(first) and _verbatim(second)):
            yield from _differing(first, second)


def _same_place(first: Case, second: Case) -> bool:
    return any(one.overlaps(other) for one in first.stretches for other in second.stretches)


def _verbatim(case: Case) -> bool:
    return not case.changes


def _differing(first: Case, second: Case) -> Iterator[tuple[Case, Draft]]:
    """The first differing words, on the side that departs from the record."""
    left, left_origins = _own_tokens(first)
    right, right_origins = _own_tokens(second)
    if _within(left, right) or _within(right, left):
        return
    blocks = [code for code in Levenshtein.opcodes(left, right) if code.tag == "equal"]
    shared = sum(code.src_end - code.src_start for code in blocks)
    if shared < LEAST or shared < LIKE * min(len(left), len(right)):
        return
    for (start, stop), (other_start, other_stop) in _unlike(blocks, len(left), len(right)):
        own = _hull(first, left_origins, start, stop)
        other = _hull(second, right_origins, other_start, other_stop)
        if not (_is_gap(first, own) or _is_gap(second, other)):
            yield _remark(first, own, second, other)
            return


def _unlike(
    blocks: Sequence[Any], n_left: int, n_right: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Ranges of both sides that lie between equal words, or outside of them where both sides go on for a
    little.
    """
    for before, after in pairwise(blocks):
        yield (before.src_end, after.src_start), (before.dest_end, after.dest_start)
    first, last = blocks[0], blocks[-1]
    if 0 < first.src_start <= SHORT and 0 < first.dest_start <= SHORT:
        yield (0, first.src_start), (0, first.dest_start)
    if 0 < n_left - last.src_end <= SHORT and 0 < n_right - last.dest_end <= SHORT:
        yield (last.src_end, n_left), (last.dest_end, n_right)


def _own_tokens(case: Case) -> tuple[list[str], list[int]]:
    """The tokens of a quotation without those that the article puts into brackets."""
    inserted = [
        Span(*found.span())
        for found in _BRACKETED.finditer(case.printed_text, case.claim.span.start, case.claim.span.end)
    ]
    tokens, origins = tokens_of(case.printed.folded)
    kept = [
        (token, number)
        for token, number in zip(tokens, origins, strict=True)
        if not any(one.contains(case.printed.spans[number]) for one in inserted)
    ]
    return [token for token, _ in kept], [number for _, number in kept]


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _hull(case: Case, origins: Sequence[int], start: int, end: int) -> Span:
    """The words of a range; an empty one lies behind the word before it."""
    spans = case.printed.spans
    if start == end:
        at = spans[origins[start - 1]].end
        return Span(at, at)
    return Span(spans[origins[start]].start, spans[origins[end - 1]].end)


def _is_gap(case: Case, span: Span) -> bool:
    """True where the article marks a cut or an insertion of its own."""
    around = case.printed_text[max(0, span.start - 3) : span.end + 4]
    return bool(GAP.search(around)) or "[" in around or "]" in around


def _remark(first: Case, own: Span, second: Case, other: Span) -> tuple[Case, Draft]:
    departs, place = (second, other) if second.changes else (first, own)
    there, instead = (first, own) if departs is second else (second, other)
    return departs, departs.draft(
        "one article that prints a line in two ways", place, departs.stretches[0],
        gettext_lazy(
            "The article prints this line in two ways: “{here}” here, “{there}” elsewhere.",
            here=_shown(departs, place), there=_shown(there, instead),
        ),
    )  # fmt: skip


def _shown(case: Case, span: Span) -> str:
    """The whole quotation if it is short, else the differing words."""
    whole = " ".join(case.claim.span.slice(case.printed_text).split())
    return say.shown(whole) if len(whole) <= say.LONGEST else span.slice(case.printed_text) or "…"
