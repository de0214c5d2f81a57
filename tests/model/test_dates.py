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
        "2018年8月28日10时30分",
        "2018年8月28日 下午3点05分20秒",
        "2018/8/28 上午 10:30",
        "2018/8/28 10:30:05 PM",
        "2018-08-28 10:30am",
        "2018年8月28日星期二",
        "2018年8月28日 周二 10:05",
        "2018-08-28（星期二）",
        "2018-08-28T15:59:59Z",
        "2018—8—28",
        "2018–08–28",
        "2018、8、28",
        "2018\\8\\28",
        "二〇一八年八月二十八日",
        "二零一八年八月二十八号",
        "二○一八年 八月 二十八日",
        "二〇一八年〇八月二十八日",
        "贰零壹捌年零捌月贰拾捌日",
        "2018年八月28日",
        "二〇一八年8月28",
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
    ("text", "readings"),
    [
        ("03/04/2018", ("2018-03-04", "2018-04-03")),
        ("1/2/2018", ("2018-01-02", "2018-02-01")),
        ("03/04/2018 10:00", ("2018-03-04", "2018-04-03")),
        ("０３／０４／２０１８", ("2018-03-04", "2018-04-03")),
        ("3-4-18", ("2018-03-04", "2018-04-03")),
        ("03-04-18", ("2003-04-18", "2018-03-04", "2018-04-03")),
        ("18.8.28", ("2018-08-28", "2028-08-18")),
        ("2018-08-27T16:00:00.000Z", ("2018-08-28", "2018-08-27")),
        ("2018-12-31 23:00:00+00:00", ("2019-01-01", "2018-12-31")),
    ],
)
def test_what_can_be_read_in_several_ways_is_said_so(text: str, readings: tuple[str, ...]) -> None:
    expected = Reading(None, filled=True, problem=ProblemCode.AMBIGUOUS_DATE, readings=readings)
    assert read_value(text, DUE, None) == expected


@pytest.mark.parametrize(
    ("text", "why", "readings"),
    [
        ("28/08/2018", "order", ("2018-08-28",)),
        ("8/28/2018", "order", ("2018-08-28",)),
        ("28.8.2018", "order", ("2018-08-28",)),
        ("28-08-2018", "order", ("2018-08-28",)),
        ("05/05/2018", "order", ("2018-05-05",)),
        ("6/6/18", "order", ("2018-06-06",)),
        ("98.8.28", "order", ("1998-08-28",)),
        ("18年8月28日", "order", ("2018-08-28",)),
        ("一八年八月二十八日", "order", ("2018-08-28",)),
        ("180828", "order", ("2018-08-28",)),
        ("201808", "day", ()),
        ("201201", "day", ("2020-12-01",)),
        ("2018年8月", "day", ()),
        ("2018年8月份", "day", ()),
        ("二〇一八年八月", "day", ()),
        ("2018年", "day", ()),
        ("2018-08", "day", ()),
        ("2018.8", "day", ()),
        ("2018/8", "day", ()),
        ("8月28日", "year", ()),
        ("八月二十八日", "year", ()),
        ("2月29日", "year", ()),
        ("8.28", "year", ()),
        ("28/8", "year", ()),
        ("08-28", "year", ()),
    ],
)
def test_what_leaves_a_part_out_or_has_another_order_is_never_read(
    text: str, why: str, readings: tuple[str, ...]
) -> None:
    for epoch in (None, EPOCH):
        expected = Reading(None, True, ProblemCode.AMBIGUOUS_DATE, detail=why, readings=readings)
        assert read_value(text, DUE, None, epoch) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2018-02-30",
        "2018-13-01",
        "2018-00-10",
        "0999-01-01",
        "2018-8/28",
        "2018",
        "2018-1 2-3",
        "2018年1 2月3日",
        "2018 08 28",
        "2018-08-28 25:00",
        "2018-08-28 10:61",
        "2018-08-28 10:00:61",
        "2018-08-28 10",
        "2018-08-28 13:00 PM",
        "2018-08-28 上午10:00 PM",
        "2018-08-28 10:00-05:00",
        "2018-8-2818:30",
        "2018年8月28日 星期三",
        "2018年8月28日前",
        "2018-08-28至2021-08-27",
        "2018年8月底",
        "2018年2月30日",
        "二〇一八年二月三十日",
        "二〇一八年十三月一日",
        "二千零一十八年八月一日",
        "二O一八年八月二十八日",
        "二〇一八年八月廿八日",
        "二〇一八年八月二八日",
        "三月底",
        "八月",
        "2月30日",
        "13/32",
        "2018.13",
        "30/30/2018",
        "32/13/40",
        "长期",
        "无",
        "TRUE",
        "20180230",
        "189999",
        "0.5",
        "5",
        "2018-08-28" + " " * 60 + "x",
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
        ("18264", EPOCH, date(1950, 1, 1)),
        ("73415", EPOCH, date(2100, 12, 31)),
        ("20180828", EPOCH, DAY),
    ],
)
def test_serial_numbers_of_a_workbook(text: str, epoch: date, day: date) -> None:
    assert read_value(text, DUE, None, epoch) == Reading(day, filled=True)


@pytest.mark.parametrize("text", ["10000", "18263", "73416", "99999"])
def test_a_serial_number_of_another_century_is_rather_something_else(text: str) -> None:
    assert read_value(text, DUE, None, EPOCH) == Reading(None, filled=True, problem=ProblemCode.UNREADABLE)


def test_a_serial_number_outside_a_workbook_counts_from_nowhere() -> None:
    reading = read_value("43340", DUE, None)
    assert (reading.value, reading.problem) == (None, ProblemCode.UNREADABLE)
    assert reading.readings == ("2018-08-28", "2022-08-29")


@pytest.mark.parametrize("text", ["2018", "9999", "100000", "0", "-43340", "43,340", "43340.", "4334０x"])
def test_other_numbers_are_no_serials(text: str) -> None:
    assert read_value(text, DUE, None, EPOCH).problem is ProblemCode.UNREADABLE


def in_tens(number: int) -> str:
    """A number below 100 in words."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{'〇一二三四五六七八九'[tens]}十") + (
        "〇一二三四五六七八九"[ones] if ones else ""
    )


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        "".join("〇一二三四五六七八九"[int(sign)] for sign in f"{day.year}")
        + f"年{in_tens(day.month)}月{in_tens(day.day)}日",
    ):
        assert read_value(text, DUE, None).value == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from("-/."))
def test_no_order_but_year_month_day_is_ever_read_and_the_day_meant_is_listed(day: date, mark: str) -> None:
    for text in (
        f"{day.month}{mark}{day.day}{mark}{day.year}",
        f"{day.day:02}{mark}{day.month:02}{mark}{day.year}",
        f"{day.day:02}{mark}{day.month:02}{mark}{day:%y}",
    ):
        reading = read_value(text, DUE, None, EPOCH)
        assert reading.problem is ProblemCode.AMBIGUOUS_DATE
        assert day.isoformat() in reading.readings or day.year >= 2030


@given(st.integers(min_value=18264, max_value=71953), st.sampled_from([EPOCH, EPOCH_1904]))
def test_every_serial_counts_from_its_workbooks_day_0(serial: int, epoch: date) -> None:
    assert read_value(str(serial), DUE, None, epoch).value == epoch + timedelta(days=serial)
