"""What something simple reaches."""

from __future__ import annotations

import pytest

from compare.evaluation.baselines import BASELINES, Corpus, content_words, naive_number

TEXTS = [
    "The harbour was closed for eleven weeks.",
    "Nobody has been paid since the storm.",
    "The ferry will sail again in spring.",
    "?",
]


@pytest.mark.model
@pytest.mark.parametrize("name", BASELINES)
def test_each_baseline_finds_the_same_words(name: str) -> None:
    """A passage's own words rank it first, scores are finite, and a claim without words scores nothing."""
    corpus = Corpus(TEXTS)

    assert corpus.ranked(name, "nobody has been paid since the storm")[0] == 1
    assert corpus.scores(name, "the ferry will sail again").shape == (4,)
    assert abs(corpus.scores(name, "").max()) < 1e-6


@pytest.mark.parametrize("name", ["BM25", "words"])
def test_passages_without_words_score_nothing(name: str) -> None:
    """A record of function words only has no weight for anything."""
    assert Corpus(["of the", "?"]).scores(name, "the storm").tolist() == [0, 0]


def test_rare_words_weigh_more_in_bm25() -> None:
    """Of two words the rarer decides, and a longer passage needs more."""
    corpus = Corpus(["storm storm ferry", "storm pier", "storm", "storm"])

    assert corpus.ranked("BM25", "storm pier")[0] == 1


def test_content_words_leave_grammar_out() -> None:
    """Stop words and case go, numbers stay."""
    assert content_words("The harbour was closed for 11 weeks") == ["harbour", "closed", "11", "weeks"]


@pytest.mark.parametrize(
    ("claim", "evidence", "value"),
    [("1.5 million in 2019", "in 2019", 0.5), ("no number", "7", 1.0), ("1,200", "1,200 and 3", 1.0)],
)
def test_the_naive_number_rule_compares_them_as_written(claim: str, evidence: str, value: float) -> None:
    """The share of the claim's numbers that the evidence has."""
    assert naive_number(claim, evidence) == value
