"""Articles for few of whose claims a place was found: whether they report this event is to be settled.

Goes in: a context. Comes out: a line for each such article, and one on what the counts over all are without
them. One rule for every outlet: at least `LEAST` of its statements and quotations were compared, and for
fewer than one in four of these the search found a place, of the whole or a part, one or several.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import gettext, gettext_lazy, ngettext, ngettext_lazy
from compare.model import Article
from compare.report.context import Context
from compare.report.pieces import links, table_ref, woven
from compare.report.text import shorten
from compare.report.view_cards import Ref
from compare.report.view_first import Sentence, SettleLine

__all__ = ["LEAST", "compared_and_found", "little_located"]

LEAST = 8
"""Statements and quotations compared below which nothing is asked of an article."""
ONE_IN = 4
"""Fewer than one in so many: in articles about other events it was a tenth or a fifth."""
MOST_NAMED = 6
"""Articles that have a line each; the others are told together."""


def little_located(context: Context) -> list[SettleLine]:
    """A line per such article, then what the counts over all are without them; empty where there is none."""
    articles = [article for article in context.comparison.articles if _is_doubted(context, article)]
    lines = [_asked(context, article) for article in articles[:MOST_NAMED]]
    if rest := articles[MOST_NAMED:]:
        lines.append(_asked_together(rest))
    return [*lines, _without(context, articles)] if articles else []


def compared_and_found(context: Context, articles: Sequence[Article]) -> tuple[int, int]:
    """How many counted claims of articles were compared, and for how many of these a place was found."""
    locations = [
        context.alignment(claim).location for article in articles for claim in context.all_counted(article)
    ]
    compared = [location for location in locations if location is not None]
    return len(compared), sum(location != "not located" for location in compared)


def _is_doubted(context: Context, article: Article) -> bool:
    compared, found = compared_and_found(context, [article])
    return compared >= LEAST and ONE_IN * found < compared


def _asked(context: Context, article: Article) -> SettleLine:
    compared, found = compared_and_found(context, [article])
    name = context.name(article)
    what = gettext("Whether the article of {outlet} reports this event", outlet=name)
    if article.title:
        title = shorten(article.title, 80)
        what = gettext("Whether “{title}” ({outlet}) reports this event", title=title, outlet=name)
    bears = gettext_lazy(
        "for {found} of its {compared} statements and quotations that were compared the search found a place "
        "in the record{links}; the others may come from another occasion or another source.",
        found=found,
        compared=compared,
    )
    ref = Ref(id=article.id, label=context.letter_of[article.id])
    return SettleLine(what=what, bears=Sentence(pieces=tuple(woven(bears, links=links((ref,))))))


def _asked_together(articles: Sequence[Article]) -> SettleLine:
    what = ngettext(
        "Whether {n} further article reports this event",
        "Whether {n} further articles report this event",
        len(articles),
    )
    bears = ngettext_lazy(
        "for fewer than one in four of its statements and quotations that were compared the search found a "
        "place in the record{links}.",
        "for fewer than one in four of the statements and quotations of each that were compared the search "
        "found a place in the record{links}.",
        len(articles),
    )
    return SettleLine(what=what, bears=Sentence(pieces=tuple(woven(bears, links=links((table_ref(),))))))


def _without(context: Context, articles: Sequence[Article]) -> SettleLine:
    """What the counts over all are, with and without these articles."""
    everything = compared_and_found(context, context.comparison.articles)
    part = compared_and_found(context, articles)
    what = ngettext(
        "Whether that article belongs in the counts over all articles",
        "Whether these {n} articles belong in the counts over all articles",
        len(articles),
    )
    bears = ngettext_lazy(
        "with it the search found a place for {found} of {compared} statements and quotations that were "
        "compared{links}, without it for {found_without} of {compared_without}.",
        "with them the search found a place for {found} of {compared} statements and quotations that were "
        "compared{links}, without them for {found_without} of {compared_without}.",
        len(articles),
        compared=everything[0],
        found=everything[1],
        compared_without=everything[0] - part[0],
        found_without=everything[1] - part[1],
    )
    return SettleLine(what=what, bears=Sentence(pieces=tuple(woven(bears, links=links((table_ref(),))))))
