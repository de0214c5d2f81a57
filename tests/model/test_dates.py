"""Dates: year, month, day in that order, serial numbers of workbooks, and nothing by a guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.cell import Reading
from fupin.model.problems import ProblemCode
from fupin.model.values import read_value
from support.sheets import field

DUE = field("due_on")
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
DAY = date(2018, 8, 28)


@pytest.mark.parametrize(
    "text",
    [
        "2018-08-28",
        "2018-8-28",
        "2018/8/28",
        "2018.8.28",
        "2018. 8. 28",
        "20180828",
        "2018年8月28日",
        "2018年08月28号",
        "2018 年 8 月 28 日",
        "2018年8月28",
        "２０１８年８月２８日",
        "２０１８－０８－２８",
        "2018．8．28",
        "2018-08-28 00:00:00",
        "2018-08-28T09:30",
        "2018-08-28 23:59:59.999",
        "2018-08-28T00:00:00Z",
        "2018-08-28T00:00:00.000Z",
        "2018-08-28 00:00:00+00:00",
        "2018-08-28T23:00:00+08:00",
        "2018-08-28T23:00:00+0800",
        "2018年8月28日10:05",
        "2018年8月28日 10:05",
        " 2018-08-28\u200b",
        "\u00a02018-08-28",
    ],
)
def test_the_forms_of_a_day(text: str) -> None:
    assert read_value(text, DUE, None) == Reading(DAY, filled=True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-8-2 18:30", date(2018, 8, 2)),
        ("2018/1/1 1:05", date(2018, 1, 1)),
        ("2018年8月2 8:30", date(2018, 8, 2)),
        ("2018-1-11", date(2018, 1, 11)),
    ],
)
def test_a_time_of_day_never_runs_into_the_day(text: str, day: date) -> None:
    assert read_value(text, DUE, None).value == day


@pytest.mark.parametrize(
    "text", ["03/04/2018", "3-4-18", "28.8.2018", "18.8.28", "1/2/2018", "2018-08-27T16:00:00.000Z"]
)
def test_what_can_be_read_in_several_ways_is_said_so(text: str) -> None:
    assert read_value(text, DUE, None) == Reading(None, filled=True, problem=ProblemCode.AMBIGUOUS_DATE)


@pytest.mark.parametrize(
    "text",
    [
        "2018-02-30",
        "2018-13-01",
        "2018-00-10",
        "0999-01-01",
        "2018-8/28",
        "2018年8月",
        "2018-08",
        "2018",
        "201808",
        "二〇一八年八月二十八日",
        "2018-1 2-3",
        "2018 08 28",
        "2018-08-28 25:00",
        "2018-08-28 10:61",
        "2018-08-28 10:00:61",
        "2018-08-28 10",
        "2018-08-28 10:00-05:00",
        "2018-8-2818:30",
        "8月28日",
        "长期",
        "无",
        "43340",
        "TRUE",
        "20180230",
    ],
)
def test_what_is_no_day_is_a_problem(text: str) -> None:
    assert read_value(text, DUE, None) == Reading(None, filled=True, problem=ProblemCode.UNREADABLE)


@pytest.mark.parametrize(
    ("text", "epoch", "day"),
    [
        ("43340", EPOCH, DAY),
        ("43340.75", EPOCH, DAY),
        ("41878", EPOCH_1904, DAY),
        ("10000", EPOCH, date(1927, 5, 18)),
        ("99999", EPOCH, date(2173, 10, 13)),
        ("20180828", EPOCH, DAY),
    ],
)
def test_serial_numbers_of_a_workbook(text: str, epoch: date, day: date) -> None:
    assert read_value(text, DUE, None, epoch) == Reading(day, filled=True)


@pytest.mark.parametrize("text", ["2018", "9999", "100000", "0", "-43340", "43,340", "43340.", "4334０x"])
def test_other_numbers_are_no_serials(text: str) -> None:
    assert read_value(text, DUE, None, EPOCH).problem is ProblemCode.UNREADABLE


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
    ):
        assert read_value(text, DUE, None).value == day


@given(st.integers(min_value=10000, max_value=99999), st.sampled_from([EPOCH, EPOCH_1904]))
def test_every_serial_counts_from_its_workbooks_day_0(serial: int, epoch: date) -> None:
    assert read_value(str(serial), DUE, None, epoch).value == epoch + timedelta(days=serial)
