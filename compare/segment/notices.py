"""Correction notices: where an article itself says that its text was corrected.

Goes in: the document of an article. Comes out: the words that say so, slices of what was read. Told by rule,
from words at the beginning of a paragraph or in one of its sentences; what no rule knows is not found.
"""

from __future__ import annotations

import re

from compare.model import Document

__all__ = ["correction_notices"]

LONGEST = 1200
"""Characters of a paragraph beyond which it is no notice but the article."""

_WORK = r"(?:article|story|report|piece|post|page|column|dispatch|headline|version|copy|item)"
_MENDED = (
    r"(?:amended|corrected|clarified|changed to (?:correct|clarify)|revised|edited to (?:correct|clarify))"
)
_NOTICE = re.compile(
    r"^\W{0,3}(?:corrections?|clarifications?|corrected|correction and clarification|corrigendum|erratum)"
    r"(?: and clarifications?)?(?:\s*\([^)]{1,40}\))?(?:,? [^:—–]{1,40})?\s*[:—–]"
    rf"|\b(?:an? )?(?:earlier|previous|original) versions? of (?:this|the|our) {_WORK}"
    rf"|\bthis {_WORK} (?:was|has been|have been|is) (?:\w+ )?{_MENDED}\b"
    rf"|\b(?:the|an?) {_WORK} (?:was|has been) {_MENDED} (?:on|to|after)\b",
    re.IGNORECASE,
)


def correction_notices(document: Document) -> tuple[str, ...]:
    r"""The notices of a text, in its order: first those of the kept text, then what its page shows beside it.

    Returns:
        Whole paragraphs, each once; empty where no rule finds one. That does not say that there is none.

    >>> from compare.testing import make_document
    >>> correction_notices(make_document("Rain fell.\n\nCorrection: it was snow."))
    ('Correction: it was snow.',)
    >>> correction_notices(make_document("The correction of the river took years."))
    ()
    """
    kept = [line.strip() for line in re.split(r"\n\s*\n", document.text)]
    beside = [" ".join(cut.text.split()) for cut in document.cut]
    found = [line for line in (*kept, *beside) if len(line) <= LONGEST and _NOTICE.search(line)]
    return tuple(dict.fromkeys(found))
