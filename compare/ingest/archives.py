"""Office files are ZIP archives of XML: what is dangerous in one is refused before it is unpacked.

Goes in: the bytes of a DOCX or XLSX. Comes out: nothing, or a `SourceError`. Nothing is read into a document
here.
"""

from __future__ import annotations

import io
import re
import zipfile

from compare.errors import SourceError
from compare.language import gettext_lazy

__all__ = ["MAX_MEMBERS", "MAX_UNPACKED", "check_archive", "entity_error", "has_entities"]

MAX_UNPACKED = 400_000_000
"""Bytes that the parts of an archive may have together once unpacked."""

MAX_MEMBERS = 5_000
"""Parts that an archive may have."""

_RATIO = 300  # text compresses to a tenth; a part that shrinks to less than this is no text
_SMALL = 1_000_000  # bytes below which a part may shrink as it likes
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED_WIDE = re.compile(rb"<\x00!\x00[DE]\x00|\x00<\x00!\x00[DE]", re.IGNORECASE)


def check_archive(data: bytes, *, source: str, part: str) -> None:
    """Refuses what is no office file, or a dangerous one.

    Args:
        data: The whole file.
        source: Its name, for messages.
        part: A part that every file of its form has, such as ``word/document.xml``.

    Raises:
        SourceError: ``damaged-file`` (no archive, or the part is missing), ``encrypted-file``,
            ``archive-bomb`` or ``xml-entities``.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # the container that Office puts around an encrypted file
        raise _encrypted(source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, source, part)
    except SourceError:
        raise
    except Exception as error:  # a damaged directory or stream: zipfile, zlib and struct each have their own
        raise _damaged(source) from error


def _check_members(archive: zipfile.ZipFile, source: str, part: str) -> None:
    members = archive.infolist()
    _check_sizes(members, source)
    if part not in archive.namelist():
        raise _damaged(source)
    if any(member.flag_bits & 1 for member in members):
        raise _encrypted(source)
    for member in members:
        if member.filename.lower().endswith((".xml", ".rels")) and has_entities(archive.read(member)):
            raise entity_error(source)


def _check_sizes(members: list[zipfile.ZipInfo], source: str) -> None:
    """By what the directory states; more than that is never unpacked of a part."""
    total = sum(member.file_size for member in members)
    dense = any(
        member.file_size > _SMALL and member.file_size > _RATIO * max(member.compress_size, 1)
        for member in members
    )
    if total > MAX_UNPACKED or dense or len(members) > MAX_MEMBERS:
        raise SourceError(
            gettext_lazy("the file would unpack to far more than a text has, and was not unpacked."),
            code="archive-bomb",
            source=source,
            hint=gettext_lazy("Open it in the program it comes from, and save the text of it only."),
        )


def has_entities(data: bytes) -> bool:
    """True if an XML file declares a document type or entities, in an encoding of one or two bytes."""
    return bool(_DECLARED.search(data) or _DECLARED_WIDE.search(data[:20_000]))


def entity_error(source: str) -> SourceError:
    """The error for XML that defines entities, which can grow without end or name files of the machine."""
    return SourceError(
        gettext_lazy("the XML of this file defines entities of its own, and was not read."),
        code="xml-entities",
        source=source,
        hint=gettext_lazy(
            "Take the document type (<!DOCTYPE … >) out of it, or save the text in another form."
        ),
    )


def _damaged(source: str) -> SourceError:
    return SourceError(
        gettext_lazy("the file is damaged, or is not of the form that its name says."),
        code="damaged-file",
        source=source,
        hint=gettext_lazy("Open it in the program it comes from, and save it again."),
    )


def _encrypted(source: str) -> SourceError:
    return SourceError(
        gettext_lazy("the file is protected by a password, or is of an old form."),
        code="encrypted-file",
        source=source,
        hint=gettext_lazy("Open it, and save it without a password in the present form of its program."),
    )
