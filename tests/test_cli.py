"""The command line: what it calls, what it prints, how it ends. The run itself is replaced here."""

from __future__ import annotations

import subprocess
import sys
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import compare.ingest.event
import compare.report
from compare.cli import cli
from compare.config import FORMATS
from compare.errors import RenderError, SegmentationError
from compare.model import LedgerEntry
from compare.testing import make_article, make_comparison, make_event, make_transcript

ROOT = Path(__file__).resolve().parents[1]


@dataclass(kw_only=True)
class Written:
    """What writing a report gives back."""

    paths: dict[str, Path]
    notes: tuple[str, ...] = ()


@dataclass
class Fake:
    """A run without work: it notes its calls, and fails if told to."""

    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    error: BaseException | None = None
    notes: tuple[str, ...] = ()
    edition: Any = None

    def load_event(self, path: Path, *, keep: Any) -> Any:
        self.calls.append(("load", {"path": path}))
        entry = LedgerEntry(
            file="articles/b.txt", role="article", outcome="duplicate", code="x", reason="Twice."
        )
        return make_event([], [], name=path.resolve().name, ledger=(entry,))

    def run(
        self,
        event: Any,
        *,
        config: Any,
        output: Path,
        keep: Any,
        progress: Callable[[str, int, int], None],
    ) -> Any:
        self.calls.append(("run", {"config": config, "output": output}))
        progress("align", 2, 2)
        if self.error is not None:
            raise self.error
        record = make_transcript([("ADA", ["Good morning."])])
        article = make_article([("paragraph", "Ada said so.")], outlet="Gazette")
        return make_comparison([record], [article], ledger=event.ledger)

    def write_reports(
        self,
        _comparison: Any,
        output: Path,
        *,
        formats: tuple[str, ...],
        edition: Any = None,
        **_more: Any,
    ) -> Written:
        self.calls.append(("write", {"output": output, "formats": formats}))
        self.edition = edition
        return Written(paths={name: output / f"report.{name}" for name in formats}, notes=self.notes)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Fake:
    """The stages of a run replaced, in an empty working folder with one event."""
    made = Fake()
    module = types.ModuleType("compare.runner.pipeline")
    module.run = made.run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "compare.runner.pipeline", module)
    monkeypatch.setattr(compare.ingest.event, "load_event", made.load_event)
    monkeypatch.setattr(compare.report, "write_reports", made.write_reports, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources" / "fair").mkdir(parents=True)
    return made


def call(*arguments: str) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(cli, list(arguments))


def test_a_report_is_written_below_output_by_the_name_of_the_event(fake: Fake) -> None:
    """Without --output the files go to output/EVENT, in all formats."""
    result = call("report", "sources/fair")

    assert result.exit_code == 0
    assert [name for name, _ in fake.calls] == ["load", "run", "write"]
    assert fake.calls[2][1] == {"output": Path("output/fair"), "formats": FORMATS}
    assert fake.calls[1][1]["output"] == Path("output/fair")


def test_the_end_shows_what_was_not_used_the_table_and_the_paths(fake: Fake) -> None:
    """Lines of the ledger stand before the table, rules below it, PDF and HTML last."""
    lines = call("report", "fair").stdout.splitlines()

    assert lines[:2] == [
        "1 text was offered: 0 accepted, 1 duplicate, 0 rejected.",
        "duplicate: articles/b.txt: Twice.",
    ]
    heads = "outlet claims quotations located partly not located not checkable coverage"
    assert lines[3].split() == heads.split()
    assert lines[4].split()[0] == "Gazette"
    assert any(line.startswith("Counted: ") for line in lines)
    assert any("another source" in line for line in lines)
    assert [line.split() for line in lines[-2:]] == [
        ["PDF", str(Path("output/fair/report.pdf"))],
        ["HTML", str(Path("output/fair/report.html"))],
    ]


def test_options_reach_the_run(fake: Fake, tmp_path: Path) -> None:
    """Formats, output and model arrive where they belong."""
    (tmp_path / "model").mkdir()

    result = call("report", "fair", "--output", "elsewhere", "--format", "CSV, html", "--model", "model")

    assert result.exit_code == 0
    assert fake.calls[2][1] == {"output": Path("elsewhere"), "formats": ("html", "csv")}
    assert fake.calls[1][1]["config"].model == Path("model")


def test_the_options_of_an_edition_reach_the_report(fake: Fake, tmp_path: Path) -> None:
    """Kind, limit, names, title, note, paper, logo and templates arrive as one edition."""
    (tmp_path / "mine" / "css").mkdir(parents=True)
    (tmp_path / "mine" / "css" / "print.css").write_text("", encoding="utf-8")
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
    (tmp_path / "logo.svg").write_text(svg, encoding="utf-8")

    result = call(
        *("report", "fair", "--edition", "excerpt", "--excerpt-limit", "300", "--names", "--title", "T"),
        *("--note", "N", "--paper", "letter", "--logo", "logo.svg", "--template", "mine"),
    )

    assert result.exit_code == 0, result.output
    edition = fake.edition
    assert (edition.kind, edition.excerpt_limit.words, edition.names) == ("excerpt", 300, True)
    assert (edition.title, edition.note, edition.paper) == ("T", "N", "Letter")
    assert edition.logo.startswith("data:image/svg+xml;base64,")
    assert edition.templates == Path("mine")


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--note", "It was fabricated.", "states facts of texts"),
        ("--excerpt-limit", "much", "such as 25%"),
        ("--logo", "none.png", "the logo cannot be read"),
        ("--template", "none", "no such folder of templates"),
        ("--edition", "public", "'public' is not one of"),
        ("--paper", "A5", "'A5' is not one of"),
    ],
)
def test_a_mistake_in_an_edition_is_told_before_the_work(
    fake: Fake, option: str, value: str, words: str
) -> None:
    """Nothing is read or compared where an option is wrong."""
    result = call("report", "fair", option, value)

    assert result.exit_code in (1, 2)
    assert words in result.output
    assert fake.calls == []


def test_progress_and_notes_go_to_standard_error(fake: Fake) -> None:
    """What is no result does not stand among the results."""
    fake.notes = ("The PDF needs Pango.",)

    result = call("report", "fair")

    assert "align: 2" in result.stderr
    assert "The PDF needs Pango." in result.stderr
    assert "Pango" not in result.stdout


def test_quiet_prints_warnings_only(fake: Fake) -> None:
    """A quiet run prints nothing, but a note about a missing PDF is still a warning."""
    fake.notes = ("The PDF needs Pango.",)

    result = call("report", "fair", "--quiet")

    assert result.stdout == ""
    assert result.stderr == "The PDF needs Pango.\n"


def test_timings_are_printed_where_they_are_asked_for(fake: Fake) -> None:
    """--timings adds a table that ends in the sum."""
    assert "together" in call("report", "fair", "--timings", "--quiet").stdout
    assert "together" not in call("report", "fair").stdout


def test_open_opens_the_html(fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """--open hands the HTML to the system, and says so where there is nothing to open."""
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", lambda path: opened.append(path) or 0)

    assert call("report", "fair", "--open").exit_code == 0
    assert opened == [str(tmp_path / "output" / "fair" / "report.html")]
    assert "nothing to open" in call("report", "fair", "--open", "--format", "json").stderr


def test_the_demo_runs_the_bundled_event(fake: Fake) -> None:
    """The demo reads the event that comes with the program and writes below the working folder."""
    result = call("demo")

    assert result.exit_code == 0
    assert fake.calls[0][1]["path"].name == "harbour-address"
    assert fake.calls[2][1]["output"] == Path("output/harbour-address")


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (SegmentationError("it holds no words.", code="x", source="t.txt", hint="Add some."), 2, "t.txt: it"),
        (RenderError("the report cannot be written.", code="x"), 1, "cannot be written"),
        (PermissionError(13, "Permission denied", "output/fair"), 1, "output/fair: permission denied."),
        (ZeroDivisionError("division by zero"), 1, "did not expect (ZeroDivisionError: division by zero)"),
    ],
)
def test_an_error_is_a_sentence_and_an_exit_code(fake: Fake, error: Exception, code: int, words: str) -> None:
    """Errors go to standard error as one sentence; the traceback only with --debug."""
    fake.error = error

    result = call("report", "fair")
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert [name for name, _ in fake.calls] == ["load", "run"]

    result = call("report", "fair", "--debug")
    assert result.exit_code == code
    assert "Traceback" in result.stderr
    assert words in result.stderr


def test_what_was_not_expected_says_how_to_see_more(fake: Fake) -> None:
    """A fault of the program names --debug."""
    fake.error = RuntimeError("odd")

    assert "Run again with --debug" in call("report", "fair").stderr


def test_a_stop_from_the_keyboard_ends_cleanly(fake: Fake) -> None:
    """Ctrl-C ends with 130 and without a traceback."""
    fake.error = KeyboardInterrupt()

    result = call("report", "fair")

    assert result.exit_code == 130
    assert result.stderr.endswith("Stopped.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("report", "fare"), "fare: there is no such event folder."),
        (("report", "fair", "--format", "htm"), 'Did you mean "html"?'),
        (("report", "fair", "--format", ","), "no format is named."),
        (("report", "fair", "--model", "none"), "there is no such model folder."),
        (("report",), "Missing argument 'EVENT'"),
        (("reprot", "fair"), "No such command 'reprot'"),
        (("add", "fair"), "Missing argument 'FILE...'"),
        (("add", "fair", "none.txt"), "none.txt: there is no such file."),
        (("add", "fair", "a", "b", "--outlet", "X"), "--outlet describes one article"),
        (
            ("add", "fair", "a", "--outlet", "X", "--transcript"),
            "--outlet describes an article, not a record.",
        ),
        (("add", "fair", "a", "--published", "May"), "'May' does not match"),
        (("new", "sources/fair/../fair"), "it is there already"),
    ],
)
def test_what_the_user_can_mend_ends_with_two(fake: Fake, arguments: tuple[str, ...], words: str) -> None:
    """Usage and input to mend: a sentence on standard error, exit code 2, and nothing was run."""
    Path("sources/fair/event.toml").write_text("", encoding="utf-8")

    result = call(*arguments)

    assert result.exit_code == 2
    assert words in result.stderr
    assert fake.calls == []


def test_an_event_is_made_and_filled(fake: Fake, tmp_path: Path) -> None:
    """New and add say what they did, and add says what is there already."""
    (tmp_path / "one.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "speech.txt").write_text("ADA: One.", encoding="utf-8")

    assert "Made sources/show with event.toml" in call("new", "show").stdout
    assert call("add", "show", "speech.txt", "--transcript").stdout == "Added speech.txt.\n"
    added = call("add", "show", "one.txt", "--outlet", "Gazette", "--published", "2031-09-05")
    assert added.stdout == "Added articles/one.txt.\n"
    assert "nothing was changed" in call("add", "sources/show", "one.txt").stdout
    text = Path("sources/show/event.toml").read_text(encoding="utf-8")
    assert 'outlet = "Gazette"\n' in text
    assert "published = 2031-09-05\n" in text


def test_a_new_event_can_lie_elsewhere(fake: Fake, tmp_path: Path) -> None:
    """--directory and a path both choose another place."""
    assert call("new", "show", "--directory", "events").exit_code == 0
    assert call("new", "other/show").exit_code == 0

    assert (tmp_path / "events" / "show" / "event.toml").is_file()
    assert (tmp_path / "other" / "show" / "event.toml").is_file()


def test_the_package_runs_as_a_module() -> None:
    """``python -m compare`` is the command."""
    done = subprocess.run(
        [sys.executable, "-m", "compare", "--version"], capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("pressdiff ")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A small event in an empty working folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "sources" / "fair"
    (folder / "articles").mkdir(parents=True)
    (folder / "transcript.txt").write_text("ADA: The fair stays open.\n", encoding="utf-8")
    (folder / "articles" / "a.txt").write_text(
        "“The fair stays open,” Ada said on Monday.\n", encoding="utf-8"
    )
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_check_writes_its_page_outside_of_the_event(small: Path, tmp_path: Path) -> None:
    """The page lies below output; nothing in the event is touched."""
    before = snapshot(small)

    result = call("check", "fair", "--html")

    assert result.exit_code == 0
    assert result.stdout == "HTML output/fair/check.html\n"
    assert "The fair stays open." in (tmp_path / "output" / "fair" / "check.html").read_text(encoding="utf-8")
    assert snapshot(small) == before


def test_a_confirmation_is_the_only_thing_that_a_check_writes(small: Path) -> None:
    """One file more, which the next check knows of, until a byte changes."""
    before = snapshot(small)
    assert "No person has confirmed yet" in call("check", "fair").stdout
    assert snapshot(small) == before

    assert call("check", "fair", "--confirm", "Ada Example").exit_code == 0

    after = snapshot(small)
    assert set(after) - set(before) == {"reading.toml"}
    assert {name: after[name] for name in before} == before
    assert "Ada Example confirmed on" in call("check", "fair").stdout
    (small / "articles" / "a.txt").write_text("Ada said on Monday.\n", encoding="utf-8")
    assert "no longer holds" in call("check", "fair").stdout


def test_a_confirmation_without_a_name_is_refused(small: Path) -> None:
    """Nothing is written, and the exit code says that there is something to mend."""
    result = call("check", "fair", "--confirm", " ")

    assert result.exit_code == 2
    assert "needs the name" in result.stderr
    assert not (small / "reading.toml").exists()


def test_an_address_is_not_fetched_unasked(small: Path) -> None:
    """The message says how to ask for it."""
    result = call("add", "fair", "https://paper.example/a")

    assert result.exit_code == 2
    assert "--fetch" in result.stderr
