"""What an edition leaves in the list of all editions, and what it says of those before it.

Goes in: editions and the list. Comes out: the findings as the list keeps them, and the history that a page
prints. What an edition said is told in its own words, whatever language is spoken now; hashes are the same in
every language, so that another language alone changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from compare.language import ENGLISH, speaking
from compare.publication.build import Plan, reply_to
from compare.publication.corrections import corrections_between
from compare.publication.edition import Correction, History, PublishedEdition, PublishedFinding
from compare.publication.registry import FindingRecord, Record
from compare.publication.replies import Replies

__all__ = ["records_of", "with_history"]


def with_history(
    edition: PublishedEdition, plan: Plan, findings: Sequence[FindingRecord], caveat: str
) -> PublishedEdition:
    """The edition with what it corrects of the one before."""
    earlier = plan.before[-1].findings if plan.before else ()
    corrections = corrections_between(earlier, findings) if plan.before else ()
    own = History(
        number=plan.number,
        date=plan.on,
        language=edition.language,
        corrections=corrections,
        sentence=plan.sentence,
        caveat=_caveat_of(corrections, (*earlier, *findings), caveat),
    )
    return replace(edition, history=(own, *_earlier(plan.before, caveat)))


def records_of(edition: PublishedEdition, replies: Replies, plan: Plan) -> tuple[FindingRecord, ...]:
    """The findings as the list of editions keeps them."""
    placed = [
        *((art, one) for art in edition.articles for case in art.findings for one in case.findings),
        *((None, one) for one in edition.record_findings),
    ]
    return tuple(
        FindingRecord(
            id=one.id,
            key=one.key,
            outlet=(art.outlet or art.name) if art else "",
            type=one.type,
            words=one.words,
            printed=one.fingerprint,
            reply=_reply_hash(one, art.outlet, replies, plan) if art else _hash([]),
        )
        for art, one in placed
    )


def _reply_hash(one: PublishedFinding, outlet: str, replies: Replies, plan: Plan) -> str:
    """Of what stands beside a finding of the outlet's side; the same in every language."""
    with speaking(ENGLISH):
        reply = reply_to(one, outlet, replies, forced=bool(plan.forced))
    return _hash([reply.told, *(answer.text for answer in reply.answers)])


def _hash(said: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _earlier(before: Sequence[Record], caveat: str) -> tuple[History, ...]:
    """The earlier editions, the latest first."""
    earlier: tuple[FindingRecord, ...] = ()
    found = []
    for one in before:
        found.append(
            History(
                number=one.number,
                date=one.date,
                language=one.language,
                corrections=one.corrections,
                sentence=one.sentence,
                caveat=_caveat_of(one.corrections, (*earlier, *one.findings), caveat),
            )
        )
        earlier = one.findings
    return tuple(reversed(found))


def _caveat_of(corrections: Iterable[Correction], findings: Iterable[FindingRecord], caveat: str) -> str:
    """What "not located" means, where a correction names a finding of that type; else empty.

    Args:
        corrections: Of an edition.
        findings: Of it and of the edition before it.
        caveat: What is said.
    """
    lost = {one.id for one in findings if one.type.startswith("not located")}
    return caveat if any(one.change != "reply" and one.finding in lost for one in corrections) else ""
