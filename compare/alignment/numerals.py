"""Numbers as they are spoken and printed, brought to digits.

Goes in: folded words. Comes out: a value as digits. What is counted, and whether "about" stands before it, is
not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from compare.ingest.wordlists import word_set

__all__ = ["SMALL_NUMBERS", "UNITS_OF_SIGNS", "spoken_number"]

UNITS_OF_SIGNS = {"$": "dollars", "€": "euros", "£": "pounds"}
"""Signs of money before a number, and the word that is said behind it."""

_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_UNITS = _NAMES.split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL_NUMBERS = {word: value for value, word in enumerate(_UNITS)}
SMALL_NUMBERS |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
SMALL_NUMBERS |= {
    f"{tens}-{unit}": 10 * value + digit
    for value, tens in enumerate(_TENS, 2)
    for digit, unit in enumerate(_UNITS[1:10], 1)
}
"""Number words below a hundred, by their value."""
_MAGNITUDES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SUFFIXES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|mn|mln|m|bn|b|tn|trn)?")
_ARTICLES = word_set("a an")


def spoken_number(words: Sequence[str], place: int, between: Callable[[int], str]) -> tuple[str, int] | None:
    """The number that begins with a word, and the place of the word behind it.

    Args:
        words: Folded words.
        place: Where the number may begin.
        between: What stands between a word and the one before it: a mark there ends the number.

    Returns:
        ``None`` where none begins. "a hundred" is 100; "1tn" and "1 trillion" are the same.
    """
    word = words[place]
    if word not in SMALL_NUMBERS and word not in _ARTICLES and not word[:1].isdigit():
        return None
    reader = _Reader()
    after = place
    while after < len(words):
        if after > place and between(after).strip(" -\u00a0\n\t\r"):
            break
        step = reader.take(words, after)
        if not step:
            break
        after += step
    value = reader.value
    return None if value is None else (format(value.normalize(), "f"), after)


class _Reader:
    """Adds number words up, one by one, as long as they go on as a number does."""

    def __init__(self) -> None:
        self._total = Decimal(0)
        self._now: Decimal | None = None
        self._room = 0
        self._least = 10**15
        self._any = False

    @property
    def value(self) -> Decimal | None:
        """The number read so far; ``None`` for none."""
        return self._total + (self._now or 0) if self._any else None

    def take(self, words: Sequence[str], place: int) -> int:
        """How many words were taken from `place` on; 0 ends the number."""
        word = words[place]
        if word in SMALL_NUMBERS:
            return self._small(SMALL_NUMBERS[word])
        if found := _DIGITS.fullmatch(word):
            return self._digits(found)
        if word == "hundred" and self._now is not None and self._now < 10 and self._room != 1:
            self._now, self._room = self._now * 100, 100
            return 1
        if word in _MAGNITUDES:
            return self._magnitude(_MAGNITUDES[word])
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in _ARTICLES and not self._any and (following == "hundred" or following in _MAGNITUDES):
            self._now, self._any = Decimal(1), True
            return 1
        return int(word == "and" and self._room == 100 and following in SMALL_NUMBERS)

    def _small(self, value: int) -> int:
        if self._now is not None and not (0 < value < self._room):
            return 0
        self._now = (self._now or Decimal(0)) + value
        self._any = True
        self._room = 10 if value in range(20, 100, 10) else 0
        return 1

    def _digits(self, found: re.Match[str]) -> int:
        if self._now is not None or self._any:
            return 0
        self._now = Decimal(found[1].replace(",", "") + (found[2] or "")) * _SUFFIXES.get(found[3] or "", 1)
        self._any, self._room = True, 0
        return 1

    def _magnitude(self, size: int) -> int:
        if self._now is None or size >= self._least:
            return 0
        self._total += self._now * size
        self._now, self._least, self._room = None, size, 0
        return 1
