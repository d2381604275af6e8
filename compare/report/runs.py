"""What no article was matched to, by topic and in runs of passages; and what only others report.

Goes in: a context. Comes out: `RunView` values and the section on what no article was matched to, with what
such a search missed on labelled texts. Nothing is said of why a passage was not reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace

from compare.language import Message, gettext, gettext_lazy, ngettext, ngettext_lazy
from compare.metrics.emphasis import TopicTotal, topic_totals
from compare.metrics.intervals import wilson
from compare.model import Article, Passage
from compare.report.context import Context
from compare.report.glance import speaker_of
from compare.report.quality import UNSTATED, Worth, clauses, form_word, forms_of, interval_words, worth_of
from compare.report.reading import not_assessed
from compare.report.reviewed import LOCATED, own_error
from compare.report.text import MINIMUM_FOR_PERCENT, listed, percent, ratio, shorten
from compare.report.view import RunView, Table, TableRow, UnmatchedView
from compare.report.view_topics import UnmatchedTopic
from compare.report.wording import MISSES, SPEAKER_NOT_STATED, where_words
from compare.segment.language import language_tag
from compare.topics import Topic

__all__ = ["build_unmatched", "missed_sentences", "reported_by_others", "runs_of", "unmatched_clause"]

Run = list[Passage]

FOUND = ("quotation called located", "reported speech called located")
"""Decisions whose labelled sets tell how much of what is there is found."""


def runs_of(passages: Sequence[Passage], key: Callable[[Passage], object]) -> list[Run]:
    """Neighbouring passages of one turn with the same key, those with a false key left out.

    Args:
        passages: In order, without procedural ones; these therefore break no run.
        key: What the passages of a run share.
    """
    runs: list[Run] = []
    last: object = None
    for passage in passages:
        value = key(passage)
        if value and runs and last == (value, passage.turn_id):
            runs[-1].append(passage)
        elif value:
            runs.append([passage])
        last = (value, passage.turn_id) if value else None
    return runs


def build_unmatched(context: Context) -> UnmatchedView:
    """What none of the supplied articles was matched to: by speaker, then its longest runs."""
    matched: frozenset[str] = frozenset().union(*context.matched.values())
    rest = [passage for passage in context.denominator if passage.id not in matched]
    runs = runs_of(context.denominator, lambda passage: passage.id not in matched)
    ranked = sorted(runs, key=lambda run: (-_words(run), context.order[run[0].id]))
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
        runs=tuple(_view(context, run, "") for run in shown),
        more=_more(len(ranked) - len(shown)),
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
    held = _held(_words(rest), _words(context.denominator))
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
    # Translators: a list of topics follows.
    if n == 1:
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


def missed_sentences(context: Context) -> tuple[str, ...]:
    """Of what was there on labelled texts, how much was missed; a sentence per form of record.

    Measured on single claims and not on topics: a topic counts as matched with the first claim that is.
    """
    stated = all(record.info.spoken_language for record in context.comparison.transcripts)
    return tuple(_missed(form, stated=stated) for form in forms_of(context.comparison))


def _missed(form: str, *, stated: bool) -> str:
    """``of 100 quotations that were there, 2 were missed``, set by set; below twenty the counts."""
    parts = [_of_those(one) for one in worth_of(form) if one.decision in FOUND and one.actual]
    if not parts:
        return gettext(
            "How much such a search misses: not measured for this form of record ({form}).",
            form=form_word(form),
        )
    told = gettext(
        # Translators: {parts} is for example "of 12 quotations that were there, 2 were missed (newspapers'
        # quotations from debates)".
        "How much such a search misses, on labelled texts that it was not fitted to: {parts}. So much of "
        "what stands here as not matched may have been reported after all.",
        parts=clauses(parts),
    )
    unstated = form == "as spoken" and not stated
    return f"{told} {gettext(UNSTATED)}" if unstated else told


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


def reported_by_others(context: Context, article: Article) -> tuple[tuple[RunView, ...], str, str]:
    """Passages to which other articles were matched and this one was not.

    Returns:
        The runs, those that most others report first; the sentence above or instead of them; and the sentence
        on what is beyond the list, or an empty one.
    """
    if not article.complete:
        return (), not_assessed(article), ""
    others = {
        item.id: context.matched[item.id] for item in context.comparison.articles if item.id != article.id
    }
    if not others:
        return (), gettext("Only one article was supplied: there is none to compare it with."), ""
    reporters = context.reporters  # of what is not matched here, these are the others
    own = context.matched[article.id]
    runs = runs_of(context.denominator, lambda p: 0 if p.id in own else reporters[p.id])
    if not runs:
        return (), gettext("No passage reported by another supplied article is missing here."), ""
    ranked = sorted(runs, key=lambda run: context.rank[run[0].id])
    shown = ranked[: context.others]
    views = tuple(_view(context, run, _reported_by(context, run[0], others)) for run in shown)
    passages = sum(len(run) for run in runs)
    return views, _by_others(passages, len(others)), _more(len(ranked) - len(shown))


def _by_others(passages: int, others: int) -> str:
    if others == 1:
        return ngettext(
            "{n} passage was reported by the other supplied article and was not matched here.",
            "{n} passages were reported by the other supplied article and were not matched here.",
            passages,
        )
    return ngettext(
        "{n} passage was reported by at least one of the {others} other supplied articles and was not "
        "matched here.",
        "{n} passages were reported by at least one of the {others} other supplied articles and were not "
        "matched here.",
        passages,
        others=others,
    )


def _reported_by(context: Context, passage: Passage, others: Mapping[str, Container[str]]) -> str:
    """How many of the others, and how many texts where copies are among them; with one other the sentence
    above has told it.
    """
    if len(others) == 1:
        return ""
    reporters = [key for key, matched in others.items() if passage.id in matched]
    texts = len({context.text_of[key] for key in reporters})
    values = {"n": len(reporters), "others": len(others)}
    if texts == len(reporters):
        return gettext("reported by {n} of the {others} other supplied articles", **values)
    return ngettext(
        "reported by {reporters} of the {others} other supplied articles ({n} text, copies taken together)",
        "reported by {reporters} of the {others} other supplied articles ({n} texts, copies taken together)",
        texts,
        reporters=len(reporters),
        others=len(others),
    )


def _view(context: Context, run: Run, remark: str) -> RunView:
    first, last = run[0], run[-1]
    words = " ".join(passage.text for passage in run[:3])
    return RunView(
        label=first.label if first is last else f"{first.label}–{last.label}",
        speaker=context.voice_of(first),
        time=where_words(first.time, first.place),
        words=ngettext("{n} word", "{n} words", _words(run)),
        text=shorten(words, 200),
        remark=remark,
        lang=language_tag(context.record(first).info.language) or "",
    )


def _words(run: Sequence[Passage]) -> int:
    return sum(passage.n_words for passage in run)


def _more(n: int) -> str:
    if n < 1:
        return ""
    return ngettext(
        "{n} further run is not shown here; passages.csv lists every passage.",
        "{n} further runs are not shown here; passages.csv lists every passage.",
        n,
    )
