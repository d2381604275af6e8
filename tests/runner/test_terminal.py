from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import RenderableType

from compare.comparison import Comparison
from compare.model import Alignment, ArticleInfo, Claim, LedgerEntry, Location
from compare.runner.terminal import (
    article_counts,
    console_for,
    counts_table,
    ledger_lines,
    path_lines,
    printable,
    progress_on,
    share,
    timings_table,
)
from compare.testing import make_alignment, make_article, make_claim, make_comparison, make_transcript


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(piece: RenderableType) -> str:
    """What is printed on a stream that is no terminal."""
    stream = io.StringIO()
    console_for(stream).print(piece)
    return stream.getvalue()


RECORD = make_transcript([("ADA", ["The bridge opens in May.", "It costs nine crowns.", "Thank you."])])


def gazette() -> Comparison:
    """A comparison of two articles of one outlet and one of another, with a claim of every state."""
    first = make_article(
        [
            ("headline", "The bridge opens in May."),
            ("paragraph", "Ada said “The bridge opens in May”. She said it costs nine crowns."),
            ("paragraph", "Bo said it is late. She called it “fine”. Someone said so. It rained."),
        ],
        file="articles/one.txt",
        outlet="Gazette",
    )
    second = make_article([("paragraph", "Nothing of it.")], file="articles/two.txt", outlet="Gazette")
    third = make_article([("paragraph", "Ada said it opens.")], file="articles/[b]bold[-b].txt")
    bridge = make_claim(first, "The bridge opens in May", kind="direct quotation", speaker="ADA")
    decided: list[tuple[Claim, Alignment]] = []

    def decide(claim: Claim, location: Location | None, *words: str, **fields: object) -> None:
        decided.append((claim, make_alignment(claim, RECORD, *words, location=location, **fields)))

    decide(bridge, "located", "The bridge opens in May", wording="verbatim")
    decide(make_claim(first, "The bridge opens in May.", kind="heading", repeats=bridge.id), "located")
    decide(make_claim(first, "She said it costs nine crowns."), "partly located", "It costs nine crowns.")
    decide(make_claim(first, "Bo said it is late."), "located", attribution="differs")
    decide(make_claim(first, "fine", kind="scare quote"), "not located")
    decide(make_claim(first, "Someone said so."), None, attribution="not assessed")
    decide(make_claim(first, "It rained.", kind="context"), None)
    decide(make_claim(third, "Ada said it opens."), "not located")
    return make_comparison([RECORD], [first, second, third], decided)


def test_claims_are_counted_once_each_in_their_state() -> None:
    """Headings that repeat, scare quotes and context stay out; what is left adds up."""
    row = next(row for row in article_counts(gazette()) if row.label == "Gazette (articles/one.txt)")

    assert (row.n_claims, row.n_quotations) == (4, 1)
    assert (row.n_located, row.n_partly, row.n_attribution_differs, row.n_not_checkable) == (1, 1, 1, 1)
    assert row.n_ambiguous == row.n_not_located == 0


def test_rows_are_in_alphabetical_order_and_tell_articles_apart() -> None:
    """An outlet with two articles has two rows, each with its file."""
    labels = [row.label for row in article_counts(gazette())]

    assert labels == ["[b]bold[-b]", "Gazette (articles/one.txt)", "Gazette (articles/two.txt)"]


def test_the_table_reads_no_markup_and_keeps_each_row_on_a_line() -> None:
    """What a file is called is shown as it is, and columns that are zero throughout are left out."""
    lines = shown(counts_table(article_counts(gazette()))).splitlines()

    assert len(lines) == 4
    assert lines[1].startswith("[b]bold[-b]")
    assert "attribution differs" in lines[0]
    assert "ambiguous" not in lines[0]


def test_a_record_without_words_has_no_coverage() -> None:
    """Where there is nothing to divide by, the table says n/a."""
    article = make_article([("paragraph", "Nothing.")], outlet="Gazette")
    rows = article_counts(make_comparison([make_transcript([])], [article]))

    assert rows[0].coverage is None
    assert shown(counts_table(rows)).rstrip().endswith("n/a")


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(None, "n/a"), (0.0, "0 %"), (0.001, "<1 %"), (0.256, "26 %"), (0.999, ">99 %"), (1.0, "100 %")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(ratio: float | None, text: str) -> None:
    """0 % and 100 % are shown only where they are true."""
    assert share(ratio) == text


@given(st.text())
def test_what_is_printed_is_one_line_without_control_characters(text: str) -> None:
    """No text of a source can move the cursor, colour the screen or turn the direction of writing."""
    line = printable(text)

    assert not any(char in line for char in "\n\r\x1b\x07\x9b\u202e\u2028")
    assert printable(line) == line


def test_only_files_that_were_not_used_have_a_line() -> None:
    """What was offered adds up; accepted files need no line, the others have their reason."""
    entries = [
        LedgerEntry(file="a.txt", role="article", outcome="accepted", code="ok", reason=""),
        LedgerEntry(file="b.txt", role="article", outcome="rejected", code="empty", reason="It is\nempty."),
    ]

    assert ledger_lines(entries) == (
        "2 texts were offered: 1 accepted, 0 duplicates, 1 rejected.",
        "rejected: b.txt: It is empty.",
    )


def test_the_report_that_is_read_comes_last() -> None:
    """PDF and HTML are the last two lines, and what was not written has none."""
    paths = {name: Path("o") / name for name in ("html", "pdf", "json", "claims.csv")}

    assert path_lines(paths) == ("Written: claims.csv, json", "PDF  o/pdf", "HTML o/html")
    assert path_lines({"html": Path("o/html")}) == ("HTML o/html",)
    assert path_lines({}) == ()


def test_timings_end_in_their_sum() -> None:
    """Stages stand in the order of the run."""
    lines = shown(timings_table([("read", 1.0), ("align", 2.5)])).splitlines()

    assert [line.split()[0] for line in lines[1:]] == ["read", "align", "together"]
    assert lines[-1].split()[1] == "3.50"


def test_elsewhere_than_on_a_terminal_a_finished_stage_is_a_line() -> None:
    """A pipe gets one plain line per stage, when it is done."""
    stream = io.StringIO()
    with progress_on(stream) as progress:
        progress("reading", 1, 1)
        for done in range(4):
            progress("aligning", done, 3)
        progress("aligning", 3, 3)
        progress("nothing to do", 0, 0)

    assert stream.getvalue() == "reading\naligning: 3\nnothing to do\n"


def test_on_a_terminal_stages_are_bars() -> None:
    """A terminal shows each stage with what is done of it."""
    stream = Screen()
    with progress_on(stream) as progress:
        progress("aligning", 0, 3)
        progress("aligning", 3, 3)
        progress("nothing to do", 0, 0)

    assert "aligning" in stream.getvalue()
    assert "3/3" in stream.getvalue()


def test_quiet_shows_nothing() -> None:
    """A quiet run writes no progress."""
    stream = Screen()
    with progress_on(stream, quiet=True) as progress:
        progress("aligning", 3, 3)

    assert stream.getvalue() == ""


def test_an_outlet_that_is_not_stated_is_shown_by_its_label() -> None:
    """The label of a file stands in for an outlet."""
    assert ArticleInfo(file="a.txt", label="a").outlet_label == "a"
