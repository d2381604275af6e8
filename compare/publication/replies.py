"""What was put to outlets and what they answered, in `replies.jsonl` in the event's folder.

Goes in: the file, or an entry to add. Comes out: entries in their order, and for a finding when it was put to
the outlet, by when an answer was asked for, and what came. An answer is kept as it came; a line once written
is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from compare.errors import ConfigError
from compare.model import ArticleInfo
from compare.review.lines import append_lines, damaged_line, read_lines

__all__ = [
    "REPLIES_FILE",
    "Answer",
    "Asked",
    "Entry",
    "Identity",
    "Replies",
    "Reply",
    "append_reply",
    "in_order",
    "read_replies",
]

REPLIES_FILE = "replies.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A letter: what was put to an outlet, when, and by when an answer was asked for.

    Attributes:
        findings: Id of each finding in it, with the hash of what it would be printed as.
        letter_sha256: Of the file that was written; empty where the letter was written elsewhere.
    """

    outlet: str
    asked: date
    deadline: date
    findings: tuple[tuple[str, str], ...]
    letter_sha256: str = ""
    entry: Literal["asked"] = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it came, or that none came.

    Attributes:
        received: The day on which it came, or on which it was seen that none had come.
        text: Word for word; empty for no answer.
        finding: The finding that it is about; empty for all that was put to the outlet.
    """

    outlet: str
    received: date
    text: str = ""
    finding: str = ""
    entry: Literal["answer", "no answer"] = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person has seen that this text is the one that the outlet published at this address.

    Attributes:
        file: Of the article, for people.
        article_sha256: Of the kept text that this was said of.
        address: As the event states it; empty where it states none.
        at: When, in UTC, as ISO 8601.
    """

    outlet: str
    file: str
    article_sha256: str
    address: str
    by: str
    at: str
    entry: Literal["identity"] = "identity"


Entry = Asked | Answer | Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What stands beside a finding: when it was put to the outlet, the last deadline set, and the answers.

    Attributes:
        answers: In the order in which they came; empty where none came.
        closed: The day on which it was seen, behind the deadline, that none had come; else ``None``.
    """

    asked: date
    deadline: date
    answers: tuple[Answer, ...] = ()
    closed: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    """All entries of an event, in the order of the file."""

    asked: tuple[Asked, ...] = ()
    answers: tuple[Answer, ...] = ()
    identities: tuple[Identity, ...] = ()

    def to(self, outlet: str) -> tuple[Asked, ...]:
        """The letters to an outlet."""
        return tuple(one for one in self.asked if one.outlet == outlet)

    def reply(self, outlet: str, finding: str, fingerprint: str) -> Reply | None:
        """What the outlet was asked and answered on a finding; ``None`` if it was not put to it in this form.

        Args:
            outlet: As the event states it.
            finding: Its id.
            fingerprint: Hash of what would be printed: a finding that was changed has to be put again.
        """
        letters = [one for one in self.to(outlet) if (finding, fingerprint) in one.findings]
        return self._since(outlet, finding, letters)

    def earlier(self, outlet: str, finding: str) -> Reply | None:
        """What the outlet was asked and answered on a finding in any wording; ``None`` if it never was."""
        letters = [one for one in self.to(outlet) if finding in dict(one.findings)]
        return self._since(outlet, finding, letters)

    def _since(self, outlet: str, finding: str, letters: Sequence[Asked]) -> Reply | None:
        if not letters:
            return None
        asked = min(one.asked for one in letters)
        deadline = max(one.deadline for one in letters)
        since = [one for one in self.answers if one.outlet == outlet and one.received >= asked]
        came = [one for one in since if one.entry == "answer" and one.finding in ("", finding)]
        none = [one.received for one in since if one.entry == "no answer" and one.received > deadline]
        return Reply(
            asked=asked,
            deadline=deadline,
            answers=tuple(sorted(came, key=lambda one: one.received)),
            closed=min(none) if none and not came else None,
        )

    def identity(self, info: ArticleInfo, digest: str) -> Identity | None:
        """Who confirmed that this text is the outlet's; ``None`` for nobody, and where text, outlet or
        address have changed since.

        Args:
            info: What the event states of the article.
            digest: Hash of its kept text.
        """
        now = (info.outlet, digest, info.url or "")
        held = [one for one in self.identities if (one.outlet, one.article_sha256, one.address) == now]
        return held[-1] if held else None


def read_replies(path: Path) -> Replies:
    """Every entry of the file; no entry where there is no file.

    Raises:
        SourceError: ``damaged-line`` for a line that is no entry; the message names the line.
            ``unreadable-file`` if the file cannot be read.
    """
    entries: list[Entry] = []
    for number, value in read_lines(path):
        try:
            entries.append(_entry(value))
        except (KeyError, TypeError, ValueError, ConfigError) as error:
            raise damaged_line(path, number, "is no entry of a letter, an answer or an outlet") from error
    return Replies(
        asked=tuple(one for one in entries if isinstance(one, Asked)),
        answers=tuple(one for one in entries if isinstance(one, Answer)),
        identities=tuple(one for one in entries if isinstance(one, Identity)),
    )


def _entry(value: Mapping[str, Any]) -> Entry:
    kind = value["entry"]
    if kind == "asked":
        letter = Asked(
            outlet=_text(value, "outlet"),
            asked=date.fromisoformat(value["asked"]),
            deadline=date.fromisoformat(value["deadline"]),
            findings=tuple((str(key), str(word)) for key, word in value["findings"]),
            letter_sha256=_text(value, "letter_sha256"),
        )
        return in_order(letter)
    if kind in ("answer", "no answer"):
        return Answer(
            outlet=_text(value, "outlet"),
            received=date.fromisoformat(value["received"]),
            text=_text(value, "text"),
            finding=_text(value, "finding"),
            entry=kind,
        )
    if kind == "identity":
        return Identity(
            outlet=_text(value, "outlet"),
            file=_text(value, "file"),
            article_sha256=_text(value, "article_sha256"),
            address=_text(value, "address"),
            by=_text(value, "by"),
            at=_moment(value),
        )
    raise ValueError(kind)


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value[name]
    if not isinstance(found, str):
        raise TypeError(name)
    return found


def _moment(value: Mapping[str, Any]) -> str:
    """The time of an entry; a text that is none is an error."""
    datetime.fromisoformat(_text(value, "at"))
    return _text(value, "at")


def append_reply(path: Path, entry: Entry, *, before: Replies) -> None:
    """Adds an entry at the end of the file.

    Args:
        path: The file; made where it is missing.
        entry: To add.
        before: What the file holds.

    Raises:
        ConfigError: ``clock-backwards`` if a deadline is before the day of asking, or an answer before it;
            ``not-asked`` for an answer of an outlet to which no letter was recorded; ``no-answer-early`` if
            it is too early to say that none came; ``empty-answer`` for an answer without a word.
        SourceError: ``cannot-write`` if the file cannot be written to.
    """
    if isinstance(entry, Asked):
        in_order(entry)
    if isinstance(entry, Answer):
        _check_answer(entry, before)
    append_lines(path, [{key: _plain(value) for key, value in asdict(entry).items()}])


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def in_order(letter: Asked) -> Asked:
    """The letter; ``clock-backwards`` if its deadline is before the day of asking."""
    if letter.deadline < letter.asked:
        raise ConfigError(
            f"the deadline {letter.deadline} is before the day of asking, {letter.asked}.",
            code="clock-backwards",
            hint="Name a later day behind --deadline.",
        )
    return letter


def _check_answer(answer: Answer, before: Replies) -> None:
    letters = before.to(answer.outlet)
    if not letters:
        raise ConfigError(
            f"no letter to {answer.outlet} is recorded, so that nothing can be answered.",
            code="not-asked",
            hint="Record it first, with --asked and --deadline.",
        )
    first = min(one.asked for one in letters)
    if answer.received < first:
        raise ConfigError(
            f"the day {answer.received} is before the day of asking, {first}.",
            code="clock-backwards",
            hint="Name the day on which the answer came behind --received.",
        )
    deadline = max(one.deadline for one in letters)
    if answer.entry == "no answer" and answer.received <= deadline:
        raise ConfigError(
            f"on {answer.received} the outlet may still answer: its time ends on {deadline}.",
            code="no-answer-early",
            hint="Write it down when that day is over, and name the day behind --received.",
        )
    if answer.entry == "answer" and not any(sign.isalnum() for sign in answer.text):
        raise ConfigError(
            "the answer is empty.",
            code="empty-answer",
            hint="Name a file that holds it, or write it behind --answer; with --no-answer none came.",
        )
