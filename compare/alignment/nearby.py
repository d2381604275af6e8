"""Reported speech beside the places of the text around it.

Goes in: the claims of an article as each was decided by itself. Comes out: the same tasks; some are given a
window beside the places of their neighbours. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from compare.alignment.decide import BY_WORDS, NEARBY_SUPPORT, REPORTED_SUPPORT, Task, find_window
from compare.alignment.evidence import Evidence
from compare.alignment.propose import Proposal
from compare.alignment.records import Records
from compare.model import Alignment

__all__ = ["around", "odds", "with_nearby"]

NEARBY = 6
"""Passages on either side of a place that still count as beside it."""


def with_nearby(
    tasks: Sequence[Task], decided: Sequence[Alignment], proposal: Proposal, records: Records
) -> list[Task]:
    """Give reported speech a window beside its neighbours' places.

    What was not located by itself is looked for beside the places of its sentence and of those before and
    after it; what was located, beside the words of a quotation of its own sentence, whose place has to be
    likelier than its own.

    Args:
        tasks: The claims of one article, m of them.
        decided: Shape (m,): each as it was decided by itself.
        proposal: Scores of all queries.
        records: What they are looked for in.

    Returns:
        Shape (m,): the tasks; those to be decided again, and those whose place lies beside such words, have
        `nearby` set.
    """
    places = _places_of(tasks, decided, records)
    again = []
    for task, alignment in zip(tasks, decided, strict=True):
        near = frozenset[int]()
        if task.claim.kind == "reported speech" and alignment.level in ("none", "support"):
            near = places.beside(task.query.position, elsewhere=alignment.level == "support")
        again.append(_drawn(task, alignment, near, proposal, records) if near else task)
    return again


def _drawn(
    task: Task, alignment: Alignment, near: frozenset[int], proposal: Proposal, records: Records
) -> Task:
    """The task with the window that lies near, if it is likely enough; as it is, if it is not."""
    own = task.evidence if alignment.level == "support" else None
    if own is not None and not near.isdisjoint(own.rows):
        return replace(task, nearby=near)
    found = find_window(task, proposal, records, near)
    enough = found is not None and found.score >= NEARBY_SUPPORT and (own is None or _outweighs(found, own))
    return replace(task, nearby=near, evidence=found) if enough else task


@dataclass(frozen=True, slots=True)
class _Places:
    """Numbers of passages by the position of a sentence: of all its claims, and of its quotations' words."""

    all: dict[int, set[int]] = field(default_factory=dict)
    quoted: dict[int, set[int]] = field(default_factory=dict)

    def beside(self, position: int, *, elsewhere: bool) -> frozenset[int]:
        """Passages beside the places of the text around, or of the words quoted in the sentence."""
        if elsewhere:
            rows = self.quoted.get(position, set())
        else:
            rows = {row for step in (-1, 0, 1) for row in self.all.get(position + step, ())}
        return around(rows)


def _places_of(tasks: Sequence[Task], decided: Sequence[Alignment], records: Records) -> _Places:
    places = _Places()
    for task, alignment in zip(tasks, decided, strict=True):
        rows = {records.rows[match.passage_id] for match in alignment.passages}
        places.all.setdefault(task.query.position, set()).update(rows)
        # Where a quotation's words were found tells where the rest of its sentence stands.
        if task.claim.kind in ("direct quotation", "partial quotation") and alignment.level in BY_WORDS:
            places.quoted.setdefault(task.query.position, set()).update(rows)
    return places


def _outweighs(beside: Evidence, own: Evidence) -> bool:
    """True if a window beside the quotation is likelier than the claim's own.

    To stand there is worth as much as the lower threshold that holds there, as a ratio of odds.
    """
    return odds(beside.score) * odds(REPORTED_SUPPORT) >= odds(own.score) * odds(NEARBY_SUPPORT)


def around(rows: Iterable[int]) -> frozenset[int]:
    """Numbers of passages up to `NEARBY` away, those given among them."""
    return frozenset(row + step for row in rows for step in range(-NEARBY, NEARBY + 1))


def odds(score: float) -> float:
    """A score of 0–1 as odds, 0 or more; the greatest finite where it is 1."""
    return score / (1.0 - min(score, 1.0 - 1e-9))
