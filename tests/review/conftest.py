"""A small event with one finding of each kind, and decisions about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from compare.comparison import Comparison
from compare.findings import findings_of
from compare.review.decide import Desk
from compare.review.decisions import Action, Decision
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)

NOON = datetime(2031, 9, 5, 12, tzinfo=UTC)
SAID = ["We bought three boats.", "The quay is closed.", "Nobody was hurt.", "The fog came early."]
PRINTED = (
    "Winter said they bought four boats. Brown said the quay is closed. A ferry comes. "
    "Winter said nobody was hurt."
)


def event(*, said: list[str] = SAID, printed: str = PRINTED, others: tuple[str, ...] = ()) -> Comparison:
    """An event with a number that differs, words of two turns, an attribution that differs, a claim not
    located and one that is located; `others` are further articles without a claim.
    """
    record = make_transcript([("Ada Winter", said)])
    article = make_article([("paragraph", printed)], file="articles/a.txt", outlet="The Ostermoor Bell")
    decided = []
    if "they bought four boats" in printed and "We bought three boats." in said:
        boats = make_claim(article, "they bought four boats", speaker="Ada Winter")
        number = make_difference(boats, article, record, "four", "three")
        grave = make_difference(
            boats, article, record, "they bought", "We bought", kind="negation", severity=3
        )
        held = make_alignment(boats, record, "We bought three boats.", differences=(number, grave))
        decided.append((boats, held))
    if "the quay is closed" in printed and "The quay is closed." in said:
        quay = make_claim(article, "the quay is closed", speaker="Brown")
        decided.append((quay, make_alignment(quay, record, "The quay is closed.", attribution="differs")))
    if "A ferry comes" in printed:
        ferry = make_claim(article, "A ferry comes")
        decided.append((ferry, make_alignment(ferry, record, location="not located")))
    if "nobody was hurt" in printed and "Nobody was hurt." in said:
        hurt = make_claim(article, "nobody was hurt", speaker="Ada Winter")
        decided.append((hurt, make_alignment(hurt, record, "Nobody was hurt.")))
    record = replace(record, doubts=("P002: the label may be wrong.",))
    more = [make_article([("paragraph", text)], file=f"articles/{text[:4]}.txt") for text in others]
    return make_comparison([record], [article, *more], decided)


@pytest.fixture
def comparison() -> Comparison:
    """The event as the program made it."""
    return event()


def finding(comparison: Comparison, kind: str) -> str:
    """The id of the finding of this kind or type."""
    return next(one.id for one in findings_of(comparison) if kind in (one.kind, one.type))


def claim(comparison: Comparison, words: str) -> str:
    """The id of the claim that holds these words."""
    return next(one.id for one in comparison.claim_records if words in one.text)


def decide(
    comparison: Comparison,
    target: str,
    action: Action,
    value: str = "",
    *,
    by: str = "Ada",
    minutes: int = 0,
) -> Decision:
    """A decision taken some minutes after noon."""
    at = NOON + timedelta(minutes=minutes)
    return Desk(comparison=comparison, by=by, at=at).decide(target, action, value)


@pytest.fixture(scope="session")
def lab() -> SimpleNamespace:
    """The builders above, for a test to call."""
    return SimpleNamespace(
        event=event, finding=finding, claim=claim, decide=decide, said=SAID, printed=PRINTED, noon=NOON
    )
