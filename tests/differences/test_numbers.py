"""Numbers: by what time they are counted, limits, what speech leaves out, and which way they go."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare.model import Difference

Look = Callable[..., tuple[Difference, ...]]


def heavy(found: tuple[Difference, ...]) -> set[str]:
    """The types of what is more than cosmetic."""
    return {item.type for item in found if item.severity}


@pytest.mark.parametrize(
    ("printed", "said", "kind"),
    [
        ("The ferry earns 300 crowns a year from each pier", "Each pier earns us 300 crowns a month", "unit"),
        ("The bakers get a weekly allowance of $90", "We give the bakers a daily allowance of $90", "unit"),
        (
            "The mill produced 12 megawatt hours of power",
            "The mill produced 12 kilowatt hours of power",
            "unit",
        ),
        (
            "The toll was lowered by half a percentage point in spring",
            "In spring we lowered the toll by a quarter of a percentage point",
            "number",
        ),
        ("The tax on boats is cut by a third", "We will cut the tax on boats by a quarter", "number"),
        (
            "Boys under 14 pay nothing on the ferry",
            "Boys under 12 pay nothing when they come, not on the ferry",
            "number",
        ),
        (
            "The old weir stays open until 2031",
            "The old weir that we built stays open until 2030, not longer",
            "date",
        ),
        (
            "The lake has been closed for more than two decades",
            "We have had the lake closed for more than a decade",
            "number",
        ),
        ("The council meets on the twenty-third", "The council meets on the twenty-second", "number"),
        ("About seven in twenty boats leak", "About seven in ten boats leak here", "number"),
        (
            "The lake rose by 9 percent in the wet spring",
            "In the wet spring the lake fell by 9 percent",
            "cause or comparison",
        ),
        (
            "The mill sold 40 sacks more than the year before",
            "The mill in the valley sold 40 sacks fewer than the year before",
            "cause or comparison",
        ),
    ],
)
def test_a_number_of_reported_speech_that_was_changed(look: Look, printed: str, said: str, kind: str) -> None:
    """Period, unit, limit, share, ordinal and direction are part of a number."""
    assert kind in heavy(look(printed, said, quoted=False))


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (
            "She could not pay four million because nobody lent it",
            ["I would pay three million.", "I can't pay four, because nobody lent it."],
        ),
        ("The ferry takes thirty minutes", "The ferry takes thirty, as you know"),
        (
            "The dues are now 2.5 percent, down from 3.1 percent",
            ["The dues are now 2.5 percent.", "It was 3.1."],
        ),
        (
            "Four of the eleven rowers stayed ashore",
            "Seven rowers went out and four stayed ashore",
        ),
        ("The bridge cost 70 crowns instead of 40", ["They said that the bridge would cost 40 crowns."]),
        ("About 12.5 percent of the boats leak", "One in eight of the boats leaks"),
        ("The keeper earns 1,200 crowns a year", "The keeper earns 100 crowns a month"),
        ("More than 4,000 sacks were sold at the mill", "4,120 sacks were sold at the mill"),
        (
            "The dues will be cut by 0.5 percentage points to 3 percent",
            "We cut the dues by half a point, to 3 percent",
        ),
        ("The train was late by over an hour", "The train was late by more than an hour"),
    ],
)
def test_a_number_that_says_the_same(look: Look, printed: str, said: str | list[str]) -> None:
    """What speech leaves out, what the article sums up, rounds or converts is no difference."""
    assert not heavy(look(printed, said, quoted=False)) & {"number", "unit", "date", "quantifier or bound"}


def test_a_bound_that_is_cut_from_a_quotation_is_told_once(look: Look) -> None:
    """An "at least" is part of its number, not a deletion beside it."""
    found = look("It costs 30 crowns to cross the lake", "It costs at least 30 crowns to cross the lake")
    assert heavy(found) == {"quantifier or bound"}


def test_a_bound_behind_a_mark_belongs_to_the_next_number(look: Look) -> None:
    """Behind an ellipsis "at least" says nothing of the number before it."""
    said = "We rowed for nine days, only six boats in all, when at least 20 were needed."
    found = look("We rowed for nine days … at least 20 were needed", said, wording="edited, marked")
    assert "quantifier or bound" not in heavy(found)
