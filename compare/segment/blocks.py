"""Blocks: what each paragraph of an article's text is.

Goes in: an article's `Document` and the title stated for it. Comes out: `Block` records in text order.
Not done here: sentences and quotations (`compare.segment.article`).

How a block is told, first rule that fits:

1. *residue* if the whole of it has the form of a page's furniture (`compare.segment.furniture`), or if it
   is a short line that stands three times or more in the text;
2. *teaser* if it says so ("READ MORE: …"), or stands like a heading after a line that does;
3. *caption* if it says so ("Image caption …", "Photo: …", "… (Photo by …)");
4. *headline* if it is the stated title, or the page's own first-rank heading, or the first line of the text
   where that has no full stop and at most 20 words;
5. *standfirst* if it follows the headline, before any paragraph, and either has no full stop and at most 45
   words, or has at most 60 words and two sentences and a byline or date line comes next; without a
   headline, a first line of at most 45 words without a full stop;
6. *subheading* if the page's markup says so, or if it has at most 16 words and no full stop and a
   paragraph follows; lines after a paragraph that ends with a colon are a list, not subheadings;
7. *paragraph* otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from compare.model import Block, BlockKind, Document, Span
from compare.segment.furniture import (
    closing_label,
    is_capital_name,
    is_caption,
    is_dateline,
    is_label,
    is_list_label,
    is_residue,
    opening_label,
)
from compare.segment.sentences import count_words, sentence_spans

__all__ = ["find_blocks"]

_HEADLINE_WORDS = 20
_SUBHEADING_WORDS = 16
_STANDFIRST_WORDS = 45
_STANDFIRST_SENTENCE_WORDS = 60
_SAME_TITLE = 92.0
_LIKE_TITLE = 50.0
_REPEATED = 3
_REPEATED_WORDS = 8
_BREAK = re.compile(r"\n\s*\n")
_FULL_STOP = re.compile(r"(?:[.!;:,…—–-][\"'”’»)\]]*|\?[\"'”’»)\]]+)(?:\s*\[[^\[\]]{0,40}\])?$")
_INNER_STOP = re.compile(r"[^\W\d_]{3,}[.!?][\"”’']?\s+[\"“‘']?[A-Z#\[]")
_LABELLED = re.compile(r"[A-Z][A-Z.'’ \-]{1,50}:\s|Q[.:]\s")

_Kinds = list[BlockKind | None]


def find_blocks(document: Document, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of an article's text, by the rules above.

    Args:
        document: The kept text; its paragraphs are separated by an empty line.
        title: The headline as stated for the article, if it is.

    Returns:
        Blocks in text order that cover every word of the text; none for a text without words. A line that
        holds a link's label and its headline gives two blocks, one that is residue and one teaser.
    """
    text = document.text
    pieces = _pieces(text)
    kinds: _Kinds = _by_form(text, pieces)
    ranks = {span.start: rank for rank, span in document.headings}
    stated = [known for known in (title, document.title) if known]
    _mark_headline(text, pieces, kinds, ranks, stated)
    _mark_standfirst(text, pieces, kinds)
    _mark_subheadings(text, pieces, kinds, ranks)
    return tuple(Block(kind=kind or "paragraph", span=span) for kind, span in zip(kinds, pieces, strict=True))


_TOP = 3  # blocks among which a name in capitals is a byline


def _pieces(text: str) -> list[Span]:
    """Paragraphs without white space at their ends; a label such as "READ MORE:" by itself."""
    pieces: list[Span] = []
    start = 0
    for end, following in [*(found.span() for found in _BREAK.finditer(text)), (len(text), len(text))]:
        line = text[start:end]
        first = start + len(line) - len(line.lstrip())
        last = max(first, start + len(line.rstrip()))
        cut = opening_label(text[first:last]) or closing_label(text[first:last])
        if cut:
            pieces.append(Span(first, first + len(text[first : first + cut].rstrip())))
            first += cut
        if first < last:
            pieces.append(Span(first, last))
        start = following
    return pieces


def _by_form(text: str, pieces: Sequence[Span]) -> _Kinds:
    """What blocks say they are, or what the line beside them says; ``None`` for everything else."""
    lines = [piece.slice(text) for piece in pieces]
    labels = [is_label(line) for line in lines]
    repeated = _repeated(lines)
    kinds: _Kinds = []
    in_list = False
    for at, line in enumerate(lines):
        in_list = (in_list and kinds[-1] in ("teaser", "residue")) or (labels[at] and is_list_label(line))
        before = at > 0 and labels[at - 1] and "\n" in text[pieces[at - 1].end : pieces[at].start]
        announced = at > 0 and labels[at - 1] and not before
        follows = (
            at + 1 < len(lines) and labels[at + 1] and "\n" not in text[pieces[at].end : pieces[at + 1].start]
        )
        heading = _like_heading(line, _HEADLINE_WORDS)
        if labels[at] or repeated[line] or is_residue(line) or (0 < at < _TOP and is_capital_name(line)):
            kinds.append("residue")
        elif announced or follows or (heading and (before or (in_list and _in_run(lines, at)))):
            kinds.append("teaser")
        else:
            kinds.append("caption" if is_caption(line) else None)
    return _front_matter(lines, kinds)


def _repeated(lines: Sequence[str]) -> dict[str, bool]:
    """Which short lines stand so often in one text that they are labels or furniture."""
    return {
        line: count >= _REPEATED and len(line) < 100 and _like_heading(line, _REPEATED_WORDS)
        for line, count in Counter(lines).items()
    }


def _in_run(lines: Sequence[str], at: int) -> bool:
    """True inside a list of links: the line after it is one too, or there is none."""
    return at + 1 == len(lines) or _like_heading(lines[at + 1], _HEADLINE_WORDS)


def _front_matter(lines: Sequence[str], kinds: _Kinds) -> _Kinds:
    """Marks a block of ``key: value`` lines between two rules at the start of a Markdown file."""
    if lines and lines[0] == "---" and "---" in lines[1:15]:
        end = lines.index("---", 1) + 1
        front: _Kinds = ["residue"] * end
        return front + kinds[end:]
    return kinds


def _like_heading(line: str, n_words: int) -> bool:
    """Few words, and no full stop, comma, colon, semicolon or dash at the end."""
    return len(line) < 400 and not _FULL_STOP.search(line[-60:]) and 0 < count_words(line) <= n_words


def _mark_headline(
    text: str, pieces: Sequence[Span], kinds: _Kinds, ranks: dict[int, int], stated: Sequence[str]
) -> None:
    free = [at for at, kind in enumerate(kinds) if kind is None]
    for at in free[:6]:
        line = pieces[at].slice(text)
        if ranks.get(pieces[at].start) == 1 or any(_same_title(line, title) for title in stated):
            kinds[at] = "headline"
            return
    if len(free) < 2:
        return
    line = pieces[free[0]].slice(text)
    heading = _like_heading(line, _HEADLINE_WORDS) or (pieces[free[0]].start in ranks and len(line) < 300)
    other_title = stated and max(fuzz.token_set_ratio(line, title) for title in stated) < _LIKE_TITLE
    if heading and not other_title and not _LABELLED.match(line):
        kinds[free[0]] = "headline"


def _same_title(line: str, title: str) -> bool:
    """True if a line is the stated title, apart from case, marks and the outlet's name after it."""
    if len(line) > 400 or not 0 < count_words(line) <= 2 * _HEADLINE_WORDS:
        return False
    left, right = line.casefold(), title.casefold()
    return fuzz.ratio(left, right) >= _SAME_TITLE or (count_words(line) > 3 and right.startswith(left))


def _mark_standfirst(text: str, pieces: Sequence[Span], kinds: _Kinds) -> None:
    free = [at for at, kind in enumerate(kinds) if kind is None]
    if len(free) < 2:
        return
    at = free[0]
    line = pieces[at].slice(text)
    n_words = count_words(line) if len(line) < 800 else _STANDFIRST_SENTENCE_WORDS + 1
    if 3 < n_words <= _STANDFIRST_WORDS and not _FULL_STOP.search(line[-60:]):
        kinds[at] = "standfirst"
    elif "headline" in kinds[:at] and n_words <= _STANDFIRST_SENTENCE_WORDS:
        byline_next = kinds[at + 1] == "residue" and is_dateline(pieces[at + 1].slice(text))
        if byline_next and len(sentence_spans(text, pieces[at])) <= 2:
            kinds[at] = "standfirst"


def _mark_subheadings(text: str, pieces: Sequence[Span], kinds: _Kinds, ranks: dict[int, int]) -> None:
    in_list = False
    for at, kind in enumerate(kinds):
        if kind is not None:
            continue
        line = pieces[at].slice(text)
        heading = _reads_like_subheading(line) and not (in_list and not line.endswith("?"))
        by_markup = pieces[at].start in ranks and count_words(line) <= 2 * _SUBHEADING_WORDS
        if by_markup or (heading and _paragraph_follows(text, pieces, kinds, at)):
            kinds[at], in_list = "subheading", False
        else:
            in_list = line.endswith(":") or (in_list and not _FULL_STOP.search(line[-60:]))


def _reads_like_subheading(line: str) -> bool:
    """Like a heading, and no labelled line of a dialogue, no long question and no two sentences."""
    if not _like_heading(line, _SUBHEADING_WORDS) or _LABELLED.match(line):
        return False
    if line.endswith("?") and (count_words(line) > 9 or line[0] in "\"“'‘"):
        return False
    return line[0] in "\"“'‘" or not _INNER_STOP.search(line)


def _paragraph_follows(text: str, pieces: Sequence[Span], kinds: _Kinds, at: int) -> bool:
    """True if the next block that is no furniture is more than a word or two."""
    later = next((other for other in range(at + 1, len(kinds)) if kinds[other] is None), None)
    return later is not None and not _like_heading(pieces[later].slice(text), 3)
