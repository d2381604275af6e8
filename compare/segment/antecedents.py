"""Antecedents: whom the words of a sentence mean, with what the sentences before it say.

Goes in: an article's sentences as tokens and frames, and its cast. Comes out: the person whom a name, a
role or a pronoun means, or ``None`` where that would be a guess. Not done here: which words carry a
quotation (`compare.segment.carriers`).

A pronoun is the person last named: before it in the sentence, else in the sentences before it in the
paragraph, else in the paragraph before. Whoever spoke in a sentence comes before whoever is only mentioned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from compare.model import Article, BlockKind
from compare.segment.article import HEADINGS
from compare.segment.cues import BODIES, PREPOSITIONS, ROLES
from compare.segment.frames import Frame
from compare.segment.persons import Cast, Person
from compare.segment.phrases import Source, first_subject
from compare.segment.tokens import Token

__all__ = ["Antecedents", "Basis"]

Basis = Literal["name", "role", "pronoun", "context", "none"]
_VOICES = frozenset(["he", "she", "his", "her"])


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
            return self._last_named(at, source.first, tokens[source.first].low), "pronoun"
        if source.kind == "role":
            return self.cast.by_role(*_description(words)), "role"
        if source.kind in ("others", "body"):
            return Person(" ".join(words), False), "role"
        return None, "none"

    def can_speak(self, at: int, frame: Frame) -> bool:
        """True if a frame's source can be a person; for names, as far as the article tells."""
        if frame.source is None or frame.source.kind in ("role", "others"):
            return True
        if frame.source.kind == "pronoun":
            return self.tokens[at][frame.source.first].low in _VOICES
        if frame.source.kind != "name":
            return False
        person = self.cast.by_name(_words(self.tokens[at], frame.source))
        return person is None or self._is_human(person)

    def antecedent(self, at: int, frame: Frame | None) -> Person | None:
        """The person whom a later "he" or "she" may mean; groups and bodies are nobody."""
        if not frame or not frame.source or frame.source.kind in ("body", "speech", "unknown"):
            return None
        person = self.person(at, frame.source)[0]
        if person and frame.source.kind == "others":
            return person if person.name.split()[-1].lower() in ROLES else None
        return person if person and self._is_human(person) else None

    def _last_named(self, at: int, token: int, pronoun: str) -> Person | None:
        """Whom a pronoun means; ``None`` where two persons come into question, or none."""
        pronoun = {"his": "he", "her": "she"}.get(pronoun, pronoun)
        if pronoun not in ("he", "she"):
            return None
        before = [person for place, person in self._mentions[at] if place < token]
        fitting = self._fitting(before, pronoun)
        if fitting:
            return fitting[0] if len(fitting) == 1 else self._subject_among(at, token, fitting)
        for earlier in self._earlier(at):
            known = self._spoke_last(earlier) or self.sources[earlier]
            if known and self.cast.fits_pronoun(known, pronoun):
                return known
            fitting = self._fitting([person for _, person in self._mentions[earlier]], pronoun)
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                return self._subject_among(earlier, len(self.tokens[earlier]), fitting)
        main = self.cast.main
        return main if main and self.cast.fits_pronoun(main, pronoun) else None

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

    def _fitting(self, persons: Iterable[Person], pronoun: str) -> list[Person]:
        return [person for person in dict.fromkeys(persons) if self.cast.fits_pronoun(person, pronoun)]

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
        found: set[Person] = set()
        for tokens, frames in zip(self.tokens, self.frames, strict=True):
            for frame in frames:
                if frame.source and frame.source.kind == "name":
                    person = self.cast.by_name(_words(tokens, frame.source))
                    if person and self._is_human(person):
                        found.add(person)
        return frozenset(found)

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
