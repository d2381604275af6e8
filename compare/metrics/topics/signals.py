"""What a record itself shows of where a topic begins: questions, speakers, "secondly", paragraphs.

Goes in: a record. Comes out: per passage how much speaks for a topic that begins there, in the unit in which
`borders` counts a change of vocabulary, and its name. English only: in another language paragraphs and
changes of speaker are left. Words themselves are not compared here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from compare.model import Passage, Transcript
from compare.topics import TopicBasis

__all__ = ["Signals", "cue_passages", "read_signals"]

# What each kind of sign is worth, in the mean weight of a passage; `docs/topics.md` says how that was chosen.
NEW_QUESTION = 1.5
FURTHER_QUESTION = 1.0
SPEECH_AFTER_SPEECH = 2.0
ANSWER = 1.0
INTERJECTION = -0.5
CUE = 0.5
PARAGRAPH = 0.5

LONG = 40
"""Words from which a turn is more than an interjection or a question."""

SPEECH = 150
"""Words from which a turn is a contribution of its own, whoever spoke before."""

HANDOVER = 5
"""Words of a chair who passes the floor on."""

POINT = 80
"""Words from which what follows "secondly" is a point of its own and not an item of a list."""

_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_NOUN = (
    r"(?:point|question|issue|topic|part|principle|priority|thing|area|subject|item|theme|challenge|task|"
    r"element|goal|message|proposal|pillar|aspect|problem|matter|chapter|section)"
)
_LEAD = r"^(?:(?:and|but|so|now|ok|okay|all right|right|then|colleagues|friends)[,.]?\s+)*"
_NUMBER_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_ENUMERATED = re.compile(
    _LEAD + rf"(?:{_ORDINAL}(?:ly)?(?:[,.:;–-]|\s+and\s+(?:foremost|last))|{_ORDINAL}ly\b"
    r"|(?:finally|lastly|last)\s*,|next\s*[,.:]"
    rf"|(?:my|the|our)\s+(?:\w+\s+and\s+)?(?:{_ORDINAL}|next|final|last)\s+(?:and\s+\w+\s+|\w+\s+)?{_NOUN}\b"
    rf"|(?:point|number)\s+{_NUMBER_WORD}\b)",
    re.IGNORECASE,
)
_LET = r"let(?:['’]s|\s+us|\s+me)"
_TO = r"(?:now\s+|on\s+|back\s+)?to\b"
_TURNS_TO = re.compile(
    _LEAD + rf"(?:(?:{_LET}|(?:i|we)\b(?:['’](?:ll|d|m|re|ve))?)\s+(?:[\w'’-]+\s+){{0,6}}?"
    rf"(?:turn|turning|move|moving|move\s+on|moving\s+on|come|segue|proceed|switch)\s+{_TO}"
    r"(?!\s+(?:be|see|do|make)\b)"
    rf"|{_LET}\s+(?:now\s+|first\s+|also\s+)?(?:begin|start|talk|speak)\s+(?:by\s+\w+\s+)?(?:with|about|on)\b"
    rf"|(?:turning|moving|coming|returning)\s+{_TO}"
    r"|as\s+(?:for|regards|to)\b|with\s+(?:regard|respect)\s+to\b|regarding\b|concerning\b"
    r"|when\s+it\s+comes\s+to\b|speaking\s+of\b|on\s+the\s+(?:subject|question|topic|issue|matter)\s+of\b)"
    r"|now,?\s+(?:to|on|about|regarding|as\s+(?:for|to))\b|now,?\s+the\s+\w+[,.]",
    re.IGNORECASE,
)
# What those say who have not spoken before: a question behind it is another person's.
_GREETING = re.compile(
    r"^(?:(?:yes|okay|ok|so|and|hi|hello|sir|great|sorry),?\s+)*(?:thank(?:s| you)"
    r"|(?:mr|madam|madame|ms|mrs|dr|president|prime minister|secretary|senator|governor|minister|mayor"
    r"|chancellor)\b\.?|good (?:morning|afternoon|evening)|hi\b|hello\b|dear\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """Per passage what speaks for a topic that begins there.

    Attributes:
        worth: Shape (n,), in the mean weight of a passage; below 0 where something speaks against it.
        basis: Shape (n,): the strongest sign, ``vocabulary`` where there is none.
    """

    worth: NDArray[np.float64]
    basis: tuple[TopicBasis, ...]


@dataclass(frozen=True, slots=True)
class _Turn:
    """A turn by the numbers of its passages."""

    start: int
    speaker: str | None
    n_words: int
    asks: bool
    greets: bool

    @property
    def long(self) -> bool:
        return self.n_words >= LONG


def read_signals(record: Transcript) -> Signals:
    """The signs of a record; a record without passages gives none."""
    passages = record.passages
    worth = np.zeros(len(passages))
    basis: list[TopicBasis] = ["vocabulary"] * len(passages)
    worth += PARAGRAPH * _paragraphs(record)
    for start in cue_passages(passages):
        worth[start] += CUE
        basis[start] = "cue"
    for start, value, kind in _turn_signs(_turns(passages)):
        worth[start] += value
        if kind != "vocabulary":
            basis[start] = kind
    return Signals(worth=worth, basis=tuple(basis))


def _turns(passages: Sequence[Passage]) -> tuple[_Turn, ...]:
    starts = [at for at, one in enumerate(passages) if not at or one.turn_id != passages[at - 1].turn_id]
    return tuple(
        _Turn(
            start=low,
            speaker=passages[low].speaker,
            n_words=sum(one.n_words for one in passages[low:high]),
            asks=any("?" in one.text for one in passages[low:high]),
            greets=bool(_GREETING.match(passages[low].text)),
        )
        for low, high in pairwise([*starts, len(passages)])
    )


def _paragraphs(record: Transcript) -> NDArray[np.float64]:
    """Shape (n,): 1 where a paragraph begins inside a turn, less the more of the record's sentences do."""
    text, passages = record.document.text, record.passages
    begins = np.zeros(len(passages))
    inside = 0
    for at, (before, one) in enumerate(pairwise(passages), 1):
        if before.turn_id == one.turn_id:
            inside += 1
            begins[at] = "\n\n" in text[before.span.end : one.span.start]
    return begins * (1 - begins.sum() / inside) if inside else begins


def cue_passages(passages: Sequence[Passage]) -> list[int]:
    """Where a speaker says that something else follows, in the middle of a turn.

    "Secondly" counts if what follows it is longer than an item of a list.
    """
    words = [0, *accumulate(one.n_words for one in passages)]
    marks = [at for at, one in enumerate(passages) if _ENUMERATED.match(one.text)]
    found = {low for low, high in pairwise([*marks, len(passages)]) if words[high] - words[low] >= POINT}
    found = {at for at in found if at > 1 and passages[at - 2].turn_id == passages[at].turn_id}
    found.update(at for at, one in enumerate(passages) if _TURNS_TO.match(one.text))
    return sorted(found)


def _turn_signs(turns: Sequence[_Turn]) -> list[tuple[int, float, TopicBasis]]:
    """Each turn but the first as (first passage, worth, basis).

    A question, or the chair who hands over, begins a topic once enough was said since the last; so does a
    long contribution by another speaker. What is called in between begins none.
    """
    found: list[tuple[int, float, TopicBasis]] = []
    if not turns:
        return found
    said, asker = turns[0].n_words, None
    main = turns[0].speaker if turns[0].long else None
    for number, turn in enumerate(turns[1:], 1):
        before = turns[number - 1]
        sign = _exchange(turns[number:], main, asker) if said >= LONG and turn.speaker != main else None
        if sign is not None:
            value, basis, asker = sign
            said = 0
        elif turn.long and before.long and before.speaker != turn.speaker:
            value, basis = ANSWER, "speaker"
        else:
            value, basis = INTERJECTION, "vocabulary"
        if min(turn.n_words, before.n_words) >= SPEECH and turn.speaker != before.speaker:
            value, basis = value + SPEECH_AFTER_SPEECH, "speaker"
        found.append((turn.start, value, basis))
        said += turn.n_words
        main = turn.speaker if turn.long else main
    return found


def _exchange(
    turns: Sequence[_Turn], main: str | None, asker: str | None
) -> tuple[float, TopicBasis, str | None] | None:
    """What the short turns from here on, or this long one, are: a question, a hand-over, or nothing.

    Args:
        turns: From the turn in question to the last.
        main: Who spoke at length before.
        asker: Who asked last.

    Returns:
        Worth, basis and who asks now; ``None`` for an interjection.
    """
    short: list[_Turn] = []
    following: _Turn | None = None
    for turn in turns:
        if turn.long:
            following = turn
            break
        short.append(turn)
    asking = [turn for turn in (short or turns[:1]) if turn.asks]
    if asking:
        new = asking[0].speaker != asker or any(turn.greets for turn in (short[:3] or turns[:1]))
        return (NEW_QUESTION if new else FURTHER_QUESTION), "question", asking[0].speaker
    hands_over = short and following is not None and following.speaker != main
    if hands_over and sum(turn.n_words for turn in short) >= HANDOVER:
        return NEW_QUESTION, "speaker", asker
    return None
