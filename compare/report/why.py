"""Why a claim was placed where it was: its variables in words, what both sides share, the next best place.

Goes in: a claim in its context. Comes out: sentences and values. Nothing is decided here.
"""

from __future__ import annotations

from compare.alignment.words import FUNCTION_WORDS
from compare.model import Alignment, Claim, RunnerUp
from compare.report import wording
from compare.report.context import QUOTATIONS, Context
from compare.report.text import WORD, score, shorten, words_of
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


def variables(context: Context, claim: Claim) -> tuple[tuple[str, str], ...]:
    """The four variables of a claim that was checked, each by name, with its value."""
    alignment = context.alignment(claim)
    return (
        ("Checkable", "yes" if alignment.location else "no"),
        ("Located", alignment.location or wording.NOT_APPLICABLE),
        ("Wording", _wording(context, claim, alignment)),
        ("Attribution", alignment.attribution if alignment.location else wording.NOT_APPLICABLE),
    )


def _wording(context: Context, claim: Claim, alignment: Alignment) -> str:
    if claim.kind not in QUOTATIONS:
        return f"{wording.NOT_APPLICABLE}, no quotation"
    if alignment.wording is None:
        return wording.NOT_APPLICABLE
    graded = alignment.wording in wording.GRADED_BY_WORDS
    return "not assessed, translation" if graded and context.translation(claim) else alignment.wording


def why(context: Context, claim: Claim) -> str:
    """Why these passages: the rung that decided, words on both sides, and how well they carry the claim."""
    alignment = context.alignment(claim)
    if not alignment.passages:
        return ""
    if alignment.level == BY_PERSON:
        return f"{wording.LEVEL_WORDS[BY_PERSON].capitalize()}."
    level = _level(claim, alignment)
    shared = _shared(context, claim, alignment) if alignment.level in BY_CONTENT else []
    words = f"; on both sides {', '.join(f'“{word}”' for word in shared)}" if shared else ""
    return f"{level[:1].upper()}{level[1:]}{words}; support {score(alignment.support)} of 1."


def _level(claim: Claim, alignment: Alignment) -> str:
    """The rung that decided, in words; only a quotation is a short quotation."""
    if alignment.level == "context" and claim.kind not in QUOTATIONS:
        return wording.BY_SURROUNDINGS
    return wording.LEVEL_WORDS.get(alignment.level, alignment.level)


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
        words=f"support {score(runner_up.score)}",
        text=shorten(passage.text, context.limits.around),
        remark="has the higher support" if runner_up.score > alignment.support else "is close",
        lang=language_tag(context.record(passage).info.language) or "",
    )


def in_figures(context: Context, claim: Claim) -> str:
    """Level, score, support, runner-up and reasons in full."""
    alignment = context.alignment(claim)
    parts = []
    if alignment.level == BY_PERSON:
        return ""
    if alignment.passages:
        level = _level(claim, alignment)
        parts.append(f"Decided by: {level} (level “{alignment.level}”).")
        parts.append(f"Score {score(alignment.score)}; support {score(alignment.support)}.")
    if alignment.runner_up:
        parts.append(f"{_next_best(context, alignment.runner_up)}.")
    if alignment.second_opinion is not None:
        parts.append(f"Second opinion, which decides nothing: {score(alignment.second_opinion)}.")
    if alignment.reasons:
        reasons = [
            f"{r.name} {score(r.value)} ({'+' if r.weight >= 0 else '−'}{score(abs(r.weight))})"
            for r in alignment.reasons
        ]
        parts.append(f"What the support is made of, values and (weights): {', '.join(reasons)}.")
    return " ".join(parts)


def _next_best(context: Context, runner_up: RunnerUp) -> str:
    label = context.comparison.passages[runner_up.passage_id].label
    return f"Next best place {label}, support {score(runner_up.score)}"
