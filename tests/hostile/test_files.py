"""Each hostile file ends within its limits, with its reason, and leaves the next file alone."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest

from fupin.model.errors import UnreadableInputError
from fupin.reading.files import NamedSheet
from fupin.reading.guard.child import ReaderDiedError, read_guarded, run_guarded
from fupin.reading.guard.inspection import inspect_file
from fupin.reading.guard.limits import LimitExceededError, Limits
from support.hostile import HOSTILE, Hostile
from support.hostile.costs import Meter
from support.hostile.workbooks import workbook

LIMITS = Limits()
REFUSAL_MB = 250.0
READER_KNOWS = (".xlsx", ".xls", ".ods", ".csv", ".json", ".jsonl", ".parquet")


def test_there_are_many_of_them() -> None:
    assert len(HOSTILE) >= 150
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_ends_within_its_limits_with_its_reason(hostile: Hostile, tmp_path: Path) -> None:
    path = hostile.write(tmp_path)
    meter = Meter()
    try:
        sheets = guarded(hostile, path)
    except UnreadableInputError as error:
        assert hostile.refused, error.text.en
        assert any(says in error.text.en for says in hostile.says), error.text.en
        assert_documented(error)
    else:
        assert not hostile.refused, "it was read"
        assert_holds(sheets, dict(hostile.cells))
    if hostile.refused and not hostile.costly:
        cost = meter.cost()
        assert cost.memory_mb is None or cost.memory_mb < REFUSAL_MB


def guarded(hostile: Hostile, path: Path) -> list[NamedSheet]:
    """Reads a file within limits; of formats that the reader doesn't know, only looks through it."""
    if hostile.ending in READER_KNOWS or hostile.refused:
        return list(read_guarded(path, LIMITS).sheets)
    run_guarded(LIMITS, inspect_file, path, LIMITS)
    return []


def assert_documented(error: UnreadableInputError) -> None:
    assert re.search("[\u4e00-\u9fff]", error.text.zh)
    assert error.text.en
    assert "Traceback" not in error.text.en
    assert not isinstance(error, ReaderDiedError), error.text.en
    if isinstance(error, LimitExceededError):
        for text in error.text:
            assert f"--limit {error.name}=" in text
            assert f"{getattr(LIMITS, error.name):,}" in text


def assert_holds(sheets: list[NamedSheet], cells: dict[str, str]) -> None:
    for place, text in cells.items():
        raw = sheets[0].raw
        found = {
            raw.cell(int(row), column): texts[at].as_py()
            for at, row in enumerate(raw.rows)
            for column, texts in enumerate(raw.columns)
        }
        assert found[place] == text


LIFTED = {
    "1,001 entries": {"entries": 1_001},
    "2,001 columns": {"columns": 2_001},
    "csv with 2,001 commas": {"columns": 5_000},
    "csv with a long line": {"record_mb": 2},
    "ods columns repeated": {"columns": 16_384},
    "xls with two corner cells": {"box": 10**9},
}


@pytest.mark.parametrize("name", LIFTED)
def test_a_limit_that_is_lifted_lets_the_file_pass(name: str, tmp_path: Path) -> None:
    hostile = next(each for each in HOSTILE if each.name == name)
    path = hostile.write(tmp_path)
    limits = Limits.of(LIFTED[name])
    run_guarded(limits, inspect_file, path, limits)


def test_the_batch_goes_on(tmp_path: Path) -> None:
    good = tmp_path / "good.xlsx"
    good.write_bytes(workbook())
    for hostile in HOSTILE[::25]:
        with contextlib.suppress(UnreadableInputError):
            guarded(hostile, hostile.write(tmp_path))
        sheets = read_guarded(good, LIMITS).sheets
        assert [sheet.name for sheet in sheets] == ["扶贫小额信贷"]
