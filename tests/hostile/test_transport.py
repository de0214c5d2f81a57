"""What comes back from the reading process: the same, and nothing that acts."""

from __future__ import annotations

import io
import os
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from fupin.model.cell import Reading
from fupin.model.problems import ProblemCode
from fupin.reading.guard.child import read_guarded
from fupin.reading.guard.transport import BrokenOffError, TransportError, receive, send
from fupin.reading.raw import Addressing, RawSheet


def there_and_back(value: Any) -> Any:
    stream = io.BytesIO()
    send(stream, value)
    stream.seek(0)
    return receive(stream)


def test_a_sheet_comes_back_as_it_was() -> None:
    fault = Reading(None, filled=True, problem=ProblemCode.ERROR_CELL)
    columns = [pa.array(["a", None, "长"]), pa.array([None, "", "1"])]
    rows = np.array([1, 2, 5])
    raw = RawSheet("表", columns, rows, Addressing.A1, faults={(1, 0): fault}, epoch=date(1899, 12, 30))
    back = there_and_back(raw)
    assert [column.to_pylist() for column in back.columns] == [column.to_pylist() for column in columns]
    assert back.rows.tolist() == rows.tolist()
    assert (back.name, back.addressing, back.faults, back.epoch) == (raw.name, raw.addressing, raw.faults, raw.epoch)


@pytest.mark.parametrize(
    "value",
    [
        pa.nulls(5, pa.string()),
        pa.array([Decimal("1.50"), None], pa.decimal128(10, 2)),
        pa.array([date(2018, 5, 1), None]),
        pa.array([True, None]),
        pa.array(["a"] * 1000).slice(10, 2),
    ],
)
def test_columns_come_back(value: pa.Array) -> None:
    back = there_and_back(value)
    assert back.equals(value)
    assert back.type == value.type


def test_a_part_of_a_column_leaves_the_rest_behind() -> None:
    stream = io.BytesIO()
    send(stream, pa.array(["长" * 100] * 10_000).slice(5000, 3))
    assert stream.tell() < 5000


@pytest.mark.parametrize("value", [os.system, eval, print, there_and_back, read_guarded, io.BytesIO, RawSheet.cell])
def test_what_acts_is_not_let_in(value: Any) -> None:
    stream = io.BytesIO()
    try:
        send(stream, value)
    except TypeError:  # not even written
        return
    stream.seek(0)
    with pytest.raises(TransportError):
        receive(stream)


def test_what_breaks_off_is_told_from_what_is_wrong() -> None:
    stream = io.BytesIO()
    send(stream, pa.array(["a", "b"]))
    whole = stream.getvalue()
    for end in (0, 5, 17, len(whole) // 2, len(whole) - 1):
        with pytest.raises(BrokenOffError):
            receive(io.BytesIO(whole[:end]))
    with pytest.raises(TransportError, match="sizes"):
        receive(io.BytesIO(b"\xff" * 100))
    with pytest.raises(TransportError, match="Unpickling"):
        receive(io.BytesIO(whole[:16] + whole[16:32] + b"x" * (len(whole) - 32)))
