"""The stream of an old workbook without what xlrd stumbles over and readings don't need."""

from __future__ import annotations

import struct

from fupin.reading.guard.biff import records

_KIND, _COUNT = struct.Struct("<H"), struct.Struct("<I")
_LABEL = struct.Struct("<HHHI")
_STRINGS, _STRING = 0x00FC, 0x00FD
_NAMES = frozenset({0x0017, 0x0018, 0x0023, 0x01AE})
"""Names of cells, references to other workbooks: xlrd evaluates them, and knows not all formulas."""
_AROUND = frozenset({0x001C, 0x005D, 0x01B0, 0x01B1, 0x01B6, 0x01B8, 0x0800})
"""Notes, drawn objects, their texts, conditional formats, links: where one is damaged, xlrd gives up."""
_PASSED_OVER = 0x0FFF
"""No record has this number."""


def readable(stream: bytes) -> bytes:
    """The stream with its cells and formats untouched.

    Names and what is drawn or noted on a sheet are taken out. Of the shared strings no more are
    promised than cells use: some programs promise too many.
    """
    changed = bytearray(stream)
    used, promised_at = 0, -1
    for kind, at, size in records(stream):
        if kind in _NAMES or kind in _AROUND:
            _KIND.pack_into(changed, at - 4, _PASSED_OVER)
        elif kind == _STRINGS and size >= 8:
            promised_at = at + 4
        elif kind == _STRING and size >= _LABEL.size:
            used = max(used, _LABEL.unpack_from(stream, at)[3] + 1)
    if promised_at >= 0:
        _COUNT.pack_into(changed, promised_at, min(used, _COUNT.unpack_from(stream, promised_at)[0]))
    return bytes(changed)
