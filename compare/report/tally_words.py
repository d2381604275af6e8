"""What became of claims, and how quotations read beside the record, in words right in number.

Goes in: a count and a state or a wording. Comes out: clauses of the sentences that `tallies` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal

from compare.language import gettext_noop, ngettext
from compare.model import State, Wording

__all__ = ["ALIKE", "ALL", "BOTH", "NONE", "ONE", "SOME", "WORDING_ALIKE", "WORDING_SOME", "Outcome"]

Outcome = State | Literal["corresponds"]
Counted = Callable[[int, str], str]

# Translators: in these, the claims counted are quotations or reported statements; "{place}" is for example
# "in the part of the record supplied".
SOME: Final[Mapping[Outcome, Counted]] = MappingProxyType(
    {
        "located": lambda n, _: ngettext("{n} was located", "{n} were located", n),
        "corresponds": lambda n, _: ngettext(
            "{n} corresponds to passages of the record", "{n} correspond to passages of the record", n
        ),
        "partly located": lambda n, _: ngettext("{n} was located in part", "{n} were located in part", n),
        "ambiguous": lambda n, _: ngettext("{n} fits several places", "{n} fit several places", n),
        "attribution differs": lambda n, _: ngettext(
            "{n} is given to another speaker", "{n} are given to another speaker", n
        ),
        "not located": lambda n, place: ngettext(
            "{n} was not located {place}", "{n} were not located {place}", n, place=place
        ),
        "not checkable": lambda n, _: ngettext("{n} was not checked", "{n} were not checked", n),
    }
)
"""Some of several claims."""
ONE: Final[Mapping[Outcome, str]] = MappingProxyType(
    {
        # Translators: "it" is one quotation or one reported statement, named just before.
        "located": gettext_noop("it was located"),
        "corresponds": gettext_noop("it corresponds to passages of the record"),
        "partly located": gettext_noop("it was located in part"),
        "ambiguous": gettext_noop("it fits several places"),
        "attribution differs": gettext_noop("it is given to another speaker"),
        "not located": gettext_noop("it was not located {place}"),
        "not checkable": gettext_noop("it was not checked"),
    }
)
BOTH: Final[Mapping[Outcome, str]] = MappingProxyType(
    {
        "located": gettext_noop("both were located"),
        "corresponds": gettext_noop("both correspond to passages of the record"),
        "partly located": gettext_noop("both were located in part"),
        "ambiguous": gettext_noop("both fit several places"),
        "attribution differs": gettext_noop("both are given to another speaker"),
    }
)
ALL: Final[Mapping[Outcome, str]] = MappingProxyType(
    {
        "located": gettext_noop("all were located"),
        "corresponds": gettext_noop("all correspond to passages of the record"),
        "partly located": gettext_noop("all were located in part"),
        "ambiguous": gettext_noop("all fit several places"),
        "attribution differs": gettext_noop("all are given to another speaker"),
    }
)
NONE: Final[Mapping[Outcome, str]] = MappingProxyType(
    {
        "not located": gettext_noop("none of them was located {place}"),
        "not checkable": gettext_noop("none of them was checked"),
    }
)
"""Claims of which none was; "all were not" would read as "not all were"."""
ALIKE: Final[Mapping[Outcome, Callable[[int, str, str], str]]] = MappingProxyType(
    {
        # Translators: {claims} is for example "Its one quotation", or "All 3 of its quotations".
        "located": lambda n, claims, place: ngettext(
            "{claims} was located {place}", "{claims} were located {place}", n, claims=claims, place=place
        ),
        "partly located": lambda n, claims, _: ngettext(
            "{claims} was located in part", "{claims} were located in part", n, claims=claims
        ),
        "ambiguous": lambda n, claims, _: ngettext(
            "{claims} fits several places", "{claims} fit several places", n, claims=claims
        ),
        "attribution differs": lambda n, claims, _: ngettext(
            "{claims} is given to another speaker", "{claims} are given to another speaker", n, claims=claims
        ),
        "not located": lambda n, claims, place: ngettext(
            "{claims} was not located {place}",
            "{claims} were not located {place}",
            n,
            claims=claims,
            place=place,
        ),
        "not checkable": lambda n, claims, _: ngettext(
            "{claims} was not checked", "{claims} were not checked", n, claims=claims
        ),
    }
)
"""All of some claims, which came out alike."""
WORDING_SOME: Final[Mapping[Wording | None, Callable[[int], str]]] = MappingProxyType(
    {
        # Translators: what is counted are quotations.
        "verbatim": lambda n: ngettext("{n} is word for word", "{n} are word for word", n),
        "cleaned": lambda n: ngettext("{n} differs only in clean-up", "{n} differ only in clean-up", n),
        "edited, marked": lambda n: ngettext(
            "{n} is edited and marked so", "{n} are edited and marked so", n
        ),
        "edited, unmarked": lambda n: ngettext(
            "{n} differs in words without a mark", "{n} differ in words without a mark", n
        ),
        "corresponds in other words": lambda n: ngettext(
            "{n} corresponds in other words", "{n} correspond in other words", n
        ),
        "summary in quotation marks": lambda n: ngettext("{n} is a summary", "{n} are summaries", n),
        "joined": lambda n: ngettext("{n} joins words of two places", "{n} join words of two places", n),
        None: lambda n: ngettext(
            "{n} is not assessed for its wording", "{n} are not assessed for their wording", n
        ),
    }
)
WORDING_ALIKE: Final[Mapping[Wording | None, Callable[[int, str], str]]] = MappingProxyType(
    {
        # Translators: {quotations} is for example "The one located", or "All 3 of those located".
        "verbatim": lambda n, quotations: ngettext(
            "{quotations} is word for word", "{quotations} are word for word", n, quotations=quotations
        ),
        "cleaned": lambda n, quotations: ngettext(
            "{quotations} differs only in clean-up",
            "{quotations} differ only in clean-up",
            n,
            quotations=quotations,
        ),
        "edited, marked": lambda n, quotations: ngettext(
            "{quotations} is edited and marked so",
            "{quotations} are edited and marked so",
            n,
            quotations=quotations,
        ),
        "edited, unmarked": lambda n, quotations: ngettext(
            "{quotations} differs in words without a mark",
            "{quotations} differ in words without a mark",
            n,
            quotations=quotations,
        ),
        "corresponds in other words": lambda n, quotations: ngettext(
            "{quotations} corresponds in other words",
            "{quotations} correspond in other words",
            n,
            quotations=quotations,
        ),
        "summary in quotation marks": lambda n, quotations: ngettext(
            "{quotations} is a summary", "{quotations} are summaries", n, quotations=quotations
        ),
        "joined": lambda n, quotations: ngettext(
            "{quotations} joins words of two places",
            "{quotations} join words of two places",
            n,
            quotations=quotations,
        ),
        None: lambda n, quotations: ngettext(
            "{quotations} is not assessed for its wording",
            "{quotations} are not assessed for their wording",
            n,
            quotations=quotations,
        ),
    }
)
