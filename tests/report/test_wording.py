from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.comparison import Comparison
from compare.report import wording
from compare.report.build import build_view
from compare.report.exports.codebook import COLUMNS
from compare.report.exports.markdown import markdown_text
from compare.report.html import render_html
from compare.report.shown import prepare
from compare.report.tallies import outcomes, tally, wording_tally
from compare.report.tally_words import ALIKE, WORDING_ALIKE, WORDING_SOME
from compare.report.text import breakable, listed, percent, score, shorten, visible


def test_a_record_reads_and_an_article_prints(sample: Comparison) -> None:
    """No card lets a record or an article speak."""
    view = build_view(sample)
    for outlet in view.outlets:
        for card in outlet.cards:
            lost = card.state == "Not located"
            assert card.heading == ("The record" if lost else "The record (as delivered) reads")
            assert not re.search(
                r"\bsaid\b", " ".join((card.attribution, *card.notes, card.why, card.evidence))
            )


def test_every_state_and_kind_has_words() -> None:
    """The tables of words are complete."""
    from typing import get_args

    from compare.model import ClaimKind, State, Wording

    assert set(wording.STATE_WORDS) == set(wording.STATE_MEANINGS) == set(get_args(State))
    assert set(wording.KIND_WORDS) == set(get_args(ClaimKind))
    assert set(WORDING_SOME) == set(WORDING_ALIKE) == {*get_args(Wording), None}


def test_every_value_that_people_read_has_a_message() -> None:
    """What the data name is marked for the catalogues, so that it can be said in another language."""
    from typing import get_args

    from compare import model
    from compare.alignment.evidence import SUPPORT
    from compare.differences.types import DifferenceType
    from compare.findings import FindingKind
    from compare.report.value_words import VALUES
    from compare.review.worth import DECISIONS

    kinds = (model.ClaimKind, model.Location, model.Wording, model.AttributionStatus, model.RecordKind)
    more = (model.Completeness, model.HouseStyle, DifferenceType)
    known = {value for kind in (*kinds, *more) for value in get_args(kind)}
    outcomes_ = {value for field in ("role", "outcome") for value in _literals(model.LedgerEntry, field)}
    # A finding that is a difference is printed by its type.
    findings = {*get_args(FindingKind)} - {"difference"}
    support = {"base", *(name for name, _ in SUPPORT.weights)}
    assert known | outcomes_ | findings | support | {name for name, *_ in DECISIONS} <= VALUES


def _literals(kind: type, field: str) -> tuple[str, ...]:
    from typing import get_args, get_type_hints

    return get_args(get_type_hints(kind)[field])


def test_the_rule_of_quotations_is_told_as_it_is() -> None:
    """The sentence of the report is the rule by which quotations are found."""
    from compare.segment.quotations import QUOTATION_RULE

    rule = wording.QUOTATIONS_COUNTED.removeprefix("How quotations are counted: ")
    assert f"{rule[:1].upper()}{rule[1:]}" == QUOTATION_RULE


def test_the_headings_of_severities_are_its_words() -> None:
    """The index of differences and the sentences of the first page call a severity the same."""
    from compare.report.kinds import HEADINGS

    for n, words in enumerate(wording.SEVERITY_WORDS):
        assert HEADINGS[str(n)] == f"{words[:1].upper()}{words[1:]}"


@pytest.mark.parametrize("corresponds", [False, True])
@pytest.mark.parametrize("n", [1, 2, 3])
def test_outcomes_agree_in_number(n: int, corresponds: bool) -> None:
    """One, both and all are told of every state, and none of what was not."""
    for state in ALIKE:
        ((text, _),) = outcomes(n, {state: n}, "in the record supplied", corresponds=corresponds)
        none = state in ("not located", "not checkable")
        assert text.startswith(
            {1: "it ", 2: "both ", 3: "all "}[n] if n == 1 or not none else "none of them "
        )


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ({"located": 1}, "Its one quotation was located in the record supplied."),
        ({"located": 2}, "Both of its quotations were located in the record supplied."),
        ({"located": 6}, "All 6 of its quotations were located in the record supplied."),
        ({"not located": 3}, "None of its 3 quotations was located in the record supplied."),
        ({"not checkable": 2}, "None of its 2 quotations was checked."),
        (
            {"located": 1, "partly located": 2, "not located": 1},
            (
                "Of its 4 quotations, 1 was located, 2 were located in part and 1 was not located in the "
                "record supplied."
            ),
        ),
        ({}, ""),
    ],
)
def test_a_tally_is_good_english(groups: dict, expected: str) -> None:
    """Singular, plural, all and none are written as people write them."""
    pieces = tally(sum(groups.values()), "quotation", groups, "in the record supplied")

    assert "".join(text for text, _ in pieces) == expected


def test_wording_of_one_of_two_and_of_many() -> None:
    """The sentence on wordings agrees in number."""
    said = ["".join(text for text, _ in wording_tally({"verbatim": n})) for n in (0, 1, 2, 3)]

    assert said == [
        "",
        "The one located is word for word.",
        "Both of those located are word for word.",
        "All 3 of those located are word for word.",
    ]


def test_sentences_follow_one_rule(sample: Comparison) -> None:
    """The sentences of the sample are those that the rule writes."""
    first, second = build_view(sample).findings.outlets[1], build_view(sample).findings.outlets[0]

    assert [sentence.text for sentence in first.sentences] == [
        (
            "Valley Tidings prints 4 quotations (3 of whole clauses and 1 of some words) and 2 reported "
            "statements."
        ),
        (
            "Of its 4 quotations, 2 were located, 1 is given to another speaker and 1 was not located in the "
            "record supplied."
        ),
        "Of the 2 located, 1 is word for word and 1 differs in words without a mark.",
        "Of its 2 reported statements, 1 was located in part and 1 fits several places.",
        "The article itself places 1 of those not located outside the part supplied.",
        (
            "It was matched to 5 of the record’s 9 passages (48 words, 61\u00a0% of all); the article has 88 "
            "words."
        ),
    ]
    assert second.sentences[0].text.startswith(
        "The article “002” prints no quotation and 1 reported statement"
    )


def test_a_translation_is_not_graded_by_words(translated: Comparison) -> None:
    """Where a side is a translation no sentence grades words, no word is marked, and the report says why."""
    view = build_view(translated)
    text = render_html(view)

    assert "Word-for-word agreement is not assessed: the record is a translation." in text
    assert "<mark>" not in text
    states = {card.state for outlet in view.outlets for card in outlet.cards if card.quoted}
    assert "Word for word" not in states
    assert not any("word for word" in s.text for o in view.findings.outlets for s in o.sentences)


def test_percentages_need_twenty() -> None:
    """Below twenty there is no percentage, and none is rounded to nothing or all."""
    assert percent(3, 19) is None
    assert percent(5, 20) == "25\u00a0%"
    assert percent(1, 4000) == "under 1\u00a0%"
    assert percent(3999, 4000) == "over 99\u00a0%"


@given(st.text(), st.integers(min_value=1, max_value=300))
def test_what_is_shortened_is_a_beginning(text: str, limit: int) -> None:
    """A shortened text is the beginning of the text on one line, at most one sign longer than the limit."""
    short = shorten(text, limit)

    assert len(short) <= limit + 1
    assert " ".join(text.split()).startswith(short.removesuffix("…"))


@given(st.text(st.characters()))
def test_visible_text_has_no_hidden_signs(text: str) -> None:
    """Directional marks and controls are written out, and the rest is UTF-8."""
    shown = visible(text)

    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", shown)
    shown.encode("utf-8")


@given(st.floats(min_value=0, max_value=1))
def test_only_one_is_shown_as_one(value: float) -> None:
    """A score is never rounded up to 1.00."""
    assert (score(value) == "1.00") == (value > 1 - 1e-9)


def test_lists_are_written_out() -> None:
    """None, one, two and more."""
    assert [listed(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


@given(st.text(max_size=500))
def test_places_to_break_change_no_sign(text: str) -> None:
    """Long words get places to break, short ones stay; without them the text is what it was."""
    long = f"{text} {'w' * 1000}"

    assert breakable(long).replace("\u200b", "") == long.replace("\u200b", "")
    assert max(len(part) for word in breakable("w" * 1000).split() for part in word.split("\u200b")) == 20


def test_passages_beside_what_was_not_located_have_one_name(sample: Comparison) -> None:
    """They are "related passages", as the method calls them, wherever they are counted or shown."""
    view = build_view(sample)
    page, column = render_html(view), COLUMNS["n_related"]

    assert "elated passages" in page
    assert "elated passages" in column
    assert not any("similar theme" in text for text in (page, markdown_text(prepare(sample)), column))
