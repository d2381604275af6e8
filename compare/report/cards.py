"""The card of a claim: both texts, its state in words, who is given the words, why this passage.

Goes in: a claim in its context. Comes out: `CardView` and `ListedClaim`. The same card serves every state: a
quotation that corresponds word for word is as large as one that does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from compare.language import gettext, gettext_noop
from compare.model import Alignment, Claim, Half, Location, Transcript
from compare.report import wording
from compare.report.context import QUOTATIONS, Context
from compare.report.evidence import article_slices, record_views, sentence_of, short_passages
from compare.report.kinds import RECORD_IN_DOUBT
from compare.report.reviewed import review_of_claim, says_not_located
from compare.report.surroundings import around_sentence, question_before
from compare.report.text import shorten
from compare.report.value_words import value_word
from compare.report.view_cards import CardView, DifferenceView, HalfView, ListedClaim, RunView
from compare.report.why import close_runner_up, in_figures, variables, why
from compare.segment.language import language_tag

__all__ = ["HALVES", "build_card", "list_claim", "passage_on_theme"]

# What fits on a printed page, about: lines of half a page, characters of a line in one column and over both.
HALF_A_PAGE = 30
COLUMN = 60
LINE = 150
BY_NAME = "words explicitly given, by name, to another speaker"
HALVES: Final[Mapping[Location, str]] = MappingProxyType(
    {
        "located": gettext_noop("Located"),
        "partly located": gettext_noop("Partly located"),
        "not located": gettext_noop("Not located"),
        "ambiguous": gettext_noop("Ambiguous"),
    }
)
"""How a part of a claim came out."""


def build_card(context: Context, claim: Claim) -> CardView:
    """The card of a claim that was checked."""
    alignment = context.alignment(claim)
    record = context.record_of_claim(claim)
    translated = context.translation(claim) is not None
    article = context.article(claim)
    before, after = around_sentence(context, article, sentence_of(article, claim))
    card = CardView(
        id=claim.id,
        label=context.label_of[claim.id],
        kind=gettext(wording.KIND_WORDS[claim.kind]),
        quoted=claim.kind in QUOTATIONS,
        state=gettext(wording.headline_word(alignment.state, translated=translated)),
        heading=_heading(alignment, record),
        question=_question(context, alignment),
        record=record_views(context, claim),
        article=article_slices(context, claim),
        before=before,
        after=after,
        article_lang=language_tag(article.info.language) or "",
        attribution=_attribution(context, claim, alignment),
        halves=tuple(_half(context, claim, half) for half in alignment.halves),
        alternatives=tuple(short_passages(context, place) for place in alignment.alternatives),
        caveat=_caveat(context, alignment),
        related_note=_related_note(context, alignment),
        related=tuple(passage_on_theme(context, key) for key in alignment.related[: context.limits.related]),
        notes=_notes(context, claim),
        differences=_differences(alignment),
        variables=variables(context, claim),
        why=why(context, claim),
        runner_up=close_runner_up(context, alignment),
        evidence=in_figures(context, claim) if context.limits.figures else "",
        review=review_of_claim(context, claim) or gettext(wording.NOT_REVIEWED),
        long=False,
    )
    return replace(card, long=_lines(card) > HALF_A_PAGE)


def _lines(card: CardView) -> int:
    """About how many printed lines a card takes."""
    slices = [piece for voice in card.record for view in voice.passages for piece in view.slices]
    around = [text for voice in card.record for view in voice.passages for text in (view.before, view.after)]
    record = sum(len(piece.text) for piece in slices) + sum(map(len, around)) + len(card.caveat)
    record += sum(
        len(piece.text)
        for place in card.alternatives
        for voice in place
        for view in voice.passages
        for piece in view.slices
    )
    article = sum(len(piece.text) for piece in card.article) + len(card.before) + len(card.after)
    article += sum(len(half.text) for half in card.halves) + sum(map(len, card.notes))
    below = sum(1 + len(str(item.explanation)) // LINE for item in card.differences)
    return max(record, article) // COLUMN + below + len(card.related) + 5


def _question(context: Context, alignment: Alignment) -> RunView | None:
    """The question before the first of the passages."""
    if not alignment.passages:
        return None
    first = context.passages([match.passage_id for match in alignment.passages])[0]
    return question_before(context, first)


def _differences(alignment: Alignment) -> tuple[DifferenceView, ...]:
    alone = len(alignment.differences) == 1
    return tuple(
        DifferenceView(
            id=item.id,
            number="" if alone else str(number),
            type=value_word(item.type),
            # A doubt about the record weighs nothing against the article.
            severity="" if item.type == RECORD_IN_DOUBT else wording.graded(item),
            explanation=str(item.explanation),
        )
        for number, item in enumerate(alignment.differences, start=1)
    )


def _heading(alignment: Alignment, record: Transcript | None) -> str:
    """What stands over the record's side; a record that was searched in vain reads nothing."""
    if alignment.location == "not located" or record is None:
        return gettext("The record")
    return wording.described(record.info)


def passage_on_theme(context: Context, passage_id: str) -> RunView:
    """A passage on the theme of a claim, its beginning only: it is no counterpart of the claim."""
    passage = context.comparison.passages[passage_id]
    return RunView(
        label=passage.label,
        speaker=passage.speaker or gettext("speaker not stated"),
        time=wording.where_words(passage.time, passage.place),
        words="",
        text=shorten(passage.text, 110),
        remark="",
        lang=language_tag(context.record(passage).info.language) or "",
    )


def _caveat(context: Context, alignment: Alignment) -> str:
    """What "not located" means, for a claim or a part of one; empty where all is located."""
    if alignment.location == "not located":
        return context.caveat
    if any(half.location == "not located" for half in alignment.halves):
        return wording.caveat(context.comparison.transcripts, subject="For the part not located the search")
    if alignment.location == "partly located":
        return wording.caveat(context.comparison.transcripts, subject="For the rest of it the search")
    return ""


def _half(context: Context, claim: Claim, half: Half) -> HalfView:
    text = half.span.slice(context.article(claim).document.text)
    labels = ", ".join(passage.label for passage in context.passages(half.passages))
    return HalfView(words=gettext(HALVES[half.location]), text=" ".join(text.split()), places=labels)


def _attribution(context: Context, claim: Claim, alignment: Alignment) -> str:
    """Who the article gives the words to, with its own words for it."""
    given = claim.attribution
    cue = shorten(given.evidence, 60)
    if given.speaker is None:
        if cue:
            return gettext("attributed to no speaker by name (“{cue}”)", cue=cue)
        return gettext("attributed to no speaker by name")
    # Translators: the name of a speaker, and the article's words for it.
    named = gettext("{speaker} (“{cue}”)", speaker=given.speaker, cue=cue) if cue else given.speaker
    told = any(item.type == BY_NAME for item in alignment.differences)
    if alignment.attribution == "differs" and not told:
        voices = dict.fromkeys(
            context.comparison.passages[match.passage_id].speaker or gettext("a speaker not stated")
            for match in alignment.passages
        )
        return gettext(
            "attributed to {speaker}; in the record: {voices}", speaker=named, voices=", ".join(voices)
        )
    if given.in_record:
        return gettext("attributed to {speaker}", speaker=named)
    return gettext("attributed to {speaker}, who is no speaker of the record", speaker=named)


def _notes(context: Context, claim: Claim) -> tuple[str, ...]:
    """Further sentences on a claim, by rule."""
    notes = []
    outside = context.placed_outside(claim)
    if outside:
        notes.append(
            gettext(
                "The article itself places this outside the part supplied: “{cue}”.",
                cue=shorten(outside, 160),
            )
        )
    if claim.repeats and claim.repeats in context.label_of:
        label = context.label_of[claim.repeats]
        notes.append(gettext("This heading repeats {label} and is not counted again.", label=label))
    return tuple(notes)


def _related_note(context: Context, alignment: Alignment) -> str:
    """What stands above the passages on the theme of a claim that was not located, or instead of them."""
    if alignment.location != "not located":
        return ""
    if not alignment.related:
        return gettext("No related passage of the record was found.")
    if any(record.completeness == "partial" for record in context.comparison.transcripts):
        return gettext("Related passages of the record; the part that is missing may hold the words:")
    return gettext("Related passages of the record:")


def list_claim(context: Context, claim: Claim, *, remark: str = "") -> ListedClaim:
    """A claim in a plain list, its words shortened to a slice."""
    review = review_of_claim(context, claim)
    if says_not_located(context, claim) and context.caveat not in remark:
        review = f"{review} {context.caveat}"
    return ListedClaim(
        id=claim.id,
        label=context.label_of[claim.id],
        text=shorten(claim.text, 240),
        remark=" ".join(filter(None, (remark, review))),
        differences=_differences(context.alignment(claim)),
    )
