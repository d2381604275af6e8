"""Labelled sets as they lie in their folder: JSON lines, transcripts line by line.

Goes in: paths. Comes out: rows and records. A line that is not as it should be stops the measuring with its
file and number: a figure over what happened to be readable would be no figure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from compare.errors import SourceError
from compare.model import Transcript
from compare.testing import make_transcript

__all__ = ["LabelledRecord", "read_json", "read_record", "read_rows", "record_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledRecord:
    """A record whose passages are the lines of a labelled file.

    Attributes:
        transcript: One passage per line.
        lines: Shape (n,): the number that the file gives each passage.
    """

    transcript: Transcript
    lines: tuple[int, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Shape (n,): the passages' words."""
        return tuple(passage.text for passage in self.transcript.passages)

    @property
    def line_of(self) -> dict[str, int]:
        """Passage id → number of its line."""
        pairs = zip(self.transcript.passages, self.lines, strict=True)
        return {passage.id: line for passage, line in pairs}


def read_rows(path: Path, **fields: type | tuple[type, ...]) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines; empty lines are skipped.

    Args:
        path: The file.
        **fields: Fields that every object must have, and their types.

    Raises:
        SourceError: ``no-labelled-set`` if the file is missing, ``bad-labelled-line`` if a line is no such
            object.
    """
    rows = []
    for number, line in _lines(path):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise _bad(path, number, "is no JSON") from error
        if not isinstance(row, dict):
            raise _bad(path, number, "is no JSON object")
        for name, kind in fields.items():
            if not isinstance(row.get(name), kind):
                raise _bad(path, number, f"has no proper “{name}”")
        rows.append(row)
    return rows


def read_json(path: Path) -> Any:
    """The value of a JSON file.

    Raises:
        SourceError: As `read_rows`.
    """
    try:
        return json.loads(_text(path))
    except ValueError as error:
        raise _bad(path, getattr(error, "lineno", 1), "is no JSON") from error


def read_record(path: Path) -> LabelledRecord:
    """A transcript of lines "number, speaker, sentence", with tabs between them.

    Raises:
        SourceError: As `read_rows`.
    """
    rows: list[tuple[int, str, str]] = []
    for number, line in _lines(path):
        columns = line.split("\t")
        if len(columns) < 3 or not columns[0].strip().isdigit():
            raise _bad(path, number, "is not “number, speaker, sentence” with tabs between them")
        if columns[2].strip():
            rows.append((int(columns[0]), columns[1].strip(), columns[2].strip()))
    if not rows:
        raise _bad(path, 1, "holds no sentence")
    transcript = record_of([(speaker or None, text) for _, speaker, text in rows], file=path.name)
    return LabelledRecord(transcript=transcript, lines=tuple(line for line, _, _ in rows))


def record_of(sentences: Iterable[tuple[str | None, str]], *, file: str = "record.txt") -> Transcript:
    """A record of the sentences given, each with its speaker; neighbours of one speaker make a turn."""
    from compare.model import RecordInfo

    turns: list[tuple[str | None, Sequence[str]]] = [
        (speaker, [text for _, text in group])
        for speaker, group in groupby(sentences, key=lambda one: one[0])
    ]
    return make_transcript(turns, info=RecordInfo(file=file))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            yield number, line.rstrip("\r")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise _bad(path, 1, "is not UTF-8") from error
    except OSError as error:
        raise SourceError(
            "this file of a labelled set is missing.",
            code="no-labelled-set",
            source=str(path),
            hint="Name the folder that holds gold/, seeds/ and data/.",
        ) from error


def _bad(path: Path, line: int, what: str) -> SourceError:
    return SourceError(
        f"line {line} {what}.",
        code="bad-labelled-line",
        source=str(path),
        hint="Mend the line, or leave the set out with --set.",
    )
