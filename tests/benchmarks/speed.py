"""Claims a second, end to end, beside the script that a user would write; peak memory of both.

    python tests/benchmarks/speed.py

An invented event, always the same one: a record of 18,000 words and articles with 1,000 claims, both made by
mixing the words of the bundled event. *Ours* reads the folder and compares (`load_event` and `run`, nothing
kept from before). *The script* gets the same passages and claims ready as strings, encodes both, takes the
five nearest by cosine, and takes `fuzz.partial_ratio` of each claim with each passage in a loop. It uses
sentence-transformers where a model of it is named in PRESSDIFF_BENCH_MODEL, else the bundled encoder, and
says so. Each runs in a process of its own. Exit code 1 if a bar is missed.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
WORDS, CLAIMS, ARTICLES = 18_000, 1_000, 20
LEAST_RATIOS = {"without the verifier": 3, "with the verifier": 1}
MOST_MEGABYTES = 1_000
MODEL = os.environ.get("PRESSDIFF_BENCH_MODEL")
SPEAKERS = ("Ilse Brandvold", "Aksel Moen", "Runa Teig")


def sentences(n_words: int, generator: random.Random) -> list[str]:
    """Different sentences, n_words in all: the bundled record's with a third of the words exchanged."""
    text = (ROOT / "sources" / "harbour-address" / "transcript.txt").read_text("utf-8")
    models = [one.split() for one in text.replace("\n", " ").split(". ") if 8 <= len(one.split()) <= 30]
    pool = sorted({word.strip(".,;:“”\"'").lower() for one in models for word in one if len(word) > 4})
    made: list[str] = []
    total = 0
    while total < n_words:
        words = [
            generator.choice(pool) if len(word) > 4 and generator.random() < 0.35 else word.strip('.,;:“”"')
            for word in generator.choice(models)
        ]
        made.append(" ".join(words)[:1].upper() + " ".join(words)[1:] + ".")
        total += len(words)
    return made


def claim_of(sentence: str, number: int, generator: random.Random) -> str:
    """A sentence of an article on a sentence of the record: a quotation, nearly one, or reported speech."""
    words = sentence.removesuffix(".").split()
    dropped = [word for word in words if generator.random() > 0.15] or words
    if number % 3 == 0:
        return f"“{' '.join(words)},” Brandvold said."
    if number % 3 == 1:
        return f"“{' '.join(dropped)},” Brandvold said."
    return f"Brandvold said that {' '.join(dropped)[:1].lower()}{' '.join(dropped)[1:]}."


def write_event(folder: Path) -> tuple[list[str], list[str]]:
    """The event folder, and its passages and claims as strings."""
    generator = random.Random(18)  # noqa: S311 - the same words every time
    record = sentences(WORDS, generator)
    turns = [record[start : start + 12] for start in range(0, len(record), 12)]
    lines = [f"{SPEAKERS[number % 3]}: {' '.join(turn)}" for number, turn in enumerate(turns)]
    (folder / "articles").mkdir(parents=True)
    (folder / "transcript.txt").write_text("\n\n".join(lines) + "\n", "utf-8")
    claims = [claim_of(generator.choice(record), number, generator) for number in range(CLAIMS)]
    for number in range(ARTICLES):
        text = "\n\n".join([f"Headline {number}", *claims[number::ARTICLES]])
        (folder / "articles" / f"outlet-{number:02d}.txt").write_text(text + "\n", "utf-8")
    return record, claims


def ours(folder: Path) -> dict[str, object]:
    """The package, end to end."""
    import sklearn.feature_extraction.text  # noqa: F401

    from compare.ingest.event import load_event
    from compare.runner.pipeline import run

    since = perf_counter()
    comparison = run(load_event(folder))
    seconds = perf_counter() - since
    counted = [claim for claim in comparison.claim_records if claim.checkable]
    return {"seconds": seconds, "claims": len(counted), "with": "pressdiff", "stages": comparison.timings}


def without_verifier(folder: Path) -> dict[str, object]:
    """The package with a constant in the place of the verifier's judgement."""
    import numpy as np

    from compare.alignment.verifier import Verifier

    Verifier.judge = lambda _self, pairs, **_: np.full(len(pairs), 0.5, np.float32)
    return ours(folder)


def script(folder: Path) -> dict[str, object]:
    """What a user would write; its libraries are loaded before the clock starts."""
    from rapidfuzz import fuzz

    if MODEL:
        import sentence_transformers  # noqa: F401

    passages, claims = (
        json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("record", "claims")
    )
    since = perf_counter()
    name, nearest = _semantic_search(claims, passages)
    encoded = perf_counter() - since
    found = []
    for claim, near in zip(claims, nearest, strict=True):
        scores = [fuzz.partial_ratio(claim, passage) for passage in passages]
        found.append((max(range(len(scores)), key=scores.__getitem__), near))
    seconds = perf_counter() - since
    stages = (("encoding and search", encoded), ("partial_ratio", seconds - encoded))
    return {"seconds": seconds, "claims": len(found), "with": name, "stages": stages}


def _semantic_search(claims: list[str], passages: list[str]) -> tuple[str, list[list[int]]]:
    if MODEL:
        from sentence_transformers import SentenceTransformer, util

        encoder = SentenceTransformer(MODEL, device="cpu")
        hits = util.semantic_search(encoder.encode(claims), encoder.encode(passages), top_k=5)
        return "sentence-transformers", [[hit["corpus_id"] for hit in one] for one in hits]
    from compare.alignment.encoder import Encoder

    bundled = Encoder.load()
    cosines = bundled.encode(claims) @ bundled.encode(passages).T
    return "the bundled encoder", [list(map(int, row.argsort()[::-1][:5])) for row in cosines]


def child(part: str, folder: Path) -> dict[str, object]:
    """One part in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, part, str(folder)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> int:
    """Run both, print, compare with the bars."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "event"
        record, claims = write_event(folder)
        for name, texts in (("record", record), ("claims", claims)):
            (folder / f"{name}.json").write_text(json.dumps(texts), "utf-8")
        results = {part: child(part, folder) for part in PARTS}
    rates = {part: one["claims"] / one["seconds"] for part, one in results.items()}
    for part, one in results.items():
        sys.stdout.write(
            f"{part}: {one['claims']} claims in {one['seconds']:.1f} s, {rates[part]:.0f} a second, "
            f"{one['processor']:.0f} s of a processor, {one['megabytes']:.0f} MB at most ({one['with']})\n"
        )
        for stage, seconds in one.get("stages", ()):
            sys.stdout.write(f"  {stage}: {seconds:.1f} s\n")
    missed = False
    for part, least in LEAST_RATIOS.items():
        ratio = rates[part] / rates["the script"]
        sys.stdout.write(f"{part}: {ratio:.2f} × the claims a second of the script (bar {least})\n")
        missed |= ratio < least or results[part]["megabytes"] >= MOST_MEGABYTES
    return int(missed)


PARTS = {"the script": script, "without the verifier": without_verifier, "with the verifier": ours}


if __name__ == "__main__":
    if len(sys.argv) == 3:
        value = PARTS[sys.argv[1]](Path(sys.argv[2]))
        used = resource.getrusage(resource.RUSAGE_SELF)
        value |= {"megabytes": used.ru_maxrss / 1024, "processor": used.ru_utime + used.ru_stime}
        sys.stdout.write(json.dumps(value) + "\n")
    else:
        sys.exit(main())
