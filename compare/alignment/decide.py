"""Where a claim stands in the records, or that it was not located: levels and guards decide.

Goes in: claims with their proposal scores, and the records. Comes out: one `Alignment` per claim. The rungs,
in order: the same words (``verbatim``), nearly the same words (``near``), words of several places
(``joined``), a short phrase in a passage that carries the words around it (``context``), the same content in
other words (``support``), ``none``. How a quotation differs in meaning is not judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from compare.alignment.backed import locate_backed
from compare.alignment.clauses import has_verb
from compare.alignment.evidence import Evidence, best_window, order_of, weigh
from compare.alignment.followed import Followed, find_followed
from compare.alignment.gist import gist_of
from compare.alignment.propose import Proposal, Query
from compare.alignment.quotations import Located, locate_quotation
from compare.alignment.records import Records
from compare.alignment.stretch import CONTIGUOUS, stretch
from compare.alignment.surroundings import words_around
from compare.alignment.words import content_stems, fold_words
from compare.model import (
    Alignment,
    AttributionStatus,
    Claim,
    Document,
    Half,
    RunnerUp,
    Span,
)
from compare.segment.article import HEADINGS

__all__ = [
    "BY_WORDS",
    "LEAST_ALONE",
    "NEARBY_SUPPORT",
    "QUOTATION_SUPPORT",
    "REPORTED_SUPPORT",
    "Task",
    "decide",
    "find_window",
    "find_words",
    "says_too_little",
    "unplaced",
]

BY_WORDS = frozenset({"verbatim", "near", "joined"})
"""Levels of a claim that was placed by the words themselves."""

QUOTATION_SUPPORT = 0.7
"""Least support at which a quotation whose words were not found counts as corresponding in other words.
On debate-claims fewer than one claim in twenty reaches it in the record of another event."""

REPORTED_SUPPORT = 0.4
"""Least support at which reported speech counts as located (debate-claims: recall .81, false .22)."""

HEADING_SUPPORT = 0.5
"""The same for a heading, which has few words (debate-claims: recall .75, false .12)."""

NEARBY_SUPPORT = 0.2
"""The same for reported speech whose best place lies beside that of the sentences around it; 97 of 100
debate-claims reach it in their own record."""

HALF_SUPPORT = 0.5
"""Least support of one half of a quotation that corresponds as a whole, and of a clause that is located
though its sentence is not."""

LEAST_STEMS = 4
"""Content stems, names of speakers apart, of a quotation that may be located in other words."""

LEAST_ALONE = 3
"""The same of a sentence without a source that may be an assertion taken from the record, and of a clause
that is located though its sentence is not."""

LEAST_REPORTED = 2
"""The same of reported speech, of which the article itself says that it was said, and of headings."""

_PERSONS = frozenset({"he", "she", "they", "we", "i", "you"})

AROUND = 0.25
"""Least share of the words around a phrase, no clause, that stand where it is located in other words."""

WEAK = 0.2
"""Support below which one clause of a located claim counts as not located."""

KEPT = 0.6
"""Share of the words of a clause in the passage that the whole claim follows, from which it is located."""

RIVALS = 5
"""How many of the likeliest other passages are weighed for the runner-up."""

RELATED = 0.42
"""Least cosine of a passage that is named as related to a claim that was not located."""

_ASKED = re.compile(
    r"\b(?:asked|pressed|questioned|quizzed|replied|(?:respon|answer|reply)\w*(?: to)?|question)\b",
    re.IGNORECASE,
)
"""Words by which a claim reports a question with its answer."""

_Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One claim with everything that its decision looks at.

    Attributes:
        query: The claim's core as it was encoded.
        row: Its row in the proposal.
        clauses: Queries of its clauses, where it has several.
        clause_spans: Their places in the article.
        phrases: Queries of what stands between the marks of a quotation, where there are several.
        nearby: Numbers of passages beside the places of the text around it (`compare.alignment.nearby`).
        evidence: The window that it most likely comes from, if there is any.
        by_words: Where its words were found, if they were.
        translated: Ids of the records with which words cannot be compared: a side is a translation.
    """

    claim: Claim
    document: Document
    query: Query
    row: int
    clauses: tuple[Query, ...] = ()
    clause_spans: tuple[Span, ...] = ()
    phrases: tuple[Query, ...] = ()
    translated: frozenset[str] = frozenset()
    nearby: frozenset[int] = frozenset()
    evidence: Evidence | None = None
    by_words: Alignment | None = None


def decide(task: Task, proposal: Proposal, records: Records) -> Alignment:
    """The alignment of one claim.

    Args:
        task: The claim.
        proposal: Scores of all queries.
        records: What it is looked for in.

    Returns:
        The alignment; `location` is ``None`` for a claim that is not checkable.
    """
    claim = task.claim
    if not claim.checkable:
        return Alignment(claim_id=claim.id, location=None, attribution=unplaced(records))
    if task.by_words is not None:
        found = task.by_words
    elif claim.quotation is not None:
        found = _in_other_words(task, records)
    else:
        found = _by_support(task, records, task.evidence)
    return _with_context(found, task, proposal, records)


def _in_other_words(task: Task, records: Records) -> Alignment:
    """A quotation whose words were not found, by its content.

    In one contiguous stretch of the record, or phrase by phrase in several places.
    """
    backed = _backed(task, records)
    if backed is not None:
        return backed
    if _may_correspond(task, records):
        found = _by_support(task, records, task.evidence)
    else:
        found = replace(_not_located(task), score=round(task.evidence.score if task.evidence else 0.0, 4))
    return found if found.location == "located" else _summary(task, records) or found


def _backed(task: Task, records: Records) -> Alignment | None:
    """A quotation that nearly stands, word by word, in the passages that carry its content."""
    evidence = task.evidence
    if evidence is None or evidence.score < QUOTATION_SUPPORT or task.translated:
        return None
    found = locate_backed(task.document.text, task.claim, records, evidence.rows, evidence.score)
    return None if found is None else _from_located(task, found, records)


def _summary(task: Task, records: Records) -> Alignment | None:
    """A quotation each of whose phrases is carried, in two passages or more."""
    own = records.spoken_by(task.claim.attribution.speaker)
    parts = gist_of(records.index, task.phrases, own, QUOTATION_SUPPORT)
    rows = sorted({row for part in parts for row in part.rows})
    if len(rows) < 2:
        return None
    score = min(part.score for part in parts)
    return Alignment(
        claim_id=task.claim.id,
        location="located",
        passages=records.whole(rows, score),
        wording="summary in quotation marks",
        level="support",
        score=round(score, 4),
    )


def find_window(
    task: Task, proposal: Proposal, records: Records, within: frozenset[int] | None = None
) -> Evidence | None:
    """The window that a claim most likely comes from, among the passages of its speaker.

    A quotation that a pronoun or the context gives to a speaker may stand among anybody's where it does so
    clearly. A sentence without a source is looked for everywhere.

    Args:
        task: The claim.
        proposal: Scores of all queries.
        records: What it is looked for in.
        within: Passages to keep to; ``None`` for all.

    Returns:
        The best window around the best-scored passages; ``None`` where there is nothing to look in.
    """
    claim = task.claim
    own = records.spoken_by(claim.attribution.speaker) if claim.checkable else None
    order = order_of(proposal, task.row, own)
    order = order if within is None else [row for row in order if row in within]
    found = _best(task, records, order)
    followed = _followed(task, records, order)
    if followed is not None and (found is None or followed.row not in found.rows):
        found = weigh(records.index, task.query, (followed.row,))
    clear = found is not None and found.score >= QUOTATION_SUPPORT
    if claim.quotation is None or clear or claim.attribution.basis in ("name", "none"):
        return found
    other = _best(task, records, order_of(proposal, task.row))
    return other if other is not None and other.score >= QUOTATION_SUPPORT else found


def _followed(task: Task, records: Records, rows: Sequence[int]) -> Followed | None:
    """The passage that reported speech follows word by word, if both sides are in the words spoken."""
    if task.claim.kind not in ("reported speech", "speaker's assertion"):
        return None
    same = [row for row in rows if records.passages[row].transcript_id not in task.translated]
    return find_followed(task.document.text, task.claim.core, records, same)


def _best(task: Task, records: Records, order: list[int]) -> Evidence | None:
    asked = _ASKED.search(task.claim.text) is not None
    return best_window(records.index, task.query, records.turns, order, asked=asked)


def _may_correspond(task: Task, records: Records) -> bool:
    """True for a quotation whose words were not found and that may still stand there in other words."""
    if task.claim.kind == "scare quote" or task.evidence is None or _too_few_words(task.query, records):
        return False
    return not _stands_alone(task, task.evidence, records) and _is_one_stretch(task, records, task.evidence)


def _is_one_stretch(task: Task, records: Records, evidence: Evidence) -> bool:
    """True if a contiguous stretch of the window says the quotation, or a clause that can stand alone."""
    whole = evidence.score >= QUOTATION_SUPPORT
    queries = (task.query,) if whole else task.clauses
    return any(
        stretch(records.index, query, evidence.rows) >= CONTIGUOUS
        for query in queries
        if not _too_few_words(query, records)
    )


def _too_few_words(query: Query, records: Records, least: int = LEAST_STEMS) -> bool:
    """True for a text with too few content words for an agreement in other words to mean much."""
    stems = set(content_stems(fold_words(query.text).folded)) - records.index.names
    return len(stems) < least


def says_too_little(task: Task, records: Records, least: int = LEAST_REPORTED) -> bool:
    """True for what is no quotation, has too few content words for an agreement in other words to mean much
    ("His tax cut?", "That's true."), and does not follow its window word by word.

    Args:
        task: The claim with its window.
        records: What it was looked for in.
        least: Content stems, names of speakers apart, from which it says enough; a statement about a
            speaker or a person meant by a pronoun ("she would resign") needs one less.
    """
    if task.claim.quotation is not None:
        return False
    about = task.claim.kind == "reported speech" and _tells_of_somebody(task.query.text, records)
    if not _too_few_words(task.query, records, least - 1 if about else least):
        return False
    rows = task.evidence.rows if task.evidence else ()
    return find_followed(task.document.text, task.claim.core, records, rows) is None


def _tells_of_somebody(text: str, records: Records) -> bool:
    """True for a clause with a speaker's name or a pronoun for persons: more than a verdict or a fragment."""
    words = fold_words(text).folded
    persons = not _PERSONS.isdisjoint(
        word.partition("'")[0] for word in words
    ) or not records.index.names.isdisjoint(content_stems(words))
    return persons and has_verb(text)


def _stands_alone(task: Task, evidence: Evidence, records: Records) -> bool:
    """True for a phrase, no clause, of whose sentence the best window carries too little."""
    if task.claim.kind != "partial quotation":
        return False
    around = words_around(task.claim, task.document.text) - records.index.names
    near = {row + step for row in evidence.rows for step in (-1, 0, 1)}
    there = {item for row in near if 0 <= row < len(records.passages) for item in records.index.stems[row]}
    return len(around & there) < AROUND * len(around) or not around


def find_words(task: Task, proposal: Proposal, records: Records) -> Alignment | None:
    """The quotation by its words: first in the named speaker's passages, then in anybody's.

    ``None`` for other claims, and where the words were not found.
    """
    claim = task.claim
    if claim.quotation is None or not claim.checkable:
        return None
    own = records.spoken_by(claim.attribution.speaker)
    order = order_of(proposal, task.row, own)
    found = locate_quotation(task.document.text, claim, records, proposal.score[task.row], own, order)
    if found is None and not own.all():
        everyone = np.ones(len(own), dtype=bool)
        found = locate_quotation(
            task.document.text,
            claim,
            records,
            proposal.score[task.row],
            everyone,
            order_of(proposal, task.row),
            own=False,
        )
    return None if found is None else _from_located(task, found, records)


def _from_located(task: Task, found: Located, records: Records) -> Alignment:
    matches = tuple(match for run in found.runs for match in records.matches(run, run.similarity))
    first = records.passages[records.words.passage_at(found.runs[0].start)]
    translated = first.transcript_id in task.translated
    return Alignment(
        claim_id=task.claim.id,
        location=found.location,
        passages=matches if found.location != "ambiguous" else (),
        halves=found.halves,
        alternatives=found.alternatives,
        wording="corresponds in other words" if translated and found.wording else found.wording,
        level=found.level,
        score=round(min((run.similarity for run in found.runs), default=0.0), 4),
    )


def _by_support(task: Task, records: Records, evidence: Evidence | None) -> Alignment:
    """The claim by its content, as a whole and clause by clause."""
    if evidence is None:
        return _not_located(task)
    threshold = _threshold(task.claim)
    in_place = NEARBY_SUPPORT <= evidence.score < threshold and not task.nearby.isdisjoint(evidence.rows)
    if in_place:
        threshold = NEARBY_SUPPORT
    followed = _followed(task, records, evidence.rows)
    halves = _halves(task, records, evidence, threshold, followed)
    carried = [half for half in halves if half.location == "located"]
    placed = evidence.score >= threshold or followed is not None
    if not placed and not carried:
        return replace(_not_located(task), score=round(evidence.score, 4))
    whole = placed and len(carried) == len(halves)
    by_words = followed if evidence.score < threshold else None
    score = evidence.score if by_words is None else by_words.share
    return Alignment(
        claim_id=task.claim.id,
        location="located" if whole else "partly located",
        passages=records.whole(_rows(evidence, carried, records, whole), score),
        halves=() if whole else halves,
        wording="corresponds in other words" if task.claim.quotation is not None else None,
        level="near" if by_words is not None else "context" if in_place else "support",
        score=round(score, 4),
    )


def _threshold(claim: Claim) -> float:
    if claim.quotation is not None:
        return QUOTATION_SUPPORT
    return HEADING_SUPPORT if claim.block in HEADINGS else REPORTED_SUPPORT


def _clause_floor(claim: Claim) -> float:
    """Least support of a clause of a claim that is located as a whole."""
    return WEAK if claim.quotation is None else HALF_SUPPORT


def _rows(evidence: Evidence, carried: list[Half], records: Records, whole: bool) -> list[int]:
    """Passages of the window, or of the carried clauses where only these were located, in record order."""
    if whole or not carried:
        return list(evidence.rows)
    wanted = {passage for half in carried for passage in half.passages}
    return sorted(records.rows[passage] for passage in wanted)


def _halves(
    task: Task, records: Records, evidence: Evidence, threshold: float, followed: Followed | None
) -> tuple[Half, ...]:
    """Each clause judged by itself, in the window of the whole.

    Where the whole is carried and no clause by itself is, the likeliest is what it is located by.
    """
    placed = evidence.score >= threshold
    floor = _clause_floor(task.claim) if placed else max(threshold, HALF_SUPPORT)
    scores = [_score_in(query, records, evidence) for query in task.clauses]
    kept = [followed is not None and followed.share_of(span) >= KEPT for span in task.clause_spans]
    carried = [
        there or (score >= floor and (placed or not _too_few_words(query, records, LEAST_ALONE)))
        for query, score, there in zip(task.clauses, scores, kept, strict=True)
    ]
    if placed and carried and not any(carried):
        carried[scores.index(max(scores))] = True
    rows = tuple(records.passages[row].id for row in evidence.rows)
    return tuple(
        Half(span=span, location="located" if there else "not located", passages=rows if there else ())
        for span, there in zip(task.clause_spans, carried, strict=True)
    )


def _score_in(query: Query, records: Records, evidence: Evidence) -> float:
    """The score of one clause in the window of the whole; 0 for a clause without words."""
    found = weigh(records.index, query, evidence.rows)
    return 0.0 if found is None else found.score


def _not_located(task: Task) -> Alignment:
    return Alignment(claim_id=task.claim.id, location="not located", level="none")


def _with_context(alignment: Alignment, task: Task, proposal: Proposal, records: Records) -> Alignment:
    """The decided alignment with runner-up, attribution, related passages."""
    chosen = {match.passage_id for match in alignment.passages}
    return replace(
        alignment,
        runner_up=_runner_up(chosen, task, proposal, records),
        attribution=_attribution(alignment, task.claim, records),
        related=_related(task, proposal, records) if alignment.location == "not located" else (),
    )


def _runner_up(chosen: set[str], task: Task, proposal: Proposal, records: Records) -> RunnerUp | None:
    """The best-scored passage that is neither chosen nor beside a chosen one, of the likeliest ones."""
    rows = [records.rows[passage] for passage in chosen]
    barred = {near for row in rows for near in (row - 1, row, row + 1)}
    rivals = [row for row in order_of(proposal, task.row) if row not in barred][:RIVALS]
    found = [item for row in rivals if (item := weigh(records.index, task.query, (row,)))]
    if not found:
        return None
    best = max(found, key=lambda item: (item.score, -item.rows[0]))
    return RunnerUp(passage_id=records.passages[best.rows[0]].id, score=round(best.score, 4))


def _related(task: Task, proposal: Proposal, records: Records) -> tuple[str, ...]:
    """Up to three passages on the same theme, best first; none if nothing is near."""
    order = order_of(proposal, task.row)[:3]
    return tuple(records.passages[row].id for row in order if proposal.cosine[task.row, row] >= RELATED)


def unplaced(records: Records) -> AttributionStatus:
    """Attribution of a claim that has no passage."""
    return "undetermined" if records.speakers else "not assessed"


def _attribution(alignment: Alignment, claim: Claim, records: Records) -> AttributionStatus:
    """Agrees or differs by the speakers of the passages; only a name, never a pronoun, can differ."""
    if not records.speakers:
        return "not assessed"
    spoken = {records.passages[records.rows[match.passage_id]].speaker for match in alignment.passages}
    if not spoken or not claim.attribution.in_record or claim.attribution.speaker is None:
        return "undetermined"
    if spoken == {claim.attribution.speaker}:
        return "agrees"
    return (
        "differs"
        if claim.attribution.basis == "name" and claim.attribution.speaker not in spoken
        else "undetermined"
    )
