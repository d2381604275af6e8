"""What articles print, and what is known of claims that were not located, in words right in number.

Goes in: counts. Comes out: messages of the sentences that `printed` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from compare.language import Message, gettext_lazy, gettext_noop, ngettext_lazy

__all__ = ["AND", "OF_ALL", "OF_EACH", "OF_ONE", "Printed", "lost_told"]

# Translators: two kinds of quotations in one sentence, each with what became of them.
AND = gettext_noop("{first}; and {then}")

Printed = Literal["whole", "some", "reported"]
"""Quotations of whole clauses, of some words, and reported statements."""

OF_ONE: Mapping[Printed, Callable[[int], Message]] = {
    # Translators: {outcomes} is for example "2 were located and 1 was not located in the record supplied".
    "whole": lambda n: ngettext_lazy(
        "{n} quotation of a whole clause: {outcomes}", "{n} quotations of whole clauses: {outcomes}", n
    ),
    "some": lambda n: ngettext_lazy(
        "{n} quotation of some words: {outcomes}", "{n} quotations of some words: {outcomes}", n
    ),
    "reported": lambda n: ngettext_lazy(
        "{n} reported statement: {outcomes}", "{n} reported statements: {outcomes}", n
    ),
}
OF_EACH: Mapping[Printed, Callable[[int, int, int], Message]] = {
    "whole": lambda n, low, _: ngettext_lazy(
        "{n} quotation of a whole clause, {low} each: {outcomes}",
        "{n} quotations of whole clauses, {low} each: {outcomes}",
        n,
        low=low,
    ),
    "some": lambda n, low, _: ngettext_lazy(
        "{n} quotation of some words, {low} each: {outcomes}",
        "{n} quotations of some words, {low} each: {outcomes}",
        n,
        low=low,
    ),
    "reported": lambda n, low, _: ngettext_lazy(
        "{n} reported statement, {low} each: {outcomes}",
        "{n} reported statements, {low} each: {outcomes}",
        n,
        low=low,
    ),
}
OF_ALL: Mapping[Printed, Callable[[int, int, int], Message]] = {
    "whole": lambda n, low, high: ngettext_lazy(
        "{n} quotation of a whole clause, each between {low} and {high}: {outcomes}",
        "{n} quotations of whole clauses, each between {low} and {high}: {outcomes}",
        n,
        low=low,
        high=high,
    ),
    "some": lambda n, low, high: ngettext_lazy(
        "{n} quotation of some words, each between {low} and {high}: {outcomes}",
        "{n} quotations of some words, each between {low} and {high}: {outcomes}",
        n,
        low=low,
        high=high,
    ),
    "reported": lambda n, low, high: ngettext_lazy(
        "{n} reported statement, each between {low} and {high}: {outcomes}",
        "{n} reported statements, each between {low} and {high}: {outcomes}",
        n,
        low=low,
        high=high,
    ),
}


def lost_told(n: int, placed: int, related: int, *, several: bool, missing: bool) -> Message:
    """What is known of `n` claims that were not located, some of them in either group.

    Args:
        n: All of them.
        placed: How many an article itself places outside the part supplied.
        related: For how many others the record has related passages.
        several: True if several articles place claims outside.
        missing: True if a part of the record is missing.

    Returns:
        A sentence in which ``{placed_links}`` and ``{links}`` stand for links.
    """
    if not placed:
        return _related_told(n, related, missing=missing)
    if not related:
        return _placed_told(n, placed, several=several)
    values = {"n": n, "placed": placed, "related": related}
    if several and missing:
        return gettext_lazy(
            "Of the {n} claims that were not located, the articles themselves place {placed} outside the "
            "part supplied{placed_links}; for {related} of the others the record has related "
            "passages{links}, and the part that is missing may hold the words.",
            **values,
        )
    if several:
        return gettext_lazy(
            "Of the {n} claims that were not located, the articles themselves place {placed} outside the "
            "part supplied{placed_links}; for {related} of the others the record has related "
            "passages{links}.",
            **values,
        )
    if missing:
        return gettext_lazy(
            "Of the {n} claims that were not located, the article itself places {placed} outside the part "
            "supplied{placed_links}; for {related} of the others the record has related passages"
            "{links}, and the part that is missing may hold the words.",
            **values,
        )
    return gettext_lazy(
        "Of the {n} claims that were not located, the article itself places {placed} outside the part "
        "supplied{placed_links}; for {related} of the others the record has related passages"
        "{links}.",
        **values,
    )


def _placed_told(n: int, placed: int, *, several: bool) -> Message:
    if several:
        return gettext_lazy(
            "Of the {n} claims that were not located, the articles themselves place {placed} outside the "
            "part supplied{placed_links}.",
            n=n,
            placed=placed,
        )
    return ngettext_lazy(
        "Of the {n} claim that was not located, the article itself places {placed} outside the part "
        "supplied{placed_links}.",
        "Of the {n} claims that were not located, the article itself places {placed} outside the part "
        "supplied{placed_links}.",
        n,
        placed=placed,
    )


def _related_told(n: int, related: int, *, missing: bool) -> Message:
    if missing:
        return ngettext_lazy(
            "For the {n} claim that was not located the record has related passages{links}, and the part "
            "that is missing may hold the words.",
            "Of the {n} claims that were not located, for {related} the record has related passages{links}, "
            "and the part that is missing may hold the words.",
            n,
            related=related,
        )
    return ngettext_lazy(
        "For the {n} claim that was not located the record has related passages{links}.",
        "Of the {n} claims that were not located, for {related} the record has related passages{links}.",
        n,
        related=related,
    )
