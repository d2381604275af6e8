"""The topics of records: given by the event, else found; each with a title in the record's own words.

Goes in: records, the sentence vectors of their passages, what the event states. Comes out: `Topic` values
that hold every passage once. What articles report is not looked at: the same record has the same topics.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from compare.metrics.topics.borders import cut, prepare
from compare.metrics.topics.signals import read_signals
from compare.metrics.topics.stated import stated_borders
from compare.metrics.topics.titles import title_spans
from compare.model import Span, TopicInfo, Transcript, content_id
from compare.topics import Topic, TopicBasis

__all__ = ["MOST", "PER_TOPIC", "find_topics", "weights_of"]

MOST = 40
"""Topics of one record at most: a table of them is read on one page."""

PER_TOPIC = 15
"""Passages per topic of a record that is shorter than `MOST` topics."""

HEAVIEST = 25
"""Words from which a passage weighs no more."""

_Border = tuple[int, TopicBasis, str | None]


def find_topics(
    transcripts: Sequence[Transcript],
    vectors: NDArray[np.floating],
    stated: Sequence[TopicInfo] = (),
) -> tuple[Topic, ...]:
    """The topics of all records, in order, labelled T01 … through all of them.

    Args:
        transcripts: In the order stated; a record without passages has no topics.
        vectors: Shape (n, d): a sentence vector for each passage of all records, in order.
        stated: What the event states; a record of which it states a topic has no others.

    Raises:
        ConfigError: ``topic-not-found`` if the words with which a stated topic begins are not in the record,
            or in several places.
    """
    drafts: list[tuple[Transcript, int, int, TopicBasis, str | None]] = []
    titles: list[tuple[Span, ...]] = []
    given = stated_borders(transcripts, stated)
    offset = 0
    for record in transcripts:
        rows = np.asarray(vectors[offset : offset + len(record.passages)], np.float64)
        offset += len(record.passages)
        borders = given.get(record.id) or _found(record, rows)
        ends = [*(at for at, _, _ in borders[1:]), len(record.passages)]
        drafts += [
            (record, at, end, basis, title)
            for (at, basis, title), end in zip(borders, ends, strict=True)
            if record.passages
        ]
        titles += title_spans(record, [at for at, _, _ in borders], rows) if record.passages else []
    width = max(2, len(str(len(drafts))))
    return tuple(
        _topic(draft, spans, f"T{number:0{width}d}")
        for number, (draft, spans) in enumerate(zip(drafts, titles, strict=True), 1)
    )


def _found(record: Transcript, rows: NDArray[np.float64]) -> list[_Border]:
    """The borders that are found in a record, its beginning first."""
    weights = weights_of(record)
    most = min(MOST, max(1, round(len(record.passages) / PER_TOPIC)))
    opening: list[_Border] = [(0, "opening", None)]
    if most == 1 or not weights.any():
        return opening
    signals = read_signals(record)
    borders = cut(prepare(rows, weights), weights, signals.worth, most)
    return opening + [(at, signals.basis[at], None) for at in borders]


def weights_of(record: Transcript) -> NDArray[np.float64]:
    """Shape (n,): what each passage weighs, its words up to `HEAVIEST`; a procedural one nothing."""
    return np.array(
        [0 if one.procedural else min(one.n_words, HEAVIEST) for one in record.passages], np.float64
    )


def _topic(
    draft: tuple[Transcript, int, int, TopicBasis, str | None], spans: tuple[Span, ...], label: str
) -> Topic:
    record, start, end, basis, title = draft
    passages = record.passages[start:end]
    slices = [" ".join(span.slice(record.document.text).split()) for span in spans]
    return Topic(
        id=content_id("k", record.id, passages[0].id),
        label=label,
        transcript_id=record.id,
        title=title or " · ".join(slices),
        title_spans=() if title else spans,
        basis=basis,
        passage_ids=tuple(passage.id for passage in passages),
    )
