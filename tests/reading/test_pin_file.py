"""Mapping files: what they pin, and every fault at its line."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fupin.model.errors import UsageError
from fupin.model.units import UNITS, YEAR
from fupin.reading.pin_file import MappingFaultsError, pins_of, read_pins
from fupin.reading.pins import ColumnPin, Pins, SheetPin
from support.distorting import distorted
from support.faults import english, faults_of

GOOD = """\
# what the county's office told us
sheets:
  - file: 某县*.xlsx
    sheet: Sheet1
    record: loan
    header_rows: [3, 4]
    columns:
      I: {field: amount_yuan, unit: 万元}
      贷款 利率: annual_rate
      J: {unit: 年}
      Ｋ: ""
      L: {field: ""}
      '12': {field: 还款人}
  - sheet: 填表说明
    skip: true
  - file: "*.csv"
    record: 贫困户
    header_rows: 2
    encoding: GBK
assume:
  loan.amount_yuan: 万元
  扶贫小额信贷.贷款余额: 元
"""


def read(folder: Path, text: str) -> Pins:
    path = folder / "对照.yaml"
    path.write_text(text, encoding="utf-8")
    return read_pins(path)


def entry(folder: Path, lines: str) -> SheetPin:
    """The pin of an entry for loans, of which one more line is given."""
    (pin,) = read(folder, f"sheets:\n  - record: loan\n    {lines}\n").sheets
    return pin


def wrong(folder: Path, text: str) -> list[str]:
    """What is wrong with a file, in English, each behind its line."""
    found = english(lambda: read(folder, text), MappingFaultsError)
    return [each.removeprefix("对照.yaml:") for each in found]


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_good_file(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == Pins(
        sheets=(
            SheetPin(
                file="某县*.xlsx",
                sheet="Sheet1",
                record="loan",
                header_rows=(3, 4),
                columns={
                    "I": ColumnPin("amount_yuan", UNITS["万元"], 8),
                    "贷款 利率": ColumnPin("annual_rate", None, 9),
                    "J": ColumnPin(None, YEAR, 10),
                    "K": ColumnPin("", None, 11),
                    "L": ColumnPin("", None, 12),
                    "12": ColumnPin("repaid_by", None, 13),
                },
                line=3,
            ),
            SheetPin(sheet="填表说明", skip=True, line=14),
            SheetPin(file="*.csv", record="household", header_rows=(2,), encoding="gb18030", line=16),
        ),
        assumed={("loan", "amount_yuan"): UNITS["万元"], ("loan", "balance_yuan"): UNITS["元"]},
        path=str(tmp_path / "对照.yaml"),
        sha256=sha256_of(GOOD),
    )


@pytest.mark.parametrize("text", ["{}\n", "sheets: []\n", "assume: {}\n"])
def test_a_file_that_pins_nothing(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == Pins(path=str(tmp_path / "对照.yaml"), sha256=sha256_of(text))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("3", (3,)),
        ("[3]", (3,)),
        ("3-4", (3, 4)),
        ("３－５", (3, 4, 5)),
        ("[9, 10, 11]", (9, 10, 11)),
        ("3–4", (3, 4)),
    ],
)
def test_header_rows(tmp_path: Path, text: str, rows: tuple[int, ...]) -> None:
    assert entry(tmp_path, f"header_rows: {text}").header_rows == rows


@pytest.mark.parametrize(
    "text",
    [
        *("0", "''", "4-3", "3-6", "3-", "1-9999999", "三", "-1", "3.0", "1e1", "3-4-5"),
        *("[]", "[3, 5]", "[4, 3]", "[1, 2, 3, 4]", "[[3]]", "[3-4]", "{a: b}"),
    ],
)
def test_what_are_no_header_rows(tmp_path: Path, text: str) -> None:
    (fault,) = wrong(tmp_path, f"sheets:\n  - record: loan\n    header_rows: {text}\n")
    assert fault.startswith("3: header_rows: found ")
    assert fault.endswith("; expected 1 to 3 rows, one below the other, such as 3, [3, 4] or 3-4")


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("UTF-8", "utf-8"),
        ("utf8", "utf-8"),
        ("utf_16_le", "utf-16-le"),
        ("Unicode", "utf-16"),
        ("GB18030", "gb18030"),
        ("gb2312", "gb18030"),
        ("ANSI", "gb18030"),
    ],
)
def test_encodings(tmp_path: Path, name: str, encoding: str) -> None:
    assert entry(tmp_path, f"encoding: {name}").encoding == encoding


@pytest.mark.parametrize(
    ("text", "skip"), [("true", True), ("是", True), ("yes", True), ("no", False), ("false", False)]
)
def test_skipping(tmp_path: Path, text: str, skip: bool) -> None:
    (pin,) = read(tmp_path, f"sheets: [{{sheet: 甲, skip: {text}}}]\n").sheets
    assert pin.skip == skip


def test_a_unit_is_that_of_the_field_that_the_header_means(tmp_path: Path) -> None:
    assert entry(tmp_path, "columns: {贷款期限: {unit: 年}}").columns == {"贷款期限": ColumnPin(None, YEAR, 3)}


ENTRY_FAULTS = {
    "record: lone": "record: there is no record kind lone; did you mean loan?",
    "record: ''": "record: found ''; expected text that isn't empty",
    "file: 报送/甲.xlsx": "file: found '报送/甲.xlsx'; expected the name of a file, without folders",
    "sheet: [甲]": "sheet: found ['甲']; expected text",
    "skip: maybe": "skip: found 'maybe'; expected true or false",
    "skip: [yes]": "skip: found ['yes']; expected true or false",
    "encoding: gbk18030": "encoding: found 'gbk18030'; expected one of utf-8, utf-16, utf-16-le, utf-16-be, gb18030;"
    " did you mean gb18030?",
    "encoding: [gbk]": "encoding: found ['gbk']; expected one of utf-8, utf-16, utf-16-le, utf-16-be, gb18030",
    "colums: {I: bank}": "colums: there is no such key; did you mean columns?",
    "columns: [bank]": "columns: found ['bank']; expected keys with values",
    "columns: {I: {feild: bank, unit: 元}}": "columns.I.feild: there is no such key; did you mean field?",
    "columns: {I: {feild: bank}}": "columns.I.feild: there is no such key; did you mean field?",
    "columns: {I: [bank]}": "columns.I: found ['bank']; expected the name of a field, or the keys field and unit",
    "columns: {I: {}}": "columns.I: expected field or unit",
    "columns: {'': bank}": "columns.: expected letters of a column, or a header",
    "columns: {I: {unit: ''}}": "columns.I.unit: found ''; expected text that isn't empty",
    "columns: {I: {unit: 万块}}": "columns.I.unit: there is no unit 万块",
    "columns: {贷款金额: {unit: 亩}}": "columns.贷款金额.unit: the unit 亩 can't belong to amount_yuan (贷款金额);"
    " expected one of 元, 百元, 千元, 万元, 百万元, 亿元",
    "columns: {I: amount_yaun}": "columns.I: loan has no field amount_yaun; did you mean amount_yuan?",
    "columns: {I: {field: bank, unit: 元}}": "columns.I.unit: bank (贷款金融机构) takes no unit",
    "columns: {I: {field: '', unit: 元}}": "columns.I.unit: a column that is not used has no unit",
    "columns: {I: bank, J: 贷款金融机构}": "columns.J: this field is pinned on line 3 (I) already;"
    " keep one of the two",
    "columns: {I: bank, I: due_on}": "the key I stands twice",
    "columns: {I: bank, Ｉ: due_on}": "columns.Ｉ: this column is pinned on line 3 (I) already; keep one of the two",
    "columns: {放款日: issued_on, '放款 日': due_on}": "columns.放款 日: this column is pinned on line 3"
    " (放款日) already; keep one of the two",
}


@pytest.mark.parametrize(("line", "fault"), ENTRY_FAULTS.items(), ids=ENTRY_FAULTS)
def test_a_faulty_entry(tmp_path: Path, line: str, fault: str) -> None:
    record = "" if line.startswith("record") else "    record: loan\n"
    assert wrong(tmp_path, f"sheets:\n  -\n    {line}\n{record}") == [f"3: {fault}"]


def test_a_field_needs_a_record(tmp_path: Path) -> None:
    assert wrong(tmp_path, "sheets:\n  - columns:\n      I: amount_yuan\n") == [
        "3: columns.I: a field of which record kind is amount_yuan? write record in this entry"
    ]
    assert wrong(tmp_path, "sheets:\n  - record: lone\n    columns: {I: amount_yuan}\n") == [
        "2: record: there is no record kind lone; did you mean loan?"
    ]


def test_what_is_skipped_has_nothing_else_to_say(tmp_path: Path) -> None:
    text = "sheets:\n  - sheet: 甲\n    skip: true\n    record: loan\n    columns: {A: bank}\n    header_rows: 3\n"
    said = "can't be said of a sheet that is skipped (skip: true); remove one of the two"
    assert wrong(tmp_path, text) == [f"4: record: {said}", f"5: columns: {said}", f"6: header_rows: {said}"]


def test_a_text_file_has_no_sheets(tmp_path: Path) -> None:
    assert wrong(tmp_path, "sheets:\n  - sheet: 甲\n    encoding: gbk\n") == [
        "3: encoding: a text file has no sheets; with encoding, name the file and no sheet"
    ]


@pytest.mark.parametrize("first", ["{sheet: 甲}", "{}", "{file: a.xlsx, sheet: 甲}", "{file: a.xlsx}"])
def test_an_entry_that_would_never_hold(tmp_path: Path, first: str) -> None:
    assert wrong(tmp_path, f"sheets:\n  - {first}\n  - {{file: a.xlsx, sheet: 甲}}\n") == [
        "3: sheets: the entry on line 2 holds for these sheets already, so this one never would;"
        " join them, or write the narrower one first"
    ]


def test_the_narrower_entry_first(tmp_path: Path) -> None:
    text = "sheets:\n  - {file: a.xlsx, sheet: 甲}\n  - {file: a.xlsx}\n  - {sheet: 甲}\n  - {skip: true}\n"
    assert [pin.line for pin in read(tmp_path, text).sheets] == [2, 3, 4, 5]


ASSUME_FAULTS = {
    "loan.amount_yuan: 万": "assume.loan.amount_yuan: there is no unit 万; expected one of 元, 百元, 千元, 万元,"
    " 百万元, 亿元; did you mean 万元?",
    "loan: 元": "assume.loan: expected RECORD.FIELD, such as loan.amount_yuan",
    "loan.bank: 元": "assume.loan.bank: bank (贷款金融机构) takes no unit",
    "loan.amount_yuan: [元]": "assume.loan.amount_yuan: found ['元']; expected text",
    "loan: {amount_yuan: 元}": "assume.loan: found {'amount_yuan': '元'}; expected text",
}


@pytest.mark.parametrize(("line", "fault"), ASSUME_FAULTS.items(), ids=ASSUME_FAULTS)
def test_a_faulty_assumption(tmp_path: Path, line: str, fault: str) -> None:
    assert wrong(tmp_path, f"assume:\n  {line}\n") == [f"2: {fault}"]


def test_an_assumption_under_two_names(tmp_path: Path) -> None:
    assert wrong(tmp_path, "assume:\n  loan.amount_yuan: 元\n  扶贫小额信贷.贷款金额: 元\n") == [
        "3: assume.扶贫小额信贷.贷款金额: stands on line 2 already; keep one of the two"
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- a\n", "1: 对照.yaml: found ['a']; expected keys with values"),
        ("a\n", "1: 对照.yaml: found 'a'; expected keys with values"),
        ("sheets: {a: b}\n", "1: sheets: found {'a': 'b'}; expected a list"),
        ("sheets: [a]\n", "1: sheets: found 'a'; expected keys with values"),
        ("shets: []\n", "1: shets: there is no such key; did you mean sheets?"),
        ("assume: [a]\n", "1: assume: found ['a']; expected keys with values"),
    ],
)
def test_a_file_of_the_wrong_shape(tmp_path: Path, text: str, fault: str) -> None:
    assert wrong(tmp_path, text) == [fault]


def test_all_faults_are_told_at_once_in_both_languages(tmp_path: Path) -> None:
    text = """\
sheets:
  - a
  - record: lone
    sheet: [甲]
    header_rows: 0
    columns: {I: {field: bank, unit: [元]}}
  - skip: perhaps
    record: loan
    columns: {J: bnk}
assume:
  loan.bank: 元
"""
    assert [(line, zh) for _, line, zh, _ in faults_of(lambda: read(tmp_path, text), MappingFaultsError)] == [
        (2, "sheets：写的是 'a'；应为键和值"),
        (3, "record：没有记录种类 lone；是不是 loan？"),
        (4, "sheet：写的是 ['甲']；应为文字"),
        (5, "header_rows：写的是 '0'；应为相连的 1 到 3 行，如 3、[3, 4] 或 3-4"),
        (6, "columns.I.unit：写的是 ['元']；应为文字"),
        (7, "skip：写的是 'perhaps'；应为 true 或 false"),
        (9, "columns.J：扶贫小额信贷没有字段 bnk；是不是 bank？"),
        (11, "assume.loan.bank：贷款金融机构（bank）不用单位"),
    ]


NOT_ALLOWED = {
    "tag": ("sheets: [{sheet: !!str 甲}]\n", ["1: tags are not allowed: tag:yaml.org,2002:str"]),
    "object": (
        "assume: !!python/object:os.system x\n",
        ["1: tags are not allowed: tag:yaml.org,2002:python/object:os.system"],
    ),
    "alias": (
        "sheets:\n  - &x {sheet: 甲}\n  - *x\n",
        ["2: anchors (&) are not allowed", "3: aliases (*) are not allowed"],
    ),
    "key twice": ("assume: {}\nsheets: []\nassume: {}\n", ["3: the key assume stands twice"]),
    "20 levels": (f"sheets: {'[' * 19}甲{']' * 19}\n", ["1: sheets: found "]),
    "21 levels": (f"sheets: {'[' * 20}甲{']' * 20}\n", ["1: is nested deeper than 20 levels"]),
    "1 MB": ("#" * 1_000_001, ["1: the file is larger than 1,000,000 bytes"]),
    "nothing": ("", ["1: the file is empty"]),
    "two documents": ("sheets: []\n---\n", ["2: a second ---; a file holds one document"]),
}


@pytest.mark.parametrize(("text", "expected"), NOT_ALLOWED.values(), ids=NOT_ALLOWED)
def test_what_no_yaml_may_hold(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = wrong(tmp_path, text)
    assert len(found) == len(expected)
    assert all(map(str.startswith, found, expected)), found


@pytest.mark.parametrize("text", ["no", "012345", "12:30:45", "1e3", "2018-08-28", "~", "0x1F"])
def test_names_stay_as_they_are_written(tmp_path: Path, text: str) -> None:
    (pin,) = read(tmp_path, f"sheets: [{{sheet: {text}, columns: {{{text}: ''}}}}]\n").sheets
    assert pin.sheet == text
    assert list(pin.columns) == [text]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert english(lambda: read_pins(tmp_path / "no.yaml"), MappingFaultsError) == [
        "no.yaml:1: can't be opened: No such file or directory"
    ]


def test_file_and_options_together(tmp_path: Path) -> None:
    path = tmp_path / "对照.yaml"
    path.write_text("assume: {loan.amount_yuan: 万元}\n", encoding="utf-8")
    assert pins_of(None, ()) == Pins()
    assert pins_of(None, ["loan.term_months=年"]) == Pins(assumed={("loan", "term_months"): YEAR})
    assert set(pins_of(path, ["loan.term_months=年"]).assumed) == {("loan", "amount_yuan"), ("loan", "term_months")}
    with pytest.raises(UsageError, match="contradicts the mapping file"):
        pins_of(path, ["loan.amount_yuan=元"])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_whatever_stands_in_it_there_are_pins_or_faults(tmp_path: Path, chance: random.Random) -> None:
    data = yaml.load(GOOD, Loader=yaml.BaseLoader)
    for _ in range(chance.randint(1, 3)):
        data = distorted(data, chance)
    try:
        read(tmp_path, yaml.safe_dump(data, allow_unicode=True))
    except MappingFaultsError as error:
        assert error.text.zh
        # Pydantic's own words would say that a kind of error has none of ours
        assert "Input should" not in error.text.en
