"""Numbers of two texts: same, carried, or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.meaning.agreement import MOST, agree
from compare.meaning.quantities import read_quantities


def relations(claim: str, passage: str) -> list[str]:
    """The relation of each quantity of the claim."""
    return [pairing.relation for pairing in agree(read_quantities(claim), read_quantities(passage))]


@pytest.mark.parametrize(
    ("claim", "passage", "relation"),
    [
        ("more than 1.1 million boats", "1,148,000 boats", "carried"),
        ("more than 1.2 million boats", "1,148,000 boats", "contradicted"),
        ("exactly 40 boats", "up to 40 boats", "bound differs"),
        ("40 boats", "about 40 boats", "bound differs"),
        ("about 40 boats", "40 boats", "carried"),
        ("up to 40 boats", "at least 40 boats", "bound differs"),
        ("1.2 bn people", "1,200 million people", "same"),
        ("one in five people", "20 percent of people", "same"),
        ("33 percent of people", "a third of people", "same"),
        ("two percent", "two percentage points", "unit differs"),
        ("€5 million", "$5 million", "unit differs"),
        ("5 million boats", "4,983,112 boats", "carried"),
        ("twenty-four months", "two years", "same"),
        ("in 2015", "on 3 May 2015", "carried"),
        ("before 2015", "in 2011", "carried"),
        ("after 3 May", "on 2 May", "contradicted"),
        ("dozens of boats", "48 boats", "carried"),
        ("40 boats", "no boats", "unmatched"),
    ],
)
def test_value_unit_and_bound_are_compared(claim: str, passage: str, relation: str) -> None:
    """The same value in another form is the same; a bound or a unit that changed is not."""
    assert relations(claim, passage) == [relation]


def test_two_numbers_go_with_what_they_count() -> None:
    """Two numbers of one kind are told apart by what they count and by how near their values are."""
    passage = "The town has 354 boats, and 15 of its 20 harbours are new."
    assert relations("Fewer than 355 boats, and more than 14 harbours", passage) == ["carried", "carried"]
    assert relations("Fewer than 350 boats", passage) == ["contradicted"]


@given(st.integers(2, 10_000))
def test_a_number_agrees_with_itself_and_with_no_neighbour(value: int) -> None:
    """N is n, in every wording around it, and never n + 1 where both are printed in full."""
    assert relations(f"They counted {value:,} boats", f"{value:,} boats were counted") == ["same"]
    assert relations(f"They counted {value * 10 + 1:,} boats", f"{value * 10 + 2:,} boats") == [
        "contradicted"
    ]


@given(st.integers(2, 10_000), st.integers(2, 10_000))
def test_a_bound_is_carried_by_what_lies_beyond_it(bound: int, value: int) -> None:
    """A bound: "more than b" is carried by v exactly where v > b, "fewer than b" where v < b."""
    more, fewer = (
        relations(f"more than {bound:,}", f"{value:,}"),
        relations(f"fewer than {bound:,}", f"{value:,}"),
    )
    assert more == (
        ["carried"] if value > bound else ["bound differs"] if value == bound else ["contradicted"]
    )
    assert fewer == (
        ["carried"] if value < bound else ["bound differs"] if value == bound else ["contradicted"]
    )


def test_many_numbers_in_one_sentence_are_paired_each_with_its_own() -> None:
    """A table read out as one sentence: every number finds its own, however many there are."""
    said = ", ".join(f"{4 * number + 3} boats" for number in range(MOST))
    quantities = read_quantities(said)
    pairings = agree(quantities, quantities[::-1])

    assert len(pairings) == MOST
    assert all(one.claim.low == one.passage.low for one in pairings if one.passage)
    assert len(agree(quantities * 20, quantities * 20)) == MOST
