"""The reading view: the record from its first word to its last, and at each passage what the articles print.

Goes in: a context. Comes out: a `ReadingView`. A claim stands once: at the first passage it rests on, or,
where it rests on none, behind the record. On paper only passages that articles were matched to stand, those
of most articles first where not all fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from compare.findings import Finding
from compare.language import gettext, gettext_noop, ngettext
from compare.metrics.coverage import is_counted
from compare.model import Claim, Passage, Span, Transcript
from compare.report import wording
from compare.report.context import QUOTATIONS, Context
from compare.report.evidence import article_slices, record_marks
from compare.report.reading_filters import Filters, build_filters, state_words, topic_words
from compare.report.record_excerpt import WITHHELD
from compare.report.text import number
from compare.report.value_words import value_word
from compare.report.view_cards import Ref
from compare.report.view_reading import (
    BaseSlice,
    EntryView,
    FindingMark,
    Heat,
    ReadingLine,
    ReadingPassage,
    ReadingRecord,
    ReadingRow,
    ReadingTurn,
    ReadingView,
)
from compare.segment.language import language_tag

__all__ = ["anchor", "build_reading"]

LEAD = gettext_noop(
    "The record from its first word to its last; beside each passage stands what the articles print of it, a "
    "claim at the first passage that it rests on. Words of either side that differ are underlined; grey is "
    "the sentence around a claim. A label leads to both texts side by side."
)
LEAD_EXCERPT = gettext_noop(
    "The record as far as this edition prints it; beside each passage stands what the articles print of it, "
    "a claim at the first passage that it rests on. Words of either side that differ are underlined; grey is "
    "the sentence around a claim. A label leads to both texts side by side."
)
LEAD_PRINT = gettext_noop(
    "The passages that articles were matched to, in the order of the record, and under each what the "
    "articles print of it, a claim at the first passage that it rests on. Words of either side that differ "
    "are underlined; grey is the sentence around a claim."
)
# Up to so many articles each claim names its own; beyond, its label's letter has to do.
MOST_NAMED = 12
REPEATED = gettext_noop("the same words stand elsewhere in the record, and were matched there")


def anchor(key: str) -> str:
    """The anchor of a claim or a finding in the reading view; it is as lasting as the id itself.

    >>> anchor("c0123456789ab")
    'at-c0123456789ab'
    """
    return f"at-{key}"


def build_reading(context: Context) -> ReadingView:
    """The section; a record that no article was matched to is shown all the same, but not on paper."""
    edition = _Edition(context=context)
    kept = edition.kept
    lost = any(context.alignment(claim).location == "not located" for claim in edition.shown)
    on_screen = LEAD if context.shown.edition.whole else LEAD_EXCERPT
    return ReadingView(
        lead=gettext(on_screen if kept is None else LEAD_PRINT),
        legend=_legend(len(context.comparison.articles)),
        records=tuple(
            _record(edition, record, at) for at, record in enumerate(context.comparison.transcripts)
        ),
        loose=tuple(_entry(edition, claim, None) for claim in edition.loose) if kept is None else (),
        loose_note=wording.caveat(context.comparison.transcripts, subject="Not located: The search")
        if lost and kept is None
        else "",
        filters=edition.filters.views if kept is None else (),
        more=edition.more,
    )


@dataclass(frozen=True, kw_only=True)
class _Edition:
    """Where each claim stands, and what the view needs to know of it."""

    context: Context

    @cached_property
    def shown(self) -> tuple[Claim, ...]:
        """Every claim that was compared with the record."""
        context = self.context
        return tuple(c for c in context.comparison.claim_records if context.alignment(c).location is not None)

    @cached_property
    def places(self) -> dict[str, list[Passage]]:
        """Per claim the passages it rests on, in the order of the record."""
        context = self.context
        return {
            claim.id: context.passages([match.passage_id for match in context.alignment(claim).passages])
            for claim in self.shown
        }

    @cached_property
    def home(self) -> dict[str, list[Claim]]:
        """Per passage the claims that stand at it."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.shown:
            for passage in self.places[claim.id][:1]:
                found[passage.id].append(claim)
        return found

    @cached_property
    def see(self) -> dict[str, list[Claim]]:
        """Per passage the claims that rest on it, and stand at another one."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.shown:
            for passage in self.places[claim.id][1:]:
                found[passage.id].append(claim)
        return found

    def is_warm(self, passage: Passage) -> bool:
        """True for a passage that a claim rests on, or that an article was matched to."""
        return passage.id in self.home or passage.id in self.see or passage.id in self.matched

    @cached_property
    def matched(self) -> frozenset[str]:
        """The passages that any article was matched to."""
        return frozenset().union(*self.context.matched.values())

    @cached_property
    def loose(self) -> list[Claim]:
        """Claims that stand at no passage."""
        return [claim for claim in self.shown if not self.places[claim.id]]

    @cached_property
    def findings(self) -> dict[str | None, list[Finding]]:
        """Findings by claim; those about a record under ``None``."""
        found: dict[str | None, list[Finding]] = defaultdict(list)
        for finding in self.context.shown.findings:
            found[finding.claim_id].append(finding)
        return found

    @cached_property
    def marks(self) -> dict[str, list[tuple[Span, str]]]:
        """Per passage the words that differ, each with the label of the claim that they differ for."""
        found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for claim in self.shown:
            spans = record_marks(self.context, claim)
            for passage in self.places[claim.id]:
                inside = [span for span in spans if span.overlaps(passage.span)]
                found[passage.id] += [(span, self.context.label_of[claim.id]) for span in inside]
        return found

    @cached_property
    def topics(self) -> dict[str, str]:
        """The id of the topic per passage; empty where the record is in no topics."""
        return {key: topic.id for topic in self.context.comparison.topics for key in topic.passage_ids}

    @cached_property
    def begun(self) -> dict[str, str]:
        """Per passage that a topic begins with, its label and title; empty on paper."""
        if self.kept is not None:
            return {}
        return {topic.passage_ids[0]: topic_words(topic) for topic in self.context.comparison.topics}

    @cached_property
    def filters(self) -> Filters:
        """The filters of the form."""
        passages = tuple(self.context.comparison.passages.values())
        return build_filters(self.context, self.shown, passages)

    @cached_property
    def kept(self) -> frozenset[str] | None:
        """The passages that are shown, where that is not the whole record.

        Those that most articles were matched to, as many as the layout has room for the claims of.
        """
        room = self.context.limits.reading
        if room is None:
            return None
        kept: list[str] = []
        for passage_id in sorted(self.home, key=self._rank):
            room -= len(self.home[passage_id])
            if room < 0:
                break
            kept += [place.id for claim in self.home[passage_id] for place in self.places[claim.id]]
        return frozenset(kept)

    def _rank(self, passage_id: str) -> tuple[int, int]:
        n = sum(passage_id in ids for ids in self.context.matched.values())
        return -n, self.context.order[passage_id]

    @property
    def more(self) -> str:
        """What is left out of the passages that claims stand at."""
        if self.kept is None:
            return ""
        left = len(self.home.keys() - self.kept)
        if not left:
            return gettext(
                "The whole record with every claim stands in report.html; claims.csv and alignments.csv list "
                "the claims."
            )
        return ngettext(
            "Shown are the {shown} passages that most articles were matched to, with what claims on them "
            "rest on besides; {n} further passage with its claims is not shown here: report.html shows the "
            "whole record with every claim, claims.csv and alignments.csv list them.",
            "Shown are the {shown} passages that most articles were matched to, with what claims on them "
            "rest on besides; {n} further passages with their claims are not shown here: report.html shows "
            "the whole record with every claim, claims.csv and alignments.csv list them.",
            left,
            shown=len(self.kept),
        )


def _legend(n: int) -> str:
    return ngettext(
        "In the margin: a filled bar for the articles that quote the passage, a hollow one for those that "
        "report it in other words only, each with its number, of {n} article.",
        "In the margin: a filled bar for the articles that quote the passage, a hollow one for those that "
        "report it in other words only, each with its number, of {n} articles.",
        n,
    )


def _record(edition: _Edition, record: Transcript, at: int) -> ReadingRecord:
    n = len(edition.context.comparison.transcripts)
    described = wording.record_description(record)
    heading = gettext("The record ({description})", description=described)
    if n > 1:
        heading = gettext("Record {n} of {of} ({description})", n=at + 1, of=n, description=described)
    doubts = [finding for finding in edition.findings[None] if finding.transcript_id == record.id]
    return ReadingRecord(
        heading=heading,
        lang=language_tag(record.info.language) or "",
        doubts=tuple(
            FindingMark(anchor=anchor(item.id), target=record.id, words=str(item.text)) for item in doubts
        ),
        turns=tuple(_turns(edition, record)),
    )


def _turns(edition: _Edition, record: Transcript) -> Iterator[ReadingTurn]:
    kept = edition.kept
    passages = [passage for passage in record.passages if kept is None or passage.id in kept]
    for _, group in groupby(passages, key=lambda passage: passage.turn_id):
        turn = list(group)
        yield ReadingTurn(
            speaker=turn[0].speaker or gettext("speaker not stated"),
            time=wording.where_words(turn[0].time, turn[0].place),
            tokens=" ".join(edition.filters.of("speaker", [turn[0].speaker])),
            rows=tuple(_rows(edition, record, turn)),
        )


def _rows(edition: _Edition, record: Transcript, turn: Sequence[Passage]) -> Iterator[ReadingRow]:
    """A row begins where claims stand, and with a topic; what they rest on besides belongs to it."""
    rows: list[list[Passage]] = []
    for passage in turn:
        alike = rows and edition.topics.get(rows[-1][0].id) == edition.topics.get(passage.id)
        goes_on = alike and edition.is_warm(passage) == edition.is_warm(rows[-1][0])
        if goes_on and passage.id not in edition.home:
            rows[-1].append(passage)
        else:
            rows.append([passage])
    for row in rows:
        yield ReadingRow(
            lines=tuple(_lines(edition, record, row)),
            entries=tuple(_entry(edition, claim, row[0]) for claim in edition.home.get(row[0].id, ())),
            tokens=" ".join(edition.filters.of("topic", [edition.topics.get(row[0].id)])),
            topic=edition.begun.get(row[0].id, ""),
        )


def _lines(edition: _Edition, record: Transcript, row: Sequence[Passage]) -> Iterator[ReadingLine]:
    """A line per passage that something stands at; of the others a line per paragraph of the record, and one
    for all that an excerpt does not print.
    """
    lines = [[row[0]]]
    for first, second in pairwise(row):
        gap = record.document.text[first.span.end : second.span.start]
        apart = "\n\n" in gap and not first.text == second.text == WITHHELD
        if edition.is_warm(second) or apart:
            lines.append([])
        lines[-1].append(second)
    for line in lines:
        passages = tuple(_passage(edition, record, passage) for passage in line)
        yield ReadingLine(passages=passages, heat=_heat(edition, line[0]))


def _heat(edition: _Edition, passage: Passage) -> Heat | None:
    """How many articles were matched to a passage; ``None`` for none."""
    context, articles = edition.context, edition.context.comparison.articles
    matched = [article.id for article in articles if passage.id in context.matched[article.id]]
    if not matched:
        return None
    quoted = sum(passage.id in context.matched_quoted[article_id] for article_id in matched)
    reported, n = len(matched) - quoted, len(articles)
    texts = len({context.text_of[article_id] for article_id in matched})
    return Heat(
        quoted=number(quoted),
        reported=number(reported),
        quoted_width=-(-10 * quoted // n),
        reported_width=-(-10 * reported // n),
        words=_heat_words(quoted, reported, n, texts=texts, inside=edition.kept is not None),
    )


def _heat_words(quoted: int, reported: int, n: int, *, texts: int, inside: bool) -> str:
    """How many of `n` articles were matched to a passage, and how, as a sentence or inside one; copies of a
    text are told where they are among them.
    """
    articles = ngettext("{n} article", "{n} articles", n)
    if texts != quoted + reported:
        articles = ngettext(
            "{articles} ({n} text, copies taken together)",
            "{articles} ({n} texts, copies taken together)",
            texts,
            articles=articles,
        )
    values: dict[str, str | int] = {"quoted": quoted, "reported": reported, "articles": articles}
    if inside:
        return gettext(
            "quoted by {quoted}, reported in other words only by {reported}, of {articles}", **values
        )
    return gettext("Quoted by {quoted}, reported in other words only by {reported}, of {articles}", **values)


def _passage(edition: _Edition, record: Transcript, passage: Passage) -> ReadingPassage:
    context, see = edition.context, edition.see.get(passage.id, [])
    bare = not see and passage.id not in edition.home
    target = anchor if edition.kept is None else str
    return ReadingPassage(
        id=passage.id,
        label=passage.label,
        slices=_base(record.document.text, passage.parts, edition.marks.get(passage.id, ())),
        see=tuple(Ref(id=target(claim.id), label=context.label_of[claim.id]) for claim in see),
        remark=gettext(REPEATED) if bare and _heat(edition, passage) else "",
    )


def _base(text: str, parts: Sequence[Span], marks: Sequence[tuple[Span, str]]) -> tuple[BaseSlice, ...]:
    """A passage cut where words begin or cease to differ; a blank stands between two of its parts."""
    slices: list[BaseSlice] = []
    for place, part in enumerate(parts):
        edges = {part.start, part.end}
        for span, _ in marks:
            edges.update(edge for edge in (span.start, span.end) if part.start < edge < part.end)
        if place:
            slices.append(BaseSlice(text=" "))
        for start, end in pairwise(sorted(edges)):
            piece = Span(start, end)
            claims = dict.fromkeys(label for span, label in marks if span.contains(piece))
            slices.append(BaseSlice(text=piece.slice(text), claims=" ".join(claims)))
    return tuple(slices)


def _entry(edition: _Edition, claim: Claim, at: Passage | None) -> EntryView:
    context = edition.context
    article = context.article(claim)
    record = context.record(at) if at else None
    lang = language_tag(article.info.language) or ""
    tokens = [edition.filters.of_claim(context, claim)]
    if at is None:
        tokens += edition.filters.of("speaker", [claim.attribution.speaker])
    return EntryView(
        anchor=anchor(claim.id),
        target=claim.id,
        label=context.label_of[claim.id],
        name=context.name(article) if len(context.comparison.articles) <= MOST_NAMED else "",
        quoted=claim.kind in QUOTATIONS,
        state=gettext(state_words(context, claim)),
        remark=_remark(context, claim),
        places=context.places(placed) if len(placed := edition.places[claim.id]) > 1 else "",
        slices=article_slices(context, claim),
        lang="" if record and lang == (language_tag(record.info.language) or "") else lang,
        findings=tuple(_mark(finding) for finding in edition.findings.get(claim.id, ())),
        tokens=" ".join(filter(None, tokens)),
    )


def _mark(finding: Finding) -> FindingMark:
    """A finding by its name; both texts stand where it leads."""
    target = finding.id if finding.difference else finding.claim_id or ""
    partly = finding.type == "not located in part"
    words = gettext("located in part") if partly else value_word(finding.type)
    return FindingMark(anchor=anchor(finding.id), target=target, words=words)


def _remark(context: Context, claim: Claim) -> str:
    """What a claim that is no plain match needs beside it."""
    remarks = [] if is_counted(claim) else [gettext("in no count")]
    if context.alignment(claim).location == "partly located":
        remarks.append(
            wording.caveat(context.comparison.transcripts, subject="for the rest of it the search")
        )
    return "; ".join(remarks)
