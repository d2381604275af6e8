"""The commands on what has changed and what can be recomputed: diff, watch, verify, bundle, forget.

Goes in: arguments. Comes out: lines on the terminal, an archive, a report made again, and an exit code.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from compare.cli.group import debug_option
from compare.runner.fail_on import EXIT_CODE, FailOn, parse_fail_on

__all__ = ["bundle", "diff", "end_if_reached", "fail_on_option", "forget", "verify", "watch"]

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def _fail_on(_ctx: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[FailOn, ...]:
    return tuple(one for part in value for one in parse_fail_on(part))


fail_on_option = click.option(
    "--fail-on",
    "fail_on",
    multiple=True,
    callback=_fail_on,
    metavar="WHAT",
    help="End with 3 for severity=N (or higher), not-located, new; with commas, or repeated.",
)


@click.command()
@click.argument("before", type=_FOLDER, metavar="OUTPUT")
@click.argument("after", type=_FOLDER, metavar="OUTPUT")
@click.option("--json", "as_json", is_flag=True, help="Print it as changes.json has it.")
@fail_on_option
@debug_option
def diff(before: Path, after: Path, as_json: bool, fail_on: tuple[FailOn, ...]) -> None:
    """Print what is different in the second OUTPUT, a folder with a report, from the first."""
    from compare.changes.find import find_changes
    from compare.report.changes_json import changes_text
    from compare.runner.change_lines import change_lines
    from compare.runner.fail_on import reached
    from compare.runner.history import last_state

    changes = find_changes(last_state(before), last_state(after))
    if as_json:
        click.echo(changes_text(changes), nl=False)
    else:
        for line in change_lines(changes):
            click.echo(line)
    new = [one.finding for one in changes.new]
    end_if_reached(reached(fail_on, new, new))


@click.command()
@click.argument("output", type=_FOLDER)
@click.option("--files-only", is_flag=True, help="Check the hashes of the files, and recompute nothing.")
@click.option(
    "--model",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the sentence encoder that it was made with. [the bundled one, or PRESSDIFF_MODEL]",
)
@click.option(
    "--second-opinion",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the sentence-pair model that it was made with. [none, or PRESSDIFF_SECOND_OPINION]",
)
@debug_option
def verify(output: Path, files_only: bool, model: Path | None, second_opinion: Path | None) -> None:
    """Check every byte of OUTPUT, and recompute its report from the kept inputs.

    OUTPUT is a folder with a report, or an unpacked bundle.
    """
    from compare.config import CompareConfig
    from compare.runner.terminal import progress_on
    from compare.runner.verify import verify as verified

    config = CompareConfig.from_sources(model=model, second_opinion=second_opinion)
    with progress_on(sys.stderr) as progress:
        found = verified(output, config=config, recompute=not files_only, progress=progress)
    for sentence in (*found.told, *found.notes):
        click.echo(sentence)
    for line in found.borderline:
        click.echo(f"borderline: {line}")
    click.echo(f"SHA-256 of the manifest: {found.sha256}")
    for sentence in found.problems:
        click.echo(f"Not the same: {sentence}", err=True)
    if found.problems:
        click.get_current_context().exit(1)


@click.command()
@click.argument("event")
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to. [output/EVENT]"
)
@debug_option
def watch(event: str, output: Path | None) -> None:
    """Make the report on EVENT, and again whenever its files change, until Ctrl-C."""
    from compare.config import CompareConfig
    from compare.runner.change_lines import short_lines
    from compare.runner.folder import find_event
    from compare.runner.make import make_report
    from compare.runner.terminal import path_lines
    from compare.runner.watch import watch_event

    folder = find_event(event)
    target = output or Path("output") / folder.resolve().name
    config = CompareConfig.from_sources()

    def make() -> None:
        made = make_report(folder, target, config)
        lines = (*made.written.notes, *short_lines(made.changes), *path_lines(made.written.paths))
        click.echo("\n".join(lines))

    watch_event(folder, make, output=target, tell=click.echo)


@click.command()
@click.argument("output", type=_FOLDER)
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The archive. [OUTPUT.zip beside the folder]",
)
@click.option(
    "--excerpts-only",
    is_flag=True,
    help="Leave out the texts: the report is made again in an edition of excerpts.",
)
@debug_option
def bundle(output: Path, target: Path | None, excerpts_only: bool) -> None:
    """Write OUTPUT, a folder with a report, into one archive with all that is needed to recompute it."""
    from compare.config import CompareConfig
    from compare.runner.bundle import bundle as whole
    from compare.runner.bundle import bundle_excerpts
    from compare.runner.terminal import progress_on

    name = f"{output.resolve().name}{'-excerpts' if excerpts_only else ''}.zip"
    place = target or output.resolve().parent / name
    if excerpts_only:
        with progress_on(sys.stderr) as progress:
            bundle_excerpts(output, place, config=CompareConfig.from_sources(), progress=progress)
    else:
        whole(output, place)
    click.echo(f"Written: {place}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder with the report on its event. [output/EVENT]",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@debug_option
def forget(file: Path, output: Path | None, yes: bool) -> None:
    """Erase the text of FILE, an article of an event, and everything made from it; its hash stays."""
    from compare.config import CompareConfig
    from compare.runner.forget import event_of
    from compare.runner.forget import forget as forgotten

    folder, name = event_of(file)
    target = output or Path("output") / folder.name
    if not yes:
        click.confirm(
            f"Erase {name} in {folder} and all that was made from it in {target}, for good?", abort=True
        )
    erased = forgotten(file, target, config=CompareConfig.from_sources())
    for one in erased.files:
        click.echo(f"Erased: {one.file}, SHA-256 {one.sha256}.")
    if erased.made is None:
        click.echo("There is no report now: there was none, or no article is left.")
    for path in erased.left:
        click.echo(f"Words of it are still in {path}.", err=True)
    if erased.left:
        click.get_current_context().exit(1)


def end_if_reached(sentences: tuple[str, ...]) -> None:
    """Ends with the exit code for scripts where a condition is reached."""
    for sentence in sentences:
        click.echo(sentence, err=True)
    if sentences:
        click.get_current_context().exit(EXIT_CODE)
