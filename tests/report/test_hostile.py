"""Hostile text in every field is shown as text in every format; the PDF's own test is in `test_pdf`."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest
from markdown_it import MarkdownIt

from compare.comparison import Comparison
from compare.report.build import build_view
from compare.report.edition import Edition
from compare.report.environment import render
from compare.report.html import render_html
from compare.report.write import FORMATS, write_reports
from compare.review.state import Review

HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ATTACK = '<script>alert("x")</script> {{ 7*7 }} {% raw %} '
TITLE = "</title></style><style>*{display:none}</style>\u202e\x00 {{ 7*7 }} {% include 'x' %} =1+1"
NOTE = f'=HYPERLINK("http://x.test")\n\n{TITLE}\n\n{"n" * 3000}'


def attacked(value: object, hint: object = str) -> object:
    """A frozen value with an attack before every string that is neither an id, a choice nor a kept text."""
    if isinstance(value, str):
        fixed = (
            get_origin(hint) is Literal or not value or re.fullmatch(r"[a-z][0-9a-f]{12}|[0-9a-f]{64}", value)
        )
        return value if fixed else f"{ATTACK}{value}"
    if isinstance(value, tuple):
        inner = next((one for one in get_args(hint) if one is not Ellipsis), str)
        return tuple(attacked(item, inner) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        hints = get_type_hints(type(value), localns={"Review": Review})
        changed = {
            field.name: attacked(getattr(value, field.name), plain_hint(hints[field.name]))
            for field in dataclasses.fields(value)
            if field.name not in ("text", "source_text", "offsets", "level")
            or not hasattr(value, "source_text")
        }
        return dataclasses.replace(value, **changed)
    return value


def plain_hint(hint: object) -> object:
    """A type without its ``None``."""
    kinds = [one for one in get_args(hint) if one is not type(None)]
    return kinds[0] if type(None) in get_args(hint) and kinds else hint


@pytest.fixture(scope="module")
def everywhere(sample: Comparison, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file but the PDF of a comparison whose every field is hostile."""
    folder = tmp_path_factory.mktemp("everywhere")
    formats = tuple(name for name in FORMATS if name != "pdf")
    paths = write_reports(attacked(sample), folder, formats=formats).paths  # type: ignore[arg-type]
    return {path.name: Path(path).read_bytes() for path in paths.values()}


def test_no_field_becomes_markup(sample: Comparison, everywhere: dict[str, bytes]) -> None:
    """With an attack in every field the page has no other kind of tag or attribute, and more of its words."""
    page = everywhere["report.html"].decode("utf-8")
    shape = re.compile(r"<(/?[a-z0-9]+)((?:\s[^<>]*)?)>")
    plain = render_html(build_view(sample))
    kinds = [
        {tag for tag, _ in shape.findall(text)}
        | {name for _, rest in shape.findall(text) for name in re.findall(r'([a-z-]+)="', rest)}
        for text in (page, plain)
    ]

    assert kinds[0] <= kinds[1]
    assert unescape(page).count(ATTACK.strip()) > 100
    assert not HIDDEN.search(page)


def test_no_field_is_markdown_or_a_formula_or_breaks_a_file(everywhere: dict[str, bytes]) -> None:
    """The summary has no tag and no link, no cell is a formula, and each file is still one of its kind."""
    import openpyxl

    tokens = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .parse(everywhere["report.md"].decode("utf-8"))
    )
    kinds = {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or []
    }
    assert not kinds & {"html_block", "html_inline", "link_open", "image"}
    book = openpyxl.load_workbook(io.BytesIO(everywhere["results.xlsx"]))
    assert all(
        cell.data_type != "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
    )
    for name in ("results.json", "annotations.jsonld", "manifest.json"):
        assert json.loads(everywhere[name])
    for name, data in everywhere.items():
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
            assert {len(row) for row in rows} == {len(rows[0])}, name
            assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row), name


@pytest.fixture(scope="module")
def files(hostile: Comparison, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file but the PDF, by name."""
    folder = tmp_path_factory.mktemp("hostile")
    formats = tuple(name for name in FORMATS if name != "pdf")
    paths = write_reports(hostile, folder, formats=formats, edition=Edition(title=TITLE, note=NOTE)).paths
    return {path.name: Path(path).read_bytes() for path in paths.values()}


def words_of(name: str, data: bytes) -> str:
    """What a person reads in a file."""
    if name.endswith(".xlsx"):
        import openpyxl

        sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
        return " ".join(
            str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row
        )
    text = data.decode("utf-8-sig")
    if name.endswith(".html"):
        text = unescape(re.sub(r"<[^>]*>", "", re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)))
    if name.endswith(".md"):
        rendered = MarkdownIt().enable("table").render(text)
        text = unescape(re.sub(r"<[^>]*>", "", rendered))
    if name.endswith(".csv"):
        text = " ".join(cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)
    if name.endswith((".json", ".jsonld")):
        text = " ".join(strings_of(json.loads(text)))
    return text.replace("\u200b", "")


def strings_of(value: object) -> list[str]:
    """Every string of a value of JSON."""
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings_of(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings_of(item)]
    return [value] if isinstance(value, str) else []


def test_no_file_holds_a_hidden_sign(files: dict[str, bytes]) -> None:
    """Signs that reorder or hide text are written out or escaped in every file."""
    for name, data in files.items():
        if not name.endswith(".xlsx"):
            assert not HIDDEN.search(data.decode("utf-8-sig")), name


@pytest.mark.parametrize(
    "name",
    [
        "report.html",
        "report.md",
        "results.json",
        "results.xlsx",
        "annotations.jsonld",
        "claims.csv",
        "findings.csv",
    ],
)
def test_script_template_syntax_and_long_words_are_words(files: dict[str, bytes], name: str) -> None:
    """What is printed is what was given: no tag, no result of a calculation, no cut."""
    text = " ".join(words_of(name, files[name]).split())

    assert " ".join(ATTACK.split()) in text
    assert "w" * (200 if name == "report.md" else 10_000) in text


@pytest.mark.parametrize(
    "name", ["report.html", "report.md", "results.json", "results.xlsx", "annotations.jsonld"]
)
def test_a_hostile_title_and_note_are_words(files: dict[str, bytes], name: str) -> None:
    """The edition's own fields are escaped like all others."""
    text = " ".join(words_of(name, files[name]).split())

    assert "<style>*{display:none}</style>" in text
    assert "{{ 7*7 }} {% include 'x' %} =1+1" in text
    assert '=HYPERLINK("http://x.test")' in text


def test_the_page_has_one_style_and_its_own_script(files: dict[str, bytes]) -> None:
    """Nothing that was given ends a tag or begins one."""
    page = files["report.html"].decode("utf-8")

    assert page.count("<style>") == page.count("</style>") == 1
    assert page.split("</title>")[0].count("<title>") == 1
    assert "=1+1: the record" in unescape(page.split("</title>")[0])
    script = page.partition("<script>")[2].partition("</script>")[0]
    assert page.count("<script") == page.count("</script>") == 1
    assert script.strip() == render("js/report.js").strip()
    page = page.replace(script, "")
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", re.sub(r">[^<]*<", "><", page))
