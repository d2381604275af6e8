"""The commands between a reviewed draft and a published edition: letters, answers, and the edition itself.

Goes in: arguments. Comes out: entries and files, and on the terminal what came of it or what is missing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from compare.cli.editions import language_option
from compare.cli.group import debug_option

if TYPE_CHECKING:
    from compare.comparison import Comparison
    from compare.publication.issue import Issued
    from compare.publication.replies import Entry, Replies
    from compare.review.state import Review

__all__ = ["publish", "reply"]

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def _date(_ctx: click.Context, _parameter: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


def _day(name: str, text: str) -> Callable[[Decorated], Decorated]:
    """An option that takes a day."""
    return click.option(
        name,
        type=click.DateTime(["%Y-%m-%d"]),
        callback=_date,
        metavar="DATE",
        help=f"{text}: year-month-day.",
    )


@click.command()
@click.argument("event")
@click.argument("outlet")
@_day("--asked", "Put what is confirmed to the outlet; it is asked on this day")
@_day("--deadline", "The last day for its answer")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the letter, too: a .md or .docx file.",
)
@click.option("--publisher", default="", metavar="NAME", help="Who writes the letter.")
@click.option("--contact", default="", metavar="WHERE", help="Where the answer goes.")
@language_option("the letter", default="", shown="that of the latest edition, else en")
@click.option("--answer", metavar="FILE|TEXT", help="What the outlet answered; it is kept word for word.")
@click.option("--no-answer", is_flag=True, help="The time is over, and no answer came.")
@_day("--received", "When the answer came, or when none had come")
@click.option("--finding", default="", metavar="ID", help="The answer is about this finding, not about all.")
@click.option(
    "--confirm-identity", is_flag=True, help="You have seen that the articles are what the outlet published."
)
@click.option("--by", metavar="NAME", help="Who has seen it: a name or a role.")
@debug_option
def reply(event: str, outlet: str, **given: Any) -> None:
    """Put findings to OUTLET, and keep what it answers.

    One of three at a time: --asked and --deadline; --answer or --no-answer, with --received;
    --confirm-identity, with --by.
    """
    from compare.ingest.event import load_event
    from compare.publication.outlets import outlet_named
    from compare.publication.replies import REPLIES_FILE, read_replies
    from compare.runner.folder import find_event

    asking = any(given[name] for name in ("asked", "deadline", "out"))
    answering = given["no_answer"] or any(given[name] is not None for name in ("answer", "received"))
    if asking + answering + given["confirm_identity"] != 1:
        raise click.UsageError(
            "Do one thing at a time: --asked and --deadline, or --answer or --no-answer with --received, or "
            "--confirm-identity with --by."
        )
    folder = find_event(event)
    path = folder / REPLIES_FILE
    replies = read_replies(path)
    loaded = load_event(folder)
    named = outlet_named(loaded, outlet)
    if given["confirm_identity"]:
        if not given["by"]:
            raise click.UsageError("Say who has seen it: --by NAME.")
        from compare.publication.dates import now
        from compare.publication.outlets import identities

        _keep(path, identities(loaded, named, by=given["by"], at=now()), replies)
    elif asking:
        _ask(folder, event, named, replies, given)
    else:
        _keep(path, (_answer(named, replies, given),), replies)


def _keep(path: Path, entries: tuple[Entry, ...], replies: Replies) -> None:
    from compare.publication.replies import append_reply

    for entry in entries:
        append_reply(path, entry, before=replies)
    click.echo(f"Kept in {path}.")


def _ask(folder: Path, event: str, outlet: str, replies: Replies, given: dict[str, Any]) -> None:
    """Records what is put to an outlet, and writes the letter where it is wanted."""
    from compare.language import speaking
    from compare.publication.asking import asked_of, letter_to
    from compare.publication.edition import Imprint
    from compare.publication.issue import cases_of, imprint_of, language_of
    from compare.publication.registry import PUBLISHED_FILE, read_editions
    from compare.publication.replies import REPLIES_FILE
    from compare.report.place import put_file

    if not (given["asked"] and given["deadline"]):
        raise click.UsageError("Name both days: --asked and --deadline.")
    stated = Imprint(publisher=given["publisher"], contact=given["contact"])
    before = read_editions(folder / PUBLISHED_FILE)
    imprint = imprint_of(stated, before)
    out: Path | None = given["out"]
    comparison, review = _reviewed(event)
    with speaking(language_of(given["language"], before)):
        cases = cases_of(comparison, review)
        entry = asked_of(cases, outlet, asked=given["asked"], deadline=given["deadline"])
        if out is not None:
            entry, data = letter_to(cases, entry, out, imprint)
            put_file(out, data)
            click.echo(f"Letter {out}")
    _keep(folder / REPLIES_FILE, (entry,), replies)


def _answer(outlet: str, replies: Replies, given: dict[str, Any]) -> Entry:
    from compare.publication.asking import answer_of

    if given["no_answer"] == (given["answer"] is not None):
        raise click.UsageError("Name --answer or --no-answer, one of them.")
    if given["received"] is None:
        raise click.UsageError("Name the day: --received DATE.")
    return answer_of(
        outlet, replies, answer=given["answer"], finding=given["finding"], received=given["received"]
    )


@click.command()
@click.argument("event")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder in which each edition gets its own. [output/EVENT/published]",
)
@_day("--date", "The day of publication [today]")
@click.option("--publisher", default="", metavar="NAME", help="Who publishes. [as in the edition before]")
@click.option("--contact", default="", metavar="WHERE", help="Where corrections are asked for. [likewise]")
@click.option(
    "--address", default="", metavar="ADDRESS", help="Where the page will stand on the web. [likewise]"
)
@click.option("--correction", default="", metavar="TEXT", help="What this edition corrects, in one sentence.")
@language_option("the edition", default="", shown="as in the edition before, else en")
@click.option("--notes", is_flag=True, help="Print the notes of those who confirmed a finding.")
@click.option(
    "--force",
    default=None,
    metavar="REASON",
    help="Publish without a reply or a confirmed outlet; it is printed.",
)
@debug_option
def publish(event: str, output: Path | None, force: str | None, **given: Any) -> None:
    """Publish an edition of EVENT: what people confirmed, with the outlets' answers.

    While anything is missing nothing is written, and all that is missing is listed.
    """
    from compare.publication.dates import now
    from compare.publication.edition import Imprint
    from compare.publication.issue import NotReadyError, Wish, issue
    from compare.runner.folder import find_event
    from compare.runner.terminal import NOT_LOCATED_MEANS

    if force is not None and not force.strip():
        raise click.UsageError("Give the reason behind --force; it is printed in the edition.")
    folder = find_event(event)
    comparison, review = _reviewed(event)
    imprint = Imprint(**{name: given[name] for name in ("publisher", "contact", "address")})
    wish = Wish(
        event=event,
        on=given["date"] or now().date(),
        imprint=imprint,
        correction=given["correction"],
        language=given["language"],
        force=force or "",
        notes=given["notes"],
    )
    target = output or Path("output") / comparison.event.name / "published"
    try:
        issued = issue(folder, comparison, review, wish, target)
    except NotReadyError as error:
        for one in error.missing:
            click.echo(one.text, err=True)
        if any("not located" in one.text for one in error.missing):
            click.echo(NOT_LOCATED_MEANS, err=True)
        raise
    _show(issued)


def _show(issued: Issued) -> None:
    edition = issued.edition
    for note in issued.notes:
        click.echo(note, err=True)
    if issued.again and issued.files:
        click.echo(f"Nothing has changed since edition {edition.number}: its files were written again.")
    click.echo(f"{edition.line}.")
    for one in edition.corrections:
        click.echo(f"  {one.told}")
    if edition.history[0].caveat:
        click.echo(f"  Not located: {edition.history[0].caveat}")
    if issued.superseded:
        click.echo(f"For the address of the edition before: {issued.superseded}")
    for name in issued.files:
        click.echo(f"  {issued.folder / name}")


def _reviewed(event: str) -> tuple[Comparison, Review]:
    """The comparison as people left it, and what they decided."""
    from compare.cli.review import compared
    from compare.review.effect import reviewed

    folder, comparison = compared(event)
    return reviewed(comparison, folder)
