"""Where words are not the same: quotations in other words, and translations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare.differences.find import find_differences
from compare.model import Difference, RecordInfo
from compare.testing import make_alignment, make_article, make_claim, make_transcript

Look = Callable[..., tuple[Difference, ...]]


def told(found: tuple[Difference, ...]) -> list[tuple[str, int, str, str]]:
    """Type, severity and the words of both sides."""
    return [(item.type, item.severity, item.claim_text, item.passage_text) for item in found]


@pytest.mark.parametrize(
    ("printed", "said", "words"),
    [
        (
            "We will gladly resume talks if a Rovena government wants them",
            "If someone of them wants to resume the talks, we will do so gladly.",
            ("a Rovena government", "someone of them"),
        ),
        (
            "Last spring the ferry line was sold to Ostmark without a tender",
            "Last spring the ferry line was sold to somebody there, and no tender was held.",
            ("Ostmark", "somebody there"),
        ),
        (
            "The Norhaven council blocks each vote on the sluice",
            "Each vote on the sluice is what one of our neighbours blocks.",
            ("The Norhaven council", "one of our neighbours"),
        ),
    ],
)
@pytest.mark.parametrize("spoken", [None, "fi"])
def test_a_name_where_the_record_leaves_it_open(
    look: Look, printed: str, said: str, words: tuple[str, str], spoken: str | None
) -> None:
    """A name put inside quotation marks for "someone" or "one of" is another name, in a translation, too."""
    found = look(printed, said, level="support", spoken=spoken)
    assert told(found) == [("named entity or term", 2, *words)]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (
            "We resume talks if someone in Rovena wants them",
            "If someone of them wants talks, we resume them.",
        ),
        ("We resume the talks if Rovena wants them", "If they want it over in Rovena, we resume the talks."),
        ("We resume the talks if Rovena wants them", "If they want the talks, we resume them."),
    ],
)
def test_a_name_that_the_record_has_or_that_stands_for_a_pronoun(look: Look, printed: str, said: str) -> None:
    """Left open in both, named in both, or a name for "they", which a translator may put: nothing is told."""
    assert told(look(printed, said, level="support", spoken="fi")) == []


def test_reported_speech_may_name_whom_the_record_leaves_open(look: Look) -> None:
    """Only inside quotation marks is a name a word of the speaker."""
    said = "If someone of them wants to resume the talks, we will do so gladly."
    assert told(look("he will gladly resume talks if Rovena wants them", said, quoted=False)) == []


def headed(headline: str, quoted: str, said: list[str]) -> list[tuple[str, int, str, str]]:
    """Names and terms told of a quotation in a headline, held against the first sentence of a record."""
    record = make_transcript([("Ada Holm", said)], info=RecordInfo(file="transcript.txt"))
    article = make_article([("headline", headline), ("paragraph", "The harbour was calm on Monday.")])
    claim = make_claim(article, quoted, kind="partial quotation")
    alignment = make_alignment(claim, record, said[0], wording="verbatim", level="context")
    [found] = find_differences([claim], [alignment], [article], [record])
    return told(tuple(one for one in found.differences if one.type == "named entity or term"))


SAID = "What remains is a rigid teaching, as the federalism of our neighbours shows."


def test_a_term_that_a_prefix_makes_another() -> None:
    """What is said of one thing is printed of another that the record never names."""
    found = headed("Neofederalism called “a rigid teaching”", "a rigid teaching", [SAID])
    assert found == [("named entity or term", 2, "Neofederalism", "federalism")]
    known = [SAID, "I never trusted the neo-federalists."]
    assert headed("Neofederalism called “a rigid teaching”", "a rigid teaching", known) == []
    assert headed("Antifederalism called “a rigid teaching”", "a rigid teaching", [SAID]) == []


SKIPPED = [
    "When the dredgers left, the harbour guild seemed to have lost its purpose.",
    "I think the county had seen that the pilots and the chandlers were of little use to anybody any more.",
    "That is why they want quarrels.",
]


@pytest.mark.parametrize(("spoken", "severity"), [(None, 2), ("fi", 1)])
def test_clauses_of_two_sentences_with_another_one_between(
    look: Look, spoken: str | None, severity: int
) -> None:
    """Two clauses in other words that come from sentences that do not follow each other are joined."""
    printed = "The harbour guild outlived its purpose – it wants quarrels to live on"
    [found] = look(printed, SKIPPED, level="support", spoken=spoken)
    assert (found.type, found.severity) == ("joined within a turn or reordered", severity)
    near = [SKIPPED[0], SKIPPED[2]]
    assert look(printed, near, level="support", spoken=spoken) == ()


@pytest.mark.parametrize(
    ("printed", "said", "kind"),
    [
        (
            "The new pier will help fishermen of the sound",
            "The new pier will help only the sound's fishermen",
            "cut",
        ),
        (
            "We need the weir for the mill",
            "We needed that weir not just for the mill but for the town",
            "cut",
        ),
        ("Only the mill needs this weir", "This weir is needed by the mill", "added"),
        ("The weir was a mistake of the county", "In my view the weir was the county's mistake", "dropped"),
        (
            "The weir was a mistake of the county, I guess",
            "In my view the weir was the county's mistake",
            None,
        ),
        ("The weir was the county's mistake", "The weir was just quite simply a mistake of the county", None),
    ],
)
def test_what_every_wording_of_a_sentence_keeps(
    look: Look, printed: str, said: str, kind: str | None
) -> None:
    """An "only", a "not just" or an "in my view" does not get lost in translation; "just" or "quite" may."""
    found = look(printed, said, level="support", spoken="fi")
    assert [item.type.split()[-1] for item in found] == ([kind] if kind else [])
    assert all(item.severity == 1 for item in found)


def test_a_fragment_drops_nothing_of_what_stands_around_it(look: Look) -> None:
    """Words cut out of a sentence are held against these words alone."""
    article = make_article([("headline", "At the fair"), ("paragraph", "He wants “open gates”, they said.")])
    record = make_transcript(
        [("Ada Holm", ["We must not have open gates."])],
        info=RecordInfo(file="transcript.txt", language="en", spoken_language="fi"),
    )
    claim = make_claim(article, "open gates", kind="partial quotation")
    alignment = make_alignment(claim, record, "open gates", level="verbatim")
    [found] = find_differences([claim], [alignment], [article], [record])
    assert found.differences == ()


def test_a_half_in_other_words_is_no_added_claim(look: Look) -> None:
    """A half that stands where the record has words that nothing else tells may be their translation."""
    said = "I believe it would be fitting to fix the rights of the pilots in the charter."
    printed = "It makes sense to fix the rights of the pilots in the charter"
    halves = ("to fix the rights of the pilots in the charter", "It makes sense")
    assert told(look(printed, said, halves=halves, spoken="fi")) == []
    behind = "We fix the rights of the pilots in the charter, and the county pays the bills"
    kept = ("We fix the rights of the pilots in the charter", "and the county pays the bills")
    whole = "We fix the rights of the pilots in the charter."
    assert [item.type for item in look(behind, whole, halves=kept, spoken="fi")] == ["claim added"]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (
            "The charter only lets a warden serve two terms",
            "A warden can not hold the post for more than two terms.",
        ),
        (
            "he would not sell the boats before the winter",
            "I do not intend to sell the boats before the winter.",
        ),
        (
            "the possible sale of the boats would hurt the town",
            "If the sale of boats comes, it will hurt the town.",
        ),
        ("what he said of the boats was not accurate", "What he said of the boats was false."),
    ],
)
def test_the_same_in_other_words(look: Look, printed: str, said: str) -> None:
    """A denied bound, a refusal, a condition and an opposite that is denied say the same."""
    assert told(look(printed, said, quoted=False, spoken="fi")) == []


@pytest.mark.parametrize("spoken", [None, "fi"])
def test_a_headline_is_held_against_its_body_only_as_spoken(spoken: str | None) -> None:
    """Headline and body may translate one line in two ways: across a translation nothing is told of it."""
    said = "The old mill is the best of all our mills."
    record = make_transcript(
        [("Ada Holm", [said])], info=RecordInfo(file="t.txt", language="en", spoken_language=spoken)
    )
    article = make_article(
        [
            ("headline", "“Our finest mill is old”"),
            ("paragraph", "“The old mill is the best of all,” she said."),
        ],
        language="en",
    )
    claim = make_claim(article, "Our finest mill is old", kind="direct quotation")
    alignment = make_alignment(claim, record, location="not located")
    [found] = find_differences([claim], [alignment], [article], [record])
    assert bool(found.differences) is (spoken is None)
