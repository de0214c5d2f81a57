"""What the user says of sheets that the program can't know: record kind, header rows, columns, units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fupin.model.units import Unit


@dataclass(frozen=True)
class ColumnPin:
    """What the user says of one column.

    Attributes:
        field: English name of the field that it holds; "" where the column is no field's; None
            where its header says it.
        unit: the unit of its numbers, whatever header and unit line say; None where they say it.
        line: the line of the mapping file, from 1.
    """

    field: str | None
    unit: Unit | None
    line: int


@dataclass(frozen=True)
class SheetPin:
    """What the user says of the sheets of a name.

    Attributes:
        file: pattern of the names of the files (`*.xlsx`), without folders; `*` for all.
        sheet: pattern of the names of the sheets; `*` for all, and for formats without sheets.
        record: the record kind; None where name and headers say it.
        skip: whether the sheet is no part of the submission.
        header_rows: rows of the header as the user sees them, in order; empty where they are to be found.
        columns: by column letters (`I`; the number from 1 in formats without letters) or by header,
            what the user says of the column.
        encoding: the encoding of a text file; None where it is to be found.
        line: the line of the mapping file, from 1.
    """

    file: str = "*"
    sheet: str = "*"
    record: str | None = None
    skip: bool = False
    header_rows: tuple[int, ...] = ()
    columns: Mapping[str, ColumnPin] = field(default_factory=dict)
    encoding: str | None = None
    line: int = 1


@dataclass(frozen=True)
class Pins:
    """All that the user says.

    Attributes:
        sheets: by sheet; the first that fits a sheet holds.
        assumed: by record kind and field, the unit of numbers that declare none anywhere.
        path: the mapping file as the user named it; "" where there is none.
        sha256: of the mapping file's bytes; None where there is none.
    """

    sheets: tuple[SheetPin, ...] = ()
    assumed: Mapping[tuple[str, str], Unit] = field(default_factory=dict)
    path: str = ""
    sha256: str | None = None
