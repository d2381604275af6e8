"""The records of an event, prepared once for all claims: passages, search index, words, speakers.

Goes in: transcripts and an encoder. Comes out: `Records`. No claim is looked at here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.alignment.index import RecordIndex, build_index
from compare.alignment.record_words import RecordWords, Run, index_words
from compare.model import Passage, PassageMatch, Span, Transcript

if TYPE_CHECKING:
    from compare.alignment.encoder import Encoder, VectorStore

__all__ = ["Records", "prepare_records"]


@dataclass(frozen=True, kw_only=True)
class Records:
    """All passages of all records of an event, in order, n of them.

    Attributes:
        transcripts: By id.
        passages: Shape (n,).
        index: For similarity, n rows.
        words: For word sequences.
        speakers: Their names.
    """

    transcripts: dict[str, Transcript]
    passages: tuple[Passage, ...]
    index: RecordIndex
    words: RecordWords
    speakers: frozenset[str]

    @cached_property
    def rows(self) -> dict[str, int]:
        """Number of each passage by its id."""
        return {passage.id: number for number, passage in enumerate(self.passages)}

    @property
    def turns(self) -> tuple[int, ...]:
        """Shape (n,): number of each passage's turn, counted over all records."""
        return self.words.turns

    def spoken_by(self, speaker: str | None) -> NDArray[np.bool_]:
        """Shape (n,): True for passages of this speaker; all True for ``None`` and for an unknown name."""
        if speaker is None or speaker not in self.speakers:
            return np.ones(len(self.passages), dtype=bool)
        return self.index.spoken_by(speaker)

    def matches(self, run: Run, score: float) -> tuple[PassageMatch, ...]:
        """A run of words as one match per passage that it touches, what interrupts it left out."""
        found = []
        for number in self.words.passages_of(run):
            low = max(run.start, self.words.starts[number])
            high = min(run.end, self.words.starts[number + 1])
            span = Span(self.words.spans[low].start, self.words.spans[high - 1].end)
            found.append(PassageMatch(passage_id=self.passages[number].id, span=span, score=round(score, 4)))
        return tuple(found)

    def whole(self, numbers: Iterable[int], score: float) -> tuple[PassageMatch, ...]:
        """Whole passages as matches."""
        return tuple(
            PassageMatch(
                passage_id=self.passages[number].id, span=self.passages[number].span, score=round(score, 4)
            )
            for number in numbers
        )


def prepare_records(
    transcripts: Sequence[Transcript], encoder: Encoder, store: VectorStore | None = None
) -> Records:
    """Encode and index every passage of the records.

    Args:
        transcripts: In the order stated; none at all gives records without passages.
        encoder: Of sentences.
        store: Where vectors of earlier runs are kept.
    """
    passages = tuple(passage for record in transcripts for passage in record.passages)
    texts = [passage.text for passage in passages]
    names = frozenset(
        word for record in transcripts for speaker in record.speakers for word in speaker.name.split()
    )
    return Records(
        transcripts={record.id: record for record in transcripts},
        passages=passages,
        index=build_index(
            texts,
            encoder.encode_full(texts, store=store),
            speakers=[passage.speaker for passage in passages],
            names=names,
            quiet=encoder.piece_ids(sorted(names)),
        ),
        words=index_words(passages, {record.id: record.document.text for record in transcripts}),
        speakers=frozenset(speaker.name for record in transcripts for speaker in record.speakers),
    )
