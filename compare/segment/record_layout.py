"""What of a record is not speech: stage directions, time marks, notes and the marks of footnotes.

Goes in: the kept text of a record and its paragraphs. Comes out: what to take off and why. The site's head
and foot are the matter of `record_body`; who speaks is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.ingest.footnotes import find_note_marks, find_notes
from compare.ingest.markdown import STAGE_WORD
from compare.model import Removed, Span
from compare.segment.labels import TIME_MARK

__all__ = [
    "CHANGE",
    "Layout",
    "TimeMark",
    "are_timed",
    "find_marks",
    "find_notes_below",
    "is_time",
    "paragraph_spans",
]

_PARAGRAPH = re.compile(r"[^\n]+")
_NUMBER = re.compile(r"\d+")
_BRACKET = re.compile(
    r"\(([^()\n]{1,120})\)|\[([^\[\]\n]{1,400})\]|\*([^*\n]{1,60})\*|<([^<>\n]{1,60})>|♪[^♪\n]*♪?"
)
_TIME_ONLY = re.compile(rf"[\[(<]?(?:{TIME_MARK})(?:[ ]*(?:-->|[-–—])[ ]*{TIME_MARK})?[\])>]?[ ]*[-–—:]?")
# what a page reads out for the blind beside the time itself
_SPELLED_TIME = re.compile(
    r"(?:\d+ hours?,? )?(?:\d+ minutes?,? )?\d+ seconds?|(?:\d+ hours?,? )?\d+ minutes?"
)
_TIME_LEAD = re.compile(rf"{TIME_MARK}[ ]+(?=\S)")
_TIME_START = re.compile(
    rf"[\[(<](?:{TIME_MARK})[\])>][ ]*"
    rf"|{TIME_MARK}(?=[ ]{{1,3}}(?:>>|[-–—]|(?![AP]\.?M\b)[A-ZÀ-Þ]))[ ]*[-–—]?[ ]*"
)
_TIME = re.compile(TIME_MARK)
_GAP = re.compile(
    r"(?:in|un|indis)(?:audible|intelligible|cernible|discernible)|off[- ]mi(?:c|ke)|no audio"
    r"|audio (?:gap|lost)",
    re.IGNORECASE,
)
_SHOUTED_STAGE = re.compile(
    r"[^a-z]*\b(?:VIDEO|CLIP|AUDIO|TAPE|VIDEOTAPE|COMMERCIAL|BREAK|LAUGHTER|APPLAUSE|CHEERS|END|BEGIN)\b[^a-z]*$"
)
_LANGUAGE = (
    r"[A-Z][a-z]+(?:ish|ian|ese|ic|ench|man|tch|rew|rin|ean|hili|du|di|li|ili)"
    r"|Greek|Thai|Pashto|Dari|Farsi|Czech"
)
_INTERPRETED = re.compile(
    rf"(?:(?:[Cc]ontinues|[Rr]esumes|[Ss]peaking|[Bb]egins)[ ])?[Ii]n[ ](?:{_LANGUAGE})\b.{{0,30}}$"
    r"|(?:[Vv]ia|[Tt]hrough|[Bb]y)[ ](?:an?[ ]|the[ ])?(?:interpreter|translator|interpretation|translation)"
    r"|(?:[Cc]onsecutive|[Ss]imultaneous)[ ](?:interpretation|translation)"
    r"|(?:[Vv]oice[ ]of[ ])?(?:[Ii]nterpreter|[Tt]ranslator)\b|(?:[Tt]ranslated|[Ii]nterpreted|[Tt]ranslation"
    r"|[Ii]nterpretation)\b"
)
_SPOKEN_STAGE = re.compile(
    r"Several hon\. Members rose|(?:The )?(?:House|Committee|Senate|Assembly) divided: .{0,80}$"
    r"|(?:The )?National Anthem\b[^.!?]{0,80}[.!]?$",
    re.IGNORECASE,
)
_EDITORS_SENTENCE = re.compile(r"[A-ZÀ-Þ][^\s]*(?: [^\s]+){4,}[.!?]$")  # "[The bridge was built in 1824.]"
_CALLED_OUT = re.compile(r"\[[A-ZÀ-Þ][A-ZÀ-Þ .]+: [“\"][^“”\"]*[”\"][.!?]?\]")  # [HON. MEMBERS: “No!”]
_STAGE_ALONE = re.compile(
    r"(?:applause|laughter|cheers and applause|crosstalk|cross talk|music|cheering|booing)[.!]?$",
    re.IGNORECASE,
)

# "[crosstalk" whose bracket was lost, as in captions made from a text
_OPEN_STAGE = re.compile(
    r"[-–—]?[\[(](?:crosstalk|inaudible|applause|laughter|cheering)\b(?![^()\[\]\n]{0,60}[\])])",
    re.IGNORECASE,
)
CHANGE = re.compile(r"(?<!\S)>>+(?:[ ]+|$)")


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A time mark as printed, and where it stands."""

    at: int
    printed: str


@dataclass(slots=True)
class Layout:
    """What was found that is no speech; `removed` is not ordered. `bare`: the record has no punctuation."""

    removed: list[Removed] = field(default_factory=list)
    times: list[TimeMark] = field(default_factory=list)
    partial: str | None = None
    bare: bool = False

    def remove(self, kind: str, span: Span) -> None:
        """Logs a stretch that is taken off."""
        if len(span):
            self.removed.append(Removed(kind=kind, span=span))


def paragraph_spans(text: str) -> list[Span]:
    """The paragraphs of a kept text, in order; empty for an empty text."""
    return [Span(*found.span()) for found in _PARAGRAPH.finditer(text)]


def are_timed(text: str, paragraphs: Sequence[Span]) -> bool:
    """True if lines begin with a bare time as a rule ("0:04 the bridge which"): three, and two of five."""
    n_timed = sum(1 for span in paragraphs if _TIME_LEAD.match(text, span.start, span.end))
    return n_timed > 2 and n_timed * 5 >= len(paragraphs) * 2


def find_marks(text: str, paragraph: Span, layout: Layout, *, timed: bool = False) -> None:
    """Logs the stage directions and time marks of one paragraph; `timed`: see `are_timed`.

    Words in round brackets are a stage direction if they begin with a word of the stage ("Laughter.", "Speaks
    French."); other words in brackets are speech. A whole paragraph in square brackets is a note.
    """
    words = paragraph.slice(text)
    if is_time(words):
        _log_times(words, paragraph, layout)
        return
    if _SPOKEN_STAGE.match(words) or _STAGE_ALONE.match(words):
        layout.remove("stage direction", paragraph)
        return
    if words[0] == "[" and not (_TIME.search(words) and len(words) < 40) and _is_bracketed(words):
        layout.remove(_bracket_kind(words[1:-1], words, whole=True) or "note", paragraph)
        return
    for lost in _OPEN_STAGE.finditer(text, paragraph.start, paragraph.end):
        layout.remove("stage direction", Span(*lost.span()))
    for change in CHANGE.finditer(text, paragraph.start, paragraph.end):
        layout.remove("speaker change", Span(*change.span()))
    lead = (_TIME_LEAD if timed else _TIME_START).match(words)
    if lead:
        _log_times(lead.group(), Span(paragraph.start, paragraph.start + lead.end()), layout)
    for found in _BRACKET.finditer(text, paragraph.start + (lead.end() if lead else 0), paragraph.end):
        span = Span(*found.span())
        inner = next((group for group in found.groups() if group), found.group())
        if _TIME.search(inner) and len(inner.split()) <= 4:
            _log_times(found.group(), span, layout)
        elif kind := _bracket_kind(inner, found.group(), whole=span == paragraph):
            layout.remove(kind, span)


def _is_bracketed(words: str) -> bool:
    """True for a paragraph of square brackets and nothing else, one or several, nested or not; in long ones
    one may never close.
    """
    depth, outside = 0, 0
    for char in words:
        depth = max(depth + (char == "[") - (char == "]"), 0)
        outside += depth == 0 and char.isalnum()
    return not outside and (words[-1] == "]" or len(words) > 200)


def is_time(words: str) -> bool:
    """True for a line that is a time mark and nothing else."""
    return bool(_TIME_ONLY.fullmatch(words) or _SPELLED_TIME.fullmatch(words))


def _log_times(words: str, span: Span, layout: Layout) -> None:
    layout.remove("time mark", span)
    found = _TIME.search(words)
    if found:
        layout.times.append(TimeMark(span.start, found.group()))


def _bracket_kind(inner: str, printed: str, *, whole: bool) -> str | None:
    inner = inner.strip()
    if _INTERPRETED.match(inner):
        return "stage direction"
    if _GAP.match(inner):
        return "gap"
    if (
        _CALLED_OUT.fullmatch(printed)
        or STAGE_WORD.match(inner)
        or printed[0] == "♪"
        or _SHOUTED_STAGE.match(inner)
    ):
        return "stage direction"
    if printed[0] == "[" and _EDITORS_SENTENCE.match(inner):
        return "note"
    if whole and printed[0] in "([" and inner.isupper():
        return "stage direction"
    return "note" if whole and printed[0] == "[" else None


def find_notes_below(text: str, paragraphs: Sequence[Span], layout: Layout) -> None:
    """Logs footnotes that stand between the paragraphs, and their marks glued to the words of the text."""
    lines = [span.slice(text) for span in paragraphs]
    notes = find_notes(lines)
    last = -2
    for number in notes:
        layout.remove("note", paragraphs[number])
        # a bare number stands below its note
        if lines[number].isdigit() and last >= 0 and number - last <= 3:
            for between in range(last + 1, number):
                layout.remove("note", paragraphs[between])
        last = number
    numbers = frozenset(found.group() for at in notes if (found := _NUMBER.match(lines[at])))
    layout.removed += [
        Removed(kind="footnote mark", span=Span(*place)) for place in find_note_marks(text, numbers=numbers)
    ]
