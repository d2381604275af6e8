"""Reported speech: what is told of it, and what reporting may do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compare.differences.find import find_differences
from compare.model import Difference
from compare.testing import make_alignment, make_article, make_claim, make_transcript

Look = Callable[..., tuple[Difference, ...]]


@pytest.mark.parametrize(
    ("printed", "said", "kind"),
    [
        (
            "She sold 40 boats to the town in the spring",
            "I sold 45 boats to the town in the spring",
            "number",
        ),
        (
            "40 boats would be sold to the town by spring",
            "We sell up to 40 boats to the town by spring",
            "quantifier or bound",
        ),
        (
            "The old bridge was not closed for the winter",
            "We closed the old bridge for the winter",
            "negation",
        ),
        (
            "The old bridge is going to be closed in winter",
            "The old bridge may be closed in winter",
            "modality, hedge or qualifier strengthened",
        ),
        (
            "The new bridge will open in May",
            "If the province agrees, the new bridge will open in May",
            "condition or scope cut",
        ),
        (
            "They had met farmers from Norhaven at the fair",
            "We have met farmers from Sundvik at the fair",
            "named entity or term",
        ),
        (
            "She painted the old harbour for the town",
            "I bought the old harbour for the town",
            "content word replaced otherwise",
        ),
        (
            "The boats were not sold as nobody ever sold boats",
            "The boats are sold as nobody ever sold boats",
            "negation",
        ),
        (
            "The fair of 2018 would be a fair like 1980",
            "I believe that the fair of 2016 will be a fair like 1980",
            "date",
        ),
        (
            "The fair was closed, and the violins were paid for in advance",
            "The fair was closed",
            "claim added",
        ),
    ],
)
def test_a_change_of_meaning_is_found(look: Look, printed: str, said: str, kind: str) -> None:
    """A changed number, name, denial, modal or condition is told in reported speech, too."""
    assert kind in {item.type for item in look(printed, said, quoted=False)}


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("She would sell her boats in the spring", "I will sell my boats in the spring"),
        ("The harbour had been painted by the town", "The town has painted the harbour"),
        ("The bridge might be closed for the winter", "We may close the bridge for the winter"),
        ("The fair opens in May", "The fair opens in May, and it rains a lot, and nobody likes the food"),
        ("Nearly 5 million boats were sold to them", "We sold 4,983,112 boats to them"),
        ("Once the province agrees, the bridge will open", "If the province agrees, the bridge will open"),
        ("The bridge was unsafe for boats and trucks", "The bridge was not safe for boats and trucks"),
        ("Holm thought the ferry would be the best of all", "I think the ferry will be the best of all"),
        (
            "The ferry sailed, and the fair was closed",
            "The ferry sailed, and the fair was closed, if you ask me",
        ),
        ("Someone spoke of the weather and the crops", "I paid for my boat in three instalments"),
    ],
)
def test_what_reporting_may_do_is_no_difference(look: Look, printed: str, said: str) -> None:
    """Persons, tenses, voices and summaries change, and nothing is told that weighs."""
    assert [item.type for item in look(printed, said, quoted=False) if item.severity] == []


def test_a_frame_that_the_record_has_as_well_belongs_to_the_words() -> None:
    """Of "and he said it" the record has "and I said it": the number behind it is held against its number."""
    said = "I sold a boat in the harbour and I said it 14 years ago."
    record = make_transcript([("Ada Holm", [said])])
    article = make_article(
        [("paragraph", "Holm said she sold a boat in the harbour and she said it 24 years ago.")]
    )
    claim = make_claim(article, "she sold a boat in the harbour and", "it 24 years ago", speaker="Ada Holm")
    [found] = find_differences(
        [claim], [make_alignment(claim, record, said, level="support")], [article], [record]
    )
    told = [(item.type, item.claim_text) for item in found.differences if item.severity]
    assert told == [("number", "24 years")]


@pytest.mark.parametrize(
    ("printed", "said", "kind"),
    [
        (
            "They led the coast in new boats seven out of eight months in a row",
            "We led the coast in new boats seven out of eight years in a row",
            "unit",
        ),
        ("He worked 1500 metres below the old mill", "I worked 1500 feet below the old mill", "unit"),
        (
            "He did not think people flatter the skippers instead of having to pay for their boats",
            "I do not think people flatter the skippers in order to pay for their boats",
            "cause or comparison",
        ),
        (
            "It took 60 to 91 days to mend the old weir",
            "It took 60 to 90 days to mend the old weir",
            "number",
        ),
        (
            "It was colder, as he saw Amber Cross by the old weir, to row the ferry",
            "It is colder, as I see Warden Lindqvist by the old weir, to row the ferry",
            "named entity or term",
        ),
    ],
)
def test_units_reasons_and_names_that_were_exchanged(look: Look, printed: str, said: str, kind: str) -> None:
    """In reported speech that follows the record, too."""
    assert kind in {item.type for item in look(printed, said, quoted=False)}


@pytest.mark.parametrize(
    ("printed", "said", "kind"),
    [
        (
            "They had caught nothing, but they rowed home",
            "We caught hardly anything, but we rowed home",
            "modality, hedge or qualifier strengthened",
        ),
        (
            "If the rain stays the town must sell the old goats",
            ["If the rain stays we must sell the boats.", "We won't sell the old goats."],
            "negation",
        ),
        ("The town had not been warned", "We were warned.", "negation"),
        (
            "All the boats in the harbour are old",
            "There are 30 boats in it, and almost all of them are old",
            "quantifier or bound",
        ),
        (
            "The rowers at the old pier sleep outside",
            "Some of the rowers at the old pier sleep outside",
            "quantifier or bound",
        ),
        (
            "The ferry sails every day",
            "Our ferry crosses and sails every day except Friday",
            "condition or scope cut",
        ),
        (
            "The mill failed because of the rats",
            "The mill failed for the fourth year, mostly because of the rats",
            "modality, hedge or qualifier dropped",
        ),
        (
            "There was room for goats",
            "If the rain stays away, there is room for goats",
            "condition or scope cut",
        ),
        (
            "The old ferry will be moved",
            ["We looked at the old ferry.", "If the keeper finds that it leaks, we'll move it."],
            "condition or scope cut",
        ),
    ],
)
def test_strength_scope_and_condition_in_other_words(
    look: Look, printed: str, said: str | list[str], kind: str
) -> None:
    """Half a denial, what one verb is denied of, all and almost all, an exception, a condition of "it"."""
    assert kind in {item.type for item in look(printed, said, quoted=False)}


@pytest.mark.parametrize(
    ("printed", "said", "words"),
    [
        ("She would sell her boats in the spring", "I will sell my boats in the spring", [("She", "I")]),
        ("They had paid for their boats twice", "We have paid for our boats twice", [("They", "We")]),
        ("They will sell their boats in the spring", "They will sell their boats in the spring", []),
    ],
)
def test_a_person_that_reported_speech_demands_is_cosmetic(
    look: Look, printed: str, said: str, words: list[tuple[str, str]]
) -> None:
    """The words "she" for "I" weigh nothing and are told once; in quotation marks they are another person."""
    kind = "person as reported speech demands"
    found = [item for item in look(printed, said, quoted=False) if item.type == kind]
    assert [(item.claim_text, item.passage_text, item.severity) for item in found] == [(*w, 0) for w in words]
    assert kind not in {item.type for item in look(printed, said)}


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        (
            "She would like the goats to be sold",
            "I'd like the goats to be sold, and I think that we'll row home, if it rains.",
        ),
        (
            "The ferry is late, and it was fined 40 crowns",
            "The ferry is late and was fined 40 crowns, and it may be sold if it sinks.",
        ),
        (
            "The goats will be back in the hills by May, the town expects",
            "We expect the goats to be back in the hills by May.",
        ),
        (
            "If somebody paid, the town would have to sell the ferry",
            "If somebody pays, then of course we'd have to sell the ferry.",
        ),
        (
            "She did not fear the flood, but she could not rule it out",
            "I don't fear the flood, but I can't exclude it.",
        ),
        (
            "She loved the old mill and it would stay open",
            "I love the old mill, and I want to say as loudly as I can that the mill stays open.",
        ),
    ],
)
def test_a_report_in_its_own_words_says_the_same(look: Look, printed: str, said: str) -> None:
    """A condition of another clause, an opinion told as one, two words for one verb are no difference."""
    assert [item.type for item in look(printed, said, quoted=False) if item.severity] == []


def test_a_condition_of_a_main_clause_of_small_words(look: Look) -> None:
    """Reported speech that has all words of the main clause has cut the condition, whatever its words."""
    found = look(
        "they had to have it and they would have it",
        "We have to have it and we will have it if the guild finds a rower who is willing.",
        quoted=False,
    )
    assert [item.type for item in found if item.severity] == ["condition or scope cut"]


def test_a_hope_that_the_record_has_tells_no_opinion(look: Look) -> None:
    """That "I think" was cut is told, though the rest of the sentence speaks of hope."""
    said = "I think that most of the rowers are hoping against hope that the ferry comes back."
    printed = "most of the rowers were hoping against hope that the ferry comes back"
    assert "modality, hedge or qualifier dropped" in {item.type for item in look(printed, said, quoted=False)}
