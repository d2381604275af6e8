"""The commands that compare: a report on an event, and on the one that comes with pressdiff.

Goes in: arguments. Comes out: a report in a folder, and what came of it on the terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from compare.cli.group import debug_option

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.config import CompareConfig
    from compare.report import WrittenReport

__all__ = ["demo", "report"]

WRITING = "writing the report"


def _formats(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """The names between the commas; ``None`` leaves the choice to the configuration."""
    if value is None:
        return None
    return tuple(name for name in (part.strip().lower() for part in value.split(",")) if name)


@click.command()
@click.argument("event")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to. [output/EVENT]"
)
@click.option(
    "--format",
    "formats",
    callback=_formats,
    metavar="NAMES",
    help="Files to write, with commas between them. [html,pdf,json,csv]",
)
@click.option("--open", "open_it", is_flag=True, help="Open the report when it is written.")
@click.option("--quiet", is_flag=True, help="Print nothing but warnings and errors.")
@click.option("--timings", is_flag=True, help="Print how long each stage took.")
@click.option(
    "--model",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of another sentence encoder. [the bundled one, or PRESSDIFF_MODEL]",
)
@click.option(
    "--second-opinion",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of a sentence-pair model that judges besides. [none, or PRESSDIFF_SECOND_OPINION]",
)
@debug_option
def report(
    event: str,
    output: Path | None,
    formats: tuple[str, ...] | None,
    open_it: bool,
    quiet: bool,
    timings: bool,
    model: Path | None,
    second_opinion: Path | None,
) -> None:
    """Compare the articles of EVENT with its record, and write the report.

    EVENT is a folder, or the name of one in sources/.
    """
    from compare.config import CompareConfig
    from compare.runner.folder import find_event

    config = CompareConfig.from_sources(model=model, second_opinion=second_opinion, formats=formats)
    _report(find_event(event), output, config, open_it=open_it, quiet=quiet, timings=timings)


@click.command()
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to. [output/harbour-address]",
)
@click.option("--open", "open_it", is_flag=True, help="Open the report when it is written.")
@debug_option
def demo(output: Path | None, open_it: bool) -> None:
    """Write the report on the event that comes with pressdiff, a fictional one."""
    from compare.config import CompareConfig
    from compare.runner.folder import bundled_event

    _report(bundled_event(), output, CompareConfig.from_sources(), open_it=open_it)


def _report(
    folder: Path,
    output: Path | None,
    config: CompareConfig,
    *,
    open_it: bool,
    quiet: bool = False,
    timings: bool = False,
) -> None:
    """Runs the comparison of a folder, writes the files and shows what came of it."""
    from compare.ingest.event import load_event
    from compare.report import write_reports
    from compare.review.effect import reviewed
    from compare.runner.pipeline import run
    from compare.runner.terminal import progress_on

    event = load_event(folder)
    target = output or Path("output") / event.name
    with progress_on(sys.stderr, quiet=quiet) as progress:
        comparison, _review = reviewed(run(event, config=config, output=target, progress=progress), folder)
        progress(WRITING, 0, 1)
        since = perf_counter()
        written = write_reports(comparison, target, formats=config.formats)
        seconds = (*comparison.timings, (WRITING, perf_counter() - since))
        progress(WRITING, 1, 1)
    _show(comparison, written, quiet=quiet, seconds=seconds if timings else ())
    if open_it:
        _open(written)


def _show(
    comparison: Comparison, written: WrittenReport, *, quiet: bool, seconds: Sequence[tuple[str, float]]
) -> None:
    """Prints the notes, and unless quiet what was not used, the table and where the files are."""
    from compare.report.reviewed import draft_words
    from compare.runner import terminal

    for note in (*comparison.notes, *_review_notes(comparison), *written.notes):
        click.echo(note, err=True)
    console = terminal.console_for(sys.stdout)
    if seconds:
        console.print(terminal.timings_table(seconds))
    if quiet:
        return
    for line in terminal.ledger_lines(comparison.ledger):
        click.echo(line)
    click.echo()
    console.print(terminal.counts_table(terminal.article_counts(comparison)))
    click.echo()
    draft = f"{draft_words(comparison.review)}."
    for sentence in (terminal.COUNTING_RULE, terminal.NOT_LOCATED_MEANS, draft):
        click.echo(sentence)
    click.echo()
    for line in terminal.path_lines(written.paths):
        click.echo(line)


def _review_notes(comparison: Comparison) -> tuple[str, ...]:
    """How far the review is, if anybody decided anything."""
    from compare.cli.review import state_lines

    return tuple(state_lines(comparison.review)) if comparison.review else ()


def _open(written: WrittenReport) -> None:
    """Opens the report as the system does: HTML before PDF."""
    path = written.paths.get("html") or written.paths.get("pdf")
    if path is None:
        click.echo("There is nothing to open: neither HTML nor PDF was written.", err=True)
    elif click.launch(str(path.resolve())) != 0:
        click.echo(f"The report could not be opened from here: {path}", err=True)
