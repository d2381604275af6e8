"""Frame: the words of a sentence that say that somebody spoke.

Goes in: nothing. Comes out: the record that `compare.segment.frames` fills. Nothing is found here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.segment.cues import VerbForm
from compare.segment.phrases import Source

__all__ = ["Frame"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One frame.

    Attributes:
        source: Whom the words name; ``None`` where a shared subject was not found.
        first: First token of the frame's own words (subject and verb, or the phrase).
        last: One past its last token.
        cue: Token of the verb, of the noun, or of the mark.
        verb: The verb's entry; ``None`` for a phrase.
        order: ``before`` (subject first), ``inverted``, ``shared`` (participle, infinitive, second verb),
            ``phrase`` ("according to"), ``noun`` ("Roe's claim that") or ``colon`` ("Roe: …").
        negated: "did not say".
        relative: Inside a relative clause ("what he called", "Roe, who said").
    """

    source: Source | None
    first: int
    last: int
    cue: int
    verb: VerbForm | None
    order: Literal["before", "inverted", "shared", "phrase", "noun", "colon"]
    negated: bool = False
    relative: bool = False
