"""Vectors kept while sets are measured, so that many small calls write rarely, and another run is quick.

Goes in: a file. Comes out: encoder and verifier that keep there what they make. Losing it costs time only.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from compare.alignment.plain import shared_encoder, shared_verifier
from compare.runner.store import SqliteStore

__all__ = ["kept_vectors"]


@contextmanager
def kept_vectors(path: Path) -> Iterator[None]:
    """Inside, the functions of `compare.alignment.plain` keep vectors and judgements in a file.

    Raises:
        EngineError: ``store-not-writable`` if it cannot be written.
    """
    encoder, verifier = shared_encoder(), shared_verifier()
    with SqliteStore(path) as store:
        encoder.store = verifier.store = store
        try:
            yield
        finally:
            encoder.store = verifier.store = None
