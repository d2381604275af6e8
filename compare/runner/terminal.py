"""What a run shows on the terminal: progress while it works, a table at the end.

Goes in: the steps of a run and its `Comparison`. Comes out: text on a rich console. Nothing is computed here
but counts of decided claims; what the files hold is `compare.report`'s matter. Texts of articles and records
are hostile input: no markup of theirs is read, and control characters are taken out.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from rich.console import Console
from rich.table import Table
from rich.text import Text

from compare.comparison import Comparison
from compare.metrics.coverage import is_counted
from compare.model import Article, Claim, LedgerEntry, State
from compare.report.reading import ledger_sentence

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = [
    "COUNTING_RULE",
    "NOT_APPLICABLE",
    "NOT_LOCATED_MEANS",
    "NOT_STATED",
    "ArticleCounts",
    "ProgressCallback",
    "article_counts",
    "console_for",
    "counts_table",
    "is_quotation",
    "ledger_lines",
    "path_lines",
    "plain_table",
    "printable",
    "progress_on",
    "share",
    "timings_table",
    "unused_lines",
]

NOT_APPLICABLE = "n/a"
NOT_STATED = "not stated"

COUNTING_RULE = (
    "Counted: every claim once. Context, one-word scare quotes, link teasers and headings that repeat a "
    'claim of the text are not counted. A quotation that is cut in two by "he said" is one. Coverage: the '
    "share of the record's words, procedural lines apart, that lie in passages to which a claim was matched."
)
NOT_LOCATED_MEANS = (
    '"Not located": the search found no corresponding words in the part of the record supplied, of this kind '
    "and completeness. The outlet may have used another source."
)

_QUOTATION_KINDS = frozenset({"direct quotation", "partial quotation"})
_READ = ("pdf", "html")
_PIPE_WIDTH = 200
"""Columns of a table that does not go to a terminal: wide enough to keep a row on one line."""


class ProgressCallback(Protocol):
    """What a run calls as it goes: ``(stage, done, total)``; ``total`` 0 means that nothing is to be done."""

    def __call__(self, stage: str, done: int, total: int, /) -> None:
        """Take note of a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCounts:
    """Counts of the claims of one article; those by state add up to `n_claims`.

    Attributes:
        label: The outlet as stated, else the file's label; with the file if an outlet has several articles.
        n_quotations: Quotations among the claims.
        coverage: 0–1; ``None`` where there is nothing to divide by.
    """

    label: str
    n_claims: int
    n_quotations: int
    n_located: int
    n_partly: int
    n_ambiguous: int
    n_attribution_differs: int
    n_not_located: int
    n_not_checkable: int
    coverage: float | None


def printable(text: str) -> str:
    """The text on one line, control and direction characters replaced by a blank; other characters stay."""
    kept = (" " if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"} else char for char in text)
    return " ".join("".join(kept).split())


def share(ratio: float | None) -> str:
    """A ratio of 0–1 as a percentage for people; never 0 % or 100 % unless it is; ``None`` gives ``n/a``."""
    if ratio is None:
        return NOT_APPLICABLE
    if 0 < ratio < 0.01:
        return "<1 %"
    if 0.99 < ratio < 1:
        return ">99 %"
    return f"{ratio:.0%}".replace("%", " %")


def console_for(stream: IO[str]) -> Console:
    """A console that breaks no line where the stream is not a terminal, and reads no markup."""
    width = None if stream.isatty() else _PIPE_WIDTH
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


@contextmanager
def progress_on(stream: IO[str], *, quiet: bool = False) -> Iterator[ProgressCallback]:
    """What to hand to a run as its progress: bars on a terminal, a line per finished stage elsewhere.

    Args:
        stream: Where to show it.
        quiet: Show nothing.
    """
    if quiet:
        yield lambda _stage, _done, _total: None
    elif stream.isatty():
        with _bars(stream) as bars:
            yield _BarProgress(bars)
    else:
        yield _LineProgress(stream)


def article_counts(comparison: Comparison) -> tuple[ArticleCounts, ...]:
    """One row per article, in alphabetical order of labels; empty for a comparison without articles."""
    labels = _row_labels(comparison.articles)
    rows = [_counts(comparison, article, labels[article.id]) for article in comparison.articles]
    return tuple(sorted(rows, key=lambda row: (row.label.casefold(), row.label)))


def counts_table(rows: Sequence[ArticleCounts]) -> Table:
    """The table of a finished run; ``ambiguous`` and ``attribution differs`` are left out where all are 0."""
    columns = [
        ("claims", [row.n_claims for row in rows], True),
        ("quotations", [row.n_quotations for row in rows], True),
        ("located", [row.n_located for row in rows], True),
        ("partly", [row.n_partly for row in rows], True),
        ("ambiguous", [row.n_ambiguous for row in rows], False),
        ("attribution differs", [row.n_attribution_differs for row in rows], False),
        ("not located", [row.n_not_located for row in rows], True),
        ("not checkable", [row.n_not_checkable for row in rows], True),
    ]
    shown = [(name, values) for name, values, standing in columns if standing or any(values)]
    table = plain_table("outlet", *(name for name, _values in shown), "coverage")
    for index, row in enumerate(rows):
        cells = [str(values[index]) for _name, values in shown]
        table.add_row(Text(printable(row.label)), *cells, share(row.coverage))
    return table


def plain_table(first: str, *others: str) -> Table:
    """A table without lines: a column of words, then columns of numbers."""
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    table.add_column(first, overflow="fold")
    for name in others:
        table.add_column(name, justify="right")
    return table


def is_quotation(claim: Claim) -> bool:
    """True for a whole clause or some words in quotation marks; one-word scare quotes are none."""
    return claim.kind in _QUOTATION_KINDS


def ledger_lines(ledger: Sequence[LedgerEntry]) -> tuple[str, ...]:
    """What was offered and what became of it, then one line for each text that was not used."""
    return ledger_sentence(ledger), *unused_lines(ledger)


def unused_lines(ledger: Sequence[LedgerEntry]) -> tuple[str, ...]:
    """One line for each text that was not used; empty where all were."""
    return tuple(
        f"{entry.outcome}: {printable(entry.file)}: {printable(str(entry.reason))}"
        for entry in ledger
        if entry.outcome != "accepted"
    )


def path_lines(paths: Mapping[str, Path]) -> tuple[str, ...]:
    """A line that names the files for programs, then PDF and HTML, which a person opens, a line each."""
    others = sorted(path.name for name, path in paths.items() if name not in _READ)
    lines = [f"Written: {', '.join(others)}"] if others else []
    return (*lines, *(f"{name.upper():<4} {paths[name]}" for name in _READ if name in paths))


def timings_table(timings: Sequence[tuple[str, float]]) -> Table:
    """Seconds per stage, in the order of the run, and their sum."""
    table = plain_table("stage", "seconds")
    for stage, seconds in timings:
        table.add_row(stage, f"{seconds:.2f}")
    table.add_row("together", f"{sum(seconds for _stage, seconds in timings):.2f}")
    return table


class _LineProgress:
    """One line per stage, printed when it is finished."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._finished: set[str] = set()

    def __call__(self, stage: str, done: int, total: int, /) -> None:
        if done >= total and stage not in self._finished:
            self._finished.add(stage)
            print(f"{stage}: {total}" if total > 1 else stage, file=self._stream, flush=True)


class _BarProgress:
    """One bar per stage."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int, /) -> None:
        if stage not in self._tasks:
            self._tasks[stage] = self._bars.add_task(stage, total=None)
        self._bars.update(self._tasks[stage], completed=max(done, not total), total=max(total, 1))


def _bars(stream: IO[str]) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console_for(stream),
    )


def _row_labels(articles: Sequence[Article]) -> dict[str, str]:
    """The outlet's label by article id, with the file's where several articles have one label."""
    seen = Counter(article.info.outlet_label for article in articles)
    return {
        article.id: article.info.outlet_label
        if seen[article.info.outlet_label] == 1
        else f"{article.info.outlet_label} ({article.info.file})"
        for article in articles
    }


def _counts(comparison: Comparison, article: Article, label: str) -> ArticleCounts:
    claims = [claim for claim in comparison.claims_of(article.id) if is_counted(claim)]
    states: Counter[State] = Counter(comparison.alignments_by_claim[claim.id].state for claim in claims)
    partly, ambiguous = states["partly located"], states["ambiguous"]
    differs, not_located = states["attribution differs"], states["not located"]
    not_checkable = states["not checkable"]
    return ArticleCounts(
        label=label,
        n_claims=len(claims),
        n_quotations=sum(is_quotation(claim) for claim in claims),
        n_located=len(claims) - partly - ambiguous - differs - not_located - not_checkable,
        n_partly=partly,
        n_ambiguous=ambiguous,
        n_attribution_differs=differs,
        n_not_located=not_located,
        n_not_checkable=not_checkable,
        coverage=_coverage(comparison, article),
    )


def _coverage(comparison: Comparison, article: Article) -> float | None:
    """The article's coverage of all speakers together, ``None`` where it was not counted."""
    return next(
        (
            record.coverage
            for record in comparison.coverage_records
            if record.article_id == article.id and record.speaker is None
        ),
        None,
    )
