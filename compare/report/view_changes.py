"""What the section on changes shows.

Goes in: nothing. Comes out: the types that `changes_view` fills. Every string is ready to be printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.changes.words import Hunk
from compare.report.view_tables import Table

__all__ = ["ChangeLine", "ChangedFinding", "ChangedList", "ChangesView", "VersionView"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One line: a label (empty for none), what it is, its words (a slice), and a remark."""

    label: str
    what: str
    text: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFinding:
    """A finding that is new or gone.

    Attributes:
        claim: Anchor of its claim in this report; empty where it has none.
        label: Of the claim, in the run in which it is found.
        what: Its kind, or type and severity.
        remark: Of one that is gone, why.
    """

    claim: str
    label: str
    what: str
    text: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedList:
    """Findings or claims, one below the other.

    Attributes:
        caption: What they are.
        more: What is not shown of them; empty where all is.
        caveat: What "not located" means, where one of them is or was so; stands under them on every page.
    """

    caption: str
    items: tuple[ChangedFinding, ...]
    more: str
    caveat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """Two texts of one article.

    Attributes:
        heading: Outlet and title.
        sentences: Which two texts, in which order, and whether a correction notice was found.
        notices: Words of the notices, slices.
        hunks: Where the words differ.
        more: What is not shown of them; empty where all is.
        gone: Findings that are no longer in the later text.
        new: Findings that the earlier text did not have.
        findings: How many stayed, went and came, as a sentence.
    """

    heading: str
    sentences: tuple[str, ...]
    notices: tuple[str, ...]
    hunks: tuple[Hunk, ...]
    more: str
    gone: ChangedList | None
    new: ChangedList | None
    findings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """The whole section.

    Attributes:
        lead: With what it is compared, and what came of it.
        program: What of the program is another; empty where nothing is.
        lists: Findings new and gone, and claims of the same words that came out otherwise; none empty.
        counts_caveat: What "not located" means, where counts speak of it.
    """

    lead: tuple[str, ...]
    program: str
    records: tuple[ChangeLine, ...]
    articles: tuple[ChangeLine, ...]
    versions: tuple[VersionView, ...]
    lists: tuple[ChangedList, ...]
    counts: Table | None
    counts_caveat: str
    now_matched: tuple[ChangeLine, ...]
    now_matched_more: str
    no_longer_matched: tuple[ChangeLine, ...]
    no_longer_matched_more: str
