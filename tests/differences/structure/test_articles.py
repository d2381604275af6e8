"""What needs the whole article: headline, questions, second wordings, voices; and doubts about the record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from compare.differences.find import find_differences
from compare.differences.frame import Draft
from compare.differences.structure.agreement import DOUBT, record_doubts
from compare.differences.structure.labels import label_doubts
from compare.differences.structure.voices import JUDGING
from compare.language import Words
from compare.model import Alignment, Article, Claim, HealthNote, Transcript
from compare.testing import make_alignment, make_article, make_claim, make_transcript

Placed = tuple[Claim, Alignment]
Place = Callable[..., Placed]
Find = Callable[..., list[Draft]]

BRIDGE = "The old bridge carries the weight of the whole valley."


def article_of(*paragraphs: str, headline: str = "The bridge", **stated: str) -> Article:
    """An article of paragraphs under a headline."""
    return make_article([("headline", headline), *(("paragraph", words) for words in paragraphs)], **stated)


def kinds(drafts: list[Draft]) -> list[str]:
    """The types, in order."""
    return [draft.type for draft in drafts]


def test_a_headline_quotation_that_the_body_lacks(placed: Place, found: Find) -> None:
    """The words of the headline have to stand in the body; a part of a longer quotation is enough."""
    words = "the weight of the whole valley"
    lacking = article_of("Brandt spoke for an hour.", headline=f"Bridge carries “{words}”")
    holding = article_of(f"“{BRIDGE[:-1]},” Brandt said.", headline=f"Bridge carries “{words}”")

    assert kinds(found(lacking, placed(lacking, words, words))) == ["headline quotation absent from the body"]
    assert found(holding, placed(holding, words, words)) == []


def test_a_headline_quotation_that_was_not_located_counts_too(placed: Place, found: Find) -> None:
    """Whether the body prints it does not depend on the record."""
    words = "a palace for cars"
    article = article_of("Brandt spoke for an hour.", headline=f"“{words}”")
    drafts = found(article, placed(article, words, location="not located"))

    assert kinds(drafts) == ["headline quotation absent from the body"]
    assert drafts[0].passage is None


def test_an_answer_without_its_question(placed: Place, found: Find) -> None:
    """A bare "No" needs its question; where the article tells it, nothing is cut."""
    words = "No. Nothing changes before the winter"
    said = ("No.", "Nothing changes before the winter.")
    bare = article_of(f"“{words},” Brandt said.")
    told = article_of("Kern asked her to lower what farmers pay as a toll.", f"“{words},” Brandt said.")

    assert kinds(found(told, placed(told, words, *said))) == []
    assert kinds(found(bare, placed(bare, words, *said))) == ["answer cut from its question"]


@pytest.mark.parametrize(
    ("before", "n_found"),
    [
        ("Kern asked: “And if not, when?”", 0),  # word for word
        ("Kern spoke. Brandt spoke before him.", 1),  # names of speakers stand beside every quotation
    ],
)
def test_a_question_of_small_words_and_names(before: str, n_found: int) -> None:
    """It is told by its words, and not by the names in it."""
    asked = "And if not, when?" if not n_found else "Mr Kern, will Ida Brandt agree?"
    record = make_transcript([("Otto Kern", [asked]), ("Ida Brandt", ["Of course I will."])])
    article = article_of(before, "“Of course I will,” Brandt said.")
    claim = make_claim(article, "Of course I will", kind="direct quotation", speaker="Ida Brandt")
    alignment = make_alignment(claim, record, "Of course I will.", level="verbatim")
    [looked] = find_differences([claim], [alignment], [article], [record])
    assert sum(one.type == "answer cut from its question" for one in looked.differences) == n_found


def test_a_statement_behind_a_question_stands_by_itself(placed: Place, found: Find) -> None:
    """Only words of assent or denial lean on the question before them."""
    words = "Nothing changes before the winter"
    article = article_of(f"“{words},” Brandt said.")

    assert found(article, placed(article, words, "Nothing changes before the winter.")) == []


@pytest.mark.parametrize(
    ("again", "n_found"),
    [
        ("The old bridge carries the hope of the whole valley", 1),
        ("the weight of the whole valley", 0),
        ("The old bridge carries the weight of the [entire] whole valley", 0),
    ],
)
def test_a_line_printed_in_two_ways(again: str, n_found: int, placed: Place, found: Find) -> None:
    """Another word counts; a shorter quotation and words in brackets do not."""
    words = BRIDGE[:-1]
    article = article_of(f"“{words},” Brandt said.", f"“{again},” she said later.")
    drafts = found(article, placed(article, words, BRIDGE), placed(article, again, BRIDGE))
    two = [draft for draft in drafts if draft.type == "one article that prints a line in two ways"]

    assert len(two) == n_found
    assert all(draft.claim.slice(article.document.text) == "hope" for draft in two)


def test_words_given_by_name_to_somebody_else(placed: Place, found: Find) -> None:
    """Where the attribution differs the finding names both and points at the words that name one."""
    words = BRIDGE[:-1]
    article = article_of(f"“{words},” Kern said.")
    drafts = found(article, _given(placed, article, words))

    assert kinds(drafts) == ["words explicitly given, by name, to another speaker"]
    assert "Otto Kern" in str(drafts[0].explanation)
    assert "Ida Brandt" in str(drafts[0].explanation)


def _given(placed: Place, article: Article, words: str) -> Placed:
    return placed(article, words, BRIDGE, speaker="Otto Kern", evidence="Kern said", attribution="differs")


def test_the_outlets_own_voice(placed: Place, found: Find) -> None:
    """A statement of the record without a source; a dialogue printed without marks is none."""
    words = "The old bridge carries the weight of the whole valley"
    own = article_of(f"{words}.")
    spoken = article_of("I have crossed that bridge for forty years, and I trust it.")
    assertion = {"kind": "speaker's assertion", "speaker": None}

    assert kinds(found(own, placed(own, words, BRIDGE, **assertion))) == [
        "the speaker's assertion in the outlet's own voice"
    ]
    line = "I have crossed that bridge for forty years, and I trust it."
    assert found(spoken, placed(spoken, line, line, **assertion)) == []


@pytest.mark.parametrize(
    ("printed", "n_found"),
    [
        ("the baker feeds the miller in this town", 1),
        ("the baker and the miller feed in this town", 0),
        ("the miller feeds the baker in this town", 0),
        ("the baker is fed by the miller in this town", 0),
    ],
)
def test_two_words_that_changed_places(printed: str, n_found: int, placed: Place, found: Find) -> None:
    """Who feeds whom; a passive that keeps the roles does not count."""
    article = article_of(f"Brandt said that {printed}.")
    claim = placed(
        article, printed, "The miller feeds the baker in this town.", kind="reported speech", level="support"
    )

    assert kinds(found(article, claim)) == ["roles or predicates swapped"] * n_found


def _numbered(record: Transcript, name: str, words: str, **stated: str) -> tuple[Article, Claim, Alignment]:
    line = f"“I have crossed that bridge for {words} years, and I trust it,” Kern said."
    article = make_article(
        [("headline", name), ("paragraph", f"{name} was there. {line}")],
        file=f"articles/{name}.txt",
        **stated,
    )
    claim = make_claim(
        article,
        f"I have crossed that bridge for {words} years, and I trust it",
        kind="direct quotation",
        speaker="Otto Kern",
    )
    said = "I have crossed that bridge for forty years, and I trust it."
    return article, claim, make_alignment(claim, record, said, level="near")


def _given_to(record: Transcript, name: str, speaker: str) -> tuple[Article, Claim, Alignment]:
    article, claim, alignment = _numbered(record, name, "forty")
    claim = replace(claim, attribution=replace(claim.attribution, speaker=speaker))
    return article, claim, replace(alignment, attribution="differs")


def _doubts(record: Transcript, *made: tuple[Article, Claim, Alignment]) -> tuple[Words, ...]:
    claims = [claim for _, claim, _ in made]
    articles = [article for article, _, _ in made]
    alignments = find_differences(claims, [one for _, _, one in made], articles, [record])
    return record_doubts(record, alignments, claims)


LONG = {
    "north": "North of the river nobody had expected so many questions on a cold evening in the school",
    "south": "Farmers from the southern farms filled two rows and left before the minutes were read",
}


def test_articles_that_agree_against_the_record(record: Transcript) -> None:
    """Two texts with the same other number are a doubt about the record; one, or two that differ, are not."""
    north, south = (_numbered(record, text, "fourteen") for text in LONG.values())
    other = _numbered(record, LONG["south"], "twenty")

    assert len(_doubts(record, north, south)) == 1
    assert "“fourteen years” where the record reads “forty years”" in str(_doubts(record, north, south)[0])
    assert _doubts(record, north) == ()
    assert _doubts(record, north, other) == ()


def test_articles_agree_whatever_the_print_of_a_number(record: Transcript) -> None:
    """One value in words and in figures is one; what is shown is the first article's print."""
    made = [
        _numbered(record, text, words) for text, words in zip(LONG.values(), ("Fourteen", "14"), strict=True)
    ]

    (doubt,) = _doubts(record, *made)
    assert "“Fourteen years” where the record reads “forty years”" in str(doubt)


@pytest.mark.parametrize("kin", ["outlet", "copy"])
def test_one_outlet_or_one_text_agrees_with_nobody(kin: str, record: Transcript) -> None:
    """Two articles of one outlet, or two that are known to be copies, are one voice."""
    stated = {"outlet": "River News"} if kin == "outlet" else {}
    north, south = (_numbered(record, text, "fourteen", **stated) for text in LONG.values())
    note = HealthNote(code="copy", text="Copies of one text.", others=(south[0].id,))
    if kin == "copy":
        north = (replace(north[0], health=(note,)), *north[1:])

    assert _doubts(record, north, south) == ()


def test_articles_that_name_another_speaker_than_the_label(record: Transcript) -> None:
    """Two texts that give words to the same other speaker are a doubt about the label; one is not."""
    north, south = (_given_to(record, text, "Ida Brandt") for text in LONG.values())

    (doubt,) = _doubts(record, north, south)
    assert "2 independent articles give these words to Ida Brandt; the record labels them as" in str(doubt)
    assert _doubts(record, north) == ()


def test_copies_of_one_text_agree_with_nobody(record: Transcript) -> None:
    """Two articles of one agency are one text."""
    wire = {"wire_agency": "River News"}
    made = [_numbered(record, text, "fourteen", **wire) for text in LONG.values()]

    assert _doubts(record, *made) == ()


def test_the_doubt_stands_beside_the_difference_with_severity_0(record: Transcript) -> None:
    """It is a finding about the record, not about the articles."""
    made = [_numbered(record, text, "fourteen") for text in LONG.values()]
    alignments = find_differences(
        [claim for _, claim, _ in made], [one for _, _, one in made], [one for one, _, _ in made], [record]
    )
    doubts = [one for alignment in alignments for one in alignment.differences if one.type == DOUBT]

    assert len(doubts) == 2
    assert {one.severity for one in doubts} == {0}


@pytest.mark.parametrize(
    ("sentence", "n_found"),
    [
        ("Thank you, Ms Brandt.", 1),
        ("Ida Brandt, what will it cost?", 1),
        ("I am Otto Kern and I live by the river.", 1),
        ("Ida Brandt, the mayor of this town.", 0),
        ("Thank you, Mr Kern.", 0),
    ],
)
def test_labels_that_contradict_what_is_said(sentence: str, n_found: int) -> None:
    """A turn that calls its own speaker by name, or presents itself as another, is a doubt."""
    record = make_transcript([("Otto Kern", ["Good evening."]), ("Ida Brandt", [sentence])])

    assert len(label_doubts(record)) == n_found


CALLED = "Mr Kern, what does the bridge cost?"
LATER: Sequence[tuple[str, Sequence[str]]] = (
    ("Ida Brandt", ["We go on with the ferry."]),
    ("Nora Weiss", ["It is old and slow."]),
    ("Ida Brandt", ["I see."]),
    ("Nora Weiss", ["So it is."]),
    ("Otto Kern", ["The bridge is old, too."]),
)


@pytest.mark.parametrize(
    ("called", "answering", "answer", "n_found"),
    [
        (CALLED, "Nora Weiss", "It costs a million crowns.", 1),
        (CALLED, "Ida Brandt", "It costs a million crowns.", 1),
        ("I give the floor to Otto Kern.", "Nora Weiss", "I have three short points.", 1),
        ("What does the bridge cost, Otto?", "Nora Weiss", "It costs a million crowns.", 1),
        (CALLED, "Otto Kern", "It costs a million crowns.", 0),
        (CALLED, "Nora Weiss", "Let him answer!", 0),
        ("Thank you, Mr Kern.", "Nora Weiss", "I have three short points.", 0),
        ("I agree with Mr Kern.", "Nora Weiss", "I have three short points.", 0),
    ],
)
def test_a_label_that_its_neighbours_contradict(
    called: str, answering: str, answer: str, n_found: int
) -> None:
    """Somebody is called on by name and does not speak, somebody else has the turn."""
    record = make_transcript([("Ida Brandt", [called]), (answering, [answer]), *LATER])

    assert len(label_doubts(record)) == n_found


def test_one_who_is_called_on_may_be_interrupted() -> None:
    """Where the one who was called on speaks soon after, no label is in doubt."""
    turns = [("Ida Brandt", [CALLED]), ("Nora Weiss", ["That is not a fair question."])]
    record = make_transcript([*turns, ("Otto Kern", ["A million."])])

    assert label_doubts(record) == ()


def test_two_speakers_of_one_surname_may_call_each_other_by_it() -> None:
    """A surname that two share says nothing about a label."""
    record = make_transcript([("Otto Kern", ["Good evening."]), ("Ida Kern", ["Thank you, Mr Kern."])])

    assert label_doubts(record) == ()


def test_a_record_without_labels_has_no_doubt() -> None:
    """Nobody is labelled, nobody contradicts."""
    assert label_doubts(make_transcript([(None, ["Thank you, Ms Brandt."])])) == ()


def test_one_name_with_two_apostrophes_is_one_person(placed: Place, found: Find, record: Transcript) -> None:
    """A label printed with another apostrophe is no other speaker."""
    other = make_transcript([("Nora O'Dell", [BRIDGE])])
    article = article_of(f"“{BRIDGE[:-1]},” O’Dell said.")
    claim = make_claim(
        article, BRIDGE[:-1], kind="direct quotation", speaker="Nora O’Dell", evidence="O’Dell said"
    )
    alignment = make_alignment(claim, other, BRIDGE, attribution="differs", level="verbatim")
    (looked,) = find_differences([claim], [alignment], [article], [other])

    assert [one.type for one in looked.differences if one.severity == 3] == []


@pytest.mark.parametrize("verb", ["admitted", "claims", "boasting", "whined", "ranted", "scoffed", "blurted"])
def test_verbs_that_judge_are_verbs_that_report(verb: str) -> None:
    """A verb that the reading of an article does not know could never be told; "said" judges nothing."""
    assert verb in JUDGING
    assert "said" not in JUDGING
