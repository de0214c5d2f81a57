"""JSON and JSON Lines: records by name of their fields, read strictly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from fupin.model.errors import UnreadableInputError
from fupin.model.text import Text
from fupin.reading.formats.python_values import texts_of
from fupin.reading.formats.records import named_sheet
from fupin.reading.raw import RawSheet


def read_json(path: Path) -> list[tuple[str | None, RawSheet]]:
    """Reads a JSON file: a list of records, or an object of such lists by record kind.

    Returns:
        Each table with the name that the file gives it, None where it gives none.

    Raises:
        UnreadableInputError: it isn't JSON, repeats a key, or holds something else than records.
    """
    data = _parsed(_json_text(path.read_bytes()), 1)
    if isinstance(data, list):
        return [(None, _records(data))]
    if isinstance(data, dict) and data and all(isinstance(rows, list) for rows in data.values()):
        return [(name, _records(rows)) for name, rows in data.items()]
    raise _not_records()


def read_json_lines(path: Path) -> list[RawSheet]:
    """Reads JSON Lines: one record a line; blank lines don't count.

    Raises:
        UnreadableInputError: a line isn't a JSON object.
    """
    lines = _json_text(path.read_bytes()).split("\n")
    return [_records([_parsed(line, number) for number, line in enumerate(lines, 1) if line.strip()])]


def _records(rows: list[Any]) -> RawSheet:
    if not all(isinstance(row, dict) for row in rows):
        raise _not_records()
    fields = tuple(dict.fromkeys(field for row in rows for field in row))
    columns = [texts_of(row.get(field) for row in rows) for field in fields]
    return named_sheet(fields, columns, len(rows))


def _json_text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInputError(Text("JSON 不是 UTF-8 编码", "the JSON is not UTF-8")) from error


def _parsed(text: str, line: int) -> Any:
    try:
        data = json.loads(text, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_object)
        if "\\ud" in text.lower():
            json.dumps(data, ensure_ascii=False, default=str).encode()  # half a sign can't be written
        return data
    except (ValueError, RecursionError) as error:
        at = line + getattr(error, "lineno", 1) - 1
        reason = getattr(error, "msg", str(error))
        raise UnreadableInputError(
            Text(f"第 {at} 行不是 JSON：{reason}", f"line {at} is not JSON: {reason}")
        ) from error


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _object(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return result


def _not_records() -> UnreadableInputError:
    return UnreadableInputError(
        Text("应为记录（对象）的列表", "expected a list of records (objects), or an object of such lists")
    )
