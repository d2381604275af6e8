"""Text that remembers where it stands in its file.

Goes in: a decoded file, then edits (keep, replace, drop, insert), one layer after the other. Comes out: the
edited text with its `OffsetMap` to the file, made while editing. What is edited, and why, is not known here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from compare.model import OffsetMap, Span

__all__ = ["MappedText", "TextBuilder", "concatenate", "substitute"]

Run = tuple[int, int, int, int]
_EMPTY = ""


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text and, per run of it, the place in the file that it came from.

    Attributes:
        text: The text as edited so far.
        runs: As in `OffsetMap.runs`.
    """

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, source_text: str) -> MappedText:
        """The file itself, nothing edited."""
        return cls(source_text, OffsetMap.identity(len(source_text)).runs)

    @property
    def offsets(self) -> OffsetMap:
        """The map of `text` to the file."""
        return OffsetMap(self.runs)

    def slice(self, start: int, end: int) -> MappedText:
        """The part of the text between two offsets, with its map."""
        builder = TextBuilder(self)
        builder.keep(start, end)
        return builder.build()

    def strip(self) -> MappedText:
        """The text without white space at its ends."""
        text = self.text
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        return self if (start, end) == (0, len(text)) else self.slice(start, max(start, end))

    def from_source(self, span: Span) -> Span | None:
        """Where a stretch of the file stands in the text; ``None`` if nothing of it was kept.

        Holds for maps whose runs are ordered in the file, as all maps here are.
        """
        index = max(bisect_right(self.runs, span.start, key=lambda run: run[1]) - 1, 0)
        found: list[int] = []
        for at in range(index, len(self.runs)):
            text_start, source_start, text_length, source_length = self.runs[at]
            if source_start >= span.end:
                break
            first = max(span.start - source_start, 0)
            last = min(span.end - source_start, source_length)
            if first < last:
                one_to_one = text_length == source_length
                found.append(text_start + (first if one_to_one else 0))
                found.append(text_start + (last if one_to_one else text_length))
        return Span(min(found), max(found)) if found else None

    def behind_source(self, offset: int) -> int:
        """The place in the text behind all that stands before `offset` in the file; 0 if nothing does."""
        index = bisect_right(self.runs, offset, key=lambda run: run[1]) - 1
        if index < 0:
            return 0
        text_start, source_start, text_length, source_length = self.runs[index]
        one_to_one = text_length == source_length
        return text_start + (min(offset - source_start, text_length) if one_to_one else text_length)


class TextBuilder:
    """Builds a `MappedText` from another, left to right.

    Args:
        base: The text that `keep` and `replace` take from.
    """

    def __init__(self, base: MappedText) -> None:
        self._base = base
        self._texts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def keep(self, start: int, end: int) -> None:
        """Append ``base.text[start:end]`` as it is."""
        if start >= end:
            return
        at = self._length
        self._append(self._base.text[start:end])
        runs = self._base.runs
        index = max(bisect_right(runs, start, key=lambda run: run[0]) - 1, 0)
        while index < len(runs) and runs[index][0] < end:
            text_start, source_start, text_length, source_length = runs[index]
            first, last = max(start, text_start), min(end, text_start + text_length)
            index += 1
            if first >= last:
                continue
            if text_length == source_length:
                source_start, source_length = source_start + first - text_start, last - first
            self._run(at + first - start, source_start, last - first, source_length)

    def replace(self, start: int, end: int, new: str) -> None:
        """Append `new` in the place of ``base.text[start:end]``; it maps there as a whole."""
        if not new:
            return
        at = self._length
        self._append(new)
        source = self._source(start, end)
        if len(source):
            self._run(at, source.start, len(new), len(source))

    def insert(self, new: str) -> None:
        """Append text that the file does not have."""
        self._append(new)

    def add(self, part: MappedText) -> None:
        """Append a text made from the same file."""
        at = self._length
        self._append(part.text)
        for text_start, source_start, text_length, source_length in part.runs:
            self._run(at + text_start, source_start, text_length, source_length)

    def ends_with(self, endings: tuple[str, ...]) -> bool:
        """True if the last text that was appended ends with one of these, blanks aside."""
        return bool(self._texts) and self._texts[-1].rstrip().endswith(endings)

    def build(self) -> MappedText:
        """What was appended so far."""
        return MappedText(_EMPTY.join(self._texts), tuple(self._runs))

    def _append(self, text: str) -> None:
        self._texts.append(text)
        self._length += len(text)

    def _run(self, text_start: int, source_start: int, text_length: int, source_length: int) -> None:
        if self._runs and text_length == source_length:
            before = self._runs[-1]
            joins = before[0] + before[2] == text_start and before[1] + before[3] == source_start
            if joins and before[2] == before[3]:
                self._runs[-1] = (before[0], before[1], before[2] + text_length, before[3] + source_length)
                return
        self._runs.append((text_start, source_start, text_length, source_length))

    def _source(self, start: int, end: int) -> Span:
        runs = self._base.runs
        index = bisect_left(runs, start, key=lambda run: run[0] + run[2] - 1)
        starts: list[int] = []
        while index < len(runs) and runs[index][0] < end:
            text_start, source_start, text_length, source_length = runs[index]
            if text_length == source_length:
                starts.append(source_start + max(start - text_start, 0))
                starts.append(source_start + min(end - text_start, text_length))
            else:
                starts.extend((source_start, source_start + source_length))
            index += 1
        return Span(min(starts), max(starts)) if starts else Span(0, 0)


def substitute(
    mapped: MappedText, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str | None]
) -> MappedText:
    """`mapped` with every match replaced.

    Args:
        mapped: The text to edit.
        pattern: What to look for; matches do not overlap.
        replacement: The new text, or what gives it: empty to drop the match, ``None`` to leave it as it is.
    """
    builder = TextBuilder(mapped)
    done = 0
    for found in pattern.finditer(mapped.text):
        new = replacement if isinstance(replacement, str) else replacement(found)
        if new is None or new == found.group():
            continue
        builder.keep(done, found.start())
        builder.replace(found.start(), found.end(), new)
        done = found.end()
    if not done:
        return mapped
    builder.keep(done, len(mapped.text))
    return builder.build()


def concatenate(parts: Iterable[MappedText], separator: str) -> MappedText:
    """Texts of the same file, one after the other, with `separator` between them; empty for none."""
    builder = TextBuilder(MappedText("", ()))
    for number, part in enumerate(parts):
        if number:
            builder.insert(separator)
        builder.add(part)
    return builder.build()
