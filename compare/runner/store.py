"""What is kept between runs, one SQLite file per output folder.

Goes in: keys that name everything a value depends on. Comes out: the bytes of an earlier run, as they were
put in. Losing the file costs time, never results: one that cannot be read, or that hands out other bytes than
were put in, is set aside and begun anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from compare.errors import EngineError

__all__ = ["MemoryStore", "SqliteStore", "Store"]

KEPT_DAYS = 30
"""Days after which a value that no run has used is dropped."""

HELD = 8_000_000
"""Bytes that are held back before they are written."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS kept "
    "(key TEXT PRIMARY KEY, value BLOB NOT NULL, mark BLOB NOT NULL, day INTEGER NOT NULL)"
)
_BATCH = 500
# SQLITE_ERROR (another table of this name), SQLITE_CORRUPT, SQLITE_NOTADB
_DAMAGE = frozenset({1, 11, 26})


class Store(Protocol):
    """Where bytes are kept."""

    notes: tuple[str, ...]

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The values of those keys that are known."""
        ...

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep values; the newest of a key counts."""
        ...

    def flush(self) -> None:
        """Write what is held back."""
        ...


class MemoryStore:
    """Bytes by key for as long as a run lasts: what the alignment encoded, the differences need not."""

    def __init__(self) -> None:
        self.notes: tuple[str, ...] = ()
        self._known: dict[str, bytes] = {}

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The values of those keys that are known."""
        return {key: self._known[key] for key in keys if key in self._known}

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep values; the newest of a key counts."""
        self._known.update(items)

    def flush(self) -> None:
        """Nothing is held back."""


class SqliteStore:
    """Bytes by key in one file; safe with several processes and when killed (SQLite's own journal).

    Nothing is written, nor the file made, before `flush`, or before more than `HELD` bytes are held back.

    Args:
        path: The file; its folder is made if it is missing.
        today: A day as a number; values that no run has used for `KEPT_DAYS` are dropped.

    Attributes:
        notes: What a reader should know: one sentence if a damaged file was set aside, or if nothing more can
            be kept.
    """

    def __init__(self, path: Path, *, today: int | None = None) -> None:
        self.path = path
        self.notes: tuple[str, ...] = ()
        self._today = date.today().toordinal() if today is None else today  # noqa: DTZ011 - any clock will do
        self._held: dict[str, bytes] = {}
        self._n_held = 0
        self._used: set[str] = set()
        self._connection: sqlite3.Connection | None = None
        self._full = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.flush()
        self.close()

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The values of those keys that are known."""
        found = {key: self._held[key] for key in keys if key in self._held}
        rest = [key for key in keys if key not in found]
        if not rest or self._full or not (self._connection or self.path.exists()):
            return found
        try:
            return {**found, **self._read(rest)}
        except sqlite3.Error as error:
            self._answer(error)
            return found

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep values; the newest of a key counts."""
        if self._full:
            return
        self._held.update(items)
        self._n_held += sum(len(value) for value in items.values())
        if self._n_held > HELD:
            self.flush()

    def flush(self) -> None:
        """Write what is held back, and drop what has not been used for long.

        Raises:
            EngineError: If the file cannot be written at all (code ``store-not-writable``).
        """
        if not (self._held or self._used) or self._full:
            return
        try:
            self._write()
        except sqlite3.Error as error:
            self._answer(error)
            if not self._full:
                self._write()
        self._held.clear()
        self._used.clear()
        self._n_held = 0

    def close(self) -> None:
        """Let go of the file; what is held back is lost."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise _not_writable(self.path, error.strerror or str(error)) from error
            self._connection = sqlite3.connect(self.path, timeout=60)
            # Not waiting for the disk: what a power cut breaks is noticed, and costs time only.
            self._connection.execute("PRAGMA synchronous = OFF")
            with self._connection as connection:
                connection.execute(_SCHEMA)
        return self._connection

    def _read(self, keys: Sequence[str]) -> dict[str, bytes]:
        """What the file has.

        Raises:
            sqlite3.Error: If it is damaged: as SQLite says, or because a value is not what was put in.
        """
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), _BATCH):
            batch = list(keys[start : start + _BATCH])
            query = f"SELECT key, value, mark, day FROM kept WHERE key IN ({','.join('?' * len(batch))})"  # noqa: S608 - only marks
            for key, value, mark, day in self._open().execute(query, batch):
                if not isinstance(value, bytes) or mark != _mark(key, value):
                    raise _damaged()
                found[key] = value
                if day != self._today:
                    self._used.add(key)
        return found

    def _write(self) -> None:
        rows = [(key, value, _mark(key, value), self._today) for key, value in sorted(self._held.items())]
        with self._open() as connection:
            connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
            if self._used:  # the first run of a day
                _use(connection, self._used, self._today)
                connection.execute("DELETE FROM kept WHERE day < ?", (self._today - KEPT_DAYS,))

    def _answer(self, error: sqlite3.Error) -> None:
        """A damaged file is set aside; where a sound one cannot be used, nothing more is kept."""
        self.close()
        code = getattr(error, "sqlite_errorcode", 1) & 0xFF
        if code not in _DAMAGE:
            if not self.path.exists():
                raise _not_writable(self.path, str(error)) from error
            self._full = True
            self.notes = (*self.notes, f"Nothing more was kept for the next run: {error}.")
            return
        aside = self.path.with_suffix(".damaged")
        try:
            self.path.replace(aside)
        except OSError as reason:
            raise _not_writable(self.path, reason.strerror or str(reason)) from error
        for ending in ("-wal", "-shm", "-journal"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        self.notes = (
            *self.notes,
            f"The store could not be read; it was set aside as {aside.name} and begun anew.",
        )


def _mark(key: str, value: bytes) -> bytes:
    """What tells that a value is whole and stands under its key."""
    return hashlib.blake2b(value, key=key.encode()[:64], digest_size=16).digest()


def _use(connection: sqlite3.Connection, keys: Iterable[str], today: int) -> None:
    connection.executemany("UPDATE kept SET day = ? WHERE key = ?", [(today, key) for key in sorted(keys)])


def _damaged() -> sqlite3.Error:
    error = sqlite3.DatabaseError("a value is not what was put in")
    error.sqlite_errorcode = 11
    return error


def _not_writable(path: Path, reason: str) -> EngineError:
    return EngineError(
        f"The store cannot be written: {reason}.",
        code="store-not-writable",
        source=str(path),
        hint="Choose a folder that can be written with --output.",
    )
