"""What is put to an outlet, and what it answers, made into entries.

Goes in: the cases of an event, an outlet, days, a letter's name, an answer. Comes out: entries for
`replies.jsonl`, and the letter's bytes. Nothing is written here.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from compare.errors import ConfigError, SourceError
from compare.publication.cases import Cases
from compare.publication.edition import Imprint
from compare.publication.letter import articles_of, letter_blocks, letter_file
from compare.publication.replies import Answer, Asked, Replies, in_order

__all__ = ["answer_of", "asked_of", "letter_to"]

# One word with an ending, or with a separator: the name of a file, and no answer.
_FILE = re.compile(r"\S+\.(?:txt|md|docx?|odt|pdf|eml|html?)|\S+[/\\]\S+")


def asked_of(cases: Cases, outlet: str, *, asked: date, deadline: date) -> Asked:
    """Every confirmed finding on an outlet, as it would be printed now.

    Raises:
        ConfigError: ``nothing-to-ask`` if none is confirmed: what nobody confirmed is put to nobody;
            ``clock-backwards`` if one was confirmed after the day of asking, or the deadline is before it.
    """
    found = [one for art in articles_of(cases, outlet) for one in cases.findings[art.id]]
    if not found:
        raise ConfigError(
            f"no finding on {outlet} is confirmed, so that there is nothing to put to it.",
            code="nothing-to-ask",
            hint="Findings are confirmed with pressdiff decide or pressdiff review.",
        )
    latest = max(one.reviewed_on for one in found)
    if latest > asked.isoformat():
        raise ConfigError(
            f"what is put to {outlet} on {asked} was confirmed later, on {latest}.",
            code="clock-backwards",
            hint="Name the day on which the letter goes out behind --asked.",
        )
    findings = tuple((one.id, one.fingerprint) for one in found)
    return in_order(Asked(outlet=outlet, asked=asked, deadline=deadline, findings=findings))


def letter_to(cases: Cases, entry: Asked, path: Path, imprint: Imprint) -> tuple[Asked, bytes]:
    """The entry with the hash of its letter, and the letter.

    Raises:
        ConfigError: ``letter-exists`` if there is a file of this name, which somebody may have worked on; as
            `letter_file` otherwise.
    """
    if path.exists():
        raise ConfigError(
            "there is such a file already, and nothing was changed.",
            code="letter-exists",
            source=str(path),
            hint="Name another file behind --out.",
        )
    blocks = letter_blocks(cases, entry.outlet, asked=entry.asked, deadline=entry.deadline, imprint=imprint)
    data = letter_file(path, blocks)
    return replace(entry, letter_sha256=hashlib.sha256(data).hexdigest()), data


def answer_of(outlet: str, replies: Replies, *, answer: str | None, finding: str, received: date) -> Answer:
    """An answer, or that none came.

    Args:
        outlet: As the event states it.
        replies: What is kept already.
        answer: The words, or the name of a text file that holds them; ``None`` for no answer.
        finding: Id of the finding that it is about; empty for all.
        received: The day.

    Raises:
        ConfigError: ``not-put`` for a finding that was not put to this outlet.
        SourceError: ``unreadable-file`` if the file is no text in UTF-8.
    """
    put = {one for letter in replies.to(outlet) for one, _hash in letter.findings}
    if finding and finding not in put:
        raise ConfigError(
            f"the finding {finding} was not put to {outlet}.",
            code="not-put",
            hint="Check the id: the letter names it, and replies.jsonl does.",
        )
    if answer is None:
        return Answer(outlet=outlet, received=received, finding=finding, entry="no answer")
    return Answer(outlet=outlet, received=received, finding=finding, text=_words(answer))


def _words(answer: str) -> str:
    """The answer itself: of a file its text, its line ends as they are on this machine."""
    path = Path(answer)
    try:
        is_file = path.is_file()
    except (OSError, ValueError):
        is_file = False
    if not is_file and _FILE.fullmatch(answer):
        raise SourceError(
            "there is no such file.",
            code="no-file",
            source=answer,
            hint="Check the spelling; nothing was kept.",
        )
    if not is_file:
        return answer
    try:
        return path.read_text(encoding="utf-8-sig").strip("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(
            "the answer cannot be read: it is no text in UTF-8.",
            code="unreadable-file",
            source=answer,
            hint="Copy its words into a text file.",
        ) from error
