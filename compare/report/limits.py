"""How long the lists of a report may be: by rule from how much is compared, the same for every article.

Goes in: a comparison, or the section of an article. Comes out: `Limits`, or the section with its lists cut.
What is cut is counted where it is cut, and stands in the page or the data files.
"""

from __future__ import annotations

from dataclasses import replace

from compare.comparison import Comparison
from compare.metrics.coverage import is_counted
from compare.report.context import Limits
from compare.report.groups import short_note
from compare.report.text import count, plural
from compare.report.view_cards import ListedClaim, Ref
from compare.report.view_outlets import OutletView

__all__ = ["paper_limits", "screen_limits", "with_lists_cut"]

# From so many claims on a page that opens quickly has no room for all that the data files have.
MANY_CLAIMS = 800
# From so many articles on each has a part of a printed page, not pages.
MANY_ARTICLES = 24
# What is printed of all articles together, where they are fewer.
CARDS, LISTED = 160, 360


def screen_limits(comparison: Comparison) -> Limits:
    """The limits of the HTML: none on what is shown of a claim, unless there are very many."""
    if sum(map(is_counted, comparison.claim_records)) < MANY_CLAIMS:
        return Limits()
    return Limits(claim_rows=500, around=110, figures=False)


def paper_limits(comparison: Comparison) -> Limits:
    """The limits of the PDF.

    Few articles have their claims in full; the more there are, the fewer cards and lines each one has.
    """
    n = max(len(comparison.articles), 1)
    few = Limits(
        runs=8,
        others=5,
        related=2,
        claim_rows=600,
        claim_text=34,
        reading=240,
        around=160,
        cards=CARDS,
        listed=LISTED // n,
    )
    if n < MANY_ARTICLES:
        return few
    return replace(
        few,
        others=0,
        related=1,
        claim_rows=0,
        reading=100,
        around=100,
        cards=n,
        least_cards=1,
        listed=0,
        refs=30,
        many=True,
    )


def with_lists_cut(outlet: OutletView, limits: Limits) -> OutletView:
    """The section of an article with at most `limits.listed` claims in short per kind of list.

    The others keep their anchors: they stand as labels at its end.
    """
    room = limits.listed
    if room is None:
        return outlet
    left: list[ListedClaim] = []

    def cut(items: tuple[ListedClaim, ...], at_most: int) -> tuple[ListedClaim, ...]:
        left.extend(items[max(at_most, 0) :])
        return items[: max(at_most, 0)]

    groups, used = [], 0
    for group in outlet.groups:
        more = cut(group.more, room - used)
        used += len(more)
        groups.append(replace(group, more=more, more_note=short_note(len(group.more), len(more))))
    unchecked = tuple(replace(group, claims=cut(group.claims, room)) for group in outlet.unchecked)
    scare_quotes, headings = cut(outlet.scare_quotes, room), cut(outlet.headings, room)
    return replace(
        outlet,
        groups=tuple(group for group in groups if group.cards or group.more),
        scare_quotes=scare_quotes,
        headings=headings,
        unchecked=tuple(group for group in unchecked if group.claims),
        bare=tuple(Ref(id=item.id, label=item.label) for item in left),
        bare_note=_bare_note(len(left)),
        bare_ids=tuple(group.id for group in groups if not group.cards and not group.more),
    )


def _bare_note(n: int) -> str:
    if not n:
        return ""
    stand = plural(n, "stands", "stand")
    return f"{count(n, 'claim')} of this article {stand} in report.html and claims.csv only:"
