"""The findings of an event with what people decided about each: what may be printed, what lacks a verdict.

Goes in: a comparison as people left it, and its `Review`. Comes out: a `Held` per finding that was not
rejected. Nothing is decided here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from compare.comparison import Comparison
from compare.findings import Finding, findings_of
from compare.review.state import Opinion, Review, Status, Votes

__all__ = ["Held", "held_findings"]

GRAVE = 2
"""The severity from which a difference needs a verdict before anything is published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A finding with the people behind it.

    Attributes:
        finding: With the type and the severity that people set.
        people: Who confirmed it, in the order in which they did; empty for what nobody confirmed.
        at: When the last of them did, in UTC, as ISO 8601; empty likewise.
        wanted: How many have to agree.
        given: How many have given a verdict.
        meaning: ``yes`` or ``no``: does the difference change the meaning; ``None`` where people did not say.
        retyped: People set another type than the program.
        notes: The latest note of each person.
    """

    finding: Finding
    status: Status
    people: tuple[str, ...] = ()
    at: str = ""
    wanted: int = 1
    given: int = 0
    meaning: str | None = None
    retyped: bool = False
    notes: tuple[Opinion, ...] = ()

    @property
    def confirmed(self) -> bool:
        """True if it may be printed."""
        return self.status == "confirmed"

    @property
    def needs_verdict(self) -> bool:
        """True if nothing can be published before people have confirmed or rejected it."""
        finding = self.finding
        if finding.kind == "difference":
            return (finding.severity or 0) >= GRAVE and not self.confirmed
        return finding.kind != "doubt about the record" and not self.confirmed


def held_findings(comparison: Comparison, review: Review, shown: Comparison) -> tuple[Held, ...]:
    """Every finding that was not rejected, in the order of the run.

    Args:
        comparison: As `compare.review.effect.apply_review` returns it.
        review: What people decided about the run that it was made from.
        shown: The same comparison in the words that are printed.
    """
    pairs = zip(findings_of(comparison), findings_of(shown), strict=True)
    held = (_held(replace(told, id=finding.id), review) for finding, told in pairs)
    return tuple(one for one in held if one.status != "rejected")


def _held(finding: Finding, review: Review) -> Held:
    state = review.by_finding.get(finding.id)
    if state is None:
        # People themselves said that a claim stands nowhere in the record: the program has no such finding.
        claim = review.by_claim.get(finding.claim_id or "")
        said = claim.passage if claim else Votes()
        status: Status = "confirmed" if said.value is not None else "disputed" if said.disputed else "open"
        return _of(finding, status, said, said.opinions)
    agreed = tuple(opinion for opinion in state.verdict.opinions if opinion.says == "confirm")
    return replace(
        _of(finding, state.status, state.verdict, agreed),
        meaning=state.meaning.value,
        retyped=finding.type != state.finding.type,
        notes=state.notes,
    )


def _of(finding: Finding, status: Status, votes: Votes, agreed: tuple[Opinion, ...]) -> Held:
    confirmed = status == "confirmed"
    return Held(
        finding=finding,
        status=status,
        people=tuple(opinion.by for opinion in agreed) if confirmed else (),
        at=max((opinion.at for opinion in agreed), default="") if confirmed else "",
        wanted=votes.wanted,
        given=len(votes.opinions),
    )
