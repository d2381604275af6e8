"""What a report may say in its own words, as a check of a page and of the text of a PDF.

Slices of the record and of the articles, names, titles and words in “quotation marks” are not the report's
own. Every check returns what is wrong, with the words around it; none of them asserts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["BANNED", "SOURCE_OF_PERCENT", "banned_in", "faults_of_page", "faults_of_pages", "own_words"]

BANNED = re.compile(
    r"\bfabricat\w*|\bmade[- ]up\b|\bfalse(?:ly)?[- ]quot\w*|\bdoctored\b|\bmanipulat\w*|\bsuppress\w*"
    # "lie" is a word of motive, unless something lies somewhere.
    r"|\blie[sd]?\b(?! (?:beside|outside|there|in|before|between|behind)\b)|\blying\b|\bliars?\b"
    r"|\bcherry[- ]?pick\w*|\bpropagand\w*|\bmisle(?:a)?d\w*",
    re.IGNORECASE,
)
LOST_WORDS = re.compile(
    r"(?<!called )\bnot located\b|\blocated in part\b|\bpartly located\b"
    r"|\bnone of (?:its|them|the articles)\b[^.;]*\blocated\b",
    re.IGNORECASE,
)
SAID = re.compile(r"\b(?:record|articles?|outlets?) (?:\w+ )?sa(?:id|ys?)\b", re.IGNORECASE)
NOUNS = (
    "quotation|claim|statement|passage|word|article|record|speaker|turn|text|run|difference|finding|doubt|"
    "place|file|paragraph"
)
ONE_OF_MANY = re.compile(rf"(?<![\d,.])1 (?:{NOUNS})s\b")
MANY_OF_ONE = re.compile(rf"(?<![\d,.])(?:[2-9]|\d\d+) (?:{NOUNS})\b(?! s| added)")
PERCENT_OF_FEW = re.compile(r"\bof ([\d,]+)[^.;%|]{0,40}?\(?(?:under |over )?\d+\s?%")
FEW_CASES = re.compile(r"\d+\s?%[^.;]{0,40}from (\d+) cases")
SOURCE_OF_PERCENT = 20
CAVEAT = "another source"
VOID = {"meta", "br", "img", "link", "path", "hr", "input"}
FOREIGN = {"blockquote", "q", "bdi", "style", "script", "title", "cite"}
FOREIGN_CLASSES = {"article-title", "run", "words", "around", "number"}
BLOCKS = {
    "card",
    "finding",
    "group",
    "index",
    "scroll",
    "statements",
    "listed",
    "counting",
    "states",
    "settle",
    "strip",
    "overall",
}


@dataclass
class Block:
    """A part of a page that is read as one: its own words and what stands above it."""

    name: str
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words in one line."""
        return " ".join(" ".join(self.words).split())


class _Reader(HTMLParser):
    """A page in blocks, foreign words replaced by an ellipsis."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks = [Block("page")]
        self.open: list[tuple[str, bool, Block | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        if tag in ("td", "th", "dt", "li"):
            self._inner().words.append("|")
        values = dict(attrs)
        classes = set((values.get("class") or "").split())
        foreign = tag in FOREIGN or bool(classes & FOREIGN_CLASSES) or "dir" in values
        block = None
        if classes & BLOCKS or tag in ("section", "footer", "nav"):
            block = Block(f"{tag}.{'.'.join(sorted(classes))}")
            self.blocks.append(block)
        self.open.append((tag, foreign, block))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not data.strip():
            return
        foreign = any(is_foreign for _, is_foreign, _ in self.open)
        self._inner().words.append("…" if foreign else data)

    def _inner(self) -> Block:
        return next((block for _, _, block in reversed(self.open) if block), self.blocks[0])


def own_words(page: str) -> list[Block]:
    """The blocks of a page with the report's own words."""
    return [block for block in _Reader(page).blocks if block.words]


def unquoted(text: str) -> str:
    """`text` without what stands in “quotation marks”."""
    return re.sub("“[^”]*”", "“…”", text)


def banned_in(text: str) -> list[str]:
    """Words of motive, outside quotation marks."""
    return [found.group() for found in BANNED.finditer(unquoted(text))]


def _faults_of_text(text: str) -> list[str]:
    plain = unquoted(text)
    faults = [f"word: {word}" for word in banned_in(text)]
    for name, pattern in (("said", SAID), ("plural", ONE_OF_MANY), ("singular", MANY_OF_ONE)):
        faults += [f"{name}: {found.group()}" for found in pattern.finditer(plain)]
    for pattern in (PERCENT_OF_FEW, FEW_CASES):
        few = [
            found
            for found in pattern.finditer(plain)
            if int(found.group(1).replace(",", "")) < SOURCE_OF_PERCENT
        ]
        faults += [f"percentage of few: {found.group()}" for found in few]
    faults += [
        f"nothing to divide by: {found}" for found in re.findall(r"\bnan\b|\binf\b|\bNone\b(?! of\b)", plain)
    ]
    return faults


def faults_of_page(page: str) -> list[str]:
    """What is wrong with the report's own words in a page; empty for nothing."""
    faults = []
    for block in own_words(page):
        faults += [f"{block.name}: {fault}" for fault in _faults_of_text(block.text)]
        if LOST_WORDS.search(block.text) and CAVEAT not in block.text:
            found = LOST_WORDS.search(block.text)
            around = block.text[max(found.start() - 60, 0) : found.end() + 60] if found else ""
            faults.append(f"{block.name}: not located without its meaning: {around}")
    return faults


def faults_of_pages(pages: list[str], *, draft: str, scope: str, foreign: list[str]) -> list[str]:
    """What is wrong with the pages of a PDF, as text; empty for nothing.

    Args:
        pages: The text of each page.
        draft: The mark of a draft, which stands on each.
        scope: The scope, which stands on each.
        foreign: The words of the record and the articles, which are not the report's own.
    """
    faults = []
    for number, page in enumerate(pages, start=1):
        text = " ".join(page.split())
        for name, words in (("draft", draft), ("scope", scope)):
            faults += [] if words in text else [f"page {number}: without {name}"]
        for words in foreign:
            text = text.replace(words, "…")
        faults += [f"page {number}: word: {word}" for word in banned_in(text)]
        if LOST_WORDS.search(text) and CAVEAT not in text:
            faults.append(f"page {number}: not located without its meaning")
    return faults
