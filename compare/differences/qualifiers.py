"""Modals, hedges, intensity, quantifiers, conditions and causes: dropped, added, strengthened, weakened.

Read: the qualifiers of both sides (`compare.meaning.modality`), each with the word it qualifies: the first
content word behind it, or beside it. Two qualifiers are held against one another where the words they qualify
stand for one another; in a quotation aligned word by word, where they stand in one place. A summary may leave
things out: a qualifier is dropped only where the word it qualifies is reported. What reported speech demands
("may" becomes "might") is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.alignment.words import stem
from compare.differences import say
from compare.differences.edges import tells_opinion
from compare.differences.exceptions import EXCEPTING
from compare.differences.frame import Draft, Pair
from compare.differences.qualifier_pairs import BACKSHIFT, GRADED, Use, form_of, paired, same_place, same_word
from compare.differences.structure.case import GAP
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

LEAST_SHARED = 2
"""How many of them, at least."""

_KINDS: dict[Family, DifferenceType] = {
    "quantifier": "quantifier or bound",
    "frequency": "quantifier or bound",
    "restriction": "condition or scope cut",
    "condition": "condition or scope cut",
    "cause": "cause or comparison",
}
_MODAL: frozenset[Family] = frozenset({"likelihood", "obligation", "intention"})

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

_STRONG_LIKELIHOOD = 0.9


def find_qualifiers(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """Qualifiers that one side has and the other has not, or has in another strength."""
    if pair.doubtful or (pair.close and not pair.edits):
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


def _by_strength(mine: Use, other: Use) -> DifferenceType:
    if mine.qualifier.strength > other.qualifier.strength:
        return "modality, hedge or qualifier strengthened"
    return "modality, hedge or qualifier weakened"


def _across_families(
    pair: Pair, ours: Sequence[Use], theirs: Sequence[Use], settled: set[Use]
) -> Iterator[tuple[Use, Use]]:
    """A modal in the place of one of another family ("should" for "will"), word by word."""
    for mine in ours:
        for other in theirs:
            families = {mine.qualifier.family, other.qualifier.family}
            free = len(families) == 2 and families <= _MODAL and not {mine, other} & settled
            if free and same_place(pair, mine, other) and (pair.quoted or _goes_on(pair, mine, other)):
                yield mine, other


def _goes_on(pair: Pair, mine: Use, other: Use) -> bool:
    """True if the word behind one stands for the word behind the other: reported speech may have left out a
    whole clause between.
    """
    return pair.links.get(mine.qualifier.words[1]) in range(
        other.qualifier.words[1], other.qualifier.words[1] + 2
    )


def _made_firm(pair: Pair, ours: Sequence[Use], theirs: Sequence[Use]) -> Iterator[tuple[Use, Use]]:
    """Such as "will" where the record has a wish or a plan: "we want up to 40", "it will have 40".

    In other words "will not" says what "does not intend to" says.
    """
    for other in theirs:
        if other.qualifier.family != "intention" or other.qualifier.strength >= _STRONG_LIKELIHOOD:
            continue
        if any(same_word(pair, mine, other) for mine in ours):
            continue
        if not pair.close and _denies(pair.theirs, other):
            continue
        for mine in ours:
            if any(same_word(pair, mine, one) for one in theirs):
                continue
            certain = mine.qualifier.family == "likelihood" and form_of(mine.qualifier) == "will"
            if certain and pair.links.get(mine.anchor) in range(other.anchor, other.anchor + 3):
                yield mine, other
                break


def _denies(side: SideText, use: Use) -> bool:
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


def _covered(use: Use, taken: frozenset[int]) -> bool:
    return any(at in taken for at in range(*use.qualifier.words))


def _uses(side: SideText) -> list[Use]:
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
            found.append(Use(item, -1 if anchor is None else anchor))
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


def _family(pair: Pair, family: Family, ours: Sequence[Use], theirs: Sequence[Use]) -> Iterator[Draft]:
    """One family: qualifiers of linked words are held against one another, the rest is dropped or added."""
    pairs, left, right = paired(pair, ours, theirs)
    for mine, other in pairs:
        kind = _changed(pair, family, mine.qualifier, other.qualifier)
        if kind is not None:
            words = _words(pair, mine, other)
            yield pair.draft(kind, mine.qualifier.span, other.qualifier.span, say.instead(*words))
    for other in right:
        yield from _dropped(pair, family, other)
    for mine in left:
        yield from _added(pair, family, mine)


def _words(pair: Pair, mine: Use, other: Use) -> tuple[str, str]:
    return mine.qualifier.span.slice(pair.ours.text), other.qualifier.span.slice(pair.theirs.text)


def _changed(pair: Pair, family: Family, mine: Qualifier, other: Qualifier) -> DifferenceType | None:
    """The type of two qualifiers of one word; ``None`` for the same one, in reported speech in its past."""
    if (mine.form == other.form) if pair.quoted else (form_of(mine) == form_of(other)):
        return None
    if family == "restriction" and len({item.form.removeprefix("not ") for item in (mine, other)}) == 1:
        return None  # "not just" for "just": a negation, and told as one
    if family in _KINDS:
        differs = mine.strength != other.strength if family in GRADED else pair.close
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
    forms = [BACKSHIFT.get(item.form, item.form) for item in (mine, other)]
    denied = _is_denied(pair.ours, mine) and _is_denied(pair.theirs, other)
    if not denied or set(forms) != {"can", "may"}:
        return None
    weaker = forms[0] == "may"
    return "modality, hedge or qualifier weakened" if weaker else "modality, hedge or qualifier strengthened"


def _is_denied(side: SideText, item: Qualifier) -> bool:
    word = side.words[item.words[1] - 1]
    return word.endswith(("n't", "not")) or side.words[item.words[1] : item.words[1] + 1] == ("not",)


def _dropped(pair: Pair, family: Family, use: Use) -> Iterator[Draft]:
    """A qualifier of the record whose word the article has without it."""
    if not pair.quoted and use.qualifier.form in EXCEPTING:
        return  # told by `find_exceptions`, behind an "every", or not at all
    here = pair.back.get(use.anchor, _beside(use.qualifier, pair.back) if pair.close else None)
    if family == "cause" and not any(at >= use.qualifier.words[1] for at in pair.back):
        return  # what it gives a reason for is not reported
    if here is None or not _is_told(pair, family, use.qualifier, pair.back):
        return
    if _said_again(pair.theirs, use.qualifier, pair.ours):
        return
    if not pair.close and not (_is_shared(pair, use.anchor) and _same_stem(pair, here, use.anchor)):
        return
    if _beside_a_mark(pair.ours, here):
        return  # what a mark leaves out is told as such
    kind = _KINDS.get(family, "modality, hedge or qualifier dropped")
    if use.qualifier.form in _SPOKEN:
        kind = "modality, hedge or qualifier dropped"
    words = use.qualifier.span.slice(pair.theirs.text)
    yield pair.draft(kind, pair.ours.span_of(here, here + 1), use.qualifier.span, say.dropped(words))


def _is_shared(pair: Pair, anchor: int) -> bool:
    """True if enough of the clause of a word of the record, and of what stands around it, is told."""
    return _shared(pair.theirs, anchor, pair.back) >= LEAST_SHARED and pair.told(anchor) >= LEAST


def _beside_a_mark(side: SideText, at: int) -> bool:
    """True if a mark of a cut stands right before or behind a word."""
    start = side.spans[at - 1].end if at else 0
    end = side.spans[at + 1].start if at + 1 < len(side.spans) else len(side.text)
    word = side.spans[at]
    return any(GAP.search(side.text, *place) for place in ((start, word.start), (word.end, end)))


def _said_again(side: SideText, item: Qualifier, other: SideText) -> bool:
    """True for one of two equal words in a row, "very, very", of which the other side has one."""
    start, end = item.words
    word = side.words[start:end]
    twice = word in (side.words[end : end + end - start], side.words[max(0, start - (end - start)) : start])
    return twice and form_of(item) in map(form_of, other.qualifiers)


def _added(pair: Pair, family: Family, use: Use) -> Iterator[Draft]:
    if use.qualifier.form in {part for word in pair.theirs.words for part in word.split("-")[1:]}:
        return  # "rivers-because": a hyphen that stands for a dash
    if _said_again(pair.ours, use.qualifier, pair.theirs):
        return
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
