"""The sentences in which a difference is told: what the article prints, what the record reads, no motive.

Goes in: words of both sides. Comes out: one sentence. Words are slices, shortened in the middle where they
are long.
"""

from __future__ import annotations

__all__ = ["added", "cut", "dropped", "instead", "shown"]

LONGEST = 90


def instead(ours: str, theirs: str, remark: str = "") -> str:
    """Such as "The article prints “40”; the record reads “up to 40”.", and a remark if there is one."""
    return _joined(f"The article prints “{shown(ours)}”; the record reads “{shown(theirs)}”.", remark)


def added(ours: str, remark: str = "") -> str:
    """What the article prints and the passages do not contain."""
    return _joined(f"The article prints “{shown(ours)}”, which these passages do not contain.", remark)


def dropped(theirs: str, remark: str = "") -> str:
    """What the passages contain and the article does not print."""
    return _joined(f"The record reads “{shown(theirs)}” here, which the article does not print.", remark)


def cut(theirs: str, *, marked: bool, taken: str | None = None) -> str:
    """What the article leaves out, whether it marks the cut, and which of the words turns the sense."""
    mark = "with a mark" if marked else "without a mark"
    among = f"; “{taken}” is among these words" if taken else ""
    return f"The record reads “{shown(theirs)}” here, which the article leaves out {mark}{among}."


def _joined(sentence: str, remark: str) -> str:
    return f"{sentence} {remark}" if remark else sentence


def shown(words: str) -> str:
    """Words on one line, their middle left out where they are long."""
    plain = " ".join(words.split())
    if len(plain) <= LONGEST:
        return plain
    return f"{plain[: LONGEST // 2].rsplit(' ', 1)[0]} … {plain[-LONGEST // 2 :].split(' ', 1)[-1]}"
