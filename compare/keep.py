"""What a stage asks for its earlier results: a value is made once for everything that it depends on.

Goes in: nothing. Comes out: the `Keep` that a stage may be handed. Where values lie, and how they are told to
be whole, is the matter of `compare.runner.keeper`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Protocol, TypeVar

__all__ = ["Keep", "Stage"]

Value = TypeVar("Value")
Stage = Literal["ingest", "segment", "alignment", "differences", "metrics", "report"]
"""A stage by the name of its folder; its version is that of its own text and of the stages before it."""


class Keep(Protocol):
    """Values by the stage that makes them and all that they depend on."""

    def __call__(
        self, stage: Stage, parts: object, kind: Any, make: Callable[[], Value], *, slot: str = ""
    ) -> Value:
        """The value of an earlier run, else what `make` returns, which is then kept.

        Args:
            stage: Who makes it: its version is part of the key.
            parts: All else that it depends on: frozen dataclasses, tuples, texts, numbers, bytes.
            kind: Its type, which what was kept has to have.
            make: Called if nothing is kept; must depend on `parts` alone.
            slot: A name of which only the newest value is kept; none keeps one value per key.

        Raises:
            Exception: What `make` raises; nothing is kept then.
        """
        ...

    def digest(self, value: object) -> str:
        """A short text that stands for a value among `parts`: for one that is large and in many keys."""
        ...
