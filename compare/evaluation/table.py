"""Outcomes as tables: on the terminal, and in `docs/quality.md`.

Goes in: outcomes. Comes out: text. Every table has ours, each baseline, the bar and n.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from rich.table import Table

from compare.errors import SourceError
from compare.evaluation.outcome import Decision, Measure, Outcome, Value
from compare.evaluation.shipped import QUALITY, outcomes_of, read_quality, with_outcomes, write_quality
from compare.evaluation.suite import SETS, LabelledSet
from compare.metrics.intervals import wilson
from compare.runner.terminal import plain_table

__all__ = ["PAGE", "bars_sentence", "page_part", "terminal_table", "with_part", "write"]

PAGE = Path(__file__).resolve().parents[2] / "docs" / "quality.md"
BEGIN = "<!-- measured: written by `pressdiff evaluate --write` -->"
END = "<!-- end of what is measured -->"
NOTHING = "–"


def terminal_table(name: str, outcome: Outcome) -> Table:
    """One set: a row per measure."""
    names = _baselines(outcome.measures)
    table = plain_table(name, "ours", *names, "bar", "", "n")
    for one in outcome.measures:
        table.add_row(one.name, *_cells(one, names))
    return table


def bars_sentence(outcomes: Iterable[Outcome]) -> str:
    """How many of the bars are reached."""
    judged = [one for outcome in outcomes for one in outcome.measures if one.met is not None]
    firm = [one.met for one in judged if not one.target]
    aims = [one.met for one in judged if one.target]
    reached = f"{sum(map(bool, firm))} of {len(firm)} bars are reached"
    return f"{reached}, and {sum(map(bool, aims))} of {len(aims)} targets."


def page_part(outcomes: Mapping[str, Outcome]) -> str:
    """The generated part of the page: a table per set, then what decisions were worth."""
    pieces = [_section(one.name, one.about, outcomes[one.name]) for one in SETS if one.name in outcomes]
    decided = [(name, one) for name, outcome in outcomes.items() for one in outcome.decisions]
    return "\n\n".join([BEGIN, *pieces, _decisions(decided), END])


def with_part(page: str, part: str) -> str:
    """The page with its generated part replaced.

    Raises:
        SourceError: ``no-markers`` if the page has no place for it.
    """
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise SourceError(
            "this page has no place for what is measured.",
            code="no-markers",
            source=str(PAGE),
            hint=f"Put the lines “{BEGIN}” and “{END}” where the tables belong.",
        )
    return head + part + tail


def write(
    outcomes: Mapping[LabelledSet, Outcome], shared: Path, *, file: Path = QUALITY, page: Path = PAGE
) -> tuple[Path, Path]:
    """Put what was measured into the file that ships and into the page; other sets keep their figures.

    Args:
        outcomes: By set.
        shared: Where the sets lie.
        file: The file that ships; made if it is missing.
        page: The page with the markers.

    Returns:
        The two paths.

    Raises:
        SourceError: ``no-quality-page`` where there is no page (installed without documents),
            ``no-markers`` if the page has no place for the tables.
    """
    if not page.is_file():
        raise SourceError(
            "there is no page to write to.",
            code="no-quality-page",
            source=str(page),
            hint="Run --write in a checkout of the project.",
        )
    quality = with_outcomes(read_quality(file), outcomes, shared)
    text = with_part(page.read_text("utf-8"), page_part(outcomes_of(quality)))
    write_quality(quality, file)
    page.write_text(text, "utf-8")
    return file, page


def _baselines(measures: Iterable[Measure]) -> tuple[str, ...]:
    """Names of the baselines of a set, in the order in which they come up."""
    return tuple(dict.fromkeys(name for one in measures for name, _ in one.baselines))


def _cells(one: Measure, names: Iterable[str]) -> list[str]:
    given = dict(one.baselines)
    reached = {None: "", True: "yes", False: "no"}[one.met]
    shown = [_shown(given[name], one) if name in given else NOTHING for name in names]
    return [_shown(one.ours, one), *shown, _bar(one), reached, f"{one.n:,}"]


def _shown(value: Value, one: Measure) -> str:
    if value is None:
        return "n/a"
    return (
        f"{value:.0f}"
        if one.count
        else f"{value:.3f}".replace("0.", ".", 1)
        if 0 <= value < 1
        else f"{value:.2f}"
    )


def _bar(one: Measure) -> str:
    if one.bar is None:
        return NOTHING
    if isinstance(one.bar, tuple):
        return f"{one.bar[0]:g}–{one.bar[1]:g}"
    sign = "≤" if one.lower_is_better else "≥"
    return f"{sign} {one.bar:g}{' (target)' if one.target else ''}"


def _section(name: str, about: str, outcome: Outcome) -> str:
    names = _baselines(outcome.measures)
    head = ["measure", "ours", *names, "bar", "reached", "n"]
    rows = [[one.name, *_cells(one, names)] for one in outcome.measures]
    return f"### {name}: {about}\n\n{_markdown(head, rows)}"


def _decisions(decided: Iterable[tuple[str, Decision]]) -> str:
    head = ["decision", "set", "form of record", "right", "precision, 95 %", "recall, 95 %"]
    rows = [
        [
            one.kind,
            name,
            one.form,
            f"{one.right} of {one.called}",
            _share(one.right, one.called),
            _share(one.right, one.actual),
        ]
        for name, one in decided
        if not one.fitted
    ]
    return f"### What a decision was worth\n\n{_markdown(head, rows)}"


def _share(part: int, whole: int) -> str:
    """A share with its Wilson interval; below twenty the counts alone say enough."""
    ends = wilson(part, whole)
    if ends is None:
        return "n/a"
    return f"{part / whole:.0%} ({ends[0]:.0%}–{ends[1]:.0%})" if whole >= 20 else f"{part} of {whole}"


def _markdown(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
