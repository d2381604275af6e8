"""Persons: whom an article speaks of, and which of them speak in the record.

Goes in: the words by which an article names somebody ("Mr Roe", "the mayor"). Comes out: a person, or
nothing where that would be a guess. Not done here: building a cast (`compare.segment.cast`), finding the
words (`compare.segment.frames`), and pronouns (`compare.segment.antecedents`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from compare.model import Speaker
from compare.segment.cues import (
    BODIES,
    CONNECTIVES,
    GENERIC_ROLES,
    NAME_PARTICLES,
    ORGANISATIONS,
    PREPOSITIONS,
    RESTRICTIVE,
    ROLES,
    STOP_WORDS,
    SUBORDINATORS,
    TIME_WORDS,
    TITLES,
)

__all__ = [
    "FEMALE_TITLES",
    "MALE_TITLES",
    "Cast",
    "Person",
    "bare",
    "folded",
    "name_key",
    "name_words",
    "same_first",
    "speaker_name",
]

_NO_NAMES = STOP_WORDS | CONNECTIVES | PREPOSITIONS | SUBORDINATORS | TIME_WORDS
_SURNAMES_TOO = frozenset(
    ["justice", "judge", "king", "prince", "bishop", "pope", "major", "cardinal", "father", "brother"]
)
"""Titles that are English surnames, too (P. H. Reaney and R. M. Wilson, A Dictionary of English Surnames)."""
_OF_OFFICES = (
    RESTRICTIVE
    | ORGANISATIONS
    | BODIES
    | frozenset(
        ["associate", "federal", "district", "circuit", "crown", "trial", "presiding", "high", "supreme"]
    )
) - {"justice"}
"""Words before such a title that make an office of it."""
_SUFFIXES = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "kc", "qc", "mp", "msp", "mbe", "obe", "cbe", "phd", "md"]
)
MALE_TITLES = frozenset(["mr", "sir", "lord", "king", "prince", "father", "chairman", "spokesman"])
FEMALE_TITLES = frozenset(
    ["mrs", "ms", "miss", "lady", "dame", "queen", "princess", "chairwoman", "spokeswoman"]
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom an article names: the record's name where the record has one."""

    name: str
    in_record: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The persons of one article.

    Attributes:
        speakers: The record's speakers; empty for a record without labels.
        full_names: Folded full name → person, for every person the article names in full or by title.
        surnames: Folded last word of a name → persons, first the one whom the word alone means; ``None`` in
            front where it means nobody for certain.
        roles: Role word → persons who hold it, by the record or by the article's own words.
        role_words: Person → folded words that go with the name: roles, nationality, office.
        gender: Person → ``he`` or ``she``, where the article's own words tell.
        main: The only speaker of the record whom the article names, if there is just one.
        open: True if the record has a speaker without a name, so that nobody can be excluded from it.
    """

    speakers: tuple[Speaker, ...]
    full_names: Mapping[str, Person] = field(default_factory=dict)
    surnames: Mapping[str, tuple[Person | None, ...]] = field(default_factory=dict)
    roles: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    role_words: Mapping[Person, frozenset[str]] = field(default_factory=dict)
    gender: Mapping[Person, str] = field(default_factory=dict)
    main: Person | None = None
    open: bool = False

    def by_name(self, words: Sequence[str]) -> Person | None:
        """The person whom a printed name means; a full name that nobody known has is a new person.

        Args:
            words: The name's words with titles, as printed. Empty, or titles only → ``None``.
        """
        name = name_words(words) or self._surname_like_title(words)
        if not name:
            return None
        known = self.full_names.get(name_key(name))
        if known:
            return known
        holders = self._of_title(words, self.surnames.get(folded(name[-1]), ()))
        if len(name) == 1:
            return holders[0] if holders else Person(name[0], False)
        matching = [person for person in holders if person and same_first(person.name, name)]
        if len(matching) == 1:
            return matching[0]
        return Person(" ".join(name), False)

    def _surname_like_title(self, words: Sequence[str]) -> tuple[str, ...]:
        """A surname that is a title elsewhere ("Justice"), where a speaker of the record bears it."""
        if not words or folded(bare(words[-1])) not in self.surnames:
            return ()
        return (*name_words((*words[:-1], "X"))[:-1], bare(words[-1]))

    def _of_title(self, words: Sequence[str], holders: Sequence[Person | None]) -> Sequence[Person | None]:
        """Persons of one surname, without those whom "Mr" or "Ms" cannot mean."""
        titles = {folded(word) for word in words}
        gender = "he" if titles & MALE_TITLES else "she" if titles & FEMALE_TITLES else ""
        fitting = [person for person in holders if person and self.fits_pronoun(person, gender)]
        return fitting or holders if gender else holders

    def by_role(self, words: Sequence[str], behind: Sequence[str] = ()) -> Person | None:
        """The person whom a definite description means ("the Russian president"); ``None`` if not unique.

        Args:
            words: The words of the description without its article; the last one is the role.
            behind: Names that stand behind it ("the mayor of Skerry").
        """
        head = folded(words[-1]) if words else ""
        modifiers = [*(word for word in words[:-1] if folded(word) not in _COLOURLESS), *behind]
        holders = [person for person in self.roles.get(head, ()) if self._fits(person, modifiers, head)]
        of_record = [person for person in holders if person.in_record]
        if len(of_record or holders) == 1:
            return (of_record or holders)[0]
        generic = head in GENERIC_ROLES and not holders and self.main
        return self.main if generic and self._may_be(self.main, modifiers) else None

    def holds_alone(self, person: Person, words: Sequence[str]) -> bool:
        """True if a person, and nobody else, holds the role of a description, by all its words."""
        plain = [folded(word) for word in words if folded(word) not in PREPOSITIONS | {"the"}]
        head = next((word for word in reversed(plain) if word in self.roles), "")
        others = [holder for holder in self.roles.get(head, ()) if holder != person]
        return not others and set(plain) <= self.role_words.get(person, frozenset())

    def fits_pronoun(self, person: Person, pronoun: str) -> bool:
        """False only where the article's own words tell that the pronoun is of another gender."""
        known = self.gender.get(person)
        return known is None or pronoun not in ("he", "she") or known == pronoun

    def _fits(self, person: Person, modifiers: Sequence[str], head: str) -> bool:
        """True if nothing in a description speaks against a person, and nothing in his or her role."""
        known = self.role_words.get(person, frozenset())
        for word in modifiers:
            if (word[0].isupper() or folded(word) in RESTRICTIVE) and not _has_stem(known, folded(word)):
                return False
        silent = _LESSER & known - {folded(word) for word in modifiers}
        return not silent or head not in _OFFICES

    def _may_be(self, person: Person | None, modifiers: Sequence[str]) -> bool:
        known = self.role_words.get(person, frozenset()) if person else frozenset()
        named = [folded(word) for word in modifiers if word[0].isupper()]
        restricted = any(folded(word) in RESTRICTIVE for word in modifiers)
        return not restricted and (not known or all(_has_stem(known, word) for word in named))


_LESSER = frozenset(["vice", "deputy", "former", "shadow", "acting", "assistant"])
_OFFICES = frozenset(["president", "leader", "mayor", "minister", "chair", "secretary", "chancellor"])
_COLOURLESS = frozenset(
    ["then", "new", "old", "young", "outgoing", "incoming", "embattled", "veteran", "long-serving", "current"]
)


def folded(word: str) -> str:
    """A word for comparison: no case, no diacritics, no possessive ending, one kind of apostrophe."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold().strip(".,:")
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return plain[:-2] if plain.endswith("'s") else plain.rstrip("'")


def name_words(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without what stands before it: titles, roles, nationality."""
    plain = [bare(word) for word in words]
    small = [at for at, word in enumerate(plain) if not word[:1].isupper() and word not in NAME_PARTICLES]
    plain = plain[small[-1] + 1 :] if small else plain
    last_title = max((at for at, word in enumerate(plain) if _is_title(word)), default=-1)
    rest = plain[last_title + 1 :]
    while rest and (not rest[0][:1].isupper() or rest[0].lower() in _NO_NAMES):
        rest = rest[1:]
    if rest and folded(rest[-1]) in _SUFFIXES:
        rest = rest[:-1]
    return tuple(rest)


def speaker_name(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name as a record labels a speaker: a title behind a first name is a surname.

    Example:
        >>> speaker_name(["Ada", "Judge"]), speaker_name(["Chief", "Justice"]), speaker_name(["Dr", "Roe"])
        (('Ada', 'Judge'), (), ('Roe',))
    """
    name = name_words(words)
    if name or len(words) < 2 or folded(words[-1]) not in _SURNAMES_TOO:
        return name
    first = name_words(words[:-1])
    return (*first, words[-1]) if first and not _OF_OFFICES & {folded(word) for word in words} else ()


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return re.sub(r"(?:[’']s|[’'])$", "", word)


def _is_title(word: str) -> bool:
    low = folded(word)
    return low in TITLES or low in ROLES


def name_key(name: Iterable[str]) -> str:
    """The words of a name as one string for comparison."""
    return " ".join(folded(word) for word in name)


def same_first(known: str, name: Sequence[str]) -> bool:
    """True if two names with one surname may be one person's: first names agree, or one has none."""
    words = known.split()
    left, right = folded(words[0]), folded(name[0])
    if len(words) < 2 or left == right:
        return True
    return left[:1] == right[:1] and (len(left) == 1 or len(right) == 1)


def _has_stem(known: Iterable[str], word: str) -> bool:
    """True if a known word has the same beginning: Russian, Russia; British, Britain is not seen."""
    size = max(3, min(5, len(word) - 1))
    return any(other == word or (len(word) > 3 and other[:size] == word[:size]) for other in known)
