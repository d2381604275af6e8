"""Readers of forms that only a record comes in: captions, recognition, tables of speech, parliamentary XML.

Goes in: a file as it lies. Comes out: its paragraphs as slices of the text taken out of it, with marks for
times, speakers and places. An article in one of these forms is refused.
"""

from __future__ import annotations

from compare.errors import SourceError
from compare.ingest.captions import read_captions
from compare.ingest.decode import decode_bytes
from compare.ingest.parsed import Parsed, RawFile, parsed_extract
from compare.ingest.recognition import read_recognition
from compare.ingest.record_tables import read_record_table
from compare.ingest.tables import read_table
from compare.ingest.tei import read_tei
from compare.language import gettext_lazy

__all__ = [
    "read_caption_file",
    "read_recognition_file",
    "read_table_file",
    "read_tei_file",
]


def read_caption_file(raw: RawFile) -> Parsed:
    """SubRip or WebVTT captions."""
    _for_records(raw)
    text, encoding = decode_bytes(raw.data, source=raw.source)
    return parsed_extract(read_captions(text, source=raw.source), encoding=encoding, speech_only=True)


def read_recognition_file(raw: RawFile) -> Parsed:
    """The JSON of a speech recognition."""
    _for_records(raw)
    text, encoding = decode_bytes(raw.data, source=raw.source)
    return parsed_extract(read_recognition(text, source=raw.source), encoding=encoding, speech_only=True)


def read_table_file(raw: RawFile) -> Parsed:
    """A table whose rows are what somebody said."""
    _for_records(raw)
    table = read_table(raw.data, source=raw.source, suffix=raw.suffix)
    return parsed_extract(
        read_record_table(table.rows, source=raw.source), encoding=table.encoding, speech_only=True
    )


def read_tei_file(raw: RawFile) -> Parsed:
    """TEI, or other XML of speeches."""
    _for_records(raw)
    return parsed_extract(read_tei(raw.data, source=raw.source), encoding="xml", speech_only=True)


def _for_records(raw: RawFile) -> None:
    if raw.role != "transcript":
        raise SourceError(
            gettext_lazy("files of this form ({ending}) are read as a record only.", ending=raw.suffix),
            code="unsupported-form",
            source=raw.source,
            hint=gettext_lazy("Save the article as .txt, .md, .html, .docx or .pdf."),
        )
