"""The file of measured quality that ships with the package, and floors that may not be lost.

Goes in: outcomes. Comes out: `compare/quality.json`, which the report reads (`compare.report.quality`) and
`docs/quality.md` is made from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from compare.evaluation.outcome import Decision, Measure, Outcome
from compare.evaluation.suite import SETS, LabelledSet, digest
from compare.segment.sketch import sketch_of

__all__ = ["QUALITY", "outcomes_of", "read_quality", "rounded", "with_outcomes", "write_quality"]

QUALITY = Path(__file__).resolve().parents[1] / "quality.json"
FORMAT = "pressdiff-quality"
VERSION = 1
DIGITS = 6

Json = dict[str, Any]


def read_quality(path: Path = QUALITY) -> Json:
    """What was measured last; an empty value of the same shape where nothing was."""
    if path.is_file():
        return dict(json.loads(path.read_text("utf-8")))
    return {"format": FORMAT, "version": VERSION, "sets": {}}


def with_outcomes(quality: Json, outcomes: Mapping[LabelledSet, Outcome], shared: Path) -> Json:
    """The same with some sets measured anew; other sets keep their figures. Of the texts it holds sketches,
    by which a report tells whether its own are among them, and no word.
    """
    fresh = {
        one.name: {
            "about": one.about,
            "record": one.form,
            "digest": digest(one.files(shared)),
            "texts": [[" ".join(sketch_of(text)) for text in event] for event in one.texts(shared)],
            **rounded(outcome.to_json()),
        }
        for one, outcome in outcomes.items()
    }
    sets = {**quality["sets"], **fresh}
    return {**quality, "sets": {one.name: sets[one.name] for one in SETS if one.name in sets}}


def write_quality(quality: Json, path: Path = QUALITY) -> None:
    """The file: UTF-8, indented by one, sets in the order of the tables."""
    path.write_text(json.dumps(quality, ensure_ascii=False, indent=1) + "\n", "utf-8")


def outcomes_of(quality: Json) -> dict[str, Outcome]:
    """The outcomes that the file holds, by name of the set."""
    return {
        name: Outcome(
            measures=tuple(_measure(item) for item in one["measures"]),
            decisions=tuple(Decision(**item) for item in one["decisions"]),
        )
        for name, one in quality["sets"].items()
    }


def rounded(value: Any) -> Any:
    """Floats of a plain value with six digits, so that the file changes only where something changed."""
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return [rounded(item) for item in value] if isinstance(value, list | tuple) else value


def _measure(item: Json) -> Measure:
    bar = item["bar"]
    return Measure(
        **{
            **item,
            "baselines": tuple((name, value) for name, value in item["baselines"]),
            "bar": tuple(bar) if isinstance(bar, list) else bar,
        }
    )
