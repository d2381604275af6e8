"""An edition is published: what is missing is told, or its files are written and it is numbered.

Goes in: an event as people left it, and what a person states of the edition. Comes out: the files of the
edition in a folder of its own, and its line in `published.jsonl`. Files of an earlier edition are never
touched; an edition of which nothing has changed is written again, and not numbered again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from compare.comparison import Comparison
from compare.errors import CompareError, ConfigError
from compare.language import ENGLISH, current, speaking, tag
from compare.metrics.coverage import is_counted
from compare.publication.build import Plan, build_edition
from compare.publication.cases import Cases
from compare.publication.edition import Imprint, PublishedEdition
from compare.publication.files import edition_files, superseded_line
from compare.publication.gate import Missing, missing_things
from compare.publication.held import held_findings
from compare.publication.history import records_of, with_history
from compare.publication.registry import PUBLISHED_FILE, Record, append_edition, read_editions
from compare.publication.replies import REPLIES_FILE, Replies, read_replies
from compare.publication.tables import content_hash
from compare.report.front import safe_url
from compare.report.names import with_roles
from compare.report.place import put_in_place
from compare.report.text import count, plural
from compare.review.notes import checked_note, texts_of
from compare.review.state import Review
from compare.review.texts import article_hashes

__all__ = ["Issued", "NotReadyError", "Wish", "cases_of", "imprint_of", "issue", "language_of"]


class NotReadyError(CompareError):
    """The edition may not appear yet; `missing` says why, one thing after the other."""

    exit_code = 2

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        n = len(missing)
        what = "1 thing is missing" if n == 1 else f"{n} things are missing"
        hint = "The lines above say what to do."
        if all(one.forceable for one in missing):
            hint += " With --force REASON the edition says what is missing, and why."
        super().__init__(f"nothing was published: {what}.", code="not-ready", hint=hint)
        self.missing = missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person states of the edition; an imprint or a language that is not stated is that of the edition
    before.

    Attributes:
        event: As it was named, for the commands in messages.
        correction: One sentence on what it corrects.
        language: That it speaks: one of `compare.language.languages`, or the path of a catalogue.
        force: The reason for publishing without a reply or a confirmed outlet; empty for none.
        notes: Print the notes of those who confirmed a finding.
    """

    event: str
    on: date
    imprint: Imprint
    correction: str = ""
    language: str = ""
    force: str = ""
    notes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What was published, and where; `notes` are for the person who runs it, `again` is no new edition, and
    `superseded` is the line for the address of the edition before, where there is one.
    """

    edition: PublishedEdition
    folder: Path
    files: tuple[str, ...]
    notes: tuple[str, ...]
    again: bool
    superseded: str = ""


def cases_of(comparison: Comparison, review: Review, *, notes: bool = False) -> Cases:
    """The event with what people confirmed of it, in the language now spoken.

    Args:
        comparison: As people left it.
        review: What they decided.
        notes: Print the notes of those who confirmed a finding.
    """
    own = _cases_of(comparison, review, notes=notes)
    if current() == ENGLISH:
        return own
    with speaking(ENGLISH):
        return replace(own, english=_cases_of(comparison, review, notes=notes))


def _cases_of(comparison: Comparison, review: Review, *, notes: bool) -> Cases:
    shown = with_roles(comparison)
    return Cases(
        comparison=shown,
        review=review,
        held=held_findings(comparison, review, shown),
        hashes=article_hashes(comparison),
        notes=notes,
    )


def imprint_of(stated: Imprint, before: tuple[Record, ...]) -> Imprint:
    """Who publishes: as stated, else as in the edition before."""
    last = before[-1].imprint if before else Imprint()
    return Imprint(
        publisher=stated.publisher or last.publisher,
        contact=stated.contact or last.contact,
        address=stated.address or last.address,
    )


def language_of(stated: str, before: tuple[Record, ...]) -> str:
    """The language that is spoken: as stated, else that of the edition before, else English."""
    return stated or (before[-1].language if before else ENGLISH)


def issue(folder: Path, comparison: Comparison, review: Review, wish: Wish, output: Path) -> Issued:
    """Publishes an edition.

    Args:
        folder: Of the event.
        comparison: As people left it.
        review: What they decided.
        wish: What is stated of the edition.
        output: The folder in which each edition has its own.

    Raises:
        NotReadyError: If something is missing; nothing has been written then.
        ConfigError: ``bad-address`` for an address that is none, ``no-correction`` for an edition after the
            first without a sentence on what it corrects, ``nothing-to-correct`` for a first one with it; as
            `checked_note` for the sentences that are printed; ``language-unknown`` for a language without a
            catalogue.
        SourceError: If a file of the event's folder is damaged or cannot be written to.
        RenderError: If the files cannot be made or written.
    """
    before = read_editions(folder / PUBLISHED_FILE)
    replies = read_replies(folder / REPLIES_FILE)
    wish = _checked(wish, comparison, before)
    with speaking(wish.language):
        cases = cases_of(comparison, review, notes=wish.notes)
    missing = missing_things(
        cases.plain,
        replies,
        event=wish.event,
        on=wish.on,
        imprint=wish.imprint,
        last=before[-1].date if before else None,
    )
    stopping = tuple(one for one in missing if not (wish.force and one.forceable))
    if stopping:
        raise NotReadyError(stopping)
    forced = wish.force if missing else ""
    with speaking(wish.language):
        if (same := _as_before(cases, replies, before, wish, forced)) is not None:
            return _written_again(same, before[-1], output)
        issued = _first_time(folder, cases, replies, before, replace(wish, force=forced), output)
    plain = cases.plain
    return replace(issued, notes=(*issued.notes, *_doubts(plain), *_unread(plain, wish.event)))


def _unread(cases: Cases, event: str) -> tuple[str, ...]:
    """A reminder, for each article, of what the program located and nobody has read: it is not shown."""
    notes = []
    found = {one.finding.claim_id for one in cases.held}
    for article in cases.comparison.articles:
        known = found | {claim.id for claim in cases.context.claims_by_article[article.id]}
        unread = [
            claim
            for claim in cases.comparison.claims_of(article.id)
            if is_counted(claim)
            and claim.id not in known
            and cases.comparison.alignments_by_claim[claim.id].location == "located"
        ]
        if unread:
            notes.append(
                f"{article.info.outlet_label}: {count(len(unread), 'statement')} that the program located "
                f"{plural(len(unread), 'is', 'are')} not shown, because nobody has read them beside the "
                f"record: pressdiff decide {event} CLAIM confirm --by NAME (ids: claims.csv of the report)"
            )
    return tuple(notes)


def _doubts(cases: Cases) -> tuple[str, ...]:
    """A reminder of the doubts about the record that nobody has decided on; none where there are none."""
    n = sum(one.finding.claim_id is None and not one.confirmed for one in cases.held)
    if not n:
        return ()
    return (
        f"{count(n, 'doubt')} about the record {plural(n, 'has', 'have')} no verdict: see pressdiff review.",
    )


def _checked(wish: Wish, comparison: Comparison, before: tuple[Record, ...]) -> Wish:
    """The wish with its sentences as they are printed."""
    texts = texts_of(comparison)
    imprint = imprint_of(wish.imprint, before)
    if imprint.address and not safe_url(imprint.address):
        raise ConfigError(
            "this is no address of a page on the web.",
            code="bad-address",
            source=imprint.address,
            hint="Write it as a browser shows it, with http or https.",
        )
    if wish.correction and not before:
        raise ConfigError(
            "there is no edition yet that could be corrected.",
            code="nothing-to-correct",
            hint="Leave --correction out.",
        )
    return replace(
        wish,
        imprint=replace(
            imprint,
            publisher=_said("--publisher", imprint.publisher, texts),
            contact=_said("--contact", imprint.contact, texts),
        ),
        correction=_said("--correction", wish.correction, texts),
        language=language_of(wish.language, before),
        force=_said("--force", wish.force, texts),
    )


def _said(option: str, sentence: str, texts: tuple[str, ...]) -> str:
    """A sentence that is printed; empty where none is given."""
    if not sentence:
        return ""
    try:
        return checked_note(sentence, texts)
    except ConfigError as error:
        error.source = option
        raise


def _as_before(
    cases: Cases, replies: Replies, before: tuple[Record, ...], wish: Wish, forced: str
) -> PublishedEdition | None:
    """The last edition once more, if this one would say the same; else ``None``."""
    if not before or wish.correction not in ("", before[-1].sentence):
        return None
    last = before[-1]
    plan = Plan(on=last.date, imprint=wish.imprint, forced=forced, sentence=last.sentence, before=before[:-1])
    edition = build_edition(cases, replies, plan)
    if content_hash(edition) != last.content:
        return None
    return with_history(edition, plan, records_of(edition, replies, plan), cases.context.caveat)


def _written_again(edition: PublishedEdition, record: Record, output: Path) -> Issued:
    files, notes = edition_files(edition)
    folder = output / f"edition-{edition.number}"
    now = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    other = sorted(name for name, digest in record.files if now.get(name, digest) != digest)
    if other:
        note = (
            f"Nothing has changed since edition {edition.number}, but this machine or this version of the "
            f"program would write other bytes for {', '.join(other)}: nothing was written. Keep the files "
            "that were published."
        )
        return _issued(edition, folder, (), (note,), again=True)
    put_in_place(_inside(files, folder), output)
    return _issued(edition, folder, files, notes, again=True)


def _issued(
    edition: PublishedEdition, folder: Path, files: Iterable[str], notes: tuple[str, ...], *, again: bool
) -> Issued:
    return Issued(
        edition=edition,
        folder=folder,
        files=tuple(sorted(files)),
        notes=notes,
        again=again,
        superseded=superseded_line(edition) if edition.number > 1 else "",
    )


def _inside(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Files of a folder, named from the one that it lies in: what a run keeps for itself stays outside."""
    return {f"{folder.name}/{name}": data for name, data in files.items()}


def _first_time(
    folder: Path, cases: Cases, replies: Replies, before: tuple[Record, ...], wish: Wish, output: Path
) -> Issued:
    if before and not wish.correction:
        raise ConfigError(
            f"this would be edition {len(before) + 1}, and nobody has said what it corrects.",
            code="no-correction",
            hint="Say it in one sentence, for its readers, with --correction TEXT.",
        )
    plan = Plan(on=wish.on, imprint=wish.imprint, forced=wish.force, sentence=wish.correction, before=before)
    built = build_edition(cases, replies, plan)
    findings = records_of(built, replies, plan)
    edition = with_history(built, plan, findings, cases.context.caveat)
    files, notes = edition_files(edition)
    target = output / f"edition-{edition.number}"
    put_in_place(_inside(files, target), output)
    record = Record(
        number=edition.number,
        date=edition.date,
        imprint=edition.imprint,
        notes=wish.notes,
        forced=wish.force,
        sentence=wish.correction,
        findings=findings,
        corrections=edition.corrections,
        content=content_hash(built),
        language=tag(),
        files=tuple((name, hashlib.sha256(data).hexdigest()) for name, data in sorted(files.items())),
    )
    append_edition(folder / PUBLISHED_FILE, record, before=before)
    return _issued(edition, target, files, notes, again=False)
