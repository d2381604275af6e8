"""From any record, pieces of articles with one known change each, and harmless variants.

Goes in: a `Transcript` and a seed. Comes out: `Planted` pieces, the same for the same seed. What the pieces
are worth is said by `method.md` §4 alone: no detector and no list of a detector's words is read, so that
they can fail it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random
from typing import TypeVar

from compare.model import Passage, Span, Transcript
from compare.testing.harmless import harmless_edits, harmless_pieces, harmless_records
from compare.testing.planted import METHOD_NAMES, Edit, Planted, frame_quotation, frame_reported, surname
from compare.testing.reported import can_be_reported, is_quotable, rewrite_reported
from compare.testing.structure_edits import (
    NOBODY,
    cut_edits,
    leans_on_question,
    record_pieces,
    sentence_pieces,
    shared_surnames,
)
from compare.testing.word_edits import Material, word_edits

_T = TypeVar("_T")

__all__ = ["CHANGE_TYPES", "generate_changes", "generate_harmless"]

CHANGE_TYPES = tuple(METHOD_NAMES)
"""What `generate_changes` can plant."""

_FRAMES: tuple[Callable[[str, str], str], ...] = (
    lambda words, name: f"“{words.rstrip('.')},” {name} said.",
    lambda words, name: f"“{words.rstrip('.')},” said {name}.",
    lambda words, name: f"{name} said: “{words}”",
)


def generate_changes(
    record: Transcript, *, seed: int = 0, per_type: int = 10, types: Iterable[str] = CHANGE_TYPES
) -> tuple[Planted, ...]:
    """Pieces of articles, each with one known change.

    Args:
        record: The record that they report.
        seed: The same seed gives the same pieces.
        per_type: At most so many of each type in quotations, and so many in reported speech; a record may
            offer fewer, or none.
        types: Which ones.

    Returns:
        The pieces, in the order of `CHANGE_TYPES`, then of the record.
    """
    wanted = frozenset(types)
    kept = _Quota(per_type)
    for piece in _changes(record, Random(seed)):  # noqa: S311
        if piece.type in wanted:
            kept.offer(piece)
    places = {passage.id: at for at, passage in enumerate(record.passages)}
    order = {name: at for at, name in enumerate(CHANGE_TYPES)}
    return tuple(sorted(kept.pieces, key=lambda one: (order[one.type], places[one.passage_ids[0]], one.text)))


def generate_harmless(record: Transcript, *, seed: int = 0, per_type: int = 10) -> tuple[Planted, ...]:
    """Pieces of articles that print the record faithfully in another form.

    Args:
        record: The record that they report.
        seed: The same seed gives the same pieces.
        per_type: At most so many of each form.

    Returns:
        The pieces, by form, then in the order of the record.
    """
    random = Random(seed)  # noqa: S311
    kept = _Quota(per_type)
    for passage in _shuffled(_usable(record), random):
        for edit in harmless_edits(passage.text):
            kept.offer(frame_quotation(passage, edit, frame=random.choice(_FRAMES)))
        for piece in harmless_pieces(passage, random):
            kept.offer(piece)
        if can_be_reported(passage.text):
            unchanged = Edit(type="reported speech", severity=0, span=Span(0, 0), words="")
            kept.offer(_reported(passage, unchanged, random))
    for piece in _shuffled(list(harmless_records(record)), random):
        kept.offer(piece)
    places = {passage.id: at for at, passage in enumerate(record.passages)}
    return tuple(sorted(kept.pieces, key=lambda one: (one.type, places[one.passage_ids[0]], one.text)))


class _Quota:
    """Keeps so many pieces of each type, one per passage."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.pieces: list[Planted] = []
        self._seen: set[tuple[str, bool, str]] = set()
        self._counts: Counter[tuple[str, bool]] = Counter()

    def offer(self, piece: Planted) -> None:
        kind = (piece.type, piece.quoted)
        key = (*kind, piece.passage_ids[0])
        if self._counts[kind] < self.most and key not in self._seen:
            self._seen.add(key)
            self._counts[kind] += 1
            self.pieces.append(piece)


def _usable(record: Transcript) -> list[Passage]:
    """Plain statements of seven to thirty-five words that stand in the record once and in one slice."""
    counts = Counter(passage.text for passage in record.passages)
    return [
        passage
        for passage in record.passages
        if 7 <= len(passage.text.split()) <= 35
        and counts[passage.text] == 1
        and not passage.procedural
        and passage.speaker
        and not NOBODY.search(passage.speaker)
        and passage.text == passage.span.slice(record.document.text)
        and is_quotable(passage.text)
        and not leans_on_question(passage.text)
    ]


def _shuffled(items: Sequence[_T], random: Random) -> list[_T]:
    mixed = list(items)
    random.shuffle(mixed)
    return mixed


def _changes(record: Transcript, random: Random) -> Iterator[Planted]:
    usable = _usable(record)
    material = Material.of([passage.text for passage in usable])
    namesakes = shared_surnames(record)
    names = [
        one.name
        for one in record.speakers
        if not NOBODY.search(one.name) and surname(one.name) not in namesakes
    ]
    for passage in _shuffled(usable, random):
        edits = [*word_edits(passage.text, material, random), *cut_edits(passage.text, random)]
        for edit in _shuffled(edits, random):
            yield from _framed(passage, edit, random)
        own = surname(passage.speaker or "")
        yield from sentence_pieces(passage, [name for name in names if surname(name) != own], random)
    yield from _shuffled(list(record_pieces(record, usable, random)), random)


def _framed(passage: Passage, edit: Edit, random: Random) -> Iterator[Planted]:
    if edit.quoted is not False:
        yield frame_quotation(passage, edit, frame=random.choice(_FRAMES))
    if edit.quoted is not True and can_be_reported(passage.text):
        yield _reported(passage, edit, random)


def _reported(passage: Passage, edit: Edit, random: Random) -> Planted:
    name = surname(passage.speaker or "The speaker")
    opening = random.choice((f"{name} said that", f"{name} told the audience that"))
    return frame_reported(passage, edit, rewrite=rewrite_reported, opening=opening)
