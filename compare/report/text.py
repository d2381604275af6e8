"""Numbers, lists and foreign text as a report shows them.

Goes in: counts, words, slices of records and articles. Comes out: strings for people. No sentence of the
report is made here (that is `wording`), and nothing is escaped (that is the templates' autoescape).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Literal

from compare.language import gettext, gettext_noop, locale, number
from compare.segment.language import whole_tag

__all__ = [
    "MINIMUM_FOR_PERCENT",
    "breakable",
    "count",
    "day",
    "day_of",
    "escaped_json",
    "language_name",
    "listed",
    "number",
    "percent",
    "plural",
    "ratio",
    "score",
    "shorten",
    "shorten_front",
    "signed",
    "visible",
    "words_of",
]

MINIMUM_FOR_PERCENT = 20
NOT_APPLICABLE = gettext_noop("n/a")
# Signs that change how the text around them is shown, or that are no text at all.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# Latin letters and common signs, none of which combines with another: nearly every text is made of them.
UNCOMBINED = re.compile("[\x00-\u02ff\u2000-\u20cf]*")
WORD = re.compile(r"\w+(?:['’\-‑]\w+)*")
LONG_WORD = re.compile(r"\S{201,}")


def plural(value: int, one: str, many: str | None = None) -> str:
    """The form of an English word that goes with a count; ``many`` defaults to `one` with an s.

    For what the terminal prints: what stands in a report is a message, with `ngettext`.

    >>> plural(1, "passage"), plural(0, "passage"), plural(2, "has", "have")
    ('passage', 'passages', 'have')
    """
    return one if value == 1 else (many or f"{one}s")


def count(value: int, one: str, many: str | None = None) -> str:
    """A count with its English noun, as the terminal prints it.

    >>> count(1, "passage"), count(1200, "word")
    ('1 passage', '1,200 words')
    """
    return f"{number(value)} {plural(value, one, many)}"


def listed(items: Sequence[str], *, joint: Literal["and", "or"] = "and") -> str:
    """Items as a reader lists them; nothing for none.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    from babel.lists import format_list

    return format_list(list(items), style="or" if joint == "or" else "standard", locale=locale())


def percent(part: int, whole: int) -> str | None:
    r"""A share in whole percent; ``None`` where `whole` is below 20 and counts must do.

    0 % and 100 % are printed only where they are exact.

    >>> percent(1, 3), percent(1, 1000), percent(999, 1000), percent(0, 40), percent(13, 40)
    (None, 'under 1\xa0%', 'over 99\xa0%', '0\xa0%', '32\xa0%')
    """
    if whole < MINIMUM_FOR_PERCENT:
        return None
    value = round(100 * part / whole)
    if value < 1 and part:
        return gettext("under 1\u00a0%")
    if value > 99 and part != whole:
        return gettext("over 99\u00a0%")
    return gettext("{n}\u00a0%", n=value)


def ratio(part: int, whole: int) -> str:
    """Counts, with the percentage where there are enough; nothing to divide by is ``n/a``.

    >>> ratio(3, 12), ratio(0, 0)
    ('3 of 12', 'n/a')
    """
    if not whole:
        return gettext(NOT_APPLICABLE)
    share = percent(part, whole)
    if share is None:
        return gettext("{part} of {whole}", part=part, whole=whole)
    return gettext("{part} of {whole} ({share})", part=part, whole=whole, share=share)


def score(value: float) -> str:
    """A score in 0–1 with two digits, rounded down so that only 1 is shown as 1.

    >>> score(0.934), score(0.999), score(1.0), score(-0.25)
    ('0.93', '0.99', '1.00', '-0.25')
    """
    from babel.numbers import format_decimal

    down = math.copysign(int(abs(value) * 100 + 1e-9) / 100, value)
    return format_decimal(down, "0.00", locale=locale())


def signed(value: float) -> str:
    """A number with its sign and one digit.

    >>> signed(1.25), signed(-0.5), signed(0.0)
    ('+1.2', '−0.5', '+0.0')
    """
    from babel.numbers import format_decimal

    digits = format_decimal(abs(round(value, 1)), "0.0", locale=locale())
    return f"{'−' if math.copysign(1, value) < 0 else '+'}{digits}"


def day(value: date | None) -> str | None:
    """A date as people write it; ``None`` stays ``None``.

    >>> day(date(2031, 9, 4))
    '4 September 2031'
    """
    from babel.dates import format_date

    return format_date(value, "long", locale=locale()) if value else None


def day_of(at: str | date) -> str:
    """A day, or the day of a moment in ISO 8601, as people write it; what is neither, as it stands.

    >>> day_of("2031-09-04T12:00:00Z"), day_of(date(2031, 9, 4)), day_of("")
    ('4 September 2031', '4 September 2031', '')
    """
    try:
        return day(date.fromisoformat(at[:10]) if isinstance(at, str) else at) or ""
    except ValueError:
        return str(at)


def language_name(stated: str | None) -> str | None:
    """A stated language by its name in the language of the report; one with a remark, and what no locale
    knows, as it stands.

    >>> language_name("ru"), language_name("Russian"), language_name("Russian (guests English)")
    ('Russian', 'Russian', 'Russian (guests English)')
    >>> language_name("as spoken"), language_name(None)
    ('as spoken', None)
    """
    tag = whole_tag(stated.strip()) if stated else None
    if tag is None:
        return stated
    if "-" not in tag:
        return str(locale().languages.get(tag.casefold(), stated))
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(locale()) or stated
    except (UnknownLocaleError, ValueError):
        return stated


def shorten(text: str, limit: int) -> str:
    """The beginning of `text`, cut at a blank and marked with ``…`` where it is longer than `limit`
    characters.

    >>> shorten("one two three", 9), shorten("one", 9), shorten("abcdefghijkl", 5)
    ('one two…', 'one', 'abcde…')
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head, blank, _ = line[: limit + 1].rpartition(" ")
    cut = head if blank and len(head) * 2 > limit else line[:limit]
    return cut.rstrip(" ,;:–—-") + "…"


def shorten_front(text: str, limit: int) -> str:
    """The end of `text`, cut at a blank and marked with ``…`` where it is longer than `limit` characters.

    >>> shorten_front("one two three", 9), shorten_front("one", 9)
    ('…two three', 'one')
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    _, blank, tail = line[-limit - 1 :].partition(" ")
    return "…" + (tail if blank and len(tail) * 2 > limit else line[-limit:])


def words_of(text: str) -> list[str]:
    """The words of a text, case and kinds of apostrophe apart.

    >>> words_of("Don’t wait: GO!")
    ["don't", 'wait', 'go']
    """
    return [found.casefold().replace("’", "'").replace("‑", "-") for found in WORD.findall(text)]


def breakable(text: str) -> str:
    """`text` with places to break in words of more than 200 signs: setting them takes minutes otherwise."""
    return LONG_WORD.sub(lambda found: "\u200b".join(re.findall(".{1,20}", found.group())), text)


def visible(text: str) -> str:
    """`text` with signs that hide or reorder other signs written out, such as ``[U+202E]``.

    Line breaks and tabs stay; controls, directional marks and lone surrogates do not. Runs of more than
    four combining marks lose what is beyond the fourth: they would be drawn over the lines around them.
    """
    shown = HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)
    return shown if UNCOMBINED.fullmatch(shown) else _calmed(shown)


def escaped_json(text: str) -> str:
    r"""JSON text with signs that hide or reorder text as escapes: the same value, harmless in an editor.

    >>> escaped_json('"a\u202eb"')
    '"a\\u202eb"'
    """
    return HIDDEN.sub(lambda found: rf"\u{ord(found.group()):04x}", text)


def _calmed(text: str) -> str:
    """Without the combining marks of a run beyond its fourth."""
    kept: list[str] = []
    run = 0
    for sign in text:
        run = run + 1 if unicodedata.combining(sign) else 0
        if run <= 4:
            kept.append(sign)
    return "".join(kept)
