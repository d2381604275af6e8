"""Claims: what each sentence of an article, or each half of it, says was said.

Goes in: a segmented article and the record's speakers. Comes out: `Claim` records in text order: one for
each quotation, and one for what a sentence says outside its quotations. Not done here: where a claim stands
in the record, and how it differs.

How the kind of what stands outside quotation marks is told, first rule that fits:

1. in a heading: *heading* if it has a verb or a noun of will ("a call for …"), *speaker's assertion* if a
   subheading states as a fact what a claim below it gives as the speaker's, else *context*;
2. *context* if it says what was not said, is placed on another occasion, or is what the author says of
   himself or herself ("I think he won"); "I asked" is reported speech where the author speaks in the record;
3. *reported speech* if a frame names a speaker of the record, or somebody who cannot be told from one;
4. *reported speech* if it goes on with a report in the same paragraph: no source of its own, and "would",
   "should", "will" or "must" as its verb; a question does not, and no sentence of the author's own;
5. *context* otherwise: background, other people's words and deeds, the outlet's reading. Where such a
   sentence follows a report in its paragraph, or tells what a speaker wants or holds, whose words it may be
   is kept (`Claim.tentative`): it is a report if the record has it as words of that speaker.

A one-word scare quote is shown as a claim of its own and in no count; its word also stays in the claim of
the sentence around it. One word that somebody answers ("No," she said) is a direct quotation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import dropwhile, takewhile

from compare.ingest.wordlists import word_set
from compare.model import (
    Article,
    Attribution,
    BlockKind,
    Claim,
    ClaimKind,
    Quotation,
    Span,
    Speaker,
    content_id,
    join_words,
)
from compare.segment.article import HEADINGS, article_quotations
from compare.segment.attribution import Reading, ReadSentence, read_article
from compare.segment.carriers import is_answer, names_topic_only, outer_frame
from compare.segment.frames import Frame
from compare.segment.headings import is_statement, tie_headings
from compare.segment.occasions import find_placement, is_own_placement, other_occasion, told_elsewhere
from compare.segment.quotations import QuotationKind, is_title, quotation_kind
from compare.segment.remainders import core_slices, outer_slices, says_something
from compare.segment.speakers import is_anonymous
from compare.segment.stances import is_asked, is_authors, is_authors_own, is_written
from compare.segment.tokens import pronoun_of

__all__ = ["extract_claims"]

_Kind = tuple[ClaimKind, Attribution, str | None]  # kind, attribution, why it is not checkable
_BACKSHIFTED = frozenset(["would", "should", "will", "must", "wouldn't", "won't", "shouldn't"])
_QUESTIONERS = word_set("reporter journalist questioner correspondent moderator interviewer audience")
_INTERVIEW = 2  # speakers of an interview
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")


@dataclass(slots=True)
class _Draft:
    """A claim before it has its id."""

    sentence: int
    kind: ClaimKind
    parts: tuple[Span, ...]
    core: tuple[Span, ...]
    quotation: Quotation | None = None
    attribution: Attribution = field(default_factory=Attribution)
    reason: str | None = None
    placed_outside: str | None = None
    tentative: Attribution = field(default_factory=Attribution)


def extract_claims(article: Article, speakers: Sequence[Speaker]) -> tuple[Claim, ...]:
    """The claims of an article, in text order.

    Args:
        article: A segmented article.
        speakers: The record's speakers; empty for a record without labels. Then nobody can be told from a
            speaker of the record, and words of anybody stay checkable.

    Returns:
        Claims whose slices lie inside one sentence, or for a quotation over paragraphs inside several; none
        for residue. Ids depend on the words of the claim, of its sentence and of the sentences beside it,
        and are distinct within the article. An article without sentences has none.
    """
    return _Extraction(article, speakers).claims()


class _Extraction:
    """Collects the claims of one article."""

    def __init__(self, article: Article, speakers: Sequence[Speaker]) -> None:
        self.article = article
        self.text = article.document.text
        self.reading: Reading = read_article(article, article_quotations(self.text, article.blocks), speakers)
        self.closed = bool(speakers) and not self.reading.cast.open
        # a reporter may be whom the record calls "Question"
        named = [one for one in speakers if not is_anonymous(one.name)]
        self.asked = len(named) < len(speakers)
        # of an event with two speakers nobody can tell whether it was an interview itself
        self.public = len(named) > _INTERVIEW
        self.kinds = [self._quotation_kind(number) for number in range(len(self.reading.quotations))]
        self.hashes = [content_id("s", one.span.slice(self.text)) for one in article.sentences]
        self.occasions: dict[int, str | None] = {}

    def claims(self) -> tuple[Claim, ...]:
        drafts: list[_Draft] = []
        seen: set[int] = set()
        for at, read in enumerate(self.reading.sentences):
            numbers = dict.fromkeys(token.quotation for token in read.tokens if token.quotation >= 0)
            fresh = [number for number in numbers if number not in seen]
            seen.update(fresh)
            drafts.extend(self._quoted(at, number) for number in fresh)
            drafts.extend(self._outside(at, frozenset(numbers), drafts))
        drafts.sort(key=lambda draft: (draft.parts[0].start, -draft.parts[-1].end))
        self._place(drafts)
        return self._finished(drafts)

    def _block(self, at: int) -> BlockKind:
        return self.article.blocks[self.article.sentences[at].block].kind

    # quotations

    def _quoted_words(self, number: int) -> str:
        return " ".join(part.slice(self.text) for part in self.reading.quotations[number].parts)

    def _quotation_kind(self, number: int) -> QuotationKind:
        words = self._quoted_words(number)
        carried = self.reading.frames[number]
        tokens = self.reading.sentences[carried[0]].tokens if carried else ()
        answer = carried is not None and is_answer(words, tokens, carried[1], number)
        return "direct quotation" if answer else quotation_kind(words)

    def _quoted(self, at: int, number: int) -> _Draft:
        quotation, attribution = self.reading.quotations[number], self.reading.attributions[number]
        return _Draft(
            sentence=at,
            kind=self.kinds[number],
            parts=quotation.parts,
            core=quotation.parts,
            quotation=quotation,
            attribution=attribution,
            reason=self._reason(at, number, attribution),
        )

    def _reason(self, at: int, number: int, attribution: Attribution) -> str | None:
        """Why a quotation cannot be checked; ``None`` if it can."""
        words = self._quoted_words(number)
        if not _WORD.search(words):
            return "too little text"
        asks = self.asked and attribution.basis == "role" and bool(_QUESTIONERS & _words(attribution))
        if attribution.speaker and not attribution.in_record and self.closed and not asks:
            return "another occasion"
        if self.reading.frames[number]:
            self.occasions[at] = self._occasion(number)
            return "another occasion" if self.occasions[at] else None
        if is_written(self.reading.sentences[at].tokens, self.reading.sentences[at].frames):
            return "another occasion"
        if attribution.basis == "context" and at and self.occasions.get(at - 1):
            self.occasions[at] = self.occasions[at - 1]
            return "another occasion"
        named = is_title(words) and self._block(at) not in HEADINGS
        return "context" if named and attribution.basis == "none" else None

    def _occasion(self, number: int) -> str | None:
        """The words that place a quotation elsewhere: of its frame, or of the frame that holds both."""
        carried = self.reading.frames[number]
        if carried is None:
            return None
        read, frame = self.reading.sentences[carried[0]], carried[1]
        found = self._elsewhere(read, frame)
        main = read.main
        if found or main is None or main is frame:
            return found
        place = next(at for at, token in enumerate(read.tokens) if token.quotation == number)
        between = [other for other in read.frames if main.cue < other.cue < place]
        coordinate = any(
            other.order == "shared" and read.tokens[other.cue - 1].low == "and" for other in between
        )
        if main.cue > place or coordinate:
            return None
        return self._elsewhere(read, main)

    def _elsewhere(self, read: ReadSentence, frame: Frame) -> str | None:
        """The words that place what a frame reports on another occasion."""
        if is_written(read.tokens, (frame,)):
            return read.tokens[frame.cue].text
        found = other_occasion(read.tokens, frame, self.article.info.published)
        return found or (told_elsewhere(read.tokens, frame) if self.public else None)

    # what stands outside quotation marks

    def _outside(self, at: int, numbers: frozenset[int], drafts: Sequence[_Draft]) -> Iterable[_Draft]:
        read = self.reading.sentences[at]
        kept = frozenset(number for number in numbers if self.kinds[number] == "scare quote")
        parts, core = outer_slices(read.tokens, kept), core_slices(read, kept)
        if numbers - kept and not says_something(read.tokens, core):
            return
        if parts:
            kind, attribution, reason = self._kind(at, bool(numbers - kept), drafts)
            yield _Draft(
                sentence=at,
                kind=kind,
                parts=parts,
                core=core or parts,
                attribution=attribution,
                reason=reason,
                tentative=self._tentative(at, drafts) if reason == "context" else Attribution(),
            )

    def _tentative(self, at: int, drafts: Sequence[_Draft]) -> Attribution:
        """Whose words a sentence of the outlet's may pass on: its stance's, or those of the report before.

        A sentence that speaks first of another speaker of the record does not go on with a report.
        """
        read = self.reading.sentences[at]
        if read.main or is_authors_own(read.tokens) or self._block(at) != "paragraph":
            return Attribution()
        if read.stance.speaker:
            return read.stance
        before = self._before(at, drafts)
        subject = read.subject.name if read.subject and read.subject.in_record else None
        passed_on = [_passed_on(draft, subject) for draft in before]
        found = next((one for one in passed_on if one.in_record), Attribution())
        other = subject not in (None, found.speaker)
        if other or not (self._goes_on(at) or any(token.low == "would" for token in read.tokens)):
            return Attribution()
        return replace(found, basis="context", evidence="", verb=None)

    def _goes_on(self, at: int) -> bool:
        """True for a sentence that is not the first of its block."""
        return at > 0 and self.article.sentences[at].block == self.article.sentences[at - 1].block

    def _before(self, at: int, drafts: Sequence[_Draft]) -> list[_Draft]:
        """The claims of the sentence before, the last one first."""
        before = dropwhile(lambda draft: draft.sentence >= at, reversed(drafts))
        return list(takewhile(lambda draft: draft.sentence == at - 1, before))

    def _kind(self, at: int, quoted: bool, drafts: Sequence[_Draft]) -> _Kind:
        read = self.reading.sentences[at]
        block = self._block(at)
        if block in HEADINGS and is_statement(read):
            return "heading", read.attribution, None
        if block in HEADINGS or block == "caption":
            return "context", Attribution(), "context"
        if read.label:
            return self._of_source(read.label)
        frames = [one for one in read.frames if one is read.main or not is_authors(read.tokens, one)]
        frame = outer_frame(read.tokens, frames, read.main) if quoted else read.main
        if frame:
            return self._framed(at, frame)
        carried = self._continued(at, quoted, drafts)
        return ("reported speech", carried, None) if carried else ("context", Attribution(), "context")

    def _framed(self, at: int, frame: Frame) -> _Kind:
        """The kind of a sentence by its frame: what was not said, and said elsewhere, is context."""
        read = self.reading.sentences[at]
        if frame.negated or names_topic_only(read.tokens, read.frames, frame):
            return "context", read.attribution, "context"
        elsewhere = self._elsewhere(read, frame)
        if read.main and not elsewhere:
            elsewhere = self._elsewhere(read, read.main)
        self.occasions.setdefault(at, elsewhere)
        if elsewhere:
            return "context", read.attribution, "another occasion"
        asked = read.attribution.in_record and is_asked(frame)
        if is_authors(read.tokens, frame) and not asked:
            return "context", Attribution(), "context"
        source = pronoun_of(read.tokens[frame.source.first]) if frame.source else "it"
        return self._of_source(read.attribution, None if source in ("it", "you") else frame)

    def _of_source(self, attribution: Attribution, frame: Frame | None = None) -> _Kind:
        """Reported speech if the source is a speaker of the record, or may be one; else context."""
        if attribution.in_record or (attribution.speaker and not self.closed):
            return "reported speech", attribution, None
        kind = frame.source.kind if frame and frame.source else "unknown"
        if attribution.speaker is None and kind in ("pronoun", "role", "name"):
            return "reported speech", attribution, None
        return "context", attribution if attribution.speaker else Attribution(), "context"

    def _continued(self, at: int, quoted: bool, drafts: Sequence[_Draft]) -> Attribution | None:
        """Of the report that a sentence without a source goes on with, if it does."""
        reported = [draft for draft in self._before(at, drafts) if draft.kind == "reported speech"]
        read = self.reading.sentences[at]
        backshifted = any(token.low in _BACKSHIFTED for token in read.tokens)
        goes_on = self._goes_on(at) and reported and backshifted
        if not goes_on or quoted or read.frames or is_authors_own(read.tokens):
            return None
        last = reported[0].attribution
        return replace(last, basis="context", verb=None) if last.speaker else None

    # where the article itself places a statement

    def _place(self, drafts: Sequence[_Draft]) -> None:
        """Carries a placement on through the report it opens, to a subheading, another one or other words."""
        held: tuple[str, str | None, int] | None = None
        for draft in drafts:
            read = self.reading.sentences[draft.sentence]
            block = self.article.sentences[draft.sentence].block
            kind = self.article.blocks[block].kind
            if kind == "subheading":
                held = None
            if kind in HEADINGS or kind == "caption":
                continue
            frames = [read.main] if read.main else list(read.frames[:1])
            found = next(
                (span for frame in frames if (span := find_placement(self.text, read.tokens, frame))), None
            )
            if found and (draft.attribution.in_record or draft.attribution.speaker is None):
                held = (found.slice(self.text), draft.attribution.speaker, block)
            elif held and any(is_own_placement(self.text, read.tokens, frame) for frame in frames):
                held = None
            held = self._held(held, draft, block)
            if held and draft.reason is None:
                draft.placed_outside = held[0]

    def _held(
        self, held: tuple[str, str | None, int] | None, draft: _Draft, block: int
    ) -> tuple[str, str | None, int] | None:
        """What is still held at a claim: a new paragraph must go on with the same speaker's words."""
        if held is None or block == held[2]:
            return held
        same = draft.attribution.speaker is not None and draft.attribution.speaker == held[1]
        return (held[0], held[1], block) if same and draft.kind != "context" else None

    # ids and headings

    def _finished(self, drafts: Sequence[_Draft]) -> tuple[Claim, ...]:
        seen: Counter[tuple[str, ...]] = Counter()
        claims: list[Claim] = []
        for draft in drafts:
            words = join_words(part.slice(self.text) for part in draft.parts)
            key = (*self._context(draft.sentence), words, draft.kind)
            seen[key] += 1
            again = [str(seen[key])] if seen[key] > 1 else []
            claims.append(self._claim(draft, content_id("k", *key, *again), words))
        return tie_headings(self.text, claims)

    def _claim(self, draft: _Draft, key: str, words: str) -> Claim:
        return Claim(
            id=content_id("c", self.article.id, key),
            key=key,
            article_id=self.article.id,
            sentence_id=self.article.sentences[draft.sentence].id,
            kind=draft.kind,
            block=self._block(draft.sentence),
            parts=draft.parts,
            text=words,
            core=draft.core,
            quotation=draft.quotation,
            attribution=draft.attribution,
            checkable=draft.reason is None,
            reason=draft.reason,
            placed_outside=draft.placed_outside,
            tentative=draft.tentative,
        )

    def _context(self, at: int) -> tuple[str, str, str]:
        """The words of a sentence and of those beside it, hashed."""
        after = self.hashes[at + 1] if at + 1 < len(self.hashes) else ""
        return self.hashes[at], self.hashes[at - 1] if at else "", after


def _passed_on(draft: _Draft, subject: str | None) -> Attribution:
    """Whose words the sentence after a claim may go on with: those of a report, or of one that goes on.

    Behind a quotation it does so only if it speaks of the speaker: “I went,” she said. She had found …
    """
    if draft.kind == "reported speech":
        return draft.attribution
    if draft.quotation is not None:
        return draft.attribution if draft.attribution.speaker == subject else Attribution()
    return draft.tentative if not draft.tentative.evidence else Attribution()


def _words(attribution: Attribution) -> set[str]:
    return set((attribution.speaker or "").lower().split())
