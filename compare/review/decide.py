"""A decision is made: what a person asks for, checked against the run that it is about.

Goes in: a comparison, an id, an action and a value. Comes out: a `Decision` that holds for the texts of this
run, or an error that says what is allowed. Nothing is written here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from compare.comparison import Comparison
from compare.config import nearest
from compare.differences.types import SEVERITY
from compare.errors import ConfigError
from compare.review.apply import SEVERITIES, Subject, speaks_against, subjects_of
from compare.review.decisions import ACTIONS, Action, Decision, person
from compare.review.notes import checked_note, texts_of
from compare.review.texts import article_hashes, record_hash

__all__ = ["YES_NO", "Desk", "action_named"]

YES_NO = ("yes", "no")
_OF_DIFFERENCES = ("set type", "set severity", "changes the meaning")


def action_named(word: str) -> Action:
    """The action of this name; hyphens stand for blanks.

    Raises:
        ConfigError: ``unknown-action``.
    """
    name = " ".join(word.replace("-", " ").lower().split())
    for action in ACTIONS:
        if action == name:
            return action
    near = nearest(name, ACTIONS)
    raise ConfigError(
        f'"{word}" is nothing that can be decided.',
        code="unknown-action",
        hint=(f'Did you mean "{near}"? ' if near else "") + f"Known are {', '.join(ACTIONS)}.",
    )


@dataclass(kw_only=True)
class Desk:
    """Where decisions about one run are made: everything that they are checked against.

    Attributes:
        comparison: As `compare.run` returns it, with no decision applied.
        by: Who decides.
        at: When.
    """

    comparison: Comparison
    by: str
    at: datetime
    _subjects: dict[str, Subject] = field(init=False, repr=False)
    _labels: dict[str, str] = field(init=False, repr=False)
    _articles: dict[str, str] = field(init=False, repr=False)
    _texts: tuple[str, ...] = field(init=False, repr=False)
    _record: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.by = person(self.by)
        self._subjects = subjects_of(self.comparison)
        self._articles = article_hashes(self.comparison)
        self._record = record_hash(self.comparison)
        self._texts = texts_of(self.comparison)
        self._labels = {one.label: one.id for one in self.comparison.passages.values()}

    def decide(self, target: str, action: Action, value: str = "") -> Decision:
        """One decision.

        Args:
            target: Id of a finding or of a claim.
            action: What is decided.
            value: Passages by label or id, with blanks or commas between them (``P012-P014`` is a range),
                or ``none``; a type; 0–3; yes or no; a note. Empty for confirm and reject.

        Raises:
            ConfigError: ``unknown-target``, ``unfit-decision`` or ``unfit-value``; for a note see
                `compare.review.notes`.
        """
        subject = self._subjects.get(target)
        if subject is None:
            raise _unknown(target, self.comparison.event.name)
        target = self._fit(target, subject, action)
        subject = self._subjects[target]
        claim = subject.claim
        return Decision(
            target=target,
            claim_key=claim.key if claim else "",
            article_sha256=self._articles[claim.article_id] if claim else "",
            record_sha256=self._record,
            action=action,
            value=self._value(action, value),
            by=self.by,
            at=self.moment,
        )

    @property
    def moment(self) -> str:
        """The time as a decision keeps it."""
        return self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _fit(self, target: str, subject: Subject, action: Action) -> str:
        """The id that an action is about: a passage is the claim's; a claim stands for its only finding."""
        if action in ("confirm", "reject", *_OF_DIFFERENCES) and subject.finding is None:
            found = self._findings(target)
            if len(found) == 1:
                return self._fit(found[0], self._subjects[found[0]], action)
            if found:
                raise _unfit(f"{target} is a claim with {len(found)} findings.", f"Name one: {_list(found)}.")
            if action != "confirm":
                raise _unfit(f"{target} is a claim without a finding.", "Confirm it, or set its passage.")
        difference = subject.finding is not None and subject.finding.kind == "difference"
        if action in _OF_DIFFERENCES and not difference:
            raise _unfit(f"{target} is no difference.", "Only a difference has a type and a severity.")
        if action == "set passage":
            if subject.claim is None:
                raise _unfit(f"{target} is a doubt about the record.", "Confirm or reject it.")
            return subject.claim.id
        return target

    def contradicts(self, target: str, passage: Decision) -> bool:
        """True if a passage that is set speaks against a finding: who says both says two things."""
        subject = self._subjects.get(target)
        finding = subject.finding if subject else None
        return finding is not None and speaks_against(self.comparison, finding, passage)

    def _findings(self, claim_id: str) -> list[str]:
        return [
            key
            for key, one in self._subjects.items()
            if one.finding is not None and one.finding.claim_id == claim_id
        ]

    def _value(self, action: Action, value: str) -> str:
        """The value as it is kept."""
        if action == "note":
            return checked_note(value, self._texts)
        if action in ("confirm", "reject"):
            if value.strip():
                raise _unfit_value(action, value, "no value; say more in a note")
            return ""
        if action == "set passage":
            return self.passages(value)
        allowed = {"set type": tuple(SEVERITY), "set severity": SEVERITIES, "changes the meaning": YES_NO}
        return _one_of(action, value, allowed[action])

    def passages(self, value: str) -> str:
        """The ids of passages that are named by label or id, in the order of the records, or ``none``.

        Raises:
            ConfigError: ``unfit-value``.
        """
        if value.strip().lower() == "none":
            return "none"
        words = [word for word in re.split(r"[\s,;]+", value) if word]
        if not words:
            raise _unfit_value("set passage", value, "labels or ids of passages, or none")
        named = {found for word in words for found in self._range(word)}
        return " ".join(key for key in self.comparison.passages if key in named)

    def _range(self, word: str) -> list[str]:
        first, dash, last = word.replace("–", "-").partition("-")
        order = list(self.comparison.passages)
        ends = [self._passage(end, word) for end in ((first, last) if dash else (first,))]
        low, high = order.index(ends[0]), order.index(ends[-1])
        if high < low:
            raise _unfit_value("set passage", word, "a range from an earlier passage to a later one")
        return order[low : high + 1]

    def _passage(self, name: str, word: str) -> str:
        found = self._labels.get(name.upper(), name)
        if found not in self.comparison.passages:
            labels = list(self._labels)
            span = f"{labels[0]} to {labels[-1]}" if labels else "none at all"
            raise _unfit_value("set passage", word, f"passages of this record ({span}), or none")
        return found


def _one_of(action: Action, value: str, allowed: tuple[str, ...]) -> str:
    """The value among those that are allowed, in their own spelling."""
    name = " ".join(value.lower().split())
    for known in allowed:
        if known.lower() == name:
            return known
    near = nearest(name, allowed) if name and len(allowed) > len(SEVERITIES) else None
    raise _unfit_value(action, value, ", ".join(allowed) if near is None else f'did you mean "{near}"?')


def _list(ids: list[str]) -> str:
    return ", ".join(ids)


def _unknown(target: str, event: str) -> ConfigError:
    return ConfigError(
        f"{event} has no claim and no finding “{target}”.",
        code="unknown-target",
        hint="Ids stand in results.json and in the worklist of this event (pressdiff review EVENT); ids of "
        "another event, or of a text that has changed since, do not hold here.",
    )


def _unfit(message: str, hint: str) -> ConfigError:
    return ConfigError(message, code="unfit-decision", hint=hint)


def _unfit_value(action: Action, value: str, allowed: str) -> ConfigError:
    return ConfigError(f"“{value}” does not fit “{action}”.", code="unfit-value", hint=f"Allowed: {allowed}.")
