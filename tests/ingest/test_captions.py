"""Captions: cues, voices, and what rolls, stands out of order or is no speech."""

from __future__ import annotations

import pytest

from compare.errors import SourceError
from compare.ingest.captions import read_captions


def _cues(*cues: tuple[str, str, str]) -> str:
    """WebVTT of cues of start, end and words."""
    return "WEBVTT\n\n" + "\n".join(f"{start} --> {end}\n{words}\n" for start, end, words in cues)


def _texts(text: str) -> list[str]:
    return [piece.text for piece in read_captions(text, source="a.vtt").pieces]


def test_rolling_captions_are_read_once() -> None:
    """A line that rolls up from the cue before, or is shown again alone, is read once."""
    text = _cues(
        ("00:00.000", "00:02.000", "we begin"),
        ("00:02.000", "00:02.010", "we begin"),
        ("00:02.010", "00:04.000", "we begin\nwith<00:00:03.000><c> the</c>"),
        ("00:04.000", "00:06.000", "with the\nbridge"),
        ("00:06.000", "00:08.000", "bridge\nwhich is old"),
    )
    extract = read_captions(text, source="a.vtt")

    assert " ".join(piece.text for piece in extract.pieces) == "we begin with the bridge which is old"
    assert [kind for _, kind, _ in extract.notes] == ["rolling captions"]


def test_a_chant_does_not_roll() -> None:
    """The same words in cue after cue are what was said."""
    text = _cues(*((f"00:0{at}.000", f"00:0{at}.900", "No! No!") for at in range(5)))

    assert _texts(text) == ["No! No!"] * 5


def test_cues_are_put_into_the_order_of_their_times() -> None:
    """Cues out of order and cues that end before they start are kept, and noted by their numbers."""
    text = _cues(("00:05.000", "00:06.000", "Second."), ("00:01.000", "00:00.500", "First."))
    extract = read_captions(text, source="a.vtt")

    assert [(piece.text, str(piece.place)) for piece in extract.pieces] == [
        ("First.", "cue 2"),
        ("Second.", "cue 1"),
    ]
    assert [kind for _, kind, _ in extract.notes] == ["cues out of order", "cue ends before it starts"]
    assert all("2" in str(sentence) for _, _, sentence in extract.notes)


def test_what_stands_between_cues_is_no_speech() -> None:
    """Identifiers, notes and styles are left out; a line behind an empty one inside a cue is kept."""
    text = (
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nb0d8/13-0\n00:01.000 --> 00:02.000\nWe begin.\n\nGo on.\n\n"
        "NOTE of the editor\nnot said\n\n17\n00:03.000 --> 00:04.000 align:start\n"
        "{\\an8}<i>It</i> is &amp; stays.\n"
    )

    assert _texts(text) == ["We begin. Go on.", "It is & stays."]


def test_voices_and_dashes_part_a_cue() -> None:
    """Each voice of a cue, and each line that begins with a dash, is a piece of its own."""
    text = _cues(
        ("00:01.000", "00:02.000", "<v.loud Ann Reed>Is it?</v>\n<v Ben>Yes."),
        ("00:02.000", "00:03.000", "- No.\n- Yes."),
    )
    pieces = read_captions(text, source="a.vtt").pieces

    assert [(piece.speaker, piece.text) for piece in pieces[:2]] == [("Ann Reed", "Is it?"), ("Ben", "Yes.")]
    assert [piece.text for piece in pieces[2:]] == ["- No.", "- Yes."]
    assert not any(piece.joins for piece in pieces)


def test_a_pause_ends_a_paragraph() -> None:
    """A cue joins the one before unless two seconds lie between."""
    text = _cues(
        ("00:01.000", "00:02.000", "One"),
        ("00:03.900", "00:05.000", "two"),
        ("00:07.000", "00:08.000", "three"),
    )

    assert [piece.joins for piece in read_captions(text, source="a.vtt").pieces] == [False, True, False]


def test_captions_without_a_cue_are_refused() -> None:
    """A file without a line of times says what it should have."""
    with pytest.raises(SourceError) as caught:
        read_captions("WEBVTT\n\nHello", source="a.vtt")
    assert caught.value.code == "no-cues"
