from __future__ import annotations

from itertools import pairwise

from compare.comparison import Comparison
from compare.model import RecordInfo, Wording
from compare.report.build import build_view
from compare.report.view import CardView, VoiceView
from compare.testing import make_alignment, make_article, make_claim, make_comparison, make_transcript


def card_of(record: list[str], quoted: str, found: str, *, wording: Wording = "edited, unmarked") -> CardView:
    """The card of one quotation that was found in the words `found` of a record of these sentences."""
    info = RecordInfo(file="t.txt", kind="as delivered", spoken_language="en", language="en")
    transcript = make_transcript([("Ada Quist", record)], info=info)
    article = make_article([("paragraph", f"“{quoted},” Quist said.")], language="en", outlet="The Wharf")
    claim = make_claim(article, quoted, kind="direct quotation", speaker="Ada Quist")
    alignment = make_alignment(claim, transcript, found, wording=wording)
    view = build_view(make_comparison([transcript], [article], [(claim, alignment)]))
    return view.outlets[0].cards[0]


def marked(voices: tuple[VoiceView, ...]) -> list[str]:
    """The words marked on the record's side."""
    slices = [piece for voice in voices for view in voice.passages for piece in view.slices]
    return [piece.text for piece in slices if piece.kind == "changed"]


def test_a_word_left_out_before_what_was_found_is_marked() -> None:
    """An article beside the words found is the record's own; the word between them is what differs."""
    card = card_of(["It is an open anchorage."], "an anchorage", "anchorage")

    assert marked(card.record) == ["open"]
    assert [piece.text for piece in card.article if piece.kind == "changed"] == []


def test_words_behind_what_was_found_are_not_drawn_in() -> None:
    """A word that stands in the place found is not looked for again behind it."""
    card = card_of(
        ["I went to see who was there, and there were six."],
        "I went to see who was there",
        "I went to see who was there",
        wording="verbatim",
    )

    assert marked(card.record) == []


def test_labels_who_and_when_stand_once_for_one_voice(sample: Comparison) -> None:
    """Neighbouring passages of one speaker share a line on who speaks, and each has its label."""
    cards = [c for o in build_view(sample).outlets for c in o.cards]

    assert any(card.record for card in cards)
    for card in cards:
        heads = [(voice.speaker, voice.time) for voice in card.record]
        assert all(first != second for first, second in pairwise(heads))
        assert all(view.label.startswith("P") for voice in card.record for view in voice.passages)


def test_every_count_of_the_table_links_to_its_claims(sample: Comparison) -> None:
    """A cell above nought leads to a line of the index that lists as many claims."""
    view = build_view(sample)
    lines = {
        entry.ids[0]: entry for outlet in view.outlets for group in outlet.index for entry in group.entries
    }
    for group in view.findings.table.groups:
        for row in group.rows:
            for cell, link in list(zip(row.cells, row.links, strict=True))[1:]:
                assert bool(link) == (cell != "0")
                assert not link or link in lines


def test_a_kind_without_claims_is_counted_as_none(sample: Comparison) -> None:
    """Every article has both kinds in its index, in the same order; one without quotations has 0 of them."""
    views = build_view(sample).outlets

    assert {tuple(group.heading for group in view.index[:2]) for view in views} == {
        ("Quotations", "Reported statements")
    }
    assert [(group.count, group.entries) for view in views for group in view.index if group.count == "0"] == [
        ("0", ())
    ]
