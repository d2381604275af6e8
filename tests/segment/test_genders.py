"""Genders: who is "he" and who "she" by an article's own words, and what that decides of a pronoun."""

from __future__ import annotations

import pytest

from compare.model import ArticleInfo, Speaker
from compare.segment.article import article_quotations, segment_article
from compare.segment.attribution import attribute_quotations
from compare.segment.cast import build_cast
from compare.testing import make_document

MAYOR = Speaker(name="Mira Tarn", role="Mayor of Skerry", labels=("Mira Tarn",))
CHAIR = Speaker(name="Ode Quill", role="Chair of the Harbour Board", labels=("Ode Quill",))
RECORD = (MAYOR, CHAIR)


def genders(text: str, speakers: tuple[Speaker, ...] = RECORD) -> dict[str, str]:
    """Who is "he" and who "she", by name."""
    return {person.name: gender for person, gender in build_cast(speakers, text).gender.items()}


def last_speaker(text: str) -> str | None:
    """Whom the last quotation of a text is given to."""
    article = segment_article(make_document(text), ArticleInfo(file="a.txt", label="a"))
    return attribute_quotations(article, article_quotations(text, article.blocks), RECORD)[-1].speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr Quill came late.", {"Ode Quill": "he"}),
        ("Quill said he was late. He had lost his boat.", {"Ode Quill": "he"}),
        (
            "The mayor said she would pay. The mayor kept her hat on and did as she liked.",
            {"Mira Tarn": "she"},
        ),
        # one sentence is too little, and two that disagree say nothing
        ("Quill said he was late.", {}),
        ("Quill said he was late. Quill said she was late.", {}),
        # whoever stands near a pronoun is not whom it means
        ("The board thanked Quill and she left. The town paid Quill and she cheered.", {}),
        ("Quill met Tarn and he bowed. Quill thanked Tarn and his hat fell off.", {}),
        ("“He is late,” it said on a sign. “He is lost,” said another.", {}),
    ],
)
def test_titles_and_sentences_that_a_name_opens_tell(text, expected):
    """A title tells at once; a pronoun only behind the one name that opens a sentence, and only twice."""
    assert genders(text) == expected


def test_the_records_own_label_tells():
    """A record that labels "Ms. QUILL" says so for every article."""
    labelled = (MAYOR, Speaker(name="Quill", role=None, labels=("Ms. QUILL",)))

    assert genders("Quill came late.", labelled) == {"Quill": "she"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # somebody called "he" is not "she"
        ("Quill spoke first. He was loud. His boat sank. Tarn laughed. “Enough,” she said.", "Mira Tarn"),
        # she asks, and he who is surely "he" answers
        (
            "Mr Quill came. She bowed.\n\nTarn asked if Quill would pay. “I will not pay,” he said.",
            "Ode Quill",
        ),
        # "Roe, she said": she is somebody else
        ("Tarn spoke first. Quill, she said, was “a good man”.", "Mira Tarn"),
        # somebody is "she" before the name
        ("His hat fell. Tarn waited. She thanked Quill for the boat. “Go home,” she said.", "Mira Tarn"),
        # whom the author asks answers
        ("He came late. I asked the mayor, Mira Tarn, who would pay. “You will pay,” she said.", "Mira Tarn"),
    ],
)
def test_a_pronoun_is_nobody_of_the_other_gender(text, speaker):
    """Undetermined rather than wrong, and the other one where the text leaves no choice."""
    assert last_speaker(text) == speaker


def test_a_person_who_is_only_mentioned_is_not_guessed_at():
    """In an article of "he" and "she", a name by the way is not the one who speaks next."""
    text = "His boat was lost.\n\nThe town had paid for Quill twice. “I will not pay again,” she said."

    assert last_speaker(text) is None


def test_a_title_goes_with_the_name_that_leads():
    """A record's "THE MAYOR" is whom the article names twice as often as any other mayor."""
    nameless = (Speaker(name="THE MAYOR", role=None, labels=("THE MAYOR",)),)
    text = "Mayor Tarn came. Tarn sat. Tarn rose. Mayor Lund was mayor before."
    cast = build_cast(nameless, text)

    assert cast.by_name(["Mayor", "Tarn"]).in_record
    assert not cast.by_name(["Mayor", "Lund"]).in_record
    assert not build_cast(nameless, "Mayor Tarn came. Mayor Lund went.").by_name(["Tarn"]).in_record


@pytest.mark.parametrize("named", ["Sir Ode", "Sir Ode Quill", "Quill"])
def test_sir_goes_with_a_first_name(named):
    """The name behind "Sir" is a first name: Ode Quill, where no other Ode is named."""
    assert build_cast(RECORD, f"{named} came.").by_name(named.split()).name == "Ode Quill"
