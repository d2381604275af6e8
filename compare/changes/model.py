"""What has changed between two states: the values that the report and `changes.json` show.

Goes in: nothing. Comes out: types. Nothing is compared here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.changes.snapshot import ArticleState, ClaimState, FindingState, PassageState
from compare.changes.words import Hunk
from compare.language import Words

__all__ = [
    "ArticleChange",
    "Changes",
    "ClaimMoved",
    "CountMoved",
    "GoneFinding",
    "NewFinding",
    "PassageMoved",
    "RecordChange",
    "Restated",
    "VersionChange",
    "Why",
]

Why = Literal["corrected", "removed", "erased", "decided anew"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """A value that is another one now; empty for what is not stated."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """A record that is new, gone, has another text, or of which something else is stated."""

    kind: Literal["new", "removed", "changed", "restated"]
    file: str
    description: Words
    passages_before: int
    passages_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleChange:
    """An article that is new, gone, has another text, or of which something else is stated.

    Attributes:
        kind: ``new``, ``removed``, ``erased`` (on request), ``changed`` (see `VersionChange`), ``restated``
            (the same text under another name, address or date).
        earlier: ``None`` for a new one.
        later: ``None`` for one that is gone.
        restated: What is stated otherwise now, for ``restated``.
    """

    kind: Literal["new", "removed", "erased", "changed", "restated"]
    earlier: ArticleState | None
    later: ArticleState | None
    restated: tuple[Restated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFinding:
    """A finding that was not there before.

    Attributes:
        label: Of its claim in the later run; empty where it has none.
    """

    finding: FindingState
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneFinding:
    """A finding that is no longer there, and why.

    Attributes:
        label: Of its claim in the earlier run; empty where it has none.
        why: ``corrected``: the article has another text now; ``removed``, ``erased``: the article is gone;
            ``decided anew``: the same words are decided otherwise (more of the record, other options).
        later: Of an article with another text, the later one; else ``None``.
        number: Of that version; 0 where only one text of the article is supplied.
        restated: True if that text's date of retrieval is another than the earlier one's.
        notices: Correction notices of the later text that the earlier one did not have.
    """

    finding: FindingState
    label: str
    why: Why
    later: ArticleState | None = None
    number: int = 0
    restated: bool = True
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionChange:
    """Two texts of one article, one after the other.

    Attributes:
        both_supplied: True if both texts are in the event now; false if one took the other's place.
        number: Of the later version; 0 where only one text is supplied.
        hunks: Where the words differ; empty where the earlier text was erased.
        notices: Correction notices of the later text that the earlier one did not have.
        gone: Findings of the earlier text that do not apply to the later one.
        new: Findings of the later text that the earlier one did not have.
        n_kept: Findings of both.
    """

    earlier: ArticleState
    later: ArticleState
    both_supplied: bool
    number: int
    hunks: tuple[Hunk, ...]
    notices: tuple[str, ...]
    gone: tuple[FindingState, ...]
    new: tuple[FindingState, ...]
    n_kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMoved:
    """A claim of the same words that came out otherwise; labels are those of the two runs."""

    earlier: ClaimState
    later: ClaimState


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMoved:
    """A count of an article, or of all together (`article` ``None``), before and after; never equal."""

    article: ArticleState | None
    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageMoved:
    """A passage that was matched by none and is now, or the other way round.

    Attributes:
        articles: Letters of the articles matched to it, in the run in which it was.
    """

    passage: PassageState
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is different between two states of an event.

    Attributes:
        first: True where there is no earlier state; all but `versions` is empty then.
        since: When the earlier state was recorded, in UTC; empty where that is not known.
        before: Hash of the earlier state; empty for the first one.
        after: Hash of the later state.
        caveat: What "not located" means with the records of the later state.
        signature: Versions, models and options that are others now: findings may have moved for that alone.
        versions: Texts of one article: those that are both supplied, and those that took another's place.
        new: Findings that the earlier state did not have.
        gone: Findings that the later one does not have.
        n_kept: Findings of both.
        now_matched: Passages that no article was matched to before and one is now.
        no_longer_matched: The other way round; passages that left the record are in neither.
    """

    first: bool
    since: str
    before: str
    after: str
    caveat: str
    signature: tuple[Restated, ...] = ()
    records: tuple[RecordChange, ...] = ()
    articles: tuple[ArticleChange, ...] = ()
    versions: tuple[VersionChange, ...] = ()
    new: tuple[NewFinding, ...] = ()
    gone: tuple[GoneFinding, ...] = ()
    n_kept: int = 0
    moved: tuple[ClaimMoved, ...] = ()
    counts: tuple[CountMoved, ...] = ()
    now_matched: tuple[PassageMoved, ...] = ()
    no_longer_matched: tuple[PassageMoved, ...] = ()
