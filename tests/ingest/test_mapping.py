"""The map of an edited text to its file: what each edit keeps, and that layers compose."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.mapping import MappedText, TextBuilder, concatenate, substitute
from compare.model import Span


def _source_of(source: str, mapped: MappedText, words: str) -> str:
    start = mapped.text.index(words)
    return mapped.offsets.to_source(Span(start, start + len(words))).slice(source)


def test_what_is_kept_maps_to_itself() -> None:
    """Slices of kept text come back as the same slices of the file."""
    source = "one [two] three"
    builder = TextBuilder(MappedText.of(source))
    builder.keep(0, 4)
    builder.keep(5, 8)
    builder.keep(9, 15)
    mapped = builder.build()

    assert mapped.text == "one two three"
    assert _source_of(source, mapped, "two") == "two"
    assert _source_of(source, mapped, "three") == "three"
    assert _source_of(source, mapped, "two three") == "two] three"


def test_a_replacement_maps_as_a_whole() -> None:
    """Every part of a replacement stands for all that it replaced."""
    source = "a &amp; b"
    mapped = substitute(MappedText.of(source), re.compile("&amp;"), "&")

    assert mapped.text == "a & b"
    assert _source_of(source, mapped, "&") == "&amp;"
    assert _source_of(source, mapped, "b") == "b"


def test_layers_compose() -> None:
    """Edits of an edited text still map to the file."""
    source = "x **bold** &amp; y"
    mapped = substitute(MappedText.of(source), re.compile(r"\*\*"), "")
    mapped = substitute(mapped, re.compile("&amp;"), "and")
    mapped = substitute(mapped, re.compile("and y"), "Z")

    assert mapped.text == "x bold Z"
    assert _source_of(source, mapped, "bold") == "bold"
    assert _source_of(source, mapped, "Z") == "&amp; y"


def test_from_source_is_the_way_back() -> None:
    """A stretch of the file is found in the text; one that was dropped is not."""
    source = "one (two) three"
    mapped = substitute(MappedText.of(source), re.compile(r"\(two\) "), "")

    assert mapped.from_source(Span(10, 15)) == Span(4, 9)
    assert mapped.from_source(Span(5, 7)) is None
    assert mapped.from_source(Span(0, 15)) == Span(0, 9)


def test_concatenation_keeps_each_map() -> None:
    """Parts of one file, joined by something that it does not have, keep their places."""
    source = "first/second"
    whole = MappedText.of(source)
    mapped = concatenate([whole.slice(0, 5), whole.slice(6, 12)], "\n\n")

    assert mapped.text == "first\n\nsecond"
    assert _source_of(source, mapped, "second") == "second"
    assert concatenate([], "\n\n").text == ""


@given(st.text(alphabet="ab*&\n é😀", max_size=60), st.sampled_from(["", "x", "xyz"]))
def test_kept_characters_round_trip(source: str, new: str) -> None:
    """Whatever is dropped or replaced between them, kept characters map to themselves, in order."""
    mapped = substitute(MappedText.of(source), re.compile(r"\*+|&"), new)
    kept = [(at, char) for at, char in enumerate(mapped.text) if char in "ab\n é😀"]

    places = [mapped.offsets.to_source(Span(at, at + 1)) for at, _ in kept]

    assert [place.slice(source) for place in places] == [char for _, char in kept]
    assert places == sorted(places)
