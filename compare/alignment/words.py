"""Words of a text in the form in which two texts are compared.

Goes in: a text. Comes out: its words, folded (lower case, one kind of apostrophe, accents kept), each with
its place. What counts as a word is settled in `compare.segment.sentences`; meaning is not looked at here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compare.ingest.wordlists import word_set
from compare.meaning.stems import stem
from compare.model import Span
from compare.segment.sentences import word_spans

__all__ = ["FUNCTION_WORDS", "Words", "content_stems", "fold", "fold_words", "stem"]

FUNCTION_WORDS = word_set(
    """
    a about above after again all also am an and any are aren't as at be because been before being
    both but by can can't could couldn't did didn't do does doesn't doing don't down dr during each
    either else er ever every for from further going had hadn't has hasn't have haven't having he he'd he'll
    he's her here hers herself him himself his how i i'd i'll i'm i've if in into is isn't it it'll
    it's its itself just let let's like me more most mr mrs ms much my myself no nor not now of off on
    once one only or other our ours ourselves out over own per put same she she'll she's should
    shouldn't since so some such than that that's the their theirs them themselves then there there's
    these they they'd they'll they're they've this those through to too uh um under until up upon us
    very was wasn't we we'd we'll we're we've well were weren't what what's when where whether which
    while who who's whom whose why will with within without won't would wouldn't yes yet you you'd
    you'll you're you've your yours yourself yourselves
    """
)
"""Words that carry grammar rather than content, folded."""

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text.

    Attributes:
        folded: Shape (n,): the words as they are compared.
        spans: Shape (n,): their places in the text, in order, disjoint.
    """

    folded: tuple[str, ...]
    spans: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.folded)


def fold(word: str) -> str:
    """One word as it is compared: lower case, straight apostrophe, plain hyphen.

    Example:
        >>> fold("Don’t")
        "don't"
    """
    return word.translate(_APOSTROPHES).casefold()


def fold_words(text: str, parts: Sequence[Span] | None = None) -> Words:
    """The folded words of `text`, or of some slices of it, with their places in `text`.

    Args:
        text: Any text; an empty one has no words.
        parts: Disjoint spans in text order; ``None`` means the whole text.
    """
    wanted = (Span(0, len(text)),) if parts is None else tuple(parts)
    spans = tuple(span for part in wanted for span in word_spans(text, part))
    return Words(folded=tuple(fold(span.slice(text)) for span in spans), spans=spans)


def content_stems(words: Sequence[str]) -> tuple[str, ...]:
    """Stems of the folded words that carry content, in order; function words are left out."""
    return tuple(stem(word) for word in words if word not in FUNCTION_WORDS)
