"""Words that a quotation leaves out: marked, unmarked, and what such a cut takes along; brackets put in.

Goes in: a quotation that was found by its words. Comes out: drafts of the types *marked deletion*, *unmarked
deletion* and *bracketed insertion*. A single word that is missing is left to the detectors of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.alignment.words import FUNCTION_WORDS
from compare.differences import say
from compare.differences.frame import Draft
from compare.differences.names import begin_alike
from compare.differences.structure.case import GAP, Case, Change
from compare.differences.structure.joins import find_joins
from compare.differences.types import DifferenceType
from compare.ingest.wordlists import word_set
from compare.language import Words, gettext_lazy
from compare.model import Span

__all__ = ["find_brackets", "find_cuts"]

TAKEN = word_set(
    """ not no never none nobody nothing neither nor without cannot hardly scarcely barely if unless until
    provided assuming except only whether though although but because may might could should must perhaps
    probably possibly maybe likely alone apparently roughly approximately around about nearly
    almost some most all many few every
    always often sometimes think believe hope guess suppose
    """
)
"""Words that turn the sense of what stands beside them: negation, condition, modality, extent (method.md
§4).
"""

_CONDITIONS = {("as", "long", "as"), ("so", "long", "as"), ("on", "condition", "that")}

_ALL = word_set("nobody everybody everyone anyone anybody everything nothing all none")
_NARROWING = word_set("with without who that in on from under over above below of at")
"""What behind a word for all or none says of whom: the domain of a quantifier."""

LONG = 4
"""Words from which a cut is told although the word beside it was replaced."""

NEXT = 1
"""Words by which a mark may stand beside the place at which the words differ ("you … you're")."""

NUMBER_FORMS = word_set("percent per cent dollars pounds euros hundred thousand million billion trillion")
"""Words that a figure may print as a sign."""

_FILLERS = frozenset(
    (
        "you know",
        "i mean",
        "believe me",
        "you see",
        "sort of",
        "kind of",
        "well you know",
        "you know what",
        "i mean look",
        "so you know",
    )
)
"""Runs of words that fill a pause; leaving them out is cosmetic."""

_BRACKET = re.compile(r"\[(?!\s*(?:\.|…|sic\b|\]))[^\[\]]{1,80}\]")


def find_cuts(case: Case) -> Iterator[Draft]:
    """Deletions inside a quotation; what stands before its first or behind its last word is no deletion."""
    if (
        case.claim.quotation is None
        or not case.found_by_words
        or any(one.type != "marked deletion" for one in find_joins(case))
    ):
        return
    for change in case.changes:
        if not (_inner(change, case) and _between_kept(change, case)):
            continue
        if _gap(case, change):
            yield _remark(case, change, marked=True)
        elif not change.printed and _weighs(case, change) and not _is_told_otherwise(case, change):
            yield _remark(case, change, marked=False)


def _inner(change: Change, case: Case) -> bool:
    """Words are missing, and wherever the cut is read, words of the quotation stand before and behind it."""
    return len(change.said) > 0 and all(
        one.printed.start > 0 and one.printed.stop < len(case.printed) for one in _slid(case, change)
    )


def _between_kept(change: Change, case: Case) -> bool:
    """True if on either side two words, or one that carries content, stand as in the record."""
    printed = case.printed.folded
    order = list(case.changes)
    at = order.index(change)
    # A word replaced beside a long cut does not hide it.
    before = next((one for one in order[:at][::-1] if not _is_beside(one, change)), None)
    behind = next((one for one in order[at + 1 :] if not _is_beside(change, one)), None)
    start = before.printed.stop if before else 0
    stop = behind.printed.start if behind else len(printed)
    replaced = [number for one in order for number in one.printed]
    left = [printed[number] for number in range(start, change.printed.start) if number not in replaced]
    right = [printed[number] for number in range(change.printed.stop, stop) if number not in replaced]
    opens = (
        start == 0
        and len(left) == change.printed.start
        and case.stretches[0].start == case.passages[0].span.start
    )
    closes = (
        stop == len(printed)
        and len(right) == stop - change.printed.stop
        and case.stretches[-1].end >= case.passages[-1].span.end - 1
    )
    return (opens or _holds(left)) and (closes or _holds(right))


def _is_beside(left: Change, right: Change) -> bool:
    """True for a long cut and a replaced stretch of few words that touch."""
    sizes = sorted((len(left.said), len(right.said)))
    return left.printed.stop == right.printed.start and sizes[1] >= LONG and sizes[0] < LONG


def _holds(side: Sequence[str]) -> bool:
    return len(side) >= 2 or any(word not in FUNCTION_WORDS or word in _ALL for word in side)


def _narrows(case: Case, change: Change) -> bool:
    """True for the "with a contract" of "nobody with a contract": it says of whom all is said."""
    before = case.said.folded[change.said.start - 1] if change.said.start else ""
    return before in _ALL and case.said.folded[change.said.start] in _NARROWING


def _said(case: Case, change: Change) -> Span:
    spans = case.said.spans
    return Span(spans[change.said.start].start, spans[change.said.stop - 1].end)


def _between(case: Case, change: Change) -> Span:
    """The stretch of the article from the word before a change to the word behind it."""
    spans = case.printed.spans
    return Span(spans[change.printed.start - 1].end, spans[change.printed.stop].start)


def _gap(case: Case, change: Change) -> re.Match[str] | None:
    """The mark of a cut at this place of the article."""
    for slid in _slid(case, change):
        found = _mark_between(case, slid.printed.start - 1, slid.printed.stop)
        if found:
            return found
    beside = (change.printed.start - 1 - NEXT, change.printed.stop + NEXT)
    return _mark_between(case, max(0, beside[0]), min(len(case.printed) - 1, beside[1]))


def _mark_between(case: Case, first: int, last: int) -> re.Match[str] | None:
    """The mark of a cut between two words of the quotation."""
    if first < 0 or last >= len(case.printed):
        return None
    spans = case.printed.spans
    return GAP.search(case.printed_text, spans[first].end, spans[last].start)


def _slid(case: Case, change: Change) -> Iterator[Change]:
    """The same cut at the places that read alike: of "and I … and I" either half may be the one left out."""
    yield change
    said, (start, stop) = case.said.folded, (change.said.start, change.said.stop)
    for step in (1, -1):
        by = 0
        while not change.printed:
            gone, kept = (start + by, stop + by) if step > 0 else (stop + by - 1, start + by - 1)
            if not 0 <= min(gone, kept) <= max(gone, kept) < len(said) or said[gone] != said[kept]:
                break
            by += step
            at = change.printed.start + by
            if not 0 <= at <= len(case.printed):
                break
            yield Change(printed=range(at, at), said=range(start + by, stop + by))


def _weighs(case: Case, change: Change) -> bool:
    """A word of content, or three words of any kind; a single word that turns the sense is told elsewhere."""
    words = [case.said.folded[number] for number in change.said]
    if any(
        " ".join(case.said.folded[number] for number in one.said) in _FILLERS for one in _slid(case, change)
    ):
        return False
    for filler in _FILLERS:
        if " ".join(words).startswith(filler):
            words = words[len(filler.split()) :]
    if NUMBER_FORMS.issuperset(words) or _moved(case, words):
        return False
    around = case.said.folded[max(0, change.said.start - len(words)) : change.said.stop + len(words)]
    if tuple(words) in (around[: len(words)], around[len(around) - len(words) :]):
        return False
    if len(words) == 1:
        return words[0] not in FUNCTION_WORDS | TAKEN and _taken(case, change) is None
    return len(words) >= 3 or (
        len(words) == 2
        and (any(word not in FUNCTION_WORDS for word in words) or _taken(case, change) is not None)
    )


def _is_told_otherwise(case: Case, change: Change) -> bool:
    """True for a part of a name that was exchanged, and for the "at least" of a number: told as such."""
    return _is_of_a_name(case, change) or _is_of_a_number(case, change)


def _is_of_a_number(case: Case, change: Change) -> bool:
    said, side = _said(case, change), case.pair.theirs
    return any(
        side.place(Span(one.span.start, one.number.start)).contains(said)
        for one in side.quantities
        if one.span.start < one.number.start
    )


def _is_of_a_name(case: Case, change: Change) -> bool:
    """True for the "North" of "North Harbour" where the article prints "Harbour Watch": a name exchanged."""
    pair, said = case.pair, _said(case, change)
    named = all(case.said.spans[at].slice(case.said_text)[:1].isupper() for at in change.said)
    return named and any(
        edit.tag == "replace" and pair.theirs.place(pair.theirs.span_of(*edit.theirs)).contains(said)
        for edit in pair.edits
    )


def _moved(case: Case, words: Sequence[str]) -> bool:
    """True if the content of a cut stands in another place of the quotation, where the record has it not."""
    put_in = {case.printed.folded[number] for change in case.changes for number in change.printed}
    content = {word for word in words if word not in FUNCTION_WORDS}
    return bool(content) and all(
        word in put_in or any(begin_alike(word, one) for one in put_in) for word in content
    )


def _taken(case: Case, change: Change) -> str | None:
    """The first word of a cut that turns the sense."""
    folded, spans = case.said.folded, case.said.spans
    for number in change.said:
        if folded[number] in TAKEN or folded[number].endswith("n't"):
            return spans[number].slice(case.said_text)
        if folded[number : number + 3] in _CONDITIONS and number + 2 in change.said:
            return Span(spans[number].start, spans[number + 2].end).slice(case.said_text)
    return None


def _remark(case: Case, change: Change, *, marked: bool) -> Draft:
    place = _between(case, change)
    gap = _gap(case, change)
    printed = Span(*gap.span()) if gap else Span(place.start, place.start)
    taken = _taken(case, change)
    if marked:
        return case.draft(
            "marked deletion",
            printed,
            _said(case, change),
            say.cut(_said(case, change).slice(case.said_text), marked=True, taken=taken),
        )
    heavy = taken or _narrows(case, change)
    kind: DifferenceType = "unmarked deletion that takes one of these along" if heavy else "unmarked deletion"
    said = _said(case, change)
    return case.draft(kind, printed, said, say.cut(said.slice(case.said_text), marked=False, taken=taken))


def find_brackets(case: Case) -> Iterator[Draft]:
    """Words in square brackets inside a quotation, but for marks of a cut and "[sic]"; not if the record
    has them.
    """
    if case.claim.quotation is None:
        return
    for part in case.claim.quotation.parts:
        for found in _BRACKET.finditer(case.printed_text, part.start, part.end):
            if found[0] in case.said_text:
                continue
            printed = Span(*found.span())
            said = _replaced(case, printed)
            owner = case.passage_at(said.start) if said else None
            yield Draft(
                type="bracketed insertion",
                claim=printed,
                passage=said if owner else None,
                passage_id=owner.id if owner else None,
                explanation=_told(found[0], said.slice(case.said_text) if said else ""),
            )


def _told(bracket: str, replaced: str) -> Words:
    ours = say.shown(bracket)
    if not replaced:
        return gettext_lazy("The article prints “{ours}” in brackets.", ours=ours)
    return gettext_lazy(
        "The article prints “{ours}” in brackets; the record reads “{theirs}”.",
        ours=ours,
        theirs=say.shown(replaced),
    )


def _replaced(case: Case, printed: Span) -> Span | None:
    """The words of the record in whose place a bracket stands, if it stands in the place of any."""
    before = [number for number, span in enumerate(case.printed.spans) if span.end <= printed.start]
    behind = [number for number, span in enumerate(case.printed.spans) if span.start >= printed.end]
    if not before or not behind:
        return None
    for change in case.changes:
        if change.said and change.printed.start <= behind[0] and change.printed.stop > before[-1]:
            return _said(case, change)
    return None
