"""Running lines and footnotes: what is one, and what only looks like one."""

from __future__ import annotations

from compare.ingest.footnotes import find_note_marks, find_notes
from compare.ingest.running import floating_lines, line_numbers, page_starts, running_lines


def test_lines_at_the_edge_of_pages_that_recur_are_running() -> None:
    """Header, footer and page number of every page, and nothing of the text."""
    pages = [
        ["Harbour debate", f"We say {word}.", f"And more {word}.", f"Page {at} of 3"]
        for at, word in enumerate("abc", 1)
    ]

    assert running_lines(pages) == [{0, 3}, {0, 3}, {0, 3}]


def test_the_text_is_never_running() -> None:
    """A stage direction at the foot of each page, a line of one page, and a page of repeats stay."""
    pages = [[f"We say {word}.", "(APPLAUSE)"] for word in "abc"]
    assert running_lines(pages) == [set(), set(), set()]
    assert running_lines([["One.", "Two."]]) == [set()]
    assert running_lines([["No!", "No!"]] * 3) == [set(), set(), set()]


def test_running_lines_without_pages_count_or_cut() -> None:
    """A line that counts pages, or cuts sentences; headings that count are no running lines."""
    cut = [
        "We say that the",
        "Debate 1",
        "bridge is old and",
        "Debate 2",
        "stays so and",
        "Debate 3",
        "so on.",
    ]
    headings = ["Question 1", "Is it safe?", "Question 2", "Is it old?", "Question 3", "Why?"]
    pages = ["One.", "Page 1 of 2", "Two.", "Page 2 of 2"]
    title = ["We say", "Debate", "that the bridge", "Debate", "is old. And", "Debate", "it stays."]
    refrain = ["We go on.", "So we say", "We go on.", "So we say", "We go on.", "So we say"]

    assert floating_lines(title) == {1, 3, 5}
    assert floating_lines(refrain) == set()
    assert floating_lines(cut) == {1, 3, 5}
    assert floating_lines(headings) == set()
    assert floating_lines(pages) == {1, 3}


def test_line_numbers_count_from_one_on_each_page() -> None:
    """The numbers of a court record; figures that do not count are words."""
    page = [f"{at} and so on" for at in range(1, 13)]

    assert line_numbers(page) == {at: len(str(at + 1)) + 1 for at in range(12)}
    assert page_starts(page * 2) == [0, 12]
    assert line_numbers([f"{at * 3} and so on" for at in range(1, 13)]) == {}
    assert page_starts(["1 and", "so on"] * 12) == []


def test_notes_have_a_mark_before_them() -> None:
    """A paragraph with a number is a note if the number is glued to a word before it, twice at least."""
    lines = ["We go.1 And stay.2", "1 He went.", "2 She stayed.", "3 Rivers meet here."]

    assert find_notes(lines) == [1, 2]
    assert find_notes(["We go.1 And stay.", "1 He went."]) == []
    assert find_notes(["1 He went.", "2 She stayed.", "We go.1 And stay.2"]) == []


def test_marks_of_notes_are_told_from_figures() -> None:
    """Marks that count up, or whose notes were found; sums, names and years are none."""
    text = "We go.1 And stay.2 In 2019 the G20 paid 3.5 for COVID19 or so.3"

    assert [text[start:end] for start, end in find_note_marks(text)] == ["1", "2", "3"]
    assert find_note_marks("We go.7 And the A4 road.") == []
    assert len(find_note_marks("We go.7 And on.", numbers=frozenset({"7"}))) == 1
