"""Where names of persons stand when no field says so."""

from __future__ import annotations

import pytest

from fupin.model.person_words import KnownNames, is_label, is_person_header, is_total_word, mask_labelled


@pytest.mark.parametrize(
    "header",
    [
        "姓名",
        "户主",
        "户主姓名",
        "劳动力姓名",
        "联系人",
        "项目负责人",
        "负责人（签字）",
        "法定代表人",
        "企业 / 联系人",
        "姓名/性别",
        "帮扶 责任人",
        "*填表人：",
        "name",
        "Contact_Person",
    ],
)
def test_headers_above_names(header: str) -> None:
    assert is_person_header(header)


@pytest.mark.parametrize(
    "header",
    [
        "负责人 / 电话",
        "联系人电话",
        "户主身份证号",
        "项目名称",
        "贷款人数",
        "受益人数（人）",
        "村名",
        "企业名称",
        "责任单位",
        "project_name",
        "village_name",
        "备注",
        "",
    ],
)
def test_headers_above_other_things(header: str) -> None:
    assert not is_person_header(header)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("填表人：张三丰", "填表人：张**"),
        ("审 核 人: 欧阳娜娜    填表日期：2018年12月20日", "审 核 人: 欧***    填表日期：2018年12月20日"),
        ("填表人：张三 审核人：李四", "填表人：张* 审核人：李*"),
        ("负责人（签字）：张 三", "负责人（签字）：张**"),
        ("联系人：张三丰、李四", "联系人：张**、李*"),
        ("填表人：John Smith, 2018", "填表人：J*********, 2018"),
        ("填报单位：示例县扶贫办", "填报单位：示例县扶贫办"),
        ("注：贷款利率为执行年利率。", "注：贷款利率为执行年利率。"),
        ("审核：", "审核："),
    ],
)
def test_what_follows_a_label_is_masked(text: str, masked: str) -> None:
    assert mask_labelled(text) == masked


def test_cells_that_hold_only_a_label() -> None:
    assert all(map(is_label, ["填表人：", "审核人", " 负 责 人 ", "负责人（签字）："]))
    assert not any(map(is_label, ["填表人：张三", "日期：", "", "审核意见"]))


def test_words_of_totals() -> None:
    assert all(map(is_total_word, ["合计", " 小 计：", "全县合计"]))
    assert not any(map(is_total_word, ["合计人", "张三"]))


def test_known_names_are_masked_wherever_they_stand() -> None:
    known = KnownNames(["张三丰", " 李四", "司马相如", "县扶贫办", "无", "0"])
    assert known.masked("由张三丰代领") == "由张**代领"
    assert known.masked("李四、司马相如") == "李*、司***"
    assert known.masked("李四沟村") == "李四沟村"
    assert known.masked("县扶贫办") == "县扶贫办"
    assert known.masked("无 0") == "无 0"
