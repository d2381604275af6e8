"""Text taken out of a form that is no text: pieces, each with the place where a person finds it.

Goes in: what the reader of a Word file, a PDF, a table, captions or an XML file found. Comes out: paragraphs
that are slices of the *extracted text* (the pieces, one a line), and marks that say where each piece stands
in the file. What a piece is, is decided by its reader; who speaks, by segmentation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from compare.errors import SourceError
from compare.ingest.clean import clean_characters, collapse_blanks, repair_double_encoding
from compare.ingest.mapping import MappedText, concatenate
from compare.ingest.plaintext import Paragraph
from compare.language import Words, gettext_lazy
from compare.model import Span

__all__ = [
    "Extract",
    "Piece",
    "SourceMark",
    "joined_text",
    "missing_library",
    "one_line",
    "paragraphs_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line, row, cue or paragraph as its form has it.

    Attributes:
        text: The words; line feeds in it are blanks.
        place: Where a person finds it: ``page 3``, ``row 12``, ``cue 40``, ``paragraph 7``.
        time: Its time mark for people, or ``None``.
        speaker: Who speaks as the form itself states it (a column, a voice tag); ``None`` = not stated.
        level: 1–6 for a heading by the form's own markup, else 0.
        joins: It goes on in the paragraph of the piece before it.
    """

    text: str
    place: Words
    time: str | None = None
    speaker: str | None = None
    level: int = 0
    joins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMark:
    """What a form states of a stretch of its extracted text."""

    span: Span
    place: Words
    time: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What a reader of such a form found.

    Attributes:
        pieces: In reading order.
        stated: What the file states of itself (``title``, ``outlet``, ``published`` …).
        notes: ``(number of the piece, kind, sentence)`` for what was mended on the way; kinds are stable
        names.
    """

    pieces: tuple[Piece, ...]
    stated: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[tuple[int, str, Words], ...] = ()

    @property
    def text(self) -> str:
        """The extracted text: one line for each piece."""
        return joined_text(piece.text for piece in self.pieces)

    @property
    def marks(self) -> tuple[SourceMark, ...]:
        """Where each piece stands in `text`, with what the form states of it."""
        marks: list[SourceMark] = []
        start = 0
        for piece in self.pieces:
            end = start + len(piece.text)
            marks.append(
                SourceMark(span=Span(start, end), place=piece.place, time=piece.time, speaker=piece.speaker)
            )
            start = end + 1
        return tuple(marks)


def joined_text(lines: Iterable[str]) -> str:
    """Lines as one text."""
    return "\n".join(lines)


def one_line(text: str) -> str:
    """A text whose line ends of every kind are blanks, so that a piece is one line of the extracted text."""
    return " ".join(text.splitlines()) if len(text.splitlines()) > 1 else text.strip("\r\n")


def paragraphs_of(extract: Extract) -> tuple[tuple[Paragraph, ...], tuple[Span, ...]]:
    """The paragraphs of an extract, and the places of its text where characters had been encoded twice.

    A piece that joins the one before it goes on in its paragraph, behind a blank; pieces without a letter or
    digit are left out.
    """
    base, mended = repair_double_encoding(MappedText.of(extract.text))
    lines = _lines(base) if extract.pieces else ()
    groups: list[list[MappedText]] = []
    levels: list[int] = []
    for piece, line in zip(extract.pieces, lines, strict=True):
        if piece.joins and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
            levels.append(piece.level)
    found = [
        Paragraph(text=collapse_blanks(clean_characters(concatenate(group, " "))), level=level)
        for group, level in zip(groups, levels, strict=True)
    ]
    return tuple(one for one in found if any(char.isalnum() for char in one.text.text)), mended


def _lines(base: MappedText) -> Sequence[MappedText]:
    lines: list[MappedText] = []
    start = 0
    for line in base.text.split("\n"):
        lines.append(base.slice(start, start + len(line)))
        start += len(line) + 1
    return lines


def missing_library(library: str, source: str) -> SourceError:
    """The error where a library that a form needs is not installed."""
    return SourceError(
        gettext_lazy(
            "reading a file of this form needs the library {library}, which is not installed.",
            library=library,
        ),
        code="missing-library",
        source=source,
        hint=gettext_lazy('Install it with: pip install "pressdiff[office]".'),
    )
