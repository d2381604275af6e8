"""A summary in Markdown, for an editor's mail, a wiki or an issue tracker.

Goes in: what an edition shows. Comes out: the file's text. Every word that comes from outside is escaped, so
that it is shown as text and never becomes a heading, a link, an address or markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from compare.findings import Finding
from compare.language import gettext, gettext_noop, ngettext
from compare.model import Claim
from compare.report import wording
from compare.report.context import Context, Limits
from compare.report.edition_view import build_edition
from compare.report.exports.citation import cite
from compare.report.findings import build_findings
from compare.report.front import byline, title_of
from compare.report.pieces import all_claims
from compare.report.settle import build_settle
from compare.report.shown import Shown
from compare.report.statements import build_statements
from compare.report.text import shorten, visible
from compare.report.value_words import value_word
from compare.report.view_tables import CountTable, Table

__all__ = ["MAX_FINDINGS", "markdown_text", "plain"]

# Of an article; findings.csv has them all.
MAX_FINDINGS = 40
MAX_WORDS = 400
# The groups of the table of counts, inside a line.
KINDS = (gettext_noop("quotations"), gettext_noop("reported statements"))
_NAME = re.compile(r"\{(\w+)\}")
_SIGNS = re.compile(r"[\\`*_\[\]#|~$]")
# What begins a list, a quotation, a heading or a rule where it stands first.
_FIRST = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", ":": "&#58;"}


def plain(text: str) -> str:
    r"""`text` on one line, as Markdown that shows exactly it.

    >>> plain("1. <b> [x](http://a.b)"), plain("- well-known #1")
    ('1\\. &lt;b&gt; \\[x\\](http&#58;//a.b)', '\\- well-known \\#1')
    """
    line = " ".join(visible(text).split())
    line = re.sub(r"[&<>@]|:(?=//)", lambda found: _ENTITIES[found.group()], _SIGNS.sub(r"\\\g<0>", line))
    line = _FIRST.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", line)
    return re.sub(r"(?i)\bwww\.", "www&#46;", line)


def markdown_text(shown: Shown) -> str:
    """The file, ending with a line break; the same text for the same edition."""
    context = Context(shown=shown, limits=Limits())
    blocks = [*_head(context), *_counts(context), *_findings(context), *_foot(shown)]
    return "\n\n".join(blocks) + "\n"


def _head(context: Context) -> Iterator[str]:
    """Title, status, scope, what is not stated, the edition and its note."""
    edition = build_edition(context.shown)
    title = gettext("{title}: the record and what the articles print", title=title_of(context))
    yield _heading(title, "#")
    yield f"**{plain(wording.draft_words(context.review))}.**"
    yield plain(byline(context))
    yield plain(gettext(wording.SCOPE))
    settle = build_settle(context)
    if settle:
        yield _heading(gettext("To settle before use"))
        yield "\n".join(f"- {plain(line.what)}: {plain(line.bears.text)}" for line in settle)
    if edition.heading:
        yield _heading(edition.heading)
        yield from map(plain, edition.sentences)
    if edition.shares:
        yield _table(edition.shares)
    if edition.note:
        yield _heading(gettext("Editor’s note"))
        yield from map(plain, edition.note)


def _counts(context: Context) -> Iterator[str]:
    """The sentences of the first page with how they count, the caveat, and the table of counts."""
    view = build_findings(context)
    yield _heading(gettext("Findings in counts"))
    for statement in build_statements(context):
        yield " ".join(plain(sentence.text) for sentence in statement.sentences)
        yield plain(" ".join(filter(None, (statement.counted, statement.worth, statement.remark))))
    if any(context.group(claim) == "not located" for claim in all_claims(context)):
        yield plain(wording.caveat(context.comparison.transcripts))
    yield _count_table(view.table)
    yield from map(plain, view.table.notes)


def _findings(context: Context) -> Iterator[str]:
    """Each finding with both texts, by article."""
    shown = context.shown
    yield _heading(gettext("What differs, and what was not located"))
    yield plain(
        gettext(
            "Each with the words of the article and of the record. “Not located” means: {caveat}",
            caveat=wording.caveat(shown.comparison.transcripts),
        )
    )
    for article in shown.comparison.articles:
        found = [finding for finding in shown.findings if finding.article_id == article.id]
        claims = {claim.id: claim for claim in context.claims_by_article[article.id]}
        unstated = context.unstated(article)
        name = plain(context.name(article)) + (f" ({unstated})" if unstated else "")
        yield f"### {context.letter_of[article.id]}. {name}"
        title = article.title or gettext(wording.NOT_STATED)
        yield plain(ngettext("{title} · {n} finding", "{title} · {n} findings", len(found), title=title))
        lines = [
            line
            for finding in found[:MAX_FINDINGS]
            for line in _finding(context, finding, claims[finding.claim_id or ""])
        ]
        if lines:
            yield "\n".join(lines)
        if len(found) > MAX_FINDINGS:
            rest = ngettext(
                "{n} further finding is in findings.csv.",
                "{n} further findings are in findings.csv.",
                len(found) - MAX_FINDINGS,
            )
            yield plain(rest)
    doubts = [finding for finding in shown.findings if finding.article_id is None]
    if doubts:
        yield _heading(gettext("The record"), "###")
        yield "\n".join(
            f"- {plain(shorten(str(finding.text), MAX_WORDS))} (`{finding.id}`)" for finding in doubts
        )


def _finding(context: Context, finding: Finding, claim: Claim) -> Iterator[str]:
    """A list item: what it is, what the article prints, what the record reads."""
    alignment = context.alignment(claim)
    told = f": {plain(shorten(str(finding.text), MAX_WORDS))}" if finding.kind == "difference" else ""
    head = f"**{plain(value_word(finding.type))}**"
    if finding.severity is not None:
        severity = gettext("{type}, severity {n}", type="{type}", n=finding.severity)
        head = _with(severity, type=head)
    if finding.difference is not None and finding.difference.by_house_style != finding.severity:
        own = gettext(
            "{type}; by the outlet’s own policy {n}", type="{type}", n=finding.difference.by_house_style
        )
        head = _with(own, type=head)
    yield f"- {head} (`{finding.id}`){told}"
    words = plain(shorten(claim.text, MAX_WORDS))
    prints = gettext("The article prints: “{words}”")
    yield f"    - {_with(prints, words=words)}"
    for passage in context.passages([match.passage_id for match in alignment.passages]):
        place = plain(f"{passage.label}, {context.voice_of(passage)}")
        words = plain(shorten(passage.text, MAX_WORDS))
        reads = gettext("The record reads ({place}): “{words}”")
        yield f"    - {_with(reads, place=place, words=words)}"
    if finding.kind == "not located":
        yield f"    - {plain(wording.caveat(context.comparison.transcripts))}"


def _heading(words: str, mark: str = "##") -> str:
    return f"{mark} {plain(words)}"


def _with(sentence: str, **escaped: str) -> str:
    """A sentence of the catalogue as Markdown; what stands for its names is Markdown already."""
    return _NAME.sub(lambda found: escaped[found[1]], plain(sentence))


def _foot(shown: Shown) -> Iterator[str]:
    citation = cite(shown)
    yield _heading(gettext("How to cite this report"))
    yield plain(citation.text)
    yield f"```bibtex\n{_fenced(citation.bibtex)}```"


def _fenced(text: str) -> str:
    """Text for a fenced block, which no run of backticks in it can close."""
    return visible(text).replace("```", "ˋˋˋ")


def _count_table(table: CountTable) -> str:
    lines = [
        _line((table.corner, *table.columns)),
        _line(["---", *("---:" for _ in table.columns)], raw=True),
    ]
    lines += [
        _line((f"{row.heading}: {gettext(kind)}", *row.cells))
        for group, kind in zip(table.groups, KINDS, strict=True)
        for row in group.rows
    ]
    return "\n".join(lines)


def _table(table: Table) -> str:
    lines = [
        _line((table.corner, *table.columns)),
        _line(["---", *("---:" for _ in table.columns)], raw=True),
    ]
    return "\n".join([*lines, *(_line((row.heading, *row.cells)) for row in table.rows)])


def _line(cells: Sequence[str] | Iterable[str], *, raw: bool = False) -> str:
    return f"| {' | '.join(cells if raw else map(plain, cells))} |"
