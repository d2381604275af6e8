"""Which qualifier of a claim stands for which one of the record.

Goes in: the qualifiers of both sides, each with the word it qualifies. Comes out: those that go together.
What it means if they differ is told in `qualifiers`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.differences.frame import Pair
from compare.meaning.modality import Family, Qualifier

__all__ = ["BACKSHIFT", "GRADED", "Use", "form_of", "paired", "same_place", "same_word"]

TOLD = 0.8
"""Share of the content words around a quantifier from which one of another word is held against it."""

GRADED = frozenset({"quantifier", "frequency"})

_LOOSE: frozenset[Family] = frozenset({"hedge", "intensity", "frequency", "restriction", "addition"})
"""Families whose members do not stand for one another."""

BACKSHIFT = {
    "would": "will",
    "would be able to": "can",
    "will be able to": "can",
    "able to": "can",
    "was able to": "can",
    "were able to": "can",
    "is able to": "can",
    "are able to": "can",
    "shall": "will",
    "going to": "will",
    "gonna": "will",
    "could": "can",
    "might": "may",
    "needed to": "need to",
    "needs to": "need to",
    "had to": "must",
    "has to": "must",
    "have to": "must",
    "got to": "must",
    "gotta": "must",
    "need to": "must",
    "wanted to": "want to",
    "wants to": "want to",
    "wants": "want",
    "wanted": "want",
    "hopes": "hope",
    "hoped": "hope",
    "expects": "expect",
    "appears": "appear",
    "appeared": "appear",
    "seems": "seem",
    "seemed": "seem",
    "considers": "consider",
    "intends to": "intend to",
    "intended to": "intend to",
    "seeks to": "seek to",
    "promises to": "promise to",
    "promised to": "promise to",
    "hopes to": "hope to",
    "hoped to": "hope to",
    "plans to": "plan to",
    "planned to": "plan to",
    "planning to": "plan to",
    "tries to": "try to",
    "tried to": "try to",
    "trying to": "try to",
    "no one": "nobody",
    "everybody": "everyone",
    "someone": "some",
    "somebody": "some",
    "all of": "all",
    "each of": "each",
    "many of": "many",
    "most of": "most",
    "some of": "some",
    "whole": "the whole",
}


class Use(NamedTuple):
    """A qualifier and the number of the word it qualifies."""

    qualifier: Qualifier
    anchor: int


def paired(
    pair: Pair, ours: Sequence[Use], theirs: Sequence[Use]
) -> tuple[list[tuple[Use, Use]], list[Use], list[Use]]:
    """Uses that go together, and the rest of either side; the same word first, then linked anchors."""
    pairs: list[tuple[Use, Use]] = []
    left, right = list(ours), list(theirs)
    for test in (same_word, same_place, _same_of_one_word, _linked_anchor, _of_one_base, _same_form):
        for mine in tuple(left):
            other = next((use for use in right if test(pair, mine, use)), None)
            if other is not None:
                pairs.append((mine, other))
                left.remove(mine)
                right.remove(other)
    return pairs, left, right


def same_word(pair: Pair, mine: Use, other: Use) -> bool:
    """True for one qualifier, in the same form, whose words stand for one another."""
    return _linked(pair, mine, other) and form_of(mine.qualifier) == form_of(other.qualifier)


def same_place(pair: Pair, mine: Use, other: Use) -> bool:
    """True where one stands for the other, word by word."""
    return pair.close and _linked(pair, mine, other)


def _linked(pair: Pair, mine: Use, other: Use) -> bool:
    theirs = range(*other.qualifier.words)
    return any(pair.links.get(at) in theirs for at in range(*mine.qualifier.words))


def _same_of_one_word(pair: Pair, mine: Use, other: Use) -> bool:
    """One qualifier of words that stand for one another: of two of a word, "would" answers for "would"."""
    return form_of(mine.qualifier) == form_of(other.qualifier) and _linked_anchor(pair, mine, other)


def _linked_anchor(pair: Pair, mine: Use, other: Use) -> bool:
    same = pair.links.get(mine.anchor) == other.anchor
    loose = mine.qualifier.family in _LOOSE and not pair.close
    return same and (not loose or form_of(mine.qualifier) == form_of(other.qualifier))


def _of_one_base(pair: Pair, mine: Use, other: Use) -> bool:
    """In other words, "all" for "almost all" where the clause around the second is told."""
    forms = [form_of(use.qualifier).removesuffix(" of") for use in (mine, other)]
    bases = [
        form.removeprefix("almost ").removeprefix("nearly ").removeprefix("virtually ") for form in forms
    ]
    if pair.close or mine.qualifier.family not in GRADED or forms[0] == forms[1] or bases[0] != bases[1]:
        return False
    clause = pair.theirs.clause_of(other.qualifier.words[1] - 1)
    content = [at for at in clause if at in pair.theirs.content and at not in range(*other.qualifier.words)]
    return bool(content) and sum(at in pair.back for at in content) >= TOLD * len(content)


def _same_form(pair: Pair, mine: Use, other: Use) -> bool:
    """In other words, the same qualifier somewhere in the passages answers for one."""
    return not pair.close and form_of(mine.qualifier) == form_of(other.qualifier)


def form_of(item: Qualifier) -> str:
    """The form in which a qualifier is compared: "hoped to" is "hope to", "might" is "may"."""
    shifted = BACKSHIFT.get(item.form, item.form)
    return BACKSHIFT.get(shifted, shifted)
