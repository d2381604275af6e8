r"""Train the verifier: the bundled encoder's weights as a model of passage and claim; development only.

Needs ``torch transformers tokenizers safetensors``, and minutes on a graphics card or hours on a processor:

    python scripts/train_verifier.py DATA WEIGHTS TOKENIZER OUT --variants EPOCHS:RATE:SHARE

Goes in: the folder of labelled sets, `model.safetensors` and `tokenizer.json` of the encoder (see
`scripts/export_encoder.py`). Comes out: `verifier-*.safetensors` in half precision, to be turned into the
shipped int8 file by `scripts/export_verifier.py`, and what it is worth on groups that were not trained on.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from verifier_pairs import (
    Pair,
    generated_pairs,
    labelled_pairs,
    negation_pairs,
    plain,
    read_rows,
    sentences_of,
)

from compare.evaluation.split import held_out

MAX_TOKENS = 192
SIZE = 192
"""Pairs of a step."""

KEEP = 0.998
"""Share of the mean of the weights that a step leaves as it is."""

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


class Verifier(nn.Module):
    """The encoder over ``passage [SEP] claim``, its first and mean vector, and one weight each."""

    def __init__(self, weights: dict[str, torch.Tensor], dropout: float = 0.1) -> None:
        super().__init__()
        config = BertConfig(
            hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536,
            hidden_dropout_prob=dropout, attention_probs_dropout_prob=dropout,
        )  # fmt: skip
        self.bert = BertModel(config, add_pooling_layer=False)
        self.bert.load_state_dict(weights, strict=False)
        self.head = nn.Linear(768, 1)

    def forward(self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits, shape (n,)."""
        states = self.bert(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        inside = (types * mask).unsqueeze(-1)
        mean = (states * inside).sum(1) / inside.sum(1).clamp(min=1)
        return self.head(torch.cat([states[:, 0], mean], dim=-1)).squeeze(-1)


class Batches:
    """Token ids of pairs, padded by batch."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer

    def encode(self, pairs: list[tuple[str, str]]) -> list[tuple[list[int], list[int]]]:
        """Ids and types of ``passage``, ``claim``."""
        found = self.tokenizer.encode_batch(pairs)
        return [(item.ids, item.type_ids) for item in found]

    @staticmethod
    def pad(rows: list[tuple[list[int], list[int]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Tensors of shape (n, longest)."""
        width = max(len(ids) for ids, _ in rows)
        ids = np.zeros((len(rows), width), np.int64)
        types, mask = np.zeros_like(ids), np.zeros_like(ids)
        for place, (one, kind) in enumerate(rows):
            ids[place, : len(one)], types[place, : len(kind)], mask[place, : len(one)] = one, kind, 1
        return tuple(torch.from_numpy(item).to(DEVICE, non_blocking=True) for item in (ids, types, mask))


def load_tokenizer(path: Path) -> Tokenizer:
    """The encoder's tokenizer; where a pair is too long its longer side is cut."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS, strategy="longest_first")
    return tokenizer


def scores(model: nn.Module, batches: Batches, pairs: list[tuple[str, str]]) -> np.ndarray:
    """Logits of many pairs."""
    pairs = [(passage, " ".join(claim.split()[:80])) for passage, claim in pairs]
    rows = batches.encode(pairs)
    order = sorted(range(len(rows)), key=lambda place: len(rows[place][0]))
    result = np.zeros(len(rows), np.float32)
    model.eval()
    with torch.no_grad(), torch.autocast(DEVICE, torch.bfloat16, enabled=DEVICE == "cuda"):
        for low in range(0, len(order), 256):
            places = order[low : low + 256]
            result[places] = model(*batches.pad([rows[place] for place in places])).float().cpu().numpy()
    model.train()
    return result


def auc(values: np.ndarray, labels: np.ndarray) -> float:
    """Area under the curve, by ranks."""
    order = values.argsort().argsort() + 1.0
    positive = labels > 0.5
    n, m = positive.sum(), (~positive).sum()
    return float((order[positive].sum() - n * (n + 1) / 2) / (n * m)) if n and m else math.nan


def report(model: nn.Module, batches: Batches, folder: Path, *, measured: bool = True) -> dict[str, float]:
    """Paired accuracy on contrasting evidences and AUC on negations, of groups that were not trained on."""
    out: dict[str, float] = {}
    rows = [
        row
        for name in ("real", "synthetic")
        for row in read_rows(folder / "contrastive-evidence" / f"{name}.jsonl")
        if held_out(row["case_id"]) == measured
    ]
    better = scores(model, batches, [(plain(r["evidence_supports"]), plain(r["claim"])) for r in rows])
    worse = scores(model, batches, [(plain(r["evidence_other"]), plain(r["claim"])) for r in rows])
    right = np.where(better > worse, 1.0, np.where(better == worse, 0.5, 0.0))
    out["paired"] = float(right.mean())
    for kind in ("number_only", "number_and_words", "negation_cue", "none"):
        chosen = [kind in r["kind"] or (kind == "none" and not r["kind"]) for r in rows]
        out[kind] = float(right[chosen].mean())
    out["contrast AUC"] = auc(np.concatenate([better, worse]), np.array([1] * len(rows) + [0] * len(rows)))
    pairs = negation_pairs(folder, measured=measured)
    values = scores(model, batches, [(p.passage, p.claim) for p in pairs])
    out["negation AUC"] = auc(values, np.array([p.label for p in pairs]))
    held = read_rows(folder / "inserted-negation" / "pairs.jsonl")
    contra = [
        r
        for r in held
        if held_out(r["text"]) == measured and r["label"] in ("entailment", "contradiction", "not_entailment")
    ]
    values = scores(model, batches, [(r["text"], r["hypothesis"]) for r in contra])
    entailed = np.array([r["label"] == "entailment" for r in contra])
    limit = np.quantile(values[entailed], 0.10)
    bad = np.array([r["label"] == "contradiction" for r in contra])
    out["contradictions passed at .10"] = float((values[bad] >= limit).mean())
    return out


def _epoch(job: tuple[list[list[str]], int]) -> list[Pair]:
    """The changes of one epoch."""
    documents, seed = job
    return list(generated_pairs(documents, random.Random(seed)))


def plan(arguments: argparse.Namespace, epochs: int, generated: float, seed: int) -> list[list[Pair]]:
    """The pairs of each epoch, in random order: labelled ones again, changes made anew."""
    chance = random.Random(seed)
    real = labelled_pairs(arguments.data, measured=False)
    negations = negation_pairs(arguments.data, measured=False)
    jobs = [
        (sentences_of(arguments.data), 1000 * seed + number) for number in range(epochs if generated else 0)
    ]
    with ProcessPoolExecutor() as pool:
        changed = list(pool.map(_epoch, jobs)) or [[]] * epochs
    found = []
    for made in changed:
        chance.shuffle(made)
        pairs = (
            real * arguments.repeat + negations * arguments.repeat * 2 + made[: int(len(made) * generated)]
        )
        chance.shuffle(pairs)
        found.append(pairs)
    return found


def optimiser(model: nn.Module) -> torch.optim.Optimizer:
    """AdamW, without decay for what has one dimension."""
    wide = [value for value in model.parameters() if value.ndim > 1]
    narrow = [value for value in model.parameters() if value.ndim <= 1]
    groups = [{"params": wide, "weight_decay": 0.01}, {"params": narrow, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups)


def step_loss(model: nn.Module, batches: Batches, pairs: list[Pair]) -> torch.Tensor:
    """Cross entropy of each pair; where there is a lesser passage, also that it scores lower."""
    claims = [" ".join(pair.claim.split()[:80]) for pair in pairs]
    others = [place for place, pair in enumerate(pairs) if pair.other is not None]
    rows = [(pair.passage, claim) for pair, claim in zip(pairs, claims, strict=True)]
    rows += [(str(pairs[place].other), claims[place]) for place in others]
    with torch.autocast(DEVICE, torch.bfloat16, enabled=DEVICE == "cuda"):
        logits = model(*batches.pad(batches.encode(rows)))
    logits = logits.float()
    labels = torch.tensor([pair.label for pair in pairs] + [0.0] * len(others), device=DEVICE)
    loss = nn.functional.binary_cross_entropy_with_logits(logits, labels)
    if others:
        loss = loss + nn.functional.softplus(logits[len(pairs) :] - logits[others]).mean()
    return loss


def average(mean: dict[str, torch.Tensor], model: nn.Module) -> None:
    """Move the mean of the weights a little towards the model's."""
    for name, value in model.state_dict().items():
        if name in mean and value.dtype.is_floating_point:
            mean[name].mul_(KEEP).add_(value, alpha=1 - KEEP)
        else:
            mean[name] = value.clone()


def train(
    arguments: argparse.Namespace, epochs: int, rate: float, generated: float, seed: int = 0
) -> tuple[nn.Module, dict[str, float]]:
    """One model, with the mean of its weights over the second half of the steps, and what it is worth."""
    torch.manual_seed(seed)
    weights = {name: value.float() for name, value in load_file(arguments.weights).items()}
    model = Verifier(weights).to(DEVICE)
    batches = Batches(load_tokenizer(arguments.tokenizer))
    epochs_of_pairs = plan(arguments, epochs, generated, seed)
    optimizer = optimiser(model)
    total = sum(len(pairs) // SIZE for pairs in epochs_of_pairs)
    done, mean, began = 0, {}, time.time()
    for pairs in epochs_of_pairs:
        for low in range(0, len(pairs) - SIZE + 1, SIZE):
            warm = min(1.0, (done + 1) / (0.06 * total))
            for group in optimizer.param_groups:
                group["lr"] = rate * warm * 0.5 * (1 + math.cos(math.pi * done / total))
            loss = step_loss(model, batches, pairs[low : low + SIZE])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            done += 1
            if 2 * done > total:
                average(mean, model)
            if done % 400 == 0:
                print(f"  step {done}/{total} loss {loss.item():.3f} {time.time() - began:.0f} s", flush=True)
    model.load_state_dict(mean)
    found = report(model, batches, arguments.data)
    print(" ", {name: round(value, 3) for name, value in found.items()}, flush=True)
    return model, found


def save(model: nn.Module, folder: Path) -> None:
    """Half precision, in parts of at most 15 MB."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {
        name: value.half().contiguous()
        for name, value in model.state_dict().items()
        if value.dtype.is_floating_point
    }
    words = state.pop("bert.embeddings.word_embeddings.weight")
    third = len(words) // 2
    parts = [{"words.0": words[:third].clone()}, {"words.1": words[third:].clone()}]
    names = sorted(state)
    early = {n: state[n] for n in names if any(f"layer.{k}." in n for k in (0, 1, 2))}
    parts += [early, {n: state[n] for n in names if n not in early}]
    for number, part in enumerate(parts):
        save_file(part, folder / f"verifier-{number}.safetensors")


def main() -> None:
    """Train the variants that are named (epochs, rate, share of the changes made by rule), keep the best."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--variants", default="8:2e-4:1")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=1e9)
    arguments = parser.parse_args()
    began, best = time.time(), -1.0
    for variant in arguments.variants.split(","):
        epochs, rate, generated = variant.split(":")
        started = time.time()
        print(f"variant {variant} at {started - began:.0f} s", flush=True)
        model, found = train(arguments, int(epochs), float(rate), float(generated))
        worth = found["paired"] + found["negation AUC"]
        if worth > best:
            best = worth
            save(model, arguments.out)
            (arguments.out / "figures.json").write_text(json.dumps({"variant": variant, **found}, indent=1))
        if time.time() - began + 1.3 * (time.time() - started) > arguments.seconds:
            break


if __name__ == "__main__":
    main()
