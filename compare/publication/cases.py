"""The statements of an article as a published edition shows them: with findings, or as corresponding.

Goes in: a comparison as people left it, its `Review`, and the findings that they confirmed. Comes out: `Case`
values in the order of the article. They are built from a comparison that holds nothing else: what nobody
confirmed is not there to be printed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from compare.comparison import Comparison
from compare.language import ENGLISH, Words, english, gettext, speaking
from compare.metrics.coverage import is_counted
from compare.model import Alignment, Article, Claim, State, Transcript
from compare.publication.edition import Case, PublishedFinding
from compare.publication.held import Held
from compare.publication.told import (
    LONGEST,
    attribution,
    halves,
    meaning_of,
    notes_on,
    record_caveat,
    related,
    statement,
)
from compare.report import wording
from compare.report.context import QUOTATIONS, Context, Limits
from compare.report.evidence import article_slices, record_views
from compare.report.shown import prepare
from compare.report.text import day_of, listed, shorten
from compare.review.state import Review
from compare.segment.language import language_tag

__all__ = ["Cases", "confirmed_only"]

SAME_WORDS: frozenset[State] = frozenset({"verbatim", "cleaned"})


@dataclass(frozen=True, kw_only=True)
class Cases:
    """An event with what people confirmed of it, to be asked in one language: what it has said it keeps.

    Attributes:
        comparison: As people left it, private questioners and authors by their roles.
        review: What people decided.
        held: `compare.publication.held.held_findings` of the two.
        hashes: Of the kept text of each article, names and all, by its id.
        notes: Print the notes of those who confirmed a finding.
        english: The same event, to be asked in English; ``None`` where this one is.
    """

    comparison: Comparison
    review: Review
    held: tuple[Held, ...]
    hashes: Mapping[str, str]
    notes: bool = False
    english: Cases | None = None

    @property
    def plain(self) -> Cases:
        """The event in English: what is hashed, and what the terminal says, is the same in every language."""
        return self.english or self

    @cached_property
    def by_claim(self) -> dict[str, tuple[Held, ...]]:
        """The confirmed findings of each claim that has one."""
        found: dict[str, list[Held]] = {}
        for one in self.held:
            if one.confirmed and one.finding.claim_id:
                found.setdefault(one.finding.claim_id, []).append(one)
        return {claim: tuple(them) for claim, them in found.items()}

    @cached_property
    def context(self) -> Context:
        """What the cases are built from: the claims that are shown, and of their findings those confirmed."""
        shown = {
            claim.id
            for claim in self.comparison.claim_records
            if claim.id in self.by_claim or self._settled(claim)
        }
        return Context(shown=prepare(confirmed_only(self.comparison, self.held, shown)), limits=Limits())

    def _settled(self, claim: Claim) -> str:
        """On what it rests that a claim without findings corresponds; empty where nobody can say so.

        Equal words are seen in the two texts themselves; everything else needs a person who looked.
        """
        alignment = self.comparison.alignments_by_claim[claim.id]
        if claim.id in self.by_claim or alignment.location != "located" or not is_counted(claim):
            return ""
        if people := self._people(claim):
            return gettext("Read beside the record by {people}.", people=listed(people))
        if claim.kind in QUOTATIONS and alignment.state in SAME_WORDS:
            return gettext("The words themselves show it.")
        return ""

    def _people(self, claim: Claim) -> tuple[str, ...]:
        """Who confirmed the place of a claim, or rejected every difference that the program had found there.

        Who rejects that something was not located has not said yet where it stands.
        """
        own = self.review.by_claim.get(claim.id)
        if own is not None and own.status == "confirmed":
            return own.who
        states = [one for one in self.review.findings if one.finding.claim_id == claim.id]
        located = all(one.finding.kind != "not located" for one in states)
        if states and located and all(one.status == "rejected" for one in states):
            return tuple(dict.fromkeys(vote.by for one in states for vote in one.verdict.opinions))
        return ()

    @cached_property
    def with_findings(self) -> dict[str, tuple[Case, ...]]:
        """By article, the statements in which something was confirmed, in the order of its text."""
        return {
            article_id: tuple(self._case(claim) for claim in claims if claim.id in self.by_claim)
            for article_id, claims in self.context.claims_by_article.items()
        }

    @cached_property
    def findings(self) -> dict[str, tuple[PublishedFinding, ...]]:
        """By article, the findings in these."""
        return {
            article_id: tuple(finding for case in cases for finding in case.findings)
            for article_id, cases in self.with_findings.items()
        }

    def corresponding(self, article: Article) -> tuple[Case, ...]:
        """Those that correspond to the record, likewise."""
        claims = self.context.claims_by_article[article.id]
        return tuple(self._case(claim) for claim in claims if claim.id not in self.by_claim)

    def _case(self, claim: Claim) -> Case:
        context, alignment = self.context, self.context.alignment(claim)
        held = self.by_claim.get(claim.id, ())
        record = context.record_of_claim(claim)
        settled = "" if held else self._settled(claim)
        lost = alignment.location == "not located"
        return Case(
            id=claim.id,
            label=context.label_of[claim.id],
            kind=gettext(wording.KIND_WORDS[claim.kind]),
            state="" if held else self._state(claim),
            settled=settled,
            heading=wording.described(record.info) if record and not lost else gettext("The record"),
            record=record_views(context, claim),
            article=article_slices(context, claim),
            article_lang=language_tag(context.article(claim).info.language) or "",
            attribution=attribution(claim),
            halves=halves(context, claim, alignment),
            related=related(context, alignment) if lost else (),
            notes=notes_on(context, claim),
            counted=is_counted(claim),
            findings=tuple(self._finding(claim, one) for one in held),
        )

    def _state(self, claim: Claim) -> str:
        """How a statement corresponds: by its words where these are the same, else that it was located."""
        state = self.comparison.alignments_by_claim[claim.id].state
        known = state if state in SAME_WORDS else "located"
        return gettext(wording.headline_word(known, translated=self.context.translation(claim) is not None))

    def _finding(self, claim: Claim, held: Held) -> PublishedFinding:
        finding = held.finding
        grade = "" if finding.severity is None else gettext(wording.SEVERITY_WORDS[finding.severity])
        key, fingerprint = self.plain.marks[finding.id]
        return PublishedFinding(
            id=finding.id,
            key=key,
            number=self._number(claim, held),
            kind=finding.kind,
            type=finding.type,
            severity=finding.severity,
            grade=grade,
            words=_words(claim, held),
            statement=statement(self.context, claim, held),
            caveat=self._caveat(claim, held),
            meaning=meaning_of(held),
            people=held.people,
            reviewed=_reviewed(held),
            reviewed_on=held.at[:10],
            notes=tuple(f"{note.by}: {note.says}" for note in held.notes) if self.notes else (),
            fingerprint=fingerprint,
        )

    @cached_property
    def marks(self) -> dict[str, tuple[str, str]]:
        """Key and fingerprint of each confirmed finding on a claim, by its id; to be asked of `plain`."""
        with speaking(ENGLISH):
            return {
                one.finding.id: self._marks(claim, one)
                for claim in self.comparison.claim_records
                for one in self.by_claim.get(claim.id, ())
            }

    def _marks(self, claim: Claim, held: Held) -> tuple[str, str]:
        type_, grade = held.finding.type, str(held.finding.severity)
        said = [type_, grade, statement(self.context, claim, held), meaning_of(held), *self._both(claim)]
        return _hash([claim.key, type_, _words(claim, held)]), _hash(said)

    def _number(self, claim: Claim, held: Held) -> str:
        """The number that the words of a difference carry where several are marked."""
        shown = [item.id for item in self.context.alignment(claim).differences]
        return str(1 + shown.index(held.finding.id)) if len(shown) > 1 and held.finding.difference else ""

    def _both(self, claim: Claim) -> Iterable[str]:
        """The words of both sides."""
        for piece in article_slices(self.context, claim):
            yield piece.text
        for voice in record_views(self.context, claim):
            yield voice.speaker
            yield from (piece.text for passage in voice.passages for piece in passage.slices)

    def _caveat(self, claim: Claim, held: Held) -> str:
        """What has to be said in the same block: what "not located" means, and of what is another kind of
        finding that the record is a text, too, perhaps a translation.
        """
        records = self.comparison.transcripts
        if held.finding.type == "not located in part":
            return wording.caveat(records, subject="For the part not located the search")
        if held.finding.kind == "not located":
            return wording.caveat(records)
        record = self.context.record_of_claim(claim)
        return record_caveat(record) if record else ""

    def of_records(self) -> tuple[PublishedFinding, ...]:
        """The doubts about a record that people confirmed."""
        return tuple(
            PublishedFinding(
                id=one.finding.id,
                key=one.finding.id,
                number="",
                kind=one.finding.kind,
                type=one.finding.type,
                severity=None,
                grade="",
                words="",
                statement=str(one.finding.text),
                caveat="",
                meaning="",
                people=one.people,
                reviewed=_reviewed(one),
                reviewed_on=one.at[:10],
                notes=(),
                fingerprint=_hash([english(one.finding.text)]),
            )
            for one in self.held
            if one.confirmed and one.finding.claim_id is None
        )


def _words(claim: Claim, held: Held) -> str:
    """The article's words that a finding is about, shortened."""
    own = held.finding.difference.claim_text if held.finding.difference else ""
    return shorten(own or claim.text, LONGEST)


def _reviewed(held: Held) -> str:
    return gettext("Confirmed by {people} on {day}.", people=listed(held.people), day=day_of(held.at))


def confirmed_only(comparison: Comparison, held: Sequence[Held], claims: Iterable[str]) -> Comparison:
    """A comparison that holds nothing but what may be printed.

    Args:
        comparison: As people left it.
        held: Its findings.
        claims: Ids of the claims that are shown.

    Returns:
        Of the claims those shown, of differences and doubts those confirmed; no coverage, and of the health
        of articles only that several print one text.
    """
    kept, shown = {one.finding.id: one for one in held if one.confirmed}, set(claims)
    doubts = {one.finding.text for one in kept.values() if one.finding.claim_id is None}
    pairs = [
        (claim, _bared(comparison.alignments_by_claim[claim.id], kept))
        for claim in comparison.claim_records
        if claim.id in shown
    ]
    return replace(
        comparison,
        transcripts=tuple(_without_doubts(record, doubts) for record in comparison.transcripts),
        articles=tuple(
            replace(article, doubts=(), health=tuple(one for one in article.health if one.code == "copy"))
            for article in comparison.articles
        ),
        claim_records=tuple(claim for claim, _ in pairs),
        alignment_records=tuple(alignment for _, alignment in pairs),
        coverage_records=(),
        review=None,
    )


def _bared(alignment: Alignment, kept: Mapping[str, Held]) -> Alignment:
    """An alignment without the differences that nobody confirmed. Words are then marked where a confirmed
    difference is, and a grading of the wording, which nobody confirmed either, marks no others.
    """
    differences = tuple(item for item in alignment.differences if item.id in kept)
    same = alignment.state in SAME_WORDS and not differences
    return replace(alignment, differences=differences, wording=alignment.wording if same else None)


def _without_doubts(record: Transcript, confirmed: set[Words]) -> Transcript:
    return replace(record, doubts=tuple(doubt for doubt in record.doubts if doubt in confirmed))


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256(json.dumps(list(parts)).encode()).hexdigest()[:16]
