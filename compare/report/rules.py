"""How each count of the first page is counted, and what else stands beside it in small type.

Goes in: nothing. Comes out: sentences, spoken by `gettext` where they are printed.
"""

from __future__ import annotations

from typing import Final

from compare.language import gettext_noop

__all__ = [
    "COVERAGE",
    "DIFFERENCES",
    "DIFFERENCES_WORTH",
    "DIFFERENCES_WORTH_OWN",
    "QUOTATIONS",
    "RARE_WORDS",
    "RARE_WORDS_IN_EXCERPT",
    "REPORTED",
    "SPEAKERS",
    "SPEAKERS_WORTH",
    "SPEAKERS_WORTH_OWN",
    "TRANSLATION",
    "WORDING",
]

QUOTATIONS: Final = gettext_noop(
    "Counted: the words between one pair of quotation marks, cut or not by “she said”, are one quotation; "
    "single words in quotation marks, links to other pieces and headings that repeat the text are in no "
    "count."
)
REPORTED: Final = gettext_noop(
    "Counted: what a sentence, or a part of one, prints as a speaker’s statement outside quotation marks; "
    "the outlet’s own account is in no count."
)
WORDING: Final = gettext_noop(
    "Counted: quotations located in one place or joined from two, by the strict scale, whatever the "
    "outlet’s own policy allows."
)
DIFFERENCES: Final = gettext_noop(
    "Counted: each difference of a kind that the program looks for, by the strict scale, whatever the "
    "outlet’s own policy allows; one claim may have several."
)
DIFFERENCES_WORTH: Final = gettext_noop(
    "On other texts: measured on changes planted in them only, not on articles whose differences people "
    "labelled. The program does not find all of them, and not all that it finds need be one."
)
DIFFERENCES_WORTH_OWN: Final = gettext_noop(
    "Measured on changes planted in the words of this very record only, not on articles whose differences "
    "people labelled. The program does not find all of them, and not all that it finds need be one."
)
SPEAKERS: Final = gettext_noop(
    "Counted: claims with passages of the record whose speaker the article names, beside the speaker of "
    "the passages. The search looks for the words of the speaker whom the article names: that the two agree "
    "is in part its result."
)
SPEAKERS_WORTH: Final = gettext_noop("On other texts: measured on attributions planted in them only.")
SPEAKERS_WORTH_OWN: Final = gettext_noop(
    "Measured on attributions planted in the words of this very record only."
)
COVERAGE: Final = gettext_noop(
    "Counted: passages without procedural lines; one that a claim was matched to counts with all its "
    "words. No article need report all of a speech."
)
TRANSLATION: Final = gettext_noop(
    "“Corresponds” says that passages have the same content as the quotation; which words were spoken is "
    "not judged, and no word is marked as changed."
)
RARE_WORDS: Final = gettext_noop(
    "The words that a card names under “why this passage” stand on both sides and in few passages of the "
    "record: in one of twenty at most, or in no more than the claim is tied to."
)
RARE_WORDS_IN_EXCERPT: Final = gettext_noop(
    "In how many a word stands is counted in the whole record, also where this edition prints a part of it."
)
