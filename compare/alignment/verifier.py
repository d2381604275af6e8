"""Does a passage carry a claim: a model that reads both at once.

Goes in: pairs of passage and claim. Comes out: for each a number in 0–1. The verifier that ships with the
package and one that a user adds have the same form: a folder with `model.onnx`, `tokenizer.json` and
`manifest.json` (or the `config.json` of a model of classes). What a number decides is settled in
`compare.alignment.evidence`.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from compare.alignment.runtime import check_file, in_lanes, open_session, open_tokenizer
from compare.errors import ConfigError

if TYPE_CHECKING:
    from compare.alignment.encoder import VectorStore

__all__ = ["BUNDLED", "Verifier"]

BUNDLED = Path(__file__).resolve().parent.parent / "models" / "verifier"
"""The verifier that ships with the package."""

FORMAT = "pressdiff-verifier"

SUPPORTS = ("entailment", "entail", "supported", "supports", "consistent", "yes")
"""Names of the class that stands for "carries it" in the configuration of a model of classes."""

_HINT = "Name a folder of the form that docs/verifier.md describes, or leave the option out."
_INPUTS = ("input_ids", "token_type_ids", "attention_mask")


@dataclass(kw_only=True)
class Verifier:
    """A sentence-pair model in ONNX form with its tokeniser.

    Attributes:
        name: As its manifest states it, else its folder's name.
        signature: Name and hash of the model: part of every key under which a judgement is kept.
        supports: Which of the model's numbers stands for "carries it"; with one number, its own sign.
        pair_count: Pairs judged since it was loaded; those from a store do not count.
        store: Where judgements are kept if a call names no other place; ``None`` keeps none.
    """

    name: str
    signature: str
    folder: Path
    max_tokens: int
    supports: int = 0
    pair_count: int = 0
    store: VectorStore | None = field(default=None, repr=False)
    _tokenizer: Any = field(default=None, repr=False)
    _session: Any = field(default=None, repr=False)

    @classmethod
    def load(cls, folder: Path | None = None) -> Verifier:
        """Check a verifier's files and make it ready; the model itself is read at the first pair.

        Args:
            folder: With `model.onnx`, `tokenizer.json` and `manifest.json`, or `config.json` with the
                names of the classes; ``None`` the bundled one.

        Raises:
            ConfigError: If the folder or a file is not as it has to be.
        """
        folder = folder or BUNDLED
        stated = _stated(folder)
        for name in ("model.onnx", "tokenizer.json"):
            expected = stated["files"].get(name)
            if expected is None and (folder / name).is_file():
                expected = stated["files"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            check_file(folder / name, expected, what="The verifier", codes=("no-verifier", "bad-verifier"))
        return cls(
            name=stated["name"],
            signature=f"{stated['name']}-{stated['files']['model.onnx'][:12]}",
            folder=folder,
            max_tokens=stated["max_tokens"],
            supports=stated["supports"],
        )

    def judge(
        self, pairs: Sequence[tuple[str, str]], *, store: VectorStore | None = None
    ) -> NDArray[np.float32]:
        """How well each passage carries its claim.

        Args:
            pairs: Shape (n,): passage and claim; may be empty.
            store: Where judgements of earlier runs are kept; ``None`` takes the verifier's own, if it
                has one.

        Returns:
            Shape (n,), 0–1, higher is closer; each pair is judged by itself.
            No probability. A pair with a side without words gets 0.
        """
        store = self.store if store is None else store
        keys = {pair: self._key(pair) for pair in dict.fromkeys(pairs)}
        known = store.get_many(list(keys.values())) if store is not None else {}
        missing = [pair for pair, key in keys.items() if len(known.get(key, b"")) != 4]
        fresh = dict(zip(missing, self._judge_all(missing), strict=True))
        if store is not None and fresh:
            store.put_many({keys[pair]: struct.pack("<f", value) for pair, value in fresh.items()})
        values = [
            fresh[pair] if pair in fresh else struct.unpack("<f", known[keys[pair]])[0] for pair in pairs
        ]
        return np.array(values, np.float32)

    def _key(self, pair: tuple[str, str]) -> str:
        parts = "\0".join((self.signature, version("onnxruntime"), *pair))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()

    def _judge_all(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Each pair by itself, unpadded: a batch would change the scale of the quantised products."""
        if not pairs:
            return []
        if self._session is None:
            self._tokenizer = open_tokenizer(self.folder / "tokenizer.json", self.max_tokens)
            self._session = open_session(
                self.folder / "model.onnx", code="bad-verifier", what="The verifier", hint=_HINT
            )
        plain = [tuple(side.encode("utf-8", "replace").decode("utf-8") for side in pair) for pair in pairs]
        encoded = [
            self._tokenizer.encode(*pair) if all(side.strip() for side in pair) else None for pair in plain
        ]
        self.pair_count += len(pairs)
        return in_lanes(encoded, partial(self._judge_one, self._session))

    def _judge_one(self, session: Any, encoded: Any) -> float:
        if encoded is None:
            return 0.0
        rows = dict(zip(_INPUTS, (encoded.ids, encoded.type_ids, encoded.attention_mask), strict=True))
        wanted = [item.name for item in session.get_inputs()]
        if not set(wanted) <= set(_INPUTS):
            raise self._unlike("asks for other inputs than a pair of texts")
        found = session.run(None, {name: np.array([rows[name]], np.int64) for name in wanted})[0]
        numbers = np.asarray(found, np.float64).reshape(-1)
        if len(numbers) == 1:
            return float(1.0 / (1.0 + np.exp(-numbers[0])))
        if self.supports >= len(numbers):
            raise self._unlike(f"gives {len(numbers)} numbers, and class {self.supports} was named")
        weights = np.exp(numbers - numbers.max())
        return float(weights[self.supports] / weights.sum())

    def _unlike(self, how: str) -> ConfigError:
        return ConfigError(
            f"The verifier {how}.", code="bad-verifier", source=str(self.folder / "model.onnx"), hint=_HINT
        )


def _stated(folder: Path) -> dict[str, Any]:
    """Name, length, class and hashes, from the manifest or from the configuration of a model of classes."""
    for file, read in (("manifest.json", _from_manifest), ("config.json", _from_config)):
        path = folder / file
        if not path.is_file():
            continue
        try:
            return read(json.loads(path.read_text("utf-8")), folder)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ConfigError(
                "This does not describe a verifier.", code="bad-verifier", source=str(path), hint=_HINT
            ) from error
    raise ConfigError("There is no verifier here.", code="no-verifier", source=str(folder), hint=_HINT)


def _from_manifest(manifest: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    if manifest["format"] != FORMAT:
        raise ValueError(manifest["format"])
    return {
        "name": str(manifest.get("name", folder.name)),
        "max_tokens": int(manifest.get("max_tokens", 512)),
        "supports": int(manifest.get("supports", 0)),
        "files": {str(name): str(value) for name, value in manifest.get("files", {}).items()},
    }


def _from_config(config: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    labels = {str(label).casefold(): int(number) for number, label in config.get("id2label", {}).items()}
    named = [labels[label] for label in SUPPORTS if label in labels]
    if len(labels) > 1 and not named:
        raise ValueError(", ".join(labels))
    length = int(config.get("max_position_embeddings", 512))
    return {
        "name": folder.name,
        "max_tokens": min(512, length),
        "supports": named[0] if named else 0,
        "files": {},
    }
