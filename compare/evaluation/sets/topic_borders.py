"""Where an editor has a speech's topics begin, held against where they are found.

The key is `gold/topics.json`: topics in order, each from one sentence of `gold/transcript-sentences.json` to
another. A topic of the key of which the record has no passage (a page's footer) is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rapidfuzz.utils import default_process

from compare.alignment.encoder import Encoder
from compare.evaluation.measures import border_hits
from compare.evaluation.outcome import Measure, Outcome
from compare.evaluation.reading import read_json
from compare.evaluation.sets.real_event import read_key
from compare.ingest.files import read_document
from compare.metrics.topics import find_topics
from compare.metrics.topics.borders import cut, prepare
from compare.metrics.topics.find import weights_of
from compare.model import Passage, RecordInfo, Transcript
from compare.segment.transcript import segment_transcript
from compare.topics import Topic

__all__ = ["files", "measure", "sentence_numbers", "uniform"]

WITHIN = 2
"""Sentences by which a border may be off."""

AHEAD = 60
"""Sentences of the key among which the next passage is looked for."""


def files(shared: Path) -> list[Path]:
    """The key, and the text that it is about."""
    gold = shared / "gold"
    return [
        gold / "topics.json",
        gold / "transcript-sentences.json",
        *sorted((shared / "seeds").glob("*.txt")),
    ]


def measure(shared: Path) -> Outcome:
    """Borders found within two sentences of the key's, beside as many at equal distances."""
    path = read_key(shared).transcript
    document = read_document(path, source=path.name, role="transcript")
    record = segment_transcript(document, RecordInfo(file=path.name))
    sentences = read_json(shared / "gold" / "transcript-sentences.json")
    numbers = sentence_numbers(record.passages, [one["text"] for one in sentences])
    place = {one["id"]: number for number, one in enumerate(sentences)}
    topics = [(place[one["from"]], place[one["to"]]) for one in read_json(shared / "gold" / "topics.json")]
    key = [low for low, high in topics[1:] if not set(numbers).isdisjoint(range(low, high + 1))]
    ways = {name: [numbers[at] for at in borders] for name, borders in _ways(record).items()}
    return Outcome(measures=_measures(ways, key))


def _ways(record: Transcript) -> dict[str, Sequence[int]]:
    """The borders as they are found, and as many by simpler means."""
    vectors = Encoder.load().encode([one.text for one in record.passages])
    weights = weights_of(record)
    found = _starts(record, find_topics([record], vectors))
    most = len(found) + 1
    return {
        "ours": found,
        "uniform": uniform(len(record.passages), most),
        "vocabulary alone": cut(prepare(vectors, weights), weights, 0 * weights, most),
    }


def _starts(record: Transcript, topics: Sequence[Topic]) -> list[int]:
    place = {passage.id: number for number, passage in enumerate(record.passages)}
    return [place[topic.passage_ids[0]] for topic in topics[1:]]


def uniform(n: int, k: int) -> list[int]:
    """The borders of k segments of (nearly) equal length over n passages.

    >>> uniform(10, 3)
    [3, 7]
    """
    return [round(n * number / k) for number in range(1, k)]


def sentence_numbers(passages: Sequence[Passage], sentences: Sequence[str]) -> list[int]:
    """For each passage the number of the sentence of another cut of the same text that it begins in.

    A passage that is found nowhere ahead has the number of the one before it.
    """
    folded = [default_process(one) for one in sentences]
    found: list[int] = []
    at = 0
    for passage in passages:
        words = " ".join(default_process(passage.text).split())
        head = " ".join(words.split()[:5])
        ahead = range(at, min(at + AHEAD, len(folded)))
        at = next((n for n in ahead if head and head in " ".join(folded[n].split())), at)
        found.append(at)
    return found


def _measures(ways: dict[str, list[int]], key: Sequence[int]) -> tuple[Measure, ...]:
    hits = {name: border_hits(borders, key, within=WITHIN) for name, borders in ways.items()}

    def row(name: str, values: dict[str, float | None], n: int, bar: float | None = None) -> Measure:
        others = tuple((way, value) for way, value in values.items() if way != "ours")
        return Measure(name=name, ours=values["ours"], n=n, baselines=others, bar=bar, floor=bar is not None)

    return (
        row(
            "F1 of borders within two sentences",
            {way: 2 * hits[way] / (len(ways[way]) + len(key)) for way in ways},
            len(key),
            0.55,
        ),
        row(
            "precision",
            {way: hits[way] / len(ways[way]) if ways[way] else None for way in ways},
            len(ways["ours"]),
        ),
        row("recall", {way: hits[way] / len(key) if key else None for way in ways}, len(key)),
    )
