"""Method and limits, the ledger and the signature.

Goes in: a context. Comes out: a `MethodView`. The method itself is described in
`docs/method.md`; here stands what a reader of one report must know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from compare.language import gettext
from compare.report import rules, wording
from compare.report.context import Context
from compare.report.quality import worth_sentences
from compare.report.reading import ledger_sentence
from compare.report.reviewed import own_error, review_lines
from compare.report.text import listed
from compare.report.value_words import value_word
from compare.report.view import Fact, LedgerLine, MethodView

__all__ = ["build_method"]


def build_method(context: Context) -> MethodView:
    """How it was done, what it does not say, what was read, and what the result depends on."""
    return MethodView(
        paragraphs=(
            *map(gettext, wording.FIXED_RULES),
            gettext(wording.QUOTATIONS_COUNTED),
            *_translations(context),
            gettext(wording.ALL_RULE),
            *worth_sentences(context.comparison, context.shown.own_texts),
            gettext(wording.WORTH_DEPENDS),
            own_error(context),
            _rare_words(context),
        ),
        review=review_lines(context),
        states=tuple(
            Fact(name=gettext(wording.STATE_WORDS[state]), value=gettext(wording.STATE_MEANINGS[state]))
            for state in wording.STATE_WORDS
        ),
        repairs=_repairs(context),
        ledger_sentence=ledger_sentence(context.comparison.ledger),
        ledger=tuple(
            LedgerLine(
                file=entry.file,
                role=value_word(entry.role),
                outcome=value_word(entry.outcome),
                reason=str(entry.reason),
            )
            for entry in context.comparison.ledger
        ),
        signature=tuple(Fact(name=name, value=value) for name, value in sorted(context.comparison.signature)),
    )


def _translations(context: Context) -> tuple[str, ...]:
    notes = {context.translation(claim) for claim in context.comparison.claim_records}
    known = sorted(filter(None, notes))
    if known:
        judged = gettext("Correspondence is then judged by what is stated, and no words are marked.")
        return tuple(f"{note} {judged}" for note in known)
    return (gettext("No translation is stated: both sides are compared as spoken."),)


def _rare_words(context: Context) -> str:
    """Which words a card names, and what they are counted in."""
    told = gettext(rules.RARE_WORDS)
    return told if context.edition.whole else f"{told} {gettext(rules.RARE_WORDS_IN_EXCERPT)}"


def _repairs(context: Context) -> tuple[str, ...]:
    """What was mended on the way in, per file, and what of the record is no speech."""
    lines = []
    for record in context.comparison.transcripts:
        if record.removed:
            kinds = _kinds(item.kind for item in record.removed)
            lines.append(
                # Translators: {kinds} is for example "time mark (12) and label (30)".
                gettext("{file}: kept out of the words: {kinds}.", file=record.info.file, kinds=kinds)
            )
    documents = [record.document for record in context.comparison.transcripts]
    documents += [
        article.document for article in sorted(context.comparison.articles, key=lambda a: a.info.file)
    ]
    for document in documents:
        if document.repairs:
            kinds = _kinds(repair.kind for repair in document.repairs)
            lines.append(gettext("{file}: mended: {kinds}.", file=document.source, kinds=kinds))
    return tuple(lines)


def _kinds(kinds: Iterable[str]) -> str:
    """Kinds with their counts, in the order of the data's names."""
    counts = sorted(Counter(kinds).items())
    return listed([gettext("{kind} ({n})", kind=value_word(kind), n=n) for kind, n in counts])
