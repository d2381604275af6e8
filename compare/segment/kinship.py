"""What an article shares with the other texts of an event: copies of one text, versions of one article, the
speech itself.

Goes in: all articles and records of an event. Comes out: the articles with notes of it. Texts are compared
by their runs of five words; among many, pairs are found with MinHash and locality-sensitive hashing (Broder
1997; the library `datasketch`), and each is then measured exactly, so that none is reported by estimate.
Runs that a record has are left out first: two reports of one speech share its words and are still two
reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from compare.language import Words, gettext_lazy, ngettext_lazy
from compare.model import Article, HealthNote, Transcript
from compare.segment.article import COUNTED_BLOCKS

__all__ = ["largely_same", "with_kinship"]

RUN = 5
"""Words in a run."""
LEAST_SHARED = 0.5
"""Share of the shorter text's runs that the other one has, from which two texts are copies."""
LEAST_RUNS = 40
"""Runs of its own below which a text is not compared with others."""
WHOLE_SPEECH = 0.5
"""Share of a record's runs that an article has, from which it holds the speech."""
LEAST_SPEECH = 200
"""Runs below which a record is too short to be told in an article."""
_PROPOSE = 0.2
_WORD = re.compile(r"[^\W_]+")

Runs = frozenset[tuple[str, ...]]


def with_kinship(articles: Sequence[Article], records: Sequence[Transcript]) -> tuple[Article, ...]:
    """The articles, in the order given, with notes on copies, versions and the speech itself.

    A group that the event states (`text_group`) goes before what is found: articles with the same name are
    one group, and an article with a name of its own is in none.
    """
    said = [_runs(" ".join(passage.text for passage in record.passages)) for record in records]
    spoken: Runs = frozenset().union(*said)
    own = {article.id: _runs(_text(article)) for article in articles}
    groups = _groups(articles, {key: runs - spoken for key, runs in own.items()})
    return tuple(
        replace(article, health=(*article.health, *_speech(own[article.id], said), *_copies(article, groups)))
        for article in articles
    )


def largely_same(left: Article, right: Article) -> bool:
    """True if the shorter of two texts shares half of its runs of five words with the other."""
    one, other = _runs(_text(left)), _runs(_text(right))
    return len(one & other) >= LEAST_SHARED * min(len(one), len(other)) > 0


def _text(article: Article) -> str:
    text = article.document.text
    return "\n".join(block.span.slice(text) for block in article.blocks if block.kind in COUNTED_BLOCKS)


def _runs(text: str) -> Runs:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _speech(runs: Runs, said: Sequence[Runs]) -> Iterable[HealthNote]:
    """A note if most of a record stands in the article, word for word."""
    shares = [len(runs & record) / len(record) for record in said if len(record) >= LEAST_SPEECH]
    if shares and max(shares) >= WHOLE_SPEECH:
        share = f"{max(shares):.0%}".replace("%", " %")
        yield HealthNote(
            code="whole-speech",
            text=gettext_lazy(
                "The article prints {share} of the record word for word: it holds the speech itself.",
                share=share,
            ),
        )


def _copies(article: Article, groups: Sequence[Sequence[Article]]) -> Iterable[HealthNote]:
    for group in groups:
        others = [other for other in group if other.id != article.id]
        if len(others) == len(group):
            continue
        ids = tuple(sorted(other.id for other in others))
        if all(other.info.outlet and other.info.outlet == article.info.outlet for other in others):
            yield HealthNote(code="version", text=_versions(len(others)), others=ids)
        else:
            yield HealthNote(code="copy", text=_texts(len(others)), others=ids)


def _versions(n_others: int) -> Words:
    return ngettext_lazy(
        "Its text is largely that of another supplied article of the same outlet: versions of one article.",
        "Its text is largely that of {n} other supplied articles of the same outlet: versions of one "
        "article.",
        n_others,
    )


def _texts(n_others: int) -> Words:
    return ngettext_lazy(
        "Its text is largely that of another supplied article: copies of one text, one source and not "
        "several.",
        "Its text is largely that of {n} other supplied articles: copies of one text, one source and not "
        "several.",
        n_others,
    )


def _groups(articles: Sequence[Article], own: dict[str, Runs]) -> list[list[Article]]:
    """Groups of two or more: stated ones, then those whose members are tied by pairs."""
    stated: dict[str, list[Article]] = {}
    free = []
    for article in articles:
        if article.info.text_group:
            stated.setdefault(article.info.text_group, []).append(article)
        elif len(own[article.id]) >= LEAST_RUNS:
            free.append(article)
    leader = {article.id: article.id for article in free}

    def lead(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    for left, right in _proposed({article.id: own[article.id] for article in free}):
        if len(own[left] & own[right]) >= LEAST_SHARED * min(len(own[left]), len(own[right])):
            first, second = sorted((lead(left), lead(right)))
            leader[second] = first
    tied: dict[str, list[Article]] = {}
    for article in free:
        tied.setdefault(lead(article.id), []).append(article)
    return [group for group in (*stated.values(), *tied.values()) if len(group) > 1]


def _proposed(own: dict[str, Runs]) -> list[tuple[str, str]]:
    """Pairs worth measuring; all of them where there are few."""
    keys = sorted(own)
    if len(keys) <= 30:
        return list(combinations(keys, 2))
    from datasketch import MinHash, MinHashLSH  # loads scipy

    index = MinHashLSH(threshold=_PROPOSE, num_perm=128)
    sketches = {}
    for key in keys:
        sketch = sketches[key] = MinHash(num_perm=128, seed=1)
        sketch.update_batch([" ".join(run).encode() for run in sorted(own[key])])
        index.insert(key, sketch)
    pairs = {
        tuple(sorted((key, str(other))))
        for key in keys
        for other in index.query(sketches[key])
        if other != key
    }
    return sorted((left, right) for left, right in pairs)
