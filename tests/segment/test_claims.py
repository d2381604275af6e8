"""Claims: kinds, what is checkable, what is compared, ids; annotated texts and the laws for any text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Article, ArticleInfo, Claim, Speaker, join_words
from compare.segment.article import segment_article
from compare.segment.claims import extract_claims
from compare.testing import make_document

SHARED = Path(__file__).resolve().parents[3] / "shared"

MAYOR = Speaker(name="Mira Tarn", role="Mayor of Skerry", labels=("Mayor of Skerry Mira Tarn", "Mira Tarn"))
CHAIR = Speaker(name="Ode Quill", role="chair of the harbour board", labels=("Ode Quill",))
RECORD = (MAYOR, CHAIR)
LEAD = "Mayor Mira Tarn spoke to the people of Skerry for two hours in the old net store on the quay."


def article_of(text: str, **stated: object) -> Article:
    """An article with the given text."""
    return segment_article(make_document(text), ArticleInfo(file="a.txt", label="a", **stated))


def claims_of(text: str, speakers: tuple[Speaker, ...] = RECORD, **stated: object) -> list[Claim]:
    """The claims of a text."""
    return list(extract_claims(article_of(text, **stated), speakers))


def last_of(sentence: str, speakers: tuple[Speaker, ...] = RECORD) -> list[Claim]:
    """The claims of one sentence, read after a lead that names the mayor."""
    text = f"{LEAD}\n\n{sentence}"
    return [claim for claim in claims_of(text, speakers) if claim.span.start > len(LEAD)]


def core_of(claim: Claim, sentence: str) -> str:
    """What of a claim is compared, for a claim of `last_of`."""
    text = f"{LEAD}\n\n{sentence}"
    return join_words(part.slice(text) for part in claim.core)


def test_one_claim_per_quotation_and_one_for_what_stands_outside():
    """Both halves of a sentence are claims, tied by the sentence."""
    sentence = "“We close the quay,” Tarn said, accusing the board of hiding the bill for two years."

    quoted, outside = last_of(sentence)

    assert (quoted.kind, outside.kind) == ("direct quotation", "reported speech")
    assert quoted.text == "We close the quay,"
    assert outside.text == "Tarn said, accusing the board of hiding the bill for two years"
    assert core_of(outside, sentence) == "accusing the board of hiding the bill for two years"
    assert quoted.sentence_id == outside.sentence_id


@pytest.mark.parametrize(
    "sentence",
    [
        "“We close the quay,” Tarn said.",
        "“We close the quay,” the mayor told reporters on Monday.",
        "“We close the quay,” she remarked at the net store in Skerry.",
        "Tarn added: “We close the quay.”",
        "“We close the quay,” Tarn said, “and the market moves.”",
        "According to the mayor, “we close the quay.”",
    ],
)
def test_a_frame_alone_is_no_claim(sentence):
    """Who spoke, to whom, when and where: nothing of what was said."""
    (claim,) = last_of(sentence)

    assert claim.quotation is not None


REPORTED = [
    ("Tarn said that the quay would close.", "the quay would close"),
    ("Tarn said the quay would close.", "the quay would close"),
    ("She added, however, that the mole would stay.", "the mole would stay"),
    ("In a speech on Monday, Tarn told the crowd that the quay would close.", "the quay would close"),
    ("Meanwhile, Tarn insisted the board had failed.", "the board had failed"),
    ("According to the mayor, the quay will close.", "the quay will close"),
    ("In her opinion, the board has failed the town.", "the board has failed the town"),
    ("The board has failed the town, she added.", "The board has failed the town"),
    ("Tarn accused the board of hiding the bill.", "accused the board of hiding the bill"),
    ("The mayor promised new cranes.", "promised new cranes"),
    ("Tarn congratulated the crew of the pilot boat.", "congratulated the crew of the pilot boat"),
    ("Tarn took a shot at the board.", "took a shot at the board"),
    ("Her remarks suggested a split in the board.", "a split in the board"),
    ("HARBOUR CITY (Coast News) — Tarn said the quay would close.", "the quay would close"),
    (
        "Tarn praised a plan, which she said is sound, for the mole.",
        "praised a plan, which … is sound, for the mole",
    ),
    ("She envisions a quay without cars.", "envisions a quay without cars"),
    ("Asked if she would go, Tarn said she would stay.", "Asked if she would go … she would stay"),
    # a second frame inside what is reported is part of it, unless it only says again who speaks
    ("Tarn said they were going to tell a great story.", "they were going to tell a great story"),
    ("Tarn said the quay would close, she might add.", "the quay would close, she might add"),
    (
        "Tarn said the mole, like Ode Quill was saying, would go.",
        "the mole, like Ode Quill was saying, would go",
    ),
    ("Tarn said she respected the fact that he said that.", "she respected the fact that he said that"),
    ("Ode Quill denied that the board had hidden the bill.", "denied that the board had hidden the bill"),
    # a frame that closes the sentence reports all of it, and what it says of another time
    ("The minister had told her to wait, Tarn said.", "The minister had told her to wait"),
    (
        "Last year the mole grew by ten yards and lost four cranes, Tarn said.",
        "Last year the mole grew by ten yards and lost four cranes",
    ),
    (
        "Only two cranes had been built ten years ago, Tarn said.",
        "Only two cranes had been built ten years ago",
    ),
    # without a verb of saying
    ("There were ninety meetings, by the mayor’s count.", "There were ninety meetings"),
    ("In Tarn’s estimate, the quay loses a crown a minute.", "the quay loses a crown a minute"),
    ("As Tarn put it, a town is not a car park.", "a town is not a car park"),
    ("Tarn’s view is that the board has failed.", "the board has failed"),
    ("Tarn’s claim that the quay has sunk was disputed.", "the quay has sunk"),
    ("Tarn put the number of boats at 2,300.", "put the number of boats at 2,300"),
    ("She could not say whether the boat would run.", "could not say whether the boat would run"),
]


@pytest.mark.parametrize(("sentence", "core"), REPORTED)
def test_reported_speech_and_what_of_it_is_compared(sentence, core):
    """A frame with a speaker of the record reports; the core is what is left without it."""
    (claim,) = last_of(sentence)

    assert (claim.kind, claim.checkable) == ("reported speech", True)
    assert core_of(claim, sentence) == core


CONTEXT = [
    "The quay was built in 1911 and has been mended four times since.",
    "Critics say that the plan is a waste of money.",
    "Bo Lund, who runs the crane, said the quay would close.",
    "Tarn did not say when the quay would close.",
    "Tarn addressed the big questions of the town on Monday.",
    "The storm hung over Tarn’s remarks.",
    "The ministry has accused the town of delay.",
    "Image caption Tarn said the quay would close",
    "The speech suggested that Tarn was tired.",
    "Tarn was greeted with cheers when she entered.",
    "Tarn began by pointing at a crane.",
    # the author's own voice, and what the outlet makes of somebody
    "I think Tarn won.",
    "We believe that Tarn is right.",
    "What would I have asked Tarn?",
    "Tarn seems to feel that the board has failed.",
    "Tarn countered and won the night.",
    "Tarn was pressed to answer for the bill.",
    "Tarn declined to comment.",
    "Tarn sought to calm the town.",
    "Tarn surrogates will respond with a bill of their own.",
    "Overall, the night was Tarn’s.",
]


@pytest.mark.parametrize("sentence", CONTEXT)
def test_context_is_told_from_reported_speech(sentence):
    """Background, other people's words, what was not said, the outlet's reading: not checked."""
    (claim,) = last_of(sentence)

    assert (claim.kind, claim.checkable, claim.reason) == ("context", False, "context")


ELSEWHERE = [
    "Last year Tarn promised new cranes.",
    "In June, Tarn promised new cranes.",
    "Tarn has previously promised new cranes.",
    "Tarn has long said that the cranes must go.",
    "Tarn had promised new cranes.",
    "Tarn wrote that the cranes must go.",
    "Tarn said in an earlier speech that the cranes must go.",
    "Tarn promised new cranes two years ago.",
    "Tarn told the radio in 2028 that the cranes must go.",
    "On Twitter, Tarn called the cranes a disgrace.",
    "In a statement, Tarn called the cranes a disgrace.",
    "Tarn said at the last hearing that the cranes must go.",
]


@pytest.mark.parametrize("sentence", ELSEWHERE)
def test_what_is_placed_on_another_occasion_is_not_checked(sentence):
    """The frame itself says that it was another time or another place."""
    (claim,) = last_of(sentence)

    assert (claim.kind, claim.reason) == ("context", "another occasion")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tarn said that last year the cranes broke down.",
        "Tarn has said that the cranes must go.",
        "On Thursday Tarn promised new cranes.",
        "Tarn said the board had promised new cranes in June.",
        "Tarn said in her speech that the cranes must go.",
        "In her closing statement Tarn said that the cranes must go.",
        "The cranes broke down twice last year, she said.",
        "The levy will start in January, according to the mayor.",
    ],
)
def test_the_time_that_is_spoken_of_is_no_other_occasion(sentence):
    """Only what belongs to the frame counts, and the event's own day is no other occasion."""
    (claim,) = last_of(sentence)

    assert (claim.kind, claim.checkable) == ("reported speech", True)


CLERK = Speaker(name="Ada Lunt", role="clerk", labels=("Ada Lunt",))


@pytest.mark.parametrize(
    "sentence",
    [
        "Tarn told me that the cranes must go.",
        "Tarn told this newspaper that the cranes must go.",
        "Tarn told the Skerry Post that the cranes must go.",
        "In an interview on Sunday, Tarn said that the cranes must go.",
    ],
)
def test_what_is_said_in_an_interview_is_another_occasion(sentence):
    """Unless the event may have been an interview itself: then nobody can tell."""
    (elsewhere,) = last_of(sentence, (*RECORD, CLERK))
    (there,) = last_of(sentence)

    assert (elsewhere.kind, elsewhere.reason) == ("context", "another occasion")
    assert (there.kind, there.checkable) == ("reported speech", True)


def test_words_of_a_letter_are_words_of_another_occasion():
    """A document of hers speaks, not she."""
    (claim,) = [
        claim for claim in last_of("Her letter to staff says pay is “in line with law”.") if claim.quotation
    ]

    assert claim.reason == "another occasion"


def test_the_month_of_publication_is_no_other_occasion():
    """The words "in June" in an article of June name the event's own month."""
    text = f"{LEAD} In June, Tarn promised new cranes."

    (own,) = [claim for claim in claims_of(text, published=date(2031, 6, 12)) if "June" in claim.text]
    (other,) = [claim for claim in claims_of(text, published=date(2031, 9, 12)) if "June" in claim.text]

    assert (own.checkable, other.reason) == (True, "another occasion")


def test_a_quotation_from_another_occasion_and_what_it_carries_on():
    """The frame says so; a quotation carried on from it shares its occasion."""
    claims = last_of(
        "“The cranes go,” she said in an interview last year. “They all go.” Today she said “maybe not”."
    )

    assert [claim.reason for claim in claims if claim.quotation] == [
        "another occasion",
        "another occasion",
        None,
    ]


def test_words_of_somebody_who_does_not_speak_in_the_record_are_not_checked():
    """A critic's words are words of another occasion."""
    (claim,) = last_of("“It is a waste of money,” said Bo Lund.")

    assert (claim.checkable, claim.reason) == (False, "another occasion")


def test_a_reporter_may_be_whom_the_record_calls_question():
    """A question of the event is checked where the record has one; other people's words are not."""
    asked = Speaker(name="Question", role=None, labels=("QUESTION",))

    (question,) = last_of("“Who will pay for it?” a radio reporter asked.", (*RECORD, asked))
    (without,) = last_of("“Who will pay for it?” a radio reporter asked.")

    assert (question.checkable, without.reason) == (True, "another occasion")


def test_without_speakers_nobody_is_excluded():
    """A record without labels: anybody may be in it."""
    quoted, reported = last_of("“It is a waste of money,” said Bo Lund. He added that the mole was lost.", ())

    assert (quoted.checkable, reported.kind, reported.checkable) == (True, "reported speech", True)


def test_an_undetermined_source_stays_checkable():
    """Where nobody is named, nobody is excluded."""
    (claim,) = last_of("The fence said “we are all lost now”, in letters of red.")

    assert (claim.attribution.speaker, claim.checkable) == (None, True)


def test_a_scare_quote_is_a_claim_and_stays_in_its_sentence():
    """One word in marks is shown as its own claim; the sentence keeps its word."""
    sentence = "Tarn called the board’s plan a “reckless” waste of the town’s money."

    outside, scare = last_of(sentence)

    assert (scare.kind, scare.text) == ("scare quote", "reckless")
    assert core_of(outside, sentence) == "called the board’s plan a “reckless” waste of the town’s money"


@pytest.mark.parametrize("sentence", ["“No,” she said.", "“Never!” said Tarn.", "Tarn replied: “Nobody.”"])
def test_one_word_that_somebody_answers_is_a_direct_quotation(sentence):
    """A whole utterance with a frame beside it, and nothing is left outside it to claim."""
    (claim,) = last_of(sentence)

    assert (claim.kind, claim.checkable) == ("direct quotation", True)


def test_a_question_of_the_author_to_somebody_in_the_record():
    """The words "I asked" are a report if the byline names a speaker of the record; "I think" never is."""
    text = f"Quay by night\n\nBy Ode Quill\n\n{LEAD}\n\nI asked Tarn who would pay. I think she knows."

    asked, thought = claims_of(text)[-2:]

    assert (asked.kind, asked.attribution.speaker) == ("reported speech", "Ode Quill")
    assert (thought.kind, thought.attribution.speaker) == ("context", None)


def test_a_name_of_a_work_is_context():
    """Words in title case that nobody is said to have spoken."""
    claims = last_of("The band played “Harbours Without Lights” on the quay until midnight.")

    assert [claim.reason for claim in claims if claim.quotation] == ["context"]


def test_a_sentence_goes_on_with_a_report_by_its_mood():
    """No source of its own, "would" as its verb, right behind a report: reported speech by context."""
    text = f"{LEAD}\n\nTarn said the quay would close. The market would move to the old station. It rained."

    kinds = [(claim.kind, claim.attribution.basis) for claim in claims_of(text)]

    assert kinds[1:] == [("reported speech", "name"), ("reported speech", "context"), ("context", "none")]


GOES_ON = [
    ("Tarn said the quay would close. The market is to move.", "Mira Tarn"),
    ("“I went there,” Tarn said. She had found forty people on the quay.", "Mira Tarn"),
    ("Tarn spoke. The mayor wants forty boats a day.", "Mira Tarn"),
    # another subject, the author, a question, and a quotation of which nothing is said
    ("Tarn said the quay would close. Ode Quill sold boats in those days.", None),
    ("Tarn said the quay would close. I doubt it.", None),
    ("Tarn said the quay would close. For how long?", None),
    ("“We close the quay,” Tarn said. There are forty boats in it.", None),
]


@pytest.mark.parametrize(("sentences", "speaker"), GOES_ON)
def test_whose_words_a_sentence_of_the_outlets_own_may_pass_on(sentences, speaker):
    """Context, as far as the article tells; kept is who may have said so, for the record to decide."""
    claim = last_of(sentences)[-1]

    assert (claim.kind, claim.attribution.speaker) == ("context", None)
    assert claim.tentative.speaker == speaker


OUTSIDE = [
    "As one of the final points of her two-hour speech, Tarn promised new cranes.",
    "Towards the end of the session, Tarn promised new cranes.",
    "In closing, Tarn promised new cranes.",
    "Speaking to reporters after the event, Tarn promised new cranes.",
    "Shortly before the cameras were switched on, Tarn promised new cranes.",
    "On the sidelines of the meeting, Tarn promised new cranes.",
    "As the evening wound down, Tarn promised new cranes.",
]


@pytest.mark.parametrize("sentence", OUTSIDE)
def test_the_articles_own_words_place_a_statement(sentence):
    """The cue is a slice of the article."""
    (claim,) = last_of(sentence)

    assert claim.placed_outside is not None
    assert claim.placed_outside in sentence
    assert claim.checkable


def test_a_placement_holds_for_the_report_that_it_opens():
    """Through its paragraph and those that go on with the same speaker, up to a subheading."""
    blocks = (
        LEAD,
        "In closing, Tarn promised new cranes. She added that the mole would stay.",
        "“We need both,” the mayor said. “And soon.”",
        "What comes next",
        "“We meet again in May,” Tarn said.",
    )
    text = "\n\n".join(blocks)

    placed = [
        claim.placed_outside for claim in claims_of(text) if claim.checkable and claim.block == "paragraph"
    ]

    assert placed == ["In closing", "In closing", "In closing", "In closing", None]


def test_a_placement_ends_with_another_one_and_with_other_words():
    """Words such as "at the start of her speech" take it back; a paragraph of background ends it."""
    back = f"{LEAD}\n\nIn closing, Tarn promised cranes. At the start of her speech, Tarn promised a mole."
    ended = (
        f"{LEAD}\n\nIn closing, Tarn promised cranes.\n\nThe quay is old and wet.\n\nTarn promised a mole."
    )

    assert [claim.placed_outside for claim in claims_of(back)][1:] == ["In closing", None]
    assert [claim.placed_outside for claim in claims_of(ended)][1:] == ["In closing", None, None]


def test_a_heading_that_repeats_the_body_is_tied_to_it():
    """Words of a heading that a claim of the body holds, and quotations word for word."""
    blocks = (
        "Tarn: quay is ‘a ruin in the rain’",
        LEAD,
        "Cranes have failed",
        "Tarn argued that the cranes have failed us, and called the quay “a ruin in the rain, and worse”.",
    )
    text = "\n\n".join(blocks)

    claims = claims_of(text)
    by_id = {claim.id: claim for claim in claims}
    quoted = next(claim for claim in claims if claim.block == "headline" and claim.quotation)
    asserted = next(claim for claim in claims if claim.block == "subheading")

    assert by_id[quoted.repeats or ""].text == "a ruin in the rain, and worse"
    assert (asserted.kind, asserted.attribution.speaker, asserted.attribution.basis) == (
        "speaker's assertion",
        "Mira Tarn",
        "context",
    )
    assert "cranes have failed" in by_id[asserted.repeats or ""].text


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Key takeaways", "context"),
        ("Treatment of the fleet", "context"),
        ("What comes next?", "context"),
        ("Tarn’s claims", "context"),
        ("Mayor wants new cranes", "heading"),
        ("A call for new cranes", "heading"),
        ("Tarn promises new cranes", "heading"),
        ("Quay will close", "heading"),
    ],
)
def test_headings_that_only_label_are_context(heading, kind):
    """A verb or a noun of will makes a heading a claim."""
    claims = claims_of(
        f"{LEAD}\n\n{heading}\n\nThe town has four cranes, two of which have stood still for years."
    )

    assert [claim.kind for claim in claims if claim.block == "subheading"] == [kind]


def test_teasers_are_headings_of_another_piece_and_residue_is_nothing():
    """What a teaser claims is a claim; furniture of the page is none."""
    residue = "GIPHY App Key not set. Please check settings\n\nShare this"
    text = f"{LEAD}\n\nREAD MORE: Tarn sells ‘rusty’ crane\n\n{residue}"

    claims = [claim for claim in claims_of(text) if claim.block != "paragraph"]

    assert [(claim.block, claim.kind, claim.text) for claim in claims] == [
        ("teaser", "heading", "Tarn sells ‘rusty’ crane"),
        ("teaser", "scare quote", "rusty"),
    ]


def test_ids_come_from_content_and_not_from_place_outlet_or_file():
    """Equal sentences have different ids; a correction elsewhere leaves keys as they are, and copies of one
    text that are not equal share keys but no id.
    """
    text = f"{LEAD}\n\n“We go,” Tarn said. It rained. “We go,” Tarn said. It stopped."
    mended = text.replace("two hours", "three hours")

    ids = [claim.id for claim in claims_of(text)]
    keys = [claim.key for claim in claims_of(text)]

    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    assert keys[2:] == [claim.key for claim in claims_of(mended)][2:]
    assert not {claim.id for claim in claims_of(mended)} & set(ids)
    assert ids == [
        claim.id for claim in claims_of(text, outlet="The Estuary Post", url="https://example.org")
    ]


def test_claims_are_the_same_whatever_the_outlet_is_called():
    """Nothing of what is stated of an article but its language, title and date is read."""
    article = article_of(f"{LEAD}\n\n“We go,” Tarn said, accusing the board of delay.")
    renamed = replace(article, info=replace(article.info, outlet="Another", label="other", file="other.txt"))

    assert extract_claims(article, RECORD) == extract_claims(renamed, RECORD)


def test_an_article_without_text_has_no_claims():
    """Nothing in, nothing out."""
    assert claims_of("") == []
    assert claims_of("Share this") == []


PIECES = st.lists(
    st.sampled_from(
        ["“We go,” Tarn said. ", "She added that it “must” go. ", "‘We stay,’ he said. ", "\n\n", "Critics ",
         "In closing, ", "Last year ", "the mayor said ", "“", "”", "it rained. ", "Quay to close", "— ",
         "\n\nWhat next\n\n", "Tarn: ", "“A b.\n\n“C d,” Quill said. ", "According to Tarn, ", "READ MORE: "]
    ),
    max_size=14,
)  # fmt: skip


@given(PIECES, st.booleans())
def test_claims_are_ordered_slices_with_ids_of_their_own(pieces, with_speakers):
    """For any text: order, the span law, cores inside parts, distinct ids, a reason where not checkable."""
    text = re.sub(r"\s*\n\n\s*", "\n\n", "".join(pieces)).strip()
    article = article_of(text)
    claims = extract_claims(article, RECORD if with_speakers else ())
    sentences = {sentence.id: sentence for sentence in article.sentences}

    assert all(left.parts[0].start <= right.parts[0].start for left, right in pairwise(claims))
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert claim.text == join_words(part.slice(text) for part in claim.parts)
        assert any(char.isalnum() for char in claim.text)
        assert all(any(part.contains(core) for part in claim.parts) for core in claim.core)
        assert claim.core
        assert all(left.end <= right.start for left, right in pairwise(claim.parts))
        assert sentences[claim.sentence_id].span.overlaps(claim.parts[0])
        assert claim.checkable == (claim.reason is None)
        assert article.blocks[sentences[claim.sentence_id].block].kind == claim.block != "residue"
        assert claim.attribution.evidence in text
        assert claim.attribution.speaker is not None or not claim.attribution.in_record
        assert (claim.repeats is None) or claim.repeats in {other.id for other in claims}


def test_a_long_article_is_read():
    """Every quotation of an article of some fifteen thousand words is a claim."""
    paragraph = "“We close the quay today,” Tarn said on Monday. She added that the market ‘would’ move. "
    text = "\n\n".join([LEAD, *[f"{paragraph}Number {at}." for at in range(1000)]])

    assert len(claims_of(text)) > 3000


SEEDS = sorted(SHARED.glob("seeds/00[04]_*.txt"))


@pytest.mark.shared
@pytest.mark.skipif(len(SEEDS) != 2, reason="the real event lies outside the project")
def test_claims_of_a_real_event_agree_with_two_careful_readers():
    """Every annotated quotation is a claim of a kind, a source and a checkability that a reader gave it."""
    speakers = (Speaker(name="Vladimir Putin", role="President of Russia", labels=("Vladimir Putin",)),)
    claims: dict[str, list[Claim]] = {}
    for name, path in zip("AB", SEEDS, strict=True):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        claims[name] = claims_of("\n\n".join(lines), speakers)
        assert not any("GIPHY" in claim.text for claim in claims[name])
    rows = (SHARED / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    quoted = [row for row in map(json.loads, rows) if row["span"] and "heading" not in row["kind"]]
    kinds = {"direct_quote": ["direct quotation"], "partial_quote": ["partial quotation", "scare quote"]}
    for row in quoted:
        found = [
            claim
            for claim in claims[row["id"][0]]
            if claim.quotation and row["span"].strip(" .,") in claim.text
        ]
        assert found, row["span"]
        allowed = [kind for label in row["kind"] for kind in kinds[label]]
        assert any(claim.kind in allowed for claim in found), row["span"]
        assert any(claim.attribution.speaker == row["attributed_to"] for claim in found), row["span"]
        assert any(claim.checkable != (row["location"] == ["not checkable"]) for claim in found), row["span"]
