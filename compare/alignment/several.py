"""Reported speech that two places far apart carry about as well: it fits both, and neither is chosen.

Goes in: a decided claim and the scores of its places. Comes out: the same alignment, or an ambiguous one that
lists both places. Measured on sentences of other meetings and of the same (docs/alignment.md).
"""

from __future__ import annotations

from dataclasses import replace

from compare.alignment.decide import Task, unplaced
from compare.alignment.evidence import Evidence, best_window, order_of
from compare.alignment.nearby import around, odds
from compare.alignment.propose import Proposal
from compare.alignment.records import Records
from compare.model import Alignment

__all__ = ["fits_several"]

AS_LIKELY = 1.5
"""Ratio of the odds of two places below which neither is clearly likelier."""

LEAD = 0.3
"""Lead of the proposal's score, which has the pull of the sentences around, from which the first is taken."""


def fits_several(task: Task, alignment: Alignment, proposal: Proposal, records: Records) -> Alignment:
    """List two places where none is clearly the likelier.

    Args:
        task: The claim with its window.
        alignment: As it was decided.
        proposal: Scores of all queries.
        records: What it was looked for in.

    Returns:
        An ambiguous alignment for reported speech that is located by its content, away from the words that
        its sentence quotes, if another place of the same speaker, that is not nearby (`around`), is about
        as likely by its content and by its surroundings; else the alignment as it is.
    """
    first = task.evidence
    if first is None or task.nearby or task.claim.kind != "reported speech":
        return alignment
    if (alignment.location, alignment.level) != ("located", "support"):
        return alignment
    second = _elsewhere(task, first, proposal, records)
    if second is None or odds(first.score) >= AS_LIKELY * odds(second.score):
        return alignment
    if _proposed(task, first, proposal) >= _proposed(task, second, proposal) + LEAD:
        return alignment
    return replace(
        alignment,
        location="ambiguous",
        passages=(),
        alternatives=tuple(
            tuple(records.passages[row].id for row in place.rows) for place in (first, second)
        ),
        attribution=unplaced(records),
    )


def _elsewhere(task: Task, first: Evidence, proposal: Proposal, records: Records) -> Evidence | None:
    """The likeliest window of the same speaker away from the first."""
    near = around(first.rows)
    own = records.spoken_by(task.claim.attribution.speaker)
    order = [row for row in order_of(proposal, task.row, own) if row not in near]
    return best_window(records.index, task.query, records.turns, order)


def _proposed(task: Task, place: Evidence, proposal: Proposal) -> float:
    return max(float(proposal.score[task.row, row]) for row in place.rows)
