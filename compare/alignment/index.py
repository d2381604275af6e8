"""What a record is searched by: vectors of sentences and word pieces, word and character weights.

Goes in: the passages of one or more records, as texts. Comes out: a `RecordIndex` that scores any text
against every passage in vectorised products. Nothing is decided here: similarity proposes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from compare.alignment.words import content_stems, fold_words, stem

if TYPE_CHECKING:
    from compare.alignment.encoder import Encoded

__all__ = ["RecordIndex", "build_index"]

POOL = 128
"""How many passages per claim are compared word piece by word piece."""

QUESTION, ANSWER = 3, 2
"""Passages before a change of speaker that ask, and passages after it that begin the answer."""

REACH = 4
"""Passages on either side, of the same speaker's run, whose words count as the context of a passage."""

LEAST_PASSAGES = 20
"""Passages below which rarity says nothing and every word weighs the same."""

KEPT_PIECES = 60_000
"""Word pieces of a record up to which their vectors are unpacked once (1.5 KB each)."""

WEIGHTS = {"sentence vector": 0.4, "characters": 0.1, "words": 0.2, "word pieces": 0.3}
"""Share of each measure in the proposal score. Each measure is divided by its best value for the claim."""

_NOTHING = "\N{EMPTY SET}\N{EMPTY SET}"
"""Stands in for a text without words, which the vectorisers refuse."""

_Floats = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class RecordIndex:
    """Passages prepared for search.

    Attributes:
        texts: Shape (n,): the passages.
        stems: Shape (n,): the content stems of each passage.
        speakers: Shape (n,): who speaks each passage, ``None`` where nobody is named.
        answers: Numbers of passages that begin an answer, each with the passages of its question.
        names: Stems of the speakers' names: no content of a claim.
        usable: Shape (n,): False for passages without content stems besides names.
        vectors: Shape (n, d): sentence vectors, rows of length 1 (or 0 for an empty text).
        pieces: Per passage its word-piece vectors, shape (t, d), and piece ids.
        piece_weights: Weight of each word piece by id: the rarer in the record, the heavier.
        quiet: Piece ids that never count (names of the record's speakers).
        runs: Shape (n,): number of the run of one speaker's passages that each belongs to.
    """

    texts: tuple[str, ...]
    stems: tuple[frozenset[str], ...]
    speakers: tuple[str | None, ...]
    answers: tuple[tuple[int, tuple[int, ...]], ...]
    names: frozenset[str]
    usable: NDArray[np.bool_]
    vectors: _Floats
    pieces: tuple[Encoded, ...]
    piece_weights: dict[int, float]
    quiet: frozenset[int]
    characters: Any
    character_rows: Any
    stem_rows: dict[str, tuple[int, ...]]
    runs: NDArray[np.intp]

    def piece_vectors(self, row: int) -> _Floats:
        """Shape (t, d): word pieces of one passage in context."""
        return self._kept_pieces[row] if self._kept_pieces else self.pieces[row].piece_vectors()

    @cached_property
    def _kept_pieces(self) -> tuple[_Floats, ...]:
        """Word pieces of all passages, unpacked once; nothing for a record that is too long for that."""
        if sum(len(item.ids) for item in self.pieces) > KEPT_PIECES:
            return ()
        return tuple(item.piece_vectors() for item in self.pieces)

    def __len__(self) -> int:
        return len(self.texts)

    def spoken_by(self, speaker: str) -> NDArray[np.bool_]:
        """Shape (n,): True for the passages of this speaker."""
        if speaker not in self._masks:
            self._masks[speaker] = np.array([other == speaker for other in self.speakers], dtype=bool)
        return self._masks[speaker]

    @cached_property
    def _masks(self) -> dict[str, NDArray[np.bool_]]:
        """What `spoken_by` has found, by speaker."""
        return {}

    @property
    def default_weight(self) -> float:
        """Weight of a word piece that the record does not hold."""
        return 1.0 if len(self) < LEAST_PASSAGES else float(np.log((len(self) + 1) / 0.5))

    def word_cosines(self, text: str) -> _Floats:
        """Shape (n,): cosine of the text's content stems with each passage's, weighted by rarity."""
        products = np.zeros(len(self), np.float32)
        stems = sorted(set(content_stems(fold_words(text).folded)) - self.names)  # sets have no order
        for item in stems:
            products[list(self.stem_rows.get(item, ()))] += self.word_weight(item) ** 2
        length = sum(self.word_weight(item) ** 2 for item in stems) ** 0.5
        return np.asarray(
            products / np.maximum(self._stem_lengths * np.float32(length), np.float32(1e-9)), np.float32
        )

    def context_shares(self, text: str) -> _Floats:
        """Shape (n,): share of the text's content stems, weighted by rarity, that stand in or near each
        passage.

        Near is `REACH` passages of the same run; 0 for a text without content stems.
        """
        shares = np.zeros(len(self), np.float32)
        stems = sorted(set(content_stems(fold_words(text).folded)) - self.names)
        for item in stems:
            shares[self._near(item)] += self.word_weight(item)
        total = sum(self.word_weight(item) for item in stems)
        return np.asarray(shares / np.float32(total), np.float32) if total else shares

    def _near(self, item: str) -> NDArray[np.intp]:
        """Passages that hold a stem or stand near one that does, each once."""
        if item not in self._kept_near:
            rows = np.array(self.stem_rows.get(item, ()), np.intp)
            places = rows[:, None] + np.arange(-REACH, REACH + 1)
            inside = (places >= 0) & (places < len(self))
            same = self.runs[np.clip(places, 0, max(0, len(self) - 1))] == self.runs[rows][:, None]
            self._kept_near[item] = np.unique(places[inside & same])
        return self._kept_near[item]

    @cached_property
    def _kept_near(self) -> dict[str, NDArray[np.intp]]:
        """What `_near` has found, by stem."""
        return {}

    @cached_property
    def _stem_lengths(self) -> _Floats:
        """Shape (n,): length of each passage as a vector of weighted stems."""
        return np.array(
            [sum(self.word_weight(item) ** 2 for item in sorted(row)) ** 0.5 for row in self.stems],
            np.float32,
        )

    def weights_of(self, ids: Sequence[int]) -> _Floats:
        """Shape (t,): weights of some word pieces, by their ids."""
        default = self.default_weight
        return np.array(
            [0.0 if i in self.quiet else self.piece_weights.get(i, default) for i in ids], np.float32
        )

    def without_names(self, text: str) -> str:
        """The text without the names of speakers: that a claim names its speaker tells no place."""
        spans = fold_words(text)
        kept = [
            span.slice(text)
            for word, span in zip(spans.folded, spans.spans, strict=True)
            if stem(word) not in self.names
        ]
        return " ".join(kept) if len(kept) < len(spans) else text

    def word_weight(self, item: str) -> float:
        """Weight of a stem, log((n + 1) / (df + 1)) + 1: the rarer in the record, the heavier."""
        if len(self) < LEAST_PASSAGES:
            return 1.0
        return float(np.log((len(self) + 1) / (len(self.stem_rows.get(item, ())) + 1)) + 1.0)


def build_index(
    texts: Sequence[str],
    encoded: Sequence[Encoded],
    *,
    speakers: Sequence[str | None] = (),
    names: Iterable[str] = (),
    quiet: frozenset[int] = frozenset(),
) -> RecordIndex:
    """Prepare passages for search.

    Args:
        texts: Shape (n,), labels of speakers already taken off; may be empty.
        encoded: Shape (n,): the same passages, encoded.
        speakers: Shape (n,), or nothing where nobody is named.
        names: Words of the names of speakers; they carry no weight.
        quiet: The word-piece ids of these words.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    characters = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), sublinear_tf=True, dtype=np.float32)
    filled = [text if text.strip() else _NOTHING for text in texts] or [_NOTHING]
    character_rows = characters.fit_transform([text.casefold() for text in filled])
    stems = tuple(frozenset(content_stems(fold_words(text).folded)) for text in texts)
    silent = frozenset(stem(word) for name in names for word in fold_words(name).folded)
    return RecordIndex(
        texts=tuple(texts),
        stems=stems,
        speakers=tuple(speakers) or (None,) * len(texts),
        answers=_answers(texts, speakers),
        names=silent,
        usable=np.array([bool(item - silent) for item in stems], dtype=bool),
        vectors=np.stack([item.vector for item in encoded]) if encoded else np.zeros((0, 1), np.float32),
        pieces=tuple(encoded),
        piece_weights=_piece_weights(encoded),
        quiet=quiet,
        characters=characters,
        character_rows=character_rows,
        stem_rows=_stem_rows(stems),
        runs=_runs(tuple(speakers) or (None,) * len(texts)),
    )


def _runs(speakers: Sequence[str | None]) -> NDArray[np.intp]:
    """Shape (n,): number of the run of equal neighbours that each belongs to."""
    changes = [int(place > 0 and speakers[place] != speakers[place - 1]) for place in range(len(speakers))]
    return np.cumsum(np.array(changes, np.intp), dtype=np.intp)


def _answers(texts: Sequence[str], speakers: Sequence[str | None]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """The first passages of each turn that follows a question, with those of the question."""
    found: list[tuple[int, tuple[int, ...]]] = []
    for row in range(1, len(speakers)):
        if speakers[row] == speakers[row - 1]:
            continue
        question = [
            near for near in range(max(0, row - QUESTION), row) if speakers[near] == speakers[row - 1]
        ]
        if any("?" in texts[near] for near in question):
            answer = [
                near for near in range(row, min(len(texts), row + ANSWER)) if speakers[near] == speakers[row]
            ]
            found.extend((near, tuple(question)) for near in answer)
    return tuple(found)


def _stem_rows(stems: Sequence[frozenset[str]]) -> dict[str, tuple[int, ...]]:
    """Which passages hold each stem."""
    rows: dict[str, list[int]] = {}
    for row, items in enumerate(stems):
        for item in items:
            rows.setdefault(item, []).append(row)
    return {item: tuple(places) for item, places in rows.items()}


def _piece_weights(encoded: Sequence[Encoded]) -> dict[int, float]:
    """Inverse document frequency per piece id, log((n + 1) / (df + 0.5)); 1 each in a short record."""
    frequency: dict[int, int] = {}
    for item in encoded:
        for piece in set(item.ids.tolist()):
            frequency[piece] = frequency.get(piece, 0) + 1
    if len(encoded) < LEAST_PASSAGES:
        return dict.fromkeys(frequency, 1.0)
    total = len(encoded) + 1
    return {piece: float(np.log(total / (count + 0.5))) for piece, count in frequency.items()}
