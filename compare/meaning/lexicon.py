"""Closed lists of expressions, found in a text: the longest that fits, each word used once.

Goes in: folded words. Comes out: which expression stands where.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from compare.ingest.wordlists import word_set
from compare.model import Span
from compare.segment.sentences import word_spans

__all__ = ["Lexicon", "folded_words", "is_light"]

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-"})
Entry = TypeVar("Entry")

_LIGHT = word_set(
    "a an the this that these those and or but nor so as than then there here it its he him his she her they"
    " them their we us our you your i me my who whom whose which what when where how why of in on at by for"
    " from with to into onto upon over under about after before between through during against up down off"
    " out is are was were be been being am do does did done doing has have had having will would shall should"
    " can could may might must ought not no never if because while though although just only also too very"
    " any some all each every both either neither such own same other 's let"
)


class Lexicon(Generic[Entry]):
    """Expressions of one or more words, each with what it stands for.

    Example:
        >>> lexicon = Lexicon({"at least": 1, "least": 2})
        >>> list(lexicon.find(["at", "least", "least"]))
        [(0, 2, 1), (2, 3, 2)]
    """

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = {tuple(words.split()): entry for words, entry in entries.items()}
        self._longest = max(map(len, self._entries), default=0)
        self._first = frozenset(words[0] for words in self._entries)

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, Entry]]:
        """First word, word behind the last, and the entry, in order; none for no words."""
        at = 0
        while at < len(words):
            found = self.at(words, at)
            if found is None:
                at += 1
                continue
            yield at, at + found[0], found[1]
            at += found[0]

    def at(self, words: Sequence[str], at: int) -> tuple[int, Entry] | None:
        """How many words the expression at `at` has, and its entry; ``None`` if none stands there."""
        if words[at] not in self._first:
            return None
        for size in range(min(self._longest, len(words) - at), 0, -1):
            entry = self._entries.get(tuple(words[at : at + size]))
            if entry is not None:
                return size, entry
        return None


def folded_words(text: str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The words of a text in lower case with straight apostrophes, and their places."""
    spans = tuple(word_spans(text, Span(0, len(text))))
    return tuple(span.slice(text).translate(_APOSTROPHES).casefold() for span in spans), spans


def is_light(word: str) -> bool:
    """True for words of grammar: two texts sharing them share nothing."""
    return word in _LIGHT or len(word) < 2 or "'" in word.removesuffix("'s")
