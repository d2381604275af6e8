"""A record's text cut where speakers change.

Goes in: a record's document. Comes out: its paragraphs, cut once more where a label stands inside a line,
each with its label if it has one that counts. Stage directions and time marks are logged on the way, because
a label may stand behind one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.model import Document, RecordInfo, Span
from compare.segment.labels import Label, find_label, judge_label, label_key, sentence_ends
from compare.segment.record_body import key_values
from compare.segment.record_layout import (
    CHANGE,
    Layout,
    are_timed,
    find_marks,
    find_notes_below,
    paragraph_spans,
)
from compare.segment.sentences import count_words
from compare.segment.speakers import Cast, cast_speakers

__all__ = ["RecordParts", "split_paragraphs"]

_LONG_LINE = 3000  # code points; a paragraph longer than that may hold several turns
_FEW_LINES = 3  # a text of so few paragraphs may have lost its line ends
_LABEL_LENGTH = 120
_NAME_LENGTH = 40
_NAME_ALONE = re.compile(r"(?:[^\W\d_][\w’'.-]*[ ]?){1,4}(?:(?<=[ ])\d{1,2})?(?<![.])$")
_AROUND = " -–—|•·,:"  # what stands between a time and a name
_MARKED_OFF = (
    re.compile(r"\[(?P<label>[^\W\d_][^\[\]:\n]{0,60})\][ ]+(?=\S)"),
    re.compile(r"<(?P<label>[^\W\d_][^<>:\n]{0,60})>[ ]+(?=\S)"),
    re.compile(r"(?P<label>[^\W\d_][^—–:\n]{0,60}?)[ ]*[—–][ ]+(?=[A-ZÀ-Þ“\"])"),
)
_AFTER_END = re.compile(r"^[\"”’)\]]*[ ]+")
_NOT_BLANK = re.compile(r"\S")
_QUESTION = re.compile(r"(?<=[.!?…—)\]\"”] )Q[.:]?[ ]+(?=[A-ZÀ-Þ“\"(—])")
_COLON = re.compile(r":[ ]+(?=[A-ZÀ-Þ“\"‘(\[—–…])")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordParts:
    """Stretches of the kept text in order, the label of each (or ``None``), and the cast."""

    stretches: tuple[Span, ...]
    labels: tuple[Label | None, ...]
    cast: Cast


def split_paragraphs(document: Document, info: RecordInfo, layout: Layout) -> RecordParts:
    """Cuts a record at its labels.

    A label inside a line counts if the sentence before it has ended and the same label stands at the start
    of a paragraph, or, in lines of more than 3,000 characters or in a text of three lines or fewer, recurs
    inside them. Before the first label what ends need not be a sentence: it may be a menu.
    """
    text = document.text
    paragraphs = paragraph_spans(text)
    timed = are_timed(text, paragraphs)
    for paragraph in paragraphs:
        find_marks(text, paragraph, layout, timed=timed)
    find_notes_below(text, paragraphs, layout)
    if any(mark.speaker for mark in document.marks):
        return _stated(document, paragraphs, info)
    candidates = [*_candidates(text, paragraphs, layout), *_behind_changes(text, paragraphs)]
    found = sorted([*candidates, *_inside(text, paragraphs)], key=lambda label: label.span)
    cast = cast_speakers(found, info, share=_shares(text, found))
    starts = {label.span.start for label in candidates}
    known = {label.text for label in cast.labels if label.span.start in starts and label.form == "colon"}
    labels = [*cast.labels, *_repeated(text, known, {label.span.end for label in found})]
    labels = [*_first(text, labels), *labels]
    labels += _known_alone(text, paragraphs, labels)
    labels += _changes(text, layout, {label.span for label in labels})
    if not labels:
        labels = _names_alone(text, paragraphs, layout) or _marked_off(text, paragraphs)
        cast = cast_speakers(labels, info, share=_shares(text, labels))
        starts = {label.span.start for label in labels}
    return _cut(paragraphs, sorted(labels, key=lambda label: label.span), starts, cast)


def _stated(document: Document, paragraphs: Sequence[Span], info: RecordInfo) -> RecordParts:
    """The paragraphs of a form that names the speaker beside the text (a column, a voice tag)."""
    marks, at = document.marks, 0
    labels: list[Label] = []
    for paragraph in paragraphs:
        while at < len(marks) and marks[at].at < paragraph.start:
            at += 1
        mark = marks[at] if at < len(marks) and marks[at].at < paragraph.end else None
        if mark is not None and mark.speaker:
            place = Span(paragraph.start, paragraph.start)
            labels.append(Label(text=mark.speaker, span=place, form="stated", time=mark.time, following=""))
    cast = cast_speakers(labels, info, share=[0.0] * len(labels))
    starts = {label.span.start for label in labels}
    return _cut(paragraphs, cast.labels, starts, cast)


def _candidates(text: str, paragraphs: Sequence[Span], layout: Layout) -> list[Label]:
    """What could be a label at the start of each paragraph, behind marks that stand before it."""
    values = key_values(text, paragraphs)
    lead = {removed.span.start: removed.span.end for removed in layout.removed}
    found: list[Label] = []
    for number, paragraph in enumerate(paragraphs):
        start = paragraph.start
        while start in lead and lead[start] < paragraph.end:
            word = _NOT_BLANK.search(text, lead[start], paragraph.end)
            start = word.start() if word else paragraph.end
        label = find_label(text, Span(start, paragraph.end)) if number not in values else None
        if label is not None:
            found.append(label)
    return found


def _behind_changes(text: str, paragraphs: Sequence[Span]) -> Iterator[Label]:
    """What could be a label behind a mark of change (``>>``) inside a paragraph."""
    for paragraph in paragraphs:
        for found in CHANGE.finditer(text, paragraph.start + 1, paragraph.end):
            label = find_label(text, Span(found.start(), paragraph.end))
            if label is not None:
                yield label


def _changes(text: str, layout: Layout, named: set[Span]) -> list[Label]:
    """The marks of change that no label follows: somebody else speaks, and it is not said who."""
    places = [removed.span for removed in layout.removed if removed.kind == "speaker change"]
    taken = {span.start for span in named} | {span.end for span in named}
    unnamed = [span for span in places if not taken & {span.start, span.end}]
    return [
        Label(text=">>", span=span, form="change", time=None, following=text[span.end : span.end + 20])
        for span in (unnamed if len(places) > 1 and named else [])
    ]


def _inside(text: str, paragraphs: Sequence[Span]) -> list[Label]:
    """Labels inside very long lines that surely name somebody and recur there, and the "Q" of questioners."""
    places: list[Label] = []
    marks: list[Label] = []
    for paragraph in paragraphs:
        if len(paragraph) > _LONG_LINE or len(paragraphs) <= _FEW_LINES:
            marks.extend(
                Label(
                    text="Q",
                    span=Span(*found.span()),
                    form="mark",
                    time=None,
                    following=text[found.end() : found.end() + 20],
                )
                for found in _QUESTION.finditer(text, paragraph.start, paragraph.end)
            )
            colons = _COLON.finditer(text, paragraph.start, paragraph.end)
            places.extend(filter(None, (_label_before(text, colon, paragraph) for colon in colons)))
    sure = [label for label in places if judge_label(label.text) == "sure"]
    names = {label.text for label in sure}
    counts = Counter(label_key(name) for name, _ in _printed(text, names))
    return [label for label in sure if counts[label_key(label.text)] > 1] + (marks if len(marks) > 1 else [])


def _label_before(text: str, colon: re.Match[str], paragraph: Span) -> Label | None:
    """The words between the end of a sentence and a colon."""
    low = max(paragraph.start, colon.start() - _LABEL_LENGTH)
    words = text[low : colon.start()]
    ends = [at for at in sentence_ends(words) if words[at + 1 : at + 2] in {" ", '"', "”", ")", "]"}]
    printed = _AFTER_END.sub("", words[ends[-1] + 1 :]) if ends else ""
    if not printed or not printed[0].isupper():
        return None
    return _label_at(text, colon.start() - len(printed), colon)


def _label_at(text: str, start: int, colon: re.Match[str]) -> Label:
    return Label(
        text=text[start : colon.start()],
        span=Span(start, colon.end()),
        form="colon",
        time=None,
        following=text[colon.end() : colon.end() + 20],
    )


def _repeated(text: str, known: set[str], taken: set[int]) -> Iterator[Label]:
    """Places inside lines where a label stands that others have at the start of a paragraph."""
    for name, colon in _printed(text, known):
        start = colon.start() - len(name)
        ended = start > 1 and _is_sentence_end(text[max(start - 12, 0) : start])
        if ended and colon.end() not in taken:
            yield _label_at(text, start, colon)


def _printed(text: str, names: set[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """The places where one of these names stands before a colon; the longest where several do."""
    lengths = sorted({len(name) for name in names}, reverse=True)
    for colon in _COLON.finditer(text):
        found = (text[max(colon.start() - length, 0) : colon.start()] for length in lengths)
        name = next((words for words in found if words in names), None)
        if name:
            yield name, colon


def _first(text: str, labels: Sequence[Label]) -> list[Label]:
    """A label that recurs and stands before all others, behind words that are no sentence: a menu on its
    line.
    """
    names = {label.text for label in labels if label.form == "colon" and judge_label(label.text) == "sure"}
    until = min((label.span.start for label in labels), default=0)
    for name, colon in _printed(text[:until], names):
        start = colon.start() - len(name)
        if start > 0 and text[start - 1] == " ":
            return [_label_at(text, start, colon)]
    return []


def _is_sentence_end(before: str) -> bool:
    """True if what stands before a place ends a sentence there; "Mr. " does not."""
    words = before.rstrip(" ")
    if words == before or not words:
        return False
    bare = words.rstrip('"”’)]')
    return bare.endswith(("—", "–")) or bare != words or len(bare) - 1 in sentence_ends(bare)


def _names_alone(text: str, paragraphs: Sequence[Span], layout: Layout) -> list[Label]:
    """Names on lines of their own ("ann reed"), if they recur and are a good part of all lines.

    Behind a time mark, on its line or the next, a name need not recur if most marks have one.
    """
    times = {
        removed.span.start: removed.span.end for removed in layout.removed if removed.kind == "time mark"
    }
    found: list[Label] = []
    behind: list[Label] = []
    is_behind = False
    for span in paragraphs:
        end = times.get(span.start, span.start)
        words = text[end : span.end].strip(_AROUND)
        timed, is_behind = is_behind or end > span.start, end == span.end
        if words and len(words) <= _NAME_LENGTH and _NAME_ALONE.match(words):
            label = Label(text=words, span=Span(end, span.end), form="alone", time=None, following="")
            found.append(label)
            behind += [label] if timed and judge_label(words) != "no" else []
    if len(behind) > 2 and len(behind) * 5 >= len(times) * 3:
        return behind
    counts = Counter(label.text.casefold() for label in found)
    often = [
        label
        for label in found
        if counts[label.text.casefold()] > (1 if judge_label(label.text) == "sure" else 2)
    ]
    if any(
        label.text.isupper() for label in often
    ):  # a name in capitals need not recur where another one does
        chosen = {label.span for label in often}
        often = [label for label in found if label.span in chosen or _is_shouted_name(label.text)]
    if len({label.text.casefold() for label in often}) < 2 or len(often) * 4 < len(paragraphs):
        return []
    return often


def _is_shouted_name(words: str) -> bool:
    return words.isupper() and judge_label(words) == "sure"


def _known_alone(text: str, paragraphs: Sequence[Span], labels: Sequence[Label]) -> list[Label]:
    """Names that others have as labels, alone in a paragraph before one that has no label of its own; with a
    mark behind it a name may be an answer ("Ann Reed.").
    """
    known = {label_key(label.text) for label in labels if label.form == "colon"}
    taken = {label.span.start for label in labels}
    names = [
        span.start not in taken
        and len(span) <= _LABEL_LENGTH
        and (text[span.end - 1].isalnum() or text[span.end - 1] == ")")
        and label_key(span.slice(text)) in known
        for span in paragraphs
    ]
    return [
        Label(text=span.slice(text), span=span, form="alone", time=None, following="")
        for at, (span, behind) in enumerate(pairwise(paragraphs))
        if names[at] and not names[at + 1] and behind.start not in taken
    ]


def _marked_off(text: str, paragraphs: Sequence[Span]) -> list[Label]:
    """Names in brackets or before a dash at the start of paragraphs ("[Ann Reed] It is", "ANN REED — It is").

    Three paragraphs or more must begin so, two of five of all, with two names or more.
    """
    for pattern in _MARKED_OFF:
        found = [
            Label(
                text=match.group("label"),
                span=Span(*match.span()),
                form="alone",
                time=None,
                following=text[match.end() : match.end() + 20],
            )
            for span in paragraphs
            if (match := pattern.match(text, span.start, span.end))
            and judge_label(match.group("label")) == "sure"
        ]
        names = {label_key(label.text) for label in found}
        if len(found) > 2 and len(names) > 1 and len(found) * 5 >= len(paragraphs) * 2:
            return found
    return []


def _shares(text: str, labels: Sequence[Label]) -> list[float]:
    """For each label the share of the text's words before it."""
    total = max(count_words(text), 1)
    shares: list[float] = []
    done, words = 0, 0
    for label in labels:
        words += count_words(text[done : label.span.start])
        done = label.span.start
        shares.append(words / total)
    return shares


def _cut(paragraphs: Sequence[Span], labels: Sequence[Label], heads: set[int], cast: Cast) -> RecordParts:
    """Paragraphs as they are, cut before each label inside them; `heads`: where labels open a paragraph."""
    stretches: list[Span] = []
    owners: list[Label | None] = []
    at = 0
    for paragraph in paragraphs:
        start, owner = paragraph.start, None
        while at < len(labels) and labels[at].span.start < paragraph.end:
            label = labels[at]
            at += 1
            if label.span.start > start and label.span.start not in heads:
                stretches.append(Span(start, label.span.start))
                owners.append(owner)
                start = label.span.start
            owner = label
        stretches.append(Span(start, paragraph.end))
        owners.append(owner)
    return RecordParts(stretches=tuple(stretches), labels=tuple(owners), cast=cast)
