"""Markdown and stray HTML marks inside a plain text, taken out.

Goes in: a mapped text, clean characters, or one paragraph of it. Comes out: the words, mapped to the file,
and what a YAML front matter states. Files called ``.txt`` are full of such marks, too, so every rule here
must leave a text that has none as it is: a lone asterisk, an underscore in a word, "a < b" survive.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from compare.ingest.mapping import MappedText, TextBuilder, substitute
from compare.ingest.wordlists import word_set

__all__ = ["ADDRESS_START", "META_KEYS", "STAGE_WORD", "front_matter", "strip_inline", "strip_tags"]

STAGE_WORD = re.compile(
    r"(?:applau|laugh|cheer|chuckl|crosstalk|cross[- ]talk|inaudible|unintelligible|indiscernible|audience"
    r"|music|boo(?:s|ing)\b|crowd|pause|video|sings?\b|singing|speaks?\b|speaking|gestur|whistl|chant|sighs?\b"
    r"|coughs?\b|clears? throat|cries|crying|phonetic|ph\b|as (?:interpreted|delivered|translated)"
    r"|through (?:an )?interpreter|standing ovation|break\b|recess|end of|silence|national anthem"
    r"|interruption|beifall|heiterkeit|zurufe?\b|zwischenrufe?\b|unruhe|lachen\b|applaus)",
    re.IGNORECASE,
)

_FRONT = re.compile(r"\s*---[ ]*\n(.*?)\n(?:---|\.\.\.)[ ]*(?:\n|$)", re.DOTALL)
_FRONT_KEY = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ ]*:(?:[ ]+(.*))?$")
META_KEYS = {
    name: key
    for key, names in (
        ("title", "title headline"),
        ("url", "url source_url link canonical canonical_url address permalink"),
        ("published", "published date published_time publish_date pubdate publication_date"),
        ("outlet", "outlet site site_name sitename publisher publication source"),
        ("author", "author authors byline"),
        ("language", "language lang"),
    )
    for name in word_set(names)
}
ADDRESS_START = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)

_COMMENT = re.compile(r"<!--.*?-->|<(script|style)\b[^<>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|blockquote|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|tbody|tr|section|article|header|footer|figure"
    r"|figcaption|center|hr|pre|main|aside)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|big|cite|code|del|dfn|em|font|i|iframe|img|ins|kbd|mark|picture|q|s|small|source|span|strike"
    r"|strong|sub|sup|td|th|time|tt|u|video|audio|wbr|object|embed|label|center)(?:\s[^<>]{0,4000})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_REFERENCE = re.compile(r"(?m)^[ ]{0,3}\[[^\[\]\n]{1,80}\]:[ ]+<?(?:https?:|/|#|www\.)\S*.*$")

_LINK_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]"  # an escaped mark
    r"|!?\["
    r"|\]\(\s*(?P<to><[^<>\n]*>|(?:[^()\s\\]|\\.|\([^()\s]*\))*)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?\s*\)"
    r"|\]\[\d{0,3}\]"  # with words in it, "[laughter][applause]", it is no link
    r"|\]"
    r"|<(?:https?://|mailto:)[^<>\s]*>"
    r"|`+"
)
_ADDRESS = re.compile(r"[/.#:?=]|^$")
_DELIMITER = re.compile(r"\*+|_+|~~")


def front_matter(mapped: MappedText) -> tuple[dict[str, str], MappedText]:
    """What a YAML front matter at the top states, and the text without it.

    Only simple ``key: value`` lines are read, and of those only keys that say title, url, published, outlet,
    author or language; a text without front matter comes back as it is, with nothing stated.
    """
    found = _FRONT.match(mapped.text)
    lines = found.group(1).split("\n") if found else []
    keys = [line for line in lines if _FRONT_KEY.match(line)]
    if found is None or not keys or len(keys) * 2 < len([line for line in lines if line.strip()]):
        return {}, mapped
    return _stated(_unfolded(lines)), mapped.slice(found.end(), len(mapped.text))


def _unfolded(lines: list[str]) -> Iterable[str]:
    """A quoted value that goes on in the next line, on one line."""
    held = ""
    for line in lines:
        held = held[:-1] + line.strip().removeprefix("\\") if held else line
        if held.endswith("\\"):
            continue
        yield held
        held = ""
    if held:
        yield held


def _stated(lines: Iterable[str]) -> dict[str, str]:
    stated: dict[str, str] = {}
    for line in lines:
        found = _FRONT_KEY.match(line)
        if found is None or not found.group(2):
            continue
        key = META_KEYS.get(found.group(1).strip().lower().replace(" ", "_").replace("-", "_"))
        value = _unquoted(found.group(2).strip())
        if key == "outlet" and ADDRESS_START.match(value):
            key = "url"
        if key and value:
            stated.setdefault(key, value)
    return stated


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = re.sub(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})|\\_|\\(.)", _yaml_escape, value[1:-1])
    elif len(value) > 1 and value[0] == value[-1] == "'":
        value = value[1:-1].replace("''", "'")
    return " ".join(value.split())


def _yaml_escape(found: re.Match[str]) -> str:
    digits = found.group(1) or found.group(2)
    return chr(int(digits, 16)) if digits else (found.group(3) or " ")


def strip_tags(mapped: MappedText) -> MappedText:
    """A whole text without HTML tags, comments and Markdown link definitions.

    ``<br>`` ends a line, a block element a paragraph; entities are decoded.
    """
    if "<" in mapped.text:
        mapped = substitute(mapped, _COMMENT, "")
        mapped = substitute(mapped, _BREAK_TAG, "\n")
        mapped = substitute(mapped, _BLOCK_TAG, "\n\n")
        mapped = substitute(mapped, _INLINE_TAG, "")
    mapped = substitute(mapped, _REFERENCE, "")
    return substitute(mapped, _ENTITY, _decoded)


def _decoded(found: re.Match[str]) -> str | None:
    new = html.unescape(found.group())
    return None if new == found.group() or new == "\ufffd" else new.replace("\xa0", " ").replace("\xad", "")


def strip_inline(paragraph: MappedText, *, keep_stage_marks: bool = False) -> MappedText:
    """One paragraph without links, images, emphasis, code marks and escapes; the words stay.

    Args:
        paragraph: Without its heading or list mark.
        keep_stage_marks: Leave the asterisks of "*applause*", which alone tell it from speech.
    """
    text = paragraph.text
    if not any(mark in text for mark in "[]\\*_`~<"):
        return paragraph
    drops, escaped = _link_marks(text)
    drops.extend(_emphasis_marks(text, drops, escaped, keep_stage_marks))
    builder = TextBuilder(paragraph)
    done = 0
    for start, end in sorted(drops):
        builder.keep(done, max(start, done))
        done = max(done, end)
    builder.keep(done, len(text))
    return builder.build()


def _link_marks(text: str) -> tuple[list[tuple[int, int]], set[int]]:
    """Stretches to drop for links, images, escapes and code marks; places of escaped characters."""
    drops: list[tuple[int, int]] = []
    escaped: set[int] = set()
    opened: list[tuple[int, int]] = []
    for token in _LINK_TOKEN.finditer(text):
        start, end = token.span()
        mark = token.group()
        if mark[0] == "\\":
            drops.append((start, start + 1))
            escaped.add(start + 1)
        elif mark in {"[", "!["}:
            opened.append((start, end))
        elif mark[0] == "<":
            drops.extend([(start, start + 1), (end - 1, end)])
        elif mark[0] == "`":
            drops.append((start, end))
        elif opened:
            opening = opened.pop()
            drops.extend(_link(text, opening, token))
    return drops, escaped


def _link(text: str, opening: tuple[int, int], token: re.Match[str]) -> list[tuple[int, int]]:
    """What to drop of one bracket, opened at `opening` and closed by `token`: nothing if it is no link."""
    target = token.group("to")
    image = text[opening[0]] == "!"
    if target is None:
        footnote = token.group() == "]" and text[opening[1] : opening[1] + 1] == "^"
        if footnote:
            return [(opening[0], token.end())]
        return [opening, token.span()] if token.group().startswith("][") and not image else []
    if not _ADDRESS.search(target):
        return []
    return [(opening[0], token.end())] if image else [opening, token.span()]


def _emphasis_marks(
    text: str, drops: list[tuple[int, int]], escaped: set[int], keep_stage_marks: bool
) -> list[tuple[int, int]]:
    """Pairs of emphasis marks, and marks left over at the very ends of the paragraph."""
    hidden = {at for start, end in drops if end - start > 1 for at in range(start, end)}
    marks: list[tuple[int, int]] = []
    opened: list[tuple[int, int]] = []
    for token in _DELIMITER.finditer(text):
        start, end = token.span()
        if start in escaped or start in hidden:
            continue
        opens, closes = _flanks(text, start, end)
        match = next((at for at in reversed(opened) if text[at[0] : at[1]] == token.group()), None)
        if closes and match:
            del opened[opened.index(match) :]
            inner = text[match[1] : start]
            if not (keep_stage_marks and len(inner) <= 60 and STAGE_WORD.match(inner)):
                marks.extend([match, (start, end)])
        elif opens:
            opened = [*opened[-20:], (start, end)]
    taken = {start for start, _ in marks}
    ends = [at for at in opened if at[0] not in taken and not text[: at[0]].strip("*_ ")]
    return marks + ends + _closing_leftover(text, taken)


def _closing_leftover(text: str, taken: set[int]) -> list[tuple[int, int]]:
    found = re.search(r"(?<=[.!?…”\"’)])[*_]{1,3}\s*$", text)
    return [(found.start(), found.end())] if found and found.start() not in taken else []


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run of marks can open, and whether it can close, emphasis (the rule of CommonMark)."""
    before, after = text[start - 1 : start] if start else " ", text[end : end + 1] or " "
    if before.isalnum() and after.isalnum():
        return False, False  # "f***ing", "snake_case": part of the word
    left = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or after.isspace() or not after.isalnum())
    if text[start] == "_":
        return left and not before.isalnum(), right and not after.isalnum()
    return left, right
