"""What articles print and how it came out, in sentences of the first page.

Goes in: a context. Comes out: the blocks on quotations and on reported statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from compare.language import Message, gettext, gettext_lazy, gettext_noop, ngettext_lazy
from compare.model import Article, Claim, State
from compare.report import rules
from compare.report.context import Context
from compare.report.index import STATES, state_id
from compare.report.pieces import (
    ONE_BY_ONE,
    TABLE,
    Pieces,
    all_claims,
    by_article,
    claim_refs,
    joined,
    links,
    list_ref,
    sentence,
    short_name,
    table_ref,
    woven,
)
from compare.report.quality import worth_line
from compare.report.tallies import outcomes
from compare.report.view_first import Piece, Sentence, Statement

__all__ = ["quoted_statement", "reported_statement"]

QUOTED_WORTH = ("quotation called located", "quotation called not located")
REPORTED_WORTH = ("reported speech called located", "reported speech called not located")
# Translators: two kinds of quotations in one sentence, each with what became of them.
AND = gettext_noop("{first}; and {then}")

Printed = Literal["whole", "some", "reported"]
"""Quotations of whole clauses, of some words, and reported statements."""

_OF_ONE: Mapping[Printed, Callable[[int], Message]] = {
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
_OF_EACH: Mapping[Printed, Callable[[int, int, int], Message]] = {
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
_OF_ALL: Mapping[Printed, Callable[[int, int, int], Message]] = {
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


def quoted_statement(context: Context) -> Statement:
    """The quotations of each article, or of all together, and how they came out."""
    articles = context.comparison.articles
    if len(articles) <= ONE_BY_ONE:
        told = [sentence(_printed(context, article, quotations=True)) for article in articles]
    else:
        told = [sentence(_printed_by_all(context, quotations=True))]
    return Statement(
        label="",
        sentences=tuple(told),
        counted=gettext(rules.QUOTATIONS),
        worth=worth_line(context.comparison, QUOTED_WORTH),
    )


def reported_statement(context: Context) -> Statement:
    """The same of reported statements, and what is known of the claims that were not located."""
    articles = context.comparison.articles
    if len(articles) <= ONE_BY_ONE:
        pieces = [_printed(context, article, quotations=False) for article in articles]
        told = [sentence(joined(pieces))]
    else:
        told = [sentence(_printed_by_all(context, quotations=False))]
    told += _lost(context)
    return Statement(
        label="",
        sentences=tuple(told),
        counted=gettext(rules.REPORTED),
        worth=worth_line(context.comparison, REPORTED_WORTH),
    )


def _printed(context: Context, article: Article, *, quotations: bool) -> Pieces:
    """What one article prints of a kind, and how it came out."""
    claims = context.counted(article, quotations=quotations)
    name = short_name(context, article)
    corresponds = quotations and any(context.translation(claim) for claim in claims)
    clauses = []
    for kind, found in _kinds(claims, quotations=quotations):
        outcome: Pieces = []
        for text, state, group in _came_out(context, found, corresponds=corresponds):
            key = state_id(article.id, state, quotations=quotations) if state else TABLE
            anchor = list_ref(key)
            outcome.append(Piece(text=text, refs=claim_refs(context, group, anchor)))
        clauses.append(woven(_OF_ONE[kind](len(found)), outcomes=outcome))
    if clauses:
        # Translators: {kinds} is for example "3 quotations of whole clauses: all were located".
        return woven(gettext_lazy("{article} prints {kinds}", article=name), kinds=joined(clauses, joint=AND))
    if quotations:
        return [Piece(text=gettext("{article} prints no quotation that is counted", article=name))]
    return [Piece(text=gettext("{article} prints no reported statement that is counted", article=name))]


def _printed_by_all(context: Context, *, quotations: bool) -> Pieces:
    """What all articles together print of a kind, how much each at least and at most, and how it came out."""
    articles = context.comparison.articles
    n = len(articles)
    claims = [c for article in articles for c in context.counted(article, quotations=quotations)]
    clauses = []
    for kind, found in _kinds(claims, quotations=quotations):
        numbers = Counter(claim.article_id for claim in found)
        low, high = min(numbers[a.id] for a in articles), max(numbers.values())
        outcome = [
            Piece(text=text, refs=claim_refs(context, group, table_ref()) if state else ())
            for text, state, group in _came_out(context, found)
        ]
        told = (_OF_EACH if low == high else _OF_ALL)[kind](len(found), low, high)
        clauses.append(woven(told, outcomes=outcome))
    if clauses:
        return woven(gettext_lazy("The {n} articles print {kinds}", n=n), kinds=joined(clauses, joint=AND))
    if quotations:
        return [Piece(text=gettext("The {n} articles print no quotation that is counted", n=n))]
    return [Piece(text=gettext("The {n} articles print no reported statement that is counted", n=n))]


def _kinds(claims: Sequence[Claim], *, quotations: bool) -> list[tuple[Printed, list[Claim]]]:
    """Claims by what they are called: quotations of whole clauses apart from those of some words, which say
    less; kinds without a claim are left out.
    """
    if not quotations:
        return [("reported", list(claims))] if claims else []
    whole = [claim for claim in claims if claim.kind == "direct quotation"]
    some = [claim for claim in claims if claim.kind != "direct quotation"]
    kinds: tuple[tuple[Printed, list[Claim]], ...] = (("whole", whole), ("some", some))
    return [kind for kind in kinds if kind[1]]


def _came_out(
    context: Context, claims: Sequence[Claim], *, corresponds: bool = False
) -> Iterator[tuple[str, State | None, list[Claim]]]:
    """Pieces on how claims came out, each with its state and its claims."""
    grouped: dict[State, list[Claim]] = {state: [] for state in STATES}
    for claim in claims:
        grouped[context.group(claim)].append(claim)
    counts = {state: len(found) for state, found in grouped.items()}
    for text, state in outcomes(len(claims), counts, context.place, corresponds=corresponds):
        yield text, state, grouped[state] if state else []


def _lost(context: Context) -> list[Sentence]:
    """What is known of all claims that were not located: whether the article places them elsewhere, and
    whether the record has related passages; nothing where neither is so.
    """
    lost = [claim for claim in all_claims(context) if context.group(claim) == "not located"]
    placed = [claim for claim in lost if claim.placed_outside]
    others = [claim for claim in lost if not claim.placed_outside]
    related = [claim for claim in others if context.alignment(claim).related]
    if not placed and not related:
        return []
    missing = any(record.completeness == "partial" for record in context.comparison.transcripts)
    told = _lost_told(len(lost), placed, related, missing=missing)
    refs = {
        "placed_links": by_article(context, placed, "placed"),
        "links": by_article(context, related, "related"),
    }
    return [Sentence(pieces=tuple(woven(told, **{name: links(found) for name, found in refs.items()})))]


def _lost_told(n: int, placed: Sequence[Claim], related: Sequence[Claim], *, missing: bool) -> Message:
    """The sentence on `n` claims that were not located, of which one is in either group."""
    several = len({claim.article_id for claim in placed}) > 1
    if not placed:
        return _related_told(n, len(related), missing=missing)
    if not related:
        return _placed_told(n, len(placed), several=several)
    values = {"n": n, "placed": len(placed), "related": len(related)}
    if several and missing:
        return gettext_lazy(
            "Of the {n} claims that were not located, the articles themselves place {placed} outside the "
            "part supplied{placed_links}; for {related} of the others the record has passages on a similar "
            "theme{links}, and the part that is missing may hold the words.",
            **values,
        )
    if several:
        return gettext_lazy(
            "Of the {n} claims that were not located, the articles themselves place {placed} outside the "
            "part supplied{placed_links}; for {related} of the others the record has passages on a similar "
            "theme{links}.",
            **values,
        )
    if missing:
        return gettext_lazy(
            "Of the {n} claims that were not located, the article itself places {placed} outside the part "
            "supplied{placed_links}; for {related} of the others the record has passages on a similar theme"
            "{links}, and the part that is missing may hold the words.",
            **values,
        )
    return gettext_lazy(
        "Of the {n} claims that were not located, the article itself places {placed} outside the part "
        "supplied{placed_links}; for {related} of the others the record has passages on a similar theme"
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
            "Of the {n} claim that was not located, for {related} of them the record has passages on a "
            "similar theme{links}, and the part that is missing may hold the words.",
            "Of the {n} claims that were not located, for {related} of them the record has passages on a "
            "similar theme{links}, and the part that is missing may hold the words.",
            n,
            related=related,
        )
    return ngettext_lazy(
        "Of the {n} claim that was not located, for {related} of them the record has passages on a similar "
        "theme{links}.",
        "Of the {n} claims that were not located, for {related} of them the record has passages on a similar "
        "theme{links}.",
        n,
        related=related,
    )
