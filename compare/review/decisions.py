"""The decisions of people, one line of JSON each, in `decisions.jsonl` in the event's folder.

Goes in: decisions, or the file. Comes out: the file with lines added, or its decisions in their order. A line
once written is never changed and never taken out; what it is worth today is told by `compare.review.apply`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, cast, get_args

from compare.errors import ConfigError
from compare.review.lines import append_lines, damaged_line, read_lines

__all__ = ["ACTIONS", "DECISIONS_FILE", "Action", "Decision", "append_decisions", "person", "read_decisions"]

DECISIONS_FILE = "decisions.jsonl"
Action = Literal[
    "confirm", "reject", "set passage", "set type", "set severity", "changes the meaning", "note"
]
ACTIONS: tuple[Action, ...] = get_args(Action)
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one person decided about one finding or claim, and for which texts.

    Attributes:
        target: Id of a finding or a claim.
        claim_key: `Claim.key` of the claim that it is about; empty for a doubt about a record.
        article_sha256: Of the article's kept text; empty for a doubt about a record.
        record_sha256: Of the kept texts of all records (`compare.review.texts.record_hash`).
        value: Passage ids with blanks between them or ``none``; a type; ``0`` to ``3``; ``yes`` or ``no``;
            the words of a note; empty for ``confirm`` and ``reject``.
        by: A name or a role.
        at: When, in UTC, as ISO 8601 (``2026-01-31T12:00:00Z``).
    """

    target: str
    claim_key: str
    article_sha256: str
    record_sha256: str
    action: Action
    value: str = ""
    by: str
    at: str

    @property
    def field(self) -> str:
        """What it decides: ``verdict`` for confirm and reject, else the action. A person's later decision
        on the same field of the same target replaces the earlier one.
        """
        return "verdict" if self.action in ("confirm", "reject") else self.action

    @property
    def says(self) -> str:
        """What the person says of the field: the value, or ``confirm`` or ``reject``."""
        if self.action == "set passage":
            return " ".join(sorted(set(self.value.split())))
        return self.action if self.field == "verdict" else self.value


_FIELDS = tuple(field.name for field in fields(Decision))


def person(name: str) -> str:
    """A name or role as it is kept: on one line, without signs that cannot be seen.

    Raises:
        ConfigError: ``no-reviewer`` if it has no letter or is longer than 200 signs.
    """
    kept = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if len(kept) > _LONGEST_NAME or not any(sign.isalpha() for sign in kept):
        raise ConfigError(
            "a decision needs the name or the role of the person who takes it.",
            code="no-reviewer",
            hint='Write it behind --by, in quotation marks: --by "Ada Example".',
        )
    return kept


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Every decision in the order of the file; empty where there is no file.

    Raises:
        SourceError: ``damaged-line`` for a line that is no decision; the message names the line.
            ``unreadable-file`` if the file cannot be read.
    """
    return tuple(_read(value, path, number) for number, value in read_lines(path))


def _read(value: Mapping[str, Any], path: Path, number: int) -> Decision:
    for name in _FIELDS:
        if not isinstance(value.get(name), str):
            raise damaged_line(path, number, f'has no text for "{name}"')
    if value["action"] not in ACTIONS:
        raise damaged_line(path, number, f"has an action other than {', '.join(ACTIONS)}")
    if _moment(value["at"]) is None:
        raise damaged_line(path, number, 'has no time in UTC for "at"')
    try:
        return _decision({**value, "by": person(value["by"])})
    except ConfigError as error:
        raise damaged_line(path, number, 'has nobody for "by"') from error


def _decision(value: Mapping[str, str]) -> Decision:
    kept = {name: value[name] for name in _FIELDS if name != "action"}
    return Decision(action=cast("Action", value["action"]), **kept)


def _moment(text: str) -> datetime | None:
    """The time of a line, ``None`` where it is none or states no zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


def append_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Adds decisions at the end of the file, all at once: in one write that other writers cannot cut.

    Args:
        path: The file; made where it is missing.
        decisions: In their order; none leaves the file alone.

    Raises:
        SourceError: ``cannot-write`` if the folder or the file cannot be written to.
    """
    append_lines(path, map(asdict, decisions))
