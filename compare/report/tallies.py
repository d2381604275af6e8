"""Sentences that say how many claims came out how, in pieces that can be linked.

Goes in: counts by state or by wording. Comes out: pieces of a sentence, right in number. Which claims stand
behind a piece is settled by `findings`.
"""

from __future__ import annotations

from collections.abc import Mapping

from compare.language import Message, gettext, ngettext, ngettext_lazy
from compare.model import State, Wording
from compare.report.tally_words import ALIKE, ALL, BOTH, NONE, ONE, SOME, WORDING_ALIKE, WORDING_SOME, Outcome
from compare.report.woven import ended_parts, listed_parts, woven_parts

__all__ = ["extent", "outcomes", "tally", "wording_tally", "wordings"]

Parts = list[tuple[str, State | None]]


def tally(
    total: int, noun: str, groups: Mapping[State, int], place: str
) -> tuple[tuple[str, State | None], ...]:
    """How the claims of one kind that an article prints came out, as one sentence in pieces; empty for none.

    Args:
        total: All of them, the sum of the groups.
        noun: ``quotation`` or ``reported statement``.
        groups: Counts by the states of `SOME`, in the order of printing.
        place: As `place_of_record` gives it; goes with what was not located.

    Returns:
        Pieces of text, each with the state it speaks of, if any; joined they are the sentence.

    >>> "".join(text for text, _ in tally(1, "quotation", {"located": 1}, "in the record supplied"))
    'Its one quotation was located in the record supplied.'
    >>> groups = {"located": 2, "not located": 1}
    >>> "".join(text for text, _ in tally(3, "quotation", groups, "in the record supplied"))
    'Of its 3 quotations, 2 were located and 1 was not located in the record supplied.'
    """
    present = [(state, n) for state, n in groups.items() if n]
    if not present:
        return ()
    quoted = noun == "quotation"
    if len(present) == 1:
        state = present[0][0]
        return tuple(ended_parts([(_alike(state, total, place, quoted=quoted), state)], _plain))
    items: list[Parts] = [[(SOME[state](n, place), state)] for state, n in present]
    found = listed_parts(items, _plain)
    return tuple(woven_parts(_of_its(total, quoted=quoted), _plain, outcomes=found))


def _plain(text: str) -> tuple[str, None]:
    return text, None


def _of_its(total: int, *, quoted: bool) -> Message:
    if quoted:
        return ngettext_lazy("Of its {n} quotation, {outcomes}.", "Of its {n} quotations, {outcomes}.", total)
    return ngettext_lazy(
        "Of its {n} reported statement, {outcomes}.", "Of its {n} reported statements, {outcomes}.", total
    )


def _alike(state: State, total: int, place: str, *, quoted: bool) -> str:
    """Claims that came out alike; "all were not" would read as "not all were"."""
    if total > 1 and state in NONE:
        return _none_of_its(total, place, located=state == "not located", quoted=quoted)
    return ALIKE[state](total, _its(total, quoted=quoted), place)


def _its(total: int, *, quoted: bool) -> str:
    if total == 2:
        return gettext("Both of its quotations") if quoted else gettext("Both of its reported statements")
    if quoted:
        return ngettext("Its one quotation", "All {n} of its quotations", total)
    return ngettext("Its one reported statement", "All {n} of its reported statements", total)


def _none_of_its(total: int, place: str, *, located: bool, quoted: bool) -> str:
    if located and quoted:
        return gettext("None of its {n} quotations was located {place}", n=total, place=place)
    if located:
        return gettext("None of its {n} reported statements was located {place}", n=total, place=place)
    if quoted:
        return gettext("None of its {n} quotations was checked", n=total)
    return gettext("None of its {n} reported statements was checked", n=total)


def outcomes(
    total: int, groups: Mapping[State, int], place: str, *, corresponds: bool = False
) -> tuple[tuple[str, State | None], ...]:
    """How claims came out whose number has just been told, as pieces of a sentence; empty for none.

    Args:
        total: All of them, the sum of the groups.
        groups: Counts by the states of `SOME`, in the order of printing.
        place: As `place_of_record` gives it; goes with what was not located.
        corresponds: True where a side is a translation: what was located corresponds to passages.

    >>> "".join(text for text, _ in outcomes(1, {"located": 1}, "in the record supplied"))
    'it was located'
    >>> "".join(text for text, _ in outcomes(3, {"not located": 3}, "in the record supplied"))
    'none of them was located in the record supplied'
    >>> groups = {"located": 2, "not located": 1}
    >>> "".join(text for text, _ in outcomes(3, groups, "in the record supplied"))
    '2 were located and 1 was not located in the record supplied'
    """
    present = [(state, n) for state, n in groups.items() if n]
    if len(present) > 1:
        items = [[(SOME[_became(state, corresponds)](n, place), state)] for state, n in present]
        return tuple(listed_parts(items, _plain))
    return tuple((_all_became(_became(state, corresponds), total, place), state) for state, _ in present)


def _became(state: State, corresponds: bool) -> Outcome:
    return "corresponds" if state == "located" and corresponds else state


def _all_became(outcome: Outcome, total: int, place: str) -> str:
    if total == 1:
        return gettext(ONE[outcome], place=place)
    if outcome in NONE:
        return gettext(NONE[outcome], place=place)
    return gettext((BOTH if total == 2 else ALL)[outcome])


def extent(whole: int, total: int) -> str:
    """How many of some quotations are of whole clauses, in brackets; empty for none.

    >>> extent(3, 4), extent(1, 1), extent(0, 2)
    (' (3 of whole clauses and 1 of some words)', ' (of a whole clause)', ' (both of some words)')
    """
    return f" ({_extent(whole, total)})" if total else ""


def _extent(whole: int, total: int) -> str:
    if total == 1:
        return gettext("of a whole clause") if whole else gettext("of some words")
    if whole == total:
        return gettext("both of whole clauses") if total == 2 else gettext("all of whole clauses")
    if not whole:
        return gettext("both of some words") if total == 2 else gettext("all of some words")
    return ngettext(
        "{n} of a whole clause and {rest} of some words",
        "{n} of whole clauses and {rest} of some words",
        whole,
        rest=total - whole,
    )


def wording_tally(
    groups: Mapping[Wording | None, int], *, which: str = "located"
) -> tuple[tuple[str, Wording | None], ...]:
    """How the words of the located quotations relate to the record, in pieces; empty for none.

    Args:
        groups: Counts by wording, in the order of printing.
        which: ``located``, or `compare.report.wording.COMPARED_AS_SPOKEN` where not all of those are meant.

    Returns:
        Pieces of text, each with the wording it speaks of; what was not assessed and what speaks of none
        have ``None``.

    >>> "".join(text for text, _ in wording_tally({"verbatim": 2, "edited, unmarked": 1}))
    'Of the 3 located, 2 are word for word and 1 differs in words without a mark.'
    """
    total = sum(groups.values())
    present = [kind for kind, n in groups.items() if n]
    every = which == "located"
    if len(present) > 1:
        return tuple(woven_parts(_of_located(total, every=every), _plain, wordings=wordings(groups)))
    located = _located(total, every=every)
    return tuple(
        part
        for kind in present
        for part in ended_parts([(WORDING_ALIKE[kind](total, located), kind)], _plain)
    )


def wordings(groups: Mapping[Wording | None, int]) -> list[tuple[str, Wording | None]]:
    """How many of several quotations relate to the record in which way, as a list inside a sentence."""
    return listed_parts([[(WORDING_SOME[kind](n), kind)] for kind, n in groups.items() if n], _plain)


def _of_located(total: int, *, every: bool) -> Message:
    if every:
        return ngettext_lazy("Of the {n} located, {wordings}.", "Of the {n} located, {wordings}.", total)
    return ngettext_lazy(
        "Of the {n} located and compared as spoken, {wordings}.",
        "Of the {n} located and compared as spoken, {wordings}.",
        total,
    )


def _located(total: int, *, every: bool) -> str:
    if every and total == 2:
        return gettext("Both of those located")
    if every:
        return ngettext("The one located", "All {n} of those located", total)
    if total == 2:
        return gettext("Both of those located and compared as spoken")
    return ngettext(
        "The one located and compared as spoken", "All {n} of those located and compared as spoken", total
    )
