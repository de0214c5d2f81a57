"""The unit of a column's bare numbers, and the hint where nobody declares one."""

from __future__ import annotations

import pytest

from fupin.model.origins import UnitSource
from fupin.model.units import UNITS
from fupin.reading.column_units import ColumnUnit, column_unit, only_unit
from fupin.reading.layout.headers import match_header
from support.sheets import field, texts


def unit(header: str, line: tuple[str, ...] = (), pinned: str = "", assumed: str = "") -> ColumnUnit:
    match = match_header(header, "loan")
    assert match is not None
    return column_unit(match, line, UNITS.get(pinned), UNITS.get(assumed))


@pytest.mark.parametrize(
    ("found", "name", "source"),
    [
        (unit("贷款金额"), None, None),
        (unit("贷款金额", assumed="万元"), "万元", UnitSource.ASSUMED),
        (unit("贷款金额", ("元",), assumed="万元"), "元", UnitSource.LINE),
        (unit("贷款金额（万元）", ("元",)), "万元", UnitSource.HEADER),
        (unit("贷款金额（万元）", pinned="元"), "元", UnitSource.MAPPING),
        (unit("amount_yuan"), "元", UnitSource.NAME),
        (unit("贷款金额", ("亩",)), None, None),
        (unit("县名", ("元",), assumed="元"), None, None),
    ],
)
def test_whoever_declares_it_nearest(found: ColumnUnit, name: str | None, source: UnitSource | None) -> None:
    assert (found.unit and found.unit.name, found.source) == (name, source)


@pytest.mark.parametrize(
    ("name", "cells", "hint"),
    [
        ("amount_yuan", ["5", "0.6", "10", None], "万元"),
        ("amount_yuan", ["50000", "6000"], "元"),
        ("amount_yuan", ["500", "10"], None),
        ("amount_yuan", ["5", "50000"], None),
        ("amount_yuan", ["无"], None),
        ("amount_yuan", [], None),
        ("annual_rate", ["4.35", "0.5"], "%"),
        ("loan_id", ["5"], None),
    ],
)
def test_the_one_unit_that_makes_sense(name: str, cells: list[str | None], hint: str | None) -> None:
    assert only_unit(texts(*cells), field(name)) == hint
