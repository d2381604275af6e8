"""Where two texts differ in their words: slices of both, with some words around them.

Goes in: two texts. Comes out: places of difference, in order. Words are aligned by rapidfuzz (least number of
words taken out and put in); nothing is shown that is not a slice of one of the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel, Opcode

from compare.model import Span

__all__ = ["Hunk", "word_changes"]

AROUND = 8
"""Words shown on each side of a difference."""
_JOINED = 3
"""Equal words between two differences up to which they are shown as one."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunk:
    """A place where two texts differ.

    Attributes:
        before: Words before it that both texts share, a slice of the later one.
        removed: Of the earlier text; empty where words were only added.
        added: Of the later text; empty where words were only taken out.
        after: Words behind it that both share, a slice of the later one.
        at: Place in the later text.
    """

    before: str
    removed: str
    added: str
    after: str
    at: Span


def word_changes(earlier: str, later: str) -> tuple[Hunk, ...]:
    """The places where `later` differs from `earlier` in words; empty where only blanks differ.

    >>> [(one.removed, one.added) for one in word_changes("It cost 5 crowns.", "It cost 6 crowns.")]
    [('5', '6')]
    """
    old, new = _words(earlier), _words(later)
    operations = Indel.opcodes([one.slice(earlier) for one in old], [one.slice(later) for one in new])
    changed = [one for one in operations if one.tag != "equal"]
    return tuple(_hunk(earlier, later, old, new, group) for group in _grouped(changed))


def _words(text: str) -> list[Span]:
    return [Span(*found.span()) for found in _WORD.finditer(text)]


def _grouped(changed: Sequence[Opcode]) -> Iterator[list[Opcode]]:
    """Differences with at most `_JOINED` equal words between them, together."""
    group = list(changed[:1])
    for one, following in pairwise(changed):
        if following.dest_start - one.dest_end > _JOINED:
            yield group
            group = []
        group.append(following)
    if group:
        yield group


def _hunk(
    earlier: str, later: str, old: Sequence[Span], new: Sequence[Span], group: Sequence[Opcode]
) -> Hunk:
    first, last = group[0], group[-1]
    start, end = first.dest_start, last.dest_end
    place = _stretch(new[start:end])
    at = place or Span(*(2 * [new[start].start if start < len(new) else len(later)]))
    return Hunk(
        before=_slice(later, new[max(0, start - AROUND) : start]),
        removed=_slice(earlier, old[first.src_start : last.src_end]),
        added=_slice(later, new[start:end]),
        after=_slice(later, new[end : end + AROUND]),
        at=at,
    )


def _stretch(words: Sequence[Span]) -> Span | None:
    return Span(words[0].start, words[-1].end) if words else None


def _slice(text: str, words: Sequence[Span]) -> str:
    stretch = _stretch(words)
    return stretch.slice(text) if stretch else ""
