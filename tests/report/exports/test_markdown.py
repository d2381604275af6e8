from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from compare.comparison import Comparison
from compare.report.build import view_of
from compare.report.edition import Edition
from compare.report.exports.markdown import markdown_text, plain
from compare.report.shown import prepare
from compare.report.text import visible

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def text_of(source: str) -> str:
    """What a renderer shows of one block, tags taken out; fails where it makes anything but a paragraph."""
    tokens = RENDERER.parse(source)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@given(st.text(min_size=1, max_size=60).filter(lambda text: visible(text).strip()))
def test_what_is_escaped_is_shown_as_it_is(text: str) -> None:
    """Whatever a text holds, a renderer shows its words and makes nothing of them."""
    assert " ".join(text_of(plain(text)).split()) == " ".join(visible(text).split())


@pytest.mark.parametrize(
    "text",
    [
        "# heading",
        "1. item",
        "12) item",
        "- item",
        "+ item",
        "=====",
        "> quoted",
        "| a | b |",
        "```sh",
        "    code",
        "<script>alert(1)</script>",
        "[x](http://x.test)",
        "![x](http://x.test/a.png)",
        "http://x.test www.x.test a@x.test",
        "&lt;b&gt; &#64; &copy;",
        "*a* _b_ **c** ~~d~~ `e` $f$",
        "a\\*b\\",
        "[ref]: http://x.test",
        "***",
        "a\u2028b",
    ],
)
def test_no_word_becomes_markup(text: str) -> None:
    """Each sign of Markdown is a sign of the text."""
    assert text_of(plain(text)) == " ".join(text.split())
    assert not re.search(r"://|www\.|\w@\w", plain(text))


def test_hostile_text_is_text_in_the_whole_file(hostile: Comparison) -> None:
    """Neither outlet, speaker, quotation, title nor note makes a tag, a link or a heading."""
    attack = "# <img src=x>\n\n## [y](http://x.test) \u202e {{ 7*7 }} ``` </style>"
    shown = prepare(hostile, Edition(title=attack, note=attack))
    source = markdown_text(shown)
    tokens = RENDERER.parse(source)
    inner = [child for token in tokens for child in token.children or []]

    assert not [token for token in tokens if token.type == "html_block"]
    assert not [child for child in inner if child.type in ("html_inline", "link_open", "image")]
    assert "\u202e" not in source
    assert [token.content for token in tokens if token.type == "fence"] != []
    headings = [
        tokens[place + 1].content for place, token in enumerate(tokens) if token.type == "heading_open"
    ]
    assert headings[0].startswith("\\# &lt;img src=x&gt; \\#\\# \\[y\\]")
    assert len([token for token in tokens if token.type == "heading_open" and token.tag == "h1"]) == 1


def test_counts_are_those_of_the_report(sample: Comparison) -> None:
    """The table of counts has the rows of the report's, and every finding has its line."""
    shown = prepare(sample)
    source = markdown_text(shown)
    table = view_of(shown).findings.table

    for group in table.groups:
        for row in group.rows:
            cells = " | ".join(row.cells)
            assert f"| {plain(row.heading)}: {group.heading.lower()} | {cells} |" in source
    assert [finding.id for finding in shown.findings if f"`{finding.id}`" not in source] == []


def test_not_located_never_stands_alone(sample: Comparison) -> None:
    """Each finding that is not located has its meaning among its lines."""
    items = re.split(r"^- ", markdown_text(prepare(sample)), flags=re.MULTILINE)
    lost = [item for item in items if item.startswith("**not located")]

    assert len(lost) == 3
    assert all("another source" in item for item in lost)


def test_draft_scope_and_citation_stand_in_it(sample: Comparison) -> None:
    """The summary says what it is, what it does not say, and how it is cited."""
    source = markdown_text(prepare(sample))

    assert "**Draft: machine findings, not reviewed, not for publication.**" in source
    assert "It says nothing about whether statements are true" in source
    assert "## How to cite this report" in source
    assert "@misc{pressdiff-" in source
