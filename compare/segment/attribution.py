"""Attribution: who an article says spoke, with the words that say so.

Goes in: a segmented article, its quotations and the record's speakers. Comes out: an `Attribution` for
each quotation and for each sentence. Not done here: whether the record agrees (`compare.differences`).

A source is believed only if a frame of the sentence names it (`compare.segment.frames`). A pronoun is the
person last named: before it in the sentence, else in the sentences before it in the paragraph, else in
the paragraph before; whoever spoke in a sentence comes before whoever is only mentioned, and where two
come into question the answer is "undetermined". A quotation without a frame is carried on from the
sentence before it only if nothing else in its sentence speaks against that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from compare.model import Article, Attribution, Quotation, Sentence, Span, Speaker
from compare.segment.antecedents import Antecedents
from compare.segment.article import HEADINGS
from compare.segment.carriers import main_frame, quotation_frame
from compare.segment.cast import build_cast
from compare.segment.frames import LONGEST_SENTENCE, Frame, find_frames
from compare.segment.language import language_tag
from compare.segment.persons import Cast, Person
from compare.segment.phrases import first_subject
from compare.segment.quotations import with_marks
from compare.segment.stances import stance_source
from compare.segment.tokens import Token, is_adverb, tokenize

__all__ = ["ReadSentence", "Reading", "attribute_quotations", "read_article"]

_LABEL = re.compile(r"((?:[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]+ ?){1,6}):\s")
_LONGEST_EVIDENCE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSentence:
    """A sentence with what its frames say.

    Attributes:
        tokens: Its words; quotations are single tokens.
        frames: Its frames in text order.
        main: The frame of what the sentence says outside quotation marks, or ``None``.
        attribution: Of what it says outside quotation marks.
        label: The attribution of the whole paragraph, where a speaker's label opens it.
        stance: Of a sentence without a frame that tells what somebody wants or holds.
        subject: The person whom the sentence is about, where it names one first.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    frames: tuple[Frame, ...]
    main: Frame | None
    attribution: Attribution
    label: Attribution | None = None
    stance: Attribution = field(default_factory=Attribution)
    subject: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article with everything its frames say.

    Attributes:
        sentences: One for each sentence of the article, in its order.
        quotations: In text order.
        attributions: One for each quotation.
        evidence: Span of each quotation's evidence; ``None`` where there is none.
        frames: The frame of each quotation, with the number of its sentence; ``None`` where there is none.
        cast: The persons of the article.
    """

    sentences: tuple[ReadSentence, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    evidence: tuple[Span | None, ...]
    frames: tuple[tuple[int, Frame] | None, ...]
    cast: Cast


def attribute_quotations(
    article: Article, quotations: Sequence[Quotation], speakers: Sequence[Speaker]
) -> tuple[Attribution, ...]:
    """Who the article says spoke each quotation; see the module for the rules.

    Args:
        article: A segmented article.
        quotations: Its quotations, in text order.
        speakers: The record's speakers; empty for a record without labels.

    Returns:
        One attribution for each quotation, in their order; "undetermined" where the article does not say.
    """
    return read_article(article, quotations, speakers).attributions


def read_article(article: Article, quotations: Sequence[Quotation], speakers: Sequence[Speaker]) -> Reading:
    """Frames, sentence attributions and quotation attributions of an article, in one pass."""
    return _Reader(article, quotations, speakers).read()


class _Found(NamedTuple):
    attribution: Attribution = Attribution()
    evidence: Span | None = None
    frame: tuple[int, Frame] | None = None


class _Reader:
    """Reads an article's sentences in order; remembers who spoke last."""

    def __init__(
        self, article: Article, quotations: Sequence[Quotation], speakers: Sequence[Speaker]
    ) -> None:
        self.article = article
        self.text = article.document.text
        self.quotations = tuple(quotations)
        self.cast = build_cast(speakers, self.text)
        self.tokens = _tokens(article, self.quotations)
        # the cues are English: an article that is stated to be in another language has no frames
        english = (language_tag(article.info.language) or "en").lower().startswith("en")
        self.frames = [
            find_frames(tokens, heading=article.blocks[sentence.block].kind in HEADINGS) if english else ()
            for sentence, tokens in zip(article.sentences, self.tokens, strict=True)
        ]
        self.who = Antecedents(article, self.cast, self.tokens, self.frames)
        self.found: dict[int, _Found] = {}

    def read(self) -> Reading:
        sentences = [self._read(at) for at in range(len(self.tokens))]
        found = [self.found.get(number, _Found()) for number in range(len(self.quotations))]
        return Reading(
            sentences=tuple(sentences),
            quotations=self.quotations,
            attributions=tuple(one.attribution for one in found),
            evidence=tuple(one.evidence for one in found),
            frames=tuple(one.frame for one in found),
            cast=self.cast,
        )

    def _read(self, at: int) -> ReadSentence:
        tokens, frames = self.tokens[at], self.frames[at]
        sentence = self.article.sentences[at]
        label = self._label(at)
        main = main_frame(tokens, self._voices(at))
        attribution = label or (self._attribution(at, main)[0] if main else Attribution())
        self.who.sources[at] = self.who.antecedent(at, main)
        numbers = dict.fromkeys(token.quotation for token in tokens if token.quotation >= 0)
        short = len(tokens) <= LONGEST_SENTENCE
        for number in numbers if short else ():
            if number not in self.found or self.found[number].attribution.basis in ("none", "context"):
                self._attribute(at, number, label)
        subject = first_subject(tokens) if short else None
        named = subject is not None and subject.kind in ("name", "role", "pronoun")
        return ReadSentence(
            sentence=sentence,
            tokens=tokens,
            frames=frames,
            main=main,
            attribution=attribution,
            label=label,
            stance=self._stance(at) if short and not main else Attribution(),
            subject=self.who.person(at, subject)[0] if subject and named else None,
        )

    def _stance(self, at: int) -> Attribution:
        """Whose wish or view a sentence without a frame tells, if it is a speaker of the record."""
        tokens = self.tokens[at]
        source = stance_source(tokens)
        person = self.who.person(at, source)[0] if source else None
        if source is None or person is None or not person.in_record:
            return Attribution()
        evidence = Span(tokens[source.first].start, tokens[source.last - 1].end).slice(self.text)
        return Attribution(speaker=person.name, evidence=evidence, basis="context", in_record=True)

    def _label(self, at: int) -> Attribution | None:
        """The speaker's label that opens the paragraph of a sentence ("JANE ROE: …")."""
        block = self.article.blocks[self.article.sentences[at].block]
        found = _LABEL.match(self.text, block.span.start, min(block.span.end, block.span.start + 80))
        if not found or block.kind != "paragraph":
            return None
        person = self.cast.by_name(found.group(1).title().split())
        if not person or (not person.in_record and person.name.lower() == found.group(1).lower().strip()):
            person = person or Person(found.group(1).strip(), False)
        return Attribution(
            speaker=person.name, evidence=found.group(1), basis="name", in_record=person.in_record
        )

    def _attribute(self, at: int, number: int, label: Attribution | None) -> None:
        frame = quotation_frame(self.tokens[at], self._voices(at), number)
        if frame:
            attribution, evidence = self._attribution(at, frame)
            self.who.sources[at] = self.who.sources[at] or self.who.antecedent(at, frame)
            found = _Found(attribution, evidence, (at, frame))
        else:
            found = _Found(label or self._carried(at))
        if found.attribution.basis != "none" or number not in self.found:
            self.found[number] = found

    def _voices(self, at: int) -> tuple[Frame, ...]:
        """The frames of a sentence whose source can speak; in running text all, where none can.

        "He stressed that Russia sees itself as …" is his, not Russia's.
        """
        voices = tuple(frame for frame in self.frames[at] if self.who.can_speak(at, frame))
        return voices if voices or self.who.kind(at) in HEADINGS else self.frames[at]

    def _attribution(self, at: int, frame: Frame) -> tuple[Attribution, Span]:
        tokens = self.tokens[at]
        evidence = _evidence(tokens, frame)
        person, basis = self.who.person(at, frame.source) if frame.source else (None, "none")
        attribution = Attribution(
            speaker=person.name if person else None,
            evidence=evidence.slice(self.text),
            basis=basis if person else "none",
            in_record=person.in_record if person else False,
            verb=tokens[frame.cue].text if frame.verb else None,
        )
        return attribution, evidence

    def _carried(self, at: int) -> Attribution:
        """The attribution of the sentence before, for a quotation without a frame of its own.

        Sentences that neither report nor quote are passed over, inside the paragraph.
        """
        block = self.article.sentences[at].block
        before = at - 1
        while before > 0 and not self.frames[before] and self.article.sentences[before - 1].block == block:
            if any(token.quotation >= 0 for token in self.tokens[before]):
                break
            before -= 1
        if before < 0 or self.who.kind(at) in HEADINGS or self.who.kind(before) in HEADINGS:
            return Attribution()
        same = self.article.sentences[before].block == block
        last = self._last_attribution(before) if same or _stands_alone(self.tokens[at]) else None
        if not last or last.speaker is None or self._has_other_subject(at, last.speaker):
            return Attribution()
        self.who.sources[at] = self.who.sources[at] or Person(last.speaker, last.in_record)
        return replace(last, basis="context", verb=None)

    def _has_other_subject(self, at: int, speaker: str) -> bool:
        subject = first_subject(self.tokens[at])
        if not subject or subject.kind in ("body", "speech", "unknown"):
            return False
        if self.tokens[at][subject.first].low in ("it", "you"):
            return False
        person = self.who.person(at, subject)[0]
        return person is None or person.name != speaker

    def _last_attribution(self, at: int) -> Attribution | None:
        """Of the last quotation of a sentence, else of what it reports."""
        numbers = [token.quotation for token in self.tokens[at] if token.quotation >= 0]
        for number in reversed(numbers):
            if number in self.found and self.found[number].attribution.speaker:
                return self.found[number].attribution
        frame = main_frame(self.tokens[at], self._voices(at))
        return self._attribution(at, frame)[0] if frame else None


def _tokens(article: Article, quotations: Sequence[Quotation]) -> list[tuple[Token, ...]]:
    """The tokens of each sentence; a part of a quotation that runs over sentences is cut to each."""
    text = article.document.text
    parts = sorted(
        (with_marks(text, part), number)
        for number, quotation in enumerate(quotations)
        for part in quotation.parts
    )
    tokens: list[tuple[Token, ...]] = []
    first = 0
    for sentence in article.sentences:
        start, end = sentence.span.start, sentence.span.end
        while first < len(parts) and parts[first][0].end <= start:
            first += 1
        inside: list[tuple[int, Span]] = []
        for part, number in islice(parts, first, None):
            if part.start >= end:
                break
            inside.append((number, Span(max(part.start, start), max(part.start, min(part.end, end)))))
        tokens.append(tokenize(text, sentence.span, inside))
    return tokens


def _evidence(tokens: Sequence[Token], frame: Frame) -> Span:
    """From subject to verb; where a participle's subject stands far off, that subject with its own verb."""
    first, last = frame.first, frame.last
    if frame.order == "shared" and frame.source:
        first = frame.source.first
    span = Span(tokens[first].start, tokens[last - 1].end)
    if len(span) <= _LONGEST_EVIDENCE or frame.order != "shared" or not frame.source:
        return span
    verb = frame.source.last
    while verb < frame.cue and is_adverb(tokens[verb]):
        verb += 1
    if verb >= frame.cue or not tokens[verb].text[0].islower():
        return Span(tokens[frame.cue].start, tokens[frame.cue].end)
    return Span(tokens[first].start, tokens[verb].end)


def _stands_alone(tokens: Sequence[Token]) -> bool:
    """True if a sentence is a quotation and nothing else."""
    words = [token for token in tokens if token.quotation < 0 and token.text[0].isalnum()]
    return not words and any(token.quotation >= 0 for token in tokens)
