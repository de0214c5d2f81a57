"""A small made-up policy and the rule book that encodes it whole, for tests of the trace."""

from __future__ import annotations

from pathlib import Path

TEXT = """\
某省扶持养蜂
两年行动指导意见
（某农〔2017〕 2019年3月1日）
各县：
    为了做好养蜂工作，提出以下意见。
    一、总体要求
    （一）任务目标
    坚持稳步推进。到2020年底，养蜂户培训全覆盖，不搞一刀切。
    二、扶持办法
    （一）发放养蜂贷款。每户贷款十万元以内、2年期以内，利率不高于百分之五。鼓励合作社带动。2019年，全省发放贷款1.5亿元以上，建设3-5个示范蜂场。（责任部门：省农业厅、省金融办，市、县各有关部门）
    （二）严格考核。蜂场台账每季度一更新，半年总结。（责任部门：省农业厅）
    附件：工作任务清单
	序号
	任务内容
	发放养蜂贷款
	1
	每户贷款十万元以内、2年期以内，利率不高于百分之五。鼓励合作社带动。2019年，全省发放贷款1.5亿元以上，建设3-5个示范蜂场。

	省农业厅、省金融办，
市、县各有关部门
	2019年12月底发放贷款1.5亿元以上；其他工作2020年12月底完成
	严格考核
	2
	蜂场台账每季度一更新，半年汇报。
	省农业厅
	2020年底前
"""
"""Its annex has 汇报 where the body has 总结."""

HEAD = """\
format: fupin-rulebook/1
id: bees
version: "1.0"
title: {zh: 养蜂, en: Bees}
policy:
  title: {zh: 某省扶持养蜂两年行动指导意见, en: Guidance on bees}
  date: 2019-03-01
"""

_RULE = """\
  - id: {id}
    clause: {clause}
    provisions: [{provision}]
    force: must
    require: {require}
    limits:
      {limit}: {{value: "{value}", unit: {unit}, since: 2019-03-01, provision: {provision}, phrase: {phrase}{more}}}
    title: {{zh: 标题, en: Title}}
    requirement: {{zh: 要求。, en: Requirement.}}
    message: {{zh: 不符, en: Not so}}
    remedy: {{zh: 改。, en: Mend.}}
    cases: [{{given: {{}}, expect: unknown}}]
"""


def _rule(
    rule_id: str, provision: str, require: str, limit: str, value: str, unit: str, phrase: str, **more: str
) -> str:
    return _RULE.format(
        id=rule_id,
        clause=more.get("clause", "二(一)"),
        provision=provision,
        require=require,
        limit=limit,
        value=value,
        unit=unit,
        phrase=phrase,
        more="".join(f", {key}: {text}" for key, text in more.items() if key != "clause"),
    )


LOANS = "record: loan\nrules:\n" + "".join(
    (
        _rule("LOAN01", "2.1-a", "amount_yuan <= amount_max", "amount_max", "100000", "元", "十万元以内"),
        _rule("LOAN02", "2.1-a", "term_months <= term_max", "term_max", "24", "月", "2年期以内"),
        _rule("LOAN03", "2.1-b", "annual_rate <= rate_max", "rate_max", "0.05", "比例", "不高于百分之五"),
        _rule("LOAN04", "2.1-a", "issued_on <= until", "until", "2021-03-01", "日期", "2年期以内"),
        _rule(
            "LOAN05",
            "2.1-b",
            "annual_rate >= rate_min",
            "rate_min",
            "0.01",
            "比例",
            "利率",
            source="某银行2019年3月1日公告：百分之一",
        ),
    )
)

REPORTS = "record: project\nrules:\n" + _rule(
    "PRJ01",
    "2.2-a",
    "platform_updated_on >= quarter_start(as_of, -updates_min)",
    "updates_min",
    "1",
    "季度",
    "每季度一更新",
    clause="二(二)",
)

_SUBJECT = "subject: {zh: 县, en: county}, summary: {zh: 要旨, en: gist}"


def _provision(identity: str, clause: str, phrase: str, figures: str, encoded: str = "") -> str:
    reason = "not_encoded: {why: judgement, reason: {zh: 需人判断, en: For a person to judge}}"
    end = f"encoded_by: [{encoded}]" if encoded else reason
    return (
        f"  - {{id: {identity}, clause: {clause}, phrase: {phrase}, kind: obligation, {_SUBJECT},"
        f" figures: [{figures}], {end}}}\n"
    )


def _by(text: str, *names: str) -> str:
    return f"{{text: {text}, by: [{', '.join(names)}]}}"


def _exempt(text: str) -> str:
    return f"{{text: {text}, exempt: {{zh: 不设限额, en: No limit}}}}"


PROVISIONS = 'last_letters: {"0": b, "1.1": a, "2.1": e, "2.2": b}\nprovisions:\n' + "".join(
    (
        _provision("0-a", "标题/称谓", "2019年3月1日", f"{_exempt('〔2017〕')}, {_exempt('2019年3月1日')}"),
        _provision("0-b", "标题/称谓", "两年行动指导意见", _exempt("两年")),
        _provision(
            "1.1-a", "一(一)", "养蜂户培训全覆盖", f"{_by('2020年底', 'task 2')}, {_by('全覆盖', 'T01')}", "T01"
        ),
        _provision(
            "2.1-a",
            "二(一)",
            "每户贷款十万元以内、2年期以内",
            f"{_exempt('每户')}, {_by('十万元', 'LOAN01.amount_max')},"
            f" {_by('2年期', 'LOAN02.term_max', 'LOAN04.until')}",
            "LOAN01, LOAN02, LOAN04",
        ),
        _provision("2.1-b", "二(一)", "利率不高于百分之五", _by("百分之五", "LOAN03.rate_max"), "LOAN03, LOAN05"),
        _provision("2.1-c", "二(一)", "鼓励合作社带动", ""),
        _provision(
            "2.1-d", "二(一)", "发放贷款1.5亿元以上", f"{_by('2019年', 'T02')}, {_by('1.5亿元', 'T02')}", "T02"
        ),
        _provision("2.1-e", "二(一)", "建设3-5个示范蜂场", _by("3-5个", "T03"), "T03"),
        _provision("2.2-a", "二(二)", "每季度一更新", _by("每季度一更新", "PRJ01.updates_min"), "PRJ01"),
        _provision("2.2-b", "二(二)", "半年总结", _exempt("半年")),
    )
)
PROVISIONS += """\
exemptions:
  - {clause: 一(一), phrase: 一刀切, reason: {zh: 习语, en: An idiom}}
  - {clause: 附件 2, phrase: 半年汇报, reason: {zh: 附件用词不同, en: The annex has another word}}
"""

_TARGET = """\
  - {{id: {id}, task: "{task}", clause: {clause}, provision: {provision}, phrase: {phrase},
     name: {{zh: 指标, en: Target}}, due: {due}, op: ">=", value: "{value}", unit: {unit}, kind: {kind}{more}}}
"""

TARGETS = "targets:\n" + "".join(
    (
        _TARGET.format(
            id="T01", task=2, clause="一(一)", provision="1.1-a", phrase="养蜂户培训全覆盖", due="2020-12-31",
            value=1, unit="比例", kind="cumulative", more="",
        ),
        _TARGET.format(
            id="T02", task=1, clause="二(一)", provision="2.1-d", phrase="发放贷款1.5亿元以上", due="2019-12-31",
            value=150000000, unit="元", kind="yearly", more=", years: [2019]",
        ),
        _TARGET.format(
            id="T03", task=1, clause="二(一)", provision="2.1-e", phrase="建设3-5个示范蜂场", due="2020-12-31",
            value=3, unit="个", kind="cumulative", more="",
        ),
    )
)  # fmt: skip

TASKS = """\
tasks:
  - no: "1"
    clause: 二(一)
    name: {zh: 发放养蜂贷款, en: Loans}
    departments: [省农业厅, 省金融办]
    local: "true"
    milestones:
      - {deadline: 2019-12-31, phrase: 2019年12月底, what: {zh: 贷款, en: loans}, targets: [T02]}
      - {deadline: 2020-12-31, phrase: 其他工作2020年12月底完成, what: {zh: 其他, en: all else}, targets: [T03]}
  - no: "2"
    clause: 二(二)
    name: {zh: 严格考核, en: Assessment}
    departments: [省农业厅]
    local: "false"
    milestones:
      - {deadline: 2020-12-31, phrase: 2020年底前, what: {zh: 全部, en: all}, targets: [T01]}
"""

FILES = {
    "rulebook": HEAD,
    "loan": LOANS,
    "project": REPORTS,
    "provisions": PROVISIONS,
    "targets": TARGETS,
    "tasks": TASKS,
}
"""The rule book by the names of its files."""


def write_policy(folder: Path, text: str = TEXT) -> Path:
    """Writes the policy's text."""
    path = folder / "bees.txt"
    path.write_text(text, encoding="utf-8")
    return path


def write_bees(folder: Path, **changed: str) -> Path:
    """Writes the rule book, files of some names changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**FILES, **changed}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder
