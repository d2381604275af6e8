"""Sentences that say how many claims came out how, in pieces that can be linked.

Goes in: counts by state or by wording. Comes out: pieces of an English sentence, right in number. Which
claims stand behind a piece is settled by `findings`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeVar

from compare.model import State, Wording
from compare.report.text import number, plural

__all__ = ["WORDING_PHRASES", "enumerated", "extent", "outcomes", "tally", "wording_tally"]

Key = TypeVar("Key")

PHRASES: Final[Mapping[State, tuple[str, str]]] = MappingProxyType(
    {
        "located": ("was located", "were located"),
        "partly located": ("was located in part", "were located in part"),
        "ambiguous": ("fits several places", "fit several places"),
        "attribution differs": ("is given to another speaker", "are given to another speaker"),
        "not located": ("was not located", "were not located"),
        "not checkable": ("was not checked", "were not checked"),
    }
)
WORDING_PHRASES: Final[Mapping[Wording | None, tuple[str, str]]] = MappingProxyType(
    {
        "verbatim": ("is word for word", "are word for word"),
        "cleaned": ("differs only in clean-up", "differ only in clean-up"),
        "edited, marked": ("is edited and marked so", "are edited and marked so"),
        "edited, unmarked": ("differs in words without a mark", "differ in words without a mark"),
        "corresponds in other words": ("corresponds in other words", "correspond in other words"),
        "summary in quotation marks": ("is a summary", "are summaries"),
        "joined": ("joins words of two places", "join words of two places"),
        None: ("is not assessed for its wording", "are not assessed for their wording"),
    }
)


def tally(
    total: int, noun: str, groups: Mapping[State, int], place: str, *, owner: str = "its"
) -> tuple[tuple[str, State | None], ...]:
    """How the claims of one kind came out, as one sentence in pieces; empty for none.

    Args:
        total: All of them, the sum of the groups.
        noun: Singular, such as ``quotation``.
        groups: Counts by the states of `PHRASES`, in the order of printing.
        place: As `place_of_record` gives it; goes with what was not located.
        owner: Whose claims they are, as a possessive.

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
    if total == 1:
        subject = f"{owner[:1].upper()}{owner[1:]}"
        return (f"{subject} one {noun} {_phrase(present[0][0], 1, place, alone=True)}", present[0][0]), (
            ".",
            None,
        )
    if len(present) == 1:
        return (_all_alike(present[0][0], total, f"{owner} {{}}{noun}s", place), present[0][0]), (".", None)
    parts = [(f"{number(n)} {_phrase(state, n, place)}", state) for state, n in present]
    return enumerated(f"Of {owner} {number(total)} {noun}s, ", parts)


def outcomes(
    total: int, groups: Mapping[State, int], place: str, *, corresponds: bool = False
) -> tuple[tuple[str, State | None], ...]:
    """How claims came out whose number has just been told, as pieces of a sentence; empty for none.

    Args:
        total: All of them, the sum of the groups.
        groups: Counts by the states of `PHRASES`, in the order of printing.
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
    if not present:
        return ()
    became = [_became(state, n, place, corresponds=corresponds) for state, n in present]
    first = present[0][0]
    if total == 1:
        return ((f"it {became[0]}", first),)
    if len(present) > 1:
        parts = [(f"{number(n)} {verb}", state) for (state, n), verb in zip(present, became, strict=True)]
        return enumerated("", parts)[:-1]
    if first in ("not located", "not checkable"):
        verb = f"located {place}" if first == "not located" else "checked"
        return ((f"none of them was {verb}", first),)
    return ((f"{'both' if total == 2 else 'all'} {became[0]}", first),)


def _became(state: State, n: int, place: str, *, corresponds: bool) -> str:
    if state == "located" and corresponds:
        return plural(n, "corresponds to passages of the record", "correspond to passages of the record")
    return _phrase(state, n, place)


def enumerated(head: str, parts: Sequence[tuple[str, Key]]) -> tuple[tuple[str, Key | None], ...]:
    """A list inside a sentence, one piece per item."""
    pieces: list[tuple[str, Key | None]] = []
    for place, (text, key) in enumerate(parts):
        joint = head if not place else " and " if place == len(parts) - 1 else ", "
        pieces.append((joint + text, key))
    return (*pieces, (".", None))


def _all_alike(state: State, total: int, claims: str, place: str) -> str:
    """Two or more claims that came out alike; "all were not" would read as "not all were"."""
    if state in ("not located", "not checkable"):
        verb = f"located {place}" if state == "not located" else "checked"
        return f"None of {claims.format(f'{number(total)} ')} was {verb}"
    every = "Both" if total == 2 else f"All {number(total)}"
    return f"{every} of {claims.format('')} {_phrase(state, total, place, alone=True)}"


def _phrase(state: State, n: int, place: str, *, alone: bool = False) -> str:
    """What became of `n` claims; the place goes with what was not located, and with what stands alone."""
    verb = plural(n, *PHRASES[state])
    return f"{verb} {place}" if state == "not located" or (alone and state == "located") else verb


def extent(whole: int, total: int) -> str:
    """How many of some quotations are of whole clauses, in brackets; empty for none.

    >>> extent(3, 4), extent(1, 1), extent(0, 2)
    (' (3 of whole clauses and 1 of some words)', ' (of a whole clause)', ' (both of some words)')
    """
    if not total:
        return ""
    clause = "a whole clause" if total == 1 or whole == 1 else "whole clauses"
    if whole in (0, total):
        every = "" if total == 1 else "both " if total == 2 else "all "
        return f" ({every}of {clause if whole else 'some words'})"
    return f" ({number(whole)} of {clause} and {number(total - whole)} of some words)"


def wording_tally(
    groups: Mapping[Wording | None, int], *, which: str = "located"
) -> tuple[tuple[str, Wording | None], ...]:
    """How the words of the located quotations relate to the record, in pieces; empty for none.

    Args:
        groups: Counts by wording, in the order of printing.
        which: What tells these quotations from others.

    Returns:
        Pieces of text, each with the wording it speaks of; what was not assessed and what speaks of none
        have ``None``.

    >>> "".join(text for text, _ in wording_tally({"verbatim": 2, "edited, unmarked": 1}))
    'Of the 3 located, 2 are word for word and 1 differs in words without a mark.'
    """
    present = [(wording, n) for wording, n in groups.items() if n]
    total = sum(n for _, n in present)
    if not total:
        return ()
    first = present[0][0]
    if total == 1:
        return (f"The one {which} {WORDING_PHRASES[first][0]}", first), (".", None)
    if len(present) == 1:
        every = "Both of those" if total == 2 else f"All {number(total)} of those"
        return (f"{every} {which} {WORDING_PHRASES[first][1]}", first), (".", None)
    parts = [(f"{number(n)} {plural(n, *WORDING_PHRASES[wording])}", wording) for wording, n in present]
    return enumerated(f"Of the {number(total)} {which}, ", parts)
