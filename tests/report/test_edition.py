from __future__ import annotations

from pathlib import Path

import pytest

from compare.errors import ConfigError
from compare.report.edition import Edition, ExcerptLimit


@pytest.mark.parametrize(
    ("stated", "words", "told"),
    [
        ("25%", 50, "25\u00a0% of each article’s words"),
        ("12.5 %", 25, "12.5\u00a0% of each article’s words"),
        ("0%", 0, "0\u00a0% of each article’s words"),
        ("100%", 200, "100\u00a0% of each article’s words"),
        ("40", 40, "40 words of each article"),
        ("3000 words", 200, "3,000 words of each article"),
    ],
)
def test_a_limit_is_a_share_or_a_number_of_words(stated: str, words: int, told: str) -> None:
    """Of an article of 200 words the limit allows what it says, and never more than there are."""
    limit = ExcerptLimit.parse(stated)

    assert limit.of(200) == words
    assert limit.told == told
    assert limit.of(0) == 0


@pytest.mark.parametrize("stated", ["", "101%", "half", "-5", "1e3", "25%%"])
def test_another_limit_is_an_error_that_shows_how(stated: str) -> None:
    """What is no limit is refused with an example."""
    with pytest.raises(ConfigError, match="such as 25%") as caught:
        ExcerptLimit.parse(stated)
    assert caught.value.code == "excerpt-limit"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"kind": "public"}, "edition-unknown"),
        ({"paper": "A5"}, "edition-unknown"),
        ({"note": "This is propaganda."}, "edition-note"),
        ({"title": "A made-up line"}, "edition-note"),
        ({"title": "t" * 301}, "edition-too-long"),
        ({"templates": Path("no/such/folder")}, "templates-not-found"),
    ],
)
def test_what_no_edition_can_have_is_an_error(values: dict, code: str) -> None:
    """Each value that is not possible has its own message."""
    with pytest.raises(ConfigError) as caught:
        Edition(**values)
    assert caught.value.code == code


def test_names_are_shown_where_they_are_asked_for() -> None:
    """A private edition has names, another one only on request."""
    assert Edition().by_name
    assert not Edition(kind="excerpt").by_name
    assert Edition(kind="excerpt", names=True).by_name
