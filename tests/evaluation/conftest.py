"""A folder of labelled sets laid out like the real ones, of a few invented rows each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from compare.evaluation.split import held_out

SPEECH = [
    "The harbour was closed for eleven weeks after the storm of last winter.",
    "Nobody on the quay was paid while the cranes stood still.",
    "We will mend the northern pier before the first frost.",
    "The ferry to Skerrow will sail again in the spring.",
    "I shall not raise the landing fee this year.",
    "The council gave us four million crowns for new lamps.",
]
OTHER = [
    "The library opens its reading room on Sunday mornings from May.",
    "Children borrow twice as many books as they did ten years ago.",
    "A second bus will stop at the library door.",
    "The old catalogue cards are given to the museum.",
    "We want to keep the garden open until nine.",
    "The roof over the stacks was repaired with slate.",
]


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """A file of JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def held(prefix: str, n: int) -> list[str]:
    """The first n groups of this name that are held out."""
    return [key for number in range(200) if held_out(key := f"{prefix} {number}")][:n]


def claim_held(text: str) -> str:
    """The text, ended so that it is held out."""
    return next(key for number in range(200) if held_out(key := text + "." * number))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, with every set."""
    folder = tmp_path_factory.mktemp("shared")
    for write in (_debates, _quotations, _committee, _cited, _contrastive, _negation, _summaries, _event):
        write(folder)
    return folder


def _debates(folder: Path) -> None:
    place = folder / "data" / "debate-claims"
    for name, lines in (("20310904_harbour", SPEECH), ("20320105_library", OTHER)):
        rows = [f"{number}\tBRANDVOLD\t{line}\t0\n" for number, line in enumerate(lines, 11)]
        (place / "transcripts").mkdir(parents=True, exist_ok=True)
        (place / "transcripts" / f"{name}.tsv").write_text("".join(rows), "utf-8")
    claims = [
        ("20310904_harbour", "She said the ferry to Skerrow will sail again in the spring", 1, [14]),
        ("20310904_harbour", "Dock hands went unpaid while the cranes stood still", 0, [12]),
        ("20320105_library", "Children borrow twice as many books as they did ten years ago", 1, [12]),
        ("20320105_library", "Slate was used to repair the roof over the stacks", 0, [16]),
    ]
    write_rows(
        place / "pairs.jsonl",
        [
            {"transcript": name, "claim": claim, "same_event": same, "lines": lines}
            for name, claim, same, lines in claims
        ],
    )


def _quotations(folder: Path) -> None:
    rows = [
        (SPEECH[2], 1, "verbatim", [13]),
        ("We will mend the old northern pier before the very first frost", 1, "altered", [13]),
        ("The mayor of Skerrow has sold the lighthouse to a foreign bank", 0, "", []),
        ("This one nobody could settle", "uncertain", "", []),
    ]
    write_rows(
        folder / "data" / "news-quotations" / "pairs.jsonl",
        [
            {"transcript": "20310904_harbour", "quote": quote, "match": match, "kind": kind, "lines": lines}
            for quote, match, kind, lines in rows
        ],
    )


def _committee(folder: Path) -> None:
    turns = [{"speaker": f"Member {place}", "content": line} for place, line in enumerate(SPEECH)]
    items = [
        {"sentence": "The ferry would sail to Skerrow again in spring.", "turns": [3], "central": [3]},
        {"sentence": "Four million crowns were given for new lamps.", "turns": [5, 4], "central": [5]},
        {"sentence": "A sentence without evidence.", "turns": [], "central": []},
    ]
    other = {
        "id": "library",
        "turns": [{"speaker": "Member", "content": line} for line in OTHER],
        "items": [{"sentence": "A second bus would stop at the library.", "turns": [2], "central": [2]}],
    }
    meetings = [{"id": "harbour", "turns": turns, "items": items}, other]
    write_rows(folder / "data" / "committee-evidence" / "meetings.jsonl", meetings)


def _cited(folder: Path) -> None:
    rows = [
        {"claim": claim_held(claim), "evidence": SPEECH, "supporting_sentences": groups, "label": label}
        for claim, groups, label in (
            ("The harbour was closed for eleven weeks after a storm", [[0], [0, 1]], "supported"),
            ("The council gave four million crowns for lamps", [[5]], "supported"),
            ("The lighthouse was sold to a bank abroad", [], "not_supported"),
            ("The roof of the church was mended with copper", [], "not_supported"),
        )
    ]
    write_rows(folder / "data" / "cited-articles" / "claims.jsonl", rows)


def _contrastive(folder: Path) -> None:
    one, other = held("case", 2)
    rows = [
        {"case_id": one, "kind": ["number_only"], "claim": "The pier cost more than 20 crowns",
         "evidence_supports": "The pier cost 25 crowns", "evidence_other": "The pier cost 12 crowns"},
        {"case_id": other, "kind": [], "claim": "The ferry sails to Skerrow",
         "evidence_supports": "The ferry sails to Skerrow daily", "evidence_other": "The roof is of slate"},
        {"case_id": "never seen" if not held_out("never seen") else "not seen", "kind": [], "claim": "x",
         "evidence_supports": "x", "evidence_other": "y"},
    ]  # fmt: skip
    for name in ("real", "synthetic"):
        write_rows(folder / "data" / "contrastive-evidence" / f"{name}.jsonl", rows)


def _negation(folder: Path) -> None:
    texts = held("The pier was mended in year", 3)
    labels = ("entailment", "contradiction", "not_entailment")
    rows = [
        {
            "text": text,
            "hypothesis": text if label == "entailment" else f"It is not so that {text}",
            "label": label,
        }
        for text, label in zip(texts, labels, strict=True)
    ]
    write_rows(folder / "data" / "inserted-negation" / "pairs.jsonl", rows)


def _summaries(folder: Path) -> None:
    doc = "\n\n".join(f"BRANDVOLD: {line}" for line in SPEECH)
    right = "The harbour was closed for eleven weeks. The ferry will sail again in the spring."
    wrong = "The harbour was closed for eleven weeks. A dragon ate the lighthouse at noon."
    rows = [
        {"domain": domain, "doc": doc, "summary": text, "label": label}
        for domain in ("podcast", "harbours")
        for text, label in ((right, 1), (wrong, 0))
    ]
    write_rows(folder / "data" / "edited-summaries" / "items.jsonl", rows)
    judged = [
        {"sentence": "The ferry will sail again in the spring.", "annotation": [{"error_class": "No Error"}]},
        {"sentence": "A dragon ate the lighthouse.", "annotation": [{"error_class": "PredE"}]},
    ]
    dialogues = [
        {"id": str(number), "utterances": [f"Ilse: {line}" for line in SPEECH],
         "annotations": {"m": {"sentence_annotations": judged}}}
        for number in range(2)
    ]  # fmt: skip
    write_rows(folder / "data" / "summary-errors" / "dialogues.jsonl", dialogues)


def _event(folder: Path) -> None:
    record = {f"S{place}": line for place, line in enumerate(SPEECH)}
    articles = {
        "A": ["“The ferry to Skerrow will sail again in the spring,” Ilse Brandvold said.",
              "“The lighthouse is sold to a bank in a foreign town,” Brandvold said."],
        "B": ["“We will mend the northern pier before the first frost,” Ilse Brandvold said.",
              "Brandvold said that the council had given four million crowns for new lamps."],
    }  # fmt: skip
    (folder / "gold").mkdir()
    (folder / "seeds").mkdir()
    (folder / "seeds" / "000.txt").write_text("Ilse Brandvold: " + " ".join(SPEECH) + "\n", "utf-8")
    _json(folder / "gold" / "transcript-sentences.json", record)
    topics = [{"topic": "harbour", "from": "S0", "to": "S2"}, {"topic": "ferry", "from": "S3", "to": "S5"}]
    (folder / "gold" / "topics.json").write_text(json.dumps(topics), "utf-8")
    for letter, sentences in articles.items():
        (folder / "seeds" / f"{letter}.txt").write_text(
            "\n\n".join(["A headline", *sentences]) + "\n", "utf-8"
        )
        _json(
            folder / "gold" / f"article_{letter}.json", {f"{letter}{n}": s for n, s in enumerate(sentences)}
        )
    rows = [
        ("A0", "The ferry to Skerrow will sail again in the spring,", "located", ["S3"]),
        ("A1", "The lighthouse is sold to a bank in a foreign town,", "not located", []),
        ("B0", "We will mend the northern pier before the first frost,", "located", ["S2"]),
        ("B1", None, "located", ["S5"]),
    ]
    write_rows(
        folder / "gold" / "dev.jsonl",
        [
            {"id": key, "span": span, "kind": ["reported" if span is None else "direct_quote"],
             "location": [location], "supporting_sentences": passages, "also_ok": []}
            for key, span, location, passages in rows
        ],
    )  # fmt: skip


def _json(path: Path, texts: dict[str, str]) -> None:
    path.write_text(json.dumps([{"id": key, "text": text} for key, text in texts.items()]), "utf-8")
