"""What a later edition says otherwise than the one before.

Goes in: the findings of two editions. Comes out: a `Correction` for each that was withdrawn, changed or
added, or beside which another reply stands. A finding is the same where its id is, or, in an article whose
text has changed, where its words and its type are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from compare.language import gettext, ngettext
from compare.publication.edition import Correction
from compare.publication.registry import FindingRecord
from compare.report.value_words import value_word

__all__ = ["corrections_between"]


def corrections_between(
    before: Sequence[FindingRecord], now: Sequence[FindingRecord]
) -> tuple[Correction, ...]:
    """Withdrawn first, then changed, added, and replies, each in its edition's order; none for equals."""
    pairs = _pairs(before, now)
    matched = {one.id for _old, one in pairs}
    kept = {old.id for old, _one in pairs}
    return (
        *(_correction("withdrawn", old) for old in before if old.id not in kept),
        *(_correction("changed", one) for old, one in pairs if old.printed != one.printed),
        *(_correction("added", one) for one in now if one.id not in matched),
        *_replies(one for old, one in pairs if old.reply != one.reply),
    )


def _pairs(
    before: Iterable[FindingRecord], now: Sequence[FindingRecord]
) -> list[tuple[FindingRecord, FindingRecord]]:
    """Old and new of each finding that stands in both, in the order of the later edition."""
    old = list(before)
    pairs: dict[str, FindingRecord] = {}
    for same in (lambda one: (one.id,), lambda one: (one.outlet, one.key)):
        waiting = {same(one): one for one in reversed(old)}
        for one in now:
            if one.id not in pairs and same(one) in waiting:
                found = pairs[one.id] = waiting.pop(same(one))
                old.remove(found)
    return [(pairs[one.id], one) for one in now if one.id in pairs]


def _replies(answered: Iterable[FindingRecord]) -> Iterator[Correction]:
    """One line for each outlet: an answer to all findings stands beside each of them."""
    for outlet, found in groupby(answered, key=lambda one: one.outlet):
        own = list(found)
        told = ngettext(
            "{outlet}: another reply stands beside {n} finding.",
            "{outlet}: another reply stands beside {n} findings.",
            len(own),
            outlet=outlet,
        )
        yield Correction(change="reply", finding=own[0].id, told=told)


def _correction(change: str, finding: FindingRecord) -> Correction:
    told = _told(change, finding.outlet, _named(finding))
    return Correction(change=change, finding=finding.id, told=told)


def _named(finding: FindingRecord) -> str:
    """A finding by its type and its words; one about a record has none."""
    name = value_word(finding.type)
    if not finding.words:
        return gettext("“{type}”", type=name)
    return gettext("“{type}” (“{words}”)", type=name, words=finding.words)


def _told(change: str, outlet: str, finding: str) -> str:
    """One sentence on a finding; on one about a record without an outlet before it."""
    if change == "withdrawn":
        if not outlet:
            return gettext("The finding {finding} is withdrawn.", finding=finding)
        return gettext("{outlet}: the finding {finding} is withdrawn.", outlet=outlet, finding=finding)
    if change == "changed":
        if not outlet:
            return gettext("The finding {finding} is worded otherwise.", finding=finding)
        return gettext("{outlet}: the finding {finding} is worded otherwise.", outlet=outlet, finding=finding)
    if not outlet:
        return gettext("The finding {finding} is new.", finding=finding)
    return gettext("{outlet}: the finding {finding} is new.", outlet=outlet, finding=finding)
