"""The types of difference and their severity: the table of `docs/method.md`, as data.

One name per type; a type has one severity. What an outlet's own quotation policy moves stands beside it, and
the strict scale is never replaced.
"""

from __future__ import annotations

from typing import Literal, get_args

from compare.model import HouseStyle

__all__ = ["OF_A_WHOLE_CLAIM", "SEVERITY", "DifferenceType", "by_house_style", "severity_of"]

DifferenceType = Literal[
    "punctuation",
    "case",
    "spelling",
    "contraction",
    "filler or false start removed",
    "the same number in another form",
    "person as reported speech demands",
    "marked deletion",
    "bracketed insertion",
    "unmarked deletion",
    "grammar word",
    "synonym",
    "tense that reported speech does not demand",
    "reporting verb that judges",
    "the speaker's assertion in the outlet's own voice",
    "number",
    "unit",
    "date",
    "quantifier or bound",
    "negation",
    "modality, hedge or qualifier dropped",
    "modality, hedge or qualifier added",
    "modality, hedge or qualifier strengthened",
    "modality, hedge or qualifier weakened",
    "person or pronoun inside quotation marks",
    "named entity or term",
    "condition or scope cut",
    "cause or comparison",
    "content word replaced otherwise",
    "unmarked deletion that takes one of these along",
    "claim added",
    "joined within a turn or reordered",
    "roles or predicates swapped",
    "headline quotation absent from the body",
    "one article that prints a line in two ways",
    "answer cut from its question",
    "words of two speakers, or of two turns, in one pair of quotation marks",
    "words explicitly given, by name, to another speaker",
    "words that the speaker was quoting given as the speaker's own",
    "the record may be wrong here",
]

_NAMES: tuple[DifferenceType, ...] = get_args(DifferenceType)
_FIRST = {1: _NAMES.index("marked deletion"), 2: _NAMES.index("number")}
_LAST_TWO = _NAMES.index("answer cut from its question")

SEVERITY: dict[DifferenceType, int] = {
    name: 0 if at < _FIRST[1] else 1 if at < _FIRST[2] else 2 if at <= _LAST_TWO else 3
    for at, name in enumerate(_NAMES)
}
"""0 cosmetic, 1 edited, 2 a meaning-bearing word, 3 another speaker's words or another turn's."""
SEVERITY["the record may be wrong here"] = 0  # a finding about the record, not about the article

OF_A_WHOLE_CLAIM: frozenset[DifferenceType] = frozenset(
    {
        "reporting verb that judges",
        "the speaker's assertion in the outlet's own voice",
        "headline quotation absent from the body",
        "answer cut from its question",
        "words explicitly given, by name, to another speaker",
        "words that the speaker was quoting given as the speaker's own",
    }
)
"""Types that tell of a claim as it stands: their places single out no words that differ."""

IN_TRANSLATION: frozenset[DifferenceType] = frozenset(
    {
        "number",
        "unit",
        "date",
        "quantifier or bound",
        "negation",
        "modality, hedge or qualifier dropped",
        "modality, hedge or qualifier added",
        "modality, hedge or qualifier strengthened",
        "modality, hedge or qualifier weakened",
        "named entity or term",
        "condition or scope cut",
        "claim added",
        "joined within a turn or reordered",
        "words of two speakers, or of two turns, in one pair of quotation marks",
        "words explicitly given, by name, to another speaker",
        "the record may be wrong here",
    }
)
"""Types that are looked for where a side is a translation."""

_KEEPS_SEVERITY: frozenset[DifferenceType] = frozenset(
    {
        "number",
        "unit",
        "date",
        "quantifier or bound",
        "negation",
        "named entity or term",
        "words of two speakers, or of two turns, in one pair of quotation marks",
        "words explicitly given, by name, to another speaker",
    }
)
_LIGHT: frozenset[DifferenceType] = frozenset({"grammar word", "marked deletion", "bracketed insertion"})
_EXACTING: frozenset[DifferenceType] = frozenset(
    {"contraction", "spelling", "filler or false start removed", "the same number in another form"}
)


def severity_of(kind: DifferenceType, *, translated: bool = False, unpunctuated: bool = False) -> int:
    """0–3 by the table; at most 1 in a translation, apart from numbers, negation, names and speakers, and in
    a record without punctuation, where the borders of the passages are our rule.
    """
    strict = SEVERITY[kind]
    limited = unpunctuated or (translated and kind not in _KEEPS_SEVERITY)
    return min(strict, 1) if limited else strict


def by_house_style(kind: DifferenceType, severity: int, style: HouseStyle) -> int:
    """What a difference weighs by the outlet's own policy, 0–3.

    An outlet that allows a light clean-up may mend a word of grammar and mark what it leaves out; one that
    prints quotations as they were spoken may not leave out a filler. Unknown: the strict scale.
    """
    if style == "light clean-up" and kind in _LIGHT:
        return 0
    if style == "strict" and kind in _EXACTING:
        return max(severity, 1)
    return severity
