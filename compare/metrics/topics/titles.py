"""Titles of topics: the one or two phrases of a topic that tell it best from the others.

Goes in: a record, the borders of its topics, the sentence vectors. Comes out: slices of the record. A phrase
is a run of content words that stands where nouns stand; nothing is worded anew. Made for English; in another
language the first words of a topic are its title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from compare.alignment.words import FUNCTION_WORDS, fold
from compare.meaning.stems import stem
from compare.metrics.topics.signals import cue_passages
from compare.metrics.topics.words import BEFORE_NOUNS, BEFORE_VERBS, BREAKS, ORDINALS, PALE, VERBS
from compare.model import Span, Transcript

__all__ = ["LONGEST", "title_spans"]

LONGEST = 4
"""Words of one phrase."""

OPENING_WORDS = 8
"""Words of a title that is the beginning of a topic."""

SECOND = 0.45
"""The second phrase is left out if its score is less than this share of the first one's."""

CUT_SHORT = 0.6
IN_PASSING = 0.7
GERUND = 0.7
ONE_WORD = 0.75
A_NAME = 1.15
ANEW = 0.25
LATE = 0.2
FAR = 0.25
ONCE, OFTEN = 0.6, 0.7
COMMON = 0.3
ANNOUNCED = 6.0
ASKED = 1.5

HEADING = 6
"""Words of a first sentence that is taken for an announcement: "The ferries, then."
"""

ANNOUNCEMENT = 14
"""Words of a sentence that says so and names little else: "My fifth point is about justice for all."
"""

_TOKEN = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*|[^\w\s]")
_ENDINGS = ("ing", "ed", "ly")
_OF_ADJECTIVES = ("al", "ive", "ous", "ful", "able", "ible", "less", "ic")


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a sign of a passage, folded, with its place in the record's kept text."""

    word: str
    span: Span
    capital: bool


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A candidate: its words, its place, and what stands around it."""

    words: tuple[str, ...]
    span: Span
    whole: bool
    name: bool

    @property
    def stems(self) -> tuple[str, ...]:
        return tuple(stem(word) for word in self.words)


_Scored = dict[tuple[str, ...], tuple[float, int, _Phrase]]


@dataclass(frozen=True, slots=True)
class _Usage:
    """How often each word of a record stands where nouns stand, and where verbs do."""

    noun: Counter[str]
    verb: Counter[str]

    def nounlike(self, word: str) -> bool:
        if stem(word) in VERBS and not self.noun[word] > self.verb[word]:
            return False
        return self.noun[word] >= self.verb[word]


def title_spans(
    record: Transcript, borders: Sequence[int], vectors: NDArray[np.floating]
) -> list[tuple[Span, ...]]:
    """For each topic the slices that make its title, in the order of the record.

    Args:
        record: With at least one passage.
        borders: First passages of the topics, ascending, 0 first.
        vectors: Shape (n, d): of the passages.

    Returns:
        One or two spans per topic; where no phrase is found, the first words of the topic.
    """
    lines = [_tokens(record, number) for number in range(len(record.passages))]
    usage, names = _usage(lines), _names(record)
    cues = frozenset(cue_passages(record.passages))
    ranges = list(pairwise([*borders, len(lines)]))
    counts = [_counts(lines[low:high]) for low, high in ranges]
    spread = Counter(word for found in counts for word in found)
    titles = []
    for (low, high), found in zip(ranges, counts, strict=True):
        standing = _standing(record, low, high, vectors[low:high], cues)
        announced = standing[0] > ANNOUNCED * FAR and standing[0] == standing.max()
        scored: _Scored = {}
        for line, worth in zip(lines[low:high], standing, strict=True):
            for phrase in _phrases(line, usage, names):
                score = float(worth) * _score(phrase, found, spread, len(ranges))
                if max(found[word] for word in phrase.stems) < 2 and not (announced and line is lines[low]):
                    score *= IN_PASSING
                best, times, first = scored.get(phrase.stems, (0.0, 0, phrase))
                scored[phrase.stems] = (max(best, score), times + 1, first)
        titles.append(_best(scored, ANNOUNCED if announced else 1.0) or _first_words(record, low))
    return titles


def _names(record: Transcript) -> set[str]:
    """The words of speakers' names and labels: who speaks is no topic."""
    named = (name for speaker in record.speakers for name in (speaker.name, *speaker.labels))
    return {fold(word) for name in named for word in re.findall(r"[^\W\d_]+", name)}


def _tokens(record: Transcript, number: int) -> list[_Token]:
    """The words of a passage, slice by slice; no phrase goes on over what was taken out between two."""
    text = record.document.text
    tokens: list[_Token] = []
    for part in record.passages[number].parts:
        tokens += [
            _Token(fold(found.group()), Span(*found.span()), found.group()[:1].isupper())
            for found in _TOKEN.finditer(text, part.start, part.end)
        ]
        tokens.append(_Token("|", Span(part.end, part.end), capital=False))
    return tokens


def _usage(lines: Sequence[Sequence[_Token]]) -> _Usage:
    noun: Counter[str] = Counter()
    verb: Counter[str] = Counter()
    for line in lines:
        for before, token in pairwise(line):
            noun[token.word] += before.word in BEFORE_NOUNS
            verb[token.word] += before.word in BEFORE_VERBS
    return _Usage(noun, verb)


def _counts(lines: Sequence[Sequence[_Token]]) -> Counter[str]:
    """How often each stem of a content word stands in a topic."""
    return Counter(stem(token.word) for line in lines for token in line if _tells(token.word))


def _tells(word: str) -> bool:
    return word[0].isalpha() and len(word) > 2 and word not in FUNCTION_WORDS and word not in PALE


def _phrases(line: Sequence[_Token], usage: _Usage, names: set[str]) -> Iterator[_Phrase]:
    """The phrases of a passage: content words without a break that stand where nouns stand."""
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and _in_phrase(line[end].word, names):
            end += 1
        before = line[at - 1].word if at else ""
        after = max(end, at + 1)
        at, end = _without_pale(line, at, end)
        for low in range(at, end):
            for high in range(low + 1, min(end, low + LONGEST) + 1):
                tokens = line[low:high]
                named = low > 0 and all(token.capital for token in tokens)
                led = before in BEFORE_NOUNS or (low > at and line[low - 1].word in BEFORE_NOUNS)
                whole = high == end and (low == at or named)
                words = tuple(token.word for token in tokens)
                if (led or named) and (whole or len(words) > 1) and _stands(words, usage, named=named):
                    yield _Phrase(
                        words=words,
                        span=Span(tokens[0].span.start, tokens[-1].span.end),
                        whole=whole,
                        name=named,
                    )
        at = after


def _without_pale(line: Sequence[_Token], low: int, high: int) -> tuple[int, int]:
    """The run without the pale words at its ends: "the old mill" is about the mill."""
    while low < high and line[low].word in PALE and not line[low].capital:
        low += 1
    while low < high and line[high - 1].word in PALE:
        high -= 1
    return low, high


def _in_phrase(word: str, names: set[str]) -> bool:
    return (
        word[0].isalpha()
        and len(word) > 2
        and word.rpartition("-")[2] not in FUNCTION_WORDS  # a dash without blanks: "questioned-why"
        and word not in names
        and word not in BREAKS
        and not word.endswith(("n't", "'clock"))
    )


def _stands(words: tuple[str, ...], usage: _Usage, *, named: bool) -> bool:
    """True for words that may be a title: none is pale or looks like an adverb, and the last is no verb."""
    pale = PALE - ORDINALS if named and len(words) > 1 else PALE
    if words[-1] in ORDINALS or any(word in pale or word.endswith("ly") for word in words):
        return False
    if len(words) == 1 and not named and words[0].endswith(_OF_ADJECTIVES):
        return False
    if words[-1].endswith(_ENDINGS) and usage.noun[words[-1]] < 2:
        return False
    return all(usage.nounlike(word) or word.endswith(_ENDINGS) for word in words[:-1]) and usage.nounlike(
        words[-1]
    )


def _score(phrase: _Phrase, found: Counter[str], spread: Counter[str], n_topics: int) -> float:
    """Frequent in this topic, rare in the others; the sum over the words, by the root of their number."""
    telling: float = sum(
        float((max(found[word], 1) - ONCE) ** OFTEN) * (COMMON + log(n_topics / max(spread[word], 1)))
        for word in phrase.stems
    )
    score = telling / sqrt(len(phrase.words))
    if len(phrase.words) == 1:
        score *= ONE_WORD
    if not phrase.whole:
        score *= CUT_SHORT
    if phrase.words[0].endswith("ing"):
        score *= GERUND
    return score * A_NAME if phrase.name else score


def _standing(
    record: Transcript, low: int, high: int, vectors: NDArray[np.floating], cues: frozenset[int]
) -> NDArray[np.float64]:
    """Shape (n,): what the place of a phrase is worth.

    Most where the topic is announced, then where it is asked for; less towards its end and far from its mean.
    """
    rows = np.asarray(vectors, np.float64)
    mean = rows.mean(axis=0)
    lengths = np.linalg.norm(rows, axis=1) * np.linalg.norm(mean)
    central = np.clip(rows @ mean / np.maximum(lengths, 1e-9), 0, 1)
    worth = (1 - LATE * np.arange(high - low) / (high - low)) * (FAR + central)
    first = record.passages[low]
    short = 1 < first.n_words <= (ANNOUNCEMENT if low in cues else HEADING)
    if short and not first.procedural and "?" not in first.text:
        worth[0] = ANNOUNCED * worth.max()
    for at, passage in enumerate(record.passages[low : min(high, low + 8)]):
        if "?" in passage.text and not passage.procedural:
            worth[at] *= ASKED
    return np.asarray(worth)


def _best(scored: dict[tuple[str, ...], tuple[float, int, _Phrase]], raised: float) -> tuple[Span, ...]:
    """The best phrase and the best of those that share no word with it, in the order of the record.

    Args:
        scored: By stems the score, how often it stands there, and where first.
        raised: By how much the best score is raised for being announced.
    """
    ranked = sorted(
        ((score * (1 + ANEW * log(times)), phrase) for score, times, phrase in scored.values()),
        key=lambda one: (-round(one[0], 6), one[1].span.start),
    )
    chosen: list[tuple[float, _Phrase]] = []
    for score, phrase in ranked:
        if len(chosen) == 2 or (chosen and score < SECOND * chosen[0][0] / raised):
            break
        if not any(set(phrase.stems) & set(other.stems) for _, other in chosen):
            chosen.append((score, phrase))
    return tuple(sorted((phrase.span for _, phrase in chosen), key=lambda span: span.start))


def _first_words(record: Transcript, number: int) -> tuple[Span, ...]:
    part = record.passages[number].parts[0]
    words = list(re.finditer(r"\S+", part.slice(record.document.text)))[:OPENING_WORDS]
    end = words[-1].end() if words else len(part)
    return (Span(part.start, part.start + end),)
