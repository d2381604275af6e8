"""The files of a sample: one per coder, the codebook, and the key, which coders do not get; and the way back.

Goes in: a sample that was drawn, or the folder with the files that the coders filled in. Comes out: files; or
the codes, checked cell by cell. The program's values stand in none of the files.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from compare.comparison import Comparison
from compare.errors import ConfigError, SourceError
from compare.model import Claim
from compare.review.codebook import CODING, codebook_hash, codebook_rows, codebook_text
from compare.review.context import Texts
from compare.review.sampling import Group, Unit
from compare.review.sheets import (
    REFERENCE,
    CellError,
    Column,
    Row,
    Table,
    cell_errors,
    codebook_table,
    csv_bytes,
    read_table,
    xlsx_bytes,
)
from compare.review.texts import article_hashes, record_hash

__all__ = ["CODEBOOK_FILE", "KEY_FILE", "Key", "coder_files", "key_text", "read_codes", "read_key"]

KEY_FILE = "key.json"
CODEBOOK_FILE = "codebook.md"
TITLE = "Sample"
MOST_CODERS = 20
_WIDTHS = {"location": 16, "passage": 14, "wording": 22, "difference": 26, "remark": 30}
_REFERENCE = re.compile(r"^([0-9a-f]{16}) (\d+) ([0-9a-f]{16})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What the person who drew a sample keeps, and the coders do not see.

    Attributes:
        codebook: Hash of the codebook that the sample is coded by.
    """

    event: str
    seed: int
    coders: int
    hide_outlets: bool
    codebook: str
    record_sha256: str
    groups: tuple[Group, ...]
    units: tuple[Unit, ...]

    @property
    def name(self) -> str:
        """What stands in the coders' files for this very sample."""
        return hashlib.sha256(key_text(self).encode()).hexdigest()[:16]

    @property
    def weights(self) -> dict[str, float]:
        """The weight of a claim by the name of its group."""
        return {group.name: group.weight for group in self.groups}


def key_text(key: Key) -> str:
    """The key as JSON."""
    value = {"format": "pressdiff-sample", "version": 1, **asdict(key)}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def coder_files(comparison: Comparison, key: Key, *, form: str) -> dict[str, bytes]:
    """Every file of a sample by name.

    Args:
        comparison: That the sample was drawn from.
        key: Of the sample.
        form: ``xlsx`` or ``csv``; as CSV the record is a file of its own.
    """
    if not 0 < key.coders <= MOST_CODERS:
        raise ConfigError(
            f"a sample is for 1 to {MOST_CODERS} coders.", code="unfit-coders", hint="Name such a number."
        )
    files = {
        KEY_FILE: key_text(key).encode(),
        CODEBOOK_FILE: codebook_text(CODING).encode(),
    }
    record = _record(comparison)
    for coder in range(1, key.coders + 1):
        table = _table(comparison, key, coder)
        if form == "csv":
            files[f"coder-{coder}.csv"] = csv_bytes(table)
        else:
            tables = [table, record, codebook_table(codebook_rows(CODING))]
            files[f"coder-{coder}.xlsx"] = xlsx_bytes(tables)
    if form == "csv":
        files["record.csv"] = csv_bytes(record)
    return files


def _table(comparison: Comparison, key: Key, coder: int) -> Table:
    """The sheet of one coder: the same claims, in an order of his own."""
    columns = (
        Column(name="claim", width=8),
        *(() if key.hide_outlets else (Column(name="outlet", width=18),)),
        Column(name="the article prints", width=40),
        Column(name="in context", width=56),
        *(
            Column(
                name=one.name,
                width=_WIDTHS.get(one.name, 14),
                choices=one.choices,
                fill=True,
                help=one.question,
            )
            for one in CODING
        ),
        Column(name=REFERENCE, width=12, hidden=True),
    )
    claims = {claim.id: claim for claim in comparison.claim_records}
    texts = Texts(comparison=comparison)

    def order(unit: Unit) -> str:
        return hashlib.sha256(f"{key.seed} {coder} {unit.claim_id}".encode()).hexdigest()

    rows = tuple(_row(texts, key, unit, claims[unit.claim_id]) for unit in sorted(key.units, key=order))
    return Table(title=TITLE, columns=columns, rows=rows)


def _row(texts: Texts, key: Key, unit: Unit, claim: Claim) -> tuple[str, ...]:
    outlet = () if key.hide_outlets else (texts.article_of(claim).info.outlet_label,)
    reference = f"{key.name} {unit.number} {key.codebook[:16]}"
    return (str(unit.number), *outlet, claim.text, texts.printed(claim), *("" for _ in CODING), reference)


def _record(comparison: Comparison) -> Table:
    """The whole record, a passage a row."""
    columns = (
        Column(name="passage", width=10),
        Column(name="speaker", width=22),
        Column(name="time", width=10),
        Column(name="text", width=110),
    )
    rows = tuple(
        (one.label, one.speaker or "not stated", one.time or "", one.text)
        for one in comparison.passages.values()
    )
    return Table(title="Record", columns=columns, rows=rows)


def read_key(folder: Path, comparison: Comparison) -> Key:
    """The key of a sample, held against the texts and the codebook as they are now.

    Raises:
        SourceError: ``no-sample`` where there is none, or it is damaged; ``other-texts`` if a text has
            changed since; ``other-codebook`` if the codebook has.
    """
    path = folder / KEY_FILE
    try:
        key = _key(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(
            "there is no sample here, or its key is damaged.",
            code="no-sample",
            source=str(path),
            hint="Name the folder that pressdiff sample wrote, with key.json as it was.",
        ) from error
    known = set(article_hashes(comparison).values())
    claims = {claim.id for claim in comparison.claim_records}
    same = all(unit.article_sha256 in known and unit.claim_id in claims for unit in key.units)
    if key.record_sha256 != record_hash(comparison) or not same:
        raise SourceError(
            f"the sample was drawn from other texts than those of {comparison.event.name}.",
            code="other-texts",
            source=str(path),
            hint="Read it in for the event that it was drawn from, its texts as they were; or draw anew.",
        )
    _check_codebook(folder / CODEBOOK_FILE, key)
    return key


def _check_codebook(path: Path, key: Key) -> None:
    """The codebook is that of the sample, and of this version of the program."""
    try:
        written = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        written = ""
    if not written == key.codebook == codebook_hash(CODING):
        raise SourceError(
            "the codebook is not the one that the sample was drawn with.",
            code="other-codebook",
            source=str(path),
            hint="Put it back as it was, and use the version of pressdiff that wrote it: codes by other "
            "rules cannot be measured together.",
        )


def _key(value: Mapping[str, Any]) -> Key:
    return Key(
        event=str(value["event"]),
        seed=int(value["seed"]),
        coders=int(value["coders"]),
        hide_outlets=bool(value["hide_outlets"]),
        codebook=str(value["codebook"]),
        record_sha256=str(value["record_sha256"]),
        groups=tuple(Group(**group) for group in value["groups"]),
        units=tuple(Unit(**unit) for unit in value["units"]),
    )


def read_codes(folder: Path, key: Key) -> dict[int, dict[str, dict[str, str]]]:
    """What the coders gave: per number of a claim, per variable, the value by coder.

    Cells that are empty are values that a coder did not give.

    Raises:
        ConfigError: ``wrong-cells``, with every wrong cell of the first file that has one.
        SourceError: ``no-sample`` if no coder's file is there or one holds another sample.
    """
    found: dict[int, dict[str, dict[str, str]]] = {unit.number: {} for unit in key.units}
    paths = sorted(path for path in folder.glob("coder-*") if path.suffix.lower() in (".xlsx", ".csv"))
    if not paths:
        raise SourceError(
            "there is no file of a coder here.",
            code="no-sample",
            source=str(folder),
            hint="Put the files coder-1.xlsx, coder-2.xlsx … that were filled in into this folder.",
        )
    for path in paths:
        rows = read_table(path, TITLE, (*(one.name for one in CODING), REFERENCE))
        for number, variable, value in _codes(path, rows, key):
            found[number].setdefault(variable, {})[path.stem] = value
    return found


def _codes(path: Path, rows: Sequence[Row], key: Key) -> list[tuple[int, str, str]]:
    """The codes of one file, or an error that names its wrong cells."""
    codes, errors = [], []
    numbers = {unit.number for unit in key.units}
    for row in rows:
        match = _REFERENCE.match(row[REFERENCE])
        if match is None or match[1] != key.name or int(match[2]) not in numbers:
            wrong = "It is no claim of this sample."
            errors.append(
                CellError(row=row, column=REFERENCE, wrong=wrong, allowed="the text written there.")
            )
            continue
        for variable in CODING:
            value = row[variable.name]
            if not value or variable.level == "text":
                continue
            if value.lower() in variable.choices:
                codes.append((int(match[2]), variable.name, value.lower()))
            else:
                allowed = f"{', '.join(variable.choices)}."
                wrong = f"“{value}” is not among the choices."
                errors.append(CellError(row=row, column=variable.name, wrong=wrong, allowed=allowed))
    if errors:
        raise cell_errors(path, errors)
    return codes
