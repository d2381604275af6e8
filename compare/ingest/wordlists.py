"""Closed lists of words, written as a reader reads them: one line of text.

Goes in: words with blanks between them. Comes out: a set, or the words in order. The lists themselves
stand where they are used.
"""

from __future__ import annotations

__all__ = ["word_list", "word_set"]


def word_set(listing: str) -> frozenset[str]:
    """The words of a listing, each once; empty for an empty one."""
    return frozenset(listing.split())


def word_list(listing: str) -> tuple[str, ...]:
    """The words of a listing in order; empty for an empty one."""
    return tuple(listing.split())
