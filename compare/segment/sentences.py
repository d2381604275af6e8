"""Sentences and words of a stretch of text.

Goes in: a text and a span of it. Comes out: spans of its sentences and of its words. The boundaries
are those of the library `sentencex`; what is done here is to hand it text that it can read (quotation
marks paired, apostrophes told from marks) and to mend what it gets wrong. Nothing is decided here about
who speaks or what is quoted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

import sentencex  # type: ignore[import-untyped]

from compare.ingest.wordlists import word_set
from compare.model import Span

__all__ = ["count_words", "sentence_spans", "word_spans"]

_LETTER = r"[^\W_\u0300-\u036f][\u0300-\u036f]*"
_WORD = re.compile(
    # an initialism (U.S., a.m.), or a run of letters and digits with inner marks
    rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?"
    rf"|(?:{_LETTER})+(?:(?:['’ʼ\-‐‑]|(?<=\d)[.,](?=\d))(?:{_LETTER})+)*"
)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_LONG_SENTENCE = 100  # words; beyond it a quotation is cut into its sentences
_LONG_PARAGRAPH = 20_000  # code points; the library is handed no more at once

_OPENING = "“„‟«‹‘‚([{"
_CLOSING = "”»›’)]}"
_DOUBLE = '“”„‟"«»″'
_SINGLE = "'‘’‚‹›"
_MARKS = _DOUBLE + _SINGLE
_TERMINAL = ".!?…。！？"


_NUMBERED = word_set("approx art ca ch fig figs no nos op p para paras pp sec secs vol vols")
_TITLES = word_set(
    "adm amb brig capt cmdr col comdr cong cpl dr gen gov hon lt maj messrs mme mlle mr mrs ms mt prof pvt"
    " rep reps rev sen sens sgt spc st ste supt"
)
_ABBREVIATIONS = (
    _NUMBERED
    | _TITLES
    | word_set(
        "assn asst ave blvd cf co corp dept det dist ed eds esp est etc ex fr ft inc jr ltd mts rt sr vs"
    )
)
_STARTERS = word_set(
    "a after all an and as at but by for from he her his how i if in is it its my no not now of on or our she"
    " so that the their then there these they this those to we were what when where which while who why with"
    " yes you your"
)
_CLOSED_OFF = re.compile(r"“[^”]*”|\([^()]*\)|\[[^\[\]]*\]")
# Abbreviations in lower case that a capital may follow.
_LOWER = (
    "vs|cf|eg|ie|al|ca|approx|esp|figs?|vols?|pp|op|eds?|cit|etc|resp|mr|mrs|ms|dr|st|prof|gen|sen|gov|rep|rev|hon"
    "|bzw|usw|evtl|ggf|inkl|bspw|vgl|sog|nr|str|feat"
)
_INITIALISM = re.compile(r"(?:^|[\s(\[“\"‘'\-–—/])(?:[^\W\d_]\.){2,}$")
_LAST_TOKEN = re.compile(r"([^\W_][^\s]*?)\.$")
_ENUMERATOR = re.compile(r"\s*(\()(?:\d{1,3}|[a-z]|[ivx]{1,4})\)", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\W*([^\W_]+)")
_OPENS = r"(?=[“‘\"']?[^\W\d_a-zß-ÿ])"
_PRONOUN = r"(?=(?:The|He|She|It|We|They|I|You|This|That|Then|But|And|In|There|On|At|So|If)\b)"
_MISSED = re.compile(
    rf"[{_TERMINAL}][)\]]+\s+{_OPENS}"  # a bracket that closes a whole sentence
    rf"|(?<=[^\W\d_]{{2}})[.!?]\d{{1,2}}\s+{_OPENS}"  # a note's digit glued to a full stop
    rf"|(?<=[a-zß-ÿ]{{2}}\.)”\s+{_OPENS}"  # “… forgive me.” Then
    rf"|(?:(?<=[.!?] )|^)No\.\s+{_OPENS}"
    rf"|(?<=[ \d][apAP]\.[mM]\.)\s+{_PRONOUN}"
    rf"|(?<=[A-Z]\.[A-Z]\.)\s+{_PRONOUN}"
    rf"|(?:(?<=\bMay)|(?<=[a-zß-ÿ]{{6}}))\.\s+{_OPENS}"
    # a plain word; the library takes "me." for Maine
    rf"|(?<![^\s(\[“\"‘'—–-])(?!(?:{_LOWER})\.)[a-zß-ÿ]{{2,}}\.\s+{_OPENS}"
)


def count_words(text: str) -> int:
    """The number of words of `text`, 0 for none.

    A word is a run of letters and digits, with apostrophes and hyphens inside it ("don't",
    "thirty-five") and with points and commas between digits ("3.5", "1,200"); an initialism with its
    points is one word ("U.S.", "a.m."). This is the project's only definition of a word.
    """
    return sum(1 for _ in _WORD.finditer(text))


def word_spans(text: str, span: Span) -> tuple[Span, ...]:
    """The words of ``text[span]``, in order, as spans of `text`; empty where there are none.

    See `count_words` for what a word is. A word that the span cuts counts as far as it lies inside.
    """
    return tuple(Span(*found.span()) for found in _WORD.finditer(text, span.start, span.end))


def sentence_spans(
    text: str, span: Span, *, language: str = "en", split_quotations: bool = False
) -> tuple[Span, ...]:
    """The sentences of ``text[span]``.

    Args:
        text: Any text; paragraphs are separated by an empty line.
        span: The stretch to cut.
        language: A language code that `sentencex` knows; an unknown one falls back to its general rules.
        split_quotations: False: what stands between a pair of quotation marks is not cut, unless the
            sentence is longer than 100 words (an article's “I go. You stay,” he said, is one sentence).
            True: sentences end inside quotation marks as they do outside (a record).

    Returns:
        Ordered, disjoint spans without white space at their ends; together they cover all words; none
        crosses a paragraph break. A closing mark or bracket stands with the sentence that it closes.
        Empty where the span has no words.
    """
    found: list[Span] = []
    for block in _blocks(text, span):
        pieces = _block_sentences(block.slice(text), language, split_quotations)
        found.extend(piece.shift(block.start) for piece in pieces)
    return tuple(found)


def _blocks(text: str, span: Span) -> Iterator[Span]:
    """Paragraphs, and pieces of paragraphs too long to be handed over at once."""
    start = span.start
    breaks = [found.span() for found in _PARAGRAPH.finditer(text, span.start, span.end)]
    for end, following in [*breaks, (span.end, span.end)]:
        while end - start > _LONG_PARAGRAPH:
            cut = max(text.rfind(f"{mark} ", start, start + _LONG_PARAGRAPH) for mark in ".!?") + 1
            if cut <= start:
                cut = max(text.rfind(" ", start, start + _LONG_PARAGRAPH), start) or start
                cut = cut if cut > start else start + _LONG_PARAGRAPH
            yield Span(start, cut)
            start = cut
        if start < end:
            yield Span(start, end)
        start = following


def _block_sentences(block: str, language: str, split_quotations: bool) -> list[Span]:
    pieces = _pieces(block, _masked(block, keep_pairs=not split_quotations), language)
    if split_quotations:
        return pieces
    found: list[Span] = []
    for piece in pieces:
        words = piece.slice(block)
        if len(piece) > 4 * _LONG_SENTENCE and count_words(words) > _LONG_SENTENCE:
            inner = _pieces(words, _masked(words, keep_pairs=False), language)
            found.extend(part.shift(piece.start) for part in inner)
        else:
            found.append(piece)
    return found


def _masked(block: str, *, keep_pairs: bool) -> str:
    """`block`, same length, with quotation marks that the library can pair and no others."""
    pairs = _pairs(block) if keep_pairs else []
    kept = {start: "“" for start, _ in pairs} | {end: "”" for _, end in pairs}
    out = list(block.replace("…", ".").replace("\n", " "))
    enumerator = _ENUMERATOR.match(block)
    if enumerator:  # the library cuts nothing behind "(1)"
        out[enumerator.start(1)] = " "
    for at, char in enumerate(block):
        if char in _MARKS:
            out[at] = kept.get(at) or _plain(block, at)
        elif char in "()[]" and not keep_pairs:
            out[at] = " "
    return "".join(out)


def _plain(block: str, at: int) -> str:
    """What an unpaired mark is to the library: part of a word, or nothing."""
    before, after = block[at - 1 : at], block[at + 1 : at + 2]
    inner = block[at] in _SINGLE and (before.isalnum() or (after.isalnum() and block[at] in "'’"))
    return "ʼ" if inner and not (before in _TERMINAL and before) else " "


def _pairs(block: str) -> list[tuple[int, int]]:
    """Outermost pairs of quotation marks, by what stands beside a mark rather than by its shape."""
    stack: list[tuple[int, bool]] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(block):
        if char not in _MARKS:
            continue
        single = char in _SINGLE
        role = _role(block, at)
        if role == "open":
            stack.append((at, single))
        elif role == "close" and stack and stack[-1][1] == single:
            pairs.append((stack.pop()[0], at))
        elif role == "close" and not single:
            while stack and stack[-1][1]:  # single marks that never closed inside a double pair
                stack.pop()
            if stack:
                pairs.append((stack.pop()[0], at))
    return _outermost(pairs)


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(pairs):
        if not kept or start > kept[-1][1]:
            kept.append((start, end))
    return kept


def _role(block: str, at: int) -> str:
    """``open``, ``close`` or ``none`` (an apostrophe)."""
    before, after = block[at - 1 : at] if at else "", block[at + 1 : at + 2]
    free_before = not before or before.isspace() or before in _OPENING + "-–—/\"'"
    free_after = not after or after.isspace() or after in _CLOSING + ".,;:!?…-–—/\"'"
    char = block[at]
    if char in _SINGLE and char not in "‹›":
        if free_before and after.isalnum() and char != "’":
            return "open"
        return "close" if free_after and before and before in ".,!?…" else "none"
    if free_before and not free_after:
        return "open"
    if free_after and not free_before:
        return "close"
    return "open" if char in "“„‟«‹" else "close"


def _pieces(block: str, masked: str, language: str) -> list[Span]:
    """Sentences of one paragraph: the library's boundaries, mended."""
    starts = [found["start_index"] for found in sentencex.get_sentence_boundaries(language, masked)]
    closed = [found.span() for found in _CLOSED_OFF.finditer(masked)]
    starts.extend(found.end() for found in _MISSED.finditer(masked) if not _is_inside(found.end(), closed))
    cuts = sorted({_settle(block, masked, at) for at in starts if 0 < at < len(block)})
    edges = [0, *[cut for cut in cuts if cut > 0], len(block)]
    pieces = [_trim(block, start, end) for start, end in pairwise(edges) if start < end]
    return _joined(block, [piece for piece in pieces if len(piece)])


def _is_inside(at: int, closed: list[tuple[int, int]]) -> bool:
    index = bisect_left(closed, (at, 0)) - 1
    return index >= 0 and at < closed[index][1]


def _settle(block: str, masked: str, at: int) -> int:
    """A boundary moved to where marks stand with the sentence that they close or open."""
    left, right = at, at
    while left > 0 and (masked[left - 1].isspace() or block[left - 1] in _CLOSING):
        left -= 1
    while right < len(block) and (masked[right].isspace() or block[right] in _CLOSING):
        right += 1
    cut = left
    while cut < right:
        char, after = block[cut], block[cut + 1 : cut + 2]
        if char.isspace():
            rest = block[cut:right].lstrip()
            if rest and len(rest) > 1 and rest[1].isspace() and rest[0] in _MARKS and rest[0] not in _OPENING:
                cut += block[cut:right].index(rest[0]) + 1  # « mot. » : the mark stands apart
                continue
            break
        if char in _OPENING and not (char in "“‘" and after.isspace()):
            break
        cut += 1
    return cut


def _trim(block: str, start: int, end: int) -> Span:
    while start < end and block[start].isspace():
        start += 1
    while end > start and block[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _joined(block: str, pieces: list[Span]) -> list[Span]:
    """Pieces that belong together, joined; what has no word goes with the piece before it."""
    joined: list[Span] = []
    for piece in pieces:
        if joined and _belongs(joined[-1].slice(block), piece.slice(block)):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return [piece for piece in joined if _WORD.search(block, piece.start, piece.end)]


def _belongs(left: str, right: str) -> bool:
    """True if the boundary between two pieces is none."""
    if not _WORD.search(right) or not _WORD.search(left[-_LONG_PARAGRAPH:]):
        return True
    first_found = _FIRST_WORD.match(right)
    first = first_found.group(1) if first_found else ""
    tail = left[-40:]
    if tail[-1] in _CLOSING + "\"'" and first[:1].islower():
        return True
    if tail.endswith(("…", "...", ". .")):
        return first[:1].islower() or (first == "I" and count_words(left[:60]) <= 3)
    return tail.endswith(".") and _after_point(tail, first, right)


def _after_point(tail: str, first: str, right: str) -> bool:
    """True if the full stop that ends `tail` ends no sentence."""
    if _INITIALISM.search(tail):
        return first[:1].islower() or first.lower() not in _STARTERS
    found = _LAST_TOKEN.search(tail.rsplit(None, 1)[-1].lstrip("([{“‘\"'«„"))
    last = found.group(1) if found else ""
    low = last.lower()
    if last.isdigit() and tail.strip(" (") == f"{last}.":
        return True  # "1. First"
    if len(last) == 1 and last.isupper() and last != "I":
        return first[:1].isupper() and first.lower() not in _STARTERS
    if low in _NUMBERED and right[:1].isdigit():
        return low != "no" or last == "No"
    return (low in _TITLES and first[:1].isupper()) or (low in _ABBREVIATIONS and first[:1].islower())
