"""The commands of review: a decision, the worklist out and in.

Goes in: arguments. Comes out: lines in the event's file of decisions, or a worklist; and on the terminal what
came of it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from compare.cli.group import debug_option

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.review.state import Review
    from compare.review.taking import Taken

__all__ = ["compared", "decide", "now", "review", "write"]


HOW = (
    "Read both texts of a row, then choose in the yellow columns; an empty cell decides nothing. Rows may be "
    "sorted or taken out; the last column, which is hidden, must stay. Notes may be printed."
)


def now() -> datetime:
    """The time in UTC; that of ``SOURCE_DATE_EPOCH`` where it is set."""
    import os

    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)


def compared(event: str) -> tuple[Path, Comparison]:
    """The folder of an event and its comparison as the program makes it, no decision applied."""
    from compare.config import CompareConfig
    from compare.ingest.event import load_event
    from compare.runner.folder import find_event
    from compare.runner.pipeline import run
    from compare.runner.terminal import progress_on

    folder = find_event(event)
    loaded = load_event(folder)
    with progress_on(sys.stderr, quiet=False) as progress:
        target = Path("output") / loaded.name
        return folder, run(loaded, config=CompareConfig.from_sources(), output=target, progress=progress)


@click.command()
@click.argument("event")
@click.argument("target")
@click.argument("action")
@click.argument("value", nargs=-1)
@click.option("--by", required=True, metavar="NAME", help="Who decides: a name or a role.")
@click.option("--note", metavar="TEXT", help="What differs, in a sentence that may be printed.")
@debug_option
def decide(event: str, target: str, action: str, value: tuple[str, ...], by: str, note: str | None) -> None:
    """Decide about one finding or claim of EVENT, and keep that for every run.

    TARGET is an id; ACTION is confirm, reject, set-passage, set-type, set-severity, changes-the-meaning or
    note; VALUE goes with it: a passage, a type, 0 to 3, yes or no, or the words of the note.
    """
    from compare.review.apply import review_of
    from compare.review.decide import Desk, action_named
    from compare.review.decisions import DECISIONS_FILE, append_decisions, person, read_decisions

    person(by)
    asked = action_named(action)
    folder, comparison = compared(event)
    path = folder / DECISIONS_FILE
    so_far = read_decisions(path)
    desk = Desk(comparison=comparison, by=by, at=now())
    made = [desk.decide(target, asked, " ".join(value))]
    if note:
        made.append(desk.decide(made[0].target, "note", note))
    append_decisions(path, made)
    after = review_of(comparison, (*so_far, *made))
    click.echo(f"Kept in {path}.")
    if (one := after.by_finding.get(made[0].target)) is not None:
        from compare.review.worklist import state_words

        click.echo(f"{one.finding.id}, {one.finding.type}: {state_words(one)}.")
    for line in after.clock[-1:]:
        click.echo(line, err=True)


@click.command()
@click.argument("event")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the worklist: a .xlsx or .csv file."
)
@click.option(
    "--in", "filled", type=click.Path(dir_okay=False, path_type=Path), help="Read a filled worklist in."
)
@click.option("--by", metavar="NAME", help="Who filled it in: a name or a role.")
@click.option("--all", "everything", is_flag=True, help="With the findings that are settled, too.")
@debug_option
def review(event: str, out: Path | None, filled: Path | None, by: str | None, everything: bool) -> None:
    """Write the worklist of EVENT, read one back, or show how far its review is."""
    from compare.review.apply import review_of
    from compare.review.decisions import DECISIONS_FILE, append_decisions, person, read_decisions
    from compare.review.taking import take_worklist

    if out and filled:
        raise click.UsageError("Name --out or --in, not both.")
    if filled and not by:
        raise click.UsageError("Say who filled it in: --by NAME.")
    if by:
        person(by)
    folder, comparison = compared(event)
    path = folder / DECISIONS_FILE
    decisions = read_decisions(path)
    if filled and by:
        taken = take_worklist(filled, comparison, decisions, by=by, at=now())
        append_decisions(path, taken.decisions)
        decisions = read_decisions(path)
        _show_taken(taken, path)
    state = review_of(comparison, decisions)
    if out:
        _write_worklist(out, comparison, state, decided=len(decisions), everything=everything)
    for line in state_lines(state):
        click.echo(line)


def _write_worklist(
    out: Path, comparison: Comparison, state: Review, *, decided: int, everything: bool
) -> None:
    from compare.report.wording import caveat, record_description
    from compare.review.worklist import table_bytes, worklist

    meaning = caveat(comparison.transcripts)
    table = worklist(comparison, state, caveat=meaning, decided=decided, everything=everything)
    about = [
        ("event", comparison.event.title or comparison.event.name),
        *(("record", record_description(record)) for record in comparison.transcripts),
        ("not located", meaning),
        (
            "how to fill it in",
            HOW,
        ),
        ("read it back", f"pressdiff review {comparison.event.name} --in FILE --by NAME"),
    ]
    write(out, table_bytes(out, table, about))
    click.echo(f"{len(table.rows)} findings to decide: {out}")


def write(path: Path, data: bytes) -> None:
    """Writes a file in one step, its folder made where it is missing."""
    from compare.runner.folder import write_whole

    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)


def _show_taken(taken: Taken, path: Path) -> None:
    """What was added, what stood there, and what holds no longer."""
    click.echo(f"{len(taken.decisions)} decisions added to {path}.")
    if taken.before:
        click.echo(f"{len(taken.before)} stood there already and were not added again.")
    for one in taken.overtaken:
        click.echo(
            f"  {one.target}: “{one.says}” was taken from this list before; {one.by} has decided otherwise "
            f"since. To go back: pressdiff decide EVENT {one.target} …",
            err=True,
        )
    if taken.changed:
        click.echo(
            f"{len(taken.changed)} are about texts that have changed since the list was written: kept, void.",
            err=True,
        )


def state_lines(state: Review) -> Sequence[str]:
    """How far the review is, in lines: counts, then what does not apply, each with its reason."""
    from compare.review.state import Status

    counts = state.counts
    lines = [
        f"{len(state.findings)} findings: "
        + ", ".join(f"{counts[name]} {name}" for name in get_args(Status))
        + "."
    ]
    for name in ("void", "orphaned", "unknown"):
        found = getattr(state, name)
        if found:
            lines.append(f"{len(found)} {'decision is' if len(found) == 1 else 'decisions are'} {name}:")
            lines += [
                f"  {one.decision.target}, {one.decision.says} by {one.decision.by}: {one.reason}"
                for one in found
            ]
    if state.stale:
        lines.append("measured.json is about other texts or another version of the program, and is not used.")
    return [*lines, *map(str, state.clock)]
