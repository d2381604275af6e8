"""Persons inside quotation marks: "we" where the record has "you".

Only quotations aligned word by word: what reported speech does to persons, it has to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.differences import say
from compare.differences.frame import Draft, Pair
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


def find_persons(pair: Pair, _found: Sequence[Draft]) -> Iterator[Draft]:
    """Pronouns of the claim that stand for a pronoun of another person."""
    if not pair.by_words:
        return
    for edit in pair.edits:
        if edit.tag not in {"replace", "form"}:
            continue
        ours = _pronouns(pair.ours.words, edit.ours)
        theirs = _pronouns(pair.theirs.words, edit.theirs)
        for mine, other in zip(ours, theirs, strict=False):
            persons = {_person(pair.ours.words[mine]), _person(pair.theirs.words[other])}
            if len(persons) == 2 and ("it" not in persons or pair.stands_alone(edit)):
                words = pair.ours.printed[mine], pair.theirs.printed[other]
                yield pair.draft(
                    "person or pronoun inside quotation marks",
                    pair.ours.spans[mine],
                    pair.theirs.spans[other],
                    say.instead(*words),
                )


def _person(word: str) -> str:
    return _PERSONS.get(word.split("'", maxsplit=1)[0], "")


def _pronouns(words: Sequence[str], place: tuple[int, int]) -> list[int]:
    return [at for at in range(*place) if _person(words[at])]
