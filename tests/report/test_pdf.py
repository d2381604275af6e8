from __future__ import annotations

import io
import logging
import re
from functools import cache
from itertools import pairwise

import pytest

from compare.comparison import Comparison
from compare.errors import RenderError
from compare.report import pdf as pdf_module
from compare.report.build import build_view
from compare.report.edition import Edition
from compare.report.environment import render, template_folder
from compare.report.fonts import font_css
from compare.report.html import render_layout
from compare.report.limits import paper_limits
from compare.report.pdf import missing_libraries_note, render_pdf

pytestmark = pytest.mark.pdf


@pytest.fixture(scope="module", autouse=True)
def _libraries() -> None:
    """Skips where WeasyPrint cannot be loaded."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        pytest.skip(f"WeasyPrint cannot be loaded: {error}")


@pytest.fixture(scope="module")
def content(sample_pdf: bytes) -> bytes:
    """The sample as a PDF, made at a fixed time."""
    return sample_pdf


def reader(content: bytes):
    """The file, opened."""
    from pypdf import PdfReader

    return PdfReader(io.BytesIO(content))


def test_the_pdf_has_title_language_tags_and_bookmarks(content: bytes, sample: Comparison) -> None:
    """What a reader's program needs: title shown, language, tags, an outline with every article."""
    file = reader(content)
    root = file.trailer["/Root"]

    assert file.metadata.title.startswith("Opening of the harvest fair")
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    titles = str(file.outline)
    for name in ("What was compared", "Findings", "Valley Tidings", "002", "Method and limits"):
        assert name in titles


def test_every_page_carries_draft_scope_and_number(content: bytes) -> None:
    """Draft mark, scope and page number stand on each page."""
    pages = reader(content).pages
    for number, page in enumerate(pages, start=1):
        text = " ".join(page.extract_text().split())
        assert "Draft: machine findings, not reviewed, not for publication" in text
        assert "It says nothing about whether statements are true" in text
        assert f"{number} of {len(pages)}" in text


def test_both_texts_are_in_the_pdf(content: bytes) -> None:
    """Record and print stand in it as text, and the contents have page numbers."""
    text = " ".join(" ".join(page.extract_text().split()) for page in reader(content).pages)

    assert "The mill may reopen in the spring" in text
    assert "the mill will reopen in the spring" in text
    assert re.search(r"Findings \d+ ·", text)


def test_charts_have_alternative_texts(content: bytes) -> None:
    """The strip's rows carry their words into the tags."""
    assert b"/Figure" in content or any("Figure" in str(o) for o in _objects(content))
    assert any("quoted and" in str(item) for item in _objects(content))


def _objects(content: bytes) -> list[object]:
    """Every structure element's alternative text."""
    file = reader(content)
    found: list[object] = []
    queue = [file.trailer["/Root"]["/StructTreeRoot"]]
    while queue:
        item = queue.pop().get_object()
        if not hasattr(item, "get"):
            continue
        if "/Alt" in item:
            found.append((item.get("/S"), item["/Alt"]))
        kids = item.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        queue.extend(kid for kid in kids if hasattr(kid, "get_object") and not isinstance(kid, int))
    return found


@cache
def elements_of(content: bytes) -> list[tuple[str, dict, list[str]]]:
    """Every structure element in reading order: its type, itself, and the types above it."""
    found: list[tuple[str, dict, list[str]]] = []

    def walk(item, above: list[str]) -> None:
        item = item.get_object() if hasattr(item, "get_object") else item
        if isinstance(item, list):
            for kid in item:
                walk(kid, above)
        elif hasattr(item, "get") and "/S" in item:
            found.append((item["/S"], item, above))
            walk(item.get("/K", []), [*above, item["/S"]])

    walk(reader(content).trailer["/Root"]["/StructTreeRoot"]["/K"], [])
    return found


def test_the_file_says_that_it_is_pdf_ua(content: bytes) -> None:
    """Part 1 of the standard and the title stand in the metadata; the tab order is that of the tags."""
    file = reader(content)
    metadata = file.trailer["/Root"]["/Metadata"].get_object().get_data().decode()

    assert 'pdfuaid:part="1"' in metadata
    assert "Opening of the harvest fair" in metadata
    assert {page["/Tabs"] for page in file.pages} == {"/S"}


def test_heads_of_tables_have_a_scope(content: bytes) -> None:
    """Each head says what it heads: columns in a table's head, rows in its body. Each cell names its heads,
    and they are found by their names.
    """
    heads = [(item, above) for kind, item, above in elements_of(content) if kind == "/TH"]
    cells = [item for kind, item, _ in elements_of(content) if kind == "/TD"]
    tree = reader(content).trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Kids"][0].get_object()["/Names"]
    names = [str(name) for name in tree[::2]]

    assert heads
    for item, above in heads:
        wide = "/ColSpan" in item["/A"]
        assert item["/A"]["/Scope"] == ("/Column" if "/THead" in above or wide else "/Row")
    assert names == sorted(names)
    assert {str(item["/ID"]) for item, _ in heads} == set(names)
    assert {str(name) for cell in cells for name in cell["/A"]["/Headers"]} <= set(names)


def test_links_are_tagged_described_and_lead_somewhere(content: bytes) -> None:
    """Each link has a description and a place in the tags; inside the file it leads to a page, outside only
    to web addresses.
    """
    file = reader(content)
    pages = {page.indirect_reference.idnum for page in file.pages}
    named = file.named_destinations
    tree = file.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"].get_object()["/Nums"]
    parents = dict(zip(tree[::2], tree[1::2], strict=True))
    inner = 0
    for page in file.pages:
        for item in page.get("/Annots", []):
            link = item.get_object()
            assert link["/Contents"]
            assert "/StructParent" in link
            if "/Dest" in link:
                target = link["/Dest"]
                place = named[target].page if isinstance(target, str) else target[0]
                assert place.idnum in pages
                inner += 1
            else:
                assert link["/A"]["/URI"].startswith("https://")
            assert parents[link["/StructParent"]].get_object()["/S"] == "/Link"
    assert inner > 40


def test_lists_hold_items_and_items_stand_in_lists(content: bytes) -> None:
    """Nothing stands between a list and its items."""
    lists = [item for kind, item, _ in elements_of(content) if kind == "/L"]
    items = [above[-1] for kind, _, above in elements_of(content) if kind == "/LI"]

    assert lists
    assert set(items) == {"/L"}
    for item in lists:
        assert {kid.get_object()["/S"] for kid in item["/K"]} <= {"/LI", "/L", "/Caption"}


def test_figures_have_alternatives_and_headings_step_down(content: bytes) -> None:
    """No figure is without words, no level of heading is left out, and no page is without content."""
    elements = elements_of(content)
    levels = [int(kind[2]) for kind, _, _ in elements if re.fullmatch(r"/H[1-6]", kind)]

    assert all("/Alt" in item for kind, item, _ in elements if kind == "/Figure")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def pages_of(content: bytes) -> dict[int, list[str]]:
    """Per page the types of the elements that hold its words, in reading order, headings before what they are
    made of.
    """
    found: dict[int, list[str]] = {}
    for kind, item, above in elements_of(content):
        kids = item.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        if any(isinstance(kid, int) for kid in kids):
            heading = next((one for one in [*above, kind] if re.fullmatch(r"/H[1-6]", one)), kind)
            found.setdefault(item.raw_get("/Pg").idnum, []).append(heading)
    return found


def test_no_page_is_empty_and_none_ends_in_a_heading(content: bytes) -> None:
    """Each page has words of the report, and below the last heading of a page something stands."""
    pages = pages_of(content)

    assert set(pages) == {page.indirect_reference.idnum for page in reader(content).pages}
    assert [kinds[-1] for kinds in pages.values() if kinds[-1].startswith("/H")] == []


ROWS = """<table class="figures counts wide"><tbody>
<tr class="group"><th scope="rowgroup" colspan="2">Head{n}.</th></tr>
<tr><th scope="row">Body{n}.</th><td>1</td></tr></tbody></table>"""
ARTICLE = """<section class="outlet"><h3>Head{n}.</h3><p class="article-title">T</p>
<p class="note about">N</p><p class="note about">N</p>
<div class="index"><p class="index-head">Body{n}.</p></div></section>"""


@pytest.mark.parametrize("body", [ROWS, ARTICLE], ids=["rows of a table", "an article"])
def test_a_head_is_never_the_last_thing_on_a_page(sample: Comparison, body: str) -> None:
    """However far down a page it begins, a head stands on the page of what it is the head of."""
    from weasyprint import HTML

    page = render_layout(build_view(sample, limits=paper_limits(sample)), layout="print", sparing=True)
    style = re.search("<style>.*?</style>", page, re.DOTALL)
    assert style
    heights = range(220, 261, 4)
    cases = [
        f'<div style="break-before: page; height: {height}mm">Top{n}.</div>{body.format(n=n)}'
        for n, height in enumerate(heights)
    ]
    content = HTML(string=f"{style[0]}<body class=print>{''.join(cases)}").write_pdf()
    texts = [one.extract_text() for one in reader(content).pages]
    moved = set()
    for n in range(len(heights)):
        top, head, below = (
            next(at for at, text in enumerate(texts) if f"{word}{n}." in text)
            for word in ("Top", "Head", "Body")
        )
        assert head == below
        moved.add(head - top)

    assert moved == {0, 1}


def test_every_font_of_every_page_is_embedded(content: bytes) -> None:
    """No page needs a font of the reader's machine, and its words can be copied."""
    for page in reader(content).pages:
        for font in page["/Resources"]["/Font"].values():
            whole = font.get_object()
            inner = whole["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(inner)
            assert "/ToUnicode" in whole


def test_the_same_comparison_gives_the_same_bytes(
    sample: Comparison, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a fixed time two renderings are equal."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")

    assert render_pdf(build_view(sample, limits=paper_limits(sample))).content == content


def test_hostile_text_makes_a_clean_pdf(hostile: Comparison) -> None:
    """Script, markup, styles, directional marks and a word of 10,000 letters are printed as text; in title
    and note as well.
    """
    attack = "</title><style>*{display:none}</style><script>x</script> \u202e {{ 7*7 }} " + "n" * 3000
    view = build_view(hostile, edition=Edition(title=attack[:200], note=attack))
    file = reader(render_pdf(view).content)
    text = " ".join(page.extract_text() for page in file.pages)

    assert "<script>" in text
    assert "<style>*{display:none}</style>" in text
    assert "[U+202E]" in text
    assert "{{ 7*7 }}" in text
    assert file.metadata.title.startswith("</title><style>")


def test_nothing_may_be_fetched(sample: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that names a file or an address makes no PDF, and the error says why."""
    for address in ("file:///etc/hostname", "http://127.0.0.1:9/x.png"):
        monkeypatch.setattr(
            pdf_module,
            "render_layout",
            lambda *_, address=address, **__: (
                f'<html lang="en"><title>t</title><img alt="x" src="{address}"></html>'
            ),
        )
        with pytest.raises(RenderError) as caught:
            render_pdf(build_view(sample))
        assert caught.value.code == "pdf-not-clean"


def test_a_sign_without_a_font_is_replaced_and_told(
    sample: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A code point that no font has is shown as a mark, with a note, and the PDF stays clean."""
    page = '<html lang="en"><title>t</title><p>one \U000f0000\U000f0001 two</p></html>'
    monkeypatch.setattr(pdf_module, "render_layout", lambda *_, **__: page)

    done = render_pdf(build_view(sample))

    assert "one [?] two" in reader(done.content).pages[0].extract_text()
    assert "U+F0000" in done.notes[0]


@pytest.mark.parametrize("words", ["Привет мир, и «порт» тоже", "Χρόνος και χώρος, λέει"])
def test_words_of_another_alphabet_have_their_blanks(
    sample: Comparison, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """Several words in a row are printed as they stand, from the fonts that the page brings along."""
    fonts = font_css(template_folder() / "fonts", words, sparing=False)
    style = f"<style>{fonts}{render('css/base.css')}</style>"
    page = f'<html lang="en"><head><title>t</title>{style}</head><body><p>{words}</p></body></html>'
    monkeypatch.setattr(pdf_module, "render_layout", lambda *_, **__: page)

    done = render_pdf(build_view(sample))

    assert words in reader(done.content).pages[0].extract_text()
    assert done.notes == ()


def test_blanks_between_signs_without_a_font_are_not_replaced(
    sample: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint complains of them, too; but markup is made of blanks."""
    line = '.notdef glyph rendered for Unicode string unsupported by fonts: "{}" (U+{:04X})'
    complaints = iter([[line.format(sign, ord(sign)) for sign in "\U000f0000 \n"], []])
    pages: list[str] = []

    def rendered(page: str, *_: object) -> tuple[bytes, list[str]]:
        pages.append(page)
        return b"%PDF", next(complaints)

    monkeypatch.setattr(pdf_module, "_rendered", rendered)
    monkeypatch.setattr(pdf_module, "render_layout", lambda *_, **__: '<p class="a">\U000f0000 a</p>')

    assert render_pdf(build_view(sample)).content == b"%PDF"
    assert pages[1] == '<p class="a">[?] a</p>'


def test_logging_is_left_as_it_was(sample: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rendering takes WeasyPrint's logger only for its own time."""
    page = '<html lang="en"><title>t</title><p>one</p></html>'
    monkeypatch.setattr(pdf_module, "render_layout", lambda *_, **__: page)
    logger = logging.getLogger("weasyprint")
    before = (logger.handlers[:], logger.propagate)
    render_pdf(build_view(sample, limits=paper_limits(sample)))

    assert (logger.handlers, logger.propagate) == before


@pytest.mark.parametrize(("platform", "word"), [("linux", "apt install"), ("darwin", "brew install pango")])
def test_the_note_names_the_command(platform: str, word: str) -> None:
    """What the PDF needs is said in one sentence with the command."""
    assert word in missing_libraries_note(platform)
    assert "WeasyPrint" in missing_libraries_note("win32")
