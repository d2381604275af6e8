"""One section per article, alike in kind: what it reported and where, its claims beside the record by
severity, what others report, what was not checked.

Goes in: a context. Comes out: `OutletView` values in alphabetical order of the outlets. Every claim of an
article appears exactly once: on a card or in a list; its id is the anchor there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from compare.language import gettext, gettext_noop, ngettext
from compare.metrics.coverage import is_counted
from compare.model import Article, Claim, State
from compare.report.cards import list_claim
from compare.report.context import Context
from compare.report.front import safe_url
from compare.report.groups import build_groups, empty_sentence
from compare.report.index import build_index
from compare.report.reported import build_reported
from compare.report.runs import reported_by_others
from compare.report.text import day, shorten
from compare.report.view import ListedClaim, OutletView, UncheckedGroup
from compare.report.wording import UNCHECKED_REASONS

__all__ = ["build_outlet"]

ELSEWHERE = gettext_noop("Its other claims, checked or not, stand in report.html and in claims.csv.")
STATES: Final[Mapping[State, str]] = MappingProxyType(
    {
        "verbatim": gettext_noop("word for word"),
        "cleaned": gettext_noop("corresponds after clean-up"),
        "edited, marked": gettext_noop("edited, and marked as edited"),
        "edited, unmarked": gettext_noop("differs in words, without a mark"),
        "corresponds in other words": gettext_noop("corresponds in other words"),
        "summary in quotation marks": gettext_noop("a summary in quotation marks"),
        "joined": gettext_noop("joins words of two places"),
        "located": gettext_noop("located"),
        "partly located": gettext_noop("located in part"),
        "ambiguous": gettext_noop("fits several places"),
        "attribution differs": gettext_noop("given to another speaker"),
        "not located": gettext_noop("not located"),
        "not checkable": gettext_noop("not checked"),
    }
)
"""The states as a remark on a heading."""
NO_REASON = gettext_noop("no reason recorded")


def build_outlet(context: Context, article: Article) -> OutletView:
    """The section of one article; empty lists where there is nothing of a kind."""
    claims = context.claims_by_article[article.id]
    checked = [
        claim for claim in claims if is_counted(claim) and context.alignment(claim).location is not None
    ]
    lost = [claim for claim in checked if context.group(claim) == "not located"]
    groups = build_groups(context, article, checked)
    reported, reported_note = build_reported(context, article)
    others, others_note, others_more = reported_by_others(context, article)
    return OutletView(
        id=article.id,
        letter=context.letter_of[article.id],
        name=context.name(article),
        unstated=context.unstated(article),
        title=shorten(article.title or gettext("Title not stated"), 200),
        facts=_facts(article),
        url=safe_url(article.info.url),
        index=build_index(context, article),
        index_caveat=context.caveat if lost else "",
        translation=_translation(context, checked),
        reported=reported,
        reported_note=reported_note,
        groups=groups,
        unread="" if checked else gettext("No claim of this article was checked: see below."),
        empty=gettext(ELSEWHERE) if context.dense else empty_sentence(groups),
        others=others,
        others_note=others_note,
        others_more=others_more,
        unchecked=() if context.dense else _unchecked(context, claims),
        scare_quotes=_shown(
            context,
            gettext("Single words in quotation marks"),
            [
                list_claim(context, c, remark=c.attribution.speaker or "")
                for c in claims
                if c.kind == "scare quote"
            ],
        ),
        headings=_shown(
            context,
            gettext("Headings that repeat the text, and links to other pieces"),
            [_heading(context, c) for c in claims if _is_listed_heading(c)],
        ),
    )


def _facts(article: Article) -> str:
    published = day(article.info.published) or gettext("date not stated")
    words = ngettext("{n} word", "{n} words", article.n_words)
    return f"{published} · {words} · {article.info.file}"


def _translation(context: Context, claims: Sequence[Claim]) -> str:
    return " ".join(dict.fromkeys(filter(None, (context.translation(claim) for claim in claims))))


def _is_listed_heading(claim: Claim) -> bool:
    """True for a teaser, or a heading that repeats the body: checked perhaps, and in no count."""
    return claim.kind not in ("scare quote", "context") and not is_counted(claim)


def _heading(context: Context, claim: Claim) -> ListedClaim:
    """A heading or teaser with its state, which is in no count."""
    alignment = context.alignment(claim)
    if claim.repeats and claim.repeats in context.label_of:
        remark = gettext("repeats {label}", label=context.label_of[claim.repeats])
        return list_claim(context, claim, remark=remark)
    remark = gettext(STATES[alignment.state])
    if claim.block == "teaser":
        remark = gettext("link to another piece; {state}", state=remark)
    if alignment.state == "not located":
        remark = f"{remark}. {context.caveat}"
    return list_claim(context, claim, remark=remark)


def _unchecked(context: Context, claims: Sequence[Claim]) -> tuple[UncheckedGroup, ...]:
    """Claims that were not compared, by reason; the commonest reason first."""
    grouped: dict[str, list[ListedClaim]] = {}
    for claim in claims:
        if claim.kind == "scare quote" or _is_listed_heading(claim):
            continue
        if claim.kind == "context" or context.alignment(claim).location is None:
            reason = claim.reason or ("context" if claim.kind == "context" else NO_REASON)
            grouped.setdefault(reason, []).append(list_claim(context, claim))
    ranked = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(_shown(context, _in_words(reason), found) for reason, found in ranked)


def _in_words(reason: str) -> str:
    """Why claims were not compared; the reasons of the program in the language of the report."""
    known = NO_REASON if reason == NO_REASON else UNCHECKED_REASONS.get(reason)
    return gettext(known) if known else reason


def _shown(context: Context, reason: str, claims: Sequence[ListedClaim]) -> UncheckedGroup:
    """Claims without a card, as many as the layout has room for."""
    shown = tuple(claims[: context.listed])
    rest = len(claims) - len(shown)
    if context.dense:
        return UncheckedGroup(reason=reason, claims=())
    if not rest:
        return UncheckedGroup(reason=reason, claims=shown)
    if shown:
        more = ngettext("{n} further claim is in claims.csv.", "{n} further claims are in claims.csv.", rest)
    else:
        more = ngettext("{n} claim is in claims.csv.", "{n} claims are in claims.csv.", rest)
    return UncheckedGroup(reason=reason, claims=shown, more=more)
