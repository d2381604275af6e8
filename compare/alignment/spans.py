"""Where the words of a quotation stand in a record: exactly, nearly, or in several places joined.

Goes in: the words of a quotation and the words of the records. Comes out: `Run`s, ranges of record words,
with the word edits between the two sides. Whether such a place decides anything is settled in
`compare.alignment.decide`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcode, Opcodes

from compare.alignment.canonical import canonical
from compare.alignment.words import FUNCTION_WORDS, fold_words, stem
from compare.model import Passage, Span

__all__ = [
    "RecordWords",
    "Run",
    "find_exact",
    "find_joined",
    "find_near",
    "index_words",
    "segments_of",
]

NEAR = 0.65
"""Least share of word agreement (normalised indel similarity over stems) of a near run."""

_GAP = re.compile(r"\[?(?:\.\s?){3,}\]?|\[?…+\]?|\[[^\]]*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """The words of all records, one after another, procedural lines included.

    Attributes:
        folded: Shape (n,).
        spans: Shape (n,): places in the kept text of the word's own record.
        starts: Shape (p + 1,): the first word of each passage, and n.
        turns: Shape (p,): number of the turn of each passage, counted over all records.
        positions: Where each folded word stands.
        stems: Shape (c,): one character per stem of the canonical words, for rapidfuzz.
        origins: Shape (c,): the word that each of these characters comes from.
        borders: Shape (n + 1,): the first character of each word, and c.
        alphabet: The character of each stem.
    """

    folded: tuple[str, ...]
    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    turns: tuple[int, ...]
    positions: dict[str, tuple[int, ...]]
    stems: str
    origins: tuple[int, ...]
    borders: tuple[int, ...]
    alphabet: dict[str, str]

    def passage_at(self, word: int) -> int:
        """Number of the passage that holds word number `word`."""
        return bisect_right(self.starts, word) - 1

    def passages_of(self, run: Run) -> range:
        """Numbers of the passages that a run touches."""
        return range(self.passage_at(run.start), self.passage_at(run.end - 1) + 1)

    def turn_at(self, word: int) -> int:
        """Number of the turn that holds word number `word`."""
        return self.turns[self.passage_at(word)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A range of record words that carries (a segment of) a quotation.

    Attributes:
        start: First word in the records.
        end: One past the last.
        claim_start: First word in the quotation.
        claim_end: One past the last.
        similarity: Share of agreement of the words, 0–1; 1 for equal sequences.
    """

    start: int
    end: int
    claim_start: int
    claim_end: int
    similarity: float = 1.0


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
    turn_numbers: dict[str, int] = {}
    for passage in passages:
        words = fold_words(texts[passage.transcript_id], passage.parts)
        folded.extend(words.folded)
        spans.extend(words.spans)
        starts.append(len(folded))
        turn_numbers.setdefault(passage.turn_id, len(turn_numbers))
    positions: dict[str, list[int]] = {}
    for place, word in enumerate(folded):
        positions.setdefault(word, []).append(place)
    alphabet = _Alphabet()
    stems: list[str] = []
    origins: list[int] = []
    borders = [0]
    for place, word in enumerate(folded):
        spelled = alphabet.spell(canonical(word))
        stems.append(spelled)
        origins.extend([place] * len(spelled))
        borders.append(len(origins))
    return RecordWords(
        folded=tuple(folded),
        spans=tuple(spans),
        starts=tuple(starts),
        turns=tuple(turn_numbers[passage.turn_id] for passage in passages),
        positions={word: tuple(places) for word, places in positions.items()},
        stems="".join(stems),
        origins=tuple(origins),
        borders=tuple(borders),
        alphabet=alphabet.known,
    )


def segments_of(text: str, parts: Sequence[Span]) -> tuple[tuple[Span, ...], bool]:
    """A quotation cut at its marked gaps ("…", "[…]") and bracketed insertions.

    Args:
        text: The article's kept text.
        parts: The quotation's parts.

    Returns:
        The spans between the gaps that hold at least one word, and whether there was any mark.
    """
    spans: list[Span] = []
    marked = False
    for part in parts:
        start = part.start
        for gap in _GAP.finditer(text, part.start, part.end):
            at_border = not fold_words(text, (Span(part.start, gap.start()),)) or not fold_words(
                text, (Span(gap.end(), part.end),)
            )
            marked = marked or gap.group().startswith("[") or not at_border
            spans.append(Span(start, gap.start()))
            start = gap.end()
        spans.append(Span(start, part.end))
    return tuple(span for span in spans if len(fold_words(text, (span,)))), marked


def find_exact(record: RecordWords, words: Sequence[str]) -> tuple[Run, ...]:
    """Every place where the folded words stand in the record one after another inside one turn.

    Args:
        record: The records' words.
        words: Folded words; none at all are found nowhere.
    """
    if not words or any(word not in record.positions for word in words):
        return ()
    anchor = min(range(len(words)), key=lambda place: len(record.positions[words[place]]))
    found = []
    for position in record.positions[words[anchor]]:
        start = position - anchor
        end = start + len(words)
        if start < 0 or end > len(record.folded) or record.folded[start:end] != tuple(words):
            continue
        if record.turn_at(start) == record.turn_at(end - 1):
            found.append(Run(start=start, end=end, claim_start=0, claim_end=len(words)))
    return tuple(found)


def find_near(record: RecordWords, words: Sequence[str], around: Iterable[int]) -> Run | None:
    """The best place where the words stand with a few edits, among the turns of some passages.

    Args:
        record: The records' words.
        words: Folded words, at least one.
        around: Numbers of the passages in and beside which to look.

    Returns:
        The best run, of whatever similarity; ``None`` where there is nothing to look in.
    """
    needle = _spell(record, words)
    best: Run | None = None
    for region in _regions(record, around):
        start, end = record.borders[region[0]], record.borders[region[1]]
        if start == end or not needle:
            continue
        low, high = start, end
        if len(needle) <= end - start:
            match = fuzz.partial_ratio_alignment(needle, record.stems[start:end])
            low, high = (start + match.dest_start, start + match.dest_end) if match else (start, end)
        run = _trim(record, len(words), needle, (low, high), (start, end))
        if run and (best is None or run.similarity > best.similarity):
            best = run
    return best


def find_joined(
    record: RecordWords, words: Sequence[str], around: Iterable[int], *, least: int = 4
) -> tuple[Run, ...]:
    """The quotation taken apart into its longest exact runs, each from wherever it stands.

    Args:
        record: The records' words.
        words: Folded words of the quotation.
        around: Numbers of passages in which to look first for a run that stands in several places.
        least: Shortest run, in words.

    Returns:
        Runs in the order of the quotation; empty where no run is long enough.
    """
    preferred = {
        word for passage in around for word in range(record.starts[passage], record.starts[passage + 1])
    }
    runs: list[Run] = []
    place = 0
    while place + least <= len(words):
        run = _longest(record, words, place, runs[-1].end if runs else None, preferred)
        if run is None or run.end - run.start < least:
            place += 1
            continue
        runs.append(run)
        place = run.claim_end
    return tuple(runs)


def word_edits(claim: Sequence[str], passage: Sequence[str]) -> Opcodes:
    """Word-level edit operations that turn the passage's words into the claim's."""
    return Levenshtein.opcodes(list(passage), list(claim))


def _longest(
    record: RecordWords, words: Sequence[str], place: int, after: int | None, preferred: set[int]
) -> Run | None:
    """The longest exact run from ``words[place]``; ties go to what follows on, then to `preferred`."""
    best: Run | None = None
    best_key = (0, False, False)
    for start in record.positions.get(words[place], ()):
        turn = record.turn_at(start)
        length = 0
        while (
            place + length < len(words)
            and start + length < len(record.folded)
            and record.folded[start + length] == words[place + length]
            and record.turn_at(start + length) == turn
        ):
            length += 1
        key = (length, after is not None and start >= after and start - after < 60, start in preferred)
        if best is None or key > best_key:
            best, best_key = (
                Run(start=start, end=start + length, claim_start=place, claim_end=place + length),
                key,
            )
    return best


def _spell(record: RecordWords, words: Sequence[str]) -> str:
    """The canonical words as characters of the record's alphabet; unknown ones share one that is in none."""
    return "".join(record.alphabet.get(stem(piece), "\uffff") for word in words for piece in canonical(word))


def _regions(record: RecordWords, around: Iterable[int]) -> list[tuple[int, int]]:
    """Ranges of words: each passage with two neighbours on either side inside its turn, overlaps joined."""
    total = len(record.turns)
    wanted = sorted(
        {
            near
            for passage in around
            for near in range(max(0, passage - 2), min(total, passage + 3))
            if record.turns[near] == record.turns[passage]
        }
    )
    ranges: list[tuple[int, int]] = []
    for passage in wanted:
        start, end = record.starts[passage], record.starts[passage + 1]
        if ranges and ranges[-1][1] == start and record.turn_at(max(start - 1, 0)) == record.turns[passage]:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges


def _trim(
    record: RecordWords, n_words: int, needle: str, window: tuple[int, int], region: tuple[int, int]
) -> Run | None:
    """The window moved to where the quotation's first and last words agree, with its similarity.

    A word of the record that stands in the place of the quotation's first or last one is taken in.
    """
    reach = max(6, len(needle) // 3)
    low, high = max(region[0], window[0] - reach), min(region[1], window[1] + reach)
    codes = [code for code in Levenshtein.opcodes(record.stems[low:high], needle) if code.tag == "equal"]
    if not codes:
        return None
    bounds = [_bounds(codes[i:j], low, high, len(needle)) for i in (0, 1) for j in (None, -1) if codes[i:j]]
    start, end = max(bounds, key=lambda item: (fuzz.ratio(needle, record.stems[item[0] : item[1]]), -item[0]))
    similarity = fuzz.ratio(needle, record.stems[start:end]) / 100.0
    first, last = record.origins[start], record.origins[end - 1]
    return Run(start=first, end=last + 1, claim_start=0, claim_end=n_words, similarity=similarity)


def _bounds(codes: Sequence[Opcode], low: int, high: int, length: int) -> tuple[int, int]:
    """From the first to the last agreement, and one differing sign beside them where the needle goes on."""
    start = max(low, low + codes[0].src_start - min(codes[0].dest_start, 1))
    end = min(high, low + codes[-1].src_end + min(length - codes[-1].dest_end, 1))
    return start, end


def content_in_order(record: RecordWords, words: Sequence[str], passage: int, *, gap: int = 3) -> Run | None:
    """A short phrase whose content words stand in one passage in the same order, at most `gap` words apart.

    Args:
        record: The records' words.
        words: Folded words of the phrase.
        passage: Number of the passage.
        gap: Most words between two content words.

    Returns:
        The run from its first to its last content word; ``None`` if one is missing or there is none.
    """
    wanted = [stem(word) for word in words if word not in FUNCTION_WORDS]
    if not wanted:
        return None
    stems = [stem(word) for word in record.folded[record.starts[passage] : record.starts[passage + 1]]]
    for first, candidate in enumerate(stems):
        if candidate != wanted[0]:
            continue
        last = first
        for needed in wanted[1:]:
            ahead = [
                place for place in range(last + 1, min(len(stems), last + 2 + gap)) if stems[place] == needed
            ]
            if not ahead:
                break
            last = ahead[0]
        else:
            base = record.starts[passage]
            return Run(
                start=base + first, end=base + last + 1, claim_start=0, claim_end=len(words), similarity=0.8
            )
    return None
