"""Runs after runs: whatever happened before, the files are those of a clean run.

A few random histories each time; `PRESSDIFF_FULL=1` runs them all (some minutes), `PRESSDIFF_FULL=pdf` those
with the real models and the PDF.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from compare.config import CompareConfig
from compare.ingest.event import load_event
from compare.report import write_reports
from compare.report.results import results_text
from compare.runner.keeper import STORE_NAME, Keeper, keeping
from compare.runner.pipeline import run
from compare.runner.store import SqliteStore
from compare.testing.fixed import fixed_models

FULL = os.environ.get("PRESSDIFF_FULL", "")
SEQUENCES = 200 if FULL else 4
STEPS = 6
KILLS = 50 if FULL else 5
WITHOUT_PDF = ("html", "json", "csv")

PART_ONE = """Keeper of the Lighthouse Marit Voll: Good evening. The lamp has burned for one hundred and forty
years, and it will burn for another forty if the parish pays for the glass. I may retire in the autumn. We
counted 212 ships in March, and eleven of them had no papers at all.

Parish clerk Odd Strand: Who is going to pay for the boat? The council never promised a new one.

Marit Voll: The boat belongs to the parish. I never asked for a faster one, and I don't want it. If the engine
fails in January, nobody comes out to us for three weeks.

Odd Strand: The council has heard that before, and the council remembers the winter of the broken mast."""

PART_TWO = """

Marit Voll: The broken mast cost the parish 900 crowns, and the fishermen paid the half of it. The fog horn is
older than the church. I will not close the tower to the children.

Odd Strand: Thank you, Ms Voll. The council votes on Thursday."""

SENTENCES = (
    "The lamp would burn for another forty years if the parish paid for the glass, Marit Voll said.",
    "“I never asked for a faster one, and I do not want it,” Voll said of the boat.",
    "“I will retire in the autumn,” the keeper said.",
    "“We counted 312 ships in March,” Voll said, “and eleven of them had no papers at all.”",
    "“We counted 312 ships in March,” she said.",
    "Strand, the clerk, said: “The council remembers the winter of the broken mast.”",
    "“The boat belongs to the parish,” Voll said, “and the council remembers the winter of the broken mast.”",
    "Ms Voll said that the lamp had burned for 140 years.",
    "“Nobody has ever painted the tower properly,” she said.",
    "“The council promised a new one,” Strand said.",
    "Nobody comes out to the tower for two weeks if the engine fails in January, Voll said.",
    "“The broken mast cost the parish 900 crowns,” Voll said.",
    "The fog horn is older than the church, the keeper told the parish.",
    "“I will not close the tower to the children,” she said.",
    "The council will vote on Thursday, Odd Strand said.",
    "It rained on the evening of the meeting, and the hall was full.",
)
WIRE = """The parish hall was full on Monday evening when the keeper came down from the tower with her papers
and a wet coat over her arm. People had walked from the far farms, and the benches along the wall
were taken by those who remember the old boat and what it cost to lift her out of the sound. Nobody
had expected that the talk would be of money only, and yet it was of money that both of them spoke,
for more than an hour, while the tea went cold and the children fell asleep. In the end the clerk
closed his book, the keeper put on her coat, and the hall emptied as quickly as it had filled, out
into the rain and down to the quay.""".replace("\n", " ")


@dataclass
class World:
    """An event folder and what is asked of it, with chance for an author."""

    folder: Path
    chance: random.Random
    articles: dict[str, list[str]] = field(default_factory=dict)
    outlets: dict[str, str] = field(default_factory=dict)
    transcript: str = PART_ONE
    formats: tuple[str, ...] = WITHOUT_PDF
    model: Path | None = None
    opinion: Path | None = None

    def begin(self) -> None:
        """Two articles."""
        self.add()
        self.add()

    def add(self) -> None:
        """An article more, one in three of them a copy of the wire's text."""
        name = f"a{self.chance.randrange(10**6):06d}.txt"
        body = self.chance.sample(SENTENCES, self.chance.randint(2, 5))
        wire = [WIRE] if self.chance.random() < 0.35 else []
        self.articles[name] = [f"Report {self.chance.randint(1, 9)}", *wire, *body]
        self.outlets[name] = f"Outlet {self.chance.randint(1, 99)}"

    def change(self) -> None:
        """A sentence of an article is corrected."""
        paragraphs = self.articles[self._any()]
        paragraphs[-1] = self.chance.choice(SENTENCES)

    def remove(self) -> None:
        """An article goes, if another one is left."""
        if len(self.articles) > 1:
            self.articles.pop(self._any())

    def reorder(self) -> None:
        """The articles are named in another order, and one under another outlet's name."""
        mixed = self.chance.sample(sorted(self.articles), len(self.articles))
        self.articles = {name: self.articles[name] for name in mixed}
        self.outlets[mixed[0]] = f"Outlet {self.chance.randint(1, 99)}"

    def record(self) -> None:
        """The second part of the record comes in, or goes again, or a word of it is corrected."""
        self.transcript = self.chance.choice(
            [PART_ONE, PART_ONE + PART_TWO, (PART_ONE + PART_TWO).replace("212 ships", "312 ships")]
        )

    def options(self) -> None:
        """Other formats, another encoder, a second opinion or none."""
        self.formats = self.chance.choice([WITHOUT_PDF, ("json",), ("html", "json")])
        self.model = self.chance.choice([None, self.folder.parent / "encoder"])
        self.opinion = self.chance.choice([None, self.folder.parent / "opinion"])

    def write(self) -> None:
        """The event folder as it now is."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "articles").mkdir(parents=True)
        (self.folder / "transcript.txt").write_text(self.transcript, "utf-8")
        tables = ['[[record]]\nfile = "transcript.txt"\nspoken_language = "en"\nlanguage = "en"\n']
        for name, paragraphs in self.articles.items():
            (self.folder / "articles" / name).write_text("\n\n".join(paragraphs), "utf-8")
            tables.append(f'[[article]]\nfile = "articles/{name}"\noutlet = "{self.outlets[name]}"\n')
        (self.folder / "event.toml").write_text("\n".join(tables), "utf-8")

    def _any(self) -> str:
        return self.chance.choice(sorted(self.articles))

    def report(self, output: Path) -> None:
        """A whole run, as the command line does it."""
        config = CompareConfig(model=self.model, second_opinion=self.opinion, formats=self.formats)
        with keeping(output) as keep:
            event = load_event(self.folder, keep=keep)
            comparison = run(event, config=config, keep=keep)
            write_reports(comparison, output, formats=config.formats, keep=keep)


OPERATIONS = (
    *(World.add, World.add, World.change, World.change, World.remove),
    *(World.reorder, World.record, World.options),
)


@pytest.fixture
def models(tmp_path: Path) -> Iterator[None]:
    """Fixed vectors, and folders of another encoder and of a second opinion."""
    _other_model(tmp_path / "encoder", "pressdiff-encoder")
    _other_model(tmp_path / "opinion", "pressdiff-verifier")
    with fixed_models():
        yield


def _other_model(folder: Path, kind: str) -> None:
    import hashlib

    folder.mkdir()
    files = {}
    for name in ("model.onnx", "tokenizer.json"):
        (folder / name).write_bytes(b"other")
        files[name] = hashlib.sha256(b"other").hexdigest()
    stated = {"format": kind, "name": "other", "dimension": 384, "max_tokens": 128, "files": files}
    (folder / "manifest.json").write_text(json.dumps(stated), "utf-8")


def files_of(output: Path, names: frozenset[str] | None = None) -> dict[str, bytes]:
    """The files for readers, the manifest without its time; all, or those with the names given."""
    found = {path.name: path.read_bytes() for path in output.iterdir() if path.is_file()}
    manifest = json.loads(found["manifest.json"])
    del manifest["time"], manifest["sha256"]  # the second is of the manifest itself, its time included
    found["manifest.json"] = json.dumps(manifest).encode()
    return found if names is None else {name: found[name] for name in names}


class KilledError(BaseException):
    """What ends a run at once, as far as a test can."""


@contextlib.contextmanager
def killed_after(steps: int) -> Iterator[None]:
    """Inside, a run ends at the given number of writes, reads of the store and moves of files."""
    left = [steps]

    def counted(function: Callable[..., object]) -> Callable[..., object]:
        def inner(*arguments: object, **named: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise KilledError
            return function(*arguments, **named)

        return inner

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Keeper, "__call__", counted(Keeper.__call__))
        patch.setattr(SqliteStore, "_write", counted(SqliteStore._write))
        patch.setattr(Path, "replace", counted(Path.replace))
        patch.setattr(Path, "write_bytes", counted(Path.write_bytes))
        with contextlib.suppress(KilledError):
            yield


def _meddle(output: Path, chance: random.Random) -> None:
    """Somebody deletes a file, writes into one, or the disk flips a bit of the store."""
    files = sorted(path for path in output.iterdir() if path.is_file())
    what = chance.choice(["delete", "write", "flip", "nothing"])
    if what == "delete":
        chance.choice(files).unlink()
    if what == "write":
        chance.choice(files).write_bytes(b"not what was written")
    if what == "flip":
        store = output / STORE_NAME
        data = bytearray(store.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        store.write_bytes(data)


def _history(seed: int, tmp_path: Path, run_formats: tuple[str, ...] = WITHOUT_PDF) -> None:
    """One random history; after each step the files are those of a clean run."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    world = World(tmp_path / "lamp", chance, formats=run_formats)
    world.begin()
    kept = tmp_path / "kept"
    for step in range(STEPS):
        world.write()
        if chance.random() < 0.3:
            with killed_after(chance.randrange(60)):
                world.report(kept)
        world.report(kept)
        clean = tmp_path / f"clean-{step}"
        world.report(clean)
        wanted = files_of(clean)
        assert files_of(kept, frozenset(wanted)) == wanted, f"seed {seed}, step {step}"
        assert [path.name for path in (kept / ".pressdiff").glob("*-*")] == []
        shutil.rmtree(clean)
        chance.choice(OPERATIONS)(world)
        if "pdf" in run_formats:
            world.formats, world.model, world.opinion = run_formats, None, None
        _meddle(kept, chance)


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_after_any_history_the_files_are_those_of_a_clean_run(
    seed: int, models: None, tmp_path: Path
) -> None:
    """Articles added, changed, removed, renamed, the record longer, other options, a run killed, a file lost:
    what is written next is byte for byte what a run that kept nothing writes.
    """
    _history(seed, tmp_path)


def test_histories_meet_what_goes_across_articles(models: None, tmp_path: Path) -> None:
    """The texts that histories are made of hold copies, and words that articles share against the record."""
    world = World(tmp_path / "lamp", random.Random(1))  # noqa: S311 - nothing secret is drawn
    for name, number in (("a", 3), ("b", 4)):
        world.articles[f"{name}.txt"] = ["Report", WIRE, SENTENCES[number], SENTENCES[7]]
        world.outlets[f"{name}.txt"] = name
    world.articles["c.txt"] = ["Report", SENTENCES[4]]
    world.outlets["c.txt"] = "c"
    world.write()
    comparison = run(load_event(world.folder), output=tmp_path / "kept")

    assert {note.code for article in comparison.articles for note in article.health} >= {"copy"}
    assert any("several articles agree" in str(doubt) for doubt in comparison.transcripts[0].doubts)

    for name in "abc":  # as many articles as before, and none of them shares anything with another
        world.articles[f"{name}.txt"] = ["Report", SENTENCES["abc".index(name)]]
    world.articles["a.txt"] = ["Report", WIRE, SENTENCES[3], SENTENCES[7]]
    world.write()
    alone = run(load_event(world.folder), output=tmp_path / "kept")

    assert results_text(alone) == results_text(run(load_event(world.folder)))
    assert not any(note.others for article in alone.articles for note in article.health)
    assert alone.transcripts[0].doubts == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked, which this system cannot")
def test_a_killed_run_harms_nothing_and_two_at_once_agree(tmp_path: Path) -> None:
    """Killed with SIGKILL at random moments, earlier files are whole; two runs at once then put all right."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killed.py")), str(KILLS), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["killed"] > 0


@pytest.mark.slow
@pytest.mark.pdf
@pytest.mark.skipif(FULL != "pdf", reason="takes minutes; PRESSDIFF_FULL=pdf runs it")
@pytest.mark.parametrize("seed", range(10))
def test_after_any_history_the_pdf_too_is_that_of_a_clean_run(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same with the real models and all formats."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    _history(1000 + seed, tmp_path, ("html", "pdf", "json", "csv"))
