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
            around, ``gap`` a sign of omission set by the report.
        notes: Numbers of the differences that end with it, as the card lists them; empty for most.
    """

    text: str
    kind: SliceKind
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageView:
    """A passage of the record as printed: its label for people, who speaks, when, and the words.

    Attributes:
        before: The sentence before it in its turn, shortened; empty where there is none, or it is shown.
        after: The same behind it.
        apart: True where words of the record between the passage above and this one are left out.
    """

    label: str
    speaker: str
    time: str
    slices: tuple[Slice, ...]
    lang: str
    before: str = ""
    after: str = ""
    apart: bool = False


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
    """A typed difference; `severity` in words, `number` as its words are marked with (empty where it is the
    only one, or where its words are not marked).
    """

    id: str
    number: str
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
        question: The question before the passages, in the turn of another speaker; ``None`` without one.
        article: The sentence it stands in, the claim's own words as ``match`` or ``changed``.
        before: The article's sentence before that one, shortened; empty where there is none.
        after: The same behind it.
        attribution: Who the article gives the words to, in a few words.
        halves: Of a claim that is located in part.
        alternatives: The places of a claim that fits several.
        caveat: What "not located" means; empty where nothing is said to be not located.
        related_note: What stands above these, or instead of them.
        related: Passages on the same theme, for what is not located.
        notes: Further sentences.
        variables: The four variables of the claim, each with its value in words.
        why: Why this passage, in one or two sentences.
        runner_up: The next best place, where it comes close; else ``None``.
        evidence: The decision in figures: level, score, support, runner-up and reasons.
        review: What became of it in the hands of a person.
        long: True for a card of more than half a printed page, which may break.
    """

    id: str
    label: str
    kind: str
    quoted: bool
    state: str
    heading: str
    question: RunView | None
    record: tuple[VoiceView, ...]
    article: tuple[Slice, ...]
    before: str
    after: str
    article_lang: str
    attribution: str
    halves: tuple[HalfView, ...]
    alternatives: tuple[tuple[VoiceView, ...], ...]
    caveat: str
    related_note: str
    related: tuple[RunView, ...]
    notes: tuple[str, ...]
    differences: tuple[DifferenceView, ...]
    variables: tuple[tuple[str, str], ...]
    why: str
    runner_up: RunView | None
    evidence: str
    review: str
    long: bool


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
