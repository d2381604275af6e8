"""The same counts in every format, each read back from the file that a person gets."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import unescape

import pytest

from compare.comparison import Comparison
from compare.report import wording
from compare.report.build import view_of
from compare.report.context import GROUPS
from compare.report.edition import Edition
from compare.report.exports.annotations import annotation_collection
from compare.report.exports.markdown import markdown_text
from compare.report.exports.xlsx import workbook
from compare.report.html import render_html
from compare.report.limits import paper_limits
from compare.report.results import results_text
from compare.report.shown import Shown, prepare
from compare.report.tables import csv_files

QUOTED = ("direct quotation", "partial quotation")
REPORTED = ("reported speech", "speaker's assertion", "heading")
# As the columns of the table of counts follow one another.
STATES = ("located", "partly located", "ambiguous", "attribution differs", "not located", "not checkable")

Row = tuple[str, tuple[int, ...]]


def counted(claims: Iterable[Mapping[str, object]], names: Mapping[str, str]) -> list[Row]:
    """Rows of the table of counts, from the claims of a data file: quotations, then reported statements."""
    rows = []
    kept = [claim for claim in claims if str(claim["counted"]).lower() == "true"]
    for kinds in (QUOTED, REPORTED):
        for article, name in names.items():
            own = [claim for claim in kept if claim["article"] == article and claim["kind"] in kinds]
            states = Counter(GROUPS.get(str(claim["state"]), claim["state"]) for claim in own)  # type: ignore[call-overload]
            rows.append((name, (len(own), *(states[state] for state in STATES))))
    return rows


def from_json(shown: Shown, names: Mapping[str, str]) -> list[Row]:
    """From results.json; whether a claim is counted follows from its documented variables."""
    claims = json.loads(results_text(shown))["claims"]
    out = ("scare quote", "context")
    for claim in claims:
        claim["counted"] = (
            claim["kind"] not in out and claim["block"] != "teaser" and claim["repeats"] is None
        )
    return counted(claims, names)


def from_csv(shown: Shown, names: Mapping[str, str]) -> list[Row]:
    """From claims.csv."""
    text = csv_files(shown)["claims.csv"].decode("utf-8-sig")
    return counted(list(csv.DictReader(io.StringIO(text, newline=""))), names)


def from_xlsx(shown: Shown, names: Mapping[str, str]) -> list[Row]:
    """From the sheet of claims."""
    import openpyxl

    head, *rows = openpyxl.load_workbook(io.BytesIO(workbook(shown)))["claims"].iter_rows(values_only=True)
    return counted([dict(zip(head, row, strict=True)) for row in rows], names)


def from_html(shown: Shown) -> list[Row]:
    """From the table of counts on the page."""
    table = re.search(r'<table class="figures counts.*?</table>', render_html(view_of(shown)), re.DOTALL)
    assert table
    rows = []
    for row in re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", table[0], re.DOTALL):
        head, *cells = (
            unescape(re.sub(r"<[^>]*>", "", cell)) for cell in row.split("</th>")[0:1] + row.split("<td")[1:]
        )
        rows.append((head[2:], tuple(int(cell.split(">")[-1]) for cell in cells)))
    return rows


def from_markdown(shown: Shown) -> list[Row]:
    """From the table of the summary."""
    lines = re.findall(
        r"^\| \w (.+): (?:quotations|reported statements) \| (.+) \|$", markdown_text(shown), re.MULTILINE
    )
    return [(name, tuple(int(cell) for cell in cells.split(" | "))) for name, cells in lines]


def from_pdf(content: bytes, shown: Shown, names: Iterable[str]) -> list[Row]:
    """From the words of the PDF between the table's caption and its first note."""
    from pypdf import PdfReader

    view = view_of(shown, limits=paper_limits(shown.comparison))
    pages = PdfReader(io.BytesIO(content)).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    text = text.split(view.findings.table.caption, 1)[1].split(view.findings.table.notes[0], 1)[0]
    some = "|".join(map(re.escape, names))
    found = re.findall(rf"\b({some})((?: \d+){{{len(STATES) + 1}}})(?! of)", text)
    return [(name, tuple(map(int, cells.split()))) for name, cells in found]


@pytest.mark.pdf
@pytest.mark.parametrize("kind", ["private", "excerpt"])
def test_every_format_has_the_same_counts(sample: Comparison, sample_pdf: bytes, kind: str) -> None:
    """Page, PDF, summary, JSON, CSV and workbook, read back, have the same rows; an excerpt has them too."""
    shown = prepare(sample, Edition(kind=kind))
    names = {article.id: article.info.outlet_label for article in sample.articles}
    expected = from_json(shown, names)

    assert sum(cells[0] for _, cells in expected) == 7
    assert all(cells[0] == sum(cells[1:]) for _, cells in expected)
    assert from_csv(shown, names) == expected
    assert from_xlsx(shown, names) == expected
    assert from_html(shown) == expected
    assert from_markdown(shown) == expected
    if kind == "private":
        assert from_pdf(sample_pdf, shown, names.values()) == expected


def test_every_format_has_the_same_findings(sample: Comparison) -> None:
    """Findings by id are the same in summary, CSV and workbook; differences also on the page and in JSON."""
    import openpyxl

    shown = prepare(sample)
    ids = [finding.id for finding in shown.findings]
    differences = [finding.id for finding in shown.findings if finding.kind == "difference"]
    rows = csv.DictReader(io.StringIO(csv_files(shown)["findings.csv"].decode("utf-8-sig"), newline=""))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(shown)))["findings"]
    claims = json.loads(results_text(shown))["claims"]

    assert len(ids) == len(set(ids)) > len(differences) > 0
    assert [row["finding"] for row in rows] == ids
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == ids
    assert re.findall(r"^- .*?\(`(\w+)`\)", markdown_text(shown), re.MULTILINE) == ids
    assert [item["id"] for claim in claims for item in claim["differences"]] == differences
    page = render_html(view_of(shown))
    assert all(f'id="{key}"' in page for key in differences)


def graded(comparison: Comparison) -> Comparison:
    """The comparison; the outlets' own policies take every difference down by one."""
    alignments = tuple(
        replace(
            one,
            differences=tuple(
                replace(item, by_house_style=max(item.severity - 1, 0)) for item in one.differences
            ),
        )
        for one in comparison.alignment_records
    )
    return replace(comparison, alignment_records=alignments)


Value = tuple[str, str, str, str]


def values_from_json(shown: Shown) -> dict[str, Value]:
    """By id: type, severity, the same by the outlet's own policy, sentence; from results.json."""
    items = [item for claim in json.loads(results_text(shown))["claims"] for item in claim["differences"]]
    return {
        item["id"]: (
            item["type"], str(item["severity"]), str(item["severity_by_house_style"]), item["explanation"]
        )
        for item in items
    }  # fmt: skip


def values_from_rows(rows: Iterable[Mapping[str, object]]) -> dict[str, Value]:
    """The same from rows of a table."""
    columns = ("type", "severity", "severity_by_house_style", "explanation")
    return {str(row["difference"]): tuple(str(row[name]) for name in columns) for row in rows}  # type: ignore[misc]


def test_every_format_grades_a_difference_alike(sample: Comparison) -> None:
    """A difference has one type, one strict severity, one by the outlet's policy and one sentence, in every
    file; where the two severities are not the same, both are told.
    """
    import openpyxl

    shown = prepare(graded(sample))
    expected = values_from_json(shown)
    moved = [value for value in expected.values() if value[1] != value[2]]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(shown)))["differences"].iter_rows(values_only=True)
    head = next(sheet)
    rows = csv.DictReader(io.StringIO(csv_files(shown)["differences.csv"].decode("utf-8-sig"), newline=""))
    words = [str(one) for one in wording.SEVERITY_WORDS]

    assert len(moved) > 0
    assert values_from_rows(rows) == expected
    assert values_from_rows(dict(zip(head, row, strict=True)) for row in sheet) == expected
    page, summary = render_html(view_of(shown)), markdown_text(shown)
    tags = {
        item["id"].rpartition(":")[2]: item["body"] for item in annotation_collection(shown)["first"]["items"]
    }
    for key, (kind, strict, own, sentence) in expected.items():
        both = words[int(strict)] + (
            f"; by the outlet’s own policy: {words[int(own)]}" if own != strict else ""
        )
        item = re.search(rf'<li id="{key}">(.*?)</li>', page)
        assert item
        told = unescape(re.sub(r"<[^>]*>", "", item[1])).replace("\u200b", "")
        assert told.endswith(f"{kind} ({both}): {sentence}")
        assert {f"severity {strict}: {both}", kind, sentence} <= {body.get("value") for body in tags[key]}
        line = re.search(rf"^- \*\*{re.escape(kind)}\*\*, severity (.*?) \(`{key}`\)", summary, re.MULTILINE)
        assert line
        assert line[1] == (strict if own == strict else f"{strict}; by the outlet’s own policy {own}")


@pytest.mark.pdf
def test_the_pdf_grades_a_difference_as_the_page_does(sample: Comparison, sample_pdf: bytes) -> None:
    """Type, severity in words and sentence of every difference stand together in the PDF."""
    from pypdf import PdfReader

    pages = "".join("".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(sample_pdf)).pages)
    for kind, strict, _own, sentence in values_from_json(prepare(sample)).values():
        told = f"{kind} ({wording.SEVERITY_WORDS[int(strict)]}): {sentence}"
        assert "".join(told.split()) in pages
