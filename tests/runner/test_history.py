"""A report made again: what is kept beside it, verified, packed, watched for and erased; one small event."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from compare.cli import cli
from compare.config import CompareConfig
from compare.errors import CompareError, SourceError
from compare.report.manifest import sealed
from compare.runner import verify as verify_module
from compare.runner.bundle import bundle, bundle_excerpts
from compare.runner.decisions import borderline_claims, differing_claims
from compare.runner.forget import forget
from compare.runner.history import INPUTS, state_paths
from compare.runner.make import Made, make_report
from compare.runner.stretches import holds, stretches
from compare.runner.verify import verify
from compare.runner.watch import watch_event

TRANSCRIPT = """Marit Voll: Good evening. The lamp has burned for one hundred and forty years. I may retire in
the autumn. The boat belongs to the parish, and I never asked for a faster one."""
LAMP = """Lamp to burn on, the keeper of the lighthouse says

The lamp has burned for 140 years, Marit Voll said on Monday. “I will retire in the autumn,” she said.

Visitors from the islands had brought lanterns of their own, a custom that the town has kept since the war."""
BOAT = """Who pays for the boat?

“The boat belongs to the parish,” Marit Voll said, “and I never asked for a faster one.”"""
EVENT = """title = "The lamp"

[[record]]
file = "transcript.txt"
kind = "as delivered"

[[article]]
file = "articles/lamp.txt"
outlet = "Tidings"
title = "Lamp to burn on, the keeper of the lighthouse says"
retrieved = 2031-09-04

[[article]]
file = "articles/boat.txt"
outlet = "Voices"
"""
CONFIG = CompareConfig(formats=("json",))
PAGES = CompareConfig(formats=("html", "json"))
# What is true of one run only.
OWN = {"manifest.json"}


def written(folder: Path) -> dict[str, bytes]:
    """The files of a report and what is kept beside it; not what saves time."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    saves_time = (".pressdiff/store", ".pressdiff/lock")
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith(saves_time)}


def changes_in(folder: Path) -> dict[str, Any]:
    """`changes.json`."""
    loaded: dict[str, Any] = json.loads((folder / "changes.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an event and the report on it."""
    place = tmp_path_factory.mktemp("lamp")
    (place / "lamp" / "articles").mkdir(parents=True)
    for name, text in {
        "transcript.txt": TRANSCRIPT,
        "articles/lamp.txt": LAMP,
        "articles/boat.txt": BOAT,
        "event.toml": EVENT,
    }.items():
        (place / "lamp" / name).write_text(text, "utf-8")
    make_report(place / "lamp", place / "output", CONFIG)
    return place


@pytest.fixture
def place(first: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A copy of it: the event and the report."""
    shutil.copytree(first, tmp_path / "copy")
    return tmp_path / "copy" / "lamp", tmp_path / "copy" / "output"


def test_a_run_with_nothing_new_changes_no_byte(place: tuple[Path, Path]) -> None:
    """Only the manifest, which has the time, may differ; no state is recorded."""
    event, output = place
    before = written(output)
    make_report(event, output, CONFIG)
    after = written(output)

    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} <= OWN


def test_states_are_distinct_and_the_last_two_are_compared(place: tuple[Path, Path]) -> None:
    """A correction is a second state; the next run tells it again, and so does one that was killed."""
    event, output = place
    article = event / "articles" / "lamp.txt"
    article.write_text(LAMP.replace("will retire", "may retire"), "utf-8")
    told = make_report(event, output, CONFIG).changes
    kept = written(output)

    assert [one.kind for one in told.articles] == ["changed"]
    assert len(state_paths(output)) == 2
    assert make_report(event, output, CONFIG).changes == told
    # Killed after the files were put in place and before the state was: the state is missing.
    state_paths(output)[-1].unlink()
    assert make_report(event, output, CONFIG).changes.before == told.before
    assert {name for name, data in written(output).items() if kept.get(name) != data} <= {
        *OWN,
        *(name for name in kept if "history" in name),
    }
    article.write_text(LAMP, "utf-8")
    make_report(event, output, CONFIG)
    assert len(state_paths(output)) == 3


def test_a_damaged_state_is_put_right_or_set_aside(place: tuple[Path, Path]) -> None:
    """The present state is written again as it was; an earlier one that cannot be read leaves the chain."""
    event, output = place
    (event / "articles" / "lamp.txt").write_text(f"{LAMP} Twice.", "utf-8")
    make_report(event, output, CONFIG)
    before = written(output)
    first, last = state_paths(output)
    last.write_bytes(last.read_bytes().replace(b"Marit", b"Marie"))
    make_report(event, output, CONFIG)
    assert {name for name, data in written(output).items() if before.get(name) != data} <= OWN
    first.write_bytes(first.read_bytes()[:-9])
    made = make_report(event, output, CONFIG)
    assert made.changes.first
    assert made.written.notes == (
        f"A recorded state could not be read; it was set aside as {first.stem}.damaged.",
    )
    assert state_paths(output) == [last]


def test_history_shows_in_its_own_section_only(place: tuple[Path, Path]) -> None:
    """Besides `changes.json` and the section the report is that of a clean run."""
    event, output = place
    (event / "articles" / "lamp.txt").write_text(f"{LAMP}\n\nCorrection: on Tuesday.", "utf-8")
    make_report(event, output, PAGES)
    make_report(event, output.with_name("clean"), PAGES)

    def apart(folder: Path) -> list[str | bytes]:
        page = (folder / "report.html").read_text("utf-8")
        head, _, rest = page.partition('<section id="changes"')
        tail = rest.partition("</section>")[2]
        body = head[head.index("<main") :]
        return [body, tail, (folder / "results.json").read_bytes()]

    assert apart(output) == apart(output.with_name("clean"))
    assert changes_in(output)["versions"][0]["correction_notice"] is True


def test_two_versions_in_one_run_count_once(place: tuple[Path, Path]) -> None:
    """The earlier version is in the ledger and in the section, and in no figure."""
    event, output = place
    (event / "articles" / "lamp-2.txt").write_text(LAMP.replace("will retire", "may retire"), "utf-8")
    table = EVENT[EVENT.index('[[article]]\nfile = "articles/lamp.txt"') :].split("\n\n", maxsplit=1)[0]
    later = table.replace("lamp.txt", "lamp-2.txt").replace("09-04", "09-06")
    (event / "event.toml").write_text(f"{EVENT}\n{later}\n", "utf-8")
    made = make_report(event, output, CONFIG)
    results = json.loads((output / "results.json").read_text("utf-8"))

    assert [article["source"]["file"] for article in results["articles"]].count("articles/lamp.txt") == 0
    assert results["ledger_counts"] == {
        "offered": 4,
        "accepted": 3,
        "duplicates": 0,
        "superseded": 1,
        "rejected": 0,
    }
    assert [one["file"] for one in results["earlier_versions"]] == ["articles/lamp.txt"]
    (version,) = changes_in(output)["versions"]
    assert version["number"] == 2
    assert version["findings"]["no_longer"]
    assert made.changes.articles[0].kind == "changed"


def test_verify_recomputes_the_report(place: tuple[Path, Path]) -> None:
    """On the same platform every file comes out again; nothing in the folder is touched."""
    _event, output = place
    before = written(output)
    found = verify(output)

    assert found.problems == ()
    assert len(found.told) == 2
    assert written(output) == before


def test_verify_finds_one_changed_byte_in_any_file(place: tuple[Path, Path]) -> None:
    """A byte is flipped in each file in turn: report, inputs, states and the manifest."""
    _event, output = place
    names = sorted(written(output))
    assert {name.split("/")[1] for name in names if name.startswith(".pressdiff")} == {"inputs", "history"}
    for name in names:
        path = output / name
        data = path.read_bytes()
        path.write_bytes(
            data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 1]) + data[len(data) // 2 + 1 :]
        )
        if name == "manifest.json":
            with pytest.raises(SourceError, match="not as it was written"):
                verify(output, recompute=False)
        else:
            problems = verify(output, recompute=False).problems
            assert [problem.split(" ")[0] for problem in problems] == [name]
        path.write_bytes(data)
    (output / "results.json").unlink()
    assert verify(output, recompute=False).problems == ("results.json is missing.",)


def test_verify_does_not_trust_a_report_with_hashes_of_its_own(place: tuple[Path, Path]) -> None:
    """A result that was changed together with its hashes is found by the run over the inputs."""
    _event, output = place
    path = output / "results.json"
    data = path.read_bytes().replace(b"Marit Voll", b"Marit Volk", 1)
    path.write_bytes(data)
    manifest = json.loads((output / "manifest.json").read_bytes())
    for one in manifest["outputs"]:
        if one["file"] == "results.json":
            one["sha256"], one["bytes"] = hashlib.sha256(data).hexdigest(), len(data)
    (output / "manifest.json").write_text(sealed(manifest), "utf-8")

    assert verify(output).problems == ("results.json: a run over the kept inputs gives other bytes.",)


@pytest.mark.parametrize("name", ["../out.txt", "/etc/passwd", "a\\..\\..\\b"])
def test_a_manifest_cannot_lead_out_of_its_folder(place: tuple[Path, Path], name: str) -> None:
    """A bundle comes from others: names in it are held inside the folder."""
    _event, output = place
    for key in ("file", "path"):
        manifest = json.loads((output / "manifest.json").read_bytes())
        manifest["kept"][0][key] = name
        text = sealed(manifest)
        (output / "other").mkdir(exist_ok=True)
        (output / "other" / "manifest.json").write_text(text, "utf-8")
        with pytest.raises(SourceError) as caught:
            verify(output / "other")
        assert caught.value.code == "manifest-changed"


def test_on_another_platform_decisions_are_compared(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Scores within the tolerance hold, others and other states are told; what is close is listed."""
    _event, output = place
    results = json.loads((output / "results.json").read_text("utf-8"))
    moved = json.loads(json.dumps(results))
    claim = next(one for one in moved["claims"] if one["passages"])
    claim["score"] += 0.01

    assert differing_claims(results, moved) == {}
    claim["score"] += 0.1
    assert differing_claims(results, moved) == {claim["id"]: "another score"}
    claim["passages"][0]["end"] += 1
    assert differing_claims(results, moved) == {claim["id"]: "other spans"}
    claim["state"] = "ambiguous"
    assert differing_claims(results, moved) == {claim["id"]: "decided otherwise"}
    moved["claims"].remove(claim)
    assert differing_claims(results, moved) == {claim["id"]: "missing"}
    close = {**claim, "level": "support", "kind": "reported speech", "score": 0.41, "runner_up": None}
    assert set(borderline_claims({"claims": [close]})) == {claim["id"]}
    assert borderline_claims({"claims": [{**close, "score": 0.6}]}) == {}
    # Here the same machine stands for another one: nothing differs, and it is said where it ran.
    monkeypatch.setattr(verify_module, "platform_values", lambda: {"signature": "other"})
    found = verify(output)
    assert found.problems == ()
    assert any("another platform" in note for note in found.notes)


def test_a_bundle_is_the_same_twice_and_verifies_where_it_is_unpacked(
    place: tuple[Path, Path], tmp_path: Path
) -> None:
    """It holds inputs, outputs, states and how to verify; a changed folder is not packed."""
    _event, output = place
    one, two = bundle(output, tmp_path / "one.zip"), bundle(output, tmp_path / "two.zip")

    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        archive.extractall(tmp_path / "unpacked")
    unpacked = tmp_path / "unpacked" / "lamp"
    assert verify(unpacked, recompute=False).problems == ()
    assert verify(unpacked, recompute=False).notes == ("Nothing was recomputed.",)
    assert set(written(unpacked)) - set(written(output)) == {"HOW-TO-VERIFY.txt"}
    (output / "results.json").write_text("x", "utf-8")
    with pytest.raises(SourceError) as caught:
        bundle(output, tmp_path / "three.zip")
    assert caught.value.code == "not-whole"
    assert not (tmp_path / "three.zip").exists()


def test_a_bundle_of_excerpts_holds_no_text(place: tuple[Path, Path], tmp_path: Path) -> None:
    """Neither inputs nor states nor a sentence that no finding needs; its hashes hold, and that it cannot be
    recomputed is said.
    """
    _event, output = place
    made = bundle_excerpts(output, tmp_path / "made.zip", config=CONFIG)
    with zipfile.ZipFile(made) as archive:
        archive.extractall(tmp_path / "unpacked")
    files = written(tmp_path / "unpacked" / "lamp")

    assert set(files) == {"HOW-TO-VERIFY.txt", "manifest.json", "results.json"}
    assert not any(b"lanterns of their own" in data for data in files.values())
    found = verify(tmp_path / "unpacked" / "lamp")
    assert found.problems == ()
    assert any("not in this folder" in note for note in found.notes)


def test_forget_leaves_no_words_of_the_text_anywhere(place: tuple[Path, Path]) -> None:
    """No run of words of 40 characters that only this article had is left in any file of both folders,
    neither of the text nor of an earlier one under its name; hash and line stay.
    """
    event, output = place
    earlier = LAMP.replace("lanterns of their own", "a hundred candles in glasses of blue and green")
    (event / "articles" / "lamp.txt").write_text(earlier, "utf-8")
    (event / "articles" / "copy.txt").write_text(earlier, "utf-8")
    make_report(event, output, CONFIG)
    wanted = stretches(f"{LAMP}\n{earlier}", [TRANSCRIPT, BOAT])
    assert any(holds(path.read_text("utf-8", "replace"), wanted) for path in output.rglob("*.json"))
    other = {
        "target": "f000000000000",
        "claim_key": "k",
        "article_sha256": "0",
        "record_sha256": "0",
        "action": "note",
        "value": "Seen.",
        "by": "A. Reader",
        "at": "2031-09-05T12:00:00Z",
    }
    note = {**other, "article_sha256": hashlib.sha256(earlier.encode()).hexdigest(), "value": earlier}
    lines = "".join(f"{json.dumps(one)}\n" for one in (note, other))
    (event / "decisions.jsonl").write_text(lines, "utf-8")
    erased = forget(event / "articles" / "lamp.txt", output, config=CONFIG)

    assert (event / "decisions.jsonl").read_text("utf-8").count('"Seen."') == 1
    assert len(erased.files) == 2
    assert erased.left == ()
    for folder in (event, output):
        for path in folder.rglob("*"):
            if path.is_file():
                text = path.read_bytes().decode("utf-8", "replace")
                plain = json.dumps(json.loads(text), ensure_ascii=False) if path.suffix == ".json" else text
                assert not holds(text, wanted), path
                assert not holds(plain, wanted), path
    ledger = json.loads((output / "results.json").read_bytes())["ledger"]
    forgotten = [one for one in ledger if one["code"] == "forgotten"]
    assert {one["sha256"] for one in forgotten} == {one.sha256 for one in erased.files}
    assert changes_in(output)["articles"][0]["change"] == "erased"
    assert verify(output).problems == ()


def test_a_forgotten_text_does_not_come_back(place: tuple[Path, Path]) -> None:
    """Under another name it is still the text that was erased; another text under its name is read."""
    event, output = place
    forget(event / "articles" / "lamp.txt", output, config=CONFIG)
    (event / "articles" / "again.txt").write_text(LAMP, "utf-8")
    (event / "articles" / "lamp.txt").write_text(BOAT.replace("Voll", "Voll herself"), "utf-8")
    made = make_report(event, output, CONFIG)

    outcomes = {entry.file: entry.code for entry in made.comparison.ledger if entry.role == "article"}
    assert outcomes == {
        "articles/again.txt": "forgotten",
        "articles/boat.txt": "ok",
        "articles/lamp.txt": "not-named",
    }
    wanted = stretches(LAMP, [TRANSCRIPT, BOAT])
    assert not any(holds(path.read_text("utf-8"), wanted) for path in (output / INPUTS).glob("*"))


def test_what_cannot_be_forgotten(place: tuple[Path, Path]) -> None:
    """A record, a file that nobody knows and a file outside an event are refused, and nothing is changed."""
    event, output = place
    before = written(event)
    for file, code in (
        (event / "transcript.txt", "not-an-article-file"),
        (event / "articles" / "other.txt", "nothing-to-forget"),
        (event.parent.parent / "x.txt", "no-event"),
    ):
        with pytest.raises(SourceError) as caught:
            forget(file, output, config=CONFIG)
        assert caught.value.code == code
    assert written(event) == before


def test_watching_makes_a_report_once_for_a_burst(tmp_path: Path) -> None:
    """The first set is the beginning; empty ones, hidden files and the report's own are no change; an error
    does not end it, and an interruption does.
    """
    event, output = tmp_path / "lamp", tmp_path / "lamp" / "out"
    runs: list[int] = []
    told: list[str] = []

    def make() -> None:
        runs.append(1)
        if len(runs) == 2:
            raise SourceError("it cannot be read.", code="no-event")
        if len(runs) == 3:
            raise ZeroDivisionError("x")

    def bursts() -> Iterator[set[tuple[Any, str]]]:
        yield set()
        yield set()
        yield {(1, str(event / "a.txt")), (2, str(event / "articles" / "b.txt")), (1, str(event / ".c"))}
        yield {(1, str(output / "report.html")), (1, str(event / "a.txt.part"))}
        yield {(1, str(event / "event.toml"))}
        yield {(3, str(event / "articles" / "b.txt"))}
        raise KeyboardInterrupt

    watch_event(event, make, output=output, tell=told.append, bursts=bursts())

    assert len(runs) == 4
    assert [line for line in told if line.startswith("Changed")] == [
        "Changed: a.txt, articles/b.txt.",
        "Changed: event.toml.",
        "Changed: articles/b.txt.",
    ]
    assert sum(line.startswith("Error") for line in told) == 2
    assert told[-1] == "Stopped watching."


def test_an_input_that_changes_during_a_run_is_told(
    place: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept are the bytes that were read, or nothing: the earlier report stays."""
    event, output = place
    before = written(output)

    def changing(folder: Path) -> list[Path]:
        (event / "articles" / "lamp.txt").write_text("Something else.", "utf-8")
        return state_paths(folder)

    monkeypatch.setattr("compare.runner.history.state_paths", changing)
    with pytest.raises(CompareError) as caught:
        make_report(event, output, CONFIG)
    assert caught.value.code == "input-changed"
    assert written(output) == before


def command(*arguments: str | Path) -> tuple[int, str]:
    """Exit code and everything printed."""
    done = CliRunner().invoke(cli, [str(one) for one in arguments])
    return done.exit_code, done.output


def test_diff_and_fail_on_have_exit_codes_for_scripts(place: tuple[Path, Path], tmp_path: Path) -> None:
    """0 where nothing is reached, 3 where it is, 2 for what --fail-on does not know."""
    event, output = place
    shutil.copytree(output, tmp_path / "before")
    text = BOAT.replace("never asked", "always asked")
    (event / "articles" / "boat.txt").write_text(text, "utf-8")
    made: Made = make_report(event, output, CONFIG)
    assert made.changes.new

    assert command("diff", tmp_path / "before", output)[0] == 0
    code, shown = command("diff", tmp_path / "before", output, "--fail-on", "severity=3,new")
    assert code == 3
    assert "--fail-on new is reached" in shown
    assert command("diff", output, output, "--fail-on", "new,not-located,severity=0")[0] == 0
    code, shown = command("diff", tmp_path / "before", output, "--fail-on", "severty=2")
    assert (code, "severity=2" in shown) == (2, True)
    code, shown = command("diff", tmp_path / "before", output, "--json")
    assert json.loads(shown)["state"] == changes_in(output)["state"]
    assert command("diff", tmp_path, output)[0] == 2
