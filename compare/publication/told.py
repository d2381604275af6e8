"""What is said of a statement and of a finding on it, by rule.

Goes in: a claim in its context, and what people decided. Comes out: sentences and slices that are ready to be
printed, plain words by `docs/method.md`, 7. The same rule holds for every article.
"""

from __future__ import annotations

from compare.language import gettext
from compare.model import Alignment, Claim, Transcript
from compare.publication.held import Held
from compare.report import wording
from compare.report.cards import HALVES, passage_on_theme
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
    given, cue = claim.attribution, shorten(claim.attribution.evidence or "", 60)
    if given.speaker and cue:
        return gettext("attributed to {speaker} (“{cue}”)", speaker=given.speaker, cue=cue)
    if given.speaker:
        return gettext("attributed to {speaker}", speaker=given.speaker)
    if cue:
        return gettext("attributed to no speaker by name (“{cue}”)", cue=cue)
    return gettext("attributed to no speaker by name")


def halves(context: Context, claim: Claim, alignment: Alignment) -> tuple[HalfView, ...]:
    """The parts of a claim that is located in part, each with its words and its passages."""
    text = context.article(claim).document.text
    return tuple(
        HalfView(
            words=gettext(HALVES[half.location]),
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
        cue = shorten(claim.placed_outside, 160)
        told = gettext("The article itself places this outside the part supplied: “{cue}”.", cue=cue)
        notes.append(told)
    if claim.block == "teaser":
        notes.append(gettext("This is a link to another piece, and in no count."))
    elif label := context.label_of.get(claim.repeats or ""):
        notes.append(gettext("This heading repeats {label} and is not counted again.", label=label))
    elif claim.repeats:
        notes.append(gettext("This heading repeats the text below it and is not counted again."))
    if claim.kind in QUOTATIONS:
        # Also of what was not located: another translation of the same words is what may have been printed.
        notes.extend(filter(None, [context.translation(claim)]))
    return tuple(notes)


def record_caveat(record: Transcript) -> str:
    """That the record is a text, too, and what it means where the spoken language is not stated."""
    told = gettext(
        "The record is a text, too ({description}): what was spoken may differ from it, and the outlet may "
        "have used another source.",
        description=wording.record_description(record),
    )
    return told if record.info.spoken_language else f"{told} {gettext(wording.SPOKEN_NOT_STATED)}"


def meaning_of(held: Held) -> str:
    """What people say of the meaning; the program says nothing of it."""
    if held.meaning is None:
        return ""
    if held.meaning == "yes":
        return gettext("Those who reviewed it say that it changes the meaning.")
    return gettext("Those who reviewed it say that it does not change the meaning.")


def _lost(context: Context, claim: Claim, *, in_part: bool) -> str:
    """Which words were not located: a sentence around them may hold others that were."""
    text = context.article(claim).document.text
    halves_lost = [half for half in context.alignment(claim).halves if half.location == "not located"]
    words = [half.span.slice(text) for half in halves_lost] if in_part else [claim.text]
    named = "; ".join(gettext("“{words}”", words=shorten(one, LONGEST)) for one in words)
    if in_part and not named:
        return gettext("A part of this statement was not located {place}.", place=context.place)
    if in_part:
        return gettext(
            "A part of this statement was not located {place}: {words}.", place=context.place, words=named
        )
    return gettext("These words were not located {place}: {words}.", place=context.place, words=named)


def statement(context: Context, claim: Claim, held: Held) -> str:
    """What is said of the two texts, one sentence by rule."""
    finding, difference = held.finding, held.finding.difference
    if finding.kind == "not located":
        return _lost(context, claim, in_part=finding.type.endswith("part"))
    if finding.kind == "attribution differs":
        return _misgiven(context, claim)
    if difference is None or not held.retyped:
        return str(finding.text)
    ours, theirs = difference.claim_text, difference.passage_text
    if not theirs:
        return gettext("The article prints “{ours}”, which these passages do not contain.", ours=ours)
    if not ours:
        return gettext("The record reads “{theirs}” here, which the article does not print.", theirs=theirs)
    return gettext("The article prints “{ours}”; the record reads “{theirs}”.", ours=ours, theirs=theirs)


def _misgiven(context: Context, claim: Claim) -> str:
    """Who the article and who the record gives the words to."""
    voices = dict.fromkeys(
        context.comparison.passages[match.passage_id].speaker or gettext("a speaker not stated")
        for match in context.alignment(claim).passages
    )
    given, theirs = claim.attribution.speaker, listed(list(voices))
    if not given:
        return gettext(
            "The article attributes these words to another speaker; in the record they are those of "
            "{theirs}.",
            theirs=theirs,
        )
    return gettext(
        "The article attributes these words to {given}; in the record they are those of {theirs}.",
        given=given,
        theirs=theirs,
    )
