"""How long the lists of a report may be: by rule from how much is compared, the same for every article.

Goes in: a comparison. Comes out: `Limits`. What they cut is counted where it is cut, and stands in the page
or the data files.
"""

from __future__ import annotations

from dataclasses import replace

from compare.comparison import Comparison
from compare.metrics.coverage import is_counted
from compare.report.context import Limits

__all__ = ["paper_limits", "screen_limits"]

# From so many claims on a page that opens quickly has no room for all that the data files have.
MANY_CLAIMS = 800
# From so many articles on each has a part of a printed page, not pages.
MANY_ARTICLES = 24


def screen_limits(comparison: Comparison) -> Limits:
    """The limits of the HTML: none on what is shown of a claim, unless there are very many."""
    if sum(map(is_counted, comparison.claim_records)) < MANY_CLAIMS:
        return Limits()
    return Limits(claim_rows=200, around=60, others=4, figures=False)


def paper_limits(comparison: Comparison) -> Limits:
    """The limits of the PDF.

    Few articles have their claims in full; the more there are, the fewer cards and lines each one has.
    """
    few = Limits(
        runs=8,
        others=5,
        related=2,
        claim_rows=240,
        claim_text=48,
        reading=150,
        around=100,
        cards=140,
        reported=6,
        listed=24,
        many=6,
    )
    n = len(comparison.articles)
    if n < MANY_ARTICLES:
        return few
    return replace(few, runs=4, others=0, related=1, claim_rows=0, refs=20, each=False)
