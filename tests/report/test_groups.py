"""The section of an article: the same groups in the same order for each, and room for all alike."""

from __future__ import annotations

from collections import Counter

import pytest

from compare.comparison import Comparison
from compare.report.build import build_view
from compare.report.context import Limits
from compare.report.groups import GROUPS
from compare.report.html import render_layout
from compare.testing import (
    make_alignment,
    make_article,
    make_claim,
    make_comparison,
    make_difference,
    make_transcript,
)

SAID = [f"The mill number {n} may reopen in the spring, if the weir of the valley holds." for n in range(40)]


def event(articles: int = 2, claims: int = 12) -> Comparison:
    """Articles that print the record word for word, with a modal changed in every third claim."""
    record = make_transcript([("Ada", SAID)])
    found, decided = [], []
    for a in range(articles):
        printed = [
            text.replace("may", "will") if n % 3 == a % 3 else text for n, text in enumerate(SAID[:claims])
        ]
        article = make_article(
            [("headline", f"Report {a}"), *(("paragraph", f"“{text[:-1]},” Ada said.") for text in printed)],
            file=f"articles/{a}.txt",
            outlet=f"Outlet {a:02}",
        )
        found.append(article)
        for n, text in enumerate(printed):
            claim = make_claim(article, text[:-1], kind="direct quotation", speaker="Ada")
            changed = n % 3 == a % 3
            differences = (
                (make_difference(claim, article, record, "will", "may", kind="modality", severity=2),)
                if changed
                else ()
            )
            wording = "edited, unmarked" if changed else "verbatim"
            decided.append(
                (claim, make_alignment(claim, record, SAID[n][:-1], wording=wording, differences=differences))
            )
    return make_comparison([record], found, decided)


def test_the_gravest_come_first_and_what_was_not_located_last(sample: Comparison) -> None:
    """Groups stand in one order, and each card in the group of its gravest difference."""
    order = list(GROUPS)
    for outlet in build_view(sample).outlets:
        names = [group.id.rpartition("-")[2] for group in outlet.groups]
        assert names == sorted(names, key=order.index)
        for group, name in zip(outlet.groups, names, strict=True):
            assert all(card.differences for card in group.cards) == (name in "3210") or name == "speaker"
            assert all((card.state == "Not located") == (name == "lost") for card in group.cards)


def test_what_a_section_lacks_is_told(sample: Comparison) -> None:
    """A group without a claim is named, so that every article has all."""
    for outlet in build_view(sample).outlets:
        have = {group.heading for group in outlet.groups}
        for name, heading in GROUPS.items():
            if name not in ("part", "lost"):
                told = f"“{heading[:1].lower()}{heading[1:]}”" in outlet.empty
                assert told != (heading in have)


def test_all_cards_stand_on_the_page() -> None:
    """Without a limit every claim that was checked has its card."""
    view = build_view(event())

    assert [len(outlet.cards) for outlet in view.outlets] == [12, 12]
    assert not any(group.more for outlet in view.outlets for group in outlet.groups)


@pytest.mark.parametrize(("articles", "each"), [(2, 10), (4, 6)])
def test_a_limit_gives_every_article_as_many_cards(articles: int, each: int) -> None:
    """On paper the same number for each, of every group in turn; the others stand in short."""
    outlets = build_view(event(articles), limits=Limits(cards=20)).outlets

    for outlet in outlets:
        shown = Counter(group.heading for group in outlet.groups for _ in group.cards)
        assert sum(shown.values()) == each
        assert shown["A meaning-bearing word changed, added or dropped"] == min(4, each // 2)
        assert sum(len(group.cards) + len(group.more) for group in outlet.groups) == 12
        assert all(bool(group.more) == bool(group.more_note) for group in outlet.groups)


def test_of_many_articles_each_has_some_cards_or_none() -> None:
    """Where there is room for fewer than four of each, no article has a card, for the gravest would be it."""
    few, none = (build_view(event(4), limits=Limits(cards=cards, many=3)).outlets for cards in (32, 24))

    assert [len(outlet.cards) for outlet in few] == [4, 4, 4, 4]
    assert [len(outlet.cards) for outlet in none] == [0, 0, 0, 0]
    assert all("claims.csv" in outlet.empty for outlet in (*few, *none))


def test_a_limit_loses_no_claim_and_no_difference() -> None:
    """Every claim keeps its anchor and every difference its line."""
    comparison = event()
    page = render_layout(build_view(comparison, limits=Limits(cards=4)), layout="print", sparing=True)

    for claim in comparison.claim_records:
        assert page.count(f'id="{claim.id}"') == 1
        for difference in comparison.alignments_by_claim[claim.id].differences:
            assert page.count(f'id="{difference.id}"') == 1


def test_what_was_reported_is_told_by_speaker(sample: Comparison) -> None:
    """Claims, places and words, beside the words of the record; and who was not reported."""
    tidings = next(outlet for outlet in build_view(sample).outlets if outlet.name == "Valley Tidings")
    row = tidings.reported[-1].rows[0]

    assert row.heading == "Ilse Brandvold"
    assert row.cells[2:4] == ("yes", "1 of 8")
    assert "Piet Okafor" in tidings.reported_note
    assert "shared equally" in tidings.reported_note
