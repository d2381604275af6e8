"""What goes into the reader of one form of file, and what comes out of it.

Goes in: nothing. Comes out: two types that `files` and the readers share.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from compare.ingest.pieces import Extract, SourceMark, paragraphs_of
from compare.ingest.plaintext import Paragraph
from compare.language import Words, gettext_lazy
from compare.model import Span

__all__ = ["Note", "Parsed", "RawFile", "Reader", "Role", "double_encoding", "parsed_extract"]

Role = Literal["transcript", "article"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """A file as it lies: its bytes, its name for messages, its ending in lower case and what it is offered
    as.
    """

    data: bytes
    source: str
    suffix: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that was mended: its place in the source text, a stable kind, one sentence for people, which
    is spoken when it is printed.
    """

    span: Span
    kind: str
    sentence: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a reader of one form finds.

    Attributes:
        source_text: The decoded file, or the text taken out of a form that is no text.
        encoding: What the file was read with: an encoding, or the name of the form.
        paragraphs: Slices of `source_text`, in order.
        stated: What the file states of itself.
        marks: Where the pieces of a form that is no text stand.
        notes: What was mended or had to be guessed.
        cut: What a page shows beside the paragraphs, each behind how many of them.
        speech_only: The form holds what was said and no page around it (captions, a table of utterances).
    """

    source_text: str
    encoding: str
    paragraphs: tuple[Paragraph, ...]
    stated: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[SourceMark, ...] = ()
    notes: tuple[Note, ...] = ()
    cut: tuple[tuple[int, str], ...] = ()
    speech_only: bool = False


Reader = Callable[[RawFile], Parsed]


def parsed_extract(extract: Extract, *, encoding: str, speech_only: bool = False) -> Parsed:
    """The result of a reader that takes pieces out of a form that is no text."""
    paragraphs, mended = paragraphs_of(extract)
    marks = extract.marks
    return Parsed(
        source_text=extract.text,
        encoding=encoding,
        paragraphs=paragraphs,
        stated=extract.stated,
        marks=marks,
        speech_only=speech_only,
        notes=(
            *double_encoding(mended),
            *(Note(span=marks[at].span, kind=kind, sentence=words) for at, kind, words in extract.notes),
        ),
    )


def double_encoding(places: tuple[Span, ...]) -> tuple[Note, ...]:
    """Notes on characters that had been encoded twice."""
    sentence = gettext_lazy("Characters that had been encoded twice were read as what they were.")
    return tuple(Note(span=place, kind="double encoding", sentence=sentence) for place in places)
