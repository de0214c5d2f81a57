"""What is kept of records to compare them: nothing of anybody in it, and the same however it was sent or stored."""

from __future__ import annotations

import pickle

import pytest
from pydantic import TypeAdapter

from fupin.province.digests import digests_of, unpacked
from fupin.province.marking import marks_of
from fupin.province.numbers import Strength, strength_of
from fupin.result import NamedCounty, SheetMarks
from province.making import LOAN, loans, submission, table
from support.province import credit_code, identity
from support.sheets import read_csv

_MARKS, _NAMED = TypeAdapter(tuple[SheetMarks, ...]), TypeAdapter(tuple[NamedCounty, ...])
ROW = ("0001", identity(7), "欧阳丰收", "43500", "36", "2018-05-07")


def test_no_name_or_number_can_be_read_from_them() -> None:
    made = loans("东山县", ROW, path="d/130123198001011234.xlsx")
    stored = _MARKS.dump_json(made.marks).decode()
    assert identity(7) not in stored
    assert "欧阳" not in stored
    assert "130123198001011234" not in stored
    (marks,) = made.marks
    assert marks.household is not None
    assert marks.household.shown == (identity(7)[:3] + "*" * 13 + identity(7)[-2:],)
    assert marks.key.shown == ("0001",)


def test_they_are_the_same_after_a_process_or_a_file() -> None:
    made = submission("东山县", table("d.xlsx", [LOAN, ("0001", "H1", "甲", "东山县", "5")], sheet="表"))
    assert made.marks[0].rows == (2,)
    assert _MARKS.validate_json(_MARKS.dump_json(made.marks)) == made.marks
    assert _NAMED.validate_json(_NAMED.dump_json(made.named)) == made.named
    assert pickle.loads(pickle.dumps(made)) == made
    assert made.named[0].county == "东山县"


def marks(text: str) -> SheetMarks:
    (found,) = marks_of([read_csv(text)], [None], show_personal=False)
    return found


def test_how_a_record_is_written_makes_no_difference() -> None:
    plain = marks("贷款编号,户编号,贷款人姓名,县名,贷款金额（元）,放款日期\nh-1,a1,张三丰,东山县,43500,2018-05-07\n")
    other = marks(
        "放款日期,县名,贷款金额（万元）,贷款人姓名,户编号,贷款编号,贷款期限（月）\n"
        "2018年5月7日,西山县,4.35,张 三丰,Ａ1,H - 1,\n"
    )
    assert (other.key.digests, other.contents, other.names) == (plain.key.digests, plain.contents, plain.names)
    assert other.household is not None
    assert plain.household is not None
    assert other.household.digests == plain.household.digests
    assert (plain.workbook, plain.key.place, other.key.place) == (False, "1", "6")


def test_a_key_that_is_missing_or_unreadable_is_compared_with_none() -> None:
    found = marks("贷款编号,贷款金额（元）\n,5\n1.23E+17,5\n0001,5\n")
    assert unpacked([found.key.digests]).is_null().to_pylist() == [True, True, False]
    assert unpacked([digests_of(["a", None, "a"])]).dictionary_encode().indices.to_pylist() == [0, None, 0]


def test_masked_names_are_compared_with_none() -> None:
    found = marks("贷款编号,贷款人姓名\n1,张*\n2,李某\n3,王\n4,\n5,赵六\n")
    assert unpacked([found.names]).is_null().to_pylist() == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("row", "enough"),
    [
        ("1,张三丰,50000,36,,2018-05-07", True),
        ("1,张三丰,50000,36,,", False),
        ("1,,50000,36,4.35,2018-05-07", False),
        ("1,,50000,36,4.35,", False),
        ("1,张三丰,43560,36,4.35,", True),
        ("1,张*,43560,36,4.35,2018-05-07", False),
    ],
)
def test_what_many_records_share_tells_nothing(row: str, enough: bool) -> None:
    found = marks(f"贷款编号,贷款人姓名,贷款金额（元）,贷款期限（月）,贷款利率（%）,放款日期\n{row}\n")
    assert (ord(found.telling) - ord("A") >= 18) is enough


@pytest.mark.parametrize(
    ("parts", "field", "strength"),
    [
        (["0001"], "loan_id", Strength.SHORT),
        (["20180000017"], "loan_id", Strength.SHORT),
        (["FP1306240017"], "loan_id", Strength.LONG),
        (["130624001"], "loan_id", Strength.SHORT),
        ([identity(3)], "household_id", Strength.IDENTITY),
        (["001", identity(3)], "asset_id", Strength.IDENTITY),
        (["139001000000000001"], "household_id", Strength.LONG),
        ([credit_code(5)], "credit_code", Strength.CREDIT_CODE),
        ([credit_code(5)], "unit_id", Strength.SHORT),
        (["91139002MA00000021"], "credit_code", Strength.CREDIT_CODE),
        (["0" * 18], "credit_code", Strength.SHORT),
        (["91139002MA0000002"], "credit_code", Strength.SHORT),
    ],
)
def test_what_a_number_is_worth(parts: list[str], field: str, strength: Strength) -> None:
    assert strength_of(parts, field) is strength
