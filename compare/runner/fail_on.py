"""What a script may ask to be told by an exit code: ``severity=2``, ``not-located``, ``new``.

Goes in: the words of an option, and findings. Comes out: sentences on those that are reached.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.changes.snapshot import FindingState
from compare.config import nearest
from compare.errors import ConfigError
from compare.findings import Finding
from compare.report.text import count

__all__ = ["FailOn", "parse_fail_on", "reached"]

EXIT_CODE = 3
_Found = Finding | FindingState
_KNOWN = ("severity=1", "severity=2", "severity=3", "not-located", "new")


@dataclass(frozen=True, slots=True, kw_only=True)
class FailOn:
    """One condition; `severity` counts for ``severity`` only."""

    kind: str
    severity: int = 0


def parse_fail_on(stated: str) -> tuple[FailOn, ...]:
    """The conditions between the commas.

    Raises:
        ConfigError: ``fail-on`` for one that there is not.
    """
    return tuple(_parsed(part.strip().lower()) for part in stated.split(",") if part.strip())


def _parsed(stated: str) -> FailOn:
    found = re.fullmatch(r"severity\s*=\s*([0-3])", stated)
    if found:
        return FailOn(kind="severity", severity=int(found[1]))
    if stated in {"not-located", "new"}:
        return FailOn(kind=stated)
    near = nearest(stated, _KNOWN)
    raise ConfigError(
        f'"{stated}" is nothing that --fail-on knows.',
        code="fail-on",
        hint=(f'Did you mean "{near}"? ' if near else "") + "Known are severity=0 to 3, not-located and new.",
    )


def reached(
    conditions: Sequence[FailOn], findings: Sequence[_Found], new: Sequence[_Found]
) -> tuple[str, ...]:
    """A sentence for each condition that is reached; empty where none is.

    Args:
        conditions: Those that were asked for.
        findings: All that are looked at.
        new: Those of them that the state before did not have.
    """
    told = []
    for one in conditions:
        found = [item for item in (new if one.kind == "new" else findings) if _fits(item, one)]
        if found:
            name = f"severity={one.severity}" if one.kind == "severity" else one.kind
            told.append(f"--fail-on {name} is reached by {count(len(found), 'finding')}.")
    return tuple(told)


def _fits(item: _Found, one: FailOn) -> bool:
    if one.kind == "severity":
        return item.severity is not None and item.severity >= one.severity
    return one.kind == "new" or item.kind == "not located"
