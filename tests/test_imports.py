"""Who imports whom: data flows one way, and what is heavy is loaded late."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "compare"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = (
    "lxml",
    "numpy",
    "onnxruntime",
    "pandas",
    "rich",
    "scipy",
    "sklearn",
    "tokenizers",
    "trafilatura",
    "weasyprint",
)
STAGES = (
    ("errors",),
    ("language",),
    ("model", "config", "notes", "topics", "keep"),
    ("ingest",),
    ("segment",),
    ("meaning",),
    ("alignment",),
    ("differences",),
    ("metrics",),
    ("comparison",),
    ("findings",),
    ("review", "changes"),
    ("report", "testing"),
    ("publication",),
    ("runner",),
    ("evaluation",),
    ("cli",),
    ("__main__", "__init__"),
)
RANK = {name: rank for rank, names in enumerate(STAGES) for name in names}
# A comparison hands out its own frames, made where it is asked for them.
ALLOWED = {("comparison", "metrics")}


def imports_at_run_time(path: Path) -> Iterator[ast.Import | ast.ImportFrom]:
    """Every import of a module, those inside functions too, but not those for type checkers."""
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            pending.extend(node.orelse)
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        pending.extend(ast.iter_child_nodes(node))


def names_of(node: ast.Import | ast.ImportFrom) -> list[str]:
    """The modules that an import names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    module = node.module or ""
    return [f"{module}.{alias.name}" for alias in node.names] if module == "compare" else [module]


def stage_of(path: Path) -> str:
    """The stage that a file belongs to: its folder, or its own name at the top."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def loaded_after(statement: str) -> set[str]:
    """The heavy libraries that a fresh interpreter holds after a statement."""
    code = f"{statement}\nimport sys\nprint(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split("\n")[-2].split())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_stage_imports_only_earlier_stages(path: Path) -> None:
    """A module imports its own stage or earlier ones, never a later one."""
    stage = stage_of(path)
    for node in imports_at_run_time(path):
        for name in names_of(node):
            if name.startswith("compare."):
                other = name.split(".")[1]
                assert other in RANK, f"{path}: {name} belongs to no stage"
                assert RANK[other] <= RANK[stage] or (stage, other) in ALLOWED, (
                    f"{path}, line {node.lineno}: {stage} imports {other}, a later stage"
                )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_imports_what_is_banned(path: Path) -> None:
    """Words are compared by rapidfuzz, not difflib, and no relative import hides a direction."""
    for node in imports_at_run_time(path):
        assert "difflib" not in names_of(node)
        assert not (isinstance(node, ast.ImportFrom) and node.level)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_stays_readable_in_length(path: Path) -> None:
    """No module is longer than 500 lines, but the data model, which is one table of types."""
    limit = 850 if path.name == "model.py" else 500
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


def test_importing_the_package_is_light() -> None:
    """``import compare`` loads none of the heavy libraries."""
    assert loaded_after("import compare") == set()


def test_the_version_is_shown_without_heavy_libraries() -> None:
    """``pressdiff --version`` and ``--help`` load none of the heavy libraries."""
    for option in ("--version", "--help"):
        statement = f"import compare.cli\ntry: compare.cli.main([{option!r}])\nexcept SystemExit: pass"
        assert loaded_after(statement) == set()


def test_editing_an_event_needs_no_heavy_library() -> None:
    """A new event folder is made without the libraries that only a run needs."""
    assert loaded_after("import compare.runner.folder") == set()


def test_versions_of_stages_follow_the_order_of_imports() -> None:
    """What a stage may import is part of its version: the order there is the order of these stages."""
    from compare.runner.versions import ORDER

    wanted = [name for names in STAGES[: RANK["report"] + 1] for name in names if name != "testing"]
    assert sorted(ORDER) == sorted(wanted)
    assert [RANK[name] for name in ORDER] == sorted(RANK[name] for name in ORDER)
