"""The first page in sentences: five to eight for any event with an article, by one rule for all.

Goes in: a context. Comes out: `Statement` values, each with its counts, the rule of counting, links, and what
decisions of that kind were worth on other texts. Up to two articles are told one by one; from three on all
are told together, and none is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.model import Claim
from compare.report import rules, wording
from compare.report.agreement import agreement_statement, translation_notes
from compare.report.context import Context
from compare.report.kinds import RECORD_IN_DOUBT, severity_id
from compare.report.pieces import TABLE, Pieces, claim_refs, sentence, with_passages
from compare.report.printed import quoted_statement, reported_statement
from compare.report.quality import worth_line
from compare.report.runs import unmatched_sentence
from compare.report.text import count, number, plural
from compare.report.view_cards import Ref
from compare.report.view_first import Piece, Statement

__all__ = ["LOST_WORTH", "build_statements"]

LOST_WORTH = ("quotation called not located", "reported speech called not located")


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
    """How many differences were found in the located claims, by severity."""
    claims = with_passages(context)
    located = f"{count(len(claims), 'claim')} with passages of the record"
    found = {severity: _differing(context, claims, severity) for severity in (3, 2, 1, 0)}
    differing = {claim.id for group in found.values() for claim, _ in group}
    total = sum(n for group in found.values() for _, n in group)
    if not claims:
        told = [Piece(text="No claim was located in which a difference could be looked for")]
    elif not total:
        none = "the program found no difference of the kinds that it looks for"
        told = [Piece(text=f"In the {located} {none}; that does not say that there is none")]
    else:
        kinds = f"the program found {count(total, 'difference')} of the kinds that it looks for"
        told = [Piece(text=f"In {number(len(differing))} of the {located} {kinds}: ")]
        told += _by_severity(context, found)
    return Statement(
        label="",
        sentences=(sentence(told),),
        counted=rules.DIFFERENCES,
        worth=rules.DIFFERENCES_WORTH,
        remark=wording.LOOKED_FOR_IN_TRANSLATION if translation_notes(context) else "",
    )


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
    parts: Pieces = []
    for severity, group in found.items():
        if group:
            n = sum(n for _, n in group)
            text = f"{', ' if parts else ''}{number(n)} under “{wording.SEVERITY_WORDS[severity]}”"
            anchor = Ref(id=severity_id(severity), label="list")
            parts.append(Piece(text=text, refs=claim_refs(context, [claim for claim, _ in group], anchor)))
    return parts


def _speakers(context: Context) -> Statement:
    """Whether the speakers whom the articles name are those of the passages."""
    claims = with_passages(context)
    status = Counter(context.alignment(claim).attribution for claim in claims)
    compared = status["agrees"] + status["differs"]
    differs = [claim for claim in claims if context.alignment(claim).attribution == "differs"]
    compare = "the speaker whom the article names could be compared with the record’s"
    named = f"For {count(compared, 'claim')} {compare}"
    if not compared:
        text = "For no claim could the speaker whom the article names be compared with the record’s"
    elif not differs:
        text = f"{named}: the same in {'it' if compared == 1 else 'all'}"
    else:
        text = f"{named}: another in {number(len(differs))}"
    told = [Piece(text=text, refs=claim_refs(context, differs, TABLE))]
    return Statement(
        label="", sentences=(sentence(told),), counted=rules.SPEAKERS, worth=rules.SPEAKERS_WORTH
    )


def _coverage(context: Context) -> Statement:
    """To how much of the record no article was matched, beside the lengths of both."""
    articles = context.comparison.articles
    matched: frozenset[str] = frozenset().union(*context.matched.values())
    rest = [passage for passage in context.denominator if passage.id not in matched]
    text = unmatched_sentence(context, rest).removesuffix(".")
    words = count(sum(article.n_words for article in articles), "word")
    spoken = count(
        sum(p.n_words for record in context.comparison.transcripts for p in record.passages), "word"
    )
    have = f"the article has {words}" if len(articles) == 1 else f"the articles have {words} together"
    records = plural(len(context.comparison.transcripts), "the record", "the records")
    link = (Ref(id="unmatched", label="list"),)
    return Statement(
        label="",
        sentences=(sentence([Piece(text=text, refs=link), Piece(text=f"; {have}, {records} {spoken}")]),),
        counted=rules.COVERAGE,
        worth=worth_line(context.comparison, LOST_WORTH),
        remark=wording.MISSES,
    )
