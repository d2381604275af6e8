"""A file to a `Document`: the kept text, its map to the file, and what its own markup states.

Goes in: a path. Comes out: a document whose paragraphs are separated by exactly one empty line, or a
`SourceError` that says what to do. Nothing is cut for being a menu or a teaser here; that is segmentation.

A new form of file needs one entry in `READERS`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from compare.errors import SourceError
from compare.ingest.clean import clean_characters, repair_double_encoding
from compare.ingest.decode import decode_bytes
from compare.ingest.glued import without_glued_links
from compare.ingest.mapping import MappedText, concatenate
from compare.ingest.markdown import front_matter
from compare.ingest.pages import read_article_page, read_record_page
from compare.ingest.plaintext import Paragraph, read_paragraphs
from compare.ingest.wordlists import word_set
from compare.model import Cut, Document, Repair, Span

__all__ = [
    "MAX_BYTES",
    "PARAGRAPH_BREAK",
    "READERS",
    "UNREAD_FORMS",
    "Parsed",
    "Role",
    "article_of",
    "document_of",
    "empty_file",
    "parse_html",
    "parse_text",
    "read_bytes",
    "read_document",
]

Role = Literal["transcript", "article"]
MAX_BYTES = 200_000_000
PARAGRAPH_BREAK = "\n\n"

# Forms that would pass for text and are not: read as text they would give numbers and tags for speech.
UNREAD_FORMS = word_set(
    ".vtt .srt .ass .sbv .ttml .docx .doc .odt .rtf .pdf .epub .tsv .csv .xlsx .json .jsonl .xml .yaml .yml"
    " .toml .mht .eml .tex .zip"
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+)?html\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a reader of one form finds: paragraphs, statements, places that it had to guess, what it cut
    behind how many of the paragraphs, and link text that it took out of a paragraph.
    """

    paragraphs: tuple[Paragraph, ...]
    stated: Mapping[str, str] = field(default_factory=dict)
    unplaced: tuple[Span, ...] = ()
    cut: tuple[tuple[int, str], ...] = ()
    links: tuple[tuple[int, str], ...] = ()


Reader = Callable[[MappedText, Role], Parsed]


def parse_text(base: MappedText, role: Role) -> Parsed:
    """The paragraphs of a plain text or Markdown file; those of a page that is called so."""
    if _HTML_START.match(base.text[:5000]):
        return parse_html(base, role)
    stated, body = front_matter(clean_characters(base))
    return Parsed(paragraphs=read_paragraphs(body, keep_stage_marks=role == "transcript"), stated=stated)


def parse_html(base: MappedText, role: Role) -> Parsed:
    """The paragraphs of a page."""
    page = read_record_page(base) if role == "transcript" else read_article_page(base)
    return Parsed(paragraphs=page.paragraphs, stated=page.stated, unplaced=page.unplaced, cut=page.cut)


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        **dict.fromkeys((".txt", ".text", ".md", ".markdown"), parse_text),
        **dict.fromkeys((".html", ".htm", ".xhtml"), parse_html),
    }
)


def read_document(path: Path, *, source: str, role: Role) -> Document:
    """Reads one file.

    Args:
        path: The file.
        source: Its name for messages and the report.
        role: Of a record everything is kept; of an article's page only the article.

    Returns:
        A document with at least one word. Repairs are those of the characters: ``double encoding``, and
        ``place unknown`` for words of a page that could only be mapped roughly.

    Raises:
        SourceError: ``missing-file``, ``unreadable-file``, ``file-too-large``, ``empty-file``,
            ``binary-file``, ``unreadable-encoding`` or ``unsupported-form``.
    """
    data = read_bytes(path, source)
    reader, text, encoding = _opened(path, data, source)
    return document_of(
        text,
        lambda base: article_of(reader(base, role)) if role == "article" else reader(base, role),
        source=source,
        encoding=encoding,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def article_of(parsed: Parsed) -> Parsed:
    """What a reader finds in an article, without link text inside its sentences."""
    paragraphs, links = without_glued_links(parsed.paragraphs)
    return replace(parsed, paragraphs=paragraphs, links=links)


def document_of(
    text: str, parse: Callable[[MappedText], Parsed], *, source: str, encoding: str, sha256: str
) -> Document:
    """The document of a decoded text.

    Args:
        text: As decoded; double encoding is mended here.
        parse: What finds the paragraphs.
        source: Its name for messages and the report.
        encoding: What it was read with.
        sha256: Of the bytes of the file.

    Raises:
        SourceError: ``empty-file`` if no word is kept.
    """
    base, mended = repair_double_encoding(MappedText.of(text))
    parsed = parse(base)
    kept = concatenate((paragraph.text for paragraph in parsed.paragraphs), PARAGRAPH_BREAK)
    if not any(char.isalnum() for char in kept.text):
        raise empty_file(source)
    stated = dict(parsed.stated)
    return Document(
        source=source,
        source_text=text,
        text=kept.text,
        offsets=kept.offsets,
        encoding=encoding,
        sha256=sha256,
        repairs=_repairs(kept, mended, parsed),
        title=stated.pop("title", None),
        meta=tuple(sorted(stated.items())),
        headings=_headings(parsed.paragraphs),
        cut=_cut(parsed),
    )


def _cut(parsed: Parsed) -> tuple[Cut, ...]:
    """What was cut, with its places in the kept text."""
    every = sorted((*parsed.cut, *parsed.links), key=lambda item: item[0])
    starts = _starts(parsed)
    end = max(starts[-1] - len(PARAGRAPH_BREAK), 0)
    return tuple(Cut(at=min(starts[number], end), text=text) for number, text in every)


def _starts(parsed: Parsed) -> list[int]:
    """Where each paragraph starts in the kept text, and where a further one would."""
    starts = [0]
    for paragraph in parsed.paragraphs:
        starts.append(starts[-1] + len(paragraph.text.text) + len(PARAGRAPH_BREAK))
    return starts


def read_bytes(path: Path, source: str) -> bytes:
    """The bytes of a file of a size that can be read, with something in it.

    Raises:
        SourceError: ``missing-file``, ``unreadable-file``, ``file-too-large`` or ``empty-file``.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise SourceError(
                "this is a folder, not a file.",
                code="unreadable-file",
                source=source,
                hint="Name a file in it.",
            )
        if size > MAX_BYTES:
            raise SourceError(
                f"the file is larger than {MAX_BYTES // 1_000_000} MB and was not read.",
                code="file-too-large",
                source=source,
                hint="Cut it into parts, or keep the text of it only.",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(
            "there is no such file.",
            code="missing-file",
            source=source,
            hint="Check the name, or add the file.",
        ) from error
    except OSError as error:
        raise SourceError(
            f"the file could not be read ({error.strerror or error}).",
            code="unreadable-file",
            source=source,
            hint="Check that you may read it.",
        ) from error
    if not data.strip():
        raise empty_file(source)
    return data


def empty_file(source: str) -> SourceError:
    """The error for a text without a word."""
    return SourceError(
        "the file has no words in it.",
        code="empty-file",
        source=source,
        hint="Put the text in, or take the file away.",
    )


def _opened(path: Path, data: bytes, source: str) -> tuple[Reader, str, str]:
    """The reader for a file's form, its text and encoding; a form that nobody knows is tried as text."""
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is not None:
        return reader, *decode_bytes(data, source=source, html=reader is parse_html)
    if suffix in UNREAD_FORMS:
        raise _unsupported(suffix, source)
    try:
        return parse_text, *decode_bytes(data, source=source)
    except SourceError as error:
        raise _unsupported(suffix, source) from error


def _unsupported(suffix: str, source: str) -> SourceError:
    return SourceError(
        f"files of this form ({suffix or 'no ending'}) cannot be read yet.",
        code="unsupported-form",
        source=source,
        hint=f"Save the text as one of: {', '.join(sorted(READERS))}.",
    )


def _repairs(kept: MappedText, mended: tuple[Span, ...], parsed: Parsed) -> tuple[Repair, ...]:
    starts = _starts(parsed) if parsed.links else []
    found = [
        Repair(
            kind="double encoding",
            span=place,
            note="Characters that had been encoded twice were read as what they were.",
        )
        for source in mended
        if (place := kept.from_source(source)) is not None
    ]
    found += [
        Repair(
            kind="place unknown",
            span=place,
            note="These words were found in the page, but only roughly where.",
        )
        for source in parsed.unplaced
        if (place := kept.from_source(source)) is not None
    ]
    found += [
        Repair(
            kind="link text inside a sentence",
            span=Span(starts[number], starts[number]),
            note="A list of links that stood inside a sentence of this paragraph was left out.",
        )
        for number, _text in parsed.links
    ]
    return tuple(sorted(found, key=lambda repair: (repair.span, repair.kind)))


def _headings(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[int, Span], ...]:
    found: list[tuple[int, Span]] = []
    start = 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text.text)
        if paragraph.level:
            found.append((paragraph.level, Span(start, end)))
        start = end + len(PARAGRAPH_BREAK)
    return tuple(found)
