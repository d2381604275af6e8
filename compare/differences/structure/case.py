"""A located claim with its passages and the article around it: what the structural detectors look at.

Goes in: a `Pair`. Comes out: a `Case`: the words of both sides held against each other, and drafts made of
places in the kept texts. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from compare.alignment.canonical import canonical
from compare.alignment.words import Words, fold_words
from compare.differences.frame import Draft, Pair
from compare.differences.matched import head_of
from compare.differences.types import DifferenceType
from compare.language import Message
from compare.model import Alignment, Article, Claim, Passage, Span, Transcript

__all__ = ["GAP", "Case", "Change", "changes_between", "said_twice", "tokens_of"]

GAP = re.compile(r"\[?\.(?:\s?\.){2,}\]?|\[?…+\]?")
"""Marks of a cut: dots, an ellipsis, either in brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words of one side in place of words of the other; either may be none.

    Attributes:
        printed: Range of words of the claim.
        said: Range of words of the record.
    """

    printed: range
    said: range


@dataclass(frozen=True)
class Case:
    """A pair, as the structural detectors look at it: word by word, with the article around the claim."""

    pair: Pair

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.pair.claim

    @property
    def alignment(self) -> Alignment:
        """Its alignment."""
        return self.pair.alignment

    @property
    def article(self) -> Article:
        """The article that prints it."""
        return self.pair.article

    @property
    def record(self) -> Transcript:
        """The record in which its passages stand."""
        return self.pair.record

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Those to which the claim is aligned, in the order of the record."""
        return tuple(sorted(self.pair.passages, key=lambda one: one.span))

    @property
    def printed_text(self) -> str:
        """The kept text of the article."""
        return self.article.document.text

    @property
    def said_text(self) -> str:
        """The kept text of the record."""
        return self.record.document.text

    @property
    def found_by_words(self) -> bool:
        """True if the words themselves were found, not only their content."""
        return self.pair.by_words

    @cached_property
    def printed(self) -> Words:
        """The words of the claim."""
        return fold_words(self.printed_text, self.claim.core)

    @cached_property
    def stretches(self) -> tuple[Span, ...]:
        """The words of the record that correspond, in its order, one span per passage.

        First and last words of the claim that stand further out in the same passage belong to them: a near
        run ends where the words begin to differ.
        """
        hulls: dict[str, Span] = {}
        for match in self.alignment.passages:
            old = hulls.get(match.passage_id, match.span)
            hulls[match.passage_id] = Span(min(old.start, match.span.start), max(old.end, match.span.end))
        spans = [hulls[passage.id] for passage in self.passages]
        if self.found_by_words and spans:
            head = head_of(self.pair.ours, spans[0], self.said_text, self.passages[0])
            start = self._further_out(spans, first=True) if head is None else head
            spans[0] = Span(start, spans[0].end)
            spans[-1] = Span(spans[-1].start, max(self._further_out(spans, first=False), self._led_out()))
            self._close_up(spans)
        return tuple(spans)

    def _close_up(self, spans: list[Span]) -> None:
        """Of two passages that follow each other in one turn, what lies between their words belongs to
        both.
        """
        order = {passage.id: row for row, passage in enumerate(self.record.passages)}
        for at, (left, right) in enumerate(pairwise(self.passages)):
            if left.turn_id == right.turn_id and order[right.id] == order[left.id] + 1:
                spans[at] = Span(spans[at].start, max(spans[at].end, left.span.end))
                spans[at + 1] = Span(min(spans[at + 1].start, right.span.start), spans[at + 1].end)

    def _further_out(self, spans: Sequence[Span], *, first: bool) -> int:
        """Where the stretches begin or end if the claim's outermost words are looked for in the passage."""
        passage, stretch = (self.passages[0], spans[0]) if first else (self.passages[-1], spans[-1])
        inner = fold_words(self.said_text, self._within(spans)).folded
        loose = _loose_end(self.printed.folded, inner, first=first)
        outside = Span(passage.span.start, stretch.start) if first else Span(stretch.end, passage.span.end)
        words = fold_words(self.said_text, _clipped(passage.parts, outside))
        at = _place_of(loose, words.folded, first=first)
        if at is None:
            return stretch.start if first else stretch.end
        return words.spans[at].start if first else words.spans[at].end

    def _led_out(self) -> int:
        """Where the words of the last passage end that the pair holds against the claim; 0 if it has none."""
        own = (piece.span for piece in self.pair.theirs.pieces if piece.owner == self.passages[-1].id)
        return max((span.end for span in own), default=0)

    def _within(self, spans: Sequence[Span]) -> list[Span]:
        return [
            part
            for passage, stretch in zip(self.passages, spans, strict=True)
            for part in _clipped(passage.parts, stretch)
        ]

    @cached_property
    def said(self) -> Words:
        """The words of the stretches, stage directions left out."""
        return fold_words(self.said_text, self._within(self.stretches))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Where the words of the claim and those of the record differ."""
        return changes_between(self.printed.folded, self.said.folded)

    def passage_at(self, place: int) -> Passage | None:
        """The aligned passage that holds a place of the record."""
        return next((one for one in self.passages if one.span.start <= place < one.span.end), None)

    def draft(
        self, kind: DifferenceType, printed: Span, said: Span | None, explanation: str | Message
    ) -> Draft:
        """A draft from places in the kept texts; where the record has no words of its own, all that
        correspond.
        """
        passage = self.passage_at(said.start) if said else None
        if passage is None:
            passage, said = self.passages[0], self.stretches[0]
        return Draft(type=kind, claim=printed, passage=said, passage_id=passage.id, explanation=explanation)


def _clipped(parts: Iterable[Span], stretch: Span) -> list[Span]:
    return [
        Span(max(part.start, stretch.start), min(part.end, stretch.end))
        for part in parts
        if part.overlaps(stretch)
    ]


def _loose_end(printed: Sequence[str], said: Sequence[str], *, first: bool) -> tuple[str, ...]:
    """The words at one end of the claim that the stretch does not have there; none if it has them."""
    changes = changes_between(printed, said)
    at_end = [
        one for one in changes if (one.printed.start == 0 if first else one.printed.stop == len(printed))
    ]
    if not at_end:
        return ()
    if first:
        return tuple(printed[: max(one.printed.stop for one in at_end)])
    return tuple(printed[min(one.printed.start for one in at_end) :])


def _place_of(loose: Sequence[str], words: Sequence[str], *, first: bool) -> int | None:
    """The word at which the loose end begins (or ends) in some words: two words of it, or the outermost
    one.
    """
    for size in range(len(loose), 0, -1):
        wanted = tuple(loose[:size] if first else loose[-size:])
        starts = [at for at in range(len(words) - size + 1) if tuple(words[at : at + size]) == wanted]
        if size == 1:
            starts = [at for at in starts if at == (0 if first else len(words) - 1)]
        if starts:
            return starts[-1] if first else starts[0] + size - 1
    return None


def tokens_of(words: Sequence[str]) -> tuple[list[str], list[int]]:
    """The words in one form (contractions resolved, one spelling, no fillers), and which word each comes
    from.
    """
    tokens: list[str] = []
    origins: list[int] = []
    for number, word in enumerate(words):
        for token in canonical(word):
            tokens.append(token)
            origins.append(number)
    return tokens, origins


def changes_between(printed: Sequence[str], said: Sequence[str]) -> tuple[Change, ...]:
    """Where two runs of folded words differ, by the fewest edits of words (Levenshtein 1966).

    Args:
        printed: Words of the claim.
        said: Words of the record.

    Returns:
        In text order; contraction, spelling, fillers and false starts are no change.
    """
    left, left_origins = tokens_of(printed)
    right, right_origins = tokens_of(said)
    changes = []
    for code in Levenshtein.opcodes(left, right):
        if code.tag == "equal":
            continue
        if code.tag == "insert" and said_twice(right, code.dest_start, code.dest_end):
            continue
        changes.append(
            Change(
                printed=_words(left_origins, code.src_start, code.src_end, len(printed)),
                said=_words(right_origins, code.dest_start, code.dest_end, len(said)),
            )
        )
    return tuple(changes)


def said_twice(tokens: Sequence[str], start: int, end: int) -> bool:
    """True if the words of a range are said again right before it or right behind it: a false start."""
    size = end - start
    own = list(tokens[start:end])
    return own in (list(tokens[end : end + size]), list(tokens[max(0, start - size) : start]))


def _words(origins: Sequence[int], start: int, end: int, total: int) -> range:
    if start == end:
        at = origins[start] if start < len(origins) else total
        return range(at, at)
    return range(origins[start], origins[end - 1] + 1)
