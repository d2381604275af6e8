"""The command line: it parses, calls, prints and sets the exit code.

Goes in: arguments. Comes out: text on the terminal and an exit code. Nothing is decided here; one file holds
the commands of one task. Libraries that take long to load are imported inside the commands.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from compare.cli.events import add, check, new
from compare.cli.group import Guarded
from compare.cli.measuring import evaluate
from compare.cli.publish import publish, reply
from compare.cli.reports import demo, report
from compare.cli.rerun import bundle, diff, forget, verify, watch
from compare.cli.review import decide, review
from compare.cli.sampling import sample

__all__ = ["cli", "main"]

COMMANDS: tuple[click.Command, ...] = (
    report,
    demo,
    new,
    add,
    check,
    review,
    decide,
    sample,
    reply,
    publish,
    diff,
    watch,
    verify,
    bundle,
    forget,
    evaluate,
)


def _version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"pressdiff {version('pressdiff')}")
        ctx.exit()


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version."
)
def cli() -> None:
    """What was said, and what each outlet reported of it.

    Begin with "pressdiff demo", or with "pressdiff new EVENT" for an event of your own.
    """


for command in COMMANDS:
    cli.add_command(command)


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
