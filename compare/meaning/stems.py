"""The stem of a word, for telling whether two words are forms of one."""

from __future__ import annotations

from functools import lru_cache

from snowballstemmer import stemmer  # type: ignore[import-untyped]

__all__ = ["stem"]

_stem_word = lru_cache(maxsize=65536)(stemmer("english").stemWord)


def stem(word: str) -> str:
    """The Snowball English stem of a word in lower case, a possessive ending taken off first.

    Example:
        >>> stem("votes") == stem("voting")
        True
    """
    return str(_stem_word(word.removesuffix("'s")))
