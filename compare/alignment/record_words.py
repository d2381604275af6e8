"""The words of all records, one after another, ready to be searched for the words of a quotation.

Goes in: passages and the kept texts of their records. Comes out: `RecordWords`; a `Run` is a range of them.
Nothing is searched or decided here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log2

from compare.alignment.canonical import Pieces, pieces_of
from compare.alignment.words import fold_words, stem
from compare.model import Passage, Span

__all__ = ["RecordWords", "Run", "index_words"]

INTERRUPTION = 30
"""Most words that others say between two turns of one speaker which still count as one line, interrupted."""

_CROWD_FIRST = {("audience",), ("crowd",)}
_NOTHING = Pieces(items=(), firsts=(), lasts=(), breaks=())

USUAL, SHRINK = 1e-4, 2_000
"""Share of a content word in English at large, and the words of a record that weigh as much as it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """The words of all records, one after another, procedural lines included.

    Attributes:
        folded: Shape (n,).
        spans: Shape (n,): places in the kept text of the word's own record.
        starts: Shape (p + 1,): the first word of each passage, and n.
        turns: Shape (p,): number of the turn of each passage, counted over all records.
        voices: Shape (p,): the same, turns of one speaker that follow each other counted as one.
        streams: Passages of one speaker in order, a chain for each stretch that others only interrupt.
        stream_of: Shape (p,): the chain and the place in it of each passage.
        positions: Where each folded word stands.
        counts: How often each stem stands there.
        pieces: Shape (c,): the words in one form (`compare.alignment.canonical`).
        breaks: Shape (c,): where a dash stands before a piece.
        stems: Shape (c,): one character per stem of the pieces, for rapidfuzz.
        origins: Shape (c,): the first word that each piece comes from.
        ends: Shape (c,): the last one.
        borders: Shape (n + 1,): the first piece of each word, and c.
        alphabet: The character of each stem.
    """

    folded: tuple[str, ...]
    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    turns: tuple[int, ...]
    voices: tuple[int, ...]
    streams: tuple[tuple[int, ...], ...]
    stream_of: tuple[tuple[int, int], ...]
    positions: dict[str, tuple[int, ...]]
    counts: dict[str, int]
    pieces: tuple[str, ...]
    breaks: tuple[bool, ...]
    stems: str
    origins: tuple[int, ...]
    ends: tuple[int, ...]
    borders: tuple[int, ...]
    alphabet: dict[str, str]

    def surprise(self, item: str) -> float:
        """How rare a stem is in the records, in bits: −log2 of its share of the words.

        Shrunk towards a content word of English at large, so that a short record does not make every word
        look common.
        """
        share = (self.counts.get(item, 0) + USUAL * SHRINK) / (len(self.pieces) + SHRINK)
        return -log2(share)

    def passage_at(self, word: int) -> int:
        """Number of the passage that holds word number `word`."""
        return bisect_right(self.starts, word) - 1

    def passages_of(self, run: Run) -> tuple[int, ...]:
        """Numbers of the passages that a run touches, without what interrupts it and notes without words."""
        found = range(self.passage_at(run.start), self.passage_at(run.end - 1) + 1)
        skipped = {self.passage_at(low) for low, _ in run.skipped}
        spoken = [number for number in found if number not in skipped]
        return tuple(number for number in spoken if self._is_spoken(number)) or tuple(spoken)

    def _is_spoken(self, number: int) -> bool:
        return self.borders[self.starts[number]] < self.borders[self.starts[number + 1]]

    def voice_at(self, word: int) -> int:
        """Number of the voice that speaks word number `word`."""
        return self.voices[self.passage_at(word)]

    def stretches_of(self, run: Run) -> tuple[tuple[int, int], ...]:
        """Ranges of words of a run, what interrupts it left out."""
        edges = [run.start, *(edge for skipped in run.skipped for edge in skipped), run.end]
        return tuple((low, high) for low, high in _pairs(edges) if low < high)

    def pieces_in(self, *stretches: tuple[int, int]) -> tuple[tuple[str, ...], tuple[bool, ...]]:
        """The pieces of some ranges of words, and where breaks stand before them."""
        ranges = [(self.borders[low], self.borders[high]) for low, high in stretches]
        return (
            tuple(item for low, high in ranges for item in self.pieces[low:high]),
            tuple(broken for low, high in ranges for broken in self.breaks[low:high]),
        )


def _pairs(edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Edges taken two by two: (a, b), (c, d), …"""
    return zip(edges[::2], edges[1::2], strict=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A range of record words that carries (a segment of) a quotation.

    Attributes:
        start: First word in the records.
        end: One past the last.
        claim_start: First word in the quotation.
        claim_end: One past the last.
        similarity: Share of agreement of the words, 0–1; 1 for equal sequences.
        exact: True if the folded words are equal.
        skipped: Ranges inside that others say in between.
    """

    start: int
    end: int
    claim_start: int
    claim_end: int
    similarity: float = 1.0
    exact: bool = False
    skipped: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class _Alphabet:
    """Hands out one character per stem."""

    known: dict[str, str] = field(default_factory=dict)

    def spell(self, words: Iterable[str]) -> str:
        return "".join(self.known.setdefault(stem(word), chr(0x10000 + len(self.known))) for word in words)


def index_words(passages: Sequence[Passage], texts: dict[str, str]) -> RecordWords:
    """The words of the passages, in order, ready to be searched.

    Args:
        passages: Of one or more records, in order; may be empty.
        texts: The kept text of each record, by its id.
    """
    folded: list[str] = []
    spans: list[Span] = []
    starts = [0]
    pieces: list[tuple[str, int, int, bool]] = []
    turn_numbers: dict[str, int] = {}
    silent: list[bool] = []
    for passage in passages:
        text = texts[passage.transcript_id]
        words = fold_words(text, passage.parts)
        made = pieces_of(text, words) if not _is_crowd(passage.speaker) else _NOTHING
        base = len(folded)
        pieces.extend(
            (item, base + first, base + last, broken)
            for item, first, last, broken in zip(
                made.items, made.firsts, made.lasts, made.breaks, strict=True
            )
        )
        silent.append(not made.items)
        folded.extend(words.folded)
        spans.extend(words.spans)
        starts.append(len(folded))
        turn_numbers.setdefault(passage.turn_id, len(turn_numbers))
    positions: dict[str, list[int]] = {}
    for place, word in enumerate(folded):
        positions.setdefault(word, []).append(place)
    alphabet = _Alphabet()
    streams, stream_of = _streams(passages, starts, silent)
    return RecordWords(
        folded=tuple(folded),
        spans=tuple(spans),
        starts=tuple(starts),
        turns=tuple(turn_numbers[passage.turn_id] for passage in passages),
        voices=_voices(passages, silent),
        streams=streams,
        stream_of=stream_of,
        positions={word: tuple(places) for word, places in positions.items()},
        counts=Counter(stem(item) for item, *_ in pieces),
        pieces=tuple(item for item, *_ in pieces),
        breaks=tuple(broken for *_, broken in pieces),
        stems=alphabet.spell(item for item, *_ in pieces),
        origins=tuple(first for _, first, _, _ in pieces),
        ends=tuple(last for _, _, last, _ in pieces),
        borders=_borders([first for _, first, _, _ in pieces], len(folded)),
        alphabet=alphabet.known,
    )


def _is_crowd(speaker: str | None) -> bool:
    """True for the calls of a crowd, which are no turn: like a note they interrupt nobody."""
    return speaker is not None and fold_words(speaker).folded[:1] in _CROWD_FIRST


def _borders(firsts: Sequence[int], n_words: int) -> tuple[int, ...]:
    """Shape (n + 1,): the first piece of each word or, for a word without one, of the next that has one."""
    borders: list[int] = []
    for place, first in enumerate(firsts):
        borders.extend([place] * (first + 1 - len(borders)))
    return (*borders, *[len(firsts)] * (n_words + 1 - len(borders)))


def _same_voice(left: Passage, right: Passage) -> bool:
    """True if one speaker speaks both, or if they stand in one turn."""
    if left.turn_id == right.turn_id:
        return True
    return left.speaker == right.speaker is not None and left.transcript_id == right.transcript_id


def _voices(passages: Sequence[Passage], silent: Sequence[bool]) -> tuple[int, ...]:
    """Shape (p,): a number that changes with the speaker; notes without words change nothing."""
    voices: list[int] = []
    speaking: Passage | None = None
    for passage, quiet in zip(passages, silent, strict=True):
        changes = not quiet and speaking is not None and not _same_voice(speaking, passage)
        voices.append((voices[-1] if voices else 0) + changes)
        speaking = speaking if quiet and speaking is not None else passage
    return tuple(voices)


def _streams(
    passages: Sequence[Passage], starts: Sequence[int], silent: Sequence[bool]
) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, int], ...]]:
    """Chains of passages of one speaker with at most `INTERRUPTION` words of others between two."""
    chains: list[list[int]] = []
    chain_of: dict[str, int] = {}
    places: list[tuple[int, int]] = []
    for number, passage in enumerate(passages):
        key = f"{passage.transcript_id} {passage.speaker or passage.turn_id}"
        last = chains[chain_of[key]][-1] if key in chain_of else None
        between = range(last + 1, number) if last is not None else range(0)
        words = sum(starts[place + 1] - starts[place] for place in between if not silent[place])
        if last is None or words > INTERRUPTION:
            chain_of[key] = len(chains)
            chains.append([])
        chains[chain_of[key]].append(number)
        places.append((chain_of[key], len(chains[chain_of[key]]) - 1))
    return tuple(tuple(chain) for chain in chains), tuple(places)
