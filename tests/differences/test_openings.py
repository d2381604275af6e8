"""What stands right before a quotation's first word."""

from __future__ import annotations

import pytest

from compare.differences.find import find_differences
from compare.model import Difference
from compare.testing import make_alignment, make_article, make_claim, make_transcript


def quoted(before: str, printed: str, said: str, matched: str) -> tuple[Difference, ...]:
    """What is found in a quotation of some words of the record, words of the article before it."""
    record = make_transcript([("Ada Holm", [said])])
    article = make_article(
        [("headline", "At the fair"), ("paragraph", f"{before}“{printed}” Ada Holm said.")], language="en"
    )
    claim = make_claim(
        article, printed, kind="direct quotation", speaker="Ada Holm", evidence="Ada Holm said"
    )
    alignment = make_alignment(claim, record, matched, wording="verbatim", level="verbatim")
    [found] = find_differences([claim], [alignment], [article], [record])
    return found.differences


@pytest.mark.parametrize(
    ("printed", "said", "matched", "kind"),
    [
        ("Every rower likes soup.", "Not every rower likes soup.", "every rower likes soup", "negation"),
        (
            "That the mill is haunted.",
            "I'm not saying that the mill is haunted.",
            "that the mill is haunted",
            "negation",
        ),
        ("60 boats were lost.", "About 60 boats were lost.", "60 boats were lost", "quantifier or bound"),
        ("All the boats leak.", "Almost all the boats leak.", "all the boats leak", "quantifier or bound"),
    ],
)
def test_what_belongs_to_the_first_word_is_missed(printed: str, said: str, matched: str, kind: str) -> None:
    """A denial, a bound or a quantifier left outside the marks changes what the quotation says."""
    assert [item.type for item in quoted("", printed, said, matched) if item.severity >= 2] == [kind]


@pytest.mark.parametrize(
    ("before", "printed", "said", "matched"),
    [
        (
            "It was not so that ",
            "every rower likes soup.",
            "Not every rower likes soup.",
            "every rower likes soup",
        ),
        ("She counted about ", "60 boats were lost.", "About 60 boats were lost.", "60 boats were lost"),
        ("", "… every rower likes soup.", "Not every rower likes soup.", "every rower likes soup"),
        ("", "We like soup.", "Not long ago I said it, we like soup.", "we like soup"),
    ],
)
def test_what_the_article_says_outside_the_marks_is_not_missed(
    before: str, printed: str, said: str, matched: str
) -> None:
    """Silent where the sentence says it, a mark shows the cut, or it belongs to another clause."""
    assert not [item for item in quoted(before, printed, said, matched) if item.severity >= 2]
