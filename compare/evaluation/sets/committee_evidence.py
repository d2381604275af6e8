"""`committee-evidence`: sentences of meetings' summaries, and the turns that they come from."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any

from compare.alignment.plain import candidates
from compare.evaluation.baselines import Corpus
from compare.evaluation.measures import mean
from compare.evaluation.outcome import Outcome, Value
from compare.evaluation.ranking import RETRIEVAL, Ranking
from compare.evaluation.reading import read_rows, record_of
from compare.model import Span
from compare.segment.sentences import sentence_spans

__all__ = ["FOLDER", "files", "measure"]

FOLDER = Path("data", "committee-evidence")

DEPTH = 400
"""Passages that are ranked for a claim, for ten turns to be among them."""

TURNS = 10


def files(shared: Path) -> list[Path]:
    """The meetings."""
    return [shared / FOLDER / "meetings.jsonl"]


def measure(shared: Path) -> Outcome:
    """Whether the first turn is right, and the share of the right turns among the first ten.

    The sentences of a summary are looked for together, as they stand in one text. The baselines rank turns.
    """
    ranking, central = Ranking(), Ranking()
    for meeting in read_rows(shared / FOLDER / "meetings.jsonl", turns=list, items=list):
        items = [item for item in meeting["items"] if item["turns"]]
        corpus = Corpus([turn["content"] for turn in meeting["turns"]])
        ours = _turns(meeting, [item["sentence"] for item in items])
        for item, found in zip(items, ours, strict=True):
            simple = {name: corpus.ranked(name, item["sentence"])[:TURNS] for name in RETRIEVAL}
            ranking.add(set(item["turns"]), found, simple)
            central.add(set(item["central"]), found, simple)
    return Outcome(
        measures=(
            ranking.hits(1, of="any turn named", bar=0.88),
            central.hits(1, of="a central turn"),
            ranking.measure("recall@10", recall, bar=0.92),
        )
    )


def recall(ranked: Sequence[Sequence[Hashable]], wanted: Sequence[Collection[Hashable]]) -> Value:
    """Mean over claims of the share of the wanted turns among the first ten."""
    return mean(
        [len(set(one[:TURNS]) & set(right)) / len(right) for one, right in zip(ranked, wanted, strict=True)]
    )


def _turns(meeting: dict[str, Any], claims: Sequence[str]) -> list[list[int]]:
    """Per claim the first turns by the candidates, each turn once."""
    sentences = [
        (turn["speaker"], span.slice(turn["content"]), number)
        for number, turn in enumerate(meeting["turns"])
        for span in sentence_spans(turn["content"], Span(0, len(turn["content"])))
    ]
    record = record_of((speaker, text) for speaker, text, _ in sentences)
    turn_of = {passage.id: number for passage, (_, _, number) in zip(record.passages, sentences, strict=True)}
    return [
        _once(turn_of[passage] for passage, _ in found)[:TURNS] for found in candidates(claims, record, DEPTH)
    ]


def _once(items: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(items))
