"""What to settle before the report is used, each with what it bears on.

Goes in: a context. Comes out: `SettleLine` values in a fixed order, by rule; an item that nothing depends on
is left out. Nothing is judged: what is not stated, not confirmed or missing is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from compare.findings import findings_of
from compare.language import english
from compare.model import Article, Claim
from compare.report.context import Context
from compare.report.kinds import DOUBTS_ID, RECORD_IN_DOUBT
from compare.report.pieces import TABLE, all_claims, sentence, with_passages
from compare.report.text import count, listed, number, plural, shorten
from compare.report.view_cards import Ref
from compare.report.view_first import Piece, SettleLine
from compare.report.wording import NOT_STATED

__all__ = ["build_settle"]

MOST_LETTERS = 6
BY_MACHINE = ("captions", "machine recognition")
UNMATCHED = Ref(id="unmatched", label="list")
_NAMED = re.compile("“([^”]+)”")


def build_settle(context: Context) -> tuple[SettleLine, ...]:
    """What is open about this event, in a fixed order; empty where nothing is."""
    rules: tuple[Callable[[Context], SettleLine | None], ...] = (
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
        _selection,
        _not_compared,
        _reading,
        _review,
    )
    return tuple(line for rule in rules if (line := rule(context)) is not None)


def _line(what: str, n: int, noun: str, tail: str = "", refs: tuple[Ref, ...] = ()) -> SettleLine | None:
    """An item that bears on `n` of something; ``None`` for nothing."""
    if not n:
        return None
    return SettleLine(what=what, bears=sentence([Piece(text=f"bears on {count(n, noun)}{tail}", refs=refs)]))


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
        gap = f" (“{shorten(known[0], 60)}”)" if known else ""
        what = f"The rest of the record: the part supplied is partial{gap}"
    elif unstated:
        what = f"Whether the record is complete: {NOT_STATED}"
    else:
        return None
    return _line(what, len(lost), "finding", ": claims without passages, wholly or in part", (TABLE,))


def _kind(context: Context) -> SettleLine | None:
    if all(record.info.kind for record in context.comparison.transcripts):
        return None
    n = len(_compared_by_words(context))
    return _line(f"The kind of record: {NOT_STATED}", n, "quotation", " compared by words", (TABLE,))


def _language(context: Context) -> SettleLine | None:
    if all(record.info.spoken_language for record in context.comparison.transcripts):
        return None
    n = len(_compared_by_words(context))
    tail = " compared by words as if both sides printed what was spoken"
    return _line(f"The language that was spoken: {NOT_STATED}", n, "quotation", tail, (TABLE,))


def _original(context: Context) -> SettleLine | None:
    """What was spoken, where a side is a translation of it."""
    translated = [
        claim
        for claim in with_passages(context)
        if context.alignment(claim).wording and context.translation(claim)
    ]
    languages = [r.info.spoken_language for r in context.comparison.transcripts if r.info.spoken_language]
    spoken = f" ({languages[0]})" if languages else ""
    what = f"The words as they were spoken{spoken}: one side or both are translations"
    tail = " whose wording is not assessed"
    return _line(what, len(translated), "quotation", tail, (TABLE,))


def _recording(context: Context) -> SettleLine | None:
    kinds = [r.info.kind for r in context.comparison.transcripts if r.info.kind in BY_MACHINE]
    if not kinds:
        return None
    n = len(_compared_by_words(context))
    return _line(f"A recording: the record is {kinds[0]}", n, "quotation", " compared by words", (TABLE,))


def _doubts(context: Context) -> SettleLine | None:
    """Doubts about how the record was read: the claims placed in passages of the speakers they name, or in
    the record where they name none.
    """
    touched: set[str] = set()
    doubts = 0
    for record in context.comparison.transcripts:
        names = {speaker.name for speaker in record.speakers}
        for doubt in map(english, record.doubts):
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
    what = f"{count(doubts, 'doubt')} about how the record was read"
    told = f"bears on up to {count(len(claims), 'claim')} placed in its passages"
    refs = (Ref(id="record", label="list"),)
    return SettleLine(what=what, bears=sentence([Piece(text=told, refs=refs)]))


def _record_in_doubt(context: Context) -> SettleLine | None:
    found = [f for f in findings_of(context.comparison) if f.type == RECORD_IN_DOUBT]
    what = "The recording: several articles agree against the record"
    return _line(what, len(found), "place", "", (Ref(id=DOUBTS_ID, label="list"),))


def _articles(context: Context, keep: Callable[[Article], bool]) -> list[Article]:
    return [article for article in context.comparison.articles if keep(article)]


def _whose(context: Context, articles: Sequence[Article]) -> tuple[str, tuple[Ref, ...]]:
    """``of article A`` with links, or how many of how many where they are many."""
    if len(articles) > MOST_LETTERS:
        total = number(len(context.comparison.articles))
        all_ = len(articles) == len(context.comparison.articles)
        return (
            f"of all {total} articles" if all_ else f"of {number(len(articles))} of the {total} articles",
            (),
        )
    letters = [context.letter_of[article.id] for article in articles]
    refs = tuple(Ref(id=a.id, label=letter) for a, letter in zip(articles, letters, strict=True))
    return f"of {plural(len(letters), 'article')} {listed(letters)}", refs


def _outlets(context: Context) -> SettleLine | None:
    articles = _articles(context, lambda article: not article.info.outlet)
    if not articles:
        return None
    ids = {article.id for article in articles}
    n = sum(finding.article_id in ids for finding in findings_of(context.comparison))
    whose, refs = _whose(context, articles)
    what = f"The outlet {whose}: {NOT_STATED}"
    return _line(what, n, "finding", ", which can be laid to no outlet", refs)


def _dates(context: Context) -> SettleLine | None:
    articles = _articles(context, lambda article: not article.info.published)
    if not articles:
        return None
    whose, refs = _whose(context, articles)
    what = f"The date {whose}: {NOT_STATED}"
    return _line(what, len(articles), "article", ": which version of the text this is", refs)


def _cut_articles(context: Context) -> SettleLine | None:
    articles = _articles(context, lambda article: not article.complete)
    if not articles:
        return None
    whose, refs = _whose(context, articles)
    what = f"The whole text {whose}: a part may be missing"
    return _line(what, len(articles), "article", ", for which omission is not assessed", refs)


def _selection(context: Context) -> SettleLine | None:
    if context.comparison.event.selection.by or not context.comparison.articles:
        return None
    matched: frozenset[str] = frozenset().union(*context.matched.values())
    n = sum(passage.id not in matched for passage in context.denominator)
    what = f"How the articles were selected: {NOT_STATED}"
    tail = " that no article was matched to, and every count over all articles"
    return _line(what, n, "passage", tail, (UNMATCHED,))


def _not_compared(context: Context) -> SettleLine | None:
    rejected = [entry for entry in context.comparison.ledger if entry.outcome == "rejected"]
    if not rejected:
        return None
    was = plural(len(rejected), "was", "were")
    return SettleLine(
        what=f"{count(len(rejected), 'text')} that {was} offered and could not be read",
        bears=sentence(
            [Piece(text="bears on every count over all articles", refs=(Ref(id="method", label="list"),))]
        ),
    )


def _reading(context: Context) -> SettleLine | None:
    if context.comparison.event.confirmation.status == "confirmed":
        return None
    what = "That the texts were read right: no person has confirmed it"
    return _line(what, len(all_claims(context)), "claim", " that are counted", (TABLE,))


def _review(context: Context) -> SettleLine | None:
    """The findings that nobody has decided about; without a review that is all."""
    findings = findings_of(context.comparison)
    decided = {one.finding.id for one in context.review.findings if one.touched} if context.review else set()
    open_ = [finding for finding in findings if finding.id not in decided]
    what = "Each finding: no person has reviewed any"
    if len(open_) < len(findings):
        what = f"The findings that no person has reviewed, of {number(len(findings))}"
    return _line(what, len(open_), "finding", "", (Ref(id="outlets", label="cards"),))
