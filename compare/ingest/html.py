"""The visible text of an HTML page, block by block, mapped to the file.

Goes in: a page as decoded. Comes out: its blocks (paragraphs, headings, list items) with what surrounds them
(navigation, footer, links), and what its head states of itself. Nothing is chosen here: which blocks are an
article or a record is the matter of `article_page` and `record_page`.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from compare.ingest.clean import clean_characters, collapse_blanks
from compare.ingest.json_ld import article_statements
from compare.ingest.mapping import MappedText, TextBuilder
from compare.ingest.markdown import STAGE_WORD
from compare.ingest.wordlists import word_set

__all__ = ["VisibleBlock", "VisiblePage", "read_page"]

_HIDDEN = word_set(
    "script style noscript template svg canvas iframe object head math audio video map datalist"
)
_SIDE = word_set("nav header footer aside form button select figure dialog menu")
_BLOCKS = word_set(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main menu nav ol"
    " optgroup option p pre section select summary table tbody td tfoot th thead title tr ul"
)
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_MARKED = _BLOCKS | {"span"}
_IMPLIED = word_set("p li dt dd td th tr option")
_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em"))
_NAME_SHAPE = re.compile(r"[\s\xa0\[(]*[A-ZÀ-ÞΑ-ΫА-Я][^.!?]{0,140}$", re.DOTALL)
# What class names of all kinds of sites call things that stand around a text.
_SIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption|gallery|slider|slideshow|photo|media__title|share|sharing|social|breadcrumbs?|navbar"
    r"|cookies?|newsletter|related|comments?|sidebar|promo|advert|advertisement|toolbar|paywall)(?:$|[\s_-])",
    re.IGNORECASE,
)
_STATEMENTS = {
    "og:site_name": "outlet",
    "og:title": "title",
    "og:url": "url",
    "canonical": "url",
    "article:published_time": "published",
    "article:section": "section",
}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleBlock:
    """One block of text as a reader sees it.

    Attributes:
        text: One line, characters cleaned; never empty.
        tag: The innermost block element.
        level: 1–6 for a heading, else 0.
        inside: The elements of no text of their own that it stands in, such as ``nav`` or ``blockquote``.
        n_link: Code points of it that are link text.
    """

    text: MappedText
    tag: str
    level: int
    inside: frozenset[str]
    n_link: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VisiblePage:
    """A page's blocks in order and what its head and its JSON-LD state (``title``, ``outlet``, ``url`` …)."""

    blocks: tuple[VisibleBlock, ...]
    stated: dict[str, str]


@dataclass(slots=True, kw_only=True)
class _Element:
    """An open element; `nested` counts elements of the same tag that are open inside it."""

    tag: str
    name: str
    serial: int
    hidden: bool
    nested: int = 0


@dataclass(slots=True)
class _Draft:
    builder: TextBuilder
    tag: str
    containers: tuple[_Element, ...]
    n_link: int = 0
    bold_from: int | None = None
    bold: str = ""


class _PageReader(HTMLParser):
    """Walks the page; `getpos` gives the place of every piece of text."""

    def __init__(self, base: MappedText, *, keep_stage_marks: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.base = base
        self.drafts: list[_Draft] = []
        self.stated: dict[str, str] = {}
        self.ld_json: list[str] = []
        self._lines = [0]
        for found in re.finditer("\n", base.text):
            self._lines.append(found.end())
        self._open: list[_Element] = []
        self._serial = 0
        self._links = 0
        self._bold = 0
        self._stage_marks = keep_stage_marks
        self._italic: TextBuilder | None = None
        self._ld = False
        self._title: list[str] | None = None
        self._draft = self._new_draft("body")

    # what the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        stated = {name: value or "" for name, value in attrs}
        if tag in {"meta", "link"}:
            self._state(tag, stated)
        if tag == "title":
            self._title = []
        self._ld = tag == "script" and "ld+json" in stated.get("type", "")
        if self._ld:
            self.ld_json.append("")
        if tag in _BLOCKS:
            self._close_implied(tag)
            self._break(tag)
        if tag == "a":
            self._links += 1
        elif tag in _BOLD:
            self._begin_bold()
        elif tag in _ITALIC:
            self._end_italic()
            self._italic = TextBuilder(self.base) if self._stage_marks else None
        if tag not in _VOID:
            self._open_element(tag, stated)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title" and self._title is not None:
            self.stated.setdefault("page title", " ".join("".join(self._title).split()))
            self._title = None
        if tag == "script":
            self._ld = False
        if tag == "a":
            self._links = max(self._links - 1, 0)
        elif tag in _BOLD:
            self._end_bold()
        elif tag in _ITALIC:
            self._end_italic()
        closed = self._close_element(tag)
        if tag in _BLOCKS or closed:
            self._break("body" if tag == "body" else "div")

    def handle_data(self, data: str) -> None:
        if self._ld:
            self.ld_json[-1] += data
        if self._title is not None:
            self._title.append(data)
        if self._is_hidden():
            return
        self._note_bold(data)
        start = self._place()
        self._sink().keep(start, start + len(data))
        self._draft.n_link += len(data.strip()) if self._links else 0

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    # what they are made of

    def _reference(self, mark: str) -> None:
        start = self._place()
        end = start + len(mark)
        end += self.base.text[end : end + 1] == ";"
        new = html.unescape(self.base.text[start:end])
        if self._title is not None:
            self._title.append(new)
        if not self._is_hidden() and new != "\ufffd":
            self._sink().replace(start, end, new)

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _is_hidden(self) -> bool:
        return any(element.hidden for element in self._open)

    def _new_draft(self, tag: str) -> _Draft:
        return _Draft(TextBuilder(self.base), tag, tuple(self._open))

    def _open_element(self, tag: str, stated: dict[str, str]) -> None:
        """Notes an element that says what its text is; the others only where they hide the end of one."""
        side = tag in _SIDE or tag == "blockquote"
        marked = not side and tag in _MARKED and bool(_SIDE_CLASS.search(stated.get("class", "")))
        hidden = tag in _HIDDEN or "hidden" in stated or stated.get("aria-hidden") == "true"
        hidden = hidden or bool(_UNSEEN.search(stated.get("style", "")))
        if side or marked or hidden:
            self._serial += 1
            name = "side" if marked else tag
            self._open.append(_Element(tag=tag, name=name, serial=self._serial, hidden=hidden))
            self._draft.containers = tuple(self._open)
        elif tag not in _IMPLIED:
            same = next((element for element in reversed(self._open) if element.tag == tag), None)
            if same is not None:
                same.nested += 1

    def _close_element(self, tag: str) -> bool:
        at = next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at].tag == tag), None)
        if at is None:
            return False
        if self._open[at].nested:
            self._open[at].nested -= 1
            return False
        del self._open[at:]
        return True

    def _close_implied(self, tag: str) -> None:
        """Ends what HTML lets end without an end tag."""
        while self._open and (
            self._open[-1].tag in _IMPLIED or (self._open[-1].tag == "head" and tag != "title")
        ):
            self._open.pop()

    def _break(self, tag: str) -> None:
        self._end_italic()
        if len(self._draft.builder):
            self.drafts.append(self._draft)
        self._draft = self._new_draft(tag)

    def close(self) -> None:
        super().close()
        self._break("body")

    def _begin_bold(self) -> None:
        self._end_italic()
        draft = self._draft
        if self._bold == 0 and not draft.bold:
            draft.bold_from = len(draft.builder)
        self._bold += 1

    def _end_bold(self) -> None:
        self._end_italic()
        self._bold = max(self._bold - 1, 0)
        if not self._bold and self._draft.bold.rstrip().endswith(":"):
            self._split_at_bold()

    def _note_bold(self, data: str) -> None:
        """Collects a run of bold text; it ends with the first plain character behind it."""
        if self._bold:
            self._draft.bold += data
        elif self._draft.bold and data.strip():
            if data.lstrip().startswith(":"):
                self._split_at_bold()
            self._draft.bold, self._draft.bold_from = "", None

    def _split_at_bold(self) -> None:
        """A bold name with a colon in or behind it begins a paragraph of its own."""
        draft = self._draft
        if draft.bold_from and len(draft.bold) < 300 and _NAME_SHAPE.match(draft.bold.strip().rstrip(":")):
            text = draft.builder.build()
            head, tail = TextBuilder(self.base), TextBuilder(self.base)
            head.add(text.slice(0, draft.bold_from))
            tail.add(text.slice(draft.bold_from, len(text.text)))
            self.drafts.append(_Draft(head, draft.tag, draft.containers))
            self._draft = _Draft(tail, draft.tag, draft.containers)
        draft.bold, draft.bold_from = "", None

    def _sink(self) -> TextBuilder:
        return self._draft.builder if self._italic is None else self._italic

    def _end_italic(self) -> None:
        """Italics alone tell "laughter" from speech: they are marked as Markdown marks them."""
        italic, self._italic = self._italic, None
        if italic is None or not len(italic):
            return
        run, out = italic.build(), self._draft.builder
        words = run.text.strip()
        if len(words) <= 60 and STAGE_WORD.match(words) and not out.ends_with(("(", "[")):
            out.insert("*")
            out.add(run.strip())
            out.insert("* ")
        else:
            out.add(run)

    def _state(self, tag: str, stated: dict[str, str]) -> None:
        name = (stated.get("property") or stated.get("name") or stated.get("rel") or "").lower()
        value = stated.get("content") if tag == "meta" else stated.get("href")
        key = _STATEMENTS.get(name)
        if key and value and value.strip():
            self.stated.setdefault(key, " ".join(html.unescape(value).split()))


def read_page(base: MappedText, *, keep_stage_marks: bool = False) -> VisiblePage:
    """The visible text of a page.

    Args:
        base: The page as decoded (double encoding may have been repaired).
        keep_stage_marks: Set italics that name a stage direction between asterisks.

    Returns:
        Blocks in page order. What scripts, styles and hidden elements hold is left out.
    """
    reader = _PageReader(base, keep_stage_marks=keep_stage_marks)
    reader.feed(base.text)
    reader.close()
    stated = {**article_statements(reader.ld_json), **reader.stated}
    return VisiblePage(blocks=tuple(_blocks(reader.drafts)), stated=stated)


def _blocks(drafts: list[_Draft]) -> Iterator[VisibleBlock]:
    texts = [collapse_blanks(clean_characters(draft.builder.build())) for draft in drafts]
    sizes: Counter[int] = Counter()
    for draft, text in zip(drafts, texts, strict=True):
        for element in draft.containers:
            sizes[element.serial] += len(text.text)
    total = sum(len(text.text) for text in texts)
    for draft, text in zip(drafts, texts, strict=True):
        if any(char.isalnum() for char in text.text):
            # an element that holds most of the page (a form around everything) says nothing about its text
            inside = frozenset(part.name for part in draft.containers if sizes[part.serial] * 2 < total)
            level = int(draft.tag[1]) if re.fullmatch("h[1-6]", draft.tag) else 0
            yield VisibleBlock(text=text, tag=draft.tag, level=level, inside=inside, n_link=draft.n_link)
