"""An event from its documents to a comparison: read → segmented → aligned → differences typed → counted.

Goes in: an `Event`. Comes out: a `Comparison`. Nothing is written but what the next run need not make again
(`compare.runner.bench`); what an article yields depends on that article and the records alone, so neither
order nor names of outlets matter. Only here are articles held beside one another: copies of one text, and
words that several print against a record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter

from compare.comparison import Comparison, EarlierVersion
from compare.config import CompareConfig
from compare.differences.find import ClaimDrafts, finish
from compare.differences.structure.agreement import record_doubts
from compare.differences.structure.labels import label_doubts
from compare.errors import CompareError, SegmentationError, SourceError
from compare.language import gettext_lazy, ngettext_lazy
from compare.metrics.coverage import count_coverage
from compare.model import (
    Alignment,
    Article,
    ArticleInfo,
    Claim,
    Coverage,
    Document,
    Event,
    HealthNote,
    LedgerEntry,
    Transcript,
)
from compare.runner.bench import Bench, Decided
from compare.runner.keeper import Keeper, keeping
from compare.segment.kinship import with_kinship
from compare.segment.versions import Superseded, set_versions_apart, with_versions

__all__ = ["run"]

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
    keep: Keeper | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """Compare what the articles of an event print with its records.

    Args:
        event: The event, as `compare.load_event` reads it.
        config: Options; the defaults if ``None``.
        output: Folder in which the results of stages are kept for the next run; ``None`` keeps none.
        keep: Where they are kept instead, opened by the caller.
        progress: Called with stage, steps done and steps in all.

    Returns:
        The comparison, with every claim decided. An article that cannot be worked on stands in the ledger.

    Raises:
        SegmentationError: If a record holds no words.
        SourceError: If no article can be worked on.
        ConfigError: If the encoder cannot be loaded.
        EngineError: If the output folder cannot be written to.
    """
    with ExitStack() as stack:
        keep = keep or stack.enter_context(keeping(output))
        clock = _Clock(progress)
        bench = Bench(event=event, config=config or CompareConfig(), keep=keep, step=clock.step)
        clock.step("reading the record", 0, 1)
        bench.transcripts  # noqa: B018 - a record without words stops the run before anything else
        clock.step("reading the record", 1, 1)
        comparison = _compared(bench, _worked(bench, clock))
        keep.store.flush()
        return replace(comparison, timings=tuple(clock.seconds.items()), notes=keep.store.notes)


@dataclass(slots=True, kw_only=True)
class _Work:
    """One article on its way: what is found of it without looking at another one.

    Attributes:
        refusal: Why it cannot be worked on; ``None`` if it can.
    """

    given: tuple[ArticleInfo, Document]
    article: Article = field(init=False)
    decided: Decided = ()
    drafts: tuple[ClaimDrafts, ...] = ()
    refusal: Exception | None = None

    def read(self, bench: Bench) -> None:
        self.article = bench.read(self.given)

    def decide(self, bench: Bench) -> None:
        self.decided = bench.decide(self.article)

    def draft(self, bench: Bench) -> None:
        self.drafts = bench.drafts(self.article, self.decided)


_STEPS = (
    ("reading the articles", _Work.read),
    ("aligning", _Work.decide),
    ("typing differences", _Work.draft),
)


def _worked(bench: Bench, clock: _Clock) -> list[_Work]:
    """Every article by itself; what is found of each is kept before the next one is begun."""
    works = [_Work(given=given) for given in bench.event.articles]
    for stage, step in _STEPS:
        going = [work for work in works if work.refusal is None]
        clock.step(stage, 0, len(going))
        for number, work in enumerate(going, 1):
            work.refusal = _refusal(partial(step, work, bench))
            bench.keep.store.flush()
            clock.step(stage, number, len(going))
    return works


def _refusal(work: Callable[[], None]) -> Exception | None:
    """Why an article cannot be worked on: it has no words, or the program fails on it."""
    try:
        work()
    except SegmentationError as error:
        return error
    except CompareError:
        raise
    except Exception as error:  # noqa: BLE001 - one bad article never stops a run
        return error
    return None


def _compared(bench: Bench, works: Sequence[_Work]) -> Comparison:
    """What was found of each article, and then what only shows when they lie beside one another."""
    going = sorted((work for work in works if work.refusal is None), key=_order)
    if not going:
        raise _no_article(bench.event, works)
    current, earlier = set_versions_apart([work.article for work in going])
    by_id = {work.article.id: work for work in going}
    articles = _with_kinship(bench, current)
    claims, alignments = _finished(bench, articles, by_id)
    ledger = with_versions(_ledger(bench.event, works), current, earlier)
    return Comparison(
        event=replace(bench.event, ledger=ledger),
        transcripts=tuple(_doubted_record(record, claims, alignments) for record in bench.transcripts),
        articles=tuple(_doubted(article, by_id[article.id].decided) for article in articles),
        claim_records=claims,
        alignment_records=alignments,
        coverage_records=_coverage(bench, articles, claims, alignments),
        topics=bench.topics,
        signature=_signature(bench),
        earlier=tuple(_earlier(bench, version, by_id) for version in earlier),
    )


def _finished(
    bench: Bench, articles: Sequence[Article], works: Mapping[str, _Work]
) -> tuple[tuple[Claim, ...], tuple[Alignment, ...]]:
    """The claims of some articles; their alignments with what differs, and where these articles agree."""
    own = [works[article.id] for article in articles]
    claims = tuple(claim for work in own for claim, _ in work.decided)
    places = tuple(alignment for work in own for _, alignment in work.decided)
    drafts = [found for work in own for found in work.drafts]
    return claims, finish(claims, places, articles, bench.transcripts, drafts)


def _earlier(bench: Bench, version: Superseded, works: Mapping[str, _Work]) -> EarlierVersion:
    """An earlier version by itself: where it agrees with a later one, no second article agrees."""
    claims, alignments = _finished(bench, [version.article], works)
    return EarlierVersion(version=version, claims=claims, alignments=alignments)


def _order(work: _Work) -> tuple[str, str, str]:
    article = work.article
    return article.info.outlet_label.casefold(), article.title or "", article.id


def _ledger(event: Event, works: Sequence[_Work]) -> tuple[LedgerEntry, ...]:
    """The ledger with the articles that could not be worked on."""
    refused = {work.given[0].file: work.refusal for work in works if work.refusal is not None}
    return tuple(
        _refused(entry, refused[entry.file]) if entry.role == "article" and entry.file in refused else entry
        for entry in event.ledger
    )


def _refused(entry: LedgerEntry, error: Exception) -> LedgerEntry:
    if isinstance(error, CompareError):
        return replace(entry, outcome="rejected", code=error.code, reason=error.said)
    reason = gettext_lazy(
        "The program failed on this text ({name}). Please report it.", name=type(error).__name__
    )
    return replace(entry, outcome="rejected", code="article-failed", reason=reason)


def _no_article(event: Event, works: Sequence[_Work]) -> SourceError:
    error = SourceError(
        "no article holds words that can be compared.",
        code="no-articles",
        source=event.name,
        hint="Put the articles' texts into articles/.",
    )
    error.__cause__ = works[0].refusal if works else None
    return error


def _with_kinship(bench: Bench, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles with notes on what they share; these depend on all of them."""
    records = bench.transcripts
    notes = bench.keep(
        "segment",
        ("kinship", bench.event.records, articles),
        tuple[tuple[HealthNote, ...], ...],
        lambda: tuple(article.health for article in with_kinship(articles, records)),
    )
    return tuple(replace(article, health=health) for article, health in zip(articles, notes, strict=True))


def _coverage(
    bench: Bench, articles: Sequence[Article], claims: Sequence[Claim], alignments: Sequence[Alignment]
) -> tuple[Coverage, ...]:
    ids = [article.id for article in articles]
    return bench.keep(
        "metrics",
        (bench.event.records, ids, claims, alignments),
        tuple[Coverage, ...],
        lambda: count_coverage(bench.transcripts, articles, claims, alignments),
    )


def _doubted(article: Article, decided: Decided) -> Article:
    """The article with a doubt if none of its checkable claims, three or more, has a place in the records."""
    places = [alignment.location for claim, alignment in decided if claim.checkable]
    if len(places) < LEAST_CLAIMS or any(place != "not located" for place in places):
        return article
    doubt = ngettext_lazy(
        "Its only checkable claim was not located: does it report this event?",
        "None of its {n} checkable claims was located: does it report this event?",
        len(places),
    )
    return replace(article, doubts=(*article.doubts, doubt))


def _doubted_record(
    record: Transcript, claims: Sequence[Claim], alignments: Sequence[Alignment]
) -> Transcript:
    """The record with what speaks against it: labels that its own words contradict, articles that agree."""
    doubts = (*label_doubts(record), *record_doubts(record, alignments, claims))
    return replace(record, doubts=(*record.doubts, *doubts)) if doubts else record


def _signature(bench: Bench) -> tuple[tuple[str, str], ...]:
    """What the result depends on besides the inputs."""
    try:
        own = version("pressdiff")
    except PackageNotFoundError:
        own = "unknown"
    return (
        ("pressdiff", own),
        ("encoder", bench.encoder.signature),
        ("verifier", bench.verifier.signature),
        ("options", bench.config.fingerprint()),
        ("rapidfuzz", version("rapidfuzz")),
        ("sentencex", version("sentencex")),
    )
