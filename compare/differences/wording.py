"""What is left of a quotation's edits: grammar words, forms, tense, synonyms, other words, words put in.

Asked last: words that another difference has told are not told again. Only where the sides are aligned word
by word; in other words every word may differ. Words with content that the article leaves out are told by the
detectors of cuts; words of grammar left out are told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.alignment.canonical import FILLERS, canonical
from compare.alignment.words import FUNCTION_WORDS, stem
from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.differences.links import NEAR, Edit
from compare.differences.names import begin_alike
from compare.differences.texts import SideText
from compare.differences.types import OF_A_WHOLE_CLAIM, DifferenceType
from compare.ingest.wordlists import word_set
from compare.meaning.opposites import are_opposites
from compare.meaning.shifts import is_past_of
from compare.model import Span

__all__ = ["find_wording"]

_SET_PHRASES = frozenset({"you know", "i mean", "you see", "believe me"})
_DISCOURSE_PHRASES = _SET_PHRASES | word_set("well look okay ok yeah now listen right like")
LEAST_ADDED = 2
"""Content words put in, more than are replaced, from which a claim is added."""


NEXT = 3
"""Words by which a word of grammar may stand in another place, and is told once."""

MOVED = 8
"""Words by which a word of a quotation may stand in another place of its sentence."""

PARTICLE = 4
"""Words behind a verb within which its particle stands."""

_HALVES = frozenset({"grammar word", "tense that reported speech does not demand"})
_PARTICLES = word_set("out off up down away over back in on through")

LONGER = 4
"""Words more than are replaced from which a claim is added, whatever they are."""


def find_wording(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """The edits that no other detector has told; an editor's brackets are none of them.

    Of reported speech that follows the record's words only content words replaced otherwise: the rest is what
    reporting does.
    """
    if not pair.close:
        return
    told = [draft for draft in found if draft.type not in OF_A_WHOLE_CLAIM]
    here = _taken(pair.ours, [draft.claim for draft in told]) | pair.ours.bracketed
    there = _taken(pair.theirs, [draft.passage for draft in told if draft.passage])
    for edit in pair.edits:
        if any(at in pair.ours.bracketed for at in range(*edit.ours)):
            continue
        ours = [at for at in range(*edit.ours) if at not in here]
        theirs = [at for at in range(*edit.theirs) if at not in there]
        if edit.tag == "form" and not (ours and theirs):
            continue  # "highly" for "high": told as what it does to the next word
        kind = _type(pair, edit, ours, theirs) if ours or theirs else None
        if _is_half_told(edit, kind, ours, theirs):
            continue
        if kind is not None and (pair.quoted or _is_reported(pair, kind, edit)):
            yield _draft(pair, kind, edit)


def _is_half_told(
    edit: Edit, kind: DifferenceType | None, ours: Sequence[int], theirs: Sequence[int]
) -> bool:
    """True if another difference has told all of one side of an exchange of words of grammar ("with" for
    "without"), or part of it, so that the rest stands in the form that this part demands ("may have lost" for
    "had lost"); or all that one word stands for ("many" for "a few").
    """
    sizes = len(range(*edit.ours)), len(range(*edit.theirs))
    if 0 in sizes:
        return False
    whole = not (ours and theirs)
    if kind == "claim added":
        return whole and sizes[0] == len(ours) == 1
    return kind in _HALVES and (whole or (len(ours), len(theirs)) != sizes)


def _is_reported(pair: Pair, kind: DifferenceType, edit: Edit) -> bool:
    """True for what is told of reported speech, too: one content word in the place of another, which the
    record has in no place.
    """
    counts = [
        sum(at in side.content for at in range(*place))
        for side, place in ((pair.ours, edit.ours), (pair.theirs, edit.theirs))
    ]
    if kind != "content word replaced otherwise" or counts != [1, 1] or not pair.stands_alone(edit):
        return False
    if any(one.tag in {"insert", "delete"} and _is_particle_of(pair, one, edit) for one in pair.edits):
        return False  # "rule one out" for "exclude one"
    return not any(
        at in pair.ours.content and pair.ours.words[at] in pair.theirs.words for at in range(*edit.ours)
    )  # the record has the word in another place


def _is_particle_of(pair: Pair, edit: Edit, verb: Edit) -> bool:
    """True for the "out" that stands on one side only, a few words behind a replaced verb."""
    if edit.tag == "insert":
        side, place, start = pair.ours, edit.ours, verb.ours[1]
    else:
        side, place, start = pair.theirs, edit.theirs, verb.theirs[1]
    return place[0] - start in range(PARTICLE) and set(side.words[slice(*place)]) <= _PARTICLES


def _taken(side: SideText, spans: Sequence[Span]) -> frozenset[int]:
    """Numbers of the words that a place covers."""
    places = [span for span in spans if len(span)]
    return frozenset(
        at for at, span in enumerate(side.spans) if any(side.place(span).overlaps(one) for one in places)
    )


def _type(pair: Pair, edit: Edit, ours: list[int], theirs: list[int]) -> DifferenceType | None:
    mine = [pair.ours.words[at] for at in ours]
    other = [pair.theirs.words[at] for at in theirs]
    if not mine:
        return _of_left_out(pair, edit, other)
    if not other:
        return _of_put_in(pair, edit, ours)
    print_only = _print_only(mine, other)
    if print_only is not None:
        return print_only
    if edit.tag == "form":
        return _of_form(mine, other)
    if all(word in FUNCTION_WORDS for word in (*mine, *other)):
        return _of_form(mine, other)
    return _replaced(pair, ours, theirs)


def _of_put_in(pair: Pair, edit: Edit, ours: Sequence[int]) -> DifferenceType | None:
    """Words of the article without a counterpart: a set phrase of speech is no difference."""
    if _is_filler_put_in(pair, edit):
        return None
    content = any(pair.ours.words[at] not in FUNCTION_WORDS for at in ours)
    if not content and _stand_free(pair, ours):
        return None  # told once, where the record has it
    return "claim added" if content and not (_repeats(pair, ours) or _moved(pair, ours)) else "grammar word"


def _of_left_out(pair: Pair, edit: Edit, other: Sequence[str]) -> DifferenceType | None:
    """Words of the record without a counterpart: a filler, words of grammar, or a cut, told elsewhere."""
    if _is_filler(pair, edit, other):
        return "filler or false start removed"
    return "grammar word" if all(word in FUNCTION_WORDS for word in other) else None


def _print_only(mine: Sequence[str], other: Sequence[str]) -> DifferenceType | None:
    """Such as "the media's" for "the media is", "Sanders's" for "Sanders", "DC" for "D.C."."""
    if not mine or not other:
        return None
    ours, theirs = " ".join(mine), " ".join(other)
    for short, long in ((ours, theirs), (theirs, ours)):
        stem = short.removesuffix("'s")
        if stem != short and long in {f"{stem} is", f"{stem} has", f"{stem} us"}:
            return "contraction"
        if stem != short and long == stem and stem.endswith("s"):
            return "spelling"
    signs = ["".join(sign for sign in words if sign.isalnum()) for words in (ours, theirs)]
    return "spelling" if signs[0] == signs[1] else None


def _replaced(pair: Pair, ours: list[int], theirs: list[int]) -> DifferenceType:
    pairs = [(pair.ours.words[mine], pair.theirs.words[other]) for mine in ours for other in theirs]
    if any(is_past_of(mine, other) or is_past_of(other, mine) for mine, other in pairs):
        return "tense that reported speech does not demand"
    if any(_compared(mine, other) for mine, other in pairs):
        return "cause or comparison"
    content = [
        sum(at in side.content for at in places)
        for side, places in ((pair.ours, ours), (pair.theirs, theirs))
    ]
    if content[0] >= content[1] + LEAST_ADDED or len(ours) >= len(theirs) + LONGER:
        return "claim added"
    if any(are_opposites(mine, other) for mine, other in pairs):
        return "content word replaced otherwise"  # opposites stand in the same sentences, and are near, too
    near = pair.near is not None and _are_near(pair, ours, theirs)
    return "synonym" if near else "content word replaced otherwise"


def _compared(word: str, other: str) -> bool:
    """True for "poor" and "poorer": one of the two compares."""
    short, long = sorted((word, other), key=len)
    stem = short.removesuffix("e") if short.endswith("e") else short
    stem = stem[:-1] + "i" if stem.endswith("y") else stem
    return long in {stem + "er", stem + "est", stem + stem[-1:] + "er", stem + stem[-1:] + "est"}


def _of_form(mine: Sequence[str], other: Sequence[str]) -> DifferenceType:
    """Two forms of one word, or words of grammar: a tense, or grammar."""
    ours, theirs = ([form for word in words for form in canonical(word)] for words in (mine, other))
    if any(is_past_of(here, there) or is_past_of(there, here) for here in ours for there in theirs):
        return "tense that reported speech does not demand"
    return "grammar word"


def _is_filler(pair: Pair, edit: Edit, words: Sequence[str]) -> bool:
    """True for sounds, set phrases of speech, and a stretch that the record says again beside itself."""
    plain = [word for word in words if word not in FILLERS]
    if not plain or " ".join(plain) in _DISCOURSE_PHRASES:
        return True
    start, end = edit.theirs
    side = pair.theirs
    stretch = _spoken(side.words[start:end])
    behind, before = _spoken(side.words[end:]), _spoken(side.words[:start])
    size = len(stretch)
    return not stretch or stretch in (behind[:size], before[-size:])


def _is_filler_put_in(pair: Pair, edit: Edit) -> bool:
    """True for a set phrase of speech that the article prints and the record lacks, such as "you know"."""
    start, end = edit.ours
    if not _spoken(pair.ours.words[start:end]):
        return True
    stretch = pair.ours.words[max(0, start - 1) : end]
    left = _spoken(stretch)
    said = sum(len(canonical(word)) for word in stretch if word not in FILLERS)
    return len(left) < said and all(word in FUNCTION_WORDS for word in left)


def _spoken(words: Sequence[str]) -> list[str]:
    """Canonical words without sounds and set phrases of speech."""
    kept: list[str] = []
    for word in words:
        kept.extend(() if word in FILLERS else canonical(word))
        if " ".join(kept[-2:]) in _SET_PHRASES:
            del kept[-2:]
    return kept


def _repeats(pair: Pair, ours: Sequence[int]) -> bool:
    """True if the article only says a word again that stands beside it."""
    words = pair.ours.words
    return all(words[at] in (*words[max(0, at - 3) : at], *words[at + 1 : at + 4]) for at in ours)


def _stand_free(pair: Pair, ours: Sequence[int]) -> bool:
    """True if the record has words of grammar a few words away where the article has them not: "they either
    mend" for "they mend either".
    """
    used = set(pair.links.values())
    near = {pair.links[at] for at in (min(ours) - 1, max(ours) + 1) if at in pair.links}
    return all(
        any(
            there not in used
            and pair.theirs.words[there] == pair.ours.words[at]
            and abs(there - place) <= NEXT
            for place in near
            for there in range(len(pair.theirs.words))
        )
        for at in ours
    )


def _moved(pair: Pair, ours: Sequence[int]) -> bool:
    """True if every content word stands in the record a few words away, where the article has it not."""
    used = {there for here, there in pair.links.items() if _one_stem(pair, here, there)}
    free = [at for at in range(len(pair.theirs.words)) if at not in used]
    content = [at for at in ours if at in pair.ours.content]
    return all(
        any(abs(there - at) <= MOVED and _one_stem(pair, at, there) for there in free) for at in content
    )


def _one_stem(pair: Pair, here: int, there: int) -> bool:
    """True for one stem, and for a name and its adjective: "of Ruritania", "Ruritanian"."""
    ours, theirs = stem(pair.ours.words[here]), stem(pair.theirs.words[there])
    named = pair.ours.printed[here][:1].isupper() and pair.theirs.printed[there][:1].isupper()
    return ours == theirs or (named and begin_alike(ours, theirs))


def _with_what_follows(pair: Pair, edit: Edit) -> tuple[int, int]:
    """The record's words of an edit, with those left out right behind: "taking place" for "happening"."""
    start, end = edit.theirs
    if edit.tag != "replace":
        return start, end
    cuts = (one.theirs[1] for one in pair.edits if one.tag == "delete" and one.theirs[0] == end)
    return start, next(cuts, end)


def _are_near(pair: Pair, ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """True if every content word put in is near in meaning to one that it replaces, or a phrase as a whole
    ("taking place") to the word that it stands for.
    """
    assert pair.near is not None  # noqa: S101 - asked only where there are cosines
    cosines = pair.near.cosines(pair.ours.text, pair.theirs.text)
    here = [at for at in ours if pair.ours.words[at] not in FUNCTION_WORDS] or list(ours)
    there = [at for at in theirs if pair.theirs.words[at] not in FUNCTION_WORDS] or list(theirs)
    if all(max(float(cosines[mine, other]) for other in there) >= NEAR for mine in here):
        return True
    one = min(len(here), len(there)) == 1 < max(len(here), len(there))
    return one and pair.near.together(pair.ours.text, here, pair.theirs.text, there) >= NEAR


def _draft(pair: Pair, kind: DifferenceType, edit: Edit) -> Draft:
    ours, theirs = pair.ours.span_of(*edit.ours), pair.theirs.span_of(*_with_what_follows(pair, edit))
    words = ours.slice(pair.ours.text), theirs.slice(pair.theirs.text)
    if not len(ours):
        return pair.draft(kind, ours, theirs, say.dropped(words[1]))
    if not len(theirs):
        return pair.draft(kind, ours, None, say.added(words[0]))
    return pair.draft(kind, ours, theirs, say.instead(*words))
