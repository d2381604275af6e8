"""The package's metadata, the make targets and the set-up, as far as that can be tested without a network."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import compare

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Where the name of the import is not the name of the distribution.
DISTRIBUTIONS = {"charset_normalizer": "charset-normalizer", "docx": "python-docx", "sklearn": "scikit-learn"}
# Used through another library or as a program.
NOT_IMPORTED = {"lxml-html-clean"}

needs_shell = pytest.mark.skipif(os.name == "nt", reason="make and sh are for Unix")


def declared() -> set[str]:
    """The names of the runtime dependencies and of those of the extras."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    lines = [*PROJECT["project"]["dependencies"], *(line for extra in extras for line in extra)]
    return {re.split(r"[<>=!~ \[;]", line)[0] for line in lines}


def imported() -> set[str]:
    """The distributions that the package imports somewhere."""
    names: set[str] = set()
    for path in (ROOT / "compare").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return {DISTRIBUTIONS.get(name, name) for name in names - set(sys.stdlib_module_names) - {"compare"}}


def run_setup(environment: dict[str, str], cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The set-up script with another environment."""
    return subprocess.run(
        ["sh", "scripts/setup.sh", "run"],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**os.environ, **environment},
    )


def test_the_version_is_that_of_the_metadata() -> None:
    """`compare.__version__` says what is installed, and that is what the project file states."""
    assert compare.__version__ == importlib.metadata.version("pressdiff") == PROJECT["project"]["version"]


def test_runtime_dependencies_have_lower_bounds_only() -> None:
    """An upper bound in a library makes trouble for those who install it beside others."""
    for line in PROJECT["project"]["dependencies"]:
        assert re.fullmatch(r"[A-Za-z0-9-]+>=[0-9.]+", line), line


def test_what_is_imported_is_declared_and_the_other_way_round() -> None:
    """Each library that the package imports is a dependency, and each dependency is imported."""
    assert imported() == declared() - NOT_IMPORTED


def test_what_the_wheel_takes_from_outside_the_package_is_there() -> None:
    """Templates and the bundled event lie where the wheel takes them from."""
    for folder in PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]:
        assert any((ROOT / folder).rglob("*.*")), folder


def test_the_source_distribution_has_everything_it_names() -> None:
    """Every path that the source distribution names exists."""
    for name in PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]:
        assert (ROOT / name).exists(), name


def test_each_exclusion_of_a_rule_has_its_reason() -> None:
    """In the project file every rule that is switched off has a comment that says why."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for table in ("[tool.ruff.lint]", "[tool.ruff.lint.per-file-ignores]"):
        block = text.split(table + "\n", 1)[1].split("\n[", 1)[0]
        for line in re.findall(r'^    "[A-Z]+[0-9]*",.*$', block, re.MULTILINE):
            assert re.search(r"#\s\S.{5,}", line), line


@pytest.mark.parametrize("name", ["scripts/setup.sh", ".ci/run"])
def test_scripts_can_be_run(name: str) -> None:
    """The scripts are executable where they are part of the checkout."""
    path = ROOT / name
    if not path.exists():
        pytest.skip("not part of a source distribution")
    assert path.stat().st_mode & stat.S_IXUSR or os.name == "nt"


@needs_shell
def test_setup_names_an_interpreter_that_is_not_there() -> None:
    """PYTHON that names nothing ends in a sentence, before anything is changed."""
    done = run_setup({"PYTHON": "/nowhere/python3"})

    assert done.returncode != 0
    assert "there is no /nowhere/python3" in done.stderr


@needs_shell
def test_setup_says_that_python_is_too_old(tmp_path: Path) -> None:
    """An interpreter older than 3.11 ends in a sentence that names the version needed."""
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)

    done = run_setup({"PYTHON": str(old)})

    assert done.returncode != 0
    assert "older than Python 3.11" in done.stderr


@needs_shell
def test_setup_says_what_to_install_where_venv_is_incomplete(tmp_path: Path) -> None:
    """Debian's Python without its venv package ends in the command that installs it."""
    (tmp_path / "scripts").mkdir()
    for name in ("pyproject.toml", "scripts/setup.sh"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    python = tmp_path / "python3"
    python.write_text(
        f'#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexec "{sys.executable}" "$@"\n',
        encoding="utf-8",
    )
    python.chmod(0o755)

    done = run_setup({"PYTHON": str(python)}, cwd=tmp_path)

    assert done.returncode != 0
    assert f"apt-get install python3.{sys.version_info.minor}-venv" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_make_explains_its_targets() -> None:
    """Every target that is meant for people says what it does, as ``make help`` shows."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test", "lint", "check", "wheel", "clean"):
        assert re.search(rf"^{target}:.*  ## \S", text, re.MULTILINE), target
