"""The words of the report: names of states, caveats, and the sentences that are written by rule.

Goes in: counts and values of the model. Comes out: plain English by the rules of `docs/method.md`, 7: a
record "reads", an article "prints"; a fact of the text, never a motive; "not located" together with what it
means. No layout, and no text of a record or an article is changed here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeVar

from compare.model import ClaimKind, RecordInfo, State, Transcript, Wording
from compare.report.text import number, plural

__all__ = [
    "ALL_RULE",
    "COMPARED_AS_SPOKEN",
    "DRAFT",
    "ERROR_UNMEASURED",
    "FIXED_RULES",
    "KIND_WORDS",
    "NOT_APPLICABLE",
    "NOT_STATED",
    "SCOPE",
    "SEVERITY_WORDS",
    "STATE_MEANINGS",
    "STATE_WORDS",
    "caveat",
    "described",
    "headline_word",
    "place_of_record",
    "record_description",
    "tally",
    "wording_tally",
]

Key = TypeVar("Key")

DRAFT: Final = "Draft: machine findings, not reviewed, not for publication"
SCOPE: Final = (
    "This report compares what the supplied articles print with the record supplied. It says nothing about "
    "whether statements are true or whether an outlet is good. Tone is not measured."
)
NOT_STATED: Final = "not stated"
NOT_APPLICABLE: Final = "n/a"
ERROR_UNMEASURED: Final = "The measured error of these decisions: not measured for this event."
ALL_RULE: Final = "The same rule wrote the sentences for every article; articles stand in alphabetical order."

STATE_WORDS: Final[Mapping[State, str]] = MappingProxyType(
    {
        "verbatim": "Word for word",
        "cleaned": "Corresponds after clean-up",
        "edited, marked": "Edited, and marked as edited",
        "edited, unmarked": "Differs in words, without a mark",
        "corresponds in other words": "Corresponds in other words",
        "summary in quotation marks": "A summary in quotation marks",
        "joined": "Joins words of two places",
        "located": "Corresponds",
        "partly located": "Located in part",
        "ambiguous": "Fits several places",
        "attribution differs": "Given to another speaker",
        "not located": "Not located",
        "not checkable": "Not checked",
    }
)
STATE_MEANINGS: Final[Mapping[State, str]] = MappingProxyType(
    {
        "verbatim": "The quotation and the record have the same words in the same order.",
        "cleaned": "Only fillers, case, punctuation or house spelling differ.",
        "edited, marked": "Words differ, and the article marks it with an ellipsis or brackets.",
        "edited, unmarked": "Words differ, and the article does not mark it.",
        "corresponds in other words": "One stretch of the record says it, clause by clause, in other words.",
        "summary in quotation marks": "The gist of one or several passages, printed in quotation marks.",
        "joined": "Words of two places of the record in one pair of quotation marks, without a mark.",
        "located": "A passage of the record carries the statement; how the words relate is not assessed.",
        "partly located": "One part of the claim has a passage of the record, another part has none.",
        "ambiguous": "The claim fits several places of the record; all are listed.",
        "attribution differs": "The article gives the words to one speaker, the record to another.",
        "not located": (
            "The search found no corresponding words in the record supplied. The outlet may have used "
            "another source."
        ),
        "not checkable": "Not compared with the record, for the reason given beside it.",
    }
)
KIND_WORDS: Final[Mapping[ClaimKind, str]] = MappingProxyType(
    {
        "direct quotation": "Quotation of a whole clause",
        "partial quotation": "Quotation of some words",
        "scare quote": "One word in quotation marks",
        "reported speech": "Reported speech",
        "speaker's assertion": "Speaker’s assertion in the outlet’s own voice",
        "context": "Context",
        "heading": "Heading",
    }
)
SEVERITY_WORDS: Final[tuple[str, ...]] = (
    "cosmetic",
    "edited, sense apparently kept",
    "a meaning-bearing word changed, added or dropped",
    "words of two speakers or turns joined, or words given to another speaker",
)
FIXED_RULES: Final[tuple[str, ...]] = (
    (
        "A claim is what one sentence of an article, or one part of it, prints as the speaker’s words or "
        "statement. Each is compared with the passages of the record; a passage is one sentence of one "
        "speaker’s turn."
    ),
    (
        "Similarity proposes passages; named levels and guards decide. A match must beat its runner-up, and "
        "words of another speaker never count as support: they are shown as such."
    ),
    "A score is a number from 0 to 1, higher is closer. No score is a probability.",
    (
        "“Matched” means that a claim of an article is located, wholly or in part, and aligned to the "
        "passage, or to a passage in which the same speaker repeats the same words. A passage counts with "
        "all its words. Procedural lines, teasers and headings that repeat the text below them are in no "
        "count."
    ),
    "Not measured: truth, tone, pictures, sound, and what an outlet printed elsewhere.",
)
# Which quotations are graded by their words where others are translations.
COMPARED_AS_SPOKEN: Final = ("that is compared as spoken", "that are compared as spoken")
PHRASES: Final[Mapping[State, tuple[str, str]]] = MappingProxyType(
    {
        "located": ("corresponds to the record", "correspond to the record"),
        "partly located": ("corresponds in part", "correspond in part"),
        "ambiguous": ("fits several places", "fit several places"),
        "attribution differs": ("is given to another speaker", "are given to another speaker"),
        "not located": ("was not located", "were not located"),
        "not checkable": ("was not checked", "were not checked"),
    }
)
WORDING_PHRASES: Final[Mapping[Wording | None, tuple[str, str]]] = MappingProxyType(
    {
        "verbatim": ("is word for word", "are word for word"),
        "cleaned": ("differs only in clean-up", "differ only in clean-up"),
        "edited, marked": ("is edited and marked so", "are edited and marked so"),
        "edited, unmarked": ("differs in words without a mark", "differ in words without a mark"),
        "corresponds in other words": ("corresponds in other words", "correspond in other words"),
        "summary in quotation marks": ("is a summary", "are summaries"),
        "joined": ("joins words of two places", "join words of two places"),
        None: ("is not assessed for its wording", "are not assessed for their wording"),
    }
)


def headline_word(state: State, *, translated: bool) -> str:
    """The printed name of a state; where a side is a translation, correspondence is not graded by words."""
    graded = ("verbatim", "cleaned", "edited, marked", "edited, unmarked", "corresponds in other words")
    return STATE_WORDS["located"] if translated and state in graded else STATE_WORDS[state]


def record_description(record: Transcript) -> str:
    """Kind and completeness of a record in a few words, "not stated" where they are not.

    Proposed from the text itself, completeness is printed as such.
    """
    info = record.info
    kind = info.kind or f"kind {NOT_STATED}"
    if info.completeness:
        return f"{kind}, {info.completeness}"
    if record.proposed_partial:
        return f"{kind}, partial as the text itself shows"
    return f"{kind}, completeness {NOT_STATED}"


def described(info: RecordInfo) -> str:
    """The record as a column names it: ``The record (as delivered) reads``."""
    return f"The record ({info.kind or f'kind {NOT_STATED}'}) reads"


def place_of_record(records: Sequence[Transcript]) -> str:
    """Where the search looked: ``in the part of the record supplied``."""
    if len(records) > 1:
        return "in the records supplied"
    partial = any(record.completeness == "partial" for record in records)
    return "in the part of the record supplied" if partial else "in the record supplied"


def caveat(records: Sequence[Transcript], *, subject: str = "The search") -> str:
    """What "not located" means; stands in the same block as every "not located".

    Args:
        records: The records that were searched.
        subject: How the sentence begins, for a part of a claim.
    """
    kinds = "; ".join(dict.fromkeys(record_description(record) for record in records))
    return (
        f"{subject} found no corresponding words {place_of_record(records)} ({kinds}). "
        "The outlet may have used another source."
    )


def tally(
    total: int, noun: str, groups: Mapping[State, int], place: str
) -> tuple[tuple[str, State | None], ...]:
    """How the claims of one kind came out, as one sentence in pieces; empty for none.

    Args:
        total: All of them, the sum of the groups.
        noun: Singular, such as ``quotation``.
        groups: Counts by the states of `PHRASES`, in the order of printing.
        place: As `place_of_record` gives it; goes with what was not located.

    Returns:
        Pieces of text, each with the state it speaks of, if any; joined they are the sentence.

    >>> "".join(text for text, _ in tally(1, "quotation", {"located": 1}, "in the record supplied"))
    'Its one quotation corresponds to the record.'
    >>> groups = {"located": 2, "not located": 1}
    >>> "".join(text for text, _ in tally(3, "quotation", groups, "in the record supplied"))
    'Of its 3 quotations, 2 correspond to the record and 1 was not located in the record supplied.'
    """
    present = [(state, n) for state, n in groups.items() if n]
    if not present:
        return ()
    if total == 1:
        return (f"Its one {noun} {_phrase(present[0][0], 1, place)}", present[0][0]), (".", None)
    if len(present) == 1:
        return (_all_alike(present[0][0], total, noun, place), present[0][0]), (".", None)
    parts = [(f"{number(n)} {_phrase(state, n, place)}", state) for state, n in present]
    return _enumerated(f"Of its {number(total)} {noun}s, ", parts)


def _enumerated(head: str, parts: Sequence[tuple[str, Key]]) -> tuple[tuple[str, Key | None], ...]:
    """A list inside a sentence, one piece per item."""
    pieces: list[tuple[str, Key | None]] = []
    for place, (text, key) in enumerate(parts):
        joint = head if not place else " and " if place == len(parts) - 1 else ", "
        pieces.append((joint + text, key))
    return (*pieces, (".", None))


def _all_alike(state: State, total: int, noun: str, place: str) -> str:
    """Two or more claims that came out alike; "all were not" would read as "not all were"."""
    if state == "not located":
        return f"None of its {number(total)} {noun}s was located {place}"
    if state == "not checkable":
        return f"None of its {number(total)} {noun}s was checked"
    every = "Both" if total == 2 else f"All {number(total)}"
    return f"{every} of its {noun}s {PHRASES[state][1]}"


def _phrase(state: State, n: int, place: str) -> str:
    verb = plural(n, *PHRASES[state])
    return f"{verb} {place}" if state == "not located" else verb


def wording_tally(
    groups: Mapping[Wording | None, int], *, which: tuple[str, str] = ("that corresponds", "that correspond")
) -> tuple[tuple[str, Wording | None], ...]:
    """How the words of the quotations that correspond relate to the record, in pieces; empty for none.

    Args:
        groups: Counts by wording, in the order of printing.
        which: What tells these quotations from others, in the singular and the plural.

    Returns:
        Pieces of text, each with the wording it speaks of; what was not assessed and what speaks of none
        have ``None``.

    >>> "".join(text for text, _ in wording_tally({"verbatim": 2, "edited, unmarked": 1}))
    'Of the 3 that correspond, 2 are word for word and 1 differs in words without a mark.'
    """
    present = [(wording, n) for wording, n in groups.items() if n]
    total = sum(n for _, n in present)
    if not total:
        return ()
    first = present[0][0]
    if total == 1:
        return (f"The one {which[0]} {WORDING_PHRASES[first][0]}", first), (".", None)
    if len(present) == 1:
        every = "Both" if total == 2 else f"All {number(total)}"
        return (f"{every} {which[1]} {WORDING_PHRASES[first][1]}", first), (".", None)
    parts = [(f"{number(n)} {plural(n, *WORDING_PHRASES[wording])}", wording) for wording, n in present]
    return _enumerated(f"Of the {number(total)} {which[1]}, ", parts)
