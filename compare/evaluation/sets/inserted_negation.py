"""`inserted-negation`: pairs of sentences with a "not" put into one or both.

Only texts that are held out (`compare.evaluation.split`): the set may be trained on.
"""

from __future__ import annotations

from pathlib import Path

from compare.alignment.plain import support
from compare.evaluation.baselines import Corpus
from compare.evaluation.measures import share_reaching, threshold_at_recall
from compare.evaluation.outcome import Measure, Outcome
from compare.evaluation.reading import read_rows
from compare.evaluation.split import held_out

__all__ = ["FOLDER", "files", "measure"]

FOLDER = Path("data", "inserted-negation")

FLAGGED = 0.1
"""Share of entailed pairs that may be flagged."""


def files(shared: Path) -> list[Path]:
    """The pairs."""
    return [shared / FOLDER / "pairs.jsonl"]


def measure(shared: Path) -> Outcome:
    """Share of contradictions called supported, where one in ten entailed pairs is flagged."""
    rows = read_rows(shared / FOLDER / "pairs.jsonl", text=str, hypothesis=str, label=str)
    rows = [row for row in rows if held_out(row["text"])]
    scores: dict[str, list[float]] = {"ours": [], "words": [], "encoder": []}
    for row in rows:
        corpus = Corpus([row["text"]])
        scores["ours"].append(support(row["hypothesis"], row["text"]))
        for name in ("words", "encoder"):
            scores[name].append(float(corpus.scores(name, row["hypothesis"])[0]))
    entailed = [place for place, row in enumerate(rows) if row["label"] == "entailment"]
    measures = []
    for label in ("contradiction", "not_entailment", "neutral"):
        wrong = [place for place, row in enumerate(rows) if row["label"] == label]
        passed = {
            name: share_reaching(
                [values[place] for place in wrong],
                threshold_at_recall([values[place] for place in entailed], 1 - FLAGGED),
            )
            for name, values in scores.items()
        }
        ours = passed.pop("ours")
        measures.append(
            Measure(
                name=f"{label} called supported, {FLAGGED:.0%} of {len(entailed)} entailed flagged",
                ours=ours,
                n=len(wrong),
                baselines=tuple(passed.items()),
                lower_is_better=True,
            )
        )
    return Outcome(measures=tuple(measures))
