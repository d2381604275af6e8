"""What every builder of the view needs to know, computed once: labels, matches, translations, the caveat.

Goes in: what an edition shows. Comes out: a frozen `Context`. No sentence of the report is made here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from compare.changes.labels import letters
from compare.comparison import Comparison
from compare.language import gettext
from compare.metrics.coverage import is_counted, matched_passages
from compare.model import Alignment, Article, Claim, Passage, State, Transcript
from compare.report import wording
from compare.report.edition import Edition
from compare.report.shown import Shown
from compare.report.text import shorten
from compare.report.translation import Sides, translation_note
from compare.review.state import Review
from compare.segment.language import translated_sides

__all__ = ["QUOTATIONS", "Context", "Limits", "Lost", "letters"]

QUOTATIONS = frozenset({"direct quotation", "partial quotation"})
REPORTED = frozenset({"reported speech", "speaker's assertion", "heading"})
# What a located claim is called in counts, whatever its wording.
GROUPS: dict[State, State] = {
    "joined": "located",
    "summary in quotation marks": "located",
    "edited, unmarked": "located",
    "edited, marked": "located",
    "corresponds in other words": "located",
    "cleaned": "located",
    "verbatim": "located",
}


class Lost(NamedTuple):
    """Claims that were not located: all, those that the article itself places outside the part supplied, and
    of the others those for which the record has related passages.
    """

    every: tuple[Claim, ...]
    placed: tuple[Claim, ...]
    related: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long the long lists of a layout may be; what is beyond them is in the data files.

    Attributes:
        runs: Runs that no article was matched to.
        others: Passages that other articles reported, per article.
        related: Passages on the theme of a claim that was not located, per claim.
        claim_rows: Rows of the table of all claims; ``None`` for all.
        claim_text: Characters of a claim in that table.
        reading: Claims beside the passages of the record, passages without any left out; ``None`` for the
            whole record.
        around: Characters of the sentences around a claim and around its passages.
        reported: Rows of the tables of what an article reported.
        refs: Links to claims in one line of an index of all articles.
        cards: Cards of all articles together; beyond them claims stand in lists; ``None`` for all.
        listed: Claims in one list that has no cards; ``None`` for all.
        many: From more articles than this on there are no such lists, half as many cards, and no sentences
            per article; ``None`` for never.
        figures: Whether a card holds the decision in figures.
        each: Whether numbers on each article along the record stand here, and not in other files only.
    """

    runs: int = 12
    others: int = 10
    related: int = 5
    claim_rows: int | None = None
    claim_text: int = 64
    reading: int | None = None
    around: int = 240
    cards: int | None = None
    listed: int | None = None
    many: int | None = None
    refs: int = 60
    reported: int = 12
    figures: bool = True
    each: bool = True


@dataclass(frozen=True, kw_only=True)
class Context:
    """A comparison with the look-ups that the report needs.

    Attributes:
        shown: What the edition shows.
        limits: Of the layout.
    """

    shown: Shown
    limits: Limits

    @property
    def comparison(self) -> Comparison:
        """What is reported: the comparison as far as the edition prints it."""
        return self.shown.comparison

    @property
    def edition(self) -> Edition:
        """What was asked for."""
        return self.shown.edition

    @property
    def dense(self) -> bool:
        """True where this layout has no room for lists of single claims."""
        return self.limits.many is not None and len(self.comparison.articles) > self.limits.many

    @property
    def listed(self) -> int | None:
        """Claims in one list that has no cards; ``None`` for all."""
        return 0 if self.dense else self.limits.listed

    @property
    def others(self) -> int:
        """Runs that other articles reported, per article."""
        return 1 if self.dense else self.limits.others

    @property
    def reported(self) -> int:
        """Rows of the tables of what an article reported."""
        return 3 if self.dense else self.limits.reported

    @cached_property
    def text_of(self) -> dict[str, str]:
        """Article id → the first id of the copies and versions of its text; its own where there are none."""
        found = {}
        for article in self.comparison.articles:
            others = [
                other for note in article.health if note.code in {"copy", "version"} for other in note.others
            ]
            found[article.id] = min([article.id, *others])
        return found

    @cached_property
    def letter_of(self) -> dict[str, str]:
        """Letter per article id, in the alphabetical order of the comparison."""
        return {article.id: letters(number) for number, article in enumerate(self.comparison.articles)}

    @cached_property
    def claims_by_article(self) -> dict[str, tuple[Claim, ...]]:
        """Claims in text order per article id; every article has an entry."""
        grouped: dict[str, list[Claim]] = {article.id: [] for article in self.comparison.articles}
        for claim in self.comparison.claim_records:
            grouped[claim.article_id].append(claim)
        return {article_id: tuple(claims) for article_id, claims in grouped.items()}

    @cached_property
    def label_of(self) -> dict[str, str]:
        """Label per claim id: the article's letter and the number of the claim in it."""
        return {
            claim.id: f"{self.letter_of[article_id]}{number}"
            for article_id, claims in self.claims_by_article.items()
            for number, claim in enumerate(claims, start=1)
        }

    @cached_property
    def matched(self) -> dict[str, frozenset[str]]:
        """Passage ids that each article was matched to."""
        return self._matched(self.comparison.claim_records)

    @cached_property
    def reporters(self) -> Counter[str]:
        """To how many articles each passage was matched, by its id."""
        return Counter(passage_id for ids in self.matched.values() for passage_id in ids)

    @cached_property
    def rank(self) -> dict[str, int]:
        """Place of each passage that counts when those that most articles were matched to come first."""
        ranked = sorted(self.denominator, key=lambda p: (-self.reporters[p.id], self.order[p.id]))
        return {passage.id: place for place, passage in enumerate(ranked)}

    @cached_property
    def known(self) -> dict[tuple[str, str], Any]:
        """What was worked out and is asked for again, by what it is and the id of its claim or passage."""
        return {}

    @cached_property
    def matched_quoted(self) -> dict[str, frozenset[str]]:
        """Passage ids that each article was matched to by a quotation."""
        return self._matched(tuple(c for c in self.comparison.claim_records if c.kind in QUOTATIONS))

    @cached_property
    def matched_reported(self) -> dict[str, frozenset[str]]:
        """Passage ids that each article was matched to by what is no quotation."""
        return self._matched(tuple(c for c in self.comparison.claim_records if c.kind not in QUOTATIONS))

    def _matched(self, claims: tuple[Claim, ...]) -> dict[str, frozenset[str]]:
        comparison = self.comparison
        found = matched_passages(comparison.transcripts, claims, comparison.alignment_records)
        return {article.id: found.get(article.id, frozenset()) for article in comparison.articles}

    @cached_property
    def order(self) -> dict[str, int]:
        """Place of each passage in the records, in order."""
        return {passage_id: number for number, passage_id in enumerate(self.comparison.passages)}

    @cached_property
    def speaker_of(self) -> dict[str, str]:
        """Speaker per id of the passages that are not procedural; "speaker not stated" where none is."""
        unnamed = gettext(wording.SPEAKER_NOT_STATED)
        return {p.id: p.speaker or unnamed for p in self.denominator}

    @cached_property
    def topic_of(self) -> dict[str, str]:
        """Label and title of the topic per passage id; empty where no topics were looked for."""
        return {
            key: f"{topic.label} {shorten(topic.title, 60)}"
            for topic in self.comparison.topics
            for key in topic.passage_ids
        }

    @cached_property
    def by_turn(self) -> dict[str, tuple[Passage, ...]]:
        """The passages of each turn, turns in the order of the records."""
        found: dict[str, list[Passage]] = {
            turn.id: [] for record in self.comparison.transcripts for turn in record.turns
        }
        for passage in self.comparison.passages.values():
            found.setdefault(passage.turn_id, []).append(passage)
        return {turn: tuple(passages) for turn, passages in found.items()}

    @cached_property
    def turn_order(self) -> tuple[str, ...]:
        """The ids of all turns, in order."""
        return tuple(self.by_turn)

    @cached_property
    def place_of_turn(self) -> dict[str, int]:
        """Place of each turn in `turn_order`."""
        return {turn: place for place, turn in enumerate(self.turn_order)}

    @property
    def passages_with(self) -> Mapping[str, int]:
        """In how many passages of the whole records each word stands, case apart."""
        return self.shown.passages_with

    @cached_property
    def _in_order(self) -> tuple[Passage, ...]:
        return tuple(self.comparison.passages.values())

    def at(self, place: int) -> Passage | None:
        """The passage at a place of `order`; ``None`` beyond either end."""
        return self._in_order[place] if 0 <= place < len(self._in_order) else None

    @cached_property
    def caveat(self) -> str:
        """What "not located" means here."""
        return wording.caveat(self.comparison.transcripts)

    @cached_property
    def place(self) -> str:
        """``in the record supplied`` or its like."""
        return wording.place_of_record(self.comparison.transcripts)

    @cached_property
    def denominator(self) -> tuple[Passage, ...]:
        """The passages that are not procedural, in order."""
        return tuple(p for p in self.comparison.passages.values() if not p.procedural)

    @property
    def review(self) -> Review | None:
        """What people decided; ``None`` where nobody did."""
        return self.comparison.review

    def alignment(self, claim: Claim) -> Alignment:
        """The alignment of a claim."""
        return self.comparison.alignments_by_claim[claim.id]

    def article(self, claim: Claim) -> Article:
        """The article of a claim."""
        return self.comparison.articles_by_id[claim.article_id]

    def voice_of(self, passage: Passage) -> str:
        """Who speaks a passage; where the event has several records, also in which of them."""
        speaker = passage.speaker or gettext(wording.SPEAKER_NOT_STATED)
        records = [record.id for record in self.comparison.transcripts]
        if len(records) < 2:
            return speaker
        return gettext(
            "{speaker}, record {n} of {total}",
            speaker=speaker,
            n=1 + records.index(passage.transcript_id),
            total=len(records),
        )

    def record(self, passage: Passage) -> Transcript:
        """The record of a passage."""
        return self.comparison.transcripts_by_id[passage.transcript_id]

    def passages(self, ids: tuple[str, ...] | list[str]) -> list[Passage]:
        """Passages by id, in the order of the records, each once."""
        return [self.comparison.passages[key] for key in sorted(set(ids), key=self.order.__getitem__)]

    def places(self, passages: Sequence[Passage]) -> str:
        """Labels of passages in order, neighbours as a range: ``P004–P006, P019``; empty for none."""
        runs: list[list[Passage]] = []
        for passage in passages:
            if runs and self.order[passage.id] == self.order[runs[-1][-1].id] + 1:
                runs[-1].append(passage)
            else:
                runs.append([passage])
        return ", ".join(run[0].label if len(run) == 1 else f"{run[0].label}–{run[-1].label}" for run in runs)

    def record_of_claim(self, claim: Claim) -> Transcript | None:
        """The record that a claim was aligned to, else the first; ``None`` where there is no record."""
        matches = self.alignment(claim).passages
        if matches:
            return self.record(self.comparison.passages[matches[0].passage_id])
        return self.comparison.transcripts[0] if self.comparison.transcripts else None

    def translation(self, claim: Claim) -> str | None:
        """Why word-for-word agreement is not assessed for a claim; ``None`` where it is."""
        record = self.record_of_claim(claim)
        return translation_note(self._sides[record.id, claim.article_id]) if record else None

    def sides(self, record: Transcript, article: Article) -> Sides:
        """Whether a record and an article are translations."""
        return self._sides[record.id, article.id]

    @cached_property
    def _sides(self) -> dict[tuple[str, str], Sides]:
        return {
            (record.id, article.id): translated_sides(record, article)
            for record in self.comparison.transcripts
            for article in self.comparison.articles
        }

    def group(self, claim: Claim) -> State:
        """The state of a claim as counts group it: correspondence of every wording is ``located``."""
        state = self.alignment(claim).state
        return GROUPS.get(state, state)

    def placed_outside(self, claim: Claim) -> str | None:
        """The article's words that place a claim outside the part supplied; ``None`` without, and where the
        record is stated to be whole.
        """
        whole = all(record.completeness == "complete" for record in self.comparison.transcripts)
        return None if whole else claim.placed_outside

    def counted(self, article: Article, *, quotations: bool) -> tuple[Claim, ...]:
        """The claims of an article that enter counts: its quotations, or its other claims."""
        return tuple(
            claim
            for claim in self.claims_by_article[article.id]
            if is_counted(claim) and (claim.kind in QUOTATIONS if quotations else claim.kind in REPORTED)
        )

    def all_counted(self, article: Article) -> tuple[Claim, ...]:
        """Its quotations, then its other claims."""
        return (*self.counted(article, quotations=True), *self.counted(article, quotations=False))

    def lost(self, claims: Iterable[Claim]) -> Lost:
        """Those of them that were not located."""
        every = tuple(claim for claim in claims if self.group(claim) == "not located")
        placed = tuple(claim for claim in every if self.placed_outside(claim))
        related = (
            claim for claim in every if not self.placed_outside(claim) and self.alignment(claim).related
        )
        return Lost(every=every, placed=placed, related=tuple(related))

    def name(self, article: Article) -> str:
        """The outlet as stated, else the file's label, short enough for a heading."""
        return shorten(article.info.outlet_label, 90)

    def subject(self, article: Article) -> str:
        """The article as the subject of a sentence: an outlet only where one is stated."""
        name = self.name(article)
        return name if article.info.outlet else gettext("The article “{label}”", label=name)

    def unstated(self, article: Article) -> str:
        """A remark where the outlet is not stated; else empty."""
        return "" if article.info.outlet else gettext("outlet not stated; file label")
