"""The command that measures the program itself.

Goes in: a folder of labelled sets. Comes out: tables on the terminal, and on wish in the documentation.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

import click

from compare.cli.group import debug_option

__all__ = ["evaluate"]


@click.command()
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
