"""Records in the forms that people paste and programs export, each read as a person reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compare.ingest.files import read_document
from compare.model import RecordInfo, Transcript
from compare.segment.transcript import load_transcript, segment_transcript

TURNS = [
    "Ann Reed: Good morning, everybody. We begin with the bridge.",
    "Ben Stone: Is it safe?",
    "Ann Reed: It is.",
]


def _load(folder: Path, name: str, text: str) -> Transcript:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_transcript(path)


def _turns(transcript: Transcript) -> list[str]:
    """Each turn as "Speaker: its passages"."""
    found: list[str] = []
    for turn in transcript.turns:
        words = " ".join(passage.text for passage in transcript.passages if passage.turn_id == turn.id)
        found.append(f"{turn.speaker}: {words}")
    return found


FORMS = {
    "zoom.vtt": """WEBVTT

1
00:00:03.640 --> 00:00:05.990
Ann Reed: Good morning, everybody.

2
00:00:06.100 --> 00:00:07.000
Ann Reed: We begin with

3
00:00:07.100 --> 00:00:08.000
Ann Reed: the bridge.

4
00:00:12.500 --> 00:00:14.000
Ben Stone: Is it safe?

5
00:00:15.000 --> 00:00:16.000
Ann Reed: It is.
""",
    "teams.vtt": """WEBVTT

NOTE made by a program

b0d8/13-0
00:00:03.640 --> 00:00:05.990
<v Ann Reed>Good morning, everybody. We</v>

b0d8/13-1
00:00:06.000 --> 00:00:07.990
<v Ann Reed>begin with the bridge.</v>

b0d8/14-0
00:00:08.640 --> 00:00:09.990
<v.loud Ben Stone>Is it safe?</v>
<v Ann Reed>It is.</v>
""",
    "teams.txt": """Ann Reed   0:03
Good morning, everybody. We begin with the bridge.

Ben Stone   0:12
Is it safe?

Ann Reed   0:15
It is.
""",
    "rev.txt": """Ann Reed (00:03):
Good morning, everybody. We begin with the bridge.

Ben Stone (00:12):
Is it safe? [crosstalk 00:00:13]

Ann Reed (00:15):
It is.
""",
    "rev-older.txt": """Ann Reed: (00:03)
Good morning, everybody. We begin with the bridge.

Ben Stone: (00:12)
Is it safe?

Ann Reed: (00:15)
It is.
""",
    "descript.txt": """[00:00:03] Ann Reed: Good morning, everybody. We begin with the bridge.

[00:00:12] Ben Stone: Is it safe?

[00:00:15] Ann Reed: It is.
""",
    "descript.md": """**Ann Reed:** [00:00:03] Good morning, everybody. We begin with the bridge.

**Ben Stone:** [00:00:12] Is it safe?

**Ann Reed:** It is.
""",
    "capitals.txt": """ANN REED: Good morning, everybody. We begin with the bridge.
BEN STONE: Is it safe?
ANN REED: It is. (Laughter.)
""",
    "bold.html": """<html><body><nav><a href="/">Menu</a></nav><h1>The bridge</h1>
<p><b>Ann Reed</b>: Good morning, everybody.</p><p>We begin with the bridge.</p>
<p><strong>Ben Stone:</strong> Is it safe?</p><p><b>Ann Reed :</b> It is.
    <i>(Laughter.)</i></p></body></html>""",
    "bold-alone.html": """<html><body><p><b>ANN REED</b></p><p>Good
    morning, everybody. We begin with the bridge.</p>
<p><b>BEN STONE</b></p><p>Is it safe?</p><p><b>ANN REED</b></p><p>It is.</p>
<p><b>BEN STONE</b></p><p>[inaudible]</p>
</body></html>""",
    "line-numbers.txt": """ 1  ANN REED: Good morning,
 2  everybody. We
 3  begin with the
 4  bridge.
 5  BEN STONE:
 6  Is
 7  it
 8  safe?
 9  ANN REED: It
10  is.
""",
    "running-lines.txt": """ANN REED: Good morning, everybody. We begin with
Harbour debate, 4 May 2031, page 1 of 3
the bridge.
BEN STONE: Is it
Harbour debate, 4 May 2031, page 2 of 3
safe?
ANN REED: It
Harbour debate, 4 May 2031, page 3 of 3
is.
""",
    "pages.txt": (
        "Harbour debate\n\nANN REED: Good morning, everybody. We begin\n1\n\fHarbour debate\n"
        "with the bridge.\nBEN STONE: Is it safe?\n2\n\fHarbour debate\nANN REED: It is.\n3\n"
    ),
    "one-line.txt": (
        "Home | News | Sign in Ann Reed: Good morning, everybody. We begin with the bridge. Ben Stone: Is it"
        " safe? Ann Reed: It is. Ben Stone: [inaudible] Share this page. Copyright 2031 Example News"
    ),
    "footnotes.txt": """Ann Reed: Good morning, everybody.1 We begin with the bridge.2

1 The mayor spoke at ten.

2 "The bridge" is that over the Long Slip.

Ben Stone: Is it safe?

Ann Reed: It is.
""",
    "notes.txt": """The following is the transcript of the debate.

Ann Reed: Good morning, everybody. We begin with the bridge.

[Reed opened it herself in 2019. — A. Writer] [It was closed [for a week] in May. — B. Writer]

Ben Stone: Is it safe?

Ann Reed: It is.
""",
    "whisper.json": json.dumps(
        {
            "segments": [
                {"start": 0.0, "end": 3.2, "text": " Good morning, everybody.", "speaker": "Ann Reed"},
                {"start": 3.2, "end": 6.0, "text": " We begin with the bridge.", "speaker": "Ann Reed"},
                {"start": 70.5, "end": 72, "text": " Is it safe?", "speaker": "Ben Stone"},
                {"start": 73, "end": 74, "text": " It is.", "speaker": "Ann Reed"},
            ]
        }
    ),
    "table.csv": (
        'start,end,speaker,text\n0.0,3.2,Ann Reed,"Good morning, everybody."\n3.2,6,Ann Reed,We begin with\n'
        "6,7,,the bridge.\n70.5,72,Ben Stone,Is it safe?\n73,74,Ann Reed,It is.\n"
    ),
    "semicolons.csv": (
        "Start;Speaker;Text\n00:00:00;Ann Reed;Good morning, everybody. We begin with the bridge.\n"
        "00:01:10;Ben Stone;Is it safe?\n00:01:12;Ann Reed;It is.\n"
    ),
    "no-header.tsv": (
        "1\tAnn Reed\tGood morning, everybody.\n2\tAnn Reed\tWe begin with the bridge.\n"
        "3\tSYSTEM\t(APPLAUSE)\n4\tBen Stone\tIs it safe?\n5\tAnn Reed\tIt is.\n6\tSYSTEM\t(LAUGHTER)\n"
    ),
    "tei.xml": """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><profileDesc><particDesc><listPerson>
<person xml:id="r"><persName><surname>Reed</surname><forename>Ann</forename></persName></person>
</listPerson></particDesc></profileDesc></teiHeader><text><body><div><head>The bridge</head>
<u who="#r"><seg>Good  morning,
 everybody. <kinesic type="applause"><desc>Applause</desc></kinesic>We begin with the bridge.</seg></u>
<note type="speaker">Ben Stone:</note><u who="#s"><seg>Is it safe?</seg><note>Interruption</note></u>
<u who="#r"><seg><s><w>It</w><w join="right">is</w><pc>.</pc></s></seg></u></div></body></text></TEI>""",
    "speeches.xml": """<publicwhip><speech speakername="Ann Reed"><p>Good morning, everybody.</p>
<p>We begin with the bridge.</p></speech><speech speakername="Ben Stone"><p>Is it safe?</p></speech>
<speech speakername="Ann Reed"><p>It is.</p></speech></publicwhip>""",
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_gives_the_turns_that_a_person_reads(tmp_path: Path, name: str) -> None:
    """The same three turns in every form, with nothing of the form in them."""
    assert _turns(_load(tmp_path, name, FORMS[name])) == TURNS


LABELS = {
    "dash and time": "{name} - {time}\n{words}",
    "bar and time": "{name} | {time}\n{words}",
    "name in brackets and time": "[{name}] {time}\n{words}",
    "time and dash": "{time} - {name}\n{words}",
    "time and name": "{time} {name}\n{words}",
    "time in brackets and name": "[{time}] {name}\n{words}",
    "range and name": "{time} --> {time}\n{name}\n{words}",
    "range, name, colon": "[{time} --> {time}] {name}: {words}",
    "time behind the name": "{name} ({time}) {words}",
    "brackets and colon": "[{name}]: {words}",
    "brackets": "[{name}] {words}",
    "angles": "<{name}> {words}",
    "dash": "{name} — {words}",
    "bold and dash": "**{name}** — {words}",
    "colon apart": "{name} : {words}",
    "wide colon": "{name}： {words}",
    "colon on its line": "{name}:\n{words}",
    "office in brackets": "{name} (Mayor): {words}",
    "office behind": "{name}, Mayor of Northby: {words}",
    "honorific": "Hon. {name}: {words}",
    "twice as a heading": "### {name}\n\n{words}",
    "twice in bold alone": "**{name}**\n\n{words}",
    "twice as a table.html": "<table><tr><td>{name}</td><td>{words}</td></tr></table>",
    "twice as terms.html": "<dl><dt>{name}</dt><dd>{words}</dd></dl>",
    "twice in italics.html": "<p><em>{name}:</em> {words}</p>",
    "twice with a time glued.html": "<p><span>{name}</span><span>{time}</span></p><p>{words}</p>",
}


@pytest.mark.parametrize("form", LABELS)
def test_labels_of_many_forms(tmp_path: Path, form: str) -> None:
    """However the name is set off, the three turns are found, and the time where there is one."""
    turns = [turn.split(": ", 1) for turn in TURNS]
    times = ["00:00:03", "00:00:12", "00:00:15"]
    parts = [
        LABELS[form].format(name=name, time=time, words=words)
        for (name, words), time in zip(turns, times, strict=True)
    ]
    text = "\n\n".join(parts * (2 if "twice" in form else 1))
    name = "a.html" if form.endswith("html") else "a.md"
    transcript = _load(tmp_path, name, f"<html><body>{text}</body></html>" if name == "a.html" else text)

    expected = [*TURNS[:2], f"{TURNS[2]} {turns[0][1]}", TURNS[1], TURNS[2]] if "twice" in form else TURNS
    assert _turns(transcript) == expected
    if "{time}" in LABELS[form]:
        assert [turn.time for turn in transcript.turns][:2] == times[:2]


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("zoom.vtt", ["00:00:03.640", "00:00:12.500", "00:00:15.000"]),
        ("teams.txt", ["0:03", "0:12", "0:15"]),
        ("rev.txt", ["00:03", "00:12", "00:15"]),
        ("descript.txt", ["00:00:03", "00:00:12", "00:00:15"]),
        ("whisper.json", ["0:00:00", "0:01:10", "0:01:13"]),
        ("table.csv", ["0:00:00", "0:01:10", "0:01:13"]),
        ("semicolons.csv", ["00:00:00", "00:01:10", "00:01:12"]),
    ],
)
def test_times_are_kept(tmp_path: Path, name: str, times: list[str]) -> None:
    """A turn has the time of its label, cue or row."""
    assert [turn.time for turn in _load(tmp_path, name, FORMS[name]).turns] == times


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("teams.vtt", ["cue 1", "cue 1", "cue 3", "cue 3"]),
        ("table.csv", ["row 2", "row 3", "row 5", "row 6"]),
        ("whisper.json", ["segment 1", "segment 2", "segment 3", "segment 4"]),
        ("capitals.txt", [None, None, None, None]),
    ],
)
def test_a_passage_says_where_it_stands(tmp_path: Path, name: str, places: list[str | None]) -> None:
    """Passages of a form that is no plain text name the row, cue or segment that they begin in."""
    found = [passage.place for passage in _load(tmp_path, name, FORMS[name]).passages]
    assert [place and str(place) for place in found] == places


@pytest.mark.parametrize("name", FORMS)
def test_what_is_shown_is_a_slice(tmp_path: Path, name: str) -> None:
    """Every part of a passage is a slice of the kept text and maps into the source text word by word."""
    transcript = _load(tmp_path, name, FORMS[name])
    document = transcript.document
    for passage in transcript.passages:
        assert " ".join(part.slice(document.text) for part in passage.parts) == passage.text
        for part in passage.parts:
            first = part.slice(document.text).split()[0]
            source = document.offsets.to_source(part).slice(document.source_text)
            assert source.startswith(first)


PASTED = """0:00
good morning everybody we begin with the
0:04
bridge which was built in 1931 and has not
0:08
been painted since the mayor says that the
0:11
council will decide in june and that the
0:14
money is there but nobody has seen it and
0:17
so we ask again what will be done
"""


@pytest.mark.parametrize("text", [PASTED, PASTED.replace("\n", " ").replace(" 0:", "\n0:")])
def test_captions_without_punctuation_have_borders_by_rule(tmp_path: Path, text: str) -> None:
    """All words are kept, passages are of a length that can be checked, and the record is marked."""
    transcript = _load(tmp_path, "pasted.txt", text)
    words = " ".join(passage.text for passage in transcript.passages).split()

    assert transcript.unpunctuated
    assert [turn.time for turn in transcript.turns] == ["0:00"]
    assert words[:3] + words[-3:] == ["good", "morning", "everybody", "will", "be", "done"]
    assert len(words) == 49
    assert all(passage.n_words <= 45 for passage in transcript.passages)
    assert any("punctuation" in str(doubt) for doubt in transcript.doubts)


def test_a_record_with_sentences_is_not_marked(tmp_path: Path) -> None:
    """A record with punctuation keeps its own sentences."""
    assert not _load(tmp_path, "a.txt", "Ann Reed: " + "We go on with it now. " * 20).unpunctuated


def test_a_pause_ends_a_passage_of_captions(tmp_path: Path) -> None:
    """In captions without punctuation two seconds of silence end a passage; the next cue joins else."""
    cues = [
        (0, 2, "good morning everybody and welcome"),
        (2, 4, "to the harbour"),
        (9, 11, "the bridge is old"),
    ]
    text = "WEBVTT\n\n" + "".join(
        f"00:00:{start:02d}.000 --> 00:00:{end:02d}.000\n{words}\n\n" for start, end, words in [*cues] * 1
    )
    text += "".join(
        f"00:01:{at:02d}.000 --> 00:01:{at + 1:02d}.000\nand so it goes on from here\n\n" for at in range(9)
    )
    passages = _load(tmp_path, "a.vtt", text).passages

    assert passages[0].text == "good morning everybody and welcome to the harbour"
    assert passages[1].text == "the bridge is old"


def test_a_bare_mark_of_change_names_nobody(tmp_path: Path) -> None:
    """Behind ``>>`` without a name somebody else speaks, and the one before is not given the words."""
    text = ">> ANN REED: GOOD MORNING.\n>> IS IT SAFE?\n>> ANN REED: IT IS.\n>> BEN STONE: GOOD. >> NO.\n"

    assert _turns(_load(tmp_path, "a.txt", text)) == [
        "Ann Reed: GOOD MORNING.",
        "None: IS IT SAFE?",
        "Ann Reed: IT IS.",
        "Ben Stone: GOOD.",
        "None: NO.",
    ]


def test_clips_inside_a_turn_are_turns_of_their_own(tmp_path: Path) -> None:
    """What another says in a clip is not given to the presenter; the frame of the clip is no speech."""
    text = """AMY POE: Good evening. Here is the mayor.

(BEGIN VIDEO CLIP)

MAYOR ANN REED: The bridge is safe.

(END VIDEO CLIP)

POE: So she said.

[begin audio clip]

BEN STONE, ENGINEER: I would not walk on it.

[end audio clip]

POE: Good night. (COMMERCIAL BREAK)
"""

    assert _turns(_load(tmp_path, "a.txt", text)) == [
        "Amy Poe: Good evening. Here is the mayor.",
        "Ann Reed: The bridge is safe.",
        "Amy Poe: So she said.",
        "Ben Stone: I would not walk on it.",
        "Amy Poe: Good night.",
    ]


def test_interpreters_notes_are_no_speech(tmp_path: Path) -> None:
    """The language of the speaker and the way of interpreting are taken off; the interpreter's words are
    his.
    """
    text = """PRESIDENT ROE: (Through interpreter) Thank you. [Speaks Norwegian] (As interpreted.) Good
    morning.

THE INTERPRETER: He says that the bridge is old.

PRESIDENT ROE: (in Norwegian) It stands. (Consecutive interpretation.) [via translator]
"""

    assert _turns(_load(tmp_path, "a.txt", text)) == [
        "Roe: Thank you. Good morning.",
        "The Interpreter: He says that the bridge is old.",
        "Roe: It stands.",
    ]


def test_an_office_with_its_holder_in_brackets_is_a_label(tmp_path: Path) -> None:
    """The bold labels of parliamentary reports, with seat, party or holder in brackets."""
    text = """**Mr. David Poe (Northby) (Con):** I beg to move.

**The Under-Secretary of State for Bridges (Ann Reed):** I am grateful.

**Several hon. Members rose—**

**Mr. Poe:** Will she give way?

**Ann Reed:** I will.
"""
    transcript = _load(tmp_path, "a.md", text)

    assert _turns(transcript) == [
        "David Poe: I beg to move.",
        "Ann Reed: I am grateful.",
        "David Poe: Will she give way?",
        "Ann Reed: I will.",
    ]
    assert transcript.speakers[1].role == "The Under-Secretary of State for Bridges"


def test_the_event_settles_what_is_no_speaker(tmp_path: Path) -> None:
    """A label that is stated to be none is speech."""
    path = tmp_path / "a.txt"
    path.write_text(
        "ANN REED: One.\n\nHARBOUR BELL: Two.\n\nANN REED: Three.\n\nHARBOUR BELL: Four.\n", encoding="utf-8"
    )
    document = read_document(path, source="a.txt", role="transcript")
    before = segment_transcript(document, RecordInfo(file="a.txt"))
    after = segment_transcript(document, RecordInfo(file="a.txt", not_speakers=("Harbour Bell",)))

    assert len(before.turns) == 4
    assert _turns(after) == ["Ann Reed: One. HARBOUR BELL: Two. Three. HARBOUR BELL: Four."]


@pytest.mark.parametrize(
    ("label", "looks"),
    [("00:12 Ann", "a time"), ("Photo by Ann", "a caption"), ("Applause all", "a stage direction")],
)
def test_odd_labels_of_a_column_are_doubted(tmp_path: Path, label: str, looks: str) -> None:
    """A column of speakers is believed, and what it names is doubted where it looks like something else."""
    text = f"speaker,text\n{label},Good morning.\nBen Stone,Is it safe?\n"

    doubts = map(str, _load(tmp_path, "a.csv", text).doubts)
    assert f"The label “{label}” looks like {looks}." in doubts


def test_questioners_on_one_line(tmp_path: Path) -> None:
    """A page on one line keeps its "Q" apart from the words of the one who answers."""
    text = (
        "Remarks by the Mayor THE MAYOR: Hello. (Laughter.) Q Thank you, sir. Is it safe? THE MAYOR: It is."
        " Q And the boats? They look old. THE MAYOR: They are. END"
    )

    assert _turns(_load(tmp_path, "a.txt", text)) == [
        "The Mayor: Hello.",
        "Q: Thank you, sir. Is it safe?",
        "The Mayor: It is.",
        "Q: And the boats? They look old.",
        "The Mayor: They are. END",
    ]
