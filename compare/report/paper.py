"""A rendered page as paper needs it: the same words in the same look, with less to lay out.

Goes in: the page that a layout for print was rendered to. Comes out: the same page, in which

- a link that leads to nothing on paper is plain text: long lists give way to the data files, and the labels
  that stood for their entries stay readable;
- an element that only keeps the direction of its words apart is gone where they hold nothing but signs that
  run from left to right;
- the blank between a text of several words and an element stands by itself: where a line has room for all of
  such a text but the blank at its end, WeasyPrint breaks it behind its first word.
"""

from __future__ import annotations

import re

__all__ = ["for_paper"]

_ID = re.compile(r'\sid="([^"]+)"')
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
    >>> for_paper('<p>one and two <mark>three</mark> four <mark>five</mark></p>')
    '<p>one and two<span> </span><mark>three</mark> four <mark>five</mark></p>'
    """
    head, end, body = page.rpartition("</head>")
    body = _LEFT_TO_RIGHT.sub(r"\1", _without_dead_links(body))
    body = _BLANK.sub(r"\1<span> </span>", body)
    return f"{head}{end}{body}"


def _without_dead_links(page: str) -> str:
    """`page` with the words of each inner link whose target it does not have, instead of the link."""
    ids = set(_ID.findall(page))
    return _LINK.sub(lambda found: found.group() if found.group(1) in ids else found.group(2), page)
