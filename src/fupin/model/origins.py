"""Where what is known of a sheet comes from: its record kind, and the units of its columns."""

from __future__ import annotations

from enum import StrEnum


class Recognition(StrEnum):
    """What told the record kind of a sheet."""

    MAPPING = "mapping"
    SHEET_NAME = "sheet_name"
    TITLE = "title"
    OPTION = "option"
    HEADERS = "headers"


class UnitSource(StrEnum):
    """Where the unit of a column's bare numbers is declared."""

    NAME = "name"
    HEADER = "header"
    GROUP = "group"
    LINE = "line"
    MAPPING = "mapping"
    ASSUMED = "assumed"
