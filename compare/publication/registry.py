"""The published editions of an event, numbered, in `published.jsonl` in its folder; lines are only added.

Goes in: the file, or an edition that was written. Comes out: one `Record` per edition: its day, its findings,
what it corrected, what it was published without, and the hash of every file. Each line holds the hash of the
line before it, so that a line that somebody changed is noticed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from compare.errors import SourceError
from compare.language import ENGLISH
from compare.publication.edition import Correction, Imprint
from compare.review.lines import append_lines, damaged_line, read_lines

__all__ = ["PUBLISHED_FILE", "FindingRecord", "Record", "append_edition", "read_editions"]

PUBLISHED_FILE = "published.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecord:
    """A finding as an edition printed it.

    Attributes:
        key: Tells it from others when the article's text has changed.
        outlet: As it was named; `words` are the article's, shortened. The hashes are the same in every
            language.
        printed: Hash of what was said of the texts; `reply` of what stood beside it.
    """

    id: str
    key: str
    outlet: str
    type: str
    words: str
    printed: str
    reply: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One edition.

    Attributes:
        forced: The reason given for what is missing, for each kind of thing that is.
        sentence: What a person said of the correction; empty for none.
        content: Hash of all that it says, but number, day and corrections.
        language: The tag of the language that it speaks.
        files: SHA-256 per file.
        previous: SHA-256 of the line before; empty for the first.
    """

    number: int
    date: date
    imprint: Imprint
    notes: bool
    forced: str
    sentence: str
    findings: tuple[FindingRecord, ...]
    corrections: tuple[Correction, ...]
    content: str
    language: str = ENGLISH
    files: tuple[tuple[str, str], ...] = ()
    previous: str = ""


def read_editions(path: Path) -> tuple[Record, ...]:
    """Every edition in order; none where there is no file.

    Raises:
        SourceError: ``damaged-line`` for a line that is no edition, ``changed-registry`` where a line does
            not follow from the one before it; the message names the line.
    """
    records: list[Record] = []
    previous = ""
    for number, value in read_lines(path):
        try:
            record = _record(value)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise damaged_line(path, number, "is no edition") from error
        if record.previous != previous or record.number != len(records) + 1:
            raise SourceError(
                f"line {number} does not follow from the line before it: one of them was changed or taken "
                "out.",
                code="changed-registry",
                source=str(path),
                hint="Put the file back as it was; what was published stays published.",
            )
        records.append(record)
        previous = _hash_of_line(path, number)
    return tuple(records)


def _record(value: Mapping[str, Any]) -> Record:
    imprint = {name: str(value["imprint"][name]) for name in ("publisher", "contact", "address")}
    return Record(
        number=int(value["number"]),
        date=date.fromisoformat(value["date"]),
        imprint=Imprint(**imprint),
        notes=bool(value["notes"]),
        forced=str(value["forced"]),
        sentence=str(value["sentence"]),
        findings=tuple(FindingRecord(**{k: str(v) for k, v in one.items()}) for one in value["findings"]),
        corrections=tuple(Correction(**{k: str(v) for k, v in one.items()}) for one in value["corrections"]),
        content=str(value["content"]),
        language=str(value.get("language", ENGLISH)),
        files=tuple((str(name), str(digest)) for name, digest in value["files"]),
        previous=str(value["previous"]),
    )


def _hash_of_line(path: Path, number: int) -> str:
    line = path.read_text(encoding="utf-8-sig").split("\n")[number - 1]
    return hashlib.sha256(line.rstrip("\r").encode("utf-8", "surrogatepass")).hexdigest()


def append_edition(path: Path, record: Record, *, before: Sequence[Record]) -> None:
    """Adds an edition at the end of the file.

    Args:
        path: The file; made where it is missing.
        record: The edition; `previous` is set here.
        before: What the file holds.

    Raises:
        SourceError: ``cannot-write`` if the file cannot be written to.
    """
    lines = read_lines(path) if before else []
    value = asdict(record) | {"date": record.date.isoformat()}
    append_lines(path, [value | {"previous": _hash_of_line(path, lines[-1][0]) if lines else ""}])
