"""Number formats that say something which the bare number doesn't."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.cell import value_text
from fupin.reading.formats.number_formats import NumberShape, number_shapes, shape_of

PERCENT = NumberShape(percent=True)


@pytest.mark.parametrize(
    ("code", "shape"),
    [
        ("0%", PERCENT),
        ("0.00%", PERCENT),
        ("0.00 %;[Red]-0.00 %", PERCENT),
        ("[Red]0.0%", PERCENT),
        ('0.00"%"', NumberShape(unit="%")),
        (r"0.00\%", NumberShape(unit="%")),
        ("0000", NumberShape(digits=4)),
        ('0"万元"', NumberShape(unit="万元")),
        ('#,##0.00"元"', NumberShape(unit="元")),
        ("#,##0.00元", NumberShape(unit="元")),
        ('General"亩"', NumberShape(unit="亩")),
        ('0 "个月"', NumberShape(unit="个月")),
        (r"0\年", NumberShape(unit="年")),
        ('0.0,"万元"', None),
        ('0"."0,"万元"', None),
        ("0!.0000", None),
        ('yyyy"年"m"月"d"日"', None),
        ("[h]:mm", None),
        ('0"号"', None),
        ('"第"0', None),
        ("0", None),
        ("00.00", None),
        ("General", None),
        ("@", None),
        ("", None),
        ('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', None),
        ("0.00_);(0.00%)", None),
    ],
)
def test_what_a_format_shows(code: str, shape: NumberShape | None) -> None:
    assert shape_of(code) == shape


@pytest.mark.parametrize(
    ("shape", "text", "shown"),
    [
        (PERCENT, "0.0435", "4.35%"),
        (PERCENT, "0.3", "30%"),
        (PERCENT, "1", "100%"),
        (PERCENT, "0", "0%"),
        (PERCENT, "0.005", "0.5%"),
        (PERCENT, "-0.05", "-5%"),
        (PERCENT, "12.345678", "1234.5678%"),
        (PERCENT, "1e+15", "1e+15"),
        (PERCENT, "贷款利率", "贷款利率"),
        (NumberShape(digits=4), "17", "0017"),
        (NumberShape(digits=4), "12345", "12345"),
        (NumberShape(digits=4), "-17", "-0017"),
        (NumberShape(digits=4), "1.5", "1.5"),
        (NumberShape(unit="万元"), "5.2", "5.2万元"),
        (NumberShape(unit="万元"), "-5.2", "-5.2万元"),
    ],
)
def test_a_number_as_it_is_shown(shape: NumberShape, text: str, shown: str) -> None:
    assert shape.shown(text) == shown


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=8))
def test_a_percentage_keeps_every_digit(value: Decimal) -> None:
    text = value_text(value) or ""
    assert Decimal(PERCENT.shown(text).removesuffix("%")) == value * 100


def test_the_styles_that_shape_numbers() -> None:
    styles = ElementTree.fromstring(
        '<s:styleSheet xmlns:s="x"><s:numFmts><s:numFmt numFmtId="164" formatCode="0000"/>'
        '<s:numFmt numFmtId="165"/></s:numFmts>'
        '<s:cellStyleXfs><s:xf numFmtId="9"/></s:cellStyleXfs>'
        '<s:cellXfs><s:xf numFmtId="0"/><s:xf numFmtId="10"/><s:xf numFmtId="164"/><s:xf/>'
        '<s:xf numFmtId="9"/></s:cellXfs>'
        "</s:styleSheet>"
    )
    assert dict(number_shapes(styles)) == {"1": PERCENT, "2": NumberShape(digits=4), "4": PERCENT}


@pytest.mark.parametrize("code", ["[<1]0%;0.00", '[>=10000]0"万元";0"元"', "[Red][>5]0%", "[=0]0000;0"])
def test_a_format_that_depends_on_the_number_says_nothing_of_all_numbers(code: str) -> None:
    assert shape_of(code) is None
