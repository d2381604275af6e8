"""Which groups are measured on, and never trained on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compare.evaluation.split import HELD_OUT_PERCENT, held_out


def test_about_as_many_groups_are_held_out_as_stated() -> None:
    """Of many groups the stated share is kept for measuring."""
    share = sum(held_out(f"group {number}") for number in range(4000)) / 40

    assert abs(share - HELD_OUT_PERCENT) < 2


@given(st.text())
def test_a_group_is_on_one_side_whatever_its_white_space(group: str) -> None:
    """The same key with other white space around it falls on the same side."""
    assert held_out(group) == held_out(f"  {group}\n")
