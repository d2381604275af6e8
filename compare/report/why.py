"""Why a claim was placed where it was: its variables in words, what both sides share, the next best place.

Goes in: a claim in its context. Comes out: sentences and values. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from compare.alignment.words import FUNCTION_WORDS
from compare.language import gettext, gettext_noop, pgettext
from compare.model import Alignment, Claim, RunnerUp
from compare.report import wording
from compare.report.context import QUOTATIONS, Context
from compare.report.text import WORD, score, shorten, words_of
from compare.report.value_words import level_word, value_word
from compare.report.view_cards import RunView
from compare.review.effect import BY_PERSON
from compare.segment.language import language_tag

__all__ = ["close_runner_up", "in_figures", "variables", "why"]

# A next best place whose support is no more than this below is close: the card shows its words.
CLOSE = 0.15
# Words that stand in more of the record's passages than this share tell nothing of a place.
COMMON = 0.05
MOST_WORDS = 4
BY_CONTENT = frozenset({"support", "context"})
# Translators: each stands alone as a sentence, or as its first part: "The same words; support 0.93 of 1."
BY_LEVEL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "verbatim": gettext_noop("The same words"),
        "near": gettext_noop("Nearly the same words"),
        "joined": gettext_noop("The same words in two places"),
        "context": gettext_noop("A short quotation, placed by what stands around it"),
        "support": gettext_noop("Corresponding content in other words"),
    }
)
SURROUNDINGS = gettext_noop("Placed by what stands around it in the article")
"""Why a claim was placed where it was."""


def variables(context: Context, claim: Claim) -> tuple[tuple[str, str], ...]:
    """The four variables of a claim that was checked, each by name, with its value."""
    alignment = context.alignment(claim)
    none = gettext(wording.NOT_APPLICABLE)
    attribution = value_word(alignment.attribution) if alignment.location else none
    return (
        (gettext("Checkable"), gettext("yes") if alignment.location else gettext("no")),
        (pgettext("variable", "Located"), value_word(alignment.location) if alignment.location else none),
        (gettext("Wording"), _wording(context, claim, alignment)),
        (gettext("Attribution"), attribution),
    )


def _wording(context: Context, claim: Claim, alignment: Alignment) -> str:
    if claim.kind not in QUOTATIONS:
        return gettext("n/a, no quotation")
    if alignment.wording is None:
        return gettext(wording.NOT_APPLICABLE)
    graded = alignment.wording in wording.GRADED_BY_WORDS
    if graded and context.translation(claim):
        return gettext("not assessed, translation")
    return value_word(alignment.wording)


def why(context: Context, claim: Claim) -> str:
    """Why these passages: the rung that decided, words on both sides, and how well they carry the claim."""
    alignment = context.alignment(claim)
    if not alignment.passages:
        return ""
    if alignment.level == BY_PERSON:
        return gettext("The place was set by people.")
    surroundings = _by_surroundings(claim, alignment)
    level = gettext(SURROUNDINGS if surroundings else BY_LEVEL.get(alignment.level, ""))
    level = level or f"{alignment.level[:1].upper()}{alignment.level[1:]}"
    support = score(alignment.support)
    shared = _shared(context, claim, alignment) if alignment.level in BY_CONTENT else []
    if not shared:
        return gettext("{level}; support {support} of 1.", level=level, support=support)
    words = ", ".join(gettext("“{word}”", word=word) for word in shared)
    return gettext(
        "{level}; on both sides {words}; support {support} of 1.", level=level, words=words, support=support
    )


def _by_surroundings(claim: Claim, alignment: Alignment) -> bool:
    """True for what is no quotation, and so no short one, where its surroundings decided."""
    return alignment.level == "context" and claim.kind not in QUOTATIONS


def _level(claim: Claim, alignment: Alignment) -> str:
    """The rung that decided, in words."""
    if _by_surroundings(claim, alignment):
        return gettext(wording.BY_SURROUNDINGS)
    return gettext(wording.LEVEL_WORDS.get(alignment.level, "")) or alignment.level


def _shared(context: Context, claim: Claim, alignment: Alignment) -> list[str]:
    """The words of the claim that its passages have and few others, the rarest first, as the article
    prints them.
    """
    passages = context.passages([match.passage_id for match in alignment.passages])
    there = {word for passage in passages for word in words_of(passage.text)}
    printed = {words_of(word)[0]: word for word in reversed(WORD.findall(claim.text))}
    most = max(len(passages), COMMON * len(context.order))
    seen = context.passages_with
    kept = [key for key in printed if key in there and seen[key] <= most and key not in FUNCTION_WORDS]
    return [shorten(printed[key], 40) for key in sorted(kept, key=lambda key: (seen[key], key))[:MOST_WORDS]]


def close_runner_up(context: Context, alignment: Alignment) -> RunView | None:
    """The next best place where it is close, or carries the claim better by its content; else ``None``."""
    runner_up = alignment.runner_up
    if runner_up is None or not alignment.passages or runner_up.score < alignment.support - CLOSE:
        return None
    passage = context.comparison.passages[runner_up.passage_id]
    return RunView(
        label=passage.label,
        speaker=context.voice_of(passage),
        time=wording.where_words(passage.time, passage.place),
        words=gettext("support {support}", support=score(runner_up.score)),
        text=shorten(passage.text, context.limits.around),
        remark=_nearness(runner_up, alignment),
        lang=language_tag(context.record(passage).info.language) or "",
    )


def _nearness(runner_up: RunnerUp, alignment: Alignment) -> str:
    # Translators: both stand behind "The next best place", and before its label.
    return gettext("has the higher support") if runner_up.score > alignment.support else gettext("is close")


def in_figures(context: Context, claim: Claim) -> str:
    """Level, score, support, runner-up and reasons in full."""
    alignment = context.alignment(claim)
    parts = []
    if alignment.level == BY_PERSON:
        return ""
    if alignment.passages:
        level = _level(claim, alignment)
        parts.append(
            gettext("Decided by: {words} (level “{level}”).", words=level, level=level_word(alignment.level))
        )
        parts.append(
            gettext(
                "Score {score}; support {support}.",
                score=score(alignment.score),
                support=score(alignment.support),
            )
        )
    if alignment.runner_up:
        parts.append(_next_best(context, alignment.runner_up))
    if alignment.second_opinion is not None:
        opinion = score(alignment.second_opinion)
        parts.append(gettext("Second opinion, which decides nothing: {score}.", score=opinion))
    if alignment.reasons:
        reasons = ", ".join(
            f"{value_word(r.name)} {score(r.value)} ({'+' if r.weight >= 0 else '−'}{score(abs(r.weight))})"
            for r in alignment.reasons
        )
        parts.append(
            gettext("What the support is made of, values and (weights): {reasons}.", reasons=reasons)
        )
    return " ".join(parts)


def _next_best(context: Context, runner_up: RunnerUp) -> str:
    label = context.comparison.passages[runner_up.passage_id].label
    return gettext("Next best place {label}, support {support}.", label=label, support=score(runner_up.score))
