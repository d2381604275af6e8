"""HTML: the visible text with its places, the article of a page, the record of a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compare.ingest.html import read_page
from compare.ingest.mapping import MappedText
from compare.ingest.pages import read_article_page, read_record_page
from compare.model import Span

PAGE = """<!doctype html><html lang="en"><head><title>Mayor says no | The Example</title>
<meta property="og:title" content="Mayor says no"><link rel="canonical" href="https://x.example/mayor">
<meta property="article:published_time" content="2021-05-04T10:00:00Z">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
"publisher": {"@type": "Organization", "name": "The Example"}}]}</script></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav></header>
<main><article><h1>Mayor says no</h1>
<p>The mayor of Port Example, Ada Tarn, said on Monday that the bridge would not be built this year.</p>
<p>&ldquo;We have no money,&rdquo; she said. “We have no&nbsp;time.”</p><p>“No.”</p><h2>What comes next</h2>
<p>The council meets again in October, and the plan &amp; its costs will be there, she <b>added</b>.</p>
<blockquote><p>“It is not a question of will,” said Ben Orlo, who leads the opposition.</p></blockquote>
<ul><li>The bridge was planned in 2020 by the city.</li></ul>
<p>Nobody else spoke at the meeting, which lasted for three hours and ended in the dark.</p></article>
<aside><p>Sign up for our newsletter and never miss a story again.</p></aside>
<section class="comments"><p>First! What an idea this is, honestly, all of it.</p></section></main>
<footer><p>Copyright 2021 The Example. All rights reserved.</p></footer></body></html>"""

RECORD = """<html><body><nav><a href="/">Home</a></nav><div class="content">
<p><b>Mayor of Port Example Ada Tarn:</b> Good morning. <i>Laughter</i> We begin, as I said <i>before</i>.</p>
<p>The bridge is old, and it will not stand for another winter like the last one that we had here.</p>
<blockquote><p>The bridge is old, and it will not stand for another winter.</p></blockquote>
<div class="photo"><img src="a.jpg"><span>The mayor. Photo: A. Body</span></div>
<p>Thank you.<br><strong>Ben</strong> <strong>Orlo</strong>: And the money? <b>All of it</b> is gone.</p>
<form><button>Share</button></form></div><footer>Imprint</footer></body></html>"""


def _texts(source: str, *, record: bool) -> list[str]:
    reader = read_record_page if record else read_article_page
    return [paragraph.text.text for paragraph in reader(MappedText.of(source)).paragraphs]


def test_an_article_is_taken_out_of_its_page() -> None:
    """Headline, headings, paragraphs, quotations and list items stay; navigation, comments and footer go."""
    assert _texts(PAGE, record=False) == [
        "Mayor says no",
        "The mayor of Port Example, Ada Tarn, said on Monday that the bridge would not be built this year.",
        "“We have no money,” she said. “We have no time.”",
        "“No.”",
        "What comes next",
        "The council meets again in October, and the plan & its costs will be there, she added.",
        "“It is not a question of will,” said Ben Orlo, who leads the opposition.",
        "The bridge was planned in 2020 by the city.",
        "Nobody else spoke at the meeting, which lasted for three hours and ended in the dark.",
    ]


def test_a_page_states_title_outlet_address_and_date() -> None:
    """The head's own statements are read; the outlet comes from its publisher, not from the title."""
    page = read_article_page(MappedText.of(PAGE))

    assert page.stated["title"] == "Mayor says no"
    assert page.stated["outlet"] == "The Example"
    assert page.stated["url"] == "https://x.example/mayor"
    assert page.stated["published"].startswith("2021-05-04")
    assert [paragraph.level for paragraph in page.paragraphs][:5] == [1, 0, 0, 0, 2]
    assert page.unplaced == ()


def test_every_word_of_a_page_maps_to_the_file() -> None:
    """Each word that is kept stands for itself, or for its entities, in the file."""
    for paragraph in read_article_page(MappedText.of(PAGE)).paragraphs:
        start = 0
        for word in paragraph.text.text.split():
            start = paragraph.text.text.index(word, start)
            place = paragraph.text.offsets.to_source(Span(start, start + len(word))).slice(PAGE)
            plain = place.replace("&ldquo;", "“").replace("&rdquo;", "”").replace("&amp;", "&")
            assert plain.replace("<b>", "").replace("</b>", "") == word
            start += len(word)


def test_a_page_without_article_keeps_its_sentences() -> None:
    """Where nothing is found to be the article, the sentences of the page are kept."""
    assert _texts("<html><p>Hello to all of you, friends.</p><p>Menu</p></html>", record=False)[:1] == [
        "Hello to all of you, friends."
    ]


def test_a_record_keeps_all_that_may_be_speech() -> None:
    """Labels in bold begin paragraphs, stage directions keep marks; pull quotations and photo lines go."""
    assert _texts(RECORD, record=True) == [
        "Mayor of Port Example Ada Tarn: Good morning. *Laughter* We begin, as I said before.",
        "The bridge is old, and it will not stand for another winter like the last one that we had here.",
        "Thank you.",
        "Ben Orlo: And the money? All of it is gone.",
    ]


def test_a_form_around_the_whole_page_hides_nothing() -> None:
    """Containers that hold most of a page do not count as navigation."""
    page = "<html><form><p>Ann Bell: We begin now, all of us.</p><p>Ben Orlo: So be it.</p></form></html>"

    assert len(_texts(page, record=True)) == 2


def test_hidden_elements_are_not_seen() -> None:
    """Scripts, styles and elements that are not shown give no text; unclosed paragraphs are survived."""
    page = "<p>One<p hidden>two<p>three<div style='display: none'>four<div>x</div></div><script>5</script>six"

    blocks = read_page(MappedText.of(page)).blocks

    assert [block.text.text for block in blocks] == ["One", "three", "six"]


def test_deep_and_broken_markup_is_survived() -> None:
    """Ten thousand open elements and stray brackets neither fail nor take long."""
    page = "<html>" + "<div>" * 10_000 + "<p>Hello there, this is it.</p> < < <<p"

    assert "Hello there, this is it." in _texts(page, record=True)


def _article_page(paragraphs: list[str], *, ended: bool) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    end = (
        ""
        if ended
        else "<p>The council meets again in October, and the plan and its costs will be there.</p>"
    )
    return (
        "<html><body><nav><a href='/'>Home</a></nav><article><h1>Mayor says no</h1>"
        "<p>The mayor of Port Example, Ada Tarn, said on Monday that the bridge would not be built.</p>"
        f"{body}{end}</article><footer><p>Copyright 2021 The Example.</p></footer></body></html>"
    )


MARKS = ("“”", '""', "„“", "«»", "‘’", "''", "‹›", "””")
WORDS = st.lists(
    st.sampled_from(["no", "yes", "bridge", "money", "winter", "we", "have", "it", "never", "harbour"]),
    min_size=1,
    max_size=9,
)


@settings(max_examples=60, deadline=None)
@example([('""', ["harbour", "yes", "bridge"] * 3, False)] * 2, True)
@example([("‹›", ["bridge", "no", "harbour"] * 3, False)] * 2, False)
@given(
    st.lists(st.tuples(st.sampled_from(MARKS), WORDS, st.booleans()), min_size=1, max_size=6), st.booleans()
)
def test_every_paragraph_that_begins_with_a_quotation_mark_is_kept(
    quotations: list[tuple[str, list[str], bool]], ended: bool
) -> None:
    """However short it is, whatever its marks, with or without a frame behind it, once or repeated."""
    paragraphs = [
        f"{marks[0]}{' '.join(words)}.{marks[1]}{' she said.' if framed else ''}"
        for marks, words, framed in quotations
    ]
    kept = _texts(_article_page(paragraphs, ended=ended), record=False)

    start = 2
    for paragraph in paragraphs:
        assert paragraph in kept[start:], paragraph
        start = kept.index(paragraph, start) + 1


SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGES = sorted((SHARED / "cases").glob("*/*.html")) + sorted((SHARED / "formats").glob("*.html"))


@pytest.mark.shared
@pytest.mark.skipif(not PAGES, reason="the real pages are not part of the project")
def test_nothing_is_lost_that_trafilatura_finds() -> None:
    """On real pages each paragraph that the library takes is in what is kept, word for word."""
    import trafilatura

    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        found = trafilatura.extract(page, include_comments=False, favor_recall=True) or ""
        kept = "".join(" ".join(_texts(page, record=False)).split())
        for line in found.splitlines():
            packed = "".join(line.strip("-| ").split())
            assert len(packed) < 30 or packed in kept, f"{path.name}: {line[:80]}"
