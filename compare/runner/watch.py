"""A report made again whenever files of its event arrive or change.

Goes in: an event's folder and what makes the report. Comes out: a report after each burst of changes, until
it is stopped. An error of one run is told and does not end the watching; what is written is not watched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event as Signal
from typing import TYPE_CHECKING

from compare.errors import CompareError, ConfigError

if TYPE_CHECKING:
    from watchfiles import Change

__all__ = ["changes_of", "watch_event"]

QUIET = 800
"""Milliseconds in which nothing more may happen before a run begins, so that a burst gives one run."""
LONGEST = 10_000
"""Milliseconds after which a burst that does not end is taken as it is."""
_ASIDE = (".part", ".tmp", ".swp", ".crdownload", "~")

Changed = set[tuple["Change", str]]


def watch_event(
    folder: Path,
    make: Callable[[], None],
    *,
    output: Path,
    tell: Callable[[str], None],
    bursts: Iterable[Changed] | None = None,
) -> None:
    """Makes the report now, and again after each burst of changes; returns when it is stopped.

    Args:
        folder: Of the event.
        make: Makes the report.
        output: Where the report lies: what happens in there is no change of the event.
        tell: Called with a sentence for a person.
        bursts: Sets of changes, as `changes_of` gives them; ``None`` watches the folder until the process is
            interrupted.
    """
    first = True
    try:
        for burst in changes_of(folder) if bursts is None else bursts:
            files = sorted({name for _kind, path in burst if (name := _name(path, folder, output))})
            if files and not first:
                tell(f"Changed: {', '.join(files)}.")
            if files or first:
                _made(make, tell)
            if first:
                tell(f"Watching {folder}; stop with Ctrl-C.")
            first = False
    except KeyboardInterrupt:
        pass
    tell("Stopped watching.")


def changes_of(folder: Path, *, stop: Signal | None = None) -> Iterator[Changed]:
    """Each burst of changes in a folder, as it comes; ends when interrupted or told to stop.

    Empty sets come while nothing happens, the first as soon as the folder is being watched: what changes
    during a run that begins then is not missed.

    Raises:
        ConfigError: ``no-watchfiles`` if the library is not installed.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise ConfigError(
            "watching needs the library watchfiles, which is not installed.",
            code="no-watchfiles",
            hint='Install it with: pip install "pressdiff[watch]".',
        ) from error
    yield from watch(
        folder,
        debounce=LONGEST,
        step=QUIET,
        stop_event=stop,
        raise_interrupt=False,
        rust_timeout=1_000,
        yield_on_timeout=True,
    )


def _made(make: Callable[[], None], tell: Callable[[str], None]) -> None:
    """A run; an error is told and ends the run only."""
    try:
        make()
    except CompareError as error:
        tell(f"Error: {error}")
    except Exception as error:  # noqa: BLE001  the next files may be sound: watching goes on
        tell(f"Error: {type(error).__name__}: {error}.")


def _name(path: str, folder: Path, output: Path) -> str | None:
    """The file as the event names it; ``None`` for what is hidden, half written, or of the report."""
    place = Path(path)
    if place.resolve().is_relative_to(output.resolve()):
        return None
    try:
        inside = place.resolve().relative_to(folder.resolve())
    except ValueError:
        return None
    hidden = any(part.startswith(".") for part in inside.parts) or place.name.endswith(_ASIDE)
    return None if hidden else inside.as_posix()
