"""How long each passage was spoken, as far as time marks tell.

Goes in: a record whose passages carry the time mark printed before them. Comes out: seconds per passage. What
lies between two marks is shared out by words. Behind the last mark the record's own rate between the marks is
taken, unless more words stand there than between them; before the first nothing is known.
"""

from __future__ import annotations

from itertools import groupby, pairwise

from compare.ingest.clock import seconds_of
from compare.model import Transcript

__all__ = ["spoken_seconds"]

SLOWEST, QUICKEST = 40, 330
"""Words a minute between which speech lies; marks that say otherwise are no times of a recording."""


def spoken_seconds(record: Transcript) -> dict[str, float]:
    """Seconds by passage id, > 0; empty where marks are missing, run back, or give a rate nobody speaks at.

    Example:
        >>> from compare.testing import make_transcript
        >>> record = make_transcript([("A", ["one two"]), ("A", ["three"])], times=["0:00", "0:01"])
        >>> list(spoken_seconds(record).values())
        [1.0, 0.5]
    """
    groups = [(time, list(group)) for time, group in groupby(record.passages, key=lambda one: one.time)]
    marks = [(seconds_of(time) if time else None, group) for time, group in groups]
    found: dict[str, float] = {}
    words = 0
    for (start, group), (end, _) in pairwise(marks):
        if start is None or end is None:
            continue
        if end < start:
            return {}
        total = sum(passage.n_words for passage in group)
        words += total
        found.update({one.id: (end - start) * one.n_words / total for one in group if total})
    seconds = sum(found.values())
    if not seconds or not SLOWEST <= words / seconds * 60 <= QUICKEST:
        return {}
    start, rest = marks[-1]
    if start is not None and sum(passage.n_words for passage in rest) <= words:
        found.update({one.id: seconds / words * one.n_words for one in rest})
    return found
