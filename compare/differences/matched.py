"""The words of the record that a quotation was matched with, from its first word to its last.

Goes in: a claim's side, its alignment, the passages. Comes out: the side of the record. A near match may end
where the words begin to differ, or run on into the next sentence: it is led out to the claim's own first and
last words, and cut back to them. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from compare.differences.links import kept_tokens, matched_words
from compare.differences.texts import Piece, SideText, Token, lay_out
from compare.meaning.numerals import SCALES
from compare.model import Alignment, Passage, Span, Transcript
from compare.segment.sentences import word_spans

__all__ = ["head_of", "matched_side"]

_UNIT = re.compile(r"\s?(?:per ?cent\b|%)", re.IGNORECASE)

_OF_A_NUMBER = frozenset({*SCALES, "percent", "per", "cent"})
"""Words behind a number that the article may print as a sign."""

WIDER = 14
"""Words on either side of matched ones that are looked at, too."""

EDGE = 2
"""Words at either end of a claim that a match must have to end there, too: "you" may stand there twice."""

HEAD, CUT = 2, 3
"""Words of the beginning of a passage, and words left out behind them, from which these are left out."""

CARRIED = 0.6
"""Share of the words of a first or last sentence that a quotation must have for it to be matched."""


def matched_side(
    ours: SideText,
    alignment: Alignment,
    passages: Mapping[str, Passage],
    own: Sequence[Passage],
    record: Transcript,
) -> SideText:
    """The matched words; of a near match with the words at its edges that the claim has, too."""
    text = record.document.text
    stretches = _matched(alignment, passages, own)
    if alignment.level == "verbatim" or not stretches:
        return lay_out(text, _cut(_with_units(stretches, text), passages))
    wide = list(stretches)
    tight = lay_out(text, _cut(stretches, passages)).tokens
    head = head_of(ours, wide[0][1], text, passages[wide[0][0]])
    if head is not None:
        wide[0] = wide[0][0], Span(head, wide[0][1].end)
    else:
        wide[0] = _led_out(ours, tight, wide[0], text, passages, before=True)
    wide[-1] = _led_out(ours, tight, wide[-1], text, passages, before=False)
    side = lay_out(text, _cut(wide, passages))
    first, last = matched_words(ours, side)
    if first >= last:
        return lay_out(text, _cut(stretches, passages))
    while last < len(side.words) and side.words[last] in _OF_A_NUMBER:
        last += 1  # "$800bn" and "$800 billion", "7%" and "7 percent": the word belongs to the number
    start, end = side.place(side.spans[first]).start, side.place(side.spans[last - 1]).end
    sign = _UNIT.match(text, end) if text[end - 1].isdigit() else None
    end = sign.end() if sign else end
    wide[0] = wide[0][0], Span(start, max(start, wide[0][1].end))
    wide[-1] = wide[-1][0], Span(min(wide[-1][1].start, end), end)
    return lay_out(text, _carried(ours, _cut(wide, passages), text))


def head_of(ours: SideText, span: Span, text: str, passage: Passage) -> int | None:
    """Where a passage begins, if the claim begins as it does and the match further on: words between were
    left out.

    Args:
        ours: The claim's side.
        span: The matched words in the passage.
        text: The record's kept text.
        passage: Where they stand.

    Returns:
        The place; ``None`` where the claim begins as the match does.
    """
    parts = [part for part in passage.parts if part.start < span.start]
    before = [Piece(span=Span(part.start, min(part.end, span.start))) for part in parts]
    inside = [
        Piece(span=Span(max(part.start, span.start), part.end))
        for part in passage.parts
        if part.end > span.start
    ]
    outside = lay_out(text, before).tokens
    same = _in_common(ours.tokens, outside)
    begins = same >= HEAD and len(outside) >= same + CUT
    stems = [token.stem for token in ours.tokens]
    twice = stems[:same] == stems[same : 2 * same]  # "every boat … every boat in the harbour"
    farther = twice or same > _in_common(ours.tokens, lay_out(text, inside).tokens)
    return parts[0].start if begins and farther else None


def _in_common(left: Sequence[Token], right: Sequence[Token]) -> int:
    """How many first tokens are the same."""
    pairs = zip(left, right, strict=False)
    return next(
        (at for at, (one, other) in enumerate(pairs) if one.stem != other.stem), min(len(left), len(right))
    )


def _led_out(
    ours: SideText,
    tight: Sequence[Token],
    place: tuple[str, Span],
    text: str,
    passages: Mapping[str, Passage],
    *,
    before: bool,
) -> tuple[str, Span]:
    """A first or last match, wider where the claim's first or last word is not its own, or where its first or
    last words come twice and those further out are the claim's: "you know, you …".
    """
    wider = _wider(place, text, passages, before=before)
    edge, end = (slice(EDGE), 0) if before else (slice(-EDGE, None), -1)
    stems, inside = ([token.stem for token in tokens[edge]] for tokens in (ours.tokens, tight))
    if not (stems and inside) or stems[end] != inside[end]:
        return wider
    outside = Span(wider[1].start, place[1].start) if before else Span(place[1].end, wider[1].end)
    row = [token.stem for token in lay_out(text, _cut([(place[0], outside)], passages)).tokens]
    if not any(row[at : at + EDGE] == stems for at in range(len(row))):
        return place
    gained = [len(kept_tokens(ours, lay_out(text, _cut([one], passages)))) for one in (place, wider)]
    return wider if inside != stems or gained[1] >= gained[0] + EDGE else place


def _carried(ours: SideText, pieces: Sequence[Piece], text: str) -> Sequence[Piece]:
    """The pieces without a first or last one of which the claim has next to nothing: a near match runs on
    into the next sentence where an article adds a clause of its own.
    """
    kept = list(pieces)
    for end in (-1, 0):
        while len(kept) > 1 and not _belongs(ours, kept, text, end):
            del kept[end]
    return kept


def _belongs(ours: SideText, pieces: Sequence[Piece], text: str, end: int) -> bool:
    """True for a piece of whose words the claim has most in their order, beside the other pieces, or two in a
    row that the others do not have.
    """
    last = lay_out(text, pieces[end:] if end else pieces[:1])
    rest = lay_out(text, pieces[:end] if end else pieces[1:])
    both = lay_out(text, pieces)
    gained = len(kept_tokens(ours, both)) - len(kept_tokens(ours, rest))
    return gained >= CARRIED * max(1, len(last.tokens)) or bool(
        _telling_pairs(last) & _telling_pairs(ours) - _telling_pairs(rest)
    )


def _telling_pairs(side: SideText) -> set[tuple[str, str]]:
    """Stems of two words in a row, one of them at least a content word."""
    return {(left.stem, right.stem) for left, right in pairwise(side.tokens) if left.content or right.content}


def _with_units(stretches: Sequence[tuple[str, Span]], text: str) -> list[tuple[str, Span]]:
    """The stretches, "51" with the "percent" behind it: the article may print a sign for it."""
    ends = [_UNIT.match(text, span.end) for _, span in stretches]
    return [
        (owner, Span(span.start, unit.end()) if unit and text[span.end - 1].isdigit() else span)
        for (owner, span), unit in zip(stretches, ends, strict=True)
    ]


def _cut(stretches: Iterable[tuple[str, Span]], passages: Mapping[str, Passage]) -> list[Piece]:
    """Stretches of passages without what is no speech."""
    return [
        Piece(span=Span(max(part.start, span.start), min(part.end, span.end)), owner=owner)
        for owner, span in stretches
        for part in passages[owner].parts
        if part.overlaps(span)
    ]


def _matched(
    alignment: Alignment, passages: Mapping[str, Passage], own: Sequence[Passage]
) -> list[tuple[str, Span]]:
    """The matched words in the order of the claim, with the words between two matches of one passage or of
    neighbours in one turn: what was left out there was left out of the quotation.
    """
    place = {one.id: at for at, one in enumerate(own)}
    spans: list[tuple[str, Span]] = []
    for match in alignment.passages:
        if match.passage_id not in place:
            continue
        passage, span = passages[match.passage_id], match.span
        if spans and span.start >= spans[-1][1].end:
            last = passages[spans[-1][0]]
            if last.id == passage.id:
                spans[-1] = (last.id, Span(spans[-1][1].start, span.end))
                continue
            if last.turn_id == passage.turn_id and not _between(last, passage, passages):
                spans[-1] = (last.id, Span(spans[-1][1].start, max(last.span.end, spans[-1][1].end)))
                span = Span(min(passage.span.start, span.start), span.end)
        spans.append((passage.id, span))
    return spans


def _wider(
    place: tuple[str, Span], text: str, passages: Mapping[str, Passage], *, before: bool
) -> tuple[str, Span]:
    """A matched stretch with up to `WIDER` words more of its passage: a near match may cut an equal word."""
    owner, span = place
    whole = passages[owner].span
    if before:
        words = word_spans(text, Span(whole.start, max(whole.start, span.start)))[-WIDER:]
        return owner, Span(words[0].start, span.end) if words else span
    words = word_spans(text, Span(min(span.end, whole.end), whole.end))[:WIDER]
    return owner, Span(span.start, words[-1].end) if words else span


def _between(left: Passage, right: Passage, passages: Mapping[str, Passage]) -> bool:
    """True if a passage of the record lies between the two."""
    return any(
        left.span.end <= one.span.start and one.span.end <= right.span.start
        for one in passages.values()
        if one.transcript_id == left.transcript_id and one.turn_id == left.turn_id
    )
