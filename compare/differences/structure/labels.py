"""Labels of speakers that contradict what is said beside them.

Goes in: a record. Comes out: sentences for people. A turn that thanks or calls by name the one whose label it
bears, or presents itself as another speaker of the record, may bear the wrong label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.language import Words, gettext_lazy
from compare.model import Passage, Transcript

__all__ = ["label_doubts"]

_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Madam|Sir|Senator|President|Governor|Secretary|Congress(?:wo)?man|Mayor)\.? )?"
_OPENING = r"(?:(?:Thank you|Thanks|Well|Now|But|And|So|Please|Good (?:morning|evening|afternoon)),? )?"
_ADDRESSING = "I|you|your|do|does|did|what|why|how|when|who|will|would|can|could|are|is|have|let|please|thank"
_PRESENTING = r"^(?:[A-Z][a-z]+(?: [a-z]+)?[,.]? )?(?:I['’]m|I am|[Mm]y name is)"


def label_doubts(record: Transcript) -> tuple[Words, ...]:
    """One sentence per passage that contradicts its label; none for a record without labels.

    Only the first passage of a turn is looked at for names called: further on people quote what is said to
    them.
    """
    names = {speaker.name: speaker.name.rsplit(maxsplit=1)[-1] for speaker in record.speakers if speaker.name}
    passages = record.passages
    found: list[Words] = []
    for before, passage in zip((None, *passages), passages, strict=False):
        if passage.speaker not in names:
            continue
        if before is None or before.turn_id != passage.turn_id:
            found += _called(passage, names[passage.speaker])
        found += _presented(passage, names)
    return tuple(found)


def _called(passage: Passage, surname: str) -> Iterator[Words]:
    """The turn of a speaker calls the speaker by name."""
    name = _TITLE + rf"(?:[A-Z][\w'’-]+ )?{re.escape(surname)}"
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
