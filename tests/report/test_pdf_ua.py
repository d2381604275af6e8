"""What can be checked of PDF/UA-1 (ISO 14289-1) in the file itself, beyond `test_pdf`: nothing on a page is
outside the tags, and the tags are those that a reader's program knows.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

pytestmark = pytest.mark.pdf

# What draws something: text, lines and areas, shadings, pictures (ISO 32000-1, annex A).
PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}
# ISO 32000-1, 14.8.4: a type that is none of these would need a role map.
STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "NonStruct"),
    *("P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
    *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Link", "Figure"),
}


@pytest.fixture(scope="module")
def file(sample_pdf: bytes) -> PdfReader:
    """The sample, opened."""
    return PdfReader(io.BytesIO(sample_pdf))


def open_marks(file: PdfReader, page) -> Iterator[tuple[str, list[tuple[str, int | None]]]]:
    """What draws on a page, each with the marks that are open around it: their tags and numbers."""
    marks: list[tuple[str, int | None]] = []
    for operands, operator in ContentStream(page["/Contents"].get_object(), file).operations:
        name = operator.decode()
        if name in {"BDC", "BMC"}:
            named = operands[1] if len(operands) > 1 else {}
            number = named.get("/MCID") if isinstance(named, DictionaryObject) else None
            marks.append((operands[0], number))
        elif name == "EMC":
            marks.pop()
        elif name in PAINTING:
            yield name, list(marks)
    assert marks == []


def elements(file: PdfReader) -> Iterator[DictionaryObject]:
    """Every structure element, in reading order."""
    queue = [file.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while queue:
        item = queue.pop(0)
        item = item.get_object() if hasattr(item, "get_object") else item
        if isinstance(item, list):
            queue[:0] = item
        elif isinstance(item, DictionaryObject) and "/S" in item:
            yield item
            queue[:0] = [item.get("/K", [])]


def test_everything_drawn_is_content_or_artifact(file: PdfReader) -> None:
    """Whatever is drawn stands in one piece of the tags, or in an artifact, and never in both (7.1)."""
    drawn = 0
    for page in file.pages:
        for name, marks in open_marks(file, page):
            pieces = [number for _, number in marks if number is not None]
            artifacts = [tag for tag, _ in marks if tag == "/Artifact"]
            assert (len(pieces), bool(artifacts)) in {(1, False), (0, True)}, name
            drawn += 1
    assert drawn > 100


def test_margins_are_artifacts(file: PdfReader) -> None:
    """Draft mark, scope and page number are on every page, and in the tags of none (7.8)."""
    for page in file.pages:
        texts = [marks for name, marks in open_marks(file, page) if name in {"Tj", "TJ"}]
        assert sum(("/Artifact", None) in marks for marks in texts) >= 3


def test_every_piece_is_found_from_its_page(file: PdfReader) -> None:
    """The pieces that a page numbers are held by elements that hang in the tree."""
    hanging = {item.hash_value() for item in elements(file)}
    tree = file.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"].get_object()["/Nums"]
    parents = dict(zip(tree[::2], tree[1::2], strict=True))
    for page in file.pages:
        used = {number for _, marks in open_marks(file, page) for _, number in marks if number is not None}
        owners = parents[page["/StructParents"]].get_object()
        assert used
        for number in used:
            owner = owners[number].get_object()
            kids = owner["/K"]
            assert owner.hash_value() in hanging
            assert number in (kids if isinstance(kids, list) else [kids])


def test_types_of_elements_are_standard(file: PdfReader) -> None:
    """No program meets a type that it does not know; the document is one (7.1, 14.8.4 of ISO 32000-1)."""
    kinds = [str(item["/S"])[1:] for item in elements(file)]

    assert set(kinds) <= STANDARD
    assert kinds.count("Document") == kinds.count("H1") == 1


def test_figures_say_something(file: PdfReader) -> None:
    """An alternative text is words, not blank (7.3)."""
    told = [str(item["/Alt"]).strip() for item in elements(file) if item["/S"] == "/Figure"]

    assert told
    assert all(len(words) > 5 for words in told)


def width(row: DictionaryObject) -> int:
    """Columns of a row, those of its wide cells counted."""
    cells = [cell.get_object() for cell in row["/K"]]
    return sum(int(cell.get("/A", {}).get("/ColSpan", 1)) for cell in cells)


def test_rows_of_a_table_are_equally_wide(file: PdfReader) -> None:
    """Each row of a table has as many columns as the others, and stands in a group of rows (7.5)."""
    tables = [item for item in elements(file) if item["/S"] == "/Table"]

    assert tables
    for table in tables:
        groups = [kid.get_object() for kid in table["/K"]]
        rows = [row.get_object() for group in groups if group["/S"] != "/Caption" for row in group["/K"]]
        assert {str(group["/S"]) for group in groups} <= {"/Caption", "/THead", "/TBody", "/TFoot"}
        assert {str(row["/S"]) for row in rows} == {"/TR"}
        assert len({width(row) for row in rows}) == 1


def test_bookmarks_lead_to_pages_in_order(file: PdfReader) -> None:
    """Each bookmark has words and a page, and they follow one another as the pages do (7.17)."""

    def places(items) -> Iterator[int]:
        for item in items:
            if isinstance(item, list):
                yield from places(item)
            else:
                assert item.title.strip()
                yield file.get_destination_page_number(item)

    found = list(places(file.outline))
    assert len(found) > 10
    assert all(before <= after for before, after in pairwise(found))


def test_nothing_in_the_file_acts_by_itself(file: PdfReader) -> None:
    """No script, no action on opening, no form, no attached file."""
    root = file.trailer["/Root"]

    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {}))
    assert not any("/AA" in page for page in file.pages)
