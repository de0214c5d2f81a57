"""Records of land: bases on transferred land and land for industry."""

from typing import ClassVar, Literal

from fupin.model.records.base import Choice, Date, Flag, Id, Money, Months, Number, Record, Text, header


class LandBase(Record):
    """A base on transferred land."""

    sheet: ClassVar[str] = "土地流转基地"
    key: ClassVar[tuple[str, ...]] = ("base_id",)

    base_id: Id = header("基地编号")
    base_name: Text = header("基地名称")
    county: Text = header("县名")
    area_mu: Number = header("流转面积", "亩")
    term_months: Months = header("流转期限", plausible=(1, 1200))
    reward_yuan: Money = header("奖补金额")


class LandUse(Record):
    """Land used by an industry project."""

    sheet: ClassVar[str] = "产业用地"
    key: ClassVar[tuple[str, ...]] = ("land_use_id",)

    land_use_id: Id = header("用地编号")
    county: Text = header("县名")
    deep_poverty: Flag = header("是否深度贫困县")
    project_class: Choice[Literal["工业", "基础设施", "易地扶贫搬迁", "民生发展", "其他"]] = header("用地项目类别")
    in_plan: Flag = header("是否符合规划")
    approved_on: Date = header("批准时间")
    started_on: Date = header("开工时间")
    started_before_approval: Flag = header("是否边建设边报批")
    compensation_done: Flag = header("是否依法补偿安置")
    compensation_on: Date = header("补偿安置时间")
    arable_mu: Number = header("占用耕地面积", "亩")
    replaced_later: Flag = header("是否边占边补")
    replacement_mu: Number = header("补充耕地面积", "亩")
    permanent_farmland_mu: Number = header("占用永久基本农田面积", "亩")
    unavoidable: Flag = header("是否难以避让")
    preview_level: Choice[Literal["县", "市", "省", "国家"]] = header("用地预审层级")
    conversion_approval_no: Text = header("农用地转用批准文号")
    intensity_exempt: Flag = header("是否不受投资强度约束")
