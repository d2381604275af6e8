"""`committee-evidence`: sentences of meetings' summaries, and the turns that they come from."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any

from compare.alignment.plain import align, candidates
from compare.evaluation.baselines import Corpus
from compare.evaluation.measures import mean
from compare.evaluation.outcome import Decision, Outcome, Value
from compare.evaluation.ranking import RETRIEVAL, Ranking
from compare.evaluation.reading import read_rows, record_of
from compare.model import Span, Transcript
from compare.segment.sentences import sentence_spans

__all__ = ["FOLDER", "files", "measure", "texts"]

FOLDER = Path("data", "committee-evidence")

DEPTH = 400
"""Passages that are ranked for a claim, for ten turns to be among them."""

TURNS = 10


def files(shared: Path) -> list[Path]:
    """The meetings."""
    return [shared / FOLDER / "meetings.jsonl"]


def texts(shared: Path) -> list[list[str]]:
    """What was said in each meeting."""
    return [[" ".join(turn["content"] for turn in meeting["turns"])] for meeting in _meetings(shared)]


def _meetings(shared: Path) -> list[dict[str, Any]]:
    return read_rows(shared / FOLDER / "meetings.jsonl", turns=list, items=list)


def measure(shared: Path) -> Outcome:
    """Whether the first turn is right, and the share of the right turns among the first ten.

    The sentences of a summary are looked for together, as they stand in one text. The baselines rank turns.
    Located or not: each sentence in its own meeting, and in the next one of the file, where it is not.
    """
    ranking, central = Ranking(), Ranking()
    meetings = _meetings(shared)
    own: list[bool | None] = []
    foreign: list[bool | None] = []
    for number, meeting in enumerate(meetings):
        items = [item for item in meeting["items"] if item["turns"]]
        corpus = Corpus([turn["content"] for turn in meeting["turns"]])
        record, turn_of = _record(meeting)
        own += _located(items, record)
        foreign += _located(meetings[number - 1]["items"], record) if len(meetings) > 1 else []
        ours = [
            _once(turn_of[passage] for passage, _ in found)[:TURNS]
            for found in candidates([item["sentence"] for item in items], record, DEPTH)
        ]
        for item, found in zip(items, ours, strict=True):
            simple = {name: corpus.ranked(name, item["sentence"])[:TURNS] for name in RETRIEVAL}
            ranking.add(set(item["turns"]), found, simple)
            central.add(set(item["central"]), found, simple)
    return Outcome(
        measures=(
            ranking.hits(1, of="any turn named", bar=0.88),
            central.hits(1, of="a central turn"),
            ranking.measure("recall@10", recall, bar=0.92),
        ),
        decisions=_decisions(own, foreign),
    )


def recall(ranked: Sequence[Sequence[Hashable]], wanted: Sequence[Collection[Hashable]]) -> Value:
    """Mean over claims of the share of the wanted turns among the first ten."""
    return mean(
        [len(set(one[:TURNS]) & set(right)) / len(right) for one, right in zip(ranked, wanted, strict=True)]
    )


def _record(meeting: dict[str, Any]) -> tuple[Transcript, dict[str, int]]:
    """The meeting as a record, a passage per sentence, and the number of each passage's turn."""
    sentences = [
        (turn["speaker"], span.slice(turn["content"]), number)
        for number, turn in enumerate(meeting["turns"])
        for span in sentence_spans(turn["content"], Span(0, len(turn["content"])))
    ]
    record = record_of((speaker, text) for speaker, text, _ in sentences)
    numbers = (number for _, _, number in sentences)
    return record, {passage.id: number for passage, number in zip(record.passages, numbers, strict=True)}


def _located(items: Sequence[dict[str, Any]], record: Transcript) -> list[bool | None]:
    """Per sentence with evidence whether it was located in a record, wholly or partly; ``None`` if it fits
    several places.
    """
    claims = [item["sentence"] for item in items if item["turns"]]
    found = [one.location for one in align(claims, record)]
    return [None if one == "ambiguous" else one in ("located", "partly located") for one in found]


def _decisions(own: Sequence[bool | None], foreign: Sequence[bool | None]) -> tuple[Decision, ...]:
    """Located or not, as decided, of sentences that are there and of as many that are not; what fits several
    places is called neither.
    """
    return (
        Decision(
            kind="reported speech called located",
            called=own.count(True) + foreign.count(True),
            right=own.count(True),
            actual=len(own),
            form="as spoken",
        ),
        Decision(
            kind="reported speech called not located",
            called=own.count(False) + foreign.count(False),
            right=foreign.count(False),
            actual=len(foreign),
            form="as spoken",
        ),
    )


def _once(items: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(items))
