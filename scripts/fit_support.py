"""Fit the weights of the support score on claims about debates; development only.

    python scripts/fit_support.py ../shared/data/debate-claims

Goes in: the folder of `debate-claims`. Comes out, on the terminal: the weights for
`compare.alignment.evidence`, and what thresholds are worth, cross-fitted with whole transcripts kept apart.
Each claim is held against its own record (located) and against three records of other events (not located);
the measures are those of its best window.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from compare.alignment.encoder import Encoder
from compare.alignment.evidence import COEFFICIENTS, best_window, order_of
from compare.alignment.index import RecordIndex, build_index
from compare.alignment.propose import Query, propose

TRANSCRIPTS = 14
OTHERS = 3
SEED = 0


def read_record(path: Path, encoder: Encoder) -> tuple[RecordIndex, list[int]]:
    """A transcript (line, speaker, sentence) as an index, and the turn of each sentence."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if len(row) > 2]
    texts, speakers = [row[2] for row in rows], [row[1] for row in rows]
    changes = [0] + [int(now != before) for before, now in pairwise(speakers)]
    index = build_index(texts, encoder.encode_full(texts), speakers=speakers)
    return index, np.cumsum(changes).tolist()


def main(folder: Path) -> None:
    """Read the claims, measure, fit, print."""
    encoder = Encoder.load()
    pairs = [json.loads(line) for line in (folder / "pairs.jsonl").read_text("utf-8").splitlines()]
    names = [name for name, _ in Counter(pair["transcript"] for pair in pairs).most_common(TRANSCRIPTS)]
    records = {name: read_record(folder / "transcripts" / f"{name}.tsv", encoder) for name in names}
    random = np.random.default_rng(SEED)
    rows, located, groups, same = [], [], [], []
    for pair in pairs:
        if pair["transcript"] not in records:
            continue
        others = random.choice([name for name in names if name != pair["transcript"]], OTHERS, replace=False)
        text = pair["claim"].replace('"', "")
        query = Query(text=text, encoded=encoder.encode_full([text])[0])
        for name in (pair["transcript"], *others):
            index, turns = records[name]
            evidence = best_window(index, query, turns, order_of(propose(index, [query]), 0))
            if evidence is not None:
                rows.append([value for _, value in evidence.measures])
                located.append(name == pair["transcript"])
                groups.append(pair["transcript"])
                same.append(bool(pair["same_event"]))
    report(np.array(rows), np.array(located), np.array(groups), np.array(same))


def report(rows: np.ndarray, located: np.ndarray, groups: np.ndarray, same: np.ndarray) -> None:
    """Print the weights and what they are worth."""
    weights = np.where(located, 1.0, 1.0 / OTHERS)
    model = LogisticRegression()
    folds = GroupKFold(7)
    scores = cross_val_predict(
        model,
        rows,
        located,
        groups=groups,
        cv=folds,
        method="predict_proba",
        params={"sample_weight": weights},
    )[:, 1]
    model.fit(rows, located, sample_weight=weights)
    lines = [f"claims: {int(located.sum())}"]
    lines += [f"{name}: {value:.2f}" for name, value in zip(COEFFICIENTS, model.coef_[0], strict=True)]
    lines += [f"intercept: {model.intercept_[0]:.2f}", f"AUC, all: {roc_auc_score(located, scores):.3f}"]
    lines += [
        f"AUC, {name}: {roc_auc_score(located[kind], scores[kind]):.3f}"
        for name, kind in (("the very utterance", same), ("another occasion", ~same))
    ]
    for limit in (0.2, 0.4, 0.45, 0.5, 0.65, 0.7, 0.8):
        own, other = (scores[located] >= limit).mean(), (scores[~located] >= limit).mean()
        lines.append(f"{limit:.2f}: located in the own record {own:.2f}, in another event's {other:.2f}")
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
