"""Large records: very many speakers are a cast like another."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from compare.segment.transcript import load_transcript

SYLLABLES = ("ba", "ko", "li", "mu", "ne", "po", "ra", "si", "te", "vu")


def _names(count: int) -> list[str]:
    """As many names of two words."""
    parts = ["".join(pair).capitalize() for pair in product(SYLLABLES, repeat=3)]
    return [f"{given} {family}" for given in parts for family in parts[: count // len(parts) + 1]][:count]


@pytest.mark.parametrize("form", ["txt", "csv"])
def test_very_many_speakers(tmp_path: Path, form: str) -> None:
    """Each speaker of a record of three thousand is read."""
    names = _names(3_000)
    lines = [f"{name}: We go." if form == "txt" else f"{name},We go." for name in names]
    text = "\n\n".join(lines) if form == "txt" else "speaker,text\n" + "\n".join(lines)
    (tmp_path / f"a.{form}").write_text(text, encoding="utf-8")

    transcript = load_transcript(tmp_path / f"a.{form}")

    assert [turn.speaker for turn in transcript.turns] == names
