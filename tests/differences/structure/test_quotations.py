"""Cuts, brackets, joins, inner quotations: what a pair of quotation marks makes of the record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare.differences.frame import Draft
from compare.model import Alignment, Article, Claim, Transcript
from compare.testing import make_article

Placed = tuple[Claim, Alignment]
Place = Callable[..., Placed]
Find = Callable[..., list[Draft]]

BRIDGE = "The old bridge carries the weight of the whole valley."
CONDITION = "If the province agrees, we will open the new bridge in May."
COST = "It may cost more than we hoped."
ACROSS = "words of two speakers, or of two turns, in one pair of quotation marks"
WITHIN = "joined within a turn or reordered"


def article_of(*paragraphs: str, headline: str = "The bridge") -> Article:
    """An article of paragraphs under a headline."""
    return make_article([("headline", headline), *(("paragraph", words) for words in paragraphs)])


def kinds(drafts: list[Draft]) -> list[str]:
    """The types, in order."""
    return [draft.type for draft in drafts]


def said(draft: Draft, record: Transcript) -> str:
    """The words of the record to which a draft points."""
    assert draft.passage is not None
    return draft.passage.slice(record.document.text)


@pytest.mark.parametrize(
    ("printed", "kind", "left_out"),
    [
        ("The old bridge carries the whole valley", "unmarked deletion", "weight of the"),
        ("The old bridge carries … the whole valley", "marked deletion", "the weight of"),
        ("The old bridge carries [...] the whole valley", "marked deletion", "the weight of"),
    ],
)
def test_words_left_out_inside_a_quotation(
    printed: str, kind: str, left_out: str, placed: Place, found: Find, record: Transcript
) -> None:
    """A cut is a deletion, and a mark at its place says so, whichever of two equal words was kept."""
    article = article_of(f"“{printed},” Brandt said.")
    drafts = found(article, placed(article, printed, BRIDGE))

    assert kinds(drafts) == [kind]
    assert set(said(drafts[0], record).split()) == set(left_out.split())


def test_a_cut_that_takes_a_condition_along(placed: Place, found: Find, record: Transcript) -> None:
    """The "if" between two sentences is named, and the cut is found across the border of the sentences."""
    printed = "The old bridge carries the weight of the whole valley. We will open the new bridge in May"
    article = article_of(f"“{printed},” Brandt said.")
    drafts = found(article, placed(article, printed, BRIDGE, "we will open the new bridge in May"))

    assert kinds(drafts) == ["unmarked deletion that takes one of these along"]
    assert "“If”" in str(drafts[0].explanation)
    assert said(drafts[0], record).startswith("If the province agrees")


@pytest.mark.parametrize(
    "printed",
    [
        "The old bridge carries the weight",
        "carries the weight of the whole valley",
        "The old bridge carries the weight of the whole valley",
    ],
)
def test_what_stands_before_and_behind_a_quotation_is_no_deletion(
    printed: str, placed: Place, found: Find
) -> None:
    """A quotation may begin and end where it likes."""
    article = article_of(f"“{printed},” Brandt said.")

    assert found(article, placed(article, printed, BRIDGE)) == []


def test_brackets_are_an_insertion_and_point_at_what_they_replace(
    placed: Place, found: Find, record: Transcript
) -> None:
    """The words in brackets are the claim's side, the pronoun in their place the record's."""
    printed = "[The bridge] may cost more than we hoped"
    inner = "It may cost [much] more than we hoped"
    first, second = article_of(f"“{printed},” Brandt said."), article_of(f"“{inner},” Brandt said.")

    drafts = found(second, placed(second, inner, COST))
    assert kinds(drafts) == ["bracketed insertion"]
    assert drafts[0].claim.slice(second.document.text) == "[much]"
    assert kinds(found(first, placed(first, printed, COST))) == ["bracketed insertion"]


def test_sic_and_dots_in_brackets_are_no_insertion(placed: Place, found: Find) -> None:
    """What stands in brackets is looked at before it is called an insertion."""
    printed = "It may cost [sic] more than we hoped"
    article = article_of(f"“{printed},” Brandt said.")

    assert found(article, placed(article, printed, COST)) == []


@pytest.mark.parametrize(
    ("printed", "passages", "kind"),
    [
        (f"{BRIDGE} {COST}", (BRIDGE, COST), WITHIN),
        (f"{CONDITION} {BRIDGE}", (CONDITION, BRIDGE), WITHIN),
        (f"{COST} Nothing changes before the winter.", (COST, "Nothing changes before the winter."), ACROSS),
        (f"{COST} I have crossed that bridge for forty years, and I trust it.",
         (COST, "I have crossed that bridge for forty years, and I trust it."), ACROSS),
    ],
)  # fmt: skip
def test_words_of_two_places_in_one_pair_of_marks(
    printed: str, passages: tuple[str, str], kind: str, placed: Place, found: Find
) -> None:
    """Joined within a turn, reordered, joined across turns, joined across speakers."""
    article = article_of(f"“{printed}” Brandt said.")

    assert kinds(found(article, placed(article, printed, *passages))) == [kind]


def test_a_sentence_that_only_its_words_place_counts_as_well(placed: Place, found: Find) -> None:
    """The second half is found in the record although the claim is not aligned to it."""
    printed = f"{COST} I have crossed that bridge for forty years, and I trust it."
    article = article_of(f"“{printed}” Brandt said.")

    assert kinds(found(article, placed(article, printed, COST))) == [ACROSS]


def test_passages_that_follow_each_other_are_not_joined(placed: Place, found: Find) -> None:
    """Two sentences of one turn, in order, with nothing left out."""
    printed = f"{CONDITION} {COST}"
    article = article_of(f"“{printed}” Brandt said.")

    assert found(article, placed(article, printed, CONDITION, COST)) == []


def test_a_marked_gap_inside_a_turn_is_no_join(placed: Place, found: Find) -> None:
    """An ellipsis between two sentences of one turn is a marked cut."""
    printed = f"{BRIDGE} … {COST}"
    article = article_of(f"“{printed}” Brandt said.")

    assert WITHIN not in kinds(found(article, placed(article, printed, BRIDGE, COST)))


def test_a_saying_given_as_the_speakers_own(placed: Place, found: Find) -> None:
    """Words inside quotation marks of the record are not the speaker's, unless the article says whose."""
    words = "A river never asks for permission"
    article = article_of(f"“{words},” Brandt said.")
    told = article_of(f"Brandt recalled her grandmother: “{words}.”")

    assert kinds(found(article, placed(article, words, words, attribution="agrees"))) == [
        "words that the speaker was quoting given as the speaker's own"
    ]
    assert found(told, placed(told, words, words, attribution="agrees")) == []
