"""What a trace says of a small policy: nothing where all of it is encoded, else each miss at its places."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin.model.errors import RuleBookError
from fupin.rulebook.faults import RuleBookFaultsError
from fupin.tracing import About, Document, Kind, Material, Trace, held, trace
from support.policies import FILES, HEAD, LOANS, PROVISIONS, TARGETS, TASKS, TEXT, write_bees, write_policy


def traced(folder: Path, text: str = TEXT, **files: str) -> Trace:
    return trace(write_policy(folder, text), write_bees(folder / "rules", **files))


def misses(result: Trace) -> list[tuple[str, str, str | None, int | None, str]]:
    return [
        (miss.subject.about.value, miss.subject.name, miss.clause, miss.line, miss.text.en) for miss in result.misses
    ]


def test_a_policy_that_is_encoded_whole_has_no_misses(tmp_path: Path) -> None:
    result = traced(tmp_path)
    assert misses(result) == []
    counts = result.counts
    assert (counts.provisions, counts.encoded, counts.rules, counts.limits) == (10, 6, 6, 6)
    assert (counts.targets, counts.tasks, counts.clauses, counts.sentences) == (3, 2, 4, 8)
    assert counts.figures == len(result.figures) == 30
    assert all(figure.accounted for figure in result.figures)
    assert [(entry.kind.value, entry.subject.name, entry.line) for entry in result.listed] == [
        ("source", "LOAN05.rate_min", 10),
        ("annex", "2", 24),
        ("sentence", "为了做好养蜂工作，提出以下意见。", 5),
        ("sentence", "坚持稳步推进。", 8),
    ]


def test_what_accounts_for_a_figure(tmp_path: Path) -> None:
    accounts = {(one.clause, one.text): one.accounted for one in traced(tmp_path).figures}
    assert accounts["二(一)", "十万元"] == ("2.1-a → LOAN01.amount_max",)
    assert accounts["二(一)", "每"] == ("2.1-a",)
    assert accounts["一(一)", "一"] == ("一刀切",)
    assert accounts["附件 1", "1.5亿元"] == ("二(一)",)
    assert accounts["附件 1", "2020年12月底"] == ("task 1",)


Missed = list[tuple[str, str, str | None, int | None, str]]
CHANGES: dict[str, tuple[dict[str, str], Missed | None]] = {
    "a limit": (
        {"loan": LOANS.replace('value: "100000"', 'value: "50000"')},
        [("limit", "LOAN01.amount_max", "二(一)", 10, "the value is 50000 元, but “十万元” is 100000 元"),
         ("limit", "LOAN01.amount_max", "二(一)", 10, "the value is 50000 元, but “十万元以内” is 100000 元")],
    ),
    "a day that is reckoned from the policy's": (
        {"loan": LOANS.replace("2021-03-01", "2021-02-28")},
        [("limit", "LOAN04.until", "二(一)", 10, "the value is 2021-02-28, but “2年期” is 2021-03-01"),
         ("limit", "LOAN04.until", "二(一)", 10, "the value is 2021-02-28, but “2年期以内” is 2021-03-01")],
    ),
    "a limit's phrase without a figure": (
        {"loan": LOANS.replace("phrase: 十万元以内", "phrase: 每户贷款"),
         "provisions": PROVISIONS.replace("by: [LOAN01.amount_max]", "exempt: {zh: 无, en: none}")},
        [("limit", "LOAN01.amount_max", "二(一)", 10,
          "“每户贷款” holds no figure in 元, and no provision's figure names it"),
         ("limit", "LOAN01.amount_max", "二(一)", 10, "no figure of 2.1-a names it in by")],
    ),
    "a limit's phrase that is another figure's": (
        {"loan": LOANS.replace("phrase: 十万元以内", "phrase: 1.5亿元以上")},
        [("limit", "LOAN01.amount_max", "二(一)", 10, "the value is 100000 元, but “1.5亿元以上” is 150000000 元"),
         ("limit", "LOAN01.amount_max", "二(一)", 10,
          "“1.5亿元以上” stands apart from the words of 2.1-a that it belongs to")],
    ),
    "the day that a limit is in force from": (
        {"loan": LOANS.replace('unit: 元, since: 2019-03-01', 'unit: 元, since: 2019-01-01')},
        [("limit", "LOAN01.amount_max", "二(一)", 10,
          "in force since 2019-01-01; expected the policy's day, 2019-03-01")],
    ),
    "a limit from another document": (
        {"loan": LOANS.replace('value: "0.01"', 'value: "0.02"').replace("2019年3月1日公告", "2019年3月2日公告")},
        [("limit", "LOAN05.rate_min", "二(一)", 10,
          "the value is 2%, but “某银行2019年3月2日公告：百分之一” is 1%"),
         ("limit", "LOAN05.rate_min", "二(一)", 10,
          "the value is 2019-03-01, but “某银行2019年3月2日公告：百分之一” is 2019-03-02")],
    ),
    "a phrase that is another provision's": (
        {"provisions": PROVISIONS.replace("phrase: 鼓励合作社带动", "phrase: 发放贷款1.5亿元")},
        [("provision", "2.1-c", "二(一)", 10, "“发放贷款1.5亿元” is the same words as the phrase of 2.1-d"),
         ("provision", "2.1-d", "二(一)", 10, "“发放贷款1.5亿元以上” is the same words as the phrase of 2.1-c"),
         ("sentence", "鼓励合作社带动。", "二(一)", 10, "no provision stands in this sentence")],
    ),
    "a target's comparison": (
        {"targets": TARGETS.replace('op: ">=", value: "1"', 'op: "<=", value: "1"')},
        [("target", "T01", "一(一)", 7, "op is <=; “养蜂户培训全覆盖” means >=")],
    ),
    "the policy's title and day": (
        {"rulebook": HEAD.replace("两年行动", "三年行动").replace("2019-03-01", "2019-03-02"),
         "loan": LOANS.replace("2019-03-01", "2019-03-02").replace("2019年3月1日公告", "2019年3月2日公告"),
         "project": FILES["project"].replace("2019-03-01", "2019-03-02")},
        [("clause", "标题/称谓", "标题/称谓", 1, "“某省扶持养蜂三年行动指导意见” does not stand in 标题/称谓"),
         ("clause", "标题/称谓", "标题/称谓", 1, "“2019-03-02” does not stand in 标题/称谓"),
         ("limit", "LOAN04.until", "二(一)", 10, "the value is 2021-03-01, but “2年期” is 2021-03-02"),
         ("limit", "LOAN04.until", "二(一)", 10, "the value is 2021-03-01, but “2年期以内” is 2021-03-02")],
    ),
    "a provision's phrase": (
        {"provisions": PROVISIONS.replace("phrase: 半年总结", "phrase: 半年汇总")},
        [("provision", "2.2-b", "二(二)", 11, "“半年汇总” does not stand in 二(二)"),
         ("provision", "2.2-b", "二(二)", 11, "the figure “半年” does not stand in the sentence of the phrase"),
         ("figure", "半年", "二(二)", 11,
          "nothing accounts for this figure: no provision lists it, and no exemption names it")],
    ),
    "a clause": (
        {"provisions": PROVISIONS.replace("id: 2.2-b, clause: 二(二)", "id: 2.2-b, clause: 二(三)")},
        [("provision", "2.2-b", "二(三)", None, "the document has no clause 二(三)"),
         ("provision", "2.2-b", "二(三)", None, "the figure “半年” does not stand in the sentence of the phrase"),
         ("figure", "半年", "二(二)", 11,
          "nothing accounts for this figure: no provision lists it, and no exemption names it")],
    ),
    "an id that encodes": (
        {"provisions": PROVISIONS.replace("encoded_by: [PRJ01]", "encoded_by: [PRJ02]")},
        [("provision", "2.2-a", "二(二)", 11, "encoded_by names PRJ02, which does not exist; did you mean PRJ01?"),
         ("rule", "PRJ01", "二(二)", 11, "cites 2.2-a, whose encoded_by does not name it")],
    ),
    "a rule that cites another provision": (
        {"provisions": PROVISIONS.replace("encoded_by: [LOAN03, LOAN05]", "encoded_by: [LOAN03, LOAN05, LOAN02]")},
        [("provision", "2.1-b", "二(一)", 10, "encoded_by names LOAN02, which does not cite this provision")],
    ),
    "a name in by": (
        {"provisions": PROVISIONS.replace(" by: [T03]", " by: [T03, LOAN01]")},
        [("provision", "2.1-e", "二(一)", 10,
          "by of the figure “3-5个” names LOAN01, which is no limit, target or task")],
    ),
    "the last provision of a clause": (
        {"provisions": PROVISIONS.replace('"2.2": b', '"2.2": c')},
        [("provision", "2.2-c", "二(二)", 11, "is missing (2.2 goes on to c)")],
    ),
    "a provision beyond the last": (
        {"provisions": PROVISIONS.replace('"2.2": b', '"2.2": a')},
        [("provision", "2.2-b", "二(二)", 11, "last_letters says that 2.2 ends with a")],
    ),
    "an idle exemption": (
        {"provisions": PROVISIONS.replace("phrase: 一刀切", "phrase: 一")},
        [("exemption", "一", "一(一)", 7, "“一” does not stand in 一(一), or is not a figure with other words")],
    ),
    "a target's value": (
        {"targets": TARGETS.replace('value: "3"', 'value: "5"')},
        [("target", "T03", "二(一)", 10, "the value is 5 个, but “3-5个” is 3 个"),
         ("target", "T03", "二(一)", 10, "the value is 5 个, but “建设3-5个示范蜂场” is 3 个")],
    ),
    "a target's day": (
        {"targets": TARGETS.replace("due: 2020-12-31, op: \">=\", value: \"3\"",
                                    "due: 2019-12-31, op: \">=\", value: \"3\"")},
        [("target", "T03", "二(一)", 10, "due 2019-12-31; expected 2020-12-31")],
    ),
    "a target's years": (
        {"targets": TARGETS.replace("years: [2019]", "years: [2019, 2020]")},
        [("target", "T02", "二(一)", 10, "years 2019, 2020; expected 2019")],
    ),
    "a target's task": (
        {"tasks": TASKS.replace("targets: [T03]", "targets: []")},
        [("target", "T03", "二(一)", 10, "belongs to task 1 and should stand at one deadline of it; listed by: —")],
    ),
    "a deadline": (
        {"tasks": TASKS.replace("deadline: 2019-12-31", "deadline: 2019-11-30")},
        [("figure", "2019年12月底", "附件 1", 21,
            "nothing accounts for this figure: no provision lists it, and no exemption names it"),
           ("task", "1", "附件 1", 21, "the deadline 2019-11-30 is not “2019年12月底”")],
    ),
    "a department": (
        {"tasks": TASKS.replace("[省农业厅, 省金融办]", "[省农业厅]")},
        [("task", "1", "附件 1", 19,
          "the departments: “省农业厅、省金融办” in the annex, “省农业厅” elsewhere")],
    ),
    "a task": (
        {"tasks": TASKS.replace('no: "2"', 'no: "3"').replace("targets: [T01]", "targets: []"),
         "targets": TARGETS.replace('task: "2"', 'task: "3"')},
        None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", list(CHANGES))
def test_a_change_of_the_rule_book_is_named_with_its_places(tmp_path: Path, change: str) -> None:
    files, expected = CHANGES[change]
    assert files != {name: FILES[name] for name in files}
    result = traced(tmp_path, **files)
    if expected is None:
        assert {(miss.subject.about, miss.subject.name) for miss in result.misses} >= {
            (About.TASK, "2"),
            (About.TASK, "3"),
        }
    else:
        assert misses(result) == expected
    assert all(miss.source is None or miss.source.path.is_file() for miss in result.misses)


TEXT_CHANGES: dict[str, tuple[tuple[str, str], set[tuple[str, str, str, int | None]]]] = {
    "a figure more": (
        ("鼓励合作社带动。", "鼓励合作社带动，每社补助五千元。"),
        {("figure", "每", "二(一)", 10), ("figure", "五千元", "二(一)", 10)},
    ),
    "a sentence more": (
        ("半年总结。", "半年总结。蜂农应当建档。"),
        {("sentence", "蜂农应当建档。", "二(二)", 11)},
    ),
    "a figure that is changed": (
        ("十万元以内", "八万元以内"),
        {("figure", "八万元", "二(一)", 10), ("limit", "LOAN01.amount_max", "二(一)", 10)},
    ),
    "a clause more": (
        ("    附件：", "    （三）表彰先进。表彰养蜂能手。\n    附件："),
        {("clause", "二(三)", "二(三)", 12), ("sentence", "表彰养蜂能手。", "二(三)", 12)},
    ),
    "another word in the annex": (
        ("蜂场台账每季度一更新，半年汇报。", "蜂场名册每季度一更新，半年汇报。"),
        {("task", "2", "附件 2", 24)},
    ),
    "a figure in a deadline": (
        ("发放贷款1.5亿元以上；", "发放贷款1.6亿元以上；"),
        {("figure", "1.6亿元", "附件 1", 21)},
    ),
    "a department in the body": (
        ("（责任部门：省农业厅、省金融办，", "（责任部门：省农业厅，"),
        {("task", "1", "附件 1", 19)},
    ),
    "no annex": (
        (TEXT[TEXT.index("    附件：") :], ""),
        {("task", "1", "附件", None), ("task", "2", "附件", None)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", list(TEXT_CHANGES))
def test_a_change_of_the_policy_is_named_with_its_line(tmp_path: Path, change: str) -> None:
    (old, new), expected = TEXT_CHANGES[change]
    assert old in TEXT
    found = {entry[:4] for entry in misses(traced(tmp_path, TEXT.replace(old, new)))}
    assert found >= expected


def test_a_rule_book_without_provisions_is_unusable(tmp_path: Path) -> None:
    folder = write_bees(tmp_path / "rules")
    (folder / "provisions.yaml").unlink()
    with pytest.raises(RuleBookError, match=r"no provisions\.yaml"):
        trace(write_policy(tmp_path), folder)


def test_a_provision_without_disposition_does_not_load(tmp_path: Path) -> None:
    with pytest.raises(RuleBookFaultsError, match="one of encoded_by and not_encoded"):
        traced(tmp_path, provisions=PROVISIONS.replace(", encoded_by: [PRJ01]", ""))


def test_the_real_policy_is_encoded_whole(hebei: tuple[Document, Material]) -> None:
    result = held(*hebei)
    assert [(miss.subject, miss.clause, miss.line, miss.text.en) for miss in result.misses] == []
    counts = result.counts
    assert (counts.provisions, counts.targets, counts.tasks, counts.clauses) == (298, 31, 26, 30)
    assert counts.encoded >= 183
    assert counts.figures == len(result.figures) > 270


EXTENDING = """\
format: fupin-rulebook/1
id: county
version: "1.0"
title: {zh: 某县, en: A county}
extends: rules
overrides:
  LOAN01:
    limits:
      amount_max: {value: "200000", since: 2020-01-01, phrase: 二十万元以内, source: 某县文件}
    cases: [{given: {amount_yuan: "1"}, expect: pass}]
"""


def test_a_rule_book_that_extends_another_is_held_against_the_same_policy(tmp_path: Path) -> None:
    write_bees(tmp_path / "rules")
    county = tmp_path / "county"
    county.mkdir()
    (county / "rulebook.yaml").write_text(EXTENDING, encoding="utf-8")
    result = trace(write_policy(tmp_path), county)
    assert misses(result) == []
    assert [(entry.subject.name, entry.text.en) for entry in result.listed if entry.kind is Kind.SOURCE] == [
        ("LOAN01.amount_max", "the figure stands in: 某县文件"),
        ("LOAN05.rate_min", "the figure stands in: 某银行2019年3月1日公告：百分之一"),
    ]
