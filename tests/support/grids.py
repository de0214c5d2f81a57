"""Everything that a reader says of a sheet, by address, in a form that is easy to compare."""

from __future__ import annotations

from fupin.reading.raw import RawSheet


def cells(sheet: RawSheet) -> dict[str, str]:
    """The texts by address."""
    return {
        sheet.cell(int(row), at): text
        for at, column in enumerate(sheet.columns)
        for row, text in zip(sheet.rows, column.to_pylist(), strict=True)
        if text is not None
    }


def faults(sheet: RawSheet) -> dict[str, str]:
    """The codes of the problems by address."""
    return {
        sheet.cell(int(sheet.rows[row]), at): reading.problem.value if reading.problem else ""
        for (row, at), reading in sheet.faults.items()
    }


def merges(sheet: RawSheet) -> set[str]:
    """The merged cells, as `A1:B2`."""
    return {
        f"{sheet.cell(int(sheet.rows[top]), left)}:{sheet.cell(int(sheet.rows[bottom]), right)}"
        for top, left, bottom, right in sheet.merges
    }


def hidden(sheet: RawSheet) -> tuple[list[int], list[int]]:
    """The numbers of the hidden rows and columns."""
    rows = [int(sheet.rows[position]) for position in sheet.hidden_rows]
    return rows, [sheet.first_column + at for at in sheet.hidden_columns]


def all_of(sheet: RawSheet) -> dict[str, object]:
    """All that is said of a sheet, its calendar aside."""
    return {
        "name": sheet.name,
        "cells": cells(sheet),
        "faults": faults(sheet),
        "merges": merges(sheet),
        "hidden": (sheet.hidden, *hidden(sheet)),
    }
