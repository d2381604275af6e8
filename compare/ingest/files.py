"""A file to a `Document`: the kept text, its map to the file, and what its own markup states.

Goes in: a path. Comes out: a document whose paragraphs are separated by exactly one empty line, or a
`SourceError` that says what to do. Nothing is cut for being a menu or a teaser here; that is segmentation.

A new form of file needs one entry in `READERS`. The form is told from the file's ending, and where the first
bytes contradict it, from them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from compare.errors import SourceError
from compare.ingest.decode import GUESSED, MIXED
from compare.ingest.glued import without_glued_links
from compare.ingest.mapping import MappedText, concatenate
from compare.ingest.parsed import Note, Parsed, RawFile, Reader, Role
from compare.ingest.plaintext import Paragraph
from compare.ingest.records import (
    read_caption_file,
    read_recognition_file,
    read_table_file,
    read_tei_file,
)
from compare.ingest.sniff import form_of
from compare.ingest.texts import read_page_file, read_pdf_file, read_text_file, read_word_file
from compare.ingest.wordlists import word_set
from compare.language import gettext_lazy
from compare.model import Cut, Document, Mark, Repair, Span

__all__ = [
    "EXPERIMENTAL",
    "MAX_BYTES",
    "PARAGRAPH_BREAK",
    "READERS",
    "RECORD_FORMS",
    "UNREAD_FORMS",
    "Role",
    "document_of",
    "empty_file",
    "read_bytes",
    "read_document",
    "with_form_note",
]

MAX_BYTES = 200_000_000
PARAGRAPH_BREAK = "\n\n"

# Forms that would pass for text and are not: read as text they would give numbers and tags for speech.
UNREAD_FORMS = word_set(
    ".ass .sbv .ttml .doc .odt .rtf .epub .xls .ods .jsonl .yaml .yml .toml .mht .mhtml .eml .tex .zip"
)
RECORD_FORMS = word_set(".srt .vtt .json .csv .tsv .tab .xlsx .xml .tei")
"""Forms that are read as a record and not as an article."""

EXPERIMENTAL = word_set(".docx .pdf .json .csv .tab .xlsx .xml .tei")
"""Forms whose reader was not tried on files that others wrote."""

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        **dict.fromkeys((".txt", ".text", ".md", ".markdown"), read_text_file),
        **dict.fromkeys((".html", ".htm", ".xhtml"), read_page_file),
        ".docx": read_word_file,
        ".pdf": read_pdf_file,
        **dict.fromkeys((".srt", ".vtt"), read_caption_file),
        ".json": read_recognition_file,
        **dict.fromkeys((".csv", ".tsv", ".tab", ".xlsx"), read_table_file),
        **dict.fromkeys((".xml", ".tei"), read_tei_file),
    }
)


def read_document(path: Path, *, source: str, role: Role) -> Document:
    """Reads one file.

    Args:
        path: The file.
        source: Its name for messages and the report.
        role: Of a record everything is kept; of an article's page only the article.

    Returns:
        A document with at least one word. Repairs are those of the characters and of the form: ``double
        encoding``, ``place unknown`` for words of a page that could only be mapped roughly, ``running line``,
        ``other form`` …

    Raises:
        SourceError: ``missing-file``, ``unreadable-file``, ``file-too-large``, ``empty-file``,
            ``binary-file``, ``unreadable-encoding`` or ``unsupported-form``, or what the reader of the form
            raises.
    """
    data = read_bytes(path, source)
    suffix = path.suffix.lower()
    form = form_of(data, suffix)
    parsed = _parsed(RawFile(data=data, source=source, suffix=form, role=role), suffix)
    parsed = with_form_note(parsed, suffix, form)
    if role == "article":
        parsed = without_glued_links(parsed)
    return document_of(
        parsed,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        experimental=form in EXPERIMENTAL,
    )


def with_form_note(parsed: Parsed, suffix: str, form: str) -> Parsed:
    """What was found, with a note where the content is of another form than the file's name says."""
    if form == suffix:
        return parsed
    if suffix:
        sentence = gettext_lazy(
            "Its name ends in {ending}; its content is {form} and was read so.", ending=suffix, form=form
        )
    else:
        sentence = gettext_lazy("Its name ends in nothing; its content is {form} and was read so.", form=form)
    note = Note(span=Span(0, 0), kind="other form", sentence=sentence)
    return replace(parsed, notes=(*parsed.notes, note))


def document_of(parsed: Parsed, *, source: str, sha256: str, experimental: bool) -> Document:
    """The document of what a reader found.

    Args:
        parsed: The paragraphs and what goes with them.
        source: The name for messages and the report.
        sha256: Of the bytes of the file.
        experimental: The reader of the form was not tried on files that others wrote.

    Raises:
        SourceError: ``empty-file`` if no word is kept.
    """
    kept = concatenate((paragraph.text for paragraph in parsed.paragraphs), PARAGRAPH_BREAK)
    if not any(char.isalnum() for char in kept.text):
        raise empty_file(source)
    stated = dict(parsed.stated)
    return Document(
        source=source,
        source_text=parsed.source_text,
        text=kept.text,
        offsets=kept.offsets,
        encoding=parsed.encoding,
        sha256=sha256,
        repairs=_repairs(kept, parsed),
        title=stated.pop("title", None),
        meta=tuple(sorted(stated.items())),
        headings=_headings(parsed.paragraphs),
        marks=_marks(kept, parsed),
        experimental=experimental,
        cut=_cut(parsed),
        speech_only=parsed.speech_only,
    )


def _cut(parsed: Parsed) -> tuple[Cut, ...]:
    """What was cut, with its places in the kept text."""
    starts = [0]
    for paragraph in parsed.paragraphs:
        starts.append(starts[-1] + len(paragraph.text.text) + len(PARAGRAPH_BREAK))
    end = max(starts[-1] - len(PARAGRAPH_BREAK), 0)
    return tuple(Cut(at=min(starts[number], end), text=text) for number, text in parsed.cut)


def read_bytes(path: Path, source: str) -> bytes:
    """The bytes of a file of a size that can be read, with something in it.

    Raises:
        SourceError: ``missing-file``, ``unreadable-file``, ``file-too-large`` or ``empty-file``.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise SourceError(
                gettext_lazy("this is a folder, not a file.")
                if path.is_dir()
                else gettext_lazy("this is no ordinary file."),
                code="unreadable-file",
                source=source,
                hint=gettext_lazy("Name a file in it."),
            )
        if size > MAX_BYTES:
            raise SourceError(
                gettext_lazy("the file is larger than {n} MB and was not read.", n=MAX_BYTES // 1_000_000),
                code="file-too-large",
                source=source,
                hint=gettext_lazy("Cut it into parts, or keep the text of it only."),
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(
            gettext_lazy("there is no such file."),
            code="missing-file",
            source=source,
            hint=gettext_lazy("Check the name, or add the file."),
        ) from error
    except OSError as error:
        raise SourceError(
            gettext_lazy("the file could not be read ({reason}).", reason=error.strerror or str(error)),
            code="unreadable-file",
            source=source,
            hint=gettext_lazy("Check that you may read it."),
        ) from error
    if not data.strip():
        raise empty_file(source)
    return data


def empty_file(source: str) -> SourceError:
    """The error for a text without a word."""
    return SourceError(
        gettext_lazy("the file has no words in it."),
        code="empty-file",
        source=source,
        hint=gettext_lazy("Put the text in, or take the file away."),
    )


def _parsed(raw: RawFile, named: str) -> Parsed:
    """What the reader of a file's form finds; a form that nobody knows is tried as text."""
    reader = READERS.get(raw.suffix)
    if reader is not None:
        return reader(raw)
    if raw.suffix in UNREAD_FORMS:
        raise unsupported(named, raw.source)
    try:
        return read_text_file(raw)
    except SourceError as error:
        raise unsupported(named, raw.source) from error


def unsupported(suffix: str, source: str) -> SourceError:
    """The error for a form that is not read."""
    return SourceError(
        gettext_lazy(
            "files of this form ({ending}) cannot be read yet.", ending=suffix or gettext_lazy("no ending")
        ),
        code="unsupported-form",
        source=source,
        hint=gettext_lazy("Save the text as one of: {endings}.", endings=", ".join(sorted(READERS))),
    )


def _repairs(kept: MappedText, parsed: Parsed) -> tuple[Repair, ...]:
    found = [
        Repair(kind=note.kind, span=_kept_place(kept, note.span), note=note.sentence) for note in parsed.notes
    ]
    if parsed.encoding == MIXED:
        sentence = gettext_lazy(
            "Some lines of the file are in UTF-8 and others in windows-1252; each was read as what it is."
        )
        found.append(Repair(kind="mixed encoding", span=Span(0, 0), note=sentence))
    if parsed.encoding.endswith(GUESSED):
        sentence = gettext_lazy(
            "The file does not state its encoding, and {encoding} was guessed: check its letters and marks.",
            encoding=parsed.encoding.removesuffix(GUESSED),
        )
        found.append(Repair(kind="guessed encoding", span=Span(0, 0), note=sentence))
    return tuple(sorted(found, key=lambda repair: (repair.span, repair.kind)))


def _kept_place(kept: MappedText, span: Span) -> Span:
    """Where a stretch of the source stands in the kept text; of one that was left out, where it would
    stand.
    """
    place = kept.from_source(span)
    at = kept.behind_source(span.start)
    return place or Span(at, at)


def _marks(kept: MappedText, parsed: Parsed) -> tuple[Mark, ...]:
    """The marks of a form in the kept text; those of pieces of which nothing was kept are left out."""
    return tuple(
        Mark(at=place.start, place=mark.place, time=mark.time, speaker=mark.speaker)
        for mark in parsed.marks
        if len(mark.span) and (place := kept.from_source(mark.span)) is not None
    )


def _headings(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[int, Span], ...]:
    found: list[tuple[int, Span]] = []
    start = 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text.text)
        if paragraph.level:
            found.append((paragraph.level, Span(start, end)))
        start = end + len(PARAGRAPH_BREAK)
    return tuple(found)
