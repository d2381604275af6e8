"""Records as people paste them: each of the forms below was once read wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.model import Transcript
from compare.segment.transcript import load_transcript


def _load(folder: Path, name: str, text: str) -> Transcript:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_transcript(path)


def _turns(transcript: Transcript) -> list[str]:
    """Each turn as "Speaker: its passages"."""
    return [
        f"{turn.speaker}: "
        + " ".join(passage.text for passage in transcript.passages if passage.turn_id == turn.id)
        for turn in transcript.turns
    ]


TALK = ["{}: Good morning. We begin.", "{}: Thank you. It is closed.", "{}: Since when?", "{}: Since May."]


def _talk(*names: str) -> list[str]:
    return [line.format(name) for line, name in zip(TALK, names, strict=True)]


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            (
                "00:00:01 Speaker 1\nGood morning. We begin.\n\n00:00:07 Speaker 2\nThank you. It is"
                " closed.\n\n00:00:09 Speaker 1\nSince when?\n\n00:00:15 Speaker 2\nSince May.\n"
            ),
            _talk("Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2"),
        ),
        (
            (
                "00:00:01:05 - 00:00:07:03\nSpeaker 1\nGood morning. We begin.\n\n"
                "00:00:07:03 - 00:00:12:10\nSpeaker 2\nThank you. It is closed.\n\n"
                "00:00:12:10 - 00:00:15:00\nSpeaker 1\nSince when?\n\n"
                "00:00:15:00 - 00:00:19:00\nSpeaker 2\nSince May.\n"
            ),
            _talk("Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2"),
        ),
        (
            (
                "MODERATOR\nGood morning. We begin.\n\nANN REED\nThank you. It is closed.\n\nBEN STONE\n"
                "Since when?\n\n(APPLAUSE)\n\nANN REED\nSince May.\n"
            ),
            _talk("Moderator", "Ann Reed", "Ben Stone", "Ann Reed"),
        ),
        (
            (
                "GOVERNOR REED. Good morning. We begin.\nMR. STONE. Thank you. It is closed.\n"
                "GOVERNOR REED. Since when?\nMR. STONE. Since May.\n"
            ),
            _talk("Reed", "Stone", "Reed", "Stone"),
        ),
        (
            (
                "Mr. REED. Good morning. We begin.\n\nMs. STONE of Maine. Thank you. It is closed.\n\n"
                "The SPEAKER pro tempore. Since when?\n\nMr. REED. Since May.\n\nMr. REED. I yield.\n"
            ),
            [
                *_talk("Reed", "Ms. STONE of Maine", "The SPEAKER pro tempore", "Reed")[:3],
                "Reed: Since May. I yield.",
            ],
        ),
        (
            (
                "REED: Good morning. We begin.\nSTONE [to the chair]: Thank you. It is closed.\n"
                "REED (laughing): Since when?\nSTONE: Since May.\n"
            ),
            _talk("Reed", "Stone", "Reed", "Stone"),
        ),
        (
            (
                "(Ann Reed): Good morning. We begin.\n\n(Ben Stone): Thank you. It is closed.\n\n"
                "(Ann Reed): Since when?\n\n(Ben Stone): Since May.\n"
            ),
            _talk("Ann Reed", "Ben Stone", "Ann Reed", "Ben Stone"),
        ),
        (
            (
                "**Mr Speaker**\n\nGood morning. We begin.\n\n**Ann Reed (Westmere) (Lab):** Thank you. It is"
                " closed. [Interruption.]\n\n12.15 pm\n\n**Mr. Speaker:** Since when? [HON. MEMBERS:"
                " “Answer!”]\n\n"
                "Column 344\n\n*The House divided: Ayes 301, Noes 220.*\n\n**Ann Reed:** Since May.\n"
            ),
            _talk("Mr. Speaker", "Ann Reed", "Mr. Speaker", "Ann Reed"),
        ),
        (
            (
                "Präsidentin Ann Reed:\nGood morning. We begin.\n\nBen Stone (SPD):\nThank you. It is"
                " closed.\n\n(Beifall bei der SPD – Zuruf von der FDP: Warum?)\n\nPräsidentin Ann"
                " Reed:\nSince when?\n\n"
                "Ben Stone (SPD):\nSince May.\n"
            ),
            _talk("Präsidentin Ann Reed", "Ben Stone", "Präsidentin Ann Reed", "Ben Stone"),
        ),
        (
            (
                "REED: Good morning. We begin.\n\nSTONE: Thank you. It is closed.\n\nREED: Since when?\n\n"
                "STONE: Since May.\n\nCopyright © 2024 Example Radio. All rights reserved.\n\n"
                "Transcripts are created on a rush deadline. This text may not be in its final form.\n"
            ),
            _talk("Reed", "Stone", "Reed", "Stone"),
        ),
    ],
    ids=[
        "time and number on a line",
        "times with frames",
        "capitals alone",
        "capitals and a point",
        "members of a congress",
        "remark in the label",
        "name in brackets",
        "name known as a label alone",
        "German directions",
        "notice of a station",
    ],
)
def test_a_pasted_text_gives_the_turns_that_a_person_reads(
    tmp_path: Path, text: str, turns: list[str]
) -> None:
    """Who speaks and what is said, without directions, notices and marks of the page."""
    assert _turns(_load(tmp_path, "a.txt", text)) == turns


def test_a_menu_behind_the_end_on_one_line_is_no_speech(tmp_path: Path) -> None:
    """What stands behind "(END OF TRANSCRIPT)" is the page's."""
    line = "MAYOR REED: Good morning. We begin. STONE: It is closed. MAYOR REED: Since May. Thank you all. "
    foot = "(END OF TRANSCRIPT) Related articles Most read Contact us © 2024 Example News"
    transcript = _load(tmp_path, "a.txt", "Home News " + line.replace("STONE", "QUESTION") + foot)

    assert transcript.passages[-1].text == "Thank you all."


@pytest.mark.parametrize(
    "greeting", ["Madam Speaker, Mr. Vice President, and my fellow citizens:", "Dear Ann, dear colleagues:"]
)
def test_a_greeting_is_no_label(tmp_path: Path, greeting: str) -> None:
    """Whom a speech greets has not held it."""
    text = f"{greeting} We meet tonight.\n\n{'The bridge is closed. ' * 60}\n\nAudience members. Shame!\n\n"
    text += "The Mayor. Thank you.\n\nIt will open in May.\n\nThe Mayor. Good night.\n"
    transcript = _load(tmp_path, "a.txt", text)

    assert {speaker.name for speaker in transcript.speakers} == {"The Mayor", "Audience members"}
    assert "We meet tonight." in " ".join(passage.text for passage in transcript.passages)


def test_a_name_that_is_an_answer_is_no_label(tmp_path: Path) -> None:
    """A known name with a mark behind it is said."""
    text = "Ben Stone: Who holds it?\n\nAnn Reed: Let me think.\n\nBen Stone.\n\n"
    text += "Nobody else.\n\nBen Stone: Me?\n"

    assert _turns(_load(tmp_path, "a.txt", text))[1] == "Ann Reed: Let me think. Ben Stone. Nobody else."


def test_a_first_row_without_a_time_is_no_header(tmp_path: Path) -> None:
    """A dash for a time names no column, and the words beside it are kept."""
    text = "--;Ann Reed;Good morning, all of you.\n0:09;Ben Stone;Thank you. It is closed.\n"
    text += "0:12;Ann Reed;Since when, Ben?\n"

    assert _turns(_load(tmp_path, "a.csv", text))[0] == "Ann Reed: Good morning, all of you."


def test_a_sentence_of_the_editor_in_square_brackets_is_a_note(tmp_path: Path) -> None:
    """Words in square brackets that a quotation completes are speech, a sentence of its own is none."""
    text = (
        "REED: The bridge stands. [It was built by two brothers in 1824.] We [the council] keep it.\n\n"
        "STONE: Good.\n\n[*]REED: It is.\n"
    )
    transcript = _load(tmp_path, "a.txt", text)

    assert _turns(transcript) == [
        "Reed: The bridge stands. We [the council] keep it.",
        "Stone: Good.",
        "Reed: It is.",
    ]
    assert [one.kind for one in transcript.removed].count("note") == 1


def test_one_label_in_the_middle_does_not_own_what_stands_before_it(tmp_path: Path) -> None:
    """A voice that is named once, late in the captions, has not said what comes first."""
    text = (
        "1\n00:00:01,000 --> 00:00:03,000\nGood evening.\n\n2\n00:00:04,000 --> 00:00:06,000\n"
        "We begin with the ferry.\n\n3\n00:00:07,000 --> 00:00:09,000\nWOMAN ON TV: It sails!\n"
    )

    assert [turn.speaker for turn in _load(tmp_path, "a.srt", text).turns] == [None, "Woman On Tv"]


def test_the_last_page_of_a_court_record_may_be_short(tmp_path: Path) -> None:
    """Numbers of lines go on a page of two lines, too, where a page before has them."""
    lines = ["Q.   Is it safe?", "A.   It is."] * 6
    text = "".join(f" {number:2d}   {line}\n" for number, line in enumerate(lines, 1))
    text += "  1   Q.   You are sure?\n  2   A.   I am sure.\n"
    turns = _turns(_load(tmp_path, "a.txt", text))

    assert turns[-2:] == ["Q: You are sure?", "A: I am sure."]
    assert len(turns) == 14


@pytest.mark.parametrize(
    "header",
    ["Zeitstempel;Sprecher;Beitrag", "seconds;character;dialogue", "Tijdcode;Spreker;Bijdrage"],
)
def test_a_table_with_other_words_in_its_header(tmp_path: Path, header: str) -> None:
    """A first row of words above clock times is a header, in whatever language."""
    rows = (
        "00:00:01;Ann Reed;Good morning. We begin.\n00:00:09;Ben Stone;Thank you. It is closed.\n"
        "00:00:12;Ann Reed;Since when?\n00:00:15;Ben Stone;Since May.\n"
    )
    transcript = _load(tmp_path, "a.csv", f"{header}\n{rows}")

    assert _turns(transcript) == _talk("Ann Reed", "Ben Stone", "Ann Reed", "Ben Stone")
    assert transcript.passages[0].time == "00:00:01"


def test_a_person_who_is_announced_once_keeps_the_name(tmp_path: Path) -> None:
    """Two speeches of one id are one person's, though the note stands before the first only."""
    text = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><note type="speaker">Ann Reed:</note>'
        '<u who="#ReedA"><seg>We begin.</seg></u><u who="#StoneB"><seg>It is closed.</seg></u>'
        '<u who="#ReedA"><seg>Since May.</seg></u></body></text></TEI>'
    )

    assert [turn.speaker for turn in _load(tmp_path, "a.xml", text).turns] == [
        "Ann Reed",
        "Stone B",
        "Ann Reed",
    ]
