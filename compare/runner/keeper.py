"""Values of stages kept from run to run: what was made once for the same content is not made again.

Goes in: a store. Comes out: a `Keep`. Values are written as MessagePack and read as data of a stated type
(msgspec): a store that somebody tampered with can hold wrong data, never run code. What is handed out has
been written and read in either case, so that a value that was kept and a fresh one are the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from compare.keep import Stage
from compare.runner.store import MemoryStore, SqliteStore, Store
from compare.runner.versions import stage_version

__all__ = ["STORE_NAME", "Keeper", "keeping"]

STORE_NAME = ".pressdiff/store.sqlite"
"""Where a run keeps what the next one need not make again, inside the output folder."""

Value = TypeVar("Value")


class Keeper:
    """A `compare.keep.Keep` over a store.

    Args:
        store: Where values lie, and vectors and judgements beside them.
        version: The version of a stage.

    Attributes:
        made: How often a value of each stage was made and not found.
    """

    def __init__(self, store: Store, *, version: Callable[[Stage], str] = stage_version) -> None:
        self.store = store
        self.made: dict[str, int] = {}
        self._version = version

    def __call__(
        self, stage: Stage, parts: object, kind: Any, make: Callable[[], Value], *, slot: str = ""
    ) -> Value:
        """As `compare.keep.Keep` says."""
        key = self.digest((stage, self._version(stage), parts))
        name = self.digest((stage, "slot", slot)) if slot else key
        found = self.store.get_many([name]).get(name, b"")
        if found.startswith(key.encode()):
            try:
                value: Value = msgspec.msgpack.decode(found[len(key) :], type=kind)
            except msgspec.MsgspecError:
                pass  # whole, and of another type: made anew below
            else:
                return value
        self.made[stage] = self.made.get(stage, 0) + 1
        return self._kept(name, key, kind, make())

    def digest(self, value: object) -> str:
        """SHA-256 of a value's content, in hexadecimal; a field that is left out of `==` is left out."""
        if is_dataclass(value):
            value = [getattr(value, field.name) for field in fields(value) if field.compare]
        try:
            data = msgspec.msgpack.encode(value, enc_hook=_plain)
        except UnicodeEncodeError:  # half a surrogate pair, which MessagePack cannot write
            data = repr(value).encode("utf-8", "surrogatepass")
        return hashlib.sha256(data).hexdigest()

    def _kept(self, name: str, key: str, kind: Any, value: Value) -> Value:
        try:
            data = msgspec.msgpack.encode(value, enc_hook=_plain)
        except UnicodeEncodeError:
            return value
        self.store.put_many({name: key.encode() + data})
        again: Value = msgspec.msgpack.decode(data, type=kind)
        return again


def _plain(value: Any) -> Any:
    """A number of numpy as one of Python.

    Raises:
        TypeError: For anything else that is no data.
    """
    if type(value).__module__ == "numpy":
        return value.item()
    raise TypeError(f"{type(value).__name__} is no data that can be kept")


@contextmanager
def keeping(output: Path | None) -> Iterator[Keeper]:
    """What was kept in an output folder, and what a run adds to it; ``None`` keeps nothing beyond the run.

    Raises:
        EngineError: ``store-not-writable`` if the folder cannot be written to.
    """
    if output is None:
        yield Keeper(MemoryStore())
        return
    with SqliteStore(output / STORE_NAME) as store:
        yield Keeper(store)
