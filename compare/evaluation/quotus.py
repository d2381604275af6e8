"""QUOTUS's rules for matching a quotation with a transcript, re-implemented as a baseline.

Niculae, Suen, Zhang, Danescu-Niculescu-Mizil & Leskovec, "QUOTUS: The Structure of Political Media Coverage
as Revealed by Quoting Patterns", WWW 2015. A quotation is cut at each "…"; a segment needs six words and
three quarters of its content words in the stretch that it is aligned to; the alignment is Needleman–Wunsch
over words with free ends in the transcript, a step costs 1, the score is −cost / words, accepted from −0.4;
the worst segment decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from compare.evaluation.baselines import content_words

__all__ = ["QuotusMatch", "TranscriptWords", "match"]

LEAST_WORDS = 6
LEAST_CONTENT = 0.75
LEAST_SCORE = -0.4

_CUT = re.compile(r"…|\.\s?\.\s?\.")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotusMatch:
    """An accepted quotation: its score in −0.4–0 and the numbers of the lines that its segments touch."""

    score: float
    lines: frozenset[int]


class TranscriptWords:
    """The words of a transcript as numbers, with the line of each.

    Args:
        lines: The sentences of the transcript, shape (n,).
    """

    def __init__(self, lines: Sequence[str]) -> None:
        found = [(word, number) for number, line in enumerate(lines) for word in _words(line)]
        self.words = [word for word, _ in found]
        self.lines = [number for _, number in found]
        self.numbers = {word: place for place, word in enumerate(dict.fromkeys(self.words))}
        self.row = np.array([self.numbers[word] for word in self.words], np.int32)

    def align(self, segment: Sequence[str]) -> tuple[float, int, int]:
        """The stretch of the transcript at the least word edit distance of a segment.

        Returns:
            ``(−distance / words, start, end)``, the first of the best stretches; an empty stretch at 0 for a
            transcript without words.
        """
        size = len(self.row)
        places = np.arange(size + 1)
        cost: NDArray[np.int64] = np.zeros(size + 1, np.int64)
        begin = places.copy()
        for count, word in enumerate(segment, 1):
            differs = np.concatenate([[1], self.row != self.numbers.get(word, -1)])
            diagonal = np.concatenate([[count], cost[:-1] + differs[1:]])
            step = np.where(diagonal <= cost + 1, diagonal, cost + 1)
            origin = np.where(diagonal <= cost + 1, np.concatenate([[0], begin[:-1]]), begin)
            # A word of the transcript left out costs 1 a place: the cheapest place to the left of each.
            least = np.minimum.accumulate(step - places)
            first = np.maximum.accumulate(np.where(step - places == least, places, -1))
            cost, begin = least + places, origin[first]
        end = int(np.argmin(cost))
        return -float(cost[end]) / max(len(segment), 1), int(begin[end]), end


def match(quotation: str, transcript: TranscriptWords) -> QuotusMatch | None:
    """The quotation's place by these rules, or ``None``: too short, too few content words, too far."""
    scores, lines = [], set()
    for segment in (part for part in _CUT.split(quotation) if _words(part)):
        words = _words(segment)
        if len(words) < LEAST_WORDS:
            return None
        score, start, end = transcript.align(words)
        held = set(transcript.words[start:end])
        content = [word for word in words if word in set(content_words(segment))]
        if sum(word in held for word in content) < LEAST_CONTENT * len(content):
            return None
        scores.append(score)
        lines.update(transcript.lines[start:end])
    if not scores or min(scores) < LEAST_SCORE:
        return None
    return QuotusMatch(score=min(scores), lines=frozenset(lines))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]
