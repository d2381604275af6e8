"""A piece of an article with one known change, and the words that it changes.

Goes in: a passage, an edit of its words, a frame. Comes out: a `Planted`, whose spans count in its own text
and in the record. Nothing is chosen here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.model import BlockKind, Passage, Span

__all__ = ["METHOD_NAMES", "Edit", "Planted", "frame_quotation", "frame_reported", "joined_blocks", "surname"]

OPEN, CLOSE = "\ue000", "\ue001"
"""Private characters that keep the place of an edit while the sentence around it is rewritten."""

BLOCK_GAP = "\n\n"


_MODALITY = frozenset(
    f"modality, hedge or qualifier {what}" for what in ("dropped", "added", "strengthened", "weakened")
)
_ACROSS = frozenset({"words of two speakers, or of two turns, in one pair of quotation marks"})
_WITHIN = frozenset({"joined within a turn or reordered"})

METHOD_NAMES: dict[str, frozenset[str]] = {
    "number": frozenset({"number"}),
    "unit": frozenset({"unit"}),
    "bound": frozenset({"quantifier or bound"}),
    "date": frozenset({"date"}),
    "quantifier": frozenset({"quantifier or bound"}),
    "negation": frozenset({"negation"}),
    "modality": _MODALITY,
    "person": frozenset({"person or pronoun inside quotation marks"}),
    "name": frozenset({"named entity or term"}),
    "condition or scope": frozenset({"condition or scope cut"}),
    "cause": frozenset({"cause or comparison"}),
    "comparison": frozenset({"cause or comparison"}),
    "content word": frozenset({"content word replaced otherwise"}),
    "synonym": frozenset({"synonym"}),
    "tense": frozenset({"tense that reported speech does not demand"}),
    "grammar word": frozenset({"grammar word"}),
    "roles": frozenset({"roles or predicates swapped"}),
    "marked deletion": frozenset({"marked deletion"}),
    "unmarked deletion": frozenset({"unmarked deletion", "unmarked deletion that takes one of these along"}),
    "bracketed insertion": frozenset({"bracketed insertion"}),
    "joined": _WITHIN,
    "reordered": _WITHIN,
    "joined across turns": _ACROSS,
    "joined across speakers": _ACROSS,
    "nested quotation": frozenset({"words that the speaker was quoting given as the speaker's own"}),
    "answer without its question": frozenset({"answer cut from its question"}),
    "headline quotation": frozenset({"headline quotation absent from the body"}),
    "two wordings": frozenset({"one article that prints a line in two ways"}),
    "attribution": frozenset({"words explicitly given, by name, to another speaker"}),
    "claim added": frozenset({"claim added"}),
    "reporting verb": frozenset({"reporting verb that judges"}),
    "own voice": frozenset({"the speaker's assertion in the outlet's own voice"}),
}
"""The types of `method.md` §4 that each planted change is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change of a sentence: the words of `span` give way to `words`.

    Attributes:
        type: What the change is, one of `CHANGE_TYPES`.
        severity: By its table.
        span: In the sentence; empty where words are added.
        words: What stands there instead; empty where words are dropped.
        also: Other types under which the change may rightly be found as well.
        quoted: ``True``: only inside quotation marks; ``False``: only in reported speech; ``None``: both.
    """

    type: str
    severity: int
    span: Span
    words: str
    also: frozenset[str] = frozenset()
    quoted: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A piece of an article of which it is known how it differs from the record.

    Attributes:
        type: What was changed, one of `CHANGE_TYPES`; for a harmless variant what varies.
        severity: By the table of `method.md` §4; 0 for a harmless variant.
        also: Other changes of `CHANGE_TYPES` as which it may rightly be found as well.
        quoted: Whether the changed words stand in quotation marks.
        blocks: The piece: one paragraph, or a headline or two paragraphs where the change needs them.
        changed: Where the change stands in `text`; empty spans where words were dropped.
        passage_ids: The passages that the piece reports, in the order of the record.
        passage_changed: The words of the record that were changed, in its kept text; may be empty.
        whole: True if the piece must be an article of its own.
    """

    type: str
    severity: int
    blocks: tuple[tuple[BlockKind, str], ...]
    changed: tuple[Span, ...]
    passage_ids: tuple[str, ...]
    passage_changed: tuple[Span, ...] = ()
    also: frozenset[str] = frozenset()
    quoted: bool = True
    whole: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The types of `method.md` §4 under which it is rightly found; none for a harmless variant."""
        if not self.severity:
            return frozenset()
        return frozenset().union(*(METHOD_NAMES[kind] for kind in (self.type, *self.also)))

    @property
    def text(self) -> str:
        """The blocks, one empty line between two."""
        return joined_blocks(self.blocks)


def joined_blocks(blocks: Sequence[tuple[BlockKind, str]]) -> str:
    """The words of blocks as one text, one empty line between two; no blocks give an empty text."""
    return BLOCK_GAP.join(words for _, words in blocks)


def surname(name: str) -> str:
    """The last word of a name; the name itself where it has one word only."""
    return name.rsplit(maxsplit=1)[-1]


def marked(text: str, edit: Edit) -> str:
    """The sentence with the edit made, and private characters around what it put in."""
    return f"{text[: edit.span.start]}{OPEN}{edit.words}{CLOSE}{text[edit.span.end :]}"


def frame_quotation(
    passage: Passage, edit: Edit, *, frame: Callable[[str, str], str], blocks_before: str = ""
) -> Planted:
    """The changed sentence as a quotation of its speaker.

    Args:
        passage: One sentence of the record, in one slice.
        edit: The change.
        frame: Makes a paragraph of the quoted words and the speaker's name.
        blocks_before: A paragraph that stands before it, or nothing.
    """
    words = _tidy(marked(passage.text, edit))
    paragraph = frame(words, surname(passage.speaker or "The speaker"))
    return _planted(passage, edit, paragraph, quoted=True, before=blocks_before)


def frame_reported(passage: Passage, edit: Edit, *, rewrite: Callable[[str], str], opening: str) -> Planted:
    """The changed sentence as reported speech.

    Args:
        passage: One sentence of the record, in one slice.
        edit: The change.
        rewrite: Turns direct into reported speech and keeps private characters in their places.
        opening: What stands before it, such as ``Marsh said that``.
    """
    words = rewrite(_tidy(marked(passage.text, edit)))
    return _planted(passage, edit, f"{opening} {words.rstrip('.')}.", quoted=False)


def _planted(passage: Passage, edit: Edit, paragraph: str, *, quoted: bool, before: str = "") -> Planted:
    text, span = _unmarked(paragraph)
    blocks: list[tuple[BlockKind, str]] = [("paragraph", before)] if before else []
    shift = len(before) + len(BLOCK_GAP) if before else 0
    start = passage.span.start
    return Planted(
        type=edit.type,
        severity=edit.severity,
        blocks=(*blocks, ("paragraph", text)),
        changed=(span.shift(shift),),
        passage_ids=(passage.id,),
        passage_changed=(edit.span.shift(start),),
        also=edit.also,
        quoted=quoted,
    )


def _unmarked(text: str) -> tuple[str, Span]:
    """The text without the private characters, and the place between them."""
    start = text.index(OPEN)
    text = text.replace(OPEN, "", 1)
    end = text.index(CLOSE)
    return text.replace(CLOSE, "", 1), Span(start, end)


def _tidy(text: str) -> str:
    """No double blank, no blank before a stop, a capital at the start: what a cut leaves behind is mended."""
    text = re.sub(rf" ({OPEN}{CLOSE}) ", r" \1", text)
    text = re.sub(rf" ({OPEN}{CLOSE})(?=[,.;:?!])", r"\1", text)
    text = re.sub(rf"^({OPEN}{CLOSE}) +", r"\1", text)
    return re.sub(rf"^({OPEN}?{CLOSE}?)([a-z])", lambda found: found[1] + found[2].upper(), text)
