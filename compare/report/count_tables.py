"""The tables of counts per article behind the sentences of the first page; every number leads to its claims.

Goes in: a context. Comes out: `CountTable` values: how the claims came out, how the words of the located
quotations relate, and what is known of the claims that were not located.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from compare.language import gettext, gettext_noop, number
from compare.model import Article, Claim, Wording
from compare.report import wording
from compare.report.context import Context
from compare.report.groups import group_id
from compare.report.index import STATES, kind_id, note_id, state_id, wording_id
from compare.report.pieces import LOST_TABLE, TABLE, WORDS_TABLE
from compare.report.reviewed import own_error
from compare.report.view_tables import CountTable, TableGroup, TableRow

__all__ = ["WORDINGS", "count_tables"]

HEADS = (
    gettext_noop("In all"),
    gettext_noop("Located"),
    gettext_noop("Located in part"),
    gettext_noop("Fit several places"),
    gettext_noop("Given to another speaker"),
    gettext_noop("Not located"),
    gettext_noop("Not checked"),
)
WORDINGS: tuple[Wording, ...] = (
    "verbatim",
    "cleaned",
    "edited, marked",
    "edited, unmarked",
    "corresponds in other words",
    "summary in quotation marks",
    "joined",
)
WORDS_HEADS = (
    gettext_noop("Located"),
    gettext_noop("Word for word"),
    gettext_noop("Differ only in clean-up"),
    gettext_noop("Edited, marked"),
    gettext_noop("Differ, no mark"),
    gettext_noop("In other words"),
    gettext_noop("A summary"),
    gettext_noop("Of two places"),
    gettext_noop("Not assessed"),
)
"""The heads of `WORDINGS`, between those of all and of the rest."""
LOST_HEADS = (
    gettext_noop("Not located"),
    gettext_noop("Placed outside by the article itself"),
    gettext_noop("Of the others: related passages"),
    gettext_noop("Of the others: none"),
)
ON_PAPER = gettext_noop(
    "On paper the claims behind each number are not listed: in report.html every number leads to them, and "
    "claims.csv has them by “article”, “kind” and “state”, where “counted” is true."
)


def count_tables(context: Context) -> tuple[CountTable, ...]:
    """The table of outcomes, then those of wordings and of what was not located, where there are such."""
    tables = (_outcomes(context), _wordings(context), _lost(context))
    return tuple(table for table in tables if table is not None)


def _table(
    key: str,
    caption: str,
    heads: Sequence[str],
    groups: Sequence[TableGroup],
    notes: Sequence[str],
    *,
    caveat: str = "",
) -> CountTable:
    return CountTable(
        id=key,
        caption=caption,
        corner=gettext("Article"),
        columns=tuple(map(gettext, heads)),
        span=len(heads) + 1,
        groups=tuple(groups),
        notes=tuple(notes),
        caveat=caveat,
    )


def _group(
    context: Context, heading: str, cells: Callable[[Article], Sequence[tuple[int, str]]]
) -> TableGroup:
    """A row per article: numbers, each with the id of the list of its claims."""
    rows = []
    for article in context.comparison.articles:
        numbers = cells(article)
        rows.append(
            TableRow(
                id=article.id,
                heading=f"{context.letter_of[article.id]} {context.name(article)}",
                cells=tuple(number(n) for n, _ in numbers),
                links=tuple(link if n else "" for n, link in numbers),
            )
        )
    return TableGroup(heading=heading, rows=tuple(rows))


def _outcomes(context: Context) -> CountTable:
    def cells(article: Article, *, quotations: bool) -> list[tuple[int, str]]:
        claims = context.counted(article, quotations=quotations)
        states = Counter(context.group(claim) for claim in claims)
        found = [(states[state], state_id(article.id, state, quotations=quotations)) for state in STATES]
        return [(len(claims), kind_id(article.id, quotations=quotations)), *found]

    caveat = wording.caveat(context.comparison.transcripts, subject="Not located: the search")
    spoken = all(record.info.spoken_language for record in context.comparison.transcripts)
    return _table(
        TABLE,
        gettext("How the claims of each article relate to the record"),
        HEADS,
        [
            _group(context, gettext("Quotations"), lambda one: cells(one, quotations=True)),
            _group(context, gettext("Reported statements"), lambda one: cells(one, quotations=False)),
        ],
        [
            own_error(context),
            caveat,
            gettext(wording.LOCATED_MEANS),
            *([] if spoken else [gettext(wording.SPOKEN_NOT_STATED)]),
            gettext(wording.QUOTATIONS_COUNTED),
            *([gettext(ON_PAPER)] if context.dense else []),
        ],
        caveat=caveat,
    )


def _wordings(context: Context) -> CountTable | None:
    """``None`` where no quotation was located."""

    def cells(article: Article) -> list[tuple[int, str]]:
        located = _located(context, article)
        graded = [claim for claim in located if context.translation(claim) is None]
        kinds = Counter(context.alignment(claim).wording for claim in graded)
        found = [(kinds[kind], wording_id(article.id, kind)) for kind in WORDINGS]
        every = state_id(article.id, "located", quotations=True)
        return [(len(located), every), *found, (len(located) - sum(n for n, _ in found), every)]

    if not any(_located(context, article) for article in context.comparison.articles):
        return None
    group = _group(context, gettext("Located quotations"), cells)
    caption = gettext("How the words of the located quotations relate to the record’s")
    note = gettext(
        "By the strict scale, whatever an outlet’s own policy allows; across a translation not assessed."
    )
    return _table(WORDS_TABLE, caption, WORDS_HEADS, [group], [note])


def _located(context: Context, article: Article) -> list[Claim]:
    claims = context.counted(article, quotations=True)
    return [claim for claim in claims if context.group(claim) == "located"]


def _lost(context: Context) -> CountTable | None:
    """``None`` where nothing more is known of any claim that was not located."""

    def cells(article: Article) -> list[tuple[int, str]]:
        lost = context.lost(context.all_counted(article))
        n, placed, related = map(len, lost)
        return [
            (n, group_id(article.id, "lost")),
            (placed, note_id(article.id, "placed")),
            (related, note_id(article.id, "related")),
            (n - placed - related, group_id(article.id, "lost")),
        ]

    group = _group(context, gettext("Quotations and reported statements"), cells)
    if not any(row.cells[1:3] != ("0", "0") for row in group.rows):
        return None
    caption = gettext("What is known of the claims that were not located")
    caveat = wording.caveat(context.comparison.transcripts, subject="Not located: the search")
    return _table(LOST_TABLE, caption, LOST_HEADS, [group], [caveat], caveat=caveat)
