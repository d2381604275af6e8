"""The first page in sentences: five to eight for any event with an article, by one rule for all.

Goes in: a context. Comes out: `Statement` values, each with its counts, the rule of counting, links, and what
decisions of that kind were worth on other texts. Up to two articles are told one by one; from three on all
are told together, and none is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.language import Message, gettext, gettext_lazy, gettext_noop, ngettext, ngettext_lazy
from compare.model import Claim
from compare.report import rules, wording
from compare.report.agreement import agreement_statement, translation_notes
from compare.report.context import Context
from compare.report.kinds import RECORD_IN_DOUBT, severity_id
from compare.report.pieces import (
    Pieces,
    all_claims,
    claim_refs,
    joined,
    list_ref,
    sentence,
    table_ref,
    with_passages,
    woven,
)
from compare.report.printed import quoted_statement, reported_statement
from compare.report.quality import worth_line
from compare.report.unmatched import unmatched_clause
from compare.report.view_first import Piece, Sentence, Statement

__all__ = ["LOST_WORTH", "PLACED_WORTH", "build_statements"]

LOST_WORTH = ("quotation called not located", "reported speech called not located")
PLACED_WORTH = (
    "quotation called located",
    "quotation called not located",
    "reported speech called located",
    "reported speech called not located",
)
PLANTED = "planted-differences"
"""The labelled set of differences and attributions."""
# Translators: two items of a list that has no "and".
ITEMS = gettext_noop("{first}, {then}")


def build_statements(context: Context) -> tuple[Statement, ...]:
    """The blocks of sentences of the first page; none where there is no article."""
    if not context.comparison.articles:
        return ()
    agreement = agreement_statement(context)
    leads = bool(translation_notes(context))
    blocks = [
        *([agreement] if leads else []),
        quoted_statement(context),
        *([] if leads else [agreement]),
        reported_statement(context),
        _differences(context),
        _speakers(context),
        _coverage(context),
    ]
    told = [block for block in blocks if block is not None]
    return tuple(replace(block, label=str(number)) for number, block in enumerate(told, start=1))


def _differences(context: Context) -> Statement:
    """How many differences were found, by severity."""
    claims = with_passages(context)
    found = {severity: _differing(context, all_claims(context), severity) for severity in (3, 2, 1, 0)}
    differing = {claim.id for group in found.values() for claim, _ in group}
    without = len(differing.difference(claim.id for claim in claims))
    total = sum(n for group in found.values() for _, n in group)
    told = _differences_told(len(claims), len(differing) - without, without, total)
    looked_for = gettext(wording.LOOKED_FOR_IN_TRANSLATION) if translation_notes(context) else ""
    return Statement(
        label="",
        sentences=(Sentence(pieces=tuple(woven(told, severities=_by_severity(context, found)))),),
        counted=gettext(rules.DIFFERENCES),
        worth=gettext(rules.DIFFERENCES_WORTH_OWN if _planted_here(context) else rules.DIFFERENCES_WORTH),
        remark=looked_for,
    )


def _differences_told(n: int, differing: int, without: int, total: int) -> Message:
    """A sentence in which ``{severities}`` stands for how the differences are shared out.

    Args:
        n: Claims with passages.
        differing: Those of them that have differences.
        without: Claims with differences that have no passages: a headline's quotation that its article has
            nowhere.
        total: Differences.
    """
    if not total:
        return _no_difference_told(n)
    differences = ngettext("{n} difference", "{n} differences", total)
    if without:
        return ngettext_lazy(
            "In {differing} of the {n} claim with passages of the record, and in {without} without, the "
            "program found {differences} of the kinds that it looks for: {severities}.",
            "In {differing} of the {n} claims with passages of the record, and in {without} without, the "
            "program found {differences} of the kinds that it looks for: {severities}.",
            n,
            differing=differing,
            without=without,
            differences=differences,
        )
    # Translators: {differences} is for example "3 differences", {severities} a list of their kinds.
    return ngettext_lazy(
        "In {differing} of the {n} claim with passages of the record the program found {differences} of "
        "the kinds that it looks for: {severities}.",
        "In {differing} of the {n} claims with passages of the record the program found {differences} of "
        "the kinds that it looks for: {severities}.",
        n,
        differing=differing,
        differences=differences,
    )


def _no_difference_told(n: int) -> Message:
    if not n:
        return gettext_lazy("No claim was located in which a difference could be looked for.")
    return ngettext_lazy(
        "In the {n} claim with passages of the record the program found no difference of the kinds that "
        "it looks for; that does not say that there is none.",
        "In the {n} claims with passages of the record the program found no difference of the kinds that "
        "it looks for; that does not say that there is none.",
        n,
    )


def _planted_here(context: Context) -> bool:
    """True if the record that differences were planted in to measure their detectors is this event's own."""
    return PLANTED in context.shown.own_texts


def _differing(context: Context, claims: Sequence[Claim], severity: int) -> list[tuple[Claim, int]]:
    """The claims with differences of a severity, and how many each has; doubts about the record are none."""
    numbers = [
        (
            claim,
            sum(
                item.severity == severity and item.type != RECORD_IN_DOUBT
                for item in context.alignment(claim).differences
            ),
        )
        for claim in claims
    ]
    return [(claim, n) for claim, n in numbers if n]


def _by_severity(context: Context, found: Mapping[int, Sequence[tuple[Claim, int]]]) -> Pieces:
    parts: list[Pieces] = []
    for severity, group in found.items():
        if group:
            n = sum(n for _, n in group)
            words = gettext(wording.SEVERITY_WORDS[severity])
            text = gettext("{n} under “{severity}”", n=n, severity=words)
            anchor = list_ref(severity_id(severity))
            parts.append([Piece(text=text, refs=claim_refs(context, [claim for claim, _ in group], anchor))])
    return joined(parts, joint=ITEMS)


def _speakers(context: Context) -> Statement:
    """Whether the speakers whom the articles name are those of the passages."""
    claims = with_passages(context)
    status = Counter(context.alignment(claim).attribution for claim in claims)
    compared = status["agrees"] + status["differs"]
    differs = [claim for claim in claims if context.alignment(claim).attribution == "differs"]
    if not compared:
        text = gettext("For no claim could the speaker whom the article names be compared with the record’s")
    elif not differs:
        text = ngettext(
            "For {n} claim the speaker whom the article names could be compared with the record’s: the same "
            "in it",
            "For {n} claims the speaker whom the article names could be compared with the record’s: the same "
            "in all",
            compared,
        )
    else:
        text = ngettext(
            "For {n} claim the speaker whom the article names could be compared with the record’s: another "
            "in {differing}",
            "For {n} claims the speaker whom the article names could be compared with the record’s: another "
            "in {differing}",
            compared,
            differing=len(differs),
        )
    refs = claim_refs(context, differs, table_ref()) or (list_ref("claims"),)
    told = [Piece(text=text, refs=refs if compared else ())]
    return Statement(
        label="",
        sentences=(sentence(told),),
        counted=gettext(rules.SPEAKERS),
        worth=gettext(rules.SPEAKERS_WORTH_OWN if _planted_here(context) else rules.SPEAKERS_WORTH),
    )


def _coverage(context: Context) -> Statement:
    """To how much of the record no article was matched, beside the lengths of both."""
    articles = context.comparison.articles
    matched: frozenset[str] = frozenset().union(*context.matched.values())
    rest = [passage for passage in context.denominator if passage.id not in matched]
    unmatched = [Piece(text=unmatched_clause(context, rest), refs=(list_ref("unmatched"),))]
    words = sum(article.n_words for article in articles)
    records = context.comparison.transcripts
    spoken = sum(p.n_words for record in records for p in record.passages)
    lengths = _lengths(len(articles), len(records), words, ngettext("{n} word", "{n} words", spoken))
    return Statement(
        label="",
        sentences=(Sentence(pieces=tuple(woven(lengths, unmatched=unmatched))),),
        counted=gettext(rules.COVERAGE),
        worth=worth_line(context.comparison, LOST_WORTH, context.shown.own_texts),
        remark=gettext(wording.MISSES),
    )


def _lengths(articles: int, records: int, words: int, spoken: str) -> Message:
    """What no article was matched to, then how long both sides are."""
    # Translators: {unmatched} is for example "To 3 of the record’s 20 passages (40 words of 300) none of the
    # 2 supplied articles was matched"; {spoken} is for example "300 words".
    if articles == 1 and records == 1:
        return ngettext_lazy(
            "{unmatched}; the article has {n} word, the record {spoken}.",
            "{unmatched}; the article has {n} words, the record {spoken}.",
            words,
            spoken=spoken,
        )
    if articles == 1:
        return ngettext_lazy(
            "{unmatched}; the article has {n} word, the records {spoken}.",
            "{unmatched}; the article has {n} words, the records {spoken}.",
            words,
            spoken=spoken,
        )
    if records == 1:
        return ngettext_lazy(
            "{unmatched}; the articles have {n} word together, the record {spoken}.",
            "{unmatched}; the articles have {n} words together, the record {spoken}.",
            words,
            spoken=spoken,
        )
    return ngettext_lazy(
        "{unmatched}; the articles have {n} word together, the records {spoken}.",
        "{unmatched}; the articles have {n} words together, the records {spoken}.",
        words,
        spoken=spoken,
    )
