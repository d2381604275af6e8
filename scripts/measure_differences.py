"""How many planted differences are found, by type, on records of one's own.

Goes in: one or more transcripts. Comes out: a table: recall by planted change, precision by type found,
harmless variants with a finding; with ``--misses`` the pieces that were missed and the findings that were
wrong.

    python scripts/measure_differences.py sources/harbour-address/transcript.txt --misses negation
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from compare.runner.pipeline import run
from compare.segment.transcript import load_transcript
from compare.testing import CHANGE_TYPES, generate_changes, generate_harmless
from compare.testing.score import Tally, generated_event, lay_out, score_differences


def measure(path: Path, *, seed: int, per_type: int) -> dict[str, Tally]:
    """Pieces generated from one record, run through the library, and scored."""
    record = load_transcript(path)
    changed = lay_out(generate_changes(record, seed=seed, per_type=per_type))
    harmless = lay_out(generate_harmless(record, seed=seed, per_type=per_type), prefix="articles/harmless")
    comparison = run(generated_event(record, changed + harmless))
    return score_differences(comparison, changed + harmless)


def add(total: dict[str, Tally], one: dict[str, Tally]) -> None:
    """Counts of one record added to those of all."""
    for name, tally in one.items():
        mine = total[name]
        for field in ("planted", "located", "found", "findings", "right", "missed", "wrong"):
            setattr(mine, field, getattr(mine, field) + getattr(tally, field))


def show(total: dict[str, Tally], misses: list[str]) -> None:
    """The table, and what was asked to be seen."""
    for name in (*CHANGE_TYPES, "harmless"):
        one = total[name]
        if one.planted:
            counts = f"planted {one.planted:4}  located {one.located:4}  found {one.found:4}"
            print(f"{name:30} {counts}  {share(one.recall)}")
    for name, one in sorted(total.items()):
        if one.findings:
            print(f"  {name:72} findings {one.findings:4}  right {one.right:4}  {share(one.precision)}")
    for name in misses:
        for piece in total[name].missed:
            print(f"MISSED {name}: {piece.text!r}")
        for wrong, finding in total[name].wrong:
            planted = f"{wrong.type}: {wrong.text!r}" if wrong else "no piece"
            print(f"WRONG {name}: {finding.claim_text!r} <- {finding.passage_text!r} in {planted}")
    for piece in total["harmless"].missed if "harmless" in misses else ():
        print(f"HARMLESS {piece.type}: {piece.text!r}")


def share(value: float | None) -> str:
    """A share as it is printed; n/a where there is nothing to divide by."""
    return "n/a" if value is None else f"{value:.3f}"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("records", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--per-type", type=int, default=10)
    parser.add_argument("--misses", nargs="*", default=[])
    arguments = parser.parse_args()
    total: dict[str, Tally] = defaultdict(Tally)
    for path in arguments.records:
        add(total, measure(path, seed=arguments.seed, per_type=arguments.per_type))
    show(total, arguments.misses)


if __name__ == "__main__":
    main()
