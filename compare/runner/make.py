"""A report on an event's folder, from its files to the files of the report: one way for every command.

Goes in: an event's folder, an output folder and options. Comes out: the files, written, and what came of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from compare.changes.model import Changes
from compare.comparison import Comparison
from compare.config import CompareConfig
from compare.report import WrittenReport
from compare.report.edition import Edition
from compare.report.place import finish_earlier

__all__ = ["WRITING", "Made", "make_report"]

WRITING = "writing the report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A report that was written.

    Attributes:
        seconds: By stage, in the order of the run.
    """

    comparison: Comparison
    written: WrittenReport
    changes: Changes
    seconds: tuple[tuple[str, float], ...]


def make_report(
    folder: Path,
    output: Path,
    config: CompareConfig,
    *,
    edition: Edition | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Made:
    """Reads an event, compares, and writes the report with what is kept beside it.

    Args:
        folder: Of the event.
        output: Of the report.
        config: Options.
        edition: What is shown and how it is dressed; ``None`` stands for a private one.
        progress: Called with stage, steps done and steps in all.

    Raises:
        CompareError: What the stages raise; the report that was there is whole then.
    """
    from compare.ingest.event import load_event
    from compare.report import write_reports
    from compare.review.effect import reviewed
    from compare.runner.history import provenance_of
    from compare.runner.keeper import keeping
    from compare.runner.pipeline import run

    tell = progress or (lambda _stage, _done, _total: None)
    with keeping(output) as keep:
        event = load_event(folder, keep=keep)
        made = run(event, config=config, output=output, keep=keep, progress=progress)
        comparison, _review = reviewed(made, folder)
        tell(WRITING, 0, 1)
        since = perf_counter()
        finish_earlier(output)
        provenance = provenance_of(folder, comparison, output)
        written = write_reports(
            comparison, output, formats=config.formats, edition=edition, provenance=provenance, keep=keep
        )
        keep.store.flush()
        tell(WRITING, 1, 1)
    return Made(
        comparison=replace(comparison, notes=keep.store.notes),
        written=replace(written, notes=(*written.notes, *provenance.notes)),
        changes=provenance.changes,
        seconds=(*comparison.timings, (WRITING, perf_counter() - since)),
    )
