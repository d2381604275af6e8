"""The card of a claim: both texts, its state in words, who is given the words, why this passage.

Goes in: a claim in its context. Comes out: `CardView` and `ListedClaim`. The same card serves every state: a
quotation that corresponds word for word is as large as one that does not.
"""

from __future__ import annotations

from compare.model import Alignment, Claim, Half, RunnerUp, Transcript
from compare.report import wording
from compare.report.context import QUOTATIONS, Context
from compare.report.evidence import article_slices, record_views, short_passages
from compare.report.reviewed import review_of_claim
from compare.report.text import score, shorten
from compare.report.view import CardView, DifferenceView, HalfView, ListedClaim, RunView
from compare.review.effect import BY_PERSON
from compare.segment.language import language_tag

__all__ = ["build_card", "list_claim"]


def build_card(context: Context, claim: Claim) -> CardView:
    """The card of a claim that was checked."""
    alignment = context.alignment(claim)
    record = context.record_of_claim(claim)
    translated = context.translation(claim) is not None
    return CardView(
        id=claim.id,
        label=context.label_of[claim.id],
        kind=wording.KIND_WORDS[claim.kind],
        quoted=claim.kind in QUOTATIONS,
        state=wording.headline_word(alignment.state, translated=translated),
        heading=_heading(alignment, record),
        record=record_views(context, claim),
        article=article_slices(context, claim),
        article_lang=language_tag(context.article(claim).info.language) or "",
        attribution=_attribution(context, claim, alignment),
        halves=tuple(_half(context, claim, half) for half in alignment.halves),
        alternatives=tuple(short_passages(context, place) for place in alignment.alternatives),
        caveat=_caveat(context, alignment),
        related_note=_related_note(context, alignment),
        related=tuple(_related(context, key) for key in alignment.related[: context.limits.related]),
        notes=_notes(context, claim, alignment),
        differences=_differences(alignment),
        basis=_basis(context, alignment),
        evidence=_evidence(context, alignment),
        review=review_of_claim(context, claim),
    )


def _differences(alignment: Alignment) -> tuple[DifferenceView, ...]:
    return tuple(
        DifferenceView(
            id=item.id,
            type=item.type,
            severity=wording.SEVERITY_WORDS[item.severity],
            explanation=item.explanation,
        )
        for item in alignment.differences
    )


def _heading(alignment: Alignment, record: Transcript | None) -> str:
    """What stands over the record's side; a record that was searched in vain reads nothing."""
    if alignment.location == "not located" or record is None:
        return "The record"
    return wording.described(record.info)


def _related(context: Context, passage_id: str) -> RunView:
    """A passage on the theme of a claim, its beginning only: it is no counterpart of the claim."""
    passage = context.comparison.passages[passage_id]
    return RunView(
        label=passage.label,
        speaker=passage.speaker or f"speaker {wording.NOT_STATED}",
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
    return HalfView(words=half.location.capitalize(), text=" ".join(text.split()), places=labels)


def _attribution(context: Context, claim: Claim, alignment: Alignment) -> str:
    """Who the article gives the words to, with its own words for it."""
    given = claim.attribution
    cue = f" (“{shorten(given.evidence, 60)}”)" if given.evidence else ""
    if given.speaker is None:
        return f"attributed to no speaker by name{cue}"
    if alignment.attribution == "differs":
        voices = dict.fromkeys(
            context.comparison.passages[match.passage_id].speaker or "a speaker not stated"
            for match in alignment.passages
        )
        return f"attributed to {given.speaker}{cue}; in the record: {', '.join(voices)}"
    outside = "" if given.in_record else ", who is no speaker of the record"
    return f"attributed to {given.speaker}{cue}{outside}"


def _notes(context: Context, claim: Claim, alignment: Alignment) -> tuple[str, ...]:
    """Further sentences on a claim, by rule."""
    notes = []
    if claim.placed_outside:
        notes.append(
            "The article itself places this outside the part supplied: "
            f"“{shorten(claim.placed_outside, 160)}”."
        )
    if claim.repeats and claim.repeats in context.label_of:
        notes.append(f"This heading repeats {context.label_of[claim.repeats]} and is not counted again.")
    if claim.kind != "reported speech" and alignment.passages:
        notes.extend(filter(None, [context.translation(claim)]))
    return tuple(notes)


def _related_note(context: Context, alignment: Alignment) -> str:
    """What stands above the passages on the theme of a claim that was not located, or instead of them."""
    if alignment.location != "not located":
        return ""
    if not alignment.related:
        return "No passage of the record on a similar theme was found."
    missing = any(record.completeness == "partial" for record in context.comparison.transcripts)
    hold = "; the part that is missing may hold the words" if missing else ""
    return f"Passages of the record on a similar theme{hold}:"


def _evidence(context: Context, alignment: Alignment) -> str:
    """Level, score, support, runner-up and reasons in full; of a place that people set, nothing."""
    if alignment.level == BY_PERSON:
        return ""
    parts = []
    if alignment.passages:
        parts.append(f"Decided by: {_level(alignment)} (level “{alignment.level}”).")
        parts.append(f"Score {score(alignment.score)}; support {score(alignment.support)}.")
    if alignment.runner_up:
        best = _next_best(context, alignment.runner_up)
        parts.append(f"{best[:1].upper()}{best[1:]}.")
    if alignment.second_opinion is not None:
        parts.append(f"Second opinion, which decides nothing: {score(alignment.second_opinion)}.")
    if alignment.reasons:
        reasons = [
            f"{r.name} {score(r.value)} ({'+' if r.weight >= 0 else '−'}{score(abs(r.weight))})"
            for r in alignment.reasons
        ]
        parts.append(f"What the support is made of, values and (weights): {', '.join(reasons)}.")
    return " ".join(parts)


def _level(alignment: Alignment) -> str:
    return wording.LEVEL_WORDS.get(alignment.level, alignment.level)


def _next_best(context: Context, runner_up: RunnerUp) -> str:
    label = context.comparison.passages[runner_up.passage_id].label
    return f"next best place {label}, support {score(runner_up.score)}"


def _basis(context: Context, alignment: Alignment) -> str:
    """How well the passages carry the claim, beside the next best place, in a few words."""
    if alignment.level == BY_PERSON:
        return wording.LEVEL_WORDS[BY_PERSON]
    parts = []
    if alignment.passages:
        parts.append(f"support {score(alignment.support)}")
    if alignment.runner_up:
        parts.append(_next_best(context, alignment.runner_up))
    return "; ".join(parts)


def list_claim(context: Context, claim: Claim, *, remark: str = "") -> ListedClaim:
    """A claim in a plain list, its words shortened to a slice."""
    return ListedClaim(
        id=claim.id,
        label=context.label_of[claim.id],
        text=shorten(claim.text, 240),
        remark=" ".join(filter(None, (remark, review_of_claim(context, claim)))),
        differences=_differences(context.alignment(claim)),
    )
