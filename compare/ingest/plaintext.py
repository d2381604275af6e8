"""Plain text and Markdown: lines to paragraphs.

Goes in: a mapped text, clean characters. Comes out: its paragraphs, markup taken out, each with its heading
level. Nothing is judged here to be speech, navigation or a teaser.

The rule for a single line feed (an empty line always ends a paragraph):

1. Headings, list items, separators and a name with a time mark ("Ann Reed 0:06") stand alone.
2. A text is *hard-wrapped* if most of its characters stand in lines of 250 or fewer and, of its lines that
   are followed by another one, half or more end without closing punctuation and three in ten of the next
   ones begin in lower case. Otherwise a line is a paragraph, unless it ends open and the next goes on in
   lower case.
3. In a hard-wrapped text a line feed is a blank, except before what looks like a speaker's label after a
   closed sentence and, where the lines are filled evenly, after a line that had room for the next word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from compare.ingest.clean import collapse_blanks, compose
from compare.ingest.footnotes import find_notes
from compare.ingest.mapping import MappedText, TextBuilder
from compare.ingest.markdown import strip_inline, strip_tags

__all__ = ["Paragraph", "read_paragraphs"]

_LONG_LINE = 250
_SEPARATOR = re.compile(r"[ ]*(?:([*\-_=~•·#+.])[ ]*)(?:\1[ ]*){2,}$")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ ]+(?=\S)")
_HEADING_END = re.compile(r"[ ]+#+[ ]*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{3,})[ ]*$")
_QUOTE_MARK = re.compile(r"[ ]{0,3}(?:>[ ]?)+(?=\S)|[ ]{0,3}(?:>[ ]?)+$")
_CHANGE = re.compile(r"[ ]*>>+")  # in captions somebody else speaks
_NOTHING = re.compile(r"(?!)")
_BULLET = re.compile(r"[ ]*[-*+•‣▪◦●][ ]+(?=\S)")
_TIMED_NAME = re.compile(r"[^\W\d_][^:\n]{0,60}?[ ]+\(?\d{1,2}:\d{2}(?::\d{2})?\)?[ ]*$")
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,:;]\d{1,3})?"
_TIME_ALONE = re.compile(rf"[\[(]?{_CLOCK}(?:[ ]*(?:-->|[-–—])[ ]*{_CLOCK})?[\])]?[ ]*$")
_TIMED_LINE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?[ ]+\S")
_LABEL = re.compile(r"(?:[QA](?:[ ]{2,}|[:.][ ])|\[?[A-Z][^\s:]*(?:[ ][^\s:]+){0,9}:(?:[ ]|$)|>>)")
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]*_]*$|[)\]]$")
_BRACKETED = re.compile(r"\([^()]{1,60}\)$|\[[^\[\]]{1,60}\]$")
_FIRST = re.compile(r"\S+")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph on one line; `level` is 1–6 for a heading by markup, else 0."""

    text: MappedText
    level: int = 0


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    level: int = 0
    item: bool = False


def read_paragraphs(mapped: MappedText, *, keep_stage_marks: bool = False) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text or Markdown file; those without a letter or digit are left out.

    Args:
        mapped: The file after `clean_characters`, front matter taken off.
        keep_stage_marks: As in `strip_inline`.
    """
    mapped = strip_tags(mapped)
    groups = list(_grouped(_lines(mapped.text, _CHANGE if keep_stage_marks else _NOTHING)))
    split_words = _split_words(mapped.text, groups)
    found: list[Paragraph] = []
    for group in groups:
        joined = collapse_blanks(_join(mapped, group, split_words))
        text = compose(collapse_blanks(strip_inline(joined, keep_stage_marks=keep_stage_marks)))
        if any(char.isalnum() for char in text.text):
            found.append(Paragraph(text=text, level=group[0].level))
    return tuple(found)


def _lines(text: str, kept: re.Pattern[str]) -> list[_Line | None]:
    """The lines without their marks, apart from those that are `kept`; ``None`` for an empty line or a
    separator.
    """
    lines: list[_Line | None] = []
    start = 0
    for raw in text.split("\n"):
        line = _line(raw, start, quoted=not kept.match(raw))
        start += len(raw) + 1
        if line is not None and _UNDERLINE.match(raw) and _is_title(lines):
            lines[-1].level = 1 if "=" in raw else 2  # type: ignore[union-attr]
            line = None
        lines.append(line if line is not None and not _SEPARATOR.match(raw) else None)
    return lines


def _is_title(lines: list[_Line | None]) -> bool:
    """True if the last line can be a heading that the next one underlines."""
    last = lines[-1] if lines else None
    alone = len(lines) < 2 or lines[-2] is None
    return last is not None and alone and len(last.text) < 120 and not last.text.endswith((".", ":"))


def _line(raw: str, start: int, *, quoted: bool) -> _Line | None:
    end = len(raw.rstrip())
    quote = _QUOTE_MARK.match(raw) if quoted else None
    at = quote.end() if quote else 0
    heading = _HEADING.match(raw, at)
    if heading:
        tail = _HEADING_END.search(raw)
        end = tail.start() if tail and tail.start() > heading.end() else end
        return _Line(start + heading.end(), start + end, raw[heading.end() : end], len(heading.group(1)))
    bullet = _BULLET.match(raw, at)
    first = bullet.end() if bullet else at
    first += len(raw[first:end]) - len(raw[first:end].lstrip())
    if first >= end:
        return None
    return _Line(start + first, start + end, raw[first:end], item=bullet is not None)


def _grouped(lines: list[_Line | None]) -> Iterator[list[_Line]]:
    """The lines of each paragraph."""
    breaks, wrapped = _break_rule(lines)
    notes = set(find_notes([line.text if line else "" for line in lines])) if wrapped else set()
    group: list[_Line] = []
    in_note = False
    for number, line in enumerate(lines):
        after_note = number - 1 in notes and group[-1:] and group[-1].text.isdigit()
        if group and (
            line is None or number in notes or after_note or _parts(group, line, breaks, in_note=in_note)
        ):
            yield group
            group, in_note = [], False
        if line is not None:
            group.append(line)
            in_note = in_note or (number in notes and not line.text.isdigit())
    if group:
        yield group


def _parts(group: list[_Line], line: _Line, breaks: Callable[[_Line, _Line], bool], *, in_note: bool) -> bool:
    """True if a line begins a new paragraph."""
    return _ends_note(group, line) if in_note else breaks(group[-1], line)


def _ends_note(group: list[_Line], line: _Line) -> bool:
    """True if a line behind those of a footnote is the text again: a label, a remark, or set in a wider
    measure.
    """
    if _stands_alone(line) or _BRACKETED.match(line.text):
        return True
    wider = len(line.text) > max(len(one.text) for one in group) + 3
    return bool(_CLOSED.search(group[-1].text)) and (wider or bool(_LABEL.match(line.text)))


def _break_rule(lines: list[_Line | None]) -> tuple[Callable[[_Line, _Line], bool], bool]:
    """What tells whether a line begins a new paragraph, and whether the text is hard-wrapped."""
    pairs = [
        (left, right)
        for left, right in pairwise(lines)
        if left and right and not _stands_alone(left) and not _stands_alone(right) and not right.item
    ]
    wrapped = _is_wrapped(pairs, [line for line in lines if line])
    width = _filled_width(pairs) if wrapped else None
    n_timed = sum(1 for line in lines if line and _TIMED_LINE.match(line.text))
    timed = n_timed > 2 and n_timed * 5 >= sum(1 for line in lines if line) * 2

    def breaks(left: _Line, right: _Line) -> bool:
        if _stands_alone(left) or _stands_alone(right) or (timed and _TIMED_LINE.match(right.text)):
            return True
        if right.item and (not wrapped or left.item or _CLOSED.search(left.text)):
            return True
        goes_on = not _CLOSED.search(left.text) and right.text[0].islower()
        if not wrapped:
            return not goes_on
        if not goes_on and _CLOSED.search(left.text) and _LABEL.match(right.text):
            return True
        return width is not None and not right.text[0].islower() and _room(left, right) < 0.88 * width

    return breaks, wrapped


def _stands_alone(line: _Line) -> bool:
    return bool(line.level or _TIMED_NAME.match(line.text) or _TIME_ALONE.match(line.text))


def _is_wrapped(pairs: list[tuple[_Line, _Line]], lines: list[_Line]) -> bool:
    n_short = sum(len(line.text) for line in lines if len(line.text) <= _LONG_LINE)
    if not pairs or n_short * 2 < sum(len(line.text) for line in lines):
        return False
    n_open = sum(1 for left, _ in pairs if not _CLOSED.search(left.text))
    n_lower = sum(1 for _, right in pairs if right.text[0].islower())
    return n_open * 2 >= len(pairs) and n_lower * 10 >= len(pairs) * 3


def _room(left: _Line, right: _Line) -> int:
    """The length that the left line would have with the next word on it."""
    first = _FIRST.match(right.text)
    return len(left.text) + 1 + (len(first.group()) if first else 0)


def _filled_width(pairs: list[tuple[_Line, _Line]]) -> float | None:
    """The width that lines were filled to, or ``None`` if they break anywhere."""
    inner = [pair for pair in pairs if pair[1].text[0].islower()]
    rooms = sorted(_room(left, right) for left, right in inner)
    if len(rooms) < 5:
        return None
    width = rooms[len(rooms) // 2]
    even = sum(1 for room in rooms if 0.85 * width <= room <= 1.2 * width)
    return width if even >= 0.8 * len(rooms) else None


def _split_words(text: str, groups: list[list[_Line]]) -> frozenset[str]:
    """Words that a line end cut with a hyphen and that the text has elsewhere in one piece."""
    parts = {
        left.text.rsplit(None, 1)[-1][:-1] + right.text.split(None, 1)[0]
        for group in groups
        for left, right in pairwise(group)
        if _is_cut(left, right)
    }
    words = {part.strip('.,;:!?"”’)') for part in parts}
    return frozenset(words.intersection(_WORDS.findall(text))) if words else frozenset()


def _is_cut(left: _Line, right: _Line) -> bool:
    return len(left.text) > 2 and left.text[-1] == "-" and left.text[-2].isalnum() and right.text[0].islower()


def _join(mapped: MappedText, group: list[_Line], split_words: frozenset[str]) -> MappedText:
    """One paragraph of its lines; a line end is a blank, or nothing inside a word."""
    builder = TextBuilder(mapped)
    for number, line in enumerate(group):
        following = group[number + 1] if number + 1 < len(group) else None
        cut = following is not None and _is_cut(line, following)
        if following is not None and cut:
            word = line.text.rsplit(None, 1)[-1][:-1] + following.text.split(None, 1)[0]
            whole = word.strip('.,;:!?"”’)') in split_words
            builder.keep(line.start, line.end - 1 if whole else line.end)
            continue
        builder.keep(line.start, line.end)
        if following is not None:
            builder.replace(line.end, following.start, " ")
    return builder.build()
