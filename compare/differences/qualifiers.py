"""Modals, hedges, intensity, quantifiers, conditions and causes: dropped, added, strengthened, weakened.

Read: the qualifiers of both sides (`compare.meaning.modality`), each with the word it qualifies: the first
content word behind it, or beside it. Two qualifiers are held against one another where the words they qualify
stand for one another; in a quotation aligned word by word, where they stand in one place. A summary may leave
things out: a qualifier is dropped only where the word it qualifies is reported. What reported speech demands
("may" becomes "might") is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from compare.alignment.words import stem
from compare.differences import say
from compare.differences.edges import tells_opinion
from compare.differences.frame import Draft, Pair
from compare.differences.texts import SideText
from compare.differences.types import DifferenceType
from compare.ingest.wordlists import word_set
from compare.meaning.lexicon import is_light
from compare.meaning.modality import Family, Qualifier

__all__ = ["find_qualifiers"]

REACH = 4
"""How many words behind a qualifier the word it qualifies is looked for."""

LEAST = 0.5
"""Share of the content words around a qualified word that the other side must have, in other words."""

TOLD = 0.8
"""The same share where a quantifier is held against another that need not qualify the same word."""

LEAST_SHARED = 2
"""How many of them, at least."""

_BACKSHIFT = {
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
_LOOSE: frozenset[Family] = frozenset({"hedge", "intensity", "frequency", "restriction", "addition"})
"""Families whose members do not stand for one another."""

_KINDS: dict[Family, DifferenceType] = {
    "quantifier": "quantifier or bound",
    "frequency": "quantifier or bound",
    "restriction": "condition or scope cut",
    "condition": "condition or scope cut",
    "cause": "cause or comparison",
}
_MODAL: frozenset[Family] = frozenset({"likelihood", "obligation", "intention"})
_GRADED = frozenset({"quantifier", "frequency"})

_LIGHT_VERBS = word_set("find get go come see say think turn happen start begin try keep make take")
_SPOKEN = word_set("just really very simply so even")

_LEADS_NOUN = {(word,) for word in word_set("a an the my our your his her their its no any this that")}

_UNSURE = frozenset(
    {
        "may",
        "might",
        "perhaps",
        "maybe",
        "possibly",
        "possible",
        "potentially",
        "probably",
        "likely",
        "unlikely",
        "it is possible",
    }
)
"""Words that make a statement unsure; "can" and "could" may as well tell what somebody is able to do."""

_EXCEPTING = frozenset({"except", "apart from", "other than"})

_STRONG_LIKELIHOOD = 0.9


class _Use(NamedTuple):
    """A qualifier and the number of the word it qualifies."""

    qualifier: Qualifier
    anchor: int


def find_qualifiers(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """Qualifiers that one side has and the other has not, or has in another strength."""
    if pair.doubtful:
        return
    if not pair.quoted:
        yield from _exceptions(pair)
    if pair.close and not pair.edits:
        return
    taken = _told(pair, found)
    ours = [use for use in _uses(pair.ours) if not _covered(use, taken[0])]
    theirs = [use for use in _uses(pair.theirs) if not _covered(use, taken[1])]
    firm = list(_made_firm(pair, ours, theirs))
    for mine, other in firm:
        words = _words(pair, mine, other)
        kind: DifferenceType = "modality, hedge or qualifier strengthened"
        yield pair.draft(kind, mine.qualifier.span, other.qualifier.span, say.instead(*words))
    settled = {use for both in firm for use in both}
    for mine, other in _across_families(pair, ours, theirs, settled):
        settled |= {mine, other}
        words = _words(pair, mine, other)
        yield pair.draft(
            _by_strength(mine, other), mine.qualifier.span, other.qualifier.span, say.instead(*words)
        )
    for family in dict.fromkeys(use.qualifier.family for use in (*ours, *theirs)):
        if family == "condition" and not pair.close:
            continue  # told by `conditions`, which looks at whole clauses
        here = [use for use in ours if use.qualifier.family == family and use not in settled]
        there = [use for use in theirs if use.qualifier.family == family and use not in settled]
        yield from _family(pair, family, here, there)


def _by_strength(mine: _Use, other: _Use) -> DifferenceType:
    if mine.qualifier.strength > other.qualifier.strength:
        return "modality, hedge or qualifier strengthened"
    return "modality, hedge or qualifier weakened"


def _across_families(
    pair: Pair, ours: Sequence[_Use], theirs: Sequence[_Use], settled: set[_Use]
) -> Iterator[tuple[_Use, _Use]]:
    """A modal in the place of one of another family ("should" for "will"), word by word."""
    for mine in ours:
        for other in theirs:
            families = {mine.qualifier.family, other.qualifier.family}
            free = len(families) == 2 and families <= _MODAL and not {mine, other} & settled
            if free and _same_place(pair, mine, other) and (pair.quoted or _goes_on(pair, mine, other)):
                yield mine, other


def _goes_on(pair: Pair, mine: _Use, other: _Use) -> bool:
    """True if the word behind one stands for the word behind the other: reported speech may have left out a
    whole clause between.
    """
    return pair.links.get(mine.qualifier.words[1]) in range(
        other.qualifier.words[1], other.qualifier.words[1] + 2
    )


def _made_firm(pair: Pair, ours: Sequence[_Use], theirs: Sequence[_Use]) -> Iterator[tuple[_Use, _Use]]:
    """Such as "will" where the record has a wish or a plan: "we want up to 40", "it will have 40".

    In other words "will not" says what "does not intend to" says.
    """
    for other in theirs:
        if other.qualifier.family != "intention" or other.qualifier.strength >= _STRONG_LIKELIHOOD:
            continue
        if any(_same_word(pair, mine, other) for mine in ours):
            continue
        if not pair.close and _denies(pair.theirs, other):
            continue
        for mine in ours:
            if any(_same_word(pair, mine, one) for one in theirs):
                continue
            certain = mine.qualifier.family == "likelihood" and _form(mine.qualifier) == "will"
            if certain and pair.links.get(mine.anchor) in range(other.anchor, other.anchor + 3):
                yield mine, other
                break


def _denies(side: SideText, use: _Use) -> bool:
    """True for a qualifier, or the word it qualifies, inside a denial."""
    return any(side.polarity.signs[at] < 0 for at in (use.qualifier.words[0], use.anchor) if at >= 0)


def _told(pair: Pair, found: Sequence[Draft]) -> tuple[frozenset[int], frozenset[int]]:
    """Words of both sides inside a number's or a negation's place: told already."""
    here = {
        at
        for at, span in enumerate(pair.ours.spans)
        for draft in found
        if draft.type != "negation" and pair.ours.place(span).overlaps(draft.claim)
    }
    there = {
        at
        for at, span in enumerate(pair.theirs.spans)
        for draft in found
        if draft.type != "negation" and draft.passage and pair.theirs.place(span).overlaps(draft.passage)
    }
    return frozenset(here), frozenset(there)


def _covered(use: _Use, taken: frozenset[int]) -> bool:
    return any(at in taken for at in range(*use.qualifier.words))


def _uses(side: SideText) -> list[_Use]:
    """The qualifiers of a side, each with the word it qualifies, −1 where none is near."""
    found = []
    end = -1
    for item in side.qualifiers:
        anchor = _anchor(side, item)
        follows = item.words[0] == end and item.family in {"obligation", "intention"}
        end = item.words[1] if item.family == "likelihood" else -1
        if not (
            follows
            or _is_noun(side, item)
            or _negated_restriction(side, item)
            or _supposed(side, item)
            or _by_itself(side, item)
        ):
            found.append(_Use(item, -1 if anchor is None else anchor))
    return found


def _is_noun(side: SideText, item: Qualifier) -> bool:
    """True for "the hope", "our plan": a noun of the verb's form."""
    return item.family == "intention" and side.words[item.words[0] - 1 : item.words[0]] in _LEADS_NOUN


def _negated_restriction(side: SideText, item: Qualifier) -> bool:
    """True for the "just" of "isn't just": that it is gone is told as a negation."""
    before = side.words[item.words[0] - 1] if item.words[0] else ""
    return item.family == "restriction" and (before.endswith("n't") or before == "not")


def _supposed(side: SideText, item: Qualifier) -> bool:
    """True for the "should" of "if they should win": the "if" says what it says."""
    before = side.clause_of(item.words[0])
    return item.form == "should" and "if" in side.words[before.start : item.words[0]]


def _by_itself(side: SideText, item: Qualifier) -> bool:
    """True for what only begins a sentence and qualifies nothing: "Very simply, …"."""
    start, end = item.words
    clause = side.clause_of(start)
    behind = side.text[side.spans[end - 1].end :].lstrip(" ")[:1]
    return (
        item.form == "simply"
        and behind == ","
        and all(is_light(side.words[at]) for at in clause if at < start)
    )


def _anchor(side: SideText, item: Qualifier) -> int | None:
    """The word it qualifies, inside its clause; a verb that says little gives way to the one behind it."""
    own = {at for other in side.qualifiers for at in range(*other.words)}
    clause = side.clause_of(item.words[1] - 1)
    behind = range(item.words[1], min(clause.stop, item.words[1] + REACH))
    words = [at for at in behind if not is_light(side.words[at]) and at not in own]
    if words:
        return words[1] if side.words[words[0]] in _LIGHT_VERBS and len(words) > 1 else words[0]
    if item.family in {"likelihood", "obligation", "intention"} and item.form not in _UNSURE:
        return item.words[1] if item.words[1] in clause else None
    before = range(item.words[0] - 1, max(clause.start - 1, item.words[0] - 3), -1)
    return next((at for at in before if not is_light(side.words[at]) and at not in own), None)


def _family(pair: Pair, family: Family, ours: Sequence[_Use], theirs: Sequence[_Use]) -> Iterator[Draft]:
    """One family: qualifiers of linked words are held against one another, the rest is dropped or added."""
    pairs, left, right = _paired(pair, ours, theirs)
    for mine, other in pairs:
        kind = _changed(pair, family, mine.qualifier, other.qualifier)
        if kind is not None:
            words = _words(pair, mine, other)
            yield pair.draft(kind, mine.qualifier.span, other.qualifier.span, say.instead(*words))
    for other in right:
        yield from _dropped(pair, family, other)
    for mine in left:
        yield from _added(pair, family, mine)


def _words(pair: Pair, mine: _Use, other: _Use) -> tuple[str, str]:
    return mine.qualifier.span.slice(pair.ours.text), other.qualifier.span.slice(pair.theirs.text)


def _paired(
    pair: Pair, ours: Sequence[_Use], theirs: Sequence[_Use]
) -> tuple[list[tuple[_Use, _Use]], list[_Use], list[_Use]]:
    """Uses that go together, and the rest of either side; the same word first, then linked anchors."""
    pairs: list[tuple[_Use, _Use]] = []
    left, right = list(ours), list(theirs)
    for test in (_same_word, _same_place, _same_of_one_word, _linked_anchor, _of_one_base, _same_form):
        for mine in tuple(left):
            other = next((use for use in right if test(pair, mine, use)), None)
            if other is not None:
                pairs.append((mine, other))
                left.remove(mine)
                right.remove(other)
    return pairs, left, right


def _same_word(pair: Pair, mine: _Use, other: _Use) -> bool:
    return any(
        pair.links.get(at) in range(*other.qualifier.words) for at in range(*mine.qualifier.words)
    ) and _form(mine.qualifier) == _form(other.qualifier)


def _same_place(pair: Pair, mine: _Use, other: _Use) -> bool:
    """True where one stands for the other, word by word."""
    return pair.close and any(
        pair.links.get(at) in range(*other.qualifier.words) for at in range(*mine.qualifier.words)
    )


def _linked_anchor(pair: Pair, mine: _Use, other: _Use) -> bool:
    same = pair.links.get(mine.anchor) == other.anchor
    loose = mine.qualifier.family in _LOOSE and not pair.close
    return same and (not loose or _form(mine.qualifier) == _form(other.qualifier))


def _same_of_one_word(pair: Pair, mine: _Use, other: _Use) -> bool:
    """One qualifier of words that stand for one another: of two of a word, "would" answers for "would"."""
    return _form(mine.qualifier) == _form(other.qualifier) and _linked_anchor(pair, mine, other)


def _of_one_base(pair: Pair, mine: _Use, other: _Use) -> bool:
    """In other words, "all" for "almost all" where the clause around the second is told."""
    forms = [_form(use.qualifier).removesuffix(" of") for use in (mine, other)]
    bases = [form.removeprefix("almost ").removeprefix("nearly ").removeprefix("virtually ") for form in forms]
    if pair.close or mine.qualifier.family not in _GRADED or forms[0] == forms[1] or bases[0] != bases[1]:
        return False
    clause = pair.theirs.clause_of(other.qualifier.words[1] - 1)
    content = [at for at in clause if at in pair.theirs.content and at not in range(*other.qualifier.words)]
    return bool(content) and sum(at in pair.back for at in content) >= TOLD * len(content)


def _same_form(pair: Pair, mine: _Use, other: _Use) -> bool:
    """In other words, the same qualifier somewhere in the passages answers for one."""
    return not pair.close and _form(mine.qualifier) == _form(other.qualifier)


def _form(item: Qualifier) -> str:
    shifted = _BACKSHIFT.get(item.form, item.form)
    return _BACKSHIFT.get(shifted, shifted)


def _changed(pair: Pair, family: Family, mine: Qualifier, other: Qualifier) -> DifferenceType | None:
    """The type of two qualifiers of one word; ``None`` for the same one, in reported speech in its past."""
    if (mine.form == other.form) if pair.quoted else (_form(mine) == _form(other)):
        return None
    if family == "restriction" and len({item.form.removeprefix("not ") for item in (mine, other)}) == 1:
        return None  # "not just" for "just": a negation, and told as one
    if family in _KINDS:
        differs = mine.strength != other.strength if family in _GRADED else pair.close
        return _KINDS[family] if differs else None
    if mine.strength == other.strength:
        return _of_denial(pair, mine, other)
    stronger = mine.strength > other.strength
    return (
        "modality, hedge or qualifier strengthened" if stronger else "modality, hedge or qualifier weakened"
    )


def _of_denial(pair: Pair, mine: Qualifier, other: Qualifier) -> DifferenceType | None:
    """What "cannot" says against "may not": the one denies that it is possible, the other only that it is
    sure.
    """
    forms = [_BACKSHIFT.get(item.form, item.form) for item in (mine, other)]
    denied = _is_denied(pair.ours, mine) and _is_denied(pair.theirs, other)
    if not denied or set(forms) != {"can", "may"}:
        return None
    weaker = forms[0] == "may"
    return "modality, hedge or qualifier weakened" if weaker else "modality, hedge or qualifier strengthened"


def _is_denied(side: SideText, item: Qualifier) -> bool:
    word = side.words[item.words[1] - 1]
    return word.endswith(("n't", "not")) or side.words[item.words[1] : item.words[1] + 1] == ("not",)


def _dropped(pair: Pair, family: Family, use: _Use) -> Iterator[Draft]:
    """A qualifier of the record whose word the article has without it."""
    if not pair.quoted and use.qualifier.form in _EXCEPTING:
        return  # told already
    here = pair.back.get(use.anchor, _beside(use.qualifier, pair.back) if pair.close else None)
    if family == "cause" and not any(at >= use.qualifier.words[1] for at in pair.back):
        return  # what it gives a reason for is not reported
    if here is None or not _is_told(pair, family, use.qualifier, pair.back):
        return
    if _said_twice(pair.theirs, use.qualifier) and _form(use.qualifier) in map(_form, pair.ours.qualifiers):
        return
    shared = _shared(pair.theirs, use.anchor, pair.back)
    if not pair.close and (shared < LEAST_SHARED or pair.told(use.anchor) < LEAST):
        return
    if not pair.close and not _same_stem(pair, here, use.anchor):
        return
    kind = _KINDS.get(family, "modality, hedge or qualifier dropped")
    if use.qualifier.form in _SPOKEN:
        kind = "modality, hedge or qualifier dropped"
    words = use.qualifier.span.slice(pair.theirs.text)
    yield pair.draft(kind, pair.ours.span_of(here, here + 1), use.qualifier.span, say.dropped(words))


def _said_twice(side: SideText, item: Qualifier) -> bool:
    """True for one of two equal words in a row: "very, very"."""
    start, end = item.words
    word = side.words[start:end]
    return word in (side.words[end : end + end - start], side.words[max(0, start - (end - start)) : start])


def _added(pair: Pair, family: Family, use: _Use) -> Iterator[Draft]:
    if use.qualifier.form in {part for word in pair.theirs.words for part in word.split("-")[1:]}:
        return  # "rivers-because": a hyphen that stands for a dash
    there = pair.links.get(use.anchor, _beside(use.qualifier, pair.links) if pair.close else None)
    if there is None or not _is_told(pair, family, use.qualifier, pair.links):
        return
    if not pair.close and family == "likelihood" and _unsure_already(pair.theirs):
        return
    shared = _shared(pair.ours, use.anchor, pair.links)
    if not pair.close and (shared < LEAST_SHARED or pair.covered(use.anchor) < LEAST):
        return
    if not pair.close and not _same_stem(pair, use.anchor, there):
        return
    kind = _KINDS.get(family, "modality, hedge or qualifier added")
    if kind == "condition or scope cut":
        kind = "modality, hedge or qualifier added"
    words = use.qualifier.span.slice(pair.ours.text)
    yield pair.draft(kind, use.qualifier.span, pair.theirs.span_of(there, there + 1), say.added(words))


def _shared(side: SideText, at: int, links: Mapping[int, int]) -> int:
    """How many content words of the clause around a word stand for words of the other side."""
    return sum(word in links for word in side.clause_of(at) if word in side.content)


def _unsure_already(side: SideText) -> bool:
    """True if a condition, a hedge or a mere intention makes the record's own statement unsure: another
    wording may say so with a "possible".
    """
    return any(
        item.family in {"condition", "hedge", "intention"} or item.form in _UNSURE for item in side.qualifiers
    )


def _beside(item: Qualifier, links: Mapping[int, int]) -> int | None:
    """The counterpart of the word behind a qualifier, or of the one before it."""
    return links.get(item.words[1], links.get(item.words[0] - 1))


def _is_told(pair: Pair, family: Family, item: Qualifier, links: Mapping[int, int]) -> bool:
    """True if a qualifier without a counterpart is worth a word.

    In a quotation aligned word by word every one is, unless its own words have a counterpart. In other words
    only what changes how sure, how general or how conditional a statement is.
    """
    own = family == "hedge" and item.form.startswith(("i ", "we "))
    if own and not pair.quoted and (links is pair.links or tells_opinion(pair)):
        return False  # "he thought" is what reports it
    if pair.close and not pair.quoted and not _between_linked(item, links):
        return False
    if pair.close:
        return not any(_is_same(pair, at, links) for at in range(*item.words))
    if family == "likelihood":
        return item.form in _UNSURE
    return family == "obligation"


def _exceptions(pair: Pair) -> Iterator[Draft]:
    """The "except" right behind an "every" or "all" that the claim has without one."""
    ours, theirs = (
        [one for one in side.qualifiers if one.family == "quantifier" and one.strength == 1]
        for side in (pair.ours, pair.theirs)
    )
    if not ours or {one.form for one in pair.ours.qualifiers} & _EXCEPTING:
        return
    for item in pair.theirs.qualifiers:
        last = item.words[0] - 1
        near = any(0 <= item.words[0] - one.words[1] <= REACH for one in theirs)
        if item.form not in _EXCEPTING or not near or last < 0 or pair.told(last) < LEAST:
            continue
        here = next((pair.back[at] for at in range(last, last - REACH, -1) if at in pair.back), None)
        if here is not None:
            words = say.dropped(item.span.slice(pair.theirs.text))
            yield pair.draft("condition or scope cut", pair.ours.span_of(here, here + 1), item.span, words)


def _between_linked(item: Qualifier, links: Mapping[int, int]) -> bool:
    """True if the words beside a qualifier stand for words that are beside one another, or nearly so."""
    before, behind = links.get(item.words[0] - 1), links.get(item.words[1])
    if behind is not None and before is None and item.family == "hedge":
        return True  # ", mostly because of …": the clause before it was left out with it
    if before is None or behind is None:
        return False
    return 0 < behind - before <= 2


def _is_same(pair: Pair, at: int, links: Mapping[int, int]) -> bool:
    """True if a word stands for a form of the same word, "highly" for "high", whichever side it is of."""
    there = links.get(at)
    if there is None:
        return False
    own, other = (pair.ours, pair.theirs) if links is pair.links else (pair.theirs, pair.ours)
    return stem(own.words[at]) == stem(other.words[there])


def _same_stem(pair: Pair, mine: int, other: int) -> bool:
    return stem(pair.ours.words[mine]) == stem(pair.theirs.words[other])
