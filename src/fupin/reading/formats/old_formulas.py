"""What xlrd drops of an old workbook: formulas whose result waits to be calculated, macro sheets."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from fupin.reading.formats.cell_scan import Place
from fupin.reading.guard.biff import records

_SHEET, _BEGIN, _END, _FORMULAS = 0x0085, 0x0809, 0x000A, (0x0006, 0x0406)
_LISTED = struct.Struct("<IBB")
_FORMULA = struct.Struct("<HHH8sH")
_MACROS = 1
_CALCULATED_ON_LOADING = 2
_NOTHING = (bytes(8), b"\3\0\0\0\0\0\xff\xff")
"""The number 0, and an empty text: what stands for a result that was never calculated."""


def has_macro_sheets(stream: bytes) -> bool:
    """Whether a workbook stream has sheets of Excel 4 macros."""
    return any(kind == _MACROS for _, kind in _sheets(stream))


def waiting_formulas(stream: bytes) -> list[list[Place]]:
    """Formulas that are calculated only when the workbook is opened, by worksheet in order.

    Programs that write formulas without calculating them store 0, and say so.
    """
    found: dict[int, list[Place]] = {start: [] for start, kind in _sheets(stream) if kind == 0}
    depth, sheet = 0, -1
    for kind, at, size in records(stream):
        if kind == _BEGIN:
            sheet = at - 4 if depth == 0 else sheet
            depth += 1
        elif kind == _END:
            depth -= 1
        elif kind in _FORMULAS and size >= _FORMULA.size and sheet in found and depth == 1:
            row, column, _, result, options = _FORMULA.unpack_from(stream, at)
            if options & _CALCULATED_ON_LOADING and result in _NOTHING:
                found[sheet].append((row, column))
    return list(found.values())


def _sheets(stream: bytes) -> Iterator[tuple[int, int]]:
    """Where each sheet starts, and its kind."""
    for kind, at, size in records(stream):
        if kind == _SHEET and size >= _LISTED.size:
            start, _, sheet = _LISTED.unpack_from(stream, at)
            yield start, sheet
        elif kind == _END:  # of the records for all sheets
            return
