from __future__ import annotations

import pytest

from compare.model import Article, RecordInfo, Transcript
from compare.report.build import build_view
from compare.report.translation import translation_note
from compare.segment.language import language_tag, same_language, translated_sides
from compare.testing import make_alignment, make_article, make_claim, make_comparison, make_transcript


def article(language: str | None) -> Article:
    """An article in a language."""
    return make_article([("paragraph", "A short text.")], language=language)


def record(spoken: str | None, language: str | None) -> Transcript:
    """A record in a language, of something spoken in another."""
    info = RecordInfo(file="t.txt", spoken_language=spoken, language=language)
    return make_transcript([("Ada", ["A short text."])], info=info)


@pytest.mark.parametrize(
    ("spoken", "side", "other", "expected"),
    [
        (None, "en", "de", (False, False)),
        ("ru", "en", "en", (True, True)),
        ("Russian", "ru", "en", (False, True)),
        ("ru (some guests en)", "en-GB", "ru", (True, False)),
        ("en", "en-US", None, (False, False)),
    ],
)
def test_a_side_is_a_translation_only_if_that_is_stated(
    spoken: str | None, side: str | None, other: str | None, expected: tuple[bool, bool]
) -> None:
    """A side counts as translated if the event states another spoken language than that side's."""
    assert translated_sides(record(spoken, side), article(other)) == expected


def test_the_note_names_the_side() -> None:
    """The sentence says which side is a translation, and there is none where neither is."""
    assert translation_note(translated_sides(record("ru", "en"), article("en"))) == (
        "Word-for-word agreement is not assessed: both sides are translations."
    )
    assert translation_note(translated_sides(record("en", "en"), article("en"))) is None


def test_names_and_tags_are_the_same_language() -> None:
    """A language may be written as a name or as a tag."""
    assert same_language("Russian", "ru-RU")
    assert not same_language("de", "nl")
    assert language_tag('x" onload="1') is None


def test_a_language_that_is_not_stated_is_read_from_the_text() -> None:
    """An English record of what was spoken in Russian is a translation, whether or not that is stated."""
    words = "The mill stands at the river and the people of the village bring their grain to it every autumn."
    told = make_transcript([("Ada", [words, words])], info=RecordInfo(file="t.txt", spoken_language="ru"))

    assert translated_sides(told, article(None)) == (True, False)


def test_two_records_are_told_apart() -> None:
    """A quotation is graded by words against what was spoken, and not against a translation of it."""
    spoken = make_transcript(
        [("Ada", ["Der Hafen bleibt offen.", "Niemand zahlt zweimal."])],
        info=RecordInfo(file="de.txt", kind="as delivered", spoken_language="de", language="de"),
    )
    other = make_transcript(
        [("Ada", ["The harbour stays open.", "Nobody pays twice."])],
        info=RecordInfo(file="en.txt", kind="official edited", spoken_language="de", language="en"),
    )
    text = "“Der Hafen bleibt offen,” sagte Ada. “Nobody pays twice,” sagte sie."
    told = make_article([("paragraph", text)], language="de", outlet="Der Bote")
    first = make_claim(told, "Der Hafen bleibt offen", kind="direct quotation", speaker="Ada")
    second = make_claim(told, "Nobody pays twice", kind="direct quotation", speaker="Ada")
    view = build_view(
        make_comparison(
            [spoken, other],
            [told],
            [
                (first, make_alignment(first, spoken, "Der Hafen bleibt offen", wording="verbatim")),
                (second, make_alignment(second, other, "Nobody pays twice", wording="verbatim")),
            ],
        )
    )

    assert [card.state for card in view.outlets[0].cards] == ["Word for word", "Corresponds"]
    assert [card.heading for card in view.outlets[0].cards] == [
        "The record (as delivered) reads",
        "The record (official edited) reads",
    ]
    assert [strip.heading for strip in view.strips] == ["Record: de.txt", "Record: en.txt"]
    sentences = [sentence.text for sentence in view.findings.outlets[0].sentences]
    assert "The one located and compared as spoken is word for word." in sentences
    assert (
        "It was matched to 2 of the records’ 4 passages (7 words of 14); the article has 11 words."
        in sentences
    )
