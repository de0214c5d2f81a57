"""Texts, ids, flags and enums; empty cells and error codes of every type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.cell import EMPTY, Reading
from fupin.model.fields import FieldSpec
from fupin.model.problems import ProblemCode
from fupin.model.records import RECORDS
from fupin.model.values import is_empty, is_error, read_value
from support.sheets import field

ID, TEXT, FLAG, ENUM = field("loan_id"), field("bank"), field("registered_poor"), field("collateral")
ONE_OF_EACH = [
    ID,
    TEXT,
    FLAG,
    ENUM,
    field("amount_yuan"),
    field("annual_rate"),
    field("due_on"),
    field("term_months"),
]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t", "-", "—", "——", "–", "－", "/", "／", " - ", "\u3000", "\u200b", "−", "― "]
)
def test_an_empty_cell_is_empty_in_every_type(text: str) -> None:
    assert is_empty(text)
    for spec in ONE_OF_EACH:
        assert read_value(text, spec, None) == EMPTY


def test_wu_is_empty_in_text_and_a_value_to_be_read_elsewhere() -> None:
    assert not is_empty("无")
    assert read_value(" 无 ", TEXT, None) == EMPTY
    assert read_value("无", ID, None) == Reading("无", filled=True)
    assert read_value("无", FLAG, None) == Reading(False, filled=True)
    assert read_value("无", field("level", "enterprise"), None) == Reading("无", filled=True)
    assert read_value("无", ENUM, None).problem is ProblemCode.NOT_LISTED
    for name in ("amount_yuan", "due_on"):
        assert read_value("无", field(name), None) == Reading(None, filled=True, problem=ProblemCode.UNREADABLE)


@pytest.mark.parametrize(
    "text", ["#REF!", "#N/A", " #DIV/0! ", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "###", "########"]
)
def test_an_error_is_an_error_in_every_type(text: str) -> None:
    assert is_error(text)
    for spec in ONE_OF_EACH:
        assert read_value(text, spec, None) == Reading(None, filled=True, problem=ProblemCode.ERROR_CELL)


@pytest.mark.parametrize("text", ["#1", "##", "3#楼", "#REF", "REF!", "", "# # # 1"])
def test_a_number_sign_alone_is_no_error(text: str) -> None:
    assert not is_error(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" 农行 ", "农行"),
        ("农（行）", "农（行）"),
        ("第\n一", "第\n一"),
        ("--", "--"),
        ("５", "５"),
        ("\u200b示例县\ufeff ", "示例县"),
        ("a\u200bb\x00", "a\u200bb"),
    ],
)
def test_a_text_keeps_all_but_the_white_space_around_it(text: str, value: str) -> None:
    assert read_value(text, TEXT, None) == Reading(value, filled=True)


@pytest.mark.parametrize("spec", ONE_OF_EACH, ids=lambda spec: spec.name)
def test_a_cell_that_is_too_long_is_a_problem_in_every_type(spec: FieldSpec) -> None:
    for text in ("9" * 32_768, "户" * 32_768, " " * 40_000):
        reading = read_value(text, spec, None)
        assert (reading.value, reading.problem, reading.filled) == (None, ProblemCode.TOO_LONG, True)
        assert reading.detail == f"{len(text):,}"
    assert read_value("9" * 32_767, spec, None).problem is not ProblemCode.TOO_LONG


def test_an_enum_is_compared_without_width_and_space_and_gives_the_listed_value() -> None:
    spec = field("employer_type", "hiring")
    for text in ("扶贫工厂（车间）", "扶贫工厂(车间)", " 扶贫 工厂（车间） ", "扶贫工厂（车间）\u200b"):
        assert read_value(text, spec, None) == Reading("扶贫工厂（车间）", filled=True)
    assert read_value("379", field("model", "enterprise"), None) == Reading("379", filled=True)


def test_a_value_that_is_not_listed_is_a_problem_that_names_the_list() -> None:
    reading = read_value("口头", ENUM, None)
    assert (reading.value, reading.problem, reading.filled) == (None, ProblemCode.NOT_LISTED, True)
    assert reading.detail == "信用、抵押、质押、保证、政银保、政银担"


def test_every_listed_value_of_every_enum_reads_as_itself() -> None:
    for model in RECORDS.values():
        for spec in model.fields().values():
            for value in spec.values:
                assert read_value(value, spec, None) == Reading(value, filled=True)


@given(st.text(max_size=10))
def test_no_text_of_any_type_raises_or_is_lost(text: str) -> None:
    for spec in ONE_OF_EACH:
        reading = read_value(text, spec, None)
        assert reading.filled == (reading.value is not None or reading.problem is not None)
        assert reading.value is None or reading.problem is None
        if is_empty(text):
            assert not reading.filled
