"""One section per article, alike in kind: what it reported and where, its claims beside the record by
severity, what others report, what was not checked.

Goes in: a context. Comes out: `OutletView` values in alphabetical order of the outlets. Every claim of an
article appears exactly once: on a card or in a list; its id is the anchor there.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.metrics.coverage import is_counted
from compare.model import Article, Claim
from compare.report.cards import list_claim
from compare.report.context import Context
from compare.report.front import safe_url
from compare.report.groups import build_groups, empty_sentence
from compare.report.index import build_index
from compare.report.reported import build_reported
from compare.report.runs import reported_by_others
from compare.report.text import count, day, plural, shorten
from compare.report.view import ListedClaim, OutletView, UncheckedGroup
from compare.report.wording import NOT_STATED, STATE_WORDS, UNCHECKED_REASONS

__all__ = ["build_outlet"]

ELSEWHERE = "Its other claims, checked or not, stand in report.html and in claims.csv."


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
        title=shorten(article.title or f"Title {NOT_STATED}", 200),
        facts=_facts(article),
        url=safe_url(article.info.url),
        index=build_index(context, article),
        index_caveat=context.caveat if lost else "",
        translation=_translation(context, checked),
        reported=reported,
        reported_note=reported_note,
        groups=groups,
        unread="" if checked else "No claim of this article was checked: see below.",
        empty=ELSEWHERE if context.dense else empty_sentence(groups),
        others=others,
        others_note=others_note,
        others_more=others_more,
        unchecked=() if context.dense else _unchecked(context, claims),
        scare_quotes=_shown(
            context,
            "Single words in quotation marks",
            [
                list_claim(context, c, remark=c.attribution.speaker or "")
                for c in claims
                if c.kind == "scare quote"
            ],
        ),
        headings=_shown(
            context,
            "Headings that repeat the text, and links to other pieces",
            [_heading(context, c) for c in claims if _is_listed_heading(c)],
        ),
    )


def _facts(article: Article) -> str:
    published = day(article.info.published) or f"date {NOT_STATED}"
    return f"{published} · {count(article.n_words, 'word')} · {article.info.file}"


def _translation(context: Context, claims: Sequence[Claim]) -> str:
    return " ".join(dict.fromkeys(filter(None, (context.translation(claim) for claim in claims))))


def _is_listed_heading(claim: Claim) -> bool:
    """True for a teaser, or a heading that repeats the body: checked perhaps, and in no count."""
    return claim.kind not in ("scare quote", "context") and not is_counted(claim)


def _heading(context: Context, claim: Claim) -> ListedClaim:
    """A heading or teaser with its state, which is in no count."""
    remark = STATE_WORDS[context.alignment(claim).state].lower()
    if claim.repeats and claim.repeats in context.label_of:
        remark = f"repeats {context.label_of[claim.repeats]}"
    elif claim.block == "teaser":
        remark = f"link to another piece; {remark}"
    if context.alignment(claim).location == "not located" and "not located" in remark:
        remark = f"{remark}. {context.caveat}"
    return list_claim(context, claim, remark=remark)


def _unchecked(context: Context, claims: Sequence[Claim]) -> tuple[UncheckedGroup, ...]:
    """Claims that were not compared, by reason; the commonest reason first."""
    grouped: dict[str, list[ListedClaim]] = {}
    for claim in claims:
        if claim.kind == "scare quote" or _is_listed_heading(claim):
            continue
        if claim.kind == "context" or context.alignment(claim).location is None:
            reason = claim.reason or ("context" if claim.kind == "context" else "no reason recorded")
            grouped.setdefault(reason, []).append(list_claim(context, claim))
    ranked = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(_shown(context, UNCHECKED_REASONS.get(reason, reason), found) for reason, found in ranked)


def _shown(context: Context, reason: str, claims: Sequence[ListedClaim]) -> UncheckedGroup:
    """Claims without a card, as many as the layout has room for."""
    shown = tuple(claims[: context.listed])
    rest = len(claims) - len(shown)
    further = "further claim" if shown else "claim"
    if context.dense:
        return UncheckedGroup(reason=reason, claims=())
    more = f"{count(rest, further)} {plural(rest, 'is', 'are')} in claims.csv." if rest else ""
    return UncheckedGroup(reason=reason, claims=shown, more=more)
