"""What is said of a statement and of a finding on it, by rule.

Goes in: a claim in its context, and what people decided. Comes out: sentences and slices that are ready to be
printed, plain English by `docs/method.md`, 7. The same rule holds for every article.
"""

from __future__ import annotations

from compare.model import Alignment, Claim, Transcript
from compare.publication.held import Held
from compare.report import wording
from compare.report.cards import passage_on_theme
from compare.report.context import QUOTATIONS, Context
from compare.report.text import listed, shorten
from compare.report.view import HalfView, RunView

__all__ = [
    "LONGEST",
    "attribution",
    "halves",
    "meaning_of",
    "notes_on",
    "record_caveat",
    "related",
    "statement",
]

LONGEST = 240
"""Characters of the words that a finding is about, where these are named."""
RELATED = 2
"""Passages on the theme of what is not located that are shown."""


def attribution(claim: Claim) -> str:
    """Who the article gives the words to, with its own words for it."""
    given = claim.attribution
    cue = f" (“{shorten(given.evidence, 60)}”)" if given.evidence else ""
    return f"attributed to {given.speaker or 'no speaker by name'}{cue}"


def halves(context: Context, claim: Claim, alignment: Alignment) -> tuple[HalfView, ...]:
    """The parts of a claim that is located in part, each with its words and its passages."""
    text = context.article(claim).document.text
    return tuple(
        HalfView(
            words=half.location.capitalize(),
            text=" ".join(half.span.slice(text).split()),
            places=", ".join(passage.label for passage in context.passages(half.passages)),
        )
        for half in alignment.halves
    )


def related(context: Context, alignment: Alignment) -> tuple[RunView, ...]:
    """The beginnings of passages on the theme of a claim that was not located."""
    return tuple(passage_on_theme(context, key) for key in alignment.related[:RELATED])


def notes_on(context: Context, claim: Claim) -> tuple[str, ...]:
    """What a reader has to know to judge fairly, by rule."""
    notes = []
    if claim.placed_outside:
        words = shorten(claim.placed_outside, 160)
        notes.append(f"The article itself places this outside the part supplied: “{words}”.")
    if claim.block == "teaser":
        notes.append("This is a link to another piece, and in no count.")
    elif claim.repeats:
        named = context.label_of.get(claim.repeats, "the text below it")
        notes.append(f"This heading repeats {named} and is not counted again.")
    if claim.kind in QUOTATIONS:
        # Also of what was not located: another translation of the same words is what may have been printed.
        notes.extend(filter(None, [context.translation(claim)]))
    return tuple(notes)


def record_caveat(record: Transcript) -> str:
    """That the record is a text, too, and what it means where the spoken language is not stated."""
    told = (
        f"The record is a text, too ({wording.record_description(record)}): what was spoken may differ "
        "from it, and the outlet may have used another source."
    )
    return told if record.info.spoken_language else f"{told} {wording.SPOKEN_NOT_STATED}"


def meaning_of(held: Held) -> str:
    """What people say of the meaning; the program says nothing of it."""
    if held.meaning is None:
        return ""
    said = "changes the meaning" if held.meaning == "yes" else "does not change the meaning"
    return f"Those who reviewed it say that it {said}."


def _lost(context: Context, claim: Claim, *, in_part: bool) -> str:
    """Which words were not located: a sentence around them may hold others that were."""
    text = context.article(claim).document.text
    halves_lost = [half for half in context.alignment(claim).halves if half.location == "not located"]
    words = [half.span.slice(text) for half in halves_lost] if in_part else [claim.text]
    named = "; ".join(f"“{shorten(' '.join(one.split()), LONGEST)}”" for one in words)
    part = "A part of this statement was" if in_part else "These words were"
    return f"{part} not located {context.place}{f': {named}' if named else ''}."


def statement(context: Context, claim: Claim, held: Held) -> str:
    """What is said of the two texts, one sentence by rule."""
    finding, difference = held.finding, held.finding.difference
    if finding.kind == "not located":
        return _lost(context, claim, in_part=finding.type.endswith("part"))
    if finding.kind == "attribution differs":
        voices = dict.fromkeys(
            context.comparison.passages[match.passage_id].speaker or "a speaker not stated"
            for match in context.alignment(claim).passages
        )
        given = claim.attribution.speaker or "another speaker"
        theirs = listed(list(voices))
        return f"The article attributes these words to {given}; in the record they are those of {theirs}."
    if difference is None or not held.retyped:
        return str(finding.text)
    if not difference.passage_text:
        return f"The article prints “{difference.claim_text}”, which these passages do not contain."
    if not difference.claim_text:
        return f"The record reads “{difference.passage_text}” here, which the article does not print."
    return f"The article prints “{difference.claim_text}”; the record reads “{difference.passage_text}”."
