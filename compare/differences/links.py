"""The words of two sides, aligned: word by word where the words were matched, else the words that correspond.

Goes in: two sides. Comes out: the edits between them (rapidfuzz, over stems of canonical forms, so that
"remind" stands beside "reminds"), and which word stands for which. Not done here: what an edit means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from compare.differences.nearness import Nearness
from compare.differences.texts import SideText, Token

__all__ = ["NEAR", "Edit", "align_words", "edits_of"]

NEAR = 0.5
"""Least cosine of two content words that stand for one another."""


_Tag = Literal["replace", "insert", "delete", "form"]
_TAGS: dict[str, _Tag] = {"replace": "replace", "insert": "insert", "delete": "delete"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One stretch in which the sides differ, or agree in the stem and not in the form.

    Attributes:
        tag: ``replace``, ``insert`` (the claim has words that the record has not), ``delete`` (the record
            has words that the claim has not) or ``form`` (one word in another form).
        ours: First word of the claim and the word behind the last; the same number twice for ``delete``.
        theirs: The same for the record.
    """

    tag: _Tag
    ours: tuple[int, int]
    theirs: tuple[int, int]


def edits_of(ours: SideText, theirs: SideText) -> tuple[Edit, ...]:
    """What turns the record's words into the claim's, in the order of the claim; contractions, spelling,
    fillers and small numbers resolved before. Empty for equal sides.
    """
    here, there = ours.tokens, theirs.tokens
    found: list[Edit] = []
    for code in Levenshtein.opcodes([item.stem for item in there], [item.stem for item in here]):
        if code.tag == "equal":
            pairs = zip(
                here[code.dest_start : code.dest_end], there[code.src_start : code.src_end], strict=True
            )
            found.extend(_form(mine, other) for mine, other in pairs if mine.form != other.form)
        else:
            left = _words(here, code.dest_start, code.dest_end, len(ours.words))
            right = _words(there, code.src_start, code.src_end, len(theirs.words))
            found.append(Edit(tag=_TAGS[code.tag], ours=left, theirs=right))
    return tuple(found)


def _words(tokens: Sequence[Token], start: int, end: int, n_words: int) -> tuple[int, int]:
    """Tokens as words: the whole words that the tokens belong to."""
    if start < end:
        return tokens[start].word, tokens[end - 1].word + 1
    at = tokens[start].word if start < len(tokens) else n_words
    return at, at


def _form(here: Token, there: Token) -> Edit:
    return Edit(tag="form", ours=(here.word, here.word + 1), theirs=(there.word, there.word + 1))


def align_words(
    ours: SideText, theirs: SideText, *, by_words: bool, near: Nearness | None
) -> Mapping[int, int]:
    """Which word of the claim stands for which word of the record.

    Args:
        ours: The claim's side.
        theirs: The record's side.
        by_words: Align from end to end; else equal stems, then content words near in meaning.
        near: Cosines; without them only equal stems are linked.

    Returns:
        Numbers of words; a word without a counterpart has no entry.
    """
    return _end_to_end(ours, theirs, near) if by_words else _by_content(ours, theirs, near)


def _end_to_end(ours: SideText, theirs: SideText, near: Nearness | None) -> dict[int, int]:
    """Equal stems in order, and inside a replaced stretch the words near in meaning, else one by one."""
    here, there = ours.tokens, theirs.tokens
    links: dict[int, int] = {}
    for code in Levenshtein.opcodes([item.stem for item in there], [item.stem for item in here]):
        left, right = here[code.dest_start : code.dest_end], there[code.src_start : code.src_end]
        if code.tag in {"equal", "replace"} and len(left) == len(right):
            for mine, other in zip(left, right, strict=True):
                links.setdefault(mine.word, other.word)
        elif code.tag == "replace":
            pairs = [(a.word, b.word) for a in left for b in right if a.content == b.content]
            links.update(_best(pairs, ours, theirs, near, taken=links))
    return links


def _by_content(ours: SideText, theirs: SideText, near: Nearness | None) -> dict[int, int]:
    """Equal stems of content words, each to the place nearest to its neighbour's; then near in meaning."""
    places: dict[str, list[int]] = {}
    for item in theirs.tokens:
        if item.content:
            places.setdefault(item.stem, []).append(item.word)
    links: dict[int, int] = {}
    at = 0
    for item in ours.tokens:
        there = [place for place in places.get(item.stem, ()) if item.content and place not in links.values()]
        if there and item.word not in links:
            at = min(there, key=lambda place: (abs(place - at - 1), place))
            links[item.word] = at
    open_here = {item.word for item in ours.tokens if item.content} - links.keys()
    open_there = {item.word for item in theirs.tokens if item.content} - set(links.values())
    pairs = [(mine, other) for mine in sorted(open_here) for other in sorted(open_there)]
    links.update(_best(pairs, ours, theirs, near, taken=links))
    return links


def _best(
    pairs: Sequence[tuple[int, int]],
    ours: SideText,
    theirs: SideText,
    near: Nearness | None,
    *,
    taken: Mapping[int, int],
) -> dict[int, int]:
    """The pairs with the highest cosine, each word once, none below `NEAR`; none without cosines."""
    if near is None or not pairs:
        return {}
    cosines = near.cosines(ours.text, theirs.text)
    ranked = sorted(pairs, key=lambda pair: (-float(cosines[pair]), pair))
    chosen: dict[int, int] = {}
    used = set(taken.values())
    for mine, other in ranked:
        if float(cosines[mine, other]) < NEAR:
            break
        if mine not in chosen and mine not in taken and other not in used:
            chosen[mine] = other
            used.add(other)
    return chosen
