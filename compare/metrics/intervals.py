"""How sure a share is.

Goes in: counts. Comes out: an interval. Nothing is rounded here.
"""

from __future__ import annotations

from math import sqrt

__all__ = ["wilson"]

_Z = 1.959963984540054
"""The 97.5 % quantile of the normal distribution."""


def wilson(part: float, whole: float) -> tuple[float, float] | None:
    """The 95 % interval of a share (Wilson 1927).

    Args:
        part: 0 to `whole`; need not be a whole number where cases have weights.
        whole: 0 or more.

    Returns:
        Lower and upper end, 0–1; ``None`` where there is nothing to divide by.

    >>> [round(end, 2) for end in wilson(3, 12)]
    [0.09, 0.53]
    """
    if not whole:
        return None
    share, square = part / whole, _Z * _Z
    middle = share + square / (2 * whole)
    reach = _Z * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    scale = 1 + square / whole
    low, high = (middle - reach) / scale, (middle + reach) / scale
    return (0.0 if not part else low, 1.0 if part == whole else high)
