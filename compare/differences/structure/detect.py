"""All structural detectors in one order.

Goes in: a pair, or all pairs of a run. Comes out: drafts, in the form of `compare.differences.frame`.
Detectors of one claim look at its case; detectors of an article at all its cases, in text order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from compare.differences.frame import Context, Draft, Pair
from compare.differences.structure.answers import find_answers
from compare.differences.structure.case import Case
from compare.differences.structure.clauses import find_joined_clauses
from compare.differences.structure.cuts import find_brackets, find_cuts
from compare.differences.structure.headlines import find_headlines
from compare.differences.structure.joins import find_joins
from compare.differences.structure.nested import find_nested
from compare.differences.structure.roles import find_swaps
from compare.differences.structure.two_wordings import find_two_wordings
from compare.differences.structure.voices import find_attributions, find_judging_verbs, find_own_voice
from compare.differences.types import IN_TRANSLATION
from compare.segment.language import translated_sides

__all__ = ["find_across", "find_structure"]

OF_CLAIM: tuple[Callable[[Case], Iterator[Draft]], ...] = (
    find_attributions,
    find_nested,
    find_joins,
    find_joined_clauses,
    find_cuts,
    find_brackets,
    find_swaps,
)
OF_ARTICLE: tuple[Callable[[Sequence[Case]], Iterator[tuple[Case, Draft]]], ...] = (
    find_answers,
    find_own_voice,
    find_two_wordings,
    find_judging_verbs,
)


def find_structure(pair: Pair, _found: Sequence[Draft]) -> Iterator[Draft]:
    """Differences of structure and of attribution that one claim shows by itself."""
    case = Case(pair)
    for detect in OF_CLAIM:
        yield from detect(case)


def find_across(context: Context) -> Iterator[tuple[str, Draft]]:
    """Differences that need the whole article: its headline, its questions, its other quotations."""
    articles: dict[str, list[Case]] = {}
    for claim in context.claims:
        if claim.id in context.pairs:
            articles.setdefault(claim.article_id, []).append(Case(context.pairs[claim.id]))
    for article in context.articles.values():
        if all(any(translated_sides(record, article)) for record in context.records.values()):
            continue  # headline and body may translate one line in two ways
        claims = [claim for claim in context.claims if claim.article_id == article.id]
        yield from find_headlines(claims, article, context.pairs)
    for cases in articles.values():
        for detect in OF_ARTICLE:
            for case, draft in detect(cases):
                if not case.pair.translated or draft.type in IN_TRANSLATION:
                    yield case.claim.id, draft
