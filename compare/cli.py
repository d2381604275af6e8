"""The command line: it parses, calls, prints and sets the exit code.

Goes in: arguments. Comes out: text on the terminal and an exit code: 0 done, 1 failed, 2 usage or input to
mend, 130 stopped. Nothing is decided here. Libraries that take long to load are imported inside the commands.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Literal

import click

from compare.errors import CompareError

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.config import CompareConfig
    from compare.report import WrittenReport

__all__ = ["cli", "main"]

STOPPED = 130
DIRECTORY = "sources"
WRITING = "writing the report"


class Guarded(click.Group):
    """A group of commands that turns every error into a sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; see the module for the exit codes."""
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("\nStopped.", err=True)
            ctx.exit(STOPPED)
        except Exception as error:  # noqa: BLE001  the last net: a person reads a sentence, not a traceback
            if ctx.meta.get("debug"):
                import traceback

                click.echo(traceback.format_exc(), err=True, nl=False)
            click.echo(_sentence(error), err=True)
            ctx.exit(error.exit_code if isinstance(error, CompareError) else 1)


def _sentence(error: Exception) -> str:
    """What a person reads of an error: what is wrong and what to do."""
    if isinstance(error, CompareError):
        return f"Error: {error}"
    if isinstance(error, OSError) and error.strerror:
        place = f"{error.filename}: " if error.filename else ""
        return f"Error: {place}{error.strerror[0].lower()}{error.strerror[1:]}."
    return (
        f"Error: pressdiff failed on something that it did not expect ({type(error).__name__}: {error}). "
        "Run again with --debug to see where."
    )


def _version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"pressdiff {version('pressdiff')}")
        ctx.exit()


def _keep_debug(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    ctx.meta["debug"] = value


def _formats(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """The names between the commas; ``None`` leaves the choice to the configuration."""
    if value is None:
        return None
    return tuple(name for name in (part.strip().lower() for part in value.split(",")) if name)


debug_option = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_keep_debug,
    help="Show where in the program an error arose.",
)


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version."
)
def cli() -> None:
    """What was said, and what each outlet reported of it.

    Begin with "pressdiff demo", or with "pressdiff new EVENT" for an event of your own.
    """


@cli.command()
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


@cli.command()
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


@cli.command()
@click.argument("event")
@click.option(
    "--directory",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(DIRECTORY),
    show_default=True,
    help="Where to make the folder.",
)
@debug_option
def new(event: str, directory: Path) -> None:
    """Make the folder of a new EVENT, with a commented event.toml.

    EVENT is a name, or a path if it holds a slash.
    """
    from compare.runner.folder import new_event

    folder = new_event(event, directory=directory)
    shown = folder.as_posix()
    click.echo(f"Made {shown} with event.toml and articles/. Next:")
    click.echo(f"  pressdiff add {shown} FILE --transcript")
    click.echo(f'  pressdiff add {shown} FILE --outlet "NAME"')
    click.echo(f"  pressdiff check {shown}")


@cli.command()
@click.argument("event")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--transcript", is_flag=True, help="The files are records: what was said.")
@click.option("--outlet", metavar="NAME", help="Who published the article.")
@click.option("--title", metavar="TEXT", help="The article's headline.")
@click.option("--url", metavar="ADDRESS", help="Where the article was published.")
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="When: year-month-day.")
@click.option("--fetch", is_flag=True, help="FILE may be an address (http, https); the page is fetched once.")
@debug_option
def add(
    event: str, files: tuple[str, ...], transcript: bool, fetch: bool, **stated: str | datetime | None
) -> None:
    """Copy each FILE into EVENT and register it in event.toml.

    The options that describe an article go with one file at a time.
    """
    from compare.runner.add import add_sources
    from compare.runner.folder import find_event

    values = {name: _plain(value) for name, value in stated.items() if value is not None}
    if values and (transcript or len(files) > 1):
        options = ", ".join(f"--{name}" for name in values)
        what = "an article, not a record" if transcript else "one article; add one file at a time with it"
        raise click.UsageError(f"{options} describes {what}.")
    role: Literal["transcript", "article"] = "transcript" if transcript else "article"
    for item in add_sources(find_event(event), files, role=role, stated=values, fetch=fetch):
        sentence = {
            "added": f"Added {item.file}.",
            "registered": f"{item.file} was there with the same content; it is now in event.toml.",
            "already there": f"{item.file} is there with the same content; nothing was changed.",
        }[item.outcome]
        click.echo(sentence)


@cli.command()
@click.argument("event")
@click.option("--html", "as_page", is_flag=True, help="Write a page that shows what was read and left out.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the page. [output/EVENT]",
)
@click.option("--open", "open_it", is_flag=True, help="Open the page when it is written.")
@click.option("--confirm", "by", metavar="NAME", help="Write down that NAME found the texts read right.")
@debug_option
def check(event: str, as_page: bool, output: Path | None, open_it: bool, by: str | None) -> None:
    """Print what is read of EVENT; nothing in it is changed but with --confirm."""
    from compare.ingest.event import load_event
    from compare.runner.check import check_event, check_page, describe
    from compare.runner.confirm import confirm_reading
    from compare.runner.folder import find_event
    from compare.runner.terminal import console_for

    folder = find_event(event)
    loaded = load_event(folder)
    if by is not None:
        path = confirm_reading(folder, loaded, by=by, at=datetime.now(UTC))
        loaded = load_event(folder)
        click.echo(f"Confirmed in {path}.")
    checked = check_event(loaded)
    if as_page or open_it:
        from compare.report.write import write_file

        page = write_file((output or Path("output") / loaded.name) / "check.html", check_page(checked))
        click.echo(f"HTML {page}")
        if open_it:
            click.launch(str(page.resolve()))
    elif by is None:
        console = console_for(sys.stdout)
        for piece in describe(checked):
            console.print(piece)


@cli.command()
@click.argument("shared", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--set", "names", multiple=True, metavar="NAME", help="Measure this set only; may be repeated.")
@click.option("--write", is_flag=True, help="Write docs/quality.md and compare/quality.json of the checkout.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output/evaluation"),
    show_default=True,
    help="Folder to keep sentence vectors in, so that another run is quick.",
)
@debug_option
def evaluate(shared: Path | None, names: tuple[str, ...], write: bool, output: Path) -> None:
    """Measure the alignment against people's labels, with baselines, and print the tables.

    SHARED is the folder that holds gold/, seeds/ and data/. [../shared beside the checkout]
    """
    from compare.evaluation import suite, table
    from compare.evaluation.vectors import kept_vectors
    from compare.runner.terminal import console_for

    folder = shared or suite.SHARED
    asked = suite.chosen_sets(names)
    chosen = suite.available(asked, folder, named=bool(names))
    if left := [one.name for one in asked if one not in chosen]:
        click.echo(f"Not in {folder}: {', '.join(left)}.", err=True)
    console = console_for(sys.stdout)
    outcomes = {}
    with kept_vectors(output / ".pressdiff" / "store.sqlite"):
        for one in chosen:
            since = perf_counter()
            outcomes[one] = one.measure(folder)
            click.echo(f"{one.name}: {perf_counter() - since:.0f} s", err=True)
            console.print(table.terminal_table(one.name, outcomes[one]))
            click.echo()
    click.echo(table.bars_sentence(outcomes.values()))
    if write:
        for path in table.write(outcomes, folder):
            click.echo(f"Written: {path}")


def _plain(value: str | datetime) -> str | date:
    """A value as `event.toml` holds it."""
    return value.date() if isinstance(value, datetime) else value


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
    from compare.runner.pipeline import run
    from compare.runner.terminal import progress_on

    event = load_event(folder)
    target = output or Path("output") / event.name
    with progress_on(sys.stderr, quiet=quiet) as progress:
        comparison = run(event, config=config, output=target, progress=progress)
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
    from compare.runner import terminal

    for note in (*comparison.notes, *written.notes):
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
    for sentence in (terminal.COUNTING_RULE, terminal.NOT_LOCATED_MEANS, terminal.DRAFT):
        click.echo(sentence)
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


def main(arguments: Sequence[str] | None = None) -> None:
    """The command `pressdiff`.

    Args:
        arguments: ``None`` takes those of the process.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A terminal that lacks a character shows a question mark; the report is complete anyway.
            stream.reconfigure(errors="replace")
    cli.main(args=None if arguments is None else list(arguments), prog_name="pressdiff")
