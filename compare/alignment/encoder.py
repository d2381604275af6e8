"""Texts as vectors, by a small contextual encoder that ships with the package.

Goes in: texts. Comes out: for each a sentence vector and a vector per word piece. Each text is encoded alone:
dynamic quantisation scales by batch, so that a neighbour would change the result. Nothing is compared here.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from compare.alignment.runtime import check_file, in_lanes, open_session, open_tokenizer
from compare.errors import ConfigError

__all__ = ["BUNDLED", "Encoded", "Encoder", "VectorStore"]

BUNDLED = Path(__file__).resolve().parent.parent / "models" / "all-MiniLM-L6-v2"
"""The encoder that ships with the package."""

FORMAT = "pressdiff-encoder"


class VectorStore(Protocol):
    """Where encoded texts are kept between runs."""

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The values of those keys that are known."""
        ...

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep values."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """One text, encoded.

    Attributes:
        vector: Shape (d,), float32, length 1; zeros for a text without words.
        ids: Shape (t,), int32: its word pieces.
        codes: Shape (t, d), int8: the word pieces in context, quantised row by row.
        scales: Shape (t,), float32: the factor of each row.
    """

    vector: NDArray[np.float32]
    ids: NDArray[np.int32]
    codes: NDArray[np.int8]
    scales: NDArray[np.float32]

    def piece_vectors(self) -> NDArray[np.float32]:
        """Shape (t, d): word pieces in context, rows of length 1 within the rounding of one byte."""
        return np.asarray(self.codes * self.scales[:, None], np.float32)

    def to_bytes(self) -> bytes:
        """Lossless little-endian bytes."""
        head = struct.pack("<II", len(self.ids), len(self.vector))
        parts = (self.vector.astype("<f4"), self.ids.astype("<i4"), self.scales.astype("<f4"), self.codes)
        return head + b"".join(part.tobytes() for part in parts)

    @classmethod
    def from_bytes(cls, data: bytes) -> Encoded:
        """The inverse of `to_bytes`.

        Raises:
            ValueError: If the bytes are not those of an encoded text.
        """
        n_pieces, dimension = struct.unpack_from("<II", data)
        borders = np.cumsum([8, 4 * dimension, 4 * n_pieces, 4 * n_pieces, n_pieces * dimension])
        if borders[-1] != len(data):
            raise ValueError("not an encoded text")
        cut = [data[low:high] for low, high in pairwise(borders)]
        return cls(
            vector=np.frombuffer(cut[0], "<f4"),
            ids=np.frombuffer(cut[1], "<i4"),
            scales=np.frombuffer(cut[2], "<f4"),
            codes=np.frombuffer(cut[3], np.int8).reshape(n_pieces, dimension),
        )


@dataclass(kw_only=True)
class Encoder:
    """A sentence encoder in ONNX form with its tokeniser.

    Attributes:
        name: As its manifest states it.
        signature: Name and hash of the model: part of every key under which a vector is kept.
        dimension: d, length of a vector.
        encoded_count: Texts encoded since it was loaded; those from a store do not count.
        store: Where vectors are kept if a call names no other place; ``None`` keeps none.
    """

    name: str
    signature: str
    dimension: int
    folder: Path
    max_tokens: int
    encoded_count: int = 0
    store: VectorStore | None = field(default=None, repr=False)
    _runtime: str = field(default="", repr=False)
    _tokenizer: Any = field(default=None, repr=False)
    _session: Any = field(default=None, repr=False)

    @classmethod
    def load(cls, folder: Path | None = None) -> Encoder:
        """Check an encoder's files and make it ready; the model itself is read at the first text.

        Args:
            folder: With `manifest.json`, `model.onnx` and `tokenizer.json`; ``None`` the bundled one.

        Raises:
            ConfigError: If the folder, a file or its hash is not as the manifest says.
        """
        folder = folder or BUNDLED
        manifest = _manifest(folder)
        files: dict[str, str] = manifest["files"]
        for name in ("model.onnx", "tokenizer.json"):
            check_file(
                folder / name, files.get(name), what="The encoder", codes=("no-encoder", "bad-encoder")
            )
        return cls(
            name=str(manifest["name"]),
            signature=f"{manifest['name']}-{files['model.onnx'][:12]}",
            dimension=int(manifest["dimension"]),
            folder=folder,
            max_tokens=int(manifest["max_tokens"]),
            _runtime=version("onnxruntime"),
        )

    def encode(self, texts: Sequence[str], *, store: VectorStore | None = None) -> NDArray[np.float32]:
        """Sentence vectors of the texts, shape (n, d), rows of length 1 (0 for an empty text)."""
        encoded = self.encode_full(texts, store=store)
        return (
            np.stack([item.vector for item in encoded])
            if encoded
            else np.zeros((0, self.dimension), np.float32)
        )

    def encode_full(self, texts: Sequence[str], *, store: VectorStore | None = None) -> tuple[Encoded, ...]:
        """Sentence and word-piece vectors of the texts, each text by itself.

        Args:
            texts: Shape (n,); may be empty.
            store: Where vectors of earlier runs are kept; only texts that are not there are encoded. ``None``
                takes the encoder's own, if it has one.

        Returns:
            Shape (n,); equal texts give equal values whatever stands beside them.
        """
        store = self.store if store is None else store
        keys = {text: self._key(text) for text in dict.fromkeys(texts)}
        known = _read(store, keys.values())
        missing = [text for text, key in keys.items() if key not in known]
        fresh = dict(zip(missing, self._encode_all(missing), strict=True))
        if store is not None and fresh:
            store.put_many({keys[text]: item.to_bytes() for text, item in fresh.items()})
        return tuple(fresh[text] if text in fresh else known[keys[text]] for text in texts)

    def piece_ids(self, words: Iterable[str]) -> frozenset[int]:
        """Ids of the word pieces of some words."""
        tokenizer = self._ready()
        return frozenset(
            piece for word in words for piece in tokenizer.encode(word, add_special_tokens=False).ids
        )

    def piece_spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where each word piece of a text stands in it, one pair per row of its piece vectors."""
        plain = text.encode("utf-8", "replace").decode("utf-8")
        return tuple(self._ready().encode(plain).offsets[1:-1])

    def _key(self, text: str) -> str:
        # Another version of the runtime gives slightly other vectors from the same file.
        parts = f"{self.signature}\0{self._runtime}\0{text}"
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()

    def _ready(self) -> Any:
        if self._tokenizer is None:
            self._tokenizer = open_tokenizer(self.folder / "tokenizer.json", self.max_tokens)
        return self._tokenizer

    def _encode_all(self, texts: Sequence[str]) -> list[Encoded]:
        """Texts spread over as many threads as there are processors, each a caller of one session.

        A session may be run by several threads at once; one for each would cost some 27 MB a processor.
        """
        if not texts:
            return []
        tokenizer = self._ready()
        # Half a surrogate pair is no character; the tokeniser refuses it.
        plain = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        pieces = [tokenizer.encode(text).ids for text in plain]
        if self._session is None:
            self._session = _session(self.folder / "model.onnx", self.dimension)
        results = in_lanes(pieces, partial(self._encode_one, self._session))
        self.encoded_count += len(texts)
        return results

    def _encode_one(self, session: Any, ids: Sequence[int]) -> Encoded:
        if len(ids) <= 2:
            return self._empty()
        row = np.array([ids], dtype=np.int64)
        sentence, pieces = session.run(["sentence", "pieces"], {"input_ids": row})
        inner = _unit(pieces[0][1:-1])
        scales = np.maximum(np.abs(inner).max(axis=1), np.float32(1e-9)) / np.float32(127.0)
        return Encoded(
            vector=_unit(sentence)[0],
            ids=row[0, 1:-1].astype(np.int32),
            codes=np.rint(inner / scales[:, None]).astype(np.int8),
            scales=scales.astype(np.float32),
        )

    def _empty(self) -> Encoded:
        return Encoded(
            vector=np.zeros(self.dimension, np.float32),
            ids=np.zeros(0, np.int32),
            codes=np.zeros((0, self.dimension), np.int8),
            scales=np.zeros(0, np.float32),
        )


def _read(store: VectorStore | None, keys: Iterable[str]) -> dict[str, Encoded]:
    """What the store knows; a value that is no encoded text counts as not known."""
    known: dict[str, Encoded] = {}
    for key, data in (store.get_many(list(keys)) if store is not None else {}).items():
        try:
            known[key] = Encoded.from_bytes(data)
        except (ValueError, struct.error):
            continue
    return known


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return np.asarray(rows / lengths, np.float32)


def _session(model: Path, dimension: int) -> Any:
    """A session that gives sentence and word-piece vectors of that dimension.

    Raises:
        ConfigError: If the file is no model, or another one.
    """
    hint = "Name an encoder of the form that docs/encoder.md describes, or leave the option out."
    session = open_session(model, code="bad-encoder", what="The encoder", hint=hint)
    widths = {output.name: output.shape[-1] for output in session.get_outputs() if output.shape}
    if any(widths.get(name) != dimension for name in ("sentence", "pieces")):
        raise ConfigError(
            f"The encoder's output has not the {dimension} dimensions that its manifest names.",
            code="bad-encoder",
            source=str(model),
            hint=hint,
        )
    return session


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.json"
    hint = "Name a folder that holds manifest.json, model.onnx and tokenizer.json, or leave the option out."
    try:
        manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
        proper = manifest["format"] == FORMAT and isinstance(manifest["files"], dict)
        int(manifest["dimension"]), int(manifest["max_tokens"]), str(manifest["name"])
        str(manifest["files"]["model.onnx"])
    except OSError as error:
        raise ConfigError(
            "There is no encoder here.", code="no-encoder", source=str(folder), hint=hint
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(
            "This is no encoder's manifest.", code="bad-encoder", source=str(path), hint=hint
        ) from error
    if not proper:
        raise ConfigError("This is no encoder's manifest.", code="bad-encoder", source=str(path), hint=hint)
    return manifest
