"""What measuring a set gives: measures with their baselines, and what decisions were worth.

Goes in: numbers. Comes out: frozen values that the table, the page and the file are made of. Counts are kept;
ratios are derived.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["Decision", "Form", "Measure", "Outcome", "Value"]

Value = float | None
"""A share or a score, or a count where the measure says so; ``None`` where there is nothing to divide by."""

Form = Literal["as spoken", "translation"]
"""Of a record: in the language that was spoken, or a translation of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure of one set.

    Attributes:
        name: What is measured.
        ours: What the aligner reaches.
        n: Items that it is taken over.
        baselines: Name → the same measure for something simple, in the order of the table.
        bar: What is asked for; a pair is an interval.
        target: The bar is an aim, not a condition.
        lower_is_better: Of errors.
        count: The values are counts, not shares.
        floor: False for what pins none: a slope, one side of a trade, a part that stands in another measure.
    """

    name: str
    ours: Value
    n: int
    baselines: tuple[tuple[str, Value], ...] = ()
    bar: float | tuple[float, float] | None = None
    target: bool = False
    lower_is_better: bool = False
    count: bool = False
    floor: bool = True

    @property
    def met(self) -> bool | None:
        """Whether the bar is reached; ``None`` without a bar or a value."""
        if self.bar is None or self.ours is None:
            return None
        if isinstance(self.bar, tuple):
            return self.bar[0] <= self.ours <= self.bar[1]
        return self.ours <= self.bar if self.lower_is_better else self.ours >= self.bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a decision of one kind was worth on one set.

    Attributes:
        kind: Such as ``quotation called not located``.
        called: How many items were decided so.
        right: How many of these are so by the labels.
        actual: How many items are so by the labels, decided so or not.
        form: Of the records of the set.
        fitted: True if the decision's weights or thresholds were fitted to these texts.
    """

    kind: str
    called: int
    right: int
    actual: int
    form: Form
    fitted: bool = False

    @property
    def precision(self) -> Value:
        """Share of what was decided so that is so."""
        return self.right / self.called if self.called else None

    @property
    def recall(self) -> Value:
        """Share of what is so that was decided so."""
        return self.right / self.actual if self.actual else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All that was measured on one set."""

    measures: tuple[Measure, ...]
    decisions: tuple[Decision, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values, as the file that ships holds them."""
        from dataclasses import asdict

        return asdict(self)
