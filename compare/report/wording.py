"""The words of the report: names of states, caveats, and the sentences that are written by rule.

Goes in: counts and values of the model. Comes out: plain sentences by the rules of `docs/method.md`, 7: a
record "reads", an article "prints"; a fact of the text, never a motive; "not located" together with what it
means. Constants are messages that `gettext` speaks where they are printed; what a function gives is spoken.
No layout, and no text of a record or an article is changed here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from compare.language import gettext, gettext_noop
from compare.model import ClaimKind, Difference, RecordInfo, State, Transcript

if TYPE_CHECKING:
    from compare.language import Words
    from compare.review.state import Review

__all__ = [
    "ALL_RULE",
    "BY_SURROUNDINGS",
    "CAVEATS",
    "COMPARED_AS_SPOKEN",
    "DRAFT",
    "DRAFT_REVIEWED",
    "ERROR_UNCODED",
    "ERROR_UNMEASURED",
    "FIXED_RULES",
    "GRADED_BY_WORDS",
    "KIND_WORDS",
    "LEVEL_WORDS",
    "LOCATED_MEANS",
    "LOCATED_SHORT",
    "LOOKED_FOR_IN_TRANSLATION",
    "MISSES",
    "NOT_APPLICABLE",
    "NOT_REVIEWED",
    "NOT_STATED",
    "QUOTATIONS_COUNTED",
    "SCOPE",
    "SEVERITY_WORDS",
    "SPEAKER_NOT_STATED",
    "SPOKEN_NOT_STATED",
    "STATE_MEANINGS",
    "STATE_WORDS",
    "TRANSLATED",
    "UNCHECKED_REASONS",
    "WORTH_DEPENDS",
    "caveat",
    "described",
    "draft_words",
    "graded",
    "headline_word",
    "kind_of_record",
    "place_of_record",
    "record_description",
    "time_words",
    "where_words",
]

DRAFT: Final = gettext_noop("Draft: machine findings, not reviewed, not for publication")
DRAFT_REVIEWED: Final = gettext_noop("Draft: machine findings, reviewed in part, not for publication")
SCOPE: Final = gettext_noop(
    "This report compares what the supplied articles print with the record supplied. It says nothing about "
    "whether statements are true or whether an outlet is good. Tone is not measured."
)
NOT_REVIEWED: Final = gettext_noop("Machine finding, not reviewed.")
NOT_STATED: Final = gettext_noop("not stated")
NOT_APPLICABLE: Final = gettext_noop("n/a")
SPEAKER_NOT_STATED: Final = gettext_noop("speaker not stated")
ERROR_UNMEASURED: Final = gettext_noop("The error of these decisions on this event itself: not measured.")
ERROR_UNCODED: Final = gettext_noop(
    "No one has coded the claims of this run; what such decisions were worth was measured on texts of this "
    "event, with an earlier run."
)
WORTH_DEPENDS: Final = gettext_noop(
    "Such shares depend on how many claims of the labelled texts were there to be found; with another event "
    "the mix is another."
)
MISSES: Final = gettext_noop(
    "“Not matched” is a result of the search: an article may report a passage in words that the search does "
    "not recognise."
)
ALL_RULE: Final = gettext_noop(
    "The same rule wrote the sentences for every article; articles stand in alphabetical order."
)

STATE_WORDS: Final[Mapping[State, str]] = MappingProxyType(
    {
        "verbatim": gettext_noop("Word for word"),
        "cleaned": gettext_noop("Corresponds after clean-up"),
        "edited, marked": gettext_noop("Edited, and marked as edited"),
        "edited, unmarked": gettext_noop("Differs in words, without a mark"),
        "corresponds in other words": gettext_noop("Corresponds in other words"),
        "summary in quotation marks": gettext_noop("A summary in quotation marks"),
        "joined": gettext_noop("Joins words of two places"),
        "located": gettext_noop("Located"),
        "partly located": gettext_noop("Located in part"),
        "ambiguous": gettext_noop("Fits several places"),
        "attribution differs": gettext_noop("Given to another speaker"),
        "not located": gettext_noop("Not located"),
        "not checkable": gettext_noop("Not checked"),
    }
)
STATE_MEANINGS: Final[Mapping[State, str]] = MappingProxyType(
    {
        "verbatim": gettext_noop("The quotation and the record have the same words in the same order."),
        "cleaned": gettext_noop("Only fillers, case, punctuation or house spelling differ."),
        "edited, marked": gettext_noop(
            "Words differ, and the article marks it with an ellipsis or brackets."
        ),
        "edited, unmarked": gettext_noop("Words differ, and the article does not mark it."),
        "corresponds in other words": gettext_noop(
            "One stretch of the record reads so, clause by clause, in other words."
        ),
        "summary in quotation marks": gettext_noop(
            "The gist of one or several passages, printed in quotation marks."
        ),
        "joined": gettext_noop(
            "Words of two places of the record in one pair of quotation marks, without a mark."
        ),
        "located": gettext_noop(
            "A passage of the record on this statement was found. It does not say that the two agree in "
            "every number, name, condition or negation: read both."
        ),
        "partly located": gettext_noop(
            "One part of the claim has a passage of the record, another part has none."
        ),
        "ambiguous": gettext_noop("The claim fits several places of the record; all are listed."),
        "attribution differs": gettext_noop(
            "The article gives the words to one speaker, the record to another."
        ),
        "not located": gettext_noop(
            "The search found no corresponding words in the record supplied. The outlet may have used "
            "another source."
        ),
        "not checkable": gettext_noop("Not compared with the record, for the reason given beside it."),
    }
)
KIND_WORDS: Final[Mapping[ClaimKind, str]] = MappingProxyType(
    {
        "direct quotation": gettext_noop("Quotation of a whole clause"),
        "partial quotation": gettext_noop("Quotation of some words"),
        "scare quote": gettext_noop("One word in quotation marks"),
        "reported speech": gettext_noop("Reported speech"),
        "speaker's assertion": gettext_noop("Speaker’s assertion in the outlet’s own voice"),
        "context": gettext_noop("Context"),
        "heading": gettext_noop("Heading"),
    }
)
SEVERITY_WORDS: Final[tuple[str, ...]] = (
    gettext_noop("cosmetic"),
    gettext_noop("edited, sense apparently kept"),
    gettext_noop("a meaning-bearing word changed, added or dropped"),
    gettext_noop("another speaker’s words, or another turn’s"),
)
FIXED_RULES: Final[tuple[str, ...]] = (
    gettext_noop(
        "A claim is what one sentence of an article, or one part of it, prints as the speaker’s words or "
        "statement. Each is compared with the passages of the record; a passage is one sentence of one "
        "speaker’s turn."
    ),
    gettext_noop(
        "Similarity proposes passages; named levels and guards decide, and what stands around a claim in its "
        "article counts as well: a place may be chosen although another has the higher support. Words of "
        "another speaker never count as support: they are shown as such."
    ),
    gettext_noop(
        "Score and support are numbers from 0 to 1, higher is closer; neither is a probability. Support says "
        "how well passages carry a claim, by the sense of the sentences and by the words they share. The "
        "next best place is the best one that was not chosen; its support is on the same scale. Where the "
        "words themselves decide, as in a quotation found word for word, it may be the higher one."
    ),
    gettext_noop(
        "“Matched” means that a claim of an article is located, wholly or in part, and aligned to the "
        "passage, or to a passage in which the same speaker repeats the same words. A passage counts with "
        "all its words. Procedural lines, teasers and headings that repeat the text below them are in no "
        "count."
    ),
    gettext_noop("Not measured: truth, tone, pictures, sound, and what an outlet printed elsewhere."),
)
QUOTATIONS_COUNTED: Final = gettext_noop(
    "How quotations are counted: the words between one pair of quotation marks are one quotation; two pairs "
    "that a frame inside one sentence cuts apart (“…,” she said, “…”) are one quotation in two parts; a "
    "quotation that runs over several paragraphs is one quotation with a part in each; after a frame that "
    "ends its sentence a new quotation begins; a quotation inside another is not counted by itself."
)
"""The rule of `compare.segment.quotations`, as a sentence of the report."""
# Which quotations are graded by their words where others are translations.
COMPARED_AS_SPOKEN: Final = "located and compared as spoken"
TRANSLATED: Final = gettext_noop("Corresponds")
LOCATED_MEANS: Final = gettext_noop(
    "“Located” says that a passage with these words or on this statement was found. It does not say that the "
    "two agree in every number, name, condition or negation: differences of these kinds that the program "
    "found stand under the claim, and it does not find them all. Both texts stand side by side below."
)
LOCATED_SHORT: Final = gettext_noop(
    "“Located” and “corresponds” say that a passage with these words or on this statement was found, not "
    "that the two agree in every number, name, condition or negation."
)
LOOKED_FOR_IN_TRANSLATION: Final = gettext_noop(
    "In a translation only numbers, names, negation, modality, conditions, what is added, what is joined "
    "and who speaks are compared; choice of words, grammar and tense are not."
)
SPOKEN_NOT_STATED: Final = gettext_noop(
    "The language that was spoken is not stated: the words are compared as if both sides printed what was "
    "spoken. If one of them is a translation, differences in words are to be expected."
)
UNCHECKED_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "context": gettext_noop("Context: told by the outlet, and not given as anybody’s words"),
        "another occasion": gettext_noop(
            "The article places it on another occasion, or gives it to somebody who does not speak in the "
            "record"
        ),
        "a gap in the record": gettext_noop("It falls into a gap of the record"),
        "the article's text is incomplete": gettext_noop("The article’s text is incomplete"),
        "a language that cannot be compared": gettext_noop("A language that cannot be compared"),
        "too little text": gettext_noop("Too little text to search for"),
        "people rejected what the program found, and named no passage": gettext_noop(
            "People rejected what the program found, and named no passage"
        ),
    }
)
BY_SURROUNDINGS: Final = gettext_noop("placed by what stands around it in the article")
LEVEL_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "verbatim": gettext_noop("the same words"),
        "near": gettext_noop("nearly the same words"),
        "joined": gettext_noop("the same words in two places"),
        "context": gettext_noop("a short quotation, placed by what stands around it"),
        "support": gettext_noop("related content in other words"),
        "person": gettext_noop("the place was set by people"),
    }
)


CAVEATS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # Translators: {place} is for example "in the record supplied", {kinds} "as delivered, complete".
        "The search": gettext_noop(
            "The search found no corresponding words {place} ({kinds}). The outlet may have used another "
            "source."
        ),
        "Not located: the search": gettext_noop(
            "Not located: the search found no corresponding words {place} ({kinds}). The outlet may have "
            "used another source."
        ),
        "Not located: The search": gettext_noop(
            "Not located: The search found no corresponding words {place} ({kinds}). The outlet may have "
            "used another source."
        ),
        "For the part not located the search": gettext_noop(
            "For the part not located the search found no corresponding words {place} ({kinds}). The outlet "
            "may have used another source."
        ),
        "For a part not located the search": gettext_noop(
            "For a part not located the search found no corresponding words {place} ({kinds}). The outlet "
            "may have used another source."
        ),
        "For the rest of it the search": gettext_noop(
            "For the rest of it the search found no corresponding words {place} ({kinds}). The outlet may "
            "have used another source."
        ),
        "for the rest of it the search": gettext_noop(
            "for the rest of it the search found no corresponding words {place} ({kinds}). The outlet may "
            "have used another source."
        ),
    }
)
"""What "not located" means, by how the sentence begins."""
# What a quotation is called where its words are compared one by one.
GRADED_BY_WORDS: Final[frozenset[str]] = frozenset(
    {"verbatim", "cleaned", "edited, marked", "edited, unmarked", "corresponds in other words"}
)


def draft_words(review: Review | None) -> str:
    """The line that marks a draft: whether people decided anything that holds."""
    return gettext(DRAFT_REVIEWED if review and review.applied else DRAFT)


def headline_word(state: State, *, translated: bool) -> str:
    """The printed name of a state, a message for `gettext`; where a side is a translation, correspondence is
    not graded by words.
    """
    return TRANSLATED if translated and state in GRADED_BY_WORDS else STATE_WORDS[state]


def record_description(record: Transcript) -> str:
    """Kind and completeness of a record in a few words, "not stated" where they are not.

    Proposed from the text itself, completeness is printed as such.
    """
    kind = kind_of_record(record.info)
    # Translators: {kind} is the kind of a record, for example "as delivered".
    if record.info.completeness == "complete":
        return gettext("{kind}, complete", kind=kind)
    if record.info.completeness == "partial":
        return gettext("{kind}, partial", kind=kind)
    if record.proposed_partial:
        return gettext("{kind}, partial as the text itself shows", kind=kind)
    return gettext("{kind}, completeness not stated", kind=kind)


def kind_of_record(info: RecordInfo) -> str:
    """The kind of a record in words; ``kind not stated`` where it is not."""
    return gettext(info.kind) if info.kind else gettext("kind not stated")


def time_words(mark: str | None) -> str:
    """A time mark as what it is: the last one printed before the passage; empty for none."""
    return gettext("after {time}", time=mark) if mark else ""


def where_words(time: str | None, place: Words | None) -> str:
    """Where a passage stands: its time, and its place in a file that is no plain text; empty for neither."""
    return " · ".join(filter(None, (time_words(time), str(place or ""))))


def described(info: RecordInfo) -> str:
    """The record as a column names it: ``The record (as delivered) reads``."""
    return gettext("The record ({kind}) reads", kind=kind_of_record(info))


def place_of_record(records: Sequence[Transcript]) -> str:
    """Where the search looked: ``in the part of the record supplied``."""
    if len(records) > 1:
        # Translators: stands inside sentences, such as "2 were not located in the record supplied".
        return gettext("in the records supplied")
    partial = any(record.completeness == "partial" for record in records)
    return gettext("in the part of the record supplied") if partial else gettext("in the record supplied")


def caveat(records: Sequence[Transcript], *, subject: str = "The search") -> str:
    """What "not located" means; stands in the same block as every "not located".

    Args:
        records: The records that were searched.
        subject: How the sentence begins, one of `CAVEATS`: for a part of a claim, or behind other words.
    """
    kinds = "; ".join(dict.fromkeys(record_description(record) for record in records))
    return gettext(CAVEATS[subject], place=place_of_record(records), kinds=kinds)


def graded(item: Difference) -> str:
    """A difference's severity in words: the strict scale, and beside it what the outlet's own quotation
    policy makes of it where that is something else.
    """
    strict = gettext(SEVERITY_WORDS[item.severity])
    if item.by_house_style == item.severity:
        return strict
    own = gettext(SEVERITY_WORDS[item.by_house_style])
    return gettext("{severity}; by the outlet’s own policy: {own}", severity=strict, own=own)
