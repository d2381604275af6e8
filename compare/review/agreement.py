"""How far coders agree: Krippendorff's α with a bootstrap interval, raw agreement, agreement on each value.

Goes in: per unit the value that each coder gave. Comes out: measures, or ``None`` with its reason where there
is nothing to measure. α itself is computed by NLTK.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from compare.errors import EngineError

__all__ = ["NO_PAIRS", "NO_VARIATION", "REPLICATES", "Agreement", "Level", "alpha", "measure_agreement"]

Level = Literal["nominal", "ordinal"]
Ratings = Sequence[Mapping[str, str]]
"""Per unit the value by coder; a coder who gave none is missing."""

NO_VARIATION = "undefined: no variation"
NO_PAIRS = "undefined: no unit was coded twice"
REPLICATES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The agreement on one variable.

    Attributes:
        n_units: Units that two coders or more gave a value.
        alpha: At most 1; 0 is what chance would give; ``None`` where it is undefined.
        undefined: Why; empty where it is defined.
        interval: The middle 95 % of α over resampled units; ``None`` where too few of them have one.
        raw: Share of pairs of values that agree, 0–1; ``None`` without a pair.
        by_value: Per value: of the pairs in which one coder gave it, the share in which both did.
    """

    variable: str
    level: Level
    n_units: int
    alpha: float | None
    undefined: str
    interval: tuple[float, float] | None
    raw: float | None
    by_value: tuple[tuple[str, float], ...]


def measure_agreement(
    variable: str,
    ratings: Ratings,
    *,
    level: Level,
    values: Sequence[str],
    seed: int,
    replicates: int = REPLICATES,
) -> Agreement:
    """All measures of one variable.

    Args:
        variable: Its name.
        ratings: Of all units.
        level: How values differ.
        values: All that may be given; their order is that of an ordinal variable.
        seed: Of the bootstrap over units.
        replicates: How many times units are drawn for it.
    """
    paired = [unit for unit in ratings if len(unit) > 1]
    found = alpha(paired, level=level, values=values)
    draw = random.Random(seed)  # noqa: S311  nothing secret is drawn
    interval = None if found is None else _interval(paired, level, values, draw, replicates)
    return Agreement(
        variable=variable,
        level=level,
        n_units=len(paired),
        alpha=found,
        undefined="" if found is not None else NO_VARIATION if paired else NO_PAIRS,
        interval=interval,
        raw=_raw(paired),
        by_value=_by_value(paired, values),
    )


def alpha(ratings: Ratings, *, level: Level, values: Sequence[str]) -> float | None:
    """Krippendorff's α = 1 − observed / expected disagreement (Krippendorff 2004, ch. 11).

    Args:
        ratings: Units that one coder or none gave a value are left out.
        level: ``nominal``: two values are the same or not. ``ordinal``: their distance is the squared number
            of values between them, as often as these were given.
        values: In the order of an ordinal variable.

    Returns:
        At most 1; ``None`` where no unit was coded twice, or all values are the same.
    """
    paired = [unit for unit in ratings if len(unit) > 1]
    given = Counter(value for unit in paired for value in unit.values())
    if len(given) < 2:
        return None
    data = [(coder, str(n), value) for n, unit in enumerate(paired) for coder, value in unit.items()]
    distance = _Ordinal(given, values) if level == "ordinal" else _nominal
    return float(_task()(data=data, distance=distance).alpha())


def _task() -> type:
    try:
        from nltk.metrics.agreement import AnnotationTask
    except ImportError as error:
        raise EngineError(
            "measuring agreement needs the library nltk, which is not installed.",
            code="missing-library",
            hint='Install it with: pip install "pressdiff[coding]".',
        ) from error
    task: type = AnnotationTask
    return task


def _nominal(one: str, other: str) -> float:
    return float(one != other)


class _Ordinal:
    """The ordinal distance: (Σ n_g from one value to the other − half of the two ends)², with n_g how often a
    value was given in paired units.
    """

    def __init__(self, given: Mapping[str, int], values: Sequence[str]) -> None:
        self.place = {value: number for number, value in enumerate(values)}
        self.counts = [given.get(value, 0) for value in values]

    def __call__(self, one: str, other: str) -> float:
        low, high = sorted((self.place[one], self.place[other]))
        if low == high:
            return 0.0
        between = sum(self.counts[low : high + 1])
        return float(between - (self.counts[low] + self.counts[high]) / 2) ** 2


def _interval(
    paired: Ratings, level: Level, values: Sequence[str], draw: random.Random, replicates: int
) -> tuple[float, float] | None:
    """The middle 95 % over units drawn with replacement; replicates without variation have no α."""
    drawn = (draw.choices(paired, k=len(paired)) for _ in range(replicates))
    every = (alpha(units, level=level, values=values) for units in drawn)
    found = sorted(one for one in every if one is not None)
    if len(found) < replicates / 2:
        return None
    return found[round(0.025 * (len(found) - 1))], found[round(0.975 * (len(found) - 1))]


def _raw(paired: Ratings) -> float | None:
    """Pairs of coders of one unit that agree, of all pairs; ``None`` for none."""
    same = pairs = 0
    for unit in paired:
        counts = Counter(unit.values())
        same += sum(n * (n - 1) for n in counts.values())
        pairs += len(unit) * (len(unit) - 1)
    return same / pairs if pairs else None


def _by_value(paired: Ratings, values: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Σ n(n − 1) / Σ n(m − 1) over units with m coders of whom n gave the value (Cicchetti & Feinstein 1990,
    for any number of coders); values that nobody gave have none.
    """
    found = []
    for value in values:
        both = either = 0
        for unit in paired:
            n = sum(given == value for given in unit.values())
            both += n * (n - 1)
            either += n * (len(unit) - 1)
        if either:
            found.append((value, both / either))
    return tuple(found)
