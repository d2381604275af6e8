"""Real transcripts in many forms, read as a person reads them; skipped where they are missing.

`facts.json` was written by reading the files (`../shared/formats`, `../shared/cases`): for each turn the
speaker's label and hashes of its first and last three words, and hashes of runs of five words that are no
speech. It holds none of their sentences.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from rapidfuzz.distance import LCSseq

from compare.model import Transcript
from compare.segment.transcript import load_transcript

SHARED = Path(__file__).resolve().parents[3] / "shared"
FACTS = json.loads((Path(__file__).parent / "facts.json").read_text(encoding="utf-8"))
HERE = [file for file in FACTS if (SHARED / file).is_file()]
needs_files = pytest.mark.skipif(
    len(HERE) < len(FACTS), reason="the real transcripts are not here (../shared/formats, ../shared/cases)"
)

_WORD = re.compile(r"[^\W_]+")
RIGHT = 0.98


def _hash(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:8]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _found(transcript: Transcript) -> list[tuple[set[str | None], str, str]]:
    """For each turn the labels of its speaker, and the hashes of its first and last words."""
    labels: dict[str | None, set[str | None]] = {None: {None}}
    for speaker in transcript.speakers:
        labels[speaker.name] = {label.casefold() for label in speaker.labels}
    words: dict[str, list[str]] = defaultdict(list)
    for passage in transcript.passages:
        words[passage.turn_id] += _words(passage.text)
    return [
        (labels.get(turn.speaker, {None}), _hash(words[turn.id][:3]), _hash(words[turn.id][-3:]))
        for turn in transcript.turns
    ]


def _right(file: str) -> tuple[int, int]:
    """How many turns of a file are right, of how many."""
    expected = FACTS[file]["turns"]
    found = _found(load_transcript(SHARED / file))
    keys = [f"{first}{last}" for _, first, last in expected]
    own = [f"{first}{last}" for _, first, last in found]
    right = 0
    for step in LCSseq.opcodes(keys, own):
        if step.tag == "equal":
            pairs = zip(
                expected[step.src_start : step.src_end], found[step.dest_start : step.dest_end], strict=True
            )
            right += sum(
                (label.casefold() if label else None) in labels for (label, *_), (labels, *_) in pairs
            )
    return right, max(len(expected), len(found))


@needs_files
def test_nearly_all_turns_of_real_transcripts_are_right() -> None:
    """Over all files the share of turns with the right speaker, first and last words reaches its bar."""
    counts = {file: _right(file) for file in FACTS}
    wrong = {file: pair for file, pair in counts.items() if pair[0] < pair[1]}
    right, total = (sum(pair[at] for pair in counts.values()) for at in (0, 1))

    assert right >= RIGHT * total, wrong
    assert all(right >= 0.9 * total for right, total in counts.values()), wrong


@needs_files
@pytest.mark.parametrize("file", [file for file in FACTS if FACTS[file]["absent"]])
def test_what_is_no_speech_is_in_no_passage(file: str) -> None:
    """Reporters' notes, headlines and footers of real transcripts are in no passage."""
    words = [word for passage in load_transcript(SHARED / file).passages for word in _words(passage.text)]
    found = {_hash(words[at : at + 5]) for at in range(len(words))}

    assert found.isdisjoint(FACTS[file]["absent"])


@needs_files
@pytest.mark.parametrize("file", FACTS)
def test_no_stage_direction_is_in_a_passage(file: str) -> None:
    """No bracket with applause, laughter or crosstalk in it is in a passage of a real transcript."""
    stage = re.compile(r"[(\[][^()\[\]]{0,40}(?:applau|laugh|crosstalk|booing|cheer)", re.IGNORECASE)

    assert [p.text for p in load_transcript(SHARED / file).passages if stage.search(p.text)] == []
