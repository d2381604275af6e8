"""Health notes of one article: each sign, and texts that only look like it."""

from __future__ import annotations

from typing import Any

import pytest

from compare.model import Article, ArticleInfo, Cut
from compare.segment.article import segment_article
from compare.testing import make_document

START = "The harbour of Port Example stays open this winter, Ada Tarn said on Monday in the town hall."
MORE = "The council meets again in October, and the plan and its costs will be there, she added."


def segmented(*paragraphs: str, meta: dict[str, str] | None = None, cut: str = "", **stated: Any) -> Article:
    """An article of these paragraphs."""
    from dataclasses import replace

    text = "\n\n".join(paragraphs)
    document = replace(make_document(text), meta=tuple((meta or {}).items()))
    if cut:
        document = replace(document, cut=(Cut(at=len(text), text=cut),))
    return segment_article(document, ArticleInfo(**{"file": "a.txt", "label": "a", **stated}))


def codes(article: Article) -> list[str]:
    """The codes of its notes."""
    return [note.code for note in article.health]


def test_a_sound_article_has_no_note() -> None:
    """Two paragraphs that end with a full stop are complete."""
    article = segmented(START, MORE)

    assert article.health == ()
    assert article.complete


@pytest.mark.parametrize(
    ("stated", "code", "complete"),
    [("300", "fewer-words", False), ("60", "", True), ("52", "", True), ("9", "", True), ("x", "", True)],
)
def test_words_are_held_against_those_that_the_page_states(stated: str, code: str, complete: bool) -> None:
    """A text of a fifth fewer words than stated may be cut; a small or unreadable count says nothing."""
    article = segmented(START, MORE, START, meta={"word_count": stated} if stated.isdigit() else {})

    assert codes(article) == ([code] if code else [])
    assert article.complete is complete


def test_more_words_than_stated_do_not_make_a_text_incomplete() -> None:
    """Something else may have been read along."""
    article = segmented(*[START, MORE] * 4, meta={"word_count": "70"})

    assert codes(article) == ["more-words"]
    assert article.complete


@pytest.mark.parametrize(
    "end",
    [
        "She then spoke of the bridge and of",
        "She then spoke of the bridge, the quay and the…",
        "She then spoke of the bridge, the quay and [...]",
        "She then spoke of the bridge, of the quay,",
    ],
)
def test_an_end_in_mid_sentence_is_told(end: str) -> None:
    """The last words stand in the note, and no omission is assessed."""
    article = segmented(START, MORE, end)

    assert codes(article) == ["ends-open"]
    assert end.rsplit(maxsplit=1)[-1] in str(article.health[0].text)
    assert not article.complete


@pytest.mark.parametrize(
    "end",
    [
        "She asked: “Why not?”",
        "(Reporting by Sam Roe and others in Port Example)",
        "“We have the money,” she said, “and the time”",
        "Sam Roe",
    ],
)
def test_what_ends_a_text_properly_is_not_doubted(end: str) -> None:
    """Quotations, brackets and a name below the text."""
    assert "ends-open" not in codes(segmented(START, MORE, end))


def test_links_at_the_end_are_no_open_end() -> None:
    """Two or more headlines below the text are links to other pieces."""
    assert (
        codes(segmented(START, MORE, "Council votes on the bridge again", "Dockers welcome the new plan"))
        == []
    )


@pytest.mark.parametrize(
    "line",
    [
        "Already a subscriber? Log in",
        "Subscribe to continue reading",
        "To continue reading, sign in",
        "For subscribers only: the rest",
    ],
)
def test_an_invitation_to_read_on_makes_a_text_incomplete(line: str) -> None:
    """At the end of the text, or just below it in the page."""
    line = line.replace("Subscribe to continue reading", "Subscribe to continue reading").replace(
        "For sub", "For sub"
    )
    for article in (segmented(START, MORE, line), segmented(START, MORE, cut=line)):
        assert codes(article) == ["read-on"]
        assert not article.complete


def test_the_same_words_inside_a_report_are_no_paywall() -> None:
    """A long sentence that speaks of subscribers invites nobody."""
    assert (
        codes(
            segmented(
                START,
                "She told the paper's members only the half of it, to read the rest one must wait. " * 3,
            )
        )
        == []
    )


def test_a_notice_about_cookies_may_be_all_there_is() -> None:
    """A short text with one is doubted as a whole; in a long one it is only told."""
    notice = "We and our partners use cookies to give you the best experience on this site."

    assert not segmented(notice, START).complete
    long = segmented(notice, *[START, MORE] * 6)
    assert codes(long) == ["consent-notice"]
    assert long.complete


def test_a_page_that_is_not_free_is_told() -> None:
    """What the page itself states of access."""
    assert codes(segmented(START, MORE, meta={"paid": "yes"})) == ["paid-page"]


@pytest.mark.parametrize(
    ("paragraphs", "n"),
    [
        (["“We have the money, she said. The rest is known to all of us here."], 1),
        (['"We have the money, she said. The rest is known to all of us here.'], 1),
        (["“We have the money.", "“We have the time,” she said of the plan."], 0),
        (['The board is 12" wide, as she said to the council on Monday.'], 0),
        (["It’s the dockers’ plan, and ’tis theirs, she said to the council."], 0),
    ],
)
def test_quotation_marks_without_a_partner_are_counted(paragraphs: list[str], n: int) -> None:
    """A quotation that the next paragraph takes up is none, nor are inches and apostrophes."""
    assert codes(segmented(*paragraphs, MORE)).count("unpaired-marks") == n


def test_a_language_that_is_not_the_stated_one_is_told() -> None:
    """Only where a language is stated, and the text is long enough to tell."""
    german = (
        "Der Hafen bleibt in diesem Winter offen, sagte die Bürgermeisterin am Montag im Rathaus der Stadt."
    )

    assert codes(segmented(german, german, language="en")) == ["other-language"]
    assert codes(segmented(german, german)) == []
    assert codes(segmented(german, german, language="de")) == []


DIALOGUE = [
    f"{name}: This is what I think of the harbour, and no more." for name in ["ADA TARN", "SAM ROE"] * 5
]
LONE = [
    line for _ in range(5) for line in ("ada tarn", "I think so.", "sam roe", "I do not think so at all.")
]


@pytest.mark.parametrize("lines", [DIALOGUE, LONE])
def test_a_text_speaker_by_speaker_is_a_transcript(lines: list[str]) -> None:
    """Labels before the words, or alone on their lines; it stays in, marked."""
    assert codes(segmented("Mayor answers", *lines)) == ["transcript"]


def test_a_transcript_that_speaks_of_its_episode_is_a_podcast() -> None:
    """Signs of a recording in a text speaker by speaker, or a title or address that says so."""
    heard = ["[AUDIO PLAYBACK] Good morning, said a voice.", "On today’s episode: the harbour and its costs."]

    assert "podcast" in codes(segmented("Mayor answers", *heard, *DIALOGUE))
    assert "podcast" in codes(segmented(START, MORE, url="https://example.org/podcasts/harbour"))
    assert "podcast" not in codes(
        segmented(START, "She spoke in a podcast. " + MORE, "The podcast is new. " + MORE)
    )


@pytest.mark.parametrize(
    "stated",
    [
        {"meta": {"section": "Opinion"}},
        {"meta": {"genre": "opinion"}},
        {"url": "https://example.org/opinion/2021/harbour"},
        {"title": "Opinion: The harbour must close"},
    ],
)
def test_opinion_is_marked(stated: dict[str, Any]) -> None:
    """By the page's section, its address, or the title; it is compared like the others."""
    article = segmented(START, MORE, **stated)

    assert codes(article) == ["opinion"]
    assert article.complete


def test_a_line_above_or_below_marks_opinion_too() -> None:
    """A line that says so above the text, or a note on whose views these are."""
    end = "The views expressed in this article are those of the author."

    assert codes(segmented("The harbour must close", "OPINION | By Sam Roe", START, MORE)) == ["opinion"]
    assert codes(segmented(START, MORE, end)) == ["opinion"]
    assert codes(segmented(START, "In my opinion it stays, she said. " + MORE)) == []


def test_what_the_event_states_goes_before_the_notes() -> None:
    """`completeness` settles the doubt in both directions."""
    assert segmented(START, "She then spoke of the", completeness="complete").complete
    assert not segmented(START, MORE, completeness="partial").complete
