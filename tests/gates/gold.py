"""The answer key of a real event, read and mapped to the passages of a run; no key text is kept here.

The key lies in `../shared/gold` (its README tells how it was made); everything that uses it is skipped where
that folder is missing.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from compare.alignment.plain import candidates
from compare.alignment.words import fold_words
from compare.comparison import Comparison
from compare.ingest.event import load_event
from compare.model import Claim, Transcript
from compare.runner.pipeline import run

SHARED = Path(__file__).resolve().parents[3] / "shared"
ARTICLES = {"A": "000_1d98b3e5d4f4cccc.txt", "B": "004_e67ee9a0f326d60f.txt"}
RECORD = "001_10bb54221e89cd48.txt"


@dataclass(frozen=True, kw_only=True)
class KeyRecord:
    """One labelled sentence or quotation.

    Attributes:
        article: ``A`` or ``B``.
        sentence: Text of the sentence that it stands in.
        text: The quotation, or the sentence.
        location: Acceptable values, one or two.
        passages: Texts of the sentences that carry it.
    """

    article: str
    sentence: str
    text: str
    is_quotation: bool
    kind: tuple[str, ...]
    location: tuple[str, ...]
    passages: tuple[str, ...]

    @property
    def located(self) -> bool:
        """True if it counts as located or partly located: the records that hit rates are taken over.

        Where the readers differed, "located" or the first of the two values decides.
        """
        return "located" in self.location or self.location[0] == "partly located"


def read_key() -> list[KeyRecord]:
    """The half of the key that is here, in the order of its file."""
    gold = SHARED / "gold"
    record = {
        item["id"]: item["text"]
        for item in json.loads((gold / "transcript-sentences.json").read_text("utf-8"))
    }
    sentences = {
        item["id"]: item["text"]
        for name in ARTICLES
        for item in json.loads((gold / f"article_{name}.json").read_text("utf-8"))
    }
    lines = (gold / "dev.jsonl").read_text("utf-8").splitlines()
    return [_record(json.loads(line), sentences, record) for line in lines]


def _record(row: dict[str, Any], sentences: dict[str, str], record: dict[str, str]) -> KeyRecord:
    return KeyRecord(
        article=row["id"][0],
        sentence=sentences[row["id"]],
        text=row["span"] or sentences[row["id"]],
        is_quotation=row["span"] is not None,
        kind=tuple(row["kind"]),
        location=tuple(row["location"]),
        passages=tuple(record[key] for key in (*row["supporting_sentences"], *row["also_ok"])),
    )


def passages_of(record: KeyRecord, transcript: Transcript) -> set[str]:
    """Ids of the passages that hold the sentences of a key record: those that share most of their words."""
    found: set[str] = set()
    texts = {passage.id: " ".join(fold_words(passage.text).folded) for passage in transcript.passages}
    for sentence in record.passages:
        wanted = " ".join(fold_words(sentence).folded)
        for text, _, passage in process.extract(
            wanted, texts, scorer=fuzz.partial_ratio, limit=4, score_cutoff=90
        ):
            if len(text.split()) >= 3 and (len(text) >= len(wanted) // 3):
                found.add(passage)
    return found


def claims_in(record: KeyRecord, claims: list[Claim], text: str) -> list[Claim]:
    """The claims of a run that stand in the place of a key record."""
    sentence = text.find(record.sentence)
    start = text.find(record.text, max(sentence, 0))
    end = start + len(record.text)
    inside = [claim for claim in claims if claim.span.start < end and start < claim.span.end]
    if record.is_quotation:
        return [claim for claim in inside if claim.quotation is not None]
    return inside


def files() -> list[Path]:
    """The key and the texts it is about; nothing where they are missing."""
    wanted = [SHARED / "seeds" / RECORD, *(SHARED / "seeds" / name for name in ARTICLES.values())]
    wanted += [SHARED / "gold" / "dev.jsonl", SHARED / "gold" / "transcript-sentences.json"]
    return wanted if all(path.is_file() for path in wanted) else []


def run_seeds(folder: Path) -> Comparison:
    """The seeds as loose files, compared."""
    (folder / "articles").mkdir(parents=True)
    shutil.copy(SHARED / "seeds" / RECORD, folder / "transcript.txt")
    for name in ARTICLES.values():
        shutil.copy(SHARED / "seeds" / name, folder / "articles" / name)
    return run(load_event(folder))


def measure() -> dict[str, float]:
    """Hit rates of the candidates, and located or not as decided, on the half of the key that is here.

    Hit rates: the claims of the key as strings, against the record and against the key's own sentences.
    Located or not: balanced accuracy over checkable records; records on which the readers differed count as
    right either way.
    """
    with tempfile.TemporaryDirectory() as scratch:
        comparison = run_seeds(Path(scratch) / "seeds")
    transcript = comparison.transcripts[0]
    key = [record for record in read_key() if record.located]
    texts = [record.text for record in key]
    wanted = [passages_of(record, transcript) for record in key]
    found = [[place for place, _ in one] for one in candidates(texts, transcript)]
    sentences = [
        item["text"]
        for item in json.loads((SHARED / "gold" / "transcript-sentences.json").read_text("utf-8"))
    ]
    strings = [[sentences[place] for place, _ in one] for one in candidates(texts, sentences)]
    sure = [set(record.passages) for record in key]
    return {
        "hit@1": _hits(found, wanted, 1),
        "hit@5": _hits(found, wanted, 5),
        "hit@1, strings": _hits(strings, sure, 1),
        "hit@5, strings": _hits(strings, sure, 5),
        "located or not, balanced accuracy": _balanced(comparison),
    }


def _hits(ranked: list[list[str]], wanted: list[set[str]], k: int) -> float:
    return sum(bool(set(one[:k]) & right) for one, right in zip(ranked, wanted, strict=True)) / len(wanted)


def _balanced(comparison: Comparison) -> float:
    """Mean of the shares of located and of not located records that were decided so."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    for record in read_key():
        if "not checkable" in record.location:
            continue
        article = next(one for one in comparison.articles if one.info.file.endswith(ARTICLES[record.article]))
        claims = claims_in(record, list(comparison.claims_of(article.id)), article.document.text)
        states = [comparison.alignments_by_claim[claim.id].location for claim in claims]
        located = any(state in ("located", "partly located", "ambiguous") for state in states)
        wanted = "located" in record.location or "partly located" in record.location
        either = wanted and "not located" in record.location
        right[wanted].append(either or located == wanted)
    return sum(sum(values) / len(values) for values in right.values()) / 2
