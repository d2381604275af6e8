"""Cast: everybody whom an article names, and how it may call them.

Goes in: the record's speakers and an article's text. Comes out: a `Cast`. Not done here: whom the words of
a sentence mean (`compare.segment.persons`, `compare.segment.antecedents`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from compare.ingest.wordlists import word_set
from compare.model import Speaker
from compare.segment.cues import ANONYMOUS, ROLES, TITLES
from compare.segment.genders import find_genders
from compare.segment.persons import (
    Cast,
    Person,
    bare,
    folded,
    name_key,
    name_words,
    same_first,
    speaker_name,
)

__all__ = ["build_cast"]

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'\-]*"
_INITIAL = r"(?:[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Lt|Col|Sgt|St|Prof|Rev|Hon|Messrs)\.)"
_LINK = r"(?:(?:de|del|della|di|da|dos|van|von|der|den|bin|ibn|al|el|ter)[ \u00a0])?"
_NAME = re.compile(rf"(?:{_INITIAL}|{_CAPITAL})(?:[ \u00a0]{_LINK}(?:{_INITIAL}|{_CAPITAL})){{0,6}}")
_BYSTANDERS = word_set(
    """
    q question reporter reporters audience crowd moderator host interviewer journalist a answer several many
    voice voices analyst analysts caller questioner
    """
)


def build_cast(speakers: Sequence[Speaker], text: str) -> Cast:
    """Everybody whom an article names, and how it may call them.

    Args:
        speakers: The record's speakers; may be empty.
        text: The article's kept text.
    """
    names = _names(text)
    people = _Builder(speakers, names)
    mentioned = [person for person in people.record if people.mentioned(person)]
    cast = Cast(
        speakers=tuple(speakers),
        full_names=people.full_names,
        surnames={key: people.ranked(found) for key, found in people.surnames.items()},
        roles={key: tuple(dict.fromkeys(found)) for key, found in people.roles.items()},
        role_words={person: frozenset(words) for person, words in people.role_words.items()},
        main=mentioned[0] if len(mentioned) == 1 else None,
        open=any(_nameless(speaker.name) and not people.known_as(speaker.name) for speaker in speakers),
    )
    return replace(cast, gender=find_genders(text, _NAME, people.named_by, cast.by_role, people.titles))


def _names(text: str) -> list[tuple[str, ...]]:
    """Runs of capitalised words, each as its words, in text order."""
    return [tuple(found.group().split()) for found in _NAME.finditer(text)]


def _nameless(name: str) -> bool:
    """True for a label that names nobody: "Speaker 1", "THE PRESIDENT"; bystanders are left out."""
    words = {folded(word) for word in name.split()} - {"member", "members"}
    if words and words <= _BYSTANDERS:
        return False
    return bool(ANONYMOUS.fullmatch(name.strip())) or not speaker_name(name.split())


class _Builder:
    """Collects names, surnames and roles while a cast is built."""

    def __init__(self, speakers: Sequence[Speaker], names: Sequence[tuple[str, ...]]) -> None:
        self.record = [Person(speaker.name, True) for speaker in speakers]
        self.full_names: dict[str, Person] = {}
        self.surnames: dict[str, list[Person]] = {}
        self.roles: dict[str, list[Person]] = {}
        self.role_words: dict[Person, set[str]] = {}
        self.titled: dict[str, Person] = {}
        self.titles: dict[Person, set[str]] = {}
        self.named: Counter[Person] = Counter()
        self.counts = Counter(folded(word) for name in names for word in name)
        for speaker, person in zip(speakers, self.record, strict=True):
            self._add_speaker(speaker, person)
        for person in self.record:
            self._give_name(person, self._holder(person, names))
        firsts = self._first_names(names)
        for name in names:
            self._add_name(name, firsts)
        for person in self.record:
            self._add_first_name(person)

    def _add_first_name(self, person: Person) -> None:
        """A speaker's first name, where nobody else of the article bears it."""
        name = speaker_name(person.name.split())
        alike = [key for key in self.full_names if name and key.split()[0] == folded(name[0])]
        if len(name) > 1 and len({self.full_names[key] for key in alike}) == 1:
            self.surnames.setdefault(folded(name[0]), [person])

    def ranked(self, holders: Sequence[Person]) -> tuple[Person | None, ...]:
        """Persons of one surname: the record's only one leads, else the one most often named in full."""
        alike = list(dict.fromkeys(holders))
        of_record = [person for person in alike if person.in_record]
        if len(alike) == 1 or len(of_record) == 1:
            return tuple(sorted(alike, key=lambda person: not person.in_record))
        alike.sort(key=lambda person: -self.named[person])
        sure = not of_record and self.named[alike[0]] > self.named[alike[1]]
        return (*alike,) if sure else (None, *alike)

    def mentioned(self, person: Person) -> bool:
        name = speaker_name(person.name.split()) or tuple(person.name.split())
        return self.counts[folded(name[-1])] > 0

    def known_as(self, label: str) -> bool:
        return folded(label) in self.titled

    def named_by(self, words: tuple[str, ...]) -> Person | None:
        """Whom a printed name means; of several bearers of a surname the record's only one."""
        name = name_words(words)
        if not name:
            return None
        known = self.full_names.get(name_key(name))
        if known or len(name) > 1:
            return known
        holders = dict.fromkeys(self.surnames.get(folded(name[-1]), ()))
        of_record = [person for person in holders if person.in_record]
        return next(iter(holders if len(holders) == 1 else of_record if len(of_record) == 1 else ()), None)

    def _add_speaker(self, speaker: Speaker, person: Person) -> None:
        for label in (speaker.name, *speaker.labels):
            name = speaker_name(label.rstrip(":").split())
            if name and not ANONYMOUS.fullmatch(label.strip(": ")):
                self.full_names[name_key(name)] = person
                self.surnames.setdefault(folded(name[-1]), []).append(person)
                if len(name) > 1:
                    self.full_names.setdefault(name_key((name[0], name[-1])), person)
                title = label.split()[: len(label.split()) - len(name)]
                self.titles.setdefault(person, set()).update(map(folded, title))
                self._add_roles(person, title)
            elif not name:
                self._add_roles(person, label.rstrip(":").split())
        role = re.findall(r"[\w’'\-]+", speaker.role or "")
        self._add_roles(person, role)
        head = re.split(r"[,(]| (?:of|for|at|in|to) ", speaker.role or "")[0].split()
        if head and folded(head[-1]) not in ROLES:
            self.roles.setdefault(folded(head[-1]), []).append(person)

    def _add_roles(self, person: Person, words: Iterable[str]) -> None:
        for word in words:
            low = folded(word)
            self.role_words.setdefault(person, set()).add(low)
            if low in ROLES:
                self.roles.setdefault(low, []).append(person)

    def _first_names(self, names: Sequence[tuple[str, ...]]) -> dict[str, Counter[str]]:
        """Surname → first names that the article gives with it."""
        firsts: dict[str, Counter[str]] = {}
        for words in names:
            name = name_words(words)
            if len(name) > 1:
                firsts.setdefault(folded(name[-1]), Counter())[folded(name[0])] += 1
        return firsts

    def _add_name(self, words: tuple[str, ...], firsts: Mapping[str, Counter[str]]) -> None:
        name = name_words(words)
        titles = [bare(word) for word in words[: len(words) - len(name)]]
        titled = any(folded(word) in TITLES for word in titles)
        if not name or (len(name) < 2 and not titled) or self._is_knight(name, titles):
            return
        person = self._known(name, firsts) or Person(" ".join(name), False)
        self.named[person] += len(name) > 1
        if len(name) > 1:
            self.full_names.setdefault(name_key(name), person)
        holders = self.surnames.setdefault(folded(name[-1]), [])
        if person not in holders and not (len(name) == 1 and holders):
            holders.append(person)
        self._add_roles(person, titles)

    def _is_knight(self, name: tuple[str, ...], titles: Sequence[str]) -> bool:
        """True for "Sir Jan", where the article or the record knows just one Jan in full: a first name."""
        if len(name) > 1 or not {folded(word) for word in titles} & {"sir", "dame"}:
            return False
        alike = {person for key, person in self.full_names.items() if key.split()[0] == folded(name[0])}
        if len(alike) == 1 and not any(person.name == name[0] for person in alike):
            self.surnames[folded(name[0])] = list(alike)
        return len(alike) == 1

    def _known(self, name: tuple[str, ...], firsts: Mapping[str, Counter[str]]) -> Person | None:
        key = name_key(name)
        if key in self.full_names:
            return self.full_names[key]
        holders = self.surnames.get(folded(name[-1]), [])
        if len(name) == 1:
            return holders[0] if len(holders) == 1 else None
        for person in holders:
            if len(name_words(person.name.split())) < 2 and person.in_record:
                usual = firsts[folded(name[-1])].most_common(1)[0][0]
                if usual == folded(name[0]):
                    self.full_names[key] = person
                    return person
            elif same_first(person.name, name):
                return person
        return None

    def _give_name(self, person: Person, surname: str) -> None:
        """A nameless speaker of the record ("THE PRESIDENT") is met by the surname that bears the title."""
        if surname:
            self.titled[folded(person.name)] = person
            self.surnames.setdefault(surname, []).append(person)

    def _holder(self, person: Person, names: Sequence[tuple[str, ...]]) -> str:
        """The surname that an article gives a nameless speaker's title to; empty where none leads clearly."""
        if not _nameless(person.name):
            return ""
        found: dict[str, int] = {}
        for words in names:
            name = name_words(words)
            if name and _bears([bare(word) for word in words[: len(words) - len(name)]], person):
                found[folded(name[-1])] = self.counts[folded(name[-1])]
        most = max(found.values(), default=0)
        leading = [surname for surname, count in found.items() if 2 * count > most]
        return leading[0] if len(leading) == 1 else ""


def _bears(titles: Sequence[str], person: Person) -> bool:
    """True if titles are those of a nameless speaker, with one word more at most ("US President")."""
    label = {folded(word) for word in person.name.split()} - {"the"}
    return bool(label) and label <= {folded(word) for word in titles} and len(titles) <= len(label) + 1
