"""Quality floors: what was reached once on fixed texts may not be lost.

`floors.json` holds for each labelled set a digest of its files and a floor per measure (a ceiling for
errors). A change of the files stops the gate until the floors are pinned anew. ``python tests/gates/gate.py
--update`` pins the figures of `compare/quality.json` (``pressdiff evaluate --write``) and refuses to lower a
floor; without ``--update`` it only says whether one would fall.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from compare.evaluation.outcome import Measure, Outcome
from compare.evaluation.shipped import outcomes_of, read_quality

FLOORS = Path(__file__).resolve().parent / "floors.json"
Floors = dict[str, float]


def read_floors() -> dict[str, dict[str, Any]]:
    """The pinned digest and floors, by set."""
    return dict(json.loads(FLOORS.read_text("utf-8"))) if FLOORS.exists() else {}


def fallen(name: str, outcome: Outcome, floors: Floors) -> list[str]:
    """One sentence per measure that is worse than its floor, or gone."""
    reached = {one.name: one for one in outcome.measures}
    lost = []
    for measure, floor in floors.items():
        one = reached.get(measure)
        if one is None or one.ours is None:
            lost.append(f"{name}: {measure} is gone, its floor {floor:.4f}")
        elif one.ours > floor if one.lower_is_better else one.ours < floor:
            lost.append(f"{name}: {measure} is {one.ours:.4f}, its floor {floor:.4f}")
    return lost


def unpinned(name: str, outcome: Outcome, floors: Floors) -> list[str]:
    """One sentence per measure of quality without a floor."""
    return [
        f"{name}: {one.name} has no floor" for one in outcome.measures if one.floor and one.name not in floors
    ]


def pinned(outcome: Outcome) -> Floors:
    """Floors at what is reached, rounded to the worse side."""
    return {one.name: _rounded(one) for one in outcome.measures if one.floor and one.ours is not None}


def _rounded(one: Measure) -> float:
    turn = math.ceil if one.lower_is_better else math.floor
    # A figure of four digits may lie a hair off in binary.
    return turn(round(float(one.ours or 0.0) * 10_000, 3)) / 10_000


def update(quality: Mapping[str, Any], floors: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The floors as measured.

    Raises:
        ValueError: If a floor of the same texts would fall; names every one.
    """
    outcomes = outcomes_of(dict(quality))
    lower = [
        sentence
        for name, outcome in outcomes.items()
        for sentence in fallen(name, outcome, floors.get(name, {}).get("floors", {}))
    ]
    if lower:
        raise ValueError("\n".join(["Nothing was pinned: a floor would fall.", *lower]))
    fresh = {
        name: {"digest": quality["sets"][name]["digest"], "floors": pinned(outcome)}
        for name, outcome in outcomes.items()
    }
    return {**floors, **fresh}


def main(*, pin: bool) -> int:
    """Pin, or only look; 1 and nothing written if a floor would fall."""
    try:
        fresh = update(read_quality(), read_floors())
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if pin:
        FLOORS.write_text(json.dumps(fresh, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(pin="--update" in sys.argv))
