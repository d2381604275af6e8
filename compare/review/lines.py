"""Files of one JSON object a line to which lines are only ever added: what people decide, ask and publish.

Goes in: a file, and objects to add. Comes out: the file's objects, or the file with their lines at its end.
What the objects mean is read elsewhere.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from compare.errors import SourceError

__all__ = ["append_lines", "damaged_line", "read_lines"]


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


def append_lines(path: Path, values: Iterable[Mapping[str, Any]]) -> None:
    """Adds objects at the end of the file, all in one write that other writers cannot cut.

    Args:
        path: The file; made where it is missing. A last line that was left without its end is ended first.
        values: In their order; none leaves the file alone.

    Raises:
        SourceError: ``cannot-write`` if the file cannot be written to, or the disk took a part only.
    """
    lines = [json.dumps(value, ensure_ascii=False) for value in values]
    data = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
    if not data:
        return
    try:
        _append(path, data)
    except OSError as error:
        raise SourceError(
            f"it cannot be written: {error.strerror or error}.",
            code="cannot-write",
            source=str(path),
            hint="Check that you may write to the event's folder.",
        ) from error


def _append(path: Path, data: bytes) -> None:
    with path.open("ab+", buffering=0) as file:
        if size := file.seek(0, os.SEEK_END):
            file.seek(size - 1)
            data = data if file.read(1) == b"\n" else b"\n" + data
        written = file.write(data)
        if written != len(data):
            raise OSError(None, "the disk took a part of the line only")
        os.fsync(file.fileno())
