"""The first page: what was compared, and what is not stated.

Goes in: a context. Comes out: a `FirstPage`. Nothing is judged; what the event does not state is printed as
"not stated", and an outlet is never taken from a file's name.
"""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from compare.language import gettext, gettext_noop, ngettext, number
from compare.model import Article, Selection, Transcript
from compare.report import wording
from compare.report.context import Context
from compare.report.pieces import lost_claims
from compare.report.quality import worth_line
from compare.report.reading import confirmation_sentence, doubt_lines, health_lines
from compare.report.reviewed import own_error
from compare.report.settle import build_settle
from compare.report.statements import PLACED_WORTH, build_statements
from compare.report.text import day, language_name, percent, shorten
from compare.report.value_words import value_word
from compare.report.view_first import ArticleLine, Fact, FirstPage, RecordView, SpeakerLine
from compare.report.wording import NOT_STATED
from compare.segment.language import language_of, same_language

__all__ = ["build_first_page", "byline", "safe_url", "title_of"]

MAX_SPEAKERS = 12
FACTS = {
    # Translators: each twice: before its value, and in a list of what is not stated.
    "kind": (gettext_noop("Kind"), gettext_noop("kind")),
    "completeness": (gettext_noop("Completeness"), gettext_noop("completeness")),
    "spoken": (gettext_noop("Spoken language"), gettext_noop("spoken language")),
    "language": (gettext_noop("Language of this text"), gettext_noop("language of this text")),
    "translation": (gettext_noop("Translation"), gettext_noop("translation")),
    "publisher": (gettext_noop("Publisher"), gettext_noop("publisher")),
    "gaps": (gettext_noop("Known gaps"), gettext_noop("known gaps")),
    "size": (gettext_noop("Size"), gettext_noop("size")),
    "address": (gettext_noop("Address"), gettext_noop("address")),
    "retrieved": (gettext_noop("Retrieved"), gettext_noop("retrieved")),
    "licence": (gettext_noop("Licence"), gettext_noop("licence")),
    "file": (gettext_noop("File"), gettext_noop("file")),
    "note": (gettext_noop("Note"), gettext_noop("note")),
    "selected": (gettext_noop("Selected by"), gettext_noop("selected by")),
    "query": (gettext_noop("Query"), gettext_noop("query")),
    "dates": (gettext_noop("Dates"), gettext_noop("dates")),
    "excluded": (gettext_noop("Excluded"), gettext_noop("excluded")),
    "interest": (
        gettext_noop("Interest of the person running this"),
        gettext_noop("interest of the person running this"),
    ),
}
"""What is stated of a record and of the selection, by key."""


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
    """Date, how much was compared, and place as stated.

    The place stands last: a number behind words that run from right to left would be shown before them.
    """
    event = context.comparison.event
    values = {
        "when": day(event.date) or gettext("date not stated"),
        "where": event.place or gettext("place not stated"),
        "articles": ngettext("{n} article", "{n} articles", len(context.comparison.articles)),
    }
    return ngettext(
        "{when} · {n} record and {articles} · {where}",
        "{when} · {n} records and {articles} · {where}",
        len(context.comparison.transcripts),
        **values,
    )


def build_first_page(context: Context) -> FirstPage:
    """Records, articles and selection, each with what is stated of it."""
    comparison = context.comparison
    statements = build_statements(context)
    return FirstPage(
        records=tuple(
            _record(record, n, len(comparison.transcripts)) for n, record in enumerate(comparison.transcripts)
        ),
        articles=tuple(_article(context, article) for article in comparison.articles),
        selection=_selection(comparison.event.selection),
        selection_note=_selection_note(len(comparison.articles)),
        skipped=tuple(
            f"{entry.file}: {value_word(entry.outcome)}. {entry.reason}".strip()
            for entry in comparison.ledger
            if entry.outcome != "accepted"
        ),
        settle=build_settle(context),
        reading=confirmation_sentence(comparison.event.confirmation),
        statements=statements,
        caveat=_caveat(context) if lost_claims(context) else "",
        means=gettext(wording.LOCATED_SHORT) if statements else "",
        measured=own_error(context) if context.review and context.review.measured else "",
    )


def _caveat(context: Context) -> str:
    """What "not located" means, and how often this and its opposite were right on other texts."""
    lost = wording.caveat(context.comparison.transcripts, subject="Not located: the search")
    return f"{lost} {worth_line(context.comparison, PLACED_WORTH, context.shown.own_texts)}"


def fact(key: str, value: str | None, *, url: str = "") -> Fact:
    """A fact of `FACTS`, or its absence in words."""
    name, inside = FACTS[key]
    return Fact(
        name=gettext(name),
        inside=gettext(inside),
        value=value or gettext(NOT_STATED),
        stated=bool(value),
        url=url,
    )


def _record(record: Transcript, index: int, of: int) -> RecordView:
    info = record.info
    complete = info.completeness == "complete" and not info.gaps
    facts = (
        fact("kind", info.kind and value_word(info.kind)),
        fact("completeness", _completeness(record)),
        fact("spoken", language_name(info.spoken_language)),
        fact("language", language_name(info.language)),
        fact("translation", _translation(record)),
        fact("publisher", info.publisher),
        *(() if complete else (fact("gaps", "; ".join(info.gaps)),)),
        fact("size", _size(record)),
    )
    more_facts = (
        fact("address", info.address, url=safe_url(info.address)),
        fact("retrieved", day(info.retrieved)),
        fact("licence", info.licence),
        fact("file", info.file),
        *((fact("note", info.note),) if info.note else ()),
    )
    speakers, more = _speakers(record)
    return RecordView(
        id=record.id,
        heading=gettext("The record") if of == 1 else gettext("Record {n} of {of}", n=index + 1, of=of),
        facts=facts,
        more_facts=more_facts,
        speakers=speakers,
        speakers_more=more,
        remarks=" ".join(map(str, record.doubts)),
    )


def _size(record: Transcript) -> str:
    words = sum(passage.n_words for passage in record.passages)
    # Translators: {passages} is for example "12 passages", {turns} "3 turns".
    return ngettext(
        "{n} word in {passages}, {turns}",
        "{n} words in {passages}, {turns}",
        words,
        passages=ngettext("{n} passage", "{n} passages", len(record.passages)),
        turns=ngettext("{n} turn", "{n} turns", len(record.turns)),
    )


def _translation(record: Transcript) -> str | None:
    """Whether this text is a translation of what was spoken; ``None`` where a language is not known."""
    spoken = record.info.spoken_language
    own = record.info.language or language_of(record.document.text)
    if not spoken or not own:
        return None
    if same_language(spoken, own):
        return gettext("no: the language that was spoken")
    return gettext("yes, of what was spoken")


def _completeness(record: Transcript) -> str | None:
    """As stated; else as the text itself shows, with its words."""
    if record.info.completeness:
        return value_word(record.info.completeness)
    if record.proposed_partial:
        return gettext(
            "not stated; proposed as partial: the text itself reads “{words}”",
            words=shorten(record.proposed_partial, 120),
        )
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
    # Translators: {words} is for example "120 words".
    more = ngettext(
        "{n} further speaker with {words} in all.",
        "{n} further speakers with {words} in all.",
        len(rest),
        words=ngettext("{n} word", "{n} words", sum(words[name] for name in rest)),
    )
    return lines, more


def _article(context: Context, article: Article) -> ArticleLine:
    info = article.info
    stated = [
        gettext("wire agency: {agency}", agency=info.wire_agency) if info.wire_agency else "",
        gettext("house style: {style}", style=value_word(info.house_style))
        if info.house_style != "unknown"
        else "",
        gettext("text: {completeness}", completeness=value_word(info.completeness))
        if info.completeness
        else "",
    ]
    return ArticleLine(
        id=article.id,
        letter=context.letter_of[article.id],
        name=context.name(article),
        unstated=context.unstated(article),
        title=shorten(article.title or gettext("title not stated"), 200),
        published=day(info.published) or gettext(NOT_STATED),
        words=number(article.n_words),
        language=language_name(info.language) or gettext(NOT_STATED),
        remarks=(
            *filter(None, stated),
            *health_lines(article, context.letter_of),
            *(str(one.note) for one in article.document.repairs if one.kind == "guessed encoding"),
            *doubt_lines(article, context.comparison.transcripts),
        ),
    )


def _selection(selection: Selection) -> tuple[Fact, ...]:
    return (
        fact("selected", selection.by),
        fact("query", selection.query),
        fact("dates", selection.dates),
        fact("excluded", selection.exclusions),
        fact("interest", selection.interest),
    )


def _selection_note(n: int) -> str:
    return ngettext(
        "This is {n} article as supplied; what is said of it says nothing of other coverage.",
        "These are {n} articles as supplied; what is said of them says nothing of other coverage.",
        n,
    )
