"""Where the words of a quotation stand in a record: exactly, nearly, or in several places joined.

Goes in: the words of a quotation and the words of the records. Comes out: `Run`s, ranges of record words.
Whether such a place decides anything is settled in `compare.alignment.decide`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein, Opcode

from compare.alignment.record_words import RecordWords, Run
from compare.alignment.words import FUNCTION_WORDS, fold_words, stem
from compare.model import Span

__all__ = [
    "MOST_PLACES",
    "NEAR",
    "find_exact",
    "find_joined",
    "find_near",
    "find_same",
    "segments_of",
]

NEAR = 0.65
"""Least share of word agreement (normalised indel similarity over stems) of a near run."""

FIRST = 5
"""Of the likeliest passages so many are looked at by themselves, too: side by side they hide each other."""

COST = 0.2
"""What a word of a near run costs, in words that agree: it may grow by five words to take one more along."""

MISSING = 0.3
"""What a near run without any of the quotation's content words counts less, when runs are compared."""

MOST_PLACES = 2_000
"""Places of its rarest word beyond which a sequence fits everywhere and is not looked for in all of them."""

_GAP = re.compile(r"\[?(?:\.\s?){3,}\]?|\[?…+\]?|\[[^\]]*\]")
_GAP_ROUND = re.compile(_GAP.pattern + r"|\([^()]{1,80}\)")
_SIGN = re.compile(r"[^\W_]")


def segments_of(
    text: str, parts: Sequence[Span], *, round_brackets: bool = False
) -> tuple[tuple[Span, ...], bool]:
    """A quotation cut at its marked gaps ("…", "[…]") and bracketed insertions.

    Args:
        text: The article's kept text.
        parts: The quotation's parts.
        round_brackets: True: round ones hold an insertion, too.

    Returns:
        The spans between the gaps that hold at least one word, and whether there was any mark.
    """
    spans: list[Span] = []
    marked = False
    for part in parts:
        start = part.start
        for gap in (_GAP_ROUND if round_brackets else _GAP).finditer(text, part.start, part.end):
            inside = _SIGN.search(text, part.start, gap.start()) and _SIGN.search(text, gap.end(), part.end)
            marked = marked or gap.group()[0] in "[(" or bool(inside)
            spans.append(Span(start, gap.start()))
            start = gap.end()
        spans.append(Span(start, part.end))
    return tuple(span for span in spans if len(fold_words(text, (span,)))), marked


def find_exact(record: RecordWords, words: Sequence[str]) -> tuple[Run, ...]:
    """Every place where the folded words stand in the record one after another, spoken by one voice.

    Args:
        record: The records' words.
        words: Folded words; none at all are found nowhere.

    Returns:
        Places in order; of words that stand more than `MOST_PLACES` times each only the first are looked at.
    """
    if not words or any(word not in record.positions for word in words):
        return ()
    wanted = tuple(words)
    anchor = min(range(len(words)), key=lambda place: len(record.positions[words[place]]))
    found = []
    for position in record.positions[words[anchor]][:MOST_PLACES]:
        start = position - anchor
        end = start + len(words)
        if start < 0 or record.folded[start:end] != wanted:
            continue
        if record.voice_at(start) == record.voice_at(end - 1):
            found.append(Run(start=start, end=end, claim_start=0, claim_end=len(words), exact=True))
    return tuple(found)


def find_same(record: RecordWords, pieces: Sequence[str], n_words: int) -> tuple[Run, ...]:
    """Every place where the words stand in another spelling: their pieces, one after another, one voice.

    Args:
        record: The records' words.
        pieces: The words in one form; none at all are found nowhere.
        n_words: How many words they come from.
    """
    wanted = tuple(pieces)
    needle = "".join(record.alphabet.get(stem(piece), "\uffff") for piece in wanted)
    found: list[Run] = []
    low = record.stems.find(needle) if needle else -1
    while low >= 0 and len(found) < MOST_PLACES:
        high = low + len(needle)
        start, end = record.origins[low], record.ends[high - 1] + 1
        whole = (record.borders[start], record.borders[end]) == (low, high)
        one_voice = record.voice_at(start) == record.voice_at(end - 1)
        if whole and one_voice and record.pieces[low:high] == wanted:
            found.append(Run(start=start, end=end, claim_start=0, claim_end=n_words))
        low = record.stems.find(needle, low + 1)
    return tuple(found)


def find_near(record: RecordWords, pieces: Sequence[str], n_words: int, around: Iterable[int]) -> Run | None:
    """The best place where the words stand with a few edits, among what the speakers of some passages say.

    Args:
        record: The records' words.
        pieces: The words in one form, at least one.
        n_words: How many words they come from.
        around: Numbers of the passages in and beside which to look.

    Returns:
        The best run, of whatever similarity, the first of equal ones; ``None`` where there is nothing to
        look in.
    """
    needle = "".join(record.alphabet.get(stem(piece), "\uffff") for piece in pieces)
    content = frozenset(stem(piece) for piece in pieces if piece not in FUNCTION_WORDS)
    best: Run | None = None
    rows = list(around)
    for places in (*_regions(record, rows), *(_pieces_of(record, row) for row in rows[:FIRST])):
        run = _best_in(record, places, needle, n_words)
        if run and (best is None or _worth(record, run, content) > _worth(record, best, content)):
            best = run
    return best


def _pieces_of(record: RecordWords, passage: int) -> list[int]:
    """The places of a passage's pieces."""
    low, high = record.starts[passage], record.starts[passage + 1]
    return list(range(record.borders[low], record.borders[high]))


def _worth(record: RecordWords, run: Run, content: frozenset[str]) -> float:
    """What orders near runs: their similarity, less a part for each content word that they do not have."""
    if not content:
        return run.similarity
    said = {stem(item) for item in record.pieces_in(*record.stretches_of(run))[0]}
    return run.similarity - MISSING * len(content - said) / len(content)


def _best_in(record: RecordWords, places: Sequence[int], needle: str, n_words: int) -> Run | None:
    """The best run among the pieces `places`."""
    stems = "".join(record.stems[place] for place in places)
    if not stems or not needle:
        return None
    low, high = 0, len(stems)
    if len(needle) <= len(stems):
        match = fuzz.partial_ratio_alignment(needle, stems)
        low, high = (match.dest_start, match.dest_end) if match else (low, high)
    found = _trim(stems, needle, (low, high))
    if found is None:
        return None
    low, high, similarity = found
    start, end = record.origins[places[low]], record.ends[places[high - 1]] + 1
    used = places[low:high]
    return Run(
        start=start,
        end=end,
        claim_start=0,
        claim_end=n_words,
        similarity=similarity,
        skipped=_skipped(record, used),
    )


def _skipped(record: RecordWords, used: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Ranges of words of others between the pieces of one run."""
    found: list[tuple[int, int]] = []
    for left, right in pairwise(used):
        if right - left == 1:
            continue
        first = record.passage_at(record.ends[left]) + 1
        last = record.passage_at(record.origins[right])
        found.extend((record.starts[number], record.starts[number + 1]) for number in range(first, last))
    return tuple(found)


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
    preferred = set(around)
    runs: list[Run] = []
    place = 0
    while place + least <= len(words):
        run = _longest(record, words, place, runs[-1].end if runs else None, preferred, least)
        if run is None or run.end - run.start < least:
            place += 1
            continue
        runs.append(run)
        place = run.claim_end
    return tuple(runs)


def _longest(
    record: RecordWords,
    words: Sequence[str],
    place: int,
    after: int | None,
    preferred: set[int],
    least: int,
) -> Run | None:
    """The longest exact run from ``words[place]``; ties go to what follows on, then to `preferred`."""
    best: Run | None = None
    best_key = (0, False, False)
    for start in _openings(record, words, place, least):
        length = _length(record, words, place, start)
        follows = after is not None and start >= after and start - after < 60
        key = (length, follows, record.passage_at(start) in preferred)
        if best is None or key > best_key:
            best, best_key = (
                Run(start=start, end=start + length, claim_start=place, claim_end=place + length, exact=True),
                key,
            )
    return best


def _openings(record: RecordWords, words: Sequence[str], place: int, least: int) -> list[int]:
    """Where the next `least` words may stand: the places of the rarest of them."""
    places = [record.positions.get(word, ()) for word in words[place : place + least]]
    rarest = min(range(len(places)), key=lambda number: len(places[number]))
    if len(places[rarest]) > MOST_PLACES:
        return []
    return [position - rarest for position in places[rarest] if position >= rarest]


def _length(record: RecordWords, words: Sequence[str], place: int, start: int) -> int:
    """How many words agree from here on, spoken by one voice."""
    end = record.starts[bisect_right(record.voices, record.voice_at(start))]
    most = min(len(words) - place, end - start)
    return next((n for n in range(most) if record.folded[start + n] != words[place + n]), most)


def _regions(record: RecordWords, around: Iterable[int]) -> list[list[int]]:
    """Places of pieces: each passage with two of its speaker's before and after it, overlaps joined."""
    wanted = sorted(
        {
            (chain, near)
            for chain, place in (record.stream_of[passage] for passage in around)
            for near in range(max(0, place - 2), min(len(record.streams[chain]), place + 3))
        }
    )
    regions: list[list[int]] = []
    last = (-1, -1)
    for chain, place in wanted:
        if (chain, place - 1) != last:
            regions.append([])
        number = record.streams[chain][place]
        regions[-1].extend(
            range(record.borders[record.starts[number]], record.borders[record.starts[number + 1]])
        )
        last = (chain, place)
    return regions


def _trim(stems: str, needle: str, window: tuple[int, int]) -> tuple[int, int, float] | None:
    """The window moved to where the quotation's first and last words agree, with its similarity.

    A word of the record that stands in the place of the quotation's first or last one is taken in.
    """
    reach = max(6, len(needle) // 3)
    low, high = max(0, window[0] - reach), min(len(stems), window[1] + reach)
    codes = [code for code in Levenshtein.opcodes(stems[low:high], needle) if code.tag == "equal"]
    if not codes:
        return None
    cores = [
        (start, end)
        for start in _starts(codes, stems, needle, low)
        for end in _ends(codes, stems, needle, low)
    ]
    start, end = max(
        (core for core in cores if core[0] < core[1]),
        key=lambda core: (
            LCSseq.similarity(needle, stems[core[0] : core[1]]) - COST * (core[1] - core[0]),
            -core[0],
        ),
    )
    start -= start > 0 and stems[start] != needle[0]
    end += end < len(stems) and stems[end - 1] != needle[-1]
    return start, end, fuzz.ratio(needle, stems[start:end]) / 100.0


def _starts(codes: Sequence[Opcode], stems: str, needle: str, low: int) -> set[int]:
    """Where a run may begin: at an early agreement, or at the needle's first sign before the second one."""
    nearest = stems.rfind(needle[0], low, low + codes[min(1, len(codes) - 1)].src_start)
    return {low + code.src_start for code in codes[:3]} | ({nearest} if nearest >= 0 else set())


def _ends(codes: Sequence[Opcode], stems: str, needle: str, low: int) -> set[int]:
    """Where a run may end: at a late agreement, or at the needle's last sign behind the last but one."""
    nearest = stems.find(needle[-1], low + codes[max(-2, -len(codes))].src_end)
    return {low + code.src_end for code in codes[-3:]} | ({nearest + 1} if nearest >= 0 else set())


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
