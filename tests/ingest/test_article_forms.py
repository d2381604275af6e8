"""Forms of articles: saved pages, mails, tables and lists of many articles, hostile ones among them."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.errors import CompareError, SourceError
from compare.ingest.article_forms import ARTICLE_FORMS, EXPERIMENTAL, OfferedText, read_articles
from compare.ingest.event import load_event
from compare.ingest.files import READERS
from compare.model import Document

BODY = (
    "<h1>Harbour stays open</h1>"
    "<p>The harbour of Port Example stays open this winter, Ada Tarn said on Monday in the town hall.</p>"
    "<p>“We have the money,” she said. “We have the time.”</p>"
    "<p>The council meets again in October, and the plan and its costs will be there, she added.</p>"
)
PAGE = f"<html><head><title>Harbour | The Example</title></head><body><article>{BODY}</article></body></html>"
MHTML = (
    dedent("""\
    From: <Saved by Blink>
    Snapshot-Content-Location: https://example.org/harbour
    Subject: Harbour
    Date: Mon, 3 May 2021 10:00:00 -0000
    MIME-Version: 1.0
    Content-Type: multipart/related; type="text/html"; boundary="cut"

    --cut
    Content-Type: text/html
    Content-Transfer-Encoding: 8bit
    Content-Location: https://example.org/harbour

    {page}

    --cut
    Content-Type: text/html
    Content-Location: https://ads.example.org/frame

    <html><body><p>Buy this boat now, for it is the best boat there is.</p></body></html>

    --cut--
    """)
    .format(page=PAGE)
    .replace("\n", "\r\n")
)


def read(tmp_path: Path, name: str, data: bytes | str) -> tuple[OfferedText, ...]:
    """What a file of this name and content offers."""
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_articles(path, source=name)


def only(tmp_path: Path, name: str, data: bytes | str) -> Document:
    """The one article of a file."""
    (item,) = read(tmp_path, name, data)
    assert isinstance(item.content, Document)
    return item.content


def mail(html: str | None = None, text: str | None = None) -> bytes:
    """A mail with a text, a page, or both, and an attachment."""
    message = EmailMessage()
    message["From"] = "The Example <news@example.org>"
    message["Subject"] = "Häfen stay open"
    message["Date"] = "Mon, 3 May 2021 10:00:00 +0200"
    if text is not None:
        message.set_content(text)
    if html is not None and text is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    message.add_attachment("not the article", filename="notes.txt")
    return message.as_bytes()


def test_a_saved_page_is_read_as_its_page(tmp_path: Path) -> None:
    """Of MHTML the page itself is read, not its frames; address and day of saving are stated."""
    document = only(tmp_path, "a.mhtml", MHTML)

    assert document.text.startswith("Harbour stays open\n\nThe harbour of Port Example")
    assert "boat" not in document.text
    assert dict(document.meta)["url"] == "https://example.org/harbour"
    assert dict(document.meta)["retrieved"] == "2021-05-03"


@pytest.mark.parametrize(
    "data",
    [mail(html=PAGE), mail(html=PAGE, text="See the page."), mail(text="“We have the money,” she said.")],
)
def test_a_mail_is_read_as_its_page_or_its_text(tmp_path: Path, data: bytes) -> None:
    """Subject and date are the article's; the sender is no outlet, and attachments are no article."""
    document = only(tmp_path, "a.eml", data)

    assert "“We have the money,” she said." in document.text
    assert "not the article" not in document.text
    assert document.title == "Häfen stay open"
    assert dict(document.meta)["published"] == "2021-05-03"
    assert "outlet" not in dict(document.meta)


def test_a_mail_whose_page_has_no_words_gives_its_text(tmp_path: Path) -> None:
    """A page of pictures is not the article where a text stands beside it."""
    document = only(tmp_path, "a.eml", mail(html="<html><img src='a.png'></html>", text="She said no more."))

    assert document.text == "She said no more."


CSV = (
    "Outlet,Headline,Date,URL,Text\r\n"
    'The Example,Harbour stays,2021-05-03,https://example.org/a,"'
    '“We have the money,” she said.\n\n“Now.”"\r\n'
    ",,,,\r\n"
    'Another,Nothing,2021-05-04,,""\r\n'
    "Third,More,2021-05-05,,She said that the harbour stays open.\r\n"
)


def test_a_table_offers_an_article_for_each_row(tmp_path: Path) -> None:
    """Columns are told by their names; a row without a text is kept as an error, an empty one is none."""
    first, second, third = read(tmp_path, "all.csv", CSV)

    assert isinstance(first.content, Document)
    assert first.source == "all.csv#1"
    assert first.content.text == "“We have the money,” she said.\n\n“Now.”"
    assert first.content.title == "Harbour stays"
    assert dict(first.content.meta) == {
        "outlet": "The Example",
        "published": "2021-05-03",
        "url": "https://example.org/a",
    }
    assert isinstance(second.content, SourceError)
    assert second.content.code == "empty-row"
    assert isinstance(third.content, Document)


def test_a_workbook_is_read_as_its_table(tmp_path: Path) -> None:
    """XLSX gives what the same rows give as CSV."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["outlet", "text"])
    book.active.append(["The Example", "She said that the harbour stays open."])
    held = io.BytesIO()
    book.save(held)

    document = only(tmp_path, "all.xlsx", held.getvalue())

    assert document.text == "She said that the harbour stays open."
    assert dict(document.meta)["outlet"] == "The Example"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", '{"body": "She said no.", "site": "The Example"}\n'),
        ("a.json", '[{"text": "She said no.", "publisher": "The Example"}]'),
        ("a.json", '{"articles": [{"content": "She said no.", "outlet": "The Example"}]}'),
        ("a.json", '{"text": "She said no.", "outlet": "The Example"}'),
    ],
)
def test_objects_offer_articles(tmp_path: Path, name: str, data: str) -> None:
    """One object on each line, a list of them, the list in an object, or one alone."""
    document = only(tmp_path, name, data)

    assert document.text == "She said no."
    assert dict(document.meta) == {"outlet": "The Example"}


def test_a_line_that_is_no_object_is_entered_with_its_number(tmp_path: Path) -> None:
    """The other lines are read."""
    good, bad = read(tmp_path, "a.jsonl", '{"text": "She said no."}\n{"text": broken\n')

    assert isinstance(good.content, Document)
    assert isinstance(bad.content, SourceError)
    assert "row 2" in bad.content.message


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.eml", b"", "empty-file"),
        ("a.eml", b"Subject: nothing\r\n\r\n", "not-a-message"),
        ("a.mhtml", b"Content-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n", "not-a-message"),
        ("a.eml", b"Content-Type: image/png\r\n\r\nabc", "not-a-message"),
        ("a.csv", b"name,age\r\nAda,7\r\n", "no-article-column"),
        ("a.csv", b"text\r\n", "empty-file"),
        ("a.json", b"{broken", "broken-json"),
        ("a.json", b"[1, 2]", "no-article-column"),
        ("a.json", b"[" * 100_000, "broken-json"),
        ("a.jsonl", b"\n\n", "empty-file"),
        ("a.xlsx", b"PK\x03\x04 and so on", "damaged-file"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    """Each with its own code."""
    with pytest.raises(SourceError) as caught:
        read(tmp_path, name, data)
    assert caught.value.code == code


def test_the_rows_of_a_file_add_up_in_the_ledger(tmp_path: Path) -> None:
    """Offered = accepted + duplicates + rejected, row by row, in every order of the rows."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "transcript.txt").write_text("ADA: The harbour stays open.\n", encoding="utf-8")
    rows = [
        {"outlet": "B", "text": "She said no."},
        {"outlet": "A", "text": "She said no."},
        {"outlet": "C", "text": ""},
        {"outlet": "D", "text": "She said that it stays."},
    ]
    seen = []
    for order in (rows, rows[::-1]):
        lines = "\n".join(json.dumps(row) for row in order)
        (tmp_path / "articles" / "all.jsonl").write_text(lines, encoding="utf-8")
        event = load_event(tmp_path)
        outcomes = sorted(entry.outcome for entry in event.ledger if entry.role == "article")
        seen.append((outcomes, sorted(document.text for _info, document in event.articles)))
        assert all(entry.reason for entry in event.ledger if entry.outcome != "accepted")
    assert seen[0] == seen[1]
    assert seen[0][0] == ["accepted", "accepted", "duplicate", "rejected"]
    assert {info.outlet for info, _document in event.articles} == {"A", "D"}
    assert {info.label for info, _document in event.articles} == {"all 1", "all 3"}


def test_a_reader_without_files_of_others_is_marked(tmp_path: Path) -> None:
    """The ledger says so of every article of such a form."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "transcript.txt").write_text("ADA: The harbour stays open.\n", encoding="utf-8")
    (tmp_path / "articles" / "a.jsonl").write_text('{"text": "She said no."}', encoding="utf-8")

    (entry,) = [entry for entry in load_event(tmp_path).ledger if entry.role == "article"]

    assert entry.code == "experimental-form"
    assert ".jsonl" in EXPERIMENTAL


def test_lists_of_links_inside_a_sentence_are_taken_out(tmp_path: Path) -> None:
    """The name stays, the headlines glued to it go, are noted and can be looked at."""
    text = (
        "The plan of Mayor Sam Roe Samuel (Sam) Lee RoeCity votes again on the bridge Roe to meet dockers"
        " MORE (E-Port) is dead. “MORE is not less,” Sam Roe said.\n"
    )
    document = only(tmp_path, "a.txt", text)

    assert document.text == "The plan of Mayor Sam Roe (E-Port) is dead. “MORE is not less,” Sam Roe said."
    assert [repair.kind for repair in document.repairs] == ["link text inside a sentence"]
    assert document.cut[0].text.startswith("Samuel (Sam) Lee RoeCity votes again")


FORMS = sorted({*ARTICLE_FORMS, *READERS, ".bin", ""})
JUNK = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(
        st.sampled_from(
            [MHTML.encode(), mail(html=PAGE), CSV.encode(), PAGE.encode(), b'{"text": "She said."}']
        ),
        st.integers(0, 400),
        st.binary(max_size=20),
    ).map(lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] + 3 :]),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=st.sampled_from(FORMS), data=JUNK)
def test_any_bytes_give_an_article_or_an_error_of_ours(tmp_path: Path, form: str, data: bytes) -> None:
    """No reader raises what is not ours, and what it gives keeps the law of spans."""
    path = tmp_path / f"any{form}"
    path.write_bytes(data)
    try:
        offered = read_articles(path, source=path.name)
    except CompareError:
        return
    assert offered
    for item in offered:
        if isinstance(item.content, Document):
            assert any(char.isalnum() for char in item.content.text)
            assert all(0 <= cut.at <= len(item.content.text) for cut in item.content.cut)
        else:
            assert isinstance(item.content, CompareError)


@pytest.mark.parametrize("form", [".html", ".mhtml", ".csv", ".jsonl"])
def test_a_long_article_is_read_whole(tmp_path: Path, form: str) -> None:
    """A thousand paragraphs that begin with a quotation mark are a thousand paragraphs."""
    lines = [
        f"“We have the money,” she said on day {number}, and the port agreed." for number in range(1_000)
    ]
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html><body><article>{body}</article></body></html>"
    data = {
        ".html": page,
        ".mhtml": MHTML.replace(PAGE, page),
        ".csv": 'outlet,text\r\nA,"{}"\r\n'.format("\n\n".join(lines)),
        ".jsonl": json.dumps({"text": "\n\n".join(lines)}),
    }[form]

    assert only(tmp_path, f"a{form}", data).text.split("\n\n") == lines


def test_a_page_that_a_browser_saved_is_read() -> None:
    """Chromium's MHTML: the article with its quotations, without menu, newsletter and footer."""
    path = Path(__file__).parent / "data" / "saved-by-a-browser.mhtml"
    (item,) = read_articles(path, source=path.name)
    document = item.content

    assert isinstance(document, Document)
    assert document.text.split("\n\n")[:4] == [
        "Harbour stays open",
        "The harbour of Port Example stays open this winter, Ada Tarn said on Monday in the town hall.",
        "“We have the money,” she said. “We have the time — and the crew’s will.”",
        "“Nobody will be sent home.”",
    ]
    assert document.text.endswith("was promised them within a week.")
    assert dict(document.meta)["retrieved"] == "2026-11-26"
    assert not any(word in document.text for word in ("newsletter", "Copyright", "News"))


@pytest.mark.parametrize("ending", [".html", ".txt", ".mht", ""])
def test_a_saved_page_is_known_by_its_head(tmp_path: Path, ending: str) -> None:
    """Whatever a saved page is called, it is read as one, and the report says so."""
    document = only(tmp_path, f"a{ending}", MHTML)

    assert document.text.startswith("Harbour stays open")
    assert [repair.kind for repair in document.repairs] == ["other form"]


def test_a_workbook_that_is_called_a_table_of_text_is_read(tmp_path: Path) -> None:
    """The first bytes go before the ending."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["text"])
    book.active.append(["She said no."])
    held = io.BytesIO()
    book.save(held)

    assert only(tmp_path, "a.csv", held.getvalue()).text == "She said no."
