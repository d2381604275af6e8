"""Numerals: the value of a number in digits, in words, or in both.

Goes in: the tokens of a text and a position. Comes out: the value that stands there, how finely it is
printed, and where it ends. Not done here: bounds, units and kinds (`compare.meaning.quantities`).

Maintained readers were tried first: quantulum3 0.10 reads "one in five" as 5, "half a million" as 1.5
million and "$1tn" as dollar tonne newton; text2num 3 gives values without their places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from compare.ingest.wordlists import word_list

__all__ = ["DIGITS", "SCALES", "Numeral", "Token", "low_at", "lows_at", "numeral_at", "tokens_of"]

_TOKEN = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|[^\W\d_]+(?:['’][^\W\d_]+)?|\S"
)
_SPACE_GROUP = re.compile(r"[ \u00a0\u2009\u202f]")

SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
}
"""Words that multiply the number before them."""

DIGITS = "0123456789"
"""First signs of a number in digits; other scripts' digits are signs."""

_LETTER_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9}
_ONES = {
    word: float(value)
    for value, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            " sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10.0 * value
    for value, word in enumerate(word_list("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
_BIG = {name: SCALES[name] for name in ("thousand", "million", "billion", "trillion")}


class Token(NamedTuple):
    """A word in lower case, a number in digits, or one other sign, with its place."""

    low: str
    start: int
    end: int


class Numeral(NamedTuple):
    """A number as it is printed.

    Attributes:
        value: The number.
        step: What one unit of its last printed digit is worth ("1.2 million": 100,000; "40": 1).
        end: Index of the first token after it.
        words: True if it is written in words only.
    """

    value: float
    step: float
    end: int
    words: bool


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order; white space is left out."""
    return tuple(
        Token(found.group().lower().replace("’", "'"), *found.span()) for found in _TOKEN.finditer(text)
    )


def numeral_at(text: str, tokens: Sequence[Token], at: int) -> Numeral | None:
    """The numeral that begins at token `at`; ``None`` if none does.

    "a" and "an" begin one only before a scale ("a million") and "half" only before "a" and a scale.

    Example:
        >>> text = "half a million"
        >>> numeral_at(text, tokens_of(text), 0).value
        500000.0
    """
    low = tokens[at].low
    if low[0] in DIGITS:
        return _scaled(tokens, _digits(text, tokens, at))
    if low in {"a", "an", "half"}:
        return _article(tokens, at)
    return _words(tokens, at)


def low_at(tokens: Sequence[Token], at: int) -> str:
    """The word at `at`; "" outside the text."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def lows_at(tokens: Sequence[Token], at: int, count: int) -> str:
    """`count` words from `at` on, "" for those outside the text."""
    return " ".join(low_at(tokens, at + step) for step in range(count))


def _digits(text: str, tokens: Sequence[Token], at: int) -> Numeral:
    printed, end = tokens[at].low, at + 1
    while len(printed.split(" ")[0]) <= 3 and "." not in printed and "," not in printed and end < len(tokens):
        following = tokens[end]
        gap = text[tokens[end - 1].end : following.start]
        if not (_SPACE_GROUP.fullmatch(gap) and re.fullmatch(r"[0-9]{3}", following.low)):
            break
        printed, end = f"{printed} {following.low}", end + 1
    plain = printed.replace(",", "").replace(" ", "")
    decimals = len(plain.partition(".")[2])
    return Numeral(float(plain), 10.0**-decimals, end, words=False)


def _scaled(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """A numeral with the scale behind it ("1.2 bn", "5-million"); "and a half" belongs to it."""
    value, step, end, words = numeral
    if [low_at(tokens, end + step_) for step_ in range(3)] == ["and", "a", "half"]:
        value, step, end = value + 0.5, 0.1, end + 3
    hyphen = low_at(tokens, end) == "-" and low_at(tokens, end + 1) in SCALES
    low = low_at(tokens, end + hyphen)
    attached = end < len(tokens) and tokens[end].start == tokens[end - 1].end
    plural = low.removesuffix("s") if low_at(tokens, end + hyphen + 1) != "of" else low
    factor = SCALES.get(plural) or (_LETTER_SCALES.get(low) if attached and not words else None)
    if factor is None:
        return Numeral(value, step, end, words)
    return _scaled(tokens, Numeral(value * factor, step * factor, end + hyphen + 1, words))


def _article(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Such as "a million", "half a million", "half a dozen"."""
    half = tokens[at].low == "half"
    scale = at + 1 + (half and low_at(tokens, at + 1) in {"a", "an"})
    if (half and scale == at + 1) or low_at(tokens, scale) not in SCALES:
        return None
    if not half and low_at(tokens, scale) != "dozen":
        found = _words(tokens, scale, 1.0)
        return found and Numeral(found.value, found.step, found.end, words=True)
    factor = SCALES[tokens[scale].low] * (0.5 if half else 1.0)
    return Numeral(factor, factor / 10, scale + 1, words=True)


def _words(tokens: Sequence[Token], at: int, implied: float | None = None) -> Numeral | None:
    """A number in words: "two hundred and fifty thousand", "nineteen eighty-four", "twenty-five"."""
    total, current, step, seen, end = 0.0, implied or 0.0, 1.0, implied is not None, at
    while True:
        start = end + (seen and low_at(tokens, end) in {"and", "-"} and end > at)
        low = low_at(tokens, start)
        joined = _joined(low, current, seen=seen)
        if joined is not None:
            current, step = joined, 1.0
        elif seen and low == "hundred" and current:
            current, step = current * 100, 100.0
        elif seen and low in _BIG and current:
            total, current, step = total + current * _BIG[low], 0.0, _BIG[low]
        else:
            break
        seen, end = True, start + 1
    if not seen or end == at:
        return None
    return _scaled(tokens, Numeral(total + current, step, end, words=True))


def _joined(low: str, current: float, *, seen: bool) -> float | None:
    """What the words so far and one more of "zero" to "ninety" make; ``None`` if they make no number."""
    value = _ONES.get(low, _TENS.get(low))
    if value is None:
        return None
    if not seen or (current == 0.0 and seen):
        return value
    if current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and 0 < value < 10):
        return current + value
    if 13 <= current <= 20 and value >= 10:
        return current * 100 + value
    return None
