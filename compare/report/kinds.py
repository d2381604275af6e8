"""The differences of all articles together, by severity and type, with the claims that have them.

Goes in: a context. Comes out: `IndexGroup` values, the gravest first. Nothing is added up per outlet. The
numbers are those of the first page: differences of claims that are counted. What stands in headings that
repeat the text and in links to other pieces has a group of its own; a place where the record is in doubt is
counted once, however many articles agree there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.language import gettext, gettext_noop, ngettext, number
from compare.metrics.coverage import is_counted
from compare.model import Claim, Difference
from compare.report.context import Context
from compare.report.text import shorten
from compare.report.value_words import value_word
from compare.report.view_cards import Ref
from compare.report.view_outlets import IndexGroup, StateIndex, ToldDifference

__all__ = ["DOUBTS_ID", "RECORD_IN_DOUBT", "UNCOUNTED_ID", "build_kinds", "kinds_note", "severity_id"]

RECORD_IN_DOUBT = "the record may be wrong here"
"""A type that tells of the record, and not of an article."""
DOUBTS_ID = "severity-record"
"""The anchor of the places where the record is in doubt."""
UNCOUNTED_ID = "severity-uncounted"
"""The anchor of the differences in claims that are in no count."""

HEADINGS = {
    "3": gettext_noop("Another speaker’s words, or another turn’s"),
    "2": gettext_noop("A meaning-bearing word changed, added or dropped"),
    "1": gettext_noop("Edited, sense apparently kept"),
    "0": gettext_noop("Cosmetic"),
    "uncounted": gettext_noop("In headings that repeat the text, and in links to other pieces"),
    "record": gettext_noop("About the record, not about an article"),
}
"""The severities as headings, the gravest first; then what is no difference of a counted claim."""


GRAVE = ("3", "2")
"""The severities whose differences are told in a line each."""
GRAVEST = GRAVE[:1]
"""Those that are told however many there are of the other."""
MOST_TOLD = 40
"""Lines for both beyond which only the gravest are told."""
MOST_GRAVEST = 160
"""Lines for the gravest, beyond which they stand in the data."""
WORDS = 80
"""Characters of a claim in such a line."""
COUNTED = gettext_noop(
    "Counted: each difference of a claim that is counted, as on the first page; one claim may have several."
)
UNCOUNTED = gettext_noop("Those in headings and links are in no other count.")
PLACES = gettext_noop("Where articles agree against the record, each place of the record is counted once.")
IDS = gettext_noop("The sign behind a line is the difference’s id in differences.csv and results.xlsx.")
Found = tuple[Claim, Difference]


def severity_id(severity: int) -> str:
    """The anchor of the differences of this severity, 0–3."""
    return f"severity-{severity}"


def build_kinds(context: Context) -> tuple[IndexGroup, ...]:
    """A group per severity that occurs, a line per type in the order of the alphabet; then what is in no
    count, and the places where the record is in doubt. The grave ones are told in a line each, unless they
    are very many; then the gravest are.
    """
    found = _by_group(context)
    grave = sum(len(items) for name in GRAVE for items in found[name].values())
    told = GRAVE if grave <= MOST_TOLD else GRAVEST
    return tuple(
        IndexGroup(
            id=f"severity-{name}",
            heading=gettext(HEADINGS[name]),
            count=number(sum(_n(name, items) for items in types.values())),
            entries=tuple(_lines(context, name, types, told=name in told)),
        )
        for name, types in found.items()
        if types
    )


def kinds_note(context: Context) -> str:
    """How these are counted, and where what is not told stands; empty where there are no differences."""
    found = _by_group(context)
    if not any(found.values()):
        return ""
    gravest = sum(len(items) for items in found["3"].values())
    return " ".join(
        filter(
            None,
            (
                gettext(COUNTED),
                gettext(UNCOUNTED) if found["uncounted"] else "",
                gettext(PLACES) if found["record"] else "",
                _beyond(gravest - MOST_GRAVEST),
                gettext(IDS) if gravest and not context.limits.each else "",
            ),
        )
    )


def _beyond(rest: int) -> str:
    if rest <= 0:
        return ""
    return ngettext(
        "{n} more of the gravest is in differences.csv and results.xlsx, with severity 3.",
        "{n} more of the gravest are in differences.csv and results.xlsx, with severity 3.",
        rest,
    )


def _by_group(context: Context) -> dict[str, dict[str, list[Found]]]:
    """Every difference by the key of its group and its type, in the order of the articles and their texts."""
    found: dict[str, dict[str, list[Found]]] = {name: {} for name in HEADINGS}
    for claim in context.comparison.claim_records:
        for item in context.alignment(claim).differences:
            found[_group(claim, item)].setdefault(item.type, []).append((claim, item))
    return found


def _group(claim: Claim, item: Difference) -> str:
    if item.type == RECORD_IN_DOUBT:
        return "record"
    return str(item.severity) if is_counted(claim) else "uncounted"


def _n(name: str, found: Sequence[Found]) -> int:
    """How many are counted: differences, or of a doubt about the record places."""
    if name != "record":
        return len(found)
    return len({(item.passage_id, item.passage_span) for _, item in found})


def _lines(
    context: Context, name: str, types: Mapping[str, list[Found]], *, told: bool
) -> Iterator[StateIndex]:
    """A line per type with links to its claims, or told; beyond the limit of the layout, to the data."""
    room = MOST_GRAVEST if told else 0
    for kind in sorted(types, key=_by_words):
        found = types[kind]
        different = list(dict.fromkeys(claim for claim, _ in found))
        shown = different[: context.limits.refs]
        lines = found[:room]
        room -= len(lines)
        yield StateIndex(
            words=value_word(kind),
            count=number(_n(name, found)),
            refs=tuple(_ref(context, claim) for claim in shown),
            more=_more(len(found) - len(lines), told=True) if told else _more(len(different) - len(shown)),
            told=tuple(_told(context, claim, item) for claim, item in lines),
        )


def _more(rest: int, *, told: bool = False) -> str:
    """What stands in the data only; empty for nothing."""
    if not rest:
        return ""
    if told:
        return ngettext(
            "and {n} further difference in differences.csv",
            "and {n} further differences in differences.csv",
            rest,
        )
    return ngettext(
        "and {n} further claim in differences.csv", "and {n} further claims in differences.csv", rest
    )


def _by_words(kind: str) -> tuple[str, str]:
    """As a reader looks a type up, whatever the language; equal ones by their name."""
    return value_word(kind).casefold(), kind


def _ref(context: Context, claim: Claim) -> Ref:
    return Ref(id=claim.id, label=context.label_of[claim.id])


def _told(context: Context, claim: Claim, item: Difference) -> ToldDifference:
    """What differs; where that names no words, behind the words of the claim."""
    told = str(item.explanation)
    if gettext("“{words}”", words="")[0] not in told:
        words = shorten(claim.text, WORDS)
        told = gettext("“{words}”: {explanation}", words=words, explanation=told)
    name = context.name(context.article(claim))
    return ToldDifference(id=item.id, ref=_ref(context, claim), article=name, words=told)
