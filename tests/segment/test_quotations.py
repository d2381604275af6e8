"""Quotations: annotated texts with every kind of mark, and the laws that hold for any text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Quotation, Span
from compare.segment.quotations import QUOTATION_RULE, find_quotations, quotation_kind, with_marks

MARKS = "“”„‟\"«»‹›‘’‚‛'`"


def paragraphs(text: str) -> list[Span]:
    """Spans of the paragraphs of a text."""
    return [Span(*found.span()) for found in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)]


def parts_of(text: str) -> list[list[str]]:
    """The words of each quotation, part by part."""
    found = find_quotations(text, paragraphs(text))
    return [[part.slice(text) for part in quotation.parts] for quotation in found]


SINGLE = [
    ("“We go,” she said.", ["We go,"]),
    ("„Wir gehen“, sagte sie. „Ja, sofort“, sagte er.", ["Wir gehen", "Ja, sofort"]),
    ("« Nous allons », dit-elle. «Oui, bien sûr»", ["Nous allons", "Oui, bien sûr"]),
    ("»Wir gehen«, sagte sie.", ["Wir gehen"]),
    ("‹Wir gehen›, sagte sie.", ["Wir gehen"]),
    ('"We go," she said. He called it "odd."', ["We go,", "odd."]),
    ("``We go,'' she said.", ["We go,"]),
    ("''We go,'' she said.", ["We go,"]),
    ("‘We go,’ she said.", ["We go,"]),
    ("'We go,' she said.", ["We go,"]),
    ("'The quay is lost' says Tarn", ["The quay is lost"]),
    ("Tarn calls plan ‘reckless’ and ‘late’", ["reckless", "late"]),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_marks_of_every_kind_enclose_a_quotation(text, expected):
    """Double, single, straight, German, French and typewriter marks are all read."""
    assert [[words] for words in expected] == parts_of(text)


NOT_MARKS = [
    "It’s the dogs’ bowl, and the workers’ rights aren't the bosses'.",
    "In the ’90s they said rock ’n’ roll was dead; give ’em time.",
    "In the '90s we'd say 'tis late and 'twas ever so.",
    'She is 5\'11" tall, he is 6\' 2", and the pipe is 12" wide.',
    "A gap of 4’ 6” was measured in the ‘80s.",
    "Nothing is quoted here.",
    "’Tis the season.",
]


@pytest.mark.parametrize("text", NOT_MARKS)
def test_apostrophes_and_measures_are_no_marks(text):
    """Possessives, contractions, decades, elisions, feet and inches open no quotation."""
    assert parts_of(text) == []


def test_an_inch_inside_a_quotation_does_not_close_it():
    """A straight mark after a figure is an inch where the next mark is the one that closes."""
    assert parts_of('He said: "The 6" pipe leaks" and left.') == [['The 6" pipe leaks']]


def test_a_possessive_inside_single_marks_does_not_close_them():
    """A sure closing mark is preferred to one that may be a possessive."""
    assert parts_of("‘The workers’ rights are gone,’ she said.") == [["The workers’ rights are gone,"]]


def test_a_closing_mark_that_opens_is_read_as_opening():
    """A mark of the wrong shape opens where it stands at the start of a word and nothing is open."""
    assert parts_of("”Our boats stay,” the mayor said. “They must.”") == [["Our boats stay,"], ["They must."]]
    assert parts_of("“Our boats stay,“ the mayor said.") == [["Our boats stay,"]]
    assert parts_of('She said" We go" and left.') == [["We go"]]


def test_nested_quotations_are_kept_inside_the_outer_one():
    """Marks inside marks belong to the outer quotation, whatever their shape."""
    text = "“She told us ‘no’ and the board “maybe” again,” he said."

    (found,) = find_quotations(text, paragraphs(text))

    assert [part.slice(text) for part in found.parts] == ["She told us ‘no’ and the board “maybe” again,"]
    assert [part.slice(text) for part in found.nested] == ["no", "maybe"]


def test_double_marks_inside_single_ones_are_nested():
    """British style: single marks outside, double marks inside."""
    text = "‘They said “soon” to us,’ she told the board."

    (found,) = find_quotations(text, paragraphs(text))

    assert found.marks == "‘’"
    assert [part.slice(text) for part in found.nested] == ["soon"]


CUT = [
    ("“The quay,” she said, “is lost.”", [["The quay,", "is lost."]]),
    ("“The quay,” said Mr. Tarn, who chairs the board, “is lost.”", [["The quay,", "is lost."]]),
    ("“Why?” he asked, “and when?”", [["Why?", "and when?"]]),
    ("“The quay,” she said. “It is lost.”", [["The quay,"], ["It is lost."]]),
    ("“The quay is lost.” She added: “It is gone.”", [["The quay is lost."], ["It is gone."]]),
    ("“The quay,” she said, adding, “It is lost.”", [["The quay,"], ["It is lost."]]),
    (
        "“The quay is lost,” he said, adding that it “must not be” sold.",
        [["The quay is lost,"], ["must not be"]],
    ),
    ("She called it “a ruin” and said it “eats money”.", [["a ruin"], ["eats money"]]),
    ("It was “old,” “wet,” and “dear.”", [["old,"], ["wet,"], ["dear."]]),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_a_frame_inside_one_sentence_cuts_one_quotation_in_two_parts(text, expected):
    """Two pairs of marks are one quotation only where a frame inside one sentence cuts them apart."""
    assert parts_of(text) == expected


RUNNING = [
    ("“First the quay.\n\n“Then the mole,” she said.", [["First the quay.", "Then the mole,"]]),
    ("“First.\n\n“Second.\n\n“Third,” she said. “Fourth.”", [["First.", "Second.", "Third,"], ["Fourth."]]),
    ("“First the quay.\n\nThen the mole,” she said.", [["First the quay.", "Then the mole,"]]),
    ("‘First the quay.\n\n‘Then the mole,’ she said.", [["First the quay.", "Then the mole,"]]),
    ("“The quay is lost\n\nNobody answered.\n\n“We go.”", [["The quay is lost"], ["We go."]]),
]


@pytest.mark.parametrize(("text", "expected"), RUNNING)
def test_a_quotation_runs_over_paragraphs(text, expected):
    """It is one quotation with a part in each; where the next paragraph does not go on, it ends."""
    assert parts_of(text) == expected


def test_an_opening_mark_that_is_never_closed_ends_before_the_next():
    """A missing mark tears no hole: the quotation ends before the next one that opens."""
    text = "“The quay is lost. “The mole is next,” she said."

    assert parts_of(text) == [["The quay is lost."], ["The mole is next,"]]


def test_marks_without_words_are_no_quotation():
    """Empty pairs and lone marks are dropped."""
    assert parts_of("“ ” and “” and ' and \" and ‘") == []


KINDS = [
    ("lost", "scare quote"),
    ("anti-harbour", "scare quote"),
    ("a lost cause", "partial quotation"),
    ("only serves a handful of boats.", "partial quotation"),
    ("moral rules that are foreign to many towns.", "partial quotation"),
    ("must not be sold by those who own it.", "partial quotation"),
    ("make it hard for me to do that", "partial quotation"),
    ("Harbours For Everyone Now", "partial quotation"),
    ("Centres of the old trade", "partial quotation"),
    ("this quay is running like a clock", "direct quotation"),
    ("It seeks to sell the quay", "direct quotation"),
    ("we never sold it", "direct quotation"),
    ("There’s no room left", "direct quotation"),
    ("Such a poor old harbour,", "direct quotation"),
    ("[It has] become a ruin,", "direct quotation"),
]


@pytest.mark.parametrize(("words", "kind"), KINDS)
def test_the_kind_follows_from_the_words(words, kind):
    """A whole clause is direct, one word is a scare quote, everything else is partial."""
    assert quotation_kind(words) == kind


def test_the_rule_is_a_text_for_people():
    """The rule by which quotations are counted can be printed as it stands."""
    assert QUOTATION_RULE.endswith(".")


TEXTS = st.lists(
    st.sampled_from(
        [*MARKS, "``", "''", "Roe ", "we go", " said ", ". ", ", ", "\n\n", "6", "s", "(", "—", "é"]
    ),
    max_size=40,
).map("".join)


@given(TEXTS)
def test_parts_are_ordered_slices_without_marks_at_their_ends_of_blank(text):
    """For any text: parts are ordered, disjoint, hold a word, and have no white space at their ends."""
    found = find_quotations(text, paragraphs(text))

    spans = [part for quotation in found for part in quotation.parts]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    for span in spans:
        words = span.slice(text)
        assert words == words.strip()
        assert any(char.isalnum() for char in words)
        assert with_marks(text, span).contains(span)


@given(TEXTS)
def test_what_is_nested_lies_inside_a_part(text):
    """For any text: a nested quotation lies wholly inside one part of its quotation."""
    for quotation in find_quotations(text, paragraphs(text)):
        assert isinstance(quotation, Quotation)
        assert all(any(part.contains(inner) for part in quotation.parts) for inner in quotation.nested)


@pytest.mark.parametrize("piece", ["“", "'a ", '"a" ', "the workers’ ‘x ", "“a,” he said, "])
def test_very_many_marks_are_read(piece):
    """Two thousand marks in one paragraph: quotations in order, inside the text."""
    text = piece * 2_000

    found = find_quotations(text, [Span(0, len(text))])

    spans = [span for one in found for span in one.parts]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert spans == sorted(spans)
