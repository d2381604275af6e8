"""Real articles, read as a person reads them; skipped where they are missing.

`article_facts.json` was checked by reading each file beside what is kept of it (`../shared/cases`): how many
paragraphs the report has, hashes of its first and its last three words, and which notes its text deserves. It
holds none of their sentences.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from compare.ingest.article_forms import read_articles
from compare.model import ArticleInfo, Document
from compare.segment.article import segment_article

SHARED = Path(__file__).resolve().parents[3] / "shared"
FACTS = json.loads((Path(__file__).parent / "article_facts.json").read_text(encoding="utf-8"))
needs_files = pytest.mark.skipif(
    not all((SHARED / file).is_file() for file in FACTS), reason="the real articles are not here (../shared)"
)

_WORD = re.compile(r"[^\W_]+")


def _hash(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:8]


def facts_of(path: Path) -> dict[str, object]:
    """What is read of an article, as the facts have it."""
    (item,) = read_articles(path, source=path.name)
    assert isinstance(item.content, Document)
    document = item.content
    article = segment_article(document, ArticleInfo(file=path.name, label=path.stem))
    told = [block.span.slice(document.text) for block in article.blocks if block.kind == "paragraph"]
    words = [_WORD.findall(line.lower()) for line in told]
    return {
        "paragraphs": len(told),
        "first": _hash(words[0][:3]),
        "last": _hash(words[-1][-3:]),
        "health": [note.code for note in article.health],
    }


@pytest.mark.shared
@needs_files
@pytest.mark.parametrize("file", sorted(FACTS))
def test_an_article_is_read_as_a_person_reads_it(file: str) -> None:
    """No paragraph more, none less; menus, credits, teasers and newsletters stay out; notes as deserved."""
    assert facts_of(SHARED / file) == FACTS[file]
