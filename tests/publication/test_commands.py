"""The whole way on the command line, on a folder of texts: check, decide, ask, answer, publish, correct."""

from __future__ import annotations

import importlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compare.cli import cli
from compare.comparison import Comparison
from compare.findings import findings_of
from compare.ingest.event import load_event
from compare.publication import files
from compare.report import html
from compare.report.pdf import RenderedPdf
from compare.runner.confirm import confirm_reading
from compare.runner.pipeline import run

EVENT = """title = "Opening of the harvest fair"

[[record]]
file = "transcript.txt"
kind = "as delivered"

[[article]]
file = "articles/tidings.txt"
outlet = "Valley Tidings"
url = "https://tidings.example/oaks"

[[article]]
file = "articles/echo.txt"
"""
RECORD = """ILSE BRANDVOLD: We planted forty thousand oaks on the northern slope last winter. Nobody will be
asked to pay twice for the same water. The mill may reopen in the spring.

PIET OKAFOR: The orchard feeds one family in five.
"""
TIDINGS = """A slope of oaks

“We planted fourteen thousand oaks on the northern slope last winter,” Ilse Brandvold said.

“Nobody will be asked to pay twice for the same water,” she said.
"""
ECHO = """Water is paid once

“Nobody will be asked to pay twice for the same water,” Ilse Brandvold said at the fair.
"""
CATALOGUE = """msgid ""
msgstr ""
"Language: pt\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Our questions"
msgstr "As nossas perguntas"

msgid "What was read"
msgstr "O que foi lido"
"""
IMPRINT = ("--publisher", "The Fair Desk", "--contact", "desk@fair.example")


def call(*arguments: str) -> Result:
    """A command, as a person types it."""
    return CliRunner().invoke(cli, list(arguments))


def write_event(folder: Path) -> Path:
    """The folder of the event."""
    (folder / "articles").mkdir(parents=True)
    (folder / "event.toml").write_text(EVENT, encoding="utf-8")
    (folder / "transcript.txt").write_text(RECORD, encoding="utf-8")
    (folder / "articles" / "tidings.txt").write_text(TIDINGS, encoding="utf-8")
    (folder / "articles" / "echo.txt").write_text(ECHO, encoding="utf-8")
    return folder


@pytest.fixture
def fair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The event's folder; the comparison is made once a test, whatever the number of commands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1948600000")
    folder = write_event(tmp_path / "fair")
    monkeypatch.setattr(html, "font_css", lambda *_args, **_options: "")
    monkeypatch.setattr(files, "pdf_of", lambda page: RenderedPdf(content=page.encode()))
    kept: list[Comparison] = []

    def compared(_event: str) -> tuple[Path, Comparison]:
        event = load_event(folder)
        kept[:] = kept or [run(event)]
        return folder, replace(kept[0], event=event)

    monkeypatch.setattr(importlib.import_module("compare.cli.review"), "compared", compared)
    return folder


@pytest.mark.model
def test_the_whole_way(fair: Path) -> None:
    """From a refusal with a list to an edition, an answer, a correction and a second edition."""
    refused = call("publish", str(fair), *IMPRINT)
    assert refused.exit_code == 2
    assert "nothing was published" in refused.output
    assert f"pressdiff check {fair} --html" in refused.output
    assert call("check", str(fair), "--confirm", "Copy desk").exit_code == 0

    _, comparison = importlib.import_module("compare.cli.review").compared(str(fair))
    grave = [one for one in findings_of(comparison) if (one.severity or 0) >= 2]
    assert [one.type for one in grave] == ["number"]
    assert call("decide", str(fair), grave[0].id, "confirm", "--by", "Editor").exit_code == 0

    identity = call("reply", str(fair), "valley tidings", "--confirm-identity", "--by", "Editor")
    assert identity.exit_code == 0, identity.output
    days = ("--asked", "2031-10-02", "--deadline", "2031-10-09")
    Path("own.po").write_text(CATALOGUE, encoding="utf-8")
    out = ("--out", "letters/tidings.md", "--language", "own.po", *IMPRINT)
    letter = call("reply", str(fair), "Valley Tidings", *days, *out)
    assert letter.exit_code == 0, letter.output
    assert "## As nossas perguntas" in Path("letters/tidings.md").read_text(encoding="utf-8")
    Path("answer.txt").write_text("It was a slip, and is corrected.\n", encoding="utf-8")
    given = ("--answer", "answer.txt", "--received", "2031-10-05", "--finding", grave[0].id)
    assert call("reply", str(fair), "Valley Tidings", *given).exit_code == 0

    done = call("publish", str(fair), *IMPRINT, "--date", "2031-10-12")
    assert done.exit_code == 0, done.output
    assert "Published edition 1 of 12 October 2031; findings reviewed by Editor." in done.output
    folder = Path("output/fair/published/edition-1")
    page = (folder / "edition.html").read_text(encoding="utf-8")
    assert "It was a slip, and is corrected." in page
    assert "Moor" not in page

    again = call("publish", str(fair), "--date", "2031-10-13")
    assert "its files were written again" in again.output
    assert call("decide", str(fair), grave[0].id, "reject", "--by", "Editor").exit_code == 0
    second = call("publish", str(fair), "--date", "2031-10-20", "--correction", "The figure was right.")
    assert second.exit_code == 0, second.output
    assert "The finding “number”" in second.output or "the finding “number”" in second.output
    assert (
        "For the address of the edition before: Edition 1 of 12 October 2031 is superseded" in second.output
    )
    lines = (fair / "published.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["number"] for line in lines] == [1, 2]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Do one thing at a time"),
        (("--asked", "2031-10-02"), "Name both days"),
        (("--asked", "2031-10-02", "--answer", "x"), "Do one thing at a time"),
        (("--answer", "x"), "Name the day"),
        (("--received", "2031-10-02"), "Name --answer or --no-answer"),
        (("--answer", "x", "--no-answer", "--received", "2031-10-02"), "Name --answer or --no-answer"),
        (("--confirm-identity",), "Say who has seen it"),
        (("--answer", "x", "--received", "2031-10-02"), "no letter to Valley Tidings is recorded"),
    ],
)
def test_what_does_not_go_together_is_refused(fair: Path, arguments: tuple[str, ...], words: str) -> None:
    """A command that asks for nothing, for two things or for half of one says so, and keeps nothing."""
    done = call("reply", str(fair), "Valley Tidings", *arguments)

    assert done.exit_code == 2
    assert words in " ".join(done.output.split())
    assert not (fair / "replies.jsonl").exists()


@pytest.mark.parametrize("command", ["check", "reply", "publish"])
def test_a_language_without_a_catalogue_costs_nothing(fair: Path, command: str) -> None:
    """The mistake is told before anything is read."""
    rest = {"check": ("--html",), "reply": ("Valley Tidings", "--answer", "x"), "publish": IMPRINT}[command]
    done = call(command, str(fair), *rest, "--language", "xx")

    assert done.exit_code == 2
    assert 'there is no catalogue of messages for "xx"' in done.output


def test_the_page_of_a_check_speaks_the_language_that_is_named(fair: Path) -> None:
    """The page does, and the terminal stays English."""
    Path("own.po").write_text(CATALOGUE, encoding="utf-8")
    done = call("check", str(fair), "--html", "--output", "seen", "--language", "own.po")

    assert done.output == "HTML seen/check.html\n"
    page = Path("seen/check.html").read_text(encoding="utf-8")
    assert '<html lang="pt">' in page
    assert '<p class="kicker">O que foi lido</p>' in page


def test_an_outlet_that_is_not_there_is_refused(fair: Path) -> None:
    """The message names what is stated; a file's label is none."""
    unknown = call("reply", str(fair), "Vale Tidings", "--confirm-identity", "--by", "Editor")
    label = call("reply", str(fair), "echo", "--confirm-identity", "--by", "Editor")

    assert 'Did you mean "Valley Tidings"?' in unknown.output
    assert "names nobody" in label.output
    assert (unknown.exit_code, label.exit_code) == (2, 2)


def test_a_reason_is_not_left_empty(fair: Path) -> None:
    """Nothing is forced without a reason."""
    done = call("publish", str(fair), *IMPRINT, "--force", " ")

    assert done.exit_code == 2
    assert "Give the reason" in done.output


def test_the_files_of_review_and_publication_are_no_sources(fair: Path) -> None:
    """What is kept in the event's folder is no record and no article, and leaves a confirmation standing."""
    confirm_reading(fair, load_event(fair), by="Copy desk", at=datetime(2031, 9, 1, tzinfo=UTC))
    before = load_event(fair)
    for name in ("decisions.jsonl", "replies.jsonl", "published.jsonl"):
        (fair / name).write_text("{}\n", encoding="utf-8")

    assert load_event(fair).ledger == before.ledger
    assert load_event(fair).confirmation.status == "confirmed"
