"""Topics: segments of a record, as they are found.

Goes in: nothing. Comes out: the types. How topics are found is settled in `compare.metrics.topics`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model import Span

__all__ = ["Topic", "TopicBasis"]

TopicBasis = Literal["stated", "opening", "question", "speaker", "cue", "vocabulary"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A segment of a record; the topics of a record hold each of its passages once, in order.

    Attributes:
        id: From its first passage: it lasts as long as the topic begins there.
        label: For people, of one run: ``T07``.
        title: As stated, else the slices of `title_spans` on one line, with `` · `` between two.
        title_spans: Where the title stands in the record's kept text; empty for one that is stated.
        basis: What shows that it begins there: it is ``stated``, a ``question`` or another ``speaker`` comes
            in, the speaker says so (``cue``), or its words are others (``vocabulary``); ``opening`` for the
            first of a record.
        passage_ids: Shape (n,), n > 0, procedural passages included.
    """

    id: str
    label: str
    transcript_id: str
    title: str
    title_spans: tuple[Span, ...]
    basis: TopicBasis
    passage_ids: tuple[str, ...]
