"""Problems of single cells in words: what is wrong, what it could mean, what to write."""

from __future__ import annotations

import pytest

from fupin.model.problems import Problem
from fupin.model.records import RECORDS
from fupin.model.text import Text
from fupin.model.units import UNITS
from fupin.model.values import read_value
from fupin.report.messages import problem_message


def message(text: str, name: str, unit: str | None = None) -> Text:
    """The message of a loan's cell that can't be read."""
    spec = RECORDS["loan"].fields()[name]
    reading = read_value(text, spec, UNITS[unit] if unit else None)
    assert reading.problem is not None
    params = {"detail": reading.detail}
    return problem_message(
        Problem(reading.problem, "a.xlsx", "表", "B2", 2, name, spec.header, text, params, reading.readings)
    )


@pytest.mark.parametrize(
    ("text", "name", "unit", "zh", "en"),
    [
        (
            "五万三",
            "amount_yuan",
            None,
            "“五万三”意思不明确；请写 50000元 或 5万元；可能是 53000元、50003元",
            "“五万三” isn't clear; write 50000元 or 5万元; it could be 53000元, 50003元",
        ),
        (
            "约5万",
            "amount_yuan",
            None,
            "“约5万”不是金额；请写 50000元 或 5万元",
            "“约5万” is not a value of type amount of money; write 50000元 or 5万元",
        ),
        (
            "30",
            "annual_rate",
            None,
            "“30”没有写明单位，不作猜测；请在表头加单位，如“贷款利率（%）”，或写在单元格里；可能是 30%、3000%",
            "“30” has no unit, and none is guessed; declare one in the header, such as 贷款利率（%）, "
            "or in the cell; it could be 30%, 3000%",
        ),
        (
            "5亩",
            "amount_yuan",
            "元",
            "“5亩”的单位“亩”不能用于“贷款金额”（应为元）",
            "the unit 亩 of “5亩” can't belong to 贷款金额 (expected 元)",
        ),
        (
            "5亩",
            "annual_rate",
            None,
            "“5亩”的单位“亩”不能用于“贷款利率”（应为%）",
            "the unit 亩 of “5亩” can't belong to 贷款利率 (expected %)",
        ),
        (
            "03/04/2018",
            "issued_on",
            None,
            "“03/04/2018”有几种读法，请写成 2018-08-28；可能是 2018-03-04、2018-04-03",
            "“03/04/2018” can be read in several ways; write 2018-08-28; it could be 2018-03-04, 2018-04-03",
        ),
        (
            "28/08/2018",
            "issued_on",
            None,
            "“28/08/2018”不是年、月、日的顺序，或年份不全，请写成 2018-08-28；可能是 2018-08-28",
            "“28/08/2018” isn't in the order of year, month and day, or its year is cut short; write 2018-08-28; "
            "it could be 2018-08-28",
        ),
        (
            "2018年8月",
            "issued_on",
            None,
            "“2018年8月”没有写明是哪一日，请写成 2018-08-28",
            "“2018年8月” names no day; write 2018-08-28",
        ),
        (
            "8月28日",
            "issued_on",
            None,
            "“8月28日”没有写明年份，请写成 2018-08-28",
            "“8月28日” names no year; write 2018-08-28",
        ),
        (
            "□是□否",
            "registered_poor",
            None,
            "“□是□否”意思不明确；请写 是 或 否；可能是 是、否",
            "“□是□否” isn't clear; write 是 or 否; it could be 是, 否",
        ),
        (
            "9" * 40_000,
            "loan_id",
            None,
            "单元格有 40,000 个字符，超过 32,767 个，不予采用",
            "the cell holds 40,000 characters, more than 32,767; it is not used",
        ),
    ],
)
def test_a_cell_that_is_no_value(text: str, name: str, unit: str | None, zh: str, en: str) -> None:
    assert message(text, name, unit) == Text(zh, en)
