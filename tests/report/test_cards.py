"""The evidence card: context, question, variables, numbers of differences, why, and what may break."""

from __future__ import annotations

import io
import re

import pytest

from compare.comparison import Comparison
from compare.model import RunnerUp
from compare.report.build import build_view
from compare.report.html import render_html, render_layout
from compare.report.view import CardView
from compare.report.wording import NOT_REVIEWED
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)

ILSE = "Ilse Brandvold"
TURNS = [
    ("Piet Okafor", ["Good morning.", "Will the mill reopen, and when?"]),
    (
        "Ilse Brandvold",
        [
            "That depends on the weir.",
            "The mill may reopen in the spring.",
            "Nobody will be asked to pay twice.",
            "The orchard stays as it is.",
        ],
    ),
]
TEXT = "She came late. “The mill will reopen in spring,” she said. Then she left."


def card(**decided: object) -> CardView:
    """The card of one quotation with two differences."""
    record = make_transcript(TURNS)
    article = make_article([("subheading", "The mill"), ("paragraph", TEXT)], outlet="Tidings")
    claim = make_claim(
        article, "The mill will reopen in spring", kind="direct quotation", speaker="Ilse Brandvold"
    )
    differences = (
        make_difference(claim, article, record, "will", "may", kind="modality", severity=2),
        make_difference(
            claim, article, record, "in spring", "in the spring", kind="grammar word", severity=1
        ),
    )
    values = {"wording": "edited, unmarked", "attribution": "agrees", "differences": differences, **decided}
    alignment = make_alignment(claim, record, "The mill may reopen in the spring", **values)
    view = build_view(make_comparison([record], [article], [(claim, alignment)]))
    return view.outlets[0].cards[0]


def test_a_sentence_of_context_stands_on_either_side() -> None:
    """On both sides the sentence before and the one behind; a heading is no sentence of context."""
    shown = card()
    passage = shown.record[0].passages[0]

    assert (shown.before, shown.after) == ("She came late.", "Then she left.")
    assert (passage.before, passage.after) == (
        "That depends on the weir.",
        "Nobody will be asked to pay twice.",
    )


def test_the_question_stands_before_the_answer() -> None:
    """The last question of another speaker, from the turn before."""
    question = card().question

    assert question is not None
    assert (question.speaker, question.text) == ("Piet Okafor", "Will the mill reopen, and when?")


def test_a_speech_has_no_question() -> None:
    """Words of the first turn, and of a speaker's own question, have none before them."""
    record = make_transcript([("Ada", ["Why wait?", "The mill may reopen."])])
    article = make_article([("paragraph", "“The mill may reopen,” Ada said.")])
    claim = make_claim(article, "The mill may reopen", kind="direct quotation", speaker="Ada")
    view = build_view(
        make_comparison([record], [article], [(claim, make_alignment(claim, record, "The mill may reopen"))])
    )

    assert view.outlets[0].cards[0].question is None


def test_the_four_variables_are_told_in_words() -> None:
    """Checkable, located, wording, attribution: one value each."""
    assert card().variables == (
        ("Checkable", "yes"),
        ("Located", "located"),
        ("Wording", "edited, unmarked"),
        ("Attribution", "agrees"),
    )


def test_wording_of_a_translation_is_not_assessed(translated: Comparison) -> None:
    """No card of a translation grades words, and none repeats the reason."""
    cards = [card for outlet in build_view(translated).outlets for card in outlet.cards]
    wordings = {dict(card.variables)["Wording"] for card in cards if card.quoted}

    assert "not assessed, translation" in wordings
    assert not wordings & {"verbatim", "cleaned", "edited, marked", "edited, unmarked"}
    assert not any("Word-for-word" in note for card in cards for note in card.notes)


def test_differences_have_the_numbers_of_their_words() -> None:
    """With two differences each has a number, and its words carry it on both sides."""
    shown = card()
    article = {piece.text: piece.notes for piece in shown.article if piece.notes}
    record = {piece.text: piece.notes for piece in shown.record[0].passages[0].slices if piece.notes}

    assert [item.number for item in shown.differences] == ["1", "2"]
    assert article["will"] == record["may"] == "1"
    assert "2" in article.values()
    assert "2" in record.values()


def test_a_single_difference_has_no_number() -> None:
    """Where there is one difference all that is marked is its own."""
    (only,) = (item for item in card(differences=card_differences()).differences)

    assert only.number == ""


def card_differences() -> tuple:
    """One difference."""
    record = make_transcript(TURNS)
    article = make_article([("subheading", "The mill"), ("paragraph", TEXT)], outlet="Tidings")
    claim = make_claim(
        article, "The mill will reopen in spring", kind="direct quotation", speaker="Ilse Brandvold"
    )
    return (make_difference(claim, article, record, "will", "may", kind="modality", severity=2),)


@pytest.mark.parametrize(
    ("support", "close"), [(0.9, ""), (0.5, "is close"), (0.3, "has the higher support")]
)
def test_the_next_best_place_is_shown_where_it_is_close(support: float, close: str) -> None:
    """A place whose support comes near, or is higher, is shown with its words."""
    record = make_transcript(TURNS)
    other = RunnerUp(passage_id=record.passages[5].id, score=0.41)
    shown = card(runner_up=other, support=support).runner_up

    assert (shown.remark if shown else "") == close
    assert shown is None or (shown.text, shown.words) == ("The orchard stays as it is.", "support 0.41")


def test_every_card_says_that_nobody_reviewed_it(sample: Comparison) -> None:
    """The review state stands on each card, on the page and on paper."""
    view = build_view(sample)
    n = sum(len(outlet.cards) for outlet in view.outlets)

    assert {card.review for outlet in view.outlets for card in outlet.cards} == {NOT_REVIEWED}
    assert render_html(view).count(NOT_REVIEWED) == n
    assert render_layout(view, layout="print", sparing=True).count(NOT_REVIEWED) == n


def test_words_left_out_between_passages_are_marked() -> None:
    """Between two distant passages of one speaker stands a bracket, and each has its own context."""
    record = make_transcript(TURNS)
    article = make_article([("paragraph", "“It depends on the weir. The orchard stays,” she said.")])
    claim = make_claim(article, "It depends on the weir. The orchard stays", kind="direct quotation")
    parts = ["depends on the weir", "The orchard stays"]
    alignment = make_alignment(claim, record, *parts, wording="joined")
    passages = (
        build_view(make_comparison([record], [article], [(claim, alignment)])).outlets[0].cards[0].record[0]
    )

    assert [passage.apart for passage in passages.passages] == [False, True]
    assert [passage.before for passage in passages.passages] == ["", "Nobody will be asked to pay twice."]


def test_a_claim_by_another_speaker_is_told_once() -> None:
    """With a difference that names both speakers, the line on the attribution names the article's only."""
    record = make_transcript(TURNS)
    article = make_article([("paragraph", "“The orchard stays as it is,” Okafor said.")])
    claim = make_claim(article, "The orchard stays as it is", kind="direct quotation", speaker="Piet Okafor")
    told = make_difference(
        claim,
        article,
        record,
        "The orchard stays as it is",
        "The orchard stays as it is",
        kind="words explicitly given, by name, to another speaker",
        severity=3,
        explanation="The article gives these words to Piet Okafor.",
    )
    words = "The orchard stays as it is"
    once, twice = (
        make_alignment(claim, record, words, differences=found, wording="verbatim", attribution="differs")
        for found in ((told,), ())
    )
    once, twice = (
        build_view(make_comparison([record], [article], [(claim, alignment)])).outlets[0].cards[0]
        for alignment in (once, twice)
    )

    assert once.attribution == "attributed to Piet Okafor"
    assert twice.attribution == "attributed to Piet Okafor; in the record: Ilse Brandvold"


def long_event(n: int) -> Comparison:
    """A quotation of many sentences, whose card is longer than half a page."""
    said = [
        f"The mill of the valley number {k} may reopen in the spring, if the weir holds." for k in range(n)
    ]
    record = make_transcript([("Ada", said)])
    article = make_article([("paragraph", f"“{' '.join(said)}” Ada said.")])
    claim = make_claim(article, " ".join(said), kind="direct quotation", speaker="Ada")
    return make_comparison(
        [record], [article], [(claim, make_alignment(claim, record, *said, wording="verbatim"))]
    )


def test_only_a_long_card_may_break() -> None:
    """More than half a page: long; a common card is not."""
    assert build_view(long_event(60)).outlets[0].cards[0].long
    assert not card().long


@pytest.mark.pdf
def test_a_card_that_breaks_repeats_its_heading() -> None:
    """A card over several pages has its label and state on each of them."""
    from pypdf import PdfReader

    from compare.report.pdf import render_pdf

    view = build_view(long_event(80))
    label = view.outlets[0].cards[0].label
    file = PdfReader(io.BytesIO(render_pdf(view).content))
    pages = [" ".join(page.extract_text().split()) for page in file.pages]
    first = next(at for at, page in enumerate(pages) if "Corresponding, with no difference found" in page)
    broken = [page for page in pages[first:] if re.search(r"P\d{3} ?The mill of the valley", page)]
    headed = [page for page in broken if re.search(rf"{label} ?Word for word", page)]

    assert len(broken) >= 2
    assert headed == broken
