"""Versions of one article: which of several texts is the latest, and which it supersedes.

Goes in: the articles of an event. Comes out: those that count, and the earlier versions of them, set apart.
Two texts are versions of one article if they have the same address, or the same outlet and title: texts with
the same outlet and title but with two addresses, or under a title of a word or two, only if they are largely
the same words. `text_group` in `event.toml` settles doubts: texts with different groups are no versions.

Versions stand in the order of the dates that are stated: retrieved, else published. Where these do not tell,
a text with a correction notice comes behind one without, then the hash of the text decides, and it is said
that the order is not stated. Neither the order of files nor their names count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from compare.language import Words, gettext_lazy, gettext_noop, ngettext_lazy, sentences
from compare.model import Article, ArticleInfo, HealthNote, LedgerEntry
from compare.segment.kinship import largely_same
from compare.segment.notices import correction_notices

__all__ = ["Superseded", "same_address", "same_title", "set_versions_apart", "with_versions"]

Ground = Literal["address", "outlet and title"]
_SAME: dict[Ground, str] = {
    "address": gettext_noop("same address"),
    "outlet and title": gettext_noop("same outlet and title"),
}
_SUPERSEDED = gettext_noop(
    "Version {number} of {total} of one article ({ground}): superseded by {latest}, in no count."
)
_RETRIEVED = gettext_noop(
    "Version {number} of {total} of one article ({ground}), retrieved {day}: superseded by {latest}, in no "
    "count."
)
_Key = Callable[[ArticleInfo, str | None], str | None]

LEAST_TITLE = 3
"""Words of a title that is taken to name one article."""
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|cmpid|ocid|smid|at_\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """An earlier version of an article: kept and shown, in no count.

    Attributes:
        article: The earlier text.
        by: Id of the version that counts, the latest one.
        following: Id of the next version, which it is shown beside.
        number: Of this version among all of the article, from 1.
        total: Of the versions that were supplied.
        ground: By what the two were told to be one article.
        dated: True if the order of the versions follows from dates that are stated.
    """

    article: Article
    by: str
    following: str
    number: int
    total: int
    ground: Ground
    dated: bool


def set_versions_apart(articles: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[Superseded, ...]]:
    """The articles that count, each with a note where there are earlier versions of it, and these.

    Args:
        articles: With different texts.

    Returns:
        Both in the order given.
    """
    notes: dict[str, HealthNote] = {}
    earlier: dict[str, Superseded] = {}
    for group, ground in _groups(articles):
        ordered, dated = _ordered(group)
        last = ordered[-1]
        notes[last.id] = _note(len(ordered), dated=dated)
        for number, (one, following) in enumerate(pairwise(ordered), 1):
            earlier[one.id] = Superseded(
                article=one,
                by=last.id,
                following=following.id,
                number=number,
                total=len(ordered),
                ground=ground,
                dated=dated,
            )
    current = tuple(
        replace(one, health=(*one.health, notes[one.id])) if one.id in notes else one
        for one in articles
        if one.id not in earlier
    )
    return current, tuple(earlier[one.id] for one in articles if one.id in earlier)


def with_versions(
    ledger: Iterable[LedgerEntry], current: Iterable[Article], earlier: Sequence[Superseded]
) -> tuple[LedgerEntry, ...]:
    """The ledger, with what became of earlier versions."""
    files = {one.id: one.info.file for one in current}
    reasons = {one.article.info.file: _reason(one, files[one.by]) for one in earlier}
    return tuple(
        replace(entry, outcome="superseded", code="superseded", reason=reasons[entry.file])
        if entry.outcome == "accepted" and entry.role == "article" and entry.file in reasons
        else entry
        for entry in ledger
    )


def same_address(address: str | None) -> str | None:
    """An address as two versions of one article share it: without scheme, ``www.`` and what tracks readers.

    >>> same_address("https://www.Example.org/fair/?utm_source=x&id=3#top")
    'example.org/fair?id=3#top'
    """
    if not address:
        return None
    parts = urlsplit(address.strip())
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key)])
    host = (parts.netloc or "").lower().removeprefix("www.")
    tail = f"?{query}" if query else ""
    mark = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{parts.path.rstrip('/')}{tail}{mark}" or None


def same_title(outlet: str | None, title: str | None) -> str | None:
    """Outlet and title as two versions share them; ``None`` where one of them is not stated.

    >>> same_title("Valley Tidings", "“Oaks” for  all!")
    'valley tidings: oaks for all'
    """
    words = re.findall(r"\w+", (title or "").casefold())
    return f"{outlet.casefold()}: {' '.join(words)}" if outlet and words else None


def _groups(articles: Sequence[Article]) -> Iterator[tuple[list[Article], Ground]]:
    """Groups of two or more versions of one article, with what told them."""
    leader = {one.id: one.id for one in articles}
    grounds: dict[str, Ground] = {}

    def lead(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    for left, right, ground in _pairs(articles):
        first, second = sorted((lead(left.id), lead(right.id)))
        leader[second] = first
        for one in (left, right):
            grounds.setdefault(one.id, ground)
    tied: dict[str, list[Article]] = defaultdict(list)
    for one in {one.id: one for one in articles}.values():
        tied[lead(one.id)].append(one)
    for group in tied.values():
        if len(group) > 1:
            by_address = any(grounds[one.id] == "address" for one in group)
            yield group, "address" if by_address else "outlet and title"


def _pairs(articles: Sequence[Article]) -> Iterator[tuple[Article, Article, Ground]]:
    for left, right in _sharing(articles, lambda info, _title: same_address(info.url)):
        yield left, right, "address"
    for left, right in _sharing(articles, lambda info, title: same_title(info.outlet, title)):
        if _is_named(left, right) or largely_same(left, right):
            yield left, right, "outlet and title"


def _sharing(articles: Sequence[Article], key: _Key) -> Iterator[tuple[Article, Article]]:
    """Each article with the first that has the same key and the same stated group of texts."""
    seen: dict[tuple[str | None, str], list[Article]] = defaultdict(list)
    for one in sorted({one.id: one for one in articles}.values(), key=lambda article: article.id):
        value = key(one.info, one.title)
        if value is None:
            continue
        alike = seen[one.info.text_group, value]
        for other in alike:
            yield other, one
        alike.append(one)


def _is_named(left: Article, right: Article) -> bool:
    """True if outlet and title alone say that two texts are one article."""
    addresses = {same_address(left.info.url), same_address(right.info.url)} - {None}
    return len(addresses) < 2 and len(re.findall(r"\w+", left.title or "")) >= LEAST_TITLE


def _ordered(group: Sequence[Article]) -> tuple[list[Article], bool]:
    """The versions, the latest last, and whether dates that are stated tell their order."""
    days = {one.id: _days(one.info, group) for one in group}
    ordered = sorted(group, key=lambda one: (days[one.id], bool(correction_notices(one.document)), one.id))
    return ordered, len(set(days.values())) == len(group)


def _days(info: ArticleInfo, group: Sequence[Article]) -> tuple[date, ...]:
    """The dates of one version by which all of the group can be ordered; none where there are none."""
    if all(one.info.retrieved for one in group):
        return tuple(filter(None, (info.retrieved, info.published)))
    if all(one.info.published for one in group):
        return tuple(filter(None, (info.published,)))
    mixed = info.retrieved or info.published
    if mixed and all(one.info.retrieved or one.info.published for one in group):
        return (mixed,)
    return ()


def _note(total: int, *, dated: bool) -> HealthNote:
    told = ngettext_lazy(
        "This is version {total} of {total}: an earlier version of this article was supplied too, and is in "
        "no count.",
        "This is version {total} of {total}: {n} earlier versions of this article were supplied too, and are "
        "in no count.",
        total - 1,
        total=total,
    )
    order = gettext_lazy("Which is the latest is not stated: the order was taken by rule.")
    return HealthNote(code="latest-version", text=told if dated else sentences(told, order))


def _reason(one: Superseded, latest: str) -> Words:
    day = one.article.info.retrieved
    pattern = _RETRIEVED if day else _SUPERSEDED
    values = {"day": day.isoformat()} if day else {}
    ground = gettext_lazy(_SAME[one.ground])
    told = gettext_lazy(pattern, number=one.number, total=one.total, ground=ground, latest=latest, **values)
    order = gettext_lazy("Which is the later one is not stated; state when each was retrieved.")
    return told if one.dated else sentences(told, order)
