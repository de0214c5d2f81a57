"""The rows below a header: records with what people put between and after them."""

from __future__ import annotations

from dataclasses import dataclass

from .clerk import Clerk

RECORD, TOTAL, BLANK, HEADER, NOTE, EXAMPLE, NUMBERS, HEADING = (
    "record",
    "total",
    "blank",
    "header",
    "note",
    "example",
    "numbers",
    "heading",
)
_SUBTOTALS = ("小计", "小 计", "城关镇小计", "龙泉关镇小计", "小计：", "本页小计")
_TOTALS = ("合计", "总计", "全县合计", "合计：")
_SPACED = ("合 计", "合　计", "总  计", "合    计")
_NOTES = (
    *(
        "注：以上数据截至2018年底",
        "注:本表一式三份",
        "填表人：张三",
        "备注：单位负责人签字后报送",
        "说明：空格表示没有",
    ),
    *("填表人：张三    联系电话：0312-7221234", "审核人：李四", "1.本表由县扶贫办填报。"),
)
_PARTS = ("一、产业类", "（二）基础设施类", "三、其他", "二、2018年新增")
_TITLES_AGAIN = ("阜平县{}情况统计表", "阜平县{}情况统计表（续）", "续表", "××县2018年{}汇总表")
_CLOSING = ("以上情况属实，特此上报。", "本表数据由乡镇填报，县扶贫办审核。", "以上贷款均已发放到户，无逾期情况。")
NAMELESS = ""
"""The label of a total that doesn't say that it is one."""
_SIGNATURES = ("填表人：张三", "审核人：李四", "填表日期：2018年12月30日", "联系电话：0312-7221234")


@dataclass(frozen=True)
class Line:
    """One row below the header.

    Attributes:
        what: the sort of row.
        record: the number of the record that stands there.
        texts: a total's label, the texts of a note, the titles above a header that stands once more.
        covers: the numbers of the records that a total adds up.
    """

    what: str
    record: int = -1
    texts: tuple[str, ...] = ()
    covers: tuple[int, ...] = ()


def plan_body(clerk: Clerk, count: int) -> list[Line]:
    """Put so many records into rows, with what stands around them."""
    lines = [Line(NUMBERS)] if clerk.habit("column_numbers") else []
    lines += [Line(EXAMPLE)] if clerk.habit("example_row") else []
    lines += _records(clerk, count)
    lines += _notes(clerk)
    return lines


def _records(clerk: Clerk, count: int) -> list[Line]:
    every = tuple(range(count))
    before = clerk.inclined("subtotals_first")
    groups = _groups(clerk, every)
    total = clerk.inclined("grand_total")
    grand = [Line(TOTAL, texts=(_label(clerk),), covers=every)] if total and clerk.shows("grand_total") else []
    lines: list[Line] = [*grand] if before else []
    for group in groups:
        label = clerk.pick("subtotals", _SUBTOTALS)
        subtotal = [Line(TOTAL, texts=(label,), covers=group)] if len(groups) > 1 else []
        lines += subtotal if before else []
        lines += _stretch(clerk, group)
        lines += [] if before else subtotal
    if not grand and not before and len(every) > 1 and clerk.inclined("nameless_total"):
        grand = [Line(TOTAL, texts=(NAMELESS,), covers=every)]
    return lines if before else [*lines, *grand]


def _groups(clerk: Clerk, every: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Cut the records into the groups that have subtotals; one group where there are none."""
    wanted = "subtotals_first" if clerk.inclined("subtotals_first") else "subtotals"
    if len(every) < 4 or not clerk.habit(wanted):
        return [every]
    cuts = sorted(clerk.random(wanted).sample(range(2, len(every) - 1), min(2, len(every) - 3)))
    return [every[start:end] for start, end in zip([0, *cuts], [*cuts, len(every)], strict=True) if start < end]


def _label(clerk: Clerk) -> str:
    if clerk.now("total_spaced"):
        return clerk.pick("total_spaced", _SPACED)
    return clerk.pick("grand_total", _TOTALS)


def _stretch(clerk: Clerk, records: tuple[int, ...]) -> list[Line]:
    """Give records with blank rows and headers between them."""
    lines = []
    for record in records:
        if clerk.now("part_headings"):
            lines.append(Line(HEADING, texts=(clerk.pick("part_headings", _PARTS),)))
        if record and clerk.now("blank_rows"):
            lines += [Line(BLANK)] * clerk.random("blank_rows").choice([1, 1, 2])
        if record and clerk.now("header_again"):
            titles = (clerk.pick("title_again", _TITLES_AGAIN),) if clerk.now("title_again") else ()
            lines.append(Line(HEADER, texts=titles))
        lines.append(Line(RECORD, record))
    return lines


def _notes(clerk: Clerk) -> list[Line]:
    lines = []
    if clerk.habit("footnotes"):
        random = clerk.random("footnotes")
        gap = [Line(BLANK)] * random.choice([0, 0, 1])
        lines = [*gap, *(Line(NOTE, texts=(note,)) for note in random.sample(_NOTES[:-1], random.choice([1, 1, 2])))]
    if clerk.habit("footnotes_spread"):
        lines.append(Line(NOTE, texts=_SIGNATURES[: clerk.random("footnotes_spread").choice([2, 3, 4])]))
    if clerk.habit("closing_words"):
        lines.append(Line(NOTE, texts=(clerk.pick("closing_words", _CLOSING),)))
    return lines
