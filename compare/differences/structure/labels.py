"""Labels of speakers that contradict what is said beside them.

Goes in: a record. Comes out: sentences for people. A turn may bear the wrong label that thanks or calls by
name the one whose label it bears, that presents itself as another speaker of the record, or that stands where
the words before call on another one who then does not speak.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise

from compare.ingest.wordlists import word_set
from compare.language import Words, gettext_lazy
from compare.model import Passage, Transcript

__all__ = ["label_doubts"]

_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Madam|Sir|Senator|(?:Vice )?President|Governor|Secretary|Congress(?:wo)?man|Mayor"
    r"|Minister|Professor)\.? )?"
)
_NO_NAME = word_set(
    "the mr mrs ms dr madam sir senator president governor secretary mayor minister professor"
)
_OPENING = r"(?:(?:Thank you|Thanks|Well|Now|But|And|So|Please|Good (?:morning|evening|afternoon)),? )?"
_ADDRESSING = "I|you|your|do|does|did|what|why|how|when|who|will|would|can|could|are|is|have|let|please|thank"
_PRESENTING = r"^(?:[A-Z][a-z]+(?: [a-z]+)?[,.]? )?(?:I['’]m|I am|[Mm]y name is)"
_GIVING = r"the floor is yours|over to you|go ahead|please|your (?:turn|answer|response)(?: please)?"

AHEAD = 4
"""Turns within which the one who was called on is waited for: others may break in."""

LEAST = 4
"""Words of a turn below which it is an interjection."""


def label_doubts(record: Transcript) -> tuple[Words, ...]:
    """One sentence per passage that contradicts its label; none for a record without labels.

    Only the first passage of a turn is looked at for names called: further on people quote what is said to
    them.
    """
    names = {speaker.name: speaker.name.rsplit(maxsplit=1)[-1] for speaker in record.speakers if speaker.name}
    calls = _names_called(names)
    passages = record.passages
    awaited = _answers_of_others(record, calls)
    found: list[Words] = []
    for before, passage in zip((None, *passages), passages, strict=False):
        if passage.speaker not in names:
            continue
        if before is None or before.turn_id != passage.turn_id:
            found += _called(passage, calls[passage.speaker])
        found += _presented(passage, names)
        found += _instead(passage, awaited)
    return tuple(found)


def _names_called(names: Mapping[str, str]) -> dict[str, str]:
    """By label a pattern of what its speaker is called: the whole name, and first and last names that no
    other speaker has.
    """
    parts = {name: {name.split()[0], surname} for name, surname in names.items()}
    bearers = Counter(part for own in parts.values() for part in own)
    patterns = {}
    for name, own in parts.items():
        told = [part for part in own if bearers[part] == 1 and part.rstrip(".").casefold() not in _NO_NAME]
        forms = sorted({name, *told}, key=lambda form: (-len(form), form))
        first = "" if len(name.split()) > 1 else r"(?:[A-Z][\w'’-]+ )?"
        patterns[name] = f"{_TITLE}{first}(?:{'|'.join(map(re.escape, forms))})"
    return patterns


def _called(passage: Passage, name: str) -> Iterator[Words]:
    """The turn of a speaker calls the speaker by name."""
    vocative = re.compile(
        rf"^{_OPENING}{name}, (?:{_ADDRESSING})\b"
        rf"|\b(?:[Tt]hank you|[Tt]hanks)(?: very much| so much)?, {name}[.!,]",
    )
    if vocative.search(passage.text):
        yield gettext_lazy(
            "{passage}: the words are labelled as those of {speaker} and call {speaker} by name: the label "
            "may be wrong, check the recording.",
            passage=passage.label,
            speaker=passage.speaker or "",
        )


def _presented(passage: Passage, names: dict[str, str]) -> Iterator[Words]:
    """The turn of a speaker presents itself as another one."""
    for name, surname in names.items():
        if name != passage.speaker and " " in name and surname != names.get(passage.speaker or ""):
            pattern = rf"{_PRESENTING} {re.escape(name)}\b(?!['’])"
            if re.search(pattern, passage.text) and not passage.text.startswith(("If ", "As if")):
                yield gettext_lazy(
                    "{passage}: the words are labelled as those of {speaker} and present the speaker as "
                    "{name}: the label may be wrong, check the recording.",
                    passage=passage.label,
                    speaker=passage.speaker or "",
                    name=name,
                )


def _instead(passage: Passage, awaited: Mapping[str, str]) -> Iterator[Words]:
    """The words before call on somebody else."""
    if passage.id in awaited:
        yield gettext_lazy(
            "{passage}: the words are labelled as those of {speaker}, and the words before call on {name}: "
            "the label may be wrong, check the recording.",
            passage=passage.label,
            speaker=passage.speaker or "",
            name=awaited[passage.id],
        )


def _answers_of_others(record: Transcript, calls: Mapping[str, str]) -> dict[str, str]:
    """Who was called on, by the id of the first passage of the turn behind, where the one who was called on
    does not speak there and not soon after.
    """
    turns = [tuple(own) for _, own in groupby(record.passages, key=lambda passage: passage.turn_id)]
    found = {}
    for at, (turn, answer) in enumerate(pairwise(turns)):
        ahead = {own[0].speaker for own in turns[at + 1 : at + 1 + AHEAD]}
        for name, pattern in calls.items():
            waited = name not in {turn[0].speaker, *ahead} and sum(one.n_words for one in answer) >= LEAST
            if waited and _calls_on(turn[-1].text, pattern):
                found[answer[0].id] = name
    return found


def _calls_on(text: str, name: str) -> bool:
    """True for the last words of a turn that ask somebody by name, or give the floor to them."""
    return bool(
        re.search(
            rf"(?:^|[.!?] ){name}, (?:{_ADDRESSING})\b[^.!?]*\?$|, {name}\?$"
            rf"|(?:^|[.!?] ){name}, (?:{_GIVING})[.!?]$|(?:^|[.!?,] )(?:{_GIVING.capitalize()}|{_GIVING}),? "
            rf"{name}[.!?]$|\b(?:the floor to|hear from|turn to|over to) {name}[.!]$",
            text.strip(),
        )
    )
