"""Large records: time grows as the text does, and very many speakers are a cast like another."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path
from time import process_time

import pytest

from compare.model import Transcript
from compare.segment.transcript import load_transcript

ROOT = Path(__file__).resolve().parents[2]
RECORD = (ROOT / "sources" / "harbour-address" / "transcript.txt").read_text(encoding="utf-8")
WORDS = " ".join(RECORD.split())
SYLLABLES = ("ba", "ko", "li", "mu", "ne", "po", "ra", "si", "te", "vu")

FORMS: dict[str, Callable[[int], str]] = {
    "a.txt": lambda n: "\n\n".join([RECORD] * n),
    "one-line.txt": lambda n: " ".join([WORDS] * n),
    "a.html": lambda n: "<html><body>" + f"<p>{RECORD}</p>".replace("\n\n", "</p><p>") * n + "</body></html>",
    "a.csv": lambda n: (
        "speaker,text\n" + 'Ann Reed,"Is it safe? I ask, because I want to know."\n' * (300 * n)
    ),
    "a.json": lambda n: json.dumps(
        {
            "segments": [
                {"start": at * 2.0, "end": at * 2.0 + 1, "text": "Is it safe?"} for at in range(400 * n)
            ]
        }
    ),
    "a.srt": lambda n: (
        "".join(
            f"{at}\n00:{at // 60:02d}:{at % 60:02d},000 --> 00:{at // 60:02d}:{at % 60:02d},9\nso it goes\n\n"
            for at in range(3500)
        )
        * (n // 4)
    ),
}


def _seconds(path: Path) -> float:
    """Processor time to read and segment a file, the better of two."""
    times = []
    for _ in range(2):
        start = process_time()
        load_transcript(path)
        times.append(process_time() - start)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMS)
def test_ten_times_the_text_takes_ten_times_the_time(tmp_path: Path, name: str) -> None:
    """Ten times the text takes at most twelve times the time."""
    for folder, n in (("small", 4), ("large", 40)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(FORMS[name](n), encoding="utf-8")
    small, large = (_seconds(tmp_path / folder / name) for folder in ("small", "large"))

    assert large <= 12 * max(small, 0.05)


def _names(count: int) -> list[str]:
    """As many names of two words."""
    parts = ["".join(pair).capitalize() for pair in product(SYLLABLES, repeat=3)]
    return [f"{given} {family}" for given in parts for family in parts[: count // len(parts) + 1]][:count]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["txt", "csv"])
def test_thirty_thousand_speakers(tmp_path: Path, form: str) -> None:
    """Each speaker of a record of very many is read, in seconds."""
    names = _names(30_000)
    lines = [f"{name}: We go." if form == "txt" else f"{name},We go." for name in names]
    text = "\n\n".join(lines) if form == "txt" else "speaker,text\n" + "\n".join(lines)
    (tmp_path / f"a.{form}").write_text(text, encoding="utf-8")
    start = process_time()
    transcript: Transcript = load_transcript(tmp_path / f"a.{form}")

    assert len(transcript.turns) == len(names)
    assert len({turn.speaker for turn in transcript.turns}) == len(names)
    assert process_time() - start < 120
