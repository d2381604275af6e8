"""Lines added to the end of a file that is never written over.

Goes in: a file and the bytes of whole lines. Comes out: the file with them at its end.
"""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["append_data"]


def append_data(path: Path, data: bytes) -> None:
    """One write to the end, which other writers cannot cut; the file is made where it is missing.

    Args:
        path: The file; a last line that somebody left without its end is ended first.
        data: Whole lines, with their ends.

    Raises:
        OSError: If the file cannot be written to, or the disk took a part only.
    """
    with path.open("ab+", buffering=0) as file:
        if size := file.seek(0, os.SEEK_END):
            file.seek(size - 1)
            data = data if file.read(1) == b"\n" else b"\n" + data
        written = file.write(data)
        if written != len(data):
            raise OSError(None, "the disk took a part of the line only")
        os.fsync(file.fileno())
