"""How near each claim lies to each passage: measures, windows, and the pull of its neighbours.

Goes in: a `RecordIndex` and claims, encoded. Comes out: a matrix of proposal scores, claims × passages.
Everything here is similarity: it proposes places and decides none (`compare.alignment.decide` does).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.alignment.index import POOL, WEIGHTS, RecordIndex

if TYPE_CHECKING:
    from compare.alignment.encoder import Encoded

__all__ = ["Proposal", "Query", "piece_match", "propose", "pull"]

SHARPNESS = 15.0
"""How peaked a neighbour's view of the record is taken: scores enter as exp(SHARPNESS · (score − best))."""

REACH = 6.0
"""Passages: the distance in the record over which the pull of a neighbour falls to 1/e."""

NEIGHBOUR_WEIGHTS = {0: 1.0, 1: 0.6, 2: 0.35, 3: 0.2}
"""Weight of a neighbour by its distance in sentences; 0 is the claim's own sentence."""

OTHER_SPEAKER = 0.8
"""What the score of a passage is multiplied by if another speaker than the claim's speaks it."""

ANSWER_SHARE = 0.9
"""The share of its question's score that the beginning of an answer has at least."""

PULL = 0.4
"""Weight of the neighbours' pull beside the claim's own score."""

CONTEXT = 0.3
"""Weight of the share of the claim's words that stand in or near a passage."""

_Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One text that is looked for.

    Attributes:
        text: Its words, frame taken off.
        encoded: The same, encoded.
        speaker: Whom the article gives the words to, if to a speaker of the record.
        group: Texts of one group (an article) may pull each other; ``None`` stands alone.
        position: Sentence number within the group.
    """

    text: str
    encoded: Encoded
    speaker: str | None = None
    group: str | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Scores of m queries against n passages, each matrix of shape (m, n), values 0–1.

    Attributes:
        own: The query by itself, best passage = 1 where anything is near.
        score: `own` with the passages around each and the neighbours' pull; may exceed 1.
        cosine: Cosine of the sentence vectors, −1–1.
        characters: Cosine of character n-grams.
        words: Cosine of the content stems, weighted by rarity.
        pieces: Share of the query's weighted word pieces that the passage carries; 0 outside the pool.
    """

    own: _Matrix
    score: _Matrix
    cosine: _Matrix
    characters: _Matrix
    words: _Matrix
    pieces: _Matrix


def propose(index: RecordIndex, queries: Sequence[Query]) -> Proposal:
    """Score every query against every passage.

    Args:
        index: The record, n passages.
        queries: The texts to look for, m of them, neighbours of a group in text order.

    Returns:
        Matrices of shape (m, n); both m and n may be 0.
    """
    if not queries or not len(index):
        empty = np.zeros((len(queries), len(index)), np.float32)
        return Proposal(own=empty, score=empty, cosine=empty, characters=empty, words=empty, pieces=empty)
    leading = _leading_speakers(queries)
    texts = [index.without_names(query.text) for query in queries]
    cosine = np.stack([query.encoded.vector for query in queries]) @ index.vectors.T
    characters = _dense(index.characters, [text.casefold() for text in texts], index.character_rows)
    words = np.stack([index.word_cosines(query.text) for query in queries])
    cheap = (
        WEIGHTS["sentence vector"] * _relative(cosine)
        + WEIGHTS["characters"] * _relative(characters)
        + WEIGHTS["words"] * _relative(words)
    )
    cheap[:, ~index.usable] = 0.0
    pieces = _pool_pieces(index, queries, cheap)
    own = (cheap + WEIGHTS["word pieces"] * _relative(pieces)) / np.float32(sum(WEIGHTS.values()))
    own[:, ~index.usable] = 0.0
    factors = _speaker_factors(index, queries, leading)
    own = _with_questions(index, own) * factors
    score = own + np.float32(PULL) * pull(own, queries) + _around(index, queries) * factors
    return Proposal(own=own, score=score, cosine=cosine, characters=characters, words=words, pieces=pieces)


def _around(index: RecordIndex, queries: Sequence[Query]) -> _Matrix:
    """What each passage and those near it hold of the query's words; shape (m, n), 0 to `CONTEXT`."""
    around = np.float32(CONTEXT) * np.stack([index.context_shares(query.text) for query in queries])
    around[:, ~index.usable] = 0.0
    return around


def _with_questions(index: RecordIndex, own: _Matrix) -> _Matrix:
    """Passages that begin an answer score as well as their question does, nearly ("Of course we are.")."""
    lifted = own.copy()
    for row, question in index.answers:
        asked = own[:, list(question)].max(axis=1)
        lifted[:, row] = np.maximum(lifted[:, row], np.float32(ANSWER_SHARE) * asked)
    return lifted


def _speaker_factors(index: RecordIndex, queries: Sequence[Query], leading: dict[str, str]) -> _Matrix:
    """Shape (m, n): 1, or `OTHER_SPEAKER` where the query has a speaker and the passage another one."""
    factors = np.ones((len(queries), len(index)), np.float32)
    known = set(index.speakers)
    for row, query in enumerate(queries):
        speaker = query.speaker if query.speaker in known else leading.get(query.group or "")
        if speaker is not None and speaker in known:
            factors[row, ~index.spoken_by(speaker)] = OTHER_SPEAKER
    return factors


def _leading_speakers(queries: Sequence[Query]) -> dict[str, str]:
    """By group the speaker of two thirds or more of the queries that name one: the others lean to it."""
    named: dict[str, Counter[str]] = {}
    for query in queries:
        if query.group is not None and query.speaker is not None:
            named.setdefault(query.group, Counter())[query.speaker] += 1
    leading = {}
    for group, counts in named.items():
        speaker, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if 3 * count >= 2 * counts.total():
            leading[group] = speaker
    return leading


def pull(own: _Matrix, queries: Sequence[Query]) -> _Matrix:
    """Where the neighbours of each query lie in the record.

    Each query's scores are sharpened to a distribution over the passages and spread over `REACH` passages.
    The sentences of a group (the mean of their queries) then pull each query with the weight of their
    distance; of its own sentence only the other queries do. A query without a group gets no pull.

    Args:
        own: Shape (m, n).
        queries: Shape (m,).

    Returns:
        Shape (m, n), values from 0.
    """
    spread = _spread(_sharpen(own))
    result = np.zeros_like(own)
    sentences: dict[tuple[str, int], list[int]] = {}
    for row, query in enumerate(queries):
        if query.group is not None:
            sentences.setdefault((query.group, query.position), []).append(row)
    for (group, position), rows in sentences.items():
        for steps, weight in NEIGHBOUR_WEIGHTS.items():
            for place in {position - steps, position + steps} - {position}:
                if neighbours := sentences.get((group, place)):
                    result[rows] += np.float32(weight) * spread[neighbours].mean(axis=0)
        for row in rows:
            if others := [other for other in rows if other != row]:
                result[row] += np.float32(NEIGHBOUR_WEIGHTS[0]) * spread[others].mean(axis=0)
    return result


def _sharpen(own: _Matrix) -> _Matrix:
    weights = np.exp(np.float32(SHARPNESS) * (own - own.max(axis=1, keepdims=True)))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)


def _spread(mass: _Matrix) -> _Matrix:
    """Each row convolved with exp(−|d| / REACH): by recursion from both sides, linear in n."""
    decay = np.float32(np.exp(-1.0 / REACH))
    forward, backward = mass.copy(), mass.copy()
    for column in range(1, mass.shape[1]):
        forward[:, column] += decay * forward[:, column - 1]
        backward[:, -1 - column] += decay * backward[:, -column]
    return np.asarray(forward + backward - mass, np.float32)


def _relative(scores: _Matrix) -> _Matrix:
    """Each row divided by its best value; negative values count as 0, a row of zeros stays so."""
    clipped = np.maximum(scores, 0.0)
    best = clipped.max(axis=1, keepdims=True)
    return np.asarray(np.divide(clipped, best, out=np.zeros_like(clipped), where=best > 0), np.float32)


def _dense(vectoriser: object, texts: Sequence[str], rows: object) -> _Matrix:
    """Cosines of texts (m) and the rows of an index (n), shape (m, n)."""
    return np.asarray((vectoriser.transform(texts) @ rows.T).toarray(), np.float32)  # type: ignore[attr-defined]


def _pool_pieces(index: RecordIndex, queries: Sequence[Query], cheap: _Matrix) -> _Matrix:
    """`piece_match` of each query with its `POOL` best passages, zero elsewhere; shape (m, n)."""
    result = np.zeros_like(cheap)
    size = min(POOL, len(index))
    for row, query in enumerate(queries):
        pool = np.argpartition(-cheap[row], size - 1)[:size]
        result[row, pool] = piece_match(index, query.encoded, pool)
    return result


def piece_match(index: RecordIndex, claim: Encoded, rows: NDArray[np.intp]) -> _Matrix:
    """The weighted share of the claim's word pieces that each passage carries, by meaning in context.

    Each piece of the claim takes its best cosine among the pieces of the passage (Khattab & Zaharia 2020,
    late interaction), weighted by how rare it is in the record.

    Args:
        index: The record.
        claim: The claim, encoded.
        rows: Shape (k,): which passages.

    Returns:
        Shape (k,), values 0–1; zeros for a claim without pieces.
    """
    weights = index.weights_of(claim.ids.tolist())
    if not len(rows) or not weights.sum():
        return np.zeros(len(rows), np.float32)
    lengths = np.array([len(index.pieces[row].ids) for row in rows])
    filled = lengths > 0
    if not filled.any():
        return np.zeros(len(rows), np.float32)
    stacked = np.concatenate([index.piece_vectors(row) for row in rows[filled]])
    borders = np.concatenate([[0], np.cumsum(lengths[filled])[:-1]])
    best = np.maximum.reduceat(claim.piece_vectors() @ stacked.T, borders, axis=1)
    result = np.zeros(len(rows), np.float32)
    result[filled] = np.clip((weights[:, None] * best).sum(axis=0) / weights.sum(), 0.0, 1.0)
    return result
