"""A published edition as data: `edition.json`, and `statements.csv` with a row for each finding and each
statement that corresponds.

Goes in: a `PublishedEdition`. Comes out: text. Nothing stands in them that does not stand on the page.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from compare.language import ENGLISH
from compare.publication.citation import link
from compare.publication.edition import Case, PublishedArticle, PublishedEdition, PublishedFinding
from compare.report.tables import csv_text

__all__ = ["COLUMNS", "content_hash", "edition_csv", "edition_json"]

FORMAT = "pressdiff-published"
VERSION = 1
COLUMNS = (
    "edition",
    "date",
    "shown_as",
    "finding",
    "statement",
    "outlet",
    "outlet_confirmed",
    "article",
    "title",
    "address",
    "kind",
    "type",
    "severity",
    "severity_words",
    "counted",
    "article_prints",
    "record_reads",
    "record_speakers",
    "said",
    "caveat",
    "meaning",
    "reviewed",
    "reply",
    "asked",
    "deadline",
    "answered",
    "answers",
    "link",
    "scope",
)


def edition_json(edition: PublishedEdition) -> str:
    """The edition as one value, keys in the order of the page; a line break at the end."""
    value = {"format": FORMAT, "version": VERSION, **asdict(edition, dict_factory=_data)}
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_plain)
    return text.encode("utf-8", "replace").decode() + "\n"


def content_hash(edition: PublishedEdition) -> str:
    """SHA-256 of all that an edition says, but its number, its day and what it corrects."""
    value = asdict(edition, dict_factory=_data)
    for name in ("number", "date", "line", "history"):
        del value[name]
    if edition.language == ENGLISH:
        del value["language"]  # so that an edition of the time before there were languages is known again
    return hashlib.sha256(json.dumps(value, default=_plain).encode()).hexdigest()


def _data(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of a value but what only a page needs: how the name of a fact is put inside a list."""
    return {name: value for name, value in pairs if name != "inside"}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def edition_csv(edition: PublishedEdition) -> str:
    """One row per finding and per statement that corresponds, by article; the columns are `COLUMNS`."""
    return "\ufeff" + csv_text(COLUMNS, _rows(edition))


def _rows(edition: PublishedEdition) -> Iterator[tuple[str | int | bool | None, ...]]:
    for art in edition.articles:
        for case in art.findings:
            for one in case.findings:
                yield _row(edition, art, case, one)
        for case in art.correspond:
            yield _row(edition, art, case, None)


def _row(
    edition: PublishedEdition, art: PublishedArticle, case: Case, one: PublishedFinding | None
) -> tuple[str | int | bool | None, ...]:
    reply = one.reply if one else None
    return (
        edition.number,
        edition.date.isoformat(),
        "finding" if one else "corresponds",
        one.id if one else None,
        case.id,
        art.outlet or None,
        art.identified,
        art.id,
        art.title,
        art.url,
        case.kind,
        one.type if one else None,
        one.severity if one else None,
        one.grade if one else None,
        case.counted,
        "".join(piece.text for piece in case.article),
        " ".join(
            piece.text for voice in case.record for passage in voice.passages for piece in passage.slices
        ),
        "; ".join(dict.fromkeys(voice.speaker for voice in case.record)),
        one.statement if one else case.state,
        one.caveat if one else None,
        one.meaning if one else None,
        one.reviewed if one else case.settled,
        reply.told if reply else None,
        reply.asked.isoformat() if reply and reply.asked else None,
        reply.deadline.isoformat() if reply and reply.deadline else None,
        reply.answered if reply else None,
        "\n\n".join(f"{answer.told}: {answer.text}" for answer in reply.answers) if reply else None,
        link(edition, one.id if one else case.id),
        edition.scope,
    )
