"""The sentences of a published edition that are written by rule.

Goes in: what is printed, and what people decided. Comes out: plain sentences by `docs/method.md`, 7. Counts
are counts of what people confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compare.language import gettext, gettext_noop, ngettext
from compare.publication.cases import Cases
from compare.publication.edition import PublishedArticle
from compare.report import wording
from compare.report.measured_words import measured_sentences
from compare.report.value_words import value_word
from compare.review.state import Review

__all__ = ["counting_rule", "method_paragraphs", "overall_sentences"]

MADE = gettext_noop(
    "A program laid the articles beside the record and proposed findings. What is printed here was "
    "confirmed by people; what is graded “{grade}”, and what was not located, by {people} of them or more. "
    "Not located means that the search found no corresponding words; the outlet may have used another "
    "source. The passages beside what was not located are the nearest by the program’s measure; no person "
    "has judged them. What people rejected, and what nobody looked at, is left out."
)
PARAGRAPHS = (
    gettext_noop(
        "A statement is shown as corresponding where a quotation and the record have the same words "
        "(fillers, case and punctuation apart; words that differ only in form are underlined), or where "
        "a person read both. “Located” says that a passage on the statement was found, not that the two "
        "agree in every word."
    ),
    wording.FIXED_RULES[0],
    gettext_noop(
        "Of each article the words compared and the sentence around them are reproduced, no more. Words that "
        "differ are underlined, and those around what was compared stand in grey. Answers of outlets are "
        "printed word for word."
    ),
    wording.ALL_RULE,
)


def overall_sentences(articles: Sequence[PublishedArticle]) -> tuple[str, ...]:
    """How much was confirmed, how much is shown as corresponding, and what that does not say."""
    compared = sum(art.counts.compared for art in articles)
    with_findings = sum(art.counts.with_findings for art in articles)
    found = sum(art.counts.findings for art in articles)
    shown = sum(art.counts.correspond for art in articles)
    numbers = f"{_compared(compared, len(articles))} {_shown(with_findings, found, shown)}"
    ranks = gettext(
        "The numbers do not rank the articles, which differ in length and in how much was looked at."
    )
    if all(art.findings for art in articles):
        return numbers, ranks
    read = gettext("Where nothing was confirmed in an article, that holds for what was read of it.")
    return numbers, f"{ranks} {read}"


def _compared(n: int, n_articles: int) -> str:
    return ngettext(
        "{n} statement of {articles} was compared with the record.",
        "{n} statements of {articles} were compared with the record.",
        n,
        articles=ngettext("{n} article", "{n} articles", n_articles),
    )


def _shown(n: int, n_findings: int, n_corresponding: int) -> str:
    return ngettext(
        "{n} is shown with what people confirmed ({findings}; one statement can have several), "
        "{corresponding} as corresponding to the record, in the same size.",
        "{n} are shown with what people confirmed ({findings}; one statement can have several), "
        "{corresponding} as corresponding to the record, in the same size.",
        n,
        findings=ngettext("{n} finding", "{n} findings", n_findings),
        corresponding=n_corresponding,
    )


def counting_rule() -> str:
    """How the numbers are made."""
    return gettext(
        "How it is counted: a finding is one thing that people confirmed at one place of an article; one "
        "statement can have several. Headings that repeat the text below them and links to other pieces "
        "are shown and are in no count. A statement that is neither shown as corresponding nor with a "
        "finding is counted as “not shown”: this edition says nothing about it."
    )


def method_paragraphs(cases: Cases) -> tuple[str, ...]:
    """How the edition was made, and what it does not say."""
    grade = gettext(wording.SEVERITY_WORDS[3])
    made = gettext(MADE, grade=grade, people=cases.review.people)
    return (made, _verdicts(cases.review), *map(gettext, PARAGRAPHS), *_translations(cases))


def _verdicts(review: Review) -> str:
    """What the program's proposals were worth on this event, as far as people looked."""
    counts = review.counts
    decided = counts["confirmed"] + counts["rejected"]
    if not decided:
        return gettext("People decided on none of the findings that the program proposed.")
    told = ngettext(
        "Of {n} finding that the program proposed and people decided on, they confirmed {confirmed} and "
        "rejected {rejected}.",
        "Of {n} findings that the program proposed and people decided on, they confirmed {confirmed} and "
        "rejected {rejected}.",
        decided,
        confirmed=counts["confirmed"],
        rejected=counts["rejected"],
    )
    return f"{told} {_by_kind(review)} {_missed(review)}"


def _by_kind(review: Review) -> str:
    """The verdicts of each kind: what one kind was worth says nothing of another."""
    counts = Counter((one.finding.kind, one.status) for one in review.findings)
    kinds = sorted({kind for kind, status in counts if status in ("confirmed", "rejected")})
    told = [
        gettext(
            "{kind}: {confirmed} confirmed, {rejected} rejected",
            kind=value_word(kind),
            confirmed=counts[kind, "confirmed"],
            rejected=counts[kind, "rejected"],
        )
        for kind in kinds
    ]
    return gettext("By kind: {kinds}.", kinds="; ".join(told))


def _missed(review: Review) -> str:
    """What is known of the program's error, beyond what people looked at in the findings."""
    if review.measured is None:
        return gettext("What the program did not find was not measured on this event.")
    return " ".join(measured_sentences(review.measured))


def _translations(cases: Cases) -> tuple[str, ...]:
    notes = {cases.context.translation(claim) for claim in cases.context.comparison.claim_records}
    return tuple(sorted(filter(None, notes)))
