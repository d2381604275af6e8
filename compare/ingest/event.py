"""An event folder to an `Event`: every file read, every file accounted for.

Goes in: a folder with an `event.toml`, or a loose one (`transcript.*` and `articles/*`). Comes out: the
records and articles as documents with what is stated of them, and a ledger with a line for each file that was
offered. Nothing is segmented here. One article that cannot be used never stops the rest; a record that cannot
be read does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath

from compare.errors import SourceError
from compare.ingest.confirmation import confirmation_of, reading_of
from compare.ingest.event_schema import EventStatement, read_event_file
from compare.ingest.files import READERS, Role
from compare.ingest.forgotten import Forgotten, forgotten_as, forgotten_lines, read_forgotten
from compare.ingest.kept import kept_articles, kept_document
from compare.ingest.loose import files_of, is_aside, loose_records
from compare.keep import Keep
from compare.language import Words, gettext_lazy, opening, sentences
from compare.model import ArticleInfo, Document, Event, LedgerEntry, RecordInfo

__all__ = ["ARTICLE_FOLDER", "EVENT_FILE", "load_event"]

EVENT_FILE = "event.toml"
ARTICLE_FOLDER = "articles"
_EXPERIMENTAL = gettext_lazy(
    "The reader of this form is experimental: it was tried on no file that others had written. Look it over."
)
_NOT_NAMED = gettext_lazy("It is not named in event.toml and was read with nothing stated.")
_ARTICLE = re.compile(r"article(?:$|[._ -])", re.IGNORECASE)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SECOND_FORM = SourceError(
    gettext_lazy("it lies beside a text of the record and was not read."),
    code="second-form",
    hint=gettext_lazy("Name it in event.toml if it is a record of its own."),
)
_README = SourceError(
    gettext_lazy("a README is not taken for an article."),
    code="not-an-article",
    hint=gettext_lazy("Name it in event.toml if it is one."),
)


@dataclass(slots=True)
class _Reading:
    """An event while it is being read."""

    folder: Path
    stated: EventStatement
    has_file: bool
    keep: Keep | None = None
    ledger: list[LedgerEntry] = field(default_factory=list)
    taken: set[Path] = field(default_factory=set)

    def enter(self, file: str, role: Role, error: SourceError) -> None:
        """A file that is not used, and why."""
        self.ledger.append(
            LedgerEntry(
                file=file,
                role=role,
                outcome="rejected",
                code=error.code,
                reason=sentences(opening(error.said), error.advice or ""),
            )
        )


def load_event(path: str | Path, *, keep: Keep | None = None) -> Event:
    """Reads an event.

    Args:
        path: The event's folder, or its `event.toml`.
        keep: What earlier runs kept: a file that they read is not read again.

    Returns:
        Records in the order stated (loose ones by name); articles ordered by the hash of their text, so that
        the order in which files lie or are named never matters. What an article's own page states (outlet,
        title, address, date, language) fills in what the event does not state; a file name never does.

    Raises:
        SourceError: ``no-event``, ``no-transcript``, ``no-articles``, ``outside-event``, or why a record
            could not be read.
        ConfigError: If `event.toml` is wrong.
    """
    folder = _event_folder(Path(path))
    event_file = folder / EVENT_FILE
    stated = read_event_file(event_file) if event_file.is_file() else EventStatement()
    reading = _Reading(folder=folder, stated=stated, has_file=event_file.is_file(), keep=keep)
    records = _records(reading)
    articles = _articles(reading)
    ledger = tuple(sorted(reading.ledger, key=lambda entry: (entry.role, entry.file, entry.code)))
    documents = [document for _info, document in (*records, *articles)]
    return Event(
        name=folder.resolve().name,
        title=stated.title,
        date=stated.date,
        place=stated.place,
        selection=stated.selection,
        records=records,
        articles=articles,
        ledger=ledger,
        reviewers=stated.reviewers,
        confirmation=confirmation_of(folder, reading_of(event_file, ledger, documents)),
        topics=stated.topics,
    )


def _event_folder(path: Path) -> Path:
    if path.name == EVENT_FILE and path.is_file():
        return path.parent
    if not path.is_dir():
        raise SourceError(
            "there is no such event folder.",
            code="no-event",
            source=str(path),
            hint=f'Check the spelling, or make it with "pressdiff new {path.name}".',
        )
    return path


# records


def _records(reading: _Reading) -> tuple[tuple[RecordInfo, Document], ...]:
    found: dict[str, tuple[RecordInfo, Document]] = {}
    stated = reading.stated.records
    for info in stated or _loose_records(reading):
        document = _record(reading, info, loose=not stated)
        if document is None:
            continue
        key = document.text_sha256
        entry = _accepted(document, "transcript")
        if key in found:
            entry = replace(entry, outcome="duplicate", code="duplicate", reason=_same(found[key][1].source))
        found.setdefault(key, (info, document))
        reading.ledger.append(entry)
    if not found:
        raise _no_transcript(reading)
    return tuple(found.values())


def _record(reading: _Reading, info: RecordInfo, *, loose: bool) -> Document | None:
    """The record's document; ``None`` for a loose file of a form that is not read."""
    try:
        path = _inside(reading.folder, info.file)
        reading.taken.add(path.resolve())
        return kept_document(path, source=info.file, role="transcript", keep=reading.keep)
    except SourceError as error:
        if not loose or error.code != "unsupported-form":
            raise
        reading.enter(info.file, "transcript", error)
        return None


def _loose_records(reading: _Reading) -> list[RecordInfo]:
    texts, others = loose_records(reading.folder)
    for path in others:
        reading.enter(_relative(reading.folder, path), "transcript", _SECOND_FORM)
    return [RecordInfo(file=_relative(reading.folder, path)) for path in texts]


def _no_transcript(reading: _Reading) -> SourceError:
    forms = ", ".join(sorted(READERS))
    unread = [entry.file for entry in reading.ledger if entry.role == "transcript"]
    tried = f" {', '.join(unread)} could not be read." if unread else ""
    return SourceError(
        f"the event has no transcript.{tried}",
        code="no-transcript",
        source=str(reading.folder),
        hint=f"Put the text of what was said into the folder as transcript.txt (or another of {forms}).",
    )


# articles


def _articles(reading: _Reading) -> tuple[tuple[ArticleInfo, Document], ...]:
    offered = [*reading.stated.articles, *_loose_articles(reading)]
    named = {info.file for info in reading.stated.articles}
    unnamed: set[str] = set()
    read: list[tuple[ArticleInfo, Document]] = []
    for info in sorted(offered, key=lambda info: (info.outlet is None, info.file)):
        found = [(_completed(info, document), document) for document in _texts(reading, info)]
        unnamed.update(one.file for one, _document in found if reading.has_file and info.file not in named)
        read += found
    kept: dict[str, tuple[ArticleInfo, Document]] = {}
    forgotten, back = read_forgotten(reading.folder), dict[str, Forgotten]()
    for info, document in read:
        if erased := forgotten_as(document, forgotten):
            back[info.file] = erased
            continue
        key = document.text_sha256
        entry = _accepted(document, "article")
        if key in kept:
            entry = replace(entry, outcome="duplicate", code="duplicate", reason=_same(kept[key][0].file))
        elif info.file in unnamed:
            entry = replace(entry, code="not-named", reason=sentences(_NOT_NAMED, entry.reason))
        kept.setdefault(key, (info, document))
        reading.ledger.append(entry)
    reading.ledger += forgotten_lines(forgotten, back, [entry.file for entry in reading.ledger])
    if not kept:
        raise _no_articles(reading)
    return tuple(kept[key] for key in sorted(kept))


def _texts(reading: _Reading, info: ArticleInfo) -> list[Document]:
    """The articles of one file; what of it cannot be used is entered in the ledger."""
    try:
        path = _inside(reading.folder, info.file)
        offered = kept_articles(path, source=info.file, keep=reading.keep)
    except SourceError as error:
        if error.code == "outside-event" and info in reading.stated.articles:
            raise
        reading.enter(info.file, "article", error)
        return []
    for item in offered:
        if isinstance(item.content, SourceError):
            reading.enter(item.source, "article", item.content)
    return [item.content for item in offered if isinstance(item.content, Document)]


def _loose_articles(reading: _Reading) -> list[ArticleInfo]:
    """Files that stand where articles stand and are not named in the event file."""
    folder = reading.folder
    named = {(folder / info.file).resolve() for info in reading.stated.articles} | reading.taken
    found = [path for path in files_of(folder / ARTICLE_FOLDER) if not path.name.startswith(".")]
    if not reading.stated.articles:
        beside = [path for path in files_of(folder) if not is_aside(path)]
        found += [path for path in beside if _ARTICLE.match(path.name)]
    loose = [path for path in found if path.resolve() not in named]
    infos = [ArticleInfo(file=_relative(folder, path), label=path.stem) for path in loose]
    for info in filter(_is_readme, infos):
        reading.enter(info.file, "article", _README)
    return [info for info in infos if not _is_readme(info)]


def _is_readme(info: ArticleInfo) -> bool:
    return info.label.lower().startswith("readme")


def _completed(info: ArticleInfo, document: Document) -> ArticleInfo:
    """What the event does not state, as the article's own page states it."""
    page = dict(document.meta)
    number = document.source.removeprefix(info.file)
    return replace(
        info,
        file=document.source,
        label=f"{info.label} {number.removeprefix('#')}" if number else info.label,
        outlet=info.outlet or page.get("outlet"),
        title=info.title or document.title,
        url=info.url or page.get("url"),
        published=info.published or _date(page.get("published", "")),
        retrieved=info.retrieved or _date(page.get("retrieved", "")),
        language=info.language or page.get("language"),
    )


def _date(text: str) -> date | None:
    found = _ISO_DATE.match(text)
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def _no_articles(reading: _Reading) -> SourceError:
    refused = [entry for entry in reading.ledger if entry.role == "article"]
    tried = " ".join(
        f"{entry.file}: {entry.reason}" for entry in sorted(refused, key=lambda entry: entry.file)
    )
    return SourceError(
        "the event has no article that can be read." + (f" {tried}" if tried else ""),
        code="no-articles",
        source=str(reading.folder),
        hint=f"Put at least one article into the folder {ARTICLE_FOLDER}.",
    )


# files


def _relative(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _inside(folder: Path, file: str) -> Path:
    """The path of a file of the event.

    Raises:
        SourceError: ``outside-event`` if the name, or a symbolic link, leads out of the folder.
    """
    relative = PurePosixPath(file.replace("\\", "/"))
    path = folder / relative
    drive = PureWindowsPath(file).drive
    leads_out = relative.is_absolute() or ".." in relative.parts or bool(drive)
    if leads_out or not path.resolve().is_relative_to(folder.resolve()):
        raise SourceError(
            gettext_lazy("this file lies outside the event's folder and was not read."),
            code="outside-event",
            source=file,
            hint=gettext_lazy("Copy it into the folder."),
        )
    return path


def _accepted(document: Document, role: Role) -> LedgerEntry:
    entry = LedgerEntry(
        file=document.source, role=role, outcome="accepted", code="ok", reason="", sha256=document.sha256
    )
    if document.experimental:
        return replace(entry, code="experimental-form", reason=_EXPERIMENTAL)
    return entry


def _same(file: str) -> Words:
    return gettext_lazy("Its text is the same as that of {file}; it counts once.", file=file)
