"""The JSON that speech recognition writes: Whisper and programs around it.

Goes in: the text of the file. Comes out: an `Extract` with a piece per segment, or a `SourceError`. Read are
a list of segments with a text each, as Whisper, WhisperX, whisper.cpp and the `transformers` pipeline write
it, and lists of utterances with a speaker each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from compare.errors import SourceError
from compare.ingest.captions import PAUSE, opens_turn
from compare.ingest.clock import clock
from compare.ingest.pieces import Extract, Piece, one_line
from compare.ingest.wordlists import word_set
from compare.language import gettext_lazy

__all__ = ["read_recognition"]

_LISTS = (
    "segments",
    "utterances",
    "transcription",
    "chunks",
    "monologues",
    "results",
    "transcript",
    "result",
    "data",
)
_TEXTS = ("text", "transcript", "utterance", "sentence")
_MILLISECONDS = word_set("offsets offset_ms startms start_ms tstartms")
_DEPTH = 4


def read_recognition(text: str, *, source: str) -> Extract:
    """The segments of a recognition in JSON.

    Returns:
        Pieces in the order of the file; `place` is ``segment 1`` …, `time` the start as h:mm:ss, `speaker` as
        stated. A segment joins the one before unless the speaker changes or two seconds or more lie between.

    Raises:
        SourceError: ``damaged-file`` if it is not JSON, ``unknown-structure`` if no list of segments is
        found.
    """
    try:
        content = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise SourceError(
            f"this is not valid JSON{place}.",
            code="damaged-file",
            source=source,
            hint="Export it again, or save the text of it.",
        ) from error
    segments = _segments(content, 0)
    if not segments:
        raise SourceError(
            "no list of segments with a text each was found in this JSON.",
            code="unknown-structure",
            source=source,
            hint='It is read if it has a list "segments" whose items have a "text", as Whisper writes it.',
        )
    return Extract(pieces=tuple(_pieces(segments)), stated=_stated(content))


def _segments(node: Any, depth: int) -> Sequence[Mapping[str, Any]]:
    """The first list whose items have words, searched where such lists stand."""
    if isinstance(node, list):
        items = [item for item in node if isinstance(item, dict) and _words(item)]
        return items if len(items) * 2 > len(node) else []
    if not isinstance(node, dict) or depth > _DEPTH:
        return []
    for key in _LISTS:
        found = _segments(node.get(key), depth + 1)
        if found:
            return found
    return []


def _words(item: Mapping[str, Any]) -> str:
    for key in _TEXTS:
        if isinstance(item.get(key), str):
            return one_line(item[key]).strip()
    elements = item.get("elements")  # one element a word
    if isinstance(elements, list):
        return one_line(
            "".join(str(part.get("value", "")) for part in elements if isinstance(part, dict))
        ).strip()
    return ""


def _pieces(segments: Sequence[Mapping[str, Any]]) -> Iterator[Piece]:
    end: float | None = None
    speaker: str | None = None
    in_thousandths = _in_thousandths(segments)
    for number, item in enumerate(segments, 1):
        words, voice = _words(item), _speaker(item)
        start, until = (
            value / 1000 if value is not None and in_thousandths else value for value in _times(item)
        )
        pause = start is not None and end is not None and start - end >= PAUSE
        changed = voice is not None and voice != speaker
        yield Piece(
            text=words,
            place=gettext_lazy("segment {n}", n=str(number)),
            time=clock(start) if start is not None else None,
            speaker=voice,
            joins=not (pause or changed or opens_turn(words)),
        )
        speaker = voice if voice is not None else speaker
        end = until if until is not None else start


def _times(item: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """Start and end as numbers, in the unit of the file."""
    for key in ("timestamp", "offsets"):
        value = item.get(key)
        if isinstance(value, list) and len(value) == 2:
            return _number(value[0]), _number(value[1])
        if isinstance(value, dict):
            return _number(value.get("from")), _number(value.get("to"))
    return (
        next(
            (
                found
                for key in ("start", "start_time", "ts", "begin")
                if (found := _number(item.get(key))) is not None
            ),
            None,
        ),
        next(
            (found for key in ("end", "end_time", "end_ts") if (found := _number(item.get(key))) is not None),
            None,
        ),
    )


def _number(value: Any) -> float | None:
    if isinstance(value, str):
        try:
            value = float(value.removesuffix("s"))
        except ValueError:
            return None
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e12
    return float(value) if good else None


def _in_thousandths(segments: Sequence[Mapping[str, Any]]) -> bool:
    """True if the times are milliseconds: whole numbers, and far more of them than words could take."""
    if any("offsets" in item for item in segments):
        return True
    times = [pair for item in segments if None not in (pair := _times(item))]
    n_words = sum(len(_words(item).split()) for item in segments)
    spoken = sum(end - start for start, end in times if start is not None and end is not None)
    whole = all(value is not None and value.is_integer() for pair in times for value in pair)
    return bool(times) and whole and spoken > 20 * max(n_words, 1)


def _speaker(item: Mapping[str, Any]) -> str | None:
    for key in ("speaker", "speaker_name", "speaker_label", "speakerName", "name"):
        value = item.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return f"Speaker {value}"
        if isinstance(value, str) and value.strip():
            words = " ".join(value.split())
            return f"Speaker {words}" if len(words) == 1 else words
        if isinstance(value, dict) and isinstance(value.get("name"), str) and value["name"].strip():
            return " ".join(value["name"].split())
    return None


def _stated(content: Any) -> dict[str, str]:
    language = content.get("language") if isinstance(content, dict) else None
    return {"language": language} if isinstance(language, str) and 2 <= len(language) <= 3 else {}
