"""Ten times the text, at most twelve times the time: every reader and what works on its text.

    python tests/benchmarks/growth.py

Each form is written and read at one size and at ten times that size in one process, the best of three each,
and the ratio of the two processor times is compared with the bar. Python's collector, which walks over all
that is held again and again, is off meanwhile: what is measured is the package. Exit code 1 if
a bar is missed.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from time import process_time

from compare.ingest.article_forms import read_articles
from compare.model import Span
from compare.segment.quotations import find_quotations
from compare.segment.sentences import sentence_spans
from compare.segment.transcript import load_transcript

ROOT = Path(__file__).resolve().parents[2]
RECORD = (ROOT / "sources" / "harbour-address" / "transcript.txt").read_text(encoding="utf-8")
MOST = 12
SYLLABLES = ("ba", "ko", "li", "mu", "ne", "po", "ra", "si", "te", "vu")


def captions(n: int) -> str:
    """SubRip, n cues; a quarter of the file goes back to its first time."""
    times = [f"{at // 3600:02d}:{at // 60 % 60:02d}:{at % 60:02d}" for at in range(n // 4)]
    return "".join(f"1\n{time},000 --> {time},900\nso it goes\n\n" for time in times) * 4


def segments(n: int) -> str:
    """The JSON of Whisper, n segments."""
    return json.dumps({"segments": [{"start": at * 2.0, "text": "Is it safe?"} for at in range(n)]})


def names(n: int) -> list[str]:
    """As many names of two words."""
    parts = ["".join(pair).capitalize() for pair in product(SYLLABLES, repeat=3)]
    return [f"{given} {family}" for given in parts for family in parts[: n // len(parts) + 1]][:n]


RECORDS: dict[str, tuple[int, Callable[[int], str]]] = {
    "paragraphs.txt": (8, lambda n: "\n\n".join([RECORD] * n)),
    "one-line.txt": (8, lambda n: " ".join([" ".join(RECORD.split())] * n)),
    "page.html": (8, lambda n: f"<html><body><p>{RECORD}</p></body></html>".replace("\n\n", "</p><p>") * n),
    "table.csv": (3000, lambda n: "speaker,text\n" + 'Ann Reed,"Is it safe? I ask, because I do."\n' * n),
    "whisper.json": (4000, segments),
    "captions.srt": (8000, captions),
    "speakers.txt": (3000, lambda n: "\n\n".join(f"{name}: We go." for name in names(n))),
    "speakers.csv": (3000, lambda n: "speaker,text\n" + "\n".join(f"{name},We go." for name in names(n))),
}
PLAIN = "“We have the money,” she said that day, and the council of the port agreed with her.\n\n"
MARKED = PLAIN.replace("“", "<p>“").replace("\n\n", "</p>")
ARTICLES: dict[str, tuple[int, Callable[[int], str]]] = {
    "page.html": (1000, lambda n: f"<html><body><article>{MARKED * n}</article></body></html>"),
    "many.csv": (1000, lambda n: f'outlet,text\r\nA,"{PLAIN * n}"\r\n'),
    "many.jsonl": (1000, lambda n: json.dumps({"text": PLAIN * n})),
}
MARKS = ("“", "'a ", '"a" ', "the workers’ ‘x ", "“a,” he said, ")
OPEN = "“ Mr. Tarn went to the U.S. and said hi there. It was 3.5 percent of all. "


def read_record(path: Path) -> None:
    """A record, segmented."""
    load_transcript(path)


def read_article(path: Path) -> None:
    """A file of articles, read."""
    list(read_articles(path, source=path.name))


def jobs(folder: Path) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """Name, the small job and the one of ten times the size."""
    for kind, forms, read in (("record", RECORDS, read_record), ("article", ARTICLES, read_article)):
        for name, (size, make) in forms.items():
            paths = [folder / f"{kind}-{factor}-{name}" for factor in (1, 10)]
            for path, factor in zip(paths, (1, 10), strict=True):
                path.write_text(make(size * factor), encoding="utf-8")
            yield f"{kind} {name}", lambda a=paths[0], r=read: r(a), lambda a=paths[1], r=read: r(a)
    for piece in MARKS:
        small, large = piece * 10_000, piece * 100_000
        yield (
            f"marks {piece!r}",
            lambda a=small: find_quotations(a, [Span(0, len(a))]),
            lambda a=large: find_quotations(a, [Span(0, len(a))]),
        )
    small, large = OPEN * 1_400, OPEN * 14_000
    yield (
        "sentences",
        lambda: sentence_spans(small, Span(0, len(small))),
        lambda: sentence_spans(large, Span(0, len(large))),
    )


def seconds(job: Callable[[], object]) -> float:
    """Processor time, the best of three."""
    found = []
    for _ in range(3):
        gc.collect()
        gc.disable()
        since = process_time()
        job()
        found.append(process_time() - since)
        gc.enable()
    return min(found)


def main() -> int:
    """Measure, print, compare with the bar."""
    missed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, small, large in jobs(Path(scratch)):
            one, ten = seconds(small), seconds(large)
            missed += ten > MOST * one
            sys.stdout.write(f"{name}: {one:.3f} s, ten times as much {ten:.3f} s: {ten / one:.1f} ×\n")
    sys.stdout.write(f"{missed} over {MOST} ×\n")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
