"""What a record is searched by: vectors of sentences and word pieces, word and character weights.

Goes in: the passages of one or more records, as texts. Comes out: a `RecordIndex` that scores any text
against every passage in vectorised products. Nothing is decided here: similarity proposes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from compare.alignment.words import content_stems, fold_words

if TYPE_CHECKING:
    from compare.alignment.encoder import Encoded

__all__ = ["RecordIndex", "build_index"]

POOL = 128
"""How many passages per claim are compared word piece by word piece."""

LEAST_PASSAGES = 20
"""Passages below which rarity says nothing and every word weighs the same."""

WEIGHTS = {"sentence vector": 0.4, "characters": 0.2, "words": 0.1, "word pieces": 0.3}
"""Share of each measure in the proposal score. Each measure is divided by its best value for the claim."""

_NOTHING = "\N{EMPTY SET}\N{EMPTY SET}"
"""Stands in for a text without words, which the vectorisers refuse."""

_Floats = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class RecordIndex:
    """Passages prepared for search.

    Attributes:
        texts: Shape (n,): the passages.
        usable: Shape (n,): False for passages that carry nothing to find (no words, names alone).
        vectors: Shape (n, d): sentence vectors, rows of length 1 (or 0 for an empty text).
        pieces: Per passage its word-piece vectors, shape (t, d), and piece ids.
        piece_weights: Weight of each word piece by id: the rarer in the record, the heavier.
        quiet: Piece ids that never count (names of the record's speakers).
    """

    texts: tuple[str, ...]
    usable: NDArray[np.bool_]
    vectors: _Floats
    pieces: tuple[Encoded, ...]
    piece_weights: dict[int, float]
    quiet: frozenset[int]
    characters: Any
    character_rows: Any
    words: Any
    word_rows: Any

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def default_weight(self) -> float:
        """Weight of a word piece that the record does not hold."""
        return 1.0 if len(self) < LEAST_PASSAGES else float(np.log((len(self) + 1) / 0.5))

    def weights_of(self, ids: Sequence[int]) -> _Floats:
        """Shape (t,): weights of some word pieces, by their ids."""
        default = self.default_weight
        return np.array(
            [0.0 if i in self.quiet else self.piece_weights.get(i, default) for i in ids], np.float32
        )

    def word_weight(self, item: str) -> float:
        """Inverse document frequency of a stem in the record; a stem that is not there weighs most."""
        if len(self) < LEAST_PASSAGES:
            return 1.0
        place = self.words.vocabulary_.get(item)
        return float(self.words.idf_[place]) if place is not None else float(np.log(len(self) + 2) + 1.0)


def build_index(
    texts: Sequence[str], encoded: Sequence[Encoded], *, quiet: frozenset[int] = frozenset()
) -> RecordIndex:
    """Prepare passages for search.

    Args:
        texts: Shape (n,), labels of speakers already taken off; may be empty.
        encoded: Shape (n,): the same passages, encoded.
        quiet: Word-piece ids that shall carry no weight.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    characters = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), sublinear_tf=True, dtype=np.float32)
    words = TfidfVectorizer(analyzer=_analyse, sublinear_tf=True, dtype=np.float32)
    filled = [text if text.strip() else _NOTHING for text in texts] or [_NOTHING]
    character_rows = characters.fit_transform([text.casefold() for text in filled])
    word_rows = words.fit_transform([*filled, _NOTHING])[: len(filled)]
    return RecordIndex(
        texts=tuple(texts),
        usable=np.array([bool(content_stems(fold_words(text).folded)) for text in texts], dtype=bool),
        vectors=np.stack([item.vector for item in encoded]) if encoded else np.zeros((0, 1), np.float32),
        pieces=tuple(encoded),
        piece_weights=_piece_weights(encoded),
        quiet=quiet,
        characters=characters,
        character_rows=character_rows,
        words=words,
        word_rows=word_rows,
    )


def _analyse(text: str) -> list[str]:
    """Stems of all words, and a stand-in for a text without any."""
    return list(content_stems(fold_words(text).folded)) or [_NOTHING]


def _piece_weights(encoded: Sequence[Encoded]) -> dict[int, float]:
    """Inverse document frequency per word-piece id, log((n + 1) / (df + 0.5)); 1 each in a very short record."""
    frequency: dict[int, int] = {}
    for item in encoded:
        for piece in set(item.ids.tolist()):
            frequency[piece] = frequency.get(piece, 0) + 1
    if len(encoded) < LEAST_PASSAGES:
        return dict.fromkeys(frequency, 1.0)
    total = len(encoded) + 1
    return {piece: float(np.log(total / (count + 0.5))) for piece, count in frequency.items()}
