"""Captions: SubRip (SRT) and WebVTT.

Goes in: the text of the file. Comes out: an `Extract` with a piece per cue, or per voice of a cue. Cues are
put into the order of their times; lines that a rolling caption shows again are left out. Cues are cut here
and not by a library, because what stands between two cues (an identifier, a note) is no speech, and a line
after an empty line inside a cue is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.errors import SourceError
from compare.ingest.pieces import Extract, Piece
from compare.language import Words, gettext_lazy

__all__ = ["PAUSE", "opens_turn", "read_captions"]

PAUSE = 2.0
"""Seconds of silence between two cues that end a paragraph."""

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIMES = re.compile(rf"[ \t]*({_CLOCK})[ \t]*-->[ \t]*({_CLOCK})(?:[ \t].*)?$")
_NO_CUE = re.compile(r"(?:NOTE|STYLE|REGION|WEBVTT)(?:[ \t:]|$)")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]+)>")
_TAG = re.compile(
    rf"</?(?:c|i|b|u|s|v|lang|ruby|rt|font|span)(?:[ .][^<>]*)?>|<{_CLOCK}>|\{{\\[^{{}}]*\}}",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:>>|[-–—][ ]?(?=[^\W\d_])|[\[(<][^\W\d_][^:\n]{0,40}[\])>][ ]?:"
    r"|[^\W\d_a-z][\w .,'’()-]{0,60}:(?:\s|$))"
)
_ROLLING = (
    0.2  # share of the cues that go on behind the last line of the one before, from which captions roll
)


@dataclass(frozen=True, slots=True)
class _Cue:
    number: int
    start: float
    end: float
    printed: str
    lines: tuple[str, ...]


def read_captions(text: str, *, source: str) -> Extract:
    """The speech of captions.

    Args:
        text: The file as decoded.
        source: Its name, for messages.

    Returns:
        Pieces in the order of their times; `place` is the number of the cue in the file from 1, `time` its
        start as printed, `speaker` its voice. A cue joins the one before unless two seconds or more lie
        between, the voice changes, or it begins as a turn does. Notes for cues out of order, cues that end
        before they start, and lines left out because they are shown twice.

    Raises:
        SourceError: ``no-cues`` if no line has the form of a cue's times.
    """
    cues = list(_cues(text.splitlines()))
    if not cues:
        raise SourceError(
            "no cue was found in these captions.",
            code="no-cues",
            source=source,
            hint="Check that the file has lines such as 00:00:01.000 --> 00:00:04.000.",
        )
    ordered = sorted(cues, key=lambda cue: cue.start)
    shown, n_repeated = _without_repeats(ordered)
    pieces = tuple(_pieces(shown))
    return Extract(pieces=pieces, notes=tuple(_notes(cues, n_repeated)) if pieces else ())


def _cues(lines: Sequence[str]) -> Iterator[_Cue]:
    """The cues of a file; blocks of notes and styles, and the identifiers before the times, are none."""
    times = [(at, found) for at, line in enumerate(lines) if (found := _TIMES.match(line))]
    ends = [*(_identifier(lines, at) for at, _ in times[1:]), len(lines)][: len(times)]
    for number, ((at, found), end) in enumerate(zip(times, ends, strict=True), 1):
        yield _Cue(
            number=number,
            start=_seconds(found.group(1)),
            end=_seconds(found.group(2)),
            printed=found.group(1),
            lines=tuple(_spoken(lines[at + 1 : max(end, at + 1)])),
        )


def _identifier(lines: Sequence[str], at: int) -> int:
    """Where a cue begins: with the line before its times, if that stands alone."""
    alone = at > 0 and lines[at - 1].strip() and (at < 2 or not lines[at - 2].strip())
    return at - 1 if alone or (at > 0 and lines[at - 1].strip().isdigit()) else at


def _spoken(lines: Sequence[str]) -> Iterator[str]:
    skipping, before = False, ""
    for line in lines:
        skipping = bool(line.strip()) and (skipping or (not before.strip() and bool(_NO_CUE.match(line))))
        if line.strip() and not skipping:
            yield line.strip()
        before = line


def _seconds(clock: str) -> float:
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def _bare(line: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", line)).split())


def _without_repeats(cues: Sequence[_Cue]) -> tuple[list[_Cue], int]:
    """The cues without the lines that roll up from the one before, and how many lines that were."""
    bare = [[_bare(line) for line in cue.lines if _bare(line)] for cue in cues]
    repeats = [0, *(_overlap(left, right) for left, right in pairwise(bare))]
    # a cue that only says the same again may be a chant; one that goes on behind a repeated line rolls
    rolling = sum(1 for count, lines in zip(repeats, bare, strict=True) if 0 < count < len(lines))
    if rolling < _ROLLING * len(cues):
        return list(cues), 0
    kept: list[_Cue] = []
    for cue, count in zip(cues, repeats, strict=True):
        lines = [line for line in cue.lines if _bare(line)]
        kept.append(replace(cue, lines=tuple(lines[count:])))
    return kept, sum(repeats)


def _overlap(left: Sequence[str], right: Sequence[str]) -> int:
    """How many last lines of one cue are the first of the next."""
    return next((n for n in range(min(len(left), len(right)), 0, -1) if left[-n:] == right[:n]), 0)


def _pieces(cues: Sequence[_Cue]) -> Iterator[Piece]:
    end = speaker = None
    for cue in cues:
        for voice, words in _voices(cue.lines):
            pause = end is None or cue.start - end >= PAUSE
            changed = voice is not None and voice != speaker
            yield Piece(
                text=words,
                place=gettext_lazy("cue {n}", n=str(cue.number)),
                time=cue.printed,
                speaker=voice,
                joins=not (pause or changed or opens_turn(words)),
            )
            speaker = voice if voice is not None else speaker
            end = max(cue.end, cue.start)


def _voices(lines: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """The stretches of a cue by who speaks; a line that begins as a turn does is a stretch of its own."""
    held: list[str] = []
    voice: str | None = None
    for line in lines:
        parts = _VOICE.split(line)
        for at, part in enumerate(parts):
            words = _bare(part)
            if at % 2:
                if held:
                    yield voice, " ".join(held)
                held, voice = [], " ".join(part.split())
            elif words:
                if held and opens_turn(words):
                    yield voice, " ".join(held)
                    held = []
                held.append(words)
    if held:
        yield voice, " ".join(held)


def opens_turn(words: str) -> bool:
    """True for words that begin as a turn does in captions: ``>>``, a dash, ``NAME:`` or
    ``[SPEAKER_01]:``.
    """
    return bool(_OPENS.match(words))


def _notes(cues: Sequence[_Cue], n_repeated: int) -> Iterator[tuple[int, str, Words]]:
    late = [right.number for left, right in pairwise(cues) if right.start < left.start]
    if late:
        yield (
            0,
            "cues out of order",
            gettext_lazy(
                "Cues that stood out of order were put in the order of their times: {cues}.", cues=_list(late)
            ),
        )
    backward = [cue.number for cue in cues if cue.end < cue.start]
    if backward:
        said = gettext_lazy("Cues that end before they start were kept: {cues}.", cues=_list(backward))
        yield 0, "cue ends before it starts", said
    if n_repeated:
        said = gettext_lazy("Lines that these captions show twice were read once: {n}.", n=str(n_repeated))
        yield 0, "rolling captions", said


def _list(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
