"""Link text that a copied page leaves inside a sentence, taken out of articles.

Goes in: what a reader found in an article. Comes out: the same without the lists of links that some sites
hang on a person's name. Saved as text, such a list stands behind the name: the name again in full, the
headlines of other pieces without a blank before them, and "MORE" ("Sam Roe Samuel RoeCity votes MORE said").
"""

from __future__ import annotations

import re
from dataclasses import replace

from compare.ingest.mapping import substitute
from compare.ingest.parsed import Note, Parsed
from compare.ingest.plaintext import Paragraph
from compare.language import gettext_lazy
from compare.model import Span

__all__ = ["without_glued_links"]

_SENTENCE = gettext_lazy("A list of links that stood inside a sentence was left out.")
_GLUED = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+)"
    r"(?P<list> (?:[A-Z(][\w.()’'-]* ){1,5}(?P=name)(?=[A-Z0-9]).{1,900}? MORE)(?=[\s,.;:)’']|$)"
)


def without_glued_links(parsed: Parsed) -> Parsed:
    """What a reader found without such lists; each becomes a note, and is among what was cut."""
    kept: list[Paragraph] = []
    cut = list(parsed.cut)
    notes = list(parsed.notes)
    for number, paragraph in enumerate(parsed.paragraphs):
        text = paragraph.text
        for found in _GLUED.finditer(text.text) if " MORE" in text.text else ():
            cut.append((number, found["list"].strip()))
            span = text.offsets.to_source(Span(*found.span("list")))
            notes.append(Note(span=span, kind="link text inside a sentence", sentence=_SENTENCE))
        kept.append(replace(paragraph, text=substitute(text, _GLUED, lambda found: str(found["name"]))))
    if len(notes) == len(parsed.notes):
        return parsed
    cut.sort(key=lambda item: item[0])
    return replace(parsed, paragraphs=tuple(kept), notes=tuple(notes), cut=tuple(cut))
