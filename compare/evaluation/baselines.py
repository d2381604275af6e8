"""What something simple reaches on the same items: words, characters, BM25, rapidfuzz, the encoder.

Goes in: the passages of a record, and claims. Comes out: per baseline a score for each passage. These are
yardsticks of their own: none of the aligner's code but its encoder is used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from compare.alignment.plain import shared_encoder

__all__ = ["BASELINES", "Corpus", "content_words", "naive_number"]

MIXTURE = {"encoder": 0.6, "characters": 0.25, "words": 0.15}
"""Weights of "encoder + characters + words", as published with the answer key."""

K1, B = 1.5, 0.75
"""BM25's usual constants (Robertson & Zaragoza 2009)."""

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_Floats = NDArray[np.float64]


@cache
def _stop_words() -> frozenset[str]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return frozenset(ENGLISH_STOP_WORDS)


def content_words(text: str) -> list[str]:
    """Words in lower case, in order, without the usual stop words of English."""
    return [word for word in _WORD.findall(text.lower()) if word not in _stop_words()]


def naive_number(claim: str, evidence: str) -> float:
    """Share of the claim's numbers that the evidence has, written alike; 1 for a claim without numbers."""
    wanted = set(_NUMBER.findall(claim))
    return len(wanted & set(_NUMBER.findall(evidence))) / len(wanted) if wanted else 1.0


class Corpus:
    """The passages of one record, n of them, prepared for every baseline.

    Args:
        texts: Shape (n,), at least one.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self._known: dict[tuple[str, str], _Floats] = {}

    def scores(self, name: str, claim: str) -> _Floats:
        """Shape (n,): scores of one baseline, higher is closer, 0–1 but for BM25.

        Args:
            name: One of `BASELINES`.
            claim: Any text; without words every passage scores 0.
        """
        if (name, claim) not in self._known:
            self._known[name, claim] = np.asarray(BASELINES[name](self, claim), float)
        return self._known[name, claim]

    def ranked(self, name: str, claim: str) -> list[int]:
        """All passages by one baseline, best first, ties in record order."""
        return [int(row) for row in np.argsort(-self.scores(name, claim), kind="stable")]

    def bm25(self, claim: str) -> _Floats:
        """BM25 over content words."""
        vocabulary, weights = self._bm25
        columns = [vocabulary[word] for word in content_words(claim) if word in vocabulary]
        return np.asarray(weights[:, columns].sum(axis=1), float).ravel()

    def token_set(self, claim: str) -> _Floats:
        """`rapidfuzz.fuzz.token_set_ratio`."""
        from rapidfuzz import fuzz, process, utils

        found = process.cdist(
            [claim], self.texts, scorer=fuzz.token_set_ratio, processor=utils.default_process
        )
        return np.asarray(found[0], float) / 100

    def encoder(self, claim: str) -> _Floats:
        """Cosine of the sentence vectors of the bundled encoder."""
        return np.asarray(self._vectors @ shared_encoder().encode([claim])[0], float)

    def words(self, claim: str) -> _Floats:
        """Share of the claim's content words that a passage has."""
        wanted = set(content_words(claim))
        return np.array([len(wanted & held) / max(len(wanted), 1) for held in self._words], float)

    def characters(self, claim: str) -> _Floats:
        """Cosine of tf-idf weighted character 3–5-grams inside words."""
        vectoriser, rows = self._characters
        return np.asarray((rows @ vectoriser.transform([claim]).T).toarray(), float).ravel()

    def mixture(self, claim: str) -> _Floats:
        """Encoder, characters and words, weighted."""
        return np.asarray(sum(weight * self.scores(name, claim) for name, weight in MIXTURE.items()), float)

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [frozenset(content_words(text)) for text in self.texts]

    @cached_property
    def _vectors(self) -> NDArray[np.float32]:
        return shared_encoder().encode(self.texts)

    @cached_property
    def _characters(self) -> tuple[Any, Any]:
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectoriser = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
        return vectoriser, vectoriser.fit_transform(self.texts)

    @cached_property
    def _bm25(self) -> tuple[dict[str, int], Any]:
        """Words → columns, and the weight of each word in each passage, sparse."""
        from sklearn.feature_extraction.text import CountVectorizer

        counter = CountVectorizer(analyzer=content_words, dtype=np.float64)
        try:
            weights = counter.fit_transform(self.texts).tocoo()
        except ValueError:  # no passage has a content word
            return {}, np.zeros((len(self.texts), 0))
        lengths = np.asarray(weights.sum(axis=1)).ravel()
        frequency = np.bincount(weights.col, minlength=weights.shape[1])
        rarity = np.log1p((len(self.texts) - frequency + 0.5) / (frequency + 0.5))
        length = K1 * (1 - B + B * lengths / max(lengths.mean(), 1e-9))
        weights.data *= rarity[weights.col] * (K1 + 1) / (weights.data + length[weights.row])
        return counter.vocabulary_, weights.tocsc()


BASELINES = {
    "BM25": Corpus.bm25,
    "token_set": Corpus.token_set,
    "encoder": Corpus.encoder,
    "words": Corpus.words,
    "characters": Corpus.characters,
    "mixture": Corpus.mixture,
}
"""The baselines by the name that tables give them; "mixture" is encoder + characters + words."""
