"""From a comparison to the view that both layouts show.

Goes in: a `Comparison`, or what an edition shows of it, and the limits of a layout. Comes out: a
`ReportView`. Nothing is rendered here.
"""

from __future__ import annotations

from compare.changes.model import Changes
from compare.comparison import Comparison
from compare.language import gettext
from compare.report import wording
from compare.report.changes_view import build_changes
from compare.report.claims import build_claim_rows, left_out
from compare.report.context import Context, Limits
from compare.report.edition import Edition
from compare.report.edition_view import build_edition
from compare.report.findings import build_findings
from compare.report.front import build_first_page, byline, title_of
from compare.report.glance import build_topic_tables
from compare.report.method import build_method
from compare.report.outlets import build_outlet
from compare.report.reading_view import build_reading
from compare.report.reviewed import LOCATED, own_error
from compare.report.shown import Shown, prepare
from compare.report.strip import build_coverage_table, build_strip, coverage_note
from compare.report.unmatched import build_unmatched
from compare.report.view import ReportView

__all__ = ["build_view", "view_of"]


def build_view(
    comparison: Comparison,
    *,
    limits: Limits | None = None,
    edition: Edition | None = None,
    changes: Changes | None = None,
) -> ReportView:
    """Everything that a report shows.

    Args:
        comparison: The result of a run; may hold no claim, no passage and no article.
        limits: How long long lists may be; the defaults are those of the HTML.
        edition: What is asked for; ``None`` stands for a private one.
        changes: Since the state before; ``None`` leaves the section out.

    Returns:
        The same view for the same comparison, always.
    """
    return view_of(prepare(comparison, edition), limits=limits, changes=changes)


def view_of(shown: Shown, *, limits: Limits | None = None, changes: Changes | None = None) -> ReportView:
    """The view of what an edition shows; `limits` and `changes` as for `build_view`."""
    context = Context(shown=shown, limits=limits or Limits())
    comparison = context.comparison
    rows = build_claim_rows(context)
    lost = any(row.lost for row in rows)
    return ReportView(
        edition=build_edition(shown),
        title=title_of(context),
        byline=byline(context),
        draft=wording.draft_words(comparison.review),
        scope=gettext(wording.SCOPE),
        many=not context.limits.each,
        first=build_first_page(context),
        findings=build_findings(context),
        strips=tuple(build_strip(context, record) for record in comparison.transcripts),
        topics=build_topic_tables(context),
        coverage=build_coverage_table(context),
        coverage_notes=tuple(filter(None, (coverage_note(context), own_error(context, LOCATED)))),
        reading=build_reading(context),
        outlets=tuple(build_outlet(context, article) for article in comparison.articles),
        outlets_note=_outlets_note(context.limits),
        unmatched=build_unmatched(context),
        claims=rows,
        claims_more=left_out(context),
        claims_caveat=gettext("Not located: {caveat}", caveat=context.caveat) if lost else "",
        method=build_method(context),
        changes=build_changes(changes) if changes else None,
    )


def _outlets_note(limits: Limits) -> str:
    """What every card lacks, where there are very many; else empty."""
    if limits.figures:
        return ""
    return gettext(
        "With so many claims the decisions in figures (level, score, reasons) stand in results.json only."
    )
