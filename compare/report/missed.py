"""How much a search misses, as measured on labelled texts, beside what no article was matched to.

Goes in: a context. Comes out: a sentence per form of record. Nothing is measured here.
"""

from __future__ import annotations

from compare.language import gettext, ngettext
from compare.metrics.intervals import wilson
from compare.report.context import Context
from compare.report.quality import (
    OWN,
    UNSTATED,
    Worth,
    clauses,
    form_word,
    forms_of,
    interval_words,
    whose,
    worth_of,
)
from compare.report.text import MINIMUM_FOR_PERCENT

__all__ = ["missed_sentences"]

FOUND = ("quotation called located", "reported speech called located")
"""Decisions whose labelled sets tell how much of what is there is found."""


def missed_sentences(context: Context) -> tuple[str, ...]:
    """Of what was there on labelled texts, how much was missed; a sentence per form of record.

    Measured on single claims and not on topics: a topic counts as matched with the first claim that is.
    """
    stated = all(record.info.spoken_language for record in context.comparison.transcripts)
    return tuple(_missed(context, form, stated=stated) for form in forms_of(context.comparison))


def _missed(context: Context, form: str, *, stated: bool) -> str:
    """``of 100 quotations that were there, 2 were missed``, set by set; below twenty the counts."""
    worths = [one for one in worth_of(form) if one.decision in FOUND and one.actual]
    if not worths:
        return gettext(
            "How much such a search misses: not measured for this form of record ({form}).",
            form=form_word(form),
        )
    # Translators: {parts} is for example "of 12 quotations that were there, 2 were missed (newspapers'
    # quotations from debates)".
    told = gettext(
        "How much such a search misses, on labelled texts that it was not fitted to: {parts}. So much of "
        "what stands here as not matched may have been reported after all.",
        parts=clauses([_of_those(one) for one in worths]),
    )
    own = gettext(OWN[whose(worths, context.shown.own_texts)])
    unstated = gettext(UNSTATED) if form == "as spoken" and not stated else ""
    return " ".join(filter(None, (told, own, unstated)))


def _of_those(one: Worth) -> str:
    """What was there and how much of it was missed, with its interval."""
    quoted, missed = one.decision == FOUND[0], one.actual - one.right
    ends, about = wilson(missed, one.actual), gettext(one.about)
    if one.actual < MINIMUM_FOR_PERCENT or ends is None:
        if quoted:
            return ngettext(
                "of {n} quotation that were there, {missed} were missed ({about})",
                "of {n} quotations that were there, {missed} were missed ({about})",
                one.actual,
                missed=missed,
                about=about,
            )
        return ngettext(
            "of {n} reported statement that were there, {missed} were missed ({about})",
            "of {n} reported statements that were there, {missed} were missed ({about})",
            one.actual,
            missed=missed,
            about=about,
        )
    values: dict[str, str | int] = {
        "share": round(100 * missed / one.actual),
        "interval": interval_words(ends, one.actual),
        "about": about,
    }
    if quoted:
        return gettext(
            "of 100 quotations that were there, {share} {interval} were missed ({about})", **values
        )
    return gettext(
        "of 100 reported statements that were there, {share} {interval} were missed ({about})", **values
    )
