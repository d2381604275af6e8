"""Readers of forms that are text: plain text and Markdown, pages, and the text of printed pages.

Goes in: a file as it lies. Comes out: its paragraphs as slices of the decoded text. Which form a file has is
told in `files`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.ingest.clean import clean_characters, repair_double_encoding
from compare.ingest.decode import decode_bytes
from compare.ingest.docx import read_docx
from compare.ingest.mapping import MappedText, TextBuilder
from compare.ingest.markdown import front_matter
from compare.ingest.pages import read_article_page, read_record_page
from compare.ingest.parsed import Note, Parsed, RawFile, Role, double_encoding, parsed_extract
from compare.ingest.pdf import read_pdf
from compare.ingest.plaintext import read_paragraphs
from compare.ingest.running import floating_lines, line_numbers, page_starts, running_lines
from compare.language import Words, gettext_lazy
from compare.model import Span

__all__ = [
    "looks_like_page",
    "read_page_file",
    "read_page_text",
    "read_pdf_file",
    "read_plain_text",
    "read_text_file",
    "read_word_file",
]

_TEXT = gettext_lazy("the text")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+)?html\b", re.IGNORECASE | re.DOTALL
)


def looks_like_page(text: str) -> bool:
    """True for a text that begins as an HTML page does, whatever the file is called."""
    return bool(_HTML_START.match(text[:5000]))


def read_text_file(raw: RawFile) -> Parsed:
    """A text or Markdown file; a page in a text file is read as a page."""
    text, encoding = decode_bytes(raw.data, source=raw.source)
    return read_plain_text(text, encoding, raw.role)


def read_plain_text(text: str, encoding: str, role: Role) -> Parsed:
    """A decoded text, as `read_text_file`."""
    if looks_like_page(text):
        return read_page_text(text, encoding, role)
    base, mended = repair_double_encoding(MappedText.of(text))
    base, cut = without_running_lines(base)
    stated, body = front_matter(clean_characters(base))
    return Parsed(
        source_text=text,
        encoding=encoding,
        paragraphs=read_paragraphs(body, keep_stage_marks=role == "transcript"),
        stated=stated,
        notes=(*double_encoding(mended), *cut),
    )


def read_page_file(raw: RawFile) -> Parsed:
    """A saved page in HTML."""
    text, encoding = decode_bytes(raw.data, source=raw.source, html=True)
    return read_page_text(text, encoding, raw.role)


def read_page_text(text: str, encoding: str, role: Role) -> Parsed:
    """A decoded page in HTML."""
    base, mended = repair_double_encoding(MappedText.of(text))
    page = read_record_page(base) if role == "transcript" else read_article_page(base)
    unplaced = gettext_lazy("These words were found in the page, but only roughly where.")
    return Parsed(
        source_text=text,
        encoding=encoding,
        paragraphs=page.paragraphs,
        stated=page.stated,
        notes=(
            *double_encoding(mended),
            *(Note(span=span, kind="place unknown", sentence=unplaced) for span in page.unplaced),
        ),
        cut=page.cut,
    )


def read_word_file(raw: RawFile) -> Parsed:
    """A Word file."""
    return parsed_extract(read_docx(raw.data, source=raw.source), encoding="docx")


def read_pdf_file(raw: RawFile) -> Parsed:
    """The text layer of a PDF, its pages joined, without running headers and footers."""
    extract = read_pdf(raw.data, source=raw.source)
    base, mended = repair_double_encoding(MappedText.of(extract.text))
    places = [piece.place for piece in extract.pieces]
    base, cut = _cut_pages(base, places)
    marks = extract.marks
    return Parsed(
        source_text=extract.text,
        encoding="pdf",
        paragraphs=read_paragraphs(clean_characters(base), keep_stage_marks=raw.role == "transcript"),
        marks=marks,
        notes=(
            *double_encoding(mended),
            *cut,
            *(Note(span=marks[at].span, kind=kind, sentence=words) for at, kind, words in extract.notes),
        ),
    )


def without_running_lines(base: MappedText) -> tuple[MappedText, tuple[Note, ...]]:
    """A text without the running lines of its pages and the numbers of its lines; most texts as they are.

    Pages are told by form feeds (as `pdftotext` writes them) or by line numbers that start anew.
    """
    lines = base.text.split("\n")
    if "\f" in base.text.strip():
        starts = {at for at, line in enumerate(lines) if "\f" in line}
    else:
        starts = set(page_starts(lines))
    if not starts:
        off = {number: len(lines[number]) for number in floating_lines(lines)}
        return _without(base, lines, [_TEXT] * len(lines), off) if off else (base, ())
    places: list[Words] = []
    number = int(0 not in starts)
    for at in range(len(lines)):
        number += at in starts
        places.append(gettext_lazy("page {n}", n=str(number)))
    return _cut_pages(base, places)


def _cut_pages(base: MappedText, places: Sequence[Words]) -> tuple[MappedText, tuple[Note, ...]]:
    """The lines of pages without running headers, footers, page and line numbers.

    Args:
        base: The text, one line each.
        places: The page of each line.
    """
    lines = base.text.split("\n")
    pages: dict[Words, list[int]] = {}
    for number, place in enumerate(places):
        pages.setdefault(place, []).append(number)
    texts = [[lines[number].strip("\f\r") for number in page] for page in pages.values()]
    off: dict[int, int] = {}
    numbered = False  # where a page has numbered lines a short one behind it has them, too
    for page, text, running in zip(pages.values(), texts, running_lines(texts), strict=True):
        kept = ["" if at in running else line for at, line in enumerate(text)]
        numbers = line_numbers(kept, least=1 if numbered else 10)
        numbered = numbered or bool(numbers)
        off.update({page[at]: length for at, length in numbers.items()})
        off.update({page[at]: len(lines[page[at]]) for at in running})
    return _without(base, lines, places, off)


def _without(
    base: MappedText, lines: list[str], places: Sequence[Words], off: dict[int, int]
) -> tuple[MappedText, tuple[Note, ...]]:
    """The lines, each without its first characters where `off` says so; pages are joined as lines are.

    A page ends with a line end and no empty line: what goes on over it is told by the words.
    """
    builder = TextBuilder(base)
    notes: list[Note] = []
    start, blank = 0, True
    for number, line in enumerate(lines):
        first = start + off.get(number, 0)
        end = start + len(line)
        text = base.text[first:end].strip("\f\r ")
        turned = number and places[number] != places[number - 1]
        if text or not (blank or number in off or turned):
            builder.keep(first, end)
            builder.insert("\n")
        if number in off and off[number] >= len(line):
            span = base.offsets.to_source(Span(start, end))
            sentence = gettext_lazy(
                "A running line of {place} was left out: “{line}”.",
                place=places[number],
                line=line.strip()[:80],
            )
            notes.append(Note(span=span, kind="running line", sentence=sentence))
        blank = not text and number not in off
        start = end + 1
    return builder.build(), tuple(notes)
