"""The commands that compare: a report on an event, and on the one that comes with pressdiff.

Goes in: arguments. Comes out: a report in a folder, and what came of it on the terminal.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from compare.cli.editions import edition_of, edition_options
from compare.cli.group import debug_option
from compare.cli.rerun import end_if_reached, fail_on_option
from compare.config import FORMATS

if TYPE_CHECKING:
    from compare.config import CompareConfig
    from compare.report import WrittenReport
    from compare.report.edition import Edition
    from compare.runner.fail_on import FailOn
    from compare.runner.make import Made

__all__ = ["demo", "report"]


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
    help=f"Files to write, with commas between them. [{','.join(FORMATS)}]",
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
@edition_options
@fail_on_option
@debug_option
def report(
    event: str,
    output: Path | None,
    formats: tuple[str, ...] | None,
    fail_on: tuple[FailOn, ...],
    *,
    open_it: bool,
    quiet: bool,
    timings: bool,
    **asked: Any,
) -> None:
    """Compare the articles of EVENT with its record, and write the report.

    EVENT is a folder, or the name of one in sources/.
    """
    from compare.config import CompareConfig
    from compare.findings import findings_of
    from compare.runner.fail_on import reached
    from compare.runner.folder import find_event

    models = {name: asked.pop(name) for name in ("model", "second_opinion")}
    config = CompareConfig.from_sources(**models, formats=formats)
    # Before the work begins: a mistake in an option should cost nothing.
    edition = edition_of(**asked)
    made = _report(
        find_event(event), output, config, edition=edition, open_it=open_it, quiet=quiet, timings=timings
    )
    new = [one.finding for one in made.changes.new]
    end_if_reached(reached(fail_on, findings_of(made.comparison), new))


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
    edition: Edition | None = None,
    open_it: bool,
    quiet: bool = False,
    timings: bool = False,
) -> Made:
    """Runs the comparison of a folder, writes the files and shows what came of it."""
    from compare.runner.make import make_report
    from compare.runner.terminal import progress_on

    target = output or Path("output") / folder.resolve().name
    with progress_on(sys.stderr, quiet=quiet) as progress:
        made = make_report(folder, target, config, edition=edition, progress=progress)
    _show(made, quiet=quiet, timings=timings)
    if open_it:
        _open(made.written)
    return made


def _show(made: Made, *, quiet: bool, timings: bool) -> None:
    """Prints the notes, and unless quiet what was not used, the table and where the files are."""
    from compare.cli.review import state_lines
    from compare.report.wording import draft_words
    from compare.runner import terminal
    from compare.runner.change_lines import short_lines

    comparison, written = made.comparison, made.written
    review = state_lines(comparison.review) if comparison.review else ()
    for note in (*comparison.notes, *review[1:], *written.notes):
        click.echo(note, err=True)
    console = terminal.console_for(sys.stdout)
    if timings:
        console.print(terminal.timings_table(made.seconds))
    if quiet:
        return
    for line in terminal.ledger_lines(comparison.ledger):
        click.echo(line)
    click.echo()
    console.print(terminal.counts_table(terminal.article_counts(comparison)))
    for line in review[:1]:
        click.echo()
        click.echo(line)
    click.echo()
    draft = f"{draft_words(comparison.review)}."
    for sentence in (terminal.COUNTING_RULE, terminal.NOT_LOCATED_MEANS, draft):
        click.echo(sentence)
    click.echo()
    for line in short_lines(made.changes):
        click.echo(line)
    click.echo()
    for line in terminal.path_lines(written.paths):
        click.echo(line)


def _open(written: WrittenReport) -> None:
    """Opens the report as the system does: HTML before PDF."""
    path = written.paths.get("html") or written.paths.get("pdf")
    if path is None:
        click.echo("There is nothing to open: neither HTML nor PDF was written.", err=True)
    elif click.launch(str(path.resolve())) != 0:
        click.echo(f"The report could not be opened from here: {path}", err=True)
