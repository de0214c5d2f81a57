"""Small targets, tasks and rows for the tests of progress."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from fupin.checking import CheckOptions
from fupin.progress.following import follow
from fupin.progress.result import AreaValue, Place, ProgressResult, TargetProgress
from fupin.progress.rows import Entry, Indicator
from fupin.reading.sources import find_sources
from fupin.rulebook.policy_shapes import AreasShape, TargetShape, TaskShape

END = date(2018, 12, 31)
KNOWN = AreasShape(whole=["河北省", "全省"], containing=["石家庄市", "雄安新区"], apart=["定州市"])
PLACE = Place("a.xlsx", "任务指标", "F4", 4)


def target(**changed: Any) -> TargetShape:
    data: dict[str, Any] = {
        "id": "T01",
        "task": "1",
        "provision": "2.1-b",
        "clause": "二(一)",
        "phrase": "10个",
        "name": {"zh": "优势区", "en": "zones"},
        "due": "2018-12-31",
        "op": ">=",
        "value": "10",
        "unit": "个",
        "kind": "cumulative",
    }
    return TargetShape.model_validate(data | changed)


def task(*deadlines: str) -> TaskShape:
    milestones = [{"deadline": day, "phrase": "12月底", "what": {"zh": "工作", "en": "work"}} for day in deadlines]
    return TaskShape.model_validate(
        {
            "no": "1",
            "clause": "二(一)",
            "name": {"zh": "任务", "en": "task"},
            "departments": ["省农业厅"],
            "local": "true",
            "milestones": milestones,
        }
    )


def reported(area: str | None, value: int | Fraction | None, day: date | None = END) -> AreaValue:
    number = None if value is None else Fraction(value)
    return AreaValue(area, number, day, PLACE, None, None)


def indicator(
    value: int | None, day: date | None, area: str | None = "甲县", submission: int = 0, cell: str = "F4"
) -> Indicator:
    number = None if value is None else Fraction(value)
    place = Place("a.xlsx", "任务指标", cell, int(cell[1:]))
    return Indicator(submission, "T01", area, day, number, None if value is None else f"{value}", None, place)


def entry(
    deadline: date | None, completed_on: date | None = None, completed: bool | None = None, unit: str = "县农业局"
) -> Entry:
    filled = completed_on is not None if completed is None else completed
    return Entry(unit, 1, "节点", deadline, filled, completed_on, "1", PLACE)


def write(folder: Path, name: str, header: str, *rows: str) -> Path:
    """A CSV file of a header and rows."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


INDICATORS = "指标编号,地区,统计日期,完成值"
STATIONS = "电站编号,县名,电站类型,装机容量（千瓦）,并网时间"
COUNTIES = "县名,年度,贫困县类别,贫困户总数,产业就业项目覆盖贫困户,家庭微工厂数"
LEDGER = "单位,任务序号,任务节点,完成时限,完成时间,更新时间"


def followed(paths: Sequence[Path | str], as_of: date = END, **options: Any) -> ProgressResult:
    return follow(find_sources([str(path) for path in paths]), CheckOptions(as_of=as_of, **options))


def item(result: ProgressResult, name: str) -> TargetProgress:
    return next(target for target in result.targets if target.name == name)
