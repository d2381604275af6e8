"""The page that the PDF is made from: the same words, with less to lay out."""

from __future__ import annotations

import html
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.comparison import Comparison
from compare.report.build import build_view
from compare.report.html import render_layout
from compare.report.limits import paper_limits
from compare.report.paper import for_paper
from compare.report.pdf import pdf_of


def words_of(page: str) -> str:
    """What a person reads of a page."""
    return html.unescape(re.sub(r"<[^>]*>", "", page.rpartition("</head>")[2]))


def test_not_one_word_of_a_report_is_lost(sample: Comparison, hostile: Comparison) -> None:
    """The words of the page are the same before and after, every blank included, hostile ones too."""
    for comparison in (sample, hostile):
        view = build_view(comparison, limits=paper_limits(comparison))
        page = render_layout(view, layout="print", sparing=False)

        assert for_paper(page) != page
        assert words_of(for_paper(page)) == words_of(page)
        assert for_paper(for_paper(page)) == for_paper(page)


def test_words_that_run_from_right_to_left_stay_apart() -> None:
    """Latin words need nothing that keeps their direction apart; Hebrew, Arabic and turned ones do."""
    for words in ("שלום", "سلام", "abc \u202e", "\U0001e900"):
        assert for_paper(f"<p><bdi>{words}</bdi></p>") == f"<p><bdi>{words}</bdi></p>"
    assert for_paper("<p><bdi>Zoë &amp; Øst Привет</bdi></p>") == "<p>Zoë &amp; Øst Привет</p>"


def test_all_that_links_lead_to_stays_where_its_words_begin(sample: Comparison) -> None:
    """Each target but the labels of sections is there once, at the same words as before."""

    def targets(page: str) -> dict[str, str]:
        body = page.rpartition("</head>")[2]
        found = re.finditer(r'<[^<>]* id="([^"]+)"[^<>]*>', body)
        return {match[1]: words_of(body[match.end() : match.end() + 4000]).split()[0] for match in found}

    page = render_layout(build_view(sample, limits=paper_limits(sample)), layout="print", sparing=False)
    before, after = targets(page), targets(for_paper(page))
    labels = set(re.findall('aria-labelledby="([^"]+)"', page))

    assert labels
    assert after == {name: words for name, words in before.items() if name not in labels}
    assert not re.search(r'<article[^<>]* id="', for_paper(page))


def test_a_name_that_a_style_knows_stays_on_its_block() -> None:
    """A style that names a block still finds it, and a label to which a link leads is no mere label."""
    body = '<div id="a"><p>one</p></div><div id="b" aria-labelledby="c"><h2 id="c">two</h2></div>'
    page = f"<head><style>#a > p {{ color: red }}</style></head>{body}"

    assert '<div id="a"><p>' in for_paper(page)
    assert '<div aria-labelledby="c"><h2 id="b">' in for_paper(page)
    assert '<h2 id="c">' in for_paper(f'{page}<a href="#c">three</a>')


def test_the_head_is_left_alone() -> None:
    """Styles and titles are no words of the page."""
    page = "<head><style>a > b c <span></style></head><body><p>one and two <b>three</b></p></body>"

    assert for_paper(page).startswith("<head><style>a > b c <span></style></head>")


@given(st.lists(st.sampled_from(["one ", "two", " ", "<b>", "</b>", "<bdi>", "</bdi>", "&lt;b&gt; "])))
def test_words_and_blanks_are_the_same_for_any_text(pieces: list[str]) -> None:
    """Whatever stands beside whatever, no sign is lost and none is added."""
    page = f"<p>{''.join(pieces)}</p>"

    assert words_of(for_paper(page)) == words_of(page)


@pytest.mark.pdf
def test_a_line_that_just_fits_is_not_broken_behind_its_first_word() -> None:
    """Of a text before an element no word stands on a line by itself while the line has room: at every width
    the first line holds all words that go on it.
    """
    from pypdf import PdfReader

    text = "understand much about politics"
    style = (
        "<style>@page{{size:{width}pt 200pt;margin:5pt}}body{{margin:0;font:10pt Courier,monospace}}</style>"
    )
    for width in range(184, 200):
        page = f'<html lang="en"><head><title>t</title>{style.format(width=width)}</head>'
        page = for_paper(f"{page}<body><p>{text} <b>and</b> more</p></body></html>")
        first = PdfReader(io.BytesIO(pdf_of(page).content)).pages[0].extract_text().splitlines()[0]
        assert first.split()[:3] == ["understand", "much", "about"], width
