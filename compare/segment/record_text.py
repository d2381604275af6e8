"""The words of one turn as running text, and its passages.

Goes in: the stretches of speech of a turn in the kept text. Comes out: its sentences, each as slices of the
kept text; where a page break cut a sentence the two halves are one. Ids are given by `distinct_ids`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from compare.ingest.wordlists import word_set
from compare.model import Span, content_id
from compare.segment.marks import trimmed
from compare.segment.sentences import count_words, sentence_spans, word_spans

__all__ = [
    "Piece",
    "TurnText",
    "distinct_ids",
    "ends_paragraphs",
    "has_no_sentences",
    "is_page_break",
    "is_procedural",
]

_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_GOES_ON = re.compile(r"(?:[-–—]|\.\.\.|…)?[ ]?[^\W\d_A-ZÀ-ÞΑ-ΫА-Я]")
_OPEN_WORDS = word_set(
    "a an the of and or but to in on at for from with by as that which who whose than if when because our"
    " your their his her its my this these those into over under between about against not is are was were be"
    " been has have had will would can could should may might must very more most such"
)
_SPOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SALUTATION_WORDS = 12
_LONG_SENTENCE = 150  # words; a text without punctuation is cut into stretches that a person can check
_STRETCH = 50
_BARE_SENTENCE = 40  # the same for a record without punctuation
_BARE_STRETCH = 30
_BARE_WORDS = 40  # from which a record can be called so
_WORDS_PER_END = 60
_END = re.compile(r"[.!?…。！？](?!\w)")
_PROCEDURAL_WORDS = 8
_COURTESY = word_set(
    "thank thanks good morning afternoon evening welcome please yes yeah yep ok okay alright next question"
    " questions ahead sir madam ma'am mr mrs ms president minister chairman chair chairwoman speaker senator"
    " secretary governor ladies gentlemen colleagues friends hello hi bye goodbye sorry pardon microphone"
)
_FILLING = word_set(
    "a again all and another back begin come continue course day everybody everyone excuse first floor"
    " for from go have hear here here's i i'm in is it last let's me mister much my next night no now of one"
    " order our over prime proceed right second so start sure the there third time to turn up us very we"
    " well with you your"
)
_PROCEDURAL = _COURTESY | _FILLING


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of speech inside one paragraph; `block` tells paragraphs apart."""

    span: Span
    block: int


@dataclass(slots=True)
class TurnText:
    """The words of a turn in one string.

    Attributes:
        text: The pieces; a blank inside a paragraph and over a page break, an empty line between paragraphs.
        breaks: The gaps of the kept text over which a sentence goes on.
    """

    text: str = ""
    breaks: list[Span] = field(default_factory=list)
    bare: bool = False
    _starts: list[tuple[int, Span]] = field(default_factory=list)

    @classmethod
    def of(
        cls, kept: str, pieces: Sequence[Piece], *, punctuated: bool = True, bare: bool = False
    ) -> TurnText:
        """The text of a turn.

        Args:
            kept: The kept text of the record.
            pieces: In text order; those without a word may be among them.
            punctuated: As in `is_page_break`.
            bare: The record has no punctuation; its paragraphs end passages.
        """
        turn = cls(bare=bare)
        texts: list[str] = []
        length = 0
        before: Piece | None = None
        for piece in pieces:
            words = piece.span.slice(kept)
            joint = ""
            if before is not None:
                joint = " " if piece.block == before.block else turn._joint(kept, before, piece, punctuated)
            turn._starts.append((length + len(joint), piece.span))
            texts.extend((joint, words))
            length += len(joint) + len(words)
            before = piece
        turn.text = "".join(texts)
        return turn

    def _joint(self, kept: str, before: Piece, piece: Piece, punctuated: bool) -> str:
        if self.bare or not is_page_break(
            before.span.slice(kept), piece.span.slice(kept), punctuated=punctuated
        ):
            return "\n\n"
        self.breaks.append(Span(before.span.end, piece.span.start))
        return " "

    def sentences(self, kept: str, language: str) -> list[tuple[Span, ...]]:
        """The sentences as slices of the kept text; slices without a word are left out."""
        found: list[tuple[Span, ...]] = []
        at = 0
        for sentence in sentence_spans(
            self.text, Span(0, len(self.text)), language=language, split_quotations=True
        ):
            for stretch in _stretches(self.text, sentence, bare=self.bare):
                while at + 1 < len(self._starts) and self._starts[at + 1][0] <= stretch.start:
                    at += 1
                parts = self._parts(kept, stretch, at)
                if parts:
                    found.append(parts)
        return found

    def _parts(self, kept: str, stretch: Span, first: int) -> tuple[Span, ...]:
        parts: list[Span] = []
        for at in range(first, len(self._starts)):
            start, piece = self._starts[at]
            if start >= stretch.end:
                break
            low, high = max(stretch.start, start), min(stretch.end, start + len(piece))
            if low >= high:
                continue
            part = trimmed(kept, Span(piece.start + low - start, piece.start + high - start))
            if any(char.isalnum() for char in part.slice(kept)):
                parts.append(part)
        return tuple(parts)


def is_page_break(left: str, right: str, *, punctuated: bool = True) -> bool:
    """True if the sentence that ends a paragraph goes on in the next one.

    It does if it ends without closing punctuation and the next paragraph begins in lower case, or if it ends
    with a comma or a word that ends no sentence; a salutation ("Colleagues,") is a line of its own. In a
    record whose paragraphs end with punctuation, a long one that ends with a bare word goes on, too.
    """
    left, right = left.rstrip(), right.lstrip()
    if not left or not right or _CLOSED.search(left):
        return False
    if _GOES_ON.match(right):
        return True
    last = left.rsplit(None, 1)[-1]
    n_words = count_words(left[-200:])
    if last.endswith(","):
        return n_words > _SALUTATION_WORDS
    if last.islower() and last in _OPEN_WORDS and n_words > 2:
        return True
    return punctuated and last[-1].isalpha() and n_words > 2 * _SALUTATION_WORDS


def has_no_sentences(paragraphs: Iterable[str]) -> bool:
    """True for a record of 40 words or more with fewer than one sentence end per 60 words (captions)."""
    n_words = n_ends = 0
    for words in paragraphs:
        n_words += count_words(words)
        n_ends += len(_END.findall(words))
    return n_words >= _BARE_WORDS and n_ends * _WORDS_PER_END < n_words


def ends_paragraphs(paragraphs: Iterable[str]) -> bool:
    """True if nearly all long paragraphs end with closing punctuation; for none, too."""
    long = [words for words in paragraphs if len(words) > 150]
    return sum(1 for words in long if _CLOSED.search(words.rstrip())) >= 0.7 * len(long)


def _stretches(text: str, sentence: Span, *, bare: bool) -> list[Span]:
    """A sentence, or pieces of one that has no end: cut behind a mark if there is one, else between words.

    Sentences of more than 150 words are cut into pieces of about 50; in a record without punctuation those of
    more than 40 into pieces of about 30, before "and", "but", "so" … where one is near.
    """
    longest, usual = (_BARE_SENTENCE, _BARE_STRETCH) if bare else (_LONG_SENTENCE, _STRETCH)
    if len(sentence) < 2 * longest or count_words(sentence.slice(text)) <= longest:
        return [sentence]
    words = word_spans(text, sentence)
    found: list[Span] = []
    start, first = sentence.start, 0
    while len(words) - first > 1.5 * usual:
        window = range(first + usual // 2, first + usual + usual // 2)
        cut = max(
            window,
            key=lambda at: (_break(text, words[at - 1], words[at]), -abs(at - first - usual)),
        )
        found.append(trimmed(text, Span(start, words[cut].start)))
        start, first = words[cut].start, cut
    found.append(Span(start, sentence.end))
    return found


def _break(text: str, left: Span, right: Span) -> int:
    between = text[left.end : right.start]
    if any(mark in between for mark in ".!?;:…"):
        return 3
    if "—" in between or "–" in between or " - " in between:
        return 2
    joining = right.slice(text).casefold() in {"and", "but", "so", "because", "now", "well", "then", "or"}
    return 1 if "," in between or joining else 0


def is_procedural(text: str) -> bool:
    """True for courtesies and the words of a chair: at most eight words, all of a short closed list.

    One of them must be a courtesy ("thank", "please", "question"); a bare "No" is an answer.
    """
    words = [word.casefold().replace("’", "'") for word in _SPOKEN.findall(text)]
    if not words or len(words) > _PROCEDURAL_WORDS or any(map(str.isdigit, text)):
        return False
    return all(word in _PROCEDURAL for word in words) and any(word in _COURTESY for word in words)


def distinct_ids(prefix: str, texts: Sequence[str]) -> list[str]:
    """One id per text, from content: from the text alone if it occurs once, else with its neighbours.

    Equal texts with equal neighbours are told apart by neighbours further away, at last by their order.
    """
    keys: list[tuple[str, ...]] = [(text,) for text in texts]
    for reach in (1, 2, 4):
        counts = Counter(keys)
        if len(counts) == len(keys):
            break
        for at, key in enumerate(keys):
            if counts[key] > 1:
                around = [*texts[max(at - reach, 0) : at], "", *texts[at + 1 : at + 1 + reach]]
                keys[at] = (texts[at], *(text[:200] for text in around))
    seen: Counter[tuple[str, ...]] = Counter()
    ids: list[str] = []
    for key in keys:
        ids.append(content_id(prefix, *key, *((str(seen[key]),) if seen[key] else ())))
        seen[key] += 1
    return ids
