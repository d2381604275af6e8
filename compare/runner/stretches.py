"""Whether words of a text still stand somewhere: runs of words of 40 characters that no other text has.

Goes in: a text, other texts, what a file holds. Comes out: whether one of the runs is left. Words count, not
what stands between them: a quotation mark that the report sets around words of the record makes no words of
an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["LONG", "holds", "stretches"]

LONG = 40
"""Characters of a run: shorter ones are found in texts that have nothing to do with one another."""
_WORD = re.compile(r"\w+")


def stretches(text: str, others: Iterable[str] = ()) -> frozenset[str]:
    """From each word of a text on, the shortest run of at least 40 characters, if none of the others has it.

    Returns:
        The runs, in small letters, a blank between words; of a shorter text, all of it.

    >>> sorted(stretches("Short: so!")), stretches("Same words", ["same words"])
    (['short so'], frozenset())
    """
    own = set(_runs(text))
    for other in others:
        own.difference_update(_runs(other))
    return frozenset(own)


def holds(text: str, wanted: frozenset[str]) -> bool:
    """True if a text has one of the runs."""
    if all(len(one) >= LONG for one in wanted):
        return any(one in wanted for one in _runs(text))
    line = f" {' '.join(_words(text))} "
    return any(f" {one} " in line for one in wanted)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(text: str) -> Iterator[str]:
    words = _words(text)
    end = 0
    length = -1
    for start, word in enumerate(words):
        while end < len(words) and length < LONG:
            length += len(words[end]) + 1
            end += 1
        if length < LONG and start:
            return
        yield " ".join(words[start:end])
        length -= len(word) + 1
