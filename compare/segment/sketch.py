"""A sketch of a text: enough to tell the text again, and nothing that could be read.

Goes in: a text. Comes out: the least of the hashes of its runs of words (Broder 1997). A text that holds most
of another's words in their order has most of its sketch, whatever stands around them; case, punctuation and
layout do not count.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from hashlib import blake2b

__all__ = ["SIZE", "hashes_of", "is_sketch_of", "sketch_of"]

RUN = 8
"""Words in a run: as many as two texts on one subject seldom share by chance."""
SIZE = 16
"""Hashes in a sketch."""
LEAST = 0.5
"""Share of a sketch from which a text is taken for the one sketched, or for a large part of it."""
_WORD = re.compile(r"[^\W_]+")


def hashes_of(text: str) -> frozenset[str]:
    """The hashes of all runs of words, twelve hexadecimal signs each; none for a text shorter than a run."""
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return frozenset(blake2b(run.encode(), digest_size=6).hexdigest() for run in runs)


def sketch_of(text: str) -> tuple[str, ...]:
    """The least hashes in ascending order, `SIZE` at most; empty for a text shorter than that many runs.

    >>> len(sketch_of(" ".join(map(str, range(100))))), sketch_of("too short")
    (16, ())
    """
    hashes = sorted(hashes_of(text))
    return tuple(hashes[:SIZE]) if len(hashes) >= SIZE else ()


def is_sketch_of(sketch: Collection[str], hashes: Collection[str]) -> bool:
    """True if a text with these hashes has at least half of a sketch; never for an empty one."""
    return bool(sketch) and sum(one in hashes for one in sketch) >= LEAST * len(sketch)
