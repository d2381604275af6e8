"""An event from its documents to a comparison: read → segmented → aligned → counted.

Goes in: an `Event`. Comes out: a `Comparison`. Nothing is written but vectors in the store; what an article
yields depends on that article and the records alone, so neither order nor names of outlets matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from compare.comparison import Comparison
from compare.config import CompareConfig
from compare.metrics.coverage import count_coverage
from compare.model import (
    Alignment,
    Article,
    ArticleInfo,
    Claim,
    Document,
    Event,
    Speaker,
    Transcript,
    content_id,
)
from compare.segment.article import segment_article
from compare.segment.claims import extract_claims
from compare.segment.language import language_of
from compare.segment.transcript import segment_transcript

if TYPE_CHECKING:
    from compare.alignment.encoder import Encoder, VectorStore

__all__ = ["STORE_NAME", "run"]

STORE_NAME = ".pressdiff/store.sqlite"
"""Where the vectors of a run are kept inside the output folder."""

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
    from compare.runner.store import SqliteStore

    config = config or CompareConfig()
    clock = _Clock(progress)
    store = SqliteStore(output / STORE_NAME) if output is not None else None
    transcripts = tuple(segment_transcript(document, info) for info, document in event.records)
    transcripts = _relabelled(transcripts)
    clock.step("reading the record", 1, 1)
    articles, claims = _articles(event, transcripts)
    clock.step("reading the articles", 1, 1)
    encoder = Encoder.load(config.model)
    alignments = _align(transcripts, articles, claims, encoder, store, clock)
    coverage = count_coverage(transcripts, articles, claims, alignments)
    clock.step("counting", 1, 1)
    return Comparison(
        event=event,
        transcripts=transcripts,
        articles=articles,
        claim_records=claims,
        alignment_records=alignments,
        coverage_records=coverage,
        signature=_signature(encoder, config),
        timings=tuple(clock.seconds.items()),
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
    event: Event, transcripts: Sequence[Transcript]
) -> tuple[tuple[Article, ...], tuple[Claim, ...]]:
    """The articles in the order of a comparison, with all their claims."""
    speakers = _speakers(transcripts)
    articles = tuple(
        sorted(
            (segment_article(document, info) for info, document in event.articles),
            key=lambda article: (article.info.outlet_label.casefold(), article.title or "", article.id),
        )
    )
    languages = {record.info.language or language_of(record.document.text) for record in transcripts}
    claims = [
        claim
        for article in articles
        for claim in _checkable(extract_claims(article, speakers), article, languages)
    ]
    return articles, _unique(claims)


def _speakers(transcripts: Sequence[Transcript]) -> tuple[Speaker, ...]:
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


def _checkable(claims: Sequence[Claim], article: Article, languages: set[str | None]) -> list[Claim]:
    """Claims of an article in a language that no record is in are not checkable, whatever they say."""
    language = article.info.language or language_of(article.document.text)
    if language is None or None in languages or language in languages:
        return list(claims)
    reason = "a language that cannot be compared"
    return [replace(claim, checkable=False, reason=reason) if claim.checkable else claim for claim in claims]


def _unique(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims with the same id in several articles (copies of one text) are told apart by their article."""
    shared = {claim_id for claim_id, count in Counter(claim.id for claim in claims).items() if count > 1}
    renamed = {
        (claim.article_id, claim.id): content_id("c", claim.id, claim.article_id)
        for claim in claims
        if claim.id in shared
    }
    return tuple(
        replace(
            claim,
            id=renamed.get((claim.article_id, claim.id), claim.id),
            repeats=renamed.get((claim.article_id, claim.repeats), claim.repeats) if claim.repeats else None,
        )
        for claim in claims
    )


def _align(
    transcripts: Sequence[Transcript],
    articles: Sequence[Article],
    claims: Sequence[Claim],
    encoder: Encoder,
    store: VectorStore | None,
    clock: _Clock,
) -> tuple[Alignment, ...]:
    from compare.alignment.claims import align_article
    from compare.alignment.records import prepare_records

    records = prepare_records(transcripts, encoder, store)
    clock.step("encoding the record", 1, 1)
    decided: list[Alignment] = []
    for number, article in enumerate(articles, 1):
        own = [claim for claim in claims if claim.article_id == article.id]
        decided.extend(
            align_article(
                article,
                own,
                records,
                encoder,
                store=store,
                translated=_translated(article.info, article.document, transcripts),
            )
        )
        clock.step("aligning", number, len(articles))
    return tuple(decided)


def _translated(info: ArticleInfo, document: Document, transcripts: Sequence[Transcript]) -> bool:
    """True if a record's stated spoken language is not that of its text, or not the article's."""
    language = info.language or language_of(document.text)
    for record in transcripts:
        spoken = record.info.spoken_language
        own = record.info.language or language_of(record.document.text)
        if spoken is not None and (own not in (None, spoken) or language not in (None, spoken)):
            return True
    return False


def _signature(encoder: Encoder, config: CompareConfig) -> tuple[tuple[str, str], ...]:
    """What the result depends on besides the inputs."""
    try:
        own = version("pressdiff")
    except PackageNotFoundError:
        own = "unknown"
    return (
        ("pressdiff", own),
        ("encoder", encoder.signature),
        ("options", config.fingerprint()),
        ("rapidfuzz", version("rapidfuzz")),
        ("sentencex", version("sentencex")),
    )
