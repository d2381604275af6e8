"""Words of closed groups that were exchanged: what compares, what gives a reason, and when it is.

"More" for "less", "because" for "although", "last week" for "next week". Only where the two sides are
aligned word by word: in other words a comparison may be turned round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from compare.alignment.words import FUNCTION_WORDS
from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.differences.texts import SideText
from compare.differences.types import DifferenceType
from compare.ingest.wordlists import word_set
from compare.meaning.numerals import SCALES
from compare.meaning.quantity_words import CURRENCIES, DURATIONS, MEASURES, PLAIN_MEASURES

__all__ = ["find_exchanges"]

_COMPARING = word_set(
    """
    more less fewer most least better worse best worst greater lesser than higher lower larger
    smaller bigger further farther earlier later sooner as like unlike
    """
)
_CAUSES = word_set(
    """
    because since as although though despite so therefore thus hence while whereas but however
    nevertheless nonetheless consequently accordingly unless if order
    """
)
_QUANTITIES = word_set(
    "half most all some many few several both none each every any third quarter much little"
)
_TIMES = word_set(
    """
    last next this past previous coming upcoming following yesterday today tonight tomorrow now week
    month year decade morning afternoon evening night monday tuesday wednesday thursday friday
    saturday sunday weekend quarter century day january february march april may june july august
    september october november december
    """
)
_ARTICLES = {(word,) for word in word_set("a an the this that my our your his her their")}
_NOBODY = word_set("nothing nobody none never nowhere no")
_INDEFINITE = _NOBODY | word_set(
    "something anything everything somebody anybody everybody someone anyone everyone always ever sometimes"
    " somewhere anywhere everywhere"
)
"""Indefinite pronouns and adverbs, assertive, non-assertive and negative (Quirk et al. 1985, §6.45)."""

SHORT = 3
"""Words of an edit that is told as a whole ("next week" for "tomorrow")."""

PHRASE = 4
"""Words of "instead of having to", which stand for "in order to" in reported speech, too."""

_ENDINGS = ("er", "est", "ier", "iest")


def find_exchanges(pair: Pair, found: Sequence[Draft]) -> Iterator[Draft]:
    """Replaced words of which both sides belong to one group."""
    if not pair.close:
        return
    taken = [draft.claim for draft in found if len(draft.claim)]
    for edit in pair.edits:
        alone = pair.quoted or pair.stands_alone(edit)
        if edit.tag == "delete" or not (alone or pair.stands_alone(edit, most=PHRASE)):
            continue
        ours, theirs = range(*edit.ours), range(*edit.theirs)
        for kind, belongs in _GROUPS:
            mine = next((at for at in ours if belongs(pair.ours.words[at])), None)
            other = next((at for at in theirs if belongs(pair.theirs.words[at])), None)
            if mine is None or other is None or pair.ours.words[mine] == pair.theirs.words[other]:
                continue
            if not alone and belongs is not _is_purpose:
                continue
            if _says_nothing(pair, kind, mine, other):
                continue
            whole = len(ours) <= SHORT and len(theirs) <= SHORT and edit.tag == "replace"
            here = pair.ours.span_of(*edit.ours) if whole else pair.ours.spans[mine]
            there = pair.theirs.span_of(*edit.theirs) if whole else pair.theirs.spans[other]
            if any(pair.ours.place(here).overlaps(span) for span in taken):
                continue
            words = here.slice(pair.ours.text), there.slice(pair.theirs.text)
            yield pair.draft(kind, here, there, say.instead(*words))
            break


def _says_nothing(pair: Pair, kind: DifferenceType, mine: int, other: int) -> bool:
    """True for an agent noun, a day told from another day, and indefinite words of one polarity."""
    words = pair.ours.words[mine], pair.theirs.words[other]
    if kind == "negation":
        return len(_NOBODY.intersection(words)) != 1
    if kind == "date":
        return not pair.quoted and _shifted(*words)
    return kind == "cause or comparison" and (_is_agent(pair.ours, mine) or _is_agent(pair.theirs, other))


def _compares(word: str) -> bool:
    """True for a word of comparison, and for a longer one that has its ending."""
    return word in _COMPARING or (len(word) > 4 and word.endswith(_ENDINGS) and word not in _NO_COMPARISON)


_NO_COMPARISON = word_set(
    """
    interest request forest harvest protest contest arrest invest suggest honest digest number
    member center matter letter leader worker lawyer senator minister chapter remember consider
    whether another together other november december september october officer soldier speaker
    reporter manager teacher player partner transfer answer danger charter gather weather shelter
    offer border order under after never ever over winter summer water paper power river other tower
    cover labor refer enter layer liver fiber super voter owner buyer rider user maker loser dinner
    silver copper lumber timber rubber
    """
)


def _is_agent(side: SideText, at: int) -> bool:
    """True for "a hacker," between an article and no noun: what compares has one behind it there."""
    word = side.words[at]
    if word in _COMPARING or not word.endswith("er") or side.words[at - 1 : at] not in _ARTICLES:
        return False
    behind = side.words[at + 1 : at + 3]
    if len(behind) == 2 and behind[0] in {"and", "or"} and _compares(behind[1]):
        return False  # "a safer and stronger harbour"
    if not behind or behind[0] in FUNCTION_WORDS:
        return True
    return bool(side.text[side.spans[at].end : side.spans[at + 1].start].strip())


def _is_cause(word: str) -> bool:
    return word in _CAUSES


def _is_purpose(word: str) -> bool:
    """Of "in order to" and "instead of": what is done for something, and what is done in its place."""
    return word in {"order", "instead"}


def _is_quantity(word: str) -> bool:
    return word in _QUANTITIES


def _is_time(word: str) -> bool:
    return word.removesuffix("'s") in _TIMES


def _is_indefinite(word: str) -> bool:
    return word in _INDEFINITE


def _is_currency(word: str) -> bool:
    return word.removesuffix("s") in CURRENCIES


def _is_measure(word: str) -> bool:
    """True for the plural of a unit of time or measure, as stands behind a number: "months", "feet"."""
    one = MEASURES.get(word) or word.removesuffix("s")
    return one != word and (one in DURATIONS or one in PLAIN_MEASURES)


def _is_scale(word: str) -> bool:
    return word in SCALES or word.removesuffix("s") in SCALES


def _shifted(ours: str, theirs: str) -> bool:
    """True for a time that reported speech may tell from its own day: "today" becomes "Thursday"."""
    return theirs in {"today", "tonight", "now", "this", "yesterday", "tomorrow"} and ours not in {
        "last",
        "next",
    }


_GROUPS: tuple[tuple[DifferenceType, Callable[[str], bool]], ...] = (
    ("cause or comparison", _compares),
    ("cause or comparison", _is_cause),
    ("cause or comparison", _is_purpose),
    ("quantifier or bound", _is_quantity),
    ("date", _is_time),
    ("number", _is_scale),
    ("unit", _is_currency),
    ("unit", _is_measure),
    ("negation", _is_indefinite),
)
