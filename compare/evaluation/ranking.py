"""Ranked lists of one set, ours beside the baselines', and the measures taken over them.

Goes in: for each claim what is wanted and how everybody ranks. Comes out: `Measure`s.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from compare.evaluation.measures import hit_rate
from compare.evaluation.outcome import Measure, Value

__all__ = ["RETRIEVAL", "Ranking"]

RETRIEVAL = ("BM25", "token_set", "encoder", "mixture")
"""The baselines that rank passages."""

Score = Callable[[Sequence[Sequence[Hashable]], Sequence[Collection[Hashable]]], Value]


@dataclass(slots=True)
class Ranking:
    """Claims of one kind with everybody's ranked lists.

    Attributes:
        wanted: Per claim what counts as a hit.
        ours: Per claim our list, best first.
        baselines: Name → the same.
    """

    wanted: list[Collection[Hashable]] = field(default_factory=list)
    ours: list[Sequence[Hashable]] = field(default_factory=list)
    baselines: dict[str, list[Sequence[Hashable]]] = field(default_factory=dict)

    def add(
        self,
        wanted: Collection[Hashable],
        ours: Iterable[Hashable],
        baselines: Mapping[str, Iterable[Hashable]],
    ) -> None:
        """One claim."""
        self.wanted.append(wanted)
        self.ours.append(list(ours))
        for name, ranked in baselines.items():
            self.baselines.setdefault(name, []).append(list(ranked))

    def measure(
        self, name: str, score: Score, *, published: Sequence[tuple[str, Value]] = (), **fields: Any
    ) -> Measure:
        """One measure over all claims; `published` figures stand behind the baselines."""
        return Measure(
            name=name,
            ours=score(self.ours, self.wanted),
            n=len(self.wanted),
            baselines=(
                *((other, score(lists, self.wanted)) for other, lists in self.baselines.items()),
                *published,
            ),
            **fields,
        )

    def hits(self, k: int, *, of: str = "", **fields: Any) -> Measure:
        """The hit rate in the first `k`, named after what it is taken over."""
        name = f"hit@{k}, {of}" if of else f"hit@{k}"
        return self.measure(name, partial(hit_rate, k=k), **fields)
