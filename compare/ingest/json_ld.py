"""What a page's JSON-LD states of the article on it.

Goes in: the texts of a page's ``application/ld+json`` scripts. Comes out: the publisher, headline, address,
date, language, section and word count of the first article among them, as texts. What is malformed states
nothing; nothing of the page's own text is read here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["article_statements"]

_DEPTH = 6
_TEXTS = {
    "headline": "title",
    "datePublished": "published",
    "inLanguage": "language",
    "wordCount": "word_count",
    "articleSection": "section",
}


def article_statements(scripts: Iterable[str]) -> dict[str, str]:
    """What the scripts state, the first statement of each key; empty where none can be read.

    Returns:
        Any of ``outlet``, ``title``, ``published``, ``language``, ``word_count`` (digits), ``section``,
        ``url``, ``genre`` (``opinion``, ``podcast``) and ``paid`` (``yes`` where the page says that its text
        is not free to read).
    """
    nodes = [node for script in scripts for node in _nodes(_parsed(script), 0)]
    found: dict[str, str] = {}
    for node in sorted(nodes, key=lambda node: not _is_article(node)):
        for key, value in _stated(node).items():
            found.setdefault(key, value)
    return found


def _parsed(script: str) -> Any:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects at the top, in lists and in graphs."""
    if depth >= _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _is_article(node: dict[str, Any]) -> bool:
    return any("Article" in kind or kind == "BlogPosting" for kind in _types(node))


def _stated(node: dict[str, Any]) -> dict[str, str]:
    if not _is_article(node):
        named = {"outlet": _name(node.get("publisher"))}
        genre = {"genre": "podcast"} if any(kind.startswith("Podcast") for kind in _types(node)) else {}
        return {key: value for key, value in (named | genre).items() if value}
    found = {name: _text(node.get(key)) for key, name in _TEXTS.items()}
    found["outlet"] = _name(node.get("publisher"))
    found["url"] = _text(node.get("url")) or _identifier(node.get("mainEntityOfPage"))
    found["genre"] = "opinion" if any("Opinion" in kind for kind in _types(node)) else ""
    free = node.get("isAccessibleForFree")
    found["paid"] = "yes" if free is False or str(free).lower() == "false" else ""
    if not found["word_count"].isdecimal():
        del found["word_count"]
    return {key: value for key, value in found.items() if value}


def _text(value: Any) -> str:
    """A text or a number on one line, the first of a list; empty for anything else."""
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())


def _name(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    return _text(value.get("name")) if isinstance(value, dict) else ""


def _identifier(value: Any) -> str:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else ""
