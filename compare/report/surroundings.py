"""What stands around a claim and around its passages: a sentence on either side, and the question before.

Goes in: a claim or passages in their context. Comes out: slices of the kept texts, shortened. Nothing of it
was compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.model import Article, Passage, Span
from compare.report.context import Context
from compare.report.text import shorten, shorten_front
from compare.report.view_cards import PassageView, RunView
from compare.report.wording import where_words
from compare.segment.language import language_tag

__all__ = ["around_sentence", "question_before", "with_surroundings"]

RUNNING = frozenset({"standfirst", "paragraph"})
# The question is looked for in so many turns before the passage's own.
TURNS_BACK = 2


def around_sentence(context: Context, article: Article, sentence: Span) -> tuple[str, str]:
    """The article's sentence before `sentence` and the one behind it, shortened; empty at either end.

    Only running text is shown: headings, captions and links to other pieces are passed over.
    """
    text, limit = article.document.text, context.limits.around
    spans = [one.span for one in article.sentences if article.blocks[one.block].kind in RUNNING]
    before = max((span for span in spans if span.end <= sentence.start), default=None)
    after = min((span for span in spans if span.start >= sentence.end), default=None)
    return (
        shorten_front(before.slice(text), limit) if before else "",
        shorten(after.slice(text), limit) if after else "",
    )


def with_surroundings(
    context: Context, passages: Sequence[Passage], views: Sequence[PassageView]
) -> list[PassageView]:
    """`views` with the sentence before and behind each run of neighbours, where it is of the same turn."""
    found = []
    for at, (passage, view) in enumerate(zip(passages, views, strict=True)):
        joined = at > 0 and _follows(context, passages[at - 1], passage)
        goes_on = at + 1 < len(passages) and _follows(context, passage, passages[at + 1])
        same = at > 0 and passages[at - 1].speaker == passage.speaker
        found.append(
            replace(
                view,
                before="" if joined else _beside(context, passage, -1),
                after="" if goes_on else _beside(context, passage, 1),
                apart=same and not joined,
            )
        )
    return found


def _follows(context: Context, first: Passage, second: Passage) -> bool:
    return context.order[second.id] == context.order[first.id] + 1 and first.turn_id == second.turn_id


def _beside(context: Context, passage: Passage, step: int) -> str:
    """The passage one step before or behind, if it is of the same turn."""
    other = context.at(context.order[passage.id] + step)
    if other is None or other.turn_id != passage.turn_id:
        return ""
    cut = shorten_front if step < 0 else shorten
    return cut(other.text, context.limits.around)


def question_before(context: Context, passage: Passage) -> RunView | None:
    """The last question that another speaker puts in one of the two turns before that of `passage`.

    ``None`` where there is none, and in a record without speakers.
    """
    own = context.place_of_turn[passage.turn_id]
    asked = [
        other
        for turn in context.turn_order[max(own - TURNS_BACK, 0) : own]
        for other in context.by_turn[turn]
        if other.transcript_id == passage.transcript_id
        and other.speaker not in (None, passage.speaker)
        and "?" in other.text
        and not other.procedural
    ]
    if not asked or passage.speaker is None:
        return None
    last = asked[-1]
    return RunView(
        label=last.label,
        speaker=context.voice_of(last),
        time=where_words(last.time, last.place),
        words="",
        text=shorten_front(last.text, context.limits.around),
        remark="",
        lang=language_tag(context.record(last).info.language) or "",
    )
