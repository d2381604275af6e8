"""`contrastive-evidence`: a claim and two nearly equal evidences, of which one supports it.

Only cases that are held out (`compare.evaluation.split`): the set may be trained on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from compare.alignment.plain import support
from compare.evaluation.baselines import Corpus, naive_number
from compare.evaluation.measures import paired_accuracy
from compare.evaluation.outcome import Measure, Outcome
from compare.evaluation.reading import read_rows
from compare.evaluation.split import held_out

__all__ = ["FOLDER", "files", "measure"]

FOLDER = Path("data", "contrastive-evidence")
FILES = ("real", "synthetic")
KINDS = ("number_only", "negation_cue")
BARS = {"all": 0.80, "number_only": 0.93, "negation_cue": 0.80}


def files(shared: Path) -> list[Path]:
    """The real pairs and the synthetic ones."""
    return [shared / FOLDER / f"{name}.jsonl" for name in FILES]


def measure(shared: Path) -> Outcome:
    """Paired accuracy, real and synthetic pairs apart, all and by kind."""
    return Outcome(measures=tuple(one for name in FILES for one in _file(shared / FOLDER / f"{name}.jsonl")))


def _file(path: Path) -> list[Measure]:
    rows = read_rows(path, case_id=str, claim=str, evidence_supports=str, evidence_other=str, kind=list)
    rows = [row for row in rows if held_out(row["case_id"])]
    scores = [_scores(row) for row in rows]
    measures = []
    for kind, bar in BARS.items():
        chosen = [one for one, row in zip(scores, rows, strict=True) if kind == "all" or kind in row["kind"]]
        accuracy = {
            name: paired_accuracy([one[name][0] for one in chosen], [one[name][1] for one in chosen])
            for name in ("ours", "words", "encoder", "naive number")
        }
        measures.append(
            Measure(
                name=f"paired accuracy, {path.stem}, {kind}",
                ours=accuracy.pop("ours"),
                n=len(chosen),
                baselines=tuple(accuracy.items()),
                bar=bar,
                target=kind != "number_only",
            )
        )
    return measures


def _scores(row: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """Per scorer the score of the supporting evidence and that of the other."""
    claim, evidences = row["claim"], (row["evidence_supports"], row["evidence_other"])
    corpus = Corpus(evidences)
    simple = {name: tuple(corpus.scores(name, claim)) for name in ("words", "encoder")}
    return {
        "ours": (support(claim, evidences[0]), support(claim, evidences[1])),
        "naive number": (naive_number(claim, evidences[0]), naive_number(claim, evidences[1])),
        **{name: (float(first), float(second)) for name, (first, second) in simple.items()},
    }
