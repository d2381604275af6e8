from __future__ import annotations

import io
import logging
import re

import pytest

from compare.comparison import Comparison
from compare.errors import RenderError
from compare.report import pdf as pdf_module
from compare.report.build import build_view
from compare.report.pdf import missing_libraries_note, render_pdf
from compare.report.write import PDF_LIMITS

pytestmark = pytest.mark.pdf


@pytest.fixture(scope="module", autouse=True)
def _libraries() -> None:
    """Skips where WeasyPrint cannot be loaded."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        pytest.skip(f"WeasyPrint cannot be loaded: {error}")


@pytest.fixture(scope="module")
def content(sample: Comparison) -> bytes:
    """The sample as a PDF."""
    return render_pdf(build_view(sample, limits=PDF_LIMITS)).content


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


def test_fonts_are_embedded(content: bytes) -> None:
    """Each font of the file is in the file."""
    fonts = reader(content).pages[0]["/Resources"]["/Font"]
    for font in fonts.values():
        inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(inner)


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


def test_the_same_view_gives_the_same_bytes(sample: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a fixed time two renderings are equal."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    view = build_view(sample, limits=PDF_LIMITS)

    assert render_pdf(view).content == render_pdf(view).content


def test_hostile_text_makes_a_clean_pdf(hostile: Comparison) -> None:
    """Script, markup, directional marks and a word of 10,000 letters are printed as text."""
    text = " ".join(page.extract_text() for page in reader(render_pdf(build_view(hostile)).content).pages)

    assert "<script>" in text
    assert "[U+202E]" in text


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


def test_logging_is_left_as_it_was(sample: Comparison) -> None:
    """Rendering takes WeasyPrint's logger only for its own time."""
    logger = logging.getLogger("weasyprint")
    before = (logger.handlers[:], logger.propagate)
    render_pdf(build_view(sample, limits=PDF_LIMITS))

    assert (logger.handlers, logger.propagate) == before


@pytest.mark.parametrize(("platform", "word"), [("linux", "apt install"), ("darwin", "brew install pango")])
def test_the_note_names_the_command(platform: str, word: str) -> None:
    """What the PDF needs is said in one sentence with the command."""
    assert word in missing_libraries_note(platform)
    assert "WeasyPrint" in missing_libraries_note("win32")
