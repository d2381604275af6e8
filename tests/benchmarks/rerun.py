"""What a second run costs beside a first one: nothing changed, one article more, one more among 200.

    python tests/benchmarks/rerun.py [DEBATE]

DEBATE is the folder of a real debate with the articles on it (`transcript.txt`, `article-*.txt`); without it
there is nothing to measure, and that is said. Processor time of a process of its own for each run, from the
moment at which program and libraries are loaded, and what tells languages apart has read its model.
A cold run has nothing from before. The 200 articles are made of generated pieces on the same record. Exit
code 1 if a bar is missed.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
DEBATE = ROOT.parent / "shared" / "cases" / "debate-clinton-trump-3-2016-10-19"
NOTHING, ONE_MORE, ONE_AMONG_MANY = 0.05, 0.25, 0.05
MANY = int(os.environ.get("PRESSDIFF_BENCH_ARTICLES", "200"))
PIECES = 12
ALL = "html,pdf,json,csv,xlsx,jsonld,md"
WITHOUT_PDF = ALL.replace("pdf,", "")
LIBRARIES = (
    "datasketch onnxruntime pandas py3langid.langid scipy.stats sklearn.feature_extraction.text tokenizers"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds of a processor, texts encoded and pairs judged."""

    seconds: float
    encoded: int
    judged: int


def measured(event: Path, output: Path, formats: str) -> Cost:
    """One run, in this process."""
    for name in LIBRARIES.split():
        __import__(name)
    from compare.segment.language import language_of

    language_of("The model that tells languages apart is read with the libraries.")
    if "pdf" in formats:
        __import__("weasyprint")
    from compare.alignment import claims, opinion, records  # noqa: F401 - the program is loaded, too
    from compare.alignment.encoder import Encoder
    from compare.alignment.verifier import Verifier
    from compare.config import CompareConfig
    from compare.runner.make import make_report

    config = CompareConfig(formats=tuple(formats.split(",")))
    loaded: dict[str, list[Encoder | Verifier]] = {"encoders": [], "verifiers": []}
    for name, kind in (("encoders", Encoder), ("verifiers", Verifier)):
        original = kind.load

        def load(folder: Path | None = None, original=original, name=name) -> object:
            loaded[name].append(original(folder))
            return loaded[name][-1]

        kind.load = load
    since = process_time()
    make_report(event, output, config)
    return Cost(
        seconds=process_time() - since,
        encoded=sum(one.encoded_count for one in loaded["encoders"]),
        judged=sum(one.pair_count for one in loaded["verifiers"]),
    )


def cost(event: Path, output: Path, formats: str = WITHOUT_PDF) -> Cost:
    """One run, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--measure", str(event), str(output), formats],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def generated(record: Path, n_articles: int) -> list[str]:
    """Articles of generated pieces on a record; always the same."""
    from compare.segment.transcript import load_transcript
    from compare.testing import generate_changes, generate_harmless

    transcript = load_transcript(record)
    pool = [*generate_changes(transcript, per_type=40), *generate_harmless(transcript, per_type=80)]
    mixed = random.Random(7)  # noqa: S311 - nothing secret is drawn
    return [
        "\n\n".join([f"Report {number}", *(piece.text for piece in mixed.sample(pool, PIECES))])
        for number in range(n_articles)
    ]


def told(name: str, ratio: float, bar: float) -> bool:
    """Prints a ratio; True if it misses its bar."""
    sys.stdout.write(f"{name}: {ratio:.3f} (bar {bar})\n")
    return ratio > bar


def of_the_debate(debate: Path, scratch: Path) -> bool:
    """The real articles; True if a bar is missed."""
    event, held_back = scratch / "event", debate / "article-cnn.txt"
    (event / "articles").mkdir(parents=True)
    shutil.copy(debate / "transcript.txt", event)
    for path in sorted(debate.glob("article-*.txt")):
        if path != held_back:
            shutil.copy(path, event / "articles")
    whole = cost(event, scratch / "whole", ALL)
    again = cost(event, scratch / "whole", ALL)
    fewer = cost(event, scratch / "kept")
    same = cost(event, scratch / "kept")
    shutil.copy(held_back, event / "articles")
    more = cost(event, scratch / "kept")
    cold = cost(event, scratch / "cold")
    sys.stdout.write(f"with the PDF, all articles but one: {whole}\n  again: {again}\n")
    sys.stdout.write(f"without: {fewer}\n  again: {same}\n  one article more: {more}\n  cold: {cold}\n")
    new = (cold.encoded - fewer.encoded, cold.judged - fewer.judged)
    seen = (more.encoded, more.judged)
    sys.stdout.write(f"encoded and judged for one article more: {seen}, new among all: {new}\n")
    missed = [
        told("nothing changed, with the PDF", again.seconds / whole.seconds, NOTHING),
        told("nothing changed, without the PDF", same.seconds / fewer.seconds, NOTHING),
        told("one article more, without the PDF", more.seconds / cold.seconds, ONE_MORE),
        seen != new or (same.encoded, same.judged) != (0, 0),
    ]
    return any(missed)


def among_many(debate: Path, scratch: Path) -> bool:
    """Generated articles; True if the bar is missed."""
    event = scratch / "many"
    (event / "articles").mkdir(parents=True)
    shutil.copy(debate / "transcript.txt", event)
    *first, last = generated(event / "transcript.txt", MANY + 1)
    for number, text in enumerate(first):
        (event / "articles" / f"{number:04d}.txt").write_text(text, "utf-8")
    cold = cost(event, scratch / "many-kept")
    again = cost(event, scratch / "many-kept")
    (event / "articles" / "last.txt").write_text(last, "utf-8")
    more = cost(event, scratch / "many-kept")
    sys.stdout.write(f"cold, {MANY} articles: {cold}\nnothing changed: {again}\none more: {more}\n")
    told(f"nothing changed, {MANY} articles", again.seconds / cold.seconds, NOTHING)
    return told(f"one more among {MANY}", more.seconds / cold.seconds, ONE_AMONG_MANY)


def main(debate: Path) -> int:
    """Measure, print, compare with the bars."""
    if not (debate / "transcript.txt").is_file():
        sys.stdout.write(f"Nothing was measured: there is no debate in {debate}.\n")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        missed = [of_the_debate(debate, Path(scratch)), among_many(debate, Path(scratch))]
    return int(any(missed))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        found = measured(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
        sys.stdout.write(json.dumps({name: getattr(found, name) for name in Cost.__slots__}) + "\n")
        sys.exit(0)
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEBATE))
