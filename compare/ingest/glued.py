"""Link text that a copied page leaves inside a sentence, taken out of articles.

Goes in: an article's paragraphs. Comes out: the same without the lists of links that some sites hang on a
person's name. Saved as text, such a list stands behind the name: the name again in full, the headlines of
other pieces without a blank before them, and "MORE" ("Sam Roe Samuel RoeCouncil votes again MORE said").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compare.ingest.clean import collapse_blanks
from compare.ingest.mapping import substitute
from compare.ingest.plaintext import Paragraph

__all__ = ["without_glued_links"]

_GLUED = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+)(?P<list> (?:[A-Z(][\w.()’'-]* ){1,5}(?P=name)(?=[A-Z][a-z]).{1,900}? MORE)(?=[\s,.;:)]|$)"
)


def without_glued_links(
    paragraphs: Sequence[Paragraph],
) -> tuple[tuple[Paragraph, ...], tuple[tuple[int, str], ...]]:
    """The paragraphs without such lists, and each list with the number of the paragraph that it stood in."""
    kept: list[Paragraph] = []
    cut: list[tuple[int, str]] = []
    for number, paragraph in enumerate(paragraphs):
        if " MORE" not in paragraph.text.text:
            kept.append(paragraph)
            continue
        cut += [(number, found["list"].strip()) for found in _GLUED.finditer(paragraph.text.text)]
        text = substitute(paragraph.text, _GLUED, lambda found: str(found["name"]))
        kept.append(replace(paragraph, text=collapse_blanks(text)))
    return tuple(kept), tuple(cut)
