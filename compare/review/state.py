"""The state of review: what people say of each finding, beside what the program says.

Goes in: findings and opinions. Comes out: frozen values with the derived status. The program's own values are
kept; two people who differ leave a finding open, and nothing is averaged.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from compare.findings import Finding
from compare.language import Words
from compare.model import Alignment
from compare.review.decisions import Decision
from compare.review.measured import Measured

__all__ = ["AS_FOUND", "ClaimReview", "FindingReview", "Opinion", "Review", "Status", "Unapplied", "Votes"]

AS_FOUND = "as found"
"""Of a claim's passage: who confirms what was found there says that the passage is right."""

Status = Literal["open", "confirmed", "rejected", "disputed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one person says of one field, as last said.

    Attributes:
        says: ``confirm``, ``reject``, or the value that is set.
        implied: It follows from another decision of that person: who sets another passage rejects what was
            found at the old one.
    """

    says: str
    by: str
    at: str
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """What people say of one field, one opinion a person, in the order in which they were given.

    Attributes:
        wanted: How many people have to say the same before it counts.
    """

    opinions: tuple[Opinion, ...] = ()
    wanted: int = 1

    @property
    def disputed(self) -> bool:
        """Two people say different things."""
        return len({opinion.says for opinion in self.opinions}) > 1

    @property
    def value(self) -> str | None:
        """What holds: enough people say it and nobody anything else; else ``None``."""
        if self.disputed or not self.opinions or len(self.opinions) < self.wanted:
            return None
        return self.opinions[0].says


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingReview:
    """What people decided about one finding; nothing, where nobody did.

    Attributes:
        finding: As the program made it, its type and severity included.
        verdict: ``confirm`` or ``reject``.
        type: A type of difference that people set.
        severity: ``0`` to ``3``, as people set it.
        meaning: ``yes`` or ``no``: does the difference change the meaning. Only people say so.
        notes: The latest note of each person.
    """

    finding: Finding
    verdict: Votes
    type: Votes
    severity: Votes
    meaning: Votes
    notes: tuple[Opinion, ...] = ()

    @property
    def fields(self) -> tuple[tuple[str, Votes], ...]:
        """The fields by name, in a standing order."""
        return (
            ("verdict", self.verdict),
            ("type", self.type),
            ("severity", self.severity),
            ("changes the meaning", self.meaning),
        )

    @property
    def status(self) -> Status:
        """``disputed`` where two people differ on any field; shown as open."""
        if any(votes.disputed for _name, votes in self.fields):
            return "disputed"
        if self.verdict.value is None:
            return "open"
        return "confirmed" if self.verdict.value == "confirm" else "rejected"

    @property
    def wanted(self) -> int:
        """How many people have to agree on the verdict."""
        return self.verdict.wanted

    @property
    def given(self) -> int:
        """How many people have given a verdict."""
        return len(self.verdict.opinions)

    @property
    def who(self) -> tuple[str, ...]:
        """Everybody who decided anything about it, in order, each once."""
        given = [opinion.by for _name, votes in self.fields for opinion in votes.opinions]
        return tuple(dict.fromkeys((*given, *(note.by for note in self.notes))))

    @property
    def when(self) -> str:
        """The latest time that stands in a decision about it; empty where there is none."""
        given = [opinion.at for _name, votes in self.fields for opinion in votes.opinions]
        return max((*given, *(note.at for note in self.notes)), default="")

    @property
    def touched(self) -> bool:
        """True if anybody decided anything about it."""
        return bool(self.who)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReview:
    """What people decided about a claim itself.

    Attributes:
        machine: Its alignment as the program made it.
        passage: Passage ids with blanks between them, or ``none``, as people set it; `AS_FOUND` of those who
            confirm what was found at the old one.
        verdict: ``confirm``: the place is right. Only for claims that have no finding.
        notes: The latest note of each person.
    """

    claim_id: str
    machine: Alignment
    passage: Votes
    verdict: Votes
    notes: tuple[Opinion, ...] = ()

    @property
    def status(self) -> Status:
        """Of the place: ``confirmed`` by a verdict or by a passage that was set."""
        if self.passage.disputed or self.verdict.disputed:
            return "disputed"
        if self.passage.value is not None or self.verdict.value == "confirm":
            return "confirmed"
        return "open"

    @property
    def who(self) -> tuple[str, ...]:
        """Everybody who decided anything about it, in order, each once."""
        every = (*self.passage.opinions, *self.verdict.opinions, *self.notes)
        return tuple(dict.fromkeys(opinion.by for opinion in every))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unapplied:
    """A decision that holds for nothing in this run; it stays in the file.

    Attributes:
        reason: One sentence for people, spoken when it is printed.
    """

    decision: Decision
    reason: Words


@dataclass(frozen=True, kw_only=True)
class Review:
    """What people decided about an event, held against one run.

    Every decision of the file stands in exactly one of `applied`, `replaced`, `void`, `orphaned`, `unknown`.

    Attributes:
        findings: Every finding of the run, in its order, with what people say of it.
        claims: The claims that people decided something about, in the order of the run.
        applied: The decisions that hold.
        replaced: Those that the same person has replaced.
        void: A text has changed since.
        orphaned: The claim, or the finding, is gone.
        unknown: Nothing of this event was ever called so, as far as can be told.
        clock: A sentence for each line of the file whose time lies before that of a line above it.
        people: How many have to agree on severity 3, and on what is not located.
        measured: What coders of this event measured; ``None`` where nobody did, or for other texts.
        stale: Coders measured it, for other texts or another version of the program.
    """

    findings: tuple[FindingReview, ...]
    claims: tuple[ClaimReview, ...] = ()
    applied: tuple[Decision, ...] = ()
    replaced: tuple[Decision, ...] = ()
    void: tuple[Unapplied, ...] = ()
    orphaned: tuple[Unapplied, ...] = ()
    unknown: tuple[Unapplied, ...] = ()
    clock: tuple[Words, ...] = ()
    people: int = 2
    measured: Measured | None = None
    stale: bool = False

    @property
    def empty(self) -> bool:
        """True if nobody has decided or measured anything."""
        listed = self.applied or self.replaced or self.void or self.orphaned or self.unknown
        return not (listed or self.measured or self.stale)

    @cached_property
    def by_finding(self) -> dict[str, FindingReview]:
        """By the id of the finding."""
        return {one.finding.id: one for one in self.findings}

    @cached_property
    def of_claim(self) -> dict[str, tuple[FindingReview, ...]]:
        """The findings of each claim that has any; those about a record stand under the empty id."""
        found: dict[str, list[FindingReview]] = {}
        for one in self.findings:
            found.setdefault(one.finding.claim_id or "", []).append(one)
        return {claim_id: tuple(items) for claim_id, items in found.items()}

    @cached_property
    def by_claim(self) -> dict[str, ClaimReview]:
        """By the id of the claim; claims that nobody decided about are missing."""
        return {one.claim_id: one for one in self.claims}

    @property
    def counts(self) -> Counter[Status]:
        """How many findings have each status."""
        return Counter(one.status for one in self.findings)
