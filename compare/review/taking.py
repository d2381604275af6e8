"""A worklist comes back: what people filled in becomes decisions, all of it or nothing.

Goes in: the rows of a worklist, the run, and the decisions so far. Comes out: the decisions to add, or an
error that names every wrong cell. A second time the same file adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from compare.comparison import Comparison
from compare.errors import ConfigError, SourceError
from compare.review.codebook import REVIEWING
from compare.review.decide import Desk
from compare.review.decisions import Action, Decision
from compare.review.notes import checked_note
from compare.review.sheets import REFERENCE, CellError, Row, cell_errors, read_table
from compare.review.texts import article_hashes, record_hash
from compare.review.worklist import INPUTS, TITLE

__all__ = ["Taken", "take_worklist"]

_REFERENCE = re.compile(r"^(\S+) (\S+) (-|[0-9a-f]{64}) ([0-9a-f]{64}) (\d+)$")
_ACTIONS: dict[str, Action] = {
    "passage": "set passage",
    "type": "set type",
    "severity": "set severity",
    "changes the meaning": "changes the meaning",
    "note": "note",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a worklist came to.

    Attributes:
        decisions: To be added to the file, in the order of the rows.
        before: Those of the worklist that stand in the file already.
        overtaken: Of these, those that the same person has replaced since.
        changed: Those to be added that are about texts that have changed since: kept, and void.
    """

    decisions: tuple[Decision, ...]
    before: tuple[Decision, ...] = ()
    overtaken: tuple[Decision, ...] = ()
    changed: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reference:
    """What a row says it is about."""

    target: str
    claim_key: str
    article: str
    record: str
    decided: int


@dataclass(kw_only=True)
class _Reading:
    """A worklist being read: what was found so far, right and wrong."""

    desk: Desk
    articles: frozenset[str]
    record: str
    found: list[tuple[Row, _Reference, Decision]] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)


def take_worklist(
    path: Path, comparison: Comparison, so_far: Sequence[Decision], *, by: str, at: datetime
) -> Taken:
    """The decisions of a worklist that was filled in.

    Args:
        path: The file, ``.xlsx`` or ``.csv``.
        comparison: As `compare.run` returns it, with no decision applied.
        so_far: The decisions in the event's file.
        by: Who filled it in.
        at: Now.

    Raises:
        ConfigError: ``wrong-cells`` for cells that hold what is not allowed; nothing is taken then.
        SourceError: ``foreign-worklist`` for a worklist of another event, and what `read_table` raises.
    """
    rows = read_table(path, TITLE, (*INPUTS, REFERENCE))
    reading = _Reading(
        desk=Desk(comparison=comparison, by=by, at=at),
        articles=frozenset(article_hashes(comparison).values()),
        record=record_hash(comparison),
    )
    references = [_reference(reading, row) for row in rows]
    known = [one for one in references if one is not None]
    if known and not any(one.record == reading.record or one.article in reading.articles for one in known):
        raise _foreign(path, comparison)
    for row, reference in zip(rows, references, strict=True):
        if reference is not None:
            _read(reading, row, reference)
    _twice(reading)
    if reading.errors:
        raise cell_errors(path, reading.errors)
    return _sorted_out(reading, so_far)


def _foreign(path: Path, comparison: Comparison) -> SourceError:
    return SourceError(
        f"no row of it is about a text of {comparison.event.name}.",
        code="foreign-worklist",
        source=str(path),
        hint="Read it in for the event that it was written for; where both its record and its articles have "
        "changed since, write a new one: pressdiff review EVENT.",
    )


def _reference(reading: _Reading, row: Row) -> _Reference | None:
    """What a row is about; a row of somebody's own, with nothing filled in, is passed over."""
    match = _REFERENCE.match(row[REFERENCE])
    if match is None:
        if any(row[name] for name in INPUTS):
            allowed = "the text that pressdiff wrote there; take the row from the worklist again."
            reading.errors.append(
                CellError(row=row, column=REFERENCE, wrong="it tells no finding.", allowed=allowed)
            )
        return None
    target, key, article, record, decided = match.groups()
    return _Reference(
        target=target,
        claim_key="" if key == "-" else key,
        article="" if article == "-" else article,
        record=record,
        decided=int(decided),
    )


def _read(reading: _Reading, row: Row, reference: _Reference) -> None:
    """The decisions of one row."""
    same = reference.record == reading.record and (
        not reference.article or reference.article in reading.articles
    )
    for column in INPUTS:
        if not row[column]:
            continue
        try:
            found = _decided(reading, row, column, reference, same=same)
        except ConfigError as error:
            allowed = (error.hint or "").removeprefix("Allowed: ")
            reading.errors.append(
                CellError(row=row, column=column, wrong=_capital(error.message), allowed=allowed)
            )
        else:
            reading.found.append((row, reference, found))
    _check_row(reading, row, reference)


def _check_row(reading: _Reading, row: Row, reference: _Reference) -> None:
    """A row that confirms what was found at one passage, and names another, says two things."""
    own = {decision.field: decision for found, _, decision in reading.found if found is row}
    passage, verdict = own.get("set passage"), own.get("verdict")
    if passage is None or verdict is None or verdict.says != "confirm":
        return
    if reading.desk.contradicts(reference.target, passage):
        wrong = "It names another place, and the verdict confirms what was found at the old one."
        allowed = "a verdict, or another passage; not both."
        reading.errors.append(CellError(row=row, column="passage", wrong=wrong, allowed=allowed))


def _decided(reading: _Reading, row: Row, column: str, reference: _Reference, *, same: bool) -> Decision:
    """The decision of one cell."""
    value = row[column]
    if column == "verdict":
        action: Action = "confirm" if value.lower() == "confirm" else "reject"
        _among(value, ("confirm", "reject"))
        value = ""
    else:
        action = _ACTIONS[column]
    if same:
        return reading.desk.decide(reference.target, action, value)
    return _about_old_texts(reading, action, value, reference)


def _about_old_texts(reading: _Reading, action: Action, value: str, reference: _Reference) -> Decision:
    """A decision about texts that have changed since: kept as it was meant, for the record."""
    if action == "set passage" and reference.record != reading.record:
        raise ConfigError(
            "the record has changed since, and its labels stand for other passages.",
            code="unfit-value",
            hint="an empty cell; write a new worklist for this row.",
        )
    choices = {one.name: one.choices for one in REVIEWING}
    if action == "note":
        value = checked_note(value)
    elif action == "set passage":
        value = reading.desk.passages(value)
    elif action not in ("confirm", "reject"):
        value = _among(value, choices[action.removeprefix("set ")])
    return Decision(
        target=reference.target,
        claim_key=reference.claim_key,
        article_sha256=reference.article,
        record_sha256=reference.record,
        action=action,
        value=value,
        by=reading.desk.by,
        at=reading.desk.moment,
    )


def _among(value: str, allowed: Sequence[str]) -> str:
    for known in allowed:
        if known.lower() == value.lower():
            return known
    raise ConfigError(
        f"“{value}” is not among the choices.", code="unfit-value", hint=f"{', '.join(allowed)}."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _twice(reading: _Reading) -> None:
    """A row that stands twice may say the same twice, and nothing else."""
    seen: dict[tuple[str, str], tuple[Row, Decision]] = {}
    for row, _reference, decision in reading.found:
        key = (decision.target, decision.field)
        first = seen.setdefault(key, (row, decision))
        if first[1].says != decision.says:
            column = "verdict" if decision.field == "verdict" else decision.field.removeprefix("set ")
            wrong = f"Row {first[0].number} says “{first[1].says}” of the same finding."
            reading.errors.append(
                CellError(row=row, column=column, wrong=wrong, allowed="one answer; empty one of the two.")
            )


def _sorted_out(reading: _Reading, so_far: Sequence[Decision]) -> Taken:
    """What is new, and what stands in the file already since the worklist was written."""
    new: list[Decision] = []
    before: list[Decision] = []
    for _row, reference, decision in reading.found:
        since = so_far[reference.decided :] if reference.decided <= len(so_far) else so_far
        if any(_same(decision, one) for one in since):
            before.append(decision)
        elif not any(_same(decision, one) for one in new):
            new.append(decision)
    now = tuple(_last_words(so_far))
    overtaken = [one for one in before if not any(_same(one, last) for last in (*now, *new))]
    changed = [one for one in new if _old(reading, one)]
    return Taken(
        decisions=tuple(new), before=tuple(before), overtaken=tuple(overtaken), changed=tuple(changed)
    )


def _old(reading: _Reading, decision: Decision) -> bool:
    article = decision.article_sha256
    return decision.record_sha256 != reading.record or bool(article and article not in reading.articles)


def _last_words(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """The last decision of each person on each field of each target."""
    last = {(one.target, one.field, one.by.casefold()): one for one in decisions}
    yield from last.values()


def _same(one: Decision, other: Decision) -> bool:
    """The same person says the same of the same thing, whenever."""
    return replace(one, at="", by=one.by.casefold()) == replace(other, at="", by=other.by.casefold())
