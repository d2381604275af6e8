"""What the section of an article shows.

Goes in: nothing. Comes out: the types that `outlets` and `index` fill. Every string is ready to be printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.report.view_cards import CardView, ListedClaim, Ref, RunView
from compare.report.view_tables import Table

__all__ = [
    "CardGroup",
    "IndexGroup",
    "OutletView",
    "StateIndex",
    "UncheckedGroup",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class UncheckedGroup:
    """Claims that are shown without a card, for the same reason.

    Attributes:
        more: How many are not shown, as a sentence; empty where all are.
    """

    reason: str
    claims: tuple[ListedClaim, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDifference:
    """A difference in one line: its id in the data, the link to its claim, the article, what differs."""

    id: str
    ref: Ref
    article: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateIndex:
    """The claims of an article that share a state, with their number.

    Attributes:
        ids: Anchors to which the counts of these claims link.
        part: True for a selection of the claims of the line above, which are not counted again.
        more: What is beyond the links, as a phrase; empty where they are all.
        told: Instead of bare links a line for each difference, as far as there is room; empty where there are
            only links.
    """

    words: str
    count: str
    refs: tuple[Ref, ...]
    ids: tuple[str, ...] = ()
    part: bool = False
    more: str = ""
    told: tuple[ToldDifference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexGroup:
    """The quotations of an article by state, or its reported statements."""

    id: str
    heading: str
    count: str
    entries: tuple[StateIndex, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardGroup:
    """Cards that share their severity, or how they came out.

    Attributes:
        id: The anchor.
        note: What stands above them; the meaning of "not located" where they are.
        cards: In full.
        more: The same in short, where a layout has no room for all cards.
        more_note: What stands above these.
    """

    id: str
    heading: str
    note: str
    cards: tuple[CardView, ...]
    more: tuple[ListedClaim, ...] = ()
    more_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """One article's section.

    Attributes:
        letter: Its label for people, of one run.
        name: The outlet as stated, else the file's label.
        unstated: A remark where the outlet is not stated; else empty.
        index: Its counted claims by kind and state, for quick reading.
        index_caveat: What "not located" means, where the index names such claims.
        reported: What it reported and how prominently.
        groups: Its cards, the most severe differences first; what was not located last.
        unread: That no claim of it was checked; empty where one was.
        empty: Which groups have no card, as a sentence.
        others: Passages reported by other supplied articles and not matched here.
        others_note: The sentence above or instead of them.
    """

    id: str
    letter: str
    name: str
    unstated: str
    title: str
    facts: str
    url: str
    index: tuple[IndexGroup, ...]
    index_caveat: str
    translation: str
    reported: tuple[Table, ...]
    reported_note: str
    groups: tuple[CardGroup, ...]
    unread: str
    empty: str
    others: tuple[RunView, ...]
    others_note: str
    others_more: str
    unchecked: tuple[UncheckedGroup, ...]
    scare_quotes: UncheckedGroup
    headings: UncheckedGroup

    @property
    def cards(self) -> tuple[CardView, ...]:
        """All its cards, in the order of the groups."""
        return tuple(card for group in self.groups for card in group.cards)
