"""JSON-LD: what a page states of its article, in the shapes that sites write it in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.ingest.json_ld import article_statements

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Harbour stays\nopen",
    "datePublished": "2031-05-04T09:00:00+02:00",
    "wordCount": 640,
    "inLanguage": "en",
    "articleSection": ["Politics", "Harbour"],
    "mainEntityOfPage": {"@id": "https://paper.example/a"},
    "publisher": {"@type": "Organization", "name": "The Paper"},
    "isAccessibleForFree": "False",
}
STATED = {
    "title": "Harbour stays open",
    "published": "2031-05-04T09:00:00+02:00",
    "word_count": "640",
    "language": "en",
    "section": "Politics",
    "url": "https://paper.example/a",
    "outlet": "The Paper",
    "paid": "yes",
}


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "publisher": {"name": "A platform"}}, ARTICLE]},
        [[{"@graph": [ARTICLE]}]],
        ARTICLE | {"@type": ["Thing", "ReportageNewsArticle"]},
        ARTICLE | {"publisher": [{"name": "The Paper"}]},
    ],
)
def test_an_article_is_found_in_every_shape(value: Any) -> None:
    """Alone, in a list, in a graph; the article's statements go before those of the site."""
    assert article_statements([json.dumps(value)]) == STATED


def test_what_is_malformed_states_nothing_and_hides_nothing() -> None:
    """A broken script beside a good one."""
    scripts = ["{broken", "[" * 100_000, "null", '"text"', json.dumps(ARTICLE)]

    assert article_statements(scripts) == STATED


@pytest.mark.parametrize(
    ("value", "stated"),
    [
        ({"@type": "OpinionNewsArticle"}, {"genre": "opinion"}),
        ({"@type": "PodcastEpisode"}, {"genre": "podcast"}),
        ({"@type": "NewsArticle", "wordCount": "many"}, {}),
        ({"@type": "NewsArticle", "isAccessibleForFree": True, "headline": None}, {}),
        ({"@type": "NewsArticle", "publisher": "The Paper", "headline": {"a": 1}}, {}),
        ({"@type": 7}, {}),
    ],
)
def test_only_what_is_stated_plainly_is_taken(value: Any, stated: dict[str, str]) -> None:
    """Other types and values of other kinds are left alone."""
    assert article_statements([json.dumps(value)]) == stated


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
KEYS = st.sampled_from([*ARTICLE, "@graph", "name", "url", "@id"])
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5)
)


@given(VALUES)
def test_any_json_gives_texts(value: Any) -> None:
    """Whatever stands in a script, what comes out are texts on one line."""
    for stated in article_statements([json.dumps(value)]).values():
        assert isinstance(stated, str)
        assert stated == " ".join(stated.split())
        assert stated
