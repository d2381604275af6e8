"""Persons: "we" where the record has "you" inside quotation marks, "he" for "I" in reported speech.

Only where the words of both sides are aligned. What reported speech does to persons, it has to: that is told
once for a claim, as cosmetic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from compare.differences import say
from compare.differences.frame import Draft, Pair
from compare.differences.types import DifferenceType
from compare.ingest.wordlists import word_set

__all__ = ["find_persons"]

_PERSONS = {
    word: person
    for person, words in {
        "I": "i me my mine myself",
        "we": "we us our ours ourselves",
        "you": "you your yours yourself yourselves",
        "he": "he him his himself",
        "she": "she her hers herself",
        "it": "it its itself",
        "they": "they them their theirs themselves",
    }.items()
    for word in word_set(words)
}


_SPEAKING = frozenset({"I", "we", "you"})
_TOLD_OF = frozenset({"he", "she", "they"})


def find_persons(pair: Pair, _found: Sequence[Draft]) -> Iterator[Draft]:
    """Pronouns of the claim that stand for a pronoun of another person."""
    if pair.by_words:
        yield from _in_quotation(pair)
    elif pair.close and not pair.quoted:
        yield from islice(_in_reported_speech(pair), 1)


def _in_quotation(pair: Pair) -> Iterator[Draft]:
    for edit in pair.edits:
        if edit.tag not in {"replace", "form"}:
            continue
        ours = _pronouns(pair.ours.words, edit.ours)
        theirs = _pronouns(pair.theirs.words, edit.theirs)
        for mine, other in zip(ours, theirs, strict=False):
            persons = {_person(pair.ours.words[mine]), _person(pair.theirs.words[other])}
            if len(persons) == 2 and ("it" not in persons or pair.stands_alone(edit)):
                yield _draft(pair, "person or pronoun inside quotation marks", mine, other)


def _in_reported_speech(pair: Pair) -> Iterator[Draft]:
    for mine, other in sorted(pair.links.items()):
        told_of = _person(pair.ours.words[mine]) in _TOLD_OF
        if told_of and _person(pair.theirs.words[other]) in _SPEAKING:
            yield _draft(pair, "person as reported speech demands", mine, other)


def _draft(pair: Pair, kind: DifferenceType, mine: int, other: int) -> Draft:
    words = pair.ours.printed[mine], pair.theirs.printed[other]
    return pair.draft(kind, pair.ours.spans[mine], pair.theirs.spans[other], say.instead(*words))


def _person(word: str) -> str:
    return _PERSONS.get(word.split("'", maxsplit=1)[0], "")


def _pronouns(words: Sequence[str], place: tuple[int, int]) -> list[int]:
    return [at for at in range(*place) if _person(words[at])]
