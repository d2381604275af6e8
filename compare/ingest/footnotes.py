"""Footnotes printed between the paragraphs of a text: "… involved.2", and below it "2 The speaker …".

Goes in: the lines or paragraphs of a text. Comes out: which of them are notes, and where the marks in the
others stand. A digit in a text is a footnote's only where both halves agree, or where the marks count up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["find_note_marks", "find_notes"]

_NOTE = re.compile(r"(\d{1,3})(?:[ ]+(?=[\"“‘'(]?[A-ZÀ-Þ])|$)")
# glued to a word in lower case or to the mark that ends a clause; "G20", "COVID-19" and "3.5" are none
_MARK = re.compile(
    r"(?:(?<=[a-zß-ÿ])|(?<=[^\W\d_][.,;:!?])|(?<=[^\W\d_][.,!?][\"”’)]))(\d{1,3})(?=[\s.,;:!?)—–]|$)"
)
_LEAST = 2


def find_notes(lines: Sequence[str]) -> list[int]:
    """The numbers of the lines that begin a note; none unless two notes have their mark in a line before.

    A bare number is a note, too, if it is a mark's (what a PDF leaves of one).
    """
    marks: set[str] = set()
    found: list[int] = []
    n_words = 0
    for number, line in enumerate(lines):
        note = _NOTE.match(line)
        if note and note.group(1) in marks:
            marks.discard(note.group(1))
            found.append(number)
            n_words += note.end() < len(line)
        marks.update(mark.group(1) for mark in _MARK.finditer(line))
    return found if n_words >= _LEAST else []


def find_note_marks(text: str, *, numbers: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Where the marks of notes stand in a text.

    Args:
        text: The text.
        numbers: The numbers of the notes that were found in it. Without any, marks count only if there are
            three or more and each is one more than the one before.
    """
    marks = list(_MARK.finditer(text))
    values = [int(mark.group(1)) for mark in marks]
    counts_up = len(values) > 2 and values == list(range(values[0], values[0] + len(values)))
    return [mark.span(1) for mark in marks if counts_up or mark.group(1) in numbers]
