"""Decisions held against a run: which of them apply, which are void, and what they come to.

Goes in: a `Comparison` as the program made it, and the decisions in the order of their file. Comes out: a
`Review`. A decision applies only to the texts that it was taken about; the order of the file decides which is
later, whatever the clocks said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise

from compare.comparison import Comparison
from compare.differences.types import SEVERITY
from compare.errors import ConfigError
from compare.findings import Finding, findings_of
from compare.language import Words, gettext_lazy, opening
from compare.model import Claim
from compare.review.decisions import Decision
from compare.review.notes import checked_note, texts_of
from compare.review.state import AS_FOUND, ClaimReview, FindingReview, Opinion, Review, Unapplied, Votes
from compare.review.texts import article_hashes, record_hash

__all__ = ["SEVERITIES", "Subject", "review_of", "speaks_against", "subjects_of"]

GRAVE = 3
SEVERITIES = ("0", "1", "2", "3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What an id stands for in a run: a finding, a claim, or a finding with its claim."""

    claim: Claim | None
    finding: Finding | None


@dataclass(frozen=True, kw_only=True)
class _Run:
    """A comparison with the look-ups that decisions need."""

    comparison: Comparison

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return findings_of(self.comparison)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.comparison.claim_records}

    @cached_property
    def by_key(self) -> dict[str, list[Claim]]:
        found = defaultdict(list)
        for claim in self.comparison.claim_records:
            found[claim.key].append(claim)
        return found

    @cached_property
    def subjects(self) -> dict[str, Subject]:
        whole = {claim.id: Subject(claim=claim, finding=None) for claim in self.comparison.claim_records}
        parts = {
            one.id: Subject(claim=self.claims.get(one.claim_id or ""), finding=one) for one in self.findings
        }
        return whole | parts

    @cached_property
    def articles(self) -> dict[str, str]:
        return article_hashes(self.comparison)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return texts_of(self.comparison)

    @cached_property
    def record(self) -> str:
        return record_hash(self.comparison)


def subjects_of(comparison: Comparison) -> dict[str, Subject]:
    """What each id of a run stands for: every claim, then every finding."""
    return _Run(comparison=comparison).subjects


def review_of(comparison: Comparison, decisions: Iterable[Decision]) -> Review:
    """What the decisions come to in this run.

    Args:
        comparison: As `compare.run` returns it, with no decision applied.
        decisions: In the order of the file.

    Returns:
        Every finding with its state; every decision in exactly one place.
    """
    run, every, people = _Run(comparison=comparison), tuple(decisions), comparison.event.reviewers
    sorted_out: dict[str, list[Unapplied]] = {"void": [], "orphaned": [], "unknown": []}
    standing: list[Decision] = []
    for decision in every:
        why, reason = _held(run, decision)
        if why == "applied":
            standing.append(decision)
        else:
            sorted_out[why].append(Unapplied(decision=decision, reason=reason))
    applied, replaced = _latest(standing)
    return Review(
        findings=_findings(run, applied, people),
        claims=_claims(run, applied, people),
        applied=applied,
        replaced=replaced,
        void=tuple(sorted_out["void"]),
        orphaned=tuple(sorted_out["orphaned"]),
        unknown=tuple(sorted_out["unknown"]),
        clock=_clock(every),
        people=people,
    )


def _held(run: _Run, decision: Decision) -> tuple[str, Words]:
    """Where a decision belongs, and why in one sentence."""
    subject = run.subjects.get(decision.target)
    if not decision.claim_key:
        return _held_for_record(run, decision, subject)
    claims = run.by_key.get(decision.claim_key, [])
    if not claims:
        return "orphaned", _gone(run, decision)
    own = [claim for claim in claims if run.articles[claim.article_id] == decision.article_sha256]
    if not own:
        return "void", gettext_lazy("The article’s text has changed since.")
    if decision.record_sha256 != run.record:
        return "void", gettext_lazy("The record’s text has changed since.")
    if subject is None or subject.claim not in own:
        return "orphaned", gettext_lazy("The claim is there, but the program makes this finding no longer.")
    return _held_by_value(run, decision, subject)


def _held_by_value(run: _Run, decision: Decision, subject: Subject) -> tuple[str, Words]:
    """A line that was written by hand may hold what no finding can have."""
    if decision.action == "note":
        return _held_note(run, decision)
    words = decision.value.split()
    if decision.action == "set passage":
        known = words == ["none"] or (words and all(word in run.comparison.passages for word in words))
        return (
            ("applied", "") if known else ("orphaned", gettext_lazy("The record has no passage of this id."))
        )
    if decision.action not in ("set type", "set severity"):
        return "applied", ""
    if subject.finding is None or subject.finding.kind != "difference":
        return "unknown", gettext_lazy("It sets a type or a severity of what is no difference.")
    allowed = SEVERITY if decision.action == "set type" else SEVERITIES
    known = decision.value in allowed
    if known:
        return "applied", ""
    return "unknown", gettext_lazy("It sets what there is not: “{value}”.", value=decision.value)


def _held_note(run: _Run, decision: Decision) -> tuple[str, Words]:
    """A note that may not be printed is not used."""
    try:
        checked_note(decision.value, run.texts)
    except ConfigError as error:
        return "unknown", opening(error.said)
    return "applied", ""


def _held_for_record(run: _Run, decision: Decision, subject: Subject | None) -> tuple[str, Words]:
    if decision.article_sha256:
        return "unknown", gettext_lazy("It names an article’s text, but no claim.")
    if decision.record_sha256 != run.record:
        return "void", gettext_lazy("The record’s text has changed since.")
    if subject is None or subject.claim is not None:
        return "unknown", gettext_lazy("Nothing of this event has this id.")
    return _held_by_value(run, decision, subject)


def _gone(run: _Run, decision: Decision) -> Words:
    if decision.article_sha256 in run.articles.values():
        return gettext_lazy("The article is as it was, but the program reads no such claim in it.")
    if decision.record_sha256 == run.record:
        return gettext_lazy("No article of the event holds this claim any longer.")
    return gettext_lazy(
        "No article of the event holds this claim, and its record is another one: is it of this event?"
    )


def _who(decision: Decision) -> str:
    return decision.by.casefold()


def _latest(decisions: Sequence[Decision]) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
    """The last word of each person on each field of each target, and what it replaced."""
    last: dict[tuple[str, str, str], int] = {}
    for number, decision in enumerate(decisions):
        last[decision.target, decision.field, _who(decision)] = number
    kept = set(last.values())
    applied = tuple(one for number, one in enumerate(decisions) if number in kept)
    return applied, tuple(one for number, one in enumerate(decisions) if number not in kept)


def _votes(opinions: Iterable[Opinion], wanted: int) -> Votes:
    """One opinion a person, the last that was given."""
    latest: dict[str, Opinion] = {}
    for opinion in opinions:
        latest.pop(opinion.by.casefold(), None)
        latest[opinion.by.casefold()] = opinion
    return Votes(opinions=tuple(latest.values()), wanted=wanted)


def _said(decisions: Iterable[Decision], field: str) -> tuple[Opinion, ...]:
    return tuple(
        Opinion(says=decision.says, by=decision.by, at=decision.at)
        for decision in decisions
        if decision.field == field
    )


def _of_claim(run: _Run, decision: Decision) -> str | None:
    claim = run.subjects[decision.target].claim
    return claim.id if claim else None


def _claims(run: _Run, applied: Sequence[Decision], people: int) -> tuple[ClaimReview, ...]:
    """The claims whose passage was set, or that were themselves the target."""
    grouped: dict[str, list[Decision]] = defaultdict(list)
    for decision in applied:
        if claim_id := _of_claim(run, decision):
            grouped[claim_id].append(decision)
    return tuple(
        _claim(run, claim.id, grouped[claim.id], people)
        for claim in run.comparison.claim_records
        if any(one.field == "set passage" or one.target == claim.id for one in grouped.get(claim.id, ()))
    )


def _claim(run: _Run, claim_id: str, decisions: Sequence[Decision], people: int) -> ClaimReview:
    own = [decision for decision in decisions if decision.target == claim_id]
    return ClaimReview(
        claim_id=claim_id,
        machine=run.comparison.alignments_by_claim[claim_id],
        passage=_passage(run, claim_id, decisions, people),
        verdict=_votes(_said(own, "verdict"), 1),
        notes=_votes(_said(own, "note"), 1).opinions,
    )


def _passage(run: _Run, claim_id: str, decisions: Sequence[Decision], people: int) -> Votes:
    """The passage that people set for a claim. Where "not located" or severity 3 is at stake, more people
    have to agree; who confirms what was found at the old passage speaks against the new one.
    """
    named = [decision for decision in decisions if decision.field == "set passage"]
    opinions = []
    for one in decisions:
        says = one.says if one.field == "set passage" else AS_FOUND
        if says != AS_FOUND or (one.says == "confirm" and _defends(run, one, named)):
            opinions.append(Opinion(says=says, by=one.by, at=one.at, implied=says == AS_FOUND))
    votes = _votes(opinions, 1)
    if all(opinion.says == AS_FOUND for opinion in votes.opinions):
        return Votes()
    machine = run.comparison.alignments_by_claim[claim_id]
    lost = machine.location in ("not located", "partly located")
    grave = lost or any(item.severity == GRAVE for item in machine.differences)
    grave = grave or any(opinion.says == "none" for opinion in votes.opinions)
    return Votes(opinions=votes.opinions, wanted=people if grave else 1)


def _defends(run: _Run, verdict: Decision, named: Iterable[Decision]) -> bool:
    """Whether a verdict confirms what one of the passages that people set speaks against."""
    finding = run.subjects[verdict.target].finding
    return finding is not None and any(speaks_against(run.comparison, finding, one) for one in named)


def _findings(run: _Run, applied: Sequence[Decision], people: int) -> tuple[FindingReview, ...]:
    own: dict[str, list[Decision]] = defaultdict(list)
    passages: dict[str, list[Decision]] = defaultdict(list)
    for decision in applied:
        own[decision.target].append(decision)
        if decision.field == "set passage" and (claim_id := _of_claim(run, decision)):
            passages[claim_id].append(decision)
    # Decisions on other targets speak to a verdict, too; who spoke last is told by the order of the file.
    order = {id(decision): number for number, decision in enumerate(applied)}
    return tuple(
        _finding(
            one,
            own[one.id],
            [
                decision
                for decision in passages.get(one.claim_id or "", ())
                if speaks_against(run.comparison, one, decision)
            ],
            order,
            people,
        )
        for one in run.findings
    )


def _finding(
    finding: Finding,
    own: Sequence[Decision],
    against: Sequence[Decision],
    order: Mapping[int, int],
    people: int,
) -> FindingReview:
    severity = _votes(_said(own, "set severity"), 1)
    grave = finding.kind == "not located" or GRAVE in (finding.severity, *_numbers(severity))
    wanted = people if grave else 1
    verdicts = [one for one in own if one.field == "verdict"]
    ordered = sorted((*verdicts, *against), key=lambda one: order[id(one)])
    return FindingReview(
        finding=finding,
        verdict=_votes(map(_verdict, ordered), wanted),
        type=_votes(_said(own, "set type"), wanted),
        severity=Votes(opinions=severity.opinions, wanted=wanted),
        meaning=_votes(_said(own, "changes the meaning"), wanted),
        notes=_votes(_said(own, "note"), 1).opinions,
    )


def _numbers(votes: Votes) -> tuple[int, ...]:
    return tuple(int(opinion.says) for opinion in votes.opinions if opinion.says.isdecimal())


def _verdict(decision: Decision) -> Opinion:
    """The verdict that a decision gives, or that follows from the passage that it sets."""
    implied = decision.field != "verdict"
    says = "reject" if implied else decision.says
    return Opinion(says=says, by=decision.by, at=decision.at, implied=implied)


def speaks_against(comparison: Comparison, finding: Finding, decision: Decision) -> bool:
    """Whether a passage that is set rejects a finding: it is another than that at which it was made.

    Args:
        comparison: As `compare.run` returns it.
        finding: Of it.
        decision: On the passage of the finding's claim.
    """
    if finding.claim_id is None:
        return False
    named = decision.value.split()
    places = {match.passage_id for match in comparison.alignments_by_claim[finding.claim_id].passages}
    if finding.kind == "not located":
        return named != ["none"]
    if finding.difference is not None and finding.difference.passage_id is not None:
        return finding.difference.passage_id not in named
    return finding.kind == "attribution differs" and set(named) != places


def _clock(decisions: Sequence[Decision]) -> tuple[Words, ...]:
    """A sentence for each time that lies before one above it in the file."""
    return tuple(
        gettext_lazy(
            "A decision of {person} is dated {at}, before the one above it ({before}): the order of the file "
            "counts.",
            person=later.by,
            at=later.at,
            before=earlier.at,
        )
        for earlier, later in pairwise(decisions)
        if datetime.fromisoformat(later.at) < datetime.fromisoformat(earlier.at)
    )
