"""Which files of a folder are records by their name alone, and which are not offered at all.

Goes in: a folder. Comes out: paths. Nothing is read here.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["files_of", "is_aside", "loose_records"]

_TRANSCRIPT = re.compile(r"transcript(?:$|[._ -])", re.IGNORECASE)
# Beside a text of the record these are mostly the same once more, or notes on it; alone they are the record.
_SECOND_FORMS = frozenset((".json", ".jsonl", ".tsv", ".csv", ".tab", ".xlsx", ".xml", ".srt", ".vtt"))


def loose_records(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files of a folder that are records by their name alone, and those that would be without the first.

    A file counts if it is called ``transcript`` and something or lies in the folder ``transcripts``.
    Captions, tables and data are records only where no text is there.
    """
    beside = [path for path in files_of(folder) if _TRANSCRIPT.match(path.name)]
    beside.sort(key=lambda path: path.stem.lower() != "transcript")
    found = [path for path in [*beside, *files_of(folder / "transcripts")] if not is_aside(path)]
    texts = [path for path in found if path.suffix.lower() not in _SECOND_FORMS] or found
    return texts, [path for path in found if path not in texts]


def files_of(folder: Path) -> list[Path]:
    """What lies in a folder, by name; none if there is no such folder."""
    return sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else []


def is_aside(path: Path) -> bool:
    """True for what lies beside and is not offered: notes, settings, programs, folders."""
    name = path.name.lower()
    other = name.endswith((".toml", ".yaml", ".yml", ".py", ".log"))
    return name.startswith((".", "readme")) or other or path.is_dir()
