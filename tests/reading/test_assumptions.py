"""`--assume`: what it takes, what contradicts itself or the mapping file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fupin.model.errors import UsageError
from fupin.model.text import Text
from fupin.model.units import UNITS, YEAR
from fupin.reading.assumptions import assumed_units, with_assumed
from fupin.reading.pins import Pins

AMOUNT = ("loan", "amount_yuan")
WAN, YUAN = UNITS["万元"], UNITS["元"]


def said(call: Callable[[], object]) -> Text:
    with pytest.raises(UsageError) as caught:
        call()
    return caught.value.text


@pytest.mark.parametrize(
    "setting",
    ["loan.amount_yuan=万元", " loan.amount_yuan = 万元 ", "扶贫小额信贷.贷款金额=万元", "loan．贷款金额＝万元"],
)
def test_an_assumption(setting: str) -> None:
    assert assumed_units([setting]) == {AMOUNT: WAN}


def test_several_and_none() -> None:
    assert assumed_units([]) == {}
    several = assumed_units(["loan.amount_yuan=万元", "loan.term_months=年", "loan.贷款金额=万元人民币"])
    assert several == {AMOUNT: WAN, ("loan", "term_months"): YEAR}


FORM = Text(
    "应为 记录.字段=单位，如 --assume loan.amount_yuan=万元",
    "expected RECORD.FIELD=UNIT, as in --assume loan.amount_yuan=万元",
)
NAME = Text("应为 记录.字段，如 loan.amount_yuan", "expected RECORD.FIELD, such as loan.amount_yuan")


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("", FORM),
        ("loan.amount_yuan", FORM),
        ("loan.amount_yuan=", FORM),
        ("amount_yuan=万元", NAME),
        (".amount_yuan=万元", NAME),
        ("loan.=万元", NAME),
        ("=万元", NAME),
        (
            "lone.amount_yuan=万元",
            Text("没有记录种类 lone；是不是 loan？", "there is no record kind lone; did you mean loan?"),
        ),
        (
            "loan.amount_yaun=万元",
            Text(
                "扶贫小额信贷没有字段 amount_yaun；是不是 amount_yuan？",
                "loan has no field amount_yaun; did you mean amount_yuan?",
            ),
        ),
        ("loan.bank=万元", Text("贷款金融机构（bank）不用单位", "bank (贷款金融机构) takes no unit")),
        (
            "loan.annual_rate=万元",
            Text(
                "单位 万元 不能用于贷款利率（annual_rate）；应为其中之一：比例、%、‰",
                "the unit 万元 can't belong to annual_rate (贷款利率); expected one of 比例, %, ‰",
            ),
        ),
    ],
)
def test_what_is_no_assumption(setting: str, expected: Text) -> None:
    text = said(lambda: assumed_units([setting]))
    assert text == Text(f"--assume {setting}：{expected.zh}", f"--assume {setting}: {expected.en}")


def test_two_that_contradict_each_other() -> None:
    assert said(lambda: assumed_units(["loan.amount_yuan=万元", "loan.贷款金额=元"])) == Text(
        "--assume loan.amount_yuan 有两个单位：万元 和 元；只留一个",
        "--assume loan.amount_yuan names two units, 万元 and 元; keep one of them",
    )


def test_options_stand_beside_the_mapping_file() -> None:
    pins = Pins(assumed={AMOUNT: WAN}, path="对照.yaml")
    both = with_assumed(pins, {AMOUNT: WAN, ("loan", "balance_yuan"): YUAN})
    assert both == Pins(assumed={AMOUNT: WAN, ("loan", "balance_yuan"): YUAN}, path="对照.yaml")


def test_an_option_that_contradicts_the_mapping_file() -> None:
    pins = Pins(assumed={AMOUNT: WAN}, path="对照.yaml")
    assert said(lambda: with_assumed(pins, {AMOUNT: YUAN})) == Text(
        "--assume loan.amount_yuan=元 与对照文件 对照.yaml 里的 万元 矛盾；只留一处",
        "--assume loan.amount_yuan=元 contradicts the mapping file 对照.yaml, which says 万元; keep one of them",
    )
