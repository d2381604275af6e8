"""The keys of an `event.toml`, checked.

Goes in: the file. Comes out: what it states, typed, or a `ConfigError` that names the file, the key and what
to write. No file of the event is looked at here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from compare.config import nearest
from compare.errors import ConfigError
from compare.model import (
    ArticleInfo,
    Completeness,
    HouseStyle,
    RecordInfo,
    RecordKind,
    Selection,
    SpeakerInfo,
    TopicInfo,
)

__all__ = ["EventStatement", "parse_event_file", "read_event_file"]

_MEANT = {
    "transcript": "record",
    "transcripts": "record",
    "records": "record",
    "articles": "article",
    "speakers": "speaker",
    "topics": "topic",
    "license": "licence",
    "link": "url",
    "headline": "title",
    "alias": "aliases",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventStatement:
    """What an event states about itself; everything is empty where there is no `event.toml`."""

    title: str | None = None
    date: date | None = None
    place: str | None = None
    selection: Selection = field(default_factory=Selection)
    records: tuple[RecordInfo, ...] = ()
    articles: tuple[ArticleInfo, ...] = ()
    topics: tuple[TopicInfo, ...] = ()
    reviewers: int = 2


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file with the words that name it in messages."""

    source: str
    name: str
    content: Mapping[str, Any]

    def error(self, message: str, *, code: str, hint: str) -> ConfigError:
        return ConfigError(message, code=code, source=self.source, hint=hint)

    def key(self, name: str) -> str:
        return f'"{name}" in {self.name}' if self.name else f'"{name}"'


def read_event_file(path: Path) -> EventStatement:
    """Reads and checks an `event.toml`.

    Raises:
        ConfigError: ``event-file-encoding``, ``event-file-syntax`` (with the line), ``unknown-key`` (with the
            nearest one), ``missing-key``, ``wrong-type`` or ``unknown-value`` (with the valid ones).
    """
    source = str(path)
    top = _Table(source, "", parse_event_file(path.read_bytes(), source))
    _check_keys(top, ("title", "date", "place", "reviewers", "selection", "record", "article", "topic"))
    return EventStatement(
        title=_text(top, "title"),
        date=_date(top, "date"),
        place=_text(top, "place"),
        selection=_selection(top),
        records=tuple(_record(table) for table in _tables(top, "record")),
        articles=tuple(_article(table) for table in _tables(top, "article")),
        topics=tuple(_topic(table) for table in _tables(top, "topic")),
        reviewers=_number(top, "reviewers", unstated=2),
    )


def parse_event_file(data: bytes, source: str) -> dict[str, Any]:
    """The content of an event file, unchecked.

    Args:
        data: Its bytes.
        source: How errors name the file.

    Raises:
        ConfigError: If it is not UTF-8 or not TOML.
    """
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(
            "the file is not UTF-8.", code="event-file-encoding", source=source, hint="Save it as UTF-8."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"this is not valid TOML: {error}.",
            code="event-file-syntax",
            source=source,
            hint="Mend that place.",
        ) from error


def _check_keys(table: _Table, known: tuple[str, ...]) -> None:
    for name in table.content:
        if name not in known:
            meant = _MEANT.get(name.lower())
            near = meant if meant in known else nearest(name, known)
            raise table.error(
                f"{table.key(name)} is not a key that an event has.",
                code="unknown-key",
                hint=(f'Did you mean "{near}"? ' if near else "") + f"Known are {', '.join(known)}.",
            )


def _kind_of(value: object) -> str:
    names: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"),
        (str, "text"),
        ((int, float), "a number"),
        (datetime, "a time"),
        (date, "a date"),
        (list, "a list"),
        (dict, "a table"),
    )
    return next((name for kind, name in names if isinstance(value, kind)), "that")


def _wrong_type(table: _Table, name: str, wanted: str, hint: str) -> ConfigError:
    found = _kind_of(table.content[name])
    return table.error(f"{table.key(name)} must be {wanted}, not {found}.", code="wrong-type", hint=hint)


def _text(table: _Table, name: str) -> str | None:
    value = table.content.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _wrong_type(table, name, "text", f'Put it in quotation marks: {name} = "{value}".')
    return " ".join(value.split()) or None


def _needed(table: _Table, name: str) -> str:
    value = _text(table, name)
    if value is None:
        raise table.error(
            f"{table.name} needs the key {name}.", code="missing-key", hint=f'Add a line: {name} = "…".'
        )
    return value


def _date(table: _Table, name: str) -> date | None:
    value = table.content.get(name)
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    raise _wrong_type(
        table, name, "a date, such as 2031-05-04", "Write year-month-day without quotation marks."
    )


def _number(table: _Table, name: str, *, unstated: int) -> int:
    """A whole number of 1 or more."""
    value = table.content.get(name, unstated)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise table.error(
            f"{table.key(name)} must be a whole number of 1 or more.",
            code="wrong-type",
            hint=f"Write it without quotation marks: {name} = {unstated}.",
        )
    return value


def _texts(table: _Table, name: str) -> tuple[str, ...]:
    value = table.content.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong_type(
            table,
            name,
            'a list of texts, such as ["one", "two"]',
            "Put each in quotation marks, in brackets.",
        )
    return tuple(item for item in (" ".join(item.split()) for item in value) if item)


def _choice(table: _Table, name: str, valid: Iterable[str]) -> str | None:
    value = _text(table, name)
    choices = tuple(valid)
    if value is not None and value not in choices:
        near = nearest(value, choices)
        raise table.error(
            f'{table.key(name)} cannot be "{value}".',
            code="unknown-value",
            hint=(f'Did you mean "{near}"? ' if near else "") + f"Valid are: {', '.join(choices)}.",
        )
    return value


def _tables(parent: _Table, name: str) -> list[_Table]:
    found = parent.content.get(name, [])
    path = f"record.{name}" if parent.name else name
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise _wrong_type(parent, name, "a list of tables", f"Head each one with [[{path}]].")
    return [_Table(parent.source, _name_of(path, number, item), item) for number, item in enumerate(found, 1)]


def _name_of(path: str, number: int, item: Mapping[str, Any]) -> str:
    said = item.get("file") or item.get("name") or item.get("title")
    return f'[[{path}]] "{said}"' if isinstance(said, str) else f"[[{path}]] number {number}"


def _selection(top: _Table) -> Selection:
    content = top.content.get("selection", {})
    if not isinstance(content, dict):
        raise _wrong_type(top, "selection", "a table", "Head it with [selection].")
    table = _Table(top.source, "[selection]", content)
    names = ("by", "query", "dates", "exclusions", "interest")
    _check_keys(table, names)
    return Selection(**{name: _text(table, name) for name in names})


def _record(table: _Table) -> RecordInfo:
    texts = ("spoken_language", "language", "publisher", "address", "licence", "note")
    _check_keys(
        table, ("file", "kind", "completeness", *texts, "retrieved", "gaps", "speaker", "not_speakers")
    )
    choose: Callable[..., Any] = _choice
    stated: dict[str, Any] = {name: _text(table, name) for name in texts}
    return RecordInfo(
        file=_needed(table, "file"),
        kind=choose(table, "kind", get_args(RecordKind)),
        completeness=choose(table, "completeness", get_args(Completeness)),
        retrieved=_date(table, "retrieved"),
        gaps=_texts(table, "gaps"),
        not_speakers=_texts(table, "not_speakers"),
        speakers=tuple(_speaker(speaker) for speaker in _tables(table, "speaker")),
        **stated,
    )


def _speaker(table: _Table) -> SpeakerInfo:
    _check_keys(table, ("name", "role", "aliases"))
    return SpeakerInfo(
        name=_needed(table, "name"), role=_text(table, "role"), aliases=_texts(table, "aliases")
    )


def _article(table: _Table) -> ArticleInfo:
    texts = ("outlet", "title", "url", "language", "wire_agency", "text_group")
    _check_keys(table, ("file", *texts, "published", "retrieved", "house_style", "completeness"))
    file = _needed(table, "file")
    choose: Callable[..., Any] = _choice
    stated: dict[str, Any] = {name: _text(table, name) for name in texts}
    return ArticleInfo(
        file=file,
        label=Path(file.replace("\\", "/")).stem,
        published=_date(table, "published"),
        retrieved=_date(table, "retrieved"),
        house_style=choose(table, "house_style", get_args(HouseStyle)) or "unknown",
        completeness=choose(table, "completeness", get_args(Completeness)),
        **stated,
    )


def _topic(table: _Table) -> TopicInfo:
    _check_keys(table, ("title", "begins", "passage", "record"))
    begins, passage = _text(table, "begins"), _text(table, "passage")
    if begins is None and passage is None:
        raise table.error(
            f"{table.name} does not say where it begins.",
            code="missing-key",
            hint='Add a line with the first words of its first sentence: begins = "…".',
        )
    return TopicInfo(
        begins=begins, passage=passage, title=_text(table, "title"), record=_text(table, "record")
    )
