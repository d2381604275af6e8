"""What decisions were worth on labelled texts that they were not fitted to, in words.

Goes in: `compare/quality.json` (written by `pressdiff evaluate`), and what kind of records a comparison has.
Comes out: sentences, and plain values for `results.json`. Nothing is measured here.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from compare.comparison import Comparison
from compare.metrics.intervals import wilson
from compare.report.text import MINIMUM_FOR_PERCENT, listed, number
from compare.segment.language import translated_sides

__all__ = [
    "Worth",
    "forms_of",
    "interval_words",
    "quality_values",
    "worth_line",
    "worth_of",
    "worth_sentences",
]

QUALITY = Path(__file__).resolve().parents[1] / "quality.json"

UNTRIED_KINDS = ("captions", "machine recognition")
"""Kinds of record that no labelled set has: nothing was measured for them."""

FORM_WORDS = {
    "as spoken": "records in the language that was spoken",
    "translation": "a record in translation",
}

UNSTATED = (
    " The language that was spoken at this event is not stated: if a side is a translation, these figures do "
    "not hold here."
)

PHRASES = {
    "quotation called located": ("quotations called located", "were there", True),
    "quotation called not located": ("quotations called not located", "were there after all", False),
    "passage of a located quotation": ("located quotations", "were tied to the right passage", True),
    "quotation called verbatim": ("quotations called word for word", "were so", True),
    "quotation called altered": ("quotations called edited", "were so", True),
    "reported speech called located": ("reported statements called located", "were there", True),
    "reported speech called not located": (
        "reported statements called not located",
        "were there after all",
        False,
    ),
}
"""Decision → what is counted, what became of it, and whether being right means that."""

FAMILIES = {"quotation": "quotations:", "reported speech": "reported statements:"}
"""What the main decisions begin with, and what they are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What one decision was worth on one set.

    Attributes:
        decision: A key of `PHRASES`.
        form: Of the set's records: ``as spoken`` or ``translation``.
        labelled_set: Its name.
        about: What its items are.
        called: How many items were decided so.
        right: How many of these are so.
        actual: How many items are so.
    """

    decision: str
    form: str
    labelled_set: str
    about: str
    called: int
    right: int
    actual: int


@cache
def _measured(path: Path) -> tuple[Worth, ...]:
    """Every decision of the file whose weights were not fitted to the texts that it was measured on."""
    if not path.is_file():
        return ()
    sets: dict[str, Any] = json.loads(path.read_text("utf-8"))["sets"]
    return tuple(
        Worth(
            decision=item["kind"],
            form=item["form"],
            labelled_set=name,
            about=one["about"],
            called=item["called"],
            right=item["right"],
            actual=item["actual"],
        )
        for name, one in sets.items()
        for item in one["decisions"]
        if not item["fitted"] and item["called"]
    )


def forms_of(comparison: Comparison) -> tuple[str, ...]:
    """Forms of the records compared, each once: as spoken, translation, or an untried kind by its name."""
    forms = []
    for record in comparison.transcripts:
        if record.info.kind in UNTRIED_KINDS:
            forms.append(str(record.info.kind))
            continue
        sides = [any(translated_sides(record, article)) for article in comparison.articles] or [False]
        forms += ["translation" if side else "as spoken" for side in sorted(sides)]
    return tuple(dict.fromkeys(forms))


def worth_of(form: str, path: Path = QUALITY) -> tuple[Worth, ...]:
    """What was measured for a form of record, in the order of `PHRASES`; empty where nothing was."""
    order = list(PHRASES)
    found = [one for one in _measured(path) if one.form == form and one.decision in PHRASES]
    return tuple(sorted(found, key=lambda one: order.index(one.decision)))


def worth_sentences(comparison: Comparison, path: Path = QUALITY) -> tuple[str, ...]:
    """One sentence for each form of record in the comparison; none for a comparison without records."""
    stated = all(record.info.spoken_language for record in comparison.transcripts)
    return tuple(
        _sentence(form, found) + (UNSTATED if found and form == "as spoken" and not stated else "")
        for form in forms_of(comparison)
        for found in [worth_of(form, path)]
    )


def worth_line(comparison: Comparison, decisions: Collection[str], path: Path = QUALITY) -> str:
    """What decisions of these kinds were worth on other texts, in short: one part per form of record."""
    stated = all(record.info.spoken_language for record in comparison.transcripts)
    told = []
    for form in forms_of(comparison):
        found = [one for one in worth_of(form, path) if one.decision in decisions]
        if not found:
            told.append(f"not measured for this form of record ({form})")
            continue
        only = "" if stated or form != "as spoken" else " (for records as spoken; here that is not stated)"
        told.append(f"{'; '.join(_part(one) for one in found)}{only}")
    return f"On other texts: {'; '.join(told)}." if told else ""


def quality_values(comparison: Comparison, path: Path = QUALITY) -> list[dict[str, Any]]:
    """The same as plain values, one per decision and form; a form that was not measured has none."""
    return [_value(one) for form in forms_of(comparison) for one in worth_of(form, path)]


def _sentence(form: str, worths: tuple[Worth, ...]) -> str:
    if not worths:
        return f"What these decisions are worth: not measured for this form of record ({form})."
    texts = listed(list(dict.fromkeys(one.about for one in worths)))
    missing = [
        f"{plural} not measured for this form of record"
        for start, plural in FAMILIES.items()
        if not any(one.decision.startswith(start) for one in worths)
    ]
    parts = "; ".join([*(_part(one) for one in worths), *missing])
    return (
        f"What these decisions were worth on labelled texts that they were not fitted to ({texts}; "
        f"{FORM_WORDS[form]}): {parts}."
    )


def _part(one: Worth) -> str:
    """``of 100 quotations called not located, 3 were there``; below twenty the counts themselves."""
    counted, became, direct = PHRASES[one.decision]
    part = one.right if direct else one.called - one.right
    ends = wilson(part, one.called)
    if one.called < MINIMUM_FOR_PERCENT or ends is None:
        return f"of {number(one.called)} {counted}, {number(part)} {became}"
    return f"of 100 {counted}, {round(100 * part / one.called)} {became} {interval_words(ends, one.called)}"


def interval_words(ends: tuple[float, float], cases: int) -> str:
    """``(95 % interval 2 to 9, from 120 cases)``: the ends of a share, each 0–1, of twenty cases or more."""
    low, high = (round(100 * end) for end in ends)
    return f"(95 % interval {low} to {high}, from {number(cases)} cases)"


def _value(one: Worth) -> dict[str, Any]:
    ends = wilson(one.right, one.called)
    return {
        "decision": one.decision,
        "form": one.form,
        "set": one.labelled_set,
        "called": one.called,
        "right": one.right,
        "actual": one.actual,
        "precision_low": None if ends is None else round(ends[0], 4),
        "precision_high": None if ends is None else round(ends[1], 4),
    }
