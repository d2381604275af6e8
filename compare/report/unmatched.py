"""What no article was matched to, by topic, by speaker and in runs of passages.

Goes in: a context. Comes out: the section on it. Nothing is said of why a passage was not reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from compare.language import Message, gettext, gettext_lazy, ngettext, ngettext_lazy
from compare.metrics.emphasis import TopicTotal, topic_totals
from compare.model import Passage
from compare.report.context import Context
from compare.report.glance import speaker_of
from compare.report.missed import missed_sentences
from compare.report.reviewed import LOCATED, own_error
from compare.report.runs import more_runs, n_words, run_view, runs_of
from compare.report.text import listed, percent, ratio, shorten
from compare.report.view import Table, TableRow, UnmatchedView
from compare.report.view_topics import UnmatchedTopic
from compare.report.wording import MISSES, SPEAKER_NOT_STATED
from compare.segment.language import language_tag
from compare.topics import Topic

__all__ = ["build_unmatched", "unmatched_clause", "unmatched_sentence"]


def build_unmatched(context: Context) -> UnmatchedView:
    """What none of the supplied articles was matched to: by speaker, then its longest runs."""
    matched: frozenset[str] = frozenset().union(*context.matched.values())
    rest = [passage for passage in context.denominator if passage.id not in matched]
    runs = runs_of(context.denominator, lambda passage: passage.id not in matched)
    ranked = sorted(runs, key=lambda run: (-n_words(run), context.order[run[0].id]))
    shown = ranked[: context.limits.runs]
    topics = _unmatched_topics(context)
    return UnmatchedView(
        sentence=unmatched_sentence(context, rest),
        note=" ".join(filter(None, (gettext(MISSES), _partial(context), own_error(context, LOCATED)))),
        worth=missed_sentences(context),
        topics_sentence=_topics_sentence(context, topics),
        topics_lead=_topics_lead(len(context.comparison.articles)) if topics else "",
        topics=tuple(_topic(context, topic, total) for topic, total in topics),
        table=_by_speaker(context, rest),
        runs=tuple(run_view(context, run, "") for run in shown),
        more=more_runs(len(ranked) - len(shown)),
    )


def _partial(context: Context) -> str:
    """Which articles may be incomplete; empty where none is."""
    found = [context.letter_of[item.id] for item in context.comparison.articles if not item.complete]
    if not found:
        return ""
    return ngettext(
        "The text of article {letters} may be incomplete: what is missing there is not assessed.",
        "The text of articles {letters} may be incomplete: what is missing there is not assessed.",
        len(found),
        letters=listed(found),
    )


def unmatched_sentence(context: Context, rest: Sequence[Passage]) -> str:
    """To how many passages none of the supplied articles was matched, with their words."""
    return gettext("{sentence}.", sentence=unmatched_clause(context, rest))


def unmatched_clause(context: Context, rest: Sequence[Passage]) -> str:
    """The same without a full stop."""
    n = len(context.comparison.articles)
    if not context.denominator or not n:
        return gettext("There is nothing to match: no passage or no article was supplied")
    if not rest and n == 1:
        return gettext("The supplied article was matched to every passage")
    if not rest:
        return gettext("The {n} supplied articles together were matched to every passage", n=n)
    told = _unmatched(len(context.denominator), n, records=len(context.comparison.transcripts))
    held = _held(n_words(rest), n_words(context.denominator))
    return str(replace(told, values=(*told.values, ("held", held), ("missed", len(rest)))))


def _unmatched(passages: int, articles: int, *, records: int) -> Message:
    """The clause for one record or several, and one article or several."""
    # Translators: {held} is for example "40 words, 12 % of all" or "40 words of 300".
    if records == 1 and articles == 1:
        return ngettext_lazy(
            "To {missed} of the record’s {n} passage ({held}) the supplied article was not matched",
            "To {missed} of the record’s {n} passages ({held}) the supplied article was not matched",
            passages,
        )
    if records == 1:
        return ngettext_lazy(
            "To {missed} of the record’s {n} passage ({held}) none of the {articles} supplied articles was "
            "matched",
            "To {missed} of the record’s {n} passages ({held}) none of the {articles} supplied articles was "
            "matched",
            passages,
            articles=articles,
        )
    if articles == 1:
        return ngettext_lazy(
            "To {missed} of the records’ {n} passage ({held}) the supplied article was not matched",
            "To {missed} of the records’ {n} passages ({held}) the supplied article was not matched",
            passages,
        )
    return ngettext_lazy(
        "To {missed} of the records’ {n} passage ({held}) none of the {articles} supplied articles was "
        "matched",
        "To {missed} of the records’ {n} passages ({held}) none of the {articles} supplied articles was "
        "matched",
        passages,
        articles=articles,
    )


def _held(words: int, of: int) -> str:
    """Words with their share, or with how many there are in all where these are few."""
    share = percent(words, of)
    if share is None:
        return ngettext("{n} word of {of}", "{n} words of {of}", words, of=of)
    return ngettext("{n} word, {share} of all", "{n} words, {share} of all", words, share=share)


def _unmatched_topics(context: Context) -> list[tuple[Topic, TopicTotal]]:
    """The topics with words to which no article was matched, in the order of the records."""
    comparison = context.comparison
    pairs = zip(comparison.topics, topic_totals(comparison), strict=True)
    return [(topic, total) for topic, total in pairs if total.n_words and not total.articles]


def _topics_sentence(context: Context, topics: Sequence[tuple[Topic, TopicTotal]]) -> str:
    """To how many of the topics no article was matched; empty where no topics were looked for."""
    total, n = len(context.comparison.topics), len(context.comparison.articles)
    if not total or not n:
        return ""
    if not topics:
        return _every_topic(total, n)
    missed = len(topics)
    words = ngettext("{n} word", "{n} words", sum(found.n_words for _, found in topics))
    return str(_topics_missed(missed, ngettext("{n} topic", "{n} topics", total), words, articles=n))


def _topics_missed(missed: int, topics: str, words: str, *, articles: int) -> Message:
    # Translators: {topics} is for example "12 topics", {words} "340 words".
    if articles == 1:
        return ngettext_lazy(
            "To {n} of {topics} the supplied article was not matched; it has {words}.",
            "To {n} of {topics} the supplied article was not matched; they have {words}.",
            missed,
            topics=topics,
            words=words,
        )
    return ngettext_lazy(
        "To {n} of {topics} none of the {articles} supplied articles was matched; it has {words}.",
        "To {n} of {topics} none of the {articles} supplied articles was matched; they have {words}.",
        missed,
        topics=topics,
        words=words,
        articles=articles,
    )


def _every_topic(total: int, articles: int) -> str:
    if articles == 1:
        return ngettext(
            "The one topic has a passage to which the supplied article was matched.",
            "Each of the {n} topics has a passage to which the supplied article was matched.",
            total,
        )
    return ngettext(
        "The one topic has a passage to which at least one of the supplied articles was matched.",
        "Each of the {n} topics has a passage to which at least one of the supplied articles was matched.",
        total,
    )


def _topics_lead(n: int) -> str:
    if n == 1:
        # Translators: a list of topics follows.
        return gettext("The supplied article was not matched to:")
    return gettext("None of the {n} supplied articles was matched to:", n=n)


def _topic(context: Context, topic: Topic, total: TopicTotal) -> UnmatchedTopic:
    """A topic with its words, its minutes where time marks tell, and who speaks."""
    record = context.comparison.transcripts_by_id[topic.transcript_id]
    return UnmatchedTopic(
        id=topic.id,
        label=topic.label,
        title=shorten(topic.title, 80),
        lang=language_tag(record.info.language) or "",
        facts=str(_facts(total, speaker_of(context, topic))),
    )


def _facts(total: TopicTotal, speaker: str) -> Message:
    words = ngettext("{n} word", "{n} words", total.n_words)
    if total.seconds is None:
        return gettext_lazy("{words}; {speaker}", words=words, speaker=speaker)
    if total.seconds < 60:
        return gettext_lazy("{words}, about under 1 minute; {speaker}", words=words, speaker=speaker)
    return ngettext_lazy(
        "{words}, about {n} minute; {speaker}",
        "{words}, about {n} minutes; {speaker}",
        round(total.seconds / 60),
        words=words,
        speaker=speaker,
    )


def _by_speaker(context: Context, rest: Sequence[Passage]) -> Table:
    total: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for passage in context.denominator:
        total[passage.speaker or gettext(SPEAKER_NOT_STATED)] += passage.n_words
    for passage in rest:
        left[passage.speaker or gettext(SPEAKER_NOT_STATED)] += passage.n_words
    rows = [
        TableRow(id="", heading=name, cells=(ratio(left[name], words),))
        for name, words in sorted(total.items(), key=lambda item: (-item[1], item[0]))
    ]
    return Table(
        caption=gettext("Words in passages that none of the supplied articles was matched to"),
        corner=gettext("Speaker"),
        columns=(gettext("Words not matched"),),
        rows=tuple(rows[:12]),
    )
