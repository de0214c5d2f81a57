"""Records of oversight: progress reports, the 26 tasks, target values."""

from typing import ClassVar, Literal

from fupin.model.fields import OWN_UNIT
from fupin.model.records.base import Choice, Count, Date, Id, Number, Record, Text, header


class ProgressReport(Record):
    """A progress report handed in."""

    sheet: ClassVar[str] = "进展报送"
    key: ClassVar[tuple[str, ...]] = (
        "unit",
        "year",
        "period",
    )

    unit: Text = header("报送单位")
    year: Count = header("年度", "年", plausible=(2014, 2030))
    report_type: Choice[Literal["季度", "半年", "年度"]] = header("报送类型")
    period: Text = header("报送期")
    submitted_on: Date = header("报送时间")


class Task(Record):
    """A milestone of one of the annex's 26 tasks."""

    sheet: ClassVar[str] = "任务台账"
    key: ClassVar[tuple[str, ...]] = (
        "unit",
        "task_no",
        "milestone",
    )

    unit: Text = header("单位")
    task_no: Count = header("任务序号")
    milestone: Text = header("任务节点")
    deadline: Date = header("完成时限")
    completed_on: Date = header("完成时间")
    updated_on: Date = header("更新时间")


class Indicator(Record):
    """A reported value of a dated target."""

    sheet: ClassVar[str] = "任务指标"
    key: ClassVar[tuple[str, ...]] = (
        "indicator_id",
        "reported_on",
    )

    indicator_id: Id = header("指标编号")
    area: Text = header("地区")
    reported_on: Date = header("统计日期")
    value: Number = header("完成值", OWN_UNIT)
