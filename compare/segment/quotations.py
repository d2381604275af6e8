"""Quotations: what stands between quotation marks, whatever marks a newspaper uses.

Goes in: an article's kept text and the spans of its paragraphs. Comes out: `Quotation` records in text
order, each with its parts and what is nested in it, and the kind of each. Not done here: who speaks
(`compare.segment.attribution`), and what is claimed (`compare.segment.claims`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from compare.model import Quotation, Span
from compare.segment.cues import DETERMINERS, FINITE, PREPOSITIONS, TITLES, VERBS
from compare.segment.marks import ALL_MARKS, MarkPair, pair_marks, trimmed
from compare.segment.sentences import count_words

__all__ = ["QUOTATION_RULE", "QuotationKind", "find_quotations", "is_title", "quotation_kind", "with_marks"]

QUOTATION_RULE = (
    "The words between one pair of quotation marks are one quotation; two pairs that a frame inside one"
    " sentence cuts apart (“…,” she said, “…”) are one quotation in two parts; a quotation that runs over"
    " several paragraphs is one quotation with a part in each; after a frame that ends its sentence a new"
    " quotation begins; a quotation inside another is not counted by itself."
)

QuotationKind = Literal["direct quotation", "partial quotation", "scare quote"]

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_TOKEN = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*|[.!?;:,]")
_SENTENCE_END = re.compile(r"(\S*)[.!?…][)\]]?\s+(?=[^\W\d_a-z])")
_GAP_WORDS = 30
_LONG_MARKS = ("``", "‘‘", "''")
_RELATIVE = frozenset(["that", "who", "which", "what", "whom", "whose", "where", "how", "whether", "than"])
_SUBJECTS = frozenset(["i", "he", "she", "we", "they"])
_EXPLETIVES = frozenset(["it", "you", "there", "that", "this", "what"])
_CLAUSE_STARTS = frozenset([",", ".", ";", ":", "!", "?", "and", "but", "because", "if", "when", "so"])
_FRAMELESS = frozenset(["and", "but", "as", "which", "or", "while", "when", "that", "with", "in"])


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of consecutive paragraphs, counted by `QUOTATION_RULE`.

    Args:
        text: The kept text of an article.
        paragraphs: Spans of paragraphs that follow each other; a quotation may run from one into the next.

    Returns:
        Quotations in text order, marks and white space at the ends of each part excluded. An opening mark
        that is never closed ends with its paragraph, or before the next opening mark. Empty for a text
        without quotation marks.
    """
    found: list[Quotation] = []
    carried = ""
    for at, span in enumerate(paragraphs):
        runs_on = at + 1 < len(paragraphs) and text.startswith("‘", paragraphs[at + 1].start)
        pairs = pair_marks(text, span, carried=bool(carried), runs_on=runs_on)
        quotations = _nest(text, pairs)
        if quotations and found and carried and _continues(text, span, pairs[0], carried):
            first = quotations.pop(0)
            quotations.insert(0, _joined(found.pop(), first))
        found.extend(_across_frames(text, quotations))
        carried = next((pair.opening for pair in reversed(pairs) if not pair.closing), "")
    return tuple(found)


def quotation_kind(words: str) -> QuotationKind:
    """The kind of a quotation by its words: all its parts, joined by a blank.

    One word is a scare quote. A quotation is direct (a whole clause in quotation marks) if it has a finite
    verb with its subject that no relative pronoun governs, or if it is a finished utterance: four words or
    more, a capital letter at the start and punctuation at the end, and no title. Everything else of two words
    or more is a partial quotation.
    """
    if count_words(words) < 2:
        return "scare quote"
    tokens = _TOKEN.findall(words)
    plain = [token for token in tokens if token[0].isalnum()]
    if is_title(words):
        return "partial quotation"
    if plain[0][0].isupper() and len(plain) >= 4 and words.rstrip()[-1] in ",.!?…—–-":
        return "direct quotation"
    return "direct quotation" if _has_clause(tokens) else "partial quotation"


def with_marks(text: str, part: Span) -> Span:
    """A part of a quotation with the marks that stand at its ends, and blanks between them."""
    start, end = part.start, part.end
    at = start
    while at > 0 and text[at - 1] in " \u00a0\u202f":
        at -= 1
    while at > 0 and text[at - 1] in ALL_MARKS:
        at, start = at - 1, at - 1
    at = end
    while at < len(text) and text[at] in " \u00a0\u202f":
        at += 1
    while at < len(text) and text[at] in ALL_MARKS:
        at, end = at + 1, at + 1
    return Span(start, end)


def is_title(words: str) -> bool:
    """True for two to eight words in title case: the name of a work, a programme, a slogan."""
    plain = _WORD.findall(words)
    long = [word for word in plain if len(word) > 3]
    return (
        2 <= len(plain) <= 8
        and len(long) > 1
        and all(word[0].isupper() or word[0].isdigit() for word in long)
        and not any(word.lower() in FINITE for word in plain)
    )


def _has_clause(tokens: list[str]) -> bool:
    """A finite verb with its subject before it, both inside the quotation and not in a relative clause."""
    low = [token.lower().replace("’", "'") for token in tokens]
    for at, word in enumerate(low):
        stem, _, suffix = word.partition("'")
        before = low[at - 1] if at else ""
        after = low[at + 1] if at + 1 < len(low) else ""
        if before in _RELATIVE and at > 1:
            continue
        if stem in _SUBJECTS and (suffix in {"m", "re", "ve", "ll", "d", "s"} or after.isalpha()):
            return True
        if word == "it" and after.endswith("s") and (at == 0 or before in _CLAUSE_STARTS):
            return True
        if stem in _EXPLETIVES and suffix in {"re", "ve", "ll", "s", "d"}:
            return True
        finite = word in FINITE and at > 0 and before not in _RELATIVE and before != "to"
        if finite and before[0].isalnum() and not _relative_before(low, at):
            return True
    return False


def _relative_before(low: list[str], at: int) -> bool:
    """True if the finite verb at `at` follows a relative pronoun without its own subject between."""
    return any(word in _RELATIVE for word in low[max(0, at - 4) : at]) and at > 3


def _continues(text: str, span: Span, first: MarkPair, carried: str) -> bool:
    """True if the first pair of a paragraph goes on with a quotation that the one before left open."""
    at_start = not text[span.start : first.start].strip()
    return not first.opening or (at_start and first.opening == carried)


def _joined(*cut: Quotation) -> Quotation:
    first, last = cut[0].marks, cut[-1].marks
    opening = first[:2] if first[:2] in _LONG_MARKS else first[:1]
    closing = last[-2:] if last[:2] in _LONG_MARKS else last[-1:]
    return Quotation(
        parts=tuple(part for one in cut for part in one.parts),
        marks=opening + closing,
        nested=tuple(span for one in cut for span in one.nested),
    )


def _nest(text: str, pairs: list[MarkPair]) -> list[Quotation]:
    """Outermost pairs as quotations, each with what lies inside it; pairs without a word are none."""
    outer: list[tuple[MarkPair, list[Span]]] = []
    for pair in pairs:
        inner = trimmed(text, pair.inner)
        if not _WORD.search(text, inner.start, inner.end):
            continue
        if outer and outer[-1][0].inner.contains(inner):
            outer[-1][1].append(inner)
        elif not outer or pair.start >= outer[-1][0].inner.end:
            outer.append((pair._replace(inner=inner), []))
    return [
        Quotation(parts=(pair.inner,), marks=pair.opening + pair.closing, nested=tuple(sorted(nested)))
        for pair, nested in outer
    ]


def _across_frames(text: str, quotations: list[Quotation]) -> list[Quotation]:
    """Quotations that a frame inside one sentence cuts apart, joined."""
    runs: list[list[Quotation]] = []
    for quotation in quotations:
        if runs and _cut_by_frame(text, runs[-1][-1], quotation):
            runs[-1].append(quotation)
        else:
            runs.append([quotation])
    return [_joined(*run) if len(run) > 1 else run[0] for run in runs]


def _cut_by_frame(text: str, left: Quotation, right: Quotation) -> bool:
    start = with_marks(text, left.parts[-1]).end
    gap = text[start : max(start, with_marks(text, right.parts[0]).start)]
    words = _WORD.findall(gap[:400])
    ending = text[left.parts[-1].end - 1]
    if not words or not _may_be_frame(gap, len(words)) or ending in ";:":
        return False
    if _has_sentence_end(gap) or (ending == "." and words[0][0].isupper()):
        return False
    low = [word.lower() for word in words]
    cues = [at for at, word in enumerate(low) if word in VERBS and VERBS[word].form != "base"]
    if not cues or low[0] in _FRAMELESS:
        return False
    tail = gap.rstrip()
    if tail[-1] in ",—–-":
        return not (len(cues) > 1 and cues[-1] == len(low) - 1)
    goes_on = ending in ",—–-" and text[right.parts[0].start].islower()
    closes_frame = cues[-1] >= len(low) - 3 and low[-1] not in DETERMINERS | PREPOSITIONS
    return goes_on and closes_frame and "," not in gap.strip(" ,") and tail[-1] != ":"


def _may_be_frame(gap: str, n_words: int) -> bool:
    return n_words <= _GAP_WORDS and len(gap) <= 400 and gap[0] in " ,—–-"


def _has_sentence_end(gap: str) -> bool:
    """True if a sentence ends inside the gap; titles and initials ("Mr. Roe", "J. Roe") end none."""
    befores = (found.group(1).lower().strip(".") for found in _SENTENCE_END.finditer(gap))
    return any(word not in TITLES and len(word) > 1 and "." not in word for word in befores)
