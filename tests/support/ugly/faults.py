"""Cells that nobody can read, or that mean several things: what a clerk writes there, and what a check must say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fupin.model.fields import FieldSpec
from fupin.model.records import RECORDS
from support.submissions.contents import UNREADABLE
from support.submissions.steering import Row
from support.submissions.units import dimension

from .clerk import WORKBOOK, Clerk
from .columns import Column
from .page import Ink

_ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
_TOO_LONG = 32_768


@dataclass(frozen=True)
class Fault:
    """A cell that can't be judged: what is written, and the code of the problem."""

    ink: Ink
    code: str


Spots = dict[tuple[int, str], Fault]
"""Faults by number of the record and field."""


def choose_faults(clerk: Clerk, record: str, columns: list[Column], rows: list[Row]) -> Spots:
    """Choose faults of a table and make their cells unreadable in `rows`, the truth."""
    spots: Spots = {}
    for name, write in _FAULTS.items():
        able = [
            (at, column.field.name, fault)
            for column in columns
            if column.field is not None and column.field.name != RECORDS[record].key[0]
            for fault in [write(clerk, column, column.field)]
            if fault is not None
            for at, row in enumerate(rows)
            if row[column.field.name].value is not None and (at, column.field.name) not in spots
        ]
        if able and clerk.habit(name):
            random = clerk.random(name)
            for at, field, fault in random.sample(able, min(len(able), random.choice([1, 1, 2]))):
                spots[at, field] = fault
                rows[at][field] = UNREADABLE
    spots |= _without_unit(clerk, columns, rows)
    return spots


def _without_unit(clerk: Clerk, columns: list[Column], rows: list[Row]) -> Spots:
    """Make all cells of a column without a unit unreadable, but for those of records that have none."""
    spots: Spots = {}
    for column in columns:
        if not column.faulty or column.field is None:
            continue
        for at, row in enumerate(rows):
            value = row[column.field.name].value
            if value is not None and clerk.random("no_unit").random() < 0.8:
                bare = clerk.pick("no_unit", ["5", "3", "50000", "36", "0.8", "120"])
                kind = "n" if clerk.medium == WORKBOOK and clerk.random("no_unit").random() < 0.7 else "s"
                spots[at, column.field.name] = Fault(Ink(bare, kind), "DATA02")
                row[column.field.name] = UNREADABLE
    return spots


def _bare_share(clerk: Clerk, column: Column, field: FieldSpec) -> Fault | None:
    if dimension(field) != "share" or column.scale is not None:
        return None
    return Fault(Ink(clerk.pick("bare_share", ["30", "4.35", "0.3", "0.0435"])), "DATA02")


def _short_date(clerk: Clerk, column: Column, field: FieldSpec) -> Fault | None:
    if field.type.value != "date":
        return None
    return Fault(Ink(clerk.pick("short_date", ["03/04/2018", "3/4/18", "04-03-2018", "3.4.2018"])), "DATA07")


_FOREIGN = {
    "money": ("5亩", "3年", "30%"),
    "months": ("5亩", "5万元"),
    "亩": ("5万元", "36个月"),
    "share": ("5万元", "3亩"),
}
_ABOUT = {"money": ("约5万元", "5万元左右", "近3万元"), "months": ("3年左右", "三年半左右"), "亩": ("约100亩",)}
_FROM_TO = {"money": ("5-8万", "5～8万元", "3至5万元"), "months": ("1-3年", "12-36个月"), "亩": ("100-120亩",)}


def _foreign_unit(clerk: Clerk, column: Column, field: FieldSpec) -> Fault | None:
    texts = _FOREIGN.get(dimension(field) or "")
    return Fault(Ink(clerk.pick("foreign_unit", texts)), "DATA03") if texts else None


def _about(clerk: Clerk, column: Column, field: FieldSpec) -> Fault | None:
    texts = _ABOUT.get(dimension(field) or "")
    return Fault(Ink(clerk.pick("about", texts)), "DATA01") if texts else None


def _from_to(clerk: Clerk, column: Column, field: FieldSpec) -> Fault | None:
    texts = _FROM_TO.get(dimension(field) or "")
    return Fault(Ink(clerk.pick("from_to", texts)), "DATA01") if texts else None


def _one_or_dash(clerk: Clerk, column: Column, field: FieldSpec) -> Fault | None:
    return Fault(Ink("一"), "DATA01") if field.type.value == "count" and field.unit != "年" else None


def _digits_lost(clerk: Clerk, column: Column, field: FieldSpec) -> Fault | None:
    if field.type.value != "id":
        return None
    lost = Ink("1.3063219800101E+17", "n", "0") if clerk.medium == WORKBOOK else Ink("1.30632E+17")
    return Fault(lost, "DATA08")


def _error_cell(clerk: Clerk, column: Column, field: FieldSpec) -> Fault | None:
    code = clerk.pick("error_cell", _ERRORS)
    return Fault(Ink(code, "e" if clerk.medium == WORKBOOK else "s"), "DATA06")


def _no_result(clerk: Clerk, column: Column, field: FieldSpec) -> Fault | None:
    if field.type.value in ("id", "flag", "enum"):
        return None
    return Fault(Ink("", "n", 0, "SUM(B2:C2)", stored=False), "DATA09")


def _too_long(clerk: Clerk, column: Column, field: FieldSpec) -> Fault | None:
    if field.type.value != "text" or field.name in ("county", "township", "village"):
        return None
    return Fault(Ink("长" * _TOO_LONG), "DATA17")


_FAULTS: dict[str, Callable[[Clerk, Column, FieldSpec], Fault | None]] = {
    "bare_share": _bare_share,
    "short_date": _short_date,
    "foreign_unit": _foreign_unit,
    "about": _about,
    "from_to": _from_to,
    "one_or_dash": _one_or_dash,
    "digits_lost": _digits_lost,
    "error_cell": _error_cell,
    "no_result": _no_result,
    "too_long": _too_long,
}
