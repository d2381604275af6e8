"""Fit the weights of the score on claims about debates; development only.

    python scripts/fit_support.py ../shared/data/debate-claims VECTORS

Goes in: the folder of `debate-claims`, and a file to keep vectors in. Comes out, on the terminal: the
weights of `compare.alignment.evidence.SCORE`, what thresholds are worth, and the same with the verifier's
reading and the claim's numbers in it, which is worth less for telling where a claim stands. Cross-fitted
with whole transcripts kept apart. Each claim is held against its own record (located) and against three
records of other events (not located); the measures are those of its best window. What the claim's numbers
weigh is not fitted here, where too few differ: it is held fixed and given to the regression as an offset.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from compare.alignment.evidence import SCORE, SUPPORT, best_window, order_of, read_supports
from compare.alignment.plain import _prepared, _queries, shared_encoder, shared_verifier
from compare.alignment.propose import propose
from compare.evaluation.reading import read_record, read_rows
from compare.evaluation.sets.debate_claims import OTHERS, others_of
from compare.evaluation.vectors import kept_vectors

THRESHOLDS = (0.1, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9)
READING = "reading"
FIXED = {name: weight for name, weight in SUPPORT.weights if name.startswith(("numbers", "negations"))}
RIDGE = 1.0


@dataclass(frozen=True)
class Row:
    """A claim held against one record: what each measure is worth unweighted, and whether it is its own."""

    measures: dict[str, float]
    located: bool
    group: str
    same: bool


def read_claims(folder: Path) -> list[Row]:
    """Every claim against its own record and three others."""
    pairs = read_rows(folder / "pairs.jsonl", transcript=str, claim=str, same_event=int)
    names = sorted({pair["transcript"] for pair in pairs})
    rows = []
    for name in names:
        transcript = read_record(folder / "transcripts" / f"{name}.tsv").transcript
        records = _prepared(transcript)
        for pair in pairs:
            own = pair["transcript"] == name
            if not own and name not in others_of(pair, names):
                continue
            [query] = _queries([pair["claim"]], transcript.speakers, shared_encoder())
            order = order_of(propose(records.index, [query]), 0)
            found = best_window(records.index, query, records.turns, order)
            if found is not None:
                [read] = read_supports(records.index, [(query.text, found)], shared_verifier())
                weights = dict(SUPPORT.weights)
                measures = {r.name: r.weight / weights[r.name] for r in read.reasons if r.name in weights}
                rows.append(Row(measures, own, pair["transcript"], bool(pair["same_event"])))
    return rows


def fit(values: np.ndarray, offset: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weights and base of a logistic regression with an offset; weights are never negative."""

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        logit = values @ theta[:-1] + theta[-1] + offset
        chance = 1 / (1 + np.exp(-logit))
        cost = np.logaddexp(0, logit) - labels * logit
        slope = (chance - labels) * weights
        penalty = RIDGE * np.append(theta[:-1], 0)
        return float(cost @ weights + 0.5 * RIDGE * (theta[:-1] ** 2).sum()), np.append(
            values.T @ slope, slope.sum()
        ) + penalty

    bounds = [(0, None)] * values.shape[1] + [(None, None)]
    return np.asarray(minimize(loss, np.zeros(values.shape[1] + 1), jac=True, bounds=bounds).x)


def columns(rows: list[Row], names: list[str], *, fixed: bool) -> tuple[np.ndarray, np.ndarray]:
    """Values of the fitted measures, and what the fixed ones add."""
    values = [[row.measures[name] for name in names] for row in rows]
    offset = [sum(weight * row.measures[name] for name, weight in FIXED.items()) for row in rows]
    return np.array(values), np.array(offset) if fixed else np.zeros(len(rows))


def report(title: str, names: list[str], rows: list[Row], *, fixed: bool) -> None:
    """Fit, print the weights and what they are worth, cross-fitted."""
    values, offset = columns(rows, names, fixed=fixed)
    located = np.array([row.located for row in rows])
    same = np.array([row.same for row in rows])
    weights = np.where(located, 1.0, 1.0 / OTHERS)
    scores = np.zeros(len(rows))
    for train, test in GroupKFold(7).split(values, located, [row.group for row in rows]):
        theta = fit(values[train], offset[train], located[train], weights[train])
        scores[test] = 1 / (1 + np.exp(-(values[test] @ theta[:-1] + theta[-1] + offset[test])))
    theta = fit(values, offset, located, weights)
    print(
        f"\n{title}: base {theta[-1]:.2f}",
        {name: round(float(w), 2) for name, w in zip(names, theta, strict=False)},
    )
    print(
        f"AUC: all {roc_auc_score(located, scores):.3f}"
        f", same event {roc_auc_score(located[same], scores[same]):.3f}"
        f", another occasion {roc_auc_score(located[~same], scores[~same]):.3f}"
    )
    cut = np.quantile(scores[located & same], 0.10)
    print(f"false at .90 recall, same event: {(scores[~located & same] >= cut).mean():.3f}")
    for limit in THRESHOLDS:
        own, true, other = ((scores[group] >= limit).mean() for group in (located, located & same, ~located))
        print(f"{limit:.2f}: own record {own:.2f} (same event {true:.2f}), another event's {other:.3f}")


def main(folder: Path, vectors: Path) -> None:
    """Read the claims, fit both scores, print."""
    with kept_vectors(vectors):
        rows = read_claims(folder)
    names = [name for name, _ in SCORE.weights]
    report("score", names, rows, fixed=False)
    report("with the reading and the numbers", [*names, READING], rows, fixed=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
