"""A table whose rows are what somebody said: which column says who, when and what.

Goes in: the rows of a table. Comes out: an `Extract` with a piece per row, or a `SourceError`. Columns are
told by the words of a header; without one, by what stands in them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.errors import SourceError
from compare.ingest.clock import clock, is_clock, seconds_of
from compare.ingest.pieces import Extract, Piece, one_line
from compare.ingest.tables import Row
from compare.ingest.wordlists import word_set

__all__ = ["Columns", "find_columns", "read_record_table"]

_HEADERS = {
    "text": word_set(
        "text transcript transcription sentence utterance content words caption subtitle speech said"
        " statement message dialogue dialog text_en line_text paragraph remark remarks beitrag rede"
        " redebeitrag texte texto"
    ),
    "speaker": word_set(
        "speaker name who speaker_name speakername participant voice person speaker_label speaker_id label"
        " actor by username character host sprecher sprecherin redner rednerin orateur orador intervenant"
    ),
    "start": word_set(
        "start time timestamp begin from in timecode start_time starttime time_start start_timestamp tc"
        " start_s start_seconds start_(s) starts offset startms start_ms in_point seconds zeit"
        " zeitstempel beginn"
    ),
}
_MILLISECONDS = re.compile(r"\bms\b|_ms|ms$|millisecond", re.IGNORECASE)
_LABEL_LENGTH = 80
_SAMPLE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Numbers of the columns; `first` is the first row that is no header, `scale` what times are divided
    by.
    """

    text: int
    speaker: int | None = None
    start: int | None = None
    first: int = 0
    scale: float = 1.0


def read_record_table(rows: Sequence[Row], *, source: str) -> Extract:
    """What is said in the rows of a table.

    Args:
        rows: All rows, a header among them or not.
        source: The file's name, for messages.

    Returns:
        A piece per row with words; consecutive rows of one speaker are one paragraph.

    Raises:
        SourceError: ``no-text-column`` if no column can be the text.
    """
    columns = find_columns(rows)
    if columns is None:
        raise SourceError(
            "no column of this table can be told to be what was said.",
            code="no-text-column",
            source=source,
            hint="Give the table a first row that names its columns: start, end, speaker, text.",
        )
    return Extract(pieces=tuple(_pieces(rows[columns.first :], columns)))


def _pieces(rows: Sequence[Row], columns: Columns) -> Iterator[Piece]:
    before: str | None = None
    for row in rows:
        words = one_line(_cell(row, columns.text))
        speaker = " ".join(_cell(row, columns.speaker).split()).rstrip(":") or None
        if not words:
            continue
        yield Piece(
            text=words,
            place=row.place,
            time=_time(_cell(row, columns.start), columns.scale),
            speaker=speaker,
            joins=speaker == before or speaker is None,
        )
        before = speaker or before


def _cell(row: Row, number: int | None) -> str:
    return row.cells[number] if number is not None and number < len(row.cells) else ""


def _time(cell: str, scale: float) -> str | None:
    """A clock time as printed; a number of seconds as a clock time."""
    if is_clock(cell):
        return cell.strip("[]() ")
    seconds = seconds_of(cell)
    return clock(seconds / scale) if seconds is not None else None


def find_columns(rows: Sequence[Row]) -> Columns | None:
    """The columns of a table of speech; ``None`` if no column can be the text."""
    if not rows:
        return None
    named = _named(rows[0].cells)
    width = max(len(row.cells) for row in rows[:_SAMPLE])
    first = int(bool(named) or _is_header(rows, width))
    cells = [[_cell(row, number) for row in rows[first:_SAMPLE]] for number in range(width)]
    text = named.get("text", _longest(cells, named))
    if text is None:
        return None
    taken = {text}
    start = named.get("start", None if named else _first(cells, taken, _is_time_column))
    taken |= {start} if start is not None else set()
    speaker = named.get("speaker", None if named else _first(cells, taken, _is_speaker_column))
    header = rows[0].cells[start] if named and start is not None and start < len(rows[0].cells) else ""
    return Columns(
        text=text,
        speaker=speaker,
        start=start,
        first=first,
        scale=1000.0 if _MILLISECONDS.search(header) or _in_thousandths(cells, start, text) else 1.0,
    )


def _in_thousandths(cells: Sequence[Sequence[str]], start: int | None, text: int) -> bool:
    """True if times are whole numbers and more than twenty times what the words could take in seconds."""
    values = [seconds_of(cell) for cell in cells[start]] if start is not None else []
    numbers = [value for value in values if value is not None]
    whole = len(numbers) > 1 and all(value.is_integer() for value in numbers)
    n_words = sum(len(cell.split()) for cell in cells[text])
    clocks = start is not None and any(map(is_clock, cells[start]))
    return whole and not clocks and numbers[-1] - numbers[0] > 20 * n_words


def _is_header(rows: Sequence[Row], width: int) -> bool:
    """True if the first row names its columns in words that are not known: words, where the rows below have
    clock times or numbers.
    """
    below = [[cell for row in rows[1:_SAMPLE] if (cell := _cell(row, number))] for number in range(width)]
    measured = [number for number in range(width) if below[number] and all(map(_is_measure, below[number]))]
    heads = [_cell(rows[0], number) for number in measured]
    return bool(heads) and all(any(map(str.isalpha, head)) and not _is_measure(head) for head in heads)


def _is_measure(cell: str) -> bool:
    return is_clock(cell) or seconds_of(cell) is not None


def _named(cells: Sequence[str]) -> dict[str, int]:
    """What the words of a header say; empty if the first row is none: a header has one name at least for the
    text.
    """
    found: dict[str, int] = {}
    names = ["_".join(cell.casefold().split()) for cell in cells]
    for role, known in _HEADERS.items():
        at = next((at for at, name in enumerate(names) if name in known and at not in found.values()), None)
        if at is not None:
            found[role] = at
    return found if "text" in found or len(found) > 1 else {}


def _longest(cells: Sequence[Sequence[str]], named: dict[str, int]) -> int | None:
    """The column with the most words, of two the one with more different cells, if it has two words a row."""
    words = [sum(len(cell.split()) for cell in column) for column in cells]
    free = [number for number in range(len(cells)) if number not in named.values()]
    best = max(free, key=lambda number: (words[number], len(set(cells[number]))), default=None)
    filled = sum(1 for cell in cells[best] if cell) if best is not None else 0
    return best if best is not None and filled and words[best] >= 2 * filled else None


def _first(
    cells: Sequence[Sequence[str]], taken: set[int], fits: Callable[[Sequence[str]], bool]
) -> int | None:
    return next((at for at, column in enumerate(cells) if at not in taken and fits(column)), None)


def _is_time_column(column: Sequence[str]) -> bool:
    """Clock times, or numbers with fractions that never fall."""
    filled = [cell for cell in column if cell]
    if not filled:
        return False
    if sum(map(is_clock, filled)) >= 0.9 * len(filled):
        return True
    values = [seconds_of(cell) for cell in filled]
    numbers = [value for value in values if value is not None]
    fractions = any(not value.is_integer() for value in numbers)
    rises = all(a <= b for a, b in pairwise(numbers))
    return len(numbers) == len(filled) and fractions and rises


def _is_speaker_column(column: Sequence[str]) -> bool:
    """Short words, no sentences and no numbers, of which some recur."""
    filled = [cell for cell in column if cell]
    short = [
        cell for cell in filled if len(cell) <= _LABEL_LENGTH and cell[0].isalpha() and len(cell.split()) <= 8
    ]
    kinds = Counter(filled)
    recur = len(kinds) < len(filled) or len(filled) < 5
    return bool(filled) and len(short) >= 0.9 * len(filled) and recur
