"""The first page: what was compared, and what is not stated.

Goes in: a context. Comes out: a `FirstPage`. Nothing is judged; what the event does not state is printed as
"not stated", and an outlet is never taken from a file's name.
"""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from compare.model import Article, Selection, Transcript
from compare.report import wording
from compare.report.context import Context
from compare.report.quality import worth_line
from compare.report.reading import confirmation_sentence, health_lines
from compare.report.reviewed import own_error
from compare.report.settle import build_settle
from compare.report.statements import LOST_WORTH, build_statements
from compare.report.text import count, day, lowered, number, percent, plural, shorten
from compare.report.view_first import ArticleLine, Fact, FirstPage, RecordView, SpeakerLine
from compare.report.wording import NOT_STATED, says_lost
from compare.segment.language import language_of, same_language

__all__ = ["build_first_page", "byline", "safe_url", "title_of"]

MAX_SPEAKERS = 12


def safe_url(stated: str | None) -> str:
    """`stated` if it is a web address (http or https) that a reader may follow; else empty."""
    text = (stated or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    plain = text.isprintable() and not any(sign.isspace() for sign in text)
    return text if parts.scheme in ("http", "https") and parts.netloc and plain else ""


def title_of(context: Context) -> str:
    """The edition's title, else the event's, else its folder's name."""
    event = context.comparison.event
    return shorten(context.edition.title or event.title or event.name, 160)


def byline(context: Context) -> str:
    """Date and place as stated, and how much was compared."""
    event = context.comparison.event
    when = day(event.date) or f"date {NOT_STATED}"
    where = event.place or f"place {NOT_STATED}"
    records, articles = len(context.comparison.transcripts), len(context.comparison.articles)
    return f"{when} · {where} · {count(records, 'record')} and {count(articles, 'article')}"


def build_first_page(context: Context) -> FirstPage:
    """Records, articles and selection, each with what is stated of it."""
    comparison = context.comparison
    statements = build_statements(context)
    told = " ".join(sentence.text for statement in statements for sentence in statement.sentences)
    return FirstPage(
        records=tuple(
            _record(record, n, len(comparison.transcripts)) for n, record in enumerate(comparison.transcripts)
        ),
        articles=tuple(_article(context, article) for article in comparison.articles),
        selection=_selection(comparison.event.selection),
        selection_note=_selection_note(len(comparison.articles)),
        skipped=tuple(
            f"{entry.file}: {entry.outcome}. {entry.reason}".strip()
            for entry in comparison.ledger
            if entry.outcome != "accepted"
        ),
        settle=build_settle(context),
        reading=confirmation_sentence(comparison.event.confirmation),
        statements=statements,
        caveat=_caveat(context) if says_lost(told) else "",
        means=wording.LOCATED_SHORT if statements else "",
        measured=own_error(context) if context.review and context.review.measured else "",
    )


def _caveat(context: Context) -> str:
    """What "not located" means, and how often such a decision was wrong on other texts."""
    return f"Not located: {lowered(context.caveat)} {worth_line(context.comparison, LOST_WORTH)}"


def fact(name: str, value: str | None, *, url: str = "") -> Fact:
    """A fact, or its absence in words."""
    return Fact(name=name, value=value or NOT_STATED, stated=bool(value), url=url)


def _record(record: Transcript, index: int, of: int) -> RecordView:
    info = record.info
    words = sum(passage.n_words for passage in record.passages)
    size = f"{count(words, 'word')} in {count(len(record.passages), 'passage')}"
    complete = info.completeness == "complete" and not info.gaps
    facts = (
        fact("Kind", info.kind),
        fact("Completeness", _completeness(record)),
        fact("Spoken language", info.spoken_language),
        fact("Language of this text", info.language),
        fact("Translation", _translation(record)),
        fact("Publisher", info.publisher),
        *(() if complete else (fact("Known gaps", "; ".join(info.gaps)),)),
        fact("Size", f"{size}, {count(len(record.turns), 'turn')}"),
    )
    more_facts = (
        fact("Address", info.address, url=safe_url(info.address)),
        fact("Retrieved", day(info.retrieved)),
        fact("Licence", info.licence),
        fact("File", info.file),
        *((Fact(name="Note", value=info.note),) if info.note else ()),
    )
    speakers, more = _speakers(record)
    return RecordView(
        id=record.id,
        heading="The record" if of == 1 else f"Record {index + 1} of {of}",
        facts=facts,
        more_facts=more_facts,
        speakers=speakers,
        speakers_more=more,
        remarks=" ".join(map(str, record.doubts)),
    )


def _translation(record: Transcript) -> str | None:
    """Whether this text is a translation of what was spoken; ``None`` where a language is not known."""
    spoken = record.info.spoken_language
    own = record.info.language or language_of(record.document.text)
    if not spoken or not own:
        return None
    return "no: the language that was spoken" if same_language(spoken, own) else "yes, of what was spoken"


def _completeness(record: Transcript) -> str | None:
    """As stated; else as the text itself shows, with its words."""
    if record.info.completeness:
        return record.info.completeness
    if record.proposed_partial:
        words = shorten(record.proposed_partial, 120)
        return f"{NOT_STATED}; proposed as partial: the text itself reads “{words}”"
    return None


def _speakers(record: Transcript) -> tuple[tuple[SpeakerLine, ...], str]:
    """Those who speak most, and a sentence on the others."""
    words: Counter[str] = Counter()
    turns: Counter[str] = Counter(turn.speaker for turn in record.turns if turn.speaker)
    for passage in record.passages:
        if passage.speaker:
            words[passage.speaker] += passage.n_words
    roles = {speaker.name: speaker.role or "" for speaker in record.speakers}
    total = sum(passage.n_words for passage in record.passages)
    ranked = sorted(words, key=lambda name: (-words[name], name))
    lines = tuple(
        SpeakerLine(
            name=shorten(name, 80),
            role=shorten(roles.get(name, ""), 120),
            turns=number(turns[name]),
            words=number(words[name]),
            share=percent(words[name], total) or "",
        )
        for name in ranked[:MAX_SPEAKERS]
    )
    rest = ranked[MAX_SPEAKERS:]
    if not rest:
        return lines, ""
    tail = count(sum(words[name] for name in rest), "word")
    return lines, f"{count(len(rest), 'further speaker')} with {tail} in all."


def _article(context: Context, article: Article) -> ArticleLine:
    info = article.info
    stated = [
        f"wire agency: {info.wire_agency}" if info.wire_agency else "",
        f"house style: {info.house_style}" if info.house_style != "unknown" else "",
        f"text: {info.completeness}" if info.completeness else "",
    ]
    return ArticleLine(
        id=article.id,
        letter=context.letter_of[article.id],
        name=context.name(article),
        unstated=context.unstated(article),
        title=shorten(article.title or f"title {NOT_STATED}", 200),
        published=day(info.published) or NOT_STATED,
        words=number(article.n_words),
        language=info.language or NOT_STATED,
        remarks=(
            *filter(None, stated),
            *health_lines(article, context.letter_of),
            *map(str, article.doubts),
        ),
    )


def _selection(selection: Selection) -> tuple[Fact, ...]:
    return (
        fact("Selected by", selection.by),
        fact("Query", selection.query),
        fact("Dates", selection.dates),
        fact("Excluded", selection.exclusions),
        fact("Interest of the person running this", selection.interest),
    )


def _selection_note(n: int) -> str:
    these = "This is 1 article" if n == 1 else f"These are {number(n)} articles"
    return f"{these} as supplied; what is said of {plural(n, 'it', 'them')} says nothing of other coverage."
