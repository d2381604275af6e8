"""Versions of one article: told by address, or outlet and title; the latest counts, the others are kept."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from compare.model import Article
from compare.segment.notices import correction_notices
from compare.segment.versions import set_versions_apart, with_versions
from compare.testing import make_article, make_document, make_event, make_transcript

TITLE = "Forty thousand oaks for the slope"
FIRST = "The village planted forty thousand oaks on the northern slope last winter, the reeve said on Monday."
SECOND = FIRST.replace("forty", "fifty")


def article(text: str, file: str, title: str = TITLE, **stated: Any) -> Article:
    """An article of one paragraph under a headline."""
    return make_article([("headline", title), ("paragraph", text)], file=file, **stated)


def apart(*articles: Article) -> tuple[list[str], list[tuple[str, int, bool]]]:
    """The files that count, and those that are set apart with number and whether the order is stated."""
    current, earlier = set_versions_apart(articles)
    return (
        [one.info.file for one in current],
        [(one.article.info.file, one.number, one.dated) for one in earlier],
    )


def test_the_same_address_is_one_article_whatever_tracks_its_readers() -> None:
    """The later text by its date counts; the other is set apart."""
    one = article(FIRST, "a.txt", url="https://www.tidings.example/oaks/", retrieved=date(2031, 9, 4))
    two = article(SECOND, "b.txt", url="http://tidings.example/oaks?utm_source=x", retrieved=date(2031, 9, 6))

    assert apart(one, two) == (["b.txt"], [("a.txt", 1, True)])
    assert apart(two, one) == (["b.txt"], [("a.txt", 1, True)])


def test_outlet_and_title_tell_versions_but_not_the_title_alone() -> None:
    """Two outlets may print one title."""
    one = article(FIRST, "a.txt", outlet="Valley Tidings", published=date(2031, 9, 4))
    two = article(SECOND, "b.txt", outlet="Valley Tidings", published=date(2031, 9, 5))
    other = article(SECOND + " So it was.", "c.txt", outlet="Hill Tidings")

    assert apart(one, two, other) == (["b.txt", "c.txt"], [("a.txt", 1, True)])


@pytest.mark.parametrize(
    "stated",
    [
        {"title": "Letters"},
        {"url": "https://tidings.example/{}"},
        {"text_group": "{}"},
    ],
    ids=["a short title", "two addresses", "two stated groups"],
)
def test_what_one_title_does_not_tell(stated: dict[str, str]) -> None:
    """Under a general title, at two addresses, or by the word of a person two texts are two articles."""
    texts = (FIRST, "Bakers of the town won the cup by three goals to one, their captain said afterwards.")
    two = [
        article(
            text,
            f"{number}.txt",
            outlet="Valley Tidings",
            **{key: value.format(number) for key, value in stated.items()},
        )
        for number, text in enumerate(texts)
    ]

    assert apart(*two) == (["0.txt", "1.txt"], [])


def test_without_dates_a_notice_comes_last_and_the_order_is_said_not_to_be_stated() -> None:
    """The order of files never decides; the ledger says that nobody stated the order."""
    url = "https://tidings.example/oaks"
    plain = article(FIRST, "z.txt", url=url)
    corrected = article(f"{SECOND}\n\nCorrection: it was fifty thousand.", "a.txt", url=url)

    for order in permutations((plain, corrected)):
        assert apart(*order) == (["a.txt"], [("z.txt", 1, False)])
    current, earlier = set_versions_apart([plain, corrected])
    event = make_event([make_transcript([("Ada", ["Oaks."])])], [plain, corrected])
    line = next(one for one in with_versions(event.ledger, current, earlier) if one.file == "z.txt")
    assert (line.outcome, line.code) == ("superseded", "superseded")
    assert "not stated" in str(line.reason)
    assert [note.code for note in current[0].health] == ["latest-version"]


def test_three_versions_are_one_chain() -> None:
    """Each earlier version is followed by the next; all are superseded by the last."""
    made = [
        article(f"{FIRST} {n}.", f"{n}.txt", url="https://t.example/oaks", retrieved=date(2031, 9, n))
        for n in (1, 2, 3)
    ]
    current, earlier = set_versions_apart([made[1], made[2], made[0]])

    assert [one.id for one in current] == [made[2].id]
    assert {one.article.id: (one.following, one.by, one.number) for one in earlier} == {
        made[0].id: (made[1].id, made[2].id, 1),
        made[1].id: (made[2].id, made[2].id, 2),
    }


@pytest.mark.parametrize(
    "line",
    [
        "Correction: The oaks were fifty thousand.",
        "CLARIFICATION (6 September): the slope is the northern one.",
        "An earlier version of this article gave the number of oaks as forty thousand.",
        "This article was amended on 6 September 2031 to correct the number of oaks.",
        "• This story has been corrected to say that it was winter.",
    ],
)
def test_a_correction_notice_is_found(line: str) -> None:
    """Notices in the usual words are found, and shown whole."""
    assert correction_notices(make_document(f"{FIRST}\n\n{line}")) == (line,)


@pytest.mark.parametrize(
    "line",
    [
        "She asked for a correction of the map.",
        "Corrections officers closed the road.",
        "An earlier version of the plan had a boat.",
        "The law was amended on Monday.",
    ],
)
def test_what_is_no_notice(line: str) -> None:
    """The same words about other things are no notice."""
    assert correction_notices(make_document(f"{FIRST}\n\n{line}")) == ()
