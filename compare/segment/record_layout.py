"""What of a record is not speech: the site's head and foot, stage directions, time marks, notices.

Goes in: the kept text of a record and its paragraphs. Comes out: what to take off and why, and the stretches
of speech that are left. Who speaks is not known here; where labels begin and end is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.ingest.footnotes import find_note_marks, find_notes
from compare.ingest.markdown import STAGE_WORD
from compare.model import Removed, Span
from compare.segment.labels import TIME_MARK, is_metadata

__all__ = [
    "Layout",
    "TimeMark",
    "find_body",
    "find_captions",
    "find_marks",
    "find_notes_below",
    "is_notice",
    "key_values",
    "paragraph_spans",
    "partial_sign",
]

_PARAGRAPH = re.compile(r"[^\n]+")
_NUMBER = re.compile(r"\d+")
_BRACKET = re.compile(
    r"\(([^()\n]{1,120})\)|\[([^\[\]\n]{1,400})\]|\*([^*\n]{1,60})\*|<([^<>\n]{1,60})>|♪[^♪\n]*♪?"
)
_TIME_ONLY = re.compile(rf"[\[(<]?(?:{TIME_MARK})(?:[ ]*(?:-->|[-–—])[ ]*{TIME_MARK})?[\])>]?[ ]*[-–—:]?")
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
_SPOKEN_STAGE = re.compile(r"(?:The )?National Anthem\b[^.!?]{0,80}[.!]?$", re.IGNORECASE)
_STAGE_ALONE = re.compile(
    r"(?:applause|laughter|cheers and applause|crosstalk|cross talk|music|cheering|booing)[.!]?$",
    re.IGNORECASE,
)

# "[crosstalk" whose bracket was lost, as in captions made from a text
_OPEN_STAGE = re.compile(
    r"[-–—]?[\[(](?:crosstalk|inaudible|applause|laughter|cheering)\b(?![^()\[\]\n]{0,60}[\])])",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"(?<!\S)>>+(?:[ ]+|$)")
_PAGE_NUMBER = re.compile(
    r"(?:page[ ]+)?[-–—]?[ ]*\d{1,4}(?:[ ]*(?:of|/)[ ]*\d{1,4})?[ ]*[-–—]?$", re.IGNORECASE
)


def _one_of(*patterns: str, end: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)}){end}", re.IGNORECASE)


_NOTICE = _one_of(
    r"(?:(?:full|complete|official|edited|rush|unedited)?[ ]?(?:text|transcript)"
    r"(?: of (?:the )?(?:speech|remarks))?[:.]?",
    r"advertise?ments?|story continued? below|article continues below.*|continue reading.*|read more.*",
    r"scroll (?:down )?to continue|this is a rush transcript.*|this transcript (?:has been|was|is|may).*",
    r"copy may not be in its final form.*|watch (?:the )?(?:full )?video.*",
    r"listen to (?:the )?.{0,30}(?:audio|recording).*|enlarge this image.*|toggle caption.*)",
    end="$",
)
_PARTIAL = _one_of(
    r"to be (?:continued|cont(?:[’']?d)?)",
    r"(?:transcript |text )?(?:continues|continued)(?: below| here)?",
    r"(?:is )?being updated",
    r"end of (?:the )?(?:excerpts?|extracts?|part (?:one|two|1|2|i))",
    r"(?:the )?(?:full |complete |rest of the |remaining )?(?:transcript|text)(?: (?:is|will))?(?: to)?"
    r" (?:follow|follows|be (?:added|posted|published|continued|updated))(?: (?:later|soon|shortly))?",
    r"(?:more|rest|remainder) (?:to follow|follows|to come)",
    r"to follow",
    r"(?:partial|incomplete|unfinished) (?:transcript|text)",
    r"(?:transcript|text) (?:ends|breaks off) here",
    end="$",
)
_FOOT = _one_of(
    r"copyright\b|©|\(c\) \d{4}|all rights reserved|click (?:the|here|on)\b|follow us\b",
    r"share(?: this| on)?\b",
    r"tags?:|topics?:|filed under|articles? by:|disclaimer\b|(?:for )?media (?:inquiries|contacts?)",
    r"featured image|image (?:credit|source)|photo(?:s| by| credit|:)|(?:the )?original source\b|source:",
    r"become a member|comment on\b|comments?\b.{0,30}$|subscribe\b|sign up\b|newsletter|donate\b",
    r"support (?:us|our)\b|published in\b|publication (?:date|status)|direct link|text version",
    r"print(?: version| this)?$|send by e-?mail|last updated|privacy policy|contact us",
    r"terms (?:of use|and conditions|of service)|about (?:us|the author|website)",
    r"related (?:articles?|content|posts?|stories)|read (?:more|next|also)|more (?:from|on|stories)\b",
    r"(?:next|previous) (?:article|post)|back to (?:top|home)|skip to\b|www\.|https?://",
    r"ends?(?:[ ]+\d{1,2}[:.]\d{2}.*)?[.]?$",
    r"\(?end(?: of (?:transcript|document|speech))?\)?[.]?$|-?30-?$|#+$",
    r"note:|note to editors|citation:|(?:this|the) transcript (?:was|has been|is|may)",
    r"transcript provided by|transcri(?:bed|ption) by|.{0,160}\bonline by\b|extracted from\b",
    r".{0,60}\bcontains copyrighted material\b",
    r"(?:facebook|twitter|youtube|instagram|telegram|linkedin|whatsapp|vk)$",
)
_HEAD_LINE = _one_of(
    r"by [A-ZÀ-Þ]|published\b|updated\b|posted\b|last updated|https?://|www\.|share\b|home\b.{0,40}$",
    r"(?:video|photo|audio|watch|listen):|skip to\b|menu$|search\b|.{0,80}\bannotated$",
    r".{0,60}\b(?:19|20)\d{2}$|.{0,40}\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?$",
)
# What a page says of the text below it: all above is its head.
_ABOUT = _one_of(
    r".*\b(?:transcript|remarks|speech|address|text|interview|statement|testimony)\b.{0,80}"
    r"\b(?:below|follows|annotated)\b",
    r".*\bannotated\b.{0,60}\b(?:speech|transcript|remarks|text)\b",
    r".*\b(?:below|here|this|following) (?:is|are) (?:the|a|an) .{0,30}\b(?:transcript|text)\b",
    r"(?:the |this |an? )?.{0,30}\btranscript (?:has been|was|is) (?:\w+ )?(?:edited|condensed|provided)",
)
_CREDIT = re.compile(
    r".*[(]((?:[A-ZÀ-Þ][\w.&’'-]*|of|for|the|via)(?:[ /,]+(?:[A-ZÀ-Þ][\w.&’'-]*|of|for|the|via))*)[)]$"
)
_PHOTO = re.compile(
    r"(?:Photo|Image|Picture|Video)(?: (?:by|courtesy of|credit))?: \S|.{0,160}[.] Photo: \S.{0,40}$"
)
_SENTENCE = re.compile(r"[.!?…:,;—–-][\"'”’»)\]]*$")
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VALUE = re.compile(r"([^:]{1,40}):[ ]+(\S.{0,120})$")
_SHORT = 8  # words of a menu's line
_HEAD_PARAGRAPHS = 12  # in which a page speaks of the text below
_WORDS_PER_POINT = 12


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


def find_marks(text: str, paragraph: Span, layout: Layout) -> None:
    """Logs the stage directions and time marks of one paragraph.

    Words in round brackets are a stage direction if they begin with a word of the stage ("Laughter.", "Speaks
    French."); other words in brackets are speech. A whole paragraph in square brackets is a note.
    """
    words = paragraph.slice(text)
    if _TIME_ONLY.fullmatch(words):
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
    for change in _CHANGE.finditer(text, paragraph.start, paragraph.end):
        layout.remove("speaker change", Span(*change.span()))
    lead = _TIME_START.match(words)
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


def _log_times(words: str, span: Span, layout: Layout) -> None:
    layout.remove("time mark", span)
    found = _TIME.search(words)
    if found:
        layout.times.append(TimeMark(span.start, found.group()))


def _bracket_kind(inner: str, printed: str, *, whole: bool) -> str | None:
    inner = inner.strip()
    if _GAP.match(inner):
        return "gap"
    if STAGE_WORD.match(inner) or printed[0] == "♪" or _SHOUTED_STAGE.match(inner):
        return "stage direction"
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


def is_notice(words: str) -> bool:
    """True for a line of the page between the paragraphs: "Transcript", a page number, an advertisement."""
    return bool(_PAGE_NUMBER.match(words) or _NOTICE.match(words))


def partial_sign(words: str) -> str | None:
    """The words that say that a text is not all of it ("To be continued."), or ``None``."""
    bare = words.strip(' .…*_()[]—–-"“”')
    return words.strip(" *_()[]") if _PARTIAL.match(bare) else None


def find_body(
    text: str, paragraphs: Sequence[Span], *, first_label: int | None, last_label: int | None, layout: Layout
) -> tuple[int, int]:
    """The range of paragraphs that is the record itself; what stands around it is logged.

    Args:
        text: The kept text.
        paragraphs: All of them.
        first_label: Number of the first paragraph with a label that counts, or ``None``.
        last_label: Number of the last one.
        layout: Gets the head and foot, and the sign of a partial record.

    Returns:
        Numbers of the first paragraph and behind the last. The head ends at the latest with the first label,
        the foot begins behind the last one's paragraph. Empty ranges are possible.
    """
    start = _head_end(text, paragraphs, first_label)
    floor = max(start, (last_label if last_label is not None else start - 1) + 1)
    end = _foot_start(text, paragraphs, floor)
    _find_partial(text, paragraphs, (start, end), floor, layout)
    for number in [*range(start), *range(end, len(paragraphs))]:
        layout.remove("site header" if number < start else "site footer", paragraphs[number])
    if start < len(paragraphs):
        layout.times = [mark for mark in layout.times if mark.at >= paragraphs[start].start]
    return start, end


def _head_end(text: str, paragraphs: Sequence[Span], first_label: int | None) -> int:
    until = first_label if first_label is not None else len(paragraphs)
    sentences = [(span, _n_words(words)) for span in paragraphs if _is_sentence(words := span.slice(text))]
    total = sum(n_words for _, n_words in sentences)
    spoken = sum(n_words for span, n_words in sentences if until and span <= paragraphs[until - 1])
    about = _about(text, paragraphs[:until], total)
    if first_label is not None and spoken <= 250 and (spoken <= 60 or spoken < 0.3 * total):
        return first_label
    values = key_values(text, paragraphs[:until])
    weights = [
        3.0 if number in values else _weight(span.slice(text), _HEAD_LINE)
        for number, span in enumerate(paragraphs[:until])
    ]
    best = _best_prefix(weights[about:], total / 7)
    return about + best


def _about(text: str, paragraphs: Sequence[Span], total: int) -> int:
    """How many first paragraphs stand above the text by the page's own words; 0 if it says nothing."""
    n_words, found = 0, 0
    for number, span in enumerate(paragraphs[:_HEAD_PARAGRAPHS]):
        words = span.slice(text)
        n_words += _n_words(words)
        if n_words > max(total / 7, 60):
            break
        if _ABOUT.match(words) and _n_words(words) <= 60:
            found = number + 1
    return found


def find_captions(text: str, paragraphs: Sequence[Span], head: int) -> list[Span]:
    """Captions between the paragraphs: those with a credit, and lines that only repeat a line of the head, a
    title.

    Args:
        text: The kept text.
        paragraphs: All of them.
        head: How many of them are the head.
    """
    titles = {
        words for span in paragraphs[:head] if len(words := _bare_words(span.slice(text))) in range(3, 16)
    }
    found: list[Span] = []
    for span in paragraphs[head:]:
        words = span.slice(text)
        if _PHOTO.match(words):
            found.append(span)
        elif titles and len(words) < 160:
            own = _bare_words(words)
            if any(len(own) <= len(title) + 3 and _holds(own, title) for title in titles):
                found.append(span)
    return found


def _bare_words(words: str) -> tuple[str, ...]:
    return tuple(
        word
        for found in _WORD.finditer(words)
        if (word := found.group().casefold()) not in {"the", "a", "an"}
    )


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def key_values(text: str, paragraphs: Sequence[Span]) -> set[int]:
    """Numbers of the lines of a block "Key: value" (two of them or more, one with a known key).

    A value is no sentence; what speakers say is.
    """
    found: set[int] = set()
    block: list[int] = []
    for number, span in enumerate([*paragraphs[:60], Span(0, 0)]):
        pair = _VALUE.match(span.slice(text))
        if pair and _n_words(pair.group(2)) <= 15 and not _CLOSED.search(pair.group(2)):
            block.append(number)
            continue
        if len(block) > 1 and any(is_metadata(_key(text, paragraphs[at])) for at in block):
            found.update(block)
        block = []
    return found


def _key(text: str, span: Span) -> str:
    return span.slice(text).split(":", 1)[0]


def _best_prefix(weights: Sequence[float], budget: float) -> int:
    """How many first lines to take off: where the sum of their weights is greatest, if it is worth it.

    The search ends where it would run over more than `budget` words of what looks like speech.
    """
    best, at, total, spoken = 1.5, 0, 0.0, 0.0
    for number, weight in enumerate(weights):
        total += weight
        spoken += max(-weight - 1.0, 0.0) * _WORDS_PER_POINT
        if spoken > budget:
            break
        if total > best:
            best, at = total, number + 1
    return at


def _foot_start(text: str, paragraphs: Sequence[Span], floor: int) -> int:
    weights = [_weight(span.slice(text), _FOOT) for span in paragraphs[floor:]]
    total = sum(_n_words(span.slice(text)) for span in paragraphs)
    return len(paragraphs) - _best_prefix(list(reversed(weights)), total / 7)


def _weight(words: str, pattern: re.Pattern[str]) -> float:
    n_words = _n_words(words)
    if partial_sign(words) or is_notice(words) or not n_words:
        return 0.0
    if pattern.match(words) and (n_words <= 40 or pattern is _FOOT):
        return 3.0
    if _bracketed(words):
        return 0.0
    credit = _CREDIT.match(words) if pattern is _HEAD_LINE else None
    if credit and n_words <= 45 and not STAGE_WORD.match(credit.group(1)):
        return 3.0
    # a salutation ends with a comma, and stands at the head
    if _CLOSED.search(words) or n_words > 25 or (pattern is _HEAD_LINE and _is_sentence(words)):
        return -1.0 - n_words / _WORDS_PER_POINT
    return 1.0 if n_words <= _SHORT else 0.5 - n_words / 20


def _bracketed(words: str) -> bool:
    return (words[0], words[-1]) in {("(", ")"), ("[", "]"), ("*", "*")}


def _is_sentence(words: str) -> bool:
    return bool(_SENTENCE.search(words)) or _n_words(words) > 25


def _n_words(words: str) -> int:
    return sum(1 for _ in _WORD.finditer(words))


def _find_partial(
    text: str, paragraphs: Sequence[Span], body: tuple[int, int], floor: int, layout: Layout
) -> None:
    """Looks for a sign of a partial record near the end of the body, in the foot and in the head."""
    start, end = body
    places = [*range(max(floor, end - 3), len(paragraphs)), *range(start)]
    for number in places:
        sign = partial_sign(paragraphs[number].slice(text))
        if sign:
            layout.partial = layout.partial or sign
            if start <= number < end:
                layout.remove("notice", paragraphs[number])
