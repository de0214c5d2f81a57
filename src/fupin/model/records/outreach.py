"""Records of promotion and outreach: market events, model cases, pairings for tourism, surveys of villages."""

from typing import ClassVar, Literal

from fupin.model.records.base import Choice, Date, Flag, Id, Record, Text, header


class Event(Record):
    """An event that brings producers and buyers together."""

    sheet: ClassVar[str] = "产销活动"
    further: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = ("event_id",)

    event_id: Id = header("活动编号")
    organiser: Text = header("主办单位")
    organiser_level: Choice[Literal["省级", "市级", "县级"]] = header("主办层级")
    event_type: Choice[Literal["产销对接大会", "推介会", "其他"]] = header("活动类型")
    city: Text = header("举办城市")
    held_on: Date = header("举办时间")


class Demonstration(Record):
    """A model case, enterprise or village of the demonstration scheme."""

    sheet: ClassVar[str] = "典型示范"
    further: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = ("demonstration_id",)

    demonstration_id: Id = header("典型编号")
    county: Text = header("县名")
    poor_county: Flag = header("典型是否在贫困县")
    scheme: Choice[Literal["典型模式", "示范龙头企业", "样板村", "其他"]] = header("示范类别")
    promoted_on: Date = header("推广时间")


class Pairing(Record):
    """A unit of the tourism trade and the village that it helps."""

    sheet: ClassVar[str] = "旅游结对帮扶"
    further: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = (
        "unit_id",
        "paired_village_id",
    )

    unit_id: Id = header("帮扶单位编号")
    paired_village_id: Id = header("结对村编号")
    county: Text = header("县名")
    tourism_unit: Flag = header("是否涉旅单位")
    paired_village_poor: Flag = header("结对村是否贫困村")
    paired_on: Date = header("结对时间")


class Survey(Record):
    """What a survey recorded of a village."""

    sheet: ClassVar[str] = "村摸底调查"
    further: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = ("surveyed_village_id",)

    surveyed_village_id: Id = header("调查村编号")
    county: Text = header("县名")
    deep_poverty_listed: Flag = header("是否深度贫困县村")
    tourism_surveyed_on: Date = header("旅游摸底时间")
    wishes_recorded: Flag = header("是否记录发展意愿")
