"""What is kept of a submission's records to compare them with those of others: digests, places, and masked keys."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NamedCounty:
    """A county that records of a sheet name as theirs.

    Attributes:
        county: the name, as it may be shown.
        records: how many records name it.
        path: the file as the user named it.
        sheet: the sheet's name; None where the format has no sheets.
        cell: where it is named first.
        row: the row of that cell.
        header: the header above it.
    """

    county: str
    records: int
    path: str
    sheet: str | None
    cell: str | None
    row: int
    header: str


@dataclass(frozen=True)
class MarkedColumn:
    """A column of numbers that are compared, such as those of households.

    Attributes:
        field: English field name.
        header: the header as it stands above it.
        place: its letters in a workbook, its number from 1 elsewhere.
        digests: of each record, 16 bytes each one behind the other, in base64; zeros where nothing is to be compared.
        strengths: a sign for each record of what its number is worth: `I` a resident's identity number, `C` a unified
            social credit code, `L` a long number, `S` a short one, such as any county may use.
        shown: the texts, as they may be shown.
    """

    field: str
    header: str
    place: str
    digests: str
    strengths: str
    shown: tuple[str, ...]


@dataclass(frozen=True)
class SheetMarks:
    """The records of one sheet as they are compared.

    Attributes:
        path: the file as the user named it.
        sheet: the sheet's name; None where the format has no sheets.
        record: the record kind.
        workbook: whether cells are named as in workbooks (A17), not 17:1.
        rows: of each record, as the user sees it.
        key: the first field of the key; its digests are those of the whole key.
        further_keys: the other fields of the key with their texts as they may be shown.
        contents: digests of all that is filled in but for the key and the place.
        telling: of each record, how much its content tells, in bits, as a letter from `A` for none on.
        household: of loans, the column of households; None elsewhere.
        names: of loans, digests of the borrowers' names; "" elsewhere.
        known: the digests by which the records are known again in later reports, as their `SheetReport` has them.
    """

    path: str
    sheet: str | None
    record: str
    workbook: bool
    rows: tuple[int, ...]
    key: MarkedColumn
    further_keys: tuple[tuple[str, tuple[str, ...]], ...]
    contents: str
    telling: str
    household: MarkedColumn | None = None
    names: str = ""
    known: str | None = None
