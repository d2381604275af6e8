"""The stages of one article, each kept by the content that it depends on.

Goes in: the records of an event, options, and what earlier runs kept. Comes out: articles in blocks and
sentences, claims with their places, drafts of differences; nothing is made that was made before for the same
texts, options, models and program. An article depends on itself and on the records, on no other article.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from compare.config import CompareConfig
from compare.differences.find import ClaimDrafts
from compare.model import (
    Alignment,
    Article,
    ArticleInfo,
    Claim,
    Document,
    Event,
    Speaker,
    Transcript,
)
from compare.runner.keeper import Keeper
from compare.segment.article import segment_article
from compare.segment.claims import extract_claims
from compare.segment.language import language_of, same_language, translated_sides
from compare.segment.transcript import segment_records
from compare.topics import Topic

if TYPE_CHECKING:
    from compare.alignment.encoder import Encoder
    from compare.alignment.records import Records
    from compare.alignment.verifier import Verifier
    from compare.differences.nearness import Nearness

__all__ = ["Bench", "Decided", "speakers_of"]

Decided = tuple[tuple[Claim, Alignment], ...]


@dataclass(kw_only=True)
class Bench:
    """What the articles of a run are held against, and the stages that do it.

    Attributes:
        event: The event, as it was read.
        config: The options.
        keep: What earlier runs kept.
        step: Told of a stage, steps done and steps in all.
    """

    event: Event
    config: CompareConfig
    keep: Keeper
    step: Callable[[str, int, int], None]

    @cached_property
    def transcripts(self) -> tuple[Transcript, ...]:
        """The records, segmented, their passages labelled."""
        given = self.event.records
        return self.keep(
            "segment", given, tuple[Transcript, ...], lambda: _relabelled(segment_records(given))
        )

    @cached_property
    def encoder(self) -> Encoder:
        """Of sentences; its model is read when a text is encoded."""
        from compare.alignment.encoder import Encoder

        return Encoder.load(self.config.model)

    @cached_property
    def verifier(self) -> Verifier:
        """Of claims beside passages; its model is read when a pair is judged."""
        from compare.alignment.verifier import Verifier

        return Verifier.load()

    @cached_property
    def opinion(self) -> Verifier | None:
        """The model that judges besides, if there is one."""
        from compare.alignment.verifier import Verifier

        return Verifier.load(self.config.second_opinion) if self.config.second_opinion is not None else None

    @cached_property
    def records(self) -> Records:
        """The passages, encoded and indexed; not made in a run in which no article is decided anew."""
        from compare.alignment.records import prepare_records

        self.step("encoding the record", 0, 1)
        records = prepare_records(self.transcripts, self.encoder, self.keep.store)
        self.step("encoding the record", 1, 1)
        return records

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of the records; they depend on their words, and on what the event states."""

        def make() -> tuple[Topic, ...]:
            from compare.metrics.topics import find_topics

            return find_topics(self.transcripts, self.records.index.vectors, self.event.topics)

        parts = ("topics", self.event.records, self.event.topics, self.encoder.signature)
        return self.keep("metrics", parts, tuple[Topic, ...], make)

    @cached_property
    def key(self) -> str:
        """What every article's results depend on besides the article."""
        models = (self.encoder.signature, self.verifier.signature, self.config.fingerprint())
        return self.keep.digest((self.event.records, models))

    def read(self, given: tuple[ArticleInfo, Document]) -> Article:
        """An article in blocks and sentences."""
        info, document = given
        return self.keep("segment", given, Article, lambda: segment_article(document, info))

    def decide(self, article: Article) -> Decided:
        """The claims of an article, each with its place in the records."""
        return self.keep("alignment", (self.key, article), Decided, lambda: self._decide(article))

    def drafts(self, article: Article, decided: Decided) -> tuple[ClaimDrafts, ...]:
        """The differences found in the claims of an article; `decided` is what `decide` gives for it."""
        return self.keep(
            "differences",
            (self.key, article),
            tuple[ClaimDrafts, ...],
            lambda: self._drafts(article, decided),
        )

    def _decide(self, article: Article) -> Decided:
        from compare.alignment.claims import align_article
        from compare.alignment.opinion import add_opinions

        claims = _checkable(extract_claims(article, self.speakers), article, self.transcripts)
        translated = frozenset(
            record.id for record in self.transcripts if any(translated_sides(record, article))
        )
        store = self.keep.store
        decided = align_article(
            article, claims, self.records, self.encoder, self.verifier, store=store, translated=translated
        )
        if self.opinion is None:
            return decided
        words = {passage.id: passage.text for passage in self.records.passages}
        return add_opinions(decided, {article.id: article}, words, self.opinion, store)

    def _drafts(self, article: Article, decided: Decided) -> tuple[ClaimDrafts, ...]:
        from compare.differences.find import article_drafts

        claims = [claim for claim, _ in decided]
        alignments = [alignment for _, alignment in decided]
        return article_drafts(claims, alignments, article, self.transcripts, near=self._near)

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """The speakers of all records."""
        return speakers_of(self.transcripts)

    @cached_property
    def _near(self) -> Nearness:
        from compare.differences.nearness import Nearness

        return Nearness(encoder=self.encoder, store=self.keep.store)


def _relabelled(transcripts: Sequence[Transcript]) -> tuple[Transcript, ...]:
    """Labels for people (P001 …) counted over all records, so that one label means one passage."""
    total = sum(len(record.passages) for record in transcripts)
    width = max(3, len(str(total)))
    numbered = []
    count = 0
    for record in transcripts:
        passages = tuple(
            replace(passage, label=f"P{count + place:0{width}d}")
            for place, passage in enumerate(record.passages, 1)
        )
        count += len(passages)
        numbered.append(replace(record, passages=passages))
    return tuple(numbered)


def speakers_of(transcripts: Sequence[Transcript]) -> tuple[Speaker, ...]:
    """The speakers of all records, each name once, in order of first appearance."""
    known: dict[str, Speaker] = {}
    for record in transcripts:
        for speaker in record.speakers:
            seen = known.get(speaker.name)
            if seen is None:
                known[speaker.name] = speaker
            else:
                labels = tuple(dict.fromkeys((*seen.labels, *speaker.labels)))
                known[speaker.name] = replace(seen, labels=labels, role=seen.role or speaker.role)
    return tuple(known.values())


def _checkable(
    claims: Sequence[Claim], article: Article, transcripts: Sequence[Transcript]
) -> tuple[Claim, ...]:
    """Claims that the state of the article makes uncheckable, whatever they say: its language is that of no
    record, or it ends in the middle of the sentence that they stand in.
    """
    claims = _broken_off(claims, article)
    own = article.info.language or language_of(article.document.text)
    languages = [record.info.language or language_of(record.document.text) for record in transcripts]
    if own is None or any(language is None or same_language(own, language) for language in languages):
        return tuple(claims)
    reason = "a language that cannot be compared"
    return tuple(
        replace(claim, checkable=False, reason=reason) if claim.checkable else claim for claim in claims
    )


def _broken_off(claims: Sequence[Claim], article: Article) -> tuple[Claim, ...]:
    """The claims of a last sentence that breaks off are not checkable."""
    if article.complete or not any(note.code == "ends-open" for note in article.health):
        return tuple(claims)
    told = [one for one in article.sentences if article.blocks[one.block].kind == "paragraph"]
    last = told[-1].id if told else ""
    reason = "the article's text is incomplete"
    return tuple(
        replace(claim, checkable=False, reason=reason)
        if claim.sentence_id == last and claim.checkable
        else claim
        for claim in claims
    )
