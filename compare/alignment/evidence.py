"""Which passages a claim comes from, and do they carry it: two scores in 0–1, with what each contributed.

Goes in: a claim and windows of one to three passages. Comes out: `Evidence` with a *score*, by similarity,
that decides where a claim stands, and a *support* that also has the verifier's reading and the claim's
numbers. They are apart because a claim with a changed number still comes from its passage, and is not
carried by it. Both are logistic combinations fitted on labelled sets (docs/alignment.md says how), and no
probability of anything in another kind of record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp, log
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from compare.alignment.index import RecordIndex
from compare.alignment.propose import Proposal, Query
from compare.alignment.words import content_stems, fold_words
from compare.meaning.agreement import agree
from compare.meaning.polarity import polarity_conflicts, read_polarity
from compare.meaning.quantities import Quantity, read_quantities
from compare.model import Reason

if TYPE_CHECKING:
    from compare.alignment.encoder import VectorStore
    from compare.alignment.verifier import Verifier

__all__ = [
    "SCORE",
    "SUPPORT",
    "Evidence",
    "Support",
    "Weights",
    "best_window",
    "negations_of",
    "numbers_of",
    "order_of",
    "read_supports",
    "weigh",
    "windows_around",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A logistic regression: its intercept, and the weight of each measure by its name."""

    base: float
    weights: tuple[tuple[str, float], ...]

    def contributions(self, measures: Iterable[tuple[str, float]]) -> tuple[tuple[str, float, float], ...]:
        """Name, value and what it adds to the log-odds, per measure."""
        known = dict(self.weights)
        return tuple(
            (name, value, known[name] * (_logit(value) if name == READING else value))
            for name, value in measures
        )

    def combine(self, measures: Iterable[tuple[str, float]]) -> float:
        """The score, 0–1."""
        logit = self.base + sum(part for _, _, part in self.contributions(measures))
        return 1.0 / (1.0 + exp(-max(-40.0, min(40.0, logit))))


READING = "reading"

SCORE = Weights(base=-4.44, weights=(("sentence vector", 4.05), ("word pieces", 2.82), ("words", 2.28)))
"""By similarity alone: a logistic regression on `debate-claims` (`scripts/fit_support.py`)."""

SUPPORT = Weights(
    base=SCORE.base,
    weights=(
        *SCORE.weights,
        (READING, 0.3),
        ("numbers that differ", -3.0),
        ("numbers without a counterpart", -1.0),
        ("negations that differ", -2.0),
    ),
)
"""With the verifier's reading (its log-odds), and the claim's numbers and negations (counts, at most two of
a kind).
"""

FAR = 6.0
"""Log-odds beyond which the verifier's reading counts no more."""

WINDOW = 3
"""Longest window, in passages of one turn."""

TOP = 10
"""How many of the best passages windows are built around."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One claim held against one window.

    Attributes:
        rows: Numbers of the passages of the window, in order.
        measures: Name → value in 0–1: cosine with the window, soft share and exact share of weighted words.
    """

    rows: tuple[int, ...]
    measures: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """How likely the claim comes from these passages, 0–1."""
        return SCORE.combine(self.measures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Do the passages carry the claim.

    Attributes:
        value: 0–1.
        reasons: What each measure adds to the log-odds, the base first; the sum is the value's logit.
    """

    value: float
    reasons: tuple[Reason, ...]


def windows_around(turns: Sequence[int], rows: Iterable[int]) -> list[tuple[int, ...]]:
    """All windows of one to `WINDOW` passages of one turn that hold one of `rows`; each once, in order."""
    found: dict[tuple[int, ...], None] = {}
    for row in rows:
        for size in range(1, WINDOW + 1):
            for start in range(max(0, row - size + 1), row + 1):
                window = tuple(range(start, start + size))
                if window[-1] < len(turns) and len({turns[place] for place in window}) == 1:
                    found[window] = None
    return list(found)


def best_window(
    index: RecordIndex, query: Query, turns: Sequence[int], order: Sequence[int], *, asked: bool = False
) -> Evidence | None:
    """The window around the best-scored passages that the query most likely comes from.

    Args:
        index: The records, n passages.
        query: The claim.
        turns: Shape (n,): number of each passage's turn.
        order: Passages to look at, best first; only the first `TOP` are used.
        asked: The claim reports a question with its answer: the question's words count for the answer.

    Returns:
        The evidence of the best window; each passage beyond the first has to earn its place. ``None`` where
        there is no passage or the claim has no words.
    """
    rank = {row: place for place, row in enumerate(order[:TOP])}
    found = weigh_all(index, query, windows_around(turns, order[:TOP]))
    if asked:
        found.extend(_answers(index, query, rank))
    return max(
        found,
        key=lambda item: (
            round(item.score - 0.03 * len(item.rows), 6),
            -min(rank.get(row, TOP) for row in item.rows),
        ),
        default=None,
    )


def _answers(index: RecordIndex, query: Query, rows: Collection[int]) -> list[Evidence]:
    """Passages that begin an answer, measured together with their question."""
    wanted = [(row, question) for row, question in index.answers if row in rows]
    measured = weigh_all(index, query, [(*question, row) for row, question in wanted])
    return [replace(item, rows=item.rows[-1:]) for item in measured]


def read_supports(
    index: RecordIndex,
    claims: Sequence[tuple[str, Evidence]],
    verifier: Verifier,
    store: VectorStore | None = None,
) -> list[Support]:
    """The support of each claim by its passages: one reading of the verifier per claim.

    Args:
        index: The records.
        claims: Shape (m,): each claim's words with its passages.
        verifier: Reads passages and claim together.
        store: Where judgements of earlier runs are kept.

    Returns:
        Shape (m,).
    """
    pairs = [(" ".join(index.texts[row] for row in item.rows), text) for text, item in claims]
    judged = verifier.judge(pairs, store=store).tolist()
    return [
        _support(
            (*item.measures, (READING, value), *numbers_of(claim, passage), negations_of(claim, passage))
        )
        for (_, item), (passage, claim), value in zip(claims, pairs, judged, strict=True)
    ]


def _support(measures: Sequence[tuple[str, float]]) -> Support:
    base = Reason(name="base", value=1.0, weight=SUPPORT.base)
    parts = (
        Reason(name=name, value=round(value, 4), weight=round(part, 4))
        for name, value, part in SUPPORT.contributions(measures)
    )
    return Support(value=SUPPORT.combine(measures), reasons=(base, *parts))


def numbers_of(claim: str, passage: str) -> tuple[tuple[str, float], ...]:
    """How many of the claim's numbers the passage contradicts, and how many it has nothing of; at most two
    each. "Less than a year" asks for no number.
    """
    pairings = agree(_quantities(claim), _quantities(passage))
    unmatched = [item.claim.number.slice(claim) for item in pairings if item.relation == "unmatched"]
    absent = sum(not text.casefold().startswith(("a ", "an ")) for text in unmatched)
    differ = sum(item.departs and item.relation != "unmatched" for item in pairings)
    return (
        ("numbers that differ", float(min(2, differ))),
        ("numbers without a counterpart", float(min(2, absent))),
    )


def negations_of(claim: str, passage: str) -> tuple[str, float]:
    """How many words one side denies and the other says without a "not"; at most two."""
    conflicts = polarity_conflicts(read_polarity(claim), read_polarity(passage))
    return "negations that differ", float(min(2, len(conflicts)))


@lru_cache(maxsize=4096)
def _quantities(text: str) -> tuple[Quantity, ...]:
    return read_quantities(text)


def _logit(value: float) -> float:
    clipped = min(1.0 - 1e-6, max(1e-6, value))
    return max(-FAR, min(FAR, log(clipped / (1.0 - clipped))))


def weigh(index: RecordIndex, query: Query, rows: Sequence[int]) -> Evidence | None:
    """The evidence of one window for one claim; ``None`` if either has no word pieces."""
    return next(iter(weigh_all(index, query, [tuple(rows)])), None)


def weigh_all(index: RecordIndex, query: Query, windows: Sequence[tuple[int, ...]]) -> list[Evidence]:
    """The evidence of several windows for one claim.

    Args:
        index: The records.
        query: The claim, encoded.
        windows: Numbers of the passages of each window.

    Returns:
        One value per window, in order, windows without word pieces left out; none for a claim without.
    """
    if not len(query.encoded.ids):
        return []
    rows = sorted({row for window in windows for row in window if len(index.pieces[row].ids)})
    claim = query.encoded.piece_vectors()
    best = {row: (claim @ index.piece_vectors(row).T).max(axis=1) for row in rows}
    weights = index.weights_of(query.encoded.ids.tolist())
    stems = [item for item in content_stems(fold_words(query.text).folded) if item not in index.names]
    stem_weights = [(item, index.word_weight(item)) for item in stems]
    found = []
    for window in windows:
        held = [best[row] for row in window if row in best]
        if held:
            measures = (
                ("sentence vector", max(0.0, _window_cosine(index, query, window))),
                ("word pieces", _weighted_mean(np.max(held, axis=0), weights)),
                ("words", _exact_share(index, stem_weights, window)),
            )
            found.append(Evidence(rows=window, measures=measures))
    return found


def _window_cosine(index: RecordIndex, query: Query, rows: Sequence[int]) -> float:
    """Cosine of the claim with the window: its sentence vectors added up."""
    vector = index.vectors[list(rows)].sum(axis=0)
    length = float(np.linalg.norm(vector))
    return float(query.encoded.vector @ vector) / length if length else 0.0


def _weighted_mean(values: NDArray[np.float32], weights: NDArray[np.float32]) -> float:
    """Weighted mean, kept in 0–1; 0 where nothing weighs anything."""
    total = float(weights.sum())
    return float(np.clip(float(weights @ values) / total, 0.0, 1.0)) if total else 0.0


def _exact_share(index: RecordIndex, stems: Sequence[tuple[str, float]], rows: Sequence[int]) -> float:
    """Share of the claim's content stems, weighted by rarity in the record, that stand in the window; 0–1."""
    total = sum(weight for _, weight in stems)
    if not total:
        return 0.0
    return sum(weight for item, weight in stems if any(item in index.stems[row] for row in rows)) / total


def order_of(proposal: Proposal, row: int, allowed: np.ndarray | None = None) -> list[int]:
    """Passages by score for one query, best first, ties in record order; only `allowed` ones if given."""
    scores = proposal.score[row]
    if allowed is not None:
        scores = np.where(allowed, scores, -1.0)
    order = np.argsort(-scores, kind="stable")
    return [int(place) for place in order if scores[place] > 0.0]
