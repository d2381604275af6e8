"""What no article was matched to, by topic and in runs of passages; and what only others report.

Goes in: a context. Comes out: `RunView` values and the section on what no article was matched to, with what
such a search missed on labelled texts. Nothing is said of why a passage was not reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence

from compare.metrics.emphasis import TopicTotal, topic_totals
from compare.metrics.intervals import wilson
from compare.model import Article, Passage
from compare.report.context import Context
from compare.report.glance import duration_words, speaker_of
from compare.report.quality import UNSTATED, Worth, forms_of, interval_words, worth_of
from compare.report.reading import not_assessed
from compare.report.reviewed import LOCATED, own_error
from compare.report.text import MINIMUM_FOR_PERCENT, count, listed, number, percent, plural, ratio, shorten
from compare.report.view import RunView, Table, TableRow, UnmatchedView
from compare.report.view_topics import UnmatchedTopic
from compare.report.wording import MISSES, where_words
from compare.segment.language import language_tag
from compare.topics import Topic

__all__ = ["build_unmatched", "missed_sentences", "reported_by_others", "runs_of"]

Run = list[Passage]

FOUND = {
    "quotation called located": "quotation",
    "reported speech called located": "reported statement",
}
"""Decisions whose labelled sets tell how much of what is there is found, and what they are about."""


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
        note=" ".join(filter(None, (MISSES, _partial(context), own_error(context, LOCATED)))),
        worth=missed_sentences(context),
        topics_sentence=_topics_sentence(context, topics),
        topics_lead=f"{_capital(_none_of(len(context.comparison.articles)))} matched to:" if topics else "",
        topics=tuple(_topic(context, topic, total) for topic, total in topics),
        table=_by_speaker(context, rest),
        runs=tuple(_view(context, run, "") for run in shown),
        more=_more(len(ranked) - len(shown), "run"),
    )


def _partial(context: Context) -> str:
    """Which articles may be incomplete; empty where none is."""
    found = [context.letter_of[item.id] for item in context.comparison.articles if not item.complete]
    if not found:
        return ""
    these = plural(len(found), "article", "articles")
    return f"The text of {these} {listed(found)} may be incomplete: what is missing there is not assessed."


def unmatched_sentence(context: Context, rest: Sequence[Passage]) -> str:
    """To how many passages none of the supplied articles was matched, with their words."""
    n = len(context.comparison.articles)
    if not context.denominator or not n:
        return "There is nothing to match: no passage or no article was supplied."
    if not rest:
        subject = "The supplied article was" if n == 1 else f"The {number(n)} supplied articles together were"
        return f"{subject} matched to every passage."
    none = "the supplied article was not" if n == 1 else f"none of the {number(n)} supplied articles was"
    total, words = len(context.denominator), sum(p.n_words for p in context.denominator)
    share = percent(_words(rest), words)
    tail = f"{count(_words(rest), 'word')}{f', {share} of all' if share else f' of {number(words)}'}"
    return f"To {number(len(rest))} of {context.whose} {count(total, 'passage')} ({tail}) {none} matched."


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
        subject = "The one topic has" if total == 1 else f"Each of the {number(total)} topics has"
        return f"{subject} a passage to which {_an_article(n)} was matched."
    words = sum(found.n_words for _, found in topics)
    tail = f"they have {count(words, 'word')}" if len(topics) > 1 else f"it has {count(words, 'word')}"
    return f"To {number(len(topics))} of {count(total, 'topic')} {_none_of(n)} matched; {tail}."


def _an_article(n: int) -> str:
    return "the supplied article" if n == 1 else "at least one of the supplied articles"


def _none_of(n: int) -> str:
    return "the supplied article was not" if n == 1 else f"none of the {number(n)} supplied articles was"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _topic(context: Context, topic: Topic, total: TopicTotal) -> UnmatchedTopic:
    """A topic with its words, its minutes where time marks tell, and who speaks."""
    record = context.comparison.transcripts_by_id[topic.transcript_id]
    length = count(total.n_words, "word")
    if total.seconds is not None:
        minutes = duration_words(total.seconds)
        length += f", about {minutes} {plural(1 if minutes in ('1', 'under 1') else 2, 'minute')}"
    return UnmatchedTopic(
        id=topic.id,
        label=topic.label,
        title=shorten(topic.title, 80),
        lang=language_tag(record.info.language) or "",
        facts=f"{length}; {speaker_of(context, topic)}",
    )


def missed_sentences(context: Context) -> tuple[str, ...]:
    """Of what was there on labelled texts, how much was missed; a sentence per form of record.

    Measured on single claims and not on topics: a topic counts as matched with the first claim that is.
    """
    stated = all(record.info.spoken_language for record in context.comparison.transcripts)
    return tuple(_missed(form, stated=stated) for form in forms_of(context.comparison))


def _missed(form: str, *, stated: bool) -> str:
    """``of 100 quotations that were there, 2 were missed``, set by set; below twenty the counts."""
    parts = [
        f"{_of_those(one)} were missed ({one.about})"
        for one in worth_of(form)
        if one.decision in FOUND and one.actual
    ]
    if not parts:
        return f"How much such a search misses: not measured for this form of record ({form})."
    caution = UNSTATED if form == "as spoken" and not stated else ""
    return (
        f"How much such a search misses, on labelled texts that it was not fitted to: {'; '.join(parts)}. So "
        f"much of what stands here as not matched may have been reported after all.{caution}"
    )


def _of_those(one: Worth) -> str:
    """What was there and how much of it was missed, with its interval."""
    noun, missed = FOUND[one.decision], one.actual - one.right
    ends = wilson(missed, one.actual)
    if one.actual < MINIMUM_FOR_PERCENT or ends is None:
        return f"of {count(one.actual, noun)} that were there, {number(missed)}"
    share = round(100 * missed / one.actual)
    return f"of 100 {noun}s that were there, {share} {interval_words(ends, one.actual)}"


def _by_speaker(context: Context, rest: Sequence[Passage]) -> Table:
    total: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for passage in context.denominator:
        total[passage.speaker or "speaker not stated"] += passage.n_words
    for passage in rest:
        left[passage.speaker or "speaker not stated"] += passage.n_words
    rows = [
        TableRow(id="", heading=name, cells=(ratio(left[name], words),))
        for name, words in sorted(total.items(), key=lambda item: (-item[1], item[0]))
    ]
    return Table(
        caption="Words in passages that none of the supplied articles was matched to",
        corner="Speaker",
        columns=("Words not matched",),
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
        return (), "Only one article was supplied: there is none to compare it with.", ""
    reporters = context.reporters  # of what is not matched here, these are the others
    own = context.matched[article.id]
    runs = runs_of(context.denominator, lambda p: 0 if p.id in own else reporters[p.id])
    if not runs:
        return (), "No passage reported by another supplied article is missing here.", ""
    ranked = sorted(runs, key=lambda run: context.rank[run[0].id])
    shown = ranked[: context.others]
    views = tuple(_view(context, run, _reported_by(context, run[0], others)) for run in shown)
    passages = sum(len(run) for run in runs)
    were = plural(passages, "was", "were")
    by = "the other supplied article"
    if len(others) > 1:
        by = f"at least one of the {number(len(others))} other supplied articles"
    sentence = f"{count(passages, 'passage')} {were} reported by {by} and {were} not matched here."
    return views, sentence, _more(len(ranked) - len(shown), "run")


def _reported_by(context: Context, passage: Passage, others: Mapping[str, Container[str]]) -> str:
    """How many of the others, and how many texts where copies are among them; with one other the sentence
    above has told it.
    """
    if len(others) == 1:
        return ""
    reporters = [key for key, matched in others.items() if passage.id in matched]
    told = f"reported by {number(len(reporters))} of the {number(len(others))} other supplied articles"
    texts = len({context.text_of[key] for key in reporters})
    return told if texts == len(reporters) else f"{told} ({count(texts, 'text')}, copies taken together)"


def _view(context: Context, run: Run, remark: str) -> RunView:
    first, last = run[0], run[-1]
    words = " ".join(dict.fromkeys(passage.text for passage in run[:3]))
    return RunView(
        label=first.label if first is last else f"{first.label}–{last.label}",
        speaker=context.voice_of(first),
        time=where_words(first.time, first.place),
        words=count(_words(run), "word"),
        text=shorten(words, 200),
        remark=remark,
        lang=language_tag(context.record(first).info.language) or "",
    )


def _words(run: Sequence[Passage]) -> int:
    return sum(passage.n_words for passage in run)


def _more(n: int, noun: str) -> str:
    if n < 1:
        return ""
    shown = f"{count(n, f'further {noun}')} {plural(n, 'is', 'are')} not shown here"
    return f"{shown}; passages.csv lists every passage."
