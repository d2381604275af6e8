from __future__ import annotations

from dataclasses import replace
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from compare.comparison import Comparison
from compare.model import HealthNote, Span
from compare.report.build import build_view
from compare.report.evidence import cut_slices, word_marks
from compare.testing import make_alignment, make_article, make_claim, make_comparison, make_transcript

WORDS = st.lists(st.sampled_from(["oak", "mill", "water", "the", "may", "will", "not"]), max_size=12)


def marked(text: str, marks: tuple[Span, ...]) -> list[str]:
    """The words under marks."""
    return [mark.slice(text) for mark in marks]


def test_the_words_that_differ_are_marked() -> None:
    """A word replaced, one added and one left out are marked on the side that has them."""
    one, other = "The mill will reopen, in spring", "the mill may reopen in early spring"
    left, right = word_marks(one, [Span(0, len(one))], other, [Span(0, len(other))])

    assert marked(one, left) == ["will"]
    assert marked(other, right) == ["may", "early"]


def test_case_punctuation_and_apostrophes_are_no_difference() -> None:
    """What is cosmetic is not marked."""
    one, other = "Don’t wait — ‘Go’", "don't wait, go!"

    assert word_marks(one, [Span(0, len(one))], other, [Span(0, len(other))]) == ((), ())


@given(WORDS, WORDS)
def test_marks_leave_what_both_sides_have(one: list[str], other: list[str]) -> None:
    """Without the marked words both sides read alike, and marks lie inside the text."""
    left_text, right_text = " ".join(one), " ".join(other)
    left, right = word_marks(left_text, [Span(0, len(left_text))], right_text, [Span(0, len(right_text))])
    if one and other:
        kept = [
            " ".join("".join(_without(t, m)).split()) for t, m in ((left_text, left), (right_text, right))
        ]
        assert kept[0] == kept[1]


def _without(text: str, marks: tuple[Span, ...]) -> list[str]:
    return [sign for place, sign in enumerate(text) if not any(m.start <= place < m.end for m in marks)]


@given(st.text(alphabet="ab c.", min_size=1, max_size=400), st.data())
def test_slices_are_slices_of_the_text(text: str, data: st.DataObject) -> None:
    """The pieces of a cut text, gaps left out, are one stretch of it that holds the words compared."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pieces = cut_slices(text, [Span(0, len(text))], [Span(start, end)], [], context=30)
    shown = "".join(piece.text for piece in pieces if piece.kind != "gap")

    assert shown in text
    assert "".join(piece.text for piece in pieces if piece.kind == "match") == text[start:end]


def test_a_long_sentence_is_cut_around_the_words() -> None:
    """Context far from the words compared is left out, with a sign for it."""
    text = "before " * 100 + "the words" + " after" * 100
    pieces = cut_slices(text, [Span(0, len(text))], [Span(700, 709)], [])

    assert [piece.kind for piece in pieces] == ["gap", "context", "match", "context", "gap"]
    assert pieces[2].text == "the words"
    assert len(pieces[1].text) <= 240


def test_cards_show_both_sides(sample: Comparison) -> None:
    """On a card the record's words and the article's words stand as they are in the texts."""
    view = build_view(sample)
    cards = [card for outlet in view.outlets for card in outlet.cards]
    mill = next(card for card in cards if card.state == "Differs in words, without a mark")

    assert [piece.text for piece in mill.article if piece.kind == "changed"] == ["will"]
    assert [
        p.text for voice in mill.record for view in voice.passages for p in view.slices if p.kind == "changed"
    ] == ["may"]
    assert "".join(piece.text for piece in mill.article).startswith("She announced that “the mill")
    assert mill.differences[0].severity == "a meaning-bearing word changed, added or dropped"
    assert mill.why == "Nearly the same words; support 0.90 of 1."
    assert mill.evidence.startswith(
        "Decided by: nearly the same words (level “near”). Score 0.90; support 0.90. "
        "Next best place P002, support 0.41."
    )


def test_words_of_another_speaker_are_shown_as_such(sample: Comparison) -> None:
    """A quotation given to another speaker names both."""
    cards = [card for outlet in build_view(sample).outlets for card in outlet.cards]
    trees = next(card for card in cards if card.state == "Given to another speaker")

    assert trees.attribution == ("attributed to Piet Okafor; in the record: Ilse Brandvold")


def test_every_claim_has_one_home(sample: Comparison) -> None:
    """Each claim stands on one card or in one list."""
    homes: list[str] = []
    for outlet in build_view(sample).outlets:
        homes += [card.id for card in outlet.cards]
        homes += [item.id for group in outlet.unchecked for item in group.claims]
        homes += [item.id for item in (*outlet.scare_quotes.claims, *outlet.headings.claims)]

    assert sorted(homes) == sorted(claim.id for claim in sample.claim_records)


def test_what_others_report_is_listed(sample: Comparison) -> None:
    """A passage that only the other article was matched to is named, with its number."""
    second = next(outlet for outlet in build_view(sample).outlets if outlet.name == "002")

    assert second.others_note.startswith("4 passages were reported by the other supplied article")
    assert {run.label for run in second.others} == {"P003–P004", "P008", "P010"}


def test_copies_that_report_a_passage_are_told_as_one_text() -> None:
    """Two copies of one text and a third article: three articles, two texts."""
    record = make_transcript([("Ada Tarn", ["The mill may reopen in the spring, if the weir holds."])])
    said = record.passages[0]
    articles = [
        make_article(
            [("headline", name), ("paragraph", f"She said: {said.text}")], file=f"articles/{name}.txt"
        )
        for name in ("one", "two", "three")
    ]
    one, two, three = articles
    copy = partial(HealthNote, code="copy", text="Its text is largely that of another supplied article.")
    one = replace(one, health=(copy(others=(two.id,)),))
    two = replace(two, health=(copy(others=(one.id,)),))
    silent = make_article([("headline", "four"), ("paragraph", "It rained.")], file="articles/four.txt")
    decided = [
        (
            claim := make_claim(article, said.text.rstrip(".")),
            make_alignment(claim, record, said.text.rstrip(".")),
        )
        for article in (one, two, three)
    ]
    view = build_view(make_comparison([record], [one, two, three, silent], decided))
    last = next(outlet for outlet in view.outlets if outlet.name == "four")

    assert [run.remark for run in last.others] == [
        "reported by 3 of the 3 other supplied articles (2 texts, copies taken together)"
    ]


def test_the_strip_has_a_row_per_article_and_a_lane_per_speaker(sample: Comparison) -> None:
    """Ticks are drawn where passages were matched: quotations above, other words below."""
    strip = build_view(sample).strips[0]

    assert [row.name for row in strip.rows] == ["002", "Valley Tidings"]
    assert (strip.rows[0].quoted, strip.rows[0].reported.count("M")) == ("", 1)
    assert strip.rows[1].quoted.count("M") == 4
    assert [lane.label for lane in strip.lanes] == ["Ilse Brandvold", "Piet Okafor"]
    assert sum(int(cell) for cell in strip.table.rows[1].cells) == 5
