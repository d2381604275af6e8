"""Where a record begins and ends on its page: the site's head and foot, captions, notices, signs of a part.

Goes in: the kept text of a record and its paragraphs. Comes out: the range that is the record itself; what
stands around it is logged. Who speaks is not known here; where labels begin and end is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.ingest.markdown import STAGE_WORD
from compare.model import Span
from compare.segment.labels import is_metadata
from compare.segment.record_layout import Layout, is_time
from compare.segment.record_text import has_no_sentences

__all__ = ["find_body", "find_captions", "is_notice", "key_values", "partial_sign", "tail_of_page"]

_PAGE_NUMBER = re.compile(
    r"(?:(?:page|seite|column|col\.)[ ]+)?[-–—]?[ ]*\d{1,4}(?:[ ]*(?:of|/)[ ]*\d{1,4})?[ ]*[-–—]?$",
    re.IGNORECASE,
)


def _one_of(*patterns: str, end: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)}){end}", re.IGNORECASE)


_NOTICE = _one_of(
    r"(?:(?:full|complete|official|edited|rush|unedited)?[ ]?(?:text|transcript)"
    r"(?: of (?:the )?(?:speech|remarks))?[:.]?",
    r"\d{1,2}[.:]\d{2} ?[ap]\.?m\.?|noon",
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
    r"[•·*]? ?this (?:article|page|story|transcript) was (?:amended|corrected|updated)\b",
    r"(?:next|previous) (?:article|post)|back to (?:top|home)|skip to\b|www\.|https?://",
    r"ends?(?:[ ]+\d{1,2}[:.]\d{2}.*)?[.]?$",
    r"\(?end(?: of (?:transcript|document|speech))?\)?[.]?$|-?30-?$|#+$",
    r"note:|note to editors|citation:|.{0,20}\btranscripts? (?:is|are) (?:created|produced)\b",
    r"(?:this|the) transcript (?:was|has been|is|may)",
    r"transcript provided by|transcri(?:bed|ption) by|.{0,160}\bonline by\b|extracted from\b",
    r".{0,60}\bcontains copyrighted material\b",
    r"(?:facebook|twitter|youtube|instagram|telegram|linkedin|whatsapp|vk)$",
)
_HEAD_LINE = _one_of(
    r"by [A-ZÀ-Þ]|published\b|updated\b|posted\b|last updated|https?://|www\.|share\b|home\b.{0,40}$",
    r"(?:the )?full (?:text|transcript) of\b",
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
_TAIL = re.compile(
    r"(?P<before>[.!?…)\]][\"”’)\]]*\s+)(?:[(\[]END OF (?:TRANSCRIPT|SPEECH|REMARKS)[)\]]"
    r"|Copyright\b|©|All rights reserved|Share (?:this|on)\b|Follow us\b"
    r"|Sign up (?:for|to)\b|Subscribe (?:to|now)\b|Privacy Policy\b|Terms of (?:Use|Service)\b"
    r"|Related (?:[Aa]rticles|[Ss]tories|[Cc]ontent|[Tt]opics)\b|Most [Rr]ead\b"
    r"|Read (?:More|Next)\b|More (?:from|on) [A-Z]|Tags?:"
    r"|Filed under|Advertisement\b|Skip to\b|Back to top\b)"
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
    if has_no_sentences(span.slice(text) for span in paragraphs):
        # every line looks like a menu's; only what stands above a label is none of it
        start = _head_end(text, paragraphs, first_label) if first_label is not None else 0
        for number in range(start):
            layout.remove("site header", paragraphs[number])
        return start, len(paragraphs)
    start = _head_end(text, paragraphs, first_label)
    floor = max(start, (last_label if last_label is not None else start - 1) + 1)
    end = _foot_start(text, paragraphs, floor)
    _find_partial(text, paragraphs, (start, end), floor, layout)
    timed = start  # a time on a line of its own right before the first words is theirs
    while timed and is_time(paragraphs[timed - 1].slice(text)):
        timed -= 1
    for number in [*range(timed), *range(end, len(paragraphs))]:
        layout.remove("site header" if number < start else "site footer", paragraphs[number])
    if start < len(paragraphs):
        layout.times = [mark for mark in layout.times if mark.at >= paragraphs[timed].start]
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
    lines = [_bare_words(span.slice(text)) for span in paragraphs[:head]]
    titles = {line for line in lines if 3 <= len(line) <= 15}
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
    if partial_sign(words) or is_notice(words) or not n_words or is_time(words):
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


def tail_of_page(text: str, last: Span) -> Span | None:
    """The foot of a page that stands on the line of the last words, behind a sentence; ``None`` if there is
    none.

    Looked for in the last tenth of a long line (or its last 400 characters), from the first words of a foot
    on.
    """
    start = max(last.start, last.end - max(400, len(last) // 10))
    found = _TAIL.search(text, start, last.end)
    return Span(found.end("before"), last.end) if found else None


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
