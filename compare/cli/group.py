"""What all commands share: errors as sentences with an exit code, and where an error arose.

Goes in: a command. Comes out: the same command, with its exit code: 0 done, 1 failed, 2 usage or input to
mend, 130 stopped.
"""

from __future__ import annotations

from typing import Any

import click

from compare.errors import CompareError

__all__ = ["Guarded", "debug_option"]

STOPPED = 130


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


def _keep_debug(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    ctx.meta["debug"] = value


debug_option = click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_keep_debug,
    help="Show where in the program an error arose.",
)
