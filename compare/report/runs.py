"""Runs of neighbouring passages, and those that only other articles report.

Goes in: a context. Comes out: `RunView` values and the sentence above them. Nothing is said of why a passage
was not reported.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from compare.language import gettext, ngettext
from compare.model import Article, Passage
from compare.report.context import Context
from compare.report.reading import not_assessed
from compare.report.text import shorten
from compare.report.view import RunView
from compare.report.wording import where_words
from compare.segment.language import language_tag

__all__ = ["more_runs", "n_words", "reported_by_others", "run_view", "runs_of"]

Run = list[Passage]


def runs_of(passages: Sequence[Passage], key: Callable[[Passage], object]) -> list[Run]:
    """Neighbouring passages of one turn with the same key, those with a false key left out.

    Args:
        passages: In order, without procedural ones; these therefore break no run.
        key: What the passages of a run share.
    """
    runs: list[Run] = []
    last: object = None
    for passage in passages:
        value = key(passage)
        if value and runs and last == (value, passage.turn_id):
            runs[-1].append(passage)
        elif value:
            runs.append([passage])
        last = (value, passage.turn_id) if value else None
    return runs


def reported_by_others(context: Context, article: Article) -> tuple[tuple[RunView, ...], str, str]:
    """Passages to which other articles were matched and this one was not.

    Returns:
        The runs, those that most others report first; the sentence above or instead of them; and the sentence
        on what is beyond the list, or an empty one.
    """
    if not article.complete:
        return (), not_assessed(article), ""
    others = {
        item.id: context.matched[item.id] for item in context.comparison.articles if item.id != article.id
    }
    if not others:
        return (), gettext("Only one article was supplied: there is none to compare it with."), ""
    reporters = context.reporters  # of what is not matched here, these are the others
    own = context.matched[article.id]
    runs = runs_of(context.denominator, lambda p: 0 if p.id in own else reporters[p.id])
    if not runs:
        return (), gettext("No passage reported by another supplied article is missing here."), ""
    ranked = sorted(runs, key=lambda run: context.rank[run[0].id])
    shown = ranked[: context.others]
    views = tuple(run_view(context, run, _reported_by(context, run[0], others)) for run in shown)
    passages = sum(len(run) for run in runs)
    return views, _by_others(passages, len(others)), more_runs(len(ranked) - len(shown))


def _by_others(passages: int, others: int) -> str:
    if others == 1:
        return ngettext(
            "{n} passage was reported by the other supplied article and was not matched here.",
            "{n} passages were reported by the other supplied article and were not matched here.",
            passages,
        )
    return ngettext(
        "{n} passage was reported by at least one of the {others} other supplied articles and was not "
        "matched here.",
        "{n} passages were reported by at least one of the {others} other supplied articles and were not "
        "matched here.",
        passages,
        others=others,
    )


def _reported_by(context: Context, passage: Passage, others: Mapping[str, Container[str]]) -> str:
    """How many of the others, and how many texts where copies are among them; with one other the sentence
    above has told it.
    """
    if len(others) == 1:
        return ""
    reporters = [key for key, matched in others.items() if passage.id in matched]
    texts = len({context.text_of[key] for key in reporters})
    values = {"n": len(reporters), "others": len(others)}
    if texts == len(reporters):
        return gettext("reported by {n} of the {others} other supplied articles", **values)
    return ngettext(
        "reported by {reporters} of the {others} other supplied articles ({n} text, copies taken together)",
        "reported by {reporters} of the {others} other supplied articles ({n} texts, copies taken together)",
        texts,
        reporters=len(reporters),
        others=len(others),
    )


def run_view(context: Context, run: Run, remark: str) -> RunView:
    """A run as printed, with a remark that may be empty."""
    first, last = run[0], run[-1]
    words = " ".join(dict.fromkeys(passage.text for passage in run[:3]))
    return RunView(
        label=first.label if first is last else f"{first.label}–{last.label}",
        speaker=context.voice_of(first),
        time=where_words(first.time, first.place),
        words=ngettext("{n} word", "{n} words", n_words(run)),
        text=shorten(words, 200),
        remark=remark,
        lang=language_tag(context.record(first).info.language) or "",
    )


def n_words(run: Sequence[Passage]) -> int:
    """The words of some passages, 0 for none."""
    return sum(passage.n_words for passage in run)


def more_runs(n: int) -> str:
    """That `n` runs are beyond a list; empty for none."""
    if n < 1:
        return ""
    return ngettext(
        "{n} further run is not shown here; passages.csv lists every passage.",
        "{n} further runs are not shown here; passages.csv lists every passage.",
        n,
    )
