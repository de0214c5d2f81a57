"""Masking: personal numbers however they are written, and no ordinary ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.personal import mask_name, mask_numbers, without_numbers
from fupin.model.problems import Problem, ProblemCode
from fupin.model.text import Text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("130123198001011234", "130*************34"),
        ("13012319800101123X", "130*************3X"),
        ("13012319800101123x", "130*************3x"),
        ("130123 19800101 1234", "130***************34"),
        ("130123-19800101-1234", "130***************34"),
        ("130123  19800101  1234", "130*****************34"),
        ("１３０１２３１９８００１０１１２３Ｘ", "１３０*************３Ｘ"),
        ("1\u200b30123198001011234", "1\u200b3**************34"),
        ("130123\u300019800101\u00a01234", "130***************34"),
        ("身份证130123198001011234号", "身份证130*************34号"),
        ("ID130123198001011234", "ID130*************34"),
        ("13012319800101123401", "130*************3401"),
        ("130123800101123", "130**********23"),
        ("6222021234567890", "622***********90"),
        ("6222021234567890123", "622**************23"),
        ("6222 0212 3456 7890 123", "622******************23"),
        ("13812345678", "138******78"),
        ("138 1234 5678", "138********78"),
        ("138-1234-5678", "138********78"),
        ("１３８１２３４５６７８", "１３８******７８"),
        ("+86 13812345678", "+86**********78"),
        ("8613812345678", "861********78"),
        ("0311-86012345", "031********45"),
        ("(0311)86012345", "(03*********45"),
        ("0311-8601 2345", "031*********45"),
        ("+86-311-86012345", "+86***********45"),
        ("86 0311 86012345", "86 ***********45"),
        ("013812345678", "013*******78"),
        ("0086 138 1234 5678", "008*************78"),
        ("138.1234.5678", "138********78"),
        ("联系电话：86012345", "联系电话：860***45"),
        ("手机号码 138 1234 5678", "手机号码 138********78"),
        ("Tel13812345678", "Tel138******78"),
        ("TEL: 0311 8601234", "TEL: 031*******34"),
        ("130123.19800101.1234", "130***************34"),
        ("130123/19800101/123X", "130***************3X"),
        ("130123_19800101_1234", "130***************34"),
        ("1.30123198001011E+17", "1.3***************17"),
        ("1.30123198001011E17", "1.3**************17"),
        ("6.222021234568E+18", "6.2*************18"),
        ("130123198001011234元", "130*************34元"),
        ("13812345678元", "138******78元"),
        ("9558800200123456789", "955**************89"),
        ("4367 4202 1234 5678 901", "436******************01"),
        ("4100 1234 5678 9012", "410**************12"),
        ("5200-1234-5678-9012", "520**************12"),
        ("٠", "٠"),
        ("١٣٨١٢٣٤٥٦٧٨", "١٣٨******٧٨"),
        ("📱13812345678", "📱138******78"),
        ("张三13812345678，李四13912345678", "张三138******78，李四139******78"),
    ],
)
def test_personal_numbers_are_masked(text: str, masked: str) -> None:
    assert mask_numbers(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "91130123MA0ABCDE1X",
        "911301231980010112",
        "L012345678901234567",
        "000123456789012345",
        "130123000000000017",
        "130123198013011234",
        "130123198001321234",
        "130123178001011234",
        "993123198001011234",
        "130123198001",
        "0017-20180828",
        "2018-08-28 2018-08-29",
        "5200000.0000",
        "1381234.5678",
        "1.5E+17",
        "1.234567E+05",
        "4100123456789012",
        "2018-08-28 12:30:00",
        "2018.08.28-2021.08.27",
        "电话1234",
        "0311",
        "0130123198",
        "12345678901",
        "1381234567",
        "L13812345678",
        "0017",
        "",
        "甲乙丙丁戊己庚辛壬癸子丑",
    ],
)
def test_ordinary_texts_and_ids_are_not(text: str) -> None:
    assert mask_numbers(text) == text


@given(
    st.sampled_from(["11", "13", "32", "44", "51", "65", "82"]),
    st.integers(0, 9999),
    st.dates(),
    st.integers(0, 9999),
    st.sampled_from(["", " ", "-", "\u3000", "\u200b"]),
)
def test_any_identity_number_is_masked_whatever_its_check_digit(
    province: str, rest: int, born: object, tail: int, gap: str
) -> None:
    day = str(born).replace("-", "")
    if not "1800" <= day[:4] <= "2099":
        day = f"1980{day[4:]}"
    text = mask_numbers(f"{province}{rest:04d}{gap}{day}{gap}{tail:04d}")
    assert day not in text
    assert "*" * 13 in text


@given(st.text("0123456789 -Xx年", max_size=30))
def test_masking_keeps_every_other_sign_and_the_length(text: str) -> None:
    masked = mask_numbers(text)
    assert len(masked) == len(text)
    assert all(new in (old, "*") for old, new in zip(text, masked, strict=True))
    assert mask_numbers(masked) == masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("欧阳娜娜", "欧***"),
        (" 张三 ", "张*"),
        ("李", "李*"),
        ("张三、李四", "张****"),
        ("", ""),
        ("  ", "  "),
    ],
)
def test_a_name_keeps_its_first_sign(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_all_texts_of_a_result_are_masked_and_nothing_else() -> None:
    number, hidden = "13012319800101123X", "130*************3X"
    problem = Problem(
        ProblemCode.UNREADABLE,
        f"{number}.csv",
        None,
        "2:1",
        2,
        "amount_yuan",
        number,
        number,
        {"a": number},
        (number,),
    )
    masked = without_numbers(problem)
    assert masked == Problem(
        ProblemCode.UNREADABLE,
        f"{hidden}.csv",
        None,
        "2:1",
        2,
        "amount_yuan",
        hidden,
        hidden,
        {"a": hidden},
        (hidden,),
    )
    assert masked.code is ProblemCode.UNREADABLE
    text = without_numbers((Text(number, "x"), 13012319800101123, None))
    assert text == (Text(hidden, "x"), 13012319800101123, None)
    assert isinstance(text[0], Text)


def test_what_holds_no_number_is_given_back_as_it_is() -> None:
    problem = Problem(ProblemCode.UNREADABLE, "a.csv", readings=("三年",))
    assert without_numbers(problem) == problem
