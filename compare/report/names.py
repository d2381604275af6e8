"""Private questioners and authors as roles instead of names.

Goes in: a `Comparison`. Comes out: the same with "Questioner 1" and "[the author]" where their names stood,
in every field that a format may print. Offsets and counts stay as they are.

Public is a speaker whom the event states with a role that is none of an audience, whose label is an office
and no name, or who speaks at least a tenth of a record's words. Everybody else is private: the event did not
name him or her, and a label of a record alone makes nobody a public person.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable
from typing import TypeVar, cast

from compare.comparison import Comparison
from compare.language import gettext, gettext_noop
from compare.model import Article, Span, Speaker, Transcript
from compare.segment.label_words import NOBODY, ROLES
from compare.segment.labels import label_words

__all__ = ["AUTHOR", "author_names", "private_speakers", "with_roles"]

# Who speaks at least this share of a record's words takes part in the event.
PUBLIC_SHARE = 0.1
_T = TypeVar("_T")

AUTHOR = gettext_noop("[the author]")
HIDDEN = "[…]"
_AUDIENCE = re.compile(
    r"\b(?:audience|question|questioner|member of the public|participant|citizen)\b", re.IGNORECASE
)
_BYLINE = re.compile(r"\s*(?:(?:written|reported|words|story|analysis)\s+)?by:?\s+(.+)", re.IGNORECASE)
_WORD = r"[^\W\d_a-z][\w’'.-]*"
_NAME = re.compile(rf"{_WORD}(?:[ \t]+(?:(?:van|von|de|da|der|den|la|le|al|bin)[ \t]+)*{_WORD}){{1,3}}")


def private_speakers(comparison: Comparison) -> dict[str, str]:
    """What stands for the name of each private speaker: ``Questioner 1`` for who asks something, else
    ``Participant 2``; numbered in the order in which they speak. Empty where everybody is public.
    """
    found: dict[str, str] = {}
    for record in comparison.transcripts:
        words: Counter[str | None] = Counter()
        asks: set[str | None] = set()
        for passage in record.passages:
            words[passage.speaker] += passage.n_words
            if passage.text.rstrip("”\"'’ ").endswith("?"):
                asks.add(passage.speaker)
        stated = {info.name: info.role or "" for info in record.info.speakers}
        for speaker in _by_turn(record):
            share = words[speaker.name] / max(1, words.total())
            if speaker.name not in found and not _is_public(speaker, stated.get(speaker.name, ""), share):
                asked, n = speaker.name in asks, len(found) + 1
                found[speaker.name] = (
                    gettext("Questioner {n}", n=n) if asked else gettext("Participant {n}", n=n)
                )
    return found


def _by_turn(record: Transcript) -> list[Speaker]:
    """The speakers of a record in the order in which they first speak."""
    speakers = {speaker.name: speaker for speaker in record.speakers}
    order = dict.fromkeys(turn.speaker for turn in record.turns if turn.speaker in speakers)
    return [speakers[name] for name in order if name]


def _is_public(speaker: Speaker, role: str, share: float) -> bool:
    office = all(word.casefold() in NOBODY or word.isdigit() for word in label_words(speaker.name))
    return office or share >= PUBLIC_SHARE or bool(role and not _AUDIENCE.search(role))


def author_names(article: Article) -> tuple[str, ...]:
    """The names in an article's author lines: as its page states them, and as its byline prints them."""
    lines = [value for key, value in article.document.meta if key == "author"]
    for block in article.blocks:
        found = _BYLINE.match(block.span.slice(article.document.text)) if block.kind == "residue" else None
        if found:
            lines.append(found[1])
    names = dict.fromkeys(name.rstrip(".'’-") for line in lines for name in _NAME.findall(line))
    return tuple(name for name in names if not any(word.casefold() in ROLES for word in name.split()))


def with_roles(comparison: Comparison) -> Comparison:
    """The comparison without the names of private speakers and of authors.

    A name alone in a field becomes its role; inside a text a name of two words or more becomes a sign of
    omission of the same length, so that every offset holds.
    """
    private = private_speakers(comparison)
    labels = {
        label
        for record in comparison.transcripts
        for speaker in record.speakers
        if speaker.name in private
        for label in speaker.labels
    }
    shown = _Mask(private, {*private, *labels}, HIDDEN).apply(comparison)
    speakers = {speaker.name for record in comparison.transcripts for speaker in record.speakers}
    public = {name.casefold() for name in speakers - set(private)}
    written = {name for article in comparison.articles for name in author_names(article)}
    authors = {name for name in written if name.casefold() not in public}
    if not authors:
        return shown
    sign = gettext(AUTHOR)
    mask = _Mask(dict.fromkeys(authors, sign), authors, sign)
    return dataclasses.replace(
        shown,
        event=dataclasses.replace(shown.event, articles=mask.apply(shown.event.articles)),
        articles=mask.apply(shown.articles),
        claim_records=mask.apply(shown.claim_records),
        alignment_records=mask.apply(shown.alignment_records),
    )


class _Mask:
    """Takes names out of every string of a frozen value.

    Args:
        roles: What stands for a field that is a name and nothing else.
        names: What is looked for inside texts; single words are not.
        sign: What stands there, cut and filled to the length of the name.
    """

    def __init__(self, roles: dict[str, str], names: Iterable[str], sign: str) -> None:
        self._roles = roles
        self._sign = sign
        inner = sorted((name for name in names if len(name.split()) > 1), key=lambda name: (-len(name), name))
        pattern = "|".join(r"\s+".join(map(re.escape, name.split())) for name in inner)
        self._inner = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) if pattern else None

    def apply(self, value: _T) -> _T:
        """The value without the names; the same object where none stands in it."""
        found: object = value
        if isinstance(value, str):
            found = self._text(value)
        elif isinstance(value, tuple):
            items = [self.apply(item) for item in value]
            same = all(new is old for new, old in zip(items, value, strict=True))
            found = value if same else tuple(items)
        elif dataclasses.is_dataclass(value) and not isinstance(value, (type, Span)):
            fields = [(item.name, getattr(value, item.name)) for item in dataclasses.fields(value)]
            applied = [(name, self.apply(old), old) for name, old in fields]
            changed = {name: new for name, new, old in applied if new is not old}
            found = dataclasses.replace(value, **changed) if changed else value
        return cast("_T", found)

    def _text(self, text: str) -> str:
        if text in self._roles:
            return self._roles[text]
        if self._inner is None or not self._inner.search(text):
            return text
        return self._inner.sub(self._fill, text)

    def _fill(self, found: re.Match[str]) -> str:
        length = len(found.group())
        sign = self._sign if len(self._sign) <= length else HIDDEN
        return sign.ljust(length)
