"""The pair that is looked at: a claim's words beside the words of the passages it is aligned to.

Goes in: a claim, its alignment, the texts. Comes out: `Pair`, with the words of both sides aligned, and
`Context`, what lies around it in the run. No difference is named here.

A *detector* is a function ``(pair, found) -> drafts``: it reads one pair and yields `Draft`s, each a type,
a place on either side (spans of the kept texts) and the words of an explanation. ``found`` are the drafts of
the detectors before it in the tuple `compare.differences.find.DETECTORS`, so that what a number explains is
not also told as a replaced word. A *wide* detector is a function ``(context) -> (claim id, draft) …``: it
looks at all pairs at once (one line printed in two ways, articles that agree against the record). To add a
type: name it in `compare.differences.types`, write a function, and put it into the tuple.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from compare.alignment.followed import FOLLOWS, LEAST_TOKENS
from compare.differences.links import Edit, align_words, edits_of, follows, kept_tokens, matched_words
from compare.differences.nearness import Nearness
from compare.differences.texts import Piece, SideText, Token, lay_out
from compare.differences.types import DifferenceType
from compare.language import Words
from compare.meaning.numerals import SCALES
from compare.model import Alignment, Article, Claim, Passage, Span, Transcript
from compare.segment.sentences import word_spans

__all__ = ["Context", "Detector", "Draft", "Pair", "WideDetector", "build_pair", "head_of"]

QUOTED = frozenset({"direct quotation", "partial quotation"})

_UNIT = re.compile(r"\s?(?:per ?cent\b|%)", re.IGNORECASE)

_QUOTE_MARK = re.compile(r"[\"“”„«»]")

FRAME_WORDS = 4
"""Words of a frame inside reported speech that the record may have as well: "and he said it"."""

_OF_A_NUMBER = frozenset({*SCALES, "percent", "per", "cent"})
"""Words behind a number that the article may print as a sign."""

BY_WORDS = frozenset({"verbatim", "near", "joined"})
"""Levels of an alignment that was decided by the words themselves."""

MOST_EXCHANGED = 2
"""Words of an edit of reported speech that is looked at by itself."""

WIDER = 14
"""Words on either side of matched ones that are looked at, too."""

EDGE = 2
"""Words at either end of a claim that a match must have to end there, too: "you" may stand there twice."""

HEAD, CUT = 2, 3
"""Words of the beginning of a passage, and words left out behind them, from which these are left out."""

CARRIED = 0.6
"""Share of the words of a first or last sentence that a quotation must have for it to be matched."""

LEAST_SCORE = 0.6
"""Support below which words of a claim in other words are held against nothing: the place is doubtful."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A difference before it has an id.

    Attributes:
        claim: Place in the article's kept text; without length where the article has no such words.
        passage: Place in the record's kept text, or ``None`` where the record has no such words.
        passage_id: The passage of that place; ``None`` with it.
        explanation: Finished sentences for people, in the wording of the method page.
    """

    type: DifferenceType
    claim: Span
    passage: Span | None
    passage_id: str | None
    explanation: Words


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A claim beside the passages it is aligned to.

    Attributes:
        quoted: True for words in quotation marks, in the body or in a heading.
        by_words: True for a quotation whose passages were found by its words.
        close: True if the two sides are aligned word by word from end to end: a quotation found by its words,
            or reported speech that follows one sentence of the record, person and tense apart. Never a
            translation.
        translated: True if a side is a translation of what was spoken.
        ours: The claim's words (its core, without "she said"); of a partly located claim the located halves.
        theirs: The passages' words; of a quotation found by its words only the words that were matched.
        whole: The passages from end to end, whatever was matched.
        near: Cosines of words; ``None`` where there is no encoder.
    """

    claim: Claim
    alignment: Alignment
    article: Article
    record: Transcript
    passages: tuple[Passage, ...]
    quoted: bool
    by_words: bool
    close: bool
    translated: bool
    ours: SideText
    theirs: SideText
    whole: SideText
    near: Nearness | None = None

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """What turns the record's words into the claim's, in order; empty if not `close`."""
        return edits_of(self.ours, self.theirs, loose=not self.quoted) if self.close else ()

    def stands_alone(self, edit: Edit, *, most: int = MOST_EXCHANGED) -> bool:
        """True for a replaced word or two (`most`) with words on either side that both texts have.

        Reported speech that follows the record may still put whole phrases in its own words; a difference
        that is told of it has to be the only one in its place.
        """
        sizes = edit.ours[1] - edit.ours[0], edit.theirs[1] - edit.theirs[0]
        if max(sizes) > most:
            return False
        before = self.links.get(edit.ours[0] - 1) == edit.theirs[0] - 1 or edit.ours[0] == 0
        behind = self.links.get(edit.ours[1]) == edit.theirs[1] or edit.ours[1] == len(self.ours.words)
        return before and behind

    @cached_property
    def links(self) -> Mapping[int, int]:
        """Which word of `ours` stands for which word of `theirs`, by numbers of words."""
        return align_words(self.ours, self.theirs, close=self.close, loose=not self.quoted, near=self.near)

    @cached_property
    def followed(self) -> frozenset[int]:
        """Numbers of the claim's tokens that one passage, the one with most of them, has in their order."""
        sides = [lay_out(self.record.document.text, _pieces((one,))) for one in self.passages]
        return max((kept_tokens(self.ours, side) for side in sides), key=len, default=frozenset())

    @cached_property
    def back(self) -> Mapping[int, int]:
        """`links`, the other way round; of several words the first."""
        return {there: here for here, there in sorted(self.links.items(), reverse=True)}

    @property
    def doubtful(self) -> bool:
        """True if the place was found neither by the words nor with enough support."""
        return not self.close and self.alignment.score < LEAST_SCORE

    def told(self, word: int) -> float:
        """Share of the content words of the record's clause around a word that the claim has, 0–1; 0 for a
        clause without content. What is left out with its clause is no difference.
        """
        content = [at for at in self.theirs.clause_of(word) if at in self.theirs.content]
        return sum(at in self.back for at in content) / len(content) if content else 0.0

    def covered(self, word: int) -> float:
        """The same for the claim's clause around one of its words: the share that the record has."""
        content = [at for at in self.ours.clause_of(word) if at in self.ours.content]
        return sum(at in self.links for at in content) / len(content) if content else 0.0

    def draft(self, kind: DifferenceType, ours: Span, theirs: Span | None, explanation: Words) -> Draft:
        """A draft from places in `ours.text` and `theirs.text`."""
        return Draft(
            type=kind,
            claim=self.ours.place(ours),
            passage=self.theirs.place(theirs) if theirs is not None else None,
            passage_id=self.theirs.owner(theirs) if theirs is not None else None,
            explanation=explanation,
        )


@dataclass(frozen=True, kw_only=True)
class Context:
    """Everything that was decided in a run before differences are looked for.

    Attributes:
        claims: Every claim of every article, in order.
        alignments: One per claim, in the same order.
        pairs: By claim id; claims that are not located, ambiguous or not checkable have none.
    """

    articles: Mapping[str, Article]
    records: Mapping[str, Transcript]
    passages: Mapping[str, Passage]
    claims: tuple[Claim, ...]
    alignments: tuple[Alignment, ...]
    pairs: Mapping[str, Pair]


Detector = Callable[[Pair, Sequence[Draft]], Iterable[Draft]]
WideDetector = Callable[[Context], Iterable[tuple[str, Draft]]]


def build_pair(
    claim: Claim,
    alignment: Alignment,
    article: Article,
    records: Mapping[str, Transcript],
    passages: Mapping[str, Passage],
    *,
    translated: bool,
    near: Nearness | None,
) -> Pair | None:
    """The pair of a claim that has a place; ``None`` for one that has not, or stands in several places."""
    if alignment.location not in {"located", "partly located"} or not alignment.passages:
        return None
    found = list(dict.fromkeys(match.passage_id for match in alignment.passages))
    record = records[passages[found[0]].transcript_id]
    own = [passages[item] for item in found if passages[item].transcript_id == record.id]
    quoted = claim.quotation is not None
    clipped = any(match.span != passages[match.passage_id].span for match in alignment.passages)
    by_words = quoted and (alignment.level in BY_WORDS or (alignment.level == "context" and clipped))
    core = _located_core(claim, alignment)
    if not quoted:
        core = _with_told_frames(core, article.document.text, record, own)
    ours = lay_out(article.document.text, [Piece(span=span) for span in core])
    followed = None if by_words else _followed(ours, record, own)
    if by_words:
        theirs = _matched_side(ours, alignment, passages, own, record)
    else:
        theirs = (None if translated else followed) or lay_out(record.document.text, _pieces(own))
    return Pair(
        claim=claim,
        alignment=alignment,
        article=article,
        record=record,
        passages=tuple(own),
        quoted=quoted,
        by_words=by_words,
        close=not translated and (by_words or followed is not None),
        translated=translated,
        ours=ours,
        theirs=theirs,
        whole=lay_out(record.document.text, _pieces(own)),
        near=near,
    )


def _pieces(passages: Iterable[Passage]) -> list[Piece]:
    return [Piece(span=part, owner=one.id) for one in passages for part in one.parts]


def _followed(ours: SideText, record: Transcript, passages: Sequence[Passage]) -> SideText | None:
    """The passage whose words the reported speech follows, if it follows one."""
    if len(ours.tokens) < LEAST_TOKENS:
        return None
    sides = [lay_out(record.document.text, _pieces((one,))) for one in passages]
    best = max(sides, key=lambda side: follows(ours, side))
    return best if follows(ours, best) >= FOLLOWS else None


def _located_core(claim: Claim, alignment: Alignment) -> Sequence[Span]:
    """The core without the halves that are not located."""
    lost = [half.span for half in alignment.halves if half.location == "not located"]
    if alignment.location != "partly located" or not lost:
        return claim.core
    kept = [
        Span(max(part.start, half.span.start), min(part.end, half.span.end))
        for part in claim.core
        for half in alignment.halves
        if half.location == "located" and part.overlaps(half.span)
    ]
    return kept or claim.core


def _with_told_frames(
    core: Sequence[Span], text: str, record: Transcript, passages: Sequence[Passage]
) -> Sequence[Span]:
    """The core, with what was taken out of its middle as a frame where the record has these words, too: "and
    he said it" where it reads "and I said it".
    """
    sides = [lay_out(record.document.text, _pieces((one,))) for one in passages]
    kept = list(core[:1])
    for part in core[1:]:
        between, whole = Span(kept[-1].end, part.start), Span(kept[-1].start, part.end)
        if _is_told_frame(between, text) and any(_has(side, text, kept[-1], between, part) for side in sides):
            kept[-1] = whole
        else:
            kept.append(part)
    return kept


def _is_told_frame(between: Span, text: str) -> bool:
    """True for a few words of reported speech; not for a quotation between two parts."""
    plain = _QUOTE_MARK.search(text, between.start, between.end) is None
    return plain and 0 < len(word_spans(text, between)) <= FRAME_WORDS


def _has(side: SideText, text: str, before: Span, between: Span, behind: Span) -> bool:
    """True if a sentence of the record has all words of a frame where the claim has them, person and tense
    apart.
    """
    whole = lay_out(text, [Piece(span=Span(before.start, behind.end))])
    own = {at for at, span in enumerate(whole.spans) if between.overlaps(whole.place(span))}
    kept = kept_tokens(whole, side)
    return all(at in kept for at, token in enumerate(whole.tokens) if token.word in own)


def _matched_side(
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
    edge, end = (ours.tokens[:EDGE], tight[:1]) if before else (ours.tokens[-EDGE:], tight[-1:])
    if not _same_edge(edge[:1] if before else edge[-1:], end):
        return wider
    stems = [token.stem for token in edge]
    outside = Span(wider[1].start, place[1].start) if before else Span(place[1].end, wider[1].end)
    row = [token.stem for token in lay_out(text, _cut([(place[0], outside)], passages)).tokens]
    inside = [token.stem for token in (tight[:EDGE] if before else tight[-EDGE:])]
    again = any(row[at : at + EDGE] == stems for at in range(len(row)))
    if not again:
        return place
    gained = [len(kept_tokens(ours, lay_out(text, _cut([one], passages)))) for one in (place, wider)]
    return wider if inside != stems or gained[1] >= gained[0] + EDGE else place


def _same_edge(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """True for the same words on either side: the match ends where the claim ends."""
    return [token.stem for token in ours] == [token.stem for token in theirs] != []


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
