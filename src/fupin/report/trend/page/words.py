"""The own words of the page of a trend in both languages; `{name}` is filled in by the script."""

from __future__ import annotations

from fupin.model.text import Text
from fupin.report.page import words as page_words
from fupin.report.trend.words import CHANGE, CHART, COUNTY, RULE, TITLE

_SHARED = ("colon", "comma", "other_language", "theme", "theme.auto", "theme.dark", "theme.light", "nothing_matches")

WORDS: dict[str, Text] = {
    **{key: page_words.WORDS[key] for key in _SHARED},
    "area": Text("地区", "area"),
    "areas": Text("各地区的完成值（{count} 个）", "Values by area ({count})"),
    "as_of": Text("截至", "as of"),
    "attention": Text("注意", "Attention"),
    "change": CHANGE,
    "chart": CHART,
    "charts": Text("图", "charts"),
    "counties": Text("各县", "Counties"),
    "county": COUNTY,
    "due": Text("时限", "due"),
    "figures": Text("数字", "Figures"),
    "file": Text("文件", "file"),
    "find.file": Text("查找文件", "Find a file"),
    "find.county": Text("查找县", "Find a county"),
    "find.rule": Text("查找规则", "Find a rule"),
    "kind": Text("种类", "kind"),
    "kind.check": Text("检查", "check"),
    "kind.progress": Text("目标任务进度", "progress"),
    "measure": Text("看哪一项", "Measure"),
    "not_used": Text("没有采用", "not used"),
    "order": Text("排列", "Order"),
    "order.last": Text("最近一季最差的在前", "worst last quarter first"),
    "order.name": Text("按名称", "by name"),
    "order.worst": Text("变坏最多的在前", "worst change first"),
    "overview": Text("概况", "Overview"),
    "quarter": Text("季度", "quarter"),
    "remarks": Text("说明", "Remarks"),
    "report": Text("报告", "report"),
    "report_count": Text("报告 {count} 份", "reports {count}"),
    "reports": Text("用到的报告", "Reports"),
    "rule": RULE,
    "rules": Text("各规则", "Rules"),
    "same_scale": Text("各图同一尺度", "one scale for all charts"),
    "shown": Text("列出 {shown} 个，共 {all} 个", "{shown} of {all} shown"),
    "skip": Text("跳到概况", "Skip to the overview"),
    "state": Text("状态", "state"),
    "steady": Text(
        "有报告的各季都有结果的 {count} 个县合计：报送的县有多有少，只有这些县各季可比",
        "Counties with figures in every quarter that has a report ({count}): others come and go, only these compare",
    ),
    "strays": Text("不在名册上的（不算县，数字计入合计）", "Not on the roster (no counties, but in the totals)"),
    "target": Text("目标", "target"),
    "targets": Text("目标", "Targets"),
    "targets_lead": Text(
        "柱高是完成目标的比例，到顶才是达到。", "Columns tell what share is reached; only a full one is met."
    ),
    "title": TITLE,
    "total": Text("各县合计", "All counties"),
    "used": Text("县、地区", "counties, areas"),
    "value": Text("完成值", "value"),
    "worse": Text("变坏", "worse"),
    "better": Text("变好", "better"),
}
