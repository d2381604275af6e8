"""An event from its documents to a comparison: read → segmented → aligned → differences typed → counted.

Goes in: an `Event`. Comes out: a `Comparison`. Nothing is written but vectors in the store; what an article
yields depends on that article and the records alone, so neither order nor names of outlets matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from compare.comparison import Comparison, EarlierVersion
from compare.config import CompareConfig
from compare.differences.structure.agreement import record_doubts
from compare.differences.structure.labels import label_doubts
from compare.errors import SegmentationError, SourceError
from compare.metrics.coverage import count_coverage
from compare.model import (
    Alignment,
    Article,
    Claim,
    Event,
    LedgerEntry,
    Speaker,
    Transcript,
)
from compare.segment.article import segment_article
from compare.segment.claims import extract_claims
from compare.segment.kinship import with_kinship
from compare.segment.language import language_of, same_language, translated_sides
from compare.segment.transcript import segment_records
from compare.segment.versions import Superseded, set_versions_apart, with_versions

if TYPE_CHECKING:
    from compare.alignment.encoder import Encoder, VectorStore
    from compare.alignment.records import Records
    from compare.alignment.verifier import Verifier
    from compare.differences.nearness import Nearness

__all__ = ["STORE_NAME", "run", "speakers_of"]

STORE_NAME = ".pressdiff/store.sqlite"
"""Where the vectors of a run are kept inside the output folder."""

LEAST_CLAIMS = 3
"""Checkable claims from which an article of which nothing was located is doubted."""

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class _Clock:
    """Seconds per stage and the progress that a caller hears of."""

    progress: Progress | None
    seconds: dict[str, float] = field(default_factory=dict)
    _since: float = field(default_factory=perf_counter)

    def step(self, stage: str, done: int, total: int) -> None:
        now = perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._since
        self._since = now
        if self.progress is not None:
            self.progress(stage, done, total)


def run(
    event: Event,
    *,
    config: CompareConfig | None = None,
    output: Path | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare what the articles of an event print with its records.

    Args:
        event: The event, as `compare.load_event` reads it.
        config: Options; the defaults if ``None``.
        output: Folder in which vectors are kept for the next run; ``None`` keeps none.
        progress: Called with stage, steps done and steps in all.

    Returns:
        The comparison, with every claim decided.

    Raises:
        SegmentationError: If a record holds no words.
        ConfigError: If the encoder cannot be loaded.
    """
    from compare.alignment.encoder import Encoder
    from compare.alignment.opinion import add_opinions
    from compare.alignment.records import prepare_records
    from compare.alignment.verifier import Verifier
    from compare.differences.nearness import Nearness
    from compare.metrics.topics import find_topics
    from compare.runner.store import MemoryStore, SqliteStore

    config = config or CompareConfig()
    clock = _Clock(progress)
    store = SqliteStore(output / STORE_NAME) if output is not None else MemoryStore()
    clock.step("reading the record", 0, 1)
    transcripts = _relabelled(segment_records(event.records))
    clock.step("reading the record", 1, 1)
    encoder, verifier = Encoder.load(config.model), Verifier.load()
    articles, earlier, ledger = _articles(event, transcripts, clock)
    every = (*articles, *(version.article for version in earlier))
    clock.step("encoding the record", 0, 1)
    records = prepare_records(transcripts, encoder, store)
    clock.step("encoding the record", 1, 1)
    decided = _decide(every, transcripts, records, (encoder, verifier), store, clock)
    if config.second_opinion is not None:
        words = {passage.id: passage.text for passage in records.passages}
        added = Verifier.load(config.second_opinion)
        decided = add_opinions(decided, {one.id: one for one in every}, words, added, store)
    clock.step("typing differences", 0, 1)
    near = Nearness(encoder=encoder, store=store)
    # An earlier version agrees with a later one of itself: it is no second article that prints the same.
    decided = tuple(
        pair
        for texts in (articles, *((version.article,) for version in earlier))
        for pair in _typed(texts, decided, transcripts, near)
    )
    clock.step("typing differences", 1, 1)
    claims, alignments = _of(articles, decided)
    return Comparison(
        event=replace(event, ledger=ledger),
        transcripts=tuple(_doubted_record(record, claims, alignments) for record in transcripts),
        articles=tuple(_doubted(article, decided) for article in articles),
        claim_records=claims,
        alignment_records=alignments,
        coverage_records=count_coverage(transcripts, articles, claims, alignments),
        topics=find_topics(transcripts, records.index.vectors, event.topics),
        signature=_signature(encoder, verifier, config),
        earlier=tuple(_earlier(version, decided) for version in earlier),
        timings=tuple(clock.seconds.items()),
        notes=store.notes,
    )


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


def _articles(
    event: Event, transcripts: Sequence[Transcript], clock: _Clock
) -> tuple[tuple[Article, ...], tuple[Superseded, ...], tuple[LedgerEntry, ...]]:
    """The articles in the order of a comparison, earlier versions of them, and the ledger with these and
    with those that hold no words.
    """
    articles = []
    ledger = {entry.file: entry for entry in event.ledger}
    for number, (info, document) in enumerate(event.articles, 1):
        try:
            articles.append(segment_article(document, info))
        except SegmentationError as error:
            entry = ledger[info.file]
            ledger[info.file] = replace(entry, outcome="rejected", code=error.code, reason=error.message)
        clock.step("reading the articles", number, len(event.articles))
    if not articles:
        raise SourceError(
            "no article holds words that can be compared.",
            code="no-articles",
            source=event.name,
            hint="Put the articles' texts into articles/.",
        )
    articles.sort(key=lambda article: (article.info.outlet_label.casefold(), article.title or "", article.id))
    current, earlier = set_versions_apart(articles)
    entries = with_versions((ledger[entry.file] for entry in event.ledger), current, earlier)
    return with_kinship(current, transcripts), earlier, entries


def _of(
    articles: Sequence[Article], decided: Sequence[tuple[Claim, Alignment]]
) -> tuple[tuple[Claim, ...], tuple[Alignment, ...]]:
    """Claims and alignments of some of the articles."""
    ids = {article.id for article in articles}
    own = [(claim, alignment) for claim, alignment in decided if claim.article_id in ids]
    return tuple(claim for claim, _ in own), tuple(alignment for _, alignment in own)


def _typed(
    articles: Sequence[Article],
    decided: Sequence[tuple[Claim, Alignment]],
    transcripts: Sequence[Transcript],
    near: Nearness,
) -> Iterator[tuple[Claim, Alignment]]:
    """The claims of some of the articles, their alignments with what differs."""
    from compare.differences.find import find_differences

    claims, alignments = _of(articles, decided)
    return zip(claims, find_differences(claims, alignments, articles, transcripts, near=near), strict=True)


def _earlier(version: Superseded, decided: Sequence[tuple[Claim, Alignment]]) -> EarlierVersion:
    claims, alignments = _of((version.article,), decided)
    return EarlierVersion(version=version, claims=claims, alignments=alignments)


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


def _decide(
    articles: Sequence[Article],
    transcripts: Sequence[Transcript],
    records: Records,
    models: tuple[Encoder, Verifier],
    store: VectorStore | None,
    clock: _Clock,
) -> tuple[tuple[Claim, Alignment], ...]:
    """Every claim of every article with its alignment; articles never influence one another."""
    from compare.alignment.claims import align_article

    speakers = speakers_of(transcripts)
    decided: list[tuple[Claim, Alignment]] = []
    clock.step("aligning", 0, len(articles))
    for number, article in enumerate(articles, 1):
        claims = _checkable(extract_claims(article, speakers), article, transcripts)
        translated = frozenset(record.id for record in transcripts if any(translated_sides(record, article)))
        decided.extend(align_article(article, claims, records, *models, store=store, translated=translated))
        clock.step("aligning", number, len(articles))
    return tuple(decided)


def _doubted(article: Article, decided: Sequence[tuple[Claim, Alignment]]) -> Article:
    """The article with a doubt if none of its checkable claims, three or more, has a place in the records."""
    places = [one.location for claim, one in decided if claim.article_id == article.id and claim.checkable]
    if len(places) < LEAST_CLAIMS or any(place != "not located" for place in places):
        return article
    doubt = f"None of its {len(places)} checkable claims was located: does it report this event?"
    return replace(article, doubts=(*article.doubts, doubt))


def _doubted_record(
    record: Transcript, claims: Sequence[Claim], alignments: Sequence[Alignment]
) -> Transcript:
    """The record with what speaks against it: labels that its own words contradict, articles that agree."""
    doubts = (*label_doubts(record), *record_doubts(record, alignments, claims))
    return replace(record, doubts=(*record.doubts, *doubts)) if doubts else record


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


def _signature(encoder: Encoder, verifier: Verifier, config: CompareConfig) -> tuple[tuple[str, str], ...]:
    """What the result depends on besides the inputs."""
    try:
        own = version("pressdiff")
    except PackageNotFoundError:
        own = "unknown"
    return (
        ("pressdiff", own),
        ("encoder", encoder.signature),
        ("verifier", verifier.signature),
        ("options", config.fingerprint()),
        ("rapidfuzz", version("rapidfuzz")),
        ("sentencex", version("sentencex")),
    )
