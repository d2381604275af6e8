"""The letter to an outlet: what would be printed of its articles, both texts, and the questions to it.

Goes in: the cases of an event and an outlet. Comes out: blocks of text, and a Markdown or Word file made from
them. Nothing of another outlet stands in it; what the record and the articles print is not changed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count as count_from
from pathlib import Path
from typing import Any, Literal

from compare.errors import ConfigError, SourceError
from compare.language import ENGLISH, gettext, gettext_noop, ngettext, tag
from compare.model import Article, Transcript
from compare.publication.cases import Cases
from compare.publication.edition import Case, Imprint, PublishedFinding
from compare.report import wording
from compare.report.front import safe_url
from compare.report.text import day, day_of, shorten, visible
from compare.report.view import PassageView, RunView, VoiceView
from compare.report.zipped import unzipped, zipped

__all__ = ["LETTER_FORMS", "Block", "articles_of", "letter_blocks", "letter_file"]

LETTER_FORMS = (".md", ".docx")
QUESTIONS = (
    gettext_noop("Is the text that we compared yours, is it whole, and is it the version that stands now?"),
    gettext_noop(
        "Did you use another source for these words: a recording, another transcript or translation, an "
        "agency’s text? Which one?"
    ),
    gettext_noop("Is what we would print right? If it is not, what is wrong, and what shows it?"),
    gettext_noop("Have you corrected the article, or will you?"),
    gettext_noop(
        "What do you wish to have printed? Please say whether it is about one finding (name its id) or about "
        "all of them."
    ),
)
WHO = gettext_noop("[who publishes]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&!])")
_FIRST = re.compile(r"^(\d*)([-+=.)])")
# Word files hold times: a fixed one, the earliest that the form knows, makes equal letters equal files.


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph of a letter, on one line; `lead` stands before it in bold."""

    style: Literal["title", "heading", "text", "quote", "item"]
    text: str
    lead: str = ""


def articles_of(cases: Cases, outlet: str) -> tuple[Article, ...]:
    """The articles of an outlet, by its name as the event states it; none for an unknown one."""
    return tuple(art for art in cases.comparison.articles if art.info.outlet == outlet)


def letter_blocks(
    cases: Cases, outlet: str, *, asked: date, deadline: date, imprint: Imprint
) -> tuple[Block, ...]:
    """The letter to an outlet.

    Args:
        cases: The event with what people confirmed.
        outlet: As the event states it, with one confirmed finding or more.
        asked: The day of the letter.
        deadline: The last day for an answer.
        imprint: Who writes, and where the answer goes; what is not stated is left to be filled in.
    """
    found = [(art, cases.with_findings[art.id]) for art in articles_of(cases, outlet)]
    shown = [(art, own) for art, own in found if own]
    n_findings = sum(len(case.findings) for _art, own in shown for case in own)
    numbers = count_from(1)
    return (
        *_opening(cases, outlet, n_findings, asked, deadline, imprint),
        *(block for art, own in shown for block in _article(art, own, numbers)),
        *_questions(deadline, imprint),
    )


def _opening(
    cases: Cases, outlet: str, n_findings: int, asked: date, deadline: date, imprint: Imprint
) -> Iterator[Block]:
    event = cases.comparison.event
    title = event.title or event.name
    yield Block(style="title", text=gettext("Before we publish: {title}", title=title))
    yield Block(style="text", text=gettext("To the editors of {outlet}", outlet=outlet))
    yield Block(style="text", text=day_of(asked))
    yield Block(style="text", text=" ".join(_intention(n_findings, deadline, imprint)))
    for record in cases.comparison.transcripts:
        yield Block(style="text", lead=gettext("The record:"), text=", ".join(_record(record)))
    yield Block(style="text", text=gettext(wording.SCOPE))


def _intention(n_findings: int, deadline: date, imprint: Imprint) -> Iterator[str]:
    """What the letter is for."""
    yield gettext(
        "{publisher} has compared what articles print of this event with the record of it.",
        publisher=imprint.publisher or gettext(WHO),
    )
    yield ngettext(
        "We intend to publish {n} finding on what you printed, as set out below; what you answer may change "
        "that.",
        "We intend to publish {n} findings on what you printed, as set out below; what you answer may change "
        "that.",
        n_findings,
    )
    yield gettext(
        "Please answer by {day}. Your answer will be printed word for word beside what it is about; if none "
        "comes, that none had come by then.",
        day=day_of(deadline),
    )


def _record(record: Transcript) -> Iterator[str]:
    """What is known of a record."""
    info = record.info
    yield wording.record_description(record)
    yield from filter(None, (info.publisher, safe_url(info.address)))
    if retrieved := day(info.retrieved):
        yield gettext("retrieved on {day}", day=retrieved)
    if info.gaps:
        yield gettext("known gaps: {gaps}", gaps="; ".join(info.gaps))


def _article(article: Article, cases: Sequence[Case], numbers: Iterator[int]) -> Iterator[Block]:
    title = article.title or gettext("An article whose title is not stated")
    yield Block(style="heading", text=title)
    yield Block(style="text", text=", ".join(_stated(article)))
    for case in cases:
        yield from _case(case, next(numbers))


def _stated(article: Article) -> Iterator[str]:
    """What is known of an article."""
    info = article.info
    published = day(info.published)
    yield gettext("published: {day}", day=published) if published else gettext("published: not stated")
    yield from filter(None, (safe_url(info.url),))
    yield _compared(article)
    if retrieved := day(info.retrieved):
        yield gettext("retrieved on {day}", day=retrieved)


def _compared(article: Article) -> str:
    """By what an editor knows the text again: how long it is, and how it begins."""
    first = next((one for one in article.blocks if one.kind not in ("residue", "teaser")), None)
    if first is None:
        return ngettext(
            "the text that we compared has {n} word",
            "the text that we compared has {n} words",
            article.n_words,
        )
    return ngettext(
        "the text that we compared has {n} word, begins “{words}”",
        "the text that we compared has {n} words, begins “{words}”",
        article.n_words,
        words=shorten(first.span.slice(article.document.text), 80),
    )


def _case(case: Case, number: int) -> Iterator[Block]:
    lead = f"{number}. {case.headline}."
    prints = gettext("Your article prints ({attribution}):", attribution=case.attribution)
    yield Block(style="text", lead=lead, text=prints)
    yield Block(style="quote", text="".join(piece.text for piece in case.article))
    for place, voice in enumerate(case.record):
        head = "" if place else f"{case.heading}: "
        yield Block(style="text", text=f"{head}{_who(voice)}:")
        yield Block(style="quote", text=" ".join(map(_words, voice.passages)))
    for run in case.related:
        near = gettext(
            "A near passage of the record by the program’s measure, which no person has judged: {who}:",
            who=_who(run),
        )
        yield Block(style="text", text=near)
        yield Block(style="quote", text=run.text)
    for note in case.notes:
        yield Block(style="text", text=note)
    for one in case.findings:
        yield from _finding(one)
    for caveat in case.caveats:
        yield Block(style="text", lead=gettext("With this beside it:"), text=caveat)


def _who(voice: VoiceView | RunView) -> str:
    """Who speaks, and when where that is known."""
    return ", ".join(filter(None, (voice.speaker, voice.time)))


def _words(passage: PassageView) -> str:
    """A passage with the sentences around it, as far as the report shows them."""
    words = "".join(piece.text for piece in passage.slices).strip()
    return " ".join(filter(None, ["[…]" if passage.apart else "", passage.before, words, passage.after]))


def _finding(one: PublishedFinding) -> Iterator[Block]:
    grade = f" ({one.grade})" if one.grade else ""
    said = " ".join(filter(None, [f"{one.heading}{grade}: {one.statement}", one.meaning]))
    yield Block(style="text", lead=gettext("We would print, as {id}:", id=one.id), text=said)


def _questions(deadline: date, imprint: Imprint) -> Iterator[Block]:
    yield Block(style="heading", text=gettext("Our questions"))
    for question in QUESTIONS:
        yield Block(style="item", text=gettext(question))
    where = imprint.contact or gettext("[where the answer goes]")
    by = day_of(deadline)
    yield Block(style="text", text=gettext("Please write to {where}, by {day}.", where=where, day=by))
    yield Block(style="text", text=imprint.publisher or gettext(WHO))


def letter_file(path: Path, blocks: Sequence[Block]) -> bytes:
    """The letter in the form that the file's ending names: equal letters, equal bytes.

    Raises:
        ConfigError: ``letter-form`` for another ending than `LETTER_FORMS`.
        SourceError: ``missing-library`` if python-docx is not installed.
    """
    form = path.suffix.lower()
    if form not in LETTER_FORMS:
        raise ConfigError(
            "a letter is written as Markdown or as a Word file.",
            code="letter-form",
            source=str(path),
            hint=f"Let the name behind --out end in {' or '.join(LETTER_FORMS)}.",
        )
    return _markdown(blocks).encode("utf-8", "replace") if form == ".md" else _docx(blocks, str(path))


def _line(text: str) -> str:
    return visible(" ".join(text.split()))


def _markdown(blocks: Sequence[Block]) -> str:
    """The letter in CommonMark; signs of texts that Markdown would read are escaped."""
    marks = {"title": "# ", "heading": "## ", "text": "", "quote": "> ", "item": "- "}
    lines = []
    for block in blocks:
        lead = f"**{_escaped(block.lead)}** " if block.lead else ""
        lines.append(f"{marks[block.style]}{lead}{_escaped(block.text)}")
    return "\n\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return _FIRST.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", _line(text)))


def _docx(blocks: Sequence[Block], source: str) -> bytes:
    try:
        import docx
    except ImportError as error:
        raise SourceError(
            "a letter as a Word file needs the library python-docx, which is not installed.",
            code="missing-library",
            source=source,
            hint='Install it with: pip install "pressdiff[office]", or write Markdown (.md).',
        ) from error
    document = docx.Document()
    styles = {
        "title": "Title",
        "heading": "Heading 1",
        "text": "Normal",
        "quote": "Quote",
        "item": "List Bullet",
    }
    for block in blocks:
        paragraph = document.add_paragraph(style=styles[block.style])
        if block.lead:
            paragraph.add_run(f"{_line(block.lead)} ").bold = True
        paragraph.add_run(_line(block.text))
    document.core_properties.author = ""
    document.core_properties.title = _line(blocks[0].text) if blocks else ""
    if tag() != ENGLISH:
        _set_language(document, tag())
    out = io.BytesIO()
    document.save(out)
    return zipped(unzipped(out.getvalue()))


def _set_language(document: Any, language: str) -> None:
    """The language of the letter's own words, for the spelling checker and for who has it read aloud."""
    from docx.oxml.ns import qn

    document.core_properties.language = language
    for stated in document.styles.element.xpath("w:docDefaults//w:lang"):
        stated.set(qn("w:val"), language)
