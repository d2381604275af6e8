"""Articles for few of whose claims a place was found are named before anything is made of their counts."""

from __future__ import annotations

import pytest

from compare.comparison import Comparison
from compare.model import Alignment, Article, Claim, RecordInfo
from compare.report.build import build_view
from compare.report.exports.markdown import markdown_text
from compare.report.shown import prepare
from compare.report.view import SettleLine
from compare.testing import make_alignment, make_article, make_claim, make_comparison, make_transcript

WORDS = [
    f"The {name} of the harbour opens in the year {year}." for year, name in enumerate("abcdefghijkl", 2031)
]
RECORD = make_transcript([("Ilse Brandvold", WORDS)], info=RecordInfo(file="transcript.txt"))


def make_pieces(name: str, compared: int, found: int) -> tuple[Article, list[tuple[Claim, Alignment]]]:
    """An article with so many claims, of which the first are located."""
    texts = [f"{name} reports that {word}" for word in WORDS[:compared]]
    paragraphs = [("headline", f"What {name} has"), *(("paragraph", text) for text in texts)]
    article = make_article(paragraphs, file=f"articles/{name}.txt", outlet=name)
    claims = [make_claim(article, text, speaker="Ilse Brandvold") for text in texts]
    return article, [
        (
            claim,
            make_alignment(claim, RECORD, WORDS[at])
            if at < found
            else make_alignment(claim, RECORD, location="not located"),
        )
        for at, claim in enumerate(claims)
    ]


def compared(**numbers: tuple[int, int]) -> Comparison:
    """A comparison with an article per name, of (compared, found) claims each."""
    pieces = [make_pieces(name, *counts) for name, counts in numbers.items()]
    return make_comparison(
        [RECORD], [article for article, _ in pieces], [one for _, decided in pieces for one in decided]
    )


def asked(comparison: Comparison) -> list[SettleLine]:
    """The lines on articles that may be about something else."""
    settle = build_view(comparison).first.settle
    return [line for line in settle if line.what.startswith("Whether") and "record" not in line.what]


def test_an_article_of_which_little_is_found_is_named_with_counts_and_link() -> None:
    """Its title, its outlet, how many of how many, a link to it, and the totals with and without it."""
    comparison = compared(Herald=(12, 11), Wharf=(12, 1))
    of_article, of_totals = asked(comparison)
    (wharf,) = [article for article in comparison.articles if article.info.outlet == "Wharf"]

    assert of_article.what == "Whether “What Wharf has” (Wharf) reports this event"
    assert of_article.bears.text == (
        "for 1 of its 12 statements and quotations that were compared the search found a place in the "
        "record; the others may come from another occasion or another source."
    )
    assert [ref.id for piece in of_article.bears.pieces for ref in piece.refs] == [wharf.id]
    assert of_totals.bears.text == (
        "with it the search found a place for 12 of 24 statements and quotations that were compared, without "
        "it for 11 of 12."
    )
    assert "“What Wharf has”" in markdown_text(prepare(comparison))


@pytest.mark.parametrize(
    ("counts", "named"), [((8, 1), True), ((8, 2), False), ((7, 0), False), ((12, 2), True), ((12, 3), False)]
)
def test_the_rule_is_one_in_four_of_eight_at_least(counts: tuple[int, int], named: bool) -> None:
    """The same rule whatever the outlet is called, and wherever it stands in the alphabet."""
    for first, second in (("Herald", "Wharf"), ("Wharf", "Herald")):
        lines = asked(compared(**{first: counts, second: (12, 12)}))
        assert [f"({first})" in line.what for line in lines] == ([True, False] if named else [])


def test_of_many_such_articles_the_first_are_named_and_the_others_counted() -> None:
    """Six lines, one for those beyond them, and one on the totals: none is left unsaid."""
    names = {f"Post{letter}": (8, 0) for letter in "ABCDEFGHI"}
    lines = asked(compared(**names))

    assert [line.what.split("(")[-1][:5] for line in lines[:6]] == [f"Post{letter}" for letter in "ABCDEF"]
    assert lines[6].what == "Whether 3 further articles report this event"
    assert lines[7].what == "Whether these 9 articles belong in the counts over all articles"
    assert len(lines) == 8
