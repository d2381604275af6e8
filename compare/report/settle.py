"""What to settle before the report is used, each with what it bears on.

Goes in: a context. Comes out: `SettleLine` values in a fixed order, by rule; an item that nothing depends on
is left out. Nothing is judged: what is not stated, not confirmed or missing is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from compare.findings import findings_of
from compare.language import Message, english, gettext, gettext_lazy, ngettext, ngettext_lazy
from compare.model import Article, Claim
from compare.report.context import Context
from compare.report.elsewhere import little_located
from compare.report.kinds import DOUBTS_ID, RECORD_IN_DOUBT
from compare.report.pieces import all_claims, links, list_ref, table_ref, with_passages, woven
from compare.report.text import language_name, listed, shorten
from compare.report.value_words import value_word
from compare.report.view_cards import Ref
from compare.report.view_first import Sentence, SettleLine

__all__ = ["build_settle"]

MOST_LETTERS = 6
ARTICLES = "articles"
"""The anchor of the table of articles."""
BY_MACHINE = ("captions", "machine recognition")
Rule = Callable[[Context], SettleLine | None]
_NAMED = re.compile("“([^”]+)”")


def build_settle(context: Context) -> tuple[SettleLine, ...]:
    """What is open about this event, in a fixed order; empty where nothing is."""
    before: tuple[Rule, ...] = (
        _rest_of_record,
        _kind,
        _language,
        _original,
        _recording,
        _doubts,
        _record_in_doubt,
        _outlets,
        _dates,
        _cut_articles,
    )
    behind: tuple[Rule, ...] = (_selection, _not_compared, _reading, _review)
    return (
        *(line for rule in before if (line := rule(context)) is not None),
        *little_located(context),
        *(line for rule in behind if (line := rule(context)) is not None),
    )


def _line(what: str, n: int, bears: Message, refs: tuple[Ref, ...] = ()) -> SettleLine | None:
    """An item that bears on `n` of something; ``None`` for nothing."""
    return _settle(what, bears, refs) if n else None


def _settle(what: str, bears: Message, refs: tuple[Ref, ...]) -> SettleLine:
    """An item and what it bears on: a sentence in which ``{links}`` stands for its links."""
    return SettleLine(what=what, bears=Sentence(pieces=tuple(woven(bears, links=links(refs)))))


def _compared_by_words(context: Context) -> list[Claim]:
    """Quotations whose words were graded one by one."""
    return [
        claim
        for claim in with_passages(context)
        if context.alignment(claim).wording and context.translation(claim) is None
    ]


def _rest_of_record(context: Context) -> SettleLine | None:
    """The part of the record that is missing, or whether one is."""
    lost = [f for f in findings_of(context.comparison) if f.kind == "not located"]
    records = context.comparison.transcripts
    partial = [record for record in records if record.completeness == "partial"]
    unstated = [record for record in records if record.completeness is None]
    if partial:
        known = [*partial[0].info.gaps, *filter(None, [partial[0].proposed_partial])]
        what = gettext("The rest of the record: the part supplied is partial")
        if known:
            what = gettext(
                "The rest of the record: the part supplied is partial (“{gap}”)", gap=shorten(known[0], 60)
            )
    elif unstated:
        what = gettext("Whether the record is complete: not stated")
    else:
        return None
    # Translators: what is open stands before this sentence and a colon; {links} stands for links in brackets.
    bears = ngettext_lazy(
        "bears on {n} finding: claims without passages, wholly or in part{links}.",
        "bears on {n} findings: claims without passages, wholly or in part{links}.",
        len(lost),
    )
    return _line(what, len(lost), bears, (table_ref(),))


def _by_words(n: int) -> Message:
    return ngettext_lazy(
        "bears on {n} quotation compared by words{links}.",
        "bears on {n} quotations compared by words{links}.",
        n,
    )


def _kind(context: Context) -> SettleLine | None:
    if all(record.info.kind for record in context.comparison.transcripts):
        return None
    n = len(_compared_by_words(context))
    return _line(gettext("The kind of record: not stated"), n, _by_words(n), (table_ref(),))


def _language(context: Context) -> SettleLine | None:
    if all(record.info.spoken_language for record in context.comparison.transcripts):
        return None
    n = len(_compared_by_words(context))
    bears = ngettext_lazy(
        "bears on {n} quotation compared by words as if both sides printed what was spoken{links}.",
        "bears on {n} quotations compared by words as if both sides printed what was spoken{links}.",
        n,
    )
    return _line(gettext("The language that was spoken: not stated"), n, bears, (table_ref(),))


def _original(context: Context) -> SettleLine | None:
    """What was spoken, where a side is a translation of it."""
    translated = [
        claim
        for claim in with_passages(context)
        if context.alignment(claim).wording and context.translation(claim)
    ]
    stated = (language_name(record.info.spoken_language) for record in context.comparison.transcripts)
    languages = list(filter(None, stated))
    what = gettext("The words as they were spoken: one side or both are translations")
    if languages:
        what = gettext(
            "The words as they were spoken ({language}): one side or both are translations",
            language=languages[0],
        )
    bears = ngettext_lazy(
        "bears on {n} quotation whose wording is not assessed{links}.",
        "bears on {n} quotations whose wording is not assessed{links}.",
        len(translated),
    )
    return _line(what, len(translated), bears, (table_ref(),))


def _recording(context: Context) -> SettleLine | None:
    kinds = {record.info.kind for record in context.comparison.transcripts}
    machine = next((kind for kind in BY_MACHINE if kind in kinds), None)
    if machine is None:
        return None
    n = len(_compared_by_words(context))
    what = gettext("A recording: the record is {kind}", kind=value_word(machine))
    return _line(what, n, _by_words(n), (table_ref(),))


def _doubts(context: Context) -> SettleLine | None:
    """Doubts about how the record was read: the claims placed in passages of the speakers they name, or in
    the record where they name none. Where articles agree against it a line of its own says so.
    """
    from compare.differences.structure.agreement import tells_agreement

    touched: set[str] = set()
    doubts = 0
    for record in context.comparison.transcripts:
        names = {speaker.name for speaker in record.speakers}
        for doubt in map(english, (one for one in record.doubts if not tells_agreement(one))):
            if record.proposed_partial and record.proposed_partial in doubt:
                continue
            doubts += 1
            named = names & set(_NAMED.findall(doubt))
            touched |= {p.id for p in record.passages if not named or p.speaker in named}
    claims = [
        claim
        for claim in with_passages(context)
        if any(match.passage_id in touched for match in context.alignment(claim).passages)
    ]
    if not claims:
        return None
    what = ngettext(
        "{n} doubt about how the record was read", "{n} doubts about how the record was read", doubts
    )
    bears = ngettext_lazy(
        "bears on up to {n} claim placed in its passages{links}.",
        "bears on up to {n} claims placed in its passages{links}.",
        len(claims),
    )
    return _settle(what, bears, (list_ref("record"),))


def _record_in_doubt(context: Context) -> SettleLine | None:
    n = len(
        {
            (one.passage_id, one.passage_span)
            for alignment in context.comparison.alignment_records
            for one in alignment.differences
            if one.type == RECORD_IN_DOUBT
        }
    )
    what = gettext("The recording: several articles agree against the record")
    bears = ngettext_lazy("bears on {n} place{links}.", "bears on {n} places{links}.", n)
    return _line(what, n, bears, (list_ref(DOUBTS_ID),))


def _articles(context: Context, keep: Callable[[Article], bool]) -> list[Article]:
    return [article for article in context.comparison.articles if keep(article)]


def _named(context: Context, articles: Sequence[Article]) -> tuple[str, tuple[Ref, ...]]:
    """``article A`` with links, or how many of how many where they are many, with a link to their table."""
    total = len(context.comparison.articles)
    if len(articles) > MOST_LETTERS:
        where = (table_ref(ARTICLES),)
        if len(articles) == total:
            return gettext("all {n} articles", n=total), where
        return gettext("{n} of the {total} articles", n=len(articles), total=total), where
    letters = [context.letter_of[article.id] for article in articles]
    refs = tuple(Ref(id=a.id, label=letter) for a, letter in zip(articles, letters, strict=True))
    return ngettext("article {letters}", "articles {letters}", len(letters), letters=listed(letters)), refs


def _outlets(context: Context) -> SettleLine | None:
    articles = _articles(context, lambda article: not article.info.outlet)
    if not articles:
        return None
    ids = {article.id for article in articles}
    n = sum(finding.article_id in ids for finding in findings_of(context.comparison))
    named, refs = _named(context, articles)
    # Translators: {articles} is for example "articles A and C", or "8 of the 12 articles".
    what = gettext("The outlet of {articles}: not stated", articles=named)
    bears = ngettext_lazy(
        "bears on {n} finding, which can be laid to no outlet{links}.",
        "bears on {n} findings, which can be laid to no outlet{links}.",
        n,
    )
    return _line(what, n, bears, refs)


def _dates(context: Context) -> SettleLine | None:
    articles = _articles(context, lambda article: not article.info.published)
    if not articles:
        return None
    named, refs = _named(context, articles)
    bears = ngettext_lazy(
        "bears on {n} article: which version of the text this is{links}.",
        "bears on {n} articles: which version of the text this is{links}.",
        len(articles),
    )
    return _settle(gettext("The date of {articles}: not stated", articles=named), bears, refs)


def _cut_articles(context: Context) -> SettleLine | None:
    articles = _articles(context, lambda article: not article.complete)
    if not articles:
        return None
    named, refs = _named(context, articles)
    bears = ngettext_lazy(
        "bears on {n} article, for which omission is not assessed{links}.",
        "bears on {n} articles, for which omission is not assessed{links}.",
        len(articles),
    )
    return _settle(
        gettext("The whole text of {articles}: a part may be missing", articles=named), bears, refs
    )


def _selection(context: Context) -> SettleLine | None:
    if context.comparison.event.selection.by or not context.comparison.articles:
        return None
    matched: frozenset[str] = frozenset().union(*context.matched.values())
    n = sum(passage.id not in matched for passage in context.denominator)
    bears = ngettext_lazy(
        "bears on {n} passage that no article was matched to, and every count over all articles{links}.",
        "bears on {n} passages that no article was matched to, and every count over all articles{links}.",
        n,
    )
    return _line(gettext("How the articles were selected: not stated"), n, bears, (list_ref("unmatched"),))


def _not_compared(context: Context) -> SettleLine | None:
    rejected = [entry for entry in context.comparison.ledger if entry.outcome == "rejected"]
    if not rejected:
        return None
    what = ngettext(
        "{n} text that was offered and could not be read",
        "{n} texts that were offered and could not be read",
        len(rejected),
    )
    bears = gettext_lazy("bears on every count over all articles{links}.")
    return _settle(what, bears, (list_ref("method"),))


def _reading(context: Context) -> SettleLine | None:
    if context.comparison.event.confirmation.status == "confirmed":
        return None
    n = len(all_claims(context))
    bears = ngettext_lazy(
        "bears on {n} claim that is counted{links}.", "bears on {n} claims that are counted{links}.", n
    )
    what = gettext("That the texts were read right: no person has confirmed it")
    return _line(what, n, bears, (table_ref(),))


def _review(context: Context) -> SettleLine | None:
    """The findings that nobody has decided about; without a review that is all."""
    findings = findings_of(context.comparison)
    decided = {one.finding.id for one in context.review.findings if one.touched} if context.review else set()
    open_ = [finding for finding in findings if finding.id not in decided]
    what = gettext("Each finding: no person has reviewed any")
    if len(open_) < len(findings):
        what = gettext("The findings that no person has reviewed, of {n}", n=len(findings))
    bears = ngettext_lazy("bears on {n} finding{links}.", "bears on {n} findings{links}.", len(open_))
    return _line(what, len(open_), bears, (Ref(id="outlets", label=gettext("cards")),))
