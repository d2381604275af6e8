"""The command by which researchers measure the program on an event of their own.

Goes in: arguments. Comes out: the files of a sample, or what its coders measured, in the event and on the
terminal.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from compare.cli.group import debug_option
from compare.cli.review import compared, write

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.review.agreement import Agreement

__all__ = ["sample"]


@click.command()
@click.argument("event")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed draws the same claims.")
@click.option("--size", type=int, default=60, show_default=True, help="How many claims to draw.")
@click.option("--coders", type=int, default=2, show_default=True, help="For how many coders.")
@click.option("--hide-outlets", is_flag=True, help="Without the names of the outlets.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV files in the place of Excel workbooks.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Draw a sample, and write its files into this folder.",
)
@click.option(
    "--in",
    "filled",
    type=click.Path(file_okay=False, path_type=Path),
    help="Measure with the files in this folder that coders filled in.",
)
@debug_option
def sample(
    event: str,
    seed: int,
    size: int,
    coders: int,
    hide_outlets: bool,
    as_csv: bool,
    out: Path | None,
    filled: Path | None,
) -> None:
    """Draw claims of EVENT to be coded blind; or measure the program by what coders gave."""
    if bool(out) == bool(filled):
        raise click.UsageError("Name --out to draw a sample, or --in to read one back.")
    folder, comparison = compared(event)
    if filled:
        _measure(folder, comparison, filled)
        return
    from compare.review.codebook import CODING, codebook_hash
    from compare.review.samples import Key, coder_files
    from compare.review.sampling import draw_sample
    from compare.review.texts import record_hash

    groups, units = draw_sample(comparison, seed=seed, size=size)
    key = Key(
        event=comparison.event.name,
        seed=seed,
        coders=coders,
        hide_outlets=hide_outlets,
        codebook=codebook_hash(CODING),
        record_sha256=record_hash(comparison),
        groups=groups,
        units=units,
    )
    _write_sample(out, coder_files(comparison, key, form="csv" if as_csv else "xlsx"))
    parts = ", ".join(f"{group.drawn} of {group.claims} {group.name}" for group in groups)
    click.echo(f"{len(units)} claims drawn with seed {seed} ({parts}): {out}")
    click.echo("Give each coder one file; key.json is for whoever reads them back.")


def _write_sample(out: Path | None, files: dict[str, bytes]) -> None:
    """Writes the files into a folder that holds no sample yet: a sample being coded is not overwritten."""
    from compare.errors import SourceError

    if out is None:
        return
    taken = [name for name in files if (out / name).exists()]
    if taken:
        raise SourceError(
            f"the folder holds {taken[0]} already.",
            code="sample-exists",
            source=str(out),
            hint="Name another folder; a sample that is being coded is never overwritten.",
        )
    for name, data in files.items():
        write(out / name, data)


def _measure(folder: Path, comparison: Comparison, filled: Path) -> None:
    """Reads the coders' files, keeps what they measure in the event and prints it."""
    from compare.report.measured_words import measured_sentences
    from compare.review.measured import MEASURED_FILE, measure, measured_text
    from compare.review.samples import read_codes, read_key

    key = read_key(filled, comparison)
    measured = measure(comparison, key, read_codes(filled, key))
    write(folder / MEASURED_FILE, measured_text(measured).encode())
    for one in measured.agreement:
        click.echo(_agreement_line(one))
    click.echo()
    for sentence in measured_sentences(measured):
        click.echo(sentence)
    click.echo(f"Kept in {folder / MEASURED_FILE}; the next report prints it.")


def _agreement_line(one: Agreement) -> str:
    """A variable with α, its interval, raw agreement and agreement on each value."""
    if one.raw is None:
        return f"{one.variable}: {one.undefined}."
    value = one.undefined if one.alpha is None else f"α {one.alpha:.3f} ({one.level})"
    if one.interval is not None:
        value += f", 95 % of resampled units {one.interval[0]:.3f} to {one.interval[1]:.3f}"
    parts = ", ".join(f"{name} {share:.2f}" for name, share in one.by_value)
    return (
        f"{one.variable}: {value}; {one.n_units} claims, raw agreement {one.raw:.3f}; on each value: {parts}."
    )
