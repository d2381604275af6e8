"""What has changed between two states of an event.

Goes in: two `Snapshot`s, the earlier of which may be missing. Comes out: `Changes`. A pure comparison: what
is the same is not listed, and the order of files, articles and runs does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.changes.counts import (
    count_changes,
    counting_claims,
    counting_findings,
    moved_claims,
    moved_passages,
)
from compare.changes.model import (
    ArticleChange,
    Changes,
    GoneFinding,
    NewFinding,
    RecordChange,
    Restated,
    VersionChange,
    Why,
)
from compare.changes.pairs import counting, paired_articles, paired_claims, paired_findings
from compare.changes.snapshot import (
    ArticleState,
    FindingState,
    RecordState,
    Snapshot,
)
from compare.changes.words import word_changes
from compare.language import Words, gettext_lazy

__all__ = ["find_changes"]

STATED = ("name", "title", "url", "published", "retrieved", "file")


def find_changes(earlier: Snapshot | None, later: Snapshot) -> Changes:
    """What is new, gone and otherwise in `later`; for the first state only the versions in it are told."""
    if earlier is None:
        return Changes(
            first=True,
            since="",
            before="",
            after=later.state,
            caveat=later.caveat,
            versions=tuple(_supplied(later)),
        )
    articles = paired_articles(earlier, later)
    claims = paired_claims(counting_claims(earlier), counting_claims(later), articles)
    old, new = counting_findings(earlier), counting_findings(later)
    kept = paired_findings(old, new, claims)
    changed = tuple(_article_changes(earlier, later, articles))
    versions = (*_replaced(earlier, later, articles), *_supplied(later))
    return Changes(
        first=False,
        since=earlier.recorded,
        before=earlier.state,
        after=later.state,
        caveat=later.caveat,
        signature=tuple(_restated(dict(earlier.signature), dict(later.signature))),
        records=tuple(_record_changes(earlier.records, later.records)),
        articles=changed,
        versions=versions,
        new=tuple(
            NewFinding(finding=one, label=_labels(later).get(one.claim or "", ""))
            for one in new
            if one.id not in set(kept.values())
        ),
        gone=tuple(_gone(old, kept, earlier, later, articles)),
        n_kept=len(kept),
        moved=tuple(moved_claims(earlier, later, claims)),
        counts=tuple(count_changes(earlier, later, articles)),
        now_matched=tuple(moved_passages(later, earlier)),
        no_longer_matched=tuple(moved_passages(earlier, later)),
    )


# articles and records


def _article_changes(earlier: Snapshot, later: Snapshot, pairs: Mapping[str, str]) -> Iterator[ArticleChange]:
    """In the order of the later report, then what is gone in the order of the earlier one."""
    old = {one.id: one for one in counting(earlier)}
    back = {later_id: earlier_id for earlier_id, later_id in pairs.items()}
    for one in counting(later):
        before = old.get(back.get(one.id, ""))
        if before is None:
            yield ArticleChange(kind="new", earlier=None, later=one)
        elif before.id != one.id:
            yield ArticleChange(kind="changed", earlier=before, later=one)
        elif others := tuple(_restated(_stated(before), _stated(one))):
            yield ArticleChange(kind="restated", earlier=before, later=one, restated=others)
    for one in counting(earlier):
        if one.id not in pairs:
            yield ArticleChange(kind="erased" if _erased(one, later) else "removed", earlier=one, later=None)


def _erased(one: ArticleState, later: Snapshot) -> bool:
    return one.erased or any(
        entry.code == "forgotten" and entry.sha256 == one.sha256 for entry in later.ledger
    )


def _stated(one: ArticleState) -> dict[str, str]:
    return {name: getattr(one, name) or "" for name in STATED}


def _restated(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Restated]:
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            yield Restated(name=name, before=old, after=new)


def _record_changes(earlier: Sequence[RecordState], later: Sequence[RecordState]) -> Iterator[RecordChange]:
    old = {one.file: one for one in earlier}
    texts = {one.text_sha256: one for one in earlier}
    seen: set[str] = set()
    for one in later:
        before = texts.get(one.text_sha256) or old.get(one.file)
        if before is not None:
            seen.add(before.file)
        if before is None or before != one:
            yield _record_change(before, one)
    for one in earlier:
        if one.file not in seen:
            yield RecordChange(
                kind="removed",
                file=one.file,
                description=_described(one),
                passages_before=one.n_passages,
                passages_after=0,
            )


def _record_change(before: RecordState | None, after: RecordState) -> RecordChange:
    other = before is None or before.text_sha256 != after.text_sha256
    return RecordChange(
        kind="new" if before is None else "changed" if other else "restated",
        file=after.file,
        description=_described(after),
        passages_before=before.n_passages if before else 0,
        passages_after=after.n_passages,
    )


def _described(one: RecordState) -> Words:
    kind = gettext_lazy(one.kind) if one.kind else gettext_lazy("kind not stated")
    if one.completeness == "complete":
        return gettext_lazy("{kind}, complete", kind=kind)
    if one.completeness == "partial":
        return gettext_lazy("{kind}, partial", kind=kind)
    return gettext_lazy("{kind}, completeness not stated", kind=kind)


# versions


def _replaced(earlier: Snapshot, later: Snapshot, pairs: Mapping[str, str]) -> Iterator[VersionChange]:
    """Articles whose text took the place of another that is no longer supplied."""
    old = {one.id: one for one in counting(earlier)}
    new = {one.id: one for one in later.articles}
    for before, after in pairs.items():
        if before != after and before not in new:
            yield _version(old[before], new[after], earlier, later, both=False)


def _supplied(later: Snapshot) -> Iterator[VersionChange]:
    """Each earlier version in the event, beside the next one."""
    texts = {one.id: one for one in later.articles}
    for one in sorted(later.articles, key=lambda one: (one.superseded_by or "", one.number)):
        if one.superseded_by is not None and one.following is not None:
            yield _version(one, texts[one.following], later, later, both=True)


def _version(
    before: ArticleState, after: ArticleState, old: Snapshot, new: Snapshot, *, both: bool
) -> VersionChange:
    then = [one for one in old.findings if one.article == before.id]
    now = [one for one in new.findings if one.article == after.id]
    claims = paired_claims(
        [one for one in old.claims if one.article == before.id],
        [one for one in new.claims if one.article == after.id],
        {before.id: after.id},
    )
    kept = paired_findings(then, now, claims)
    return VersionChange(
        earlier=before,
        later=after,
        both_supplied=both,
        number=before.number + 1 if both else 0,
        hunks=() if before.erased else word_changes(before.text, after.text),
        notices=_notices(before, after),
        gone=tuple(one for one in then if one.id not in kept),
        new=tuple(one for one in now if one.id not in set(kept.values())),
        n_kept=len(kept),
    )


def _notices(before: ArticleState, after: ArticleState) -> tuple[str, ...]:
    return tuple(one for one in after.notices if one not in before.notices)


# findings


def _gone(
    old: Sequence[FindingState],
    kept: Mapping[str, str],
    earlier: Snapshot,
    later: Snapshot,
    pairs: Mapping[str, str],
) -> Iterator[GoneFinding]:
    before = {one.id: one for one in earlier.articles}
    after = {one.id: one for one in later.articles}
    labels = _labels(earlier)
    for finding in old:
        if finding.id in kept:
            continue
        article = before.get(finding.article or "")
        following = after.get(pairs.get(article.id, "")) if article else None
        why: Why = "decided anew"
        if article and following is None:
            why = "erased" if _erased(article, later) else "removed"
        elif article and following and following.id != article.id:
            why = "corrected"
        if article and following and why == "corrected":
            yield GoneFinding(
                finding=finding,
                label=labels.get(finding.claim or "", ""),
                why=why,
                later=following,
                number=_number(following, later),
                restated=article.retrieved != following.retrieved,
                notices=_notices(article, following),
            )
        else:
            yield GoneFinding(finding=finding, label=labels.get(finding.claim or "", ""), why=why)


def _number(article: ArticleState, snapshot: Snapshot) -> int:
    """The number of the version that counts; 0 where only one text is supplied."""
    earlier = [one.number for one in snapshot.articles if one.superseded_by == article.id]
    return max(earlier) + 1 if earlier else 0


def _labels(snapshot: Snapshot) -> dict[str, str]:
    return {claim.id: claim.label for claim in snapshot.claims}
