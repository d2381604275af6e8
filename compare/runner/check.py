"""What was read of an event, for a person to look through before a run.

Goes in: an `Event`. Comes out: its records and articles, segmented, and lines and tables that describe them.
Nothing is compared and nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from compare.errors import CompareError
from compare.language import ENGLISH, speaking
from compare.metrics.coverage import is_counted
from compare.model import Article, Claim, Event, RecordInfo, Selection, Transcript
from compare.report.check_page import render_check
from compare.report.check_view import build_check_view
from compare.report.reading import confirmation_sentence, health_lines, ledger_sentence
from compare.runner.bench import speakers_of
from compare.runner.terminal import NOT_STATED, is_quotation, plain_table, printable, unused_lines
from compare.segment.article import segment_article
from compare.segment.claims import extract_claims
from compare.segment.kinship import with_kinship
from compare.segment.transcript import segment_transcript
from compare.segment.versions import set_versions_apart, with_versions

__all__ = ["CheckedEvent", "check_event", "check_page", "describe"]

NO_SPEAKER = "no speaker named"
_NOT_SHOWN = {"file", "speakers"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedEvent:
    """An event as it was read.

    Attributes:
        transcripts: The records that could be segmented, in the order stated.
        articles: Each article that could be segmented and counts, with its claims, in alphabetical order of
            outlets.
        failures: A sentence for each text that could not be segmented.
    """

    event: Event
    transcripts: tuple[Transcript, ...]
    articles: tuple[tuple[Article, tuple[Claim, ...]], ...]
    failures: tuple[str, ...]


def check_event(event: Event) -> CheckedEvent:
    """Segments every text of an event; a text that cannot be becomes one of the failures."""
    failures: list[str] = []
    transcripts: list[Transcript] = []
    for info, document in event.records:
        try:
            transcripts.append(segment_transcript(document, info))
        except CompareError as error:
            failures.append(str(error))
    speakers = speakers_of(transcripts)
    read: list[Article] = []
    for article_info, document in event.articles:
        try:
            read.append(segment_article(document, article_info))
        except CompareError as error:
            failures.append(str(error))
    read.sort(key=lambda article: (article.info.outlet_label.casefold(), article.info.file))
    current, earlier = set_versions_apart(read)
    articles = tuple(
        (article, tuple(extract_claims(article, speakers))) for article in with_kinship(current, transcripts)
    )
    event = replace(event, ledger=with_versions(event.ledger, current, earlier))
    return CheckedEvent(
        event=event, transcripts=tuple(transcripts), articles=articles, failures=tuple(failures)
    )


def check_page(checked: CheckedEvent, *, language: str = ENGLISH) -> str:
    """The page on which a person sees what was read and what was left out, as HTML.

    Raises:
        ConfigError: ``language-unknown`` for a language without a catalogue.
    """
    articles = [article for article, _claims in checked.articles]
    with speaking(language):
        return render_check(build_check_view(checked.event, checked.transcripts, articles, checked.failures))


def describe(checked: CheckedEvent) -> Iterator[RenderableType]:
    """What a person is shown of a checked event, piece by piece, each to be printed on lines of its own."""
    event = checked.event
    yield _heading(f"Event {event.name}")
    yield from _stated({"title": event.title, "date": event.date, "place": event.place})
    yield _heading("Selection of the articles")
    yield from _stated({field.name: getattr(event.selection, field.name) for field in fields(Selection)})
    for transcript in checked.transcripts:
        yield from _record(transcript)
    yield _heading(f"Articles: {len(checked.articles)}")
    if checked.articles:
        yield _articles(checked)
    yield from _section("Health of the articles", _health(checked))
    yield _heading("Ledger")
    yield Text(f"  {ledger_sentence(event.ledger)}")
    yield from _section("Not used", [*unused_lines(event.ledger), *checked.failures])
    yield from _section("Doubts", _doubts(checked))
    yield Text(f"\n{printable(confirmation_sentence(event.confirmation))}")


def _heading(words: str) -> Text:
    return Text(f"\n{printable(words)}", style="bold")


def _stated(values: dict[str, object]) -> Iterator[Text]:
    """A line per value, "not stated" where there is none."""
    for name, value in values.items():
        yield Text(f"  {name.replace('_', ' ')}: {_words(value)}")


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(printable(str(item)) for item in value) or NOT_STATED
    if isinstance(value, date):
        return value.isoformat()
    return printable(str(value)) if value else NOT_STATED


def _section(name: str, lines: list[str]) -> Iterator[Text]:
    """A heading with lines below it; nothing at all where there are no lines."""
    if lines:
        yield _heading(f"{name}: {len(lines)}")
        yield from (Text(f"  {printable(line)}") for line in lines)


def _record(transcript: Transcript) -> Iterator[RenderableType]:
    """One record: what is stated of it, and its speakers."""
    info = transcript.info
    yield _heading(f"Record {info.file}")
    stated = {field.name: getattr(info, field.name) for field in fields(RecordInfo)}
    yield from _stated({name: value for name, value in stated.items() if name not in _NOT_SHOWN})
    if transcript.proposed_partial and info.completeness is None:
        yield Text(f"  the text itself says that it is partial: {printable(transcript.proposed_partial)}")
    n_words = sum(passage.n_words for passage in transcript.passages)
    yield Text(
        f"  read: {n_words:,} words, {len(transcript.turns):,} turns, {len(transcript.passages):,} passages"
    )
    if transcript.turns:
        yield _speakers(transcript)


def _speakers(transcript: Transcript) -> Table:
    """Speakers in the order in which they first speak, with labels, turns and words."""
    turns = Counter(turn.speaker for turn in transcript.turns)
    words: Counter[str | None] = Counter()
    for passage in transcript.passages:
        words[passage.speaker] += passage.n_words
    speakers = {speaker.name: speaker for speaker in transcript.speakers}
    table = plain_table("  speaker", "labels", "turns", "words")
    table.columns[1].justify = "left"
    for name, n_turns in turns.items():
        speaker = speakers.get(name) if name else None
        role = speaker.role if speaker else None
        label = f"{name or NO_SPEAKER}, {role}" if role else name or NO_SPEAKER
        labels = " · ".join(speaker.labels) if speaker else ""
        table.add_row(
            Text(f"  {printable(label)}"), Text(printable(labels)), f"{n_turns:,}", f"{words[name]:,}"
        )
    return table


def _articles(checked: CheckedEvent) -> Table:
    """Articles with outlet, file, words, claims and quotations, counted as in a report."""
    table = plain_table("  outlet", "file", "words", "claims", "quotations")
    table.columns[1].justify = "left"
    for article, claims in checked.articles:
        counted = [claim for claim in claims if is_counted(claim)]
        stated = "" if article.info.outlet else f" (file name; outlet {NOT_STATED})"
        table.add_row(
            Text(f"  {printable(article.info.outlet_label)}{stated}"),
            Text(printable(article.info.file)),
            f"{article.n_words:,}",
            f"{len(counted):,}",
            f"{sum(is_quotation(claim) for claim in counted):,}",
        )
    return table


def _health(checked: CheckedEvent) -> list[str]:
    """What is noted of the articles' texts, each with its file; files stand for letters here."""
    files = {article.id: article.info.file for article, _claims in checked.articles}
    return [
        f"{article.info.file}: {line}"
        for article, _claims in checked.articles
        for line in health_lines(article, files)
    ]


def _doubts(checked: CheckedEvent) -> list[str]:
    """What a person should look at, each with the file it is about."""
    texts: list[Transcript | Article] = [
        *checked.transcripts,
        *(article for article, _claims in checked.articles),
    ]
    lines = [f"{text.info.file}: {doubt}" for text in texts for doubt in text.doubts]
    for text in texts:
        repairs = Counter(repair.kind for repair in text.document.repairs)
        lines += [f"{text.info.file}: mended on reading: {kind} ({n} times)" for kind, n in repairs.items()]
    return lines
