"""The differences of all articles together, by severity and type, with the claims that have them.

Goes in: a context. Comes out: `IndexGroup` values, the gravest first. Nothing is added up per outlet.
"""

from __future__ import annotations

from compare.language import gettext, gettext_noop, ngettext, number
from compare.metrics.coverage import is_counted
from compare.model import Claim, Difference
from compare.report.context import Context
from compare.report.value_words import value_word
from compare.report.view_cards import Ref
from compare.report.view_outlets import IndexGroup, StateIndex, ToldDifference

__all__ = ["DOUBTS_ID", "RECORD_IN_DOUBT", "build_kinds", "kinds_note", "severity_id"]

RECORD_IN_DOUBT = "the record may be wrong here"
"""A type that tells of the record, and not of an article."""
DOUBTS_ID = "severity-record"
"""The anchor of the places where the record is in doubt."""

HEADINGS = {
    "3": gettext_noop("Another speaker’s words, or another turn’s"),
    "2": gettext_noop("A meaning-bearing word changed, added or dropped"),
    "1": gettext_noop("Edited, sense apparently kept"),
    "0": gettext_noop("Cosmetic"),
    "record": gettext_noop("About the record, not about an article"),
}
"""The severities as headings, the gravest first."""


GRAVE = ("3", "2")
"""The severities whose differences are told in a line each."""
MOST_TOLD = 40
"""Lines beyond which they are links like the others."""
Found = tuple[Claim, Difference]


def severity_id(severity: int) -> str:
    """The anchor of the differences of this severity, 0–3."""
    return f"severity-{severity}"


def build_kinds(context: Context) -> tuple[IndexGroup, ...]:
    """A group per severity that occurs, a line per type in the order of the alphabet; then the places where
    the record is in doubt. The grave ones are told in a line each, unless they are very many.
    """
    found: dict[str, dict[str, list[Found]]] = {name: {} for name in HEADINGS}
    for claim in context.comparison.claim_records:
        for item in context.alignment(claim).differences:
            name = "record" if item.type == RECORD_IN_DOUBT else str(item.severity)
            found[name].setdefault(item.type, []).append((claim, item))
    few = sum(len(grave) for name in GRAVE for grave in found[name].values()) <= MOST_TOLD
    return tuple(
        IndexGroup(
            id=f"severity-{name}",
            heading=gettext(HEADINGS[name]),
            count=number(sum(map(len, types.values()))),
            entries=tuple(
                _line(context, kind, types[kind], told=few and name in GRAVE)
                for kind in sorted(types, key=_by_words)
            ),
        )
        for name, types in found.items()
        if types
    )


def kinds_note(context: Context) -> str:
    """How many of the differences stand where nothing is counted; empty for none."""
    n = sum(
        item.type != RECORD_IN_DOUBT
        for claim in context.comparison.claim_records
        if not is_counted(claim)
        for item in context.alignment(claim).differences
    )
    if not n:
        return ""
    return ngettext(
        "{n} of these stands in a heading that repeats the text or in a link, and is in no other count.",
        "{n} of these stand in headings that repeat the text or in links, and are in no other count.",
        n,
    )


def _by_words(kind: str) -> tuple[str, str]:
    """As a reader looks a type up, whatever the language; equal ones by their name."""
    return value_word(kind).casefold(), kind


def _line(context: Context, kind: str, found: list[Found], *, told: bool) -> StateIndex:
    """One type with links to its claims, or told; beyond the limit of the layout, to the data."""
    different = list(dict.fromkeys(claim for claim, _ in found))
    shown = different[: context.limits.refs]
    rest = len(different) - len(shown)
    more = ngettext(
        "and {n} further claim in differences.csv", "and {n} further claims in differences.csv", rest
    )
    return StateIndex(
        words=value_word(kind),
        count=number(len(found)),
        refs=tuple(_ref(context, claim) for claim in shown),
        more=more if rest else "",
        told=tuple(_told(context, claim, item) for claim, item in found) if told else (),
    )


def _ref(context: Context, claim: Claim) -> Ref:
    return Ref(id=claim.id, label=context.label_of[claim.id])


def _told(context: Context, claim: Claim, item: Difference) -> ToldDifference:
    name = context.name(context.article(claim))
    return ToldDifference(ref=_ref(context, claim), article=name, words=str(item.explanation))
