"""Differences of print that leave the words what they are: contraction, spelling, case, punctuation.

Only quotations aligned word by word. Case and punctuation are told once for a quotation, where nothing else
differs and its wording is "cleaned".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from compare.alignment.canonical import FILLERS
from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.differences.texts import SideText
from compare.differences.types import DifferenceType
from compare.language import gettext_lazy
from compare.model import Span

__all__ = ["find_cosmetic"]

_MARKS = str.maketrans("’‘“”–—", "''\"\"--")


def find_cosmetic(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """Words of a quotation that are the record's in another print."""
    if not pair.by_words:
        return
    drafts = [*_printed_otherwise(pair, found), *_fillers(pair)]
    yield from drafts
    if not drafts and not found and pair.alignment.wording == "cleaned":
        yield from _case_or_marks(pair)


def _printed_otherwise(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """Stretches whose canonical words agree and whose printed words do not."""
    here, there = pair.ours.tokens, pair.theirs.tokens
    unlike: list[tuple[int, int]] = []
    for code in Levenshtein.opcodes([item.stem for item in there], [item.stem for item in here]):
        if code.tag != "equal":
            continue
        for step in range(code.dest_end - code.dest_start):
            mine, other = here[code.dest_start + step], there[code.src_start + step]
            same = pair.ours.words[mine.word] == pair.theirs.words[other.word]
            if mine.form == other.form and not same:
                unlike.append((mine.word, other.word))
    taken = [draft.claim for draft in found]
    yield from _one(unlike, pair, taken)


def _one(places: Sequence[tuple[int, int]], pair: Pair, taken: Sequence[Span]) -> Iterator[Draft]:
    """The draft of each word, or of the two words of an opened contraction."""
    merged: list[list[int]] = []
    for mine, other in places:
        if merged and (mine <= merged[-1][1] or other <= merged[-1][3]):
            merged[-1][1], merged[-1][3] = max(mine, merged[-1][1]), max(other, merged[-1][3])
        else:
            merged.append([mine, mine, other, other])
    for first, last, low, high in merged:
        ours, theirs = pair.ours.span_of(first, last + 1), pair.theirs.span_of(low, high + 1)
        if any(pair.ours.place(ours).overlaps(span) for span in taken):
            continue
        if _forms(pair.ours, first, last) != _forms(pair.theirs, low, high):
            continue
        words = ours.slice(pair.ours.text), theirs.slice(pair.theirs.text)
        yield pair.draft(_print_type(*words), ours, theirs, say.instead(*words))


def _forms(side: SideText, first: int, last: int) -> list[str]:
    return [token.form for token in side.tokens if first <= token.word <= last]


def _print_type(ours: str, theirs: str) -> DifferenceType:
    if any(sign.isdigit() for sign in ours + theirs):
        return "the same number in another form"
    contracted = any(mark in words for words in (ours, theirs) for mark in "'’")
    joined = ours.replace(" ", "").casefold() == theirs.replace(" ", "").casefold()
    return "contraction" if contracted and not joined else "spelling"


def _fillers(pair: Pair) -> Iterator[Draft]:
    """Sounds ("um") of the record that the article leaves out."""
    side = pair.theirs
    for at, word in enumerate(side.words):
        if word in FILLERS and word not in pair.ours.words:
            here = pair.back.get(at + 1, pair.back.get(at - 1))
            if here is not None:
                place = pair.ours.span_of(here, here)
                yield pair.draft("filler or false start removed", place, side.spans[at], say.dropped(word))


def _case_or_marks(pair: Pair) -> Iterator[Draft]:
    """What "cleaned" is left to mean: a capital, or a mark; the first place where it is so."""
    ours, theirs = pair.ours, pair.theirs
    if pair.edits or len(ours.words) != len(theirs.words):
        return
    for at in range(1, len(ours.words)):
        if _parted(theirs, at):
            continue  # a call of the audience stands between the two words
        mark = _gap(ours, at) != _gap(theirs, at)
        if mark or ours.printed[at].translate(_MARKS) != theirs.printed[at].translate(_MARKS):
            kind: DifferenceType = "punctuation" if mark else "case"
            here, there = ours.span_of(at - 1, at + 1), theirs.span_of(at - 1, at + 1)
            words = here.slice(ours.text), there.slice(theirs.text)
            yield pair.draft(kind, here, there, say.instead(*words, gettext_lazy("The words are the same.")))
            return


def _parted(side: SideText, at: int) -> bool:
    """True if the two words stand in slices of the record between which something else stands."""
    both = side.span_of(at - 1, at + 1)
    return len(side.place(both)) != len(both)


def _gap(side: SideText, at: int) -> str:
    """What stands between two words, apostrophes and dashes of one kind, without blanks."""
    between = side.text[side.spans[at - 1].end : side.spans[at].start]
    return "".join(between.translate(_MARKS).split())
