from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from compare.comparison import Comparison
from compare.errors import RenderError
from compare.report.build import view_of
from compare.report.edition import Edition
from compare.report.environment import MAIN_TEMPLATE, check_templates, render, template_folder, template_names
from compare.report.html import render_html, render_layout
from compare.report.shown import prepare
from compare.report.view import ReportView
from compare.report.write import write_reports

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")


def put(folder: Path, name: str, text: str) -> Path:
    """A file of a template folder."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def failure(folder: Path, sample: Comparison) -> RenderError:
    """The error that the templates of a folder end in."""
    with pytest.raises(RenderError) as caught:
        render_html(view_of(prepare(sample)), templates=folder)
    return caught.value


@pytest.mark.parametrize(
    "name", [name for name in template_names() if not name.startswith(("check", "css/check", "published/"))]
)
def test_every_template_and_style_can_be_replaced(sample: Comparison, tmp_path: Path, name: str) -> None:
    """A file of the same name takes the place of the shipped one, in the layout that uses it."""
    mark = "/* mine-7531 */" if name.endswith(".css") else "mine-7531"
    source = (template_folder() / name).read_text(encoding="utf-8")
    if name.endswith("macros.jinja"):
        source = re.sub(r"({% macro facts\(.*?%})", r"\1mine-7531", source)
    else:
        source = f"{source}\n{mark}"
    put(tmp_path, name, source)
    view = view_of(prepare(sample, Edition(kind="excerpt")))

    pages = [
        render_layout(view, layout=layout, sparing=True, templates=tmp_path) for layout in ("screen", "print")
    ]
    assert "mine-7531" in "".join(pages)
    assert "mine-7531" not in render_html(view)


def test_what_is_not_replaced_is_the_shipped_one(sample: Comparison, tmp_path: Path) -> None:
    """A copy of a shipped template changes not one byte."""
    view = view_of(prepare(sample))
    for name in template_names():
        put(tmp_path, name, (template_folder() / name).read_text(encoding="utf-8"))

    assert render_html(view, templates=tmp_path) == render_html(view)


def test_a_folder_reaches_the_written_files(sample: Comparison, tmp_path: Path) -> None:
    """The edition's folder is the one that the report is written with."""
    put(tmp_path / "mine", MAIN_TEMPLATE, "<!DOCTYPE html><title>{{ report.title }}</title> {{ layout }}")

    written = write_reports(
        sample, tmp_path / "out", formats=("html",), edition=Edition(templates=tmp_path / "mine")
    )
    assert written.paths["html"].read_text(encoding="utf-8").endswith("fair</title> screen")


def test_a_folder_that_replaces_nothing_is_an_error(sample: Comparison, tmp_path: Path) -> None:
    """A misspelt name is told before anything is written, with the names there are."""
    put(tmp_path, "parts/outlets.jinja", "")

    with pytest.raises(RenderError, match=r"parts/outlet\.jinja") as caught:
        check_templates(tmp_path)
    assert caught.value.code == "templates-unused"
    with pytest.raises(RenderError):
        write_reports(sample, tmp_path / "out", formats=("json",), edition=Edition(templates=tmp_path))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("one\n{{ report.nothing }}", 2, "nothing"),
        ("one\ntwo\n{% if %}", 3, "Expected an expression"),
        ("{{ nobody }}", 1, "'nobody' is undefined"),
        ("\n{% include 'parts/nowhere.jinja' %}", 2, "there is no template “parts/nowhere.jinja”"),
        ("\n\n{{ report.title|safe }}", 3, "No filter named 'safe'"),
        ("\n{% autoescape false %}{{ report.title }}{% endautoescape %}", 2, "autoescape"),
        ("\n{{ ''.__class__.__mro__ }}", 2, "unsafe"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{{ report.title.nothing() }}", 1, "nothing"),
    ],
)
def test_a_faulty_template_is_named_with_its_line(
    sample: Comparison, tmp_path: Path, source: str, line: int, words: str
) -> None:
    """The message says what is wrong, in which file, and on which line."""
    error = failure(put(tmp_path, "parts/outlet.jinja", source), sample)

    assert error.code == "template-error"
    assert error.source == f"{tmp_path / 'parts' / 'outlet.jinja'}, line {line}"
    assert words in error.message


def test_a_template_reads_no_other_file(sample: Comparison, tmp_path: Path) -> None:
    """Neither a path upwards nor an absolute one leads out of the folders."""
    secret = put(tmp_path, "secret.txt", "4711") / "secret.txt"
    for address in ("../secret.txt", str(secret)):
        error = failure(put(tmp_path / "mine", "parts/outlet.jinja", f"{{% include {address!r} %}}"), sample)
        assert "there is no template" in error.message


def test_values_are_escaped_in_a_template_of_the_user(hostile: Comparison, tmp_path: Path) -> None:
    """What is hostile stays text in a template that does nothing for it."""
    put(tmp_path, MAIN_TEMPLATE, "{{ report.title }}{{ report.title ~ '<b>' }}{{ [report.title]|join }}")

    page = render_html(view_of(prepare(hostile)), templates=tmp_path)
    assert "<" not in page
    assert page.count("&lt;script&gt;") == 3


@pytest.mark.pdf
def test_no_pdf_is_written_where_a_template_names_an_address(sample: Comparison, tmp_path: Path) -> None:
    """A style or picture from elsewhere is not fetched, and told."""
    from compare.report.pdf import render_pdf

    for address in ("file:///etc/hostname", "https://127.0.0.1:9/x.png", "logo.png"):
        page = f'<html lang="en"><title>t</title><p style="background: url({address})">x</p></html>'
        put(tmp_path, MAIN_TEMPLATE, page)
        with pytest.raises(RenderError) as caught:
            render_pdf(view_of(prepare(sample)), templates=tmp_path)
        assert caught.value.code == "pdf-not-clean"


def test_the_page_on_templates_names_every_file() -> None:
    """Each template and style has its row, and no row is of a file that is not there."""
    named = re.findall(r"`([a-z_./-]+\.(?:jinja|css|js))`", DOCS)

    assert set(named) == set(template_names())


def test_the_page_on_templates_names_every_part_of_the_report() -> None:
    """Each part of the view has its row, is used by a template, and no row is of one that is not there."""
    block = DOCS.split("| part of `report` | value |")[1].split("\n\n")[0]
    named = {
        name
        for row in block.splitlines()
        for name in re.findall(r"`([a-z_]+)`", row.split("|")[1] if "|" in row else "")
    }
    parts = {field.name for field in fields(ReportView)}
    sources = "".join((template_folder() / name).read_text(encoding="utf-8") for name in template_names())

    assert named == parts
    assert [name for name in sorted(parts) if f"report.{name}" not in sources] == []


def test_a_page_of_check_is_not_touched(sample: Comparison, tmp_path: Path) -> None:
    """The folder is the report's: without it nothing changes, and an unknown template is an error."""
    with pytest.raises(RenderError, match="there is no template") as caught:
        render("nowhere.jinja", tmp_path)
    assert caught.value.source == "nowhere.jinja"
