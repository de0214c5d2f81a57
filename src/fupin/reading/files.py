"""One file to raw sheets: what it is, by its content first and its name second."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fupin.model.errors import UnreadableInputError
from fupin.model.problems import ProblemCode
from fupin.model.text import Text
from fupin.reading.raw import RawSheet

WORKBOOKS = frozenset({".xlsx"})
DATA_FILES = frozenset({".csv", ".tsv", ".parquet", ".json", ".jsonl", ".ndjson"})
_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_ZIP, _OLD_OFFICE, _PARQUET = b"PK", b"\xd0\xcf\x11\xe0", b"PAR1"


@dataclass(frozen=True)
class NamedSheet:
    """A raw sheet with what it is called: its sheet's name, or its file's name without ending."""

    name: str
    raw: RawSheet


@dataclass(frozen=True)
class FileContents:
    """What a file holds.

    Attributes:
        sheets: its sheets, or its one table, in order.
        written_as: how it is written: format, and for text its encoding and delimiter (`CSV, GB18030, ;`).
        notes: what its reader has to say of the whole file: a code of a note, and its parameters.
    """

    sheets: tuple[NamedSheet, ...]
    written_as: str = ""
    notes: tuple[tuple[ProblemCode, Mapping[str, str]], ...] = ()


def read_file(path: Path) -> FileContents:
    """Reads a file of any format that the program knows.

    Raises:
        UnreadableInputError: it can't be opened, is damaged, or is of another format.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(8)
        return FileContents(tuple(_read(path, head)))
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableInputError(Text(f"无法打开：{reason}", f"can't be opened: {reason}")) from error


def _read(path: Path, head: bytes) -> list[NamedSheet]:
    """The sheets of a file; each format's reader is imported where it is used."""
    suffix = path.suffix.lower()
    if head.startswith(_ZIP):
        from fupin.reading.formats.workbook import read_workbook

        return [NamedSheet(raw.name or "", raw) for raw in read_workbook(path)]
    if head.startswith(_OLD_OFFICE):
        raise UnreadableInputError(
            Text(
                "是旧版 .xls 或加了密码的工作簿；请另存为不加密码的 .xlsx",
                "an old .xls or a password-protected workbook; save it as .xlsx without a password",
            )
        )
    if head.startswith(_PARQUET) or suffix == ".parquet":
        from fupin.reading.formats.records import read_parquet

        return [NamedSheet(path.stem, raw) for raw in read_parquet(path)]
    if suffix == ".json":
        from fupin.reading.formats.json_text import read_json

        return [NamedSheet(name or path.stem, raw) for name, raw in read_json(path)]
    if suffix in _JSON_LINES:
        from fupin.reading.formats.json_text import read_json_lines

        return [NamedSheet(path.stem, raw) for raw in read_json_lines(path)]
    if suffix in WORKBOOKS:
        raise UnreadableInputError(Text("不是 .xlsx 工作簿", "not an .xlsx workbook"))
    from fupin.reading.formats.delimited import read_delimited_file

    return [NamedSheet(path.stem, raw) for raw in read_delimited_file(path)]
