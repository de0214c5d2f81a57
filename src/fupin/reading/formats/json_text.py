"""JSON and JSON Lines: records by name of their fields, read strictly."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
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
    data = _Parser().parsed(_json_text(path.read_bytes()))
    if isinstance(data, list):
        return [(None, _records(data))]
    if isinstance(data, dict) and data and all(isinstance(rows, list) for rows in data.values()):
        return [(name, _records(rows)) for name, rows in data.items()]
    raise _not_records()


def read_json_lines(path: Path) -> list[RawSheet]:
    """Reads JSON Lines: one record a line; blank lines don't count.

    Raises:
        UnreadableInputError: a line isn't a JSON object; the reason has its number from 1.
    """
    lines = _json_text(path.read_bytes()).split("\n")
    rows = []
    parser = _Parser()
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = parser.parsed(line, number)
            if not isinstance(row, dict):
                raise UnreadableInputError(
                    Text(f"第 {number} 行不是一条记录（对象）", f"line {number} is no record (object)")
                )
            rows.append(row)
    return [_records(rows)]


def _records(rows: list[Any]) -> RawSheet:
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise _not_records(Text(f"第 {number} 条不是", f"; number {number} is none"))
    fields = tuple(dict.fromkeys(field for row in rows for field in row))
    columns = [texts_of(row.get(field) for row in rows) for field in fields]
    return named_sheet(fields, columns, len(rows))


def _json_text(data: bytes) -> str:
    if data.startswith(_WIDE_MARKS) or b"\0" in data[:_FIRST]:
        raise _not_utf8("UTF-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            data.decode("gb18030")
        except UnicodeDecodeError:
            raise _not_utf8("") from error
        raise _not_utf8("GB18030") from error


_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_FIRST = 4


def _not_utf8(name: str) -> UnreadableInputError:
    zh, en = (f"，像是 {name}", f", it seems to be {name}") if name else ("", "")
    return UnreadableInputError(
        Text(f"JSON 不是 UTF-8 编码{zh}；请另存为 UTF-8", f"the JSON is not UTF-8{en}; save it as UTF-8")
    )


class _Parser:
    """Parses JSON texts, and knows in which line one that is valid JSON holds what is not taken."""

    def __init__(self) -> None:
        self._objects = 0
        self._fault: tuple[str, int] | None = None
        self._quick, self._exact = self._decoder(None), self._decoder(_integer)

    def _decoder(self, parse_int: Callable[[str], Any] | None) -> json.JSONDecoder:
        return json.JSONDecoder(
            parse_float=_number,
            parse_int=parse_int,
            parse_constant=self._refuse,
            object_pairs_hook=self._object,
        )

    def parsed(self, text: str, line: int = 1) -> Any:
        """The value of a JSON text that starts on a line of its file.

        Raises:
            UnreadableInputError: it isn't strict JSON.
        """
        try:
            data = self._decoded(text)
            if _HALF.search(text):
                json.dumps(data, ensure_ascii=False, default=str).encode()  # half a sign can't be written
            return data
        except (ValueError, RecursionError) as error:
            found = self.line_of_fault(text)
            at = line - 1 + (getattr(error, "lineno", 1) if found is None else found)
            reason = getattr(error, "msg", str(error))
            raise UnreadableInputError(
                Text(f"第 {at} 行不是 JSON：{reason}", f"line {at} is not JSON: {reason}")
            ) from error

    def _decoded(self, text: str) -> Any:
        """The value; a second time by a slower way where it holds a whole number that Python makes no int of."""
        self._objects, self._fault = 0, None
        try:
            return self._quick.decode(text)
        except ValueError as error:
            if self._fault is not None or isinstance(error, json.JSONDecodeError):
                raise
        self._objects = 0
        return self._exact.decode(text)

    def line_of_fault(self, text: str) -> int | None:
        """The line, from 1, of what is valid JSON but not taken; None where json itself says the line."""
        if self._fault is None:
            return None
        token, number = self._fault
        for found in re.finditer(rf'"(?:[^"\\]|\\.)*+"|({token})', text, re.DOTALL):
            number -= found[1] is not None
            if not number:
                return text.count("\n", 0, found.start()) + 1
        return None

    def _refuse(self, name: str) -> Any:
        self._fault = (name, 1)
        raise ValueError(f"{name} is not JSON")

    def _object(self, pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
        self._objects += 1
        result = dict(pairs)
        if len(result) != len(pairs):
            self._fault = ("}", self._objects)
            raise ValueError("a key stands twice in one object")
        return result


_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def _integer(digits: str) -> int | Decimal:
    """A whole number to the digit; Python makes no int of thousands of digits."""
    return int(digits) if len(digits) <= _LONGEST_INT else Decimal(digits)


_LONGEST_INT = 100


def _number(text: str) -> Decimal | str:
    """Any other number to the digit; one whose exponent no decimal can have stays a text."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _not_records(more: Text | None = None) -> UnreadableInputError:
    zh, en = more or ("", "")
    return UnreadableInputError(
        Text(
            f"应为记录（对象）的列表{'，' + zh if zh else ''}",
            f"expected a list of records (objects), or an object of such lists{en}",
        )
    )
