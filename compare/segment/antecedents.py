"""Antecedents: whom the words of a sentence mean, with what the sentences before it say.

Goes in: an article's sentences as tokens and frames, and its cast. Comes out: the person whom a name, a
role or a pronoun means, or ``None`` where that would be a guess. Not done here: which words carry a
quotation (`compare.segment.carriers`).

A pronoun is the person last named: before it in the sentence, else in the sentences before it in the
paragraph, else in the paragraph before. Whoever spoke in a sentence comes before whoever is only mentioned.
Nobody is "he" whom the article calls "she", or called so a moment ago; in an article that speaks of "he" and
of "she", a person of whom it says neither is meant only as the one who spoke or whom a sentence is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from compare.model import Article, BlockKind
from compare.segment.article import HEADINGS
from compare.segment.cues import BODIES, CONNECTIVES, PREPOSITIONS, ROLES, SUBORDINATORS
from compare.segment.frames import Frame
from compare.segment.persons import Cast, Person
from compare.segment.phrases import Source, first_subject
from compare.segment.stances import is_authors
from compare.segment.tokens import Token, is_adverb, is_possessive, pronoun_of

__all__ = ["Antecedents", "Basis"]

Basis = Literal["name", "role", "pronoun", "context", "none"]
_GENDERS = {"he": "he", "his": "he", "she": "she", "her": "she"}
_BEHIND_OBJECT = frozenset(["that", "to", "he", "she", "whether", "if", "how", "why", "who", ",", "."])
_ASKING = frozenset(["ask", "press", "challenge", "question", "urge", "accuse"])
_BESIDE = frozenset([",", "–", "—", "-", "--"])
_BYLINE = re.compile(
    r"(?:[\w ]{0,12}\bby|words|text|story|from):?\s+([A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){1,3})", re.IGNORECASE
)
_MEMORY = 4  # blocks back in which somebody else who spoke may still be meant
_RECENT = 2  # blocks for which a pronoun tells of what gender a person is


class Antecedents:
    """Whom words mean, sentence by sentence; ``sources`` is filled by the reader as it goes on.

    Args:
        article: The segmented article.
        cast: Its persons.
        tokens: Its sentences as tokens.
        frames: The frames of each sentence.
    """

    def __init__(
        self,
        article: Article,
        cast: Cast,
        tokens: Sequence[Sequence[Token]],
        frames: Sequence[Sequence[Frame]],
    ) -> None:
        self.article = article
        self.cast = cast
        self.tokens = tokens
        self.frames = frames
        self.sources: list[Person | None] = [None] * len(tokens)
        self._called: dict[Person, tuple[int, str]] = {}
        self._meant: dict[tuple[int, int], Person | None] = {}
        self._pronouns = [_first_pronouns(sentence) for sentence in tokens]
        self._mixed = {"he", "she"} <= set().union(*self._pronouns)
        self._author = self._written_by()
        self._speaking = self._all_speaking()
        self._mentions = [self._mentioned(sentence) for sentence in tokens]

    def kind(self, at: int) -> BlockKind:
        """The kind of block that a sentence stands in."""
        return self.article.blocks[self.article.sentences[at].block].kind

    def person(self, at: int, source: Source) -> tuple[Person | None, Basis]:
        """Whom a source means, and by what: ``(None, …)`` where that would be a guess."""
        tokens = self.tokens[at]
        words = _words(tokens, source)
        if source.kind == "name":
            return self.cast.by_name(words), "name"
        if source.kind == "pronoun":
            first = pronoun_of(tokens[source.first])
            return (self._author if first == "i" else self._of_pronoun(at, source.first)), "pronoun"
        if source.kind == "role" or self._is_office(words, source):
            return self.cast.by_role(*_description(words)), "role"
        if source.kind in ("others", "body"):
            return Person(" ".join(words), False), "role"
        return None, "none"

    def can_speak(self, at: int, frame: Frame) -> bool:
        """True if a frame's source can be a person; for names, as far as the article tells."""
        if frame.source is None or frame.source.kind in ("role", "others"):
            return True
        words = _words(self.tokens[at], frame.source)
        if frame.source.kind == "pronoun":
            return bool(_gender_of(self.tokens[at][frame.source.first]))
        if frame.source.kind != "name":
            return self._is_office(words, frame.source)
        person = self.cast.by_name(words)
        return person is None or self._is_human(person)

    def antecedent(self, at: int, frame: Frame | None) -> Person | None:
        """The person whom a later "he" or "she" may mean; groups and bodies are nobody."""
        if not frame or not frame.source or frame.source.kind in ("body", "speech"):
            return None
        if pronoun_of(self.tokens[at][frame.source.first]) == "i":
            return None
        person = self.person(at, frame.source)[0]
        if person and frame.source.kind == "others":
            return person if person.name.split()[-1].lower() in ROLES else None
        return person if person and self._is_human(person) else None

    def _is_office(self, words: Sequence[str], source: Source) -> bool:
        """True for "the planner", "its planner" where one speaker of the record, and nobody else, is one."""
        if source.kind not in ("unknown", "others") or words[0].lower() not in ("the", "its"):
            return False
        person = self.cast.by_role(*_description(words)) if len(words) > 1 else None
        return person is not None and person.in_record and self.cast.holds_alone(person, words[1:])

    def _written_by(self) -> Person | None:
        """The speaker of the record whom a byline names: somebody who asks there, and writes of it here."""
        text = self.article.document.text
        for block in self.article.blocks:
            found = _BYLINE.match(block.span.slice(text)) if block.kind == "residue" else None
            person = self.cast.by_name(found.group(1).split()) if found else None
            if person and person.in_record:
                return person
        return None

    def _of_pronoun(self, at: int, token: int) -> Person | None:
        """Whom a pronoun means; asked twice, it answers the same."""
        if (at, token) not in self._meant:
            gender = _gender_of(self.tokens[at][token])
            person = self._last_named(at, token, gender) if gender else None
            self._meant[at, token] = person
            if person:
                self._called[person] = (self.article.sentences[at].block, gender)
        return self._meant[at, token]

    def _last_named(self, at: int, token: int, pronoun: str) -> Person | None:
        """Whom a pronoun means; ``None`` where two persons come into question, or none."""
        aside = _is_aside(self.tokens[at], token)
        fitting = self._fitting(at, self._before(at, token, pronoun, subjects=not aside), pronoun)
        if fitting:
            return fitting[0] if len(fitting) == 1 else self._subject_among(at, token, fitting)
        for earlier in self._earlier(at):
            settled, person = self._meant_by(at, earlier, pronoun)
            if settled:
                return person
        main = self.cast.main
        if main is None or self._is_unsure(main) or self._speaks_before(at) not in (None, main):
            return None
        return main if self._fits(at, main, pronoun) else None

    def _meant_by(self, at: int, earlier: int, pronoun: str) -> tuple[bool, Person | None]:
        """Whom an earlier sentence makes a pronoun mean, and whether that settles it: perhaps nobody."""
        known = self._spoke_last(earlier) or self.sources[earlier]
        if known and self._fits(at, known, pronoun) and not self._is_another(earlier, known, pronoun):
            return True, self._rather(earlier, known, pronoun)
        named = self._mentioned_in(earlier, pronoun)
        others = [person for person in named if not self._speaks_to(earlier, person, pronoun)]
        fitting = self._fitting(at, others, pronoun)
        if len(fitting) == 1:
            return True, fitting[0] if self._is_about(earlier, fitting[0]) else None
        if fitting:
            return True, self._subject_among(earlier, len(self.tokens[earlier]), fitting)
        return self._has_unknown_speaker(earlier), None

    def _speaks_before(self, at: int) -> Person | None:
        """Who spoke last, a few paragraphs back."""
        first = self.article.sentences[at].block - _MEMORY
        for earlier in range(at - 1, -1, -1):
            if self.article.sentences[earlier].block < first:
                return None
            if self.sources[earlier] and self.kind(earlier) not in HEADINGS:
                return self.sources[earlier]
        return None

    def _before(self, at: int, token: int, pronoun: str, *, subjects: bool) -> list[Person]:
        """Persons named before a token; "Roe, she said, was ill" does not speak of Roe."""
        tokens, end = self.tokens[at], self._pronoun_in(at, pronoun)
        found = [one for one in self._mentions[at] if one[0] < min(token, end)]
        return [person for place, person in found if subjects or is_possessive(tokens, place)]

    def _mentioned_in(self, at: int, pronoun: str) -> list[Person]:
        """Persons whom a sentence names; "she thanked Roe" tells that Roe is somebody else."""
        end = self._pronoun_in(at, pronoun)
        return [person for place, person in self._mentions[at] if place < end]

    def _rather(self, at: int, speaker: Person, pronoun: str) -> Person:
        """Who spoke in a sentence; where somebody asks, rather the one named there who is surely "he"."""
        verbs = {frame.verb.lemma for frame in self.frames[at] if frame.verb}
        if not (self._is_unsure(speaker) and verbs & _ASKING):
            return speaker
        beside = {person for _, person in self._mentions[at]} - {speaker}
        surely = [person for person in beside if self.cast.gender.get(person) == pronoun]
        return surely[0] if len(surely) == 1 else speaker

    def _is_another(self, at: int, person: Person, pronoun: str) -> bool:
        """True if a sentence says "she" of somebody before it names a person.

        Not where a clause leads up to the name: "Asked whether she would go, Roe …".
        """
        if self._speaks_to(at, person, pronoun):
            return True
        opening = self.tokens[at][0].low
        if opening in SUBORDINATORS | PREPOSITIONS or opening.endswith(("ed", "ing")):
            return False
        named = any(other == person for _, other in self._mentions[at])
        end = self._pronoun_in(at, pronoun)
        meant = self._meant.get((at, end))
        return named and meant != person and person not in self._mentioned_in(at, pronoun)

    def _speaks_to(self, at: int, person: Person, pronoun: str) -> bool:
        """True for "Roe told him that …": "he" is not Roe."""
        tokens = self.tokens[at]
        other = {"he": "him", "she": "her"}[pronoun]
        for frame in self.frames[at]:
            told = frame.verb is not None and frame.last + 1 < len(tokens) and tokens[frame.last].low == other
            clear = told and (pronoun == "he" or tokens[frame.last + 1].low in _BEHIND_OBJECT)
            if clear and frame.source and self.person(at, frame.source)[0] == person:
                return True
        return False

    def _has_unknown_speaker(self, at: int) -> bool:
        """True for a sentence in which somebody speaks who is not known ("the minister said")."""
        return any(
            frame.source is not None
            and (frame.source.kind == "role" or (frame.source.kind == "unknown" and _is_told(frame)))
            and self.person(at, frame.source)[0] is None
            for frame in self.frames[at]
            if not frame.relative
        )

    def _pronoun_in(self, at: int, pronoun: str) -> int:
        """The first token of a sentence that is a pronoun of one gender; the sentence's end if none is."""
        return self._pronouns[at].get(pronoun, len(self.tokens[at]))

    def _is_unsure(self, person: Person) -> bool:
        return self._mixed and person not in self.cast.gender

    def _is_about(self, at: int, person: Person) -> bool:
        """False for somebody who is only mentioned, where it is not known whether "he" or "she" fits.

        A sentence is about whom it names first, and about whom the author asks.
        """
        if not self._is_unsure(person):
            return True
        tokens = self.tokens[at]
        opening = next((place for place, named in self._mentions[at] if named == person), len(tokens))
        first = all(not token.text[0].islower() or token.low in CONNECTIVES for token in tokens[:opening])
        asked = any(is_authors(tokens, frame) and frame.last <= opening for frame in self.frames[at])
        # "Roe's joke was good, and she laughed"
        owner = opening < len(tokens) and is_possessive(tokens, opening)
        return (first and not owner) or asked or self._subject_among(at, len(tokens), [person]) == person

    def _fits(self, at: int, person: Person, pronoun: str) -> bool:
        """False where the article tells that a pronoun is of another gender, or did so just before."""
        block, called = self._called.get(person, (0, pronoun))
        recent = self.article.sentences[at].block - block <= _RECENT
        if person not in self.cast.gender and recent and called != pronoun:
            return False
        return self.cast.fits_pronoun(person, pronoun)

    def _spoke_last(self, at: int) -> Person | None:
        """The speaker of the record who answers somebody without a name in one sentence: "One reporter asked
        about it, and Quill said that …". ``None`` for every other sentence.
        """
        known = self.sources[at]
        frames = [frame for frame in self.frames[at] if frame.source is not None]
        if known is None or known.in_record or len(frames) < 2:
            return None
        last = max(frames, key=lambda frame: frame.source.first if frame.source else 0)
        person = self.antecedent(at, last)
        return person if person and person.in_record else None

    def _fitting(self, at: int, persons: Iterable[Person], pronoun: str) -> list[Person]:
        return [person for person in dict.fromkeys(persons) if self._fits(at, person, pronoun)]

    def _subject_among(self, at: int, token: int, persons: Sequence[Person]) -> Person | None:
        """The one of several persons who is the subject of the words before a token."""
        source = first_subject(self.tokens[at][:token])
        if source and source.kind in ("name", "role"):
            person = self.person(at, source)[0]
            return person if person in persons else None
        return None

    def _earlier(self, at: int) -> Iterable[int]:
        """Sentences before one, backwards, to the start of the paragraph before its own."""
        blocks = 0
        block = self.article.sentences[at].block
        for earlier in range(at - 1, -1, -1):
            if self.kind(earlier) in HEADINGS or self.kind(earlier) == "caption":
                continue
            if self.article.sentences[earlier].block != block:
                blocks, block = blocks + 1, self.article.sentences[earlier].block
            if blocks > 1:
                return
            yield earlier

    def _all_speaking(self) -> frozenset[Person]:
        """Persons who are the source of a frame somewhere in the article; bodies are none."""
        found: set[Person] = set(self._described())
        for tokens, frames in zip(self.tokens, self.frames, strict=True):
            for frame in frames:
                if frame.source and frame.source.kind == "name":
                    person = self.cast.by_name(_words(tokens, frame.source))
                    if person and self._is_human(person):
                        found.add(person)
        return frozenset(found)

    def _described(self) -> Iterable[Person]:
        """Persons of whom an article gives the age, or says who they are: "Jan Roe, 58,", "Jan Roe, who"."""
        for tokens in self.tokens:
            for at in range(1, len(tokens) - 1):
                after = tokens[at + 1].low
                aside = tokens[at].low == "," and (after == "who" or (after.isdigit() and len(after) < 4))
                first = at
                while aside and first > 0 and tokens[first - 1].text[0].isupper():
                    first -= 1
                person = self.cast.by_name([token.text for token in tokens[first:at]]) if first < at else None
                if person and self._is_human(person):
                    yield person

    def _is_human(self, person: Person) -> bool:
        """True for a speaker of the record and for a full or titled name that is no body's."""
        words = person.name.split()
        if person.in_record:
            return True
        known = len(words) > 1 or bool(self.cast.role_words.get(person))
        return known and not {word.lower() for word in words} & BODIES

    def _mentioned(self, tokens: Sequence[Token]) -> list[tuple[int, Person]]:
        """Persons whom a sentence names outside quotation marks, with the token of each."""
        found: list[tuple[int, Person]] = []
        at = 0
        while at < len(tokens):
            role = self._role_mention(tokens, at) if tokens[at].low == "the" else None
            if role:
                found.append((at, role))
            last = at + (tokens[at].low == "the")
            while last < len(tokens) and tokens[last].quotation < 0 and tokens[last].text[0].isupper():
                last += 1
            person = self.cast.by_name([token.text for token in tokens[at:last]])
            if person and (person.in_record or person in self._speaking):
                found.append((last - 1, person))
            at = max(last, at + 1)
        return found

    def _role_mention(self, tokens: Sequence[Token], at: int) -> Person | None:
        for last in range(at + 2, min(len(tokens), at + 5) + 1):
            words = [token.text for token in tokens[at + 1 : last]]
            if words[-1].lower() in self.cast.roles:
                behind = [token.text for token in tokens[last + 1 : last + 4] if token.text[0].isupper()]
                of = last < len(tokens) and tokens[last].low in ("of", "for")
                return self.cast.by_role(words, behind if of else ())
        return None


def _description(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of a description to its noun, and the names behind it ("the mayor of Skerry")."""
    plain = [word for word in words if word.lower() != "the"]
    end = next((at for at, word in enumerate(plain) if word.lower() in PREPOSITIONS), len(plain))
    return plain[:end], [word for word in plain[end:] if word[0].isupper()]


def _words(tokens: Sequence[Token], source: Source) -> list[str]:
    return [token.text for token in tokens[source.first : source.last] if token.quotation < 0]


def _gender_of(token: Token) -> str:
    """``he`` or ``she`` for a pronoun of a man or a woman, also for "he's"; empty for any other word."""
    return _GENDERS.get(pronoun_of(token) or token.low, "")


def _first_pronouns(tokens: Sequence[Token]) -> dict[str, int]:
    """Gender → the first token of a sentence that is a pronoun of it."""
    found: dict[str, int] = {}
    for at, token in enumerate(tokens):
        gender = _gender_of(token) if token.quotation < 0 else ""
        if gender:
            found.setdefault(gender, at)
    return found


def _is_aside(tokens: Sequence[Token], at: int) -> bool:
    """True for "…, she said" that ends a sentence or stands between commas."""
    if not at or (tokens[at - 1].low not in _BESIDE and tokens[at - 1].quotation < 0):
        return False
    verb = at + 1
    while verb < len(tokens) and is_adverb(tokens[verb]):
        verb += 1
    after = tokens[verb + 1] if verb + 1 < len(tokens) else None
    return after is None or (after.quotation < 0 and after.low in _BESIDE | {"."})


def _is_told(frame: Frame) -> bool:
    """True for verbs that only a person can be the subject of."""
    return frame.verb is not None and frame.verb.lemma in ("tell", "ask", "reply", "answer", "shout", "joke")
