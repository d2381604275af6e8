"""A quotation located by its words: every segment exactly or nearly, then the segments together.

Goes in: a quotation claim, the records and the order in which passages were proposed. Comes out: `Located`
or nothing. A quotation is cut at its marked gaps and where the article cuts it; each segment is judged before
the whole is. Content in other words is not looked for here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from compare.alignment.canonical import canonical
from compare.alignment.records import Records
from compare.alignment.spans import (
    NEAR,
    Run,
    content_in_order,
    find_exact,
    find_joined,
    find_near,
    segments_of,
    word_edits,
)
from compare.alignment.words import FUNCTION_WORDS, Words, fold_words, stem
from compare.ingest.wordlists import word_set
from compare.model import Claim, Half, Location, Span, Wording
from compare.segment.sentences import sentence_spans

__all__ = ["Located", "locate_quotation"]

SHORT = 5
"""Words below which a segment must stand exactly, or lie in a passage that carries the words around it."""

BRIEF = 8
"""Words below which a near run has to agree in `NEAR_BRIEF` of its words: few words agree by chance."""

NEAR_BRIEF = 0.8
"""Least similarity of a near run of fewer than `BRIEF` words that does not share every content word."""

MARGIN = 0.1
"""By how much the score of one of several equal places must lead for it to be chosen."""

LOOK = 24
"""How many of the best-scored passages are searched for near runs."""

ADJACENT = 12
"""Most words left out between two segments, of one sentence or of two that follow each other, that count as
an edit; beyond, the quotation is joined."""

_DETERMINERS = word_set("a an the this that these those his her its their our my your")

_Floats = NDArray[np.float32]
_Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a quotation stands, by its words.

    Attributes:
        runs: One per segment that was found, in the order of the quotation.
        alternatives: Passage ids of each place that an ambiguous quotation fits.
        halves: The segments, where not all were found.
    """

    location: Location
    level: str
    runs: tuple[Run, ...]
    wording: Wording | None
    alternatives: tuple[tuple[str, ...], ...] = ()
    halves: tuple[Half, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    span: Span
    words: Words
    runs: tuple[Run, ...]


def locate_quotation(
    text: str, claim: Claim, records: Records, scores: _Floats, allowed: _Mask, order: list[int]
) -> Located | None:
    """Look for the words of a quotation.

    Args:
        text: The article's kept text.
        claim: A claim with a quotation.
        records: n passages.
        scores: Shape (n,): proposal scores of the claim.
        allowed: Shape (n,): passages in which to look.
        order: Passages, best first.

    Returns:
        The place, or ``None`` if the words were not found there.
    """
    if claim.quotation is None:
        return None
    spans, marked = segments_of(text, claim.quotation.parts)
    if not spans or not allowed.any():
        return None
    around = [row for row in order if allowed[row]][:LOOK]
    segments = [
        piece
        for span in spans
        for piece in _pieces(_segment(text, span, records, allowed, around), text, records, allowed, around)
    ]
    if sum(len(segment.words) for segment in segments) < SHORT:
        return _short(segments, records, scores, around, marked, text)
    if all(segment.runs for segment in segments):
        return _together(segments, records, scores, marked, text)
    joined = _joined(segments, records, allowed, around)
    if joined is not None:
        return joined
    return _partly(segments, records, scores)


def _segment(text: str, span: Span, records: Records, allowed: _Mask, around: list[int]) -> _Segment:
    """One segment with every place where it stands: exactly, else nearly."""
    words = fold_words(text, (span,))
    runs = tuple(run for run in find_exact(records.words, words.folded) if _inside(run, records, allowed))
    if not runs and len(words) >= 3:
        near = find_near(records.words, words.folded, around)
        if near is not None and _inside(near, records, allowed) and _near_enough(near, words, records):
            runs = (near,)
    return _Segment(span=span, words=words, runs=runs)


def _pieces(
    segment: _Segment, text: str, records: Records, allowed: _Mask, around: list[int]
) -> list[_Segment]:
    """The segment, or its sentences where it does not stand exactly and each of them does."""
    if any(run.similarity == 1.0 for run in segment.runs):
        return [segment]
    sentences = sentence_spans(text, segment.span, split_quotations=True)
    pieces = [_segment(text, span, records, allowed, around) for span in sentences]
    whole = all(any(run.similarity == 1.0 for run in piece.runs) for piece in pieces)
    return pieces if len(pieces) > 1 and whole else [segment]


def _inside(run: Run, records: Records, allowed: _Mask) -> bool:
    return all(allowed[number] for number in records.words.passages_of(run))


def _near_enough(run: Run, words: Words, records: Records) -> bool:
    """A near run counts by its agreement and by the content words that it shares."""
    record_words = records.words.folded[run.start : run.end]
    if _canonical(words.folded) == _canonical(record_words):
        return True
    if len(words) < SHORT or run.similarity < NEAR:
        return False
    content = {stem(word) for word in words.folded if word not in FUNCTION_WORDS}
    shared = content & {stem(word) for word in record_words}
    if len(words) < BRIEF and run.similarity < NEAR_BRIEF:
        return len(shared) >= 3 and shared == content
    share = 0.75 if run.similarity < 0.75 else 0.6
    return run.similarity >= 0.85 or (len(shared) >= 2 and len(shared) >= share * len(content))


def _canonical(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words in one form, false starts ("that's, er, that's") said once."""
    pieces = [piece for word in words for piece in canonical(word)]
    kept: list[str] = []
    for piece in pieces:
        kept.append(piece)
        for size in (1, 2, 3):
            if len(kept) >= 2 * size and kept[-size:] == kept[-2 * size : -size]:
                del kept[-size:]
    return tuple(kept)


def _short(
    segments: list[_Segment], records: Records, scores: _Floats, around: list[int], marked: bool, text: str
) -> Located | None:
    """A quotation of fewer than five words: exactly, and in one place only or where the context points."""
    if len(segments) == 1 and segments[0].runs:
        segment = segments[0]
        best, rivals = _choose(segment.runs, records, scores)
        if rivals:
            return _ambiguous(segment.runs, records)
        if _carries_content(segment.words) or len(segment.runs) == 1:
            wording = _wording([(segment, best)], records, marked, text)
            return Located(location="located", level="verbatim", runs=(best,), wording=wording)
    words = tuple(word for segment in segments for word in segment.words.folded)
    return _in_context(words, records, around)


def _carries_content(words: Words) -> bool:
    return any(word not in FUNCTION_WORDS for word in words.folded)


def _in_context(words: tuple[str, ...], records: Records, around: list[int]) -> Located | None:
    """A short phrase whose content words stand, in order and close together, in a likely passage."""
    content = [word for word in words if word not in FUNCTION_WORDS]
    if len(words) < 2:
        return None
    for number in around[:5]:
        run = content_in_order(records.words, words, number)
        if run is not None and (len(content) >= 2 or set(words) - set(content) <= _DETERMINERS):
            return Located(location="located", level="context", runs=(run,), wording="edited, unmarked")
    return None


def _choose(runs: tuple[Run, ...], records: Records, scores: _Floats) -> tuple[Run, bool]:
    """The best-scored place, and whether another comes within the margin."""
    ranked = sorted(runs, key=lambda run: (-_score(run, records, scores), run.start))
    if len(ranked) == 1:
        return ranked[0], False
    lead = _score(ranked[0], records, scores) - _score(ranked[1], records, scores)
    same = records.words.passages_of(ranked[0]) == records.words.passages_of(ranked[1])
    return ranked[0], lead < MARGIN and not same


def _score(run: Run, records: Records, scores: _Floats) -> float:
    return max(float(scores[number]) for number in records.words.passages_of(run))


def _ambiguous(runs: tuple[Run, ...], records: Records) -> Located:
    places = tuple(
        tuple(records.passages[number].id for number in records.words.passages_of(run)) for run in runs
    )
    return Located(location="ambiguous", level="verbatim", runs=runs, wording=None, alternatives=places)


def _together(
    segments: list[_Segment], records: Records, scores: _Floats, marked: bool, text: str
) -> Located:
    """All segments were found: choose places that go together, and say how they do."""
    anchor = max(segments, key=lambda segment: (len(segment.words), -segment.span.start))
    best, rivals = _choose(anchor.runs, records, scores)
    if rivals and len(segments) == 1:
        return _ambiguous(anchor.runs, records)
    chosen = [
        (segment, min(segment.runs, key=lambda run: (abs(run.start - best.start), run.start)))
        for segment in segments
    ]
    wording = _wording(chosen, records, marked, text)
    exact = all(run.similarity == 1.0 for _, run in chosen)
    level = "joined" if wording == "joined" else "verbatim" if exact else "near"
    return Located(location="located", level=level, runs=tuple(run for _, run in chosen), wording=wording)


def _wording(chosen: list[tuple[_Segment, Run]], records: Records, marked: bool, text: str) -> Wording:
    """Verbatim, cleaned, edited or joined, from the words and from how the segments follow one another."""
    runs = [run for _, run in chosen]
    edited = [_edited(segment, run, records) for segment, run in chosen]
    follows = [_follows(left, right, records) for left, right in pairwise(runs)]
    if any(item == "elsewhere" for item in follows) and not marked:
        return "joined"
    if any(edited) or (not marked and any(item != "directly" for item in follows)):
        return "edited, unmarked"
    if marked:
        return "edited, marked"
    same = all(run.similarity == 1.0 and _same_print(segment, run, records, text) for segment, run in chosen)
    return "verbatim" if same else "cleaned"


def _follows(left: Run, right: Run, records: Records) -> str:
    """``directly``, ``nearby`` (a few words left out) or ``elsewhere``."""
    gap = right.start - left.end
    between = records.words.folded[left.end : right.start] if gap > 0 else ()
    if gap >= 0 and not _canonical(between):
        return "directly"
    passages = records.words.passage_at(right.start) - records.words.passage_at(left.end - 1)
    same_turn = records.words.turn_at(left.end - 1) == records.words.turn_at(right.start)
    return "nearby" if 0 < gap <= ADJACENT and passages <= 1 and same_turn else "elsewhere"


def _edited(segment: _Segment, run: Run, records: Records) -> bool:
    """True if a word differs beyond contraction, spelling, hyphen and filler."""
    if run.similarity == 1.0:
        words = records.words.folded[run.start : run.end]
        if words == segment.words.folded:
            return False
    record = _canonical(records.words.folded[run.start : run.end])
    return any(code.tag != "equal" for code in word_edits(_canonical(segment.words.folded), record))


def _same_print(segment: _Segment, run: Run, records: Records, text: str) -> bool:
    """True if both sides print the same characters, the first letter's case and outer marks apart."""
    first, last = records.words.spans[run.start], records.words.spans[run.end - 1]
    transcript = records.transcripts[records.passages[records.words.passage_at(run.start)].transcript_id]
    said = transcript.document.text[first.start : last.end]
    own = segment.words.spans
    return _plain(said) == _plain(text[own[0].start : own[-1].end])


def _plain(words: str) -> str:
    folded = words.translate(str.maketrans("’‘“”–—", "''\"\"--"))
    return folded[:1].casefold() + " ".join(folded[1:].split())


def _joined(segments: list[_Segment], records: Records, allowed: _Mask, around: list[int]) -> Located | None:
    """One unmarked segment whose words are exact runs of two or more places."""
    if len(segments) != 1 or len(segments[0].words) < 8:
        return None
    words = segments[0].words.folded
    runs = [run for run in find_joined(records.words, words, around) if _inside(run, records, allowed)]
    covered = sum(run.claim_end - run.claim_start for run in runs)
    if len(runs) < 2 or 5 * covered < 4 * len(words):
        return None
    places = {_follows(left, right, records) for left, right in pairwise(runs)}
    wording: Wording = "joined" if "elsewhere" in places else "edited, unmarked"
    level = "joined" if wording == "joined" else "near"
    return Located(location="located", level=level, runs=tuple(runs), wording=wording)


def _partly(segments: list[_Segment], records: Records, scores: _Floats) -> Located | None:
    """Some segments of five words or more were found, others not."""
    found = [segment for segment in segments if segment.runs and len(segment.words) >= SHORT]
    if not found:
        return None
    runs = {segment.span: _choose(segment.runs, records, scores)[0] for segment in found}
    halves = tuple(
        Half(
            span=segment.span,
            location="located" if segment.span in runs else "not located",
            passages=tuple(
                records.passages[number].id for number in records.words.passages_of(runs[segment.span])
            )
            if segment.span in runs
            else (),
        )
        for segment in segments
    )
    exact = all(run.similarity == 1.0 for run in runs.values())
    return Located(
        location="partly located",
        level="verbatim" if exact else "near",
        runs=tuple(runs.values()),
        wording=None,
        halves=halves,
    )
