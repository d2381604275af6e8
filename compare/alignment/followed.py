"""Reported speech that follows one sentence of the record word by word, person and tense apart.

Goes in: the words of a claim and the passages in which it may stand. Comes out: `Followed` or nothing. A name
or a word put in the place of another draws what the claim is about to other passages; its words still stand
in their order. What such words mean is not judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import log2

from rapidfuzz.distance import LCSseq

from compare.alignment.canonical import Pieces, pieces_of
from compare.alignment.records import Records
from compare.alignment.words import FUNCTION_WORDS, Words, fold_words, stem
from compare.meaning.shifts import loose_form
from compare.model import Span

__all__ = ["FOLLOWS", "LEAST_TOKENS", "Followed", "find_followed", "more_of_names"]

FOLLOWS = 0.8
"""Share of its words from which reported speech counts as following a sentence of the record."""

LEAST_TOKENS = 5
"""Words below which reported speech follows nothing."""

LOOK = 24
"""How many of the likeliest passages are held against the claim."""

LOOSE = 2
"""How many times as long as the claim the stretch may be in which the record has its words."""

RARE = 8.0
"""Bits that the shared words must be worth beyond the chance of standing together somewhere in the records,
words of grammar at a third."""

GRAMMAR = 1 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A passage whose words a claim has in their order.

    Attributes:
        row: Number of the passage.
        share: Of the claim's words, a name counted once, 0–1.
        kept: Places of the claim's words in the article's text that the passage has.
        words: Places of all of them.
    """

    row: int
    share: float
    kept: frozenset[Span]
    words: tuple[Span, ...]

    def share_of(self, span: Span) -> float:
        """Share of the claim's words inside `span` that the passage has, 0–1; 0 where there are none."""
        inside = [word for word in self.words if span.contains(word)]
        return sum(word in self.kept for word in inside) / len(inside) if inside else 0.0


def find_followed(text: str, spans: Sequence[Span], records: Records, rows: Iterable[int]) -> Followed | None:
    """The passage that the claim follows most closely.

    Args:
        text: The article's kept text.
        spans: The claim's core.
        records: What it is looked for in.
        rows: Numbers of passages, likeliest first; only `LOOK` are looked at.

    Returns:
        The first of those with the greatest share; ``None`` where no share reaches `FOLLOWS`, for fewer than
        `LEAST_TOKENS` words, and where the shared words are too common to point anywhere.
    """
    words = fold_words(text, spans)
    pieces = pieces_of(text, words)
    if len(pieces.items) < LEAST_TOKENS:
        return None
    best: Followed | None = None
    for row in list(rows)[:LOOK]:
        found = _held_against(text, words, pieces, records, row)
        if found is not None and (best is None or found.share > best.share):
            best = found
    return best


def _held_against(text: str, words: Words, pieces: Pieces, records: Records, row: int) -> Followed | None:
    record = records.words
    said, _ = record.pieces_in((record.starts[row], record.starts[row + 1]))
    here, there = [loose_form(item) for item in pieces.items], [loose_form(item) for item in said]
    blocks = [code for code in LCSseq.opcodes(here, there) if code.tag == "equal"]
    if not blocks or blocks[-1].dest_end - blocks[0].dest_start > LOOSE * len(here):
        return None
    kept = {place for code in blocks for place in range(code.src_start, code.src_end)}
    named = [words.spans[first].slice(text)[:1].isupper() for first in pieces.firsts]
    share = len(kept) / (len(here) - more_of_names(kept, named))
    if share < FOLLOWS or _bits(pieces, kept, records) < RARE:
        return None
    return Followed(
        row=row,
        share=share,
        kept=frozenset(words.spans[pieces.firsts[place]] for place in kept),
        words=words.spans,
    )


def more_of_names(kept: AbstractSet[int], named: Sequence[bool]) -> int:
    """Words of names that the record has not, beyond the first of each: a name is one thing.

    Args:
        kept: Numbers of the words that the record has.
        named: Shape (n,): which words begin with a capital.
    """
    return sum(
        at not in kept and at - 1 not in kept and named[at] and named[at - 1] for at in range(1, len(named))
    )


def _bits(pieces: Pieces, kept: set[int], records: Records) -> float:
    """How much rarer the shared words are than one place of the records."""
    weights = (
        records.words.surprise(stem(pieces.items[at]))
        * (GRAMMAR if pieces.items[at] in FUNCTION_WORDS else 1.0)
        for at in kept
    )
    return sum(weights) - log2(max(2, len(records.words.pieces)))
