"""The errors of pressdiff, one tree, grouped by what the user can do about them.

CompareError
├── SourceError         a file or folder cannot be used: mend or remove it
├── SegmentationError   a text was read but has no structure to work on
├── AlignmentError      a claim and a record cannot be compared
├── MetricError         a measure cannot be computed
├── RenderError         a report cannot be written
├── ConfigError         an option, an `event.toml` or a model folder is wrong
└── EngineError         the machinery of a run failed

Every error carries a stable `code` (listed in `docs/messages.md`), the `source` it speaks of and a
`hint`: what to do. One bad article never raises out of a run; it becomes a line of the ledger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.language import Words

__all__ = [
    "AlignmentError",
    "CompareError",
    "ConfigError",
    "EngineError",
    "MetricError",
    "RenderError",
    "SegmentationError",
    "SourceError",
]


class CompareError(Exception):
    """Base of every error that pressdiff raises on purpose.

    Args:
        message: One sentence that says what is wrong; `said` keeps it as it was given, `message` is what it
            reads in the language of that moment.
        code: A stable name, lower case with hyphens, such as ``no-transcript``.
        source: The file or folder that the message is about, where there is one.
        hint: What to do about it, one sentence; `advice` keeps it as it was given.
    """

    exit_code = 1

    def __init__(
        self, message: Words, *, code: str, source: str | None = None, hint: Words | None = None
    ) -> None:
        super().__init__(str(message))
        self.said = message
        self.message = str(message)
        self.code = code
        self.source = source
        self.advice = hint
        self.hint = None if hint is None else str(hint)

    def __str__(self) -> str:
        place = f"{self.source}: " if self.source else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}{self.message}{hint}"


class SourceError(CompareError):
    """A file or folder cannot be used; the user mends or removes it."""

    exit_code = 2


class SegmentationError(CompareError):
    """A text was read, and nothing in it can be worked on."""

    exit_code = 2


class AlignmentError(CompareError):
    """A claim and a record cannot be compared."""


class MetricError(CompareError):
    """A measure cannot be computed."""


class RenderError(CompareError):
    """A report cannot be written."""


class ConfigError(CompareError):
    """An option, an `event.toml` or a model folder is wrong."""

    exit_code = 2


class EngineError(CompareError):
    """The machinery of a run failed."""
