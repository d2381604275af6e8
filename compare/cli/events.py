"""The commands that make and check an event folder.

Goes in: arguments. Comes out: a folder made or added to, or what is read of it on the terminal.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import click

from compare.cli.editions import language_option
from compare.cli.group import debug_option

__all__ = ["add", "check", "new"]

DIRECTORY = "sources"


@click.command()
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


@click.command()
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


@click.command()
@click.argument("event")
@click.option("--html", "as_page", is_flag=True, help="Write a page that shows what was read and left out.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the page. [output/EVENT]",
)
@click.option("--open", "open_it", is_flag=True, help="Open the page when it is written.")
@language_option("the page")
@click.option("--confirm", "by", metavar="NAME", help="Write down that NAME found the texts read right.")
@debug_option
def check(
    event: str, as_page: bool, output: Path | None, open_it: bool, language: str, by: str | None
) -> None:
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

        text = check_page(checked, language=language)
        page = write_file((output or Path("output") / loaded.name) / "check.html", text)
        click.echo(f"HTML {page}")
        if open_it:
            click.launch(str(page.resolve()))
    elif by is None:
        console = console_for(sys.stdout)
        for piece in describe(checked):
            console.print(piece)


def _plain(value: str | datetime) -> str | date:
    """A value as `event.toml` holds it."""
    return value.date() if isinstance(value, datetime) else value
