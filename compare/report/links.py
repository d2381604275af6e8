"""Links of a layout that leaves something out: what leads nowhere becomes plain text.

Goes in: a rendered page. Comes out: the same page. On paper long lists give way to the data files, and the
labels that stood for their entries stay readable.
"""

from __future__ import annotations

import re

__all__ = ["without_dead_links"]

_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'<a\b[^>]*?href="#([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def without_dead_links(page: str) -> str:
    """`page` with the words of each inner link whose target it does not have, instead of the link.

    >>> without_dead_links('<p id="a"><a href="#a">one</a> <a class="ref" href="#b">two</a></p>')
    '<p id="a"><a href="#a">one</a> two</p>'
    """
    ids = set(_ID.findall(page))
    return _LINK.sub(lambda found: found.group() if found.group(1) in ids else found.group(2), page)
