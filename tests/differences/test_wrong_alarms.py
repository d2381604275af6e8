"""What looks like a difference and is none, or is another one than it looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from compare.differences.find import find_differences
from compare.model import BlockKind, Difference, Half, Passage, Span
from compare.testing import find_span, make_alignment, make_article, make_claim, make_transcript

Look = Callable[..., tuple[Difference, ...]]


def kinds(found: tuple[Difference, ...], *, least: int = 1) -> list[str]:
    """The types of what was found from a severity on."""
    return [item.type for item in found if item.severity >= least]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("We owe it all to Mirta bin Holm and her crew", "We owe it all to Myrta bin Holm and her crew"),
        ("The old ferry was a very slow boat for us", "The old ferry was a very, very slow boat for us"),
        ("He was gonna repair the weir for the town", "He was going to repair the weir for the town"),
    ],
)
def test_what_is_printed_otherwise_and_says_the_same(look: Look, printed: str, said: str) -> None:
    """A name spelt otherwise, a word that was said twice, and a spoken form are no difference of words."""
    assert kinds(look(printed, said)) == []


def test_one_letter_makes_another_name_where_no_name_stands_beside_it(look: Look) -> None:
    """A single name with another letter is another name."""
    assert kinds(look("We sailed with Marten to the island", "We sailed with Martin to the island")) == [
        "named entity or term"
    ]


def test_should_in_a_condition_is_no_duty(look: Look) -> None:
    """The "should" of "if the dam should break" says what the "if" says."""
    said = "I believe if the new dam should break we will lose the whole valley."
    assert kinds(look("the valley is lost if the new dam breaks", said, quoted=False)) == []


def test_a_name_that_went_with_other_words_was_not_exchanged(look: Look) -> None:
    """A stretch that was put in other words is told as that, whatever names it held."""
    found = look(
        "The harbour has the steepest dues and most empty berths",
        "The harbour has the steepest dues in Norhaven County, probably, and most empty berths",
    )
    assert "named entity or term" not in kinds(found)


def test_a_name_of_several_words_in_reported_speech(look: Look) -> None:
    """A name put for another is told however many words it has."""
    found = look(
        "they laid the last stone of the pier in Little Amber Sound before the winter came",
        "They laid the last stone of the pier in Great Northern Haven before the winter came.",
        quoted=False,
    )
    assert kinds(found) == ["named entity or term"]


def test_it_stands_for_no_person_in_a_clause_put_otherwise(look: Look) -> None:
    """The words "what we have now" for "what it is right now" exchanges no person."""
    found = look("It is a small copy of what we have now", "It is a small copy of what it is right now")
    assert "person or pronoun inside quotation marks" not in kinds(found)


def test_a_marked_beginning_tells_that_words_are_left_out(look: Look) -> None:
    """A quotation "… my aim is the ferry" hides no "right now" that stands before it."""
    said = "But right now, my aim is to win back the ferry."
    assert "condition or scope cut" not in kinds(look("… my aim is to win back the ferry", said))
    assert "condition or scope cut" in kinds(look("my aim is to win back the ferry", said))


def test_the_last_sentence_of_a_quotation_is_held_against_its_own(look: Look) -> None:
    """The words "no boats" behind a comma are the "They have no boats" of the record, no denial put in."""
    found = look(
        "Our harbours are a ruin. You have no pilots, no boats",
        ["Our harbours are a ruin.", "You have no pilots.", "They have no boats."],
    )
    assert "negation" not in kinds(found)


def test_a_name_used_near_by_may_stand_in_a_report_of_several_passages() -> None:
    """A report that draws on several passages may draw on the sentence beside them, too."""
    said = [
        "The Norhaven regatta was rigged against him, he says.",
        "Then he lost the Sundvik cup.",
        "There was a year when he lost the island medal, and he said that it was rigged, too.",
    ]
    record = make_transcript([("Ada Holm", said)])
    words = "Holm pointed to his defeat in the Sundvik regatta and to the medal of the island that he lost"
    article = make_article([("paragraph", f"{words}.")], language="en")
    claim = make_claim(article, words, speaker="Ada Holm")
    alignment = make_alignment(claim, record, said[0], said[2], level="support")
    [found] = find_differences([claim], [alignment], [article], [record])
    assert "named entity or term" not in kinds(found.differences)


@pytest.mark.parametrize(
    ("printed", "said", "told"),
    [
        (
            "We had plenty of trouble this spring, right, about Harbour Watch",
            "We had plenty of trouble this spring, right, about North Harbour.",
            ["named entity or term"],
        ),
        (
            "We have seen storms from Port Anders to Sundvik to the islands",
            "We have seen storms from Sundvik to Port Anders to the islands.",
            ["roles or predicates swapped"],
        ),
        (
            "Here is North Harbour who decided to write about Harbour Watch all year",
            "Here is Harbour Watch who decided to write about North Harbour all year.",
            ["roles or predicates swapped"],
        ),
        ("We went to the pier and the mill again", "We went to the mill and the pier again.", []),
    ],
)
def test_names_that_share_a_word_and_names_that_changed_places(
    look: Look, printed: str, said: str, told: list[str]
) -> None:
    """One name for another, or two in each other's place, is one difference; a list may be turned."""
    of_names = {"named entity or term", "roles or predicates swapped", "claim added", "unmarked deletion"}
    assert [kind for kind in kinds(look(printed, said)) if kind in of_names] == told


@pytest.mark.parametrize(
    ("printed", "said", "told"),
    [
        (
            "We never caught a trawler, sadly, in the act",
            "We never caught a poacher, sadly, in the act",
            False,
        ),
        ("We want a cheaper ferry for the island", "We want a quicker ferry for the island", True),
        (
            "We dig here instead of having to drain the weir",
            "We dig here in order to drain the weir",
            True,
        ),
        ("It was the calmest of all our winters", "It was the coldest of all our winters", True),
    ],
)
def test_an_agent_is_no_comparison(look: Look, printed: str, said: str, told: bool) -> None:
    """A noun in -er between an article and no noun compares nothing."""
    assert ("cause or comparison" in kinds(look(printed, said))) is told


def test_a_wish_beside_its_modal_was_not_made_firm(look: Look) -> None:
    """Both sides have "would" and "want to": neither stands for the other."""
    said = "And I would never want to say it in the harbour, even though I believed it."
    found = look("And I would never want to say it in the chapel, even though I believed it", said)
    assert kinds(found) == ["content word replaced otherwise"]


def test_a_scale_is_a_number_wherever_it_stands(look: Look) -> None:
    """Millions for billions are no synonym, even where no figure stands before them."""
    assert kinds(look("They lost billions on the dam", "They lost millions on the dam")) == ["number"]


@pytest.mark.parametrize(
    ("printed", "said", "told"),
    [
        ("The crew could not just walk in here", "The crew could just walk in here", ["negation"]),
        ("They cut the dues by $80 million euros", "They cut the dues by $80 million dollars", ["unit"]),
        (
            "And nearly every time I sail I read it",
            "And every time I sail I read it",
            ["quantifier or bound"],
        ),
    ],
)
def test_one_word_is_one_difference(look: Look, printed: str, said: str, told: list[str]) -> None:
    """A denied "just", a currency behind a sign, "nearly" before a time: told once, as what they are."""
    assert kinds(look(printed, said)) == told


def test_nothing_made_something_is_a_denial_lost(look: Look) -> None:
    """In reported speech that follows the record, too, and with another "nothing" beside it."""
    printed = "they knew something about the mill and they knew nothing about the weir"
    found = look(printed, "We know nothing about the mill and we know nothing about the weir.", quoted=False)
    assert kinds(found) == ["negation"]


def test_a_prefix_denies_its_own_word_only(look: Look) -> None:
    """The prefix of "incorrect" for "wrong" is another word and no denial; for "correct" it is one."""
    assert "negation" not in kinds(
        look("The chart of the sound is incorrect", "The chart of the sound is wrong")
    )
    assert kinds(look("The chart of the sound is incorrect", "The chart of the sound is correct")) == [
        "negation"
    ]


def test_a_sign_behind_the_last_number_belongs_to_it(look: Look) -> None:
    """A near match ends with a word; the sign of percent behind it is no unit put in."""
    said = "You look at all the harbours here, Sundvik, up 116%."
    found = look("You look at all the harbors here, Sundvik, up 116 percent", said)
    assert kinds(found) == []


@pytest.mark.parametrize(
    ("printed", "said", "quoted"),
    [
        (
            "The rules only allow wardens to serve two consecutive terms",
            "A warden cannot hold the post for more than two consecutive terms.",
            False,
        ),
        ("highly effective", "The council has proven its high effectiveness.", True),
        (
            "She watched the Usama bin Radin raid in the room",
            "And I was in the room, watching the raid that brought Osama bin Radin to court.",
            False,
        ),
        (
            "you said today that it is the biggest fair",
            "Very simply, you said today that it is the biggest fair.",
            True,
        ),
    ],
)
def test_one_thing_said_in_two_ways(look: Look, printed: str, said: str, *, quoted: bool) -> None:
    """A limit and a denial of more, forms of one word, a name in two spellings, a word that only opens."""
    assert kinds(look(printed, said, quoted=quoted), least=2) == []


def test_a_limit_that_is_another_stays_a_difference(look: Look) -> None:
    """Without a word that limits it, a number is not "no more than" it."""
    found = look(
        "Wardens serve two terms", "A warden cannot hold the post for more than two terms.", quoted=False
    )
    assert "quantifier or bound" in kinds(found) or "number" in kinds(found)


def test_a_word_that_moved_was_not_added(look: Look) -> None:
    """What the record has a few words further on is no claim of the article's, and "rather than" no hedge."""
    found = look(
        "Our friends should have honestly told us instead of leaving the port in the night",
        "Our friends should have told us so honestly rather than leaving the port in the night.",
    )
    assert not {"claim added", "modality, hedge or qualifier dropped"} & set(kinds(found))


def test_what_a_word_replaces_is_the_word_like_it(look: Look) -> None:
    """Of a long stretch in its place "most" replaces the "more"."""
    found = look(
        "Lindwall has the strictest rules and the most boat theft of the coast",
        "Lindwall has the strictest rules in the whole country, probably you could say by far, they have more"
        " boat theft of the coast.",
    )
    told = {item.type: (item.claim_text, item.passage_text) for item in found}
    assert told["cause or comparison"] == ("most", "more")


def test_a_replaced_word_hides_no_long_cut(look: Look) -> None:
    """The rest of such a stretch is told as left out."""
    found = look(
        "Lindwall has the strictest rules and most boat theft of the coast",
        "Lindwall has the strictest rules and in the whole country, as you could say, they have more boat"
        " theft of the coast.",
    )
    assert any(kind.startswith("unmarked deletion") for kind in kinds(found))


def test_a_reason_for_what_is_not_reported(look: Look) -> None:
    """A "because" behind the last word that is printed was not cut: nothing that it explains is there."""
    said = "She gave us a huge pier, because when we should never have been there, we were."
    assert "cause or comparison" not in kinds(look("She gave us a pier", said))


def test_a_word_of_an_added_clause_is_told_with_it(look: Look) -> None:
    """The "maybe" of a clause that was put in is no difference of its own."""
    found = look(
        "When you ran the harbour, six boats were missing! Maybe they were stolen … nobody knows",
        "Just like when you ran the harbour, six boats were missing. Nobody knows about it.",
    )
    assert "modality, hedge or qualifier added" not in kinds(found)


def test_a_word_of_grammar_that_moved_is_told_once(look: Look) -> None:
    """One word in another place: "they either close" for "they close either"."""
    found = look("They either close the pier or mend it", "They close either the pier or mend it")
    assert kinds(found) == ["grammar word"]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("It was not our best harvest, believe me", "It was not our best harvest"),
        (
            "The old ferry is a very, very, very slow boat",
            "The old ferry is a very, very slow boat",
        ),
        (
            "She gave us the pier … she made a gap",
            "She gave us the pier, because she and the guild made a gap",
        ),
    ],
)
def test_speech_that_was_filled_repeated_or_cut_with_a_mark(look: Look, printed: str, said: str) -> None:
    """A set phrase, a "very" more and a "because" that a mark leaves out add and drop nothing."""
    told = {"claim added", "modality, hedge or qualifier added", "cause or comparison"}
    assert not told & set(kinds(look(printed, said)))


def test_a_half_that_the_speaker_says_elsewhere_is_not_added() -> None:
    """A half of other things is."""
    located = "she emptied the granary"
    passages = ["It was odd to hear of the fair, and she emptied the granary."]
    record = make_transcript(
        [
            ("Ada Holm", ["They lent us lanterns for it.", "The weather was fine."]),
            ("Bo Lund", ["Was it?"]),
            ("Ada Holm", passages),
        ]
    )

    def told(half: str) -> list[str]:
        printed = f"{half} … {located}"
        article = make_article([("paragraph", f"“{printed},” Ada Holm said.")])
        claim = make_claim(article, printed, kind="direct quotation", speaker="Ada Holm")
        judged = ((half, "not located"), (located, "located"))
        halves = tuple(
            Half(span=find_span(article.document.text, words), location=state, passages=())
            for words, state in judged
        )
        alignment = replace(
            make_alignment(claim, record, *passages, level="near"), location="partly located", halves=halves
        )
        [found] = find_differences([claim], [alignment], [article], [record])
        return [item.claim_text for item in found.differences if item.type == "claim added"]

    assert told("They lent us lanterns") == []
    assert told("They burnt the violins and the drums") == ["They burnt the violins and the drums"]


def test_a_conversation_with_its_speakers_in_lines_of_their_own_is_no_outlet_voice() -> None:
    """The transcript of a programme says who speaks in short lines that come again."""
    said = "The old bridge carries the weight of the whole valley."
    record = make_transcript([("Ada Holm", [said])])
    lines: list[tuple[BlockKind, str]] = [
        ("paragraph", name) for name in ("mira hale", "archive recording (the warden)") * 4
    ]
    for labels, n in ((lines, 0), ([], 1)):
        article = make_article([*labels, ("paragraph", said)])
        claim = make_claim(article, said[:-1], kind="speaker's assertion")
        [found] = find_differences(
            [claim], [make_alignment(claim, record, said, level="support")], [article], [record]
        )
        own = [item for item in found.differences if item.type.endswith("own voice")]
        assert len(own) == n


def test_an_agent_beside_a_superlative_is_no_comparison(look: Look) -> None:
    """Another word in the place of "a newcomer" turns no comparison round, whatever its ending."""
    found = look(
        "We have a hardest in the guild, so look at it", "We have a newcomer in the guild, so look at it"
    )
    assert "cause or comparison" not in kinds(found)


def test_a_call_of_the_audience_is_no_mark_that_was_left_out() -> None:
    """Between two words of a quotation the record has a note: what stands there is not compared."""
    record = make_transcript([("Ada Holm", ["We are (applause) free tonight at home."])])
    record = replace(record, passages=tuple(map(_without_note, record.passages)))
    article = make_article([("paragraph", "“We are, free tonight at home,” Holm said.")], language="en")
    claim = make_claim(article, "We are, free tonight at home", kind="direct quotation")
    alignment = make_alignment(
        claim, record, "We are (applause) free tonight at home.", wording="cleaned", level="near"
    )
    [found] = find_differences([claim], [alignment], [article], [record])
    assert kinds(found.differences, least=0) == []


def _without_note(passage: Passage) -> Passage:
    note = passage.span.start + passage.text.index(" (applause)")
    rest = note + len(" (applause)")
    return replace(passage, parts=(Span(passage.span.start, note), Span(rest + 1, passage.span.end)))


def test_a_word_whose_counterpart_is_told_was_not_added(look: Look) -> None:
    """That a few times are gone is told; "many" in their place is no claim; a word beside a number is."""
    found = look(
        "Many times this winter we will sail with the guild",
        "A few times this winter we will sail with the guild",
    )
    assert set(kinds(found)) == {"quantifier or bound"}
    assert kinds(look("We began with a humble $2m grant", "We began with a $2 million grant")) == [
        "claim added"
    ]


def test_a_name_inside_the_words_is_no_source() -> None:
    """What the record says of the Islanders is in the outlet's voice, though they were read as its source."""
    said = "The Islanders rowed home to close the old ferry, and by some luck it sails."
    record = make_transcript([("Ada Holm", [said])])
    for evidence, n in (("The Islanders", 1), ("Rask said", 0)):
        article = make_article([("paragraph", f"Rask said so. {said}")])
        claim = make_claim(
            article, said[:-1], kind="speaker's assertion", speaker="Rask", evidence=evidence, in_record=False
        )
        [found] = find_differences(
            [claim], [make_alignment(claim, record, said, level="support")], [article], [record]
        )
        assert sum(item.type.endswith("own voice") for item in found.differences) == n


def test_a_country_and_its_adjective(look: Look) -> None:
    """The port of Ruritania for the Ruritanian port: no claim, and no cut beside it."""
    found = look(
        "We will fix the role of the guild in the charter of Ruritania",
        "We will fix the role of the guild in the Ruritanian charter",
    )
    assert set(kinds(found)) == {"grammar word"}
