"""Which blocks of a page are the article, and which the record.

Goes in: a page as decoded. Comes out: its paragraphs, mapped to the file, and what the page states of
itself. For articles trafilatura chooses; its choice is found again in the visible text, so that what is kept
is always a piece of the file. For records nothing may be lost: all text is kept but what stands in
navigation, forms, figures and pull quotations. Site headers and footers of records are cut later.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Any

from compare.ingest.clean import collapse_blanks
from compare.ingest.html import VisibleBlock, VisiblePage, read_page
from compare.ingest.mapping import MappedText
from compare.ingest.plaintext import Paragraph
from compare.ingest.wordlists import word_set
from compare.model import Span

__all__ = ["PageText", "read_article_page", "read_record_page"]

_SIDE = word_set("nav header footer aside form button select figure dialog menu side")
_NOT_ARTICLE = word_set("nav footer aside form button select dialog menu side")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»›“‘«‹)\]]*$|[\"”’»›“«]$")
_QUOTED = re.compile(r"[\"“”„‟«»‹›‘’‚'`]\w")
_WORD = re.compile(r"[^\W_]+")
_N_GRAM = 4
_LARGE, _MOST = 1_000_000, 5_000_000
"""Code points from which a page is made lean, and beyond which its sentences are all kept: the library that
chooses among them takes more than linear time."""
_OPENING = re.compile(r"<(?P<tag>script|style|svg)\b[^>]{0,2000}>")
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,80},[^\"'\s>)]{200,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What is kept of a page.

    Attributes:
        paragraphs: The kept ones, in page order.
        stated: What the page states of itself.
        unplaced: Places of the file where something had to be guessed.
        cut: What is visible and not kept, each behind how many of the paragraphs.
    """

    paragraphs: tuple[Paragraph, ...]
    stated: dict[str, str]
    unplaced: tuple[Span, ...] = ()
    cut: tuple[tuple[int, str], ...] = ()


def read_record_page(base: MappedText) -> PageText:
    """All of a page's text that can be speech; empty if the page has none.

    Args:
        base: The page as decoded.
    """
    page = read_page(base, keep_stage_marks=True)
    blocks = [block for block in page.blocks if not block.inside & _SIDE] or list(page.blocks)
    grams = Counter(gram for block in blocks if not _is_aside(block) for gram in _grams(block.text.text))
    kept = [block for block in blocks if not (_is_aside(block) and _is_pull_quotation(block, grams))]
    taken = {id(block) for block in kept}
    numbers = [at for at, block in enumerate(page.blocks) if id(block) in taken]
    return PageText(
        paragraphs=tuple(map(_paragraph, kept)), stated=_stated(page), cut=_cut(page.blocks, numbers)
    )


def _cut(blocks: tuple[VisibleBlock, ...], kept: list[int]) -> tuple[tuple[int, str], ...]:
    """The blocks that are not kept, each with the number of kept ones before it."""
    taken = frozenset(kept)
    return tuple(
        (bisect_right(kept, at), block.text.text) for at, block in enumerate(blocks) if at not in taken
    )


def _paragraph(block: VisibleBlock) -> Paragraph:
    return Paragraph(text=block.text, level=block.level)


def _is_aside(block: VisibleBlock) -> bool:
    return "blockquote" in block.inside


def _grams(text: str) -> list[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return [tuple(words[at : at + _N_GRAM]) for at in range(len(words) - _N_GRAM + 1)]


def _is_pull_quotation(block: VisibleBlock, grams: Counter[tuple[str, ...]]) -> bool:
    """True if a set-off block repeats what the body says."""
    own = _grams(block.text.text)
    return bool(own) and sum(1 for gram in own if grams[gram]) >= 0.6 * len(own)


def _stated(page: VisiblePage) -> dict[str, str]:
    return {key: value for key, value in page.stated.items() if key != "page title"}


def read_article_page(base: MappedText) -> PageText:
    """The article of a page: headings, paragraphs and list items of its main text, in page order.

    Every paragraph that stands between two kept ones, is a sentence and no link or navigation is kept, too,
    so that no quotation is lost. Where trafilatura finds no article, or the page has more than 5 million
    signs of text and markup, all sentences of the page are kept.
    """
    page = read_page(base)
    chosen, stated = _extracted(base.text)
    index = _Index(page.blocks)
    kept, lost = index.place(chosen)
    if not kept:
        every = [at for at, block in enumerate(page.blocks) if _is_alone(block)]
        return PageText(
            paragraphs=tuple(_paragraph(page.blocks[at]) for at in every),
            stated={**_stated(page), **stated},
            cut=_cut(page.blocks, every),
        )
    for at in range(_first_heading(page.blocks, min(kept), kept), max(kept)):
        if at not in kept and _is_left_out(page.blocks[at]):
            kept[at] = page.blocks[at].text
    _keep_last(page.blocks, kept)
    paragraphs: list[tuple[float, Paragraph]] = [
        (at, Paragraph(text=text, level=page.blocks[at].level)) for at, text in kept.items()
    ]
    paragraphs += _unplaced(lost, page.blocks, len(base.text))
    ordered = sorted(paragraphs, key=lambda pair: pair[0])
    places = [at for at, _ in ordered]
    return PageText(
        paragraphs=tuple(paragraph for _, paragraph in ordered),
        stated={**_stated(page), **stated},
        cut=tuple(
            (bisect_right(places, at), block.text.text)
            for at, block in enumerate(page.blocks)
            if at not in kept
        ),
        unplaced=tuple(
            paragraph.text.offsets.to_source(Span(0, len(paragraph.text.text)))
            for at, paragraph in ordered
            if at != int(at)
        ),
    )


def _is_alone(block: VisibleBlock) -> bool:
    return not block.inside & _NOT_ARTICLE and _is_sentence(block)


def _first_heading(blocks: tuple[VisibleBlock, ...], first: int, kept: dict[int, MappedText]) -> int:
    """Adds the main heading above the first kept block, and says where the article begins then."""
    above = [at for at in range(first) if blocks[at].level == 1 and not blocks[at].inside & _NOT_ARTICLE]
    if any(blocks[at].level == 1 for at in kept) or not above:
        return first
    kept[above[-1]] = blocks[above[-1]].text
    return above[-1]


def _keep_last(blocks: tuple[VisibleBlock, ...], kept: dict[int, MappedText]) -> None:
    """Adds the paragraphs right below the last kept one that begin with a quotation mark: trafilatura takes
    the last one for a repetition where it prints a line once more.
    """
    for at in range(max(kept) + 1, len(blocks)):
        if not (_QUOTED.match(blocks[at].text.text) and _is_left_out(blocks[at])):
            return
        kept[at] = blocks[at].text


def _is_sentence(block: VisibleBlock) -> bool:
    text = block.text.text
    return len(_WORD.findall(text)) >= 5 and bool(_SENTENCE_END.search(text)) and block.n_link * 2 < len(text)


def _is_left_out(block: VisibleBlock) -> bool:
    """True for a paragraph between kept ones that belongs to the article."""
    if block.inside & (_NOT_ARTICLE | {"figure"}):
        return False
    text = block.text.text
    return _is_sentence(block) or (bool(_QUOTED.match(text)) and block.n_link * 2 < len(text))


def _extracted(page: str) -> tuple[list[str], dict[str, str]]:
    """The paragraphs that trafilatura takes, and the title, address and date that it reads from the head."""
    lean = _lean(page) if len(page) > _LARGE else page
    if len(lean) > _MOST:
        return [], {}
    import trafilatura  # takes most of a second to import and is needed for pages only

    found: Any = trafilatura.bare_extraction(
        lean,
        favor_recall=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None:
        return [], {}
    stated = {"title": found.title, "url": found.url, "published": found.date, "author": found.author}
    texts = ["".join(node.itertext()) for node in found.body.iter() if _is_leaf(node)]
    return texts, {key: value for key, value in stated.items() if value}


def _lean(page: str) -> str:
    """A large page without scripts, styles and embedded pictures, which make most pages large."""
    kept: list[str] = []
    done = 0
    for found in _OPENING.finditer(page):
        if found.start() < done or "ld+json" in found.group():
            continue
        end = page.find(f"</{found['tag']}", found.end())
        if end < 0:
            break
        kept.append(page[done : found.start()])
        done = page.find(">", end) + 1 or len(page)
    kept.append(page[done:])
    return _EMBEDDED.sub("data:,", "".join(kept))


def _is_leaf(node: Any) -> bool:
    """True for an element of paragraph size: not inside another one of these."""
    if node.tag not in {"p", "head", "item", "quote", "cell", "code"}:
        return False
    return not any(child.tag in {"p", "head", "item", "quote"} for child in node.iterdescendants())


class _Index:
    """Finds text in the blocks of a page without minding white space."""

    def __init__(self, blocks: tuple[VisibleBlock, ...]) -> None:
        self._blocks = blocks
        self._starts: list[int] = []
        packed: list[str] = []
        length = 0
        for block in blocks:
            self._starts.append(length)
            packed.append(_packed(block.text.text))
            length += len(packed[-1])
        self._text = "".join(packed)
        self._packed = packed

    def place(self, texts: list[str]) -> tuple[dict[int, MappedText], list[tuple[int, str]]]:
        """Block number → its kept part, and what was not found, each behind which block."""
        kept: dict[int, MappedText] = {}
        lost: list[tuple[int, str]] = []
        done = 0
        for text in texts:
            packed = _packed(text)
            if not packed:
                continue
            at = self._text.find(packed, done)
            at = self._text.find(packed) if at < 0 else at
            if at < 0:
                lost.append((bisect_right(self._starts, done) - 1, text))
                continue
            if at >= done:
                done = at + len(packed)
            self._keep(kept, at, at + len(packed))
        return kept, lost

    def _keep(self, kept: dict[int, MappedText], start: int, end: int) -> None:
        number = max(bisect_right(self._starts, start) - 1, 0)
        while number < len(self._blocks) and self._starts[number] < end:
            first, last = max(start - self._starts[number], 0), end - self._starts[number]
            if first < len(self._packed[number]):
                block = self._blocks[number]
                whole = kept.get(number) is not None or (first == 0 and last >= len(self._packed[number]))
                kept[number] = block.text if whole else _part(block.text, first, last)
            number += 1


def _packed(text: str) -> str:
    return "".join(text.replace("\xad", "").replace("\u200b", "").split())


def _part(text: MappedText, first: int, last: int) -> MappedText:
    """The part of a block that its packed characters `first` to `last` make up."""
    places = [at for at, char in enumerate(text.text) if not char.isspace()]
    last = min(last, len(places))
    return collapse_blanks(text.slice(places[first], places[last - 1] + 1))


def _unplaced(
    lost: list[tuple[int, str]], blocks: tuple[VisibleBlock, ...], length: int
) -> list[tuple[float, Paragraph]]:
    """Sentences that were extracted and not found in the page, mapped to the stretch they must lie in."""
    found: list[tuple[float, Paragraph]] = []
    for number, text in lost:
        line = " ".join(text.split())
        if len(_WORD.findall(line)) < 5:
            continue
        start = _edge(blocks, number, end=True, default=0)
        end = _edge(blocks, number + 1, end=False, default=length)
        run = (0, start, len(line), max(end - start, 1))
        found.append((number + 0.5, Paragraph(text=MappedText(line, (run,)))))
    return found


def _edge(blocks: tuple[VisibleBlock, ...], number: int, *, end: bool, default: int) -> int:
    if not 0 <= number < len(blocks):
        return default
    text = blocks[number].text
    whole = text.offsets.to_source(Span(0, len(text.text)))
    return whole.end if end else whole.start
