"""Parquet and frames: what a program wrote, to the digit, under the record's number."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin.model.cell import float_text
from fupin.model.errors import UnreadableInputError
from fupin.reading.formats.records import read_frame, read_parquet
from fupin.reading.raw import Addressing, RawSheet
from support.sheets import found, read, values

CHINA = timezone(timedelta(hours=8))


def parquet(tmp_path: Path, **columns: Any) -> RawSheet:
    path = tmp_path / "loan.parquet"
    pq.write_table(pa.table(columns), path)
    (sheet,) = read_parquet(path)
    return sheet


def column(sheet: RawSheet, at: int = 0) -> list[str | None]:
    texts: list[str | None] = sheet.columns[at].to_pylist()
    return texts


def faults(sheet: RawSheet) -> dict[tuple[int, int], str]:
    return {place: reading.problem.value if reading.problem else "" for place, reading in sheet.faults.items()}


def test_a_parquet_sheet_has_names_and_record_numbers(tmp_path: Path) -> None:
    sheet = parquet(tmp_path, loan_id=["1", "2"], county=["甲", None])
    assert (sheet.name, sheet.header, sheet.addressing) == (None, ("loan_id", "county"), Addressing.LINE)
    assert sheet.rows.tolist() == [1, 2]
    reading = read(sheet)
    assert reading.header_rows == ()
    assert (reading.row(1), reading.cell(1, "county"), reading.text(1, "county")) == (2, "2:2", None)


STRINGS = ["0017", None, "", "甲"]


@pytest.mark.parametrize(
    ("values_", "expected", "problems"),
    [
        (pa.array(STRINGS), ["0017", None, "", "甲"], {}),
        (pa.array(STRINGS, pa.large_string()), ["0017", None, "", "甲"], {}),
        (pa.array(STRINGS).dictionary_encode(), ["0017", None, "", "甲"], {}),
        (pa.array([1, None, 130123198001011234], pa.int64()), ["1", None, "130123198001011234"], {}),
        (pa.array([255, 0], pa.uint8()), ["255", "0"], {}),
        (pa.array([18446744073709551615], pa.uint64()), ["18446744073709551615"], {}),
        (pa.array([1, 2, 1], pa.int32()).dictionary_encode(), ["1", "2", "1"], {}),
        (pa.array([True, None, False]), ["true", None, "false"], {}),
        (pa.array([0.1 + 0.2, None, 5.0, -0.0, 1e-5]), ["0.3", None, "5", "0", "0.00001"], {}),
        (pa.array([1e15, 5.5, -2e16]), ["1e+15", "5.5", "-2e+16"], {(0, 0): "DATA08", (2, 0): "DATA08"}),
        (
            pa.array([float("nan"), float("inf"), 1.0, None]),
            ["nan", "inf", "1", None],
            {(0, 0): "DATA01", (1, 0): "DATA01"},
        ),
        (pa.array([0.1, 50000.01, None, 1e-8], pa.float32()), ["0.1", "50000.01", None, "0.00000001"], {}),
        (pa.array([16777215, 16777216], pa.float32()), ["16777215", "16777216"], {(1, 0): "DATA08"}),
        (pa.array([float("nan"), 0.5], pa.float32()), ["nan", "0.5"], {(0, 0): "DATA01"}),
        (pa.array([0.5, 2048, None], pa.float16()), ["0.5", "2048", None], {(1, 0): "DATA08"}),
        (
            pa.array([Decimal("5.2000"), None, Decimal("-0.0001"), Decimal("100.0000")]),
            ["5.2", None, "-0.0001", "100"],
            {},
        ),
        (pa.array([Decimal("0.0000001")], pa.decimal128(20, 7)), ["0.0000001"], {}),
        (pa.array([Decimal("1234567890123456789012.5")], pa.decimal256(50, 2)), ["1234567890123456789012.5"], {}),
        (pa.array([100, 50], pa.decimal128(5, 0)), ["100", "50"], {}),
        (pa.array([date(2018, 8, 28), None]), ["2018-08-28", None], {}),
        (pa.array([datetime(2018, 8, 28), datetime(2018, 8, 28, 9, 30)]), ["2018-08-28", "2018-08-28 09:30:00"], {}),
        (pa.array([datetime(2018, 8, 28)], pa.timestamp("ns")), ["2018-08-28"], {}),
        (pa.array([datetime(2018, 8, 28, tzinfo=UTC)]), ["2018-08-28"], {}),
        (pa.array([datetime(2018, 8, 27, 16, tzinfo=UTC)]), ["2018-08-27 16:00:00+00:00"], {}),
        (pa.array([None, None]), [None, None], {}),
        (pa.array([time(9, 30), None]), ['"09:30:00"', None], {(0, 0): "DATA01"}),
        (pa.array([b"x", None, b"x"]), ["\"b'x'\"", None, "\"b'x'\""], {(0, 0): "DATA01", (2, 0): "DATA01"}),
        (pa.array([[1], None]), ["[1]", None], {(0, 0): "DATA01"}),
        (pa.array([{"a": 1}]), ['{"a": 1}'], {(0, 0): "DATA01"}),
    ],
)
def test_parquet_types(
    tmp_path: Path, values_: pa.Array, expected: list[str | None], problems: dict[tuple[int, int], str]
) -> None:
    sheet = parquet(tmp_path, a=values_)
    assert column(sheet) == expected
    assert faults(sheet) == problems


def test_a_type_that_only_its_inventor_knows_is_read_where_it_is_stored_as_text(tmp_path: Path) -> None:
    known = pa.ExtensionArray.from_storage(pa.json_(), pa.array(["5", None]))
    strange = pa.ExtensionArray.from_storage(pa.uuid(), pa.array([b"0" * 16, None], pa.binary(16)))
    sheet = parquet(tmp_path, known=known, strange=strange)
    assert column(sheet) == ["5", None]
    assert column(sheet, 1)[1] is None
    assert faults(sheet) == {(0, 1): "DATA01"}


def test_row_groups_are_one_column(tmp_path: Path) -> None:
    path = tmp_path / "loan.parquet"
    pq.write_table(
        pa.table({"loan_id": ["1", "2", "3"], "kind": pa.array(["a", "b", "a"]).dictionary_encode()}),
        path,
        row_group_size=1,
    )
    (sheet,) = read_parquet(path)
    assert [column(sheet, 0), column(sheet, 1)] == [["1", "2", "3"], ["a", "b", "a"]]


def test_an_empty_parquet_file_has_its_columns(tmp_path: Path) -> None:
    sheet = parquet(tmp_path, loan_id=pa.array([], pa.string()), amount_yuan=pa.array([], pa.float64()))
    assert (sheet.header, len(sheet.rows)) == (("loan_id", "amount_yuan"), 0)
    assert read(sheet).table.rows == 0


def test_what_is_no_parquet_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 nothing PAR1")
    with pytest.raises(UnreadableInputError) as caught:
        read_parquet(path)
    assert caught.value.text.en == "not an intact Parquet file"


def test_problems_of_a_parquet_file_stand_at_record_and_column(tmp_path: Path) -> None:
    sheet = parquet(tmp_path, loan_id=["1", "2"], amount_yuan=[float("nan"), 5000.0], annual_rate=[0.0435, 1e15])
    reading = read(sheet)
    assert found(reading) == [("DATA01", "1:2", "amount_yuan", "nan"), ("DATA08", "2:3", "annual_rate", "1e+15")]
    assert values(reading, "amount_yuan") == [None, "5000"]
    assert values(reading, "annual_rate") == ["0.0435", None]


def test_a_point_in_universal_time_that_is_another_day_in_china_is_no_date(tmp_path: Path) -> None:
    issued = [datetime(2018, 8, 28, tzinfo=UTC), datetime(2018, 8, 27, 16, tzinfo=UTC)]
    reading = read(parquet(tmp_path, loan_id=["1", "2"], issued_on=issued))
    assert values(reading, "issued_on") == ["2018-08-28", None]
    assert [row[:2] for row in found(reading)] == [("DATA07", "2:2")]


def frame(**columns: Any) -> RawSheet:
    return read_frame(pd.DataFrame(columns))


def test_a_frame_has_the_names_of_its_columns_as_text() -> None:
    sheet = read_frame(pd.DataFrame([["1", "甲"]], columns=["loan_id", 2018], index=["x"]))
    assert (sheet.name, sheet.header, sheet.rows.tolist()) == (None, ("loan_id", "2018"), [1])


@pytest.mark.parametrize(
    ("series", "expected", "problems"),
    [
        (pd.Series(["0017", None, "甲"]), ["0017", None, "甲"], {}),
        (pd.Series(["0017", None, float("nan"), pd.NA], dtype=object), ["0017", None, None, None], {}),
        (pd.Series(["a", None], dtype="string"), ["a", None], {}),
        (pd.Series(["a", None, "b"], dtype="category"), ["a", None, "b"], {}),
        (pd.Series([2, 1, 2], dtype="category"), ["2", "1", "2"], {}),
        (
            pd.Series([1, "x", 2.5, True, None, Decimal("5.20")], dtype=object),
            ["1", "x", "2.5", "true", None, "5.2"],
            {},
        ),
        (pd.Series([1, None], dtype="Int64"), ["1", None], {}),
        (pd.Series([1.5, None], dtype="Float64"), ["1.5", None], {}),
        (pd.Series([True, None], dtype="boolean"), ["true", None], {}),
        (pd.Series([1.0, float("nan"), 0.1 + 0.2]), ["1", None, "0.3"], {}),
        (pd.Series([float("inf"), 1e15]), ["inf", "1e+15"], {(0, 0): "DATA01", (1, 0): "DATA08"}),
        (pd.Series([0.1], dtype="float32"), ["0.1"], {}),
        (pd.Series([1, 2], dtype="int8"), ["1", "2"], {}),
        (pd.Series([True, False]), ["true", "false"], {}),
        (pd.Series(["2018-08-28", None], dtype="datetime64[ns]"), ["2018-08-28", None], {}),
        (pd.Series([date(2018, 8, 28), pd.NaT], dtype=object), ["2018-08-28", None], {}),
        (pd.Series(pd.to_datetime(["2018-08-28 09:30"])), ["2018-08-28 09:30:00"], {}),
        (pd.Series([datetime(2018, 8, 28, tzinfo=CHINA)]), ["2018-08-28"], {}),
        (pd.Series([np.int64(5), np.float64(0.5), np.bool_(True)], dtype=object), ["5", "0.5", "true"], {}),
        (pd.Series([[1], None], dtype=object), ["[1]", None], {(0, 0): "DATA01"}),
        (pd.Series([Decimal("NaN"), Decimal("1e100")], dtype=object), [None, "1E+100"], {(1, 0): "DATA01"}),
        (
            pd.Series([float("inf"), 2e15, "x"], dtype=object),
            ["inf", "2e+15", "x"],
            {(0, 0): "DATA01", (1, 0): "DATA08"},
        ),
        (pd.Series([1 + 2j]), ['"(1+2j)"'], {(0, 0): "DATA01"}),
        (pd.Series(pd.period_range("2018", periods=1, freq="Y")), ['"2018"'], {(0, 0): "DATA01"}),
        (pd.Series(pd.arrays.SparseArray([0, 1])), ["0", "1"], {}),
    ],
    ids=lambda value: str(value.dtype) if isinstance(value, pd.Series) else "",
)
def test_frame_types(series: pd.Series, expected: list[str | None], problems: dict[tuple[int, int], str]) -> None:
    sheet = read_frame(pd.DataFrame({"a": series}))
    assert column(sheet) == expected
    assert faults(sheet) == problems


def test_two_columns_of_one_name_are_both_there() -> None:
    sheet = read_frame(pd.DataFrame([["1", "5", "6"]], columns=["loan_id", "amount_yuan", "amount_yuan"]))
    reading = read(sheet)
    assert values(reading, "amount_yuan") == [None]
    problem = reading.problems[0]
    assert (problem.code.value, problem.cell, problem.row) == ("DATA13", None, None)
    assert problem.params == {"cells": "amount_yuan、amount_yuan"}


@given(st.lists(st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)), min_size=1, max_size=8))
def test_floats_are_written_as_their_writer_saw_them(numbers: list[float | None]) -> None:
    sheet = read_frame(pd.DataFrame({"a": pd.Series(numbers, dtype="float64")}))
    assert column(sheet) == [None if number is None else float_text(number) for number in numbers]


@given(st.lists(st.decimals(min_value=-(10**13), max_value=10**13, places=4), min_size=1, max_size=8))
def test_decimals_keep_their_digits_and_lose_the_zeros_of_their_type(numbers: list[Decimal]) -> None:
    sheet = frame(a=pd.Series(pa.array(numbers, pa.decimal128(18, 4)), dtype=pd.ArrowDtype(pa.decimal128(18, 4))))
    assert [Decimal(text or "") for text in column(sheet)] == numbers
    assert not any((text or "").endswith("0") and "." in (text or "") for text in column(sheet))
