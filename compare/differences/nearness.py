"""Which words of two texts are near in meaning, by the encoder's word pieces in their context.

Goes in: two texts. Comes out: the cosine of every word of one with every word of the other. A word is the
mean of its pieces. Nothing is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.alignment.encoder import Encoder, VectorStore

__all__ = ["Nearness"]

_Floats = NDArray[np.float32]


@dataclass(kw_only=True)
class Nearness:
    """Cosines of words, by an encoder; texts are encoded once.

    Attributes:
        encoder: Of word pieces in context.
        store: Where vectors of earlier runs, and of the alignment before, are kept.
    """

    encoder: Encoder
    store: VectorStore | None = None
    _known: dict[str, _Floats] = field(default_factory=dict, repr=False)

    def prepare(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> None:
        """Read or encode the vectors of texts, each with the places of its words."""
        wanted = {text: tuple(spans) for text, spans in texts if text not in self._known}
        if not wanted:
            return
        encoded = self.encoder.encode_full(tuple(wanted), store=self.store)
        for (text, spans), item in zip(wanted.items(), encoded, strict=True):
            offsets = self.encoder.piece_spans(text)
            self._known[text] = _by_word(item.piece_vectors(), offsets, spans, self.encoder.dimension)

    def cosines(self, text: str, other: str) -> _Floats:
        """Shape (words of `text`, words of `other`), −1–1; both must have been prepared."""
        return np.asarray(self._known[text] @ self._known[other].T, np.float32)

    def together(self, text: str, words: Sequence[int], other: str, others: Sequence[int]) -> float:
        """Cosine of some words of `text`, taken together, with some of `other`, −1–1; 0 for none."""
        ours, theirs = (
            self._known[text][list(words)].sum(axis=0),
            self._known[other][list(others)].sum(axis=0),
        )
        lengths = float(np.linalg.norm(ours)) * float(np.linalg.norm(theirs))
        return float(ours @ theirs) / lengths if lengths else 0.0


def _by_word(
    pieces: _Floats, offsets: Sequence[tuple[int, int]], spans: Sequence[Span], dimension: int
) -> _Floats:
    """Shape (words, d): rows of length 1, zeros for a word without pieces (a text that was cut short)."""
    rows = np.zeros((len(spans), dimension), np.float32)
    word = 0
    for row, (start, end) in zip(pieces, offsets, strict=False):
        while word < len(spans) and spans[word].end <= start:
            word += 1
        if word < len(spans) and spans[word].start < end:
            rows[word] += row
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return np.asarray(rows / lengths, np.float32)
