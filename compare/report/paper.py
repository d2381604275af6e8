"""A rendered page as paper needs it: the same words in the same look, with less to lay out.

Goes in: the page that a layout for print was rendered to. Comes out: the same page, in which

- a link that leads to nothing on paper is plain text: long lists give way to the data files, and the labels
  that stood for their entries stay readable;
- an element that only keeps the direction of its words apart is gone where they hold nothing but signs that
  run from left to right;
- what links lead to is named where its words begin, not on the whole block, and a name that only labels a
  section is gone: WeasyPrint works out the style of all that a named block holds anew;
- the blank between a text of several words and an element stands by itself: where a line has room for all of
  such a text but the blank at its end, WeasyPrint breaks it behind its first word.
"""

from __future__ import annotations

import re

__all__ = ["for_paper"]

_ID = re.compile(r'\sid="([^"]+)"')
_NAMED = re.compile(r'(<\w+\b[^<>]*?)\sid="([^"]+)"')
_HOLDER = re.compile(
    r'(<(?:section|article|div|tr)\b[^<>]*?)\sid="([^"]+)"'
    r"([^<>]*>\s*<(?:header|h[1-6]|p|dt|th|div)\b)(?![^<>]*\sid=)"
)
_IN_STYLE = re.compile(r"#([\w-]+)")
_LABEL = re.compile(r'\saria-labelledby="([^"]+)"')
_LINK = re.compile(r'<a\b[^>]*?href="#([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
# Hebrew, Arabic and their kin, and the signs that turn the direction.
_LEFT_TO_RIGHT = re.compile(
    "<bdi>([^<\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001eeff]*)</bdi>"
)
_BLANK = re.compile(r"(?<=>)([^<>]*\S [^<>]*\S) (?=<(?:span|strong|b|q|a|mark|bdi)\b)")


def for_paper(page: str) -> str:
    """`page` with less to lay out; its head stays as it is.

    >>> for_paper('<p id="a"><a href="#a">one</a> <a class="ref" href="#b">two</a> <bdi>three</bdi></p>')
    '<p id="a"><a href="#a">one</a> two three</p>'
    >>> for_paper('<div id="a"><p>one</p></div><a href="#a">two</a>')
    '<div><p id="a">one</p></div><a href="#a">two</a>'
    >>> for_paper('<p>one and two <mark>three</mark> four <mark>five</mark></p>')
    '<p>one and two<span> </span><mark>three</mark> four <mark>five</mark></p>'
    """
    head, end, body = page.rpartition("</head>")
    body = _LEFT_TO_RIGHT.sub(r"\1", _without_dead_links(body))
    body = _with_near_targets(body, set(_IN_STYLE.findall(head)))
    body = _BLANK.sub(r"\1<span> </span>", body)
    return f"{head}{end}{body}"


def _without_dead_links(page: str) -> str:
    """`page` with the words of each inner link whose target it does not have, instead of the link."""
    ids = set(_ID.findall(page))
    return _LINK.sub(lambda found: found.group() if found.group(1) in ids else found.group(2), page)


def _with_near_targets(page: str, kept: set[str]) -> str:
    """`page` with the ids of blocks at the first block inside; those that a style may name stay."""
    labels = set(_LABEL.findall(page)) - {target for target, _ in _LINK.findall(page)} - kept
    page = _NAMED.sub(lambda found: found.group(1) if found.group(2) in labels else found.group(), page)

    def moved(found: re.Match[str]) -> str:
        before, name, after = found.groups()
        return found.group() if name in kept else f'{before}{after} id="{name}"'

    while (nearer := _HOLDER.sub(moved, page)) != page:
        page = nearer
    return page
