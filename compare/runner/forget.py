"""An article's text erased from an event and from its report, with everything that was made from it.

Goes in: a file of an event, and the folder of its report. Comes out: an event without the text, a report made
again without it, and a line in the ledger with its hash. Erased are the file, its table in `event.toml`, the
kept inputs, the recorded states' words of it, the store, and every file of the report. What was copied
elsewhere (a bundle, a mail) is out of reach; where words of it are still found in the two folders, it is
said.

Each step may be cut off: what is erased is written down first, and the same command goes on from there.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import tomlkit

from compare.changes.codec import read_snapshot, snapshot_text
from compare.changes.snapshot import ArticleState, Snapshot
from compare.config import CompareConfig
from compare.errors import EngineError, SourceError
from compare.ingest.article_forms import read_articles
from compare.ingest.event import ARTICLE_FOLDER, EVENT_FILE, load_event
from compare.ingest.forgotten import FORGOTTEN_FILE, Forgotten, read_forgotten
from compare.model import Document, text_hash
from compare.report.changes_json import CHANGES
from compare.report.manifest import MANIFEST, now
from compare.report.write import NAMES
from compare.review.decisions import DECISIONS_FILE
from compare.runner.folder import write_whole
from compare.runner.history import HISTORY, INPUTS, state_paths
from compare.runner.make import Made, make_report
from compare.runner.manifest_file import read_manifest
from compare.runner.stretches import holds, stretches

__all__ = ["Erased", "event_of", "forget"]

LEVELS = 4
"""How many folders above a file its event may lie."""
_HEAD = "Texts that were erased on request. Only their hashes are kept, so that they are not read again."
_OTHERS = (CHANGES, MANIFEST, "check.html")
"""What lies in an output folder besides the files of the formats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What came of it.

    Attributes:
        files: What was erased, with hashes.
        made: The report made again; ``None`` where no article is left, or where there was no report.
        left: Files in which words of the text are still found.
    """

    files: tuple[Forgotten, ...]
    made: Made | None
    left: tuple[str, ...]


def event_of(file: Path) -> tuple[Path, str]:
    """The event's folder that a file lies or lay in, and the file's name in it.

    Raises:
        SourceError: ``no-event`` if it lies in none.
    """
    place = file.absolute()
    stated = (folder for folder in place.parents[:LEVELS] if (folder / EVENT_FILE).is_file())
    loose = (folder for folder in place.parents[:2] if place.parent in (folder, folder / ARTICLE_FOLDER))
    for folder in (*stated, *loose):
        if (folder / ARTICLE_FOLDER).is_dir() or (folder / EVENT_FILE).is_file():
            return folder, place.relative_to(folder).as_posix()
    raise SourceError(
        "this file lies in no event folder.",
        code="no-event",
        source=str(file),
        hint="Name a file of an event, with its path.",
    )


def forget(file: Path, output: Path, *, config: CompareConfig) -> Erased:
    """Erases an article.

    Args:
        file: Of the event; it may be gone already.
        output: Of its report; it may be missing.
        config: Options for the report that is made again; formats are those of the report that was there.

    Raises:
        SourceError: ``no-event``; ``not-an-article-file`` if it is a record or one of several articles of a
            file; ``nothing-to-forget`` if neither the event nor the report knows it.
    """
    folder, name = event_of(file)
    if "#" in name:
        raise _no_article_file(name, "It is one of several articles of a file; erase the whole file.")
    if any(info.file == name for info in _records(folder)):
        raise _no_article_file(
            name, "It is a record: take it out of the event, and delete the output folder."
        )
    documents = _documents(folder / name, name)
    states = [state for path in state_paths(output) if (state := _read(path)) is not None]
    texts = _texts(name, documents, states)
    before = [one for one in read_forgotten(folder) if one.file == name]
    gone = tuple(dict.fromkeys((*before, *_hashes(name, folder / name, documents, states))))
    if not gone:
        raise SourceError(
            "neither the event nor the report knows this file.",
            code="nothing-to-forget",
            source=name,
            hint="Name it with its path, such as sources/EVENT/articles/FILE.",
        )
    _write_down(folder, gone)
    _erase_in_event(folder, name, gone)
    wanted = stretches("\n".join(texts), _other_texts(folder))
    formats = _erase_in_output(output, gone, wanted)
    made = _made_again(folder, output, replace(config, formats=formats)) if formats else None
    return Erased(files=gone, made=made, left=tuple(_left((folder, output), wanted)))


def _no_article_file(name: str, hint: str) -> SourceError:
    return SourceError("this is no file of one article.", code="not-an-article-file", source=name, hint=hint)


# what is known of the text


def _records(folder: Path) -> Iterator[Any]:
    try:
        yield from (info for info, _document in load_event(folder).records)
    except SourceError:  # an event whose last article is gone has no record to mistake it for
        return


def _documents(path: Path, name: str) -> tuple[Document, ...]:
    if not path.is_file():
        return ()
    try:
        offered = read_articles(path, source=name)
    except SourceError:
        return ()
    return tuple(one.content for one in offered if isinstance(one.content, Document))


def _is_of(one: ArticleState, name: str) -> bool:
    return one.file == name or one.file.startswith(f"{name}#")


def _texts(name: str, documents: Sequence[Document], states: Iterable[Snapshot]) -> list[str]:
    """All texts that lie or lay under the name, and what the files hold around them."""
    found = [text for one in documents for text in (one.text, one.source_text)]
    found += [one.text for state in states for one in state.articles if _is_of(one, name)]
    return list(dict.fromkeys(filter(None, found)))


def _hashes(
    name: str, path: Path, documents: Sequence[Document], states: Iterable[Snapshot]
) -> Iterator[Forgotten]:
    day = now().date().isoformat()
    if path.is_file():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        for text in [one.text_sha256 for one in documents] or [""]:
            yield Forgotten(file=name, sha256=digest, text_sha256=text, at=day)
    for state in states:
        for one in state.articles:
            if _is_of(one, name) and not one.erased:
                yield Forgotten(file=name, sha256=one.sha256, text_sha256=text_hash(one.text), at=day)


def _other_texts(folder: Path) -> list[str]:
    """The texts that stay: what they share with the erased one cannot be erased."""
    try:
        event = load_event(folder)
    except SourceError:
        return []
    documents = [document for _info, document in event.records]
    documents += [document for _info, document in event.articles]
    return [text for one in documents for text in (one.text, one.source_text)]


# the event


def _write_down(folder: Path, gone: Iterable[Forgotten]) -> None:
    """Adds what is erased to the list of the event."""
    content = tomlkit.document()
    content.add(tomlkit.comment(_HEAD))
    tables = tomlkit.aot()
    for one in dict.fromkeys((*read_forgotten(folder), *gone)):
        table = tomlkit.table()
        table.update({"file": one.file, "sha256": one.sha256, "text_sha256": one.text_sha256, "at": one.at})
        tables.append(table)
    content["text"] = tables
    write_whole(folder / FORGOTTEN_FILE, tomlkit.dumps(content).encode())


def _erase_in_event(folder: Path, name: str, gone: Sequence[Forgotten]) -> None:
    """Deletes the file, others with the same bytes or text, and their tables in the event file."""
    texts = {one.text_sha256 for one in gone} - {""}
    hashes = {one.sha256 for one in gone}
    names = {name}
    for path in sorted((folder / ARTICLE_FOLDER).rglob("*")):
        if path.is_file():
            documents = _documents(path, path.name)
            same = bool(documents) and all(one.text_sha256 in texts for one in documents)
            if same or hashlib.sha256(path.read_bytes()).hexdigest() in hashes:
                names.add(path.relative_to(folder).as_posix())
    event_file = folder / EVENT_FILE
    if event_file.is_file():
        content = tomlkit.parse(event_file.read_text(encoding="utf-8-sig"))
        tables = content.get("article")
        if isinstance(tables, tomlkit.items.AoT):
            for at in reversed([n for n, table in enumerate(tables) if table.get("file") in names]):
                del tables[at]
            write_whole(event_file, tomlkit.dumps(content).encode())
    decisions = folder / DECISIONS_FILE
    if decisions.is_file():
        write_whole(decisions, "".join(_without_notes(decisions, texts)).encode())
    for one in names:
        (folder / one).unlink(missing_ok=True)


def _without_notes(path: Path, texts: set[str]) -> Iterator[str]:
    """The lines of a file of decisions: those on an erased text stay, without the words of their notes."""
    for line in path.read_text(encoding="utf-8-sig").splitlines(keepends=True):
        try:
            decision = json.loads(line)
        except ValueError:
            decision = None
        own = isinstance(decision, dict) and decision.get("article_sha256") in texts
        if own and decision.get("action") == "note":
            yield json.dumps({**decision, "value": ""}, ensure_ascii=False) + "\n"
        else:
            yield line


# the report


def _erase_in_output(output: Path, gone: Sequence[Forgotten], wanted: frozenset[str]) -> tuple[str, ...]:
    """Erases the report and what is kept beside it.

    Returns:
        The formats in which the report was written; empty where there was none.
    """
    if not output.is_dir():
        return ()
    hashes = {one.sha256 for one in gone}
    formats, outputs = _report_files(output)
    for path in state_paths(output):
        snapshot = _read(path)
        if snapshot is None:
            path.unlink()
        else:
            write_whole(path, snapshot_text(_without(snapshot, hashes, wanted)).encode())
    for path in (output / HISTORY).glob("*.damaged"):
        path.unlink()
    for path in (output / INPUTS).glob("*"):
        if path.name in hashes or holds(_decoded(path), wanted):
            path.unlink()
    for path in (output / ".pressdiff").glob("*"):
        if path.name not in (Path(HISTORY).name, Path(INPUTS).name):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    tables = (path.name for path in output.glob("*.csv"))
    for name in (*outputs, *NAMES.values(), *tables, *_OTHERS):
        (output / name).unlink(missing_ok=True)
    return formats


def _report_files(output: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The formats of the report, and its files as the manifest names them."""
    try:
        manifest = read_manifest(output)
    except SourceError:
        there = any((output / name).is_file() for name in NAMES.values())
        return (CompareConfig().formats if there else ()), ()
    return manifest.formats, tuple(one.path for one in manifest.outputs)


def _read(path: Path) -> Snapshot | None:
    """A recorded state; ``None`` for one that cannot be read: nobody knows whose words are in it."""
    try:
        return read_snapshot(path.read_text(encoding="utf-8"), source=str(path))
    except (OSError, UnicodeDecodeError, EngineError):
        return None


def _without(snapshot: Snapshot, hashes: set[str], wanted: frozenset[str]) -> Snapshot:
    """A state without the words of the erased text: its article keeps its file, hash and outlet."""
    ids = {one.id for one in snapshot.articles if one.sha256 in hashes}
    return replace(
        snapshot,
        articles=tuple(
            replace(one, text="", title=None, url=None, notices=(), erased=True) if one.id in ids else one
            for one in snapshot.articles
        ),
        passages=tuple(
            replace(one, articles=tuple(key for key in one.articles if key not in ids))
            for one in snapshot.passages
        ),
        claims=tuple(one for one in snapshot.claims if one.article not in ids),
        findings=tuple(
            one
            for one in snapshot.findings
            if one.article not in ids and not holds(f"{one.text} {one.words} {one.passage}", wanted)
        ),
    )


def _made_again(folder: Path, output: Path, config: CompareConfig) -> Made | None:
    """The report without the text; ``None`` where no article is left to report on."""
    try:
        return make_report(folder, output, config)
    except SourceError as error:
        if error.code != "no-articles":
            raise
        return None


def _left(folders: Iterable[Path], wanted: frozenset[str]) -> Iterator[str]:
    """Files in which a stretch of the text is still found."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and holds(_decoded(path), wanted):
                yield str(path)


def _decoded(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")
