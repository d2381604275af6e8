"""Speaker labels: what stands at the start of a paragraph and may name who speaks.

Goes in: a paragraph, or a label as printed. Comes out: the candidate with what follows it, and how likely its
words are a speaker's name (`judge_label`). Whether a candidate counts depends on the whole record and is
decided in `speakers`; who is the same person, too.

The forms: ``Full Name:``, ``ROLE Full Name:``, ``NAME (Party):``, ``Q``, ``THE PRESIDENT:``,
``The President.``, ``Name 0:06`` on its own line, ``[SPEAKER_03]:``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from compare.model import Span
from compare.segment.label_words import (
    ALSO_NAMES,
    ANONYMOUS,
    CONNECTORS,
    HONORIFICS,
    INNER_NAMES,
    LINKS,
    METADATA,
    NEVER,
    NOBODY,
    PARTICLES,
    ROLES,
    THINGS,
)

__all__ = [
    "TIME_MARK",
    "Label",
    "Likelihood",
    "find_label",
    "is_metadata",
    "is_numbered",
    "judge_label",
    "label_key",
    "label_words",
    "sentence_ends",
]

Form = Literal["colon", "mark", "stop", "timed", "alone", "stated", "change"]
Likelihood = Literal["sure", "maybe", "no"]

# the last two figures behind a colon or semicolon count frames
TIME_MARK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3}|(?<=:\d\d:\d\d)[:;]\d{2})?"

_ABBREVIATIONS = (
    "mr mrs ms dr prof sen rep gov gen col lt maj capt sgt adm amb hon rev st jr sr mme mlle h.e pres sec"
)
_POINT = re.compile(r"[.!?;…]")
_ABBREVIATED = re.compile(
    rf"(?:^|[\s(.\"'’-])(?:{_ABBREVIATIONS.replace('.', '[.]').replace(' ', '|')}|[^\W\d_])$", re.IGNORECASE
)

_ADDRESSING = NEVER - INNER_NAMES - ROLES
_LEAD = rf"(?:>>+[ ]*|\[[*†‡]+\][ ]*|[-–—][ ]+|[\[(]?{TIME_MARK}[\])]?[ ]*[-–—]?[ ]*)*"
_COLON = re.compile(
    rf"(?P<lead>{_LEAD})(?P<label>[^\W\d_][^:\n]{{0,220}}?|[\[(<][^\W\d_][^:\n]{{0,80}}?[\])>])"
    rf"(?P<time>[ ]*[\[(]{TIME_MARK}[\])])?[ ]*[:：](?=\s|$|[A-ZÀ-Þ“\"‘'«„(\[…—–])[ ]*"
)
_MARK = re.compile(rf"(?P<lead>{_LEAD})(?P<label>Q(?=[ .:)])|A(?=[.:)][ ]))(?:[.:)][ ]*|[ ]+)(?=\S)")
_STOP = re.compile(
    r"(?P<lead>)(?P<label>(?:The|Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Senator|Secretary|Chairman|Chairwoman|President"
    r"|Vice|Prime|Governor|Representative|Judge|Justice|Audience)\.?"
    r"(?:[ ](?:[A-ZÀ-Þ]\.|[A-ZÀ-Þa-z][\w’'-]+)){1,6}"
    r"|[A-ZÀ-Þ]{2,}\.?(?:[ ][A-ZÀ-Þ][A-ZÀ-Þ’'-]*\.?){1,5}(?<![.]))"
    r"\.[ ]+(?=[A-ZÀ-Þ“\"(\[])"
)
_TIMED = re.compile(
    rf"(?P<lead>)(?P<label>[\[(<]?[^\W\d_][^:\n]{{0,60}}?)[ ]*[\[(]?(?P<time>{TIME_MARK})[\])]?[ ]*:?$"
)
# "Ann Reed (00:03) Good morning", without a colon
_TIMED_INLINE = re.compile(
    rf"(?P<lead>)(?P<label>[^\W\d_][^:\n()\[\]]{{0,60}}?)[ ]+[\[(](?P<time>{TIME_MARK})[\])][ ]+(?=[^\s:])"
)
_FORMS = (
    ("timed", _TIMED),
    ("mark", _MARK),
    ("colon", _COLON),
    ("timed", _TIMED_INLINE),
    ("stop", _STOP),
)
_AROUND = " -–—|•·,"  # what stands between a name and its time
_PAREN = re.compile(r"[ ]*(?:\([^()]*\)|\[[^\[\]]*\])")
_ENCLOSED = re.compile(r"^[\[(<]([^\[\]()<>]*)[\])>]$")
_HOLDER = re.compile(r"\(([A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){1,3})\)[ ]*$")
_CAPITAL = re.compile(r"[A-ZÀ-ÞΑ-ΫЀ-Я]")
_NUMBERED = re.compile(
    r"[\[(<]?(?:speaker|spk|voice|person|participant|guest|caller|interviewer|interviewee)"
    r"[_ #-]*\w{1,3}[\])>]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A candidate at the start of a stretch of text.

    Attributes:
        text: The label as printed, without colon, brackets around it or time mark.
        span: From its first character to where the words begin.
        form: Which form it has; ``stated`` where the form of the file names the speaker beside the text,
            ``change`` for a mark (``>>``) that says that another speaks and not who.
        time: Its time mark as printed, without brackets.
        following: The first characters of what it introduces; empty for a label alone in its paragraph.
    """

    text: str
    span: Span
    form: Form
    time: str | None
    following: str


def find_label(text: str, span: Span) -> Label | None:
    """The candidate at the start of a stretch, or ``None``.

    Args:
        text: The kept text.
        span: A paragraph, or what is left of it.
    """
    first = text[span.start : span.start + 20].split(" ", 1)[0]
    if first[:1].islower() and first not in ROLES | PARTICLES:
        return None
    for form, pattern in _FORMS:
        if pattern is _TIMED and len(span) > 90:
            continue
        found = pattern.match(text, span.start, span.end)
        if found is None:
            continue
        printed = found.group("label").strip()
        if form != "stop" and sentence_ends(printed):
            continue
        return Label(
            text=_ENCLOSED.sub(r"\1", printed).strip(_AROUND),
            span=Span(span.start, found.end()),
            form=form,  # type: ignore[arg-type]
            time=_time_of(found),
            following=text[found.end() : min(span.end, found.end() + 20)],
        )
    return None


def _time_of(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    times = re.findall(TIME_MARK, f"{groups.get('lead') or ''} {groups.get('time') or ''}")
    return times[-1] if times else None


def sentence_ends(words: str) -> list[int]:
    """Where sentences end in a few words; the points of "Mr." and "J." end none."""
    return [
        found.start()
        for found in _POINT.finditer(words)
        if found.group() != "." or not _ABBREVIATED.search(words[: found.start()])
    ]


def label_words(label: str) -> list[str]:
    """The words of a label, without what it has in round brackets and without commas and points."""
    return [word.strip(".,'’\"“”") for word in _PAREN.sub("", label).split() if word.strip(".,'’\"“”–—-")]


@lru_cache(maxsize=1 << 16)
def label_key(label: str) -> str:
    """What two printings of one label have in common."""
    words = " ".join(word.casefold() for word in label_words(label)) or label.casefold()
    return words.replace("’", "'")


def is_metadata(label: str) -> bool:
    """True for the keys of a page's head or foot, and for words that open an enumeration."""
    return label_key(label) in METADATA


def is_numbered(label: str) -> bool:
    """True for "SPEAKER_03" and the like."""
    return bool(_NUMBERED.match(label))


def judge_label(label: str) -> Likelihood:
    """How likely the words of a label are to name who speaks.

    ``sure``: a name of two words or more, a title or role, capitals, or a word such as "Question".
    ``maybe``: a single capitalised word, or one that rather names a thing; it needs company.
    ``no``: a sentence, a key.
    """
    words = label_words(label)
    low = [word.casefold() for word in words]
    if is_numbered(label):
        return "sure"
    if not words or len(words) > 25 or is_metadata(label) or not any(map(str.isalpha, label)):
        return "no"
    nobody = all(word in NOBODY or word.isdigit() for word in low)
    if nobody and not set(low) & (ANONYMOUS | ROLES):
        return "no"
    if nobody or _has_sure_name(label, low):
        return "sure"
    return "no" if _is_sentence_like(words, low) else _judge_name(words, low)


def _is_sentence_like(words: list[str], low: list[str]) -> bool:
    """True if figures, words of sentences or words in lower case are among them."""
    return (
        any(map(str.isdigit, "".join(words)))
        or any(fold in NEVER and not _is_name_word(at, words) for at, fold in enumerate(low))
        or any(word[:1].islower() and word.casefold() not in NOBODY for word in words)
    )


def _has_sure_name(label: str, low: list[str]) -> bool:
    """True for a name with an office beside it: "The Minister for Bridges (Ann Reed)", "ANN REED,
    ENGINEER".
    """
    holder = _HOLDER.search(label)
    if holder and low[0] in {"the"} | ROLES and judge_label(holder.group(1)) == "sure":
        return True
    named, comma, _ = label.partition(",")
    if set(low) & _ADDRESSING:
        return False  # "Madam Speaker, Mr. Vice President, and my fellow citizens:" greets
    return bool(comma) and len(label_words(named)) > 1 and judge_label(named) == "sure"


def _is_name_word(at: int, words: list[str]) -> bool:
    """True for "May" in "Theresa May": a word of sentences that people or places are called."""
    if len(words) < 2 or not all(_CAPITAL.match(word) or word in CONNECTORS for word in words):
        return False
    return words[at].casefold() in (INNER_NAMES if at else ALSO_NAMES) and not words[at].islower()


def _names_somebody(low: list[str]) -> bool:
    """True if two words or more stand behind the last role or connector: a name, not only an office."""
    last = max((at for at, word in enumerate(low) if word in ROLES | LINKS), default=-1)
    return last < 0 or len(low) - 1 - last > 1


def _judge_name(words: list[str], low: list[str]) -> Likelihood:
    names = [
        word for word, fold in zip(words, low, strict=True) if fold not in CONNECTORS and _CAPITAL.match(word)
    ]
    titled = low[0] in HONORIFICS | ROLES or bool(set(low) & (ROLES - {"first", "former", "general"}))
    things = set(low) & THINGS or (low[0] not in NOBODY and not _names_somebody(low))
    if (
        not names
        or low[-1] in CONNECTORS
        or (words[0][:1].islower() and not titled and words[0] not in PARTICLES)
    ):
        return "no"
    if titled and len(names) > 1:
        return "maybe" if things and not _names_somebody(low) else "sure"
    if all(word.isupper() for word in names) and len("".join(names)) > 1 and len(words) <= 6:
        return "maybe" if things else "sure"
    if len(names) < 2 or things or low[0] in CONNECTORS or len(words) > 5:
        return "maybe"
    return "sure"
