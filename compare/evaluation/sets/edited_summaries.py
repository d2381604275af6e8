"""`edited-summaries`: summaries of six kinds of text, some edited so that they no longer agree with it."""

from __future__ import annotations

from pathlib import Path

from compare.evaluation.baselines import Corpus
from compare.evaluation.measures import balanced_accuracy, cross_fitted, mean
from compare.evaluation.outcome import Measure, Outcome, Value
from compare.evaluation.reading import read_rows
from compare.evaluation.sets.summaries import SIMPLE, read_text, sentence_scores, sentences_of

__all__ = ["FOLDER", "files", "measure"]

FOLDER = Path("data", "edited-summaries")
PUBLISHED = {
    "SummaC-Conv": (58.1, 53.5, 59.0, 57.9, 53.1, 61.9),
    "QAFactEval": (63.7, 62.4, 68.4, 72.6, 66.2, 74.4),
}
"""Balanced accuracy of others by domain, on the whole set (Laban et al. 2023)."""

DOMAINS = ("podcast", "qmsumm", "sales_call", "ectsum", "samsum", "news")


def files(shared: Path) -> list[Path]:
    """The summaries with their texts."""
    return [shared / FOLDER / "items.jsonl"]


def measure(shared: Path) -> Outcome:
    """Balanced accuracy per domain; a summary scores as its worst sentence, threshold from the others."""
    rows = read_rows(shared / FOLDER / "items.jsonl", domain=str, doc=str, summary=str, label=int)
    rows.sort(key=lambda row: (row["domain"], row["doc"]))
    scores: dict[str, list[float]] = {name: [] for name in ("ours", *SIMPLE)}
    last = ""
    for row in rows:
        if row["doc"] != last:
            last, record = row["doc"], read_text(row["doc"])
            corpus = Corpus([passage.text for passage in record.passages])
        for name, values in sentence_scores(sentences_of(row["summary"]), record, corpus).items():
            scores[name].append(min(values, default=0.0))
    domains = [row["domain"] for row in rows]
    labels = [row["label"] == 1 for row in rows]
    found = {name: _by_domain(values, labels, domains) for name, values in scores.items()}
    counts = {domain: domains.count(domain) for domain in dict.fromkeys(domains)}
    return Outcome(measures=(_mean(found, counts), *(_domain(found, name, n) for name, n in counts.items())))


def _by_domain(scores: list[float], labels: list[bool], domains: list[str]) -> dict[str, Value]:
    decided = cross_fitted(scores, labels, domains)
    return {
        domain: balanced_accuracy(
            [one for one, other in zip(decided, domains, strict=True) if other == domain],
            [one for one, other in zip(labels, domains, strict=True) if other == domain],
        )
        for domain in dict.fromkeys(domains)
    }


def _mean(found: dict[str, dict[str, Value]], counts: dict[str, int]) -> Measure:
    over = {name: mean([one for one in values.values() if one is not None]) for name, values in found.items()}
    published = tuple((name, sum(values) / len(values) / 100) for name, values in PUBLISHED.items())
    return Measure(
        name="balanced accuracy, mean of domains",
        ours=over["ours"],
        n=sum(counts.values()),
        baselines=(*((name, over[name]) for name in SIMPLE), *published),
        bar=0.63,
        target=True,
    )


def _domain(found: dict[str, dict[str, Value]], domain: str, n: int) -> Measure:
    published = (
        tuple((name, values[DOMAINS.index(domain)] / 100) for name, values in PUBLISHED.items())
        if domain in DOMAINS
        else ()
    )
    return Measure(
        name=f"balanced accuracy, {domain}",
        ours=found["ours"][domain],
        n=n,
        baselines=(*((name, found[name][domain]) for name in SIMPLE), *published),
        floor=False,
    )
