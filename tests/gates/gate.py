"""Quality floors: what was reached once on fixed texts may not be lost.

`floors.json` holds for each corpus a digest of its files and a floor per measure. A change of the corpus
stops the gate until the floors are pinned anew; ``python tests/gates/gate.py --update`` pins what is reached
now and refuses to lower a floor.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import bundled  # noqa: E402
import generated  # noqa: E402
import gold  # noqa: E402

FLOORS = HERE / "floors.json"
Measures = dict[str, float]


def digest(files: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of the files, in the order of their names."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


CORPORA: dict[str, tuple[Callable[[], list[Path]], Callable[[], Measures]]] = {
    "bundled event": (bundled.files, bundled.measure),
    "planted differences": (generated.files, generated.measure),
    "real event": (gold.files, gold.measure),
}


def read_floors() -> dict[str, dict[str, Any]]:
    """The pinned floors, by corpus."""
    return dict(json.loads(FLOORS.read_text("utf-8"))) if FLOORS.exists() else {}


def fallen(name: str, reached: Measures, floors: Measures) -> list[str]:
    """One sentence per measure that lies below its floor; a measure that is gone counts as 0."""
    return [
        f"{name}: {measure} is {reached.get(measure, 0.0):.4f}, its floor {floor:.4f}"
        for measure, floor in floors.items()
        if reached.get(measure, 0.0) < floor
    ]


def unpinned(name: str, reached: Measures, floors: Measures) -> list[str]:
    """One sentence per measure without a floor."""
    return [f"{name}: {measure} has no floor" for measure in reached if measure not in floors]


def update() -> int:
    """Pin what is reached now, rounded down; 1 and nothing written if a floor would fall."""
    pinned = read_floors()
    lower: list[str] = []
    for name, (files, measure) in CORPORA.items():
        if not files():
            continue
        reached = measure()
        lower += fallen(name, reached, pinned.get(name, {}).get("floors", {}))
        floors = {key: math.floor(value * 10_000) / 10_000 for key, value in reached.items()}
        pinned[name] = {"digest": digest(files()), "floors": floors}
    if lower:
        sys.stderr.write("\n".join(["Nothing was pinned: a floor would fall.", *lower, ""]))
        return 1
    FLOORS.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(update() if "--update" in sys.argv else 0)
