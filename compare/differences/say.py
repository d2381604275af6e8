"""The sentences in which a difference is told: what the article prints, what the record reads, no motive.

Goes in: words of both sides. Comes out: one sentence, spoken when it is printed. Words are slices, shortened
in the middle where they are long.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.language import Words, gettext_lazy, sentences

__all__ = ["LONGEST", "added", "cut", "dropped", "instead", "listed", "shown"]

LONGEST = 90
"""Code points of words that are shown whole."""


def instead(ours: str, theirs: str, remark: Words = "") -> Words:
    """Such as "The article prints “40”; the record reads “up to 40”.", and a remark if there is one."""
    told = gettext_lazy(
        "The article prints “{ours}”; the record reads “{theirs}”.", ours=shown(ours), theirs=shown(theirs)
    )
    return sentences(told, remark)


def added(ours: str, remark: Words = "") -> Words:
    """What the article prints and the passages do not contain."""
    told = gettext_lazy("The article prints “{ours}”, which these passages do not contain.", ours=shown(ours))
    return sentences(told, remark)


def dropped(theirs: str, remark: Words = "") -> Words:
    """What the passages contain and the article does not print."""
    told = gettext_lazy(
        "The record reads “{theirs}” here, which the article does not print.", theirs=shown(theirs)
    )
    return sentences(told, remark)


def cut(theirs: str, *, marked: bool, taken: str | None = None) -> Words:
    """What the article leaves out, whether it marks the cut, and which of the words turns the sense."""
    words = shown(theirs)
    if marked and taken:
        return gettext_lazy(
            "The record reads “{theirs}” here, which the article leaves out with a mark; “{taken}” is "
            "among these words.",
            theirs=words,
            taken=taken,
        )
    if marked:
        return gettext_lazy(
            "The record reads “{theirs}” here, which the article leaves out with a mark.", theirs=words
        )
    if taken:
        return gettext_lazy(
            "The record reads “{theirs}” here, which the article leaves out without a mark; “{taken}” is "
            "among these words.",
            theirs=words,
            taken=taken,
        )
    return gettext_lazy(
        "The record reads “{theirs}” here, which the article leaves out without a mark.", theirs=words
    )


def listed(items: Sequence[Words]) -> Words:
    """Items of a list, commas between them; one or more."""
    whole, *rest = items
    for item in rest:
        whole = gettext_lazy("{items}, {item}", items=whole, item=item)
    return whole


def shown(words: str) -> str:
    """Words on one line, their middle left out where they are long; without a comma behind the last.

    Example:
        >>> shown("We will see,")
        'We will see'
    """
    plain = " ".join(words.split()).rstrip(",")
    if len(plain) <= LONGEST:
        return plain
    return f"{plain[: LONGEST // 2].rsplit(' ', 1)[0]} … {plain[-LONGEST // 2 :].split(' ', 1)[-1]}"
