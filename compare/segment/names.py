"""A speaker's label taken apart: the name, the role, the honorific; and whether two can be one person.

Goes in: labels as printed. Comes out: their parts. Which labels count is decided in `speakers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.ingest.wordlists import word_set
from compare.segment.label_words import HONORIFICS, LINKS, NOBODY, PARTICLES, ROLES
from compare.segment.labels import is_numbered, label_words

__all__ = ["NameParts", "as_written", "can_be_one", "has_name", "parse_name"]

_PAREN = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_OFFICE = re.compile(r"([^()]+)\(([^()]+)\)[ ]*")
_FEMALE = word_set("mrs ms miss madam lady dame frau mme mlle madame")
_MALE = word_set("mr sir lord herr monsieur")
_SURNAMES = word_set("king bishop pope prince major judge cardinal mayor chancellor justice clerk")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A label taken apart: "President of Freedonia John Doe" → role, given names, surname.

    Attributes:
        names: Given names and surname, as printed; empty for a label that is a role or a mark ("Q") only.
        role: What precedes or follows the name, as printed, honorifics left out; ``None`` if nothing does.
        honorific: "mr", "ms" …, lower case, or empty.
    """

    names: tuple[str, ...]
    role: str | None = None
    honorific: str = ""

    @property
    def surname(self) -> str:
        """The last name, case folded; empty for a role."""
        return _folded(self.names[-1]) if self.names else ""

    @property
    def given(self) -> list[str]:
        """Given names and initials, case folded."""
        return [_folded(name) for name in self.names[:-1] if _folded(name) not in PARTICLES]


def _folded(word: str) -> str:
    return word.casefold().strip(".,'’\"“”")


def parse_name(label: str, known: frozenset[tuple[str, ...]] = frozenset()) -> NameParts:
    """Takes a label apart.

    Args:
        label: As printed.
        known: Names (case folded words) that other labels print alone; they tell where a role ends.
    """
    held = _holder(label)
    if held:
        return NameParts(names=tuple(held[1].split()), role=held[0])
    words = [_folded(word) for word in label_words(label)]
    if is_numbered(label) or all(word in NOBODY for word in words):
        office = words[1:] if words[:1] == ["the"] and len(words) > 1 else []
        return NameParts(names=(), role=label.split(None, 1)[1] if office else None)
    parts = [part.split() for part in _PAREN.sub(" ", label).split(",") if part.strip()]
    split = [_split_role(part, known) for part in parts]
    main = _main_part(split, known)
    aside = [" ".join(found.split()) for found in _PAREN.findall(label)]
    roles = [" ".join(role) if at == main else " ".join(parts[at]) for at, (role, _) in enumerate(split)]
    return NameParts(
        names=tuple(split[main][1]) if split else (),
        role=", ".join(role for role in [*roles, *aside] if role) or None,
        honorific=next((word for word in words if word in HONORIFICS), ""),
    )


def _holder(label: str) -> tuple[str, str] | None:
    """Office and name of "The Minister for Bridges (Ann Reed)"; ``None`` for any other label."""
    found = _OFFICE.fullmatch(label)
    if found is None or has_name(found.group(1)):
        return None
    words = found.group(2).split()
    name = " ".join(words[1:] if _folded(words[0]) in HONORIFICS else words) if words else ""
    office = {_folded(word) for word in label_words(found.group(1))}
    return (found.group(1).strip(), name) if has_name(name) and office & (ROLES | {"the"}) else None


def _main_part(split: Sequence[tuple[list[str], list[str]]], known: frozenset[tuple[str, ...]]) -> int:
    """Which part between commas has the name: a known one, else one with a role before it, else the first."""
    for at, (_, names) in enumerate(split):
        if tuple(map(_folded, names)) in known:
            return at
    for at, (role, names) in reversed(list(enumerate(split))):
        plain = not any(_folded(word) in LINKS for word in role)
        if len(split) > 1 and role and plain and 1 < len(names) < 4:
            return at
    return next((at for at, (_, names) in enumerate(split) if names), 0)


def _split_role(words: list[str], known: frozenset[tuple[str, ...]]) -> tuple[list[str], list[str]]:
    """The words of a role, without honorifics, and those of the name behind it."""
    low = [_folded(word) for word in words]
    start = 0
    for at, word in enumerate(low):
        surname = at and at == len(low) - 1 and word in _SURNAMES
        if word in ROLES | HONORIFICS | LINKS and not surname:
            start = at + 1
    for length in range(min(4, len(words) - 1), 0, -1):
        if tuple(low[-length:]) in known:
            start = len(words) - length
            break
    else:
        if 0 < start < len(words) and low[start - 1] in LINKS:
            start = _behind_office(words, low, start)
    role = [word for word in words[:start] if _folded(word) not in HONORIFICS]
    return role, [word.strip(',"“”') for word in words[start:]]


def _behind_office(words: list[str], low: list[str], start: int) -> int:
    """In "President of Freedonia John Doe" the office takes its own names, the person the last two."""
    if len(words) - start < 3:
        return len(words)  # "Speaker of the House": all of it is the office
    cut = len(words) - 2
    while cut - 1 > start and (low[cut - 1] in PARTICLES or len(low[cut - 1]) == 1):
        cut -= 1
    if low[cut] in PARTICLES or len(low[cut]) == 1:
        cut = max(cut - 1, start)
    return cut


def has_name(label: str) -> bool:
    """True for a label that is a name of two words or more and nothing else."""
    words = [_folded(word) for word in label_words(label)]
    return len(words) > 1 and not any(word in ROLES | HONORIFICS | LINKS | NOBODY for word in words)


def can_be_one(one: NameParts, other: NameParts) -> bool:
    """True if two names can be one person's: the surname is the same and nothing contradicts."""
    if not one.surname or one.surname != other.surname:
        return False
    if {one.honorific, other.honorific} & _MALE and {one.honorific, other.honorific} & _FEMALE:
        return False
    shorter, longer = sorted((one.given, other.given), key=len)
    if not shorter:
        return True
    return _alike(shorter[0], longer[0]) and all(any(_alike(a, b) for b in longer) for a in shorter)


def _alike(one: str, other: str) -> bool:
    """The same given name, or its initial."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def as_written(name: str) -> str:
    """A name in capitals as names are written ("JOHN McDOE" → "John McDoe"); others as they are."""
    if name.islower():
        return name.title()
    letters = [char for char in name if char.isalpha()]
    shouted = sum(1 for char in letters if char.isupper()) >= len(letters) - 1 and len(letters) > 1
    if not shouted or any(map(str.isdigit, name)) or (len(letters) == 2 and letters[1].islower()):
        return name
    words = re.sub(r"[^\W\d_]+", lambda found: found.group().capitalize(), name)
    words = re.sub(r"\bMc([a-z])", lambda found: "Mc" + found.group(1).upper(), words)
    words = re.sub(r"(?<=\w)([’'])S\b", r"\1s", words)
    return re.sub(
        r"(?<= )(Of|The|For|And|In|De|Von|Van|Der)(?= )", lambda found: found.group().lower(), words
    )
