"""What "not located" means, in the sentences that stand beside a claim, a part of one, or a list.

Goes in: the records that were searched. Comes out: whole sentences; that of a whole claim is
`compare.report.wording.caveat`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from compare.language import gettext, gettext_noop
from compare.model import Transcript
from compare.report import wording

__all__ = ["A_PART", "NOT_LOCATED", "REST", "REST_INSIDE", "THE_PART", "caveat_of", "not_located"]

# Translators: {place} is for example "in the part of the record supplied", {kinds} what the records are, such
# as "as delivered, complete".
NOT_LOCATED: Final = gettext_noop(
    "Not located: the search found no corresponding words {place} ({kinds}). The outlet may have used "
    "another source."
)
THE_PART: Final = gettext_noop(
    "For the part not located the search found no corresponding words {place} ({kinds}). The outlet may have "
    "used another source."
)
A_PART: Final = gettext_noop(
    "For a part not located the search found no corresponding words {place} ({kinds}). The outlet may have "
    "used another source."
)
REST: Final = gettext_noop(
    "For the rest of it the search found no corresponding words {place} ({kinds}). The outlet may have used "
    "another source."
)
# Translators: goes on another sentence, behind a semicolon.
REST_INSIDE: Final = gettext_noop(
    "for the rest of it the search found no corresponding words {place} ({kinds}). The outlet may have used "
    "another source."
)


def caveat_of(records: Sequence[Transcript], sentence: str) -> str:
    """One of the sentences above for these records."""
    kinds = "; ".join(dict.fromkeys(wording.record_description(record) for record in records))
    return gettext(sentence, place=wording.place_of_record(records), kinds=kinds)


def not_located(caveat: str) -> str:
    """The caveat of a list of claims, as its own sentence behind the words that it explains."""
    return gettext("Not located: {caveat}", caveat=caveat)
