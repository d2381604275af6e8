"""Vectors kept between runs, one SQLite file per output folder.

Goes in: keys that name everything a value depends on. Comes out: the bytes of an earlier run. Losing the file
costs time, never results: a file that cannot be read is set aside and begun anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from compare.errors import EngineError

__all__ = ["MemoryStore", "SqliteStore"]

_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"
_BATCH = 500


class MemoryStore:
    """Bytes by key for as long as a run lasts: what the alignment encoded, the differences need not."""

    def __init__(self) -> None:
        self.notes: tuple[str, ...] = ()
        self._known: dict[str, bytes] = {}

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The values of those keys that are known."""
        return {key: self._known[key] for key in keys if key in self._known}

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep values; a key that is known keeps its first value."""
        for key, value in items.items():
            self._known.setdefault(key, value)


class SqliteStore:
    """Bytes by key in one file; safe with several processes and when killed (SQLite's own journal).

    Args:
        path: The file; its folder is made if it is missing.

    Attributes:
        notes: What a reader should know: one sentence if a damaged file was set aside.

    Raises:
        EngineError: If the file cannot be written (code ``store-not-writable``).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes: tuple[str, ...] = ()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._prepare()
        except OSError as error:
            raise EngineError(
                f"The store cannot be written: {error.strerror}.",
                code="store-not-writable",
                source=str(path),
                hint="Choose a folder that can be written with --output.",
            ) from error

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The values of those keys that are known."""
        found: dict[str, bytes] = {}
        with self._connection() as connection:
            for start in range(0, len(keys), _BATCH):
                batch = list(keys[start : start + _BATCH])
                marks = ",".join("?" * len(batch))
                query = f"SELECT key, value FROM vectors WHERE key IN ({marks})"  # noqa: S608 - only marks
                found.update(connection.execute(query, batch).fetchall())
        return found

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep values; a key that is known keeps its first value."""
        with self._connection() as connection:
            connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", sorted(items.items()))

    def _prepare(self) -> None:
        try:
            with self._connection() as connection:
                connection.execute(_SCHEMA)
                connection.execute("SELECT key, length(value) FROM vectors LIMIT 1").fetchall()
        except sqlite3.DatabaseError:
            self._set_aside()
            with self._connection() as connection:
                connection.execute(_SCHEMA)

    def _set_aside(self) -> None:
        aside = self.path.with_suffix(".damaged")
        self.path.replace(aside)
        for ending in ("-wal", "-shm", "-journal"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        self.notes = (f"The store could not be read; it was set aside as {aside.name} and begun anew.",)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=60)) as connection, connection:
            yield connection
