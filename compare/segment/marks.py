"""Marks: which quotation marks of a paragraph belong together.

Goes in: a text and the span of one paragraph. Comes out: pairs of marks with what they enclose. Not done
here: what a pair is (`compare.segment.quotations`).

Double marks (“ ” „ « » ‹ › " `` '') are paired by what stands beside them rather than by their shape, so
a mark of the wrong shape still opens or closes. Single marks (‘ ’ ' `) count only where both of a pair
are found; everything else that looks like them is an apostrophe, a foot or an inch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from compare.model import Span
from compare.segment.sentences import count_words

__all__ = ["ALL_MARKS", "MarkPair", "pair_marks", "trimmed"]

ALL_MARKS = "“”„‟\"«»‹›＂‘’‚‛'`"

_DOUBLE = re.compile(r"``|‘‘|''|’’|[“”„‟\"«»‹›＂]")
_SINGLE = re.compile(r"[‘’‚‛'`]")
_MEASURE = re.compile(r"\d\s?['′’]\s?\d{1,2}(?:[.½¼¾]\d*)?\s?(?:[\"″”]|''|’’)?|\d['′’](?=[\s\-]|$)")
_ELISION = re.compile(
    r"(?:\d0s?\b|\d\ds?\b|em\b|cause\b|til\b|till\b|tis\b|twas\b|twere\b|twill\b|n[’']|bout\b|round\b|cos\b"
    r"|coz\b|fraid\b|neath\b|nuff\b|tude\b)",
    re.IGNORECASE,
)
_SURE_ELISION = re.compile(r"(?:\d0s\b|em\b|n[’'])")
_BEFORE = "([{<-–—―‒/“‘«„‹\"'`"
_AFTER = ".,;:!?)]}>…-–—―‒/”’»›\"'"
_WEAK_WORDS = 6  # a stretch in single marks whose closing one may be a possessive holds no more


class MarkPair(NamedTuple):
    """A pair of marks; ``inner`` is what they enclose; the first or the second mark may be missing."""

    start: int
    end: int
    inner: Span
    opening: str
    closing: str


class _Mark(NamedTuple):
    start: int
    end: int
    shape: str
    turn: int  # +1 opens, -1 closes, 0 as its place in the row tells


def pair_marks(text: str, span: Span, *, carried: bool = False, runs_on: bool = False) -> list[MarkPair]:
    """All pairs of one paragraph in text order, an outer one before what it encloses.

    Args:
        text: Any text.
        span: One paragraph of it.
        carried: The paragraph before left a quotation open: a first mark that closes gives a pair without
            an opening mark, from the start of the paragraph.
        runs_on: The next paragraph opens with a single mark too: one that opens this paragraph and is
            never closed gives a pair without a closing mark.
    """
    masked = {at for found in _MEASURE.finditer(text, span.start, span.end) for at in range(*found.span())}
    doubles = _pair_doubles(text, span, _double_marks(text, span, masked), carried)
    masked.update(at for pair in doubles for at in _mark_places(pair))
    singles = _pair_singles(text, span, _levels(doubles), masked, runs_on)
    return sorted([*doubles, *singles], key=lambda pair: (pair.start, -pair.end))


def trimmed(text: str, span: Span) -> Span:
    """`span` without white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _mark_places(pair: MarkPair) -> Iterator[int]:
    yield from range(pair.start, pair.inner.start)
    yield from range(pair.inner.end, pair.end)


def _free(text: str, span: Span, start: int, end: int) -> tuple[bool, bool]:
    """Whether nothing that belongs to a word stands before a mark, and after it."""
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    return before.isspace() or before in _BEFORE, after.isspace() or after in _AFTER


def _double_marks(text: str, span: Span, masked: set[int]) -> list[_Mark]:
    marks: list[_Mark] = []
    pairs_of_singles = False
    for found in _DOUBLE.finditer(text, span.start, span.end):
        start, end, shape = found.start(), found.end(), found.group()
        before, after = _free(text, span, start, end)
        if len(shape) == 2:
            pairs_of_singles |= shape in ("``", "‘‘") or (shape == "''" and before and not after)
        if start not in masked and (len(shape) == 1 or pairs_of_singles):
            marks.append(_Mark(start, end, shape, _turn(shape, before, after)))
    return marks


def _turn(shape: str, free_before: bool, free_after: bool) -> int:
    beside = int(free_before) - int(free_after)  # +1: at the start of a word, -1: at its end
    if shape in ("“", "«", "‹"):
        return beside or 1
    if shape in ("„", "‟", "``", "‘‘"):
        return 1
    if shape in ("»", "›"):
        return beside or -1
    return -1 if shape in ("”", "’’") else beside


def _pair_doubles(text: str, span: Span, marks: list[_Mark], carried: bool) -> list[MarkPair]:
    """Pairs of double marks: a stack, and a look ahead that tells nesting from a mark that is missing."""
    depths = list(accumulate(mark.turn or -1 for mark in marks))
    lowest = list(accumulate(reversed(depths), min))[::-1]
    stack: list[_Mark] = []
    pairs: list[MarkPair] = []
    for at, mark in enumerate(marks):
        following = marks[at + 1] if at + 1 < len(marks) else None
        if _opens(text, span, mark, following, bool(stack)):
            nested = following is not None and lowest[at + 1] - depths[at] <= -(len(stack) + 1)
            if stack and not nested:
                pairs.append(_unclosed(text, stack[0], mark.start))
                stack.clear()
            stack.append(mark)
        elif stack and not _is_inch(text, mark, following):
            pairs.append(_pair(stack.pop(), mark))
        elif carried and not pairs and not stack and mark.turn < 1:
            pairs.append(_pair(_Mark(span.start, span.start, "", 1), mark))
    if stack:
        pairs.append(_unclosed(text, stack[0], span.end))
    return sorted(pairs)


def _opens(text: str, span: Span, mark: _Mark, following: _Mark | None, open_before: bool) -> bool:
    if mark.turn > 0 or open_before:
        return mark.turn > 0
    before, after = _free(text, span, mark.start, mark.end)
    if mark.shape in ("”", "’’"):
        return before and not after  # ”We go,” she said
    if mark.turn == 0:
        return following is not None and not text[mark.start - 1 : mark.start].isdigit()
    # said" We go" : two closing marks in a row, and nothing open
    return following is not None and following.turn < 0 and mark.shape == following.shape == '"'


def _is_inch(text: str, mark: _Mark, following: _Mark | None) -> bool:
    """True for a straight mark after a figure where the next mark is the one that closes."""
    after_figure = mark.shape == '"' and text[mark.start - 1 : mark.start].isdigit()
    return after_figure and following is not None and following.turn < 0


def _pair(opening: _Mark, closing: _Mark) -> MarkPair:
    inner = Span(opening.end, max(opening.end, closing.start))
    return MarkPair(opening.start, closing.end, inner, opening.shape, closing.shape)


def _unclosed(text: str, opening: _Mark, end: int) -> MarkPair:
    inner = trimmed(text, Span(opening.end, max(opening.end, end)))
    return MarkPair(opening.start, inner.end, inner, opening.shape, "")


def _levels(doubles: list[MarkPair]) -> list[tuple[int, int]]:
    """Where the innermost double pair changes: ``(place, pair number)``, in order; -1 outside of all."""
    edges = sorted(
        [(pair.inner.start, 1, at) for at, pair in enumerate(doubles)]
        + [(pair.inner.end, -1, at) for at, pair in enumerate(doubles)]
    )
    stack = [-1]
    changes = [(0, -1)]
    for place, turn, at in edges:
        if turn > 0:
            stack.append(at)
        elif len(stack) > 1:
            stack.pop()
        changes.append((place, stack[-1]))
    return changes


class _Single(NamedTuple):
    mark: _Mark
    opens: bool
    closes: bool
    possessive: bool


def _pair_singles(
    text: str, span: Span, levels: list[tuple[int, int]], masked: set[int], runs_on: bool
) -> list[MarkPair]:
    """Pairs of single marks; both of a pair lie inside the same double pair, or outside of all."""
    by_level: dict[int, list[_Single]] = {}
    step = 0
    for found in _SINGLE.finditer(text, span.start, span.end):
        start = found.start()
        while step + 1 < len(levels) and levels[step + 1][0] <= start:
            step += 1
        single = None if start in masked else _single(text, span, start)
        if single:
            by_level.setdefault(levels[step][1], []).append(single)
    pairs: list[MarkPair] = []
    for marks in by_level.values():
        pairs.extend(_match_singles(text, span, marks, runs_on))
    return pairs


def _single(text: str, span: Span, start: int) -> _Single | None:
    """What a single mark may be; ``None`` for an apostrophe."""
    shape, end = text[start], start + 1
    before, after = _free(text, span, start, end)
    next_char = text[end] if end < span.end else " "
    starts_word = before and not after and (next_char.isalnum() or next_char in '[(“"$£€#@')
    elided = (_SURE_ELISION if shape == "‘" else _ELISION).match(text, end)
    opens = shape in "‚‛" or (starts_word and not elided)  # also ’We go,’ she said
    closes = after and not text[start - 1 : start].isspace() and shape in "’'‘" and start > span.start
    if not (opens or closes):
        return None
    possessive = closes and text[start - 1] in "sSzxZX" and text[end : end + 1] == " "
    possessive = possessive and text[end + 1 : end + 2].isalnum()
    return _Single(_Mark(start, end, shape, 0), opens, closes, possessive)


def _match_singles(text: str, span: Span, marks: list[_Single], runs_on: bool) -> list[MarkPair]:
    pairs: list[MarkPair] = []
    at = 0
    while at < len(marks):
        closing = _closing(text, marks, at) if marks[at].opens else None
        if closing is not None:
            pairs.append(_pair(marks[at].mark, marks[closing].mark))
            at = closing
        elif runs_on and at == 0 and marks[0].mark.start == span.start and marks[0].mark.shape == "‘":
            pairs.append(_unclosed(text, marks[0].mark, span.end))
            break
        at += 1
    return pairs


def _closing(text: str, marks: list[_Single], at: int) -> int | None:
    """The mark that closes the one at `at`: a sure one before the next that opens, else a possible one."""
    possible: int | None = None
    for later in range(at + 1, len(marks)):
        mark = marks[later]
        if mark.closes and not mark.possessive:
            return later if _wrong_mark_allowed(text, marks[at].mark, mark.mark) else None
        if mark.closes and possible is None:
            possible = later
        if mark.opens:
            break
    if possible is None or marks[at].mark.shape == "’":
        return None
    inner = text[marks[at].mark.end : marks[possible].mark.start]
    return possible if count_words(inner) <= _WEAK_WORDS else None


def _wrong_mark_allowed(text: str, opening: _Mark, closing: _Mark) -> bool:
    """A mark of the closing shape opens only if punctuation stands before the one that closes."""
    return opening.shape != "’" or text[closing.start - 1] in ",.!?…"
