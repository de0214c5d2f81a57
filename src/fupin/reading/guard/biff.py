"""The records of an old workbook (.xls), as far as needed to know how many cells it has and where."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from fupin.model.errors import UnreadableInputError
from fupin.reading.guard.extent import Extent
from fupin.reading.guard.inflating import Tally
from fupin.reading.guard.refusals import damaged, protected

_BEGIN, _END, _PASSWORD, _STRINGS = 0x0809, 0x000A, 0x002F, 0x00FC
_SHEET = 0x0085
_MANY, _STRING = 0x00BD, 0x00FD
_ONE = frozenset({0x0203, 0x0204, 0x0205, 0x027E, 0x00D6, 0x0006, 0x0406, _STRING})
_HEAD, _PLACE, _TWO = struct.Struct("<HH"), struct.Struct("<HH"), struct.Struct("<II")
_INDEX, _START = struct.Struct("<HHHI"), struct.Struct("<I")
_WORKSHEET = 0x0010
_DEEPEST = 8
_COLUMNS = 256
_FLUSHED = 4096
_SHORTEST_STRING = 3


def inspect_records(data: bytes, tally: Tally) -> None:
    """Looks through the records of a workbook stream.

    Raises:
        UnreadableInputError: it is encrypted or damaged, has a cell or sheet twice, points to a sheet or
            shared string that isn't there, or its cells go beyond a limit.
    """
    strings = 0
    starts: set[int] = set()
    places: list[int] = []
    open_: list[_Sheet | None] = []
    for kind, at, size in records(data):
        if kind == _PASSWORD:
            raise protected()
        if kind == _BEGIN:
            is_sheet = size >= _PLACE.size and _PLACE.unpack_from(data, at)[1] == _WORKSHEET
            if len(open_) >= _DEEPEST:
                raise damaged("工作表层层嵌套", "sheets inside sheets")
            open_.append(_Sheet(f"BIFF {len(open_)}", tally) if is_sheet else None)
            starts.add(at - _HEAD.size)
        elif kind == _END and open_:
            if (ended := open_.pop()) is not None:
                ended.close()
        elif kind == _SHEET and size >= _START.size:
            places.append(_START.unpack_from(data, at)[0])
        elif kind == _STRINGS and size >= _TWO.size:
            strings = _TWO.unpack_from(data, at)[1]
            if strings * _SHORTEST_STRING > len(data):
                raise damaged(
                    f"声称有 {strings:,} 个共享字符串，装不下", f"it says {strings:,} shared strings, more than fit"
                )
        elif not open_ or (sheet := open_[-1]) is None:
            continue
        elif kind in _ONE and size >= _PLACE.size:
            sheet.add(*_PLACE.unpack_from(data, at))
            if kind == _STRING and size >= _INDEX.size and _INDEX.unpack_from(data, at)[3] >= strings:
                raise damaged("单元格引用了不存在的共享字符串", "a cell points to a shared string that isn't there")
        elif kind == _MANY and size >= 6:
            row, first = _PLACE.unpack_from(data, at)
            (last,) = struct.unpack_from("<H", data, at + size - 2)
            if last - first + 1 != (size - 6) // 6:
                raise damaged("一行数字的起止列不符", "a run of numbers has other columns than it says")
            for column in range(first, last + 1):
                sheet.add(row, column)
    if len(set(places)) < len(places) or not starts.issuperset(places):
        raise damaged("工作表的位置不对", "a sheet lies where none starts, or where another does")


class _Sheet:
    """The cells of one sheet, told to its extent some thousands at a time."""

    def __init__(self, name: str, tally: Tally) -> None:
        self._extent = Extent(name, tally)
        self._seen = bytearray()
        self._count = self._top = self._bottom = self._left = self._right = 0

    def add(self, row: int, column: int) -> None:
        """Counts a cell; row and column from 0."""
        at = row * _COLUMNS + column
        if column >= _COLUMNS:
            raise damaged("单元格超出工作表", "a cell outside the sheet")
        if at >= len(self._seen):
            self._seen.extend(bytes(at + 4096 - len(self._seen)))
        if self._seen[at]:
            raise damaged("同一单元格出现两次", "the same cell is there twice")
        self._seen[at] = 1
        if not self._count:
            self._top, self._bottom, self._left, self._right = row, row, column, column
        elif column < self._left:
            self._left = column
        elif column > self._right:
            self._right = column
        if row < self._top:
            self._top = row
        elif row > self._bottom:
            self._bottom = row
        self._count += 1
        if self._count >= _FLUSHED:
            self._flush()

    def close(self) -> None:
        """Ends the sheet."""
        self._flush()
        self._extent.close()

    def _flush(self) -> None:
        if self._count:
            rows, columns = (self._top + 1, self._bottom + 1), (self._left + 1, self._right + 1)
            self._extent.add(self._count, rows, columns)
            self._count = 0


def records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Each record's kind, where its content starts, and its size.

    Raises:
        UnreadableInputError: the last one is cut off.
    """
    at, end = 0, len(data)
    while at + _HEAD.size <= end:
        kind, size = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        if at + size > end:
            raise _cut_off()
        if kind or size:  # zeros fill the stream's end
            yield kind, at, size
        at += size


def _cut_off() -> UnreadableInputError:
    return damaged("旧版工作簿的记录不完整，文件被截断", "the records of the old workbook are cut off")
