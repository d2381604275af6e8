"""The documents fail when they drift from the program."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from compare.cli import cli

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
DOCS = ROOT / "docs"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
CODE = re.compile(r"""\bcode=["']([a-z0-9-]+)["']""")


def codes_of_the_program() -> dict[str, str]:
    """Every code that a message or a line of the ledger may carry, with a file where it stands."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "compare").rglob("*.py")):
        if path.name != "testing.py":
            for code in CODE.findall(path.read_text(encoding="utf-8")):
                found.setdefault(code, path.relative_to(ROOT).as_posix())
    return found


def codes_of_the_page() -> list[str]:
    """The codes that head the rows of the tables."""
    return re.findall(
        r"^\| `([a-z0-9-]+)` \|", (DOCS / "messages.md").read_text(encoding="utf-8"), re.MULTILINE
    )


def options_of(command: click.Command) -> set[str]:
    """The long options of a command, without --help."""
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--") and name != "--help"
    }


def commands_in(text: str, program: str) -> list[list[str]]:
    """The command lines of the code blocks of a page that start a program, as words without comments."""
    blocks = re.findall(r"^```(?:sh|console|bash)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.split("#")[0].split() for block in blocks for line in block.splitlines()]
    return [words for words in lines if words and words[0] == program]


def test_every_code_is_explained() -> None:
    """Each code that the program can show has a row in the page of messages."""
    explained = codes_of_the_page()
    missing = {code: file for code, file in codes_of_the_program().items() if code not in explained}

    assert missing == {}


def test_every_explained_code_exists() -> None:
    """The page of messages explains no code that the program does not have."""
    known = codes_of_the_program()

    assert [code for code in codes_of_the_page() if code not in known] == []


def test_messages_are_in_order_and_explained_once() -> None:
    """A code has one row."""
    codes = codes_of_the_page()

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_a_command_is_documented_with_its_options(name: str) -> None:
    """Each command has a section in the page on the command line that names exactly its options."""
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## pressdiff ([a-z]+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))

    assert name in sections
    documented = set(re.findall(r"^\| `(--[a-z-]+)", sections[name], re.MULTILINE))
    assert documented == options_of(cli.commands[name])


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_a_command_and_its_options_have_help(name: str) -> None:
    """No command and no option is left without a sentence of help."""
    command = cli.commands[name]

    assert command.help
    for parameter in command.params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_on_a_page_exist(page: Path) -> None:
    """Command lines in the documents name commands, options and make targets that there are."""
    text = page.read_text(encoding="utf-8")
    for words in commands_in(text, "pressdiff"):
        options = {word.split("=")[0] for word in words if word.startswith("--")}
        if words[1].startswith("--"):
            assert options <= options_of(cli), words
        else:
            assert words[1] in cli.commands, words
            assert options <= options_of(cli.commands[words[1]]), words
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for words in commands_in(text, "make"):
        assert {word for word in words[1:] if "=" not in word} <= targets, words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    """Each link to a file of the project finds it."""
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), target


def test_the_readme_begins_with_two_commands() -> None:
    """The README names the command that shows the main job and the one that runs the tests."""
    lines = [" ".join(words) for words in commands_in(README.read_text(encoding="utf-8"), "make")]

    assert lines[:2] == ["make demo", "make test"]
