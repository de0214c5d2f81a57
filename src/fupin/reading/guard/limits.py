"""How much one input may cost: every limit with its default, and the option that lifts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

from fupin.model.errors import UnreadableInputError, UsageError
from fupin.model.text import Text

MEGABYTE = 1_000_000
RATIO_FROM = MEGABYTE
"""Bytes from which on a part's compression ratio counts."""
BOX_FROM = 1_000_000
"""Cells from which on a sheet's bounding box counts."""


@dataclass(frozen=True)
class Limits:
    """The limits of one input file; `--limit NAME=VALUE` lifts each by its name here.

    Attributes:
        workbook_mb: size of a workbook, in MB (1,000,000 bytes).
        table_mb: size of a CSV, TSV, Parquet or JSON file, in MB.
        unpacked_mb: size of all that a workbook unpacks to, in MB.
        part_mb: size of one part of a workbook, unpacked, in MB.
        ratio: how many times its packed size a part of more than 1 MB may have.
        entries: number of parts in a workbook's package.
        cells: number of occupied cells in a workbook.
        box: how many times its occupied cells a sheet's used area may have, above 1 M cells.
        columns: number of the last column that holds something.
        record_mb: size of one CSV record, in MB.
        depth: nesting depth of JSON.
        cpu_s: processor time to read the file, in seconds.
        memory_mb: memory to read the file, beyond what the program itself takes, in MB.
        wall_s: time to read the file, in seconds.
    """

    workbook_mb: int = 50
    table_mb: int = 500
    unpacked_mb: int = 300
    part_mb: int = 200
    ratio: int = 100
    entries: int = 1_000
    cells: int = 5_000_000
    box: int = 50
    columns: int = 2_000
    record_mb: int = 1
    depth: int = 64
    cpu_s: int = 60
    memory_mb: int = 1_500
    wall_s: int = 300

    @classmethod
    def lifted(cls, settings: Iterable[str]) -> Limits:
        """The defaults with some of them set, each as `NAME=VALUE`.

        Raises:
            UsageError: there is no such limit, or its value is no whole number above 0.
        """
        return cls.of(dict(_setting(text) for text in settings))

    @classmethod
    def of(cls, settings: Mapping[str, int]) -> Limits:
        """The defaults with some of them set by name.

        Raises:
            UsageError: there is no such limit, or its value is no whole number above 0.
        """
        names = [field.name for field in fields(cls)]
        for name, value in settings.items():
            if name not in names:
                known = ", ".join(names)
                raise UsageError(Text(f"没有上限 {name}；可用：{known}", f"there is no limit {name}; known: {known}"))
            if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < _HIGHEST:
                raise _no_value(name, str(value))
        return replace(cls(), **settings)

    def settings(self) -> tuple[str, ...]:
        """Those that differ from the defaults, each as `NAME=VALUE`."""
        usual = type(self)()
        changed = [field.name for field in fields(self) if getattr(self, field.name) != getattr(usual, field.name)]
        return tuple(f"{name}={getattr(self, name)}" for name in changed)

    def exceeded(self, name: str, found: str, where: str = "") -> LimitExceededError:
        """The refusal of an input that goes beyond a limit.

        Args:
            name: the limit.
            found: what was found, as a number with its sign or unit.
            where: the part or place, where that helps.
        """
        what, unit = _WORDS[name]
        limit = f"{getattr(self, name):,}"
        at = (f"（{where}）", f" ({where})") if where else ("", "")
        text = Text(
            f"{what.zh}{at[0]}：{found}，上限 {limit}{unit.zh}；确实需要时用 --limit {name}=数值 放宽",
            f"{what.en}{at[1]}: {found}, the limit is {limit}{unit.en}; if it must be read, lift it with"
            f" --limit {name}=N",
        )
        return LimitExceededError(text, name)


class LimitExceededError(UnreadableInputError):
    """An input goes beyond one of the limits.

    Attributes:
        name: the limit's name, as the option takes it.
    """

    def __init__(self, text: Text, name: str = "") -> None:
        super().__init__(text)
        self.name = name


def megabytes(count: float) -> str:
    """A number of bytes in MB, never rounded down: 300.1 MB."""
    return f"{-(-count * 10 // MEGABYTE) / 10:,.1f} MB"


def _setting(text: str) -> tuple[str, int]:
    name, _, value = text.partition("=")
    name, digits = name.strip(), value.strip().replace(",", "").replace("_", "")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < len(str(_HIGHEST))):
        raise _no_value(name, value.strip())
    return name, int(digits)


def _no_value(name: str, value: str) -> UsageError:
    return UsageError(
        Text(
            f"--limit {name}={value}：应为大于 0 的整数，如 --limit unpacked_mb=600",
            f"--limit {name}={value}: expected a whole number above 0, as in --limit unpacked_mb=600",
        )
    )


_HIGHEST = 10**12
_WORDS: Mapping[str, tuple[Text, Text]] = {
    "workbook_mb": (Text("工作簿太大", "the workbook is too large"), Text(" MB", " MB")),
    "table_mb": (Text("文件太大", "the file is too large"), Text(" MB", " MB")),
    "unpacked_mb": (Text("解压后太大", "it unpacks to too much"), Text(" MB", " MB")),
    "part_mb": (Text("一个部件解压后太大", "one of its parts unpacks to too much"), Text(" MB", " MB")),
    "ratio": (Text("压缩比过高，像压缩炸弹", "it is packed like a zip bomb"), Text(":1", ":1")),
    "entries": (Text("包内部件太多", "its package has too many parts"), Text(" 个", "")),
    "cells": (Text("有内容的单元格太多", "too many occupied cells"), Text(" 个", "")),
    "box": (
        Text("工作表的已用区域远大于其内容", "a sheet's used area is far larger than what it holds"),
        Text(" 倍", " times"),
    ),
    "columns": (Text("列太多", "too many columns"), Text(" 列", "")),
    "record_mb": (Text("一条 CSV 记录太长", "a CSV record is too long"), Text(" MB", " MB")),
    "depth": (Text("JSON 嵌套太深", "the JSON is nested too deeply"), Text(" 层", " levels")),
    "cpu_s": (Text("读取占用的处理器时间太长", "reading it takes too much processor time"), Text(" 秒", " s")),
    "memory_mb": (Text("读取需要的内存太多", "reading it takes too much memory"), Text(" MB", " MB")),
    "wall_s": (Text("读取时间太长", "reading it takes too long"), Text(" 秒", " s")),
}
