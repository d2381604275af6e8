"""The bundled event's articles, written in each form and read back: the same texts, the same findings."""

from __future__ import annotations

import csv
import html
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

import compare
from compare.comparison import Comparison
from compare.ingest.article_forms import read_articles
from compare.model import ArticleInfo, Document
from compare.segment.article import segment_article

ROOT = Path(__file__).resolve().parents[2]
EVENT = ROOT / "sources" / "harbour-address"
ARTICLES = sorted((EVENT / "articles").glob("*.txt"))
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
MENU = "<header><nav><a href='/'>Home</a> <a href='/n'>News</a></nav></header>"
FOOT = (
    "<aside><h3>More stories</h3><a href='/b'>Another bridge</a></aside><footer>Copyright the paper.</footer>"
)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text file, each of which is a line in the bundled articles."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def page(text: str) -> str:
    """A page with an article on it, in the usual surroundings."""
    head, *body = (html.escape(part, quote=False) for part in paragraphs(text))
    article = f"<article><h1>{head}</h1>{''.join(f'<p>{part}</p>' for part in body)}</article>"
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{head}</title></head>"
        f"<body>{MENU}<main>{article}</main>{FOOT}</body></html>"
    )


def mail(text: str) -> bytes:
    """A mail with the page in it."""
    message = EmailMessage()
    message["Subject"] = paragraphs(text)[0]
    message.set_content("See the page.")
    message.add_alternative(page(text), subtype="html")
    return message.as_bytes()


def saved_page(text: str) -> bytes:
    """The page as a browser saves it with what belongs to it."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://paper.example/a"
    message.set_content(page(text), subtype="html", cte="quoted-printable")
    message.make_related()
    return message.as_bytes()


def table(text: str) -> bytes:
    """A table of one article."""
    held = io.StringIO(newline="")
    csv.writer(held).writerows([["number", "text"], ["1", text]])
    return held.getvalue().encode("utf-8-sig")


def word(text: str) -> bytes:
    """A Word file as `python-docx` writes it."""
    import docx

    document = docx.Document()
    head, *body = paragraphs(text)
    document.add_heading(head, level=1)
    for part in body:
        document.add_paragraph(part)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def printed(text: str) -> bytes:
    """A PDF as WeasyPrint writes it."""
    from weasyprint import HTML

    head, *body = (html.escape(part) for part in paragraphs(text))
    data = HTML(string=f"<h1>{head}</h1>{''.join(f'<p>{part}</p>' for part in body)}").write_pdf()
    assert isinstance(data, bytes)
    return data


WRITERS: dict[str, Callable[[str], bytes]] = {
    ".html": lambda text: page(text).encode(),
    ".mhtml": saved_page,
    ".eml": mail,
    ".csv": table,
    ".jsonl": lambda text: json.dumps({"text": text}).encode(),
    ".md": lambda text: f"---\nlanguage: en\n---\n\n# {text}".encode(),
    ".docx": word,
}


def read(path: Path) -> Document:
    """The one article of a file."""
    (item,) = read_articles(path, source=path.name)
    assert isinstance(item.content, Document)
    return item.content


def blocks(document: Document) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    article = segment_article(document, ArticleInfo(file="a", label="a"))
    return [(block.kind, block.span.slice(document.text)) for block in article.blocks]


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("source", ARTICLES, ids=lambda path: path.stem)
def test_a_form_read_back_gives_the_same_blocks(tmp_path: Path, source: Path, form: str) -> None:
    """Headline, paragraphs and all other blocks, word for word and in their order."""
    path = tmp_path / f"a{form}"
    path.write_bytes(WRITERS[form](source.read_text(encoding="utf-8")))

    assert blocks(read(path)) == blocks(read(source))


@pytest.mark.pdf
@pytest.mark.parametrize("source", ARTICLES, ids=lambda path: path.stem)
def test_a_printed_article_read_back_has_the_same_words(tmp_path: Path, source: Path) -> None:
    """A PDF has no paragraphs; its words come back all, in order, and whole."""
    path = tmp_path / "a.pdf"
    path.write_bytes(printed(source.read_text(encoding="utf-8")))

    assert read(path).text.split() == read(source).text.split()


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_an_office_program_writes_is_read(tmp_path: Path, form: str) -> None:
    """LibreOffice's Word file and PDF of an article hold its words."""
    source = tmp_path / "a.html"
    text = ARTICLES[0].read_text(encoding="utf-8")
    head, *body = (html.escape(part) for part in paragraphs(text))
    source.write_text(
        f"<meta charset=utf-8><h1>{head}</h1>{''.join(f'<p>{part}</p>' for part in body)}", encoding="utf-8"
    )
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    filters = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_web_pdf_Export"}
    command = [str(OFFICE), profile, "--headless", "--convert-to", filters[form], "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)

    assert read(tmp_path / f"a.{form}").text.split() == read(ARTICLES[0]).text.split()


def findings(comparison: Comparison) -> set[tuple[str, str, str, str, str]]:
    """Outlet, kind, words, state and speaker of each claim."""
    found = set()
    for claim in comparison.claim_records:
        article = comparison.articles_by_id[claim.article_id]
        state = comparison.alignments_by_claim[claim.id].state
        found.add((str(article.info.outlet), claim.kind, claim.text, state, str(claim.attribution.speaker)))
    return found


@pytest.mark.model
@pytest.mark.slow
def test_articles_in_other_forms_give_the_same_findings(tmp_path: Path) -> None:
    """The event with each article in another form has the findings of the bundled one."""
    folder = tmp_path / "event"
    shutil.copytree(EVENT, folder)
    stated = (folder / "event.toml").read_text(encoding="utf-8")
    for source, form in zip(ARTICLES, (".html", ".mhtml", ".csv", ".docx", ".eml"), strict=True):
        (folder / "articles" / source.name).unlink()
        text = source.read_text(encoding="utf-8")
        (folder / "articles" / f"{source.stem}{form}").write_bytes(WRITERS[form](text))
        stated = stated.replace(f"articles/{source.name}", f"articles/{source.stem}{form}")
    (folder / "event.toml").write_text(stated, encoding="utf-8")

    store = tmp_path / "store"  # of vectors, by the texts that they are of
    other = compare.run(compare.load_event(folder), output=store)

    assert findings(other) == findings(compare.run(compare.load_event(EVENT), output=store))
