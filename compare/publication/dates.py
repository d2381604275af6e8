"""The time of today.

Goes in: the clock. Comes out: a moment. Nothing else in this folder looks at it.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

__all__ = ["now"]


def now() -> datetime:
    """The time in UTC, without fractions; that of ``SOURCE_DATE_EPOCH`` where it is set."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)
    return moment.replace(microsecond=0)
