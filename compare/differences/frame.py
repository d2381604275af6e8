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

from compare.alignment.decide import BY_WORDS
from compare.alignment.followed import FOLLOWS, LEAST_TOKENS
from compare.differences.links import Edit, align_words, edits_of, follows, kept_tokens
from compare.differences.matched import matched_side
from compare.differences.nearness import Nearness
from compare.differences.texts import Piece, SideText, lay_out
from compare.differences.types import DifferenceType
from compare.language import Words
from compare.meaning.agreement import Pairing, agree
from compare.model import Alignment, Article, Claim, Passage, Span, Transcript
from compare.segment.sentences import word_spans

__all__ = ["Context", "Detector", "Draft", "Pair", "WideDetector", "build_pair"]

QUOTED = frozenset({"direct quotation", "partial quotation"})

_QUOTE_MARK = re.compile(r"[\"“”„«»]")

FRAME_WORDS = 4
"""Words of a frame inside reported speech that the record may have as well: "and he said it"."""

MOST_EXCHANGED = 2
"""Words of an edit of reported speech that is looked at by itself."""

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
    def pairings(self) -> tuple[Pairing, ...]:
        """The numbers of `ours`, each beside the one of `theirs` that speaks of the same thing."""
        return agree(self.ours.quantities, self.theirs.quantities)

    @cached_property
    def back(self) -> Mapping[int, int]:
        """`links`, the other way round; of several words the first."""
        return {there: here for here, there in sorted(self.links.items(), reverse=True)}

    @property
    def sentence(self) -> Span:
        """The article's sentence that holds the claim, with the words that report."""
        own = (one.span for one in self.article.sentences if one.id == self.claim.sentence_id)
        return next(own, self.claim.span)

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
    sides = [lay_out(record.document.text, _pieces((one,))) for one in own]
    core = _located_core(claim, alignment)
    if not quoted:
        core = _with_told_frames(core, article.document.text, sides)
    ours = lay_out(article.document.text, [Piece(span=span) for span in core])
    followed = None if by_words else _followed(ours, sides)
    if by_words:
        theirs = matched_side(ours, alignment, passages, own, record)
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


def _followed(ours: SideText, sides: Sequence[SideText]) -> SideText | None:
    """The passage whose words the reported speech follows, if it follows one."""
    if len(ours.tokens) < LEAST_TOKENS:
        return None
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


def _with_told_frames(core: Sequence[Span], text: str, sides: Sequence[SideText]) -> Sequence[Span]:
    """The core, with what was taken out of its middle as a frame where the record has these words, too: "and
    he said it" where it reads "and I said it".
    """
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
