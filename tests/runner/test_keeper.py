"""Values of stages by what they depend on: found again, of the right type, and never as code."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from compare.config import CompareConfig
from compare.model import Reason, Span
from compare.runner import versions
from compare.runner.keeper import STORE_NAME, Keeper, keeping
from compare.runner.store import MemoryStore, SqliteStore
from compare.runner.versions import stage_version

REASON = Reason(name="words", value=0.1 + 0.2, weight=-1.0)


def counting(value: object) -> tuple[Callable[[], object], list[int]]:
    """A function that gives a value, and how often it was asked."""
    calls: list[int] = []

    def make() -> object:
        calls.append(1)
        return value

    return make, calls


def test_a_value_is_made_once_for_the_same_parts(tmp_path: Path) -> None:
    """The next run finds it; other parts, another stage or another version of the stage make it anew."""
    make, calls = counting((REASON,))
    for _ in range(2):
        with keeping(tmp_path) as keep:
            assert keep("segment", (Span(1, 2), "a"), tuple[Reason, ...], make) == (REASON,)
    assert len(calls) == 1
    with keeping(tmp_path) as keep:
        keep("segment", (Span(1, 3), "a"), tuple[Reason, ...], make)
        keep("alignment", (Span(1, 2), "a"), tuple[Reason, ...], make)
    with SqliteStore(tmp_path / STORE_NAME) as store:
        Keeper(store, version=lambda _: "newer")("segment", (Span(1, 2), "a"), tuple[Reason, ...], make)
    assert len(calls) == 4


def test_of_a_slot_only_the_newest_is_kept() -> None:
    """A page of other content takes the place of the one before it."""
    keep = Keeper(MemoryStore())
    make, calls = counting(b"page")
    for parts in ("one", "one", "two", "one"):
        assert keep("report", parts, bytes, make, slot="report.html") == b"page"
    assert len(calls) == 3
    assert len(keep.store._known) == 1


def test_a_number_of_numpy_is_the_same_fresh_and_kept() -> None:
    """What is handed out the first time is what will be handed out later."""
    keep = Keeper(MemoryStore())
    value = Reason(name="n", value=np.float64(0.3), weight=np.float32(0.1))
    fresh = keep("alignment", 1, Reason, lambda: value)
    again = keep("alignment", 1, Reason, lambda: value)

    assert fresh == again == value
    assert {type(fresh.value), type(fresh.weight), type(again.value)} == {float}


def test_half_a_character_is_not_kept_and_not_lost() -> None:
    """A text with half a surrogate pair, which no file format can hold, is made anew each time."""
    keep = Keeper(MemoryStore())
    make, calls = counting("a\ud800")
    assert [keep("ingest", "x\udc00", str, make) for _ in range(2)] == ["a\ud800"] * 2
    assert len(calls) == 2


def test_what_fails_is_not_kept() -> None:
    """An error goes through, and the next one is asked again."""
    keep = Keeper(MemoryStore())

    def fail() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        keep("ingest", 1, str, fail)
    assert keep("ingest", 1, str, lambda: "yes") == "yes"


class Hostile:
    """What runs code where it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path("was-run"),)


def test_a_hostile_store_holds_data_and_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole values of another type are made anew; nothing in a store is ever run."""
    monkeypatch.chdir(tmp_path)
    with keeping(tmp_path) as keep:
        keep("segment", "parts", Reason, lambda: REASON)
        (key,) = keep.store._held
    for body in (pickle.dumps(Hostile()), msgspec.msgpack.encode({"name": 3}), b"", b"\xc1" * 50):
        with SqliteStore(tmp_path / STORE_NAME) as store:
            store.put_many({key: key.encode() + body})
        with keeping(tmp_path) as keep:
            assert keep("segment", "parts", Reason, lambda: REASON) == REASON
            assert keep.made == {"segment": 1}
    assert not (tmp_path / "was-run").exists()


def test_a_field_that_does_not_count_does_not_change_the_digest() -> None:
    """How long a run took is no part of what its report depends on."""
    from compare.testing import make_article, make_comparison, make_transcript

    one = make_comparison([make_transcript([("A", ["Yes."])])], [make_article([("paragraph", "A said so.")])])
    keep = Keeper(MemoryStore())

    assert keep.digest(one) == keep.digest(replace(one, timings=(("x", 1.0),), notes=("note",)))
    assert keep.digest(one) != keep.digest(replace(one, signature=(("model", "other"),)))


def test_options_reach_the_key_by_their_fingerprint(tmp_path: Path) -> None:
    """Another model folder is another fingerprint, wherever it lies."""
    (tmp_path / "model").mkdir()
    assert CompareConfig(model=tmp_path / "model").fingerprint() != CompareConfig().fingerprint()


# versions


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A small package of the same shape."""
    for file in (
        "errors.py",
        "segment/article.py",
        "alignment/claims.py",
        "report/html.py",
        "runner/bench.py",
    ):
        path = tmp_path / "package" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"'''{file}'''", "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.jinja").write_text("page", "utf-8")
    return tmp_path / "package"


def all_versions(package: Path) -> dict[str, str]:
    """The version of each stage of a package, read anew."""
    stage_version.cache_clear()
    templates = package.parent / "templates"
    return {
        stage: stage_version(stage, package=package, templates=templates)
        for stage in ("ingest", "segment", "alignment", "differences", "metrics", "report")
    }


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("errors.py", "ingest segment alignment differences metrics report"),
        ("segment/article.py", "segment alignment differences metrics report"),
        ("segment/new.py", "segment alignment differences metrics report"),
        ("segment/words.txt", "segment alignment differences metrics report"),
        ("alignment/claims.py", "alignment differences metrics report"),
        ("report/html.py", "report"),
        ("runner/bench.py", "ingest segment alignment differences metrics report"),
        ("../templates/page.jinja", "report"),
        ("quality.json", "report"),
        ("segment/__pycache__/article.pyc", ""),
        ("cli/reports.py", ""),
    ],
)
def test_a_changed_line_of_the_program_is_a_new_version(file: str, changed: str, package: Path) -> None:
    """The versions of a stage and of those after it change with any file that it may depend on."""
    before = all_versions(package)
    (package / file).parent.mkdir(exist_ok=True)
    (package / file).write_text("x = 1", "utf-8")
    after = all_versions(package)

    assert [stage for stage in before if before[stage] != after[stage]] == changed.split()


def test_another_library_or_interpreter_is_a_new_version(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the program stands on counts for every stage."""
    before = all_versions(package)
    monkeypatch.setattr(versions, "_surroundings", lambda: "another python")

    assert not set(before.values()) & set(all_versions(package).values())


def test_the_shipped_files_are_what_is_hashed() -> None:
    """Every folder that stands in the order has files in the package that is installed."""
    stage_version.cache_clear()
    for part in versions.ORDER:
        place = versions.PACKAGE / part
        if place.is_dir() or place.with_suffix(".py").is_file():
            assert list(versions._files(place)) or list(versions._files(place.with_suffix(".py")))
    assert "numpy " in versions._surroundings()
