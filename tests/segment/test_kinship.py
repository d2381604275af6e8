"""Copies, versions, the whole speech: what an article shares with the other texts of an event."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from compare.model import Article, ArticleInfo, HealthNote
from compare.segment.article import segment_article
from compare.segment.kinship import with_kinship
from compare.testing import make_document, make_transcript

NUMBERS = ["one", "two", "three", "four", "five", "six", "seven"]
SPEECH = [
    f"Basin {a}{b}{c} of the harbour has {a} cranes and {b} quays." for a, b, c in permutations(NUMBERS, 3)
]
RECORD = make_transcript([("ADA", SPEECH)])
WIRE = [
    f"Dockers in basin {a} counted {b} ships on day {c}, the agency wrote."
    for a, b, c in permutations(NUMBERS[:5], 3)
]
OTHER = [
    f"Critics of plan {a} found {b} faults with rule {c}, they told us."
    for a, b, c in permutations(NUMBERS[:5], 3)
]


def article(*sentences: str, **stated: Any) -> Article:
    """An article of these sentences, ten to a paragraph."""
    text = "\n\n".join(" ".join(sentences[at : at + 10]) for at in range(0, len(sentences), 10))
    info = ArticleInfo(**{"file": f"{stated.get('outlet', 'x')}.txt", "label": "x", **stated})
    return segment_article(make_document(text), info)


def notes(*articles: Article, **_options: Any) -> list[list[HealthNote]]:
    """The notes of kinship of each article."""
    kinds = {"copy", "version", "whole-speech"}
    found = with_kinship(articles, [RECORD])
    return [[note for note in one.health if note.code in kinds] for one in found]


def test_copies_of_one_text_are_found_though_cut_and_headed_otherwise() -> None:
    """Two outlets that print one agency text are one source; an article of its own has no note."""
    one = article("Dockers count ships.", *WIRE, outlet="A")
    two = article("A city counts.", *WIRE[:40], outlet="B")
    three = article(*OTHER, outlet="C")

    first, second, third = notes(one, two, three)

    assert [note.code for note in first] == ["copy"]
    assert first[0].others == (two.id,)
    assert second[0].others == (one.id,)
    assert third == []


def test_two_texts_of_one_outlet_are_versions() -> None:
    """The same words under the same name are an earlier and a later state."""
    first, second = notes(article(*WIRE, outlet="A"), article("Updated.", *WIRE[5:], outlet="A"))

    assert [note.code for note in (*first, *second)] == ["version", "version"]


def test_quoting_the_same_speech_at_length_makes_no_copy() -> None:
    """What both share with the record is left out before they are compared."""
    one = article(*SPEECH[:20], *WIRE[:20], outlet="A")
    two = article(*SPEECH[:20], *OTHER[:20], outlet="B")

    assert notes(one, two) == [[], []]


def test_an_article_that_holds_the_speech_is_told() -> None:
    """Half of the record word for word is the speech itself."""
    (found,) = notes(article("The speech in full.", *SPEECH[:150], outlet="A"))

    assert [note.code for note in found] == ["whole-speech"]
    assert "of the record word for word" in str(found[0].text)


def test_a_stated_group_goes_before_what_is_found() -> None:
    """Articles of one name are a group, and a name of its own takes an article out of any."""
    alike = [article(*WIRE, outlet="A"), article(*WIRE[1:], outlet="B", text_group="own")]
    apart = [article(*WIRE, outlet="A", text_group="one"), article(*OTHER, outlet="B", text_group="one")]

    assert notes(*alike) == [[], []]
    assert [[note.code for note in found] for found in notes(*apart)] == [["copy"], ["copy"]]


@pytest.mark.parametrize("n_others", [2, 40])
def test_groups_do_not_depend_on_the_order(n_others: int) -> None:
    """Few articles and many (found by hashing) give the same groups in every order."""
    others = [
        article(*[f"{word} {sentence}" for sentence in OTHER[:20]], outlet=f"O{number}")
        for number, word in enumerate([f"Ward{number}" for number in range(n_others)])
    ]
    others = [replace(one, id=f"{one.id}{number}") for number, one in enumerate(others)]
    pair = [article(*WIRE, outlet="A"), article(*WIRE[3:], outlet="B")]
    articles = [*pair, *others]

    forward = {one.id: one.health for one in with_kinship(articles, [RECORD])}
    backward = {one.id: one.health for one in with_kinship(articles[::-1], [RECORD])}

    assert forward == backward
    assert [note.code for note in forward[pair[0].id]] == ["copy"]


def test_short_texts_and_none_are_left_alone() -> None:
    """A few words in common say nothing."""
    assert notes(
        article("She said no to it.", outlet="A"), article("She said no to it all.", outlet="B")
    ) == [[], []]
    assert with_kinship([], [RECORD]) == ()
