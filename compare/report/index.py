"""The index at the head of an article's section: its claims by kind and state, with the anchors of counts.

Goes in: a context. Comes out: `IndexGroup` values, and the ids to which every count of claims links. Nothing
is counted here that `Context.counted` does not hold.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import gettext
from compare.model import Article, Claim, State, Wording
from compare.report.context import Context
from compare.report.text import NOT_APPLICABLE, number
from compare.report.view import IndexGroup, Ref, StateIndex
from compare.report.wording import STATE_WORDS, TRANSLATED, headline_word

__all__ = ["STATES", "all_id", "all_links", "build_index", "kind_id", "note_id", "state_id", "wording_id"]

STATES: tuple[State, ...] = (
    "located",
    "partly located",
    "ambiguous",
    "attribution differs",
    "not located",
    "not checkable",
)


def all_id(article_id: str) -> str:
    """The anchor of an article's index."""
    return f"{article_id}-index"


def all_links(article_id: str, cells: Sequence[str]) -> tuple[str, ...]:
    """A link to the article's index for each cell of a row, none for a cell that counts nought."""
    none = gettext(NOT_APPLICABLE)
    return tuple(
        "" if cell.split()[:1] == ["0"] or cell.startswith(none) else all_id(article_id) for cell in cells
    )


def kind_id(article_id: str, *, quotations: bool) -> str:
    """The anchor of an article's quotations, or of its reported statements, in the index."""
    return f"{article_id}-{'quoted' if quotations else 'reported'}"


def state_id(article_id: str, state: State, *, quotations: bool) -> str:
    """The anchor of the claims of one kind that counts group under one of `STATES`."""
    return f"{kind_id(article_id, quotations=quotations)}-{state.replace(' ', '-')}"


def wording_id(article_id: str, wording: Wording) -> str:
    """The anchor of the located quotations with this wording."""
    return f"{article_id}-words-{wording.replace(', ', '-').replace(' ', '-')}"


def note_id(article_id: str, note: str) -> str:
    """The anchor of a selection of the claims that were not located: ``placed`` or ``related``."""
    return f"{article_id}-{note}"


def build_index(context: Context, article: Article) -> tuple[IndexGroup, ...]:
    """An article's counted claims by kind and state; a kind without claims is 0, and nothing stands where no
    claim is counted.
    """
    groups = []
    for quotations, heading in ((True, gettext("Quotations")), (False, gettext("Reported statements"))):
        claims = context.counted(article, quotations=quotations)
        groups.append(
            IndexGroup(
                id=kind_id(article.id, quotations=quotations),
                heading=heading,
                count=number(len(claims)),
                entries=_entries(context, article, claims, quotations=quotations),
            )
        )
    if not any(group.entries for group in groups):
        return ()
    notes = _notes(context, article)
    if notes:
        groups.append(
            IndexGroup(
                id=f"{article.id}-lost", heading=gettext("Of those not located"), count="", entries=notes
            )
        )
    return tuple(groups)


def _entries(
    context: Context, article: Article, claims: Sequence[Claim], *, quotations: bool
) -> tuple[StateIndex, ...]:
    """One line per state in words, in the order of `STATE_WORDS`; the first of a group bears its anchor."""
    grouped: dict[tuple[State, str], list[Claim]] = {}
    for claim in claims:
        state = context.alignment(claim).state
        words = headline_word(state, translated=context.translation(claim) is not None)
        grouped.setdefault((context.group(claim), words), []).append(claim)
    order = {words: place for place, words in enumerate((TRANSLATED, *STATE_WORDS.values()))}
    seen: set[str] = set()
    entries = []
    for (group, words), found in sorted(grouped.items(), key=lambda item: order[item[0][1]]):
        ids = [state_id(article.id, group, quotations=quotations)]
        if quotations and group == "located":
            kinds = dict.fromkeys(context.alignment(claim).wording for claim in found)
            ids += [wording_id(article.id, kind) for kind in kinds if kind]
        new = tuple(item for item in ids if item not in seen)
        seen.update(new)
        entries.append(
            StateIndex(words=gettext(words), count=number(len(found)), refs=_refs(context, found), ids=new)
        )
    return tuple(entries)


def _notes(context: Context, article: Article) -> tuple[StateIndex, ...]:
    """What is known of the claims that were not located."""
    _, placed, related = context.lost(context.all_counted(article))
    lines = (
        (gettext("Placed outside the part supplied by the article itself"), placed, "placed"),
        (gettext("The record has related passages"), related, "related"),
    )
    return tuple(
        StateIndex(
            words=words,
            count=number(len(found)),
            refs=_refs(context, found),
            ids=(note_id(article.id, name),),
            part=True,
        )
        for words, found, name in lines
        if found
    )


def _refs(context: Context, claims: Sequence[Claim]) -> tuple[Ref, ...]:
    """A link per claim in text order; none in a layout that has no room for single claims."""
    if context.dense:
        return ()
    ordered = sorted(claims, key=lambda claim: claim.span)
    return tuple(Ref(id=claim.id, label=context.label_of[claim.id]) for claim in ordered)
