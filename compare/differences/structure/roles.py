"""Two words that changed places: who did what to whom.

Goes in: a located claim. Comes out: drafts of the type *roles or predicates swapped*. The words of the
claim are held against those of its passages; where one content word stands in the place of another and that
one in the place of the first, the two have changed places. In a list ("bread and butter") they may, and a
passive turns them without changing who acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, combinations_with_replacement

from compare.alignment.words import FUNCTION_WORDS, Words, fold_words, stem
from compare.differences import say
from compare.differences.frame import Draft
from compare.differences.structure.case import Case, Change, changes_between
from compare.differences.structure.joins import find_joins
from compare.ingest.wordlists import word_set
from compare.language import gettext_lazy
from compare.model import Span

__all__ = ["find_swaps"]

_LINKS = word_set("and or nor as well both either neither the a an of my our their his her")
_PASSIVE = word_set("by")


def find_swaps(case: Case) -> Iterator[Draft]:
    """At most one draft per claim: the first two stretches that changed places."""
    if any(one.type != "marked deletion" for one in find_joins(case)):
        return
    said = _whole(case)
    changes = changes_between(case.printed.folded, said.folded)
    turned = (pair for pair in combinations_with_replacement(changes, 2) if _turned(case, said.folded, *pair))
    exchanged = (
        pair for pair in combinations(_whole_changes(changes), 2) if _exchanged(case, said.folded, *pair)
    )
    for first, second in chain(turned, exchanged):
        spans, there = case.printed.spans, said.spans
        ours = Span(spans[first.printed.start].start, spans[second.printed.stop - 1].end)
        theirs = Span(there[first.said.start].start, there[second.said.stop - 1].end)
        words = ours.slice(case.printed_text), theirs.slice(case.said_text)
        told = say.instead(*words, gettext_lazy("Words have changed places."))
        yield case.draft("roles or predicates swapped", ours, theirs, told)
        return


def _whole_changes(changes: Sequence[Change]) -> list[Change]:
    """Changes that touch are one: "grain docks" for "barrier" is an exchange and a word more."""
    merged: list[Change] = []
    for change in changes:
        last = merged[-1] if merged else None
        if last and last.printed.stop == change.printed.start and last.said.stop == change.said.start:
            merged[-1] = Change(
                printed=range(last.printed.start, change.printed.stop),
                said=range(last.said.start, change.said.stop),
            )
        else:
            merged.append(change)
    return [change for change in merged if change.printed and change.said]


def _whole(case: Case) -> Words:
    return fold_words(case.said_text, [part for passage in case.passages for part in passage.parts])


def _exchanged(case: Case, said: tuple[str, ...], first: Change, second: Change) -> bool:
    printed = case.printed.folded
    ours, theirs = _apart(_stems(printed, first.printed), _stems(said, first.said))
    ours_later, theirs_later = _apart(_stems(printed, second.printed), _stems(said, second.said))
    if not ours or not theirs or ours == theirs:
        return False
    if theirs_later[: len(ours)] != ours or ours_later[: len(theirs)] != theirs:
        return False
    between = {printed[number] for number in range(first.printed.stop, second.printed.start)}
    passive = (between & _PASSIVE) != (
        {said[number] for number in range(first.said.stop, second.said.start)} & _PASSIVE
    )
    listed = not between - _LINKS and len(_stems(printed, first.printed)) == len(ours)
    return not listed and not passive


def _turned(case: Case, said: tuple[str, ...], first: Change, second: Change) -> bool:
    """True if all that lies between two changes reads "B to A" for "A to B": a list may, a way may not."""
    ours = case.printed.folded[first.printed.start : second.printed.stop]
    theirs = said[first.said.start : second.said.stop]
    if len(ours) != len(theirs) or sorted(ours) != sorted(theirs):
        return False
    return any(
        ours == theirs[end:] + theirs[start:end] + theirs[:start] and not _LINKS.issuperset(theirs[start:end])
        for start in range(1, len(theirs) - 1)
        for end in range(start + 1, len(theirs))
        if _has_content(theirs[:start]) and _has_content(theirs[end:])
    )


def _has_content(words: tuple[str, ...]) -> bool:
    return any(word not in FUNCTION_WORDS for word in words)


def _apart(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both without the stems that they share at their ends: another form of one word is no exchange."""
    while ours and theirs and ours[-1] == theirs[-1]:
        ours, theirs = ours[:-1], theirs[:-1]
    while ours and theirs and ours[0] == theirs[0]:
        ours, theirs = ours[1:], theirs[1:]
    return ours, theirs


def _stems(words: tuple[str, ...], places: range) -> tuple[str, ...]:
    """Stems of the content words of a range; function words around them do not matter."""
    return tuple(stem(words[number]) for number in places if words[number] not in FUNCTION_WORDS)
