"""Planted differences on the bundled record: how many are found, and how many findings are right.

The pieces are generated with one seed from a record that was looked at while the detectors were built: the
gate holds what was reached, it is no measure of what to expect elsewhere (`docs/quality.md`).
"""

from __future__ import annotations

from pathlib import Path

from compare.runner.pipeline import run
from compare.segment.transcript import load_transcript
from compare.testing import CHANGE_TYPES, generate_changes, generate_harmless
from compare.testing.score import Tally, generated_event, lay_out, score_differences

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / "sources" / "harbour-address" / "transcript.txt"
SEED = 1
PER_TYPE = 6


def files() -> list[Path]:
    """The record and what generates the pieces: other pieces need other floors."""
    generator = ROOT / "compare" / "testing"
    names = (
        "edit_words",
        "generate",
        "harmless",
        "planted",
        "reported",
        "score",
        "structure_edits",
        "word_edits",
    )
    return [RECORD, *(generator / f"{name}.py" for name in names)]


def tallies() -> dict[str, Tally]:
    """The pieces run through the library, and scored."""
    record = load_transcript(RECORD)
    changed = lay_out(generate_changes(record, seed=SEED, per_type=PER_TYPE))
    harmless = lay_out(generate_harmless(record, seed=SEED, per_type=PER_TYPE), prefix="articles/harmless")
    return score_differences(run(generated_event(record, changed + harmless)), changed + harmless)


def measure() -> dict[str, float]:
    """Recall by planted change, precision of all findings, harmless pieces left alone: 0–1."""
    scored = tallies()
    reached = {f"recall: {name}": scored[name].recall or 0.0 for name in CHANGE_TYPES if name in scored}
    found = sum(one.findings for one in scored.values())
    harmless = scored["harmless"]
    return reached | {
        "precision": sum(one.right for one in scored.values()) / found if found else 0.0,
        "harmless pieces left alone": 1 - (harmless.recall or 0.0),
    }
