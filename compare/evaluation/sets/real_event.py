"""The answer key of a real event: two careful readers' labels, held against a run over the same texts.

Everything is derived from the files: `gold/*.jsonl` (the labelled records), `gold/transcript-sentences.json`,
`gold/article_X.json` (X is the first letter of an id), and `seeds/`, where the file that holds a list's
sentences is the record, or article X.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from compare.alignment.plain import candidates
from compare.comparison import Comparison
from compare.errors import SourceError
from compare.evaluation.baselines import Corpus
from compare.evaluation.measures import balanced_accuracy
from compare.evaluation.outcome import Decision, Measure, Outcome
from compare.evaluation.ranking import RETRIEVAL, Ranking
from compare.evaluation.reading import read_json, read_rows
from compare.ingest.event import load_event
from compare.model import Alignment, Claim, Location, Transcript
from compare.runner.pipeline import run

__all__ = ["Key", "KeyRecord", "files", "locations", "measure", "read_key", "run_event", "texts"]

LONG = 5
"""Words of a quotation that stands by itself."""

DEPTH = 5

PUBLISHED = {
    1: (("token_set, published", 0.46), ("encoder, published", 0.58), ("mixture, published", 0.73)),
    5: (("token_set, published", 0.52), ("encoder, published", 0.81), ("mixture, published", 0.90)),
}
"""Hit rates stated with the key; how the claims and sentences were cleaned for them is not known."""
_FOUND: tuple[Location, ...] = ("located", "partly located", "ambiguous")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRecord:
    """One labelled sentence or quotation.

    Attributes:
        article: The letter of its article.
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
    def ranked(self) -> bool:
        """True if hit rates are taken over it; where the readers differed, "located" or the first decides."""
        return "located" in self.location or self.location[0] == "partly located"

    @property
    def located(self) -> bool:
        """True if a reader called it located or partly located."""
        return "located" in self.location or "partly located" in self.location

    @property
    def checkable(self) -> bool:
        """True unless a reader called it not checkable."""
        return "not checkable" not in self.location

    @property
    def either(self) -> bool:
        """True if one reader located it and the other did not: either decision is right."""
        return self.located and "not located" in self.location

    @property
    def long(self) -> bool:
        """True for a quotation of five words or more."""
        return self.is_quotation and len(self.text.split()) >= LONG


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The labelled records, with the texts that they are about.

    Attributes:
        records: In the order of the files.
        sentences: The record's sentences, as the key cuts them.
        transcript: The record's file.
        articles: Letter → file.
    """

    records: tuple[KeyRecord, ...]
    sentences: tuple[str, ...]
    transcript: Path
    articles: dict[str, Path]


def files(shared: Path) -> list[Path]:
    """The key, and the texts that it is about."""
    return [*sorted((shared / "gold").glob("*.json*")), *sorted((shared / "seeds").glob("*.txt"))]


def texts(shared: Path) -> list[list[str]]:
    """The record and the articles, of one event."""
    key = read_key(shared)
    return [[path.read_text("utf-8") for path in (key.transcript, *key.articles.values())]]


def read_key(shared: Path) -> Key:
    """The labelled records of a folder.

    Raises:
        SourceError: ``no-labelled-set`` if a file is missing, ``bad-labelled-line`` if a line is not as it
            should be.
    """
    gold = shared / "gold"
    record = _sentences(gold / "transcript-sentences.json")
    articles = {path.stem[-1]: _sentences(path) for path in sorted(gold.glob("article_*.json"))}
    printed = {key: text for sentences in articles.values() for key, text in sentences.items()}
    rows = [
        row
        for path in sorted(gold.glob("*.jsonl"))
        for row in read_rows(path, id=str, location=list, kind=list)
    ]
    return Key(
        records=tuple(_record(row, printed, record) for row in rows),
        sentences=tuple(record.values()),
        transcript=_seed(shared, list(record.values())),
        articles={letter: _seed(shared, list(sentences.values())) for letter, sentences in articles.items()},
    )


def _sentences(path: Path) -> dict[str, str]:
    return {item["id"]: item["text"] for item in read_json(path)}


def _seed(shared: Path, sentences: list[str]) -> Path:
    """The seed that holds most of the sentences."""
    seeds = sorted((shared / "seeds").glob("*.txt"))
    if not seeds:
        raise SourceError(
            "the texts of the answer key are missing.",
            code="no-labelled-set",
            source=str(shared / "seeds"),
            hint="Name the folder that holds gold/, seeds/ and data/.",
        )
    texts = {path: path.read_text("utf-8") for path in seeds}
    return max(seeds, key=lambda path: sum(sentence in texts[path] for sentence in sentences))


def _record(row: dict[str, Any], printed: dict[str, str], record: dict[str, str]) -> KeyRecord:
    return KeyRecord(
        article=row["id"][0],
        sentence=printed[row["id"]],
        text=row["span"] or printed[row["id"]],
        is_quotation=row["span"] is not None,
        kind=tuple(row["kind"]),
        location=tuple(row["location"]),
        passages=tuple(record[key] for key in (*row["supporting_sentences"], *row["also_ok"])),
    )


def run_event(key: Key) -> Comparison:
    """The record and the articles as loose files, compared."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "event"
        (folder / "articles").mkdir(parents=True)
        shutil.copy(key.transcript, folder / "transcript.txt")
        for path in key.articles.values():
            shutil.copy(path, folder / "articles" / path.name)
        return run(load_event(folder))


def measure(shared: Path) -> Outcome:
    """Hit rates of the key's claims as strings; located or not as a run over the articles decides."""
    key = read_key(shared)
    comparison = run_event(key)
    checkable = [record for record in key.records if record.checkable]
    decided = {record: locations(record, key, comparison) for record in checkable}
    return Outcome(
        measures=(
            *_hits(key),
            *_strings(key, comparison.transcripts[0]),
            *_errors(decided),
            _balanced(decided),
            _second_article(decided),
        ),
        decisions=_decisions(decided),
    )


def locations(record: KeyRecord, key: Key, comparison: Comparison) -> list[Location | None]:
    """What the run decided of the claims that stand in the place of a key record."""
    return [alignment.location for _, alignment in _placed(record, key, comparison)]


def _placed(record: KeyRecord, key: Key, comparison: Comparison) -> list[tuple[Claim, Alignment]]:
    name = key.articles[record.article].name
    article = next(one for one in comparison.articles if one.info.file.endswith(name))
    sentence = article.document.text.find(record.sentence)
    start = article.document.text.find(record.text, max(sentence, 0))
    end = start + len(record.text)
    return [
        (claim, comparison.alignments_by_claim[claim.id])
        for claim in comparison.claims_of(article.id)
        if claim.span.start < end
        and start < claim.span.end
        and (claim.quotation is not None or not record.is_quotation)
    ]


def _hits(key: Key) -> list[Measure]:
    """The key's claims against the key's own sentences, in the order of the articles."""
    records = [record for record in key.records if record.ranked]
    corpus = Corpus(key.sentences)
    ranking = Ranking()
    found = candidates([record.text for record in records], list(key.sentences), DEPTH)
    for record, ours in zip(records, found, strict=True):
        wanted = {place for place, text in enumerate(key.sentences) if text in record.passages}
        simple = {name: corpus.ranked(name, record.text)[:DEPTH] for name in RETRIEVAL}
        ranking.add(wanted, [place for place, _ in ours], simple)
    return [
        ranking.hits(k, bar=bar, published=published)
        for k, bar, published in ((1, 0.86, PUBLISHED[1]), (5, 0.96, PUBLISHED[5]))
    ]


def _strings(key: Key, transcript: Transcript) -> list[Measure]:
    """The same against the record as it is read here."""
    records = [record for record in key.records if record.ranked]
    ranking = Ranking()
    found = candidates([record.text for record in records], transcript, DEPTH)
    for record, ours in zip(records, found, strict=True):
        ranking.add(_passages_of(record, transcript), [passage for passage, _ in ours], {})
    return [ranking.hits(1, of="record as read"), ranking.hits(5, of="record as read")]


def _passages_of(record: KeyRecord, transcript: Transcript) -> set[str]:
    """Ids of the passages that hold the sentences of a key record: those that share most of their words."""
    found: set[str] = set()
    texts = {passage.id: _folded(passage.text) for passage in transcript.passages}
    for sentence in record.passages:
        wanted = _folded(sentence)
        for text, _, passage in process.extract(
            wanted, texts, scorer=fuzz.partial_ratio, limit=4, score_cutoff=90
        ):
            if len(text.split()) >= 3 and len(text) >= len(wanted) // 3:
                found.add(passage)
    return found


def _folded(text: str) -> str:
    from rapidfuzz.utils import default_process

    return " ".join(default_process(text).split())


Decided = dict[KeyRecord, list[Location | None]]


def _is_located(states: list[Location | None]) -> bool:
    return any(state in _FOUND for state in states)


def _errors(decided: Decided) -> list[Measure]:
    """Errors on quotations of five words or more; either decision is right where the readers differed."""
    long = {record: states for record, states in decided.items() if record.long and not record.either}
    there = [_is_located(states) for record, states in long.items() if record.located]
    absent = [_is_located(states) for record, states in long.items() if not record.located]
    return [
        Measure(
            name="quotations of five words or more: located ones called not located",
            ours=float(there.count(False)),
            n=len(there),
            bar=0,
            lower_is_better=True,
            count=True,
        ),
        Measure(
            name="quotations of five words or more: not located ones called located",
            ours=float(absent.count(True)),
            n=len(absent),
            bar=1,
            lower_is_better=True,
            count=True,
        ),
    ]


def _balanced(decided: Decided) -> Measure:
    """Located or not over all checkable records."""
    called = [record.located if record.either else _is_located(states) for record, states in decided.items()]
    return Measure(
        name="located or not, balanced accuracy",
        ours=balanced_accuracy(called, [record.located for record in decided]),
        n=len(decided),
        baselines=(("mixture, published", 0.69),),
        bar=0.82,
        target=True,
    )


def _second_article(decided: Decided) -> Measure:
    """Quotations and paraphrases of article B that the key locates."""
    wanted = [
        _is_located(states)
        for record, states in decided.items()
        if record.article == "B" and record.located and not record.either
    ]
    return Measure(
        name="article B: located ones called not located",
        ours=float(wanted.count(False)),
        n=len(wanted),
        bar=0,
        lower_is_better=True,
        count=True,
    )


def _decisions(decided: Decided) -> tuple[Decision, ...]:
    """Quotations and the rest, located or not; records on which the readers differed are left out."""
    found = []
    for kind, quoted in (("quotation", True), ("reported speech", False)):
        chosen = [
            (record.located, _is_located(states))
            for record, states in decided.items()
            if record.is_quotation == quoted and not record.either
        ]
        for name, value in (("located", True), ("not located", False)):
            found.append(
                Decision(
                    kind=f"{kind} called {name}",
                    called=sum(called == value for _, called in chosen),
                    right=sum(called == value == true for true, called in chosen),
                    actual=sum(true == value for true, _ in chosen),
                    form="translation",
                )
            )
    return tuple(found)
