"""Records to turns and passages: header and footer off, labels, page breaks, marks, ids, doubts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.errors import SegmentationError
from compare.ingest.clean import clean_characters
from compare.ingest.files import PARAGRAPH_BREAK
from compare.ingest.mapping import MappedText, concatenate
from compare.ingest.plaintext import read_paragraphs
from compare.model import Document, Passage, RecordInfo, SpeakerInfo, Transcript
from compare.segment.record_text import distinct_ids, is_page_break, is_procedural
from compare.segment.transcript import load_transcript, segment_records, segment_transcript

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGE = """\
Home

News

Video: The mayor on the bridge

By [A. Reader](#)

Port Example, May 4, 2031

Region: [North](#)

Theme: Bridges

Head of the Port Example Bridge Foundation Ben Orlo: *Ladies and gentlemen, friends!*

We begin the session. The mayor is here.

Transcript

[Start at 00:02:10]

Mayor of Port Example Ada Tarn: Thank you, Ben. Thanks, everybody.

Good morning, neighbours, colleagues, friends,

I am glad that all of you came. Here is what I think: the bridge is the oldest thing that anybody on this

side of the river has built, and it must not fall. (Applause.) It was built by hand.

Ben Orlo: Mr. Rivers asked (I hope he hears us) whether it is late. Is it?

Ada Tarn: No [laughter] it is not.

To be continued.

*

Share this page, and subscribe to our letter about bridges.

Copyright © Port Example, 2031

Tags: bridge, river

Disclaimer: Nobody at this site has checked a word of it, and whoever relies on it does so alone.

Contact us: press@port.example
"""


def _document(text: str) -> Document:
    paragraphs = read_paragraphs(clean_characters(MappedText.of(text)), keep_stage_marks=True)
    kept = concatenate((paragraph.text for paragraph in paragraphs), PARAGRAPH_BREAK)
    return Document(
        source="t.txt", source_text=text, text=kept.text, offsets=kept.offsets, encoding="utf-8", sha256="0"
    )


def _segment(text: str, **stated: object) -> Transcript:
    return segment_transcript(_document(text), RecordInfo(file="t.txt", **stated))  # type: ignore[arg-type]


def _said(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [(passage.speaker, passage.text) for passage in transcript.passages]


def _kinds(transcript: Transcript, kind: str) -> list[str]:
    text = transcript.document.text
    return [item.span.slice(text) for item in transcript.removed if item.kind == kind]


def check_laws(transcript: Transcript) -> None:
    """Passages are slices, in order, inside their turns; every word is in one or logged as removed."""
    text = transcript.document.text
    owner = bytearray(len(text))
    for passage in transcript.passages:
        assert passage.text == " ".join(part.slice(text) for part in passage.parts)
        assert passage.span.start == passage.parts[0].start
        assert passage.span.end == passage.parts[-1].end
        for part in passage.parts:
            assert not any(owner[part.start : part.end])
            owner[part.start : part.end] = b"\1" * len(part)
    for item in transcript.removed:
        if item.kind != "page break":
            assert not any(owner[item.span.start : item.span.end])
        owner[item.span.start : item.span.end] = b"\1" * len(item.span)
    assert not any(char.isalnum() and not done for char, done in zip(text, owner, strict=True))
    turns = {turn.id: turn for turn in transcript.turns}
    assert len(turns) == len(transcript.turns)
    assert len({passage.id for passage in transcript.passages}) == len(transcript.passages)
    assert all(turns[passage.turn_id].span.contains(passage.span) for passage in transcript.passages)
    assert [passage.span for passage in transcript.passages] == sorted(
        passage.span for passage in transcript.passages
    )


def test_a_reprinted_page_gives_its_speech_and_nothing_else() -> None:
    """Header, footer, notices and marks go; roles join with names; page breaks close."""
    transcript = _segment(PAGE)

    assert _said(transcript) == [
        ("Ben Orlo", "Ladies and gentlemen, friends!"),
        ("Ben Orlo", "We begin the session."),
        ("Ben Orlo", "The mayor is here."),
        ("Ada Tarn", "Thank you, Ben."),
        ("Ada Tarn", "Thanks, everybody."),
        ("Ada Tarn", "Good morning, neighbours, colleagues, friends,"),
        ("Ada Tarn", "I am glad that all of you came."),
        (
            "Ada Tarn",
            (
                "Here is what I think: the bridge is the oldest thing that anybody on this side of the river"
                " has built, and it must not fall."
            ),
        ),
        ("Ada Tarn", "It was built by hand."),
        ("Ben Orlo", "Mr. Rivers asked (I hope he hears us) whether it is late."),
        ("Ben Orlo", "Is it?"),
        ("Ada Tarn", "No it is not."),
    ]
    assert [(speaker.name, speaker.role) for speaker in transcript.speakers] == [
        ("Ben Orlo", "Head of the Port Example Bridge Foundation"),
        ("Ada Tarn", "Mayor of Port Example"),
    ]
    assert transcript.proposed_partial == "To be continued."
    assert transcript.completeness == "partial"
    assert _kinds(transcript, "page break") == ["\n\n"]
    assert _kinds(transcript, "stage direction") == ["(Applause.)", "[laughter]"]
    assert len(_kinds(transcript, "site header")) == 7
    assert len(_kinds(transcript, "site footer")) == 5
    assert _kinds(transcript, "notice") == ["Transcript", "To be continued."]
    check_laws(transcript)


def test_passages_are_labelled_timed_and_marked() -> None:
    """Labels count over the record, the last time mark holds, courtesies are procedural."""
    transcript = _segment(PAGE)
    turns = transcript.turns

    assert [passage.label for passage in transcript.passages][:3] == ["P001", "P002", "P003"]
    assert [turn.time for turn in turns] == [None, "00:02:10", None, None]
    assert {passage.time for passage in transcript.passages[3:]} == {"00:02:10"}
    assert [passage.text for passage in transcript.passages if passage.procedural] == [
        "Ladies and gentlemen, friends!",
        "Thanks, everybody.",
    ]
    assert transcript.passages[7].n_words == 26
    assert all(passage.transcript_id == transcript.id for passage in transcript.passages)


def test_a_broken_sentence_is_two_slices_of_the_file() -> None:
    """The parts of a passage are what the file has on either side of a stage direction."""
    transcript = _segment(
        "Ann Bell: We all (applause) know it.\n\nBen Orlo: Do we?\n\nAnn Bell: Yes, we do.\n"
    )
    passage = transcript.passages[0]

    assert [part.slice(transcript.document.text) for part in passage.parts] == ["We all", "know it."]
    assert passage.text == "We all know it."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "**Ann Bell:** Good day, all.\n\n**Ben Orlo**: We have come far.\n\n**Ann Bell:** So it is.\n",
            [("Ann Bell", "Good day, all."), ("Ben Orlo", "We have come far."), ("Ann Bell", "So it is.")],
        ),
        (
            "Q    Will it stand?\n\nTHE PRESIDENT:  It will.\n\nQ    How long?\n\nTHE PRESIDENT:  Long.\n",
            [
                ("Q", "Will it stand?"),
                ("The President", "It will."),
                ("Q", "How long?"),
                ("The President", "Long."),
            ],
        ),
        (
            "QUESTION: Will it stand?\n\nTARN: It will.\n\nQUESTION: How long?\n\nTARN: Long.\n",
            [
                ("Question", "Will it stand?"),
                ("Tarn", "It will."),
                ("Question", "How long?"),
                ("Tarn", "Long."),
            ],
        ),
        (
            "Ann Bell  0:06\nAnd so it stands\n\nBen Orlo  0:16\nas it did before.\n",
            [("Ann Bell", "And so it stands"), ("Ben Orlo", "as it did before.")],
        ),
        (
            "[SPEAKER_03]: Come to order.\n\n[SPEAKER_04]: Present.\n\n[SPEAKER_03]: We begin.\n",
            [("SPEAKER_03", "Come to order."), ("SPEAKER_04", "Present."), ("SPEAKER_03", "We begin.")],
        ),
        (
            "Mr. BELL. Mr. Speaker, I rise.\n\nIt is old.\n\nMr. ORLO. I thank him.\n\nMr. BELL. I yield.\n",
            [
                ("Bell", "Mr. Speaker, I rise."),
                ("Bell", "It is old."),
                ("Orlo", "I thank him."),
                ("Bell", "I yield."),
            ],
        ),
        (
            "Ann Bell: It is late. Ben Orlo: So it is. Really. Ann Bell: Then go.\n\nBen Orlo: I will.\n",
            [
                ("Ann Bell", "It is late."),
                ("Ben Orlo", "So it is."),
                ("Ben Orlo", "Really."),
                ("Ann Bell", "Then go."),
                ("Ben Orlo", "I will."),
            ],
        ),
        (
            (
                "ann bell\n\nHello.\n\nben orlo\n\nHi, Ann.\n\nann bell\n\nSo?\n\nben orlo\n\nFine.\n\n"
                "ann bell\n\nYes.\n\nben orlo\n\nOh.\n"
            ),
            [
                ("Ann Bell", "Hello."),
                ("Ben Orlo", "Hi, Ann."),
                ("Ann Bell", "So?"),
                ("Ben Orlo", "Fine."),
                ("Ann Bell", "Yes."),
                ("Ben Orlo", "Oh."),
            ],
        ),
    ],
)
def test_forms_of_records(text: str, said: list[tuple[str, str]]) -> None:
    """Bold, Q, capitals, names with times, diarised names, full stops, labels in lines, bare names."""
    transcript = _segment(text)

    assert _said(transcript) == said
    check_laws(transcript)


def test_a_text_on_one_line_is_cut_at_its_labels() -> None:
    """In a scrape without line ends, labels that recur behind closed sentences begin turns."""
    line = (
        "Menu. Mr. Bell: Good day. We go on. Ms. Orlo: Thank you, Mr. Bell. Is it this: why? Mr. Bell: No. "
    )
    transcript = _segment(line + "And so it went on for a long time. " * 100 + "Ms. Orlo: Fine.")

    assert [turn.speaker for turn in transcript.turns] == ["Bell", "Orlo", "Bell", "Orlo"]
    assert transcript.passages[-1].text == "Fine."
    check_laws(transcript)


def test_false_labels_stay_speech() -> None:
    """The words "Here is what I think:", "Note:", "OK:" and single nouns are the speaker's."""
    transcript = _segment(
        "Ann Bell: Hello.\n\nHere is what I think: go.\n\nNote: it is late.\n\nOK: so be it.\n\n"
        "Rivers: they rise.\n\nBen Orlo: I see.\n\nAnn Bell: Good, then.\n"
    )

    assert [turn.speaker for turn in transcript.turns] == ["Ann Bell", "Ben Orlo", "Ann Bell"]
    assert "Note: it is late." in [passage.text for passage in transcript.passages]


def test_a_key_value_head_is_no_speech() -> None:
    """A line "President: John Doe" above "Date: …" is the page's head; the speech begins below."""
    transcript = _segment(
        "# Address\n\n**President:** John Doe (first term)\n**Date:** May 4, 2031\n"
        "**Source:** The Archive\n\n---\n\n"
        "The President. Madam Speaker, we meet tonight in this house.\n\nWe have much to do, and will.\n"
    )

    assert {passage.speaker for passage in transcript.passages} == {"The President"}
    assert transcript.passages[0].text == "Madam Speaker, we meet tonight in this house."


def test_menus_around_a_speech_without_labels_are_cut() -> None:
    """Short lines at both ends go; the speech is one unknown speaker's, and a doubt says so."""
    speech = "We have much to do in this city, and we will do all of it together.\n\n" * 12
    transcript = _segment(
        "Events\n\nContacts\n\nSearch\n\nSubscribe\n\nColleagues,\n\n"
        + speech
        + "Share\n\nPrint\n\nMobile version\n"
    )

    assert transcript.speakers == ()
    assert {turn.speaker for turn in transcript.turns} == {None}
    assert transcript.passages[0].text == "Colleagues,"
    assert transcript.passages[-1].text.startswith("We have much")
    assert str(transcript.doubts[0]).startswith("The record has no speakers' labels")
    check_laws(transcript)


def test_words_before_the_first_label() -> None:
    """Speech above the first label is kept: the only named speaker's, or nobody's, with a doubt."""
    opening = "We are here to speak of the bridge, and of all that it means to each of us here.\n\n" * 20
    one = _segment(
        opening + "CROWD: Build it!\n\nTARN: We will.\n\nCROWD: Build it!\n\nTARN: Yes, we will.\n"
    )
    two = _segment(opening + "BELL: Build it!\n\nTARN: We will.\n\nBELL: Build it!\n\nTARN: Yes, we will.\n")

    assert (one.turns[0].speaker, two.turns[0].speaker) == ("Tarn", None)
    assert "stand before any speaker's label" in str(one.doubts[0])
    assert "stand before any speaker's label" in str(two.doubts[0])


@pytest.mark.parametrize(
    "sign",
    ["To be continued.", "(to be continued…)", "[End of excerpt]", "Transcript to follow", "(continues)"],
)
def test_signs_of_a_partial_record(sign: str) -> None:
    """Such a line at the end is proposed as the sign of a partial record and is never speech."""
    transcript = _segment(f"Ann Bell: We begin.\n\nBen Orlo: So we do.\n\n{sign}\n")

    assert transcript.proposed_partial == sign.strip("[]()")
    assert transcript.completeness == "partial"
    assert [passage.text for passage in transcript.passages] == ["We begin.", "So we do."]
    assert any("partial" in str(doubt) for doubt in transcript.doubts)


def test_what_is_stated_of_completeness_is_kept() -> None:
    """A record stated to be complete stays so; the contradiction is a doubt."""
    transcript = _segment("Ann Bell: We begin.\n\nTo be continued.\n", completeness="complete")

    assert transcript.completeness == "complete"
    assert any("stated to be complete" in str(doubt) for doubt in transcript.doubts)


def test_time_marks_gaps_and_notes_are_out_of_the_words() -> None:
    """Marks in and between lines go with their kind; words in round brackets that are speech stay."""
    transcript = _segment(
        "[00:14:05] Ann Bell: We begin (as I said).\n\n00:15:10\n\n"
        "Ben Orlo (0:16): It is (inaudible) late.\n\n"
        "[A long note of the editors about this part. Ed.]\n\n♪ music ♪\n\n"
        "Ann Bell: [Applause] Yes, it is.\n\n12\n"
    )

    assert _said(transcript) == [
        ("Ann Bell", "We begin (as I said)."),
        ("Ben Orlo", "It is late."),
        ("Ann Bell", "Yes, it is."),
    ]
    assert [passage.time for passage in transcript.passages] == ["00:14:05", "0:16", "0:16"]
    assert _kinds(transcript, "gap") == ["(inaudible)"]
    assert len(_kinds(transcript, "note")) == 1
    check_laws(transcript)


def test_stated_speakers_settle_the_labels() -> None:
    """A stated alias is a label, and its speaker has the stated name and role."""
    mayor = SpeakerInfo(name="Ada Tarn", role="Mayor", aliases=("Chief",))
    transcript = _segment("Chief: We begin.\n\nBen Orlo: Do we?\n\nTARN: Yes, we do.\n", speakers=(mayor,))

    assert [turn.speaker for turn in transcript.turns] == ["Ada Tarn", "Ben Orlo", "Ada Tarn"]
    assert transcript.speakers[0].role == "Mayor"


def test_a_text_without_speech_is_an_error() -> None:
    """A menu alone is refused with a remedy."""
    with pytest.raises(SegmentationError) as caught:
        _segment("Home\n\nNews\n\nSearch\n\nShare\n")

    assert caught.value.code == "no-speech"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("left", "right", "goes_on"),
    [
        ("all that they had in the old", "house by the river.", True),
        ("They left early,", "before it rained.", True),
        ("We stayed at home because", "The road was closed.", True),
        ("Good morning, neighbours, friends,", "I am glad.", False),
        ("It ended.", "and so on.", False),
        ("He asked:", "what now?", False),
        ("Colleagues", "We begin.", False),
        (
            "this is a long line of more than four and twenty words that " * 3 + "North",
            "Harbour has.",
            True,
        ),
    ],
)
def test_page_breaks(left: str, right: str, goes_on: bool) -> None:
    """A sentence goes on over an open end; a salutation and a closed sentence do not."""
    assert is_page_break(left, right) is goes_on


@pytest.mark.parametrize(
    ("text", "procedural"),
    [
        ("Thank you.", True),
        ("Next question, please.", True),
        ("Good evening, Mr. President.", True),
        ("Yes.", True),
        ("Please, go ahead.", True),
        ("No.", False),
        ("Thank you for the bridge.", False),
        ("We have 3 questions.", False),
        ("And so the", False),
        ("…", False),
    ],
)
def test_procedural_lines(text: str, procedural: bool) -> None:
    """Courtesies and the chair's words are procedural, answers and statements are not."""
    assert is_procedural(text) is procedural


def test_ids_depend_on_content_alone() -> None:
    """A sentence keeps its id where others are put before it; equal ones are told apart by neighbours."""
    before = _segment("Ann Bell: Yes.\n\nBen Orlo: Is it so?\n\nAnn Bell: Yes.\n\nBen Orlo: It rains.\n")
    after = _segment("Ben Orlo: Wait.\n\n" + before.document.text)
    ids = {passage.text: passage.id for passage in after.passages}

    assert ids["It rains."] == before.passages[-1].id
    assert ids["Is it so?"] == before.passages[1].id
    assert before.passages[0].id != before.passages[2].id
    assert len(set(distinct_ids("p", ["a"] * 50 + ["b"]))) == 51


def test_records_of_one_event_share_no_ids() -> None:
    """A sentence that stands in two records has an id in each; the first record's is its content's."""
    one, two = (
        _document("Ann Bell: We begin.\n\nBen Orlo: Yes.\n"),
        _document("Ann Bell: We begin.\n\nBen Orlo: No.\n"),
    )
    info = RecordInfo(file="t.txt")

    first, second = segment_records([(info, one), (info, two)])

    assert first.passages[0].id == segment_transcript(one, info).passages[0].id
    assert not {p.id for p in first.passages} & {p.id for p in second.passages}
    assert [p.turn_id for p in second.passages] == [turn.id for turn in second.turns]


def test_a_text_without_punctuation_is_cut_into_stretches() -> None:
    """A caption text of a thousand words comes in passages that a person can check."""
    transcript = _segment("so we went there and then we came back and it was late in the day " * 70)

    assert max(passage.n_words for passage in transcript.passages) <= 75
    check_laws(transcript)


def test_a_file_can_be_loaded_alone(tmp_path: Path) -> None:
    """A single file is read and segmented with nothing stated."""
    path = tmp_path / "talk.txt"
    path.write_text("Ann Bell: We begin.\n\nBen Orlo: Yes, we do.\n", encoding="utf-8")

    transcript = load_transcript(path)

    assert transcript.info == RecordInfo(file="talk.txt")
    assert len(transcript.turns) == 2


WORDS = st.sampled_from(
    [
        "Ann Bell: ",
        "BEN ORLO: ",
        "Q ",
        "We go on. ",
        "and then, ",
        "(Applause.) ",
        "[00:01:02] ",
        "(0:06) ",
        "Home",
        "\n",
        "\n\n",
        "\n\n",
        "To be continued. ",
        "Share",
        "Date: ",
        "“Yes,” he said. ",
        "… ",
        "The President. ",
        "1",
    ]
)


@given(st.lists(WORDS, max_size=30))
def test_no_word_is_lost(parts: list[str]) -> None:
    """Whatever a record is made of, its words are in passages or logged, and the laws hold."""
    try:
        transcript = _segment("".join(parts))
    except SegmentationError:
        return

    check_laws(transcript)


def test_a_long_record_keeps_its_turns() -> None:
    """A record of two thousand turns has each of its turns."""
    turn = "Ann Bell: We have much to do. It is late (applause), so.\n\nBen Orlo: I see. Go on, please.\n\n"
    document = _document(turn * 1_000)

    transcript = segment_transcript(document, RecordInfo(file="t.txt"))

    assert len(transcript.turns) == 2_000


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real records are not part of the project")
def test_real_records_keep_the_laws() -> None:
    """Every real record at hand is segmented, loses no word, and lets no line of its site pass for speech."""
    never = (
        "Click the share button",
        "Copyright ©",
        "Articles by",
        "Published in section",
        "Follow us on",
        "To be continued",
    )
    paths = sorted([*SHARED.glob("seeds/001*.txt"), *SHARED.glob("cases/*/transcript*.txt")])
    paths += sorted(
        [*SHARED.glob("cases/*/*.html"), *SHARED.glob("formats/*.md"), *SHARED.glob("formats/*.html")]
    )
    for path in paths:
        transcript = load_transcript(path)
        check_laws(transcript)
        assert not [p.text for p in transcript.passages if p.text.startswith(never)], path


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real records are not part of the project")
@pytest.mark.parametrize("case", ["debate-clinton-trump-3-2016-10-19", "presser-trump-2017-02-16"])
def test_real_speakers_are_told_apart(case: str) -> None:
    """Nearly every sentence has the speaker that a hand-made list of the same event gives it."""
    transcript = load_transcript(SHARED / "cases" / case / "transcript.txt")
    listed = (SHARED / "cases" / case / "transcript-labelled.tsv").read_text(encoding="utf-8").splitlines()
    speakers = {row.split("\t")[2]: row.split("\t")[1] for row in listed if row.count("\t") > 2}

    compared = [
        (speakers[p.text], _last(p)) for p in transcript.passages if p.text in speakers and p.n_words > 4
    ]

    assert len(compared) > 400
    assert sum(1 for one, other in compared if one == other) >= 0.99 * len(compared)


def _last(passage: Passage) -> str:
    return (passage.speaker or "").split(" ")[-1].upper()
