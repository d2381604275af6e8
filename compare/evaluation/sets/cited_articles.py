"""`cited-articles`: claims of an encyclopaedia and the sentences of the articles that they cite.

Only claims that are held out (`compare.evaluation.split`): the set may be trained on.
"""

from __future__ import annotations

from pathlib import Path

from compare.alignment.plain import align, candidates
from compare.evaluation.baselines import Corpus
from compare.evaluation.measures import balanced_accuracy, cross_fitted
from compare.evaluation.outcome import Measure, Outcome
from compare.evaluation.ranking import Ranking
from compare.evaluation.reading import read_rows, record_of
from compare.evaluation.split import held_out

__all__ = ["FOLDER", "files", "measure"]

FOLDER = Path("data", "cited-articles")
BASELINES = ("BM25", "token_set", "encoder", "characters", "words", "mixture")
DEPTH = 3


def files(shared: Path) -> list[Path]:
    """The claims with their evidence."""
    return [shared / FOLDER / "claims.jsonl"]


def measure(shared: Path) -> Outcome:
    """Hit rates over claims with supporting sentences; supported against the rest by the support score."""
    rows = read_rows(
        shared / FOLDER / "claims.jsonl", claim=str, evidence=list, supporting_sentences=list, label=str
    )
    ranking = Ranking()
    supports: list[float] = []
    simple: dict[str, list[float]] = {name: [] for name in ("encoder", "words")}
    rows = [row for row in rows if held_out(row["claim"])]
    for row in rows:
        evidence = [text.strip() or "." for text in row["evidence"]]
        corpus = Corpus(evidence)
        wanted = {place for group in row["supporting_sentences"] for place in group}
        if wanted:
            ours = [place for place, _ in candidates([row["claim"]], evidence, DEPTH)[0]]
            ranking.add(wanted, ours, {name: corpus.ranked(name, row["claim"])[:DEPTH] for name in BASELINES})
        record = record_of((None, text) for text in evidence)
        supports.append(align([row["claim"]], record)[0].support)
        for name, values in simple.items():
            values.append(float(corpus.scores(name, row["claim"]).max()))
    labels = [row["label"] == "supported" for row in rows]
    claims = [row["claim"] for row in rows]

    def balanced(scores: list[float]) -> float | None:
        return balanced_accuracy(cross_fitted(scores, labels, claims), labels)

    supported = Measure(
        name="supported or not, balanced accuracy",
        ours=balanced(supports),
        n=len(rows),
        baselines=tuple((name, balanced(values)) for name, values in simple.items()),
    )
    return Outcome(measures=(ranking.hits(1, bar=0.90), ranking.hits(3, bar=0.97), supported))
