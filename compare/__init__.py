"""What was said, and what each outlet reported of it.

The four steps from Python::

    event = compare.load_event("sources/EVENT")
    comparison = compare.run(event)
    comparison.claims  # pandas frames: .claims .alignments .differences .coverage
    compare.report.write_reports(comparison, Path("output/EVENT"), formats=("html", "json"))

and the parts by themselves: `candidates`, `align`, `support`. Heavy libraries are imported when they are
first needed, not here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.alignment.plain import align, candidates, support
    from compare.comparison import Comparison
    from compare.config import CompareConfig
    from compare.ingest.event import load_event
    from compare.runner.pipeline import run
    from compare.segment.transcript import load_transcript

__all__ = [
    "CompareConfig",
    "Comparison",
    "align",
    "candidates",
    "load_event",
    "load_transcript",
    "run",
    "support",
]

_HOMES = {
    "CompareConfig": "compare.config",
    "Comparison": "compare.comparison",
    "align": "compare.alignment.plain",
    "candidates": "compare.alignment.plain",
    "load_event": "compare.ingest.event",
    "load_transcript": "compare.segment.transcript",
    "run": "compare.runner.pipeline",
    "support": "compare.alignment.plain",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module
    from importlib.metadata import version

    if name == "__version__":
        return version("pressdiff")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'compare' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
