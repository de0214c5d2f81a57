"""What a file is, told by how it begins; its name decides only where the content leaves it open.

The guard and the reader both ask here, so that they never take one file for two things.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import PurePath

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.foreign import foreign_format

HEAD = 1 << 16
"""Bytes from which it is told what a file is and how it is written."""


class Kind(Enum):
    """What a file can be; the values are names for users, but for packages that must be looked into."""

    PACKAGE = "ZIP"
    COMPOUND = "OLE2"
    WORKBOOK = "XLSX"
    OLD_WORKBOOK = "XLS"
    OPEN_DOCUMENT = "ODS"
    PARQUET = "Parquet"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    DELIMITED = "CSV"


_OFFICE = frozenset({Kind.WORKBOOK, Kind.OLD_WORKBOOK})
_TEXTS = frozenset({Kind.DELIMITED, Kind.JSON, Kind.JSON_LINES})
_OTHERS = """
    .xlsb .doc .docx .wps .rtf .pdf .ofd .ppt .pptx .dps .fods .numbers .slk .dbf .mdb .accdb .xml .htm .html .mht
    .mhtml .eml .msg .zip .rar .7z .tar .gz .tgz .bz2 .xz .jpg .jpeg .png .gif .bmp .tif .tiff .webp .heic
"""
ENDINGS: Mapping[str, frozenset[Kind]] = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), frozenset({Kind.WORKBOOK})),
    **dict.fromkeys((".xls", ".xlt"), frozenset({Kind.OLD_WORKBOOK})),
    **dict.fromkeys((".et", ".ett"), _OFFICE),  # WPS writes both under one ending
    **dict.fromkeys((".ods", ".ots"), frozenset({Kind.OPEN_DOCUMENT})),
    **dict.fromkeys((".csv", ".tsv", ".tab"), frozenset({Kind.DELIMITED})),
    **dict.fromkeys((".txt", ".prn"), _TEXTS),
    **dict.fromkeys((".parquet", ".pq"), frozenset({Kind.PARQUET})),
    ".json": frozenset({Kind.JSON}),
    **dict.fromkeys((".jsonl", ".ndjson"), frozenset({Kind.JSON_LINES})),
    **dict.fromkeys(_OTHERS.split(), frozenset()),
}
"""What the endings of names promise, nothing that is read where it is another format's; others say nothing."""

_JSON_NAMES, _LINES_NAMES = (".json", ".jsonl", ".ndjson"), (".jsonl", ".ndjson")
_WORKBOOK_NAMES = frozenset(ending for ending, kinds in ENDINGS.items() if kinds & {*_OFFICE, Kind.OPEN_DOCUMENT})
_PARQUET_NAMES = frozenset({".parquet", ".pq"})
_UTF8_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_DELIMITER = re.compile(rb"[\t,;|]")
_STRING = rb'"(?:[^"\\]|\\.){0,500}+"'
_JSON = re.compile(
    rb"\s*+(?:\[\s*+(?:\]|\Z|\{\s*+(?:\}|%s\s*+:))|\{\s*+(?:\}|\Z|%s\s*+:))" % (_STRING, _STRING), re.S
)
"""How records begin; a heading in brackets (`[附件2]`) begins otherwise."""


def _is_package(head: bytes) -> bool:
    return head.startswith(b"PK") and _CONTROL.search(head, 0, 1024) is not None


_SHELLS: tuple[tuple[Kind, Callable[[bytes], bool]], ...] = (
    (Kind.PACKAGE, _is_package),
    (Kind.COMPOUND, lambda head: head.startswith(b"\xd0\xcf\x11\xe0")),
    (Kind.PARQUET, lambda head: head.startswith(b"PAR1")),
)


def kind_of_head(head: bytes, name: str) -> Kind:
    """What a file is.

    Args:
        head: its first 64 KB, or all of it.
        name: its name, for what the content leaves open: an empty file, broken JSON.

    Returns:
        What it is: PACKAGE or COMPOUND where only its parts say more; the text formats also where
        its reader will find that the rest of it is none.

    Raises:
        UnreadableInputError: it is of a format that is none of records; the reason names it.
    """
    for kind, is_one in _SHELLS:
        if is_one(head):
            return kind
    plain = narrowed(head)
    if (refusal := foreign_format(head, plain)) is not None:
        raise refusal
    ending = PurePath(name).suffix.lower()
    if not plain.strip():
        return _kind_of_nothing(ending)
    if _JSON.match(plain) or (ending in _JSON_NAMES and _is_no_table(plain)):
        return _json_kind(plain, ending)
    if ending in _PARQUET_NAMES | _WORKBOOK_NAMES and not _is_table(head, plain):
        if ending in _PARQUET_NAMES:
            return Kind.PARQUET  # its reader says what is wrong with it
        raise _damaged(ending)
    return Kind.DELIMITED


def promised(name: str) -> frozenset[Kind] | None:
    """What a file is by the ending of its name; None where the ending says nothing."""
    return ENDINGS.get(PurePath(name).suffix.lower())


def is_wide(head: bytes) -> bool:
    """Whether a text is in UTF-16, marked or not: only there the signs of ASCII have bytes of 0."""
    return head.startswith(_WIDE_MARKS) or b"\0" in head


def narrowed(head: bytes) -> bytes:
    """The beginning of a text without its mark; of UTF-16 what is ASCII in it stands as ASCII."""
    if is_wide(head):
        return head.removeprefix(_WIDE_MARKS[0]).removeprefix(_WIDE_MARKS[1]).replace(b"\0", b"")
    return head.removeprefix(_UTF8_MARK)


def _kind_of_nothing(ending: str) -> Kind:
    if ending in _WORKBOOK_NAMES:
        raise UnreadableInputError(
            Text(f"文件是空的，不是 {ending} 工作簿", f"the file is empty, not an {ending} workbook")
        )
    if ending in _JSON_NAMES:
        return Kind.JSON if ending == ".json" else Kind.JSON_LINES
    return Kind.PARQUET if ending in _PARQUET_NAMES else Kind.DELIMITED


def _is_no_table(plain: bytes) -> bool:
    """Whether a text that is named like JSON is JSON that is broken, rather than a table."""
    return plain.lstrip()[:1] in (b"[", b"{") or not _DELIMITER.search(plain)


def _is_table(head: bytes, plain: bytes) -> bool:
    """Whether a file that is named like a binary one may be delimited text all the same."""
    from fupin.reading.formats.encodings import could_be_text

    controls = not is_wide(head) and _CONTROL.search(head)
    return _DELIMITER.search(plain) is not None and not controls and could_be_text(head)


def _damaged(ending: str) -> UnreadableInputError:
    return UnreadableInputError(
        Text(
            f"不是 {ending} 工作簿，也不是能识别的其他格式；文件已损坏或未传完整，请重新另存再报",
            f"not an {ending} workbook, nor of another known format: damaged, or not sent whole; save it again",
        )
    )


def _json_kind(plain: bytes, ending: str) -> Kind:
    """JSON Lines where the first line is a record and there are more, or the name says so; else one JSON text."""
    lines = plain.lstrip().split(b"\n", 2)
    if plain.lstrip().startswith(b"["):
        return Kind.JSON
    try:
        first = json.loads(lines[0])
    except (ValueError, RecursionError):
        broken = ending in _LINES_NAMES and lines[0].strip() != b"{"
        return Kind.JSON_LINES if broken else Kind.JSON
    if isinstance(first, dict) and first and all(isinstance(rows, list) for rows in first.values()):
        return Kind.JSON
    more = len(lines) > 1 and lines[1].lstrip().startswith(b"{")
    return Kind.JSON if ending == ".json" and not more else Kind.JSON_LINES
