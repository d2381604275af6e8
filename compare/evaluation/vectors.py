"""Vectors kept while sets are measured, so that many small calls write rarely, and another run is quick.

Goes in: keys and bytes, as an encoder hands them over. Comes out: the same. Losing the file costs time only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from compare.alignment.plain import shared_encoder, shared_verifier
from compare.runner.store import SqliteStore

__all__ = ["BufferedStore", "kept_vectors"]

LIMIT = 4000
"""Values that are held back before they are written."""


class BufferedStore:
    """A store whose new values are written in large batches.

    Args:
        path: The file behind it.
    """

    def __init__(self, path: Path) -> None:
        self._behind = SqliteStore(path)
        self._held: dict[str, bytes] = {}

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The values of those keys that are known."""
        held = {key: self._held[key] for key in keys if key in self._held}
        rest = [key for key in keys if key not in held]
        return {**self._behind.get_many(rest), **held} if rest else held

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep values."""
        self._held.update(items)
        if len(self._held) >= LIMIT:
            self.flush()

    def flush(self) -> None:
        """Write what is held back."""
        if self._held:
            self._behind.put_many(self._held)
            self._held.clear()


@contextmanager
def kept_vectors(path: Path) -> Iterator[None]:
    """Inside, the functions of `compare.alignment.plain` keep vectors and judgements in a file.

    Raises:
        EngineError: ``store-not-writable`` if it cannot be written.
    """
    store = BufferedStore(path)
    encoder, verifier = shared_encoder(), shared_verifier()
    encoder.store = verifier.store = store
    try:
        yield
    finally:
        encoder.store = verifier.store = None
        store.flush()
