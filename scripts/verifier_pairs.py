"""Pairs of a passage and a claim to train the verifier on: labelled ones, and changes made by rule.

Goes in: the folder of labelled sets (`contrastive-evidence`, `inserted-negation`, `cited-articles`: the
three that may be trained on). Comes out: pairs with a label, of groups that are not kept for measuring
(`compare.evaluation.split`). The changes that are made by rule take their sentences from the cited articles.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.evaluation.split import held_out

__all__ = ["Pair", "generated_pairs", "labelled_pairs", "negation_pairs", "read_rows", "sentences_of"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage, a claim, and whether the passage carries it; `other` is a passage that carries it less."""

    passage: str
    claim: str
    label: float
    other: str | None = None


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def labelled_pairs(folder: Path, *, measured: bool) -> list[Pair]:
    """Contrasting evidences and cited sentences of the groups that are measured on, or of the others."""
    found = []
    for name in ("real", "synthetic"):
        for row in read_rows(folder / "contrastive-evidence" / f"{name}.jsonl"):
            if held_out(row["case_id"]) == measured:
                found.append(
                    Pair(
                        plain(row["evidence_supports"]),
                        plain(row["claim"]),
                        1.0,
                        plain(row["evidence_other"]),
                    )
                )
    return found + _cited(folder, measured=measured)


def _cited(folder: Path, *, measured: bool) -> list[Pair]:
    found = []
    for row in read_rows(folder / "cited-articles" / "claims.jsonl"):
        if held_out(row["claim"]) != measured or not row["supporting_sentences"]:
            continue
        chosen = min(row["supporting_sentences"], key=len)[:3]
        passage = " ".join(row["evidence"][place] for place in sorted(chosen))
        beside = {near for places in row["supporting_sentences"] for place in places for near in (place,)}
        others = [
            text
            for place, text in enumerate(row["evidence"])
            if place not in beside and len(text.split()) > 8
        ]
        other = max(others, key=lambda text: _shared(text, row["claim"]), default=None)
        label = 1.0 if row["label"] == "supported" else 0.7
        found.append(Pair(passage, row["claim"], label, other))
    return found


def _shared(text: str, claim: str) -> int:
    return len({*re.findall(r"\w{4,}", text.lower())} & {*re.findall(r"\w{4,}", claim.lower())})


def negation_pairs(folder: Path, *, measured: bool) -> list[Pair]:
    """Pairs with a "not" put into one or both sides."""
    return [
        Pair(row["text"], row["hypothesis"], float(row["label"] == "entailment"))
        for row in read_rows(folder / "inserted-negation" / "pairs.jsonl")
        if held_out(row["text"]) == measured
    ]


def sentences_of(folder: Path) -> list[list[str]]:
    """The full sentences of each cited article, in order, of claims that are not measured on."""
    documents = []
    for row in read_rows(folder / "cited-articles" / "claims.jsonl"):
        if held_out(row["claim"]):
            continue
        kept = [plain(text) for text in row["evidence"] if _proper(text)]
        if len(kept) >= 4:
            documents.append(kept)
    for name in ("real", "synthetic"):
        texts = [
            plain(row["evidence_supports"])
            for row in read_rows(folder / "contrastive-evidence" / f"{name}.jsonl")
            if not held_out(row["case_id"]) and _proper(plain(row["evidence_supports"]))
        ]
        documents.extend(texts[low : low + 12] for low in range(0, len(texts), 12))
    return documents


def _proper(text: str) -> bool:
    return 7 <= len(text.split()) <= 45 and text.rstrip()[-1:] in ".!?\"'”’" and "(meta data)" not in text


def plain(text: str) -> str:
    """A tokenised text as it would be printed."""
    text = text.replace("``", '"').replace("''", '"').replace("-LRB-", "(").replace("-RRB-", ")")
    text = text.replace("-LSB-", "[").replace("-RSB-", "]")
    text = re.sub(r"\s+([.,;:!?%)\]])", r"\1", text)
    text = re.sub(r"\s+('s|'re|'ve|'ll|'d|'m|n't)\b", r"\1", text)
    text = re.sub(r"([(\[$£€])\s+", r"\1", text)
    return " ".join(text.split())


_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|must|has|have|had|does|do|did|may|might)\b(?! not|n't)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(\w+) not\b|\b(\w+)n't\b|\bnever\s", re.IGNORECASE)
_NUMBER = re.compile(r"\b\d[\d,]*(?:\.\d+)?\b")
_NAME = re.compile(r"(?<=[a-z,;] )(?:[A-Z][\w'’-]+)(?: (?:of |the |and )?[A-Z][\w'’-]+)*")
_SWAPS = [
    ("may", "will"), ("might", "must"), ("could", "will"), ("can", "cannot"), ("should", "must"),
    ("some", "all"),
    ("many", "few"), ("most", "a few"), ("always", "sometimes"), ("often", "rarely"), ("more", "less"),
    ("increase", "decrease"), ("increased", "decreased"), ("rise", "fall"), ("rose", "fell"), ("up", "down"),
    ("higher", "lower"), ("before", "after"), ("first", "last"), ("support", "oppose"),
    ("supported", "opposed"),
    ("win", "lose"), ("won", "lost"), ("allow", "forbid"), ("allowed", "banned"), ("accept", "reject"),
    ("accepted", "rejected"), ("begin", "stop"), ("began", "ended"), ("open", "close"), ("good", "bad"),
    ("better", "worse"), ("best", "worst"), ("strong", "weak"), ("large", "small"), ("success", "failure"),
    ("possible", "impossible"), ("everyone", "nobody"), ("everything", "nothing"), ("with", "without"),
    ("because of", "despite"), ("friend", "enemy"), ("agree", "disagree"), ("true", "false"),
    ("safe", "dangerous"),
    ("above", "below"), ("early", "late"), ("young", "old"), ("rich", "poor"), ("easy", "hard"),
    ("buy", "sell"),
    ("bought", "sold"), ("gain", "loss"), ("war", "peace"), ("include", "exclude"), ("only", "not only"),
    ("at least", "at most"), ("more than", "less than"), ("up to", "more than"), ("almost", "more than"),
]  # fmt: skip
_BOTH = {left: right for pair in _SWAPS for left, right in (pair, pair[::-1])}
_SWAP = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _BOTH), key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_FRAMES = [
    "He said that {}", "She said {}", "The speaker argued that {}", "{}, he said",
    "According to the speaker, {}",
    "He told reporters that {}", "The minister added that {}", "The president noted that {}", "{}, she added",
]  # fmt: skip
_PERSON = [
    (r"\bI am\b|\bI'm\b", "he is"), (r"\bI was\b", "he was"), (r"\bI have\b|\bI've\b", "he has"),
    (r"\bI\b", "he"),
    (r"\bmy\b", "his"), (r"\bme\b", "him"), (r"\bwe are\b|\bwe're\b", "they are"), (r"\bwe\b", "they"),
    (r"\bour\b", "their"), (r"\bus\b", "them"),
]  # fmt: skip
_TENSE = [
    (r"\bis\b", "was"), (r"\bare\b", "were"), (r"\bwill\b", "would"), (r"\bhas\b", "had"),
    (r"\bhave\b", "had"),
    (r"\bcan\b", "could"), (r"\bdo not\b|\bdon't\b", "did not"),
]  # fmt: skip
_LOOSE = re.compile(
    r"\b(very|really|quite|just|also|however|moreover|indeed|of course|then|so|well|still|even)\b,? ?",
    re.IGNORECASE,
)


def _replace(text: str, match: re.Match[str], new: str) -> str:
    if match.group()[:1].isupper():
        new = new[:1].upper() + new[1:]
    return text[: match.start()] + new + text[match.end() :]


def _pick(pattern: re.Pattern[str], text: str, chance: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return chance.choice(found) if found else None


def negate(text: str, chance: random.Random, _: list[str]) -> str | None:
    """A "not" put in or taken out."""
    negated = _pick(_NEGATED, text, chance)
    if negated and chance.random() < 0.7:
        word = negated.group(1) or negated.group(2) or ""
        return _replace(text, negated, {"ca": "can", "wo": "will"}.get(word, word)).replace("  ", " ")
    match = _pick(_AUXILIARY, text, chance)
    if match is None:
        return None
    word = match.group()
    short = word.lower() in (
        "is",
        "are",
        "was",
        "were",
        "would",
        "could",
        "should",
        "has",
        "have",
        "had",
        "does",
        "do",
        "did",
    )
    new = (
        f"{word}n't"
        if short and chance.random() < 0.4
        else f"{word} never"
        if chance.random() < 0.12
        else f"{word} not"
    )
    return text[: match.start()] + new + text[match.end() :]


def renumber(text: str, chance: random.Random, _: list[str]) -> str | None:
    """Another number of the same kind."""
    match = _pick(_NUMBER, text, chance)
    if match is None:
        return None
    digits = match.group().replace(",", "")
    if "." in digits:
        new = f"{float(digits) * chance.choice((0.5, 0.8, 1.3, 2.1)) + 0.1:.{len(digits.split('.')[1])}f}"
    elif len(digits) == 4 and digits[:2] in ("19", "20"):
        new = str(int(digits) + chance.choice((-11, -5, -2, -1, 1, 2, 4, 9)))
    else:
        new = f"{max(0, round(int(digits) * chance.choice((0.4, 0.8, 1.2, 2, 10)))) + 1:,}"
    return None if new == match.group() else _replace(text, match, new)


def rename(text: str, chance: random.Random, around: list[str]) -> str | None:
    """A name of the same document in the place of another."""
    match = _pick(_NAME, text, chance)
    others = [found for line in around for found in _NAME.findall(line) if found not in text]
    return _replace(text, match, chance.choice(others)) if match and others else None


def swap_names(text: str, chance: random.Random, _: list[str]) -> str | None:
    """Two names of one sentence exchanged."""
    found = list(_NAME.finditer(text))
    if len(found) < 2:
        return None
    left, right = sorted(chance.sample(found, 2), key=lambda item: item.start())
    if left.group() == right.group():
        return None
    return (
        text[: left.start()]
        + right.group()
        + text[left.end() : right.start()]
        + left.group()
        + text[right.end() :]
    )


def turn_word(text: str, chance: random.Random, _: list[str]) -> str | None:
    """A word for its opposite, a modal or a quantifier for another."""
    match = _pick(_SWAP, text, chance)
    return _replace(text, match, _BOTH[match.group().lower()]) if match else None


def other_word(text: str, chance: random.Random, around: list[str]) -> str | None:
    """A content word for another of the document with the same ending."""
    words = list(re.finditer(r"\b[a-z]{5,}\b", text))
    if not words:
        return None
    match = chance.choice(words)
    ending = match.group()[-2:]
    others = [
        w
        for line in around
        for w in re.findall(r"\b[a-z]{5,}\b", line)
        if w.endswith(ending) and w not in text
    ]
    return _replace(text, match, chance.choice(others)) if others else None


def add_claim(text: str, chance: random.Random, around: list[str]) -> str | None:
    """A clause of another sentence added."""
    others = [line for line in around if line != text and 5 <= len(line.split()) <= 20]
    if not others:
        return None
    other = chance.choice(others)
    joint = chance.choice(("and", "because", "while", "but"))
    return f"{text.rstrip('.!?')} {joint} {other[:1].lower()}{other[1:]}"


CHANGES: tuple[Callable[[str, random.Random, list[str]], str | None], ...] = (
    negate, negate, renumber, rename, swap_names, turn_word, turn_word, other_word, other_word, add_claim,
)  # fmt: skip


def harmless(text: str, chance: random.Random) -> str:
    """The sentence as it might be reported: framed, shifted in person and tense, shortened."""
    if chance.random() < 0.35:
        pieces = [
            piece
            for piece in re.split(r"[,;:] (?=(?:and|but|which|who|while|as|because)\b)", text)
            if len(piece.split()) > 5
        ]
        text = chance.choice(pieces) if len(pieces) > 1 else text
    if chance.random() < 0.5:
        text = _LOOSE.sub("", text)
    if chance.random() < 0.5:
        for pattern, new in _PERSON:
            text = re.sub(pattern, new, text, flags=re.IGNORECASE)
    if chance.random() < 0.3:
        for pattern, new in _TENSE:
            text = re.sub(pattern, new, text)
    if chance.random() < 0.4:
        text = re.sub(r"\b(\w+)n't\b", lambda m: {"ca": "can", "wo": "will"}.get(m[1], m[1]) + " not", text)
    if chance.random() < 0.4:
        frame = chance.choice(_FRAMES)
        text = frame.format(text.rstrip(".") if frame.startswith("{}") else text[:1].lower() + text[1:])
    return text


def generated_pairs(documents: list[list[str]], chance: random.Random) -> Iterator[Pair]:
    """For each sentence one that its passage carries, changed ones, and the passage beside it."""
    for lines in documents:
        for place, line in enumerate(lines):
            low, high = max(0, place - chance.choice((0, 0, 1))), place + 1 + chance.choice((0, 0, 1))
            passage = " ".join(lines[low:high])
            elsewhere = [text for spot, text in enumerate(lines) if not low <= spot < high]
            said = harmless(line, chance)
            yield Pair(passage, said, 1.0, chance.choice(elsewhere) if elsewhere else None)
            made = {change(said, chance, lines) for change in chance.sample(CHANGES, 4)} - {None, said}
            for changed in sorted(text for text in made if text)[:2]:
                yield Pair(passage, changed, 0.0)
