"""The two texts of a pair as words: each word in the forms in which it is compared, with its place.

Goes in: slices of a kept text. Comes out: one text of these slices, its words, and the way back to the places
in the kept text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from compare.alignment.canonical import FILLERS, canonical
from compare.alignment.words import FUNCTION_WORDS, fold, stem
from compare.meaning.modality import Qualifier, read_qualifiers
from compare.meaning.polarity import Polarity, clause_starts, read_polarity
from compare.meaning.quantities import Quantity, read_quantities
from compare.meaning.shifts import loose_form
from compare.model import Span
from compare.segment.sentences import word_spans

_BRACKETED = re.compile(r"\[[^\[\]]*\]")

__all__ = ["Piece", "SideText", "Token", "lay_out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A slice of a kept text; ``owner`` is the id of the passage it belongs to, ``None`` in an article."""

    span: Span
    owner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word in one of the forms it is compared in: "don't" gives two, "um" none.

    Attributes:
        word: Number of the word among the words of its side.
        form: The canonical form ("organization", "not", "40").
        stem: Of the form.
        content: False for words of grammar.
        loose: The stem without person and tense, which reported speech shifts ("I am", "he was").
    """

    word: int
    form: str
    stem: str
    content: bool
    loose: str


@dataclass(frozen=True, kw_only=True)
class SideText:
    """One side of a pair.

    Attributes:
        text: The slices joined by one blank: what readers of meaning read.
        kept: The kept text that the slices are of.
        pieces: The slices, in the order in which they are joined.
        starts: Where each begins in `text`.
    """

    text: str
    kept: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Shape (n,): the words' places in `text`."""
        return tuple(word_spans(self.text, Span(0, len(self.text))))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Shape (n,): the words, folded."""
        return tuple(fold(span.slice(self.text)) for span in self.spans)

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """Shape (n,): the words as they are printed."""
        return tuple(span.slice(self.text) for span in self.spans)

    @cached_property
    def bracketed(self) -> frozenset[int]:
        """Numbers of the words that stand in square brackets: an editor's."""
        places = [Span(*found.span()) for found in _BRACKETED.finditer(self.text)]
        return frozenset(
            at for at, span in enumerate(self.spans) if any(place.contains(span) for place in places)
        )

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words in the forms in which they are compared, in order."""
        return tuple(
            Token(
                word=at,
                form=form,
                stem=stem(form),
                content=form not in FUNCTION_WORDS,
                loose=loose_form(form),
            )
            for at, word in enumerate(self.words)
            if word not in FILLERS
            for form in canonical(word)
        )

    @cached_property
    def polarity(self) -> Polarity:
        """Which words are denied; the same words, in the same order."""
        return read_polarity(self.text)

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """Numbers of the words with which a clause begins, by marks and conjunctions."""
        return clause_starts(self.text, self.words, self.spans)

    def clause_of(self, word: int) -> range:
        """The words of the clause that holds word number `word`."""
        at = bisect_right(self.clauses, word)
        end = self.clauses[at] if at < len(self.clauses) else len(self.words)
        return range(self.clauses[at - 1], end)

    @cached_property
    def content(self) -> frozenset[int]:
        """Numbers of the words that carry content."""
        return frozenset(token.word for token in self.tokens if token.content)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers."""
        return read_quantities(self.text)

    @cached_property
    def qualifiers(self) -> tuple[Qualifier, ...]:
        """Modals, hedges, quantifiers …"""
        return read_qualifiers(self.text)

    def place(self, span: Span) -> Span:
        """The place of a stretch of `text` in the kept text; the hull if it runs over several slices."""
        first = self._piece(span.start)
        last = self._piece(max(span.start, span.end - 1))
        start = self._back(first, span.start)
        return Span(start, max(start, self._back(last, span.end)))

    def owner(self, span: Span) -> str | None:
        """The id of the passage in which a stretch of `text` begins."""
        return self.pieces[self._piece(span.start)].owner if self.pieces else None

    def span_of(self, start: int, end: int) -> Span:
        """The stretch of `text` from word `start` up to word `end`; for no words the place before `start`."""
        if start < end:
            return Span(self.spans[start].start, self.spans[end - 1].end)
        at = self.spans[start].start if start < len(self.spans) else len(self.text)
        return Span(at, at)

    def words_in(self, span: Span) -> tuple[int, int]:
        """Numbers of the first word of a stretch of `text` and of the one behind its last."""
        starts = [item.start for item in self.spans]
        first = bisect_right([item.end for item in self.spans], span.start)
        return first, max(first, bisect_right(starts, max(span.start, span.end - 1)))

    def _piece(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    def _back(self, piece: int, offset: int) -> int:
        span = self.pieces[piece].span
        return min(span.end, span.start + max(0, offset - self.starts[piece]))


def lay_out(kept: str, pieces: Sequence[Piece]) -> SideText:
    """The side that some slices of a kept text make; none make an empty text.

    Example:
        >>> side = lay_out("One. Two three.", [Piece(span=Span(0, 4)), Piece(span=Span(5, 15))])
        >>> side.text, side.place(Span(9, 14)).slice(side.kept)
        ('One. Two three.', 'three')
    """
    starts, texts, at = [], [], 0
    for piece in pieces:
        starts.append(at)
        texts.append(piece.span.slice(kept))
        at += len(piece.span) + 1
    return SideText(text=" ".join(texts), kept=kept, pieces=tuple(pieces), starts=tuple(starts))
