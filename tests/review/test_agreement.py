"""Krippendorff's α against published examples, and what stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.review.agreement import NO_PAIRS, NO_VARIATION, alpha, measure_agreement


def ratings(*rows: str) -> list[dict[str, str]]:
    """Units from one line of values per coder; a dot is no value."""
    return [
        {f"coder-{n}": row[at] for n, row in enumerate(rows) if row[at] != "."} for at in range(len(rows[0]))
    ]


# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): A, B and C, the last with values missing.
BINARY = ratings("0100000010", "1110010000")
NOMINAL = ratings("aabbdcccedda", "babbbcccEddd".replace("E", "e"))
FOUR = ratings("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


@pytest.mark.parametrize(
    ("units", "level", "values", "published"),
    [
        (BINARY, "nominal", "01", 0.095),
        (NOMINAL, "nominal", "abcde", 0.692),
        (FOUR, "nominal", "12345", 0.743),
        (FOUR, "ordinal", "12345", 0.815),
        (ratings("0" * 10 + "1" * 10, "0" * 9 + "1" * 11), "nominal", "01", 0.902),
        (ratings("0" * 20, "0" * 19 + "1"), "nominal", "01", 0.0),
    ],
)
def test_alpha_is_as_published(units, level, values: str, published: float) -> None:
    """α is that of the published worked examples, and of the two checks of the method, to three digits."""
    found = alpha(units, level=level, values=values)

    assert found is not None
    assert round(found, 3) == published


def test_without_variation_alpha_is_undefined() -> None:
    """All the same is no agreement beyond chance: undefined, with raw agreement 1 beside it."""
    found = measure_agreement(
        "x", ratings("0000", "0000"), level="nominal", values="01", seed=1, replicates=50
    )

    assert (found.alpha, found.undefined, found.interval, found.raw) == (None, NO_VARIATION, None, 1.0)
    assert found.by_value == (("0", 1.0),)


def test_nineteen_pairs_of_none_and_one_split() -> None:
    """α is .000 where coders agree on 95 %: the agreement on the rare value stands beside it."""
    units = ratings("0" * 20, "0" * 19 + "1")
    found = measure_agreement("x", units, level="nominal", values="01", seed=1, replicates=50)

    assert found.alpha == pytest.approx(0.0)
    assert found.raw == pytest.approx(0.95)
    assert dict(found.by_value) == {"0": pytest.approx(38 / 39), "1": 0.0}


def test_one_coder_is_no_agreement() -> None:
    """Where no unit was coded twice nothing is measured, and it says so."""
    found = measure_agreement("x", ratings("01", ".."), level="nominal", values="01", seed=1, replicates=50)

    assert (found.alpha, found.undefined, found.raw, found.by_value) == (None, NO_PAIRS, None, ())


def test_the_interval_holds_alpha_and_depends_on_the_seed_only() -> None:
    """The bootstrap over units gives an interval around α, the same for the same seed."""
    found = [
        measure_agreement("x", FOUR, level="ordinal", values="12345", seed=7, replicates=80) for _ in range(2)
    ]
    low, high = found[0].interval or (1.0, 0.0)

    assert found[0] == found[1]
    assert low <= (found[0].alpha or 0.0) <= high <= 1.0


@settings(max_examples=20)
@given(st.lists(st.lists(st.sampled_from("abc"), min_size=2, max_size=4), min_size=2, max_size=12))
def test_alpha_does_not_depend_on_order(units: list[list[str]]) -> None:
    """Neither the order of units nor that of coders changes α, and it is never above 1."""
    one = [{str(n): value for n, value in enumerate(unit)} for unit in units]
    other = [{str(n): value for n, value in enumerate(reversed(unit))} for unit in reversed(units)]
    for level in ("nominal", "ordinal"):
        first, second = (alpha(data, level=level, values="abc") for data in (one, other))
        assert (first is None) == (second is None)
        assert first is None or (first == pytest.approx(second) and first <= 1.0)
