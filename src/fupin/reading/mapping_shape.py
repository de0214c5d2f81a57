"""The shape of a mapping file, as Pydantic models; every scalar arrives as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from fupin.model.units import squeeze
from fupin.strict_yaml.shapes import Shape, expected

_MOST_ROWS = 3
_ROW = re.compile(r"[1-9][0-9]{0,6}")
_ROWS = re.compile(rf"({_ROW.pattern})(?:[-–~]({_ROW.pattern}))?")
_YES, _NO = frozenset({"true", "yes", "是"}), frozenset({"false", "no", "否"})
_ENCODINGS = {
    **dict.fromkeys(("gbk", "gb2312", "cp936", "ansi"), "gb18030"),
    **dict.fromkeys(("utf8", "utf-8-sig", "utf-8-bom"), "utf-8"),
    **dict.fromkeys(("utf16", "unicode"), "utf-16"),
}
"""Other names of the encodings, as editors and Excel call them: whatever is GBK or GB2312 is GB18030 too."""


def _rows(value: object) -> tuple[int, ...]:
    """Row numbers, from `3`, `3-4` or a list; one below the other, as a header has no gaps."""
    rows = _range(value) if isinstance(value, str) else _listed(value)
    if not 1 <= len(rows) <= _MOST_ROWS or any(below - row != 1 for row, below in pairwise(rows)):
        raise expected(
            "相连的 1 到 3 行，如 3、[3, 4] 或 3-4",
            "1 to 3 rows, one below the other, such as 3, [3, 4] or 3-4",
        )
    return tuple(rows)


def _range(text: str) -> Sequence[int]:
    found = _ROWS.fullmatch(squeeze(text))
    return () if found is None else range(int(found[1]), int(found[2] or found[1]) + 1)


def _listed(value: object) -> Sequence[int]:
    texts = [squeeze(text) if isinstance(text, str) else "" for text in value] if isinstance(value, list) else []
    return [int(text) for text in texts] if all(map(_ROW.fullmatch, texts)) else ()


def _yes_or_no(value: object) -> bool:
    text = squeeze(value).casefold() if isinstance(value, str) else ""
    if text not in _YES | _NO:
        raise expected(" true 或 false", "true or false")
    return text in _YES


def _encoding(value: object) -> object:
    if not isinstance(value, str):
        return value
    name = squeeze(value).casefold().replace("_", "-")
    return _ENCODINGS.get(name, name)


def _file_name(value: object) -> object:
    if isinstance(value, str) and ("/" in value or "\\" in value):
        raise expected("文件名，不带文件夹", "the name of a file, without folders")
    return value


def _column(value: object) -> object:
    """A field's name alone stands for a column with nothing else to say."""
    if isinstance(value, list):
        raise expected("字段名，或 field 和 unit 两个键", "the name of a field, or the keys field and unit")
    return {"field": value} if isinstance(value, str) else value


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Encoding = Literal["utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]


class ColumnShape(Shape):
    """A column: the field that it holds ("" for none), the unit of its numbers."""

    field: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] | None = None
    unit: Name | None = None


class SheetShape(Shape):
    """The sheets of a name."""

    file: Annotated[Name, BeforeValidator(_file_name)] = "*"
    sheet: Name = "*"
    record: Name | None = None
    skip: Annotated[bool, BeforeValidator(_yes_or_no)] = False
    header_rows: Annotated[tuple[int, ...], BeforeValidator(_rows)] = ()
    encoding: Annotated[Encoding, BeforeValidator(_encoding)] | None = None
    columns: dict[str, Annotated[ColumnShape, BeforeValidator(_column)]] = Field(default_factory=dict)


class MappingShape(Shape):
    """A mapping file."""

    sheets: list[SheetShape] = Field(default_factory=list)
    assume: dict[str, Name] = Field(default_factory=dict)
