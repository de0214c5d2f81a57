"""From files to the finished result: what was reported, what the records show, and where they differ."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from fupin.progress.proving import agreement_of
from fupin.progress.result import Agreement, Bounds, Shown, State, TaskState

from .makers import COUNTIES, INDICATORS, LEDGER, STATIONS, followed, item, target, write

AFTER = date(2019, 6, 30)


def shown(folder: Path, name: str, as_of: date = AFTER) -> list[Shown]:
    return list(item(followed([folder], as_of), name).shown)


def test_village_stations_and_their_kilowatts_are_counted_as_of_the_reported_day(tmp_path: Path) -> None:
    write(
        tmp_path, "光伏扶贫电站", STATIONS,
        "1,甲县,村级,300,2018-06-01", "2,甲县,村级,200.5,2018-12-25", "3,甲县,村级,900,2018-12-26",
        "4,甲县,集中式,1000,2018-01-01", "5,甲县,村级,100,", "6,乙县,村级,700,2018-01-01",
    )  # fmt: skip
    write(
        tmp_path, "任务指标", INDICATORS,
        "T18,甲县,2018-12-25,1500.5", "T19,甲县,2018-12-25,3", "T20,甲县,2018-12-25,500.5", "T19,乙县,2018-12-25,1",
    )  # fmt: skip
    assert [found.agreement for found in shown(tmp_path, "T18")] == [Agreement.AGREES]
    assert [found.agreement for found in shown(tmp_path, "T20")] == [Agreement.AGREES]
    first, second = shown(tmp_path, "T19")
    assert (first.agreement, first.area) == (Agreement.DIFFERS, "甲县")
    assert (first.shown.exact, first.reported) == (Fraction(2), Fraction(3))
    assert (second.agreement, second.shown.exact) == (Agreement.AGREES, Fraction(1))
    assert first.place is not None
    assert (first.place.path, first.place.cell) == (str(tmp_path / "任务指标.csv"), "3:4")
    result = followed([tmp_path], AFTER)
    assert [(target.name, found.reported) for target, found in result.differences] == [("T19", Fraction(3))]


def test_an_unread_cell_leaves_it_undecided_unless_it_can_t_be_right(tmp_path: Path) -> None:
    write(tmp_path, "光伏扶贫电站", STATIONS, "1,甲县,村级,300,不详", "2,甲县,村级,200,2018-01-01")
    for value, agreement in ((0, "differs"), (1, "undecided"), (2, "undecided"), (3, "differs")):
        write(tmp_path, "任务指标", INDICATORS, f"T19,甲县,2018-12-25,{value}")
        (found,) = shown(tmp_path, "T19")
        assert (found.agreement.value, found.shown) == (agreement, Bounds(Fraction(1), Fraction(2)))
    assert found.reason is not None
    assert found.reason.zh == "1 条记录不全，算不准"


def test_coverage_is_taken_from_the_county_or_household_by_household(tmp_path: Path) -> None:
    write(tmp_path, "任务指标", INDICATORS, "T28,甲县,2018-12-25,0.75")
    write(
        tmp_path,
        "贫困户",
        "户编号,县名,是否建档立卡贫困户,增收措施",
        "1,甲县,是,光伏",
        "2,甲县,是,无",
        "3,甲县,否,无",
    )
    (found,) = shown(tmp_path, "T28")
    assert (found.record, found.shown.exact, found.agreement) == ("household", Fraction(1, 2), Agreement.DIFFERS)
    write(tmp_path, "县情况", COUNTIES, "甲县,2018,深度贫困县,4,3,1", "甲县,2017,深度贫困县,9,1,0")
    (found,) = shown(tmp_path, "T28")
    assert (found.record, found.shown.exact, found.agreement) == ("county", Fraction(3, 4), Agreement.AGREES)
    write(tmp_path, "县情况", COUNTIES, "甲县,2017,深度贫困县,9,1,0")
    assert shown(tmp_path, "T28")[0].record == "household"


def test_villages_enterprises_and_micro_factories_show_their_targets(tmp_path: Path) -> None:
    write(
        tmp_path, "行政村", "村编号,县名,年度,是否贫困村,村集体收入（元）,是否旅游扶贫重点村,是否完成旅游培训",
        "1,甲县,2018,是,0,是,是", "2,甲县,2018,是,5,是,否", "3,甲县,2018,否,0,否,", "1,甲县,2017,是,0,是,否",
    )  # fmt: skip
    write(tmp_path, "扶贫龙头企业", "统一社会信用代码,县名,认定级别,参与人口总数", "A,甲县,省级,1", "B,甲县,国家级,1")
    write(
        tmp_path,
        "县情况",
        COUNTIES,
        "甲县,2018,国家级贫困县,4,3,2",
        "乙县,2018,国家级贫困县,4,3,0",
        "丙县,2018,非贫困县,1,1,0",
    )
    values = {name: [found.shown.exact for found in shown(tmp_path, name, date(2018, 12, 31))] for name in
              ("T15", "T21", "T26", "T27")}  # fmt: skip
    assert values == {"T15": [Fraction(1, 2)], "T21": [Fraction(1, 2)], "T26": [1], "T27": [1]}
    assert shown(tmp_path, "T27", date(2019, 6, 30)) == []


def test_an_area_without_records_is_not_held_against_those_of_another(tmp_path: Path) -> None:
    write(tmp_path, "光伏扶贫电站", STATIONS, "1,乙县,村级,300,2018-01-01")
    write(tmp_path, "任务指标", INDICATORS, "T19,甲县,2018-12-25,5")
    (found,) = shown(tmp_path, "T19")
    assert found.agreement is Agreement.UNDECIDED
    assert found.reason is not None
    assert found.reason.en == "there are no records of this area"
    write(tmp_path, "任务指标", INDICATORS, "T19,石家庄市,2018-12-25,5")
    assert [found.agreement for found in shown(tmp_path, "T19")] == [Agreement.DIFFERS]


def test_submissions_add_up_and_each_is_held_against_its_own_records(tmp_path: Path) -> None:
    for name, value in (("甲县", 2), ("乙县", 1)):
        write(tmp_path / name, "光伏扶贫电站", STATIONS, f"1,{name},村级,300,2018-01-01")
        write(tmp_path / name, "任务指标", INDICATORS, f"T19,{name},2018-12-25,{value}")
    found = item(followed([tmp_path / "甲县", tmp_path / "乙县"], AFTER), "T19")
    assert (found.value.exact, found.state) == (Fraction(3), State.OVERDUE)
    assert [each.agreement for each in found.shown] == [Agreement.DIFFERS, Agreement.AGREES]


def test_a_broken_file_stops_no_other(tmp_path: Path) -> None:
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    good = write(tmp_path, "任务指标", INDICATORS, "T01,甲县,2018-12-25,10")
    result = followed([broken, good])
    assert [report.readable for report in result.inputs] == [False, True]
    assert item(result, "T01").state is State.MET


def test_tasks_deadlines_and_rows_that_belong_nowhere(tmp_path: Path) -> None:
    write(
        tmp_path, "任务台账", LEDGER,
        "县农业局,1,品牌,2018-12-31,2018-12-30,2018-12-30", "县农业局,25,样板村,2018-12-31,,",
        "县农业局,27,其他,2018-12-31,,", "县农业局,不详,其他,2018-12-31,,",
    )  # fmt: skip
    write(tmp_path, "任务指标", INDICATORS, "T99,甲县,2018-12-25,10", ",甲县,2018-12-25,10")
    result = followed([tmp_path], AFTER)
    assert [row.reason.en for row in result.unused] == [
        "there is no target T99; did you mean T29, T19, T09?",
        "it names no target",
        "the annex has no task 27",
        "it names no task",
    ]
    assert result.overdue
    department = next(tally for tally in result.departments if tally.name == "省农业厅")
    assert (department.milestones[TaskState.DONE], department.milestones[TaskState.OVERDUE]) == (1, 1)
    (unit,) = result.units
    assert unit.unit == "县农业局"
    assert {state.value: count for state, count in unit.rows.items() if count} == {"done": 1, "overdue": 1}
    deadline = result.deadlines[0]
    assert (deadline.name, deadline.milestones[TaskState.OVERDUE]) == ("2018-12-31", 1)
    assert sum(sum(tally.targets.values()) for tally in result.deadlines) == len(result.targets) == 33
    assert sum(sum(tally.milestones.values()) for tally in result.deadlines) == 32


def test_personal_numbers_are_masked_unless_they_may_be_shown(tmp_path: Path) -> None:
    phone = "13812345678"
    write(tmp_path, "任务指标", INDICATORS, f"T01,甲县{phone},2018-12-25,电话{phone}")
    write(tmp_path, "任务台账", LEDGER, f"县农业局{phone},1,王某{phone},2018-12-31,,")
    for personal in (False, True):
        result = followed([tmp_path], show_personal=personal)
        found = repr((result.targets, result.tasks, result.problems, result.unused, result.units))
        assert (phone in found) is personal


@pytest.mark.parametrize(
    ("reported", "records", "agreement"),
    [
        ("0.9625", Fraction(1437, 1493), Agreement.AGREES),
        ("0.9624", Fraction(1437, 1493), Agreement.DIFFERS),
        ("0.96", Fraction(1437, 1493), Agreement.DIFFERS),
        ("1", Fraction(99_999, 100_000), Agreement.DIFFERS),
        ("1", Fraction(1), Agreement.AGREES),
    ],
)
def test_a_share_agrees_only_where_the_cell_could_not_hold_it_exactly(
    reported: str, records: Fraction, agreement: Agreement
) -> None:
    share = target(kind="level", adds="false", unit="比例", value="1")
    assert agreement_of(share, Fraction(reported), Bounds(records, records)) is agreement


def test_records_without_a_county_may_be_any_area_s(tmp_path: Path) -> None:
    write(tmp_path, "光伏扶贫电站", STATIONS, "1,甲县,村级,300,2018-01-01", "2,,村级,300,2018-01-01")
    write(tmp_path, "任务指标", INDICATORS, "T19,甲县,2018-12-25,3")
    (found,) = shown(tmp_path, "T19")
    assert (found.agreement, found.shown) == (Agreement.DIFFERS, Bounds(Fraction(1), Fraction(2)))
    write(tmp_path, "光伏扶贫电站", "电站编号,电站类型,并网时间", "1,村级,2018-01-01")
    (found,) = shown(tmp_path, "T19")
    assert (found.agreement, found.shown.exact, found.area) == (Agreement.DIFFERS, Fraction(1), None)


def test_a_day_that_can_t_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, "任务指标", INDICATORS, "T01,甲县,年底,10")
    found = item(followed([tmp_path]), "T01")
    assert found.state is State.UNKNOWN
    assert found.reason is not None
    assert found.reason.zh == "统计日期“年底”读不出，不知是不是最近的数"
