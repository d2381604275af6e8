"""States as JSON: what is recorded, and read again.

Goes in: a `Snapshot`, or the text of one. Comes out: the other. A value keeps every field; an unknown form is
an error and never half a state.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import asdict, is_dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from compare.changes.snapshot import Snapshot
from compare.errors import EngineError
from compare.language import Message

__all__ = ["read_snapshot", "snapshot_text"]

FORMAT = "pressdiff-state"
VERSION = 1

_T = TypeVar("_T")


def snapshot_text(snapshot: Snapshot) -> str:
    """The state as a line of JSON; signs that UTF-8 cannot hold are written as escapes."""
    whole = {"format": FORMAT, "version": VERSION, **asdict(snapshot)}
    return json.dumps(whole, ensure_ascii=True, allow_nan=False, separators=(",", ":")) + "\n"


def read_snapshot(text: str, *, source: str) -> Snapshot:
    """The state that a text holds.

    Raises:
        EngineError: ``bad-state`` if it holds none.
    """
    try:
        whole = json.loads(text)
        if (whole.pop("format"), whole.pop("version")) != (FORMAT, VERSION):
            raise ValueError(text[:40])  # noqa: TRY301 - one answer for every form that is not ours
        return _value(whole, Snapshot)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise EngineError(
            "this is no recorded state, or one of another version.",
            code="bad-state",
            source=source,
            hint="Take it out of the folder; the next run begins from the states that are left.",
        ) from error


@lru_cache(maxsize=32)
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(data: Any, kind: type[_T]) -> _T:
    """A value of a frozen class from its fields."""
    hints = _hints(cast("Hashable", kind))
    if set(data) != set(hints):
        raise ValueError(sorted(data))
    return kind(**{name: _field(data[name], hint) for name, hint in hints.items()})


def _field(data: Any, hint: Any) -> Any:
    """A field: a frozen value, a tuple of such, or plain data."""
    if get_origin(hint) is tuple:
        inner, *rest = get_args(hint)
        hints = [inner] * len(data) if rest == [...] else [inner, *rest]
        return tuple(_field(item, one) for item, one in zip(data, hints, strict=True))
    if is_dataclass(hint) and isinstance(hint, type):
        return _value(data, hint)
    if isinstance(data, dict) and Message in get_args(hint):
        return _value(data, Message)
    if not isinstance(data, str | int | float | bool | None):
        raise TypeError(data)
    return data
