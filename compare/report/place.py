"""Files put into a folder as one set: all of them or none, whatever else is writing there.

Goes in: names and bytes. Comes out: files. They are written beside their places first; then one step settles
that they are the set, and they are moved over the old ones. A run that is killed before that step leaves the
old files; one that is killed after it leaves the rest of its work to whoever comes next. Files whose bytes
are there already are left alone.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from compare.errors import RenderError

__all__ = ["finish_earlier", "put_file", "put_in_place"]

OWN_FOLDER = ".pressdiff"
"""What is not for readers, inside the output folder."""

PATIENCE = 60.0
"""Seconds to wait for another run that writes to the folder."""

_WRITING = "writing-"
_READY = "ready-"


def put_in_place(files: Mapping[str, bytes], output: Path) -> None:
    """Writes a set of files.

    Args:
        files: Bytes by name; a name may have folders in it. They are moved in this order.
        output: The folder; made if it is missing.

    Raises:
        RenderError: ``cannot-write`` if the folder cannot be written to or is full; what is not settled then
            changes no file of the earlier set. ``output-busy`` if another run has been writing to it for
            long.
    """
    with _told(output):
        (output / OWN_FOLDER).mkdir(parents=True, exist_ok=True)
        with _alone(output):
            _finish(output)
            changed = {name: data for name, data in files.items() if not _holds(output / name, data)}
            if changed:
                _move(_staged(changed, output), output, tuple(changed))


def put_file(path: Path, data: bytes) -> None:
    """Writes one file whole or not at all, in a folder that is no report's: nothing is kept beside it.

    Raises:
        RenderError: ``cannot-write`` if the folder cannot be written to or is full.
    """
    with _told(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}-{os.getpid()}")
        try:
            beside.write_bytes(data)
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise


def finish_earlier(output: Path) -> None:
    """Puts in place what a run that was killed had settled, and takes away what it had only begun.

    Raises:
        RenderError: As for `put_in_place`.
    """
    if (output / OWN_FOLDER).is_dir():
        with _told(output), _alone(output):
            _finish(output)


def _staged(files: Mapping[str, bytes], output: Path) -> Path:
    """A folder that holds all files, whole, under a name that says so."""
    writing = Path(tempfile.mkdtemp(prefix=_WRITING, dir=output / OWN_FOLDER))
    try:
        for name, data in files.items():
            (writing / name).parent.mkdir(parents=True, exist_ok=True)
            (writing / name).write_bytes(data)
        return writing.rename(writing.with_name(_READY + writing.name.removeprefix(_WRITING)))
    except OSError:
        shutil.rmtree(writing, ignore_errors=True)
        raise


def _move(ready: Path, output: Path, names: tuple[str, ...]) -> None:
    for name in names:
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (ready / name).replace(output / name)
    shutil.rmtree(ready)


def _finish(output: Path) -> None:
    """As `finish_earlier`, for one who is alone: whoever began what lies there is not alive."""
    for ready in sorted((output / OWN_FOLDER).glob(f"{_READY}*")):
        files = sorted(path for path in ready.rglob("*") if path.is_file())
        _move(ready, output, tuple(path.relative_to(ready).as_posix() for path in files))
    for writing in (output / OWN_FOLDER).glob(f"{_WRITING}*"):
        shutil.rmtree(writing)


def _holds(path: Path, data: bytes) -> bool:
    with suppress(OSError):
        return path.stat().st_size == len(data) and path.read_bytes() == data
    return False


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Inside, no other run writes to the folder; the system lets go of the lock of one that was killed."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(output / OWN_FOLDER / "lock", timeout=PATIENCE):
            yield
    except Timeout as error:
        raise RenderError(
            "another run has been writing to this folder for a minute.",
            code="output-busy",
            source=str(output),
            hint="Wait until it ends, or name another folder with --output.",
        ) from error


@contextmanager
def _told(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RenderError(
            f"the report cannot be written: {error.strerror or error}.",
            code="cannot-write",
            source=str(output),
            hint="Name a folder that you may write to, with --output; make room; close files that are open.",
        ) from error
