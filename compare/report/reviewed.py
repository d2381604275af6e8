"""What people decided, in the words of the report: beside each claim, and for the event as a whole.

Goes in: a context whose comparison carries a `Review`. Comes out: plain sentences. What the program said
stands beside what people set; a dispute is shown as open, with both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from compare.language import gettext, gettext_noop, ngettext, pgettext
from compare.model import Alignment, Claim
from compare.report import wording
from compare.report.context import Context
from compare.report.measured_words import measured_sentences
from compare.report.quality import forms_of, whose, worth_of
from compare.report.text import day_of, listed
from compare.report.value_words import value_word
from compare.review.decisions import Action
from compare.review.state import AS_FOUND, ClaimReview, FindingReview, Opinion, Review, Unapplied, Votes

__all__ = ["LOCATED", "own_error", "review_lines", "review_of_claim", "says_not_located"]

STALE: Final = gettext_noop(
    "Coders measured the program on this event, for other texts or another version of it: not used here."
)
LOCATED: Final = gettext_noop("located, in whole or in part")
SAYS: Final[Mapping[str, str]] = MappingProxyType(
    {"confirm": gettext_noop("{person} confirms"), "reject": gettext_noop("{person} rejects")}
)
ACTIONS: Final[Mapping[Action, str]] = MappingProxyType(
    {
        "confirm": gettext_noop("confirm"),
        "reject": gettext_noop("reject"),
        "set passage": gettext_noop("set passage"),
        "set type": gettext_noop("set type"),
        "set severity": gettext_noop("set severity"),
        "changes the meaning": gettext_noop("changes the meaning"),
        "note": gettext_noop("note"),
    }
)
"""What was decided, in a list of decisions."""


def own_error(context: Context, *decisions: str) -> str:
    """The program's error on this very event: as coders measured it, else that nobody did in this run.

    Args:
        context: Of the comparison.
        *decisions: Of which decisions it speaks; of all, where none is named.
    """
    measured = context.review.measured if context.review else None
    if measured is None:
        return gettext(wording.ERROR_UNCODED if _labelled(context) else wording.ERROR_UNMEASURED)
    return " ".join(measured_sentences(measured, decisions or None))


def _labelled(context: Context) -> bool:
    """True if figures that the report prints come from labelled texts of this event, and from no others."""
    worths = [one for form in forms_of(context.comparison) for one in worth_of(form)]
    return whose(worths, context.shown.own_texts) == "own"


def review_of_claim(context: Context, claim: Claim) -> str:
    """What people decided about a claim and its findings, in sentences; empty where nobody did."""
    if context.review is None:
        return ""
    own = context.review.by_claim.get(claim.id)
    findings = context.review.of_claim.get(claim.id, ())
    sentences = [sentence for one in findings if one.touched for sentence in _finding(one)]
    sentences += _claim(context, own) if own else []
    return " ".join(sentences)


def says_not_located(context: Context, claim: Claim) -> bool:
    """True if those sentences say of the claim, or in a note, that something was not located."""
    if context.review is None:
        return False
    own = context.review.by_claim.get(claim.id)
    touched = [one for one in context.review.of_claim.get(claim.id, ()) if one.touched]
    notes = [note for one in (*touched, *([own] if own else ())) for note in one.notes]
    named = any(one.finding.kind == "not located" and one.status != "rejected" for one in touched)
    return named or any("not located" in note.says for note in notes)


def _finding(one: FindingReview) -> Iterator[str]:
    """The state of a finding, then what people set, each beside the program's own value."""
    yield _state(one, _name(one))
    yield from _type_set(one.type, value_word(one.finding.type))
    yield from _severity_set(one.severity, str(one.finding.severity))
    if one.meaning.value is not None:
        answer, people = gettext(one.meaning.value), _people(one.meaning)
        yield gettext("Changes the meaning: {answer}, by {people}.", answer=answer, people=people)
    elif one.meaning.opinions:
        yield gettext("Changes the meaning, not settled: {opinions}.", opinions=_opinions(one.meaning))
    yield from _notes(one.notes)


def _name(one: FindingReview) -> str:
    """What was found. Where people rejected that a claim is not located its card no longer says what that
    means, so that the words are not used either.
    """
    if one.finding.kind == "not located" and one.status == "rejected":
        return gettext("That no passage was found for it, or for a part of it")
    return gettext("“{type}”", type=value_word(one.finding.type))


def _state(one: FindingReview, finding: str) -> str:
    votes = one.verdict
    if one.status in ("confirmed", "rejected"):
        values = {"finding": finding, "people": _people(votes), "day": day_of(votes.opinions[-1].at)}
        # Translators: {finding} is for example "“negation”".
        if one.status == "confirmed":
            return gettext("{finding}: confirmed by {people} ({day}).", **values)
        return gettext("{finding}: rejected by {people} ({day}).", **values)
    if one.status == "disputed":
        return _disputed(votes, finding)
    if votes.opinions:
        return gettext(
            "{finding}: open, {given} of {wanted}: {opinions}.",
            finding=finding,
            given=len(votes.opinions),
            wanted=votes.wanted,
            opinions=_opinions(votes),
        )
    if votes.wanted == 1:
        return gettext("{finding}: open.", finding=finding)
    return ngettext(
        "{finding}: open, {n} people have to agree.",
        "{finding}: open, {n} people have to agree.",
        votes.wanted,
        finding=finding,
    )


def _disputed(votes: Votes, finding: str) -> str:
    if not votes.disputed:
        return gettext("{finding}: open, because people differ on it.", finding=finding)
    opinions = _opinions(votes)
    return gettext("{finding}: open, because people differ: {opinions}.", finding=finding, opinions=opinions)


def _type_set(votes: Votes, found: str) -> Iterator[str]:
    """The type that people set, beside the program's."""
    if votes.value is not None:
        value, people = value_word(votes.value), _people(votes)
        yield gettext(
            "Type set to “{value}” by {people}; the program: “{found}”.",
            value=value,
            people=people,
            found=found,
        )
    elif votes.opinions:
        opinions = _opinions(votes)
        yield gettext(
            "Type, not settled: {opinions}; the program: “{found}”.", opinions=opinions, found=found
        )


def _severity_set(votes: Votes, found: str) -> Iterator[str]:
    """The severity that people set, beside the program's."""
    if votes.value is not None:
        yield gettext(
            "Severity set to {value} by {people}; the program: {found}.",
            value=votes.value,
            people=_people(votes),
            found=found,
        )
    elif votes.opinions:
        opinions = _opinions(votes)
        yield gettext(
            "Severity, not settled: {opinions}; the program: {found}.", opinions=opinions, found=found
        )


def _claim(context: Context, own: ClaimReview) -> list[str]:
    sentences = []
    if own.passage.value is not None:
        sentences.append(
            gettext(
                "Passage set to {place} by {people}; the program: {found}.",
                place=_places(context, own.passage.value),
                people=_people(own.passage),
                found=_machine(context, own.machine),
            )
        )
    elif own.passage.opinions:
        sentences.append(_unsettled(context, own.passage))
    if own.verdict.value == "confirm":
        sentences.append(gettext("The place is confirmed by {people}.", people=_people(own.verdict)))
    return [*sentences, *_notes(own.notes)]


def _unsettled(context: Context, votes: Votes) -> str:
    """The passages that people named, where these do not decide."""
    said = [f"{one.by}: {_places(context, one.says)}" for one in votes.opinions]
    if votes.disputed:
        return gettext("Passage, not settled: {opinions}.", opinions="; ".join(said))
    return gettext(
        "Passage, not settled ({given} of {wanted}): {opinions}.",
        given=len(said),
        wanted=votes.wanted,
        opinions="; ".join(said),
    )


def _places(context: Context, value: str) -> str:
    """Passages by label in their order, or ``none``."""
    if value == AS_FOUND:
        return gettext("as the program found it")
    named = set(value.split())
    known = [one.label for one in context.comparison.passages.values() if one.id in named]
    return ", ".join(known) or pgettext("passages", "none")


def _machine(context: Context, alignment: Alignment) -> str:
    labels = [context.comparison.passages[match.passage_id].label for match in alignment.passages]
    return ", ".join(dict.fromkeys(labels)) or gettext("no passage")


def _notes(notes: tuple[Opinion, ...]) -> Iterator[str]:
    for note in notes:
        yield gettext("Note of {person}: {note}.", person=note.by, note=note.says.rstrip("."))


def _people(votes: Votes) -> str:
    return listed([opinion.by for opinion in votes.opinions])


def _opinions(votes: Votes) -> str:
    return "; ".join(_says(one) for one in votes.opinions)


def _says(one: Opinion) -> str:
    if one.says in SAYS:
        return gettext(SAYS[one.says], person=one.by)
    return gettext("{person} says {value}", person=one.by, value=gettext(one.says))


def review_lines(context: Context) -> tuple[str, ...]:
    """How far the review is, and every decision that holds no longer; empty where nobody decided anything."""
    review = context.review
    if review is None:
        return ()
    made = ngettext(
        "Of {n} finding that the program made: {parts}.",
        "Of {n} findings that the program made: {parts}.",
        len(review.findings),
        parts=", ".join(_counted(review)),
    )
    rule = ngettext(
        "What is disputed is shown as open. Severity 3, and that no passage was found, want {n} person; what "
        "people set takes the place of the program’s values, which stand beside it.",
        "What is disputed is shown as open. Severity 3, and that no passage was found, want {n} people; what "
        "people set takes the place of the program’s values, which stand beside it.",
        review.people,
    )
    stale = [gettext(STALE)] if review.stale else []
    return (f"{made} {rule}", *stale, *_unapplied(review), *map(str, review.clock))


def _counted(review: Review) -> tuple[str, ...]:
    """How many findings are in each state."""
    counts = review.counts
    return (
        ngettext("{n} open", "{n} open", counts["open"]),
        ngettext("{n} confirmed", "{n} confirmed", counts["confirmed"]),
        ngettext("{n} rejected", "{n} rejected", counts["rejected"]),
        ngettext("{n} disputed", "{n} disputed", counts["disputed"]),
    )


def _unapplied(review: Review) -> Iterator[str]:
    if n := len(review.void):
        yield ngettext(
            "{n} decision is void. A text has changed since:",
            "{n} decisions are void. A text has changed since:",
            n,
        )
        yield from map(_decision, review.void)
    if n := len(review.orphaned):
        yield ngettext(
            "{n} decision is orphaned. What it is about is gone:",
            "{n} decisions are orphaned. What they are about is gone:",
            n,
        )
        yield from map(_decision, review.orphaned)
    if n := len(review.unknown):
        yield ngettext(
            "{n} decision is unknown. It fits nothing of this event:",
            "{n} decisions are unknown. They fit nothing of this event:",
            n,
        )
        yield from map(_decision, review.unknown)


def _decision(one: Unapplied) -> str:
    said = one.decision
    return gettext(
        "{target}, {action} by {person}, {day}: {reason}",
        target=said.target,
        action=gettext(ACTIONS[said.action]),
        person=said.by,
        day=day_of(said.at),
        reason=one.reason,
    )
