"""The report's own words, as a test: of what the code holds, of rendered pages and of printed pages."""

from __future__ import annotations

import ast
import io
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from compare.comparison import Comparison
from compare.report import wording
from compare.report.build import build_view
from compare.report.html import render_html
from compare.report.limits import paper_limits
from compare.report.pdf import render_pdf
from compare.report.text import MINIMUM_FOR_PERCENT

sys.path.insert(0, str(Path(__file__).resolve().parent))

from wording_rules import SOURCE_OF_PERCENT, banned_in, faults_of_page, faults_of_pages, own_words

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = [
    *sorted((ROOT / "templates").rglob("*.jinja")),
    *sorted((ROOT / "templates" / "css").glob("*.css")),
]
MODULES = sorted((ROOT / "compare").rglob("*.py"))
MAKES_PERCENT = {"text.py", "quality.py", "edition.py"}  # an edition states the limit that was asked for
LISTS_WORDS = {"notes.py"}


def strings_of(path: Path) -> list[tuple[int, str]]:
    """Every string of a module that is no docstring, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


def test_no_word_of_motive_in_what_the_package_can_print() -> None:
    """No string of the package has one: sentences, defaults, notes, messages."""
    found = [
        f"{path.name}:{line} {word}"
        for path in MODULES
        if path.name not in LISTS_WORDS
        for line, text in strings_of(path)
        for word in banned_in(text)
    ]

    assert MODULES
    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_word_of_motive_in_a_template(path: Path) -> None:
    """Nor does a template or a style."""
    assert banned_in(path.read_text(encoding="utf-8")) == []


def test_percentages_are_made_in_one_place() -> None:
    """Only what asks for twenty cases first writes a percentage."""
    found = [
        f"{path.name}:{line} {text}"
        for path in MODULES
        if path.parent.name == "report" and path.name not in MAKES_PERCENT
        for line, text in strings_of(path)
        if re.search(r"(?:^|\d|})\s?%(?![a-zA-Z\d({-])", text)
    ]

    assert found == []
    assert MINIMUM_FOR_PERCENT == SOURCE_OF_PERCENT == 20


@pytest.fixture(scope="module")
def page(sample: Comparison) -> str:
    """The sample as a page."""
    return render_html(build_view(sample))


@pytest.mark.parametrize("name", ["sample", "translated", "bare", "hostile"])
def test_a_page_keeps_the_rules(name: str, request: pytest.FixtureRequest) -> None:
    """Words, number, percentages, and the meaning of not located in its own block."""
    comparison: Comparison = request.getfixturevalue(name)

    assert faults_of_page(render_html(build_view(comparison))) == []


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ("<p>The outlet fabricated it.</p>", "word: fabricated"),
        ("<p>A misleading headline.</p>", "word: misleading"),
        ("<p>The quotation is made up.</p>", "word: made up"),
        ("<p>Words were suppressed.</p>", "word: suppressed"),
        ("<p>It was cherry-picked.</p>", "word: cherry-picked"),
        ("<p>Propaganda.</p>", "word: Propaganda"),
        ("<p>That is a lie.</p>", "word: lie"),
        ("<p>The record says so.</p>", "said: record says"),
        ("<p>What the article said.</p>", "said: article said"),
        ("<p>It prints 1 quotations.</p>", "plural: 1 quotations"),
        ("<p>It prints 12 quotation.</p>", "singular: 12 quotation"),
        ("<p>3 of 12 (25 %) were located.</p>", "percentage of few"),
        ("<p>30 % of them (95 % interval 9 to 53, from 12 cases)</p>", "percentage of few"),
        ("<p>The share is nan.</p>", "nothing to divide by: nan"),
        ('<div class="scroll"><p>2 were not located.</p></div>', "not located without its meaning"),
        ('<div class="finding"><p>1 was located in part.</p></div>', "not located without its meaning"),
        ('<div class="group"><p>None of its 3 quotations was located.</p></div>', "not located without"),
    ],
)
def test_the_check_of_a_page_can_fail(page: str, wrong: str, fault: str) -> None:
    """A page with one wrong sentence is found out, and by its own rule."""
    faults = faults_of_page(page.replace("</main>", f"<section>{wrong}</section></main>"))

    assert len(faults) == 1
    assert fault in faults[0]


@pytest.mark.parametrize("element", ["blockquote", "q", "bdi", 'p class="run" dir="auto"'])
def test_words_of_the_record_and_the_articles_are_their_own(page: str, element: str) -> None:
    """A slice may have any word."""
    tag = element.split(maxsplit=1)[0]
    words = "They lied: propaganda, 1 articles, 3 of 4 (75 %), not located."
    slice_ = f"<section><{element}>{words}</{tag}></section>"

    assert faults_of_page(page.replace("</main>", f"{slice_}</main>")) == []


def test_the_check_of_a_page_reads_the_page(page: str) -> None:
    """It sees the report's own words in many blocks, and no word of an article among them."""
    blocks = own_words(page)
    text = " ".join(block.text for block in blocks)

    assert {"article.card", "div.finding", "div.group", "div.statements"} <= {block.name for block in blocks}
    assert "Nobody will be asked to pay twice" not in re.sub("“[^”]*”", "", text)
    assert wording.SCOPE in text


@pytest.fixture(scope="module")
def pages(sample: Comparison) -> list[str]:
    """The sample as a PDF, the text of each page."""
    pytest.importorskip("weasyprint")
    from pypdf import PdfReader

    pdf = render_pdf(build_view(sample, limits=paper_limits(sample)))
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages]


def texts_of(comparison: Comparison) -> list[str]:
    """The words of the record and the articles, sentence by sentence."""
    return [
        *(passage.text for passage in comparison.passages.values()),
        *(" ".join(s.span.slice(a.document.text).split()) for a in comparison.articles for s in a.sentences),
    ]


@pytest.mark.pdf
def test_printed_pages_keep_the_rules(sample: Comparison, pages: list[str]) -> None:
    """Draft mark and scope on each page, no word of motive, and with "not located" its meaning."""
    checks = {"draft": wording.DRAFT, "scope": wording.SCOPE, "foreign": texts_of(sample)}

    assert len(pages) > 3
    assert faults_of_pages(pages, **checks) == []


@pytest.mark.pdf
def test_the_check_of_printed_pages_can_fail(pages: list[str]) -> None:
    """A page without draft mark or scope, with a word of motive, or without the caveat is found out."""
    checks = {"draft": wording.DRAFT, "scope": wording.SCOPE, "foreign": []}
    plain = f"{wording.DRAFT} {wording.SCOPE}"

    assert faults_of_pages([plain], **checks) == []
    assert faults_of_pages([wording.SCOPE], **checks) == ["page 1: without draft"]
    assert faults_of_pages([wording.DRAFT], **checks) == ["page 1: without scope"]
    assert faults_of_pages([f"{plain} It was doctored."], **checks) == ["page 1: word: doctored"]
    assert faults_of_pages([f"{plain} 2 were not located."], **checks) == [
        "page 1: not located without its meaning"
    ]
    assert (
        faults_of_pages([f"{plain} 2 were not located. The outlet may have used another source."], **checks)
        == []
    )


def test_nothing_to_divide_by_is_not_a_number(bare: Comparison) -> None:
    """An event without words has no percentage, and says n/a where a share would stand."""
    text = " ".join(block.text for block in own_words(render_html(build_view(bare))))

    assert not re.search(r"(?<![\d.]) ?(?:0|100)\s?%", text.replace("95 %", ""))
    assert wording.NOT_APPLICABLE == "n/a"


def test_few_words_make_no_percentage(sample: Comparison) -> None:
    """Where less than twenty are counted, a report has counts and no share of them."""
    few = replace(
        sample,
        transcripts=tuple(
            replace(record, passages=tuple(replace(p, n_words=1) for p in record.passages))
            for record in sample.transcripts
        ),
        articles=tuple(replace(article, n_words=9) for article in sample.articles),
        coverage_records=tuple(replace(one, n_words=9, n_words_matched=1) for one in sample.coverage_records),
    )
    text = " ".join(block.text for block in own_words(render_html(build_view(few))))
    measured = r"of 100 [^;.]*from [\d,]+ cases\)|How much such a search misses.*?after all\."
    own = re.sub(measured, "", text)

    assert re.findall(r"\d\s?%", own) == []
