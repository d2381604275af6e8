"""What articles print and how it came out, in sentences of the first page.

Goes in: a context. Comes out: the blocks on quotations and on reported statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

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
    sentence,
    short_name,
)
from compare.report.quality import worth_line
from compare.report.tallies import outcomes
from compare.report.text import count, number, plural
from compare.report.view_cards import Ref
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
        counted=rules.QUOTATIONS,
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
        counted=rules.REPORTED,
        worth=worth_line(context.comparison, REPORTED_WORTH),
    )


def _printed(context: Context, article: Article, *, quotations: bool) -> Pieces:
    """What one article prints of a kind, and how it came out."""
    claims = context.counted(article, quotations=quotations)
    kinds = _kinds(claims, quotations=quotations)
    corresponds = quotations and any(context.translation(claim) for claim in claims)
    clauses = []
    for one, many, found in kinds:
        clause = [Piece(text=f"{count(len(found), one, many)}: ")]
        for text, state, group in _came_out(context, found, corresponds=corresponds):
            key = state_id(article.id, state, quotations=quotations) if state else TABLE.id
            anchor = Ref(id=key, label="list")
            clause.append(Piece(text=text, refs=claim_refs(context, group, anchor)))
        clauses.append(clause)
    return _told(f"{short_name(context, article)} prints ", clauses, quotations=quotations)


def _printed_by_all(context: Context, *, quotations: bool) -> Pieces:
    """What all articles together print of a kind, how much each at least and at most, and how it came out."""
    articles = context.comparison.articles
    claims = [c for article in articles for c in context.counted(article, quotations=quotations)]
    clauses = []
    for one, many, found in _kinds(claims, quotations=quotations):
        numbers = Counter(claim.article_id for claim in found)
        low, high = min(numbers[a.id] for a in articles), max(numbers.values())
        each = f"{number(low)} each" if low == high else f"each between {number(low)} and {number(high)}"
        clause = [Piece(text=f"{count(len(found), one, many)}, {each}: ")]
        for text, state, group in _came_out(context, found):
            clause.append(Piece(text=text, refs=claim_refs(context, group, TABLE) if state else ()))
        clauses.append(clause)
    return _told(f"The {number(len(articles))} articles print ", clauses, quotations=quotations)


def _kinds(claims: Sequence[Claim], *, quotations: bool) -> list[tuple[str, str, list[Claim]]]:
    """Claims by what they are called, one and many: quotations of whole clauses apart from those of some
    words, which say less; kinds without a claim are left out.
    """
    if not quotations:
        kinds = [("reported statement", "reported statements", list(claims))]
    else:
        whole = [claim for claim in claims if claim.kind == "direct quotation"]
        some = [claim for claim in claims if claim.kind != "direct quotation"]
        kinds = [
            ("quotation of a whole clause", "quotations of whole clauses", whole),
            ("quotation of some words", "quotations of some words", some),
        ]
    return [kind for kind in kinds if kind[2]]


def _told(head: str, clauses: Sequence[Pieces], *, quotations: bool) -> Pieces:
    """The clauses behind their head; that there is none, where there is none."""
    if not clauses:
        return [Piece(text=f"{head}no {'quotation' if quotations else 'reported statement'} that is counted")]
    return [Piece(text=head), *joined(clauses, joint="; and ")]


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
    hold = ", and the part that is missing may hold the words" if missing and related else ""
    rest = "the others" if placed else "them"
    one = len({claim.article_id for claim in placed}) == 1
    itself = "the article itself places" if one else "the articles themselves place"
    places = f"{itself} {number(len(placed))} outside the part supplied"
    themes = f"for {number(len(related))} of {rest} the record has passages on a similar theme"
    were = f"{count(len(lost), 'claim')} that {plural(len(lost), 'was', 'were')} not located"
    pieces = [Piece(text=f"Of the {were}, ")]
    parts = [(text, found) for text, found in ((places, placed), (themes, related)) if found]
    for at, (text, found) in enumerate(parts):
        refs = by_article(context, found, "placed" if found is placed else "related")
        pieces.append(Piece(text=f"{'; ' if at else ''}{text}", refs=refs))
    return [sentence([*pieces, Piece(text=hold)])]
