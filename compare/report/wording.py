"""The words of the report: names of states, caveats, and the sentences that are written by rule.

Goes in: counts and values of the model. Comes out: plain English by the rules of `docs/method.md`, 7: a
record "reads", an article "prints"; a fact of the text, never a motive; "not located" together with what it
means. No layout, and no text of a record or an article is changed here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from compare.model import ClaimKind, RecordInfo, State, Transcript

if TYPE_CHECKING:
    from compare.language import Words
    from compare.review.state import Review

__all__ = [
    "ALL_RULE",
    "BY_SURROUNDINGS",
    "COMPARED_AS_SPOKEN",
    "DRAFT",
    "DRAFT_REVIEWED",
    "ERROR_UNMEASURED",
    "FIXED_RULES",
    "GRADED_BY_WORDS",
    "KIND_WORDS",
    "LEVEL_WORDS",
    "LOCATED_MEANS",
    "LOCATED_SHORT",
    "LOOKED_FOR_IN_TRANSLATION",
    "LOST_WORDS",
    "MISSES",
    "NOT_APPLICABLE",
    "NOT_REVIEWED",
    "NOT_STATED",
    "SCOPE",
    "SEVERITY_WORDS",
    "SPOKEN_NOT_STATED",
    "STATE_MEANINGS",
    "STATE_WORDS",
    "TRANSLATED",
    "UNCHECKED_REASONS",
    "WORTH_DEPENDS",
    "caveat",
    "described",
    "draft_words",
    "headline_word",
    "place_of_record",
    "record_description",
    "says_lost",
    "time_words",
    "where_words",
]

DRAFT: Final = "Draft: machine findings, not reviewed, not for publication"
DRAFT_REVIEWED: Final = "Draft: machine findings, reviewed in part, not for publication"
SCOPE: Final = (
    "This report compares what the supplied articles print with the record supplied. It says nothing about "
    "whether statements are true or whether an outlet is good. Tone is not measured."
)
NOT_REVIEWED: Final = "Machine finding, not reviewed."
NOT_STATED: Final = "not stated"
NOT_APPLICABLE: Final = "n/a"
ERROR_UNMEASURED: Final = "The error of these decisions on this event itself: not measured."
WORTH_DEPENDS: Final = (
    "Such shares depend on how many claims of the labelled texts were there to be found; with another event "
    "the mix is another."
)
MISSES: Final = (
    "“Not matched” is a result of the search: an article may report a passage in words that the search does "
    "not recognise."
)
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
        "located": "Located",
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
        "corresponds in other words": "One stretch of the record reads so, clause by clause, in other words.",
        "summary in quotation marks": "The gist of one or several passages, printed in quotation marks.",
        "joined": "Words of two places of the record in one pair of quotation marks, without a mark.",
        "located": (
            "A passage of the record on this statement was found. It does not say that the two agree in "
            "every number, name, condition or negation: read both."
        ),
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
    "another speaker’s words, or another turn’s",
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
    (
        "Score and support are numbers from 0 to 1, higher is closer; neither is a probability. Support says "
        "how well passages carry a claim, by the sense of the sentences and by the words they share. The "
        "next best place is the best one that was not chosen; its support is on the same scale. Where the "
        "words themselves decide, as in a quotation found word for word, it may be the higher one."
    ),
    (
        "“Matched” means that a claim of an article is located, wholly or in part, and aligned to the "
        "passage, or to a passage in which the same speaker repeats the same words. A passage counts with "
        "all its words. Procedural lines, teasers and headings that repeat the text below them are in no "
        "count."
    ),
    "Not measured: truth, tone, pictures, sound, and what an outlet printed elsewhere.",
)
# Which quotations are graded by their words where others are translations.
COMPARED_AS_SPOKEN: Final = "located and compared as spoken"
TRANSLATED: Final = "Corresponds"
LOCATED_MEANS: Final = (
    "“Located” says that a passage with these words or on this statement was found. It does not say that the "
    "two agree in every number, name, condition or negation: differences of these kinds that the program "
    "found stand under the claim, and it does not find them all. Both texts stand side by side below."
)
LOCATED_SHORT: Final = (
    "“Located” and “corresponds” say that a passage with these words or on this statement was found, not "
    "that the two agree in every number, name, condition or negation."
)
LOOKED_FOR_IN_TRANSLATION: Final = (
    "In a translation only numbers, names, negation, modality, conditions, what is added, what is joined "
    "and who speaks are compared; choice of words, grammar and tense are not."
)
SPOKEN_NOT_STATED: Final = (
    "The language that was spoken is not stated: the words are compared as if both sides printed what was "
    "spoken. If one of them is a translation, differences in words are to be expected."
)
UNCHECKED_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "context": "Context: told by the outlet, and not given as anybody’s words",
        "another occasion": "The article places it on another occasion",
        "a gap in the record": "It falls into a gap of the record",
        "the article's text is incomplete": "The article’s text is incomplete",
        "a language that cannot be compared": "A language that cannot be compared",
        "too little text": "Too little text to search for",
        "people rejected what the program found, and named no passage": (
            "People rejected what the program found, and named no passage"
        ),
    }
)
BY_SURROUNDINGS: Final = "placed by what stands around it in the article"
LEVEL_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "verbatim": "the same words",
        "near": "nearly the same words",
        "joined": "the same words in two places",
        "context": "a short quotation, placed by what stands around it",
        "support": "related content in other words",
        "person": "the place was set by people",
    }
)


LOST_WORDS: Final = re.compile(
    r"(?<!called )\bnot located\b|\blocated in part\b|\bpartly located\b"
    r"|\bnone of (?:its|them|the articles)\b[^.;]*\blocated\b",
    re.IGNORECASE,
)
# What a quotation is called where its words are compared one by one.
GRADED_BY_WORDS: Final[frozenset[str]] = frozenset(
    {"verbatim", "cleaned", "edited, marked", "edited, unmarked", "corresponds in other words"}
)


def draft_words(review: Review | None) -> str:
    """The line that marks a draft: whether people decided anything that holds."""
    return DRAFT_REVIEWED if review and review.applied else DRAFT


def headline_word(state: State, *, translated: bool) -> str:
    """The printed name of a state; where a side is a translation, correspondence is not graded by words."""
    return TRANSLATED if translated and state in GRADED_BY_WORDS else STATE_WORDS[state]


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


def time_words(mark: str | None) -> str:
    """A time mark as what it is: the last one printed before the passage; empty for none."""
    return f"after {mark}" if mark else ""


def where_words(time: str | None, place: Words | None) -> str:
    """Where a passage stands: its time, and its place in a file that is no plain text; empty for neither."""
    return " · ".join(filter(None, (time_words(time), str(place or ""))))


def described(info: RecordInfo) -> str:
    """The record as a column names it: ``The record (as delivered) reads``."""
    return f"The record ({info.kind or f'kind {NOT_STATED}'}) reads"


def place_of_record(records: Sequence[Transcript]) -> str:
    """Where the search looked: ``in the part of the record supplied``."""
    if len(records) > 1:
        return "in the records supplied"
    partial = any(record.completeness == "partial" for record in records)
    return "in the part of the record supplied" if partial else "in the record supplied"


def says_lost(text: str) -> bool:
    """True if a text says of something that it, or a part of it, was not located.

    >>> says_lost("2 were not located"), says_lost("none of them was located"), says_lost("2 were located")
    (True, True, False)
    """
    return LOST_WORDS.search(text) is not None


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
