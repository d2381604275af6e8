"""All structural detectors in one order.

Goes in: the decided claims of one article, and the records. Comes out: for each claim its remarks. Detectors of
one claim look at a case; detectors of an article at all its cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from compare.differences.structure.answers import find_answers
from compare.differences.structure.case import Case, Remark
from compare.differences.structure.cuts import find_brackets, find_cuts
from compare.differences.structure.headlines import find_headlines
from compare.differences.structure.joins import find_joins
from compare.differences.structure.nested import find_nested
from compare.differences.structure.roles import find_swaps
from compare.differences.structure.two_wordings import find_two_wordings
from compare.differences.structure.voices import find_attributions, find_judging_verbs, find_own_voice
from compare.model import Span

__all__ = ["find_structure"]

OF_CLAIM: tuple[Callable[[Case], Iterator[Remark]], ...] = (
    find_attributions,
    find_nested,
    find_joins,
    find_cuts,
    find_brackets,
    find_swaps,
    find_own_voice,
)
OF_ARTICLE: tuple[Callable[[Sequence[Case]], Iterator[Remark]], ...] = (
    find_headlines,
    find_two_wordings,
    find_judging_verbs,
)
ACROSS_TRANSLATION = frozenset(
    {"attribution", "nested quotation", "headline quotation", "own voice", "reporting verb"}
)


def find_structure(cases: Sequence[Case]) -> tuple[tuple[Case, Remark], ...]:
    """The remarks on the located claims of one article.

    Args:
        cases: In text order.

    Returns:
        Each remark with the case that it belongs to, by place in the article.
    """
    found = [(case, remark) for case in cases for detect in OF_CLAIM for remark in detect(case)]
    found += [(case, remark) for case in cases for remark in find_answers(case, cases)]
    for detect in OF_ARTICLE:
        found += [(_owner(cases, remark.claim_span), remark) for remark in detect(cases)]
    return tuple(sorted(found, key=lambda pair: (pair[1].claim_span, pair[1].type)))


def _owner(cases: Sequence[Case], span: Span) -> Case:
    """The case that holds a place, else the nearest."""
    return min(
        cases, key=lambda case: (not case.claim.span.contains(span), abs(case.claim.span.start - span.start))
    )
