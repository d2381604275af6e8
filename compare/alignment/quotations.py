"""A quotation located by its words: every segment exactly or nearly, then the segments together.

Goes in: a quotation claim, the records and the order in which passages were proposed. Comes out: `Located`
or nothing. A quotation is cut at its marked gaps and where the article cuts it; each segment is judged before
the whole is. Content in other words is not looked for here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log2

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from compare.alignment.canonical import pieces_of
from compare.alignment.exchanged import find_exchanged
from compare.alignment.record_words import Run
from compare.alignment.records import Records
from compare.alignment.spans import (
    NEAR,
    content_in_order,
    find_exact,
    find_joined,
    find_near,
    find_same,
    segments_of,
)
from compare.alignment.surroundings import words_around
from compare.alignment.wording import Segment, follows, same_words, wording_of
from compare.alignment.words import FUNCTION_WORDS, content_stems, fold_words, stem
from compare.ingest.wordlists import word_set
from compare.model import Claim, Half, Location, Quotation, Span, Wording
from compare.segment.sentences import sentence_spans

__all__ = ["Located", "locate_quotation"]

SHORT = 5
"""Words below which a segment must stand exactly, or lie in a passage that carries the words around it."""

BRIEF = 8
"""Words below which a near run always has to show that its words are rare: few words agree by chance."""

CLOSE = 0.85
"""Similarity from which a near run of `BRIEF` words or more counts whatever its words are."""

GRAMMAR = 1 / 3
"""What a grammar word counts beside a content word when the rarity of a sequence is weighed."""

RARE = 15.0
"""Bits that the shared content words of a near run of fewer than `BRIEF` words must be worth beyond the
chance of standing together somewhere in the records, missing ones counted against them."""

MARGIN = 0.1
"""By how much the score of one of several equal places must lead for it to be chosen."""

REPEATED = 3
"""Passages within which one voice that says the same again makes one place of it."""

LOOK = 24
"""How many of the best-scored passages are searched for near runs."""

WELL = 0.9
"""Similarity from which one clause stands for itself where the rest of its sentence was not found."""

GAP = 3
"""Words that may stand between a marked cut and what is found beside it."""

_CLAUSE = re.compile(r"[,;:]\s+|\s+[–—-]+\s+")

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


def locate_quotation(
    text: str,
    claim: Claim,
    records: Records,
    scores: _Floats,
    allowed: _Mask,
    order: list[int],
    *,
    own: bool = True,
) -> Located | None:
    """Look for the words of a quotation.

    Args:
        text: The article's kept text.
        claim: A claim with a quotation.
        records: n passages.
        scores: Shape (n,): proposal scores of the claim.
        allowed: Shape (n,): passages in which to look.
        order: Passages, best first.
        own: False where the passages are not those of the speaker that the article names: a short phrase
            then counts only if its words are rare, and never by context.

    Returns:
        The place, or ``None`` if the words were not found there.
    """
    if claim.quotation is None:
        return None
    around = [row for row in order if allowed[row]][:LOOK]
    look = _Look(text=text, records=records, scores=scores, allowed=allowed, around=around, own=own)
    found = _located(claim, claim.quotation, look)
    if "(" not in claim.text or (found is not None and found.wording in ("verbatim", "cleaned")):
        return found
    inserted = _located(claim, claim.quotation, replace(look, round_brackets=True))
    better = inserted is not None and (inserted.wording == "edited, marked" or found is None)
    return inserted if better else found


def _located(claim: Claim, quotation: Quotation, look: _Look) -> Located | None:
    """The place of all segments together, of some of them, or none."""
    spans, marked = segments_of(look.text, quotation.parts, round_brackets=look.round_brackets)
    if not spans or not look.allowed.any():
        return None
    look = replace(look, marked=marked)
    whole = [_segment(span, look) for span in spans]
    if sum(len(segment.words) for segment in whole) < SHORT:
        return _short(whole, claim, look)
    segments = [piece for segment in whole for piece in _pieces(segment, look)]
    segments = _joined_up(segments, look) if marked else segments
    if all(segment.runs for segment in segments):
        return _together(segments, look)
    return _joined(whole, look) or _partly([part for one in segments for part in _clauses(one, look)], look)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What every step of one search looks at.

    Attributes:
        around: The likeliest passages, best first.
        own: Whether these are passages of the speaker that the article names.
        marked: Whether the quotation shows that it was cut.
        round_brackets: Whether round brackets are taken for insertions.
    """

    text: str
    records: Records
    scores: _Floats
    allowed: _Mask
    around: list[int]
    own: bool
    marked: bool = False
    round_brackets: bool = False


def _segment(span: Span, look: _Look) -> Segment:
    """One segment with every place where it stands: exactly, in another spelling, else nearly."""
    words = fold_words(look.text, (span,))
    pieces = pieces_of(look.text, words)
    segment = Segment(span=span, words=words, pieces=pieces)
    record = look.records.words
    runs = _inside(find_exact(record, words.folded), look)
    runs = runs or _inside(find_same(record, pieces.items, len(words)), look)
    if not runs and len(words) >= 3:
        near = find_near(record, pieces.items, len(words), look.around)
        if near is not None and _near_enough(segment, near, look.records):
            runs = _inside((near,), look)
        if not runs and look.own:
            whole = find_exchanged(record, pieces.items, len(words), look.around)
            runs = (whole,) if whole is not None else ()
    return replace(segment, runs=runs)


def _pieces(segment: Segment, look: _Look) -> list[Segment]:
    """The segment, or its sentences: where each of them stands whole, or where only some stand at all."""
    if segment.is_whole:
        return [segment]
    sentences = sentence_spans(look.text, segment.span, split_quotations=True)
    pieces = [_segment(span, look) for span in sentences] if len(sentences) > 1 else []
    better = all(piece.is_whole for piece in pieces) or (
        any(_tells(piece, look) for piece in pieces)
        and (not segment.runs or any(_is_absent(piece, segment.runs[0], look) for piece in pieces))
    )
    return pieces if pieces and better else [segment]


def _clauses(segment: Segment, look: _Look) -> list[Segment]:
    """A sentence that was not found, cut before or behind the clause that was; else the sentence itself."""
    if segment.runs or len(segment.words) < BRIEF:
        return [segment]
    best: list[Segment] = []
    for cut in _CLAUSE.finditer(look.text, segment.span.start, segment.span.end):
        spans = Span(segment.span.start, cut.start()), Span(cut.end(), segment.span.end)
        parts = [_segment(span, look) for span in spans if len(span)]
        told = [part for part in parts if _tells(part, look) and part.runs[0].similarity >= WELL]
        if len(parts) == 2 and len(told) == 1 and len(told[0].words) > max(map(_told_words, best), default=0):
            best = parts
    return best or [segment]


def _told_words(segment: Segment) -> int:
    return len(segment.words) if segment.runs else 0


def _joined_up(segments: list[Segment], look: _Look) -> list[Segment]:
    """The segments, a few words beside a mark placed where they stand beside the place of their neighbour.

    "Next week [it] will go up 100%": two words alone point nowhere, beside the others they do.
    """
    found = list(segments)
    for at, segment in enumerate(segments):
        if segment.runs or len(segment.words) >= SHORT:
            continue
        for other, before in ((at + 1, True), (at - 1, False)):
            if 0 <= other < len(segments) and _tells(segments[other], look):
                run = _next_to(segment, segments[other].runs[0], look, before=before)
                found[at] = replace(segment, runs=(run,)) if run is not None else found[at]
    return found


def _next_to(segment: Segment, neighbour: Run, look: _Look, *, before: bool) -> Run | None:
    """Where at least half of a few words stand, in their order, right before or behind a run."""
    record, size = look.records.words, len(segment.words)
    low = max(0, neighbour.start - size - GAP) if before else neighbour.end
    high = neighbour.start if before else neighbour.end + size + GAP
    own = [stem(word) for word in segment.words.folded]
    said = [stem(word) for word in record.folded[low:high]]
    equal = [code for code in Levenshtein.opcodes(own, said) if code.tag == "equal"]
    if not equal or 2 * sum(code.src_end - code.src_start for code in equal) < size:
        return None
    start = low + max(0, equal[0].dest_start - equal[0].src_start)
    end = min(start + size, high)
    run = Run(start=start, end=end, claim_start=0, claim_end=size, similarity=0.5)
    return run if record.voice_at(start) == record.voice_at(neighbour.start) else None


def _is_absent(piece: Segment, run: Run, look: _Look) -> bool:
    """True for a sentence that stands nowhere, and of whose content the whole run has less than half."""
    if piece.runs or len(piece.words) < SHORT:
        return False
    content, shared = _content(piece, run, look.records)
    return 2 * len(shared) < len(content)


def _tells(segment: Segment, look: _Look) -> bool:
    """True for a segment that was found and is long or rare enough to stand for itself."""
    if not segment.runs or len(segment.words) < SHORT:
        return False
    if len(segment.words) >= BRIEF or _surplus(segment, segment.runs[0], look.records) >= RARE:
        return True
    return look.own and len(segment.words) > SHORT and _is_sentence(segment, look.records)


def _is_sentence(segment: Segment, records: Records) -> bool:
    """True for the words of one whole sentence of the record, and of no other."""
    words, run = records.words, segment.runs[0]
    row = words.passage_at(run.start)
    whole = (run.start, run.end) == (words.starts[row], words.starts[row + 1])
    return len(segment.runs) == 1 and whole and run.similarity == 1.0


def _inside(runs: tuple[Run, ...], look: _Look) -> tuple[Run, ...]:
    """The runs that lie in passages where the search is allowed."""
    words = look.records.words
    return tuple(run for run in runs if all(look.allowed[number] for number in words.passages_of(run)))


def _near_enough(segment: Segment, run: Run, records: Records) -> bool:
    """A near run counts by its agreement, and if its content words do not stand together by chance."""
    if same_words(segment, run, records):
        return True
    if len(segment.words) < SHORT or run.similarity < NEAR:
        return False
    if len(segment.words) < BRIEF:
        return _surplus(segment, run, records) >= RARE
    content, shared = _content(segment, run, records)
    share = 0.75 if run.similarity < 0.75 else 0.6
    return run.similarity >= CLOSE or (len(shared) >= 2 and len(shared) >= share * len(content))


def _content(segment: Segment, run: Run, records: Records) -> tuple[set[str], set[str]]:
    """The content stems of a segment, and those that its run shares."""
    content = {stem(item) for item in segment.pieces.items if item not in FUNCTION_WORDS}
    said, _ = records.words.pieces_in(*records.words.stretches_of(run))
    return content, content & {stem(item) for item in said}


def _surplus(segment: Segment, run: Run, records: Records) -> float:
    """Bits by which the words that a run shares are rarer than one place of the records.

    Words drawn independently would stand together somewhere in the records once in 2^bits records. Grammar
    words are not drawn independently: shared in order they count a third. Content words that are missing
    count against the run.
    """
    words = records.words
    said = [stem(item) for item in words.pieces_in(*words.stretches_of(run))[0]]
    own = [stem(item) for item in segment.pieces.items]
    in_order = {
        place
        for code in Levenshtein.opcodes(own, said)
        if code.tag == "equal"
        for place in range(code.src_start, code.src_end)
    }
    bits = -log2(max(2, len(words.pieces)))
    content = {own[place]: item for place, item in enumerate(segment.pieces.items)}
    for item, word in content.items():
        if word not in FUNCTION_WORDS:
            bits += words.surprise(item) * (1 if item in said else -1)
    grammar = [own[place] for place in sorted(in_order) if segment.pieces.items[place] in FUNCTION_WORDS]
    return bits + GRAMMAR * sum(words.surprise(item) for item in grammar)


def _short(segments: list[Segment], claim: Claim, look: _Look) -> Located | None:
    """A quotation of fewer than five words: exactly, in one place only or where the words around it point."""
    context = words_around(claim, look.text)
    if claim.kind == "direct quotation" and sum(len(one.words) for one in segments) == 1:
        return _answer(segments[0], look)
    if len(segments) == 1 and segments[0].runs and content_stems(segments[0].words.folded):
        segment = segments[0]
        if not look.own and _surplus(segment, segment.runs[0], look.records) < RARE:
            return None
        best, rivals = _choose(segment.runs, look)
        if rivals or (len(segment.runs) > 1 and not context):
            return _ambiguous(segment, look)
        wording = wording_of([(segment, best)], look.records, look.text, marked=look.marked)
        level = "verbatim" if best.exact else "near"
        return Located(location="located", level=level, runs=(best,), wording=wording)
    if not look.own:
        return None
    words = tuple(word for segment in segments for word in segment.words.folded)
    return _in_context(words, context, look) or (_edge_replaced(segments[0], look) if context else None)


def _answer(segment: Segment, look: _Look) -> Located | None:
    """One word that is a whole answer ("No"): where it is one in the record, too."""
    passages, at = look.records.passages, look.records.words.passage_at
    alone = re.compile(
        rf"\W*{re.escape(segment.span.slice(look.text).strip(' ,.!?…'))}(?:\W*$|[.,;:!?–—])", re.IGNORECASE
    )
    runs = tuple(run for run in segment.runs if alone.match(passages[at(run.start)].text))
    if not runs or not look.own:
        return None
    segment = replace(segment, runs=runs)
    if len({at(run.start) for run in runs}) > 1:
        return _ambiguous(segment, look)
    wording = wording_of([(segment, runs[0])], look.records, look.text, marked=look.marked)
    return Located(location="located", level="verbatim", runs=runs[:1], wording=wording)


def _edge_replaced(segment: Segment, look: _Look) -> Located | None:
    """Four words of which the first or the last is another one, where the others point to one place.

    The three that agree stand in the records once, one of them nowhere else in the records.
    """
    words = segment.words.folded
    if len(words) != SHORT - 1:
        return None
    for kept, before in ((words[1:], 1), (words[:-1], 0)):
        runs = find_exact(look.records.words, kept)
        rare = any(_stands_once(word, look.records) for word in kept)
        if len(runs) != 1 or not rare or not _inside(runs, look):
            continue
        start, end = runs[0].start - before, runs[0].end + 1 - before
        run = Run(start=start, end=end, claim_start=0, claim_end=len(words), similarity=1 - 1 / len(words))
        if look.records.words.passage_at(start) == look.records.words.passage_at(end - 1):
            return Located(location="located", level="near", runs=(run,), wording="edited, unmarked")
    return None


def _stands_once(word: str, records: Records) -> bool:
    return word not in FUNCTION_WORDS and records.words.counts.get(stem(word), 0) == 1


def _in_context(words: tuple[str, ...], context: frozenset[str], look: _Look) -> Located | None:
    """A short phrase whose content words stand, in order and close together, in a likely passage.

    Only where a sentence stands around it, whose words make the passage likely.
    """
    content = [word for word in words if word not in FUNCTION_WORDS]
    if len(words) < 2 or not context:
        return None
    for number in look.around[:5]:
        run = content_in_order(look.records.words, words, number)
        if run is not None and (len(content) >= 2 or set(words) - set(content) <= _DETERMINERS):
            return Located(location="located", level="context", runs=(run,), wording="edited, unmarked")
    return None


def _choose(runs: tuple[Run, ...], look: _Look) -> tuple[Run, bool]:
    """The best-scored place, and whether another comes within the margin.

    Of places that one voice repeats within a few passages the first is taken.
    """
    words = look.records.words
    first, last = words.passages_of(runs[0])[0], words.passages_of(runs[-1])[-1]
    if words.voices[first] == words.voices[last] and last - first <= REPEATED:
        return runs[0], False
    if len(runs) == 1:
        return runs[0], False
    ranked = sorted(runs, key=lambda run: (-_score(run, look), run.start))
    return ranked[0], _score(ranked[0], look) - _score(ranked[1], look) < MARGIN


def _score(run: Run, look: _Look) -> float:
    return max(float(look.scores[number]) for number in look.records.words.passages_of(run))


def _ambiguous(segment: Segment, look: _Look) -> Located:
    """Several places fit alike: all are listed; the wording is said where it is the same in each."""
    records = look.records
    wordings = {wording_of([(segment, run)], records, look.text, marked=look.marked) for run in segment.runs}
    places = tuple(
        tuple(records.passages[number].id for number in records.words.passages_of(run))
        for run in segment.runs
    )
    return Located(
        location="ambiguous",
        level="verbatim" if segment.runs[0].exact else "near",
        runs=segment.runs,
        wording=wordings.pop() if len(wordings) == 1 else None,
        alternatives=places,
    )


def _together(segments: list[Segment], look: _Look) -> Located:
    """All segments were found: choose places that go together, and say how they do."""
    anchor = max(segments, key=lambda segment: (len(segment.words), -segment.span.start))
    best, rivals = _choose(anchor.runs, look)
    if rivals and len(segments) == 1:
        return _ambiguous(anchor, look)
    chosen = [
        (segment, min(segment.runs, key=lambda run: (abs(run.start - best.start), run.start)))
        for segment in segments
    ]
    wording = wording_of(chosen, look.records, look.text, marked=look.marked)
    exact = all(run.exact for _, run in chosen)
    level = "joined" if wording == "joined" else "verbatim" if exact else "near"
    return Located(location="located", level=level, runs=tuple(run for _, run in chosen), wording=wording)


def _joined(segments: list[Segment], look: _Look) -> Located | None:
    """One unmarked segment whose words are exact runs of two or more places."""
    if len(segments) != 1 or len(segments[0].words) < BRIEF:
        return None
    words = segments[0].words.folded
    runs = _inside(find_joined(look.records.words, words, look.around), look)
    covered = sum(run.claim_end - run.claim_start for run in runs)
    if len(runs) < 2 or 5 * covered < 4 * len(words):
        return None
    places = {follows(left, right, look.records) for left, right in pairwise(runs)}
    wording: Wording = "joined" if "elsewhere" in places else "edited, unmarked"
    level = "joined" if wording == "joined" else "near"
    return Located(location="located", level=level, runs=runs, wording=wording)


def _partly(segments: list[Segment], look: _Look) -> Located | None:
    """Some segments of five words or more were found, others not."""
    found = [segment for segment in segments if _tells(segment, look)]
    if not found:
        return None
    runs = {segment.span: _choose(segment.runs, look)[0] for segment in found}
    halves = tuple(_half(segment.span, runs.get(segment.span), look.records) for segment in segments)
    return Located(
        location="partly located",
        level="verbatim" if all(run.exact for run in runs.values()) else "near",
        runs=tuple(runs.values()),
        wording=None,
        halves=halves,
    )


def _half(span: Span, run: Run | None, records: Records) -> Half:
    numbers = records.words.passages_of(run) if run is not None else ()
    return Half(
        span=span,
        location="not located" if run is None else "located",
        passages=tuple(records.passages[number].id for number in numbers),
    )
