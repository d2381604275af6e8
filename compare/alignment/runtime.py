"""ONNX files run on this machine: silent, single-threaded, without telemetry.

Goes in: a model's file or folder. Comes out: a session, or a sentence about what is wrong with the folder.
What a model computes is settled in `compare.alignment.encoder` and `compare.alignment.verifier`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from compare.errors import ConfigError

__all__ = ["check_file", "in_lanes", "open_session", "open_tokenizer"]

Item = TypeVar("Item")
Result = TypeVar("Result")


def open_session(model: Path, *, code: str, what: str, hint: str) -> Any:
    """A single-threaded session, silent and without telemetry.

    Args:
        model: The file.
        code: Of the error.
        what: The model in words ("The encoder").
        hint: What to do about a file that cannot be run.

    Raises:
        ConfigError: If the file is no model.
    """
    import onnxruntime

    if hasattr(onnxruntime, "disable_telemetry_events"):
        onnxruntime.disable_telemetry_events()
    onnxruntime.set_default_logger_severity(4)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime's own errors share no base but this
        raise ConfigError(f"{what}'s file cannot be run.", code=code, source=str(model), hint=hint) from error


def open_tokenizer(path: Path, max_tokens: int) -> Any:
    """A tokenizer that pads nothing and cuts what is longer than `max_tokens`, the longer side of a pair
    first.
    """
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def in_lanes(items: Sequence[Item], work: Callable[[Item], Result]) -> list[Result]:
    """`work` on every item, in as many threads as there are processors; results in the order of the items."""
    workers = min(_processors(), len(items)) or 1
    results: list[Result | None] = [None] * len(items)

    def lane(number: int) -> None:
        for place in range(number, len(items), workers):
            results[place] = work(items[place])

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(lane, range(workers)))
    return results  # type: ignore[return-value]  # every place is filled once all lanes are through


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def check_file(path: Path, expected: str | None, *, what: str, codes: tuple[str, str]) -> None:
    """Compare a file with the hash that its manifest names.

    Args:
        path: The file.
        expected: Its SHA-256.
        what: The model in words ("The encoder").
        codes: Of the errors: for a file that is missing, and for another one.

    Raises:
        ConfigError: If the file is missing or another one.
    """
    hint = "Install the package again, or mend the folder."
    if not path.is_file():
        raise ConfigError(f"{what}'s file is missing.", code=codes[0], source=str(path), hint=hint)
    if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
        raise ConfigError(
            f"{what}'s file is not the one that its manifest names.",
            code=codes[1],
            source=str(path),
            hint=hint,
        )
