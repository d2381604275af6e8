"""Genders: who is "he" and who "she" in one article, as far as its own words tell.

Goes in: an article's text and its persons. Comes out: ``he`` or ``she`` for the persons of whom the article
says it; nothing for the others. No list of first names is asked. Not done here: whom a pronoun means
(`compare.segment.antecedents`).

Counted outside quotation marks: a title ("Mr Roe"), also in the record's own label; a pronoun behind the one
name that opens a sentence ("Roe said he …", "The mayor kept her word"); a pronoun that opens the sentence
after it. A sentence that names two persons, or uses both pronouns, says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from compare.segment.cues import CONNECTIVES
from compare.segment.persons import FEMALE_TITLES, MALE_TITLES, Person, folded, name_words

__all__ = ["Namer", "find_genders"]

Namer = Callable[[tuple[str, ...]], Person | None]
"""The person whom the words of a printed name or description mean; ``None`` where that is not sure."""

_QUOTED = re.compile(r"[“\"][^“”\"\n]{0,600}[”\"]")
_END = re.compile(r"(?<=[.!?”\"])\s+(?=[^a-z])|\n\s*\n")
_TITLE_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Prof|Rev|Hon|Lt|Col|Sgt|[A-Z])\.$")
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*\.?")
_THE = re.compile(r"[Tt]he ((?:[\w’'-]+ ){0,3}?[\w’'-]+)(?=[ ,])")
# "him" and "her" behind a verb tend to be the other person
_HE, _SHE = frozenset(["he", "his", "himself"]), frozenset(["she", "hers", "herself"])
_OPENING = 4  # words that may stand before the name that opens a sentence, titles included
_TITLED, _SAID = 5, 1


def find_genders(
    text: str,
    names: re.Pattern[str],
    by_name: Namer,
    by_role: Namer,
    titled: Mapping[Person, Iterable[str]],
) -> dict[Person, str]:
    """Who is "he" and who "she".

    Args:
        text: The article's kept text.
        names: Finds runs of capitalised words.
        by_name: Whom such a run means.
        by_role: Whom "the mayor" means.
        titled: Titles that the record itself gives a person, folded.

    Returns:
        ``he`` or ``she`` by person, where what speaks for one is at least two and three times what speaks
        for the other. Empty for a text that says nothing of it.
    """
    counts: dict[Person, Counter[str]] = {}
    for person, words in titled.items():
        _add(counts, person, _of_titles(words), _TITLED)
    last: Person | None = None
    for sentence in _sentences(_QUOTED.sub("“”", text)):
        named: list[tuple[int, Person | None]] = []
        for one in names.finditer(sentence):
            words = tuple(one.group().split())
            bearer = by_name(words)
            named.append((one.start(), bearer))
            if bearer:
                _add(counts, bearer, _of_titles(_titles(words)), _TITLED)
        subject = _subject(sentence, named, by_role)
        said = _pronoun(sentence)
        names_somebody = subject is not None or any(person for _, person in named)
        if subject or (not names_somebody and _opens_with(sentence, said)):
            _add(counts, subject or last, said, _SAID)
        if names_somebody:
            last = subject
    return {person: sure for person, count in counts.items() if (sure := _sure(count))}


def _sentences(text: str) -> Iterable[str]:
    """Pieces that end as sentences do; a title with a full stop ends none."""
    held = ""
    for piece in _END.split(text):
        held = f"{held} {piece}".strip()
        if not _TITLE_END.search(held):
            yield held
            held = ""
    if held:
        yield held


def _titles(words: Sequence[str]) -> set[str]:
    name = name_words(words)
    return {folded(word) for word in words[: len(words) - len(name)]}


def _of_titles(titles: Iterable[str]) -> str:
    known = set(titles)
    if bool(known & MALE_TITLES) == bool(known & FEMALE_TITLES):
        return ""
    return "he" if known & MALE_TITLES else "she"


def _subject(sentence: str, named: Sequence[tuple[int, Person | None]], by_role: Namer) -> Person | None:
    """The one person whom a sentence names, where the name, or "the mayor", opens it."""
    role = _THE.match(sentence)
    holder = by_role(tuple(role.group(1).split())) if role else None
    people = {person for _, person in named if person} | ({holder} if holder else set())
    if len(people) != 1:
        return None
    if holder:
        return holder
    start = next(at for at, person in named if person)
    before = [word.lower() for word in _WORD.findall(sentence[:start])]
    return people.pop() if len(before) < _OPENING and set(before) <= CONNECTIVES else None


def _pronoun(sentence: str) -> str:
    words = {word.lower().split("’")[0].split("'")[0] for word in _WORD.findall(sentence)}
    he, she = bool(words & _HE), bool(words & _SHE)
    return "" if he == she else ("he" if he else "she")


def _opens_with(sentence: str, pronoun: str) -> bool:
    first = _WORD.match(sentence)
    return first is not None and first.group().lower() == pronoun


def _add(counts: dict[Person, Counter[str]], person: Person | None, gender: str, weight: int) -> None:
    if person and gender:
        counts.setdefault(person, Counter())[gender] += weight


def _sure(count: Counter[str]) -> str:
    gender, most = count.most_common(1)[0]
    return gender if most >= max(2, 3 * (sum(count.values()) - most)) else ""
