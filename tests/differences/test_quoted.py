"""Quotations aligned word by word: each type by itself, and what is no difference."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.differences.find import find_differences
from compare.differences.types import SEVERITY, by_house_style, severity_of
from compare.model import Difference
from compare.testing import make_alignment, make_article, make_claim, make_transcript

Look = Callable[..., tuple[Difference, ...]]


@pytest.mark.parametrize(
    ("printed", "said", "kind"),
    [
        ("We sold 40 boats in the spring", "We sold 45 boats in the spring", "number"),
        ("We sold 40 boats in the spring", "We sold up to 40 boats in the spring", "quantifier or bound"),
        ("It grew by 2 percent this year", "It grew by 2 percentage points this year", "unit"),
        ("It opens on 3 May after the works", "It opens on 13 May after the works", "date"),
        ("We met all of the farmers there", "We met some of the farmers there", "quantifier or bound"),
        ("We will close the old bridge", "We will not close the old bridge", "negation"),
        (
            "We can close the old bridge",
            "We will close the old bridge",
            "modality, hedge or qualifier weakened",
        ),
        (
            "We must close the old bridge",
            "We should close the old bridge",
            "modality, hedge or qualifier strengthened",
        ),
        (
            "It was the best fair of all",
            "It was perhaps the best fair of all",
            "modality, hedge or qualifier dropped",
        ),
        (
            "You were afraid of the river",
            "We were afraid of the river",
            "person or pronoun inside quotation marks",
        ),
        ("We sailed to Norhaven with them", "We sailed to Sundvik with them", "named entity or term"),
        ("It rains more than last year here", "It rains less than last year here", "cause or comparison"),
        ("We left although it rained hard", "We left because it rained hard", "cause or comparison"),
        ("We came back last week for this", "We came back next week for this", "date"),
        (
            "We bought the old harbour for you",
            "We painted the old harbour for you",
            "content word replaced otherwise",
        ),
        (
            "We apologized to the town for it",
            "We apologize to the town for it",
            "tense that reported speech does not demand",
        ),
        ("The fare will rise to 24 dollars", "The fare will rise to 24 crowns", "unit"),
        ("They know of the minds of voters", "They know of the mind of voters", "grammar word"),
        ("They closed the gate of the lock", "They closed a gate of the lock", "grammar word"),
        ("We have two boats and three trucks here", "We have two boats here", "claim added"),
        ("We never sank one boat or did lose it", "We never sank one boat or didn't lose it", "negation"),
        ("We would sell it gladly, but it is", "We would sell it gladly, but it isn't", "negation"),
        (
            "The ferry may not sail in the ice",
            "The ferry cannot sail in the ice",
            "modality, hedge or qualifier weakened",
        ),
        (
            "We made the crossing riskier for boats",
            "We made the crossing safer for boats",
            "cause or comparison",
        ),
        ("It cost most of what we had", "It cost half of what we had", "quantifier or bound"),
        (
            "We have sold the boats of the town",
            "We have sold the boats of the town so far",
            "condition or scope cut",
        ),
        (
            "The ferry will be the best of all",
            "I think the ferry will be the best of all",
            "modality, hedge or qualifier dropped",
        ),
        (
            "We will sell the boats to them",
            "We will sell the boats to them if the council agrees",
            "condition or scope cut",
        ),
        (
            "You cannot keep a ferry like that",
            "If you want to have a harbour that works, you cannot keep a ferry like that",
            "condition or scope cut",
        ),
    ],
)
def test_a_change_is_found_with_its_type(look: Look, printed: str, said: str, kind: str) -> None:
    """One changed word of each kind gets its type, and the severity of the table."""
    found = {item.type: item.severity for item in look(printed, said)}
    assert kind in found
    assert found[kind] == SEVERITY[kind]


@pytest.mark.parametrize(
    ("printed", "said", "kind"),
    [
        ("We will not close it this year", "We won't close it this year", "contraction"),
        ("It's an old organisation of ours", "It is an old organization of ours", "contraction"),
        ("An old organisation runs the fair", "An old organization runs the fair", "spelling"),
        (
            "There are 60 boats in the harbour",
            "There are sixty boats in the harbour",
            "the same number in another form",
        ),
        (
            "It cost 1.2 bn crowns in the end",
            "It cost 1,200 million crowns in the end",
            "the same number in another form",
        ),
        (
            "We have one boat for the fair",
            "We have, um, one boat for the fair",
            "filler or false start removed",
        ),
        (
            "We have one boat for the fair",
            "We have, you know, one boat for the fair",
            "filler or false start removed",
        ),
        ("So we have one boat for them", "So we, we have one boat for them", "filler or false start removed"),
    ],
)
def test_what_is_cosmetic_stays_so(look: Look, printed: str, said: str, kind: str) -> None:
    """Contractions, spelling, number forms and fillers are told, and weigh nothing."""
    found = look(printed, said, wording="cleaned")
    assert kind in {item.type for item in found}
    assert max(item.severity for item in found) == 0


@pytest.mark.parametrize(
    "said", ["The bridge is closed until the spring", "We don’t know it, and we never did"]
)
def test_the_same_words_have_no_difference(look: Look, said: str) -> None:
    """Verbatim is verbatim, whatever the shape of its apostrophes."""
    assert look(said.replace("’", "'"), said, wording="verbatim") == ()


def test_both_sides_are_slices_of_their_texts(look: Look) -> None:
    """A difference shows slices of the kept texts and says in one sentence what stands where."""
    [found] = look("We sold 40 boats in the spring", "We sold up to 40 boats in the spring")
    assert (found.claim_text, found.passage_text) == ("40", "up to 40")
    assert str(found.explanation).startswith("The article prints “40”; the record reads “up to 40”.")


def test_an_editors_brackets_are_no_words_of_the_speaker(look: Look) -> None:
    """What stands in square brackets is told as an insertion, and as nothing else."""
    types = {item.type for item in look("We closed [the bridge] for good", "We closed it for good")}
    assert types == {"bracketed insertion"}


def test_a_translation_is_compared_by_the_narrower_rules(look: Look) -> None:
    """With a spoken language stated word choice, grammar and tense are not looked at; numbers are."""
    assert look("We painted the harbour for you", "We bought the harbour for you", spoken="ru") == ()
    [found] = look("We sold 40 boats in the spring", "We sold 45 boats in the spring", spoken="ru")
    assert (found.type, found.severity) == ("number", 2)
    weaker = look("We can close the old bridge", "We will close the old bridge", spoken="ru")
    assert [item.severity for item in weaker] == [1]


def test_house_style_moves_what_is_cosmetic_beside_the_strict_scale(look: Look) -> None:
    """A light clean-up excuses grammar, a strict policy no contraction; the strict scale stays."""
    light = look("They know of the minds of us", "They know of the mind of us", style="light clean-up")
    assert [(item.severity, item.by_house_style) for item in light] == [(1, 0)]
    strict = look("We will not close it this year", "We won't close it this year", style="strict")
    assert [(item.severity, item.by_house_style) for item in strict] == [(0, 1)]


@given(st.sampled_from(sorted(SEVERITY)), st.booleans())
def test_severities_keep_their_bounds(kind: str, translated: bool) -> None:
    """0–3 by the table; a translation never makes a difference heavier, no policy takes one out of 0–3."""
    severity = severity_of(kind, translated=translated)
    assert 0 <= severity <= SEVERITY[kind] <= 3
    for style in ("strict", "light clean-up", "unknown"):
        assert 0 <= by_house_style(kind, severity, style) <= 3
    assert by_house_style(kind, severity, "unknown") == severity


_WORDS = "we will not sell 40 old boats if you may come to Sundvik because it is less than all".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=14))
def test_a_line_never_differs_from_itself(words: list[str]) -> None:
    """Whatever words a line has, printed as it was said it has no difference."""
    line = " ".join(words)
    record = make_transcript([("Ada Holm", [line])])
    article = make_article([("headline", "At the fair"), ("paragraph", f"“{line}” Ada Holm said.")])
    claim = make_claim(article, line, kind="direct quotation", speaker="Ada Holm")
    alignment = make_alignment(claim, record, line, wording="verbatim", level="verbatim")
    [found] = find_differences([claim], [alignment], [article], [record])
    assert found.differences == ()


@pytest.mark.parametrize("quoted", [True, False])
@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("We sold 40 boats to the town in the spring", "We sold 45 boats to the town in the spring"),
        ("We have not closed the old bridge for the winter", "We have closed the old bridge for the winter"),
    ],
)
def test_no_difference_from_a_record_without_punctuation_weighs_more_than_1(
    look: Look, printed: str, said: str, quoted: bool
) -> None:
    """The same difference is told, and weighs less, where the borders of the passages are our rule."""
    usual, bare = (look(printed, said, quoted=quoted, unpunctuated=value) for value in (False, True))

    assert [item.type for item in bare] == [item.type for item in usual]
    assert max(item.severity for item in usual) == 2
    assert max(item.severity for item in bare) == 1
    assert max(item.by_house_style for item in bare) == 1


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("The fair was, you know, a good one for us", "The fair was a good one for us"),
        ("We ask rivers, because they run to the sea", "We ask rivers-because they run to the sea"),
        ("It rose by 7% over the last year", "It rose by 7 percent over the last year"),
    ],
)
def test_a_set_phrase_or_another_print_is_no_change(look: Look, printed: str, said: str) -> None:
    """A phrase of speech put in, a hyphen that stands for a dash, and a sign for a word weigh nothing."""
    assert [item for item in look(printed, said) if item.severity] == []


@pytest.mark.parametrize(
    ("printed", "said", "words"),
    [
        ("We left [the town] on the old boat", "We left it on the old boat", ("[the town]", "it")),
        ("We left on the boat at noon", "We left on the painted wooden boat at noon", ("painted wooden",)),
        ("It isn't about the boats we sold", "It isn't just about the boats we sold", ("isn't just",)),
        ("A fair is happening in the old town", "A fair is taking place in the old town", ("taking place",)),
    ],
)
def test_a_sentence_shows_the_words_of_both_sides(
    look: Look, printed: str, said: str, words: tuple[str, ...]
) -> None:
    """What the record reads and the article prints stands in the sentence of the difference."""
    told = " ".join(str(item.explanation) for item in look(printed, said))
    assert all(f"“{word}" in told for word in words), told


@pytest.mark.parametrize(
    ("printed", "said", "told"),
    [
        ("I will not be happy", "If they close the mill again, I will not be happy.", True),
        ("We will never fail", "As long as we remember what we owe the sea, we will never fail.", True),
        ("It is a hard year for us", "If they do not do that, it is a hard year for us.", True),
        ("The mill is old", "If you ask me, the mill is old.", False),
        ("The mill is old", "If I may add one thing, the mill is old.", False),
        ("The mill is old", "If you'll forgive me, the mill is old.", False),
        ("The mill is old", "If I could choose my words, the mill is old.", True),
        ("not be happy", "If they close the mill again, I will not be happy.", False),
    ],
)
def test_the_condition_of_a_main_clause_that_is_quoted_whole(
    look: Look, printed: str, said: str, told: bool
) -> None:
    """However few words with content the clause has; a fragment of it may stand alone."""
    found = [item.type for item in look(printed, said) if item.severity]
    assert found == ["condition or scope cut"] * told


def test_one_of_two_conditions_is_cut(look: Look) -> None:
    """The "if" that is printed stands for another one."""
    said = "We gain a berth if the ferry sails at five if you leave the timetable as it is."
    found = look("We gain a berth if the ferry sails at five", said)
    assert [item.type for item in found if item.severity] == ["condition or scope cut"]


def test_a_cut_that_takes_a_condition_along_is_one_difference(look: Look) -> None:
    """What was cut inside a quotation is told as that cut, and its words are named."""
    said = "The ferry starts in March, if the crews agree, and never before."
    [plain] = look("The ferry starts in March and never before", said)
    [marked] = look("The ferry starts in March … and never before", said, wording="edited, marked")
    assert plain.type == "unmarked deletion that takes one of these along"
    assert marked.type == "marked deletion"
    assert all("“if” is among these words" in str(one.explanation) for one in (plain, marked))


def test_an_adverb_of_the_sentence_is_cut_at_its_edge(look: Look) -> None:
    """All the rest is printed, and "perhaps" is not."""
    [found] = look("The mill will close before the winter", "Perhaps the mill will close before the winter.")
    assert found.type == "modality, hedge or qualifier dropped"


@pytest.mark.parametrize(
    ("printed", "matched", "told"),
    [
        ("Number one and several of the skippers said so", "now, and several of the skippers said so", True),
        # begins as the match does: the part of a sentence, printed with another word
        ("and we will mend the pier by May", "and we will mend the quay by May", False),
    ],
)
def test_the_first_words_of_a_sentence_before_a_cut(
    look: Look, printed: str, matched: str, told: bool
) -> None:
    """A near match that begins behind the cut is led back to them, unless it begins with the same words."""
    said = (
        "Number one, we have a quiet harbour now, and several of the skippers said so."
        if told
        else "And we will drain the old weir, and we will mend the quay by May."
    )
    found = look(printed, said, matched=[matched])
    cut = [item.passage_text for item in found if item.type == "unmarked deletion"]
    assert cut == ["we have a quiet harbour now"] * told


def test_a_first_word_that_stands_there_twice_does_not_end_the_match(look: Look) -> None:
    """A match behind "you know, we walk" is led back to "you know, you look": the person is told."""
    said = "You know, you walk along the old pier, you see all the rust of the winter."
    printed = "You know, we walk along the old pier, you see all the rust of the winter"
    found = look(printed, said, matched=[said[len("You know, ") :]])
    assert [(item.type, item.claim_text) for item in found if item.severity] == [
        ("person or pronoun inside quotation marks", "we")
    ]


def test_two_comparisons_beside_one_another(look: Look) -> None:
    """The first of "a safer and stronger harbour" compares as the second does."""
    found = look("We can mend a riskier and stronger pier", "We can mend a safer and stronger pier")
    assert [item.type for item in found if item.severity] == ["cause or comparison"]


def test_last_words_that_come_twice_do_not_end_the_match(look: Look) -> None:
    """Of two "in that part of town" the last is the claim's: a cut, and nothing added."""
    said = "She ran the mill, was keeper of the weir in that part of town, a known face in that part of town."
    printed = "She ran the mill a known face in that part of town"
    found = look(printed, said, matched=[said[: said.index(", a known")]])
    assert [item.type for item in found if item.severity] == ["unmarked deletion"]


def test_first_words_said_again_behind_a_mark(look: Look) -> None:
    """Of "every boat … every boat" the first is the beginning of the sentence: the words between were cut."""
    said = "Every boat, as Mirta can tell, every boat nearly in the harbour went down."
    printed = "Every boat … every boat nearly in the harbour went down"
    matched = ["every boat", said[said.index("every boat n") :]]
    found = look(printed, said, wording="edited, marked", level="verbatim", matched=matched)
    assert [item.type for item in found if item.severity] == ["marked deletion"]
