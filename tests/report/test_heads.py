"""Heads of tables as labels in a style sheet: nothing in them gets out of their string."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from compare.comparison import Comparison
from compare.language import speaking
from compare.report.build import build_view
from compare.report.heads import css_string, distinct_heads, heads_class
from compare.report.html import render_html


@given(st.text())
def test_nothing_in_a_label_ends_its_string(text: str) -> None:
    """Letters, digits and blanks stand as they are; every other sign is an escape, and can be read back."""
    inside = str(css_string(text))[1:-1]

    assert re.fullmatch(r"(?:[^\W_]|_| |\\[0-9a-f]+ )*", inside)
    assert not set('"<>{};\n') & set(inside)
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), inside) == text


def test_every_set_of_heads_has_its_own_class_once() -> None:
    """Tables with the same heads share their labels."""
    heads = distinct_heads([["In all", "Located"], ("In all", "Located"), ["In all"]])

    assert heads == (("In all", "Located"), ("In all",))
    assert len({heads_class(one) for one in heads}) == 2


def test_a_page_has_a_label_for_every_head(sample: Comparison) -> None:
    """Each table of numbers has its class, and the sheet a rule for each of its columns, in any language."""
    for language, word in (("en", "Located"), ("de", "Gefunden")):
        with speaking(language):
            view = build_view(sample)
            page = render_html(view)
        assert len(view.heads) > 5
        for heads in view.heads:
            name = heads_class(heads)
            assert f'<table class="figures {name}' in page or f" {name}" in page
            assert page.count(f".{name} td:nth-of-type(") == len([head for head in heads if head])
        assert f'content: "{word}\\3a  " / ""' in page
