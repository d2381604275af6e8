"""Times of a recording, as people write them.

Goes in: seconds, or a cell of a table. Comes out: the clock time, or the seconds. Dates are not known here.
"""

from __future__ import annotations

import re

__all__ = ["clock", "is_clock", "seconds_of"]

_CLOCK = re.compile(r"[\[(]?(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,:](\d{1,3}))?[\])]?")
_NUMBER = re.compile(r"\d{1,7}(?:[.,]\d{1,9})?(?:[ ]?s)?")


def clock(seconds: float) -> str:
    """Seconds as h:mm:ss, cut to whole ones.

    >>> clock(3725.9)
    '1:02:05'
    """
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def is_clock(text: str) -> bool:
    """True for a time with a colon: ``0:05``, ``[00:01:02]``, ``01:02:03.500``."""
    return bool(_CLOCK.fullmatch(text.strip()))


def seconds_of(text: str) -> float | None:
    """The seconds that a cell states, as a clock time or a number; ``None`` for anything else.

    >>> seconds_of("1:02:05"), seconds_of("65.5"), seconds_of("soon")
    (3725.0, 65.5, None)
    """
    text = text.strip()
    found = _CLOCK.fullmatch(text)
    if found:
        hours, minutes, seconds, _ = found.groups()
        return int(hours or 0) * 3600.0 + int(minutes) * 60 + int(seconds)
    if _NUMBER.fullmatch(text):
        return float(text.rstrip("s ").replace(",", "."))
    return None
