"""Numbers: exact, with the nearest unit, and never without one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.cell import Reading
from fupin.model.fields import FieldSpec
from fupin.model.problems import ProblemCode
from fupin.model.units import UNITS, YEAR, Unit, base_of
from fupin.model.values import read_value
from support.sheets import field

AMOUNT, TERM, RATE = field("amount_yuan"), field("term_months"), field("annual_rate")
HOUSEHOLDS, YEAR_OF = field("poor_households", "project"), field("year", "village")
AREA, POWER, OWN = field("area_mu", "land_base"), field("capacity_kw", "station"), field("value", "indicator")
FACTORIES, KINDS = field("micro_factories", "county"), field("party_types", "agreement")


def unit(name: str | None) -> Unit | None:
    return YEAR if name == "年期" else UNITS[name] if name is not None else None


def number(text: str, spec: FieldSpec = AMOUNT, column: str | None = None) -> Decimal | ProblemCode | None:
    """The value, or the problem."""
    reading = read_value(text, spec, unit(column))
    assert reading.filled
    assert (reading.problem is None) != (reading.value is None)
    assert reading.value is None or isinstance(reading.value, Decimal)
    return reading.value if reading.problem is None else reading.problem


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("5万元", 50000),
        ("5万", 50000),
        ("5.2 万元", 52000),
        ("5 万 元", 50000),
        ("5\n万元", 50000),
        ("５０，０００元", 50000),
        ("50,000元", 50000),
        ("1,234,567.89元", "1234567.89"),
        ("¥50,000", 50000),
        ("￥5万", 50000),
        ("5万元整", 50000),
        ("3千元", 3000),
        ("0.5亿元", 50_000_000),
        ("1亿", 100_000_000),
        ("-5万元", -50000),
        ("−5元", -5),
        ("+5元", 5),
        ("5人民币元", 5),
        ("5\u200b0元", 50),
        ("\x005元", 5),
        ("\u00a05元\u00a0", 5),
    ],
)
def test_an_amount_that_declares_its_own_unit(text: str, yuan: int | str) -> None:
    assert number(text) == Decimal(yuan)


@pytest.mark.parametrize("text", ["5", "50,000", "0", "-3.5", "５"])
def test_an_amount_without_a_unit_anywhere_is_never_guessed(text: str) -> None:
    assert number(text) is ProblemCode.NO_UNIT


NO_NUMBERS = """5. .5 1e3 1E+3 1_000 ٣ 5² ① ½ 5½ 1,2345 0,123 50,00 1,23 5- --5 约5万元 5万元左右
    10(其中,灾情因素6万元) 20至30 NaN inf 5美元 5元/亩 5元/月 无 TRUE 1/2 5万余 近5万 5万以上 不超过5万 5-8万 5~8万元
    十几万 数万元 五万多 5万円 5O元 l5元 (其中5万) 1) 10(6) (5)(6) (-5) -(5) [5] 5,00万 5千5百万5 1.234,56 ½万 5元6"""


@pytest.mark.parametrize(
    "text", [*NO_NUMBERS.split(), "50 000", "5\n0", "5\t0", "5 0", "1 000", "- 5", "- 5万元", "9" * 61]
)
def test_what_is_no_number_of_yuan_is_a_problem_and_no_value(text: str) -> None:
    assert number(text, column="元") is ProblemCode.UNREADABLE


@pytest.mark.parametrize(
    ("text", "spec", "column", "value"),
    [
        ("(5)", AMOUNT, "元", -5),
        ("(1,234.5)", AMOUNT, "元", "-1234.5"),
        ("（1234）", AMOUNT, "万元", -12340000),
        ("( 5.20 )", AMOUNT, "元", "-5.2"),
        ("¥(5)", AMOUNT, None, -5),
        ("(0)", AMOUNT, "元", 0),
        ("(5)", AREA, "亩", -5),
        ("(5)", OWN, None, -5),
        ("(5)", HOUSEHOLDS, None, ProblemCode.UNREADABLE),
        ("(5)", TERM, "月", ProblemCode.UNREADABLE),
        ("(5)", RATE, "%", ProblemCode.UNREADABLE),
        ("(五)", AMOUNT, "元", ProblemCode.UNREADABLE),
        ("(5万元)", AMOUNT, None, ProblemCode.UNREADABLE),
        ("⑸", AMOUNT, "元", ProblemCode.UNREADABLE),
        ("1\u2009234\u2009567元", AMOUNT, None, 1234567),
        ("12\u202f345.6", AMOUNT, "元", "12345.6"),
        ("1\u2009234", HOUSEHOLDS, None, 1234),
        ("1\u200923元", AMOUNT, None, ProblemCode.UNREADABLE),
        ("1\u00a0234元", AMOUNT, None, ProblemCode.UNREADABLE),
        ("1 234元", AMOUNT, None, ProblemCode.UNREADABLE),
        ("１，２３４．５元", AMOUNT, None, "1234.5"),
        ("１２％", RATE, None, "0.12"),
        ("１２﹪", RATE, None, "0.12"),
        ("4.35 ‰", RATE, None, "0.00435"),
        ("5кW", POWER, None, 5),
        ("5МW", POWER, None, 5000),
        ("5萬元", AMOUNT, None, 50000),
        ("5畝", AREA, None, 5),
        ("5⼾", HOUSEHOLDS, None, 5),
        ("人民币5万元", AMOUNT, None, 50000),
        ("人民币：50,000元整", AMOUNT, None, 50000),
        ("RMB 5", AMOUNT, None, 5),
        ("RMB5", AREA, "亩", ProblemCode.FOREIGN_UNIT),
        ("5万元正", AMOUNT, None, 50000),
        ("负5元", AMOUNT, None, -5),
        ("0" * 59 + "5", AMOUNT, "元", 5),
    ],
)
def test_signs_separators_and_look_alikes(
    text: str, spec: FieldSpec, column: str | None, value: int | str | ProblemCode
) -> None:
    assert number(text, spec, column) == (value if isinstance(value, ProblemCode) else Decimal(value))


@pytest.mark.parametrize(
    ("text", "spec", "column", "readings"),
    [
        ("5.2", AMOUNT, None, ("5.2元", "5.2万元")),
        ("50,000", AMOUNT, None, ("50000元", "50000万元")),
        ("(5)", AMOUNT, None, ("-5元", "-5万元")),
        ("0", AMOUNT, None, ("0元",)),
        ("五千", AMOUNT, None, ("5000元", "5000万元")),
        ("130123198001011234", AMOUNT, None, ()),
        ("30", RATE, None, ("30%", "3000%")),
        ("4.35", RATE, None, ("4.35%", "435%")),
        ("0.3", RATE, None, ("30%", "0.3%")),
        ("1", RATE, None, ("100%", "1%")),
        ("-0.3", RATE, None, ("-30%", "-0.3%")),
        ("3", TERM, None, ("3个月", "3年")),
        ("5", AREA, None, ("5亩", "5公顷")),
        ("5万", AREA, None, ("50000亩", "50000公顷")),
        ("200", POWER, None, ("200千瓦", "200兆瓦")),
        ("5万", AREA, "万亩", ("50000亩", "50000万亩")),
        ("五千", AMOUNT, "万元", ("5000元", "5000万元")),
        ("5千", AMOUNT, "千元", ("5000元", "5000千元")),
        ("五万三", AMOUNT, "元", ("53000元", "50003元")),
        ("5万3元", AMOUNT, None, ("53000元", "50003元")),
        ("-五万三", AMOUNT, None, ("-53000元", "-50003元")),
        ("一百二", HOUSEHOLDS, None, ("120", "102")),
        ("一百二户", HOUSEHOLDS, None, ("120户", "102户")),
        ("一百二", AREA, "亩", ("120亩", "102亩")),
        ("一百二斤", AREA, "亩", ()),
        ("一", HOUSEHOLDS, None, ("1", "—")),
        ("(5万元)", AMOUNT, None, ("-50000元", "50000元")),
        ("(5)", RATE, "%", ("-5%", "5%")),
        ("(5)", TERM, "月", ("-5个月", "5个月")),
        ("(5)", HOUSEHOLDS, None, ("5户",)),
        ("(其中5万)", AMOUNT, "元", ()),
        ("50 000", AMOUNT, "元", ("50000元",)),
        ("50 000", AMOUNT, None, ("50000元", "50000万元")),
        ("5-8万", AMOUNT, None, ()),
        ("约5万", AMOUNT, None, ()),
        ("5亩", AMOUNT, None, ()),
        ("5", AMOUNT, "亩", ()),
        ("三五万", AMOUNT, None, ()),
    ],
)
def test_what_a_number_could_mean_is_said(
    text: str, spec: FieldSpec, column: str | None, readings: tuple[str, ...]
) -> None:
    reading = read_value(text, spec, unit(column))
    assert reading.problem is not None
    assert reading.readings == readings


@pytest.mark.parametrize(
    ("text", "spec", "column", "problem"),
    [
        ("5亩", AMOUNT, None, ProblemCode.FOREIGN_UNIT),
        ("5%", AMOUNT, "元", ProblemCode.FOREIGN_UNIT),
        ("3年", AMOUNT, "元", ProblemCode.FOREIGN_UNIT),
        ("5", AMOUNT, "亩", ProblemCode.FOREIGN_UNIT),
        ("五千", AMOUNT, "万亩", ProblemCode.FOREIGN_UNIT),
        ("5", TERM, "元", ProblemCode.FOREIGN_UNIT),
        ("¥5", AREA, "亩", ProblemCode.FOREIGN_UNIT),
        ("12人", HOUSEHOLDS, None, ProblemCode.FOREIGN_UNIT),
        ("12", HOUSEHOLDS, "人", ProblemCode.FOREIGN_UNIT),
        ("12人次", field("poor_persons", "project"), None, ProblemCode.FOREIGN_UNIT),
        ("5元", OWN, None, ProblemCode.FOREIGN_UNIT),
        ("12.5", HOUSEHOLDS, None, ProblemCode.UNREADABLE),
        ("-1", HOUSEHOLDS, None, ProblemCode.UNREADABLE),
        ("30", RATE, None, ProblemCode.NO_UNIT),
        ("5", AREA, None, ProblemCode.NO_UNIT),
        ("5万", AREA, None, ProblemCode.NO_UNIT),
        ("5万", AREA, "万亩", ProblemCode.UNREADABLE),
        ("5万", RATE, "%", ProblemCode.UNREADABLE),
        ("5万", TERM, "月", ProblemCode.UNREADABLE),
        ("0.00001元", AMOUNT, None, ProblemCode.TOO_MANY_DIGITS),
        ("100000000000000元", AMOUNT, None, ProblemCode.TOO_MANY_DIGITS),
        ("1000000亿元", AMOUNT, None, ProblemCode.TOO_MANY_DIGITS),
        ("0.0000001%", RATE, None, ProblemCode.TOO_MANY_DIGITS),
    ],
)
def test_what_is_a_number_but_no_value_of_the_field(
    text: str, spec: FieldSpec, column: str | None, problem: ProblemCode
) -> None:
    assert number(text, spec, column) is problem


@pytest.mark.parametrize(
    ("text", "spec", "column", "value"),
    [
        ("99999999999999.9999", AMOUNT, "元", "99999999999999.9999"),
        ("50000.0001", AMOUNT, "元", "50000.0001"),
        ("5.000000", AMOUNT, "元", 5),
        ("5.20000001", AMOUNT, "万元", "52000.0001"),
        ("3年", TERM, None, 36),
        ("3.5年", TERM, None, 42),
        ("36个月", TERM, None, 36),
        ("36月", TERM, None, 36),
        ("3年期", TERM, None, 36),
        ("3年6个月", TERM, None, 42),
        ("3年零6个月", TERM, None, 42),
        ("3 年 6 个月", TERM, "月", 42),
        ("3", TERM, "年期", 36),
        ("30%", RATE, None, "0.3"),
        ("4.35％", RATE, None, "0.0435"),
        ("43.5‰", RATE, None, "0.0435"),
        ("4.35", RATE, "%", "0.0435"),
        ("0.123456%", RATE, None, "0.00123456"),
        ("2公顷", AREA, None, 30),
        ("5万", AREA, "亩", 50000),
        ("0.5万亩", AREA, None, 5000),
        ("2MW", POWER, None, 2000),
        ("2兆瓦", POWER, None, 2000),
        ("200kw", POWER, None, 200),
        ("0.2万千瓦", POWER, "千瓦", 2000),
        ("12", HOUSEHOLDS, None, 12),
        ("12户", HOUSEHOLDS, None, 12),
        ("1.2万户", HOUSEHOLDS, None, 12000),
        ("1.2万", HOUSEHOLDS, None, 12000),
        ("12.0", HOUSEHOLDS, None, 12),
        ("-0", HOUSEHOLDS, None, 0),
        ("12名", field("poor_persons", "project"), None, 12),
        ("2018年", YEAR_OF, None, 2018),
        ("2018年度", YEAR_OF, None, 2018),
        ("3家", FACTORIES, None, 3),
        ("3种", KINDS, None, 3),
        ("3.5", OWN, None, "3.5"),
        ("5万", OWN, None, 50000),
        ("0.0435", RATE, None, None),
    ],
)
def test_units_of_every_dimension(text: str, spec: FieldSpec, column: str | None, value: int | str | None) -> None:
    expected = ProblemCode.NO_UNIT if value is None else Decimal(value)
    assert number(text, spec, column) == expected


@pytest.mark.parametrize(
    ("text", "spec", "column", "differs"),
    [
        ("5万元", AMOUNT, "元", "万元 / 元"),
        ("5万", AMOUNT, "元", "万元 / 元"),
        ("50000元", AMOUNT, "万元", "元 / 万元"),
        ("5元", AMOUNT, "亩", "元 / 亩"),
        ("3年", TERM, "月", "年 / 月"),
        ("3年6个月", TERM, "月", "年、月 / 月"),
        ("4.35%", RATE, "‰", "% / ‰"),
        ("12户", HOUSEHOLDS, "人", "户 / 人"),
        ("5万元", AMOUNT, "万元", None),
        ("5元", AMOUNT, "人民币元", None),
        ("36个月", TERM, "月", None),
        ("36个月", TERM, None, None),
        ("12名", field("poor_persons", "project"), "人", None),
    ],
)
def test_the_cells_unit_goes_before_its_columns_and_a_remark_says_where_they_differ(
    text: str, spec: FieldSpec, column: str | None, differs: str | None
) -> None:
    reading = read_value(text, spec, unit(column))
    assert reading.problem is None
    assert reading.value is not None
    assert reading.differs == differs


def test_a_share_under_its_english_name_is_a_fraction_and_a_percent_sign_is_remarked() -> None:
    base = base_of(RATE)
    assert read_value("0.0435", RATE, base) == Reading(Decimal("0.0435"), filled=True)
    assert read_value("30", RATE, base) == Reading(Decimal(30), filled=True)
    assert read_value("4.35%", RATE, base) == Reading(Decimal("0.0435"), filled=True, differs="% / 比例")


def test_problems_say_what_their_message_needs() -> None:
    assert read_value("5亩", AMOUNT, None).detail == "亩"
    assert read_value("5", AMOUNT, UNITS["亩"]).detail == "亩"
    assert read_value("¥5", AREA, None).detail == "¥"
    assert read_value("0.12345元", AMOUNT, None).detail == "4"


@given(st.decimals(min_value=-(10**13), max_value=10**13, places=4))
def test_a_number_in_base_units_is_read_to_the_digit(value: Decimal) -> None:
    assert number(f"{value:f}", AMOUNT, "元") == value
    assert number(f"{value:,f}元", AMOUNT) == value


@given(st.decimals(min_value=0, max_value=10**9, places=8))
def test_ten_thousands_are_exact(value: Decimal) -> None:
    assert number(f"{value:f}万元") == value * 10000


@given(st.text(max_size=12))
def test_no_text_raises_or_is_both_a_value_and_a_problem(text: str) -> None:
    for spec in (AMOUNT, TERM, RATE, HOUSEHOLDS, OWN):
        reading = read_value(text, spec, base_of(spec))
        assert (reading.value is None) or (reading.problem is None and reading.filled)
        assert reading.filled or reading.problem is None
