"""The page's words for counties, waivers, the baseline and the receipt; `{name}` is filled in by the script."""

from __future__ import annotations

from fupin.model.text import Text
from fupin.report.counties import ABSENT, STRAY
from fupin.report.names import SINCE
from fupin.report.receipt_words import RECEIPT
from fupin.report.standing_words import GONE

FURTHER_WORDS: dict[str, Text] = {
    **{f"since.{since.value}": word for since, word in SINCE.items()},
    "since.gone": GONE,
    "absent": ABSENT,
    "baseline": Text("与基线相比", "since the baseline"),
    "counties": Text("各县", "Counties"),
    "counties_lead": Text(
        "未报送的、有文件读不了的县在前，其余不符合率高的在前。"
        "不符合率 = 不符合 ÷（符合 + 不符合 + 豁免）；无法判断、不适用的不算在内。",
        "First come counties that have not submitted, then those with an unreadable file, "
        "then those with the highest fail rate. Fail rate = fail ÷ (pass + fail + waived); what is "
        "unknown or not applicable is left aside.",
    ),
    "counties_told": Text(
        "{all} 个县：已报送 {submitted}，未报送 {absent}，有文件读不了 {unreadable}",
        "{all} counties: {submitted} submitted, {absent} did not, {unreadable} with an unreadable file",
    ),
    "strays_told": Text(
        "另有 {count} 份不在名册上：不算已报送的县，数字计入合计。",
        "Besides, {count} not on the roster: no county that submitted, but its figures are among those of all.",
    ),
    "stray": STRAY,
    "county": Text("县", "county"),
    "county_cell": Text(
        "{county} · {rule}：不符合 {fail}，已判断 {judged}（{rate}）；无法判断 {unknown}（{share}）；"
        "豁免 {waived}；不适用 {none}",
        "{county} · {rule}: {fail} fail of {judged} judged ({rate}); {unknown} unknown ({share}); "
        "{waived} waived; {none} not applicable",
    ),
    "county_heat_lead": Text(
        "“?”前面是不符合（占已判断的记录），后面是无法判断；0 是全部符合，空格是没有适用的记录，斜纹是未报送。"
        "停在格上看全部条数；用方向键移动，按回车筛选。",
        "Before “?” stands what fails (of the records that could be judged), behind it what is unknown; 0 means that "
        "all comply, empty that no record is concerned, hatched that nothing was submitted. Rest on a cell for all "
        "counts; arrow keys move, Enter filters.",
    ),
    "fail_rate": Text("不符合率", "fail rate"),
    "filter.since": Text("与基线相比", "Since the baseline"),
    "kind.reading": Text("阅读提示", "reading note"),
    "kind.waived": Text("豁免", "waived"),
    "map_not_printed": Text(
        "县多于 {count} 个，这张表纸上放不下；请看网页，或写成 xlsx。",
        "With more than {count} counties this table finds no room on paper; see the page, or write it as xlsx.",
    ),
    "measure": Text("数值", "Figures"),
    "measure.count": Text("条数", "counts"),
    "measure.rate": Text("占比（%）", "shares (%)"),
    "option_or_book": Text("哪一个", "which"),
    "receipt": RECEIPT,
    "receipt_lead": Text(
        "报告是用这些做出来的；各文件的 SHA-256 在“文件”表里。核对报告与文件：",
        "What the report was made with; the SHA-256 of each file stands in the table of files. To hold them against "
        "each other:",
    ),
    "submitted": Text("已报送", "submitted"),
    "unreadable_files": Text("{count} 个文件读不了", "unreadable files: {count}"),
    "value": Text("值", "value"),
    "waiver.authority": Text("批准单位", "granted by"),
    "waiver.days": Text("有效期", "in force"),
    "waiver.document": Text("豁免文号", "waiver document"),
    "waiver.place": Text("写在", "written in"),
    "waiver.reason": Text("豁免理由", "reason"),
}
