"""What articles print and how it came out, in sentences of the first page.

Goes in: a context. Comes out: the blocks on quotations and on reported statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from compare.language import gettext, gettext_lazy
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
from compare.report.printed_words import AND, OF_ALL, OF_EACH, OF_ONE, Printed, lost_told
from compare.report.quality import worth_line
from compare.report.tallies import outcomes
from compare.report.view_first import Piece, Sentence, Statement

__all__ = ["quoted_statement", "reported_statement"]

QUOTED_WORTH = ("quotation called located", "quotation called not located")
REPORTED_WORTH = ("reported speech called located", "reported speech called not located")


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
        worth=worth_line(context.comparison, QUOTED_WORTH, context.shown.own_texts),
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
        worth=worth_line(context.comparison, REPORTED_WORTH, context.shown.own_texts),
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
        clauses.append(woven(OF_ONE[kind](len(found)), outcomes=outcome))
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
        told = (OF_EACH if low == high else OF_ALL)[kind](len(found), low, high)
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
    lost, placed, related = context.lost(all_claims(context))
    if not placed and not related:
        return []
    missing = any(record.completeness == "partial" for record in context.comparison.transcripts)
    several = len({claim.article_id for claim in placed}) > 1
    told = lost_told(len(lost), len(placed), len(related), several=several, missing=missing)
    refs = {
        "placed_links": by_article(context, placed, "placed"),
        "links": by_article(context, related, "related"),
    }
    return [Sentence(pieces=tuple(woven(told, **{name: links(found) for name, found in refs.items()})))]
