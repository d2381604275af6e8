"""Decisions take effect: the comparison as people left it.

Goes in: a comparison as the program made it, and its `Review`. Comes out: the comparison that reports show.
The program's values stay in the `Review`. Where nobody decided anything the same comparison comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from compare.comparison import Comparison
from compare.findings import GIVEN_TO_ANOTHER
from compare.metrics.coverage import count_coverage
from compare.model import Alignment, AttributionStatus, Claim, Passage, PassageMatch, Transcript
from compare.review.apply import review_of
from compare.review.decisions import DECISIONS_FILE, read_decisions
from compare.review.measured import MEASURED_FILE, read_measured
from compare.review.state import ClaimReview, FindingReview, Review

__all__ = ["BY_PERSON", "SET_ASIDE", "apply_review", "reviewed"]

BY_PERSON = "person"
"""The level of an alignment that people set."""
SET_ASIDE = "people rejected what the program found, and named no passage"


def reviewed(comparison: Comparison, folder: Path) -> tuple[Comparison, Review]:
    """A comparison with the decisions that lie in the event's folder.

    Args:
        comparison: As `compare.run` returns it.
        folder: Of the event, or its `event.toml`.

    Returns:
        The comparison as people left it, and what they decided.

    Raises:
        SourceError: If `decisions.jsonl` has a line that is no decision, or `measured.json` is damaged.
    """
    folder = folder.parent if folder.is_file() else folder
    review = review_of(comparison, read_decisions(folder / DECISIONS_FILE))
    if (measured := read_measured(folder / MEASURED_FILE)) is not None:
        holds = measured.holds_for(comparison)
        review = replace(review, measured=measured if holds else None, stale=not holds)
    return apply_review(comparison, review), review


def apply_review(comparison: Comparison, review: Review) -> Comparison:
    """The comparison with what people settled in the place of what the program found.

    A rejected difference is taken out, a type or a severity that was set is put in, a claim stands at the
    passage that was set; coverage is counted again. What is open or disputed changes nothing. The review goes
    with it, unless nobody decided anything.
    """
    if review.empty:
        return comparison
    pairs = [
        _settled(comparison, claim, review.of_claim.get(claim.id, ()), review.by_claim.get(claim.id))
        for claim in comparison.claim_records
    ]
    claims, alignments = tuple(claim for claim, _ in pairs), tuple(found for _, found in pairs)
    records = tuple(_without_doubts(record, review) for record in comparison.transcripts)
    return replace(
        comparison,
        claim_records=claims,
        alignment_records=alignments,
        transcripts=records,
        coverage_records=count_coverage(records, comparison.articles, claims, alignments),
        review=review,
    )


def _settled(
    comparison: Comparison, claim: Claim, findings: Sequence[FindingReview], own: ClaimReview | None
) -> tuple[Claim, Alignment]:
    alignment = _with_differences(comparison.alignments_by_claim[claim.id], findings)
    if own is not None and own.passage.value is not None:
        return claim, _moved(comparison, claim, alignment, own.passage.value)
    for one in findings:
        if one.status == "rejected" and one.finding.kind != "difference":
            claim, alignment = _without(claim, alignment, one.finding.type)
    return claim, alignment


def _with_differences(alignment: Alignment, findings: Sequence[FindingReview]) -> Alignment:
    """The differences that were not rejected, with the type and the severity that people set."""
    states = {one.finding.id: one for one in findings}
    kept = []
    for item in alignment.differences:
        state = states.get(item.id)
        if state is None:  # told by the finding that the attribution differs
            kept.append(item)
            continue
        if state.status == "rejected":
            continue
        severity = item.severity if state.severity.value is None else int(state.severity.value)
        by_style = item.by_house_style if state.severity.value is None else severity
        kept.append(
            replace(item, type=state.type.value or item.type, severity=severity, by_house_style=by_style)
        )
    return replace(alignment, differences=tuple(kept))


def _without(claim: Claim, alignment: Alignment, kind: str) -> tuple[Claim, Alignment]:
    """A claim of which people rejected that it was not located, or that its speaker differs."""
    if kind == "attribution differs":
        others = tuple(item for item in alignment.differences if item.type != GIVEN_TO_ANOTHER)
        return claim, replace(alignment, attribution="undetermined", differences=others)
    if kind == "not located in part":
        return claim, replace(alignment, location="located", halves=(), level=BY_PERSON)
    aside = replace(claim, checkable=False, reason=SET_ASIDE)
    return aside, replace(alignment, location=None, attribution="not assessed", related=())


def _moved(comparison: Comparison, claim: Claim, alignment: Alignment, value: str) -> Alignment:
    """The alignment at the passages that people set; differences found elsewhere do not go with it."""
    named = set(value.split())
    if named == {"none"}:
        lost: Alignment = Alignment(claim_id=claim.id, location="not located", level=BY_PERSON)
        return replace(lost, related=tuple(match.passage_id for match in alignment.passages))
    passages = [passage for passage in comparison.passages.values() if passage.id in named]
    if named == {match.passage_id for match in alignment.passages}:
        return replace(alignment, location="located", alternatives=(), level=BY_PERSON)
    return Alignment(
        claim_id=claim.id,
        location="located",
        passages=tuple(PassageMatch(passage_id=one.id, span=one.span, score=1.0) for one in passages),
        attribution=_attribution(claim, passages),
        level=BY_PERSON,
        score=1.0,
        support=1.0,
        differences=tuple(item for item in alignment.differences if item.passage_id in named),
    )


def _attribution(claim: Claim, passages: Sequence[Passage]) -> AttributionStatus:
    """Agrees where the passages have the claim's speaker; that it differs is for people to say."""
    speakers = {passage.speaker for passage in passages}
    if None in speakers:
        return "not assessed"
    return "agrees" if speakers == {claim.attribution.speaker} else "undetermined"


def _without_doubts(record: Transcript, review: Review) -> Transcript:
    """The record without the doubts that people rejected."""
    rejected = {
        one.finding.text
        for one in review.of_claim.get("", ())
        if one.finding.transcript_id == record.id and one.status == "rejected"
    }
    if not rejected:
        return record
    return replace(record, doubts=tuple(doubt for doubt in record.doubts if doubt not in rejected))
