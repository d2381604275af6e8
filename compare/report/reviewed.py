"""What people decided, in the words of the report: beside each claim, and for the event as a whole.

Goes in: a context whose comparison carries a `Review`. Comes out: plain sentences. What the program said
stands beside what people set; a dispute is shown as open, with both sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from compare.model import Alignment, Claim
from compare.report import wording
from compare.report.context import Context
from compare.report.measured_words import measured_sentences
from compare.report.text import count, listed, number
from compare.review.state import AS_FOUND, ClaimReview, FindingReview, Opinion, Review, Status, Votes

__all__ = ["LOCATED", "own_error", "review_lines", "review_of_claim"]

STALE: Final = (
    "Coders measured the program on this event, for other texts or another version of it: not used here."
)
LOCATED: Final = "located, in whole or in part"
_SAYS = {"confirm": "confirms", "reject": "rejects"}


def own_error(context: Context, *decisions: str) -> str:
    """The program's error on this very event: as coders measured it, else that nobody did.

    Args:
        context: Of the comparison.
        *decisions: Of which decisions it speaks; of all, where none is named.
    """
    measured = context.review.measured if context.review else None
    if measured is None:
        return wording.ERROR_UNMEASURED
    return " ".join(measured_sentences(measured, decisions or None))


def review_of_claim(context: Context, claim: Claim) -> str:
    """What people decided about a claim and its findings, in sentences; empty where nobody did."""
    if context.review is None:
        return ""
    own = context.review.by_claim.get(claim.id)
    findings = context.review.of_claim.get(claim.id, ())
    sentences = [sentence for one in findings if one.touched for sentence in _finding(one)]
    sentences += _claim(context, own) if own else []
    return " ".join(sentences)


def _finding(one: FindingReview) -> Iterator[str]:
    """The state of a finding, then what people set, each beside the program's own value."""
    yield f"{_name(one)}: {_state(one)}."
    yield from _set("type", one.type, f"“{one.finding.type}”")
    yield from _set("severity", one.severity, str(one.finding.severity))
    if one.meaning.value is not None:
        yield f"Changes the meaning: {one.meaning.value}, by {_people(one.meaning)}."
    elif one.meaning.opinions:
        yield f"Changes the meaning, not settled: {_opinions(one.meaning)}."
    yield from _notes(one.notes)


def _name(one: FindingReview) -> str:
    """What was found. Where people rejected that a claim is not located its card no longer says what that
    means, so that the words are not used either.
    """
    if one.finding.kind == "not located" and one.status == "rejected":
        return "That no passage was found for it, or for a part of it"
    return f"“{one.finding.type}”"


def _state(one: FindingReview) -> str:
    votes = one.verdict
    if one.status in ("confirmed", "rejected"):
        return f"{one.status} by {_people(votes)} ({votes.opinions[-1].at[:10]})"
    if one.status == "disputed" and votes.disputed:
        return f"open, because people differ: {_opinions(votes)}"
    if one.status == "disputed":
        return "open, because people differ on it"
    if not votes.opinions:
        return "open" if votes.wanted == 1 else f"open, {votes.wanted} people have to agree"
    return f"open, {len(votes.opinions)} of {votes.wanted}: {_opinions(votes)}"


def _set(name: str, votes: Votes, machine: str) -> Iterator[str]:
    """A value that people set, beside the program's."""
    if votes.value is not None:
        shown = f"“{votes.value}”" if name == "type" else votes.value
        yield f"{name.capitalize()} set to {shown} by {_people(votes)}; the program: {machine}."
    elif votes.opinions:
        yield f"{name.capitalize()}, not settled: {_opinions(votes)}; the program: {machine}."


def _claim(context: Context, own: ClaimReview) -> list[str]:
    sentences = []
    if own.passage.value is not None:
        place, program = _places(context, own.passage.value), _machine(context, own.machine)
        sentences.append(f"Passage set to {place} by {_people(own.passage)}; the program: {program}.")
    elif own.passage.opinions:
        said = [f"{one.by}: {_places(context, one.says)}" for one in own.passage.opinions]
        wants = "" if own.passage.disputed else f" ({len(said)} of {own.passage.wanted})"
        sentences.append(f"Passage, not settled{wants}: {'; '.join(said)}.")
    if own.verdict.value == "confirm":
        sentences.append(f"The place is confirmed by {_people(own.verdict)}.")
    return [*sentences, *_notes(own.notes)]


def _places(context: Context, value: str) -> str:
    """Passages by label in their order, or ``none``."""
    if value == AS_FOUND:
        return "as the program found it"
    named = set(value.split())
    known = [one.label for one in context.comparison.passages.values() if one.id in named]
    return ", ".join(known) or "none"


def _machine(context: Context, alignment: Alignment) -> str:
    labels = [context.comparison.passages[match.passage_id].label for match in alignment.passages]
    return ", ".join(dict.fromkeys(labels)) or "no passage"


def _notes(notes: tuple[Opinion, ...]) -> Iterator[str]:
    for note in notes:
        yield f"Note of {note.by}: {note.says.rstrip('.')}."


def _people(votes: Votes) -> str:
    return listed([opinion.by for opinion in votes.opinions])


def _opinions(votes: Votes) -> str:
    return "; ".join(f"{one.by} {_SAYS.get(one.says, f'says {one.says}')}" for one in votes.opinions)


def review_lines(context: Context) -> tuple[str, ...]:
    """How far the review is, and every decision that holds no longer; empty where nobody decided anything."""
    review = context.review
    if review is None:
        return ()
    counts = review.counts
    parts = [f"{number(counts[status])} {status}" for status in get_args(Status)]
    made = f"Of {count(len(review.findings), 'finding')} that the program made: {', '.join(parts)}."
    rule = (
        "What is disputed is shown as open. Severity 3, and that no passage was found, want "
        f"{count(review.people, 'person', 'people')}; what people set takes the place of the program’s "
        "values, which stand beside it."
    )
    stale = [STALE] if review.stale else []
    return (f"{made} {rule}", *stale, *_unapplied(review), *map(str, review.clock))


def _unapplied(review: Review) -> Iterator[str]:
    groups = (
        ("void", "A text has changed since", review.void),
        ("orphaned", "What they are about is gone", review.orphaned),
        ("unknown", "They fit nothing of this event", review.unknown),
    )
    for name, meaning, found in groups:
        if found:
            yield f"{count(len(found), 'decision')} {'is' if len(found) == 1 else 'are'} {name}. {meaning}:"
        for one in found:
            said = one.decision
            yield f"{said.target}, {said.action} by {said.by}, {said.at[:10]}: {one.reason}"
