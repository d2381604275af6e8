"""Speaker labels: which words can be one, who is who, and how a label is taken apart."""

from __future__ import annotations

import pytest

from compare.model import RecordInfo, Span, SpeakerInfo
from compare.segment.labels import find_label, judge_label
from compare.segment.names import as_written, parse_name
from compare.segment.speakers import Cast, cast_speakers


def _cast(lines: list[str], *stated: SpeakerInfo) -> Cast:
    """The cast of a record with these lines."""
    text = "\n\n".join(lines)
    labels, start = [], 0
    for line in lines:
        label = find_label(text, Span(start, start + len(line)))
        if label is not None:
            labels.append(label)
        start += len(line) + 2
    info = RecordInfo(file="record.txt", speakers=stated)
    return cast_speakers(labels, info, share=[label.span.start / len(text) for label in labels])


def _names(lines: list[str], *stated: SpeakerInfo) -> list[str]:
    return [speaker.name for speaker in _cast(lines, *stated).speakers]


@pytest.mark.parametrize(
    ("line", "form", "label", "time"),
    [
        ("Ann Bell: We begin.", "colon", "Ann Bell", None),
        ("MR. BELL: We begin.", "colon", "MR. BELL", None),
        ("J. R. Bell, Jr.: We begin.", "colon", "J. R. Bell, Jr.", None),
        ("Ann Bell (Greens): We begin.", "colon", "Ann Bell (Greens)", None),
        ("Ann Bell (00:12): We begin.", "colon", "Ann Bell", "00:12"),
        ("[00:14:05] Ann Bell: We begin.", "colon", "Ann Bell", "00:14:05"),
        ("[SPEAKER_03]: We begin.", "colon", "SPEAKER_03", None),
        (">> ANN BELL: WE BEGIN.", "colon", "ANN BELL", None),
        ("Ann Bell:We begin.", "colon", "Ann Bell", None),
        ("moderator Ann Bell: We begin.", "colon", "moderator Ann Bell", None),
        ("Ann Bell 0:06", "timed", "Ann Bell", "0:06"),
        ("Ann Bell [1:02:03]", "timed", "Ann Bell", "1:02:03"),
        ("Q Mr. President, why?", "mark", "Q", None),
        ("Q. Why?", "mark", "Q", None),
        ("A. Because.", "mark", "A", None),
        ("The President. We meet tonight.", "stop", "The President", None),
        ("Mr. BELL. I rise to speak.", "stop", "Mr. BELL", None),
    ],
)
def test_forms_of_labels(line: str, form: str, label: str, time: str | None) -> None:
    """Each form is found with its words and its time mark."""
    found = find_label(line, Span(0, len(line)))

    assert found is not None
    assert (found.form, found.text, found.time) == (form, label, time)


@pytest.mark.parametrize(
    "line",
    [
        "We begin: here and now.",
        "He came. Then he said: go.",
        "and then: nothing",
        "See https://x.example for more",
        "At 10:30 we left.",
        "A good day to you all",
        "No colon here",
    ],
)
def test_what_is_no_candidate_or_no_label(line: str) -> None:
    """Sentences with a colon, addresses and times of day name nobody."""
    found = find_label(line, Span(0, len(line)))

    assert found is None or judge_label(found.text) == "no"


@pytest.mark.parametrize(
    ("label", "likelihood"),
    [
        ("Ann Bell", "sure"),
        ("President of Freedonia John Doe", "sure"),
        ("Director of the Foundation for the Support of Old Bridges and Roads Ann Bell", "sure"),
        ("THE PRESIDENT", "sure"),
        ("Mr. Bell", "sure"),
        ("Question", "sure"),
        ("UNIDENTIFIED REPORTER", "sure"),
        ("Theresa May", "sure"),
        ("Ursula von der Leyen", "sure"),
        ("Speaker 1", "sure"),
        ("Bell", "maybe"),
        ("European Union", "maybe"),
        ("Official Website of the President of Freedonia", "maybe"),
        ("Here is what I think", "no"),
        ("HERE IS WHAT I THINK", "no"),
        ("Note", "no"),
        ("OK", "no"),
        ("Transcript", "no"),
        ("First", "no"),
        ("Region", "no"),
        ("Ladies and gentlemen", "no"),
        ("Text 17 Photo", "no"),
        ("The question of the bridge", "no"),
    ],
)
def test_how_likely_words_name_a_speaker(label: str, likelihood: str) -> None:
    """Names, roles and marks are sure; single words and things need company; sentences and keys are none."""
    assert judge_label(label) == likelihood


@pytest.mark.parametrize(
    ("label", "names", "role"),
    [
        ("Ann Bell", ("Ann", "Bell"), None),
        ("President of Freedonia John Doe", ("John", "Doe"), "President of Freedonia"),
        ("PRESIDENT JOHN DOE", ("JOHN", "DOE"), "PRESIDENT"),
        ("Harbour Engineer Ann Bell", ("Ann", "Bell"), "Harbour Engineer"),
        ("Secretary of the Dockers' Union Ann Bell", ("Ann", "Bell"), "Secretary of the Dockers' Union"),
        ("Head of the Old Bridge Foundation, moderator Ann Bell", ("Ann", "Bell"), None),
        ("Ann Bell, Example News", ("Ann", "Bell"), "Example News"),
        ("Ann Bell (Greens)", ("Ann", "Bell"), "Greens"),
        ("Mr. Bell", ("Bell",), None),
        ("Senator Angus King", ("Angus", "King"), "Senator"),
        ("President of the Council Ursula van der Berg", ("Ursula", "van", "der", "Berg"), None),
        ("John F. Doe", ("John", "F.", "Doe"), None),
        ("THE PRESIDENT", (), "PRESIDENT"),
        ("Speaker of the House", (), None),
        ("Q", (), None),
    ],
)
def test_a_label_taken_apart(label: str, names: tuple[str, ...], role: str | None) -> None:
    """Name and role come apart; an office without a name has none."""
    parts = parse_name(label)

    assert parts.names == names
    if role is not None:
        assert parts.role == role


def test_names_in_capitals_are_written_as_names() -> None:
    """Capitals become a name; what is written as a name stays."""
    assert [as_written(name) for name in ("JOHN McDOE", "ANN O'NEIL", "Ann Bell", "Q", "SPEAKER_03")] == [
        "John McDoe",
        "Ann O'Neil",
        "Ann Bell",
        "Q",
        "SPEAKER_03",
    ]


def test_labels_of_one_person_are_joined() -> None:
    """Role, full name, surname and honorific of one person are one speaker, and the role is kept."""
    cast = _cast(
        [
            "President of Freedonia John Doe: Good morning.",
            "Ann Bell: Good morning to you.",
            "John Doe: Well.",
            "Mr Doe: So.",
            "DOE: Yes.",
            "J. Doe: No.",
        ]
    )

    assert [(speaker.name, speaker.role) for speaker in cast.speakers] == [
        ("John Doe", "President of Freedonia"),
        ("Ann Bell", None),
    ]
    assert len(cast.speakers[0].labels) == 5


def test_two_people_of_one_surname_stay_apart() -> None:
    """Different given names or honorifics are different people; a bare surname is neither's."""
    lines = ["Ann Bell: Hello.", "Ben Bell: Hello.", "Bell: Who, me?", "Ann Bell: No.", "Ben Bell: No."]

    assert _names(lines) == ["Ann Bell", "Ben Bell", "Bell"]
    assert _names(["Mr. Bell: Hello.", "Ms. Bell: Hello.", "Mr. Bell: Yes."]) == ["Bell", "Ms. Bell"]


def test_what_the_event_states_settles_who_is_who() -> None:
    """A stated name, its aliases and its role win; an alias makes a label of words that would be none."""
    stated = SpeakerInfo(name="Ada Bell", role="Mayor", aliases=("the mayor", "Chief"))
    cast = _cast(
        ["BELL: Hello.", "The mayor: Hello.", "Chief: Yes.", "Ben Orlo: Hm.", "Ben Orlo: So."], stated
    )

    assert [(speaker.name, speaker.role) for speaker in cast.speakers] == [
        ("Ada Bell", "Mayor"),
        ("Ben Orlo", None),
    ]
    assert cast.doubts == ()


def test_an_alias_of_two_people_is_nobodys() -> None:
    """A word that the event gives to two speakers decides nothing."""
    one = SpeakerInfo(name="Ada Bell", aliases=("the chair",))
    two = SpeakerInfo(name="Ben Orlo", aliases=("the chair",))

    assert _names(["The Chair: Order.", "Ada Bell: Yes.", "The Chair: Order."], one, two) == [
        "The Chair",
        "Ada Bell",
    ]


def test_a_word_that_stands_once_is_a_doubt() -> None:
    """A single capitalised word before a colon is speech, and said to be doubtful."""
    cast = _cast(
        ["Ann Bell: Hello.", "Rivers: They rise.", "Ben Orlo: So?", "Ann Bell: Yes.", "Ben Orlo: Oh."]
    )

    assert [speaker.name for speaker in cast.speakers] == ["Ann Bell", "Ben Orlo"]
    assert [str(said) for _, said in cast.doubts] == [
        "“Rivers:” stands once where a speaker's name could stand; it was read as speech."
    ]


def test_a_recurring_surname_is_a_label() -> None:
    """A surname that recurs beside other labels counts."""
    assert _names(["Bell: Hello.", "Orlo: Hello.", "Bell: So.", "Orlo: Yes.", "Bell: Oh.", "Orlo: Ah."]) == [
        "Bell",
        "Orlo",
    ]


def test_answers_need_questions() -> None:
    """An "A." is a label only where "Q." is one."""
    assert _names(["Q. Why?", "A. Because.", "Q. So?", "A. Yes."]) == ["Q", "A"]
    assert _names(["A. Because.", "A. Yes."]) == []


def test_offices_with_a_full_stop() -> None:
    """The words "The President." count where they recur or open the record, not beside colons."""
    opening = [
        "The President. We meet.",
        "We go on.",
        "Audience members. Hooray!",
        "The President. Thank you.",
    ]

    assert _names(opening) == ["The President", "Audience members"]
    assert _names(["Ann Bell: So.", "The President. He said so.", "Ann Bell: Yes.", "Ben Orlo: No."]) == [
        "Ann Bell",
        "Ben Orlo",
    ]
