"""The cards of an article by severity, the gravest first, and what was not located last.

Goes in: the checked claims of an article. Comes out: `CardGroup` values. The same groups in the same order
for every article; where a layout has no room for all cards, each group gets as many as the others, in turn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType
from typing import Final, Literal

from compare.language import gettext, gettext_noop, ngettext
from compare.model import Article, Claim
from compare.report import wording
from compare.report.cards import build_card, list_claim
from compare.report.context import QUOTATIONS, Context
from compare.report.text import listed
from compare.report.view_outlets import CardGroup

__all__ = ["GROUPS", "build_groups", "empty_sentence", "group_id", "group_of"]

Name = Literal["3", "speaker", "2", "1", "0", "alike", "part", "lost"]
FEWEST = 6
"""Cards that an article has at least."""
TOO_FEW = 4
"""Where a layout has no room for lists and for so many cards of each article, none has any: the gravest alone
would be no fair sample.
"""


GROUPS: Final[Mapping[Name, str]] = MappingProxyType(
    {
        "3": gettext_noop("Another speaker’s words, or another turn’s"),
        "speaker": gettext_noop("Given to another speaker than in the record"),
        "2": gettext_noop("A meaning-bearing word changed, added or dropped"),
        "1": gettext_noop("Edited, sense apparently kept"),
        "0": gettext_noop("Cosmetic"),
        "alike": gettext_noop("Corresponding, with no difference found"),
        "part": gettext_noop("Located in part, or in several places"),
        "lost": gettext_noop("Not located {place}"),
    }
)
"""Headings, in the order of printing."""
INSIDE: Final[Mapping[Name, str]] = MappingProxyType(
    {
        "3": wording.SEVERITY_WORDS[3],
        "speaker": gettext_noop("given to another speaker than in the record"),
        "2": wording.SEVERITY_WORDS[2],
        "1": wording.SEVERITY_WORDS[1],
        "0": wording.SEVERITY_WORDS[0],
        "alike": gettext_noop("corresponding, with no difference found"),
    }
)
"""The same inside a sentence, of those whose lack is told."""


def group_id(article_id: str, name: str) -> str:
    """The anchor of a group of an article's cards."""
    return f"{article_id}-cards-{name}"


def group_of(context: Context, claim: Claim) -> Name:
    """The group of a claim that was checked: by its gravest difference, else by how it came out."""
    alignment = context.alignment(claim)
    if alignment.location == "not located":
        return "lost"
    worst = max((item.severity for item in alignment.differences), default=None)
    if alignment.attribution == "differs" and worst != 3:
        return "speaker"
    if worst is not None:
        names: tuple[Name, ...] = ("0", "1", "2", "3")
        return names[worst]
    return "alike" if alignment.location == "located" else "part"


def build_groups(context: Context, article: Article, checked: Sequence[Claim]) -> tuple[CardGroup, ...]:
    """The groups that have claims, where there is little room those that have a card; quotations first."""
    found: dict[Name, list[Claim]] = {name: [] for name in GROUPS}
    for claim in sorted(checked, key=lambda claim: (claim.kind not in QUOTATIONS, claim.span)):
        found[group_of(context, claim)].append(claim)
    shown = _in_full(context, list(found.values()))
    groups = [_group(context, article, name, claims, shown) for name, claims in found.items() if claims]
    return tuple(group for group in groups if group.cards or not context.dense)


def _in_full(context: Context, groups: Sequence[Sequence[Claim]]) -> frozenset[str]:
    """Ids of the claims that get a card: all, or as many as there is room for, one of each group in turn."""
    claims = [claim for turn in zip_longest(*groups) for claim in turn if claim is not None]
    if context.limits.cards is None:
        return frozenset(claim.id for claim in claims)
    n = len(context.comparison.articles)
    room = max(FEWEST, context.limits.cards // n)
    if context.dense:
        room = context.limits.cards // 2 // n
        room = room if room >= TOO_FEW else 0
    return frozenset(claim.id for claim in claims[:room])


def _group(
    context: Context, article: Article, name: Name, claims: Sequence[Claim], shown: frozenset[str]
) -> CardGroup:
    rest = [claim for claim in claims if claim.id not in shown]
    told = rest[: context.listed]
    return CardGroup(
        id=group_id(article.id, name),
        heading=gettext(GROUPS[name], place=context.place),
        note=_note(context, name),
        cards=tuple(build_card(context, claim) for claim in claims if claim.id in shown),
        more=tuple(list_claim(context, claim, remark=_state(context, claim)) for claim in told),
        more_note=_more_note(context, rest, told),
    )


def _note(context: Context, name: Name) -> str:
    """What "not located" means, above claims of which all or a part is not."""
    if name == "lost":
        return wording.caveat(context.comparison.transcripts, subject="Not located: the search")
    return _of_a_part(context) if name == "part" else ""


def _of_a_part(context: Context) -> str:
    return wording.caveat(context.comparison.transcripts, subject="For a part not located the search")


def _more_note(context: Context, rest: Sequence[Claim], told: Sequence[Claim]) -> str:
    """What stands above the claims that get no card here; what "not located" means, where a part is not."""
    if not rest or context.dense:
        return ""
    if not told:
        return ngettext(
            "{n} further claim of this kind in report.html and claims.csv.",
            "{n} further claims of this kind in report.html and claims.csv.",
            len(rest),
        )
    notes = [
        ngettext(
            "{n} further claim of this kind in short; report.html has the cards.",
            "{n} further claims of this kind in short; report.html has the cards.",
            len(rest),
        )
    ]
    if left := len(rest) - len(told):
        notes.append(
            ngettext("{n} of them is in claims.csv only.", "{n} of them are in claims.csv only.", left)
        )
    if any(context.alignment(claim).location == "partly located" for claim in told):
        notes.append(_of_a_part(context))
    return " ".join(notes)


def _state(context: Context, claim: Claim) -> str:
    state = context.alignment(claim).state
    return gettext(wording.headline_word(state, translated=context.translation(claim) is not None))


def empty_sentence(groups: Sequence[CardGroup]) -> str:
    """Which groups this article has nothing in; empty where it has something in each."""
    have = {group.id.rpartition("-")[2] for group in groups}
    missing = [
        gettext("“{heading}”", heading=gettext(heading))
        for name, heading in INSIDE.items()
        if name not in have
    ]
    if not missing:
        return ""
    return gettext("No claim of this article stands under {headings}.", headings=listed(missing, joint="or"))
