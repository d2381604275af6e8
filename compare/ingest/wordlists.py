"""Closed lists of words, written as a reader reads them: one line of text.

Goes in: words with blanks between them. Comes out: a set. The lists themselves stand where they are used.
"""

from __future__ import annotations

__all__ = ["word_set"]


def word_set(listing: str) -> frozenset[str]:
    """The words of a listing, each once; empty for an empty one."""
    return frozenset(listing.split())
