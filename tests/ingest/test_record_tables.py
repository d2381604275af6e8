"""Tables of speech: separators, headers, and columns told by what stands in them."""

from __future__ import annotations

import pytest

from compare.errors import SourceError
from compare.ingest.clock import clock, seconds_of
from compare.ingest.record_tables import find_columns, read_record_table
from compare.ingest.tables import Row, read_delimited


def _rows(text: str, suffix: str = ".csv") -> tuple[Row, ...]:
    return read_delimited(text, source="a", suffix=suffix)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_told(mark: str) -> None:
    """The mark that gives all lines the same number of cells, commas in the text or not."""
    text = f'speaker{mark}text\nAnn{mark}"Well, yes; it is."\nBen{mark}"No, never."\n'

    assert [row.cells for row in _rows(text)] == [
        ("speaker", "text"),
        ("Ann", "Well, yes; it is."),
        ("Ben", "No, never."),
    ]


def test_a_quotation_mark_in_a_tsv_swallows_nothing() -> None:
    """A mark that opens a word is a character, cells between marks are quoted."""
    assert [row.cells[1] for row in _rows('Ann\t"Yes\nBen\tNo" he said\n', ".tsv")] == ['"Yes', 'No" he said']
    assert [row.cells[1] for row in _rows('Ann\t"Yes ""we"" go"\nBen\t"No"\n', ".tsv")] == [
        'Yes "we" go',
        "No",
    ]


def test_rows_keep_the_number_that_they_have_in_the_file() -> None:
    """Empty rows are left out and counted."""
    assert [str(row.place) for row in _rows("a,b\n\n,\nc,d\n")] == ["row 1", "row 4"]


def test_columns_without_a_header_are_told_by_their_content() -> None:
    """Number, clock, speaker and text; a column of counting numbers is no time."""
    rows = _rows("1\t0:01\tAnn\tIs it safe?\n2\t0:02\tBen\tIt is so.\n3\t0:05\tAnn\tThank you all.\n", ".tsv")
    columns = find_columns(rows)

    assert columns is not None
    assert (columns.start, columns.speaker, columns.text, columns.first) == (1, 2, 3, 0)


def test_milliseconds_are_told_from_seconds() -> None:
    """Whole numbers far beyond what the words take are thousandths; a header may say so."""
    rows = _rows("start\tend\ttext\n0\t3200\tGood morning all.\n65000\t72000\tIs it safe?\n", ".tsv")
    named = _rows("start_ms,text\n1500,Good morning all.\n2500,Is it?\n")

    assert [piece.time for piece in read_record_table(rows, source="a").pieces] == ["0:00:00", "0:01:05"]
    assert [piece.time for piece in read_record_table(named, source="a").pieces] == ["0:00:01", "0:00:02"]


def test_a_row_without_a_speaker_goes_on() -> None:
    """Rows of one speaker and rows without one join the row before."""
    rows = _rows("speaker,text\nAnn,One\n,two\nBen,three\nAnn,four\n")

    assert [piece.joins for piece in read_record_table(rows, source="a").pieces] == [
        False,
        True,
        False,
        False,
    ]


def test_a_table_without_text_is_refused() -> None:
    """Numbers alone are nothing that was said."""
    with pytest.raises(SourceError) as caught:
        read_record_table(_rows("1,2\n3,4\n"), source="a")
    assert caught.value.code == "no-text-column"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1:02", 62.0), ("[01:02:03.5]", 3723.0), ("7.5 s", 7.5), ("7,5", 7.5), ("noon", None)],
)
def test_times_of_cells(text: str, seconds: float | None) -> None:
    """Clock times and numbers of seconds."""
    assert seconds_of(text) == seconds
    assert clock(3723.9) == "1:02:03"
