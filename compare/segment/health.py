"""Health of an article: what a person should know of its text before relying on what is found in it.

Goes in: one article's document, its blocks and what is stated of it. Comes out: notes. Nothing is excluded
for what is noted here. What can only be told beside the other texts of an event (copies, versions, the whole
speech) is `compare.segment.kinship`'s matter.

Thresholds are stated beside their names; each note says what was seen, so that a person can settle it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from compare.ingest.wordlists import word_set
from compare.language import gettext_lazy, ngettext_lazy, sentences
from compare.model import ArticleInfo, Block, Document, HealthNote
from compare.segment.language import LANGUAGES, language_of, same_language
from compare.segment.sentences import count_words

__all__ = ["article_health"]

LEAST_SHARE = 0.8
"""Of the words that a page states for itself; a text with fewer is taken to be cut."""
LEAST_LABELS, LABEL_SHARE = 6, 0.3
"""Labelled paragraphs, and their share of all, from which an article is taken for a transcript."""
SHORT = 120
"""Words below which a text with a notice about cookies may be that notice alone."""

_CLOSED = re.compile(r"[.!?。！？:;][\"'”’»›“)\]*_]*$|[\"”’»›)\]]$")
_OPEN = re.compile(r"(?:[^\W_]|[,–—-]|…|\.\.\.|\[(?:…|\.\.\.)\])[\"'”’]?$")
_ELLIPSIS = re.compile(r"(?<=\w)\s?(?:…|\.\.\.)$|\[(?:…|\.\.\.)\]$|\(more(?: to come)?\)$", re.IGNORECASE)
_READ_ON = re.compile(
    r"(?:continue|keep) reading|to read the (?:full|rest|whole)"
    r"|read the (?:full|rest of (?:the|this)) (?:article|story)"
    r"|subscribe (?:now )?to (?:read|continue)|to continue reading|already a (?:subscriber|member)\?"
    r"|(?:this|the) (?:article|content|story) is (?:for|available (?:only )?to|exclusive to|reserved for)"
    r" (?:our )?(?:paying )?(?:subscribers|members)"
    r"|(?:subscribers|members) only|free articles? (?:left|remaining|this month)"
    r"|log ?in (?:or|and) (?:register|subscribe)|unlock (?:this|the full) (?:article|story)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"(?:we|our partners|this (?:site|website)|you) (?:and our partners )?"
    r"(?:use|store|accept|consent to|agree to)s?\b.{0,60}\bcookies|accept all cookies"
    r"|manage (?:your )?(?:cookie|privacy|consent) (?:preferences|settings|choices)"
    r"|your (?:privacy|consent) choices|before you continue to",
    re.IGNORECASE,
)
_PODCAST = re.compile(
    r"\bpodcasts?\b|\b(?:audio|end) playback\b|\btheme music\b|\bon (?:this|today[’']s) episode\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"(?:opinion|op-?ed|editorial|commentary|comment|column|guest (?:essay|column)|leading article|viewpoint"
    r"|letters?)"
    r"(?:\s*[|:–—-].*|\s+by\b.*)?",
    re.IGNORECASE,
)
_OPINION_END = re.compile(
    r"(?:views?|opinions?|statements?)(?:,| and)?.{0,60}\bexpressed (?:in this|here|are|by the author)\b"
    r"|\bis a (?:[\w-]+ ){0,3}(?:opinion )?columnist\b|\breported column\b",
    re.IGNORECASE,
)
_OPINION_PATH = re.compile(
    r"/(?:opinions?|commentisfree|op-?eds?|editorials?|commentary|columnists?)(?:/|$)", re.IGNORECASE
)
_OPINION_SECTIONS = word_set(
    "opinion opinions comment commentary editorial editorials columnists op-ed viewpoint"
)
_LABEL = re.compile(
    r"(?:[A-Z][\w.’'-]*(?: (?:[A-Z(][\w.’')-]*|[a-z]{2,4})){0,5}|[QA]|Q\.|A\.)"
    r"(?: \(?\d{1,2}:\d\d[\d:]*\)?)?:\s+\S"
)
_LONE_LABEL = re.compile(r"[^\W\d_][\w.’' ()-]{1,60}(?: +\(?\d{1,2}:\d\d[\d:]*\)?)?:?")
_TURN_WORDS, _HEADLINE_WORDS = 8, 20
_CURLY, _STRAIGHT = ("“", "”"), '"'


def article_health(
    document: Document, info: ArticleInfo, blocks: Sequence[Block], n_words: int
) -> tuple[HealthNote, ...]:
    """The notes on one article, always in the same order; none for a text without remark.

    Args:
        document: The kept text and what its own page states.
        info: What the event states; language, address and title are used.
        blocks: Of the text.
        n_words: The article's words.
    """
    lines = [(block.kind, block.span.slice(document.text)) for block in blocks]
    body = [line for kind, line in lines if kind == "paragraph"]
    page = dict(document.meta)
    title = " ".join(
        filter(None, (info.title, document.title, *(line for kind, line in lines if kind == "headline")))
    )
    found = (
        _length(page, n_words),
        _ending(lines),
        _paywall(lines, document),
        _consent(lines, n_words),
        _paid(page),
        _marks(body),
        _language(document, info),
        *_kinds(lines, body, title, info, page),
    )
    return tuple(note for note in found if note is not None)


def _length(page: dict[str, str], n_words: int) -> HealthNote | None:
    stated = int(page.get("word_count", "0")[:7])
    if stated < 50 or LEAST_SHARE * stated <= n_words <= stated / LEAST_SHARE:
        return None
    seen = ngettext_lazy(
        "The page states {stated} words for itself, and {n} was read.",
        "The page states {stated} words for itself, and {n} were read.",
        n_words,
        stated=stated,
    )
    if n_words > stated:
        more = gettext_lazy("Something else may have been read along.")
        return HealthNote(code="more-words", text=sentences(seen, more))
    less = gettext_lazy("A part may be missing.")
    return HealthNote(code="fewer-words", text=sentences(seen, less), incomplete=True)


def _ending(lines: Sequence[tuple[str, str]]) -> HealthNote | None:
    """Whether the last paragraph of five words or more ends before its sentence does."""
    told = [(kind, line) for kind, line in lines if kind not in ("residue", "teaser", "caption")]
    long = [line for kind, line in told if kind == "paragraph" and count_words(line) >= 5]
    tail = long[-1][-80:].strip() if long else ""
    if not tail or not _is_open(tail) or _READ_ON.search(tail) or _ends_in_links([line for _, line in told]):
        return None
    words = " ".join(tail.split()[-6:])
    said = gettext_lazy("The text ends in the middle of a sentence: “{words}”.", words=words)
    return HealthNote(code="ends-open", text=said, incomplete=True)


def _is_open(tail: str) -> bool:
    return bool(_ELLIPSIS.search(tail) or (_OPEN.search(tail) and not _CLOSED.search(tail)))


def _ends_in_links(lines: Sequence[str]) -> bool:
    """True if two or more lines like headlines end the text, which are links to other pieces."""
    last = [count_words(line) <= _HEADLINE_WORDS and _is_open(line[-80:].strip()) for line in lines[-2:]]
    return len(last) == 2 and all(last)


def _paywall(lines: Sequence[tuple[str, str]], document: Document) -> HealthNote | None:
    """An invitation to read on in a short line at the end of what was kept, or just below it in the page."""
    tail = [line for _kind, line in lines[-3:]]
    tail += [cut.text for cut in document.cut if cut.at >= len(document.text)][:5]
    for line in tail:
        found = _READ_ON.search(line) if count_words(line) <= 30 else None
        if found:
            return HealthNote(
                code="read-on",
                text=gettext_lazy(
                    "The text ends with an invitation to read on (“{words}”): it may be cut.",
                    words=found.group(),
                ),
                incomplete=True,
            )
    return None


def _consent(lines: Sequence[tuple[str, str]], n_words: int) -> HealthNote | None:
    if not any(_CONSENT.search(line) for _kind, line in lines if len(line) < 2000):
        return None
    short = n_words < SHORT
    return HealthNote(
        code="consent-notice",
        text=gettext_lazy(
            "A notice about cookies or consent stands in the text, and little else; the article itself may "
            "be missing."
        )
        if short
        else gettext_lazy("A notice about cookies or consent stands in the text."),
        incomplete=short,
    )


def _paid(page: dict[str, str]) -> HealthNote | None:
    if page.get("paid") != "yes":
        return None
    return HealthNote(
        code="paid-page",
        text=gettext_lazy("The page says that it is not free to read: check that all of it is here."),
    )


def _marks(body: Sequence[str]) -> HealthNote | None:
    """Paragraphs in which a double quotation mark has no partner, those apart that the next one takes up."""
    pairs = zip_longest(body, body[1:], fillvalue="")
    alone = [line for line, following in pairs if _is_unpaired(line, following)]
    if not alone:
        return None
    said = ngettext_lazy(
        "A quotation mark has no partner in {n} paragraph; the first begins “{words}”.",
        "A quotation mark has no partner in {n} paragraphs; the first begins “{words}”.",
        len(alone),
        words=" ".join(alone[0].split()[:6]),
    )
    return HealthNote(code="unpaired-marks", text=said)


def _is_unpaired(line: str, following: str) -> bool:
    opening, closing = _CURLY
    if line.count(_STRAIGHT) % 2 and not following.startswith(_STRAIGHT):
        return not re.search(r"\d\"", line)  # inches
    n_open, n_closed = line.count(opening), line.count(closing)
    return n_open != n_closed and not (n_open == n_closed + 1 and following.startswith((opening, _STRAIGHT)))


def _language(document: Document, info: ArticleInfo) -> HealthNote | None:
    read = language_of(document.text) if info.language else None
    if read is None or same_language(read, info.language or read):
        return None
    said = gettext_lazy(
        "The text reads like {language}; its language is stated as {stated}.",
        language=gettext_lazy(LANGUAGES.get(read, read)),
        stated=info.language or "",
    )
    return HealthNote(code="other-language", text=said)


def _kinds(
    lines: Sequence[tuple[str, str]], body: Sequence[str], title: str, info: ArticleInfo, page: dict[str, str]
) -> Iterator[HealthNote]:
    """What kind of text it is, where that is no report: a transcript, a podcast, an opinion."""
    dialogue = _is_dialogue([line for _kind, line in lines])
    heard = (
        page.get("genre") == "podcast"
        or "/podcast" in (info.url or "")
        or bool(re.search(r"\bpodcast\b", title, re.IGNORECASE))
    )
    if heard or (dialogue and sum(bool(_PODCAST.search(line)) for line in body) >= 2):
        yield HealthNote(
            code="podcast",
            text=gettext_lazy("This seems to be a podcast or its transcript, not a written report."),
        )
    elif dialogue:
        yield HealthNote(
            code="transcript",
            text=gettext_lazy("This seems to be a transcript, speaker by speaker, not a report."),
        )
    sections = set(re.split(r"[\s/,|&]+", page.get("section", "").lower()))
    marked = page.get("genre") == "opinion" or bool(sections & _OPINION_SECTIONS)
    near = [line for _kind, line in lines[:4] if count_words(line) <= 12] + [title]
    said = any(_OPINION.fullmatch(line.strip()) for line in near) or any(
        _OPINION_END.search(line) for _kind, line in lines[-4:]
    )
    if marked or said or _OPINION_PATH.search(info.url or ""):
        yield HealthNote(
            code="opinion",
            text=gettext_lazy("This is marked as an opinion piece; it is compared like the others."),
        )


def _is_dialogue(lines: Sequence[str]) -> bool:
    """True if speakers' labels open many paragraphs, or stand alone on lines that come again and again."""
    if not lines:
        return False
    opening = [line.split(":")[0] for line in lines if _LABEL.match(line)]
    lone = Counter(line for line in lines if count_words(line) <= _TURN_WORDS and _LONE_LABEL.fullmatch(line))
    repeated = sum(n for n in lone.values() if n >= 3)
    for n, labels in ((len(opening), set(opening)), (repeated, {line for line, n in lone.items() if n >= 3})):
        if n >= LEAST_LABELS and n >= LABEL_SHARE * len(lines) and len(labels) >= 2:
            return True
    return False
