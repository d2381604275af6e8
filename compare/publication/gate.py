"""What stands between a reviewed draft and a published edition: everything that is missing, a line each.

Goes in: what people decided, what was put to the outlets, and who publishes when. Comes out: a `Missing` per
thing to do; none where the edition may appear. A missing reply or an outlet that nobody confirmed can be
passed over with a reason that is printed; a missing verdict never.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from compare.comparison import Comparison
from compare.model import Article
from compare.publication.cases import Cases
from compare.publication.edition import Imprint
from compare.publication.held import Held
from compare.publication.replies import Replies, Reply
from compare.report.text import count, shorten

__all__ = ["Missing", "missing_things"]

What = Literal["reading", "verdict", "outlet", "reply", "imprint", "clock"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that is missing.

    Attributes:
        what: Of which kind it is.
        text: One line: what is missing, and what to do.
        article: Id of the article that it is about; empty for none.
    """

    what: What
    text: str
    article: str = ""

    @property
    def forceable(self) -> bool:
        """True if a reason can stand in its place."""
        return self.what in ("outlet", "reply")


def missing_things(
    cases: Cases, replies: Replies, *, event: str, on: date, imprint: Imprint, last: date | None = None
) -> tuple[Missing, ...]:
    """Everything that is missing, what cannot be forced first.

    Args:
        cases: The event with what people confirmed.
        replies: What was put to the outlets, and what came.
        event: As the person named it, for the commands in the lines.
        on: The day of publication.
        imprint: Who publishes.
        last: The day of the latest edition, if there is one.
    """
    found = (
        *_reading(cases.comparison, event),
        *_verdicts(cases, event),
        *_imprint(imprint),
        *_clock(cases, replies, on, last),
        *(line for article in cases.comparison.articles for line in _outlet(cases, replies, article, event)),
        *(line for article in cases.comparison.articles for line in _reply(cases, replies, article, event)),
    )
    return tuple(found)


def _reading(comparison: Comparison, event: str) -> Iterator[Missing]:
    status = comparison.event.confirmation.status
    if status != "confirmed":
        what = "no longer holds" if status == "void" else "is missing"
        todo = (
            f"look at it with: pressdiff check {event} --html, then: pressdiff check {event} --confirm NAME"
        )
        yield Missing(what="reading", text=f"The confirmation that the texts were read right {what}: {todo}")


def _verdicts(cases: Cases, event: str) -> Iterator[Missing]:
    for one in cases.held:
        if one.needs_verdict:
            yield Missing(
                what="verdict",
                text=f"{_named(cases.comparison, one)} {_lacks(one)}: "
                f"pressdiff decide {event} {one.finding.id} confirm (or reject) --by NAME",
            )


def _lacks(held: Held) -> str:
    if held.status == "disputed":
        return "is disputed between people"
    if held.given:
        return f"has the verdict of {held.given} of {count(held.wanted, 'person', 'people')}"
    return "has no verdict" + (f" ({held.wanted} people are asked for)" if held.wanted > 1 else "")


def _named(comparison: Comparison, held: Held) -> str:
    """A finding for a list: where it is, of which type, and how its words begin."""
    finding = held.finding
    article = comparison.articles_by_id[finding.article_id or ""]
    words = finding.difference.claim_text if finding.difference else str(finding.text)
    grave = "" if finding.severity is None else f", severity {finding.severity}"
    return f"{article.info.outlet_label}, {finding.type}{grave}, “{shorten(words, 60)}”"


def _imprint(imprint: Imprint) -> Iterator[Missing]:
    if not imprint.publisher:
        yield Missing(what="imprint", text="Nobody is named who publishes the edition: add --publisher NAME")
    if not imprint.contact:
        yield Missing(
            what="imprint", text="No contact for corrections is named: add --contact WHERE (it is printed)"
        )


def _clock(cases: Cases, replies: Replies, on: date, last: date | None) -> Iterator[Missing]:
    """Nothing that an edition rests on may be dated after it."""
    later = [
        *(("a verdict", one.at[:10]) for one in cases.held if one.confirmed),
        *(("a letter", one.asked.isoformat()) for one in replies.asked),
        *(("an answer", one.received.isoformat()) for one in replies.answers),
        *([("an earlier edition", last.isoformat())] if last else []),
    ]
    for what in dict.fromkeys(name for name, at in later if at > on.isoformat()):
        latest = max(at for name, at in later if name == what)
        yield Missing(
            what="clock",
            text=f"The edition would be dated {on}, before {what} of {latest}: name a later day with --date",
        )


def _outlet(cases: Cases, replies: Replies, article: Article, event: str) -> Iterator[Missing]:
    known = replies.identity(article.info, cases.hashes[article.id])
    if known or not cases.findings[article.id]:
        return
    if not article.info.outlet:
        todo = f'state "outlet" in {event}/event.toml, then confirm it with: pressdiff reply {event} OUTLET'
    else:
        todo = f'pressdiff reply {event} "{article.info.outlet}"'
    yield Missing(
        what="outlet",
        article=article.id,
        text=f"Nobody has confirmed that {article.info.file} is what {_outlet_name(article)} published: "
        f"{todo} --confirm-identity --by NAME",
    )


def _outlet_name(article: Article) -> str:
    return article.info.outlet or "its outlet (which is not stated)"


def _reply(cases: Cases, replies: Replies, article: Article, event: str) -> Iterator[Missing]:
    """One line for an article: what was not put to the outlet, or what is still waited for."""
    outlet, findings = article.info.outlet or "", cases.findings[article.id]
    found = [replies.reply(outlet, one.id, one.fingerprint) for one in findings]
    unasked, start = found.count(None), f'pressdiff reply {event} "{outlet or "OUTLET"}"'
    if unasked:
        yield Missing(
            what="reply",
            article=article.id,
            text=f"{count(unasked, 'finding')} on {article.info.outlet_label} "
            f"{'was' if unasked == 1 else 'were'} not put to the outlet as now worded: "
            f"{start} --out letter.docx --asked DATE --deadline DATE",
        )
    waiting = [one for one in found if one is not None and _waits(one)]
    if waiting:
        until = max(one.deadline for one in waiting)
        yield Missing(
            what="reply",
            article=article.id,
            text=f"{article.info.outlet_label} has time until {until} to answer on "
            f"{count(len(waiting), 'finding')}: {start} --answer FILE --received DATE, "
            "or, when the time is over, --no-answer --received DATE",
        )


def _waits(reply: Reply) -> bool:
    return not reply.answers and reply.closed is None
