"""Negation that only one side has.

Read: the signs of words that stand for one another (`compare.meaning.polarity`). A difference is told where a
denied word has an undenied counterpart; a denial of something that the other side does not speak of is none.
In a quotation aligned word by word a "not" that was put in or left out is told as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.differences.links import Edit
from compare.differences.texts import SideText
from compare.differences.types import DifferenceType
from compare.ingest.wordlists import word_set
from compare.language import gettext_lazy
from compare.meaning.polarity import Conflict, Negation, Polarity, polarity_conflicts
from compare.model import Span

__all__ = ["find_negations"]

LEAST = 0.6
"""Share of the first content words of a denial's scope that the other side must have, in other words."""

_WEAK = word_set("hardly scarcely barely")
"""Cues that deny nearly all (the approximate negators of Huddleston and Pullum 2002)."""

NEAR = 6
"""Words of a place that is shown with the words around it."""

LOOK = 5
"""How many of these words are looked at."""


def find_negations(pair: Pair, _found: Sequence[Draft]) -> Iterator[Draft]:
    """Negations of one side whose word the other side has without."""
    if pair.doubtful or pair.alignment.level == "joined" or (pair.close and not pair.edits):
        return
    ours, theirs = pair.ours.polarity, pair.theirs.polarity
    left, right = _unanswered(pair, ours, theirs)
    yield from _of_other_strength(pair)
    put_in = list(_put_in(pair)) if pair.close else []
    if put_in:
        yield from put_in
        return
    if pair.close and left and right:
        return  # each denies in its own way ("unsafe", "not safe"): nothing can be said of words alone
    told = False
    for conflict in polarity_conflicts(ours, theirs, pair.links):
        if conflict.negation not in (left if conflict.side == "claim" else right):
            continue
        if not pair.close and not _tells(pair, conflict, left, right):
            continue
        told = True
        if pair.close and _of_another_word(conflict, ours, theirs):
            continue
        here, there = (conflict.claim, conflict.claim + 1), (conflict.passage, conflict.passage + 1)
        if conflict.side == "claim":
            there = _facing(conflict.negation, there, pair.links)
            yield _draft(pair, _with(conflict.negation, ours), theirs.span_of(there))
        else:
            here = _facing(conflict.negation, here, pair.back)
            yield _draft(pair, ours.span_of(here), _with(conflict.negation, theirs))
    if pair.close and not told:
        yield from _unbalanced(pair, left, right)


def _of_other_strength(pair: Pair) -> Iterator[Draft]:
    """A denial in the place of a half one: "nothing" for "hardly anything"; the rest of both is the same."""
    for mine, other in _answered(pair, pair.ours.polarity, pair.theirs.polarity):
        weak = [_is_weak(pair.ours, mine), _is_weak(pair.theirs, other)]
        if weak[0] == weak[1] or mine.cue[0] == mine.focus or other.cue[0] == other.focus:
            continue
        kind: DifferenceType = (
            "modality, hedge or qualifier strengthened"
            if weak[1]
            else "modality, hedge or qualifier weakened"
        )
        ours, theirs = _with(mine, pair.ours.polarity), _with(other, pair.theirs.polarity)
        words = ours.slice(pair.ours.text), theirs.slice(pair.theirs.text)
        yield pair.draft(kind, ours, theirs, say.instead(*words))


def _is_weak(side: SideText, item: Negation) -> bool:
    return side.words[item.cue[0]] in _WEAK


def _of_another_word(conflict: Conflict, ours: Polarity, theirs: Polarity) -> bool:
    """True for a prefix that denies no word of the other side: "incorrect" in the place of "wrong"."""
    by_prefix = conflict.negation.cue[0] == conflict.negation.focus
    return by_prefix and ours.bases[conflict.claim] != theirs.bases[conflict.passage]


def _put_in(pair: Pair) -> Iterator[Draft]:
    """A bare "not" or "never" that stands on one side only, and nothing else that denies on the other."""
    bare = [
        (edit, edit.ours if edit.tag == "insert" else edit.theirs)
        for edit in pair.edits
        if edit.tag in {"insert", "delete"}
    ]
    others = [edit for edit in pair.edits if edit.tag == "replace"]
    if any(_is_not(word) for edit in others for word in _words_of(pair, edit)):
        return
    found = [
        edit
        for edit, place in bare
        if all(
            _is_not(word)
            for word in (pair.ours if edit.tag == "insert" else pair.theirs).words[slice(*place)]
        )
    ]
    if len(found) != 1:
        return
    edit = found[0]
    ours, theirs = (
        pair.ours.span_of(*_grown(edit.ours, pair.ours)),
        pair.theirs.span_of(*_grown(edit.theirs, pair.theirs)),
    )
    yield _draft(pair, ours, theirs)


def _words_of(pair: Pair, edit: Edit) -> Sequence[str]:
    return (*pair.ours.words[slice(*edit.ours)], *pair.theirs.words[slice(*edit.theirs)])


def _is_not(word: str) -> bool:
    return word in {"not", "never", "no", "cannot"} or word.endswith("n't")


def _grown(place: tuple[int, int], side: SideText) -> tuple[int, int]:
    """A place with the word behind it, so that it shows what is denied; at the end the word before."""
    start, end = place
    return (start, end + 1) if end < len(side.words) else (max(0, start - 1), end)


def _tells(pair: Pair, conflict: Conflict, left: Sequence[Negation], right: Sequence[Negation]) -> bool:
    """True for a conflict that holds in other words: nothing answers the denial, or denies in other words."""
    if not _is_focus(pair, conflict) or not _spoken_of(pair, conflict) or not _one_word(pair, conflict):
        return False
    if conflict.side == "passage":
        return not left
    return not any(pair.told(item.cue[0]) > 0 or not _says_more(pair, item) for item in right)


def _one_word(pair: Pair, conflict: Conflict) -> bool:
    """True for one word on both sides: one near in meaning may be the opposite ("fake", "not accurate"). Of a
    quotation as spoken every "not" counts, whatever it stands beside.
    """
    if pair.quoted and not pair.translated:
        return True
    return pair.ours.polarity.bases[conflict.claim] == pair.theirs.polarity.bases[conflict.passage]


def _is_focus(pair: Pair, conflict: Conflict) -> bool:
    """True if it is the first denied word that stands on the other side, and more than a prefix denies it; or
    a later one, if the other side has the first one as well, beside it: of two things that are said with one
    verb it names the one that is denied.
    """
    item = conflict.negation
    own, other = (pair.ours, pair.theirs) if conflict.side == "claim" else (pair.theirs, pair.ours)
    at, there = (
        (conflict.claim, conflict.passage) if conflict.side == "claim" else (conflict.passage, conflict.claim)
    )
    if item.focus is None or item.cue[0] == item.focus:
        return False
    bases = [other.polarity.bases[near] for near in other.clause_of(there)]
    return at == item.focus or own.polarity.bases[item.focus] in bases


def _says_more(pair: Pair, item: Negation) -> bool:
    """False for a bare denial of what stands before it: "It isn't."."""
    return any(at in pair.theirs.content for at in pair.theirs.clause_of(item.cue[0]))


def _spoken_of(pair: Pair, conflict: Conflict) -> bool:
    """True if the clause of a denial is on the other side, too, and not only the one denied word."""
    side, links = (pair.ours, pair.links) if conflict.side == "claim" else (pair.theirs, pair.back)
    scope = [at for at in range(*conflict.negation.scope) if at in side.content][:LOOK]
    clause = pair.ours.clause_of(conflict.claim)
    linked = sum(at in pair.links for at in clause)
    words = [at for at in pair.theirs.clause_of(conflict.passage) if at in pair.theirs.content]
    full = sum(at in pair.ours.content for at in clause) > 1  # "No excuses" is no answer to "Excuse me"
    least = 1 if full and words == [conflict.passage] else 2
    return linked >= least and sum(at in links for at in scope) >= LEAST * len(scope)


def _with(negation: Negation, side: Polarity) -> Span:
    """The cue and the word it denies first."""
    places = [*range(*negation.cue), *([] if negation.focus is None else [negation.focus])]
    return side.span_of((min(places), max(places) + 1))


def _facing(negation: Negation, place: tuple[int, int], links: Mapping[int, int]) -> tuple[int, int]:
    """The undenied word, with what stands for the cue if it is near: "isn't just about", where "isn't about"
    denies.
    """
    cues = [links[at] for at in range(*negation.cue) if at in links]
    hull = min((*cues, place[0])), max((*(at + 1 for at in cues), place[1]))
    return hull if hull[1] - hull[0] <= NEAR else place


def _draft(pair: Pair, ours: Span, theirs: Span) -> Draft:
    words = ours.slice(pair.ours.text), theirs.slice(pair.theirs.text)
    told = say.instead(*words, gettext_lazy("Only one of the two denies it."))
    return pair.draft("negation", ours, theirs, told)


def _unbalanced(pair: Pair, left: Sequence[Negation], right: Sequence[Negation]) -> Iterator[Draft]:
    """A negation of one side of a quotation to whose words the other side has no negation at all."""
    ours, theirs = pair.ours.polarity, pair.theirs.polarity
    for item in left:
        if item.cue[0] == item.focus:
            continue  # "incorrect" for "wrong" denies in a word
        at = _beside(item.cue[0], pair.links)
        if at is not None:
            yield _draft(pair, _with(item, ours), theirs.span_of((at, at + 1)))
    for item in right:
        at = _beside(item.cue[0], pair.back)
        if at is not None and item.focus in pair.back:
            yield _draft(pair, ours.span_of((at, at + 1)), _with(item, theirs))


def _unanswered(pair: Pair, ours: Polarity, theirs: Polarity) -> tuple[list[Negation], list[Negation]]:
    """The negations of either side to which none of the other side answers."""
    pairs = _answered(pair, ours, theirs)
    left = [item for item in ours.negations if all(item is not mine for mine, _ in pairs)]
    right = [item for item in theirs.negations if all(item is not other for _, other in pairs)]
    return left, right


def _answered(pair: Pair, ours: Polarity, theirs: Polarity) -> list[tuple[Negation, Negation]]:
    return [
        (mine, other)
        for mine in ours.negations
        for other in theirs.negations
        if _answers(mine, other, pair.links) or _answers(other, mine, pair.back)
    ]


def _answers(item: Negation, other: Negation, links: Mapping[int, int]) -> bool:
    """True if a word of one cue stands for one of the other, or the denied word lies in its scope."""
    if any(links.get(at) in range(*other.cue) for at in range(*item.cue)):
        return True
    return item.focus is not None and links.get(item.focus) in range(*other.scope)


def _beside(at: int, links: Mapping[int, int]) -> int | None:
    for step in (0, 1, -1, 2, -2):
        found = links.get(at + step)
        if found is not None:
            return found
    return None
