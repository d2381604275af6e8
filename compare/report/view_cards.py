"""What a card shows: both texts in slices, and what is said of them.

Goes in: nothing. Comes out: the types that `cards`, `evidence` and `runs` fill. Every string is ready to be
printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "CardView",
    "DifferenceView",
    "HalfView",
    "ListedClaim",
    "PassageView",
    "Ref",
    "RunView",
    "Slice",
    "VoiceView",
]

SliceKind = Literal["match", "changed", "context", "gap"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A link inside the report: the id it leads to and the label it carries."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A stretch of a record or an article, as it stands there.

    Attributes:
        kind: ``match`` the words compared, ``changed`` those of them that differ, ``context`` the words
        around,
            ``gap`` a sign of omission set by the report.
    """

    text: str
    kind: SliceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A passage of the record as printed: its label for people, who speaks, when, and the words."""

    label: str
    speaker: str
    time: str
    slices: tuple[Slice, ...]
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceView:
    """Passages that one speaker speaks under one time mark; who and when are printed once."""

    speaker: str
    time: str
    lang: str
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfView:
    """One part of a claim that is located in part: how it came out, its words and its passages' labels."""

    words: str
    text: str
    places: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """A typed difference; `severity` in words."""

    id: str
    type: str
    severity: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """One claim beside its passages.

    Attributes:
        id: Of the claim; the anchor of links.
        label: For people, of one run: the article's letter and the claim's number.
        state: The state in words.
        quoted: True for a quotation.
        heading: What stands over the record's side: ``The record (as delivered) reads``.
        record: The passages it is aligned to, by voice; empty where there are none.
        article: The sentence it stands in, the claim's own words as ``match`` or ``changed``.
        attribution: Who the article gives the words to, in a few words.
        halves: Of a claim that is located in part.
        alternatives: The places of a claim that fits several.
        caveat: What "not located" means; empty where nothing is said to be not located.
        related_note: What stands above these, or instead of them.
        related: Passages on the same theme, for what is not located.
        notes: Further sentences.
        basis: Support, and the next best place with its own, in a few words.
        evidence: The same in full: level, score, support, runner-up and reasons.
    """

    id: str
    label: str
    kind: str
    quoted: bool
    state: str
    heading: str
    record: tuple[VoiceView, ...]
    article: tuple[Slice, ...]
    article_lang: str
    attribution: str
    halves: tuple[HalfView, ...]
    alternatives: tuple[tuple[VoiceView, ...], ...]
    caveat: str
    related_note: str
    related: tuple[RunView, ...]
    notes: tuple[str, ...]
    differences: tuple[DifferenceView, ...]
    basis: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """A claim that is shown and not compared, or not counted: its words, one remark, and its differences."""

    id: str
    label: str
    text: str
    remark: str
    differences: tuple[DifferenceView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """Neighbouring passages of one turn: labels, speaker, time, words, how it begins, and a remark."""

    label: str
    speaker: str
    time: str
    words: str
    text: str
    remark: str
    lang: str
