"""Days as a published edition prints them, and the day of today.

Goes in: an ISO date or time. Comes out: words, or a date. Nothing else in this folder looks at a clock.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from compare.report.text import day

__all__ = ["day_of", "now"]


def day_of(at: str | date) -> str:
    """A day as people write it.

    >>> day_of("2031-09-04T12:00:00Z"), day_of(date(2031, 9, 4))
    ('4 September 2031', '4 September 2031')
    """
    return day(date.fromisoformat(at[:10]) if isinstance(at, str) else at) or ""


def now() -> datetime:
    """The time in UTC, without fractions; that of ``SOURCE_DATE_EPOCH`` where it is set."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)
    return moment.replace(microsecond=0)
