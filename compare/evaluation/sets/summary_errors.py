"""`summary-errors`: sentences of machine-made dialogue summaries, with people's error spans and classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.evaluation.baselines import Corpus
from compare.evaluation.measures import balanced_accuracy, cross_fitted, mean
from compare.evaluation.outcome import Measure, Outcome
from compare.evaluation.reading import read_rows
from compare.evaluation.sets.summaries import SIMPLE, read_text, sentence_scores

__all__ = ["FOLDER", "files", "measure"]

FOLDER = Path("data", "summary-errors")
NO_ERROR = "No Error"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """One judged sentence: its dialogue, its error classes (none if right), everybody's score."""

    dialogue: str
    classes: frozenset[str]
    scores: dict[str, float]


def files(shared: Path) -> list[Path]:
    """The dialogues with their judged summaries."""
    return [shared / FOLDER / "dialogues.jsonl"]


def measure(shared: Path) -> Outcome:
    """Error or not by the support score (AUC; the threshold from the other dialogues), recall by class."""
    sentences = [
        one
        for row in read_rows(shared / FOLDER / "dialogues.jsonl", id=str, utterances=list, annotations=dict)
        for one in _sentences(row["id"], row["utterances"], list(row["annotations"].values()))
    ]
    right = [not one.classes for one in sentences]
    groups = [one.dialogue for one in sentences]
    scores = {name: [one.scores[name] for one in sentences] for name in ("ours", *SIMPLE)}
    passed = {name: cross_fitted(values, right, groups) for name, values in scores.items()}
    balanced = {name: balanced_accuracy(values, right) for name, values in passed.items()}
    areas = {name: _area(values, right) for name, values in scores.items()}
    measures = [
        Measure(name=name, ours=found.pop("ours"), n=len(sentences), baselines=tuple(found.items()))
        for name, found in (("AUC", areas), ("balanced accuracy", balanced))
    ]
    for kind in sorted({kind for one in sentences for kind in one.classes}):
        flagged = {
            name: [not values[place] for place, one in enumerate(sentences) if kind in one.classes]
            for name, values in passed.items()
        }
        measures.append(
            Measure(
                name=f"flagged, {kind}",
                ours=mean(flagged["ours"]),
                n=len(flagged["ours"]),
                baselines=tuple((name, mean(flagged[name])) for name in SIMPLE),
                floor=False,
            )
        )
    return Outcome(measures=tuple(measures))


def _sentences(
    dialogue: str, utterances: Sequence[str], summaries: Sequence[dict[str, Any]]
) -> list[_Sentence]:
    record = read_text("\n\n".join(utterances))
    corpus = Corpus([passage.text for passage in record.passages])
    found = []
    for summary in summaries:
        judged = summary["sentence_annotations"]
        scores = sentence_scores([one["sentence"] for one in judged], record, corpus)
        for place, one in enumerate(judged):
            classes = frozenset(error["error_class"] for error in one["annotation"]) - {NO_ERROR}
            own = {name: values[place] for name, values in scores.items()}
            found.append(_Sentence(dialogue=dialogue, classes=classes, scores=own))
    return found


def _area(scores: Sequence[float], right: Sequence[bool]) -> float | None:
    """Area under the ROC curve: right sentences above wrong ones."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(right, scores)) if len(set(right)) == 2 else None
