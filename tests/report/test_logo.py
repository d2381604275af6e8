from __future__ import annotations

import base64
from pathlib import Path

import pytest

from compare.comparison import Comparison
from compare.errors import ConfigError
from compare.report.build import view_of
from compare.report.edition import Edition
from compare.report.html import render_html
from compare.report.logo import MAX_BYTES, read_logo
from compare.report.shown import prepare

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 4 2">'
PLAIN = f'{HEAD}<title>Mark</title><defs><path id="p" d="M0 0h4v2z"/></defs><use href="#p"/></svg>'


def saved(folder: Path, data: bytes | str, name: str = "logo") -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("data", "kind"),
    [(PNG, "image/png"), (b"\xff\xd8\xff\xe0" + b"0" * 20, "image/jpeg"), (PLAIN, "image/svg+xml")],
)
def test_a_logo_becomes_a_data_address(tmp_path: Path, data: bytes | str, kind: str) -> None:
    """The three kinds are told by what they hold, not by their name, and stand in the page as they are."""
    address = read_logo(saved(tmp_path, data))

    assert address.startswith(f"data:{kind};base64,")
    assert base64.b64decode(address.split(",")[1]) == (data.encode() if isinstance(data, str) else data)


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<path onload="alert(1)" d=""/>',
        '<image href="http://x.test/a.png"/>',
        '<use xlink:href="http://x.test/a.svg#p"/>',
        '<use href="data:image/svg+xml;base64,AAAA"/>',
        '<path style="fill: url(http://x.test/a)" d=""/>',
        '<path fill="url( \'file:///etc/hostname\')" d=""/>',
        '<style>@import "http://x.test"</style>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        '<a href="javascript:alert(1)"><path d=""/></a>',
        "<?xml-stylesheet href='http://x.test/a.css'?>",
        "<filter><feImage href='http://x.test'/></filter>",
    ],
)
def test_an_svg_that_does_anything_is_refused(tmp_path: Path, body: str) -> None:
    """Scripts, handlers, addresses, styles and animations are named, and nothing is taken out of it."""
    with pytest.raises(ConfigError) as caught:
        read_logo(saved(tmp_path, f"{HEAD}{body}</svg>"))
    assert caught.value.code == "logo-unsafe"


def test_entities_are_neither_read_nor_grown(tmp_path: Path) -> None:
    """A document type with entities is refused."""
    bomb = f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>{HEAD}<title>&a;</title></svg>'
    with pytest.raises(ConfigError) as caught:
        read_logo(saved(tmp_path, bomb))
    assert caught.value.code == "logo-unsafe"


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<html></html>", "<svg", b"\x89PNG\r\n\x1a\n" + b"0" * MAX_BYTES]
)
def test_what_is_no_logo_is_told(tmp_path: Path, data: bytes | str) -> None:
    """Another form, a damaged file and one that is too large have a message that names the file."""
    path = saved(tmp_path, data)
    with pytest.raises(ConfigError) as caught:
        read_logo(path)
    assert caught.value.code == "logo-unreadable"
    assert caught.value.source == str(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """No traceback, and the name."""
    with pytest.raises(ConfigError, match=r"none\.png") as caught:
        read_logo(tmp_path / "none.png")
    assert caught.value.code == "logo-unreadable"


def test_the_logo_stands_in_the_page_with_a_text(sample: Comparison, tmp_path: Path) -> None:
    """It is a picture with an alternative text, and the only thing with a source."""
    address = read_logo(saved(tmp_path, PLAIN))
    page = render_html(view_of(prepare(sample, Edition(logo=address))))

    assert f'<img src="{address}" alt="Logo">' in page
    assert page.count("<img") == 1


@pytest.mark.pdf
def test_the_logo_stands_in_the_pdf(sample: Comparison, tmp_path: Path) -> None:
    """PNG and SVG are drawn without a complaint."""
    from compare.report.pdf import render_pdf

    mine = tmp_path / "mine"
    mine.mkdir()
    page = '<html lang="en"><title>t</title><img alt="Logo" src="{{ report.edition.logo }}"></html>'
    (mine / "report.html.jinja").write_text(page, encoding="utf-8")
    for data in (PNG, PLAIN):
        edition = Edition(logo=read_logo(saved(tmp_path, data)))
        content = render_pdf(view_of(prepare(sample, edition)), templates=mine).content
        assert content.startswith(b"%PDF")
