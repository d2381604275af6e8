"""What people decided, for `results.json` and the CSV files.

Goes in: a comparison that carries a `Review`. Comes out: plain values, the program's own beside those that
people set. Without a review nothing is added anywhere.
"""

from __future__ import annotations

import json
from typing import Any

from compare.comparison import Comparison
from compare.metrics.frames import Cell
from compare.review.measured import measured_text
from compare.review.state import ClaimReview, FindingReview, Opinion, Review, Unapplied, Votes

__all__ = ["REVIEW_COLUMNS", "claim_review", "finding_review", "review_rows", "review_value"]

Json = dict[str, Any]
REVIEW_COLUMNS = (
    "finding",
    "claim",
    "article",
    "program_type",
    "program_severity",
    "status",
    "given",
    "wanted",
    "type",
    "severity",
    "changes_the_meaning",
    "passages",
    "by",
    "at",
    "notes",
)


def review_value(review: Review) -> Json:
    """The review as a whole: every finding that the program made, and every decision that does not apply."""
    return {
        "counts": {name: review.counts[name] for name in ("open", "confirmed", "rejected", "disputed")},
        "findings": [finding_review(one) for one in review.findings],
        "claims": [claim_review(one) for one in review.claims],
        "void": [_unapplied(one) for one in review.void],
        "orphaned": [_unapplied(one) for one in review.orphaned],
        "unknown": [_unapplied(one) for one in review.unknown],
        "clock": [str(line) for line in review.clock],
        "measured": _measured(review),
    }


def _measured(review: Review) -> Json | None:
    return None if review.measured is None else json.loads(measured_text(review.measured))


def finding_review(one: FindingReview) -> Json:
    """A finding as the program made it, and what people say of it."""
    finding = one.finding
    return {
        "finding": finding.id,
        "claim": finding.claim_id,
        "program": {"kind": finding.kind, "type": finding.type, "severity": finding.severity},
        "status": one.status,
        "given": one.given,
        "wanted": one.wanted,
        "verdict": _votes(one.verdict),
        "type": _votes(one.type),
        "severity": _votes(one.severity),
        "changes_the_meaning": _votes(one.meaning),
        "notes": [_opinion(note) for note in one.notes],
    }


def claim_review(one: ClaimReview) -> Json:
    """A claim's place as the program found it, and what people say of it."""
    return {
        "claim": one.claim_id,
        "program": {
            "location": one.machine.location,
            "attribution": one.machine.attribution,
            "state": one.machine.state,
            "passages": [match.passage_id for match in one.machine.passages],
        },
        "status": one.status,
        "passage": _votes(one.passage),
        "verdict": _votes(one.verdict),
        "notes": [_opinion(note) for note in one.notes],
    }


def _votes(votes: Votes) -> Json | None:
    if not votes.opinions:
        return None
    return {
        "value": votes.value,
        "disputed": votes.disputed,
        "opinions": [_opinion(opinion) for opinion in votes.opinions],
    }


def _opinion(opinion: Opinion) -> Json:
    return {"says": opinion.says, "by": opinion.by, "at": opinion.at, "implied": opinion.implied}


def _unapplied(one: Unapplied) -> Json:
    said = one.decision
    return {
        "target": said.target,
        "action": said.action,
        "value": said.value,
        "by": said.by,
        "at": said.at,
        "reason": str(one.reason),
    }


def review_rows(comparison: Comparison) -> list[tuple[Cell, ...]]:
    """One row per finding that the program made; what was rejected stands here, too."""
    review = comparison.review
    return [_row(review, one) for one in review.findings] if review else []


def _row(review: Review, one: FindingReview) -> tuple[Cell, ...]:
    finding = one.finding
    claim = review.by_claim.get(finding.claim_id or "")
    return (
        finding.id,
        finding.claim_id,
        finding.article_id,
        finding.type,
        finding.severity,
        one.status,
        one.given,
        one.wanted,
        one.type.value,
        one.severity.value,
        one.meaning.value,
        claim.passage.value if claim else None,
        "; ".join(one.who) or None,
        one.when or None,
        "; ".join(f"{note.by}: {note.says}" for note in one.notes) or None,
    )
