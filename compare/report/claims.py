"""The table of all claims, and what a layout that has no room for all of them leaves out.

Goes in: a context. Comes out: rows, and sentences on what is not among them: how many of each article, by
which rule, and where they are. Every article has the same number of rows, the first of its text; what one
does not need the others share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from compare.language import gettext, ngettext, number
from compare.model import Claim
from compare.report import wording
from compare.report.context import Context
from compare.report.text import score, shorten
from compare.report.value_words import level_word, value_word
from compare.report.view import ClaimRow

__all__ = ["build_claim_rows", "left_out"]


def build_claim_rows(context: Context) -> tuple[ClaimRow, ...]:
    """The claims with their variables, by article and place in the text, as far as the layout has room."""
    room = _room(context)
    seen: Counter[str] = Counter()
    rows = []
    for claim in context.comparison.claim_records:
        seen[claim.article_id] += 1
        if seen[claim.article_id] <= room[claim.article_id]:
            rows.append(_row(context, claim))
    return tuple(rows)


def left_out(context: Context) -> tuple[str, ...]:
    """How many claims have no row, by which rule, and how many of each article; empty where all have one."""
    room = _room(context)
    sizes = {key: len(claims) for key, claims in context.claims_by_article.items()}
    total, shown = sum(sizes.values()), sum(room.values())
    if total == shown:
        return ()
    if not shown:
        rule = ngettext(
            "For the {n} claim of this event there is no room here; claims.csv and the sheet “claims” of "
            "results.xlsx have it.",
            "For the {n} claims of this event there is no room here; claims.csv and the sheet “claims” of "
            "results.xlsx have them all.",
            total,
        )
        return rule, gettext("By article: {numbers}.", numbers=_numbers(context, sizes))
    most = max(room.values())
    rule = ngettext(
        "{shown} of {total} claims stand here: of each article the first, in the order of its text; "
        "claims.csv and the sheet “claims” of results.xlsx have them all.",
        "{shown} of {total} claims stand here: of each article the first {n}, in the order of its text; "
        "claims.csv and the sheet “claims” of results.xlsx have them all.",
        most,
        shown=shown,
        total=total,
    )
    missing = {key: sizes[key] - room[key] for key in sizes if sizes[key] > room[key]}
    return rule, gettext("Left out by article: {numbers}.", numbers=_numbers(context, missing))


def _room(context: Context) -> dict[str, int]:
    """Rows of each article: as many as the others have, as far as it has claims."""
    sizes = {key: len(claims) for key, claims in context.claims_by_article.items()}
    rows = context.limits.claim_rows
    if rows is None or sum(sizes.values()) <= rows:
        return sizes
    each = 0
    while sum(min(size, each + 1) for size in sizes.values()) <= rows:
        each += 1
    return {key: min(size, each) for key, size in sizes.items()}


def _numbers(context: Context, numbers: Mapping[str, int]) -> str:
    """``A 12, B 30``: the articles by their letters."""
    return ", ".join(f"{context.letter_of[key]}\u00a0{number(n)}" for key, n in numbers.items())


def _row(context: Context, claim: Claim) -> ClaimRow:
    alignment = context.alignment(claim)
    passages = context.passages([match.passage_id for match in alignment.passages])
    lost = alignment.location == "not located"
    wording_ = value_word(alignment.wording) if alignment.wording else ""
    return ClaimRow(
        id=claim.id,
        label=context.label_of[claim.id],
        text=shorten(claim.text, context.limits.claim_text),
        kind=value_word(claim.kind),
        speaker=shorten(claim.attribution.speaker or gettext("undetermined"), 40) if claim.checkable else "",
        located=value_word(alignment.location) if alignment.location else gettext("not checked"),
        wording=wording_ or (gettext(wording.NOT_APPLICABLE) if alignment.location else ""),
        attribution=value_word(alignment.attribution) if alignment.location else "",
        level=level_word(alignment.level) if passages else "",
        score=score(alignment.score) if passages else "",
        places=context.places(passages),
        lost=lost,
    )
