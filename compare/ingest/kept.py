"""Files read once: a file whose bytes were read before gives the documents that it gave then.

Goes in: a path, and what earlier runs kept. Comes out: what `read_document` and `read_articles` give. A file
that cannot be read, or of which a part cannot, is read anew each time.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from compare.ingest.article_forms import OfferedText, read_articles
from compare.ingest.files import Role, read_bytes, read_document
from compare.keep import Keep
from compare.model import Document

__all__ = ["kept_articles", "kept_document"]


class _UnkeptError(Exception):
    """What was read is not of the bytes that it would be kept under, or is in part an error."""


def kept_document(path: Path, *, source: str, role: Role, keep: Keep | None) -> Document:
    """As `read_document`; ``None`` keeps nothing."""
    if keep is None:
        return read_document(path, source=source, role=role)
    digest = _digest(path, source)

    def make() -> Document:
        document = read_document(path, source=source, role=role)
        _must_be_of(digest, document)
        return document

    try:
        return keep("ingest", (role, source, path.suffix.lower(), digest), Document, make)
    except _UnkeptError:
        return read_document(path, source=source, role=role)


def kept_articles(path: Path, *, source: str, keep: Keep | None) -> tuple[OfferedText, ...]:
    """As `read_articles`; ``None`` keeps nothing."""
    if keep is None:
        return read_articles(path, source=source)
    digest = _digest(path, source)

    def make() -> tuple[tuple[str, Document], ...]:
        return tuple(
            (item.source, _must_be_of(digest, item.content)) for item in read_articles(path, source=source)
        )

    key = ("articles", source, path.suffix.lower(), digest)
    try:
        read = keep("ingest", key, tuple[tuple[str, Document], ...], make)
    except _UnkeptError:
        return read_articles(path, source=source)
    return tuple(OfferedText(source=name, content=document) for name, document in read)


def _digest(path: Path, source: str) -> str:
    return hashlib.sha256(read_bytes(path, source)).hexdigest()


def _must_be_of(digest: str, content: object) -> Document:
    """A document of the bytes with this hash: the file may have been changed in the meantime."""
    if not isinstance(content, Document) or content.sha256 != digest:
        raise _UnkeptError
    return content
