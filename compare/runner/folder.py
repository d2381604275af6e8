"""Makes and edits an event folder: a new `event.toml`, files copied in and registered.

Goes in: names and files that a person gives. Comes out: a folder that `compare.ingest.event` can read.
Nothing is read as a text here and nothing is judged; what the files hold comes to light in a check or a run.

Every change happens whole or not at all, and nothing is overwritten.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from compare.errors import EngineError, SourceError
from compare.runner.event_file import EVENT_FILE, TABLES, EventFile, Role

__all__ = ["ARTICLES", "Added", "add_files", "bundled_event", "find_event", "new_event", "write_whole"]

ARTICLES = "articles"
BUNDLED = "harbour-address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one file.

    Attributes:
        source: The file as it was given.
        file: Where it lies in the event folder, with forward slashes.
        outcome: ``added`` (copied and registered), ``registered`` (its bytes were there, now they are also in
            `event.toml`) or ``already there`` (nothing was changed).
    """

    source: Path
    file: str
    outcome: Literal["added", "registered", "already there"]


@dataclass(slots=True, kw_only=True)
class _Plan:
    """What is going to be written; nothing is, before all of it is known to be possible."""

    folder: Path
    event_file: EventFile
    copies: dict[str, bytes] = field(default_factory=dict)


def bundled_event() -> Path:
    """The folder of the event that comes with the program, in a wheel or in a checkout.

    Raises:
        EngineError: If the installation has lost it.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "_sources" / BUNDLED, package.parent / "sources" / BUNDLED):
        if folder.is_dir():
            return folder
    raise EngineError(
        "the bundled event is missing from this installation.",
        code="no-bundled-event",
        source=str(package),
        hint="Install pressdiff again.",
    )


def find_event(name: str, *, directory: Path = Path("sources")) -> Path:
    """The folder that a person means: a path, or the bare name of a folder in `directory`.

    Raises:
        SourceError: If there is no such folder.
    """
    choices = [Path(name)] if _is_path(name) else [Path(name), directory / name]
    for folder in choices:
        if folder.is_dir():
            return folder
    raise SourceError(
        "there is no such event folder.",
        code="no-event",
        source=name,
        hint=f'Check the spelling, or make it with "pressdiff new {Path(name).name}".',
    )


def new_event(name: str, *, directory: Path = Path("sources")) -> Path:
    """Makes an event folder with a commented `event.toml` and a folder for articles.

    Args:
        name: Of the folder to make in `directory`, or a path if it holds a separator.
        directory: Where events lie.

    Returns:
        The folder. A folder that exists without `event.toml` keeps its files, and they are registered.

    Raises:
        SourceError: If there is an `event.toml` already, or a file in the folder's place.
    """
    folder = Path(name) if _is_path(name) else directory / name
    if (folder / EVENT_FILE).exists() or (folder.exists() and not folder.is_dir()):
        raise SourceError(
            "it is there already, and nothing was changed.",
            code="event-exists",
            source=str(folder / EVENT_FILE if folder.is_dir() else folder),
            hint="Choose another name, or edit the file that is there.",
        )
    plan = _Plan(folder=folder, event_file=EventFile.of(folder))
    for role in TABLES:
        _register_loose(plan, role)
    (folder / ARTICLES).mkdir(parents=True, exist_ok=True)
    _carry_out(plan)
    return folder


def add_files(
    folder: Path, files: Sequence[Path], *, role: Role, stated: Mapping[str, str | date]
) -> tuple[Added, ...]:
    """Copies files into an event and registers them, all of them or none.

    Args:
        folder: Of the event; one without `event.toml` gets it.
        files: At least one.
        role: What the files are.
        stated: Keys of the `[[article]]` or `[[record]]` table to write for each file.

    Returns:
        What became of each file, in the order given.

    Raises:
        SourceError: If a file is missing, or a run could not read it.
        ConfigError: If `event.toml` cannot be read or cannot take another table.
    """
    contents = [(path, _content(path, role)) for path in files]
    plan = _Plan(folder=folder, event_file=EventFile.of(folder))
    if role == "transcript" and not plan.event_file.registered[role]:
        # A record that is named hides those that lie there unnamed; articles are read all the same.
        _register_loose(plan, role, apart_from={data for _path, data in contents})
    added = tuple(_place(plan, path, data, role=role, stated=stated) for path, data in contents)
    if any(item.outcome != "already there" for item in added):
        _carry_out(plan)
    return added


def _is_path(name: str) -> bool:
    return name in {".", ".."} or "/" in name or os.sep in name


def _content(path: Path, role: Role) -> bytes:
    """The bytes of a file that is to be added, once it has been read as a run would read it."""
    from compare.ingest.article_forms import read_articles
    from compare.ingest.files import read_document

    if not path.is_file():
        raise SourceError(
            "this is a folder, not a file." if path.is_dir() else "there is no such file.",
            code="no-file",
            source=str(path),
            hint="Nothing was added. Check the spelling, and name each file.",
        )
    if role == "transcript":
        read_document(path, source=str(path), role=role)
        return path.read_bytes()
    texts = [item.content for item in read_articles(path, source=str(path))]
    errors = [text for text in texts if isinstance(text, SourceError)]
    if len(errors) == len(texts):
        raise errors[0]
    return path.read_bytes()


def _register_loose(plan: _Plan, role: Role, *, apart_from: Collection[bytes] = ()) -> None:
    """Names the files of this role that a run reads unnamed, apart from those with the given bytes."""
    for file in _loose(plan.folder, role):
        if (plan.folder / file).read_bytes() not in apart_from:
            plan.event_file.register(file, role=role, stated={})


def _loose(folder: Path, role: Role) -> list[str]:
    """The files of this role that a run reads without being told of them."""
    from compare.ingest.article_forms import ARTICLE_FORMS
    from compare.ingest.files import RECORD_FORMS, UNREAD_FORMS
    from compare.ingest.loose import loose_records

    files = (
        [path.relative_to(folder) for path in loose_records(folder)[0]]
        if role == "transcript"
        else [Path(file) for file in _present(folder, role)]
    )
    of_records = (UNREAD_FORMS | RECORD_FORMS) - ARTICLE_FORMS
    unread = UNREAD_FORMS if role == "transcript" else of_records
    return [
        file.as_posix()
        for file in files
        if file.suffix.lower() not in unread and not file.name.lower().startswith("readme")
    ]


def _home(folder: Path, role: Role) -> Path:
    """Where files of this role lie."""
    return folder if role == "transcript" else folder / ARTICLES


def _present(folder: Path, role: Role) -> list[str]:
    """The files that lie where files of this role lie, as `event.toml` would name them."""
    return [file for file in _lying(folder, _home(folder, role)) if file != EVENT_FILE]


def _lying(folder: Path, place: Path) -> list[str]:
    """The files of one folder of an event that are not hidden, by name; none if there is no such folder."""
    found = [path for path in place.glob("[!.]*") if path.is_file()]
    return sorted(path.relative_to(folder).as_posix() for path in found)


def _place(plan: _Plan, source: Path, data: bytes, *, role: Role, stated: Mapping[str, str | date]) -> Added:
    """Decides where one file goes, and notes what is to be written."""
    same = _same_bytes(plan, data, role)
    if same and same in plan.event_file.registered[role]:
        return Added(source=source, file=same, outcome="already there")
    file = same or _free_name(plan, source.name, role)
    if same is None:
        plan.copies[file] = data
    plan.event_file.register(file, role=role, stated=stated)
    return Added(source=source, file=file, outcome="registered" if same else "added")


def _same_bytes(plan: _Plan, data: bytes, role: Role) -> str | None:
    """The file of the event that holds these bytes, a registered one first; ``None`` if there is none."""
    for file in (*plan.event_file.registered[role], *_present(plan.folder, role)):
        if file in plan.copies:
            held: bytes | None = plan.copies[file]
        else:
            held = _held(plan.folder / file, len(data))
        if held == data:
            return file
    return None


def _held(path: Path, size: int) -> bytes | None:
    """The bytes of a file, if it is one of that size."""
    return path.read_bytes() if path.is_file() and path.stat().st_size == size else None


def _free_name(plan: _Plan, name: str, role: Role) -> str:
    """The name itself, or with ``-2``, ``-3`` … before its ending where another file has it."""
    taken = {EVENT_FILE, *(file.casefold() for file in plan.copies)}
    number = 1
    while True:
        end = "" if number == 1 else f"-{number}"
        path = _home(plan.folder, role) / f"{Path(name).stem}{end}{Path(name).suffix}"
        file = path.relative_to(plan.folder).as_posix()
        if not path.exists() and file.casefold() not in taken:
            return file
        number += 1


def _carry_out(plan: _Plan) -> None:
    """Writes the copies, then the event file; a failure takes the copies away again."""
    data = plan.event_file.data()
    try:
        for file, content in plan.copies.items():
            (plan.folder / file).parent.mkdir(parents=True, exist_ok=True)
            write_whole(plan.folder / file, content)
        write_whole(plan.event_file.path, data)
    except BaseException:
        for file in plan.copies:
            (plan.folder / file).unlink(missing_ok=True)
        raise


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file in one step: what is at `path` is the old file or the whole new one."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
