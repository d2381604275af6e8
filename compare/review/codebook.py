"""What a reviewer or a coder may say, and what it means: one table, frozen by its hash.

Goes in: nothing. Comes out: the variables with their values, by `docs/method.md`, 3 and 4. Worklists and
samples carry it, so that who fills them needs nothing else.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from compare.differences.types import SEVERITY

__all__ = ["CODING", "NONE", "REVIEWING", "Variable", "codebook_hash", "codebook_rows", "codebook_text"]

NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One column that a person fills in.

    Attributes:
        values: What may stand there, each with its meaning; empty for free text.
        level: How two values differ: ``nominal``, or ``ordinal`` as ordered here; ``text`` is not measured.
    """

    name: str
    question: str
    values: tuple[tuple[str, str], ...] = ()
    level: Literal["nominal", "ordinal", "text"] = "nominal"

    @property
    def choices(self) -> tuple[str, ...]:
        """The values alone."""
        return tuple(value for value, _meaning in self.values)


_TYPES = tuple((name, f"severity {severity}") for name, severity in SEVERITY.items())
_SEVERITIES = (
    ("0", "cosmetic: punctuation, case, spelling, a filler, the same number in another form"),
    ("1", "edited, and the sense apparently kept"),
    ("2", "a word that bears meaning was changed, added or dropped"),
    ("3", "words of two speakers or two turns joined, or given by name to another speaker"),
)
_YES_NO = (
    ("yes", "a reader of the article would take the speaker to have said something else"),
    ("no", "a reader would take the same from both"),
)
_PASSAGE = (
    "The passages of the record that hold it, by label, with blanks between them (P012 P013, or P012-P014); "
    "none where there is none."
)

REVIEWING: tuple[Variable, ...] = (
    Variable(
        name="verdict",
        question="Is the finding right, by both texts as they stand here?",
        values=(("confirm", "the finding holds"), ("reject", "the finding does not hold")),
    ),
    Variable(name="passage", question=f"Only where it is another one. {_PASSAGE}", level="text"),
    Variable(name="type", question="Only where another type of difference fits better.", values=_TYPES),
    Variable(name="severity", question="Only where another one fits better.", values=_SEVERITIES),
    Variable(name="changes the meaning", question="Does the difference change the meaning?", values=_YES_NO),
    Variable(
        name="note",
        question="What differs, as a fact of the texts; it may be printed. No motives, no words for them.",
        level="text",
    ),
)

CODING: tuple[Variable, ...] = (
    Variable(
        name="location",
        question="Does the record hold what the claim says was said?",
        values=(
            ("located", "a passage says it, in whatever words; differences do not matter here"),
            ("partly located", "a passage says one part of it; for another part there is none"),
            ("not located", "the record was searched through, and no passage says it"),
            ("ambiguous", "several places fit, and nothing tells them apart"),
            ("not checkable", "it is no claim on what was said at this event"),
        ),
    ),
    Variable(name="passage", question=_PASSAGE, level="text"),
    Variable(
        name="wording",
        question="Of a located quotation: how do its words relate to the record's?",
        values=(
            ("verbatim", "the same words in the same order"),
            ("cleaned", "only fillers, case, punctuation or house spelling differ"),
            ("edited, marked", "words differ, and an ellipsis or brackets say so"),
            ("edited, unmarked", "words differ, and nothing says so"),
            ("corresponds in other words", "one stretch of the record, clause by clause, in other words"),
            ("summary in quotation marks", "the gist of one or several passages"),
            ("joined", "words of two places in one pair of marks, unmarked"),
            ("does not apply", "no quotation, or not located, or the record is a translation"),
        ),
    ),
    Variable(
        name="attribution",
        question="Does the article give the words to the speaker that the record has for them?",
        values=(
            ("agrees", "the same speaker"),
            ("differs", "another speaker"),
            ("undetermined", "the article does not say who, or one cannot tell"),
            ("does not apply", "not located, or the record names no speakers"),
        ),
    ),
    Variable(
        name="difference",
        question="The gravest way in which the claim departs from its passages.",
        values=((NONE, "no difference, or not located"), *_TYPES),
    ),
    Variable(
        name="severity",
        question="Of that difference.",
        values=((NONE, "no difference, or not located"), *_SEVERITIES),
        level="ordinal",
    ),
    Variable(
        name="changes the meaning",
        question="Does the difference change the meaning?",
        values=(*_YES_NO, ("does not apply", "no difference, or not located")),
    ),
    Variable(name="remark", question="Anything that the others should know; not measured.", level="text"),
)


def codebook_rows(variables: tuple[Variable, ...]) -> list[tuple[str, str, str]]:
    """Variable, value and meaning, a row each; a variable's question stands at its name."""
    rows = []
    for variable in variables:
        rows.append((variable.name, "", variable.question))
        rows.extend(("", value, meaning) for value, meaning in variable.values)
    return rows


def codebook_text(variables: tuple[Variable, ...]) -> str:
    """The codebook as a page of Markdown."""
    parts = ["# Codebook"]
    for variable in variables:
        parts.append(f"## {variable.name}\n\n{variable.question}")
        if variable.values:
            parts.append("\n".join(f"- **{value}**: {meaning}" for value, meaning in variable.values))
    return "\n\n".join(parts) + "\n"


def codebook_hash(variables: tuple[Variable, ...]) -> str:
    """SHA-256 of the page: two files with one hash were filled in by the same rules."""
    return hashlib.sha256(codebook_text(variables).encode()).hexdigest()
