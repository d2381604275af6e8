"""The page of a check: every word of each text once, with its fate; hostile texts stay texts."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from compare.language import speaking
from compare.model import ArticleInfo, Cut, LedgerEntry, RecordInfo
from compare.report.check_page import render_check
from compare.report.check_view import CheckView, Row, Stretch, build_check_view
from compare.segment.article import segment_article
from compare.segment.transcript import segment_transcript
from compare.testing import make_document, make_event, make_transcript

LONG = " ".join(f"We counted ship number {number} in the harbour." for number in range(60))
RECORD = "\n\n".join(
    (
        "Harbour speech",
        "ADA TARN: Good morning. (Laughter.) The harbour stays open.",
        "SAM ROE: Why?",
        f"ADA TARN: {LONG}",
    )
)
NEWSLETTER = "Sign up for our newsletter"
ARTICLE = (
    f"Harbour stays open\n\n{NEWSLETTER}\n\n“The harbour stays open,” Ada Tarn said on Monday.\n\nShe left."
)


@pytest.fixture
def view() -> CheckView:
    """A record of two speakers and an article with furniture and a cut piece of its page."""
    record = segment_transcript(make_document(RECORD, source="t.txt"), RecordInfo(file="t.txt"))
    document = replace(
        make_document(ARTICLE, source="a.txt"),
        cut=(
            Cut(at=0, text="Home"),
            Cut(at=20, text="Share"),
            Cut(at=20, text="Print"),
            Cut(at=20, text="Mail"),
        ),
    )
    article = segment_article(document, ArticleInfo(file="a.txt", label="a", outlet="The Example"))
    entry = LedgerEntry(file="b.pdf", role="article", outcome="rejected", code="x", reason="No text layer.")
    return build_check_view(make_event([record], [article], ledger=(entry,)), [record], [article])


def words(rows: tuple[Row, ...], *fates: str) -> list[str]:
    """The words of these fates, in the order of the page."""
    stretches: list[Stretch] = []
    for row in rows:
        stretches += [*row.label, *row.stretches, *row.middle, *row.tail]
    return [word for one in stretches if one.fate in fates for word in re.findall(r"\w+", one.text)]


def test_every_word_of_a_record_stands_on_the_page_once(view: CheckView) -> None:
    """Speech, what was left out, and nothing twice; a long turn is folded without losing a word."""
    rows = view.records[0].rows

    assert words(rows, "kept", "out", "lost") == re.findall(r"\w+", RECORD)
    assert "Laughter" in words(rows, "out")
    assert "Laughter" not in words(rows, "kept")
    assert any(row.middle for row in rows)


def test_speakers_are_told_by_number_and_shade(view: CheckView) -> None:
    """The one who speaks most is number one, everywhere."""
    voices = {voice.name: (voice.number, voice.shade) for voice in view.records[0].voices}

    assert voices == {"Ada Tarn": (1, 0), "Sam Roe": (2, 1)}
    assert [row.voice for row in view.records[0].rows if row.voice] == [1, 2, 1]


def test_an_article_shows_what_was_kept_and_what_was_cut(view: CheckView) -> None:
    """Blocks, furniture and pieces of the page stand in their places; many pieces are folded."""
    article = view.articles[0]

    assert words(article.rows, "kept") == re.findall(r"\w+", ARTICLE.replace(NEWSLETTER, ""))
    assert words(article.rows, "out")[:1] == ["Home"]
    folded = [row for row in article.rows if row.folded]
    assert [row.note for row in folded] == ["3 pieces of the page cut here, 3 words"]
    assert "newsletter" in words(article.rows, "out")


class Reader(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read_page(page: str) -> Reader:
    """The page, parsed."""
    reader = Reader()
    reader.feed(page)
    return reader


def test_the_page_stands_alone(view: CheckView) -> None:
    """No script, nothing fetched, the same text each time, the ledger and the confirmation on top."""
    page = render_check(view)
    reader = read_page(page)

    assert page == render_check(view)
    assert not {"script", "img", "link", "iframe"} & set(reader.tags)
    assert all(link.startswith("#") for link in reader.links)
    assert "1 text was offered: 0 accepted, 0 duplicates, 1 rejected." in page
    assert "b.pdf: rejected. No text layer." in page
    assert "No person has confirmed yet" in page
    assert "del" in reader.tags


def test_a_hostile_text_stays_text() -> None:
    """Markup, direction marks and endless words of a source do nothing on the page."""
    hostile = "<script>alert(1)</script> </span></p>\u202e\x1b[2J " + "x" * 5000 + " \"'><img src=x>"
    record = segment_transcript(make_document(f"ADA: Good morning. {hostile}"), RecordInfo(file="<b>t.txt"))
    article = segment_article(make_document(hostile), ArticleInfo(file="a.txt", label='"><i>'))
    page = render_check(build_check_view(make_event([record], [article]), [record], [article]))

    assert not {"script", "img", "i", "b"} & set(read_page(page).tags)
    assert "\u202e" not in page
    assert "\x1b" not in page


def test_an_empty_event_has_a_page() -> None:
    """Nothing read, nothing shown, and no error."""
    page = render_check(build_check_view(make_event([], []), [], [], ["t.txt: no speech was found."]))

    assert "t.txt: no speech was found." in page


def test_many_speakers_are_shown() -> None:
    """Ten thousand speakers with a turn each are all shown."""
    record = make_transcript([(f"Speaker {number}", ["Good morning."]) for number in range(10_000)])
    view = build_check_view(make_event([record], []), [record], [])

    assert len(view.records[0].voices) == 10_000


def test_the_page_speaks_another_language(view: CheckView, tmp_path: Path) -> None:
    """Its words come from the catalogue, kinds of what was left out too; classes and texts do not change."""
    catalogue = tmp_path / "own.po"
    catalogue.write_text(
        'msgid ""\nmsgstr ""\n"Language: it\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "stage direction"\nmsgstr "didascalia"\n\nmsgid "headline"\nmsgstr "titolo"\n\n'
        'msgid "Text that is {struck} was left out. Text that is {marked} in a record is in no turn. Each '
        'speaker has a number, a colour and a kind of line."\nmsgstr "{marked}, {struck} <b>"\n',
        encoding="utf-8",
    )
    with speaking(str(catalogue)):
        page = render_check(view)

    assert '<html lang="it">' in page
    assert '<del title="didascalia">(Laughter.)</del>' in page
    assert "<mark>marked like this</mark>, <del>struck through</del> &lt;b&gt;" in page
    assert '<div class="row headline">' in page
