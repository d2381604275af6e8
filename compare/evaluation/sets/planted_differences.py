"""Planted differences on the bundled record: how many are found, and how many findings are right.

The pieces are generated with one seed from a record that was looked at while the detectors were built: the
figures hold what was reached, they are no measure of what to expect elsewhere (`docs/quality.md`;
`scripts/measure_differences.py` measures any other record).
"""

from __future__ import annotations

from pathlib import Path

from compare.evaluation.outcome import Measure, Outcome
from compare.runner.folder import bundled_event
from compare.runner.pipeline import run
from compare.segment.transcript import load_transcript
from compare.testing import CHANGE_TYPES, generate_changes, generate_harmless
from compare.testing.score import Tally, generated_event, lay_out, score_differences

__all__ = ["files", "measure", "tallies", "texts"]

GENERATOR = Path(__file__).resolve().parents[2] / "testing"
SEED = 1
PER_TYPE = 6


def files(_shared: Path) -> list[Path]:
    """The record and what generates the pieces: other pieces need other floors."""
    names = "edit_words generate harmless planted reported score structure_edits word_edits"
    return [bundled_event() / "transcript.txt", *(GENERATOR / f"{name}.py" for name in names.split())]


def texts(_shared: Path) -> list[list[str]]:
    """The record whose words are changed."""
    return [[load_transcript(bundled_event() / "transcript.txt").document.text]]


def tallies() -> dict[str, Tally]:
    """The pieces run through the library, and scored."""
    record = load_transcript(bundled_event() / "transcript.txt")
    changed = lay_out(generate_changes(record, seed=SEED, per_type=PER_TYPE))
    harmless = lay_out(generate_harmless(record, seed=SEED, per_type=PER_TYPE), prefix="articles/harmless")
    return score_differences(run(generated_event(record, changed + harmless)), changed + harmless)


def measure(_shared: Path) -> Outcome:
    """Recall by planted change, precision of all findings, harmless pieces left alone."""
    scored = tallies()
    found = sum(one.findings for one in scored.values())
    right = sum(one.right for one in scored.values())
    harmless = scored["harmless"]
    return Outcome(
        measures=(
            Measure(name="precision", ours=right / found if found else None, n=found, bar=0.97),
            Measure(
                name="harmless pieces with a finding",
                ours=harmless.recall,
                n=harmless.planted,
                bar=0.005,
                lower_is_better=True,
            ),
            *(
                Measure(name=f"recall, {name}", ours=scored[name].recall, n=scored[name].planted, bar=0.95)
                for name in CHANGE_TYPES
                if name in scored
            ),
        )
    )
