"""Files of one JSON object a line to which lines are only ever added.

Goes in: a file, and an object to add. Comes out: the file's objects, or the file with one line more. What the
objects mean is read elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from compare.errors import SourceError
from compare.review.append import append_data

__all__ = ["append_line", "damaged_line", "read_lines"]


def read_lines(path: Path) -> list[tuple[int, dict[str, Any]]]:
    """Every object with the number of its line; empty where there is no file.

    Raises:
        SourceError: ``unreadable-file`` if the file cannot be read as UTF-8, ``damaged-line`` for a line that
            is no JSON object; the message names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            "it cannot be read.",
            code="unreadable-file",
            source=str(path),
            hint="Check that you may read the file, and that it is text in UTF-8.",
        ) from error
    return [(number, _object(line, path, number)) for number, line in enumerate(lines, 1) if line.strip()]


def _object(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise damaged_line(path, number, "is not one JSON object") from error
    if not isinstance(value, dict):
        raise damaged_line(path, number, "is not one JSON object")
    return value


def damaged_line(path: Path, number: int, what: str) -> SourceError:
    """The error on a line that cannot be used: `what` completes ``line 3 …``."""
    return SourceError(
        f"line {number} {what}.",
        code="damaged-line",
        source=str(path),
        hint="Mend this line, or move it to another file; the other lines are untouched.",
    )


def append_line(path: Path, value: Mapping[str, Any]) -> str:
    """Adds an object at the end of the file, in one write; the file is made where it is missing.

    Returns:
        The line, without its end.

    Raises:
        SourceError: ``cannot-write`` if the file cannot be written to.
    """
    line = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    try:
        append_data(path, line + b"\n")
    except OSError as error:
        raise SourceError(
            f"it cannot be written: {error.strerror or error}.",
            code="cannot-write",
            source=str(path),
            hint="Check that you may write to the event's folder.",
        ) from error
    return line.decode()
