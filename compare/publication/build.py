"""A published edition is put together: for every article alike what was confirmed and what corresponds.

Goes in: the cases of an event, what outlets were asked and answered, and who publishes when. Comes out: a
`PublishedEdition`. Whether it may appear is told by `gate`; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compare.language import gettext, ngettext, tag
from compare.metrics.coverage import is_counted
from compare.model import Article
from compare.publication.cases import Cases
from compare.publication.edition import (
    AnswerView,
    ArticleCounts,
    Case,
    Imprint,
    PublishedArticle,
    PublishedEdition,
    PublishedFinding,
    ReplyView,
)
from compare.publication.registry import Record
from compare.publication.replies import Identity, Replies
from compare.publication.reply_view import reply_view
from compare.publication.said import counting_rule, method_paragraphs, overall_sentences
from compare.report import wording
from compare.report.front import build_first_page, byline, safe_url, title_of
from compare.report.reading import health_lines
from compare.report.text import day, day_of, listed, shorten
from compare.report.view import Fact
from compare.segment.language import language_tag

__all__ = ["Plan", "build_edition", "reply_to"]

MOST_NAMES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a person states of an edition.

    Attributes:
        forced: The reason for what is missing; empty where nothing is.
        sentence: On the correction; empty for none.
        before: The editions before it.
    """

    on: date
    imprint: Imprint
    forced: str = ""
    sentence: str = ""
    before: tuple[Record, ...] = ()

    @property
    def number(self) -> int:
        """Of the edition."""
        return len(self.before) + 1


def build_edition(cases: Cases, replies: Replies, plan: Plan) -> PublishedEdition:
    """The edition in the language now spoken, without its `history`: `with_history` adds it."""
    context = cases.context
    articles = tuple(_article(cases, replies, article, plan) for article in cases.comparison.articles)
    reviewers = _reviewers(cases, articles)
    first = build_first_page(context)
    lost = any(
        one.kind == "not located" for art in articles for case in art.findings for one in case.findings
    )
    return PublishedEdition(
        number=plan.number,
        date=plan.on,
        language=tag(),
        title=title_of(context),
        byline=byline(context),
        imprint=plan.imprint,
        line=_line(plan, reviewers),
        scope=gettext(wording.SCOPE),
        reviewers=reviewers,
        records=first.records,
        record_findings=cases.of_records(),
        selection=first.selection,
        selection_note=first.selection_note,
        overall=overall_sentences(articles),
        counting=counting_rule(),
        caveat=context.caveat if lost else "",
        articles=articles,
        exceptions=_exceptions(articles, plan.forced),
        history=(),
        method=(first.reading, *method_paragraphs(cases)),
        signature=tuple(Fact(name=name, value=value) for name, value in sorted(context.comparison.signature)),
    )


def _reviewers(cases: Cases, articles: Iterable[PublishedArticle]) -> tuple[str, ...]:
    """Everybody who confirmed a finding that is printed, else everybody who gave a verdict."""
    printed = [one for art in articles for case in art.findings for one in case.findings]
    named = [who for one in (*printed, *cases.of_records()) for who in one.people]
    if not named:
        named = [vote.by for one in cases.review.findings for vote in one.verdict.opinions]
    return tuple(sorted(dict.fromkeys(named)))


def _line(plan: Plan, reviewers: Sequence[str]) -> str:
    """What stands on every page."""
    day, n = day_of(plan.on), len(reviewers)
    if not reviewers:
        return gettext(
            "Published edition {number} of {day}; no finding was confirmed", number=plan.number, day=day
        )
    if n > MOST_NAMES:
        return ngettext(
            "Published edition {number} of {day}; findings reviewed by {n} person",
            "Published edition {number} of {day}; findings reviewed by {n} people",
            n,
            number=plan.number,
            day=day,
        )
    return gettext(
        "Published edition {number} of {day}; findings reviewed by {names}",
        number=plan.number,
        day=day,
        names=listed(reviewers),
    )


def _article(cases: Cases, replies: Replies, article: Article, plan: Plan) -> PublishedArticle:
    info, outlet = article.info, article.info.outlet or ""
    with_findings = tuple(
        _answered(case, outlet, replies, forced=bool(plan.forced)) for case in cases.with_findings[article.id]
    )
    correspond = cases.corresponding(article)
    known = replies.identity(info, cases.hashes[article.id])
    shown = cases.context.comparison.articles_by_id[article.id]
    published = day(info.published) or gettext("Date not stated")
    wire = [gettext("wire agency: {agency}", agency=info.wire_agency)] if info.wire_agency else []
    return PublishedArticle(
        id=article.id,
        letter=cases.context.letter_of[article.id],
        outlet=outlet,
        name=cases.context.name(article),
        unstated=cases.context.unstated(article),
        identity=_told(known, article),
        identified=known is not None,
        title=shorten(article.title or gettext("Title not stated"), 200),
        url=safe_url(info.url),
        shared=health_lines(shown, cases.context.letter_of)[: len(shown.health)],
        facts=" · ".join([published, *wire]),
        lang=language_tag(info.language) or "",
        findings=with_findings,
        correspond=correspond,
        answers=_to_all(with_findings),
        counts=_counts(cases, article, with_findings, correspond),
        remark=_remark(with_findings, correspond),
    )


def _answered(case: Case, outlet: str, replies: Replies, *, forced: bool) -> Case:
    """A case with the outlet's reply beside each of its findings."""
    findings = tuple(
        replace(one, reply=reply_to(one, outlet, replies, forced=forced)) for one in case.findings
    )
    return replace(case, findings=findings)


def reply_to(one: PublishedFinding, outlet: str, replies: Replies, *, forced: bool) -> ReplyView:
    """What stands beside a finding of the outlet's side, in the language now spoken."""
    reply = replies.reply(outlet, one.id, one.fingerprint)
    return reply_view(outlet, reply, forced=forced, earlier=replies.earlier(outlet, one.id))


def _to_all(cases: Iterable[Case]) -> tuple[AnswerView, ...]:
    """The answers that are not to one finding, each once, in the order in which they came."""
    every = [
        answer
        for case in cases
        for one in case.findings
        if one.reply
        for answer in one.reply.answers
        if answer.whole
    ]
    # One answer is to the wording that is printed of one finding, and to an earlier one of another.
    once = {(answer.received, answer.text): answer for answer in sorted(every, key=_told_longest)}
    return tuple(sorted(once.values(), key=lambda answer: answer.received))


def _told_longest(answer: AnswerView) -> int:
    """Orders what is told of one answer so that the plainest stands last."""
    return -len(answer.told)


def _told(known: Identity | None, article: Article) -> str:
    """Who confirmed the outlet; where nobody did, whose word its name is."""
    if known:
        return gettext(
            "That the outlet published this text was confirmed by {name} on {day}.",
            name=known.by,
            day=day_of(known.at),
        )
    if article.info.outlet:
        return gettext(
            "The outlet is named as the person who supplied the text states it; nobody has confirmed it."
        )
    return gettext("The outlet is not stated, and the label is that of a file: it names nobody.")


def _counts(
    cases: Cases, article: Article, with_findings: Iterable[Case], correspond: Iterable[Case]
) -> ArticleCounts:
    compared = [
        claim
        for claim in cases.comparison.claims_of(article.id)
        if is_counted(claim) and cases.comparison.alignments_by_claim[claim.id].location is not None
    ]
    counted = [case for case in with_findings if case.counted]
    return ArticleCounts(
        compared=len(compared),
        correspond=sum(case.counted for case in correspond),
        with_findings=len(counted),
        findings=sum(len(case.findings) for case in counted),
    )


def _remark(with_findings: Sequence[Case], correspond: Sequence[Case]) -> str:
    if with_findings:
        return ""
    if correspond:
        return gettext("No finding was confirmed in this article.")
    return gettext("No finding was confirmed in this article, and no statement of it is shown.")


def _exceptions(articles: Iterable[PublishedArticle], reason: str) -> tuple[str, ...]:
    """What the edition appears without, and why; none where nothing is missing."""
    lines = []
    for art in articles:
        findings = [one for case in art.findings for one in case.findings]
        named = f"{art.letter} ({art.name})"
        if findings and not art.identified:
            lines.append(
                gettext("Nobody has confirmed which outlet published article {article}.", article=named)
            )
        if waited := [one for one in findings if one.reply and one.reply.answered == "not awaited"]:
            lines.append(_without_reply(named, waited))
    if not lines:
        return ()
    return (*lines, gettext("The reason that the publisher gives: {reason}", reason=reason))


def _without_reply(named: str, findings: Sequence[PublishedFinding]) -> str:
    asked = [one for one in findings if one.reply and one.reply.asked]
    if len(asked) == len(findings):
        return gettext(
            "The outlet of article {article} was asked, and its answer was not awaited.", article=named
        )
    if asked:
        return gettext(
            "Not all findings on article {article} were put to its outlet, and its answer was not awaited.",
            article=named,
        )
    if reworded := sum(one.reply is not None and one.reply.reworded for one in findings):
        return ngettext(
            "{n} finding on article {article} was put to its outlet in another wording, and not as printed "
            "here.",
            "{n} findings on article {article} were put to its outlet in another wording, and not as printed "
            "here.",
            reworded,
            article=named,
        )
    return gettext(
        "The findings on article {article} were not put to its outlet before publication.", article=named
    )
