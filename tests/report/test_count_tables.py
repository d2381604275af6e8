"""The tables behind the first page: their sums are its counts, and every count leads to its claims."""

from __future__ import annotations

import re
from html import unescape

import pytest

from compare.comparison import Comparison
from compare.language import speaking
from compare.model import Alignment, Article, Claim, RecordInfo
from compare.report.build import build_view
from compare.report.html import render_layout
from compare.report.limits import paper_limits, screen_limits
from compare.report.pieces import LOST_TABLE, TABLE, WORDS_TABLE
from compare.report.view import CountTable, ReportView
from compare.testing import make_alignment, make_article, make_claim, make_comparison, make_transcript

SAID = [
    "The mill may reopen in the spring.",
    "Nobody will pay twice for water.",
    "It feeds one family in five.",
]
RECORD = make_transcript([("Ada Tarn", SAID)], info=RecordInfo(file="transcript.txt", completeness="partial"))
Decided = list[tuple[Claim, Alignment]]


def make_piece(number: int) -> tuple[Article, Decided]:
    """An article with two quotations that were located and two that were not, one placed elsewhere."""
    quoted = [
        "The mill may reopen in the spring",
        "Nobody pays twice for water",
        "A road comes",
        "A bridge comes",
    ]
    body = [("paragraph", f"“{words},” Tarn said, as paper {number} has it.") for words in quoted]
    article = make_article(body, file=f"articles/{number:02}.txt", outlet=f"Outlet {number:02}")
    mill, water, road, bridge = (
        make_claim(
            article,
            words,
            kind="direct quotation",
            speaker="Ada Tarn",
            placed_outside="at the end" if words == "A road comes" else None,
        )
        for words in quoted
    )
    return article, [
        (mill, make_alignment(mill, RECORD, SAID[0][:-1], wording="verbatim")),
        (water, make_alignment(water, RECORD, SAID[1][:-1], wording="edited, unmarked")),
        (road, make_alignment(road, RECORD, location="not located")),
        (bridge, make_alignment(bridge, RECORD, location="not located", related=(RECORD.passages[2].id,))),
    ]


def event(n: int) -> Comparison:
    """`n` such articles beside one record."""
    pieces = [make_piece(number) for number in range(n)]
    return make_comparison(
        [RECORD], [article for article, _ in pieces], [one for _, decided in pieces for one in decided]
    )


def sums(table: CountTable) -> list[int]:
    """The sum of each column, over all groups."""
    rows = [row for group in table.groups for row in group.rows]
    return [sum(int(row.cells[at]) for row in rows) for at in range(len(table.columns))]


def tables(view: ReportView) -> dict[str, CountTable]:
    """The tables by their anchors."""
    return {table.id: table for table in (view.findings.table, *view.findings.tables)}


@pytest.mark.parametrize("n", [1, 3, 30])
def test_their_sums_are_the_counts_of_the_first_page(n: int) -> None:
    """Claims, wordings, and what is known of those not located, article by article."""
    view = build_view(event(n))
    found = tables(view)

    assert sums(found[TABLE]) == [4 * n, 2 * n, 0, 0, 0, 2 * n, 0]
    assert sums(found[WORDS_TABLE]) == [2 * n, n, 0, 0, n, 0, 0, 0, 0]
    assert sums(found[LOST_TABLE]) == [2 * n, n, n, 0]
    told = " ".join(sentence.text for one in view.first.statements for sentence in one.sentences)
    assert f"Of the {2 * n} claims that were not located" in told
    assert f"f the {2 * n} located quotations, {n} " in told


@pytest.mark.parametrize("n", [1, 3, 7, 30])
@pytest.mark.parametrize("layout", ["screen", "print"])
def test_every_count_of_the_first_page_leads_to_what_shows_its_claims(n: int, layout: str) -> None:
    """Few articles or many, page or paper: each link has its place; on the page those of the tables, too."""
    comparison = event(n)
    limits = (screen_limits if layout == "screen" else paper_limits)(comparison)
    view = build_view(comparison, limits=limits)
    page = render_layout(view, layout=layout, sparing=False)
    places = set(re.findall(r'id="([^"]+)"', page))
    pieces = [piece for one in view.first.statements for text in one.sentences for piece in text.pieces]
    counts = [piece for piece in pieces if re.match(r"\d+ (was|were|is|are|differs?) ", piece.text)]
    linked = {ref.id for piece in pieces for ref in piece.refs}

    assert len(counts) >= 4
    assert all(piece.refs for piece in counts)
    if layout == "screen":
        assert linked <= places
        cells = [row for table in tables(view).values() for group in table.groups for row in group.rows]
        assert {link for row in cells for link in row.links if link} <= places
    else:
        dangling = linked - places
        assert not {ref for ref in dangling if not ref.startswith("c")}
        assert ("claims.csv" in " ".join(view.findings.table.notes)) is (n > 6)


def test_a_table_of_wordings_or_of_what_was_not_located_stands_where_there_are_such() -> None:
    """Nothing located: no table of its wording; nothing more known: none of that."""
    article, decided = make_piece(0)
    lost = [(claim, make_alignment(claim, RECORD, location="not located")) for claim, _ in decided[3:]]

    assert set(tables(build_view(make_comparison([RECORD], [article], lost)))) == {TABLE}
    assert set(tables(build_view(make_comparison([RECORD], [article], decided[:2])))) == {TABLE, WORDS_TABLE}


def test_they_speak_another_language() -> None:
    """Captions, heads and notes come from the catalogue."""
    with speaking("de"):
        page = unescape(render_layout(build_view(event(2)), layout="screen", sparing=False))

    assert "Wie sich die Worte der gefundenen Zitate" in page
    assert "Von den übrigen: verwandte Stellen" in page
